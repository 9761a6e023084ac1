//! `docs/site.md`, the schema of `site.json` and its reader know the same fields. It reads tables, not sentences.
#![allow(clippy::unwrap_used, reason = "a document that cannot be read is a failed test")]

use nahbei_catalogue::{FreshnessLimits, GROUND, GROUND_DARK, Rule, read_site, site_schema};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::Path;

fn document() -> String {
    std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/site.md")).unwrap()
}

/// The fields in the table below a heading.
fn documented(heading: &str) -> BTreeSet<String> {
    let document = document();
    let lines = document.lines().skip_while(|line| line.trim_start_matches('#').trim() != heading).skip(1);
    let rows = lines.take_while(|line| !line.starts_with('#')).filter(|line| line.starts_with("| `"));
    let first = |row: &str| row.trim_matches('|').split(" | ").next().unwrap().to_owned();
    rows.map(first)
        .flat_map(|cell| cell.split('`').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>())
        .collect()
}

/// A file that states every setting.
fn full() -> Value {
    json!({"format": 1, "name": "Nahbei", "example": true, "languages": ["de"],
        "url": "https://example.org/hilfe/", "leave_to": "https://example.org/",
        "freshness": {"old_days": 100, "very_old_days": 200},
        "colours": {"accent": "#5b2254", "accent_dark": "#e6bde1"},
        "include": ["../apolda"],
        "towns": [{"id": "apolda", "name": "Apolda", "state": "TH", "lat": 51.0252, "lon": 11.5146,
            "website": "https://example.org/", "transit": "https://example.org/", "catalogues": ["catalogue.json"],
            "contact": {"name": "Rathaus", "text": "Wir helfen", "contacts": [{"kind": "phone", "value": "030 23125 001"}],
                "hours": [{"kind": "phone", "weekly": "Mo 09:00-12:00"}]},
            "districts": [{"name": "Schöten", "postal_codes": ["99510"], "lat": 51.01, "lon": 11.53}]}]})
}

const PARTS: [(&str, &str, &str); 6] = [
    ("The file", "", ""),
    ("Freshness", "/freshness", "/properties/freshness"),
    ("Colours", "/colours", "/properties/colours"),
    ("A town", "/towns/0", "/$defs/Town"),
    ("The person to call", "/towns/0/contact", "/$defs/Human"),
    ("A district", "/towns/0/districts/0", "/$defs/District"),
];

#[test]
fn reader_schema_and_document_know_the_same_fields() {
    let schema = site_schema().unwrap();
    for (heading, pointer, definition) in PARTS {
        let mut file = full();
        file.pointer_mut(pointer).unwrap().as_object_mut().unwrap().insert("misspelt".into(), json!(1));
        let known = read_site(&file.to_string()).1.into_iter().find_map(|problem| match problem.rule {
            Rule::UnknownField { allowed } => Some(allowed.into_iter().map(str::to_owned).collect()),
            _ => None,
        });
        assert_eq!(known, Some(documented(heading)), "{heading}");
        let properties = schema.pointer(&format!("{definition}/properties")).unwrap().as_object().unwrap();
        assert_eq!(properties.keys().cloned().collect::<BTreeSet<_>>(), documented(heading), "{heading}");
        let stated = full().pointer(pointer).unwrap().as_object().unwrap().keys().cloned().collect();
        assert_eq!(documented(heading), stated, "{heading}");
    }
}

#[test]
fn the_sites_of_the_project_are_valid_and_a_mistake_is_not() {
    let validator = jsonschema::validator_for(&site_schema().unwrap()).unwrap();
    let sites = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../sites");
    let files: Vec<_> =
        std::fs::read_dir(sites).unwrap().map(|folder| folder.unwrap().path().join("site.json")).collect();
    let mut checked = 0;
    for path in files.iter().filter(|path| path.is_file()) {
        let file: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
        let mistakes: Vec<_> = validator.iter_errors(&file).map(|error| error.to_string()).collect();
        assert_eq!(mistakes, Vec::<String>::new(), "{}", path.display());
        checked += 1;
    }
    assert!(checked >= 6);
    assert!(validator.is_valid(&full()));
    for mistake in
        [json!({"format": 1}), json!({"format": 1, "towns": []}), json!({"format": 1, "towns": [{}]})]
    {
        assert!(!validator.is_valid(&mistake), "{mistake}");
    }
}

#[test]
fn colours_that_cannot_be_read_are_refused() {
    for (accent, refused) in [
        ("#5b2254", None),
        ("#888888", Some("a darker colour")),
        ("#fff", Some("a colour such as")),
        ("violett", Some("a colour such as")),
    ] {
        let mut file = full();
        file["colours"]["accent"] = accent.into();
        let (site, problems) = read_site(&file.to_string());
        assert_eq!(site.unwrap().colours.accent.is_none(), refused.is_some(), "{accent}");
        assert_eq!(problems.len(), usize::from(refused.is_some()), "{problems:?}");
        assert!(refused.is_none_or(|words| problems[0].to_string().contains(words)), "{problems:?}");
    }
    let mut file = full();
    file["colours"]["accent_dark"] = "#333333".into();
    assert!(read_site(&file.to_string()).1[0].to_string().contains("a lighter colour"));
}

#[test]
fn the_document_names_the_usual_limits_and_the_grounds() {
    let (document, usual) = (document(), FreshnessLimits::default());
    for words in [
        format!("is old; {} unless stated", usual.old_days),
        format!("lower; {} unless stated", usual.very_old_days),
        format!("`{GROUND}`"),
        format!("`{GROUND_DARK}`"),
    ] {
        assert!(document.contains(&words), "{words}");
    }
}
