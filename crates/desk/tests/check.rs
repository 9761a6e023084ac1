//! `nahbei check` names every mistake with its place, why it matters and what to do, and ends as programs expect.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use common::{file, nahbei, nahbei_in_german, new_file, project, real, text};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// A catalogue whose only offer ends with these fields, which begin on line 4.
fn catalogue(fields: &str) -> String {
    format!(
        "{{\"format\": 1, \"name\": \"Apolda\", \"offers\": [\n{{\"id\": \"treff\", \"name\": \"Elterntreff\", \"needs\": [\"meeting\"],\n \
         \"provider\": {{\"name\": \"Haus\"}}, \"contacts\": [{{\"kind\": \"phone\", \"value\": \"030 23125 001\"}}], \"example\": true,\n{fields}}}]}}"
    )
}

const VERIFIED: &str = "\"verified\": {\"on\": \"2026-11-03\"}";

fn check(path: &Path) -> common::Ended {
    nahbei(&[Path::new("check"), Path::new("--on"), Path::new("2026-11-22"), path])
}

#[test]
fn a_clean_catalogue_ends_with_0_and_one_line() {
    let ended = check(&file("catalogue.json", catalogue(VERIFIED)));
    assert_eq!(ended.status, 0, "{}", ended.out);
    assert_eq!(ended.out, "1 file: 1 offer read, 0 left out, 0 drafts; 0 errors, 0 warnings, 0 hints\n");
}

#[test]
fn each_mistake_has_line_column_offer_reason_remedy_and_what_to_write() {
    for (fields, place, found, rule) in [
        ("\"colour\": 1", "4:11", "[treff] \"colour\"", "(1×, unknown-field)"),
        ("\"ages\": [{\"from\": 36, \"to\": 12}]", "4:10", "36 – 12 → 12 – 36", "backwards"),
        (
            "\"support\": [\n\"volunteer\", \"voluntier\"]",
            "5:14",
            "\"voluntier\" → volunteer",
            "unknown-word",
        ),
        ("\"name\": \"\"", "4:9", "\"name\"", "empty"),
        ("\"status\": \"drafft\"", "4:11", "\"drafft\" → draft", "unknown-word"),
        ("\"summary\": \"Wir hÃ¶ren zu.\"", "4:12", "hÃ¶ren", "text-garbled"),
    ] {
        let path = file("catalogue.json", catalogue(fields));
        let ended = check(&path);
        assert_eq!(ended.status, 1, "{fields}");
        let line = ended.out.lines().find(|line| line.contains(found));
        let line = line.unwrap_or_else(|| panic!("{found} in {}", ended.out));
        assert!(line.trim().starts_with(&format!("{}:{place}: ", path.display())), "{line}");
        for words in [rule, "    Why: ", "    Remedy: "] {
            assert!(ended.out.contains(words), "{words} in {}", ended.out);
        }
    }
}

#[test]
fn a_file_that_is_not_json_names_line_column_and_field() {
    let path = file("catalogue.json", "{\n \"format\": 1,\n \"name\": \"Apolda\" \"offers\": []\n}");
    let ended = check(&path);
    assert_eq!(ended.status, 1);
    let place = format!("{}:3:19: ", path.display());
    let line = ended.out.lines().find(|line| line.contains(&place)).unwrap();
    assert!(line.ends_with("near field \"name\""), "{line}");
    assert!(ended.out.contains("0 offers read"), "{}", ended.out);
}

#[test]
fn offers_left_out_are_counted_and_later_ones_keep_their_place() {
    let offer = |id: &str| {
        format!(
            "\n{{\"id\": \"{id}\", \"name\": \"Treff {id}\", \"provider\": {{\"name\": \"H\"}}, \"contacts\": [{{\"kind\": \"web\", \"value\": \"https://example.org\"}}]}}"
        )
    };
    let offers = [offer("aa"), offer("aa"), "5".to_owned(), offer("B"), offer("bb")].join(",");
    let path = file("c.json", format!("{{\"format\": 1, \"name\": \"x\", \"offers\": [{offers}]}}"));
    let ended = check(&path);
    assert!(ended.out.contains("2 offers read, 3 left out"), "{}", ended.out);
    // Not an example, so its address must be a real one: found at the fifth offer, on line 5.
    assert!(ended.out.contains(&format!("{}:5:", path.display())), "{}", ended.out);
}

#[test]
fn hints_alone_are_no_failure_and_drafts_are_told() {
    let path = file("catalogue.json", catalogue("\"status\": \"draft\""));
    let ended = check(&path);
    assert_eq!(ended.status, 0);
    assert!(ended.out.contains("HINT Draft, still to be verified (1×, offer-draft)"), "{}", ended.out);
    let ended = nahbei_in_german(&[&PathBuf::from("check"), &path]);
    assert!(ended.out.contains("HINWEIS Entwurf, noch zu prüfen (1×, offer-draft)"), "{}", ended.out);
    assert!(ended.out.contains("0 Fehler, 0 Warnungen, 1 Hinweis\n"), "{}", ended.out);
}

#[test]
fn site_settings_are_told_from_catalogues_by_what_they_hold() {
    let path =
        file("any-name.json", "{\"format\": 1, \"name\": \"Nahbei\", \"languages\": [\"de\"], \"towns\": 3}");
    let ended = check(&path);
    assert_eq!(ended.status, 1);
    assert!(ended.out.contains(":1:63: 3; must be a list"), "{}", ended.out);
}

#[test]
fn a_file_that_cannot_be_read_ends_with_2_and_does_not_stop_the_others() {
    let good = file("catalogue.json", catalogue(VERIFIED));
    let latin = file("latin.json", b"{\n\"name\": \"K\xf6ln\"}");
    let missing = latin.with_file_name("missing.json");
    let ended = nahbei(&[&"check".into(), &missing, &latin, &good]);
    assert_eq!(ended.status, 2);
    assert!(ended.err.contains("missing.json: cannot be read; check its name"), "{}", ended.err);
    assert!(ended.err.contains("latin.json:2: every text must be UTF-8"), "{}", ended.err);
    assert!(ended.out.contains("1 offer read"), "{}", ended.out);
    assert_eq!(nahbei(&["check"]).status, 2);
    assert_eq!(nahbei(&["chekc"]).status, 2);
}

#[test]
fn nothing_is_coloured_where_nobody_looks_at_a_screen() {
    let ended = check(&file("catalogue.json", catalogue("\"colour\": 1")));
    assert!(!ended.out.contains('\u{1b}'), "{}", ended.out);
}

/// How often each rule was broken, and how many offers were read.
fn counts(found: &Value) -> (BTreeMap<String, usize>, u64) {
    let mut counts = BTreeMap::new();
    for finding in found["findings"].as_array().unwrap() {
        *counts.entry(finding["rule"].as_str().unwrap().to_owned()).or_default() += 1;
    }
    let read = found["files"].as_array().unwrap().iter().map(|file| file["offers"].as_u64().unwrap()).sum();
    (counts, read)
}

fn json(paths: &[PathBuf]) -> Value {
    let mut arguments: Vec<PathBuf> =
        ["check", "--format", "json", "--on", "2026-11-22"].iter().map(PathBuf::from).collect();
    arguments.extend(paths.iter().cloned());
    serde_json::from_str(&nahbei(&arguments).out).unwrap()
}

#[test]
fn the_sites_of_the_project_have_no_error_and_no_warning_but_those_they_show_on_purpose() {
    let mut folders: Vec<PathBuf> = std::fs::read_dir(project().join("sites"))
        .unwrap()
        .map(|folder| folder.unwrap().path())
        .filter(|path| path.is_dir())
        .collect();
    folders.sort();
    let found = json(&folders);
    assert_eq!(found["counts"]["errors"], 0);
    // Some examples are old, over or say little, so that the page can be seen with such offers.
    let on_purpose = ["verified-old", "offer-expired", "needs-missing", "hours-over"];
    for finding in found["findings"].as_array().unwrap() {
        let is_on_purpose = on_purpose.iter().any(|rule| finding["rule"] == *rule);
        assert!(finding["level"] == "hint" || is_on_purpose, "{finding:#}");
    }
    assert!(counts(&found).1 > 200);
}

#[test]
fn false_alarms_on_the_files_of_real_towns_stay_few() {
    for (mapping, input, most) in [
        ("berlin-kitas.json", "berlin-kitas-2018/kitas_full.ndjson", 80),
        ("chemnitz-kindertageseinrichtungen.json", "chemnitz-geojson/Kindertageseinrichtungen.geojson", 20),
    ] {
        let Some(input) = real(input) else { return };
        let out = new_file("catalogue.json");
        nahbei(&[
            Path::new("import"),
            Path::new("--mapping"),
            &common::mapping(mapping),
            &input,
            Path::new("--out"),
            &out,
        ]);
        assert!(text(&out).len() > 1000);
        let (counts, read) = counts(&json(&[out]));
        let alarms: usize = [
            "position-off-land",
            "position-not-in-postal-code",
            "position-not-in-town",
            "postal-code-unknown",
            "postal-code-of-other-town",
            "ages-against-text",
        ]
        .iter()
        .map(|rule| counts.get(*rule).copied().unwrap_or_default())
        .sum();
        assert!(read > 100 && alarms <= most, "{mapping}: {alarms} of {read}: {counts:?}");
    }
}
