//! A wish that can be ticked, with how many offers it leaves.

use leptos::prelude::*;

/// A check box with its label and count.
#[component]
pub fn OptionBox(
    /// What is wished for.
    label: String,
    /// Whether it is ticked.
    ticked: Signal<bool>,
    /// How many offers surely fit and how many have to be asked, as short figures and in words.
    count: Signal<(String, String)>,
    /// Called with the new value.
    on_change: impl Fn(bool) + 'static,
) -> impl IntoView {
    view! {
        <label class="option">
            <input type="checkbox" prop:checked=ticked on:change=move |event| on_change(event_target_checked(&event))/>
            <span class="option__label">{label}</span>
            <span class="option__count" aria-hidden="true">{move || count.get().0}</span>
            <span class="visually-hidden">{move || count.get().1}</span>
        </label>
    }
}
