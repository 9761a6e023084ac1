//! About the page, and what happens to what a family types: in plain words, each checkable.

use super::cards::Human;
use crate::browser::intl;
use crate::state::State;
use crate::texts::text;
use leptos::prelude::*;

/// The page about the page.
#[component]
pub fn About(state: State) -> impl IntoView {
    view! {
        <h1>{text("about.title")}</h1>
        <p>{text("about.what")}</p>
        <h2>{text("about.privacy")}</h2>
        <ul class="bullets">
            <li>{text("about.privacy.1")}</li>
            <li>{text("about.privacy.2")}</li>
            <li>{text("about.privacy.3")}</li>
            <li>{text("about.privacy.4")}</li>
        </ul>
        <h2>{text("about.check")}</h2>
        <p>{text("about.check.text")}</p>
        <h2>{text("about.data")}</h2>
        <p>{text("about.data.text")}</p>
        <p class="small">{text("about.places")}</p>
        <p class="small">{text("about.icons")}</p>
        <Human state=state now=intl::now_in_berlin()/>
    }
}
