//! The phone's own position, only ever after a tap. Keeps nothing.

use nahbei_catalogue::Position;
use wasm_bindgen::{JsCast, closure::Closure};

/// Asks the browser for the position; `found` gets `None` when it is refused or cannot be had in ten seconds.
pub fn locate(found: impl Fn(Option<Position>) + Clone + 'static) {
    let geolocation = web_sys::window().and_then(|window| window.navigator().geolocation().ok());
    let Some(geolocation) = geolocation else {
        found(None);
        return;
    };
    let refused = found.clone();
    let on_position = Closure::once_into_js(move |position: web_sys::Position| {
        let coords = position.coords();
        found(Position::new(coords.latitude(), coords.longitude()));
    });
    let on_error = Closure::once_into_js(move || refused(None));
    let options = web_sys::PositionOptions::new();
    options.set_timeout(10_000);
    options.set_maximum_age(60_000);
    let _ = geolocation.get_current_position_with_error_callback_and_options(
        on_position.unchecked_ref(),
        Some(on_error.unchecked_ref()),
        &options,
    );
}
