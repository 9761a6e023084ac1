//! What is written can be read, and what was read can be written. How JSON is laid out does not matter here.
#![allow(clippy::unwrap_used, reason = "a catalogue that cannot be written is a failed test")]

mod common;

use common::{cases, catalogues, damaged_files, full_file, read_value};
use nahbei_catalogue::{Problem, Rule, read};
use proptest::prelude::*;

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn a_written_catalogue_is_read_back_as_it_was(catalogue in catalogues()) {
        let (found, problems) = read(&serde_json::to_string(&catalogue).unwrap());
        prop_assert_eq!(problems, []);
        prop_assert_eq!(found, catalogue);
    }

    #[test]
    fn what_was_read_from_a_damaged_file_is_written_without_a_mistake(file in damaged_files()) {
        let (catalogue, problems) = read_value(&file);
        prop_assume!(!problems.iter().any(Problem::is_fatal) && !catalogue.name.get("de").1.is_empty());
        let (again, problems) = read(&serde_json::to_string(&catalogue).unwrap());
        // That a text lacks German stays true.
        prop_assert_eq!(problems.iter().find(|problem| problem.rule != Rule::NoGerman), None);
        prop_assert_eq!(again, catalogue);
    }
}

#[test]
fn a_file_that_states_everything_is_read_without_a_problem_and_written_back_whole() {
    let (catalogue, problems) = read_value(&full_file());
    assert_eq!(problems, []);
    let mut written = serde_json::to_value(&catalogue).unwrap();
    // `"hidden": false` is what a place without the word is, so it is not written.
    written["offers"][0]["places"][0]["hidden"] = false.into();
    assert_eq!(written, full_file());
}
