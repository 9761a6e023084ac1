//! Where a service is: a `service_at_location` with its location. Its hours and contacts are read elsewhere.

use super::super::NO_FIELD;
use super::super::draft::Draft;
use super::super::ledger::Words;
use serde_json::Value;

/// Adds the place, unless it is none to go to.
pub fn read(draft: &mut Draft<'_>, at: &str) {
    const KIND: Words = ("als Ort zum Hingehen", "as a place to go to");
    const NOWHERE: Words = ("ist kein Ort zum Hingehen", "is not a place to go to");
    draft.drop(at, NO_FIELD);
    let from = |key: &str| format!("{at}/location/{key}");
    match draft.written(&from("location_type")).as_deref() {
        None => {}
        Some("physical") => draft.note(&from("location_type"), "/places", Some(KIND)),
        Some(_) => {
            draft.drop(&format!("{at}/location"), NOWHERE);
            return;
        }
    }
    if draft.get(&format!("{at}/location")).is_none() {
        return;
    }
    let to = format!("/places/{}", draft.length("/places"));
    draft.take_text(&from("name"), &format!("{to}/name"));
    for key in ["alternate_name", "transportation"] {
        draft.add_text(&from(key), &format!("{to}/note"));
    }
    position(draft, &from(""), &to);
    address(draft, &from("addresses"), &to);
    for at in draft.elements(&from("accessibility")) {
        // The British profile says the same in a field of its own; a text is not believed to say "without steps".
        for key in ["description", "accessibility", "details"] {
            draft.add_text(&format!("{at}/{key}"), &format!("{to}/note"));
        }
    }
}

fn position(draft: &mut Draft<'_>, from: &str, to: &str) {
    const NUMBER: Words = ("als Zahl", "as a number");
    for (key, end) in [("latitude", "lat"), ("longitude", "lon")] {
        let at = format!("{from}{key}");
        match draft.get(&at) {
            Some(Value::Number(degrees)) => {
                draft.set(&format!("{to}/{end}"), degrees.clone().into());
                draft.note(&at, &format!("{to}/{end}"), None);
            }
            Some(Value::String(written)) => match written.trim().parse::<f64>() {
                Ok(degrees) => draft.change(&at, &format!("{to}/{end}"), NUMBER, degrees.into()),
                Err(_) => draft.drop(&at, ("ist keine Zahl", "is not a number")),
            },
            _ => {}
        }
    }
}

/// The address to go to, or else the first one.
fn address(draft: &mut Draft<'_>, from: &str, to: &str) {
    const ANOTHER: Words = ("ein Ort hat eine Adresse", "a place has one address");
    let addresses = draft.elements(from);
    let is_physical =
        |at: &&String| draft.written(&format!("{at}/address_type")).as_deref() == Some("physical");
    let Some(chosen) = addresses.iter().find(is_physical).or(addresses.first()).cloned() else { return };
    addresses.iter().filter(|at| **at != chosen).for_each(|at| draft.drop(at, ANOTHER));
    for (key, end) in [("address_1", "street"), ("postal_code", "postal_code"), ("city", "town")] {
        draft.take(&format!("{chosen}/{key}"), &format!("{to}/{end}"));
    }
    draft.add_text(&format!("{chosen}/address_2"), &format!("{to}/note"));
    draft.drop(&format!("{chosen}/attention"), ("nennt eine Person", "names a person"));
}
