//! About the page, and what happens to what a family types: in plain words, each checkable.

use crate::components::{block, element};
use crate::texts::text;
use leptos::prelude::*;

/// The page about the page.
pub fn about() -> AnyView {
    let line = |tag: &'static str, key: &str| -> AnyView { element(tag).text(text(key)).into() };
    // What stays here, who sees what, what is kept, and what that leaves to do.
    let privacy = [
        "about.privacy.1",
        "about.privacy.7",
        "about.privacy.2",
        "about.privacy.3",
        "about.privacy.5",
        "about.privacy.6",
        "about.privacy.4",
    ];
    let privacy = privacy.map(|key| line("li", key));
    let small = |key: &str| -> AnyView { block("p", "small").text(text(key)).into() };
    element("div")
        .child(line("h1", "about.title"))
        .child(line("p", "about.what"))
        .child(line("h2", "about.privacy"))
        .child(block("ul", "bullets").children(privacy))
        .child(line("h2", "about.check"))
        .child(line("p", "about.check.text"))
        .child(line("h2", "about.data"))
        .child(line("p", "about.data.text"))
        .child(line("p", "about.translation"))
        .child(small("about.places"))
        .child(small("about.holidays"))
        .child(small("about.icons"))
        .into()
}
