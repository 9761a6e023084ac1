//! The `site.json` of a new town: every setting is there, so that an editor changes words and adds none.

use super::town::Town;
use nahbei_catalogue::FreshnessLimits;
use serde_json::{Value, json};

/// The languages of which the page has all texts.
const LANGUAGES: [&str; 16] =
    ["de", "de-simple", "en", "tr", "ar", "uk", "ru", "fa", "pl", "ro", "fr", "es", "it", "bg", "ku", "ckb"];

/// The file.
///
/// # Errors
/// When it cannot be written as JSON.
pub fn of(town: &Town) -> serde_json::Result<String> {
    let Town { id, name, state, position, codes } = town;
    let freshness = FreshnessLimits::default();
    let districts: Vec<Value> = codes
        .iter()
        .map(|(code, position)| {
            // A town of several codes has parts whose names the table does not know.
            let name = if codes.len() == 1 { name.clone() } else { format!("{name} {code}") };
            json!({"name": name, "postal_codes": [code], "lat": rounded(position.lat()), "lon": rounded(position.lon())})
        })
        .collect();
    let site = json!({
        "format": nahbei_catalogue::FORMAT,
        "name": format!("Nahbei {name}"),
        "example": true,
        "languages": LANGUAGES,
        "leave_to": "https://www.wetter.com/",
        "freshness": {"old_days": freshness.old_days, "very_old_days": freshness.very_old_days},
        "colours": {"accent": "#5b2254", "accent_dark": "#e6bde1"},
        "towns": [{
            "id": id,
            "name": name,
            "state": state.code(),
            "lat": position.lat(),
            "lon": position.lon(),
            "website": "https://example.org/",
            "transit": "https://www.bahn.de/",
            "catalogues": ["catalogue.json", "helplines.json"],
            "contact": {
                "name": format!("Bitte ausfüllen: Stelle, die Familien in {name} weiterhilft"),
                "text": "Bitte ausfüllen: was die Stelle für Familien tut.",
                "contacts": [
                    {"kind": "phone", "value": "030 23125 000"},
                    {"kind": "mail", "value": format!("{id}@example.org")}
                ],
                "hours": [{"kind": "phone", "weekly": "Mo-Th 09:00-16:00; Fr 09:00-12:00; PH off"}]
            },
            "districts": districts
        }]
    });
    Ok(serde_json::to_string_pretty(&site)? + "\n")
}

fn rounded(degrees: f64) -> f64 {
    (degrees * 10_000.0).round() / 10_000.0
}

#[cfg(test)]
mod tests {
    use super::LANGUAGES;
    use std::path::Path;

    #[test]
    fn every_language_has_its_texts() {
        let texts = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public/texts");
        let mut found: Vec<String> = std::fs::read_dir(texts)
            .unwrap()
            .map(|file| file.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned())
            .collect();
        found.sort_unstable();
        let mut named = LANGUAGES;
        named.sort_unstable();
        assert_eq!(found, named);
    }
}
