//! An answer that was given, and the tap that takes it back.

use super::Icon;
use leptos::prelude::*;

/// A chip that removes what it says.
#[component]
pub fn Chip(
    /// What was answered.
    label: String,
    /// What a tap does, for a screen reader.
    remove: String,
    /// Called by a tap.
    on_remove: impl Fn() + 'static,
) -> impl IntoView {
    view! {
        <button class="chip" type="button" aria-label=remove on:click=move |_| on_remove()>
            <span>{label}</span><Icon name="close"/>
        </button>
    }
}
