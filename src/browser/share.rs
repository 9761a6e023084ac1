//! Handing a link to another app by the phone's own dialogue. Hands nothing on without a tap, and learns not to whom.

use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Navigator, ShareData};

fn navigator() -> Option<Navigator> {
    let navigator = web_sys::window()?.navigator();
    // Many browsers have no such dialogue, none has it without https.
    js_sys::Reflect::has(&navigator, &"share".into()).is_ok_and(|there| there).then_some(navigator)
}

/// Whether the browser has such a dialogue.
#[must_use]
pub fn is_there() -> bool {
    navigator().is_some()
}

/// Opens the dialogue with a link and what it is. Whoever closes it again has handed nothing on.
pub fn share(title: &str, link: &str) {
    let Some(navigator) = navigator() else { return };
    let data = ShareData::new();
    data.set_title(title);
    data.set_url(link);
    let shared = JsFuture::from(navigator.share_with_data(&data));
    spawn_local(async move {
        let _ = shared.await;
    });
}
