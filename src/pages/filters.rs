//! The answers above the results: ages, place, and every further wish, each with how many offers it leaves.

use super::cards::language_name;
use crate::browser::intl;
use crate::components::{Chips, OptionBox, PlaceField, WhoField};
use crate::state::{Asked, State, Whereabouts};
use crate::texts::{describe, language, plural, text, text_with};
use leptos::prelude::*;
use nahbei_catalogue::{Need, Support, Term};
use nahbei_finder::{Child, Count, Counts, Query, Radius};

/// Everything a person can answer.
#[component]
pub fn Filters(state: State) -> impl IntoView {
    let prompt = Signal::derive(move || {
        let first = state.route.with(|route| route.query.children.is_empty());
        text(if first { "who.add" } else { "who.add.more" })
    });
    let add_child = move |value: String| {
        if let Some(child) = Child::parse(&value) {
            state.answer(|route| {
                if !route.query.children.contains(&child) {
                    route.query.children.push(child);
                }
            });
        }
    };
    view! {
        <section class="filters" aria-label=text("results.answers")>
            <div class="answers">
                <WhoField label=text("who.label") prompt=prompt options=move || ages(state) on_choose=add_child/>
                <PlaceField label=text("where.label") hint=text("where.hint") locate=text("where.locate")
                    on_typed=move |typed| state.ask_place(typed) on_locate=move || state.locate()/>
            </div>
            <PlaceAnswer state=state/>
            {move || view! { <Chips chips=chips(state)/> }}
            {move || due_month(state)}
            {move || radius(state)}
            <More state=state/>
        </section>
    }
}

/// Value and label of each age, with how many offers it leaves.
fn ages(state: State) -> Vec<(String, String)> {
    let results = state.results.get();
    let label = |child: Child| match child {
        Child::Unborn(_) => text("child.unborn"),
        Child::Months(0) => text("child.newborn"),
        child => describe::child(child),
    };
    let count = |at: usize| results.counts.children.get(at).copied().unwrap_or_default().all();
    let option =
        |(at, child): (usize, Child)| (child.to_string(), format!("{} ({})", label(child), count(at)));
    Child::options().enumerate().map(option).collect()
}

/// What was given as an answer, each with the tap that takes it back.
fn chips(state: State) -> Vec<(String, String, Callback<()>)> {
    let mut chips = Vec::new();
    let words = state.words.get();
    if !words.is_empty() {
        let label = text_with("results.words", &[("words", &words)]);
        let remove = text_with("results.words.remove", &[("words", &words)]);
        chips.push((label, remove, Callback::new(move |()| state.ask(String::new()))));
    }
    for child in state.route.with(|route| route.query.children.clone()) {
        let label = describe::child(child);
        let remove = text_with("who.remove", &[("child", &label)]);
        let forget = move |()| state.answer(|route| route.query.children.retain(|other| *other != child));
        chips.push((label, remove, Callback::new(forget)));
    }
    let place = match state.whereabouts.get() {
        Whereabouts::Unsaid => None,
        Whereabouts::At(place) => Some(place.name),
        Whereabouts::Here(_) => Some(text("where.here")),
    };
    if let Some(place) = place {
        let remove = text_with("where.remove", &[("place", &place)]);
        chips.push((place, remove, Callback::new(move |()| state.forget_place())));
    }
    chips
}

/// When a child is not born yet: when it is expected, if the family wants to say.
fn due_month(state: State) -> Option<impl IntoView> {
    let unborn = |child: &Child| matches!(child, Child::Unborn(_));
    let current = state.route.with(|route| route.query.children.iter().copied().find(unborn))?;
    let today = intl::now_in_berlin().date();
    let month = |ahead: i8| {
        let month = today.month() + ahead;
        let (year, month) = if month > 12 { (today.year() + 1, month - 12) } else { (today.year(), month) };
        (Child::Unborn(Some((year, month))).to_string(), intl::month(&language(), year, month))
    };
    let mut options = vec![(Child::Unborn(None).to_string(), text("child.due.unknown"))];
    options.extend((0..10).map(month));
    let choose = move |event: leptos::ev::Event| {
        let chosen = Child::parse(&event_target_value(&event));
        state.answer(|route| {
            for child in route.query.children.iter_mut().filter(|child| unborn(child)) {
                *child = chosen.unwrap_or(*child);
            }
        });
    };
    let current = current.to_string();
    let option = |(value, label): (String, String)| {
        let selected = value == current;
        view! { <option value=value selected=selected>{label}</option> }
    };
    Some(view! {
        <p class="choice"><label for="due">{text("child.due.label")}</label>
            <select class="field" id="due" on:change=choose>{options.into_iter().map(option).collect_view()}</select></p>
    })
}

/// How far, once it is known from where.
fn radius(state: State) -> Option<impl IntoView> {
    let whereabouts = state.whereabouts.get();
    let origin = whereabouts.origin()?;
    let place = match whereabouts {
        Whereabouts::At(place) => place.name,
        _ => text("where.here"),
    };
    let from = text_with(if origin.vague { "where.from.about" } else { "where.from" }, &[("place", &place)]);
    let label = |radius: Radius| {
        let distance = describe::kilometres(radius.km().unwrap_or_default());
        match radius {
            Radius::OnFoot => text_with("radius.foot", &[("distance", &distance)]),
            Radius::ByBus => text_with("radius.bus", &[("distance", &distance)]),
            Radius::Km(_) => text_with("radius.km", &[("distance", &distance)]),
            Radius::Anywhere => text("radius.anywhere"),
        }
    };
    let option = |(at, radius): (usize, Radius)| {
        let words = move || {
            let count =
                state.results.with(|results| results.counts.radii.get(at).copied().unwrap_or_default());
            format!("{} ({})", label(radius), count.all())
        };
        let selected = move || state.route.with(|route| route.query.radius == radius);
        view! { <option value=at.to_string() selected=selected>{words}</option> }
    };
    let choose = move |event: leptos::ev::Event| {
        let chosen = event_target_value(&event).parse().ok().and_then(|at: usize| Radius::OPTIONS.get(at));
        state.answer(|route| route.query.radius = chosen.copied().unwrap_or_default());
    };
    Some(view! {
        <p class="choice"><label for="radius">{text("radius.label")}</label>
            <select class="field" id="radius" on:change=choose>
                {Radius::OPTIONS.into_iter().enumerate().map(option).collect_view()}
            </select></p>
        <p class="hint">{from}</p>
    })
}

/// What became of a typed place, when it was not simply understood.
#[component]
fn PlaceAnswer(state: State) -> impl IntoView {
    let town = move || state.site.get().and_then(|site| site.towns.first().map(|town| town.name.clone()));
    let answer = move || match state.asked.get() {
        Asked::Nothing => None,
        Asked::Unknown(place) => Some(said(text_with("where.unknown", &[("place", place.trim())]))),
        Asked::NoTable => Some(said(text_with("where.offline", &[("town", &town().unwrap_or_default())]))),
        Asked::Locating => Some(said(text("where.locating"))),
        Asked::Refused => Some(said(text("where.refused"))),
        Asked::Choose(places) => {
            let choice = |place: nahbei_finder::places::Place| {
                let name = place.name.clone();
                let take = move |_| state.take_place(place.clone());
                view! { <li><button class="button button--quiet" type="button" on:click=take>{name}</button></li> }
            };
            let choices = places.into_iter().map(choice).collect_view();
            Some(
                view! { <p><strong>{text("where.choose")}</strong></p><ul class="chips">{choices}</ul> }
                    .into_any(),
            )
        }
    };
    view! { <div class="place-answer" aria-live="polite">{answer}</div> }
}

fn said(words: String) -> AnyView {
    view! { <p>{words}</p> }.into_any()
}

/// Every further wish, folded away until it is wanted.
#[component]
fn More(state: State) -> impl IntoView {
    let query = Memo::new(move |_| state.route.with(|route| route.query.clone()));
    let chosen = move || {
        let query = query.get();
        let single = [query.free, query.step_free, query.drop_in, query.home_visit];
        single.iter().filter(|on| **on).count() + query.support.len() + query.languages.len()
    };
    let label = move || match chosen() {
        0 => text("more.label"),
        count => text_with("more.count", &[("count", &count.to_string())]),
    };
    let count = move |read: fn(&Counts) -> Count| {
        Signal::derive(move || in_words(state.results.with(|results| read(&results.counts))))
    };
    let wish = move |key: &'static str,
                     read: fn(&Query) -> bool,
                     set: fn(&mut Query, bool),
                     counts: fn(&Counts) -> Count| {
        let change = move |on: bool| state.answer(|route| set(&mut route.query, on));
        let ticked = Signal::derive(move || query.with(read));
        view! { <OptionBox label=text(key) ticked=ticked count=count(counts) on_change=change/> }
    };
    let support = move |(at, support): (usize, Support)| {
        let ticked = Signal::derive(move || query.with(|query| query.support.contains(&support)));
        let change = move |on| state.answer(|route| toggle(&mut route.query.support, support, on));
        let count = Signal::derive(move || {
            in_words(state.results.with(|r| r.counts.support.get(at).copied().unwrap_or_default()))
        });
        view! { <OptionBox label=describe::term("support", support) ticked=ticked count=count on_change=change/> }
    };
    let need = move |(at, need): (usize, Need)| {
        let ticked = Signal::derive(move || query.with(|query| query.needs.contains(&need)));
        let change = move |on| state.answer(|route| toggle(&mut route.query.needs, need, on));
        let count = Signal::derive(move || {
            in_words(state.results.with(|r| r.counts.needs.get(at).copied().unwrap_or_default()))
        });
        view! { <OptionBox label=describe::need(need) ticked=ticked count=count on_change=change/> }
    };
    let languages = move || {
        let data = state.data.get()?;
        let mut named: Vec<_> = data.index.languages().iter().cloned().enumerate().collect();
        named.sort_by_cached_key(|(_, code)| language_name(code));
        let boxes = named.into_iter().map(move |(at, code)| {
            let (asked, wanted, label) = (code.clone(), code.clone(), language_name(&code));
            let ticked = Signal::derive(move || query.with(|query| query.languages.contains(&asked)));
            let change =
                move |on| state.answer(|route| toggle(&mut route.query.languages, wanted.clone(), on));
            let count = Signal::derive(move || {
                in_words(state.results.with(|r| r.counts.languages.get(at).copied().unwrap_or_default()))
            });
            view! { <OptionBox label=label ticked=ticked count=count on_change=change/> }
        });
        Some(boxes.collect_view())
    };
    view! {
        <details class="more sheet">
            <summary>{label}</summary>
            <fieldset><legend>{text("more.wishes")}</legend>
                {wish("wish.free", |q| q.free, |q, on| q.free = on, |c| c.free)}
                {wish("wish.drop-in", |q| q.drop_in, |q, on| q.drop_in = on, |c| c.drop_in)}
                {wish("wish.home-visit", |q| q.home_visit, |q, on| q.home_visit = on, |c| c.home_visit)}
                {wish("wish.step-free", |q| q.step_free, |q, on| q.step_free = on, |c| c.step_free)}
            </fieldset>
            <fieldset><legend>{text("more.support")}</legend>
                {Support::ALL.iter().copied().enumerate().map(support).collect_view()}
            </fieldset>
            <fieldset><legend>{text("more.languages")}</legend>{languages}</fieldset>
            <fieldset><legend>{text("more.needs")}</legend>
                {Need::ALL.iter().copied().enumerate().map(need).collect_view()}
            </fieldset>
        </details>
    }
}

fn toggle<T: PartialEq>(values: &mut Vec<T>, value: T, on: bool) {
    values.retain(|other| *other != value);
    if on {
        values.push(value);
    }
}

/// A count as short figures ("12 + 3 ?") and in words.
fn in_words(count: Count) -> (String, String) {
    let figures =
        if count.ask == 0 { count.sure.to_string() } else { format!("{} + {} ?", count.sure, count.ask) };
    let values = [("sure", &*count.sure.to_string()), ("ask", &*count.ask.to_string())];
    (figures, text_with("count.options", &values))
}

/// As many offers as are found, in words.
pub fn offers(count: usize) -> String {
    plural("results.count", count)
}
