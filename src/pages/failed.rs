//! The offers could not be loaded: the numbers to call stay, the towns' own pages, and another try.

use crate::browser::page;
use crate::components::{block, message};
use crate::texts::text;
use leptos::prelude::*;

/// The page for offers that cannot be read; `on_retry` loads them again.
pub fn failed(on_retry: impl Fn() + 'static) -> AnyView {
    let retry = move || {
        on_retry();
        request_animation_frame(page::focus_heading);
    };
    // It takes the place of what was touched before.
    request_animation_frame(page::focus_heading);
    let retry = block("button", "button").with("type", "button").on_tap(retry);
    message(text("failed.title"), text("failed.text"), vec![retry.text(text("failed.retry")).into()]).into()
}
