//! `docs/privacy.md` holds what the page tells families: each sentence has a test, and each test is there.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::fs;
use std::path::Path;

const PAGE: &str = include_str!("../docs/privacy.md");

/// Every `file.test.mjs`: "name" of the page, one file with one or several names.
fn tests_named(text: &str) -> Vec<(&str, &str)> {
    let mut named = Vec::new();
    for part in text.split('`').collect::<Vec<_>>().windows(2) {
        let [file, rest] = part else { continue };
        if file.ends_with(".test.mjs") {
            let quoted = rest.split(['|', ')']).next().unwrap_or_default();
            named.extend(quoted.split('"').skip(1).step_by(2).map(|name| (*file, name)));
        }
    }
    named
}

#[test]
fn every_sentence_of_the_privacy_page_has_a_test() {
    let texts: serde_json::Map<String, serde_json::Value> =
        serde_json::from_str(include_str!("../public/texts/de.json")).unwrap();
    let told = texts.keys().filter(|key| key.starts_with("about.privacy.")).count();
    let rows: Vec<&str> =
        PAGE.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| sentence")).collect();
    assert_eq!(rows.len(), told, "one row for each sentence that families read");
    for row in rows {
        assert!(!tests_named(row).is_empty(), "no test is named in: {row}");
    }
}

#[test]
fn every_test_that_is_named_is_there() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser");
    let named = tests_named(PAGE);
    assert!(named.len() >= 10, "{} tests are named", named.len());
    for (file, name) in named {
        let tests = fs::read_to_string(folder.join(file)).unwrap();
        let is_there = ['\'', '`'].iter().any(|quote| tests.contains(&format!("test({quote}{name}{quote}")));
        assert!(is_there, "{file} has no test \"{name}\"");
    }
}
