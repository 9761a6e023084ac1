//! "Gut zu wissen": for whom, when, where, in which languages, how one gets in.

use super::{fact, not_stated, said};
use crate::components::block;
use crate::pages::cards::stated_text;
use crate::texts::describe;
use leptos::prelude::*;
use nahbei_catalogue::{Offer, Place, Stated, Term};

/// The facts, each with its value or "not stated"; what matters to everybody is never left out.
pub fn sheet(offer: &Offer) -> AnyView {
    let one = |words: String| vec![words.into_any()];
    let hours = offer.hours.known().map(|hours| {
        let line = |line| {
            let (kind, lines) = describe::hours(line);
            format!("{kind}: {}", lines.join("; "))
        };
        let closures = offer.closures.known().into_iter().flatten().map(describe::closure);
        hours.iter().map(line).chain(closures).map(IntoAny::into_any).collect()
    });
    let languages =
        offer.languages.known().map(|languages| one(list(languages.iter().map(describe::language_name))));
    let places = offer.known_places().iter().map(address).filter(|line| !line.is_empty());
    let rows = [
        fact("offer.ages", offer.ages.known().map_or_else(not_stated, |ages| one(describe::ages(ages)))),
        fact("offer.audience", said(&offer.audience)),
        fact("offer.not-for", said(&offer.not_for)),
        fact("offer.hours", hours.unwrap_or_else(not_stated)),
        fact("offer.reach", terms("reach", &offer.reach)),
        fact("offer.where", places.map(IntoAny::into_any).collect()),
        fact("offer.area", offer.area.known().map(|area| one(describe::area(area))).unwrap_or_default()),
        fact("offer.languages", languages.unwrap_or_else(not_stated)),
        fact("offer.access", terms("access", &offer.access)),
        fact("offer.referral", said(&offer.referral_by)),
    ];
    block("dl", "facts sheet").children(rows.into_iter().flatten()).into()
}

fn list(values: impl Iterator<Item = String>) -> String {
    describe::list(&values.collect::<Vec<_>>())
}

/// The words of a closed list, in one line.
fn terms<T: Term>(name: &str, stated: &Stated<Vec<T>>) -> Vec<AnyView> {
    let terms = stated.known().filter(|terms| !terms.is_empty());
    terms.map_or_else(not_stated, |terms| {
        vec![list(terms.iter().map(|one| describe::term(name, *one))).into_any()]
    })
}

/// A place in one line: name, address, steps, how to find the door; a hidden place says only where about it is.
fn address(place: &Place) -> String {
    let name = stated_text(&place.name).map(|(_, text)| text);
    let steps = place.step_free.known().map(|steps| describe::term("step-free", *steps));
    let note = stated_text(&place.note).map(|(_, text)| text);
    let parts = [name, describe::address(place), place.district.known().cloned(), steps, note];
    list(parts.into_iter().flatten())
}
