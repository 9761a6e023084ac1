//! A tap that takes a text along. Does not know where it goes.

use super::{Element, block, element, icon};
use leptos::prelude::*;

/// A button that says `label`, and `copied` once `copy` has called back.
pub fn copy_button(label: String, copied: String, copy: impl Fn(Box<dyn FnOnce()>) + 'static) -> Element {
    let is_copied = RwSignal::new(false);
    let words = move || if is_copied.get() { copied.clone() } else { label.clone() };
    block("button", "button button--quiet")
        .with("type", "button")
        .on_tap(move || copy(Box::new(move || is_copied.set(true))))
        .child(icon("copy"))
        .child(element("span").with("aria-live", "polite").live_text(words))
}
