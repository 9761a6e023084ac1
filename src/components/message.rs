//! A state of the page in words: loading, failed, not found. Each offers something to do.

use leptos::prelude::*;

/// A heading, a sentence, and what can be done.
#[component]
pub fn Message(
    /// Heading, the only `h1` of the view.
    title: String,
    /// What happened and what to do now.
    words: String,
    /// Buttons and links.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="message">
            <h1>{title}</h1>
            <p>{words}</p>
            <div class="message__ways">{children()}</div>
        </div>
    }
}
