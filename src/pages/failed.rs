//! The offers could not be read: the numbers to call stay, the towns' own pages, and another try.

use crate::components::{block, message};
use crate::state::State;
use crate::texts::{text, text_with};
use leptos::prelude::*;

/// The page for offers that cannot be read.
pub fn failed(state: State) -> AnyView {
    let retry = block("button", "button").with("type", "button").on_tap(move || state.load());
    let mut ways = vec![retry.text(text("failed.retry")).into()];
    let site = state.site.get();
    for town in site.iter().flat_map(|site| &site.towns) {
        let words = text_with("failed.website", &[("town", &town.name)]);
        let link = town
            .website
            .clone()
            .map(|url| block("a", "text-link").with("href", url).with("rel", "noreferrer"));
        ways.extend(link.map(|link| link.text(words).into()));
    }
    message(text("failed.title"), text("failed.text"), ways).into()
}
