//! `docs/catalogue.md` and the reader know the same fields and the same words. It reads tables, not sentences.
#![allow(clippy::unwrap_used, reason = "a document that cannot be read is a failed test")]

mod common;

use common::{file_with, full_file};
use nahbei_catalogue::{
    Access, ContactKind, CostKind, FORMAT, HoursKind, Intensity, MAX_MONTHS, Need, ProviderKind, Reach, Rule,
    SchoolHolidays, Status, StepFree, Support, Term, read,
};
use std::collections::BTreeSet;

fn document() -> String {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/catalogue.md");
    std::fs::read_to_string(path).unwrap()
}

/// The rows of the table below a heading, as cells.
fn table(heading: &str) -> Vec<Vec<String>> {
    let document = document();
    let lines = document.lines().skip_while(|line| line.trim_start_matches('#').trim() != heading);
    let below = lines.skip(1).take_while(|line| !line.starts_with('#'));
    let cells = |line: &str| line.trim_matches('|').split(" | ").map(|cell| cell.trim().to_owned()).collect();
    below.filter(|line| line.starts_with('|')).skip(2).map(cells).collect()
}

/// What stands between backticks.
fn words(cell: &str) -> Vec<String> {
    cell.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

fn fields(heading: &str) -> BTreeSet<String> {
    table(heading).iter().flat_map(|row| words(&row[0])).collect()
}

/// The fields the reader knows beside a misspelt one.
fn known(file: &str) -> BTreeSet<String> {
    let fields = read(file).1.into_iter().find_map(|problem| match problem.rule {
        Rule::UnknownField { allowed } if problem.pointer.ends_with("/misspelt") => Some(allowed),
        _ => None,
    });
    fields.unwrap().into_iter().map(str::to_owned).collect()
}

#[test]
fn the_reader_knows_the_fields_of_the_document() {
    let contact = r#"{"kind": "phone", "value": "112", "misspelt": 1}"#;
    for (heading, file) in [
        ("The file", r#"{"format": 1, "name": "T", "offers": [], "misspelt": 1}"#.to_owned()),
        ("An offer", file_with(r#""misspelt": 1"#)),
        ("A place", file_with(r#""places": [{"misspelt": 1}]"#)),
        ("Hours", file_with(r#""hours": [{"kind": "visit", "misspelt": 1}]"#)),
        ("A contact", file_with(&format!(r#""contacts": [{contact}]"#))),
    ] {
        assert_eq!(known(&file), fields(heading), "{heading}");
    }
}

#[test]
fn the_file_that_states_everything_has_every_field_of_the_document() {
    let file = full_file();
    for (heading, pointer) in [
        ("The file", ""),
        ("An offer", "/offers/0"),
        ("A place", "/offers/0/places/0"),
        ("Hours", "/offers/0/hours/0"),
        ("A contact", "/offers/0/contacts/0"),
    ] {
        let stated = file.pointer(pointer).unwrap().as_object().unwrap().keys().cloned().collect();
        assert_eq!(fields(heading), stated, "{heading}");
    }
}

/// The words a document names for a field, in the order of the document.
fn words_of(heading: &str, field: &str) -> Vec<String> {
    let row = table(heading).into_iter().find(|row| words(&row[0]) == [field]);
    words(&row.unwrap()[1])
}

fn ids<T: Term>() -> Vec<String> {
    T::ALL.iter().map(|term| term.id().to_owned()).collect()
}

#[test]
fn the_reader_knows_the_words_of_the_document() {
    assert_eq!(fields("Needs"), ids::<Need>().into_iter().collect());
    for (heading, field, known) in [
        ("An offer", "support", ids::<Support>()),
        ("An offer", "intensity", ids::<Intensity>()),
        ("An offer", "reach", ids::<Reach>()),
        ("An offer", "access", ids::<Access>()),
        ("An offer", "status", ids::<Status>()),
        ("A place", "step_free", ids::<StepFree>()),
        ("Hours", "kind", ids::<HoursKind>()),
        ("Hours", "school_holidays", ids::<SchoolHolidays>()),
        ("A contact", "kind", ids::<ContactKind>()),
    ] {
        assert_eq!(words_of(heading, field), known, "{heading}: {field}");
    }
    let cost = words_of("An offer", "cost");
    assert_eq!(cost, [&["kind".to_owned()], &ids::<CostKind>()[..], &["note".to_owned()]].concat());
    let document = document();
    let providers = document.lines().find_map(|line| line.strip_prefix("`provider.kind`: ")).unwrap();
    assert_eq!(words(providers), ids::<ProviderKind>());
}

#[test]
fn the_document_speaks_of_this_version_and_of_these_ages() {
    let document = document();
    assert!(document.starts_with(&format!("# The catalogue, format {FORMAT}\n")));
    assert!(document.contains(&format!("months as a whole number, 0 to {MAX_MONTHS}, or `\"unborn\"`")));
}
