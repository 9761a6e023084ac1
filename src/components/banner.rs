//! A sentence that must not be missed and alarms nobody.

use super::{Element, block};

/// A framed sentence.
pub fn banner(words: String) -> Element {
    block("p", "banner").text(words)
}
