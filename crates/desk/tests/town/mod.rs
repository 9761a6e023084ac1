//! Small sites made for one test, and the project's own.
#![allow(dead_code, reason = "each test file uses a part of it")]
#![allow(clippy::expect_used, reason = "a test that cannot go on fails")]

use crate::common::{new_file, project};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// The folders of the project's towns.
pub const TOWNS: [&str; 5] = ["apolda", "ammerbuch", "goerlitz", "wetzlar", "lilienthal"];

/// The day for which the tests ask.
pub const TODAY: &str = "2026-11-22";

/// The folder of one of the project's sites.
pub fn own_site(name: &str) -> PathBuf {
    project().join("sites").join(name)
}

/// An offer that states what every offer must, and these fields, on one line.
pub fn offer(id: &str, fields: &str) -> String {
    let mut offer = json!({
        "id": id,
        "name": "Treff",
        "provider": {"name": "Haus"},
        "contacts": [{"kind": "phone", "value": "030 23125 001"}],
    });
    let fields: Value = serde_json::from_str(&format!("{{{fields}}}")).expect("fields are JSON");
    for (key, value) in fields.as_object().expect("fields") {
        offer[key] = value.clone();
    }
    offer.to_string()
}

/// A catalogue, an offer on each line from the second on.
pub fn catalogue(offers: &[String]) -> String {
    format!("{{\"format\": 1, \"name\": \"Hilfe\", \"offers\": [\n{}\n]}}", offers.join(",\n"))
}

/// Musterstadt in Thüringen with the districts Mitte and, 3 km to the north, Oben; `more` are further settings.
pub fn settings(more: &str) -> String {
    format!(
        r#"{{"format": 1, "name": "Nahbei Musterstadt", {more} "towns": [{{"id": "musterstadt", "name": "Musterstadt",
        "state": "TH", "lat": 51.0, "lon": 11.5, "catalogues": ["catalogue.json"],
        "contact": {{"name": "Familienbüro", "contacts": [{{"kind": "phone", "value": "030 23125 010"}}]}},
        "districts": [{{"name": "Mitte", "postal_codes": ["99510"], "lat": 51.0, "lon": 11.5}},
                      {{"name": "Oben", "postal_codes": ["99511"], "lat": 51.027, "lon": 11.5}}]}}]}}"#
    )
}

/// A new site folder with these settings and offers.
pub fn site(settings: &str, offers: &[String]) -> PathBuf {
    let settings_file = new_file("site.json");
    std::fs::write(&settings_file, settings).expect("written");
    let folder = settings_file.parent().expect("a folder").to_owned();
    std::fs::write(folder.join("catalogue.json"), catalogue(offers)).expect("written");
    folder
}

/// A new site folder of Musterstadt with these offers.
pub fn town(offers: &[String]) -> PathBuf {
    site(&settings(""), offers)
}

/// The text of every file of a folder and its folders, by name.
pub fn files(folder: &Path) -> Vec<(String, String)> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("readable").path();
        if path.is_dir() {
            files.extend(self::files(&path));
        } else {
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            files.push((name, std::fs::read_to_string(&path).expect("UTF-8")));
        }
    }
    files.sort();
    files
}
