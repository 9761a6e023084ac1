//! A state of the page in words: failed, not found, gone. Each offers something to do.

use super::{Element, block, element};
use leptos::prelude::AnyView;

/// A heading, what happened and what to do now, and the ways on.
pub fn message(title: String, words: String, ways: Vec<AnyView>) -> Element {
    block("div", "message")
        .child(element("h1").text(title))
        .child(element("p").text(words))
        .child(block("div", "message__ways").children(ways))
}
