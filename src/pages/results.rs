//! The offers that fit, at once after one tap, with the reason for each; never a dead end.

use super::cards::{best_contact, card, contact, example, human, in_reader_language};
use super::filters::{filters, offers};
use super::print::{print_button, print_sheet};
use super::shortlist::keep;
use crate::browser::{intl, page};
use crate::components::{
    DangerNotice, Element, banner, block, danger_notice, element, group, live, nothing, offer_card,
    turning_icon,
};
use crate::state::{Data, FIRST_HITS, Loading, State, View};
use crate::texts::{describe, text, text_with};
use jiff::civil::DateTime;
use leptos::prelude::*;
use nahbei_catalogue::{Need, Offer, Support, Term};
use nahbei_finder::{Danger, Hit, Query, Radius, Results, Wish};
use std::cell::Cell;
use std::sync::Arc;

thread_local! {
    /// Number of the card at which somebody goes on whose button is gone with the list that is drawn anew.
    static NEXT: Cell<Option<usize>> = const { Cell::new(None) };
}

/// The results page.
pub fn results_page(state: State) -> AnyView {
    let now = intl::now_in_berlin();
    let title = move || {
        let needs = state.route.with(|route| route.query.needs.clone());
        match needs.as_slice() {
            [] if state.words.with(String::is_empty) => text("results.title"),
            [] => text("results.title.words"),
            needs => needs.iter().map(|need| describe::need(*need)).collect::<Vec<_>>().join(", "),
        }
    };
    let home = move || state.route.with(|route| route.unasked().href());
    let back = block("a", "text-link").with_live("href", home).child(turning_icon("back"));
    let busy = move || (state.pending.get() || awaits_words(state)).to_string();
    let loading = live(move || match state.loading.get() {
        Loading::Slowly => element("p").text(text("loading.slow")).into(),
        Loading::Stale => {
            let date = state.data.get().and_then(|data| data.updated).map(describe::date).unwrap_or_default();
            banner(text_with("failed.old", &[("date", &date)])).into()
        }
        _ => nothing(),
    });
    // Who comes with another question is not shown the answer to the one before.
    let mut has_drawn = false;
    let list = live(move || {
        let Some(data) = state.data.get() else { return nothing() };
        let (results, drawn) = (state.results.get(), state.drawn.get());
        if !has_drawn && !state.is_answered() {
            return nothing();
        }
        has_drawn = true;
        if let Some(at) = NEXT.take() {
            page::rescue_focus(".offer-card__name a", at, "#ask");
        }
        // Drawn when there is an answer, not already when something is asked.
        let list = untrack(|| match results.hits.as_slice() {
            [] => empty(state, &data, &results, now),
            _ => hits(state, &data, &results, drawn, now),
        });
        group(vec![list, block("p", "actions").child(print_button()).into()])
    });
    block("div", "results")
        .child(back.text(text("results.back")))
        .child(element("h1").live_text(title))
        // Who types without seeing the page hears it, too, and once.
        .child(block("p", "visually-hidden").with("role", "status").live_text(move || {
            danger_said(state).map(|(_, danger)| danger_words(danger)).unwrap_or_default()
        }))
        .child(live(move || danger(state)))
        .child(filters(state))
        .child(
            block("p", "count")
                .with("role", "status")
                .with_live("aria-busy", busy)
                .live_text(move || status(state)),
        )
        .child(loading)
        .child(list)
        .child(print_sheet(state, now))
        .child(human(state, now))
        .child(example(state))
        .into()
}

/// What the words say of danger.
fn danger_said(state: State) -> Option<(Arc<Data>, Danger)> {
    let data = state.data.get()?;
    let danger = state.words.with(|words| data.index.danger(words))?;
    Some((data, danger))
}

fn danger_words(danger: Danger) -> String {
    text(&format!("danger.{}", danger.id()))
}

/// When the words speak of danger: who can be called at once. Asks nothing and keeps nothing.
fn danger(state: State) -> AnyView {
    let Some((data, danger)) = danger_said(state) else { return nothing() };
    let number = match danger {
        Danger::Violence | Danger::Abuse | Danger::ChildInDanger => "110",
        Danger::Suicide | Danger::Poisoning | Danger::Medical => "112",
    };
    let line = |offer: &Offer| {
        let link = best_contact(&offer.contacts).and_then(contact)?;
        Some((in_reader_language(&offer.name), link))
    };
    danger_notice(DangerNotice {
        words: danger_words(danger),
        emergency: ("phone", format!("tel:{number}"), text(&format!("emergency.call.{number}"))),
        lines: data.index.help_for(danger, 2).into_iter().filter_map(line).collect(),
    })
    .into()
}

/// What is asked is not understood yet: everyday words are on their way.
fn awaits_words(state: State) -> bool {
    state.learning.get() && state.words.with(|words| !words.is_empty())
}

/// How many fit, in words.
fn status(state: State) -> String {
    if state.data.with(Option::is_none) || awaits_words(state) {
        return text("loading");
    }
    let results = state.results.get();
    let (all, sure) = (results.hits.len(), results.sure);
    let detail = match (sure, all - sure) {
        _ if all == 0 => return text("empty.title"),
        (_, 0) => text("results.count.sure.all"),
        (0, _) => text("results.count.ask.all"),
        (sure, ask) => {
            text_with("results.count.sure", &[("sure", &sure.to_string()), ("ask", &ask.to_string())])
        }
    };
    format!("{}. {detail}", offers(all))
}

fn cards(state: State, data: &Data, hits: &[Hit], now: DateTime) -> Element {
    let (query, route) = (state.query(), state.route.get());
    let draw = |hit: &Hit| {
        let offer = data.index.offers().get(hit.offer)?;
        Some(offer_card(card(offer, hit, &query, &route, data, now), keep(state, offer)))
    };
    block("ul", "offer-list").children(hits.iter().filter_map(draw))
}

fn heading(key: &str) -> AnyView {
    element("h2").text(text(key)).into()
}

fn hint(words: String) -> AnyView {
    block("p", "hint").text(words).into()
}

fn hits(state: State, data: &Data, results: &Results, drawn: usize, now: DateTime) -> AnyView {
    let first = |hits: &[Hit], most: usize| hits.get(..most).unwrap_or(hits).to_vec();
    let (sure, ask) = results.hits.split_at(results.sure);
    let (sure, ask) = (first(sure, drawn), first(ask, drawn.saturating_sub(sure.len())));
    let rest = results.hits.len().saturating_sub(drawn);

    let mut parts = vec![block("h2", "visually-hidden").text(text("results.list")).into()];
    if !sure.is_empty() {
        parts.push(cards(state, data, &sure, now).into());
    }
    if !ask.is_empty() {
        if !sure.is_empty() {
            parts.extend([heading("results.ask"), hint(text("results.ask.hint"))]);
        }
        parts.push(cards(state, data, &ask, now).into());
    }
    if rest > 0 {
        let words = text_with("results.more", &[("count", &rest.min(FIRST_HITS).to_string())]);
        let draw_more = move || {
            NEXT.set(Some(drawn));
            state.drawn.update(|drawn| *drawn += FIRST_HITS);
        };
        let button = block("button", "button button--quiet wide").with("type", "button");
        parts.push(element("p").child(button.on_tap(draw_more).text(words)).into());
    } else if !results.near.is_empty() {
        let radius = state.route.with(|route| route.query.radius.km()).unwrap_or_default();
        let words = text_with("results.near.hint", &[("distance", &describe::kilometres(radius))]);
        parts.extend([heading("results.near"), hint(words), cards(state, data, &results.near, now).into()]);
    }
    let explain = Support::ALL.iter().flat_map(|support| {
        let what = text(&format!("support.{}.what", support.id()));
        [element("dt").text(describe::term("support", *support)), element("dd").text(what)]
    });
    let what = block("details", "sheet what").child(element("summary").text(text("support.what")));
    parts.push(what.child(element("dl").children(explain)).into());
    element("div").children(parts).into()
}

/// Nothing fits: which single answer stands in the way, what to change, and what comes nearest.
fn empty(state: State, data: &Data, results: &Results, now: DateTime) -> AnyView {
    let because = match results.relaxations.as_slice() {
        [] => text("empty.many"),
        [only] => text_with("empty.one", &[("wish", &describe::wish(only.wish))]),
        _ => text("empty.some"),
    };
    let route = state.route.get();
    let query = state.query();
    let way =
        |words: String| block("button", "way").with("type", "button").child(element("span").text(words));
    let ways = results.relaxations.iter().map(|relaxation| {
        let (words, count, wanted) = if relaxation.wish == Wish::Place {
            wider(results, &query)
        } else {
            let words = text_with("empty.without", &[("wish", &describe::wish(relaxation.wish))]);
            (words, relaxation.hits, query.without(relaxation.wish))
        };
        let wish = relaxation.wish;
        let take = move || {
            NEXT.set(Some(0));
            if wish == Wish::Words {
                state.ask(String::new());
            } else {
                let wanted = Query { origin: None, words: String::new(), ..wanted.clone() };
                state.answer(|route| route.query = wanted);
            }
        };
        let count = element("strong").text(offers(count));
        element("li").child(way(words).on_tap(take).child(count).child(turning_icon("forward")))
    });
    // What the words mean, asked as a topic instead.
    let meant = if query.words.is_empty() { Vec::new() } else { data.index.needs_meant(&query.words) };
    let topic = |need: &Need| {
        let mut wanted = route.unasked().at(View::Results);
        wanted.query.needs = vec![*need];
        let link = block("a", "way").with("href", wanted.href());
        element("li")
            .child(link.child(element("span").text(describe::need(*need))).child(turning_icon("forward")))
    };
    let all = route.unasked().at(View::Results).href();
    let all = block("a", "way").with("href", all).child(element("span").text(text("empty.all")));
    element("div")
        .child(heading("empty.title"))
        .child(element("p").text(because))
        .child(heading("empty.change"))
        .child(
            block("ul", "sheet ways")
                .children(ways)
                .children(meant.iter().take(3).map(topic))
                .child(element("li").child(all.child(turning_icon("forward")))),
        )
        .child(heading("empty.near"))
        .child(cards(state, data, &results.near, now))
        .into()
}

/// The next wider radius that finds something: its words, how many, and the query.
fn wider(results: &Results, query: &Query) -> (String, usize, Query) {
    let found = Radius::OPTIONS.into_iter().zip(&results.counts.radii).find(|(_, count)| count.all() > 0);
    let (radius, count) = found.map_or((Radius::Anywhere, 0), |(radius, count)| (radius, count.all()));
    let words = match radius.km() {
        Some(km) => text_with("empty.radius", &[("distance", &describe::kilometres(km))]),
        None => text("empty.anywhere"),
    };
    (words, count, Query { radius, ..query.clone() })
}
