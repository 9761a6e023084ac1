//! Getting the public files beside the page. Follows no address to another origin.

use gloo::net::http::Request;

/// The text of a file, or `None` when it cannot be had. `path` is relative to the page.
pub async fn text(path: &str) -> Option<String> {
    let response = Request::get(path).send().await.ok()?;
    if response.ok() { response.text().await.ok() } else { None }
}

/// The bytes of a file, or `None` when it cannot be had.
pub async fn bytes(path: &str) -> Option<Vec<u8>> {
    let response = Request::get(path).send().await.ok()?;
    if response.ok() { response.binary().await.ok() } else { None }
}
