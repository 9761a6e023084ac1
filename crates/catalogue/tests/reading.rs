//! What a file says and what it leaves open. Which sentence a mistake gets is tested in `problems.rs`.
#![allow(clippy::unwrap_used, reason = "a fixture that cannot be read is a failed test")]

mod common;

use common::{cases, file, file_with, full_file, junk, offer, parent, pointers, read_value};
use nahbei_catalogue::{
    Age, AgeRange, Contact, ContactKind, Cost, Loss, Offer, Problem, Provider, Rule, Stated, Status, Text,
    Trust, read,
};
use proptest::prelude::*;
use serde_json::{Value, json};

/// The only offer of a file that has what every offer must have, and `fields`; no mistake is expected.
fn read_offer(fields: &str) -> Offer {
    let (mut catalogue, problems) = read(&file_with(fields));
    assert_eq!(problems, [], "{fields}");
    catalogue.offers.remove(0)
}

/// Fields that must be there, wherever they stand in the file.
fn is_required(pointer: &str) -> bool {
    const REQUIRED: [&str; 14] = [
        "/format",
        "/name",
        "/offers",
        "/offers/0/id",
        "/offers/0/name",
        "/offers/0/provider",
        "/offers/0/provider/name",
        "/offers/0/contacts",
        "/offers/0/contacts/0/kind",
        "/offers/0/contacts/0/value",
        "/offers/0/hours/0/kind",
        "/offers/0/closures/0/from",
        "/offers/0/closures/0/to",
        "/offers/0/verified/on",
    ];
    REQUIRED.contains(&pointer)
}

/// Every field of the full file, lists' elements not counted.
fn every_field() -> impl Iterator<Item = String> {
    let is_field = |pointer: &String| full_file().pointer(parent(pointer).0).is_some_and(Value::is_object);
    pointers(&full_file()).into_iter().filter(is_field)
}

fn full_file_without(pointer: &str) -> Value {
    let mut file = full_file();
    let (object, field) = parent(pointer);
    file.pointer_mut(object).and_then(Value::as_object_mut).unwrap().remove(field);
    file
}

fn full_file_with(pointer: &str, value: Value) -> Value {
    let mut file = full_file();
    *file.pointer_mut(pointer).unwrap() = value;
    file
}

#[test]
fn an_offer_needs_an_id_a_name_a_provider_and_a_contact_and_states_nothing_else() {
    let provider = Provider { name: Text::german("Haus"), kind: Stated::NotStated, url: Stated::NotStated };
    let value = "030 23125 001".to_owned();
    let contact = Contact { kind: ContactKind::Phone, value, label: Stated::NotStated };
    assert_eq!(read_offer(""), Offer::new("treff".into(), Text::german("Treff"), provider, vec![contact]));
}

#[test]
fn each_optional_field_may_be_missing_and_then_is_not_stated() {
    // Half a position is a mistake, so is a text without German; a text in German alone is written without a map, and
    // an area that names nobody is not written.
    let stands_alone =
        |pointer: &String| !["lat", "lon", "de", "tr", "postal_codes"].contains(&parent(pointer).1);
    for pointer in every_field().filter(|pointer| !is_required(pointer)).filter(stands_alone) {
        let file = full_file_without(&pointer);
        let (catalogue, problems) = read_value(&file);
        assert_eq!(problems, [], "without {pointer}");
        let mut written = serde_json::to_value(&catalogue).unwrap();
        let mut expected = file;
        // What these two say when they are missing is written or left out on their own terms.
        for file in [&mut written, &mut expected] {
            let offer = &mut file["offers"][0];
            if pointer.ends_with("/status") {
                assert_eq!(offer["status"].as_str().unwrap_or("active"), "active");
                offer["status"] = Value::Null;
            }
            if let Some(place) = offer.pointer_mut("/places/0") {
                place["hidden"] = Value::Null;
            }
        }
        assert_eq!(written, expected, "without {pointer}");
    }
}

#[test]
fn null_is_missing() {
    for pointer in every_field() {
        let missing = read_value(&full_file_without(&pointer));
        assert_eq!(read_value(&full_file_with(&pointer, Value::Null)), missing, "{pointer}");
    }
}

#[test]
fn a_field_of_the_format_is_never_called_unknown() {
    for pointer in every_field() {
        for file in [
            full_file_without(&pointer),
            full_file_with(&pointer, json!(5)),
            full_file_with(&pointer, json!({})),
        ] {
            let is_unknown = |problem: &Problem| matches!(problem.rule, Rule::UnknownField { .. });
            assert_eq!(read_value(&file).1.into_iter().find(is_unknown), None, "{pointer}");
        }
    }
}

#[test]
fn age_zero_is_an_age() {
    let months = |from: Option<u16>, to: Option<u16>| AgeRange {
        from: from.map(Age::Months),
        to: to.map(Age::Months),
    };
    for (ages, expected) in [
        (r#"[{"from": 0, "to": 0}]"#, vec![months(Some(0), Some(0))]),
        (r#"[{"from": 0}]"#, vec![months(Some(0), None)]),
        (r#"[{"to": 0}]"#, vec![months(None, Some(0))]),
        (r#"[{"from": 0, "to": 216}]"#, vec![months(Some(0), Some(216))]),
        (r#"[{"from": 36, "to": 36}]"#, vec![months(Some(36), Some(36))]),
        (
            r#"[{"from": "unborn", "to": 0}]"#,
            vec![AgeRange { from: Some(Age::Unborn), ..months(None, Some(0)) }],
        ),
        (r#"[{"from": 0, "to": 12}, {"from": 36}]"#, vec![months(Some(0), Some(12)), months(Some(36), None)]),
    ] {
        assert_eq!(read_offer(&format!(r#""ages": {ages}"#)).ages, Stated::Known(expected), "{ages}");
    }
    assert_eq!(read_offer(r#""waiting": {"weeks": 0}"#).waiting.known().unwrap().weeks, Stated::Known(0));
}

#[test]
fn a_range_without_ends_says_nothing() {
    for ages in ["[]", "[{}]", r#"[{"from": null, "to": null}]"#] {
        assert_eq!(read_offer(&format!(r#""ages": {ages}"#)).ages, Stated::NotStated, "{ages}");
    }
}

/// Else a filter would drop the offer for what nobody said.
#[test]
fn an_empty_list_says_nothing_except_that_no_documents_are_needed() {
    let blank = read_offer("");
    for list in ["needs", "support", "ages", "reach", "places", "access", "hours", "closures", "languages"] {
        assert_eq!(read_offer(&format!(r#""{list}": []"#)), blank, "{list}");
    }
    for area in [r#"{"states": []}"#, r#"{"towns": []}"#, r#"{"postal_codes": []}"#, "{}"] {
        assert_eq!(read_offer(&format!(r#""area": {area}"#)), blank, "{area}");
    }
    assert_eq!(read_offer(r#""documents": []"#).documents, Stated::Known(vec![]));
}

#[test]
fn documents_nobody_can_read_do_not_say_that_none_are_needed() {
    for documents in ["[5]", r#"[""]"#, "[null]", r#"[{"de": ""}]"#, r#""keine""#] {
        let (catalogue, _) = read(&file_with(&format!(r#""documents": {documents}"#)));
        assert_eq!(catalogue.offers[0].documents, Stated::NotStated, "{documents}");
    }
}

#[test]
fn a_value_nobody_can_read_counts_as_not_stated_and_its_neighbours_stay() {
    let (catalogue, problems) = read(&file_with(
        r#""cost": {"kind": "gratis", "note": "2 Euro"}, "trust": {"anonymous": "ja", "confidential": false},
           "needs": ["baby", "?"], "ages": [{"from": 36, "to": 12}, {"from": 48}], "hours": [{"kind": "?"}]"#,
    ));
    let offer = &catalogue.offers[0];
    let note = Stated::Known(Text::german("2 Euro"));
    assert_eq!(offer.cost, Stated::Known(Cost { kind: Stated::NotStated, note }));
    let trust = Trust { confidential: Stated::Known(false), ..Trust::default() };
    assert_eq!(offer.trust, Stated::Known(trust));
    assert_eq!(offer.needs.known().unwrap().len(), 1);
    assert_eq!(offer.ages.known().unwrap().len(), 1);
    assert_eq!(offer.hours, Stated::NotStated);
    assert_eq!(problems.iter().map(|problem| problem.loss).max(), Some(Loss::Value));
}

#[test]
fn the_first_of_two_offers_with_one_id_stays() {
    let (catalogue, problems) =
        read(&file(&[offer(""), offer(r#""name": "Zweiter""#), offer(r#""id": "dritter""#)]));
    let names: Vec<&str> = catalogue.offers.iter().map(|offer| offer.name.get("de").1).collect();
    assert_eq!(names, ["Treff", "Treff"]);
    assert_eq!(catalogue.offers[1].id, "dritter");
    assert_eq!(problems.len(), 1);
    assert_eq!(problems[0].rule, Rule::DuplicateId("treff".into()));
}

#[test]
fn a_broken_offer_does_not_keep_its_id_from_a_later_one() {
    let broken = json!({"id": "treff", "name": "Treff"});
    assert_eq!(read(&file(&[broken, offer("")])).0.offers.len(), 1);
}

#[test]
fn an_offer_is_active_unless_it_says_otherwise() {
    assert_eq!(read_offer("").status, Status::Active);
    for (status, expected) in [
        ("active", Status::Active),
        ("draft", Status::Draft),
        ("paused", Status::Paused),
        ("ended", Status::Ended),
    ] {
        assert_eq!(read_offer(&format!(r#""status": "{status}""#)).status, expected);
    }
}

#[test]
fn a_status_nobody_can_read_shows_the_offer_to_nobody() {
    let day = jiff::civil::date(2026, 11, 22);
    for status in [r#""Draft""#, r#""entwurf""#, "true", "0", "[]", r#""""#] {
        let (catalogue, _) = read(&file_with(&format!(r#""status": {status}"#)));
        assert!(!catalogue.offers.iter().any(|offer| offer.is_visible(day)), "{status}");
    }
}

#[test]
fn an_offer_is_visible_on_its_first_and_on_its_last_day() {
    let offer = read_offer(r#""visible_from": "2026-11-03", "visible_to": "2026-11-05""#);
    let visible = |day: i8| offer.is_visible(jiff::civil::date(2026, 11, day));
    assert_eq!([2, 3, 4, 5, 6].map(visible), [false, true, true, true, false]);
}

#[test]
fn languages_are_one_however_they_are_written() {
    let name = read_offer(r#""name": {"DE": "Treff", "Tr": "Buluşma"}"#).name;
    assert_eq!((name.get("de").1, name.get("tr").1), ("Treff", "Buluşma"));
    let (catalogue, _) = read(&file_with(r#""name": {"DE": "Treff", "de": "Treff", "TR": "a", "tr": "b"}"#));
    let languages: Vec<String> =
        catalogue.offers[0].name.iter().map(|(language, _)| language.to_string()).collect();
    assert_eq!(languages, ["de", "tr"]);
}

#[test]
fn a_mark_at_the_beginning_of_the_file_is_no_mistake() {
    assert_eq!(read(&format!("\u{feff}{}", file_with(""))), read(&file_with("")));
}

#[test]
fn numbers_and_nesting_no_reader_can_take_cost_their_offer_only() {
    let deep = format!("{}{}", "[".repeat(50_000), "]".repeat(50_000));
    for broken in [
        "{\"id\": \"b\", \"waiting\": 1e999}",
        "{\"name\": \"\\ud800\"}",
        &format!("{{\"x\": {deep}}}"),
        &deep,
    ] {
        let good = |id: &str| offer(&format!(r#""id": "{id}""#)).to_string();
        let file =
            format!(r#"{{"format": 1, "name": "T", "offers": [{}, {broken}, {}]}}"#, good("aa"), good("cc"));
        let (catalogue, problems) = read(&file);
        assert_eq!(catalogue.offers.len(), 2, "{broken:.60}");
        let said: Vec<String> = problems.iter().map(Problem::to_string).collect();
        assert!(said.len() == 1 && said[0].contains("#2") && problems[0].loss == Loss::Offer, "{said:?}");
        assert!(!said[0].contains("is nothing"), "something was found: {}", said[0]);
    }
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn one_broken_offer_costs_that_offer_only(broken in junk(), field in 0..40_usize) {
        let (first, last) = (offer(r#""id": "aa""#), offer(r#""id": "cc""#));
        let (alone, _) = read(&file(&[first.clone(), last.clone()]));
        let fields: Vec<String> = full_file()["offers"][0].as_object().unwrap().keys().cloned().collect();
        let mut damaged = full_file()["offers"][0].clone();
        damaged[&fields[field % fields.len()]] = broken.clone();
        for middle in [broken, damaged] {
            let (catalogue, problems) = read(&file(&[first.clone(), middle, last.clone()]));
            let others: Vec<Offer> = catalogue.offers.into_iter().filter(|offer| ["aa", "cc"].contains(&&*offer.id)).collect();
            prop_assert_eq!(&others, &alone.offers);
            prop_assert!(problems.iter().all(|problem| problem.pointer.starts_with("/offers/1")), "{problems:#?}");
        }
    }
}

#[test]
fn a_text_says_which_of_its_languages_a_machine_translated() {
    let offer = |name: &str| {
        let json = format!(
            r#"{{"format": 1, "name": "T", "offers": [{{"id": "treff", "name": {name}, "provider": {{"name": "Haus"}},
                "contacts": [{{"kind": "phone", "value": "030 23125 001"}}]}}]}}"#
        );
        nahbei_catalogue::read(&json)
    };
    let (catalogue, problems) =
        offer(r#"{"de": "Treff", "tr": "Buluşma", "uk": "Зустріч", "machine": ["tr"]}"#);
    let name = &catalogue.offers[0].name;
    assert!(problems.is_empty(), "{problems:?}");
    assert!(name.is_by_machine("tr") && !name.is_by_machine("uk") && !name.is_by_machine("de"));
    let written = serde_json::to_string(&catalogue).unwrap();
    assert_eq!(nahbei_catalogue::read(&written).0, catalogue, "it is written as it was read");

    for (name, pointer) in [
        (r#"{"de": "Treff", "machine": ["tr"]}"#, "/offers/0/name/machine/0"),
        (r#"{"de": "Treff", "machine": "tr"}"#, "/offers/0/name/machine"),
        (r#"{"de": "Treff", "machine": [7]}"#, "/offers/0/name/machine/0"),
    ] {
        let (catalogue, problems) = offer(name);
        assert_eq!(problems.iter().map(|problem| problem.pointer.as_str()).collect::<Vec<_>>(), [pointer]);
        assert_eq!(catalogue.offers[0].name.get("de").1, "Treff", "nothing else is lost");
    }
}
