//! The pages that lead to offers: the first one, those of needs, towns and their parts, and the booklet of all.
//! They count and group; nothing is ranked, for nobody has said what they look for.

use maud::{Markup, html};
use nahbei_catalogue::{ContactKind, District, Language, Need, Term, Town};

use super::frame::Frame;
use super::shelf::{Kept, Shelf, is_in};
use super::texts::Texts;
use super::{BOOKLET, describe, offer};

/// The page of a need, by its number in addresses, which tells nothing to whoever looks over a shoulder.
pub fn need_file(need: Need) -> String {
    format!("need-{}.html", need_number(need))
}

/// As in `docs/url.md`: the place in the list, from 1.
pub fn need_number(need: Need) -> usize {
    Need::ALL.iter().position(|other| *other == need).map_or(0, |at| at + 1)
}

/// What the browser's history keeps.
pub fn need_title(need: Need, texts: &Texts) -> String {
    texts.get(&if need == Need::Violence {
        "plain.neutral.need".to_owned()
    } else {
        format!("need.{}", need.id())
    })
}

/// The page of a town.
pub fn town_file(town: &Town) -> String {
    format!("town-{}.html", slug(&town.id))
}

/// The page of a part of a town.
pub fn district_file(town: &Town, district: &District) -> String {
    format!("town-{}-{}.html", slug(&town.id), slug(&district.name))
}

/// A name in letters that every web space reads alike.
fn slug(name: &str) -> String {
    let mut slug = String::with_capacity(name.len());
    for letter in name.to_lowercase().chars() {
        match letter {
            'a'..='z' | '0'..='9' => slug.push(letter),
            'ä' => slug.push_str("ae"),
            'ö' => slug.push_str("oe"),
            'ü' => slug.push_str("ue"),
            'ß' => slug.push_str("ss"),
            _ if !slug.is_empty() && !slug.ends_with('-') => slug.push('-'),
            _ => {}
        }
    }
    slug.trim_end_matches('-').to_owned()
}

/// The first page: all needs, towns and their parts.
pub fn first(shelf: &Shelf<'_>, frame: &Frame<'_>) -> Markup {
    let texts = frame.texts;
    let of_need = |need: Need| shelf.kept.iter().filter(|kept| helps(kept, need)).count();
    html! {
        h1 { (texts.get("plain.title")) }
        p.lead { (texts.get("plain.lead")) }
        h2 { (texts.get("plain.needs")) }
        ul.columns {
            @for need in Need::ALL {
                li { a href=(need_file(*need)) { (texts.get(&format!("need.{}", need.id()))) } " " (count(of_need(*need))) }
            }
        }
        h2 { (texts.get("plain.places")) }
        @for town in &shelf.site.towns {
            h3 { a href=(town_file(town)) { (town.name) } " " (count(shelf.of_town(town).count())) }
            ul.columns {
                @for district in &town.districts {
                    @let offers = shelf.of_district(town, district).len();
                    @if offers > 0 {
                        li { a href=(district_file(town, district)) { (district.name) } " " (count(offers)) }
                    }
                }
            }
        }
        h2 { (texts.get("plain.booklet")) }
        p { a href=(BOOKLET) { (texts.get("plain.booklet.lead")) } }
    }
}

/// The page of a need: its offers town by town, then what is everywhere.
pub fn need(need: Need, shelf: &Shelf<'_>, frame: &Frame<'_>) -> Markup {
    let texts = frame.texts;
    let several = shelf.site.towns.len() > 1;
    let everywhere: Vec<_> = shelf.everywhere().filter(|kept| helps(kept, need)).collect();
    html! {
        h1 { (texts.get(&format!("need.{}", need.id()))) }
        p { a href={ "../#r?n=" (need_number(need)) } { (texts.get("plain.app")) } }
        @for town in &shelf.site.towns {
            @let offers: Vec<_> = shelf.of_town(town).filter(|kept| helps(kept, need)).collect();
            @if several || !offers.is_empty() {
                h2 { (texts.with("plain.of-town", &[("town", &town.name)])) }
                (list(&offers, texts))
            }
        }
        @if !everywhere.is_empty() {
            h2 { (texts.get("plain.everywhere")) }
            (list(&everywhere, texts))
        }
    }
}

/// The page of a town: part by part, then what lies in none of them.
pub fn town(town: &Town, shelf: &Shelf<'_>, frame: &Frame<'_>) -> Markup {
    let texts = frame.texts;
    let rest: Vec<_> = shelf
        .of_town(town)
        .filter(|kept| !town.districts.iter().any(|district| is_in(kept.offer, district)))
        .collect();
    html! {
        h1 { (texts.with("plain.of-town", &[("town", &town.name)])) }
        p { a href={ "../#r?p=" (town.id) } { (texts.get("plain.app")) } }
        @for district in &town.districts {
            @let offers = shelf.of_district(town, district);
            @if !offers.is_empty() {
                h2 { a href=(district_file(town, district)) { (district.name) } }
                (list(&offers, texts))
            }
        }
        @if !rest.is_empty() {
            h2 { (texts.with("plain.elsewhere", &[("town", &town.name)])) }
            (list(&rest, texts))
        }
        h2 { (texts.get("plain.everywhere")) }
        (list(&shelf.everywhere().collect::<Vec<_>>(), texts))
    }
}

/// The page of a part of a town.
pub fn district(town: &Town, district: &District, shelf: &Shelf<'_>, frame: &Frame<'_>) -> Markup {
    let texts = frame.texts;
    html! {
        h1 { (texts.with("plain.in-place", &[("place", &district.name)])) }
        (list(&shelf.of_district(town, district), texts))
        p { a href=(town_file(town)) { (texts.with("plain.of-town", &[("town", &town.name)])) } }
    }
}

/// Every offer after the other, for paper.
pub fn booklet(shelf: &Shelf<'_>, frame: &Frame<'_>) -> Markup {
    let texts = frame.texts;
    html! {
        h1 { (texts.get("plain.booklet")) }
        p.lead { (texts.get("plain.booklet.lead")) }
        @for town in &shelf.site.towns {
            h2 { (texts.with("plain.of-town", &[("town", &town.name)])) }
            @for kept in shelf.of_town(town) { (offer::entry(kept.offer, texts)) }
        }
        h2 { (texts.get("plain.everywhere")) }
        @for kept in shelf.everywhere() { (offer::entry(kept.offer, texts)) }
    }
}

fn helps(kept: &Kept<'_>, need: Need) -> bool {
    kept.offer.needs.known().is_some_and(|needs| needs.contains(&need))
}

fn count(offers: usize) -> Markup {
    html! { span.small { "(" (offers) ")" } }
}

/// Offers with what they are for, who helps, and a number to call at once.
fn list(offers: &[&Kept<'_>], texts: &Texts) -> Markup {
    if offers.is_empty() {
        return html! { p { (texts.get("plain.none")) } };
    }
    html! {
        ul.offers {
            @for kept in offers {
                @let (of, name) = kept.offer.name.get(Language::GERMAN);
                li {
                    a href=(offer::file(kept.offer)) lang=(of) { (name) }
                    @if let Some(summary) = kept.offer.summary.known() { " " span { (summary.get(Language::GERMAN).1) } }
                    p.small {
                        (kept.offer.provider.name.get(Language::GERMAN).1)
                        @if let Some(support) = kept.offer.support.known() { " · " (describe::terms(texts, "support", support)) }
                        @for contact in kept.offer.contacts.iter().filter(|contact| contact.kind == ContactKind::Phone).take(1) {
                            @if let Some(href) = contact.href() { " · " a href=(href) { (contact.value) } }
                        }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_becomes_letters_that_every_web_space_reads_alike() {
        for (name, file) in [
            ("Büblingshausen", "bueblingshausen"),
            ("Stoppelberger Hohl", "stoppelberger-hohl"),
            ("Nauborner Straße", "nauborner-strasse"),
            ("Nieder-/Oberndorf (Süd)", "nieder-oberndorf-sued"),
            ("../x", "x"),
        ] {
            assert_eq!(slug(name), file);
        }
    }

    #[test]
    fn needs_have_the_numbers_of_the_address() {
        let documented = include_str!("../../../../docs/url.md");
        for need in Need::ALL {
            let pair = format!("`{}` {}", need_number(*need), need.id());
            assert!(documented.contains(&pair), "{pair}");
        }
    }
}
