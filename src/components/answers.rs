//! The two questions above the results: for whom, and where. Answers are changed in place; what they mean is not
//! known here.

use super::element::group;
use super::{Element, block, element, icon, live};
use leptos::prelude::*;

/// Takes the family's own words.
///
/// `on_typed` gets them with every letter, `on_asked` when they are whole. `suggestions` complete what is typed.
pub fn words_field(
    label: String,
    words: impl FnMut() -> String + Send + 'static,
    suggestions: impl Fn() -> Vec<String> + Send + 'static,
    on_typed: impl Fn(String) + 'static,
    on_asked: impl Fn(String) + 'static,
) -> Element {
    let option = |suggestion: String| element("option").with("value", suggestion).into();
    let list = live(move || group(suggestions().into_iter().map(option).collect()));
    let field = block("input", "field")
        .with("id", "ask")
        .with("type", "search")
        .with("autocomplete", "off")
        .with("enterkeyhint", "search")
        .with("list", "suggestions")
        .value(words)
        .on("input", move |event| on_typed(event_target_value(&event)))
        .on("change", move |event| on_asked(event_target_value(&event)));
    block("form", "answer")
        .with("role", "search")
        .on("submit", |event| event.prevent_default())
        .child(element("label").with("for", "ask").text(label))
        .child(field)
        .child(element("datalist").with("id", "suggestions").child(list))
}

/// Chooses the age of a child; chosen once, it can be chosen again for a further child.
///
/// `prompt` is what the field says while nothing is chosen. `options` gives value and label of each age and is asked
/// anew when the field is opened, so that counts are fresh without costing anything before.
pub fn who_field(
    label: String,
    prompt: impl FnMut() -> String + Send + 'static,
    options: impl Fn() -> Vec<(String, String)> + Send + 'static,
    on_choose: impl Fn(String) + 'static,
) -> Element {
    let opened = RwSignal::new(0);
    let choose = move |event| {
        let value = event_target_value(&event);
        if !value.is_empty() {
            on_choose(value);
        }
        opened.update(|times| *times += 1);
    };
    let options = live(move || {
        opened.track();
        let option =
            |(value, label): (String, String)| element("option").with("value", value).text(label).into();
        group(untrack(&options).into_iter().map(option).collect())
    });
    let prompt = element("option").with("value", "").with("selected", "").live_text(prompt);
    let field = block("select", "field")
        .with("id", "who")
        .on("focus", move |_| opened.update(|times| *times += 1))
        .on("change", choose)
        .child(prompt)
        .child(options);
    block("div", "answer").child(element("label").with("for", "who").text(label)).child(field)
}

/// Takes a postal code, town or district, or the phone's own position after a tap.
///
/// `on_typed` gets what was typed: by Enter, by leaving the field, or as soon as five digits stand there.
pub fn place_field(
    label: String,
    hint: String,
    locate: String,
    on_typed: impl Fn(String) + Copy + 'static,
    on_locate: impl Fn() + 'static,
) -> Element {
    // Leaving the field says the same again; a question is asked once.
    let asked = StoredValue::new(String::new());
    let take = move |typed: String| {
        if !typed.trim().is_empty() && asked.with_value(|asked| *asked != typed) {
            asked.set_value(typed.clone());
            on_typed(typed);
        }
    };
    let typing = move |event| {
        let typed = event_target_value(&event);
        if typed.bytes().filter(u8::is_ascii_digit).count() == 5 && !typed.contains(char::is_alphabetic) {
            take(typed);
        }
    };
    let hint = block("span", "hint answer__hint").with("id", "where-hint").text(hint);
    let field = block("input", "field")
        .with("id", "where")
        .with("type", "text")
        .with("autocomplete", "off")
        .with("enterkeyhint", "search")
        .with("aria-describedby", "where-hint")
        .on("input", typing)
        .on("change", move |event| take(event_target_value(&event)));
    let locate = block("button", "text-link link-button")
        .with("type", "button")
        .on_tap(on_locate)
        .child(icon("locate"))
        .text(locate);
    // Enter leaves the field's value to its change event; the form must not be sent.
    block("form", "answer")
        .on("submit", |event| event.prevent_default())
        .child(element("label").with("for", "where").text(label).child(hint))
        .child(field)
        .child(locate)
}
