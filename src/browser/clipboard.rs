//! The clipboard, for taking a text along. Reads nothing from it.

use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::Clipboard;

fn clipboard() -> Option<Clipboard> {
    // Without https the browser has none, whatever the interface says.
    let clipboard = web_sys::window()?.navigator().clipboard();
    let value: &wasm_bindgen::JsValue = clipboard.as_ref();
    (!value.is_undefined()).then_some(clipboard)
}

/// Whether a text can be copied at all.
#[must_use]
pub fn is_there() -> bool {
    clipboard().is_some()
}

/// Copies a text; `done` is called when it is there.
pub fn copy(text: &str, done: Box<dyn FnOnce()>) {
    let Some(clipboard) = clipboard() else { return };
    let written = JsFuture::from(clipboard.write_text(text));
    spawn_local(async move {
        if written.await.is_ok() {
            done();
        }
    });
}
