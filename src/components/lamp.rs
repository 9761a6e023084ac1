//! Whether somebody answers now: a lamp in four shapes, and the same in words. Knows no hours.

use super::{Element, block};

/// The lamp: `full` somebody answers, `half` by appointment, `empty` not now, `unknown` not stated.
pub fn lamp((shape, words): (&'static str, String)) -> Element {
    let light = block("span", "lamp__light").with("data-shape", shape).with("aria-hidden", "true");
    block("p", "lamp").child(light).text(words)
}
