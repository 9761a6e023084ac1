//! "Passt dazu": other help that goes well with an offer, and what it adds.

use crate::components::{block, element, kind_and_way};
use crate::pages::cards::in_reader_language;
use crate::state::{Data, State, View};
use crate::texts::{describe, text};
use jiff::civil::DateTime;
use leptos::prelude::*;
use nahbei_catalogue::Term;
use nahbei_finder::{Complement, ComplementReason, OfferNumber, complements};

/// As many as a tired person can compare.
const MOST: usize = 3;

/// The offers beside this one; nothing where none goes well with it.
pub fn beside(state: State, data: &Data, offer: OfferNumber, now: DateTime) -> Option<AnyView> {
    let found = complements(&data.index, offer, &untrack(|| state.query()), now, MOST);
    if found.is_empty() {
        return None;
    }
    let cards = found.iter().filter_map(|complement| card(state, data, complement));
    let section = element("section")
        .with("aria-labelledby", "beside-title")
        .child(element("h2").with("id", "beside-title").text(text("beside.title")))
        .child(block("ul", "offer-list").children(cards));
    Some(section.into())
}

fn card(state: State, data: &Data, complement: &Complement) -> Option<AnyView> {
    let offer = data.index.offers().get(complement.offer)?;
    let href = state.route.with_untracked(|route| route.at(View::Offer(offer.code())).href());
    let support = offer.support.known().into_iter().flatten();
    let tags = support.map(|support| (*support, describe::term("support", *support))).collect();
    let name = in_reader_language(&offer.name);
    let reason = text(&match complement.reason {
        ComplementReason::MeetingPlace => "beside.meeting".to_owned(),
        ComplementReason::OtherSupport(support) => format!("beside.support.{}", support.id()),
        ComplementReason::Lighter(intensity) | ComplementReason::Closer(intensity) => {
            format!("beside.intensity.{}", intensity.id())
        }
    });
    let link = element("a").with("href", href).lang(name.0).text(name.1);
    let card = block("li", "offer-card sheet")
        .child(kind_and_way(tags, complement.distance.map(describe::distance).unwrap_or_default()))
        .child(block("h3", "offer-card__name").child(link))
        .child(element("p").text(reason));
    Some(card.into())
}
