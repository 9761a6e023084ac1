//! What HSDS has no words for and our own export wrote beside it: attributes of the taxonomy `nahbei`, each a field
//! of the offer as it stands in a catalogue. Terms of other taxonomies are no fields.

use super::super::draft::Draft;
use super::super::ledger::Words;
use super::plain_offer;
use crate::export::hsds::plain;
use crate::import::convert::read_offer;
use serde_json::Value;

/// The taxonomy of our own fields.
pub const TAXONOMY: &str = "nahbei";
/// Where the catalogue's own name, publisher, licence and day stand beside the services.
pub const CATALOGUE: &str = "nahbei_catalogue";

/// A field that an attribute keeps.
struct Kept {
    at: String,
    field: String,
    value: Value,
}

/// Puts the fields back into the offer, except those whose words in HSDS somebody has changed since: those words
/// count.
pub fn read(draft: &mut Draft<'_>) {
    const FIELD: Words = ("als Feld des Katalogs", "as a field of the catalogue");
    const NO_FIELD: Words = ("ist kein Feld des Katalogs", "is not a field of the catalogue");
    const CHANGED: Words = (
        "in HSDS wurde dasselbe Feld geändert; das gilt",
        "the same field was changed in HSDS, which counts",
    );
    let ours = draft
        .elements("/attributes")
        .into_iter()
        .filter(|at| draft.written(&format!("{at}/taxonomy_term/taxonomy")).as_deref() == Some(TAXONOMY));
    let (mut kept, mut others) = (Vec::new(), Vec::new());
    for at in ours {
        let field = draft.written(&format!("{at}/taxonomy_term/code"));
        let value = draft.written(&format!("{at}/value")).and_then(|value| serde_json::from_str(&value).ok());
        match field.zip(value) {
            Some((field, value)) if !field.is_empty() => kept.push(Kept { at, field, value }),
            _ => others.push(at),
        }
    }
    for at in &others {
        draft.drop(at, NO_FIELD);
    }
    if kept.is_empty() {
        return;
    }
    let now = as_json(draft.offer.clone());
    let mut whole = draft.offer.clone();
    for kept in &kept {
        put(&mut whole, kept);
    }
    let (offer, _) = read_offer(whole);
    let then = offer.map(|offer| plain_offer(&plain(&offer))).unwrap_or_default();
    for kept in &kept {
        if now.get(&kept.field) == then.get(&kept.field) {
            put(&mut draft.offer, kept);
            draft.note(&kept.at, &format!("/{}", kept.field), Some(FIELD));
        } else {
            draft.remarks.push((CHANGED, kept.field.clone()));
            draft.drop(&kept.at, CHANGED);
        }
    }
}

fn put(offer: &mut Value, kept: &Kept) {
    let Some(fields) = offer.as_object_mut() else { return };
    if kept.value.is_null() {
        fields.remove(&kept.field);
    } else {
        fields.insert(kept.field.clone(), kept.value.clone());
    }
}

/// The offer as the catalogue would write it; null where it is none.
fn as_json(offer: Value) -> Value {
    read_offer(offer).0.and_then(|offer| serde_json::to_value(offer).ok()).unwrap_or_default()
}
