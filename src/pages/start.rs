//! The first page. `index.html` paints it before the app is there; this adds what only the data know.

use super::cards::{example, human};
use crate::browser::{intl, page};
use crate::components::{block, element, live, nothing};
use crate::state::{Route, State, View};
use crate::texts::{describe, text_with};
use gloo::events::{EventListener, EventListenerOptions};
use leptos::prelude::*;
use nahbei_catalogue::{Need, Term};

/// Wires the parts of `index.html`: the search field, and links that keep what was already answered.
pub fn prepare_start(state: State) {
    let send = move || {
        if let Some(field) = page::field("words") {
            state.ask(field.value());
        }
    };
    if let Some(form) = page::by_id("search") {
        let options = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(&form, "submit", options, move |event| {
            event.prevent_default();
            send();
        })
        .forget();
        if form.get_attribute("data-sent").is_some() {
            send();
        }
    }
    Effect::new(move || {
        let route = state.route.get();
        page::each("a[data-need]", |link| {
            let need = link.get_attribute("data-need").and_then(|id| Need::from_id(&id));
            let mut wanted = route.at(View::Results);
            wanted.query.needs = need.into_iter().collect();
            let _ = link.set_attribute("href", &wanted.href());
        });
        page::each("a[data-town]", |link| {
            let key = link.get_attribute("data-town");
            let current = if key == route.place { "true" } else { "false" };
            let _ = link.set_attribute("aria-current", current);
            let _ = link.set_attribute("href", &Route { place: key, ..route.clone() }.href());
        });
        page::each("a[data-page]", |link| {
            let _ = link.set_attribute("href", &route.at(View::About).href());
        });
        page::each(".top-bar__home", |link| {
            let place = route.place.clone();
            let _ = link.set_attribute("href", &Route { place, ..Route::default() }.href());
        });
    });
}

/// What stands below the needs: the person to call, and how old the data are.
pub fn start(state: State) -> AnyView {
    let updated = live(move || match state.data.get().and_then(|data| data.updated) {
        Some(date) => {
            block("p", "small").text(text_with("start.data", &[("date", &describe::date(date))])).into()
        }
        None => nothing(),
    });
    element("div").child(human(state, intl::now_in_berlin())).child(updated).child(example(state)).into()
}
