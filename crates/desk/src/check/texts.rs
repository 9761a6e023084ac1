//! The texts of an offer with their places in the file. It knows no language and no rule.

use nahbei_catalogue::{Offer, Stated, Text};

/// Each text of an offer that families read, with its field: name first, then in the order of the card.
pub fn of(offer: &Offer) -> Vec<(String, &Text)> {
    let mut texts = vec![("name".to_owned(), &offer.name)];
    let stated: [(&str, &Stated<Text>); 7] = [
        ("summary", &offer.summary),
        ("description", &offer.description),
        ("what_you_get", &offer.what_you_get),
        ("audience", &offer.audience),
        ("not_for", &offer.not_for),
        ("first_step", &offer.first_step),
        ("referral_by", &offer.referral_by),
    ];
    texts.extend(stated.into_iter().filter_map(|(at, text)| Some((at.to_owned(), text.known()?))));
    if let Some(note) = offer.cost.known().and_then(|cost| cost.note.known()) {
        texts.push(("cost/note".to_owned(), note));
    }
    for (at, place) in offer.known_places().iter().enumerate() {
        texts.extend(place.note.known().map(|note| (format!("places/{at}/note"), note)));
    }
    for (at, hours) in offer.hours.known().into_iter().flatten().enumerate() {
        texts.extend(hours.note.known().map(|note| (format!("hours/{at}/note"), note)));
    }
    texts
}
