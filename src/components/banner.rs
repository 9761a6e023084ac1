//! A sentence that must not be missed and alarms nobody.

use leptos::prelude::*;

/// A framed sentence.
#[component]
pub fn Banner(
    /// The sentence.
    words: String,
) -> impl IntoView {
    view! { <p class="banner">{words}</p> }
}
