//! The fragment of the address and the history entry behind it. Does not know what they mean.

use super::traces;
use gloo::events::EventListener;
use std::cell::Cell;
use wasm_bindgen::JsValue;
use web_sys::History;

/// The fragment without its `#`.
#[must_use]
pub fn fragment() -> String {
    web_sys::window()
        .and_then(|window| window.location().hash().ok())
        .map_or_else(String::new, |hash| hash.trim_start_matches('#').to_owned())
}

/// The whole address of this page with another fragment, to be handed on.
#[must_use]
pub fn link(fragment: &str) -> String {
    let here = web_sys::window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    let page = here.split(['#', '?']).next().unwrap_or_default();
    format!("{page}#{fragment}")
}

/// What belongs to a history entry and never stands in the address.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Private {
    /// The person's own words.
    pub words: String,
    /// The phone's position as degrees north and east.
    pub position: Option<(f64, f64)>,
}

/// What the current history entry keeps privately.
#[must_use]
pub fn private() -> Private {
    let number = |key: &str| kept(key)?.as_f64();
    Private {
        words: kept("words").and_then(|words| words.as_string()).unwrap_or_default(),
        position: number("lat").zip(number("lon")),
    }
}

fn kept(key: &str) -> Option<JsValue> {
    js_sys::Reflect::get(&history()?.state().ok()?, &key.into()).ok()
}

thread_local! {
    /// Depth of the entry last seen, so that one made by a plain link gets the next.
    static LAST_DEPTH: Cell<f64> = const { Cell::new(-1.0) };
}

/// How many entries of this page lie before the current one, as far as the page knows.
fn depth() -> f64 {
    kept("depth").and_then(|depth| depth.as_f64()).unwrap_or(0.0)
}

/// True when the current entry was made by a plain link or a fresh load and keeps nothing yet.
#[must_use]
pub fn is_fresh() -> bool {
    kept("depth").is_none_or(|depth| depth.as_f64().is_none())
}

/// Gives a fresh entry what it is to keep.
pub fn settle(private: &Private) {
    if is_fresh() {
        write(&fragment(), private, LAST_DEPTH.get() + 1.0);
    }
    LAST_DEPTH.set(depth());
}

/// Adds a history entry.
pub fn push(fragment: &str, private: &Private) {
    if let Some(history) = history() {
        let entry = entry(private, depth() + 1.0);
        let _ = history.push_state_with_url(&entry, "", Some(&address(fragment)));
    }
    LAST_DEPTH.set(depth());
}

/// Changes the current history entry.
pub fn replace(fragment: &str, private: &Private) {
    write(fragment, private, depth());
}

fn write(fragment: &str, private: &Private, depth: f64) {
    if let Some(history) = history() {
        let _ = history.replace_state_with_url(&entry(private, depth), "", Some(&address(fragment)));
    }
}

/// True when an earlier entry of this page can be gone back to.
#[must_use]
pub fn can_go_back() -> bool {
    depth() > 0.0
}

/// One entry back.
pub fn back() {
    if let Some(history) = history() {
        let _ = history.back();
    }
}

/// Calls `changed` whenever the person moves in the history, edits the address or follows a plain link.
pub fn on_change(changed: impl Fn() + 'static) {
    if let Some(window) = web_sys::window() {
        // A plain link to a fragment fires this event, too, so one listener is enough.
        EventListener::new(&window, "popstate", move |_| changed()).forget();
    }
}

fn address(fragment: &str) -> String {
    // A bare "#" keeps the page's own path, whatever folder it lies in.
    format!("#{fragment}")
}

fn entry(private: &Private, depth: f64) -> JsValue {
    let entry = js_sys::Object::new();
    let set = |key: &str, value: JsValue| js_sys::Reflect::set(&entry, &key.into(), &value).is_ok();
    set("words", private.words.as_str().into());
    set("depth", depth.into());
    if let Some((lat, lon)) = private.position {
        set("lat", lat.into());
        set("lon", lon.into());
    }
    // Where somebody has deleted all traces, this tab leaves no new ones, reloaded or not.
    if traces::were_deleted() {
        set("traces", true.into());
    }
    entry.into()
}

fn history() -> Option<History> {
    web_sys::window()?.history().ok()
}

/// A text as part of an address.
#[must_use]
pub fn encode(text: &str) -> String {
    js_sys::encode_uri_component(text).into()
}
