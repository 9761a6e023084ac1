//! The questions above the results: what about, for whom, where, and how far or when. Answers are changed in place; what they mean is not
//! known here.

use super::element::group;
use super::{Element, block, element, icon, live};
use leptos::ev::Event;
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

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

/// A choice: value, label, and whether it is the chosen one.
pub type Choice = (String, String, bool);

/// What can be chosen, following signals.
pub type Choices = Box<dyn Fn() -> Vec<Choice> + Send>;

fn option_list(choices: Choices) -> AnyView {
    let option = |(value, label, chosen): Choice| {
        let option = element("option").with("value", value).text(label);
        if chosen { option.with("selected", "") } else { option }.into()
    };
    live(move || group(choices().into_iter().map(option).collect()))
}

/// A choice with its `label`, which may be hidden where each option says what it is; the field stays the same while its
/// options change.
pub fn choice_field(
    id: &'static str,
    label: Element,
    choices: Choices,
    on_choose: impl Fn(String) + 'static,
) -> Element {
    let field = block("select", "field")
        .with("id", id)
        .on("change", move |event| on_choose(event_target_value(&event)))
        .child(option_list(choices));
    block("p", "choice").child(label.with("for", id)).child(field)
}

/// Chooses the age of a child; chosen once, it can be chosen again for a further child.
///
/// `prompt` is what the field says while nothing is chosen. `options` gives value and label of each age and is asked
/// anew when the field is opened, so that counts are fresh without costing anything before.
///
/// What is tapped, or chosen in the open list, is meant at once. Arrows and letters walk through the closed list, too;
/// what they reach is taken by Enter or by leaving the field, and Escape takes it back. `key` names the key of an event.
pub fn who_field(
    label: String,
    prompt: impl FnMut() -> String + Send + 'static,
    options: Choices,
    key: fn(&Event) -> String,
    on_choose: impl Fn(String) + 'static,
) -> Element {
    let opened = RwSignal::new(0);
    let reached = Rc::new(RefCell::new(String::new()));
    // A key that walks changes the closed list before anything else happens.
    let walks = Rc::new(Cell::new(false));
    let take: Rc<dyn Fn()> = {
        let reached = Rc::clone(&reached);
        Rc::new(move || {
            let value = reached.take();
            if !value.is_empty() {
                on_choose(value);
                opened.update(|times| *times += 1);
            }
        })
    };
    let (leave, enter) = (Rc::clone(&take), Rc::clone(&take));
    let (forgotten, walking) = (Rc::clone(&reached), Rc::clone(&walks));
    let press = move |event| match key(&event).as_str() {
        "Enter" => enter(),
        "Escape" => {
            forgotten.take();
            opened.update(|times| *times += 1);
        }
        " " | "Tab" => {}
        _ => {
            walking.set(true);
            let walking = Rc::clone(&walking);
            request_animation_frame(move || walking.set(false));
        }
    };
    let choose = move |event| {
        reached.replace(event_target_value(&event));
        if !walks.get() {
            take();
        }
    };
    let options = Box::new(move || {
        opened.track();
        untrack(&options)
    });
    let prompt = element("option").with("value", "").with("selected", "").live_text(prompt);
    let field = block("select", "field")
        .with("id", "who")
        .on("focus", move |_| opened.update(|times| *times += 1))
        .on("blur", move |_| leave())
        .on("change", choose)
        .on("keydown", press)
        .child(prompt)
        .child(option_list(options));
    block("div", "answer").child(element("label").with("for", "who").text(label)).child(field)
}

/// Takes a postal code, town or district.
///
/// `on_typed` gets what was typed: by Enter, by leaving the field, or as soon as five digits stand there.
pub fn place_field(label: String, hint: String, on_typed: impl Fn(String) + Copy + 'static) -> Element {
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
    // Enter leaves the field's value to its change event; the form must not be sent.
    block("form", "answer")
        .on("submit", |event| event.prevent_default())
        .child(element("label").with("for", "where").text(label).child(hint))
        .child(field)
}

/// Takes the phone's own position, after a tap and never before.
pub fn locate_button(label: String, on_locate: impl Fn() + 'static) -> Element {
    block("button", "text-link link-button")
        .with("id", "locate")
        .with("type", "button")
        .on_tap(on_locate)
        .child(icon("locate"))
        .text(label)
}
