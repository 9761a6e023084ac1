//! An address that leads nowhere: what a person can do instead.

use crate::components::Message;
use crate::state::{Route, State};
use crate::texts::text;
use leptos::prelude::*;

/// The page for an unknown address.
#[component]
pub fn Missing(state: State) -> impl IntoView {
    let place = state.route.get_untracked().place;
    let home = Route { place, ..Route::default() }.href();
    view! {
        <Message title=text("missing.title") words=text("missing.text")>
            <a class="button" href=home>{text("missing.home")}</a>
        </Message>
    }
}
