//! Whether somebody answers now: a lamp in four shapes, and the same in words. Knows no hours.

use leptos::prelude::*;

/// The lamp: `full` somebody answers, `half` by appointment, `empty` not now, `unknown` not stated.
#[component]
pub fn Lamp(
    /// One of the four shapes.
    shape: &'static str,
    /// What it means.
    words: String,
) -> impl IntoView {
    view! { <p class="lamp"><span class=format!("lamp__light lamp__light--{shape}") aria-hidden="true"></span>{words}</p> }
}
