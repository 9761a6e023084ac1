//! Mistakes put one by one into a good spreadsheet: `nahbei check` finds each at its cell and says what to do.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;
#[path = "seeds/sheet.rs"]
mod sheet;

use common::{english_in, nahbei_in_german, new_file};
use rust_xlsxwriter::Workbook;
use serde_json::Value;
use sheet::{GOOD, SEEDS, Seed};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

const SITE: &str = r#"{"format": 1, "name": "Nahbei Apolda", "example": true, "languages": ["de", "tr", "ar"],
 "leave_to": "https://www.wetter.com/", "towns": [{"id": "apolda", "name": "Apolda", "state": "TH", "lat": 51.0256,
 "lon": 11.5147, "catalogues": ["gut.xlsx"], "contact": {"name": "Rathaus",
 "contacts": [{"kind": "phone", "value": "030 23125 001"}]}}]}"#;

/// The row of the spreadsheet into which mistakes are put, from 1: heads, another good offer, this one.
const ROW: u64 = 3;

/// Writes a spreadsheet of two offers, the second one with these cells changed.
fn spreadsheet(path: &Path, seed: Option<&Seed>) {
    let changed = seed.map_or(&[][..], |seed| seed.cells);
    let mut heads: Vec<&str> = GOOD.iter().map(|(head, _)| *head).collect();
    heads.extend(
        changed.iter().map(|(head, _)| *head).filter(|head| !GOOD.iter().any(|(known, _)| known == head)),
    );
    let mut book = Workbook::new();
    let page = book.add_worksheet();
    page.set_name("Angebote").unwrap();
    for (column, head) in (0..).zip(&heads) {
        let good = GOOD.iter().find(|(known, _)| known == head).map_or("", |(_, value)| value);
        let other = match *head {
            "Kennung" => "familienberatung-nord",
            "Name" => "Familienberatung im Norden",
            "Name (tr)" => "Aile danışmanlığı",
            "Telefon" => "030 23125 111",
            "Straße" => "Nordstraße 3",
            "Kurz gesagt" => "Streit, Wut, Sorgen um das Kind: Hier können Sie in Ruhe darüber sprechen.",
            "Kurz gesagt (tr)" => "Kavga, öfke, endişe: burada sakince konuşabilirsiniz.",
            "Themen" => "Erziehung",
            "Alter" => "",
            "E-Mail" => "beratung@example.org",
            _ => good,
        };
        let value = changed.iter().find(|(known, _)| known == head).map_or(good, |(_, value)| value);
        let value = if *head == "Beispiel" && seed.is_some_and(|seed| seed.real) { "" } else { value };
        page.write(0, column, *head).unwrap();
        page.write(1, column, other).unwrap();
        page.write(2, column, value).unwrap();
    }
    book.save(path).unwrap();
}

/// One spreadsheet for each mistake and a good one behind them, beside the settings of a site; and what is found in
/// them by a German editor. It is looked for once.
fn checked() -> &'static (Vec<PathBuf>, Value) {
    static CHECKED: OnceLock<(Vec<PathBuf>, Value)> = OnceLock::new();
    CHECKED.get_or_init(|| {
        let folder = new_file("site.json").parent().unwrap().to_owned();
        std::fs::write(folder.join("site.json"), SITE).unwrap();
        let mut files = Vec::new();
        for (at, seed) in SEEDS.iter().map(Some).chain([None]).enumerate() {
            let name = seed.map_or("gut".to_owned(), |seed| format!("{at}-{}", seed.rule));
            files.push(folder.join(format!("{name}.xlsx")));
            spreadsheet(&files[at], seed);
        }
        let mut arguments: Vec<PathBuf> =
            ["check", "--format", "json", "--on", "2026-11-22"].iter().map(PathBuf::from).collect();
        arguments.extend(files.iter().cloned());
        let ended = nahbei_in_german(&arguments);
        assert_eq!(ended.status, 1, "{}", ended.err);
        (files, serde_json::from_str(&ended.out).unwrap())
    })
}

fn findings<'f>(found: &'f Value, file: &'f Path) -> impl Iterator<Item = &'f Value> {
    let of_file = move |finding: &&Value| Path::new(finding["file"].as_str().unwrap()) == file;
    found["findings"].as_array().unwrap().iter().filter(of_file)
}

#[test]
fn every_mistake_in_a_spreadsheet_is_found_at_its_cell_with_a_remedy() {
    let kinds: BTreeSet<&str> = SEEDS.iter().map(|seed| seed.rule).collect();
    assert!(kinds.len() >= 60, "{}", kinds.len());
    let (files, found) = checked();
    let mut missed = Vec::new();
    for (seed, file) in SEEDS.iter().zip(files) {
        let is_it = |finding: &&Value| {
            let place = &finding["place"];
            finding["rule"] == seed.rule
                && (place["sheet"] == "Angebote" && place["row"] == ROW && place["head"] == seed.at)
                && ["found", "why", "remedy"].iter().all(|part| finding[part].is_string())
                && finding["remedy"] != ""
        };
        if !findings(found, file).any(|finding| is_it(&finding)) {
            let instead: Vec<String> = findings(found, file)
                .map(|finding| format!("{} {}", finding["rule"], finding["place"]["cell"]))
                .collect();
            missed.push(format!("{} at {}: found {instead:?}", seed.rule, seed.at));
        }
    }
    assert!(missed.is_empty(), "{}", missed.join("\n"));
    let good: Vec<&Value> = findings(found, files.last().unwrap()).collect();
    assert!(good.is_empty(), "the good spreadsheet has no finding: {good:#?}");
}

#[test]
fn german_editors_read_german() {
    let (files, found) = checked();
    let all = SEEDS.iter().zip(files).flat_map(|(_, file)| findings(found, file));
    for finding in all {
        let remedy = finding["remedy"].as_str().unwrap();
        for part in ["what", "why", "remedy", "found", "instead"] {
            assert_eq!(english_in(finding[part].as_str().unwrap_or_default()), None);
        }
        assert!(!remedy.contains('_'), "a field's name of the JSON format in a spreadsheet: {remedy}");
    }
}
