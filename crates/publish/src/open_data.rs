//! The catalogues as open data: the schema of their format, and a DCAT-AP.de record by which data portals find them.
//! The catalogues themselves are the files that the phone reads; there is no second copy to keep in step.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::Result;
use nahbei_catalogue::{Catalogue, Language, Site};
use serde_json::{Map, Value, json};

/// The JSON Schema of a catalogue.
pub const SCHEMA: &str = "catalogue.schema.json";
/// The record for data portals.
pub const RECORD: &str = "dcat.jsonld";

/// SPDX ids and the addresses by which DCAT-AP.de names the same licences, <https://www.dcat-ap.de/def/licenses/>.
const LICENCES: [(&str, &str); 6] = [
    ("CC0-1.0", "cc-zero"),
    ("CC-BY-4.0", "cc-by/4.0"),
    ("CC-BY-SA-4.0", "cc-by-sa/4.0"),
    ("ODbL-1.0", "odbl"),
    ("DL-DE-BY-2.0", "dl-by-de/2.0"),
    ("DL-DE-ZERO-2.0", "dl-zero-de/2.0"),
];

/// Vocabularies of the Publications Office of the EU, which DCAT-AP prescribes.
const AUTHORITY: &str = "http://publications.europa.eu/resource/authority";

/// Writes schema and record into the folder to publish.
///
/// # Errors
/// When a file cannot be written.
pub fn write(published: &Path, site: &Site, catalogues: &BTreeMap<String, Catalogue>) -> Result<()> {
    fs::write(published.join(SCHEMA), serde_json::to_vec(&nahbei_catalogue::schema())?)?;
    fs::write(published.join(RECORD), serde_json::to_vec_pretty(&record(site, catalogues))?)?;
    Ok(())
}

/// The record. Without an address of the site its addresses count from the file itself.
fn record(site: &Site, catalogues: &BTreeMap<String, Catalogue>) -> Value {
    let base = site.url.as_deref().unwrap_or_default();
    let office = site.towns.first().map_or("", |town| town.human.name.get(Language::GERMAN).1);
    let datasets: Vec<Value> = catalogues
        .iter()
        .map(|(file, catalogue)| dataset(&format!("{base}{file}"), catalogue, office))
        .collect();
    json!({
        "@context": {
            "dcat": "http://www.w3.org/ns/dcat#",
            "dcatde": "http://dcat-ap.de/def/dcatde/",
            "dct": "http://purl.org/dc/terms/",
            "foaf": "http://xmlns.com/foaf/0.1/",
            "xsd": "http://www.w3.org/2001/XMLSchema#",
        },
        "@id": format!("{base}{RECORD}"),
        "@type": "dcat:Catalog",
        "dct:title": german(site.name.get(Language::GERMAN).1),
        "dct:description": german("Angebote für Familien in schwierigen Lagen, in der Nähe."),
        "dct:publisher": agent(office),
        "dct:language": {"@id": format!("{AUTHORITY}/language/DEU")},
        "dcat:dataset": datasets,
    })
}

fn dataset(address: &str, catalogue: &Catalogue, office: &str) -> Value {
    let name = catalogue.publisher.as_deref().unwrap_or(office);
    let licence = catalogue.licence.as_deref().map(licence);
    let mut distribution = json!({
        "@type": "dcat:Distribution",
        "dct:title": german("JSON"),
        "dcat:accessURL": {"@id": address},
        "dcat:downloadURL": {"@id": address},
        "dct:format": {"@id": format!("{AUTHORITY}/file-type/JSON")},
        "dcat:mediaType": {"@id": "https://www.iana.org/assignments/media-types/application/json"},
    });
    if let (Some(licence), Some(fields)) = (licence, distribution.as_object_mut()) {
        fields.insert("dct:license".to_owned(), licence);
    }
    let mut dataset = Map::from_iter([
        ("@id".to_owned(), format!("{address}#dataset").into()),
        ("@type".to_owned(), "dcat:Dataset".into()),
        ("dct:title".to_owned(), german(catalogue.name.get(Language::GERMAN).1)),
        (
            "dct:description".to_owned(),
            german(&format!(
                "{} Angebote für Familien: was es ist, für wen, wo, wann und wie man anfängt.",
                catalogue.offers.len()
            )),
        ),
        ("dct:publisher".to_owned(), agent(name)),
        ("dcat:theme".to_owned(), json!({"@id": format!("{AUTHORITY}/data-theme/SOCI")})),
        (
            "dcatde:politicalGeocodingLevelURI".to_owned(),
            json!({"@id": "http://dcat-ap.de/def/politicalGeocoding/Level/municipality"}),
        ),
        ("dcat:distribution".to_owned(), distribution),
    ]);
    if let Some(updated) = catalogue.updated {
        let day = updated.to_string();
        dataset.insert("dct:modified".to_owned(), json!({"@type": "xsd:date", "@value": day}));
    }
    dataset.into()
}

/// The licence by its DCAT-AP.de address; any other stays in its own words.
fn licence(spdx: &str) -> Value {
    match LICENCES.iter().find(|(id, _)| id.eq_ignore_ascii_case(spdx)) {
        Some((_, name)) => json!({"@id": format!("http://dcat-ap.de/def/licenses/{name}")}),
        None => spdx.into(),
    }
}

fn agent(name: &str) -> Value {
    json!({"@type": "foaf:Agent", "foaf:name": name})
}

fn german(text: &str) -> Value {
    json!({"@language": "de", "@value": text})
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn licences_are_named_as_portals_know_them_and_else_in_their_own_words() {
        for (spdx, named) in [
            ("CC0-1.0", json!({"@id": "http://dcat-ap.de/def/licenses/cc-zero"})),
            ("odbl-1.0", json!({"@id": "http://dcat-ap.de/def/licenses/odbl"})),
            ("frei", json!("frei")),
        ] {
            assert_eq!(licence(spdx), named, "{spdx}");
        }
    }

    #[test]
    fn the_record_holds_what_dcat_ap_de_demands_of_every_dataset() {
        let text =
            r#"{"format": 1, "name": "Apolda", "updated": "2026-11-20", "licence": "CC0-1.0", "offers": []}"#;
        let dataset =
            dataset("https://example.org/catalogues/apolda.json", &nahbei_catalogue::read(text).0, "Amt");
        for (pointer, value) in [
            ("/dct:title/@value", "Apolda"),
            ("/dct:publisher/foaf:name", "Amt"),
            ("/dct:modified/@value", "2026-11-20"),
            ("/dcat:distribution/dcat:accessURL/@id", "https://example.org/catalogues/apolda.json"),
            ("/dcat:distribution/dct:license/@id", "http://dcat-ap.de/def/licenses/cc-zero"),
        ] {
            assert_eq!(dataset.pointer(pointer).and_then(Value::as_str), Some(value), "{pointer}");
        }
    }
}
