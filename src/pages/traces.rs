//! Deleting what the page has left on the device, and what only the browser itself can delete. The deleting is done by
//! the browser's side; this asks for it and tells what became of it.

use crate::browser::{page, traces};
use crate::components::{block, element, group, live};
use crate::state::Navigation;
use crate::texts::text;
use leptos::prelude::*;

/// Forgets with the device what this tab knows; the signal says that this has just happened.
pub fn follow_traces(navigation: Navigation) -> RwSignal<bool> {
    let deleted = RwSignal::new(false);
    traces::on_deleted(move || {
        if let Some(field) = page::field("words") {
            field.set_value("");
        }
        deleted.set(true);
        navigation.forget();
    });
    deleted
}

/// The page with the one tap.
pub fn traces_page(deleted: RwSignal<bool>) -> AnyView {
    // Whoever comes again may have left something new.
    on_cleanup(move || deleted.set(false));
    let line = |key: &str| -> AnyView { element("p").text(text(key)).into() };
    let state = live(move || {
        if deleted.get() {
            let said = if traces::are_left() { "traces.failed" } else { "traces.done" };
            block("p", "banner").text(text(said)).into()
        } else {
            let button = block("button", "button").with("type", "button").on_tap(traces::delete);
            group(vec![line("traces.text"), button.text(text("traces.do")).into()])
        }
    });
    element("div")
        .child(element("h1").text(text("traces.title")))
        .child(element("div").with("role", "status").child(state))
        .child(element("h2").text(text("traces.rest")))
        .child(line("traces.history"))
        .child(line("traces.files"))
        .into()
}
