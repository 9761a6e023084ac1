//! What this page has left on the device, and deleting it. `boot.js` does that and writes on the root of the document
//! what became of it; this asks for it and reads it there. It cannot delete what the browser itself notes.

use super::page;
use gloo::events::EventListener;
use web_sys::Event;

/// What `boot.js` calls out when it is done.
const DONE: &str = "traces-deleted";

/// Deletes everything at once: storage of every kind, the kept files, what this tab knows of its way here.
pub fn delete() {
    if let (Some(window), Ok(event)) = (web_sys::window(), Event::new("delete-traces")) {
        let _ = window.dispatch_event(&event);
    }
}

/// Whether somebody has deleted all traces in this tab, now or before it was reloaded.
#[must_use]
pub fn were_deleted() -> bool {
    page::has("[data-traces]")
}

/// Whether something is left although it was to be deleted.
#[must_use]
pub fn are_left() -> bool {
    page::has("[data-traces=left]")
}

/// Calls `deleted` whenever all traces have been deleted, by a tap here or in another tab.
pub fn on_deleted(deleted: impl Fn() + 'static) {
    if let Some(window) = web_sys::window() {
        EventListener::new(&window, DONE, move |_| deleted()).forget();
    }
}
