//! Every rule of the format, broken: what it costs, and whether its sentence helps. How the desk lays them out is its
//! own matter.
#![allow(clippy::unwrap_used, reason = "a fixture that cannot be read is a failed test")]

mod common;

use common::{cases, damaged_files, file, file_with, full_file, offer, parent, read_value, with};
use nahbei_catalogue::{Loss, Problem, Rule, read};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// A file, what its mistake costs, and what the sentence about it says.
type Case = (String, Loss, &'static str);

/// A file whose only offer has one place with these fields.
fn place(fields: &str) -> String {
    file_with(&format!(r#""places": [{{{fields}}}]"#))
}

/// A file whose only offer has this contact and another one that works.
fn contact(fields: &str) -> String {
    file_with(&format!(r#""contacts": [{{"kind": "phone", "value": "112"}}, {{{fields}}}]"#))
}

/// A file with these fields at its head.
fn head(fields: &str) -> String {
    with(json!({"format": 1, "name": "Görlitz", "offers": []}), fields).to_string()
}

/// A file of an offer without one of its fields.
fn without(field: &str) -> String {
    let mut offer = offer("");
    offer.as_object_mut().unwrap().remove(field);
    file(&[offer])
}

fn every_rule_broken() -> Vec<Case> {
    use Loss::{Catalogue, Nothing, Offer, Value};
    vec![
        // The file.
        (
            "{\"format\": 1,\n\"name\" \"x\"}".into(),
            Catalogue,
            "not JSON at line 2, column 8: expected `:`; look just before that place for a missing comma, quote or bracket (nothing could be read)",
        ),
        ("[]".into(), Catalogue, "is a list but must be an object { … } (nothing could be read)"),
        (
            r#"{"name": "Görlitz", "offers": []}"#.into(),
            Catalogue,
            "format is not stated but this program reads format 1; write \"format\": 1 (nothing could be read)",
        ),
        (
            head(r#""format": 2"#),
            Catalogue,
            "format is 2 but this program reads format 1; write \"format\": 1",
        ),
        (head(r#""format": "1""#), Catalogue, "format is \"1\" but this program reads format 1"),
        (
            head(r#""offers": {}"#),
            Catalogue,
            "offers: is an object but must be a list (nothing could be read)",
        ),
        (
            r#"{"format": 1, "name": "Görlitz"}"#.into(),
            Value,
            "offers: is missing but every record needs it; add it",
        ),
        (
            r#"{"format": 1, "offers": []}"#.into(),
            Value,
            "name: is missing but every record needs it; add it",
        ),
        (
            head(r#""offer": []"#),
            Nothing,
            "offer: is not a field of the format; remove or rename it. fields here: format, name, updated, publisher, licence, offers",
        ),
        (
            file(&[json!(5)]),
            Offer,
            "offer \"#1\": offers: is the number 5 but must be an object { … } (the offer is left out)",
        ),
        // What an offer must have.
        (
            without("id"),
            Offer,
            "offer \"#1\": id: is missing but every record needs it; add it (the offer is left out)",
        ),
        (
            without("name"),
            Offer,
            "offer \"treff\": name: is missing but every record needs it; add it (the offer is left out)",
        ),
        (
            without("provider"),
            Offer,
            "offer \"treff\": provider: is missing but every record needs it; add it",
        ),
        (
            without("contacts"),
            Offer,
            "offer \"treff\": contacts: is missing but every record needs it; add it",
        ),
        (
            file_with(r#""contacts": []"#),
            Offer,
            "offer \"treff\": contacts: is missing but every record needs it; add it",
        ),
        (
            file_with(r#""provider": {"kind": "church"}"#),
            Offer,
            "name: is missing but every record needs it; add it (the offer is left out)",
        ),
        (
            file_with(r#""id": "Treff 1""#),
            Offer,
            "id: \"Treff 1\" is not an id; use 2 to 64 letters a-z, digits and hyphens (the offer is left out)",
        ),
        (
            file_with(r#""id": "x""#),
            Offer,
            "id: \"x\" is not an id; use 2 to 64 letters a-z, digits and hyphens",
        ),
        (file_with(r#""id": 7"#), Offer, "offer \"#1\": id: is the number 7 but must be a text in quotes"),
        (
            file(&[offer(""), offer("")]),
            Offer,
            "offer \"treff\": id: \"treff\" is the id of an earlier offer; give this one an id of its own (the offer is left out)",
        ),
        (
            file_with(r#""status": "live""#),
            Offer,
            "status: \"live\" is not in the list; allowed: active, draft, paused, ended",
        ),
        // Texts.
        (
            file_with(r#""summary": 5"#),
            Value,
            "offer \"treff\": summary: is the number 5 but must be a text in quotes (it counts as not stated)",
        ),
        (
            file_with(r#""summary": """#),
            Value,
            "offer \"treff\": summary: is empty; leave the field out to say \"not stated\" (it counts as not stated)",
        ),
        (file_with(r#""summary": {"de": " ", "tr": "Oyun"}"#), Value, "de: is empty; leave the field out"),
        (
            file_with(r#""summary": {"tr": "Oyun"}"#),
            Nothing,
            "offer \"treff\": summary: has no German text; add \"de\"",
        ),
        (
            file_with(r#""summary": {"de": "Spiel", "Türkisch": "Oyun"}"#),
            Value,
            "\"Türkisch\" is not a language code; write a code such as de, tr or ar",
        ),
        (
            file_with(&format!(r#""name": "{}""#, "x".repeat(201))),
            Nothing,
            "offer \"treff\": name: has 201 characters, at most 200 are shown; shorten it",
        ),
        (
            file_with(&format!(r#""summary": "{}""#, "ä".repeat(4001))),
            Nothing,
            "offer \"treff\": summary: has 4001 characters, at most 4000 are shown; shorten it",
        ),
        (
            file_with(r#""documents": ["Impfpass", 5]"#),
            Value,
            "offer \"treff\": documents: is the number 5 but must be a text in quotes",
        ),
        // Closed lists.
        (
            file_with(r#""needs": ["baby", "babies"]"#),
            Value,
            "offer \"treff\": needs: \"babies\" is not in the list; did you mean \"baby\"? allowed: crisis, pregnancy, baby,",
        ),
        (
            file_with(r#""needs": "baby""#),
            Value,
            "offer \"treff\": needs: is the text \"baby\" but must be a list",
        ),
        (
            file_with(r#""intensity": "xyz""#),
            Value,
            "offer \"treff\": intensity: \"xyz\" is not in the list; allowed: information, meeting,",
        ),
        (
            file_with(r#""cost": {"kind": "umsonst"}"#),
            Value,
            "\"umsonst\" is not in the list; allowed: free, donation, paid, insurance, income-based",
        ),
        (
            file_with(r#""cost": "free""#),
            Value,
            "offer \"treff\": cost: is the text \"free\" but must be an object { … }",
        ),
        (
            file_with(r#""languages": ["de", "Türkisch"]"#),
            Value,
            "offer \"treff\": languages: \"Türkisch\" is not a language code; write a code such as de, tr or ar",
        ),
        (
            file_with(r#""area": "nationwid""#),
            Value,
            "offer \"treff\": area: \"nationwid\" is not in the list; did you mean \"nationwide\"? allowed: nationwide",
        ),
        (
            file_with(r#""area": {"states": ["TH", "Hessen"]}"#),
            Value,
            "states: \"Hessen\" is not in the list;",
        ),
        // Misspelt fields.
        (
            file_with(r#""adress": "Anger 1""#),
            Nothing,
            "offer \"treff\": adress: is not a field of the format; remove or rename it. fields here: id, name, provider, contacts, summary,",
        ),
        (
            place(r#""strasse": "Anger 1""#),
            Nothing,
            "strasse: is not a field of the format; remove or rename it. fields here: hidden, street,",
        ),
        // Numbers and days.
        (
            file_with(r#""ages": [{"from": 36, "to": 12}]"#),
            Value,
            "offer \"treff\": ages: range starts at 36 but ends at 12; swap the two (it counts as not stated)",
        ),
        (
            file_with(r#""ages": [{"from": 12, "to": "unborn"}]"#),
            Value,
            "offer \"treff\": ages: range starts at 12 but ends at unborn; swap the two",
        ),
        (
            file_with(r#""ages": [{"from": 217}]"#),
            Value,
            "217 is out of bounds; write whole months from 0 to 216, or \"unborn\"",
        ),
        (
            file_with(r#""ages": [{"from": 0.5}]"#),
            Value,
            "0.5 is out of bounds; write whole months from 0 to 216, or \"unborn\"",
        ),
        (
            file_with(r#""ages": [{"from": -1}]"#),
            Value,
            "-1 is out of bounds; write whole months from 0 to 216, or \"unborn\"",
        ),
        (
            file_with(r#""ages": [{"from": "3 Jahre"}]"#),
            Value,
            "is the text \"3 Jahre\" but must be whole months from 0 to 216, or \"unborn\"",
        ),
        (
            file_with(r#""area": {"radius_km": 0}"#),
            Value,
            "radius_km: 0 is out of bounds; write a number of kilometres from 0.1 to 1000",
        ),
        (
            file_with(r#""waiting": {"weeks": 521}"#),
            Value,
            "weeks: 521 is out of bounds; write whole weeks from 0 to 520",
        ),
        (
            file_with(r#""visible_to": "31.12.2026""#),
            Value,
            "offer \"treff\": visible_to: \"31.12.2026\" is not a day; write YYYY-MM-DD, such as 2026-11-03 (it counts as not stated)",
        ),
        (file_with(r#""visible_to": "2026-02-29""#), Value, "visible_to: \"2026-02-29\" is not a day"),
        (file_with(r#""visible_to": "2026111103""#), Value, "visible_to: \"2026111103\" is not a day"),
        (file_with(r#""visible_to": "-026-11-03""#), Value, "visible_to: \"-026-11-03\" is not a day"),
        (
            file_with(r#""closures": [{"from": "2026-12-24"}]"#),
            Value,
            "to: is missing but every record needs it; add it (it counts as not stated)",
        ),
        (
            file_with(r#""closures": [{"from": "2027-01-02", "to": "2026-12-24"}]"#),
            Value,
            "offer \"treff\": closures: range starts at 2027-01-02 but ends at 2026-12-24; swap the two",
        ),
        (
            file_with(r#""hours": [{"weekly": "Mo 09:00-12:00"}]"#),
            Value,
            "kind: is missing but every record needs it; add it (it counts as not stated)",
        ),
        (file_with(r#""hours": [{"kind": "visit", "weekly": "montags"}]"#), Value, "montags"),
        (
            file_with(r#""trust": {"anonymous": "ja"}"#),
            Value,
            "anonymous: is the text \"ja\" but must be true or false (it counts as not stated)",
        ),
        // Places.
        (
            place(r#""postal_code": 2826"#),
            Value,
            "postal_code: \"2826\" is not a postal code; write five digits in quotes, such as \"02826\"",
        ),
        (place(r#""postal_code": "D-02826""#), Value, "postal_code: \"D-02826\" is not a postal code"),
        (
            place(r#""lat": 51.15"#),
            Value,
            "has only one of lat and lon; give both or neither (it counts as not stated)",
        ),
        (
            place(r#""lat": 14.98, "lon": 51.15"#),
            Value,
            "14.98, 51.15 is far outside Germany; check whether lat and lon are swapped",
        ),
        (
            place(r#""lat": "51.15", "lon": 14.98"#),
            Value,
            "lat: is the text \"51.15\" but must be a number of degrees",
        ),
        (
            place(r#""hidden": true, "street": "Anger 1""#),
            Nothing,
            "street: names the street of a hidden place, which was left out; delete it from the file, too",
        ),
        // Links.
        (
            contact(r#""kind": "phone", "value": "siehe Seite""#),
            Value,
            "value: \"siehe Seite\" cannot be linked; write one telephone number, one mail address, or an address that begins with https://",
        ),
        (
            contact(r#""kind": "web", "value": "javascript:alert(1)""#),
            Value,
            "\"javascript:alert(1)\" cannot be linked",
        ),
        (
            contact(r#""kind": "phone""#),
            Value,
            "value: is missing but every record needs it; add it (it counts as not stated)",
        ),
        (
            file_with(r#""source": {"url": "www.example.org"}"#),
            Value,
            "url: \"www.example.org\" cannot be linked",
        ),
    ]
}

#[test]
fn every_mistake_is_said_with_what_it_costs_and_the_way_out() {
    let said = |problem: &Problem| format!("{:?}: {problem}", problem.loss);
    let wrong: Vec<String> = every_rule_broken()
        .iter()
        .filter_map(|(file, loss, words)| {
            let problems = read(file).1;
            let is_said = problems.iter().any(|p| p.loss == *loss && p.to_string().contains(words));
            let said: Vec<String> = problems.iter().map(said).collect();
            (!is_said).then(|| {
                format!(
                    "{file:.200}\n  expected {loss:?}: {words}\n  found    {}",
                    said.join("\n           ")
                )
            })
        })
        .collect();
    assert!(wrong.is_empty(), "{} of the cases:\n{}", wrong.len(), wrong.join("\n"));
}

/// A new rule does not compile here until it has a name, and then needs a case in the table.
fn name(rule: &Rule) -> &'static str {
    match rule {
        Rule::NotJson { .. } => "not json",
        Rule::OtherFormat(_) => "other format",
        Rule::Missing => "missing",
        Rule::WrongType { .. } => "wrong type",
        Rule::Empty => "empty",
        Rule::TooLong { .. } => "too long",
        Rule::UnknownWord { .. } => "unknown word",
        Rule::UnknownField { .. } => "unknown field",
        Rule::OutOfBounds { .. } => "out of bounds",
        Rule::Backwards { .. } => "backwards",
        Rule::NotADate(_) => "not a date",
        Rule::NotAnId(_) => "not an id",
        Rule::DuplicateId(_) => "duplicate id",
        Rule::HalfAPosition => "half a position",
        Rule::FarAway { .. } => "far away",
        Rule::HiddenStreet => "hidden street",
        Rule::NotALink(_) => "not a link",
        Rule::NotAPostalCode(_) => "not a postal code",
        Rule::NotALanguage(_) => "not a language",
        Rule::RefusedHours(_) => "refused hours",
        Rule::NoGerman => "no german",
    }
}

#[test]
fn every_rule_is_broken_by_some_case() {
    const RULES: usize = 21;
    let files = every_rule_broken();
    let problems: Vec<Problem> = files.iter().flat_map(|(file, ..)| read(file).1).collect();
    let broken: BTreeSet<&str> = problems.iter().map(|problem| name(&problem.rule)).collect();
    assert_eq!(broken.len(), RULES, "{broken:?}");
}

#[test]
fn a_sentence_about_a_mistake_begins_small_ends_without_a_stop_and_stays_on_its_line() {
    for (file, ..) in every_rule_broken() {
        for problem in read(&file).1 {
            let said = problem.to_string();
            let first = said.chars().next().unwrap();
            assert!(!first.is_uppercase() && !said.ends_with('.') && !said.contains('\n'), "{said}");
        }
    }
}

#[test]
fn a_sentence_names_the_field_of_the_offer_and_what_is_wrong_inside_it() {
    for (fields, words) in [
        (r#""summary": {"de": "x", "tr": ""}"#, "offer \"treff\": summary tr: is empty"),
        (r#""documents": [{"de": "x", "tr": ""}]"#, "offer \"treff\": documents tr: is empty"),
        (r#""source": {"url": "x"}"#, "offer \"treff\": source url: \"x\" cannot be linked"),
        (r#""places": [{"note": {"de": ""}}]"#, "offer \"treff\": places note de: is empty"),
    ] {
        let said: Vec<String> = read(&file_with(fields)).1.iter().map(Problem::to_string).collect();
        assert!(said.iter().any(|said| said.starts_with(words)), "expected {words}\n found {said:#?}");
    }
}

#[test]
fn a_sentence_repeats_of_a_huge_value_no_more_than_one_can_read() {
    let huge = "x".repeat(100_000);
    for field in ["id", "status", "intensity", "area", "visible_from"] {
        for problem in read(&file_with(&format!(r#""{field}": "{huge}""#))).1 {
            let length = problem.to_string().chars().count();
            assert!(length < 1_000, "{field}: {length} characters");
        }
    }
}

#[test]
fn a_sentence_carries_no_control_characters_of_the_file() {
    let codes = "\\u001b[31m\\u202e";
    for fields in [
        format!(r#""id": "{codes}""#),
        format!(r#""{codes}": 1"#),
        format!(r#""status": "{codes}x""#),
        format!(r#""summary": {{"de": "x", "{codes}": "y"}}"#),
        format!(r#""places": [{{"postal_code": "{codes}"}}]"#),
        format!(r#""needs": "{codes}""#),
    ] {
        for problem in read(&file_with(&fields)).1 {
            let said = problem.to_string();
            assert!(!said.contains(|c: char| c.is_control() || c == '\u{202e}'), "{said:?}");
        }
    }
}

#[test]
fn all_mistakes_of_an_offer_are_said_at_once() {
    let fields =
        r#""id": "?", "name": "", "provider": {}, "contacts": [], "needs": ["?"], "ages": [{"from": 300}]"#;
    let (catalogue, problems) = read(&file_with(fields));
    assert!(catalogue.offers.is_empty());
    for field in ["/id", "/name", "/provider", "/contacts", "/needs", "/ages"] {
        let field = format!("/offers/0{field}");
        assert!(problems.iter().any(|problem| problem.pointer.starts_with(&field)), "{field}: {problems:#?}");
    }
}

#[test]
fn pointers_lead_to_the_value_that_is_wrong() {
    for (fields, pointer) in [
        (r#""summary": 5"#, "/offers/0/summary"),
        (r#""needs": ["baby", "?"]"#, "/offers/0/needs/1"),
        (r#""languages": ["?"]"#, "/offers/0/languages/0"),
        (r#""summary": {"de": "x", "tr": ""}"#, "/offers/0/summary/tr"),
        (r#""summary": {"de": "x", "a/b": "y"}"#, "/offers/0/summary/a~1b"),
        (r#""documents": ["x", 5]"#, "/offers/0/documents/1"),
        (r#""documents": [{"de": "x", "tr": ""}]"#, "/offers/0/documents/0/tr"),
        (r#""ages": [5]"#, "/offers/0/ages/0"),
        (r#""ages": [{"from": 36, "to": 12}]"#, "/offers/0/ages/0"),
        (r#""ages": [{"from": 300}]"#, "/offers/0/ages/0/from"),
        (r#""places": [{"postal_code": 1}]"#, "/offers/0/places/0/postal_code"),
        (r#""area": {"postal_codes": ["02826", "1"]}"#, "/offers/0/area/postal_codes/1"),
        (
            r#""contacts": [{"kind": "phone", "value": "112"}, {"kind": "web", "value": "x"}]"#,
            "/offers/0/contacts/1/value",
        ),
        (r#""provider": {"name": ""}"#, "/offers/0/provider/name"),
        (r#""a/b~c": 1"#, "/offers/0/a~1b~0c"),
    ] {
        let (_, problems) = read(&file_with(fields));
        let found: Vec<&str> = problems.iter().map(|problem| problem.pointer.as_str()).collect();
        assert!(found.contains(&pointer), "{fields}\n  expected {pointer}\n  found {found:?}");
    }
}

/// Whether a pointer leads to something in the file, or to a field that is missing there.
fn leads_into(file: &Value, problem: &Problem) -> bool {
    let may_be_missing = matches!(problem.rule, Rule::Missing | Rule::OtherFormat(_) | Rule::HalfAPosition);
    let inside = || file.pointer(parent(&problem.pointer).0).is_some_and(Value::is_object);
    file.pointer(&problem.pointer).is_some() || (may_be_missing && inside())
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn every_pointer_leads_into_the_file(file in damaged_files()) {
        for problem in read_value(&file).1 {
            prop_assert!(leads_into(&file, &problem), "{problem:?}");
        }
    }

    /// An unreadable status is the one mistake that keeps the offer and hides it.
    #[test]
    fn the_offers_left_out_are_those_said_to_be_left_out(file in damaged_files()) {
        let (catalogue, problems) = read_value(&file);
        prop_assume!(!problems.iter().any(Problem::is_fatal));
        let in_file = file.get("offers").and_then(Value::as_array).map_or(0, Vec::len);
        let costs = |problem: &&Problem| problem.loss == Loss::Offer && !problem.pointer.ends_with("/status");
        let number = |problem: &Problem| problem.pointer.split('/').nth(2).map(str::to_owned);
        let said: BTreeSet<Option<String>> = problems.iter().filter(costs).map(number).collect();
        prop_assert_eq!(catalogue.offers.len(), in_file - said.len(), "{:#?}", problems);
    }
}

#[test]
fn a_file_without_a_mistake_has_no_problem() {
    assert_eq!(read_value(&full_file()).1, []);
    assert_eq!(read(&file_with("")).1, []);
}
