//! What HSDS has no words for and this program wrote beside it: attributes of the taxonomy `nahbei`, each a field of
//! the offer as it stands in a catalogue. Terms of other taxonomies are no fields.

use super::super::draft::Draft;
use super::super::ledger::Words;
use serde_json::Value;

/// The taxonomy of our own fields.
pub const TAXONOMY: &str = "nahbei";
/// Where the catalogue's own name, publisher, licence and day stand beside the services.
pub const CATALOGUE: &str = "nahbei_catalogue";
/// How such a field got into the catalogue.
const FIELD: Words = ("als Feld des Katalogs", "as a field of the catalogue");
/// Why one did not.
const NO_JSON: Words = ("ist kein Feld des Katalogs", "is not a field of the catalogue");

/// Puts the fields back into the offer.
pub fn read(draft: &mut Draft<'_>) {
    for at in draft.elements("/attributes") {
        if draft.written(&format!("{at}/taxonomy_term/taxonomy")).as_deref() != Some(TAXONOMY) {
            continue;
        }
        let value = draft.written(&format!("{at}/value"));
        let value = value.and_then(|value| serde_json::from_str::<Value>(&value).ok());
        match (draft.written(&format!("{at}/taxonomy_term/code")), value) {
            (Some(field), Some(value)) if field.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_') => {
                let to = format!("/{field}");
                if value.is_null() {
                    if let Some(offer) = draft.offer.as_object_mut() {
                        offer.remove(&field);
                    }
                } else {
                    draft.set(&to, value);
                }
                draft.note(&at, &to, Some(FIELD));
            }
            _ => draft.drop(&at, NO_JSON),
        }
    }
}
