//! The shortlist: the offers a person keeps, ready to be called, handed on as a code, a link or a sheet of paper, and
//! emptied again. It ranks nothing and asks nothing.

use super::cards::{best_contact, contact_of, example, human, in_reader_language, stated_text};
use super::print::{hours, print_button, shortlist_sheet};
use crate::browser::{address, clipboard, intl, page, share};
use crate::components::{
    Element, block, chip, contact_and_keep, copy_button, element, group, icon, keep_button, lamp, live,
    nothing, qr_code, turning_icon,
};
use crate::state::route::MOST_KEPT;
use crate::state::{Data, State, View};
use crate::texts::{describe, language, plural, text};
use jiff::civil::DateTime;
use leptos::prelude::*;
use nahbei_catalogue::{Language, Offer};

/// The button that keeps an offer.
pub fn keep(state: State, offer: &Offer) -> Element {
    let code = offer.code();
    let is_kept = {
        let code = code.clone();
        move || state.route.with(|route| route.keeps(&code))
    };
    let said = is_kept.clone();
    let words = move || {
        let is_full = || state.route.with(|route| route.kept.len() >= MOST_KEPT);
        text(if said() {
            "keep.remove"
        } else if is_full() {
            "shortlist.full"
        } else {
            "keep.add"
        })
    };
    keep_button(in_reader_language(&offer.name), is_kept, words, move || state.toggle_kept(&code))
}

/// The page of the list.
pub fn shortlist_page(state: State) -> AnyView {
    let now = intl::now_in_berlin();
    let results = move || state.route.with(|route| route.at(View::Results).href());
    let back = block("a", "text-link").with_live("href", results).child(turning_icon("back"));
    // What was on the list when it was opened stays on show, so that a slip of the finger can be taken back.
    let shown = RwSignal::new(state.route.get_untracked());
    Effect::new(move || {
        let now = state.route.get();
        if now.kept.iter().any(|code| shown.with_untracked(|shown| !shown.keeps(code))) {
            shown.set(now);
        }
    });
    let rows = live(move || {
        let (Some(data), shown) = (state.data.get(), shown.get()) else { return nothing() };
        let rows = data.kept(&shown.kept, now.date()).map(|offer| row(state, &data, offer, now));
        block("ul", "offer-list").children(rows).into()
    });
    let clear = move || {
        state.clear_shortlist();
        shown.set(state.route.get_untracked());
        request_animation_frame(page::focus_heading);
    };
    let rest = live(move || {
        if state.route.with(|route| route.kept.is_empty()) {
            let home = state.route.with(|route| route.unasked().href());
            let home = block("a", "button").with("href", home).text(text("results.back"));
            return group(vec![hint("shortlist.empty.hint").into(), element("p").child(home).into()]);
        }
        let clear = block("button", "button button--quiet").with("type", "button").on_tap(clear);
        group(vec![
            element("h2").text(text("shortlist.hand")).into(),
            block("div", "actions").children(ways_to_hand_on(state)).into(),
            handed(state),
            on_this_device(state),
            element("p").child(clear.child(icon("close")).text(text("shortlist.clear"))).into(),
        ])
    });
    block("div", "shortlist")
        .child(back.text(text("offer.back")))
        .child(element("h1").text(text("shortlist.title")))
        .child(block("p", "count").with("role", "status").live_text(move || count(state)))
        .child(live(move || gone(state, now)))
        .child(rows)
        .child(rest)
        .child(shortlist_sheet(state, now, handed))
        .child(human(state, now))
        .child(example(state))
        .into()
}

fn hint(key: &str) -> Element {
    block("p", "hint").text(text(key))
}

/// How many are kept, in words.
fn count(state: State) -> String {
    match state.route.with(|route| route.kept.len()) {
        0 => text("shortlist.empty"),
        kept => plural("shortlist.count", kept),
    }
}

/// How many of them are gone, and the tap that takes these off the list.
fn gone(state: State, now: DateTime) -> AnyView {
    let Some(data) = state.data.get() else { return nothing() };
    let kept = state.route.with(|route| route.kept.clone());
    let there: Vec<String> = data.kept(&kept, now.date()).map(Offer::code).collect();
    let gone: Vec<String> = kept.into_iter().filter(|code| !there.contains(code)).collect();
    if gone.is_empty() {
        return nothing();
    }
    let words = plural("shortlist.gone", gone.len());
    element("p").child(chip(words, text("chip.remove"), move || state.give_up(&gone))).into()
}

fn row(state: State, data: &Data, offer: &Offer, now: DateTime) -> Element {
    let (name, provider) = (in_reader_language(&offer.name), in_reader_language(&offer.provider.name));
    let code = offer.code();
    let href = {
        let code = code.clone();
        move || state.route.with(|route| route.at(View::Offer(code.clone())).href())
    };
    let link = element("a").with_live("href", href).with("data-offer", code).lang(name.0).text(name.1);
    let lines = offer.hours.known().map_or(&[][..], Vec::as_slice);
    let closures = offer.closures.known().map_or(&[][..], Vec::as_slice);
    let first_step = stated_text(&offer.first_step);
    let contact = best_contact(&offer.contacts).and_then(|best| contact_of(offer, best));
    block("li", "offer-card sheet")
        .child(block("h2", "offer-card__name").child(link))
        .child(block("p", "small").lang(provider.0).text(provider.1))
        .child(lamp(describe::lamp(lines, closures, data.state_of(offer), now)))
        .children(hours(offer))
        .children(first_step.map(|(language, words)| element("p").lang(language).text(words)))
        .child(contact_and_keep(contact, keep(state, offer)))
}

/// The list itself as a link: codes and the language in which it is read here.
fn link(state: State) -> String {
    address::link(&state.route.with(|route| route.handed(Language::new(&language()))).to_string())
}

fn ways_to_hand_on(state: State) -> Vec<AnyView> {
    let button = || block("button", "button").with("type", "button");
    let share = share::is_there().then(|| {
        let hand = move || share::share(&text("share.text"), &untrack(|| link(state)));
        button().on_tap(hand).child(icon("share")).text(text("share")).into()
    });
    let copy = clipboard::is_there().then(|| {
        let copy = move |done| clipboard::copy(&untrack(|| link(state)), done);
        copy_button(text("shortlist.link"), text("way.copied"), copy).into()
    });
    share.into_iter().chain(copy).chain([print_button().into()]).collect()
}

/// The list as a code that another phone reads, with the same link in letters.
fn handed(state: State) -> AnyView {
    let link = link(state);
    block("figure", "handed")
        .children(qr_code(&link, text("shortlist.hand")))
        .child(element("figcaption").text(text("shortlist.qr")))
        .child(block("p", "small handed__link").with("dir", "ltr").text(link))
        .into()
}

/// Whether the device keeps the list, too: only if somebody asks for it.
fn on_this_device(state: State) -> AnyView {
    let box_ = element("input")
        .with("type", "checkbox")
        .ticked(move || state.remembers.get())
        .on("change", move |event| state.remember(event_target_checked(&event)));
    let label = block("span", "option__label").text(text("shortlist.store"));
    let refused = move || if state.refused.get() { text("shortlist.store.failed") } else { String::new() };
    element("div")
        .child(block("label", "option").child(box_).child(label))
        .child(hint("shortlist.store.hint"))
        .child(block("p", "shortlist__refused").with("role", "status").live_text(refused))
        .into()
}
