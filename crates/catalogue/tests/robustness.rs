//! Whatever stands in a file, reading it ends with an answer. What the answer is, other tests say.
#![allow(clippy::unwrap_used, reason = "a fixture that cannot be read is a failed test")]

mod common;

use common::{cases, damaged_files, full_file, junk, read_value};
use nahbei_catalogue::{Loss, Problem, Rule, read, read_site};
use proptest::prelude::*;
use serde_json::Value;

/// What both readers say about a file; their sentences have to be sayable, too.
fn problems_of(text: &str) -> Vec<Problem> {
    let problems: Vec<Problem> = read(text).1.into_iter().chain(read_site(text).1).collect();
    assert!(problems.iter().all(|problem| !problem.to_string().is_empty()));
    problems
}

fn line_and_column(problem: &Problem) -> Option<(usize, usize)> {
    match problem.rule {
        Rule::NotJson { line, column, .. } => Some((line, column)),
        _ => None,
    }
}

#[test]
fn a_file_that_is_not_json_gives_line_and_column_from_1() {
    for (text, line, column) in [
        ("", 1, 1),
        ("{", 1, 1),
        ("{]", 1, 2),
        ("{\"format\": 1,\n \"name\": \"T\",\n \"offers\": [}", 3, 13),
        ("{\"format\": 1,\n", 2, 1),
        ("{\"format\": 1} x", 1, 15),
        ("{\"format\": 1,}", 1, 14),
    ] {
        for (reader, problems) in [("catalogue", read(text).1), ("site", read_site(text).1)] {
            let found: Vec<_> = problems.iter().filter_map(line_and_column).collect();
            assert_eq!(found, [(line, column)], "{reader}: {text:?}");
            assert_eq!(problems[0].loss, Loss::Catalogue);
        }
    }
}

#[test]
fn json_that_is_no_object_is_not_called_broken_json() {
    for text in ["[]", "null", "5", "\"x\"", "true"] {
        for (reader, problems) in [("catalogue", read(text).1), ("site", read_site(text).1)] {
            assert!(
                problems.len() == 1 && matches!(problems[0].rule, Rule::WrongType { .. }),
                "{reader}: {text}: {problems:?}"
            );
        }
    }
}

#[test]
fn nesting_without_end_is_read_to_an_end() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}"), ("[{\"offers\":", "}]")] {
        let deep = format!("{}1{}", open.repeat(100_000), close.repeat(100_000));
        let unclosed = open.repeat(100_000);
        problems_of(&deep);
        problems_of(&unclosed);
        for key in ["name", "offers", "towns", "updated", "unknown"] {
            problems_of(&format!(r#"{{"format": 1, "{key}": {deep}}}"#));
            problems_of(&format!(r#"{{"format": 1, "{key}": {unclosed}}}"#));
        }
        problems_of(&format!(r#"{{"format": 1, "name": "T", "offers": [{{"id": "aa", "ages": {deep}}}]}}"#));
    }
}

/// A site with every field, for damaging it.
const SITE: &str = r#"{"format": 1, "name": {"de": "Nahbei"}, "example": true, "languages": ["de", "tr"], "leave_to": "https://example.org/",
    "freshness": {"old_days": 365, "very_old_days": 730}, "towns": [{"id": "wetzlar", "name": "Wetzlar", "state": "HE", "lat": 50.556, "lon": 8.504, "website": "https://example.org/",
        "transit": "https://example.org/bus", "catalogues": ["catalogue.json"], "contact": {"name": "Rathaus", "text": "Wir helfen.",
            "contacts": [{"kind": "phone", "value": "030 23125 001"}], "hours": [{"kind": "phone", "weekly": "Mo-Fr 09:00-12:00"}]},
        "districts": [{"name": "Niedergirmes", "postal_codes": ["35576"], "lat": 50.569, "lon": 8.511}]}]}"#;

proptest! {
    #![proptest_config(cases(512))]

    #[test]
    fn any_bytes_are_read_to_an_end(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let problems = problems_of(&String::from_utf8_lossy(&bytes));
        prop_assert!(!problems.is_empty());
    }

    #[test]
    fn anything_made_of_json_signs_is_read_to_an_end_and_lines_count_from_1(
        text in "(\\PC|[{}\\[\\]\",:0-9\\\\u\\n]|\"offers\"|\"format\": 1,|null|true){0,40}",
    ) {
        for (line, column) in problems_of(&text).iter().filter_map(line_and_column) {
            prop_assert!(line >= 1 && column >= 1, "line {line}, column {column}");
        }
    }

    #[test]
    fn any_value_as_a_file_is_read_to_an_end(value in junk()) {
        problems_of(&value.to_string());
    }
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn a_file_cut_off_anywhere_says_so(at in any::<prop::sample::Index>(), site in any::<bool>()) {
        let whole = if site { SITE.to_owned() } else { format!("{:#}", full_file()) };
        let ends: Vec<usize> = whole.char_indices().map(|(end, _)| end).collect();
        let cut = &whole[..ends[at.index(ends.len())]];
        let problems = if site { read_site(cut).1 } else { read(cut).1 };
        prop_assert!(matches!(problems[..], [Problem { rule: Rule::NotJson { .. }, loss: Loss::Catalogue, .. }]), "{problems:?}");
    }

    #[test]
    fn a_damaged_file_is_read_to_an_end(file in damaged_files()) {
        for problem in read_value(&file).1 {
            prop_assert!(!problem.to_string().is_empty());
        }
    }

    #[test]
    fn a_damaged_site_is_read_to_an_end(at in any::<prop::sample::Index>(), junk in junk()) {
        let mut site: Value = serde_json::from_str(SITE).unwrap();
        let pointers = common::pointers(&site);
        *site.pointer_mut(&pointers[at.index(pointers.len())]).unwrap() = junk;
        let (site, problems) = read_site(&site.to_string());
        // Without a site there is a page without a town: the reason has to be said.
        prop_assert!(site.is_some() || !problems.is_empty());
    }
}
