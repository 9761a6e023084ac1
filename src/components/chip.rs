//! An answer that was given, and the tap that takes it back.

use super::{Element, block, element, icon};

/// A chip that says `label`; a tap removes it, which a screen reader hears as `remove` behind the label.
pub fn chip(label: String, remove: String, on_remove: impl Fn() + 'static) -> Element {
    block("button", "chip")
        .with("type", "button")
        .on_tap(on_remove)
        .child(element("span").text(label))
        .child(block("span", "visually-hidden").text(remove))
        .child(icon("close"))
}
