//! Whatever stands in a file, the command ends by itself: with a report or a refusal, never with a panic.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use common::{Ended, file, fixture, mapping, nahbei, new_file};
use proptest::prelude::*;
use std::path::Path;

fn ends_well(ended: &Ended) -> Result<(), TestCaseError> {
    prop_assert!((0..=2).contains(&ended.status), "{}", ended.err);
    prop_assert!(!ended.err.contains("panicked"), "{}", ended.err);
    Ok(())
}

fn import_as(name: &str, content: &[u8], mapping: &Path) -> Ended {
    let arguments = [
        "import".into(),
        "--mapping".into(),
        mapping.to_owned(),
        file(name, content),
        "--out".into(),
        new_file("c.json"),
    ];
    nahbei(&arguments)
}

/// A file that once was whole: some bytes changed, some cut off.
fn damaged(name: &str) -> impl Strategy<Value = Vec<u8>> {
    let whole = std::fs::read(fixture(name)).unwrap();
    let length = whole.len();
    let changes = prop::collection::vec((0..length, any::<u8>()), 0..4);
    (changes, length / 2..=length).prop_map(move |(changes, end)| {
        let mut bytes = whole.clone();
        for (at, byte) in changes {
            bytes[at] = byte;
        }
        bytes.truncate(end);
        bytes
    })
}

fn brackets() -> impl Strategy<Value = Vec<u8>> {
    let bracket = prop::sample::select(b"{}[]\":, 01a\n".to_vec());
    prop::collection::vec(bracket, 0..200)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_can_be_checked(bytes in prop_oneof![prop::collection::vec(any::<u8>(), 0..200), brackets()]) {
        ends_well(&nahbei(&[&"check".into(), &file("c.json", &bytes)]))?;
    }

    #[test]
    fn any_bytes_can_be_imported(
        bytes in prop_oneof![prop::collection::vec(any::<u8>(), 0..200), brackets()],
        name in prop::sample::select(vec!["r.geojson", "r.ndjson", "r.csv"]),
    ) {
        ends_well(&import_as(name, &bytes, &mapping("berlin-kitas.json")))?;
        ends_well(&import_as("r.ndjson", b"{}", &file("m.json", &bytes)))?;
    }

    #[test]
    fn damaged_files_can_be_imported(
        points in damaged("treffs.geojson"),
        lines in damaged("gruppen.ndjson"),
        rows in damaged("kurse.csv"),
        map in damaged("treffs.mapping.json"),
    ) {
        ends_well(&import_as("r.geojson", &points, &fixture("treffs.mapping.json")))?;
        ends_well(&import_as("r.ndjson", &lines, &fixture("gruppen.mapping.json")))?;
        ends_well(&import_as("r.csv", &rows, &fixture("kurse.mapping.json")))?;
        ends_well(&import_as("r.geojson", &std::fs::read(fixture("treffs.geojson")).unwrap(), &file("m.json", &map)))?;
    }
}

#[test]
fn deep_nesting_is_refused_and_not_followed() {
    let deep = "[".repeat(200_000);
    let offer = format!("{{\"format\": 1, \"name\": \"x\", \"offers\": [{deep}{}]}}", "]".repeat(200_000));
    for content in [deep, offer] {
        let ended = nahbei(&[&"check".into(), &file("c.json", &content)]);
        assert_eq!(ended.status, 1, "{}", ended.err);
        for name in ["r.geojson", "r.ndjson"] {
            let ended = import_as(name, content.as_bytes(), &mapping("berlin-kitas.json"));
            assert!((1..=2).contains(&ended.status), "{}", ended.err);
        }
    }
}
