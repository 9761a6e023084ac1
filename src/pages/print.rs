//! The list on paper: what a person needs to call and to get there, in large type. Drawn only while it is printed.

use super::cards::{in_reader_language, stated_text};
use crate::browser::page;
use crate::components::{Element, block, element, icon, live, nothing};
use crate::state::{Data, State};
use crate::texts::{describe, text, text_with};
use jiff::civil::{Date, DateTime};
use leptos::prelude::*;
use nahbei_catalogue::{Contact, Freshness, FreshnessLimits, Offer, Place};

/// The tap that prints what is on show.
pub fn print_button() -> Element {
    let button = block("button", "button button--quiet").with("type", "button").on_tap(page::print);
    button.child(icon("print")).text(text("print"))
}

/// The hits on show as a sheet, from the moment the browser prepares to print.
pub fn print_sheet(state: State, now: DateTime) -> AnyView {
    let printing = page::printing();
    live(move || if printing.get() { sheet(state, now) } else { nothing() })
}

fn sheet(state: State, now: DateTime) -> AnyView {
    let Some(data) = state.data.get_untracked() else { return nothing() };
    let (results, drawn) = (state.results.get_untracked(), state.drawn.get_untracked());
    let shown = results.hits.iter().take(drawn);
    let offers = shown.chain(&results.near).filter_map(|hit| data.index.offers().get(hit.offer));
    paper(&data, offers, now).into()
}

/// The shortlist as a sheet, in the same way; `handed` takes it from the paper to another phone.
pub fn shortlist_sheet(state: State, now: DateTime, handed: fn(State) -> AnyView) -> AnyView {
    let printing = page::printing();
    live(move || {
        let data = state.data.get_untracked().filter(|_| printing.get());
        let Some(data) = data else { return nothing() };
        let codes = state.route.with_untracked(|route| route.kept.clone());
        paper(&data, data.kept(&codes, now.date()), now).child(handed(state)).into()
    })
}

fn paper<'a>(data: &Data, offers: impl IntoIterator<Item = &'a Offer>, now: DateTime) -> Element {
    let printed = text_with("print.date", &[("date", &describe::date(now.date()))]);
    block("div", "print-sheet")
        .child(block("p", "small").text(printed))
        .children(offers.into_iter().map(|offer| entry(offer, data.site.freshness, now.date())))
}

fn entry(offer: &Offer, limits: FreshnessLimits, today: Date) -> Element {
    let (name, provider) = (in_reader_language(&offer.name), in_reader_language(&offer.provider.name));
    let first_step = stated_text(&offer.first_step);
    let verified = match offer.verified.known() {
        Some(verified) => text_with("offer.verified", &[("date", &describe::date(verified.on))]),
        None => text("offer.unverified"),
    };
    let hidden = offer.known_places().iter().any(|place| place.hidden);
    let old = matches!(limits.of(&offer.verified, today), Freshness::Old | Freshness::VeryOld);
    let place =
        |place: &Place| describe::address(place).map(|line| element("p").child(element("bdi").text(line)));
    let contact = |contact: &Contact| {
        let whose = stated_text(&contact.label).map(|(_, whose)| format!(" {whose}"));
        element("p")
            .child(element("bdi").child(element("strong").text(contact.value.clone())))
            .children(whose.map(IntoAny::into_any))
    };
    block("section", "print-sheet__offer")
        .child(element("h2").lang(name.0).text(name.1))
        .child(element("p").lang(provider.0).text(provider.1))
        .children(offer.contacts.iter().map(contact))
        .children(offer.known_places().iter().filter_map(place))
        .children(hours(offer))
        .children(first_step.map(|(language, words)| element("p").lang(language).text(words)))
        .children(hidden.then(|| element("p").text(text("offer.hidden"))))
        .child(block("p", "small").text(verified))
        .children(old.then(|| block("p", "small").text(text("offer.old"))))
}

/// The hours of an offer, a line for each kind.
pub fn hours(offer: &Offer) -> impl Iterator<Item = Element> {
    offer.hours.known().into_iter().flatten().map(|line| {
        let (kind, lines) = describe::hours(line);
        element("p").text(format!("{kind}: {}", lines.join("; ")))
    })
}
