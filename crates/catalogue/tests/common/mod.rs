//! What the tests of this crate share: a file that states everything, and generators of catalogues. It asserts nothing.
#![allow(dead_code, reason = "each test file takes what it needs")]
#![allow(clippy::unwrap_used, reason = "a fixture that cannot be read is a failed test")]

mod generators;

#[allow(unused_imports, reason = "each test file takes what it needs")]
pub use generators::{catalogues, damaged_files, junk};

use nahbei_catalogue::{Catalogue, Problem, read};
use proptest::prelude::ProptestConfig;
use serde_json::{Map, Value, json};

/// An offer that states every field of the format, as an editor would write it.
pub const FULL_OFFER: &str = r#"{
    "id": "treff",
    "name": {"de": "Treff", "tr": "Buluşma"},
    "provider": {"name": {"de": "Haus am Anger", "tr": "Anger Evi"}, "kind": "church", "url": "https://example.org/haus"},
    "contacts": [{"kind": "phone", "value": "030 23125 001", "label": {"de": "Büro", "tr": "Büro"}}],
    "summary": "Spielen und reden",
    "description": "Jede Woche ein Vormittag.",
    "what_you_get": "Tee und jemand, der zuhört.",
    "needs": ["meeting", "baby"],
    "support": ["volunteer", "self-help"],
    "intensity": "meeting",
    "ages": [{"from": "unborn", "to": 12}, {"from": 36, "to": 72}],
    "audience": "Auch für Großeltern",
    "not_for": "Nicht für Gruppen",
    "reach": ["on-site", "phone"],
    "places": [{"name": "Haus", "street": "Anger 1", "postal_code": "02826", "town": "Görlitz", "district": "Mitte",
        "lat": 51.1528, "lon": 14.9872, "hidden": false, "step_free": "partial", "note": "Zweiter Stock"}],
    "area": {"postal_codes": ["02826", "02827"]},
    "access": ["drop-in", "referral"],
    "referral_by": "Hebamme",
    "documents": [{"de": "Impfpass", "tr": "Aşı kartı"}],
    "cost": {"kind": "donation", "note": "Was Sie geben mögen"},
    "hours": [{"kind": "group", "weekly": "Tu 09:30-11:00; PH off", "by_appointment": true, "school_holidays": "closed",
        "valid_from": "2026-09-01", "valid_to": "2027-06-30", "note": "Im Sommer draußen"}],
    "closures": [{"from": "2026-12-24", "to": "2027-01-02", "note": "Weihnachten"}],
    "languages": ["de", "tr"],
    "trust": {"anonymous": true, "confidential": true, "papers_needed": false, "insurance_card_needed": false,
        "residence_status_asked": false, "children_welcome": true, "note": "Nichts wird aufgeschrieben"},
    "first_step": "Einfach kommen",
    "waiting": {"weeks": 0, "note": "Sofort", "as_of": "2026-11-01"},
    "status": "paused",
    "visible_from": "2026-01-01",
    "visible_to": "2027-12-31",
    "verified": {"on": "2026-11-01", "by": "Familienbüro"},
    "source": {"name": "Stadt", "url": "https://example.org/", "licence": "CC0-1.0", "as_of": "2026-11-01"},
    "example": true
}"#;

/// A file that states every field of the format once.
pub fn full_file() -> Value {
    let offer: Value = serde_json::from_str(FULL_OFFER).unwrap();
    json!({"format": 1, "name": {"de": "Görlitz", "tr": "Görlitz"}, "updated": "2026-11-20", "publisher": "Stadt",
        "licence": "CC0-1.0", "offers": [offer]})
}

/// The fields every offer must have; `fields` are added or take their place.
pub fn offer(fields: &str) -> Value {
    let required = json!({"id": "treff", "name": "Treff", "provider": {"name": "Haus"},
        "contacts": [{"kind": "phone", "value": "030 23125 001"}]});
    with(required, fields)
}

/// A file of these offers.
pub fn file(offers: &[Value]) -> String {
    json!({"format": 1, "name": "Görlitz", "offers": offers}).to_string()
}

/// A file with one offer that has what every offer must have, and `fields`.
pub fn file_with(fields: &str) -> String {
    file(&[offer(fields)])
}

/// The object with `fields`, written without their brackets, added or put in place.
pub fn with(object: Value, fields: &str) -> Value {
    let mut object: Map<String, Value> = serde_json::from_value(object).unwrap();
    object.extend(serde_json::from_str::<Map<String, Value>>(&format!("{{{fields}}}")).unwrap());
    Value::Object(object)
}

/// Reads a file that is a JSON value already.
pub fn read_value(file: &Value) -> (Catalogue, Vec<Problem>) {
    read(&file.to_string())
}

/// JSON pointers to every value below `value`, each before those inside it.
pub fn pointers(value: &Value) -> Vec<String> {
    fn collect(value: &Value, pointer: &str, found: &mut Vec<String>) {
        let inside: Vec<(String, &Value)> = match value {
            Value::Object(object) => {
                object.iter().map(|(key, value)| (key.replace('~', "~0").replace('/', "~1"), value)).collect()
            }
            Value::Array(list) => list.iter().enumerate().map(|(at, v)| (at.to_string(), v)).collect(),
            _ => Vec::new(),
        };
        for (part, value) in inside {
            let pointer = format!("{pointer}/{part}");
            found.push(pointer.clone());
            collect(value, &pointer, found);
        }
    }
    let mut found = Vec::new();
    collect(value, "", &mut found);
    found
}

/// The object or list a pointer leads into, and the last part of the pointer.
pub fn parent(pointer: &str) -> (&str, &str) {
    pointer.rsplit_once('/').unwrap_or_default()
}

/// Every text inside a value.
pub fn texts(value: &Value) -> Vec<&str> {
    match value {
        Value::String(text) => vec![text],
        Value::Array(list) => list.iter().flat_map(texts).collect(),
        Value::Object(object) => object.values().flat_map(texts).collect(),
        _ => Vec::new(),
    }
}

/// So many cases, and in proportion more where `PROPTEST_CASES` asks for more than its 256. A case that fails is
/// printed, not stored in a file beside the sources.
pub fn cases(number: u32) -> ProptestConfig {
    let usual = ProptestConfig::default();
    let cases = number.saturating_mul(usual.cases) / 256;
    ProptestConfig { failure_persistence: None, cases, ..usual }
}
