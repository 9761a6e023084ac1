//! Mistakes put one by one into a good catalogue, a good site and good words: `nahbei check` finds each where it is.
//! And every kind of mistake that it knows has such a seed, here or in the spreadsheet.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;
#[path = "seeds/sheet.rs"]
mod sheet;

use common::{nahbei, new_file, project, text};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

const CATALOGUE: &str = r#"{"format": 1, "name": "Apolda", "updated": "2026-11-20", "offers": [{"id": "krabbel",
 "name": "Krabbelgruppe am Anger", "provider": {"name": "Haus am Anger"}, "needs": ["baby", "meeting"],
 "contacts": [{"kind": "phone", "value": "030 23125 001"}], "ages": [{"from": 0, "to": 24}],
 "summary": "Spielen und singen mit anderen Eltern.", "reach": ["phone"], "languages": ["de"],
 "hours": [{"kind": "phone", "weekly": "Mo 09:00-12:00"}],
 "verified": {"on": "2026-11-03"}, "example": true}]}"#;
const SITE: &str = r#"{"format": 1, "name": "Nahbei", "example": true, "languages": ["de"],
 "leave_to": "https://www.wetter.com/", "freshness": {"old_days": 300, "very_old_days": 600},
 "towns": [{"id": "apolda", "name": "Apolda", "state": "TH", "lat": 51.0256, "lon": 11.5147,
 "catalogues": ["catalogue.json"],
 "contact": {"name": "Rathaus", "text": "Bitte ausfüllen: was die Stelle tut.", "contacts": [{"kind": "phone", "value": "030 23125 002"}]},
 "districts": [{"name": "Oberndorf", "postal_codes": ["99510"], "lat": 51.0331, "lon": 11.5402}]}]}"#;
const WORDS: &str = r#"{"kinds": {"debt-advice": {"words": {"de": ["zum Lotsen"]}},
 "toy-library": {"needs": ["leisure"], "also": ["library"], "terms": ["Spielothek"], "words": {"de": ["Spielzeug leihen"]}}}}"#;

const STATEMENT: &str =
    "<h1>Barrierefreiheit</h1><p>Apolda, 3. November 2026, stadt[at]apolda, sonst: Schlichtungsstelle.</p>";

/// The rule, the file, what stands there, what stands there instead, and the pointer at which it must be found.
#[rustfmt::skip]
const SEEDS: &[(&str, &str, &str, &str, &str)] = &[
    ("not-json", "catalogue.json", "\"name\": \"Apolda\",", "\"name\": \"Apolda\"", ""),
    ("other-format", "catalogue.json", "\"format\": 1", "\"format\": 2", "/format"),
    ("wrong-type", "catalogue.json", "\"Mo 09:00-12:00\"", "9", "/offers/0/hours/0/weekly"),
    ("empty", "catalogue.json", "\"Spielen und singen mit anderen Eltern.\"", "\" \"", "/offers/0/summary"),
    ("too-long", "catalogue.json", "Krabbelgruppe am Anger", LONG, "/offers/0/name"),
    ("unknown-field", "catalogue.json", "\"example\": true", "\"example\": true, \"colour\": 1", "/offers/0/colour"),
    ("not-a-language", "catalogue.json", "[\"de\"]", "[\"Deutsch!\"]", "/offers/0/languages/0"),
    ("hours-say-nothing", "catalogue.json", ", \"weekly\": \"Mo 09:00-12:00\"", "", "/offers/0/hours/0"),
    ("date-in-future", "catalogue.json", "2026-11-20", "2027-11-20", "/updated"),
    ("example-on-real-site", "site.json", "\"example\": true", "\"example\": false", "/offers/0/example"),
    ("need-without-offer", "catalogue.json", "\"meeting\"", "\"childcare\"", "/towns"),
    ("catalogue-missing", "site.json", "[\"catalogue.json\"]", "[\"catalogue.json\", \"Katalog.json\"]", "/towns/0/catalogues/1"),
    ("site-missing", "site.json", "\"format\": 1,", "\"format\": 1, \"include\": [\"../nowhere\"],", "/include/0"),
    ("leave-to-missing", "site.json", "\"leave_to\": \"https://www.wetter.com/\",", "", "/leave_to"),
    ("town-without-phone", "site.json", "\"phone\", \"value\": \"030 23125 002\"", "\"mail\", \"value\": \"rathaus@example.org\"", "/towns/0/contact/contacts"),
    ("phone-impossible", "site.json", "030 23125 002", "0361 12", "/towns/0/contact/contacts/0/value"),
    ("town-twice", "site.json", "\"towns\": [", TOWN_TWICE, "/towns/1/id"),
    ("district-twice", "site.json", "\"districts\": [", "\"districts\": [{\"name\": \"Oberndorf\", \"lat\": 51.0331, \"lon\": 11.5402},", "/towns/0/districts/1/name"),
    ("district-far", "site.json", "51.0331", "52.0331", "/towns/0/districts/0/lat"),
    ("district-postal-code-unknown", "site.json", "[\"99510\"]", "[\"99511\"]", "/towns/0/districts/0/postal_codes/0"),
    ("site-language-without-texts", "site.json", "[\"de\"]", "[\"de\", \"el\"]", "/languages/1"),
    ("freshness-backwards", "site.json", "\"old_days\": 300", "\"old_days\": 900", "/freshness/very_old_days"),
    ("id-of-other-catalogue", "site.json", "[\"catalogue.json\"]", "[\"catalogue.json\", \"second.json\"]", "/offers/0/id"),
    ("legal-page-missing", "site.json", "\"example\": true", "\"example\": false", ""),
    ("legal-page-unfilled", "legal/impressum.html", "Stadt Apolda", "[Stadt oder Gemeinde]", ""),
    ("accessibility-statement-incomplete", "legal/barrierefreiheit.html", "3. November 2026", "neulich", ""),
    ("settings-unfilled", "site.json", "\"example\": true", "\"example\": false", "/towns/0/contact/text"),
    ("words-shape", "words.json", "{\"kinds\":", "{\"colour\": 1, \"kinds\":", "/colour"),
    ("words-change-danger", "words.json", "{\"kinds\":", "{\"crisis\": {}, \"kinds\":", "/crisis"),
    ("words-change-danger", "words.json", "{\"kinds\":", "{\"groups\": {}, \"kinds\":", "/groups"),
    ("words-kind-incomplete", "words.json", "\"terms\": [\"Spielothek\"],", "", "/kinds/toy-library"),
    ("words-kind-unknown", "words.json", "[\"library\"]", "[\"libary\"]", "/kinds/toy-library/also/0"),
    ("words-need-unknown", "words.json", "[\"leisure\"]", "[\"fun\"]", "/kinds/toy-library/needs/0"),
    ("words-language-unknown", "words.json", "{\"de\": [\"zum Lotsen\"]}", "{\"xx\": [\"zum Lotsen\"]}", "/kinds/debt-advice/words/xx"),
    ("words-phrase-long", "words.json", "zum Lotsen", LONG, "/kinds/debt-advice/words/de/0"),
];

const TOWN_TWICE: &str = r#""towns": [{"id": "apolda", "name": "Apolda", "state": "TH", "lat": 51.0256, "lon": 11.5147,
 "catalogues": ["catalogue.json"], "contact": {"name": "Rathaus", "contacts": [{"kind": "phone", "value": "030 23125 002"}]}},"#;
const LONG: &str = "Krabbelgruppe für alle, die gern krabbeln, und für alle, die gern zusehen, wie andere krabbeln, und für alle, die einfach einen warmen Raum, eine weiche Decke, eine Tasse Tee und ein offenes Ohr suchen, am Anger";

/// Writes a good site into a new folder, with one thing in one file changed.
fn site(change: Option<(&str, &str, &str)>) -> PathBuf {
    let folder = new_file("site.json").parent().unwrap().to_owned();
    for (name, good) in [
        ("site.json", SITE),
        ("catalogue.json", CATALOGUE),
        ("second.json", CATALOGUE),
        ("words.json", WORDS),
        ("legal/impressum.html", "<h1>Impressum</h1><p>Stadt Apolda</p>"),
        ("legal/barrierefreiheit.html", STATEMENT),
    ] {
        let content = match change {
            Some((file, from, to)) if file == name => {
                assert!(good.contains(from), "{name} holds {from}");
                good.replacen(from, to, 1)
            }
            // The legal pages of a sample are not judged.
            Some((file, ..)) if file.starts_with("legal/") => {
                good.replacen("\"example\": true", "\"example\": false", 1)
            }
            _ => good.to_owned(),
        };
        std::fs::create_dir_all(folder.join("legal")).unwrap();
        std::fs::write(folder.join(name), content).unwrap();
    }
    folder
}

fn check(paths: &[PathBuf]) -> Value {
    let mut arguments: Vec<PathBuf> =
        ["check", "--format", "json", "--on", "2026-11-22"].iter().map(PathBuf::from).collect();
    arguments.extend(paths.iter().cloned());
    let ended = nahbei(&arguments);
    assert!(ended.status < 2, "{}", ended.err);
    serde_json::from_str(&ended.out).unwrap()
}

fn findings<'f>(found: &'f Value, folder: &'f Path) -> impl Iterator<Item = &'f Value> {
    let of_folder = move |finding: &&Value| Path::new(finding["file"].as_str().unwrap()).starts_with(folder);
    found["findings"].as_array().unwrap().iter().filter(of_folder)
}

#[test]
fn every_mistake_in_a_site_is_found_where_it_is() {
    let folders: Vec<PathBuf> =
        SEEDS.iter().map(|(_, file, from, to, _)| site(Some((file, from, to)))).chain([site(None)]).collect();
    let found = check(&folders);
    let mut missed = Vec::new();
    for ((rule, _, _, _, pointer), folder) in SEEDS.iter().zip(&folders) {
        let is_it = |finding: &Value| finding["rule"] == *rule && finding["pointer"] == *pointer;
        if !findings(&found, folder).any(is_it) {
            let instead: Vec<String> = findings(&found, folder)
                .map(|finding| format!("{} {} {}", finding["rule"], finding["pointer"], finding["found"]))
                .filter(|line| !line.contains("need-without-offer"))
                .collect();
            missed.push(format!("{rule} at {pointer}: found {instead:?}"));
        }
    }
    assert!(missed.is_empty(), "{}", missed.join("\n"));
    // One offer cannot meet all sixteen needs.
    let is_other = |finding: &&Value| finding["rule"] != "need-without-offer";
    let good: Vec<&Value> = findings(&found, folders.last().unwrap()).filter(is_other).collect();
    assert!(good.is_empty(), "the good site has no finding: {good:#?}");
}

#[test]
fn every_kind_of_mistake_has_a_seed_and_stands_in_the_document() {
    let list = nahbei(&["check", "--list"]).out;
    let known: BTreeSet<&str> =
        list.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next()).collect();
    let in_sites = SEEDS.iter().map(|seed| seed.0);
    let seeded: BTreeSet<&str> = sheet::SEEDS.iter().map(|seed| seed.rule).chain(in_sites).collect();
    assert_eq!(known, seeded);
    assert!(sheet::GOOD.len() > 40 && sheet::SEEDS.iter().all(|seed| seed.real || !seed.cells.is_empty()));
    assert!(sheet::SEEDS.iter().all(|seed| !seed.at.is_empty()));

    let document = text(&project().join("docs/check.md"));
    let begin = document.find("### Format").unwrap();
    let written = list.trim_end();
    assert_eq!(
        &document[begin..begin + written.len()],
        written,
        "write docs/check.md anew: nahbei --lang en check --list"
    );
}

#[test]
fn sarif_names_rules_places_and_levels() {
    let folder = site(Some(("catalogue.json", "030 23125 001", "0361 12")));
    let arguments: Vec<PathBuf> =
        ["check", "--format", "sarif", "--on", "2026-11-22"].iter().map(PathBuf::from).collect();
    let ended = nahbei(&[&arguments[..], &[folder]].concat());
    assert_eq!(ended.status, 1);
    let sarif: Value = serde_json::from_str(&ended.out).unwrap();
    assert_eq!(sarif["version"], "2.1.0");
    let run = &sarif["runs"][0];
    let results = run["results"].as_array().unwrap();
    let result = results.iter().find(|result| result["ruleId"] == "phone-impossible").unwrap();
    assert_eq!(result["level"], "error");
    let rule = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
    assert_eq!(run["tool"]["driver"]["rules"][rule]["id"], "phone-impossible");
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(place["region"], json!({"startLine": 3, "startColumn": 42}));
    assert!(place["artifactLocation"]["uri"].as_str().unwrap().ends_with("/catalogue.json"));
}
