//! About the page, and what happens to what a family types: in plain words, each checkable.

use super::cards::human;
use crate::browser::intl;
use crate::components::{block, element, group};
use crate::state::State;
use crate::texts::text;
use leptos::prelude::*;

/// The page about the page.
pub fn about(state: State) -> AnyView {
    let line = |tag: &'static str, key: &str| -> AnyView { element(tag).text(text(key)).into() };
    let privacy = ["about.privacy.1", "about.privacy.2", "about.privacy.3", "about.privacy.4"];
    let privacy = privacy.map(|key| line("li", key));
    let small = |key: &str| -> AnyView { block("p", "small").text(text(key)).into() };
    group(vec![
        line("h1", "about.title"),
        line("p", "about.what"),
        line("h2", "about.privacy"),
        block("ul", "bullets").children(privacy).into(),
        line("h2", "about.check"),
        line("p", "about.check.text"),
        line("h2", "about.data"),
        line("p", "about.data.text"),
        small("about.places"),
        small("about.holidays"),
        small("about.icons"),
        human(state, intl::now_in_berlin()),
    ])
}
