//! How the page itself stands: whether a newer version waits, and whether it works without a network. `boot.js` finds
//! that out and writes it on the root of the document; this reads it there. It keeps no file and loads nothing unasked.

use super::page;
use gloo::events::EventListener;
use leptos::prelude::{RwSignal, Set};
use web_sys::Event;

/// What a person should know of the page itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nothing.
    Well,
    /// A newer version, or newer offers, can be had by [`load_newer`].
    Newer,
    /// There is no network, and the page works all the same.
    Offline,
    /// The device keeps no files, so the page needs a network.
    NotKept,
}

/// How the page stands, from now on.
#[must_use]
pub fn standing() -> RwSignal<Standing> {
    let standing = RwSignal::new(look());
    if let Some(window) = web_sys::window() {
        for event in ["standing", "online", "offline"] {
            EventListener::new(&window, event, move |_| standing.set(look())).forget();
        }
    }
    standing
}

/// Calls `kept` once all files lie on the device.
pub fn on_kept(kept: impl Fn() + 'static) {
    let look = move || {
        if page::has("[data-kept=yes]") {
            kept();
        }
    };
    look();
    if let Some(window) = web_sys::window() {
        EventListener::new(&window, "standing", move |_| look()).forget();
    }
}

fn look() -> Standing {
    let online = web_sys::window().is_none_or(|window| window.navigator().on_line());
    if page::has("[data-newer]") {
        Standing::Newer
    } else if page::has("[data-kept=no]") {
        Standing::NotKept
    } else if !online && page::has("[data-kept=yes]") {
        Standing::Offline
    } else {
        Standing::Well
    }
}

/// Begins anew with the newer version; what was asked stays.
pub fn load_newer() {
    if let (Some(window), Ok(event)) = (web_sys::window(), Event::new("load-newer")) {
        let _ = window.dispatch_event(&event);
    }
}
