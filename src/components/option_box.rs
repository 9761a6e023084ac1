//! A wish that can be ticked, with how many offers it leaves.

use super::{Element, block, element};
use leptos::prelude::event_target_checked;

/// A check box with its label. `count` gives how many offers surely fit and how many have to be asked, as short
/// figures and in words; `on_change` gets the new value.
pub fn option_box(
    label: String,
    ticked: impl FnMut() -> bool + Send + 'static,
    count: impl Fn() -> (String, String) + Clone + Send + 'static,
    on_change: impl Fn(bool) + 'static,
) -> Element {
    let figures = count.clone();
    let change = move |event| on_change(event_target_checked(&event));
    block("label", "option")
        .child(element("input").with("type", "checkbox").ticked(ticked).on("change", change))
        .child(block("span", "option__label").text(label))
        .child(block("span", "option__count").with("aria-hidden", "true").live_text(move || figures().0))
        .child(block("span", "visually-hidden").live_text(move || count().1))
}
