//! `nahbei import` accounts for every record and every field.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

mod common;

use common::{file, fixture, import, nahbei, new_file, text};
use nahbei_catalogue::Offer;
use serde_json::{Value, json};

fn json_of(offer: &Offer) -> Value {
    serde_json::to_value(offer).unwrap()
}

#[test]
fn geojson_becomes_offers() {
    let imported = import(&fixture("treffs.mapping.json"), &fixture("treffs.geojson"));
    assert_eq!(imported.counts, [5, 2, 3]);
    let first = json_of(&imported.catalogue.offers[0]);
    assert_eq!(first["provider"]["name"], "Haus am Anger");
    let numbers: Vec<&str> = imported.catalogue.offers[0].contacts.iter().map(|c| c.value.as_str()).collect();
    assert_eq!(numbers, ["030 23125 001", "030 23125 002", "https://www.example.org/krabbeln"]);
    assert_eq!(first["needs"], json!(["meeting", "baby", "leisure"]));
    assert_eq!(first["places"][0]["step_free"], "yes");
    assert_eq!(first["documents"], json!([]), "an empty list says that nothing is needed");
}

#[test]
fn zero_that_may_mean_unknown_stays_not_stated() {
    let imported = import(&fixture("treffs.mapping.json"), &fixture("treffs.geojson"));
    let second = json_of(&imported.catalogue.offers[1]);
    assert_eq!(
        second["places"],
        json!([{"town": "Apolda"}]),
        "no position, no step_free, no broken postal code"
    );
}

#[test]
fn every_record_and_every_field_is_in_the_report() {
    let imported = import(&fixture("treffs.mapping.json"), &fixture("treffs.geojson"));
    for line in [
        "  feature 3 (treff-3): no contacts; properties.TELEFON \"23125003\": begins with neither 0 nor +, so its area code is not known",
        "  feature 4 (treff-1): id: is the id of feature 1 too; make the mapping's id tell them apart",
        "  feature 5: must be an object { … } but is none",
        "  properties.FAX: 1 value, not mapped",
        "    → contacts.value: 2 mapped, 1 in records not mapped, 1 dropped",
        "      2 × may mean no as well as not recorded: \"0\" (feature 2), \"0\" (feature 3)",
        "      1 × is not among the mapping's values: \"Kette\" (feature 2)",
        "    → places.postal_code: 1 mapped, 2 in records not mapped, 1 dropped",
    ] {
        assert!(imported.ended.out.lines().any(|found| found == line), "{line}\nin\n{}", imported.ended.out);
    }
}

#[test]
fn csv_with_either_separator_becomes_the_same_offers() {
    let semicolons = import(&fixture("kurse.mapping.json"), &fixture("kurse.csv"));
    let commas = import(&fixture("kurse.mapping.json"), &fixture("kurse-komma.csv"));
    assert_eq!(semicolons.counts, [3, 2, 1]);
    assert_eq!(semicolons.catalogue, commas.catalogue);
    let first = json_of(&semicolons.catalogue.offers[0]);
    assert_eq!(first["name"], "Erste Hilfe; am Kind");
    assert_eq!(first["ages"], json!([{"from": 0}]), "age zero is an age");
    assert_eq!(first["places"], json!([{"lat": 51.0244, "lon": 11.5128}]));
    assert_eq!(first["languages"], json!(["de", "tr"]));
    assert_eq!(first["description"], "Zwei Abende.\n\nBitte warme Kleidung.");
    let second = json_of(&semicolons.catalogue.offers[1]);
    assert_eq!(
        (&second["ages"], &second["languages"], &second["places"]),
        (&Value::Null, &Value::Null, &Value::Null)
    );
}

#[test]
fn json_lines_become_offers() {
    let imported = import(&fixture("gruppen.mapping.json"), &fixture("gruppen.ndjson"));
    assert_eq!(imported.counts, [4, 3, 1]);
    let offers: Vec<Value> = imported.catalogue.offers.iter().map(json_of).collect();
    assert_eq!(offers[0]["provider"]["name"], "Verein am Bach");
    assert_eq!(offers[0]["contacts"][0]["value"], "030 23125 020", "the area code the mapping names");
    assert_eq!(offers[0]["hours"][0]["weekly"], "Mo-Th 08:00-12:00; Fr 08:00-11:00");
    assert_eq!(offers[1]["contacts"][0]["value"], "030 23125 021", "the doubled area code is put right");
    assert_eq!(offers[1]["hours"], Value::Null, "0 on every day is unknown, not closed");
    assert_eq!(offers[2]["hours"], Value::Null, "some days unknown are not closed");
    assert_eq!(offers[2]["ages"], Value::Null, "an age without beginning is not stated by the constant end");
}

#[test]
fn the_report_can_go_to_a_file() {
    let (out, report) = (new_file("c.json"), new_file("report.txt"));
    let (mapping, input) = (fixture("gruppen.mapping.json"), fixture("gruppen.ndjson"));
    let arguments = [
        "import".into(),
        "--mapping".into(),
        mapping,
        input,
        "--out".into(),
        out,
        "--report".into(),
        report.clone(),
    ];
    let ended = nahbei(&arguments);
    assert_eq!((ended.status, ended.out.as_str()), (1, ""));
    assert!(text(&report).contains("4 records read = 3 mapped + 1 not mapped"));
}

#[test]
fn importing_again_by_a_mapping_changes_nothing() {
    for (mapping, input) in [
        ("gruppen.mapping.json", "gruppen.ndjson"),
        ("treffs.mapping.json", "treffs.geojson"),
        ("kurse.mapping.json", "kurse.csv"),
    ] {
        let out = new_file("catalogue.json");
        let arguments = [
            "import".into(),
            "--mapping".into(),
            fixture(mapping),
            fixture(input),
            "--out".into(),
            out.clone(),
        ];
        assert!(nahbei(&arguments).status < 2);
        let first = text(&out);
        let ended = nahbei(&arguments);
        assert!(ended.out.contains("\n0 offers added, 0 fields of 0 offers updated\n"), "{}", ended.out);
        assert_eq!(text(&out), first, "{input}");
    }
}

#[test]
fn a_mapping_that_is_none_is_refused_with_its_place() {
    let input = fixture("gruppen.ndjson");
    for (mapping, words) in [
        ("{", "line 1 column 1"),
        ("[]", "line 1, column 1: : a mapping must be an object"),
        ("{\n \"format\": 2}", "line 2, column 12: /format: must be 1"),
        ("{\"format\": 1, \"offers\": {}}", "/offers: is not a field here"),
        ("{\"format\": 1, \"catalogue\": {}}", "/offer: must be an object"),
        (
            "{\"format\": 1, \"catalogue\": {}, \"offer\": {\"id\": \"{id\"}}",
            "opens a brace that does not close",
        ),
        ("{\"format\": 1, \"catalogue\": {}, \"offer\": {\"id\": \"{ }\"}}", "names no field"),
        ("{\"format\": 1, \"catalogue\": {}, \"offer\": {\"id\": null}}", "null says nothing"),
        (
            "{\"format\": 1, \"catalogue\": {}, \"offer\": {\"id\": {\"field\": \"a\", \"as\": \"fax\"}}}",
            "\"fax\" is not a change",
        ),
        (
            "{\"format\": 1, \"catalogue\": {}, \"offer\": {\"id\": {\"field\": \"a\", \"text\": \"a\"}}}",
            "keep one of the two",
        ),
        (
            "{\"format\": 1, \"catalogue\": {}, \"offer\": {\"id\": {\"field\": \"a\", \"spilt\": []}}}",
            "/offer/id/spilt: is not a field here",
        ),
        (
            "{\"format\": 1, \"catalogue\": {}, \"offer\": {\"id\": {\"field\": \"a\", \"split\": [\"\"]}}}",
            "list of separators",
        ),
        (
            "{\"format\": 1, \"catalogue\": {}, \"offer\": {\"id\": {\"field\": \"a\", \"not_stated\": [\"0\"]}}}",
            "/offer/id/not_stated",
        ),
        (
            "{\"format\": 1, \"catalogue\": {}, \"offer\": {\"id\": {\"field\": \"a\", \"not_stated\": {\"0\": 1}}}}",
            "text in quotes for every value",
        ),
        ("{\"format\": 1, \"catalogue\": {\"name\": 3}, \"offer\": {}}", "catalogue: name: is the number 3"),
        (
            "{\"format\": 1, \"catalogue\": {\"name\": \"x\", \"offers\": []}, \"offer\": {}}",
            "must not hold format or offers",
        ),
    ] {
        let mapping = file("mapping.json", mapping);
        let arguments =
            ["import".into(), "--mapping".into(), mapping, input.clone(), "--out".into(), new_file("c.json")];
        let ended = nahbei(&arguments);
        assert_eq!(ended.status, 2, "{}", ended.out);
        assert!(ended.err.contains("mapping.json: ") && ended.err.contains(words), "{}", ended.err);
    }
}

#[test]
fn a_wrong_call_ends_with_2() {
    let mapping = fixture("gruppen.mapping.json");
    let missing = fixture("missing.ndjson");
    let unnamed = file("records", "{}");
    let latin = file("latin.csv", b"Nr;Titel\n1;K\xf6rper\n");
    for (input, words) in [
        (missing, "cannot be read"),
        (unnamed, "rename the file"),
        (latin, "latin.csv:2: every text must be UTF-8"),
    ] {
        let arguments =
            ["import".into(), "--mapping".into(), mapping.clone(), input, "--out".into(), new_file("c.json")];
        let ended = nahbei(&arguments);
        assert_eq!(ended.status, 2);
        assert!(ended.err.contains(words), "{}", ended.err);
    }
    assert_eq!(nahbei(&["import"]).status, 2);
}

#[test]
fn the_mappings_of_the_project_are_mappings() {
    let nothing = file("nothing.ndjson", "");
    for mapping in std::fs::read_dir(common::mapping("")).unwrap() {
        let imported = import(&mapping.unwrap().path(), &nothing);
        assert_eq!(imported.counts, [0, 0, 0]);
    }
}

/// The parts of a document between lines of three backticks.
fn blocks(document: &str) -> Vec<&str> {
    let parts = document.split("\n```").skip(1).step_by(2);
    parts.map(|part| part.split_once('\n').map_or("", |(_, block)| block)).collect()
}

#[test]
fn the_example_of_the_document_is_true() {
    let document = text(&common::project().join("docs/import.md"));
    let blocks = blocks(&document);
    let [_, record, mapping, offer, report] = blocks[..5] else { panic!("the document has five blocks") };
    let imported = import(&file("mapping.json", mapping), &file("list.ndjson", record));
    let offer: Value = serde_json::from_str(offer).unwrap();
    assert_eq!(json_of(&imported.catalogue.offers[0]), offer);
    let (_, printed) = imported.ended.out.split_once('\n').unwrap();
    assert_eq!(printed.trim(), report.trim());
}
