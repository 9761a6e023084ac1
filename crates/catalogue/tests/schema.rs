//! The published JSON Schema and the reader agree on what a catalogue is. What editors' tools make of it is theirs.
#![allow(clippy::unwrap_used, reason = "a schema that cannot be read is a failed test")]

mod common;

use common::{cases, catalogues, file_with, full_file};
use jsonschema::Validator;
use nahbei_catalogue::{read, schema};
use proptest::prelude::*;
use serde_json::{Value, json};

fn validator() -> Validator {
    jsonschema::validator_for(&schema()).unwrap()
}

/// What the schema finds wrong.
fn mistakes(validator: &Validator, file: &Value) -> Vec<String> {
    validator.iter_errors(file).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn everything_the_serialiser_writes_is_valid(catalogue in catalogues()) {
        prop_assert_eq!(mistakes(&validator(), &json!(catalogue)), Vec::<String>::new());
    }
}

#[test]
fn a_file_that_states_everything_is_valid() {
    assert_eq!(mistakes(&validator(), &full_file()), Vec::<String>::new());
}

/// Each fields of an offer that the reader takes without a problem.
#[test]
fn what_is_read_without_a_problem_is_valid() {
    for fields in [
        "",
        r#""documents": []"#,
        r#""ages": [{"from": "unborn"}, {"to": 0}]"#,
        r#""area": "nationwide""#,
        r#""area": {"radius_km": 0.5}"#,
        r#""area": {"states": ["TH"]}"#,
        r#""places": [{"hidden": true}]"#,
        r#""trust": {}"#,
        r#""source": {}"#,
        r#""waiting": {"note": "kurz"}"#,
        r#""hours": [{"kind": "visit"}]"#,
    ] {
        let file = file_with(fields);
        assert_eq!(read(&file).1, []);
        let file = serde_json::from_str(&file).unwrap();
        assert_eq!(mistakes(&validator(), &file), Vec::<String>::new(), "{fields}");
    }
}

/// Each fields of an offer that are a mistake, by the schema as by the reader.
fn assert_not_valid(mistakes_of_an_editor: &[&str]) {
    let validator = validator();
    let valid: Vec<&&str> = mistakes_of_an_editor
        .iter()
        .filter(|fields| {
            let file = file_with(fields);
            assert_ne!(read(&file).1, [], "{fields}");
            // A schema that knows no default would else refuse every row for its missing status.
            let file = file_with(&format!(r#""status": "active", {fields}"#));
            mistakes(&validator, &serde_json::from_str(&file).unwrap()).is_empty()
        })
        .collect();
    assert!(valid.is_empty(), "{valid:#?}");
}

#[test]
fn what_is_missing_of_another_kind_or_in_no_list_is_not_valid() {
    assert_not_valid(&[
        r#""name": """#,
        r#""provider": {}"#,
        r#""contacts": [{"kind": "phone"}]"#,
        r#""contacts": [{"kind": "post", "value": "x"}]"#,
        r#""needs": ["babies"]"#,
        r#""needs": "baby""#,
        r#""status": "live""#,
        r#""ages": [{"from": 217}]"#,
        r#""ages": [{"from": 0.5}]"#,
        r#""ages": [{"from": -1}]"#,
        r#""ages": [{"from": "3 Jahre"}]"#,
        r#""area": "everywhere""#,
        r#""area": {"postal_codes": [2826]}"#,
        r#""area": {"states": ["Hessen"]}"#,
        r#""places": [{"postal_code": 2826}]"#,
        r#""waiting": {"weeks": -1}"#,
        r#""trust": {"anonymous": "ja"}"#,
        r#""closures": [{"from": "2026-12-24"}]"#,
    ]);
}

#[test]
fn what_is_out_of_bounds_or_misspelt_is_not_valid() {
    assert_not_valid(&[
        r#""id": "X""#,
        r#""id": "x""#,
        r#""contacts": []"#,
        r#""area": {"radius_km": 0}"#,
        r#""area": {"postal_codes": ["2826"]}"#,
        r#""places": [{"postal_code": "2826"}]"#,
        r#""places": [{"lat": 14.98, "lon": 51.15}]"#,
        r#""languages": ["Türkisch"]"#,
        r#""summary": {"Türkisch": "x"}"#,
        r#""visible_from": "1.11.2026""#,
        r#""waiting": {"weeks": 521}"#,
        r#""misspelt": 1"#,
        r#""places": [{"misspelt": 1}]"#,
    ]);
}

#[test]
fn another_format_is_not_valid() {
    for format in [json!(2), json!(0), json!("1"), json!(null)] {
        let file = json!({"format": format, "name": "T", "offers": []});
        assert_ne!(mistakes(&validator(), &file), Vec::<String>::new(), "{format}");
    }
}
