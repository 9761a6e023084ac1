//! The document itself: title, focus, scrolling and the parts that `index.html` paints. Knows no state.

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use leptos::prelude::{Dispose, RwSignal, Set, StoredValue, on_cleanup, request_animation_frame};
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Event, HtmlDialogElement, HtmlElement, HtmlInputElement};

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// The element with this id.
#[must_use]
pub fn by_id(id: &str) -> Option<HtmlElement> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// The text field with this id.
#[must_use]
pub fn field(id: &str) -> Option<HtmlInputElement> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// Calls `visit` for each element that matches `selector`.
pub fn each(selector: &str, visit: impl Fn(&Element)) {
    let Some(found) = document().and_then(|document| document.query_selector_all(selector).ok()) else {
        return;
    };
    for at in 0..found.length() {
        if let Some(element) = found.item(at).and_then(|node| node.dyn_into::<Element>().ok()) {
            visit(&element);
        }
    }
}

/// Calls `act` once what was changed before has been painted.
pub fn after_paint(act: impl FnOnce() + 'static) {
    request_animation_frame(move || {
        Timeout::new(0, act).forget();
    });
}

/// Whether the page holds an element that matches `selector`.
#[must_use]
pub fn has(selector: &str) -> bool {
    document().and_then(|document| document.query_selector(selector).ok().flatten()).is_some()
}

/// Calls `touched` when a person first touches the page, by finger, pointer or keyboard.
pub fn on_first_touch(touched: impl Fn() + Clone + 'static) {
    let Some(document) = document() else { return };
    for event in ["pointerdown", "keydown", "focusin"] {
        let touched = touched.clone();
        EventListener::once(&document, event, move |_| touched()).forget();
    }
}

/// Calls `begun` when somebody enters a search field, or at once where one is entered already.
pub fn on_writing(begun: impl Fn() + 'static) {
    let Some(document) = document() else { return };
    let is_search = |element: &Element| element.matches("input[type=search]").unwrap_or_default();
    if document.active_element().as_ref().is_some_and(is_search) {
        begun();
    }
    EventListener::new(&document, "focusin", move |event| {
        if event.target().and_then(|target| target.dyn_into().ok()).as_ref().is_some_and(is_search) {
            begun();
        }
    })
    .forget();
}

/// Whether the page is used by finger, as on a phone.
#[must_use]
pub fn is_touched() -> bool {
    let query = web_sys::window().and_then(|window| window.match_media("(pointer: coarse)").ok().flatten());
    query.is_some_and(|query| query.matches())
}

/// True while the browser prepares paper: from the moment somebody prints until that is over.
#[must_use]
pub fn printing() -> RwSignal<bool> {
    let printing = RwSignal::new(false);
    if let Some(window) = web_sys::window() {
        for (event, value) in [("beforeprint", true), ("afterprint", false)] {
            let listener = EventListener::new(&window, event, move |_| {
                // The page that asked may be gone.
                let _ = printing.try_set(value);
            });
            let listener = StoredValue::new_local(listener);
            on_cleanup(move || listener.dispose());
        }
    }
    printing
}

/// Opens the browser's own print view.
pub fn print() {
    if let Some(window) = web_sys::window() {
        let _ = window.print();
    }
}

fn root() -> Option<Element> {
    document()?.document_element()
}

/// The language the page began with.
#[must_use]
pub fn language() -> String {
    root().and_then(|root| root.get_attribute("lang")).unwrap_or_default()
}

/// The languages that the site offers, as it was published.
#[must_use]
pub fn languages() -> Vec<String> {
    let offered = root().and_then(|root| root.get_attribute("data-languages")).unwrap_or_default();
    offered.split_whitespace().map(str::to_owned).collect()
}

/// Says in which language and direction the page is.
pub fn set_language(language: &str, direction: &str) {
    if let Some(root) = root() {
        let _ = root.set_attribute("lang", language);
        let _ = root.set_attribute("dir", direction);
    }
}

/// Opens a dialogue over the page; it takes the focus and gives it back when it is closed.
pub fn open_dialog(id: &str) {
    if let Some(dialog) = dialog(id) {
        let _ = dialog.show_modal();
    }
}

/// Closes a dialogue.
pub fn close_dialog(id: &str) {
    if let Some(dialog) = dialog(id) {
        dialog.close();
    }
}

fn dialog(id: &str) -> Option<HtmlDialogElement> {
    by_id(id)?.dyn_into().ok()
}

/// Shows or hides an element of the page.
pub fn show(id: &str, visible: bool) {
    if let Some(element) = by_id(id) {
        element.set_hidden(!visible);
    }
}

/// Sets the title of the document.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Moves focus to the heading of the view on show and scrolls to the top.
pub fn focus_heading() {
    let heading = document()
        .and_then(|document| document.query_selector("main section:not([hidden]) h1, #app h1").ok().flatten())
        .and_then(|heading| heading.dyn_into::<HtmlElement>().ok());
    if let Some(heading) = heading {
        let _ = heading.set_attribute("tabindex", "-1");
        let _ = heading.focus();
    }
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// The name of the key that was pressed, such as `Enter`.
#[must_use]
pub fn key(event: &Event) -> String {
    js_sys::Reflect::get(event, &"key".into()).ok().and_then(|key| key.as_string()).unwrap_or_default()
}

/// Once what was touched is drawn anew: where the focus was lost with it, moves it to the element of that `number` among
/// those that match `selector`, or to the last of them; without any, to what matches `otherwise`. A focus that somebody
/// moved stays.
pub fn rescue_focus(selector: &'static str, number: usize, otherwise: &'static str) {
    request_animation_frame(move || {
        let Some(document) = document() else { return };
        if document.active_element().is_some_and(|holder| holder.tag_name() != "BODY") {
            return;
        }
        let nth = || {
            let found = document.query_selector_all(selector).ok()?;
            let last = found.length().checked_sub(1)?;
            found.item(u32::try_from(number).map_or(last, |number| number.min(last)))?.dyn_into().ok()
        };
        let other = || document.query_selector(otherwise).ok().flatten()?.dyn_into().ok();
        let target: Option<HtmlElement> = nth().or_else(other);
        if let Some(target) = target {
            let _ = target.focus();
        }
    });
}

/// Moves focus to the element that matches `selector` and brings it into view; `false` when there is none.
#[must_use]
pub fn focus_link(selector: &str) -> bool {
    let link = document()
        .and_then(|document| document.query_selector(selector).ok().flatten())
        .and_then(|link| link.dyn_into::<HtmlElement>().ok());
    link.is_some_and(|link| link.focus().is_ok())
}
