//! One offer: how to start, what you get, when, where, what can be relied on, what goes well with it. What an offer
//! does not state is said to be not stated.

mod beside;
mod facts;
mod first_step;
mod origin;
mod trust;
mod ways;

use super::cards::{human, in_reader_language, stated_text};
use super::print::print_button;
use super::shortlist::keep;
use crate::browser::{address, intl};
use crate::components::{
    Element, banner, block, element, icon, kind_and_way, live, message, nothing, reasons, turning_icon,
};
use crate::state::{Data, State, View};
use crate::texts::{describe, in_german, language, text};
use jiff::civil::DateTime;
use leptos::prelude::*;
use nahbei_catalogue::{Language, Offer, Stated, Text};
use nahbei_finder::{Hit, Index};

/// The page of the offer with this code.
pub fn offer_page(state: State, code: String) -> AnyView {
    let now = intl::now_in_berlin();
    live(move || {
        let Some(data) = state.data.get() else { return nothing() };
        let found = data.index.by_code(&code).filter(|offer| offer.is_visible(now.date()));
        found.map_or_else(|| gone(state, now), |offer| page(state, &data, offer, now))
    })
}

fn gone(state: State, now: DateTime) -> AnyView {
    let all = state.route.with_untracked(|route| route.at(View::Results).href());
    let all = block("a", "button").with("href", all).text(text("offer.back"));
    element("div")
        .child(message(text("offer.gone"), text("offer.gone.hint"), vec![all.into()]))
        .child(human(state, now))
        .into()
}

fn page(state: State, data: &Data, offer: &Offer, now: DateTime) -> AnyView {
    let before = state.navigation.before;
    let (list, words) = match before.get_untracked() {
        Some(View::Shortlist) => (View::Shortlist, "shortlist.title"),
        _ => (View::Results, "offer.back"),
    };
    let href = state.route.with_untracked(|route| route.at(list.clone()).href());
    let back = block("a", "text-link").with("href", href).on("click", move |event| {
        // Back where the list was; from another offer the link leads there.
        if before.with_untracked(|before| before.as_ref() == Some(&list)) && address::can_go_back() {
            event.prevent_default();
            address::back();
        }
    });
    let support = offer.support.known().into_iter().flatten();
    let tags = support.map(|support| (*support, describe::term("support", *support))).collect();
    let (name, provider) = (in_reader_language(&offer.name), in_reader_language(&offer.provider.name));
    let results = state.results.get();
    let hit = results.hits.iter().chain(&results.near).find(|hit| is_of(hit, offer, &data.index));
    // A tap that keeps the offer changes the address, not what is drawn.
    let query = untrack(|| state.query());
    let why = hit.map(|hit| hit.reasons(offer, &query, now.date())).unwrap_or_default();
    let why: Vec<_> = why.iter().map(|reason| describe::reason(reason, offer)).collect();
    let way = hit.map(|hit| describe::way(offer, hit)).unwrap_or_default();

    let mut parts: Vec<AnyView> = vec![
        back.child(turning_icon("back")).text(text(words)).into(),
        kind_and_way(tags, way).into(),
        element("h1").lang(name.0).text(name.1).into(),
        block("p", "lead").lang(provider.0).text(provider.1).into(),
    ];
    parts.extend(translated(offer));
    if offer.example {
        parts.push(banner(text("example.offer")).into());
    }
    if !why.is_empty() {
        parts.push(reasons(why).into());
    }
    let both = state.both.get() && state.german.get();
    parts.extend(side_by_side(both, || {
        let card = first_step::card(data, offer, &query.needs, now);
        paragraphs(&offer.summary).into_iter().chain([card]).collect()
    }));
    parts.push(
        block("p", "actions")
            .children(both_button(state))
            .child(keep(state, offer))
            .child(print_button())
            .into(),
    );
    parts.extend(side_by_side(both, || {
        let get = paragraphs(&offer.what_you_get);
        let title = (!get.is_empty()).then(|| heading("offer.get"));
        let mut facts: Vec<AnyView> = title.into_iter().chain(get).collect();
        facts.extend(paragraphs(&offer.description));
        facts.extend([heading("offer.know"), facts::sheet(offer), heading("offer.trust")]);
        facts.extend(trust::facts(offer.trust.known()));
        facts
    }));
    parts.extend([heading("offer.contacts"), ways::contacts(offer)]);
    parts.extend(ways::places(data, offer));
    let number = data.index.offers().iter().position(|other| other.id == offer.id);
    parts.extend(number.and_then(|number| beside::beside(state, data, number, now)));
    parts.extend(origin::of_facts(data, offer, now.date()));
    parts.push(human(state, now));
    block("div", "offer").children(parts).into()
}

/// A part of the page, or the same part in German and in the reader's language side by side.
fn side_by_side(both: bool, part: impl Fn() -> Vec<AnyView>) -> Vec<AnyView> {
    let Some(german) = both.then(|| in_german(&part)).flatten() else { return part() };
    let german = element("div").lang(Language::GERMAN.to_owned()).with("dir", "ltr").children(german);
    vec![block("div", "both").child(german).child(element("div").children(part())).into()]
}

/// The tap for two people who read different languages; nothing where the page speaks German.
fn both_button(state: State) -> Option<Element> {
    if !state.german.get() || language().starts_with(Language::GERMAN) {
        return None;
    }
    let both = state.both;
    let words = move || text(if both.get() { "both.off" } else { "both.button" });
    let button = block("button", "button button--quiet").with("type", "button");
    let turn = move || {
        both.update(|both| *both = !*both);
        // The page is drawn anew, this button, too.
        crate::browser::page::rescue_focus(".offer .actions button", 0, "#app h1");
    };
    Some(button.on_tap(turn).child(icon("language")).live_text(words))
}

/// Says so where an offer speaks another language than the page.
fn translated(offer: &Offer) -> Option<AnyView> {
    let reader = language();
    let is_foreign = |text: &Text| !reader.starts_with(text.get(&reader).0);
    let texts = [offer.summary.known(), offer.what_you_get.known(), offer.first_step.known()];
    let mut known = texts.into_iter().flatten();
    let note = if known.clone().any(is_foreign) {
        "translated.missing"
    } else if known.any(|text| text.is_by_machine(&reader)) {
        "translated.machine"
    } else {
        return None;
    };
    Some(block("p", "hint").text(text(note)).into())
}

fn heading(key: &str) -> AnyView {
    element("h2").text(text(key)).into()
}

fn is_of(hit: &Hit, offer: &Offer, index: &Index) -> bool {
    index.offers().get(hit.offer).is_some_and(|other| other.id == offer.id)
}

fn paragraphs(stated: &Stated<Text>) -> Vec<AnyView> {
    let Some((language, text)) = stated_text(stated) else { return Vec::new() };
    let lines = text.split('\n').filter(|line| !line.trim().is_empty());
    lines.map(|line| element("p").lang(language.clone()).text(line).into()).collect()
}

/// A line of a fact sheet: what it is about and what is known.
fn fact(term: &str, values: Vec<AnyView>) -> Option<AnyView> {
    let lines = values.into_iter().map(|value| element("dd").child(value));
    let is_said = lines.len() > 0;
    let row = block("div", "fact").child(element("dt").text(text(term))).children(lines);
    is_said.then(|| row.into())
}

/// What a fact says when nobody stated it.
fn not_stated() -> Vec<AnyView> {
    vec![text("offer.not-stated").into_any()]
}

/// A text of the offer within a fact.
fn said(stated: &Stated<Text>) -> Vec<AnyView> {
    let words = stated_text(stated).map(|(language, text)| element("span").lang(language).text(text).into());
    words.into_iter().collect()
}
