//! The first page. `index.html` paints all of it; this only wires it.

use crate::browser::page;
use crate::state::{Navigation, Route, View};
use gloo::events::{EventListener, EventListenerOptions};
use leptos::prelude::*;
use nahbei_catalogue::{Need, Term};

/// Wires the parts of `index.html`: the search field, and links that keep what was already answered.
pub fn prepare_start(navigation: Navigation) {
    let send = move || {
        if let Some(field) = page::field("words") {
            navigation.ask(field.value());
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
        let route = navigation.route.get();
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
        // Of several towns' people only those of the chosen one are worth reading.
        let chosen = route.place.as_deref().filter(|place| page::has(&format!("[data-people=\"{place}\"]")));
        page::each("[data-people]", |town| {
            let other = chosen.is_some() && town.get_attribute("data-people").as_deref() != chosen;
            let _ = town.toggle_attribute_with_force("hidden", other);
        });
        page::each("a[data-page]", |link| {
            let view = match link.get_attribute("data-page").as_deref() {
                Some("statement") => View::Statement,
                Some("traces") => View::Traces,
                _ => View::About,
            };
            let _ = link.set_attribute("href", &route.at(view).href());
        });
        page::each(".top-bar__list", |link| {
            let _ = link.set_attribute("href", &route.at(View::Shortlist).href());
            let _ = link.toggle_attribute_with_force("hidden", route.kept.is_empty());
        });
        page::each(".top-bar__list b", |count| count.set_text_content(Some(&route.kept.len().to_string())));
        page::each(".top-bar__home", |link| {
            let _ = link.set_attribute("href", &route.unasked().href());
        });
    });
}
