//! The tap that keeps an offer, and the same tap that no longer does. Does not know where it is kept.

use super::{Element, LangText, block, element, icon};

/// A button that is pressed in while the offer called `name` is kept. `words` says what the button shows; a screen
/// reader hears the name behind it.
pub fn keep_button(
    name: LangText,
    is_kept: impl Fn() -> bool + Send + 'static,
    words: impl Fn() -> String + Send + 'static,
    on_tap: impl Fn() + 'static,
) -> Element {
    block("button", "button button--quiet keep")
        .with("type", "button")
        .with_live("aria-pressed", move || is_kept().to_string())
        .on_tap(on_tap)
        .child(icon("keep"))
        .child(element("span").live_text(words))
        .child(block("span", "visually-hidden").lang(name.0).text(name.1))
}
