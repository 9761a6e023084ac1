//! An address that leads nowhere: what a person can do instead.

use crate::components::{block, message};
use crate::state::{Navigation, Route};
use crate::texts::text;
use leptos::prelude::*;

/// The page for an unknown address.
pub fn missing(navigation: Navigation) -> AnyView {
    let home = navigation.route.with_untracked(Route::unasked).href();
    let home = block("a", "button").with("href", home).text(text("missing.home"));
    message(text("missing.title"), text("missing.text"), vec![home.into()]).into()
}
