//! Getting the public files beside the page. Follows no address to another origin.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// A file on its way. It travels from the moment it is asked for, so several can be on their way at once.
pub struct File(Option<js_sys::Promise>);

/// Asks for a file; `path` is relative to the page.
#[must_use]
pub fn file(path: &str) -> File {
    File(web_sys::window().map(|window| window.fetch_with_str(path)))
}

impl File {
    async fn response(self) -> Option<Response> {
        let response: Response = JsFuture::from(self.0?).await.ok()?.dyn_into().ok()?;
        response.ok().then_some(response)
    }

    /// Its text, or `None` when it cannot be had.
    pub async fn text(self) -> Option<String> {
        let response = self.response().await?;
        JsFuture::from(response.text().ok()?).await.ok()?.as_string()
    }

    /// Its bytes, or `None` when they cannot be had.
    pub async fn bytes(self) -> Option<Vec<u8>> {
        let response = self.response().await?;
        let buffer = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
        Some(js_sys::Uint8Array::new(&buffer).to_vec())
    }
}
