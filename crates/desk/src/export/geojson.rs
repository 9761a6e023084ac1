//! Offers as points for maps (RFC 7946): one feature a place, with the facts a map shows beside it. An offer without
//! a place is a feature without a point. It is made for showing; what is to be read back is a catalogue or a table.

use nahbei_catalogue::{Catalogue, ContactKind, Offer, Place, Term, Text};
use serde_json::{Map, Value, json};

/// All offers as one collection.
///
/// # Errors
/// When it cannot be written as JSON.
pub(crate) fn write(catalogue: &Catalogue) -> anyhow::Result<Vec<u8>> {
    let features: Vec<Value> = catalogue.offers.iter().flat_map(features).collect();
    let name = catalogue.name.get("de").1;
    let mut json =
        serde_json::to_vec_pretty(&json!({"type": "FeatureCollection", "name": name, "features": features}))?;
    json.push(b'\n');
    Ok(json)
}

fn features(offer: &Offer) -> Vec<Value> {
    match offer.known_places() {
        [] => vec![feature(offer, None, &offer.id)],
        [place] => vec![feature(offer, Some(place), &offer.id)],
        places => {
            let numbered = places.iter().zip(1..);
            numbered
                .map(|(place, number)| feature(offer, Some(place), &format!("{}-{number}", offer.id)))
                .collect()
        }
    }
}

fn feature(offer: &Offer, place: Option<&Place>, id: &str) -> Value {
    let position = place.and_then(|place| place.position.known());
    let geometry = position.map(|at| json!({"type": "Point", "coordinates": [at.lon(), at.lat()]}));
    json!({"type": "Feature", "id": id, "geometry": geometry, "properties": properties(offer, place)})
}

fn properties(offer: &Offer, place: Option<&Place>) -> Map<String, Value> {
    let german = |text: Option<&Text>| text.map(|text| Value::from(text.get("de").1));
    let contact = |kind: ContactKind| {
        let found = offer.contacts.iter().find(|contact| contact.kind == kind);
        found.map(|contact| Value::from(contact.value.clone()))
    };
    let plain = |stated: Option<&String>| stated.map(|text| Value::from(text.as_str()));
    let weekly: Vec<&str> = offer
        .hours
        .known()
        .into_iter()
        .flatten()
        .filter_map(|hours| Some(hours.weekly.known()?.as_str()))
        .collect();
    let fields = [
        ("id", Some(offer.id.clone().into())),
        ("name", german(Some(&offer.name))),
        ("provider", german(Some(&offer.provider.name))),
        ("summary", german(offer.summary.known())),
        ("needs", offer.needs.known().map(|needs| words(needs))),
        ("support", offer.support.known().map(|support| words(support))),
        ("phone", contact(ContactKind::Phone)),
        ("mail", contact(ContactKind::Mail)),
        ("web", contact(ContactKind::Web)),
        ("hours", (!weekly.is_empty()).then(|| weekly.join(" | ").into())),
        ("cost", offer.cost.known().and_then(|cost| cost.kind.known()).map(|kind| kind.id().into())),
        ("place", german(place.and_then(|place| place.name.known()))),
        ("street", plain(place.and_then(|place| place.street.known()))),
        ("postal_code", plain(place.and_then(|place| place.postal_code.known()))),
        ("town", plain(place.and_then(|place| place.town.known()))),
        ("district", plain(place.and_then(|place| place.district.known()))),
        ("step_free", place.and_then(|place| place.step_free.known()).map(|known| known.id().into())),
        ("hidden", place.filter(|place| place.hidden).map(|_| true.into())),
        ("status", Some(offer.status.id().into())),
        ("verified_on", offer.verified.known().map(|verified| verified.on.to_string().into())),
        ("example", offer.example.then(|| true.into())),
    ];
    fields.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?))).collect()
}

/// Words of a closed list behind commas.
fn words<T: Term>(words: &[T]) -> Value {
    words.iter().map(|word| word.id()).collect::<Vec<_>>().join(", ").into()
}
