//! The two questions above the results: for whom, and where. Answers are changed in place; what they mean is not
//! known here.

use super::{Icon, chip::Chip};
use leptos::prelude::*;

/// Chooses the age of a child; chosen once, it can be chosen again for a further child.
#[component]
pub fn WhoField(
    /// The question.
    label: String,
    /// What the field says while nothing is chosen.
    #[prop(into)]
    prompt: Signal<String>,
    /// Value and label of each age; asked anew when the field is opened, so that counts are fresh.
    options: impl Fn() -> Vec<(String, String)> + Send + Sync + 'static,
    /// Called with the chosen value.
    on_choose: impl Fn(String) + 'static,
) -> impl IntoView {
    let opened = RwSignal::new(0);
    let choose = move |event: leptos::ev::Event| {
        let value = event_target_value(&event);
        if !value.is_empty() {
            on_choose(value);
        }
        opened.update(|times| *times += 1);
    };
    let options = move || {
        opened.track();
        let option = |(value, label)| view! { <option value=value>{label}</option> };
        untrack(&options).into_iter().map(option).collect_view()
    };
    view! {
        <div class="answer">
            <label for="who">{label}</label>
            <select class="field" id="who" prop:value=move || { opened.track(); "" } on:focus=move |_| opened.update(|times| *times += 1) on:change=choose>
                <option value="">{move || prompt.get()}</option>
                {options}
            </select>
        </div>
    }
}

/// Takes a postal code, town or district, or the phone's own position after a tap.
#[component]
pub fn PlaceField(
    /// The question.
    label: String,
    /// What to type.
    hint: String,
    /// Label of the button for the phone's position.
    locate: String,
    /// Called with what was typed: by Enter, by leaving the field, or as soon as five digits stand there.
    on_typed: impl Fn(String) + Copy + 'static,
    /// Called by the button.
    on_locate: impl Fn() + 'static,
) -> impl IntoView {
    let field = NodeRef::<leptos::html::Input>::new();
    let take = move || {
        if let Some(input) = field.get_untracked() {
            let typed = input.value();
            if !typed.trim().is_empty() {
                on_typed(typed);
            }
        }
    };
    let typing = move |event: leptos::ev::Event| {
        let typed = event_target_value(&event);
        if typed.bytes().filter(u8::is_ascii_digit).count() == 5 && !typed.contains(char::is_alphabetic) {
            take();
        }
    };
    view! {
        <form class="answer" on:submit=move |event| { event.prevent_default(); take(); }>
            <label for="where">{label}<span class="hint answer__hint" id="where-hint">{hint}</span></label>
            <input class="field" id="where" type="text" autocomplete="off" enterkeyhint="search" aria-describedby="where-hint"
                node_ref=field on:input=typing on:change=move |_| take()/>
            <button class="text-link link-button" type="button" on:click=move |_| on_locate()><Icon name="locate"/>{locate}</button>
        </form>
    }
}

/// The chips of all answers given, in the order asked.
#[component]
pub fn Chips(
    /// Label, words for removing, and what removing does.
    chips: Vec<(String, String, Callback<()>)>,
) -> impl IntoView {
    let chip = |(label, remove, on_remove): (String, String, Callback<()>)| {
        view! { <li><Chip label=label remove=remove on_remove=move || on_remove.run(())/></li> }
    };
    view! { <ul class="chips">{chips.into_iter().map(chip).collect_view()}</ul> }
}
