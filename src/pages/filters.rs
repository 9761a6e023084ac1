//! The answers above the results: ages, place, and every further wish, each with how many offers it leaves.

use crate::browser::{intl, page};
use crate::components::{
    Choice, Element, block, chip, choice_field, element, live, locate_button, nothing, option_box,
    place_field, who_field, words_field,
};
use crate::state::{Asked, State, Whereabouts, suggest};
use crate::texts::{describe, language, plural, text, text_with};
use leptos::prelude::*;
use nahbei_catalogue::{Language, Need, Support, Term};
use nahbei_finder::places::Place;
use nahbei_finder::{Child, Count, Counts, Query, Radius};

/// Where an answer that was given stands.
const CHIP: &str = ".filters .chip";

/// Everything a person can answer.
pub fn filters(state: State) -> Element {
    let prompt = move || {
        let first = state.route.with(|route| route.query.children.is_empty());
        text(if first { "who.add" } else { "who.add.more" })
    };
    let add_child = move |value: String| {
        if let Some(child) = Child::parse(&value) {
            state.answer(|route| {
                if !route.query.children.contains(&child) {
                    route.query.children.push(child);
                }
            });
        }
    };
    let who = who_field(text("who.label"), prompt, Box::new(move || ages(state)), page::key, add_child);
    let place = place_field(text("where.label"), text("where.hint"), move |typed| state.ask_place(typed));
    let ask = words_field(
        text("start.search"),
        move || state.words.get(),
        move || suggestions(state),
        move |words| state.type_words(words),
        move |words| state.ask(words),
    );
    block("section", "filters")
        .with("aria-label", text("results.answers"))
        .child(ask)
        .child(block("div", "answers").child(who).child(place))
        .child(
            block("div", "place-answer").with("aria-live", "polite").child(live(move || place_answer(state))),
        )
        .child(live(move || block("ul", "chips").children(chips(state)).into()))
        .child(due_month(state))
        .child(block("div", "wishes").child(how_far(state)).child(more(state)))
}

/// Professional words for what is being typed, so that a family learns how its help is called.
fn suggestions(state: State) -> Vec<String> {
    // With the answer and not with each letter, which is painted first.
    state.results.track();
    let words = state.words.get_untracked();
    state.data.with(|data| data.as_ref().map(|data| suggest(&words, &data.kinds)).unwrap_or_default())
}

/// Value and label of each age, with how many offers it leaves.
fn ages(state: State) -> Vec<Choice> {
    let results = state.results.get();
    let label = |child: Child| match child {
        Child::Unborn(_) => text("child.unborn"),
        Child::Months(0) => text("child.newborn"),
        child => describe::child(child),
    };
    let count = |at: usize| results.counts.children.get(at).copied().unwrap_or_default().all();
    let option =
        |(at, child): (usize, Child)| (child.to_string(), format!("{} ({})", label(child), count(at)), false);
    Child::options().enumerate().map(option).collect()
}

/// What was given as an answer, each with the tap that takes it back.
fn chips(state: State) -> Vec<Element> {
    let mut chips = Vec::new();
    // Who took one back goes on with the next, or with the question it answered.
    let mut add = |label: String, question: &'static str, forget: Box<dyn Fn()>| {
        let at = chips.len();
        let forget = move || {
            forget();
            page::rescue_focus(CHIP, at, question);
        };
        chips.push(element("li").child(chip(label, text("chip.remove"), forget)));
    };
    for child in state.route.with(|route| route.query.children.clone()) {
        let label = describe::child(child);
        let forget = move || state.answer(|route| route.query.children.retain(|other| *other != child));
        add(label, "#who", Box::new(forget));
    }
    let place = match state.whereabouts.get() {
        Whereabouts::Unsaid => None,
        Whereabouts::At(place) => Some(place.name),
        Whereabouts::Here(_) => Some(text("where.here")),
    };
    if let Some(place) = place {
        // Not the field itself, which would open a phone's keyboard.
        add(place, "#locate", Box::new(move || state.forget_place()));
    }
    chips
}

/// When a child is not born yet: when it is expected, if the family wants to say.
fn due_month(state: State) -> AnyView {
    let unborn = |child: &Child| matches!(child, Child::Unborn(_));
    let current = move || state.route.with(|route| route.query.children.iter().copied().find(unborn));
    let options = move || {
        let today = intl::now_in_berlin().date();
        let month = |ahead: i8| {
            let month = today.month() + ahead;
            let (year, month) =
                if month > 12 { (today.year() + 1, month - 12) } else { (today.year(), month) };
            (Child::Unborn(Some((year, month))), intl::month(&language(), year, month))
        };
        let unknown = (Child::Unborn(None), text("child.due.unknown"));
        let option = |(child, label): (Child, String)| (child.to_string(), label, current() == Some(child));
        std::iter::once(unknown).chain((0..10).map(month)).map(option).collect()
    };
    let choose = move |value: String| {
        let chosen = Child::parse(&value);
        state.answer(|route| {
            for child in route.query.children.iter_mut().filter(|child| unborn(child)) {
                *child = chosen.unwrap_or(*child);
            }
        });
    };
    let is_asked = Memo::new(move |_| current().is_some());
    live(move || {
        if is_asked.get() {
            let label = element("label").text(text("child.due.label"));
            choice_field("due", label, Box::new(options), choose).into()
        } else {
            nothing()
        }
    })
}

/// From where, by a tap; once that is known, how far.
fn how_far(state: State) -> AnyView {
    let located = StoredValue::new(false);
    let locate = move || {
        located.set_value(true);
        state.locate();
    };
    let options = move || {
        let results = state.results.get();
        let current = state.route.with(|route| route.query.radius);
        let option = |(at, radius): (usize, &Radius)| {
            let count = results.counts.radii.get(at).copied().unwrap_or_default();
            (at.to_string(), format!("{} ({})", radius_label(*radius), count.all()), *radius == current)
        };
        Radius::OPTIONS.iter().enumerate().map(option).collect()
    };
    let choose = move |value: String| {
        let chosen = value.parse().ok().and_then(|at: usize| Radius::OPTIONS.get(at)).copied();
        state.answer(|route| route.query.radius = chosen.unwrap_or_default());
    };
    let is_known = Memo::new(move |_| state.whereabouts.with(|at| *at != Whereabouts::Unsaid));
    live(move || {
        if !is_known.get() {
            return locate_button(text("where.locate"), locate).into();
        }
        // The tap that asked for the position is gone.
        if located.try_update_value(std::mem::take).unwrap_or_default() {
            page::rescue_focus("#radius", 0, "#where");
        }
        let label = block("label", "visually-hidden").text(text("radius.label"));
        choice_field("radius", label, Box::new(options), choose).into()
    })
}

fn radius_label(radius: Radius) -> String {
    let distance = describe::kilometres(radius.km().unwrap_or_default());
    let key = match radius {
        Radius::OnFoot => "radius.foot",
        Radius::ByBus => "radius.bus",
        Radius::Km(_) => "radius.km",
        Radius::Anywhere => "radius.anywhere",
    };
    text_with(key, &[("distance", &distance)])
}

/// What became of a typed place, when it was not simply understood.
fn place_answer(state: State) -> AnyView {
    let said = |words: String| element("p").text(words).into();
    match state.asked.get() {
        Asked::Nothing => nothing(),
        Asked::Unknown(place) => said(text_with("where.unknown", &[("place", place.trim())])),
        Asked::NoTable => {
            let town = state.site.get().and_then(|site| site.towns.first().map(|town| town.name.clone()));
            said(text_with("where.offline", &[("town", &town.unwrap_or_default())]))
        }
        Asked::Locating => said(text("where.locating")),
        Asked::Refused => said(text("where.refused")),
        Asked::Choose(places) => {
            let choice = |place: Place| {
                let button =
                    block("button", "button button--quiet").with("type", "button").text(place.name.clone());
                let take = move || {
                    state.take_place(place.clone());
                    // Where the place stands now: the last of the chips.
                    page::rescue_focus(CHIP, usize::MAX, "#where");
                };
                element("li").child(button.on_tap(take))
            };
            let question = element("strong").text(text("where.choose"));
            let choices = block("ul", "chips").children(places.into_iter().map(choice));
            element("div").child(element("p").child(question)).child(choices).into()
        }
    }
}

/// A wish of the query that a box ticks.
#[derive(Clone)]
enum Tick {
    OpenNow,
    PhoneNow,
    Evening,
    Free,
    DropIn,
    HomeVisit,
    StepFree,
    Support(usize, Support),
    Language(usize, Language),
    Need(usize, Need),
}

impl Tick {
    fn label(&self) -> String {
        match self {
            Self::OpenNow => text("wish.open-now"),
            Self::PhoneNow => text("wish.phone-now"),
            Self::Evening => text("wish.evening"),
            Self::Free => text("wish.free"),
            Self::DropIn => text("wish.drop-in"),
            Self::HomeVisit => text("wish.home-visit"),
            Self::StepFree => text("wish.step-free"),
            Self::Support(_, support) => describe::term("support", *support),
            Self::Language(_, code) => describe::language_name(code),
            Self::Need(_, need) => describe::need(*need),
        }
    }

    fn is_in(&self, query: &Query) -> bool {
        match self {
            Self::OpenNow => query.open_now,
            Self::PhoneNow => query.phone_now,
            Self::Evening => query.evening,
            Self::Free => query.free,
            Self::DropIn => query.drop_in,
            Self::HomeVisit => query.home_visit,
            Self::StepFree => query.step_free,
            Self::Support(_, support) => query.support.contains(support),
            Self::Language(_, code) => query.languages.contains(code),
            Self::Need(_, need) => query.needs.contains(need),
        }
    }

    fn set(&self, query: &mut Query, on: bool) {
        match self {
            Self::OpenNow => query.open_now = on,
            Self::PhoneNow => query.phone_now = on,
            Self::Evening => query.evening = on,
            Self::Free => query.free = on,
            Self::DropIn => query.drop_in = on,
            Self::HomeVisit => query.home_visit = on,
            Self::StepFree => query.step_free = on,
            Self::Support(_, support) => toggle(&mut query.support, *support, on),
            Self::Language(_, code) => toggle(&mut query.languages, code.clone(), on),
            Self::Need(_, need) => toggle(&mut query.needs, *need, on),
        }
    }

    fn count(&self, counts: &Counts) -> Count {
        let at = |counts: &[Count], at: usize| counts.get(at).copied().unwrap_or_default();
        match self {
            Self::OpenNow => counts.open_now,
            Self::PhoneNow => counts.phone_now,
            Self::Evening => counts.evening,
            Self::Free => counts.free,
            Self::DropIn => counts.drop_in,
            Self::HomeVisit => counts.home_visit,
            Self::StepFree => counts.step_free,
            Self::Support(number, _) => at(&counts.support, *number),
            Self::Language(number, _) => at(&counts.languages, *number),
            Self::Need(number, _) => at(&counts.needs, *number),
        }
    }
}

/// The wishes that stand alone, in the order of their boxes: first what helps at once.
const WISHES: [Tick; 7] =
    [Tick::OpenNow, Tick::PhoneNow, Tick::Evening, Tick::Free, Tick::DropIn, Tick::HomeVisit, Tick::StepFree];

fn toggle<T: PartialEq>(values: &mut Vec<T>, value: T, on: bool) {
    values.retain(|other| *other != value);
    if on {
        values.push(value);
    }
}

/// Every further wish, folded away until it is wanted.
fn more(state: State) -> Element {
    let chosen = move || {
        state.route.with(|route| {
            let query = &route.query;
            WISHES.iter().filter(|wish| wish.is_in(query)).count()
                + query.support.len()
                + query.languages.len()
        })
    };
    let label = move || match chosen() {
        0 => text("more.label"),
        count => text_with("more.count", &[("count", &count.to_string())]),
    };
    let opened = RwSignal::new(false);
    let all = live(move || if opened.get() { wishes(state).into() } else { nothing() });
    block("details", "more")
        .on("toggle", move |_| opened.set(true))
        .child(element("summary").live_text(label))
        .child(all)
}

/// The boxes behind "more". They are made when somebody opens it, and stay.
fn wishes(state: State) -> Element {
    let tick = move |tick: Tick| {
        let (ticked, counted, changed, label) = (tick.clone(), tick.clone(), tick.clone(), tick.label());
        option_box(
            label,
            move || state.route.with(|route| ticked.is_in(&route.query)),
            move || in_words(state.results.with(|results| counted.count(&results.counts))),
            move |on| state.answer(|route| changed.set(&mut route.query, on)),
        )
    };
    let languages = live(move || {
        let Some(data) = state.data.get() else { return nothing() };
        let mut named: Vec<(String, Tick)> = Vec::new();
        for (at, code) in data.index.languages().iter().enumerate() {
            let name = describe::language_name(code);
            let place = named.partition_point(|(other, _)| *other < name);
            named.insert(place, (name, Tick::Language(at, code.clone())));
        }
        element("div").children(named.into_iter().map(|(_, wish)| tick(wish))).into()
    });
    let part = |title: &str| element("fieldset").child(element("legend").text(text(title)));
    let support = Support::ALL.iter().enumerate().map(|(at, support)| tick(Tick::Support(at, *support)));
    let needs = Need::ALL.iter().enumerate().map(|(at, need)| tick(Tick::Need(at, *need)));
    let clear =
        block("button", "button button--quiet more__clear").with("type", "button").on_tap(move || {
            state
                .answer(|route| route.query = Query { needs: route.query.needs.clone(), ..Query::default() });
        });
    block("div", "more__all sheet")
        .child(part("more.wishes").children(WISHES.map(tick)))
        .child(part("more.support").children(support))
        .child(part("more.languages").child(languages))
        .child(part("more.needs").children(needs))
        .child(clear.text(text("more.clear")))
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
