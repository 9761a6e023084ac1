//! What HSDS carries, and that nothing is lost on the way through it.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

#[path = "../../../../catalogue/tests/common/mod.rs"]
mod catalogues;

use super::{kept, service, write};
use crate::import::formats::{self, Format};
use catalogues::{cases, catalogues, full_file, read_value};
use nahbei_catalogue::{Catalogue, Offer};
use proptest::prelude::*;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

fn written(catalogue: &Catalogue) -> Value {
    serde_json::from_slice(&write(catalogue).unwrap()).unwrap()
}

fn read_back(page: &Value) -> Catalogue {
    formats::read(Format::Hsds, page).catalogue
}

fn fields(offer: &Offer) -> BTreeMap<String, Value> {
    serde_json::from_value(serde_json::to_value(offer).unwrap()).unwrap()
}

/// A file that states everything, and every catalogue of the project.
fn known_catalogues() -> Vec<Catalogue> {
    let sites = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../sites");
    let towns = ["ammerbuch", "apolda", "goerlitz", "helplines", "lilienthal", "wetzlar"];
    let site = |town: &str| std::fs::read_to_string(sites.join(town).join("catalogue.json")).unwrap();
    let mut known: Vec<Catalogue> = towns.iter().map(|town| nahbei_catalogue::read(&site(town)).0).collect();
    known.push(read_value(&full_file()).0);
    known
}

/// Everything with an id, by that id.
fn ids(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(object) => {
            found.extend(object.get("id").and_then(Value::as_str).map(str::to_owned));
            object.values().for_each(|value| ids(value, found));
        }
        Value::Array(list) => list.iter().for_each(|value| ids(value, found)),
        _ => {}
    }
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn a_catalogue_comes_back_from_hsds_as_it_was(catalogue in catalogues()) {
        prop_assert_eq!(read_back(&written(&catalogue)), catalogue);
    }

    #[test]
    fn what_hsds_requires_is_there_and_every_id_is_one_of_its_own(catalogue in catalogues()) {
        let page = written(&catalogue);
        for service in page["contents"].as_array().unwrap() {
            prop_assert!(["id", "name", "status"].iter().all(|key| service[key].is_string()), "{}", service);
            let organization = &service["organization"];
            prop_assert!(["id", "name", "description"].iter().all(|key| organization[key].is_string()));
            let mut found = Vec::new();
            ids(service, &mut found);
            for id in &found {
                prop_assert!(uuid::Uuid::parse_str(id).is_ok(), "{}", id);
            }
            prop_assert_eq!(found.iter().collect::<BTreeSet<_>>().len(), found.len(), "{:?}", found);
        }
    }
}

#[test]
fn the_catalogues_of_the_project_come_back_as_they_were() {
    for catalogue in known_catalogues() {
        assert_eq!(read_back(&written(&catalogue)), catalogue);
    }
}

#[test]
fn writing_twice_gives_the_same_ids() {
    for catalogue in known_catalogues() {
        assert_eq!(write(&catalogue).unwrap(), write(&catalogue).unwrap());
        let again = read_back(&written(&catalogue));
        assert_eq!(write(&again).unwrap(), write(&catalogue).unwrap());
    }
}

#[test]
fn a_field_that_somebody_changed_in_hsds_counts() {
    let (catalogue, _) = read_value(&full_file());
    let mut page = written(&catalogue);
    page["contents"][0]["name"] = "Neuer Name".into();
    let conversion = formats::read(Format::Hsds, &page);
    let offer = &conversion.catalogue.offers[0];
    assert_eq!(offer.name.get("tr"), ("de", "Neuer Name"));
    assert_eq!(offer.needs, catalogue.offers[0].needs, "what nobody changed stays");
    assert_eq!(conversion.remarks.len(), 1, "{:?}", conversion.remarks);
}

/// The document's table says of each field whether the words of HSDS carry it whole, in part or not at all.
#[test]
fn the_document_lists_what_hsds_cannot_carry() {
    let document = include_str!("../../../../../docs/export.md");
    let (catalogue, _) = read_value(&full_file());
    let mut page = written(&catalogue);
    page["contents"][0].as_object_mut().unwrap().remove("attributes");
    let (whole, plain) = (fields(&catalogue.offers[0]), fields(&read_back(&page).offers[0]));
    for (field, value) in &whole {
        let carried = match plain.get(field) {
            None => "not",
            Some(found) if found == value => "whole",
            Some(_) => "part",
        };
        let row = format!("| `{field}` | {carried} |");
        assert!(document.contains(&row), "docs/export.md must have a row {row}");
    }
    let said = document.lines().filter(|line| {
        line.ends_with(" |") && ["| whole |", "| part |", "| not |"].iter().any(|word| line.contains(word))
    });
    assert_eq!(said.count(), whole.len(), "docs/export.md has one row a field");
}

#[test]
fn an_offer_that_hsds_has_words_for_needs_no_attribute() {
    let offer = r#""id": "6d8a1d0e-6d4f-4a44-9a5b-2f2ce1b2a001", "description": "Jede Woche", "status": "active",
        "ages": [{"from": 12, "to": 47}], "hours": [{"kind": "visit", "weekly": "Mo,Tu 09:00-12:00; Fr 14:00-16:00"}],
        "places": [{"street": "Anger 1", "postal_code": "02826", "town": "Görlitz", "lat": 51.15, "lon": 14.98}],
        "cost": {"kind": "free"}, "languages": ["de", "tr"], "documents": ["Impfpass"]"#;
    let (catalogue, problems) = nahbei_catalogue::read(&catalogues::file_with(offer));
    assert_eq!(problems, []);
    let service = service(&catalogue.offers[0]);
    assert_eq!(service.get("attributes"), None, "{service:#}");
    assert_eq!(service["schedules"][0]["byday"], "MO,TU");
    assert_eq!(service["schedules"][0]["opens_at"], "09:00");
    assert_eq!((&service["minimum_age"], &service["maximum_age"]), (&1.into(), &3.into()));
}

/// Runs where `NAHBEI_DATA` names the folder with the schema.
#[test]
fn services_are_valid_by_the_schema_of_hsds() {
    let Some(data) = std::env::var_os("NAHBEI_DATA") else { return };
    let path = std::path::PathBuf::from(data).join("hsds-3.0/schema/compiled/service.json");
    let schema = std::fs::read_to_string(&path);
    let schema = schema.unwrap_or_else(|error| panic!("{}: {error}; check NAHBEI_DATA", path.display()));
    let schema: Value = serde_json::from_str(&schema).unwrap();
    let validator = jsonschema::options().should_validate_formats(true).build(&schema).unwrap();
    let mut runner = proptest::test_runner::TestRunner::new(cases(16));
    let valid = |catalogue: &Catalogue| {
        for service in written(catalogue)["contents"].as_array().unwrap() {
            let errors: Vec<String> = validator
                .iter_errors(service)
                .map(|error| format!("{}: {error}", error.instance_path()))
                .collect();
            assert_eq!(errors, Vec::<String>::new(), "{service:#}");
            assert!(service.get(kept::CATALOGUE).is_none());
        }
    };
    known_catalogues().iter().for_each(valid);
    let all = runner.run(&catalogues(), |catalogue| {
        valid(&catalogue);
        Ok(())
    });
    assert!(all.is_ok());
    let broken = serde_json::json!({"id": "7", "name": "x"});
    assert!(!validator.is_valid(&broken), "the schema refuses what is no service");
}
