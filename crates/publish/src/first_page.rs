//! What the first page knows of its site before the app is there: the towns to choose from, the people to call, and
//! where leaving leads.
//! It writes into the built `index.html`; what the page says otherwise stands in the source.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use nahbei_catalogue::{Language, Site};

use crate::legal::{self, LegalPage};
use crate::said;

/// Where the towns of a site stand; a site with one town needs no choice.
const TOWNS: &str = "<!-- towns -->";
/// Where the legal pages are linked.
const LEGAL: &str = "<!-- legal -->";
/// Where the people to call stand.
const PEOPLE: &str = "<!-- people -->";
/// Stands in the line that says that the offers are invented; a site whose offers are not loses that line.
const EXAMPLE: &str = "data-text=\"example\"";
/// The languages of the page, until the site says which.
const LANGUAGES: &str = "data-languages=\"de\"";
/// The link of the source, until the site says another.
const LEAVE_TO: &str = "href=\"https://www.wetter.com/\"";

/// Fills in the first page of the folder to publish.
///
/// # Errors
/// When the page cannot be read or written, or lacks one of the places.
pub fn fill(published: &Path, site: &Site, legal: &[LegalPage]) -> Result<()> {
    let path = published.join("index.html");
    let page = fs::read_to_string(&path)
        .context(said("index.html der App lässt sich nicht lesen", "the built index.html cannot be read"))?;
    for place in [TOWNS, PEOPLE, LEGAL, EXAMPLE, LANGUAGES, LEAVE_TO] {
        ensure!(
            page.contains(place),
            said(
                format!(
                    "in index.html der App fehlt `{place}`; dorthin zurücksetzen, wo die Worte der Seite hingehören"
                ),
                format!("index.html lacks `{place}`; put it back where the site's own words belong")
            )
        );
    }
    let leave_to =
        site.leave_to.as_ref().map_or(LEAVE_TO.to_owned(), |url| format!("href=\"{}\"", escape(url)));
    let lines = page.lines().filter(|line| site.example || !line.contains(EXAMPLE));
    let page = lines.collect::<Vec<_>>().join("\n");
    let page = page.replace(LANGUAGES, &format!("data-languages=\"{}\"", languages(site, published)));
    let page = page
        .replace(LEGAL, &links(legal))
        .replace(TOWNS, &towns(site))
        .replace(PEOPLE, &people(site))
        .replace(LEAVE_TO, &leave_to);
    fs::write(&path, page)?;
    Ok(())
}

/// The languages the site offers and the page can speak, German first.
fn languages(site: &Site, published: &Path) -> String {
    let wished = site.languages.iter().map(Language::code).filter(|code| *code != Language::GERMAN);
    let spoken = wished.filter(|code| published.join("texts").join(format!("{code}.json")).is_file());
    std::iter::once(Language::GERMAN).chain(spoken).collect::<Vec<_>>().join(" ")
}

/// A link for each town; the app knows it as a place by its id.
fn towns(site: &Site) -> String {
    if site.towns.len() < 2 {
        return String::new();
    }
    let link = |town: &nahbei_catalogue::Town| {
        let (key, name) = (escape(&town.id), escape(&town.name));
        format!("<li><a data-town=\"{key}\" href=\"#?p={key}\">{name}</a></li>")
    };
    let links: String = site.towns.iter().map(link).collect();
    format!(
        "<nav class=\"towns\" aria-labelledby=\"towns-title\"><h2 id=\"towns-title\" data-text=\"start.town\">In welcher Stadt leben Sie?</h2><ul>{links}</ul></nav>"
    )
}

/// The person to call in each town, for everybody who would rather speak than search.
fn people(site: &Site) -> String {
    let line = |town: &nahbei_catalogue::Town| {
        let name = escape(town.human.name.get(Language::GERMAN).1);
        let links = town.human.contacts.iter().filter_map(|contact| {
            let href = escape(&contact.href()?);
            Some(format!(" <a class=\"text-link\" href=\"{href}\"><bdi>{}</bdi></a>", escape(&contact.value)))
        });
        let website = town.website.iter().map(|url| {
            format!(
                " <a class=\"text-link\" rel=\"noreferrer\" href=\"{}\">{}</a>",
                escape(url),
                escape(&town.name)
            )
        });
        let links = links.take(1).chain(website).collect::<Vec<_>>().join(" ·");
        format!("<li data-people=\"{}\"><strong lang=\"de\">{name}</strong>{links}</li>", escape(&town.id))
    };
    site.towns.iter().map(line).collect()
}

/// The legal pages in the footer.
fn links(pages: &[LegalPage]) -> String {
    let link = |page: &LegalPage| {
        // The heading is HTML already.
        format!("<p lang=\"de\"><a href=\"{}/{}\">{}</a></p>", legal::FOLDER, page.file, page.title)
    };
    pages.iter().map(link).collect()
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::{escape, people, towns};

    fn site(names: &[&str]) -> nahbei_catalogue::Site {
        let town = |name: &&str| {
            serde_json::json!({"id": name.to_lowercase(), "name": name, "state": "SN", "lat": 51.15, "lon": 14.98,
                "catalogues": ["catalogue.json"],
                "contact": {"name": "Amt", "contacts": [{"kind": "phone", "value": "030 23125 001"}]}})
        };
        let towns: Vec<_> = names.iter().map(town).collect();
        let json = serde_json::json!({"format": 1, "name": "Nahbei", "towns": towns});
        nahbei_catalogue::read_site(&json.to_string()).0.unwrap()
    }

    #[test]
    fn one_town_needs_no_choice_and_several_link_to_their_places() {
        assert_eq!(towns(&site(&["Görlitz"])), "");
        let links = towns(&site(&["Görlitz", "Apolda"]));
        assert!(links.contains("data-town=\"apolda\" href=\"#?p=apolda\">Apolda</a>"), "{links}");
    }

    #[test]
    fn everybody_to_call_stands_on_the_first_page() {
        let people = people(&site(&["Görlitz", "Apolda"]));
        assert_eq!(people.matches("href=\"tel:").count(), 2, "{people}");
        assert!(people.contains("<li data-people=\"apolda\"><strong lang=\"de\">Amt</strong>"), "{people}");
    }

    #[test]
    fn names_are_text_and_never_markup() {
        assert_eq!(escape("<b>\"A&B\""), "&lt;b>&quot;A&amp;B&quot;");
    }
}
