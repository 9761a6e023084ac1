//! The desk speaks German to whoever asks for no other language: what it refuses, and why, too.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use common::{english_in, file, fixture, nahbei_in_german, new_file, project, text};
use std::path::{Path, PathBuf};

const CATALOGUE: &str =
    r#"{"format": 1, "name": "Apolda", "offers": [{"id": "Krabbel Treff", "name": "Treff"}, 7]}"#;

/// A folder that holds one file.
fn folder(name: &str, content: &str) -> PathBuf {
    file(name, content).parent().unwrap().to_owned()
}

/// A site of one town with these further settings.
fn site(town: &str, more: &str) -> PathBuf {
    let settings = format!(r#"{{"format": 1, "name": "Nahbei", {more} "towns": [{town}]}}"#);
    folder("site.json", &settings)
}

const TOWN: &str = r#"{"id": "apolda", "name": "Apolda", "state": "TH", "lat": 51.02, "lon": 11.51, "catalogues": ["nirgends.json"],
    "contact": {"name": "Rathaus", "contacts": [{"kind": "phone", "value": "115"}]}}"#;

/// Mappings that are none.
const MAPPINGS: [&str; 11] = [
    "{",
    "[]",
    "{\"format\": 2}",
    "{\"format\": 1, \"offers\": {}}",
    "{\"format\": 1, \"catalogue\": {}}",
    r#"{"format": 1, "catalogue": {}, "offer": {"id": "{id"}}"#,
    r#"{"format": 1, "catalogue": {}, "offer": {"id": null}}"#,
    r#"{"format": 1, "catalogue": {}, "offer": {"id": {"field": "a", "as": "fax"}}}"#,
    r#"{"format": 1, "catalogue": {}, "offer": {"id": {"field": "a", "text": "a"}}}"#,
    r#"{"format": 1, "catalogue": {}, "offer": {"id": {"field": "a", "split": [""]}}}"#,
    r#"{"format": 1, "catalogue": {"name": 3}, "offer": {}}"#,
];

#[test]
fn whatever_is_refused_is_refused_in_german() {
    let (out, app) = (new_file("out.json"), new_file("app"));
    let broken = file("catalogue.json", CATALOGUE);
    let cut = file("catalogue.json", "{\"format\": 1,");
    let twice = site(&format!("{TOWN}, {TOWN}"), "");
    let bad_colours = site(TOWN, r##""colours": {"accent": "#999999", "accent_dark": "rot"}, "##);
    let no_table = file("tabelle.xlsx", "PK");
    let no_heads = file("tabelle.csv", "eins;zwei\n1;2\n");
    let table = file(
        "tabelle.csv",
        "Kennung;Name;Anbieter;Telefon;Alter;PLZ;Geprüft am;Zeiten;Sprachen;Anonym;Wartezeit in Wochen;Farbe\n\
         treff-1;Treff;Haus;030 23125 001;gestern;828;irgendwann;Mo 25-26;Klingonisch;vielleicht;bald;rot\nTreff 2;;;;;;;;;;;\n",
    );
    let latin = file("liste.csv", b"Nr;Titel\n1;K\xf6rper\n");
    let unnamed = file("liste", "{}");
    let mapping = fixture("gruppen.mapping.json");
    let mappings = MAPPINGS.map(|mapping| file("mapping.json", mapping));
    let nowhere = Path::new("nirgends");
    let mut calls: Vec<Vec<&Path>> = Vec::new();
    let mut call = |arguments: &[&'static str], paths: &[&Path]| {
        let mut arguments: Vec<PathBuf> = arguments.iter().map(PathBuf::from).collect();
        for path in paths {
            if let Some(at) = arguments.iter().position(|argument| argument == Path::new("*")) {
                arguments[at] = path.to_path_buf();
            }
        }
        calls.push(arguments.into_iter().map(|argument| &*Box::leak(argument.into_boxed_path())).collect());
    };
    for path in [nowhere, &broken, &cut, &twice, &bad_colours, &no_table, &no_heads, &table, &unnamed] {
        call(&["check", "*"], &[path]);
    }
    for command in ["review", "coverage"] {
        for path in [nowhere, &twice, &site(TOWN, ""), &folder("site.json", "{}"), &folder("site.json", "[")]
        {
            call(&[command, "*"], &[path]);
        }
        call(&[command, "*", "--town", "jena"], &[&project().join("sites/apolda")]);
    }
    for path in [nowhere, &broken, &cut] {
        call(&["find", "*", "Schlaf"], &[&path.with_extension("json")]);
    }
    call(&["find", "*", "--near", "Nirgendwo"], &[&project().join("sites/apolda/catalogue.json")]);
    for path in [nowhere, &broken, &cut, &no_table, &no_heads, &table, &unnamed] {
        call(&["import", "*", "--out", "*"], &[path, &new_file("out.json")]);
    }
    call(&["import", "*", "--from", "hsds", "--out", "*"], &[&cut, &out]);
    call(&["import", "*", "--out", "*"], &[&table, &broken]);
    call(&["import", "*", "--out", "*"], &[&table, &nowhere.join("out.json")]);
    for input in
        [nowhere, &latin, &unnamed, &broken, &no_heads, &file("leer.csv", "\n"), &file("a.geojson", "{")]
    {
        call(&["import", "--mapping", "*", "*", "--out", "*"], &[&mapping, input, &out]);
    }
    for (name, map) in [("gruppen.ndjson", "gruppen"), ("kurse.csv", "kurse")] {
        let mapping = fixture(&format!("{map}.mapping.json"));
        call(
            &["import", "--mapping", "*", "*", "--out", "*"],
            &[&mapping, &fixture(name), &new_file("out.json")],
        );
    }
    for mapping in &mappings {
        call(&["import", "--mapping", "*", "*", "--out", "*"], &[mapping, &fixture("gruppen.ndjson"), &out]);
    }
    call(&["export", "*", "--to", "csv", "--out", "*"], &[nowhere, &out]);
    for path in [
        nowhere,
        &twice,
        &site(TOWN, ""),
        &site("7", ""),
        &folder("site.json", r#"{"format": 1, "include": ["x"]}"#),
    ] {
        call(&["publish", "*", "--app", "*", "--out", "*"], &[path, &app, &new_file("out")]);
    }
    call(&["publish", "*", "--out", "*", "--with-examples"], &[&project().join("sites/apolda"), &out]);
    call(
        &["publish", "*", "--app", "*", "--out", "*", "--with-examples"],
        &[&project().join("sites/apolda"), &app, &out],
    );
    for value in ["Mo 25:00-26:00", "Mo", "", "Mo 09:00-08:00-07:00", "easter 09:00-12:00"] {
        call(&["hours", value], &[]);
    }
    call(&["new", "Nirgendwo"], &[]);
    for arguments in &calls {
        let ended = nahbei_in_german(arguments);
        for line in ended.out.lines().chain(ended.err.lines()) {
            // Words of the records themselves are theirs.
            let line = line.split(" (Zeile ").next().unwrap().split(" (Objekt ").next().unwrap();
            assert_eq!(english_in(line), None, "{arguments:?}");
        }
        assert!(!ended.out.is_empty() || !ended.err.is_empty(), "{arguments:?}");
    }
    assert!(calls.len() > 60, "{}", calls.len());
}

/// The arguments of every call of `opening` in a source.
fn arguments_of<'s>(source: &'s str, opening: &'s str) -> impl Iterator<Item = &'s str> {
    source.match_indices(opening).map(move |(at, _)| {
        let rest = &source[at + opening.len()..];
        let mut depth = 1;
        let end = rest.find(|letter| {
            depth += match letter {
                '(' => 1,
                ')' => -1,
                _ => 0,
            };
            depth == 0
        });
        &rest[..end.unwrap_or(rest.len())]
    })
}

#[test]
fn every_refusal_is_written_in_both_languages() {
    let mut seen = 0;
    let mut folders = vec![project().join("crates/desk/src"), project().join("crates/publish/src")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            // The table of postal codes is made by those who make the program.
            if path.extension().is_none_or(|end| end != "rs") || path.ends_with("places.rs") {
                continue;
            }
            let source = text(&path);
            let source = source.split("#[cfg(test)]").next().unwrap();
            for opening in ["bail!(", "anyhow!(", "ensure!(", ".context(", ".with_context("] {
                for call in arguments_of(source, opening) {
                    let words = call.split('"').skip(1).step_by(2).flat_map(str::split_whitespace);
                    let is_sentence = words.filter(|word| word.chars().all(char::is_alphabetic)).count() > 2;
                    let is_in_both =
                        ["said(", "lang.pick(", "Lang::De =>"].iter().any(|way| call.contains(way));
                    assert!(!is_sentence || is_in_both, "{}: {opening}{call}", path.display());
                    seen += usize::from(is_sentence);
                }
            }
        }
    }
    assert!(seen > 60, "{seen}");
}
