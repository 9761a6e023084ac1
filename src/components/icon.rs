//! A small picture from the sprite in the page. Says nothing to a screen reader: words always stand beside it.

use leptos::prelude::*;

/// The icon called `name` (`icon-…` in the sprite).
#[component]
pub fn Icon(
    /// Name without the `icon-` in front.
    name: &'static str,
) -> impl IntoView {
    view! { <svg class="icon" aria-hidden="true"><use href=format!("#icon-{name}")></use></svg> }
}

/// An icon that points and so turns around where people read from right to left.
#[component]
pub fn TurningIcon(
    /// Name without the `icon-` in front.
    name: &'static str,
) -> impl IntoView {
    view! { <svg class="icon icon--turns" aria-hidden="true"><use href=format!("#icon-{name}")></use></svg> }
}
