//! The coverage of towns as one HTML page without scripts, to read, to print and to hand on. It names no provider's
//! contact: it is about what is missing.

use super::age::Band;
use super::count::{Counted, TownCoverage};
use super::gap::{gaps, offers};
use super::reach::Spot;
use super::{picture, show};
use crate::labels::Labels;
use crate::lang::Lang;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use nahbei_catalogue::{Need, Term};

const STYLE: &str = include_str!("page.css");

/// The page.
pub fn html(site: &str, towns: &[TownCoverage<'_>], labels: &Labels, lang: Lang) -> String {
    let title = lang.pick(format!("{site}: wo Hilfe fehlt"), format!("{site}: where help is missing"));
    html! {
        (DOCTYPE)
        html lang=(lang.pick("de", "en")) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width";
                meta name="color-scheme" content="light dark";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                main {
                    h1 { (title) }
                    p {
                        (lang.pick(
                            "Gezählt ist, was Angebote selbst angeben. „Nicht angegeben“ heißt nicht „nein“ und steht für sich.",
                            "Counted is what offers state. “Not stated” does not mean “no” and stands apart.",
                        ))
                    }
                    @if towns.len() > 1 {
                        ul { @for town in towns { li { a href=(format!("#{}", town.town.id)) { (town.town.name) } } } }
                    }
                    @for town in towns { (of_town(town, labels, lang)) }
                }
            }
        }
    }
    .into_string()
}

fn of_town(town: &TownCoverage<'_>, labels: &Labels, lang: Lang) -> Markup {
    let picture = lang.pick("Bild", "picture");
    html! {
        section.town id=(town.town.id) {
            h2 { (town.town.name) }
            p { (show::headline(town, lang)) }
            h3 { (lang.pick("Lücken, die schlimmste zuerst", "Gaps, the worst first")) }
            ol.gaps {
                @for gap in gaps(town) { li { (gap.sentence(labels, town.distances.far_km, lang)) } }
            }
            h3 { (lang.pick("Nach Bedarf und Alter", "By need and age")) }
            section.scroll tabindex="0" aria-label=(format!("{picture} {}", town.town.name)) {
                (picture::of_needs(town, labels, lang))
            }
            (needs(town, labels, lang))
            h3 { (lang.pick("Nach Ortsteil und Alter", "By district and age")) }
            (districts(town, lang))
            h3 { (lang.pick("Was Familien fernhält", "What keeps families out")) }
            (hurdles(town, lang))
        }
    }
}

fn needs(town: &TownCoverage<'_>, labels: &Labels, lang: Lang) -> Markup {
    let caption = lang.pick(
        "Angebote vor Ort: Fachkräfte / Ehrenamt / Selbsthilfe; – heißt: keines",
        "Local offers: professional / volunteer / self-help; – means none",
    );
    let local = |need: Need, is_counted: fn(&Counted<'_>) -> bool| {
        town.local().filter(|counted| counted.has(need) && is_counted(counted)).count()
    };
    let rows = Need::ALL.iter().copied().map(|need| {
        html! {
            tr {
                th scope="row" { (labels.need(need)) }
                @for band in Band::ALL {
                    @let [professional, volunteer, self_help] = town.by_support(need, band);
                    @if professional + volunteer + self_help > 0 {
                        td { (professional) " / " (volunteer) " / " (self_help) }
                    } @else if show::is_expected(need, band) {
                        td.missing { "–" }
                    } @else {
                        td {}
                    }
                }
                td { (local(need, |counted| counted.stages.is_none())) }
                td { (local(need, |counted| counted.offer.support.is_not_stated())) }
                td { (town.remote().filter(|counted| counted.has(need)).count()) }
            }
        }
    });
    let last = lang.pick(
        ["Alter nicht angegeben", "Art nicht angegeben", "Telefon, online, bundesweit"],
        ["age not stated", "support not stated", "phone, online, nationwide"],
    );
    table(caption, lang.pick("Bedarf", "need"), &last, rows, town, lang)
}

fn districts(town: &TownCoverage<'_>, lang: Lang) -> Markup {
    let at = |spot: Spot| town.offers.iter().filter(move |counted| counted.spots.contains(&spot));
    let school = |spot: Spot| {
        at(spot).filter(|counted| counted.is_for(Band::FourToFive) || counted.is_for(Band::SixToTen)).count()
    };
    let spots: Vec<Spot> = town
        .spots()
        .into_iter()
        .filter(|spot| matches!(spot, Spot::District(_)) || at(*spot).next().is_some())
        .collect();
    let most = spots.iter().map(|spot| school(*spot)).max().unwrap_or_default();
    let rows = spots.iter().copied().map(|spot| {
        html! {
            tr {
                th scope="row" { (show::spot(town, spot, lang)) }
                @for band in Band::ALL {
                    @let count = at(spot).filter(|counted| counted.is_for(band)).count();
                    @if count > 0 { td { (count) } } @else { td.missing { "–" } }
                }
                td { (at(spot).filter(|counted| counted.stages.is_none()).count()) }
                td { (school(spot)) " " (picture::bar(school(spot), most)) }
            }
        }
    });
    let caption = lang.pick("Angebote nach Ort; – heißt: keines", "Offers by place; – means none");
    let last = lang.pick(["Alter nicht angegeben", "4–10 zusammen"], ["age not stated", "4–10 together"]);
    table(caption, lang.pick("Ort", "place"), &last, rows, town, lang)
}

/// A table with a column for each band and some more, which can be scrolled on a narrow screen.
fn table(
    caption: &str,
    first: &str,
    last: &[&str],
    rows: impl Iterator<Item = Markup>,
    town: &TownCoverage<'_>,
    lang: Lang,
) -> Markup {
    html! {
        section.scroll tabindex="0" aria-label=(format!("{}: {caption}", town.town.name)) {
            table {
                caption { (caption) }
                thead {
                    tr {
                        th scope="col" { (first) }
                        @for band in Band::ALL { th scope="col" { (band.label(lang)) } }
                        @for name in last { th scope="col" { (name) } }
                    }
                }
                tbody { @for row in rows { (row) } }
            }
        }
    }
}

fn hurdles(town: &TownCoverage<'_>, lang: Lang) -> Markup {
    html! {
        p {
            (lang.pick(
                "Ob Bus oder Bahn fährt, ist hier nicht bekannt; Entfernungen sind Luftlinie.",
                "Whether a bus or train goes there is not known here; distances are as the crow flies.",
            ))
        }
        @for (name, hurdle) in show::hurdles(town, lang) {
            @let (standing, unknown) = show::standing(town, hurdle);
            h4 { (name) ": " (offers(standing.len(), lang)) }
            ul { @for counted in &standing { li { (counted.offer.name.get("de").1) } } }
            p { (lang.pick("Nicht angegeben bei ", "Not stated by ")) (offers(unknown, lang)) "." }
        }
    }
}
