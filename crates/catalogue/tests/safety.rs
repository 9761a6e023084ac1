//! What must never come out of a file, whoever wrote it: secret addresses, unsafe links, letters that hide others.
#![allow(clippy::unwrap_used, reason = "a fixture that cannot be read is a failed test")]

mod common;

use common::{cases, damaged_files, file_with, full_file, pointers, read_value, texts};
use nahbei_catalogue::{Contact, ContactKind, Rule, Stated, Term, read, read_site};
use proptest::prelude::*;
use serde_json::{Value, json};

/// What families would get of a file, as JSON.
fn written(file: &Value) -> Value {
    serde_json::to_value(read_value(file).0).unwrap()
}

fn place(fields: &str) -> Value {
    let file = serde_json::from_str(&file_with(&format!(r#""places": [{{{fields}}}]"#))).unwrap();
    written(&file).pointer("/offers/0/places/0").unwrap().clone()
}

#[test]
fn a_hidden_place_never_keeps_its_street() {
    let hidden = place(
        r#""hidden": true, "street": "Geheimweg 7", "town": "Apolda", "lat": 51.02567, "lon": 11.51474"#,
    );
    assert_eq!(hidden, json!({"hidden": true, "town": "Apolda", "lat": 51.03, "lon": 11.51}));
}

#[test]
fn a_place_stays_hidden_when_nobody_can_read_the_word() {
    for flag in [r#""true""#, r#""yes""#, r#""ja""#, "1", r#"["x"]"#, "{}"] {
        let place =
            place(&format!(r#""hidden": {flag}, "street": "Geheimweg 7", "lat": 51.02567, "lon": 11.51474"#));
        assert_eq!(place["street"], Value::Null, "hidden: {flag}");
        assert_eq!(place["lat"], 51.03, "hidden: {flag}");
    }
}

#[test]
fn an_offer_stays_an_example_when_nobody_can_read_the_word() {
    for flag in [r#""true""#, r#""ja""#, "1"] {
        let (catalogue, _) = read(&file_with(&format!(r#""example": {flag}"#)));
        assert!(catalogue.offers[0].example, "example: {flag}");
    }
}

#[test]
fn a_place_that_is_not_hidden_keeps_what_it_says() {
    let open = r#""hidden": false, "street": "Anger 7", "lat": 51.02567, "lon": 11.51474"#;
    assert_eq!(place(open), json!({"street": "Anger 7", "lat": 51.02567, "lon": 11.51474}));
}

const UNSAFE_LINKS: [&str; 16] = [
    "javascript:alert(1)",
    "JavaScript:alert(1)",
    " javascript:alert(1)",
    "java\\nscript:alert(1)",
    "data:text/html,<b>x</b>",
    "vbscript:x",
    "file:///etc/passwd",
    "blob:https://example.org/x",
    "tel:112",
    "//example.org",
    "/example.org",
    "example.org",
    "https://",
    "https://example.org@evil.example/",
    "https://example.org/\\\"onclick=x",
    "https://example.org/ x",
];

#[test]
fn only_web_addresses_become_links() {
    for link in UNSAFE_LINKS {
        for fields in [
            format!(r#""provider": {{"name": "Haus", "url": "{link}"}}"#),
            format!(r#""source": {{"url": "{link}"}}"#),
            format!(
                r#""contacts": [{{"kind": "phone", "value": "112"}}, {{"kind": "web", "value": "{link}"}}]"#
            ),
            format!(
                r#""contacts": [{{"kind": "phone", "value": "112"}}, {{"kind": "chat", "value": "{link}"}}]"#
            ),
            format!(
                r#""contacts": [{{"kind": "phone", "value": "112"}}, {{"kind": "form", "value": "{link}"}}]"#
            ),
            format!(
                r#""contacts": [{{"kind": "phone", "value": "112"}}, {{"kind": "messenger", "value": "{link}"}}]"#
            ),
            format!(
                r#""contacts": [{{"kind": "phone", "value": "112"}}, {{"kind": "mail", "value": "{link}"}}]"#
            ),
        ] {
            let (catalogue, problems) = read(&file_with(&fields));
            assert!(
                matches!(problems[..], [ref one] if matches!(one.rule, Rule::NotALink(_))),
                "{fields}: {problems:?}"
            );
            assert_eq!(catalogue.offers[0].contacts.len(), 1, "{fields}");
        }
        for field in ["leave_to", "website", "transit"] {
            let (site, problems) = read_site(&format!(r#"{{"format": 1, "{field}": "{link}"}}"#));
            assert!(site.is_none() && !problems.is_empty());
        }
    }
}

#[test]
fn a_site_leads_to_no_unsafe_address() {
    for link in UNSAFE_LINKS {
        let site = format!(
            r#"{{"format": 1, "name": "T", "leave_to": "{link}", "towns": [{{"id": "t", "name": "T", "state": "TH",
                "lat": 51.0, "lon": 11.5, "website": "{link}", "transit": "{link}", "catalogues": ["catalogue.json"],
                "contact": {{"name": "Rathaus", "contacts": [{{"kind": "phone", "value": "112"}}]}}}}]}}"#
        );
        let site = read_site(&site).0.unwrap();
        let town = &site.towns[0];
        assert_eq!((&site.leave_to, &town.website, &town.transit), (&None, &None, &None), "{link}");
    }
}

/// A control character, or a mark that turns the direction of the letters after it.
fn is_unsafe(letter: char) -> bool {
    letter.is_control() && letter != '\n'
        || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[test]
fn control_characters_and_direction_overrides_are_taken_out_of_every_text() {
    let mut file = full_file();
    for pointer in pointers(&full_file()) {
        if let Some(Value::String(text)) = file.pointer_mut(&pointer) {
            *text = format!("\u{202e}\u{7}{text}\u{0}\u{2066}\u{9f}\r");
        }
    }
    let codes = |file: &Value| file["offers"][0]["places"][0]["postal_code"].clone();
    // A postal code is five digits and nothing else.
    assert_eq!(codes(&written(&file)), Value::Null);
    file["offers"][0]["places"][0]["postal_code"] = codes(&full_file());
    file["offers"][0]["area"]["postal_codes"] = full_file()["offers"][0]["area"]["postal_codes"].clone();
    // So is the word for the time before birth.
    file["offers"][0]["ages"] = full_file()["offers"][0]["ages"].clone();
    assert_eq!(written(&file), written(&full_file()));
}

#[test]
fn a_text_keeps_its_lines_and_its_script() {
    let kept = "Zeile 1\nZeile 2 – „ä“ ß 😀 أهلا\u{200f} мама";
    let file = json!({"format": 1, "name": kept, "offers": []});
    assert_eq!(read_value(&file).0.name.get("de").1, kept);
}

#[test]
fn words_stay_apart_where_a_tab_stood_between_them() {
    let file = json!({"format": 1, "name": "Mo\t9 Uhr", "offers": []});
    assert_eq!(read_value(&file).0.name.get("de").1, "Mo 9 Uhr");
}

#[test]
fn no_text_of_a_file_stays_longer_than_anybody_reads() {
    let long = "x".repeat(100_000);
    for pointer in pointers(&full_file()) {
        let mut file = full_file();
        let Some(Value::String(text)) = file.pointer_mut(&pointer) else { continue };
        *text = if text.starts_with("https://") { format!("{text}{long}") } else { long.clone() };
        let longest = texts(&written(&file)).into_iter().map(|text| text.chars().count()).max();
        assert!(longest <= Some(4_000), "{pointer}: {longest:?} characters");
    }
    let towns = json!({"towns": [long]}).to_string();
    let file: Value = serde_json::from_str(&file_with(&format!(r#""area": {towns}"#))).unwrap();
    assert!(texts(&written(&file)).iter().all(|text| text.len() <= 4_000), "/offers/0/area/towns/0");
}

#[test]
fn a_text_is_cut_between_letters_and_the_cut_is_said() {
    let file = json!({"format": 1, "name": "ä".repeat(300), "offers": []});
    let (catalogue, problems) = read_value(&file);
    assert_eq!(catalogue.name.get("de").1, "ä".repeat(200));
    assert_eq!(problems[0].rule, Rule::TooLong { most: 200, found: 300 });
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn a_link_has_a_safe_scheme_and_nothing_that_ends_it_early(kind in prop::sample::select(ContactKind::ALL),
        value in prop_oneof![any::<String>(), "(https?://|mailto:|tel:|javascript:)?[a-z@:/?#\"'<> .+0-9\\n\\\\-]{0,20}"]) {
        let href = Contact { kind, value, label: Stated::NotStated }.href();
        if let Some(href) = href {
            let safe = ["https://", "http://", "mailto:", "tel:", "sms:"];
            prop_assert!(safe.iter().any(|scheme| href.starts_with(scheme)), "{href:?}");
            prop_assert!(!href.contains(|c: char| c.is_whitespace() || c.is_control() || "\"<>\\`".contains(c)), "{href:?}");
        }
    }

    #[test]
    fn nothing_unsafe_comes_out_of_a_damaged_file(file in damaged_files()) {
        let file = written(&file);
        for text in texts(&file) {
            prop_assert!(!text.contains(is_unsafe), "{text:?}");
        }
        for place in file["offers"].as_array().into_iter().flatten().filter_map(|offer| offer["places"].as_array()).flatten() {
            prop_assert!(place["hidden"] != true || place["street"].is_null(), "{place}");
        }
    }
}
