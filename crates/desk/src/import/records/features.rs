//! The features of a GeoJSON `FeatureCollection` (RFC 7946), each as it is read. It knows nothing inside of them.

use crate::lang::said;
use anyhow::{anyhow, bail};
use serde::de::{DeserializeSeed, Deserializer as _, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::{Deserializer, Value};
use std::fmt;
use std::io::Read;

/// Takes a feature and its number from 1.
type Each<'e> = dyn FnMut(usize, Value) + 'e;

/// Reads a collection and gives each of its features.
///
/// # Errors
/// When the text is no JSON, or no collection.
pub fn read(text: impl Read, each: &mut Each<'_>) -> anyhow::Result<()> {
    let mut json = Deserializer::from_reader(text);
    let read = json.deserialize_any(Collection(each)).and_then(|()| json.end());
    match read {
        Ok(()) => Ok(()),
        Err(error) if error.is_data() => bail!(said(
            "muss eine GeoJSON-FeatureCollection mit einer Liste „features“ sein, hat aber keine; ist es eine andere Art von Datei?",
            "must be a GeoJSON FeatureCollection with a list \"features\" but has none; is it another kind of file?",
        )),
        Err(error) => Err(anyhow!(error).context(said(
            "muss JSON sein; kurz vor dieser Stelle nach einem fehlenden Komma, Anführungszeichen oder einer Klammer suchen",
            "must be JSON; look just before that place for a missing comma, quote or bracket",
        ))),
    }
}

struct Collection<'e, 'f>(&'e mut Each<'f>);

impl<'de> Visitor<'de> for Collection<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a FeatureCollection")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<(), A::Error> {
        let mut has_list = false;
        while let Some(field) = fields.next_key::<String>()? {
            if field == "features" {
                fields.next_value_seed(Features(self.0))?;
                has_list = true;
            } else {
                fields.next_value::<IgnoredAny>()?;
            }
        }
        if has_list { Ok(()) } else { Err(A::Error::missing_field("features")) }
    }
}

struct Features<'e, 'f>(&'e mut Each<'f>);

impl<'de> DeserializeSeed<'de> for Features<'_, '_> {
    type Value = ();

    fn deserialize<D: serde::Deserializer<'de>>(self, list: D) -> Result<(), D::Error> {
        list.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Features<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of features")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut features: A) -> Result<(), A::Error> {
        let mut number = 0;
        while let Some(feature) = features.next_element()? {
            number += 1;
            (self.0)(number, feature);
        }
        Ok(())
    }
}
