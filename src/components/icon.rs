//! A small picture from the sprite in the page. Says nothing to a screen reader: words always stand beside it.

use leptos::prelude::*;
use leptos::svg;

/// The icon called `name` (`icon-…` in the sprite).
pub fn icon(name: &'static str) -> AnyView {
    picture("icon", name)
}

/// An icon that points and so turns around where people read from right to left.
pub fn turning_icon(name: &'static str) -> AnyView {
    picture("icon icon--turns", name)
}

fn picture(class: &'static str, name: &'static str) -> AnyView {
    let picture = svg::r#use().attr("href", format!("#icon-{name}"));
    svg::svg().attr("class", class).attr("aria-hidden", "true").child(picture).into_any()
}
