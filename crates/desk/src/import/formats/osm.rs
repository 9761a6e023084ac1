//! Places of OpenStreetMap as Overpass gives them in JSON. Nobody has asked them, so each becomes a draft. Which
//! elements a town asks for is the query's part.

use super::conversion::Record;
use super::draft::{Country, Draft};
use super::ledger::Words;
use super::{NO_FIELD, ages, provider_or_name};
use crate::import::value::is_stated;
use nahbei_catalogue::ContactKind;
use nahbei_catalogue::weekly::Weekly;
use serde_json::{Value, json};

/// Tags that say a need: what OpenStreetMap's wiki says they stand for.
const NEEDS: [(&str, &str, &str); 19] = [
    ("amenity", "kindergarten", "childcare"),
    ("amenity", "childcare", "childcare"),
    ("amenity", "toy_library", "leisure"),
    ("amenity", "school", "school"),
    ("amenity", "refugee_site", "arrival"),
    ("social_facility", "food_bank", "money"),
    ("social_facility", "soup_kitchen", "money"),
    ("social_facility", "clothing_bank", "money"),
    ("social_facility", "shelter", "housing"),
    ("social_facility:for", "abused", "violence"),
    ("social_facility:for", "migrant", "arrival"),
    ("social_facility:for", "refugee", "arrival"),
    ("social_facility:for", "disabled", "disability"),
    ("social_facility:for", "mental_health", "exhaustion"),
    ("healthcare", "midwife", "pregnancy"),
    ("healthcare", "birthing_centre", "pregnancy"),
    ("healthcare", "psychotherapist", "exhaustion"),
    ("leisure", "playground", "leisure"),
    ("community_centre", "family_centre", "meeting"),
];

/// Whether a file is an answer of Overpass.
pub fn recognises(file: &Value) -> bool {
    let kind = file.pointer("/elements/0/type").and_then(Value::as_str);
    file.get("elements").is_some_and(Value::is_array)
        && (file.get("osm3s").is_some() || matches!(kind, Some("node" | "way" | "relation")))
}

/// The elements.
pub fn records(file: &Value) -> Vec<Record> {
    super::items(file, "elements")
}

/// Makes a draft of an element. `as_of` is the day of the data.
pub fn draft<'r>(element: &'r Value, as_of: Option<&str>) -> Result<Draft<'r>, Words> {
    const PART: Words = ("als Teil der Kennung", "as a part of the id");
    const GEOMETRY: Words = (
        "hat keine Merkmale; ist nur ein Punkt oder eine Linie eines anderen",
        "has no tags; is only a point or line of another",
    );
    if !element.get("tags").is_some_and(is_stated) {
        return Err(GEOMETRY);
    }
    let mut draft = Draft::new(element, "de");
    let kind = draft.written("/type").unwrap_or_default();
    let number = draft.written("/id").unwrap_or_default();
    draft.change("/id", "/id", PART, format!("osm-{kind}-{number}").into());
    draft.note("/type", "/id", Some(PART));
    draft.set("/status", "draft".into());
    let mut source = json!({
        "name": "OpenStreetMap", "licence": "ODbL-1.0",
        "url": format!("https://www.openstreetmap.org/{kind}/{number}"),
    });
    if let Some(day) = as_of {
        source["as_of"] = day.into();
    }
    draft.set("/source", source);
    draft.take_text("/tags/name", "/name");
    draft.take_text("/tags/description", "/description");
    provider_or_name(&mut draft, "/tags/operator", "/tags/name");
    contacts(&mut draft);
    place(&mut draft);
    ages::read(&mut draft, "/tags/min_age", "/tags/max_age", &[]);
    hours(&mut draft);
    facts(&mut draft);
    unused(&mut draft);
    Ok(draft)
}

fn contacts(draft: &mut Draft<'_>) {
    for (key, kind) in [
        ("phone", ContactKind::Phone),
        ("contact:phone", ContactKind::Phone),
        ("mobile", ContactKind::Phone),
        ("contact:mobile", ContactKind::Phone),
        ("email", ContactKind::Mail),
        ("contact:email", ContactKind::Mail),
        ("website", ContactKind::Web),
        ("contact:website", ContactKind::Web),
        ("url", ContactKind::Web),
    ] {
        let at = format!("/tags/{key}");
        let Some(value) = draft.written(&at) else { continue };
        // Several values of a tag stand behind semicolons.
        for part in value.split(';').filter(|part| !part.trim().is_empty()) {
            draft.contact_of(&at, part, kind, Country::Germany);
        }
    }
}

fn place(draft: &mut Draft<'_>) {
    const STEPS: Words = ("als stufenlos", "as without steps");
    const ONE_LINE: Words = ("Straße und Hausnummer zusammen", "street and number together");
    for (at, end) in [("/lat", "lat"), ("/lon", "lon"), ("/center/lat", "lat"), ("/center/lon", "lon")] {
        if let Some(degrees) = draft.get(at) {
            draft.set(&format!("/places/0/{end}"), degrees.clone());
            draft.note(at, &format!("/places/0/{end}"), None);
        }
    }
    let street = ["/tags/addr:street", "/tags/addr:housenumber"];
    if let [Some(name), number] = street.map(|at| draft.written(at)) {
        let line = number.map_or(name.clone(), |number| format!("{name} {number}"));
        draft.set("/places/0/street", line.into());
        for at in street {
            draft.note(at, "/places/0/street", Some(ONE_LINE));
        }
    }
    for (key, end) in [("addr:postcode", "postal_code"), ("addr:city", "town"), ("addr:suburb", "district")] {
        draft.take(&format!("/tags/{key}"), &format!("/places/0/{end}"));
    }
    let step_free = match draft.written("/tags/wheelchair").as_deref() {
        Some("yes" | "designated") => "yes",
        Some("limited") => "partial",
        Some("no") => "no",
        _ => return,
    };
    draft.change("/tags/wheelchair", "/places/0/step_free", STEPS, step_free.into());
}

/// Weekly hours; what is outside of them stays a note.
fn hours(draft: &mut Draft<'_>) {
    const AS_NOTE: Words =
        ("ist nicht einfach wöchentlich; als Bemerkung", "is not plainly weekly; as a note");
    let mut number = 0;
    for (key, kind) in [("opening_hours", "visit"), ("opening_hours:phone", "phone")] {
        let at = format!("/tags/{key}");
        let Some(value) = draft.written(&at) else { continue };
        let to = format!("/hours/{number}");
        draft.set(&to, json!({"kind": kind}));
        if Weekly::parse(&value).is_ok() {
            draft.take(&at, &format!("{to}/weekly"));
        } else {
            let note = draft.worded(&value);
            draft.change(&at, &format!("{to}/note"), AS_NOTE, note);
        }
        number += 1;
    }
}

fn facts(draft: &mut Draft<'_>) {
    const NEED: Words = ("als Bedarf", "as a need");
    const COST: Words = ("als Kosten", "as cost");
    let mut needs: Vec<&str> = Vec::new();
    for (key, value, need) in NEEDS {
        let at = format!("/tags/{key}");
        let is_said = draft.written(&at).is_some_and(|said| said.split(';').any(|said| said.trim() == value));
        if is_said {
            let number = needs.iter().position(|known| *known == need).unwrap_or_else(|| {
                needs.push(need);
                needs.len() - 1
            });
            draft.change(&at, &format!("/needs/{number}"), NEED, need.into());
        }
    }
    let cost = match draft.written("/tags/fee").as_deref() {
        Some("no") => Some("free"),
        Some("yes") => Some("paid"),
        _ => None,
    };
    if let Some(kind) = cost {
        draft.change("/tags/fee", "/cost/kind", COST, kind.into());
    }
}

/// What is known and has no place in the catalogue.
fn unused(draft: &mut Draft<'_>) {
    const NO_NEED: Words = ("sagt keinen Bedarf eindeutig", "says no need for certain");
    const GEOMETRY: Words = ("ist die Form, nicht die Lage", "is the shape, not the position");
    for key in ["nodes", "members", "bounds", "geometry"] {
        draft.drop(&format!("/{key}"), GEOMETRY);
    }
    for key in ["timestamp", "version", "changeset", "user", "uid"] {
        draft.drop(&format!("/{key}"), super::NO_CHECK);
    }
    for key in [
        "amenity",
        "social_facility",
        "social_facility:for",
        "healthcare",
        "office",
        "leisure",
        "community_centre",
    ] {
        draft.drop(&format!("/tags/{key}"), NO_NEED);
    }
    for key in [
        "addr:country",
        "addr:housename",
        "addr:housenumber",
        "addr:state",
        "building",
        "building:levels",
        "wikidata",
    ] {
        draft.drop(&format!("/tags/{key}"), NO_FIELD);
    }
}
