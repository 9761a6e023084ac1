//! A catalogue that is exported to a table and imported again is the same catalogue.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;
#[path = "../../catalogue/tests/common/mod.rs"]
mod generated;

use common::{file, nahbei, nahbei_in_german, new_file, project, text};
use nahbei_catalogue::{Catalogue, Place, Source, Stated, Trust};
use proptest::prelude::*;
use std::path::{Path, PathBuf};

/// Exports the catalogue to a table and imports that again.
fn there_and_back(catalogue: &Path, to: &str) -> Catalogue {
    let table = new_file(&format!("tabelle.{to}"));
    let arguments: [&Path; 6] =
        [Path::new("export"), catalogue, Path::new("--to"), Path::new(to), Path::new("--out"), &table];
    let ended = nahbei(&arguments);
    assert!(ended.status < 2, "{}{}", ended.out, ended.err);
    let back = new_file("back.json");
    let ended = nahbei(&[Path::new("import"), &table, Path::new("--out"), &back]);
    assert!(ended.status < 2, "{}{}", ended.out, ended.err);
    read(&back)
}

fn read(path: &Path) -> Catalogue {
    nahbei_catalogue::read(&text(path)).0
}

/// The catalogue without what states nothing: a place, a source or promises of which no field says anything.
fn stating(mut catalogue: Catalogue) -> Catalogue {
    for offer in &mut catalogue.offers {
        if let Stated::Known(places) = &mut offer.places {
            places.retain(|place| *place != Place::default());
            if places.is_empty() {
                offer.places = Stated::NotStated;
            }
        }
        if offer.trust == Stated::Known(Trust::default()) {
            offer.trust = Stated::NotStated;
        }
        if offer.source == Stated::Known(Source { name: None, url: None, licence: None, as_of: None }) {
            offer.source = Stated::NotStated;
        }
    }
    catalogue
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_catalogue_goes_through_a_table_without_loss(catalogue in generated::catalogues()) {
        let path = file("catalogue.json", serde_json::to_string(&catalogue).unwrap());
        for to in ["xlsx", "csv"] {
            prop_assert_eq!(&there_and_back(&path, to), &stating(catalogue.clone()), "{}", to);
        }
    }
}

fn catalogues_of_the_project() -> Vec<PathBuf> {
    let folders = std::fs::read_dir(project().join("sites")).unwrap();
    let files = folders.map(|folder| folder.unwrap().path().join("catalogue.json"));
    files.filter(|path| path.is_file()).collect()
}

#[test]
fn the_catalogues_of_the_project_go_through_tables_without_loss() {
    let paths = catalogues_of_the_project();
    assert!(paths.len() >= 6, "{paths:?}");
    for path in paths {
        for to in ["xlsx", "csv"] {
            assert_eq!(there_and_back(&path, to), read(&path), "{} by {to}", path.display());
        }
    }
}

#[test]
fn what_a_machine_translated_and_that_nothing_is_needed_goes_through_a_table() {
    let offer = generated::with(
        generated::offer(
            r#""name": {"de": "Treff", "tr": "Buluşma", "ar": "x", "machine": ["tr"]}, "documents": []"#,
        ),
        r#""summary": {"tr": "Yalnız"}"#,
    );
    let path = file("catalogue.json", generated::file(&[offer]));
    for to in ["xlsx", "csv"] {
        let back = there_and_back(&path, to);
        assert_eq!(back, read(&path), "{to}");
        assert!(back.offers[0].name.is_by_machine("tr") && !back.offers[0].name.is_by_machine("ar"));
    }
}

#[test]
fn a_value_that_looks_like_a_formula_is_none() {
    let texts =
        r#""name": "=HYPERLINK(\"https://example.org\")", "summary": "'-5 Grad", "not_for": "'alle'""#;
    let offer = generated::offer(texts);
    let path = file("catalogue.json", generated::file(&[offer]));
    let table = new_file("tabelle.csv");
    nahbei(&[Path::new("export"), &path, Path::new("--to"), Path::new("csv"), Path::new("--out"), &table]);
    assert!(text(&table).contains("'=HYPERLINK"), "{}", text(&table));
    assert_eq!(there_and_back(&path, "csv"), read(&path));
}

#[test]
fn a_catalogue_with_mistakes_is_exported_and_says_so() {
    let path = file("catalogue.json", generated::file(&[generated::offer(r#""needs": ["babby", "baby"]"#)]));
    let table = new_file("tabelle.xlsx");
    let arguments =
        [Path::new("export"), &path, Path::new("--to"), Path::new("xlsx"), Path::new("--out"), &table];
    let ended = nahbei_in_german(&arguments);
    assert_eq!(ended.status, 1);
    assert!(
        ended.out.contains("1 Angebote geschrieben") && ended.out.contains("`nahbei check` zeigt, wo"),
        "{}",
        ended.out
    );
    assert_eq!(nahbei(&["export", "catalogue.txt", "--to", "xlsx", "--out", "x.xlsx"]).status, 2);
}
