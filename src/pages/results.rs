//! The offers that fit, at once after one tap, with the reason for each; never a dead end.

use super::cards::{Human, card};
use super::filters::{Filters, offers};
use crate::browser::intl;
use crate::components::{Banner, OfferCard, TurningIcon};
use crate::state::{Data, Loading, Route, State, View};
use crate::texts::{describe, text, text_with};
use jiff::civil::DateTime;
use leptos::prelude::*;
use nahbei_catalogue::{Support, Term};
use nahbei_finder::{Hit, Query, Radius, Results, Wish};

/// The results page.
#[component]
pub fn ResultsPage(state: State) -> impl IntoView {
    let now = intl::now_in_berlin();
    let title = move || {
        let needs = state.route.with(|route| route.query.needs.clone());
        match needs.as_slice() {
            [] if state.words.with(String::is_empty) => text("results.title"),
            [] => text("results.title.words"),
            needs => needs.iter().map(|need| describe::need(*need)).collect::<Vec<_>>().join(", "),
        }
    };
    let home =
        move || state.route.with(|route| Route { place: route.place.clone(), ..Route::default() }.href());
    let loading = move || match state.loading.get() {
        Loading::Slowly => Some(view! { <p>{text("loading.slow")}</p> }.into_any()),
        Loading::Stale => {
            let date = state.data.get().and_then(|data| data.updated).map(describe::date).unwrap_or_default();
            Some(view! { <Banner words=text_with("failed.old", &[("date", &date)])/> }.into_any())
        }
        _ => None,
    };
    let list = move || {
        let data = state.data.get()?;
        let results = state.results.get();
        Some(if results.hits.is_empty() {
            empty(state, &data, &results, now).into_any()
        } else {
            hits(state, &data, &results, now).into_any()
        })
    };
    let example = move || state.site.get().is_some_and(|site| site.example);
    view! {
        <a class="text-link" href=home><TurningIcon name="back"/>{text("results.back")}</a>
        <h1>{title}</h1>
        <Filters state=state/>
        <p class="count" role="status">{move || status(state)}</p>
        {loading}
        {list}
        <Human state=state now=now/>
        {move || example().then(|| view! { <Banner words=text("example")/> })}
    }
}

/// How many fit, in words.
fn status(state: State) -> String {
    if state.data.with(Option::is_none) {
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

fn cards(state: State, data: &Data, hits: &[Hit], now: DateTime) -> Vec<AnyView> {
    let (query, route) = (state.query(), state.route.get());
    let draw = |hit: &Hit| {
        let offer = data.index.offers().get(hit.offer)?;
        Some(view! { <OfferCard card=card(offer, hit, &query, &route, data, now)/> }.into_any())
    };
    hits.iter().filter_map(draw).collect()
}

fn hits(state: State, data: &Data, results: &Results, now: DateTime) -> impl IntoView + use<> {
    let drawn = state.drawn.get();
    let (sure, ask) = results.hits.split_at(results.sure);
    let sure = cards(state, data, first(sure, drawn), now);
    let ask = cards(state, data, first(ask, drawn - sure.len()), now);
    let rest = results.hits.len().saturating_sub(drawn);
    let more = (rest > 0).then(|| {
        let next = rest.min(crate::state::FIRST_HITS);
        let words = text_with("results.more", &[("count", &next.to_string())]);
        let draw_more = move |_| state.drawn.update(|drawn| *drawn += crate::state::FIRST_HITS);
        view! { <p><button class="button button--quiet wide" type="button" on:click=draw_more>{words}</button></p> }
    });
    let near = (rest == 0 && !results.near.is_empty()).then(|| {
        let near = cards(state, data, &results.near, now);
        let radius = state.route.with(|route| route.query.radius.km()).unwrap_or_default();
        let hint = text_with("results.near.hint", &[("distance", &describe::kilometres(radius))]);
        view! {
            <h2>{text("results.near")}</h2><p class="hint">{hint}</p>
            <ul class="offer-list">{near}</ul>
        }
    });
    let ask_heading = (!ask.is_empty() && results.sure > 0)
        .then(|| view! { <h2>{text("results.ask")}</h2><p class="hint">{text("results.ask.hint")}</p> });
    view! {
        <h2 class="visually-hidden">{text("results.list")}</h2>
        <ul class="offer-list">{sure}</ul>
        {ask_heading}
        <ul class="offer-list">{ask}</ul>
        {more}
        {near}
        <details class="sheet what"><summary>{text("support.what")}</summary>
            <dl>{Support::ALL.iter().map(|support| view! {
                <dt>{describe::term("support", *support)}</dt>
                <dd>{text(&format!("support.{}.what", support.id()))}</dd>
            }).collect_view()}</dl>
        </details>
    }
}

fn first(hits: &[Hit], most: usize) -> &[Hit] {
    hits.get(..most).unwrap_or(hits)
}

/// Nothing fits: which single answer stands in the way, what to change, and what comes nearest.
fn empty(state: State, data: &Data, results: &Results, now: DateTime) -> impl IntoView + use<> {
    let because = match results.relaxations.as_slice() {
        [] => text("empty.many"),
        [only] => text_with("empty.one", &[("wish", &describe::wish(only.wish))]),
        _ => text("empty.some"),
    };
    let route = state.route.get();
    let query = state.query();
    let mut ways: Vec<(String, usize, Wish, Query)> = Vec::new();
    for relaxation in &results.relaxations {
        if relaxation.wish == Wish::Place {
            let wider =
                Radius::OPTIONS.into_iter().zip(&results.counts.radii).filter(|(_, count)| count.all() > 0);
            for (radius, count) in wider.take(1) {
                let words = radius.km().map_or_else(
                    || text("empty.anywhere"),
                    |km| text_with("empty.radius", &[("distance", &describe::kilometres(km))]),
                );
                ways.push((words, count.all(), Wish::Place, Query { radius, ..query.clone() }));
            }
        } else {
            let words = text_with("empty.without", &[("wish", &describe::wish(relaxation.wish))]);
            ways.push((words, relaxation.hits, relaxation.wish, query.without(relaxation.wish)));
        }
    }
    let way = |(words, count, wish, wanted): (String, usize, Wish, Query)| {
        let take = move |_| {
            if wish == Wish::Words {
                state.ask(String::new());
            } else {
                let wanted = Query { origin: None, words: String::new(), ..wanted.clone() };
                state.answer(|route| route.query = wanted);
            }
        };
        view! {
            <li><button class="way" type="button" on:click=take>
                <span>{words}</span><strong>{offers(count)}</strong><TurningIcon name="forward"/>
            </button></li>
        }
    };
    let all = Route { view: View::Results, place: route.place.clone(), ..Route::default() }.href();
    let near = cards(state, data, &results.near, now);
    view! {
        <h2>{text("empty.title")}</h2>
        <p>{because}</p>
        <h2>{text("empty.change")}</h2>
        <ul class="sheet ways">
            {ways.into_iter().map(way).collect_view()}
            <li><a class="way" href=all><span>{text("empty.all")}</span><TurningIcon name="forward"/></a></li>
        </ul>
        <h2>{text("empty.near")}</h2>
        <ul class="offer-list">{near}</ul>
    }
}
