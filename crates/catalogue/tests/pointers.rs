//! Where a mistake is: JSON pointers (RFC 6901) into the file, and which offers it costs. The sentences about mistakes
//! are tested in `problems.rs`.

mod common;

use common::{cases, damaged_files, file_with, parent, read_value};
use nahbei_catalogue::{Loss, Problem, Rule, read};
use proptest::prelude::*;
use serde_json::Value;
use std::collections::BTreeSet;

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

    #[test]
    fn the_offers_left_out_are_those_said_to_be_left_out(file in damaged_files()) {
        let (catalogue, problems) = read_value(&file);
        prop_assume!(!problems.iter().any(Problem::is_fatal));
        let in_file = file.get("offers").and_then(Value::as_array).map_or(0, Vec::len);
        let number = |problem: &Problem| problem.pointer.split('/').nth(2).map(str::to_owned);
        let costly = problems.iter().filter(|problem| problem.loss == Loss::Offer);
        let left_out: BTreeSet<Option<String>> = costly.map(number).collect();
        prop_assert_eq!(catalogue.offers.len(), in_file - left_out.len(), "{:#?}", problems);
    }
}
