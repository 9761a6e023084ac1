//! The sites of this project: read without a problem, rich enough to try everything, and honest about what is invented.
//! Whether their sentences are good is for people to say.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a site that cannot be read is a failed test")]

use jiff::civil::Date;
use nahbei_catalogue::{
    Age, Catalogue, ContactKind, CostKind, MAX_MONTHS, Need, Offer, Reach, Site, Stated, Status, Support,
    Term, read, read_site,
};
use serde_json::Value;
use std::path::PathBuf;

const TOWNS: [&str; 5] = ["ammerbuch", "apolda", "goerlitz", "lilienthal", "wetzlar"];

/// Where a family's child may be ten and not yet eleven.
const LAST_MONTH: u16 = 131;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../sites")
}

fn text(site: &str, file: &str) -> String {
    let path = folder().join(site).join(file);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn catalogue(site: &str) -> Catalogue {
    read(&text(site, "catalogue.json")).0
}

fn site(town: &str) -> Site {
    read_site(&text(town, "site.json")).0.unwrap()
}

/// Every folder with a catalogue.
fn sites() -> Vec<String> {
    let entries = std::fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap());
    let with_catalogue = entries.filter(|entry| entry.path().join("catalogue.json").exists());
    let mut sites: Vec<String> =
        with_catalogue.map(|entry| entry.file_name().into_string().unwrap()).collect();
    sites.sort();
    sites
}

/// The day a catalogue speaks for.
fn day(catalogue: &Catalogue) -> Date {
    catalogue.updated.unwrap()
}

/// The invented offers that families see.
fn examples(town: &str) -> Vec<Offer> {
    let catalogue = catalogue(town);
    let day = day(&catalogue);
    catalogue.offers.into_iter().filter(|offer| offer.example && offer.is_visible(day)).collect()
}

#[test]
fn there_is_a_site_for_each_of_the_five_towns_and_one_catalogue_for_all() {
    assert_eq!(sites(), ["ammerbuch", "apolda", "goerlitz", "helplines", "lilienthal", "wetzlar"]);
}

#[test]
fn every_catalogue_is_read_without_a_problem() {
    for site in sites() {
        let (catalogue, problems) = read(&text(&site, "catalogue.json"));
        let said: Vec<String> = problems.iter().map(ToString::to_string).collect();
        assert_eq!(said, Vec::<String>::new(), "{site}");
        assert!(catalogue.updated.is_some() && catalogue.licence.is_some(), "{site}");
    }
}

#[test]
fn every_site_is_read_without_a_problem_and_finds_its_catalogues() {
    for town in TOWNS {
        let (site, problems) = read_site(&text(town, "site.json"));
        let said: Vec<String> = problems.iter().map(ToString::to_string).collect();
        assert_eq!(said, Vec::<String>::new(), "{town}");
        for file in site.unwrap().towns.iter().flat_map(|town| &town.catalogues) {
            assert!(folder().join(town).join(file).exists(), "{town}: {file}");
        }
    }
}

#[test]
fn no_two_offers_of_a_site_share_a_code() {
    for town in TOWNS {
        let files = site(town).towns.into_iter().flat_map(|town| town.catalogues);
        let offers = files.flat_map(|file| read(&text(town, &file)).0.offers);
        let mut codes: Vec<(String, String)> = offers.map(|offer| (offer.code(), offer.id)).collect();
        codes.sort();
        for pair in codes.windows(2) {
            assert_ne!(pair[0].0, pair[1].0, "{town}: {} and {}", pair[0].1, pair[1].1);
        }
    }
}

#[test]
fn every_town_shows_at_least_forty_examples() {
    for town in TOWNS {
        let number = examples(town).len();
        assert!(number >= 40, "{town}: {number}");
    }
}

/// Which words of a closed list no example states.
fn lacking<T: Term>(offers: &[Offer], stated: impl Fn(&Offer) -> &Stated<Vec<T>>) -> Vec<&'static str> {
    let covers =
        |term: &T| offers.iter().any(|offer| stated(offer).known().is_some_and(|terms| terms.contains(term)));
    T::ALL.iter().filter(|term| !covers(term)).map(|term| term.id()).collect()
}

#[test]
fn the_examples_of_every_town_cover_every_need_every_reach_and_every_support() {
    for town in TOWNS {
        let offers = examples(town);
        assert_eq!(lacking::<Need>(&offers, |offer| &offer.needs), Vec::<&str>::new(), "{town}");
        assert_eq!(lacking::<Reach>(&offers, |offer| &offer.reach), Vec::<&str>::new(), "{town}");
        assert_eq!(lacking::<Support>(&offers, |offer| &offer.support), Vec::<&str>::new(), "{town}");
    }
}

fn months(age: Age) -> i32 {
    match age {
        Age::Unborn => -1,
        Age::Months(months) => i32::from(months),
    }
}

#[test]
fn the_examples_of_every_town_cover_every_age_from_before_birth_to_ten_years() {
    for town in TOWNS {
        let offers = examples(town);
        let ranges: Vec<_> = offers.iter().filter_map(|offer| offer.ages.known()).flatten().collect();
        let ages = std::iter::once(Age::Unborn).chain((0..=LAST_MONTH).map(Age::Months));
        for age in ages {
            let fits = ranges
                .iter()
                .any(|range| (months(range.youngest())..=months(range.oldest())).contains(&months(age)));
            assert!(fits, "{town}: {age:?}");
        }
        let narrow = ranges.iter().filter(|range| range.oldest() < Age::Months(MAX_MONTHS));
        assert!(narrow.count() >= 10, "{town}: too few ranges that end");
    }
}

/// Every optional field but the days of being shown, as an offer, a place or a line of hours may leave it open.
#[test]
fn every_optional_field_is_stated_by_some_example_of_every_town_and_left_open_by_another() {
    const OF_AN_OFFER: [&str; 25] = [
        "summary",
        "description",
        "what_you_get",
        "needs",
        "support",
        "intensity",
        "ages",
        "audience",
        "not_for",
        "reach",
        "places",
        "area",
        "access",
        "referral_by",
        "documents",
        "cost",
        "hours",
        "closures",
        "languages",
        "trust",
        "first_step",
        "waiting",
        "verified",
        "provider/kind",
        "provider/url",
    ];
    const OF_A_PLACE: [&str; 7] = ["name", "street", "district", "lat", "hidden", "step_free", "note"];
    const OF_HOURS: [&str; 4] = ["weekly", "by_appointment", "school_holidays", "note"];
    let mut wrong = Vec::new();
    for town in TOWNS {
        let file: Value = serde_json::from_str(&text(town, "catalogue.json")).unwrap();
        let shown: Vec<String> = examples(town).into_iter().map(|offer| offer.id).collect();
        let is_shown = |offer: &&Value| shown.iter().any(|id| offer["id"] == id.as_str());
        let offers: Vec<&Value> = file["offers"].as_array().unwrap().iter().filter(is_shown).collect();
        let inside = |list: &str| -> Vec<&Value> {
            offers.iter().filter_map(|offer| offer[list].as_array()).flatten().collect()
        };
        for (what, records, fields) in [
            ("an offer", &offers, &OF_AN_OFFER[..]),
            ("a place", &inside("places"), &OF_A_PLACE[..]),
            ("hours", &inside("hours"), &OF_HOURS[..]),
        ] {
            for field in fields {
                let has_field = |record: &&&Value| record.pointer(&format!("/{field}")).is_some();
                let stated = records.iter().filter(has_field).count();
                if stated == 0 || stated == records.len() {
                    wrong.push(format!(
                        "{town}: {field} is stated by {stated} of {}, as part of {what}",
                        records.len()
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_examples_of_every_town_have_prices_of_every_kind() {
    for town in TOWNS {
        let offers = examples(town);
        for kind in CostKind::ALL {
            let has =
                |offer: &&Offer| offer.cost.known().is_some_and(|cost| cost.kind == Stated::Known(*kind));
            assert!(offers.iter().any(|offer| has(&offer)), "{town}: {}", kind.id());
        }
    }
}

/// Ranges that the Bundesnetzagentur keeps free for films and books ("Drama-Rufnummern").
const FICTION: [&str; 5] = ["03023125", "06990009", "04066969", "02214710", "08999998"];

fn is_fiction(number: &str) -> bool {
    let national = number.replace("+49", "0").replace("0 (0)", "0").replace("0(0)", "0");
    let digits: String = national.chars().filter(char::is_ascii_digit).collect();
    FICTION.iter().any(|range| digits.strip_prefix(range).is_some_and(|rest| rest.len() == 3))
}

#[test]
fn numbers_of_fiction_are_told_from_numbers_that_ring() {
    for (number, fiction) in [
        ("030 23125 000", true),
        ("030 23125-999", true),
        ("0221 4710-123", true),
        ("+49 30 23125 415", true),
        ("+49 (0)30 23125 415", true),
        ("030 23125 00", false),
        ("030 23126 000", false),
        ("116 111", false),
        ("03644 650300", false),
    ] {
        assert_eq!(is_fiction(number), fiction, "{number}");
    }
}

/// Runs of digits in a text that somebody might dial: six digits or more, with what stands between them in numbers.
fn numbers(text: &str) -> Vec<String> {
    let belongs = |letter: char| letter.is_ascii_digit() || " -–/()+\u{a0}".contains(letter);
    let digits = |run: &&str| run.chars().filter(char::is_ascii_digit).count() >= 6;
    text.split(|letter| !belongs(letter)).filter(digits).map(|run| run.trim().to_owned()).collect()
}

/// Every text a family reads in these values; days and postal codes are no numbers to dial.
fn texts_to_read(value: &Value) -> Vec<String> {
    let is_date = |text: &str| text.len() == 10 && text.bytes().filter(|b| *b == b'-').count() == 2;
    match value {
        Value::String(text) if !is_date(text) && !text.starts_with("http") => vec![text.clone()],
        Value::Array(list) => list.iter().flat_map(texts_to_read).collect(),
        Value::Object(object) => {
            let read = object.iter().filter(|(key, _)| !["weekly", "postal_codes"].contains(&key.as_str()));
            read.flat_map(|(_, value)| texts_to_read(value)).collect()
        }
        _ => Vec::new(),
    }
}

#[test]
fn nobody_is_disturbed_by_an_example() {
    for town in TOWNS {
        let examples = catalogue(town).offers.into_iter().filter(|offer| offer.example);
        for offer in examples {
            for text in texts_to_read(&serde_json::to_value(&offer).unwrap()) {
                for number in numbers(&text) {
                    assert!(is_fiction(&number), "{town}, {}: {number}", offer.id);
                }
            }
        }
        let site: Value = serde_json::from_str(&text(town, "site.json")).unwrap();
        assert_eq!(site["example"], true, "{town}");
        for text in texts_to_read(&site["towns"]) {
            assert!(numbers(&text).iter().all(|number| is_fiction(number)), "{town}: {text}");
        }
    }
}

#[test]
fn mail_and_pages_of_examples_lead_to_names_kept_for_examples() {
    let is_reserved = |host: &str| {
        ["example.org", "example.com", "example.net"].contains(&host) || host.ends_with(".example")
    };
    for town in TOWNS {
        let examples = catalogue(town).offers.into_iter().filter(|offer| offer.example);
        let of_offers = examples.flat_map(|offer| offer.contacts);
        let of_humans = site(town).towns.into_iter().flat_map(|town| town.human.contacts);
        for contact in of_offers.chain(of_humans) {
            let host = match contact.kind {
                ContactKind::Mail => contact.value.rsplit('@').next(),
                _ => contact.value.split_once("://").and_then(|(_, rest)| rest.split('/').next()),
            };
            assert!(host.is_none_or(is_reserved), "{town}: {}", contact.value);
        }
    }
}

#[test]
fn every_helpline_is_real_and_says_where_and_when_its_facts_were_read() {
    let offers = catalogue("helplines").offers;
    assert!(!offers.is_empty());
    for offer in offers {
        assert!(!offer.example, "{}", offer.id);
        assert!(!numbers(&offer.contacts[0].value).iter().any(|number| is_fiction(number)), "{}", offer.id);
        let source = offer.source.known().unwrap_or_else(|| panic!("{}: no source", offer.id));
        assert!(
            source.as_of.is_some() && (source.url.is_some() || source.name.is_some()),
            "{}: {source:?}",
            offer.id
        );
    }
}

#[test]
fn what_is_not_an_example_says_where_its_facts_come_from() {
    for town in TOWNS {
        for offer in catalogue(town).offers.iter().filter(|offer| !offer.example) {
            let source = offer.source.known().and_then(|source| source.url.as_ref().or(source.name.as_ref()));
            assert!(source.is_some(), "{town}: {}", offer.id);
        }
    }
}

#[test]
fn drafts_name_their_source_and_are_never_visible() {
    for town in TOWNS {
        let drafts: Vec<Offer> =
            catalogue(town).offers.into_iter().filter(|offer| offer.status == Status::Draft).collect();
        assert!(!drafts.is_empty(), "{town}");
        for draft in drafts {
            assert!(draft.source.known().is_some_and(|source| source.url.is_some()), "{town}: {}", draft.id);
            let days = std::iter::successors(Some(jiff::civil::date(2025, 1, 1)), |day| day.tomorrow().ok())
                .take(3_000);
            assert!(days.into_iter().all(|day| !draft.is_visible(day)), "{town}: {}", draft.id);
        }
    }
}
