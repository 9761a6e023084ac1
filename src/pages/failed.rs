//! The offers could not be read: the numbers to call stay, the towns' own pages, and another try.

use crate::components::Message;
use crate::state::State;
use crate::texts::{text, text_with};
use leptos::prelude::*;

/// The page for offers that cannot be read.
#[component]
pub fn Failed(state: State) -> impl IntoView {
    let site = state.site.get();
    let websites = site.iter().flat_map(|site| &site.towns).filter_map(|town| {
        let words = text_with("failed.website", &[("town", &town.name)]);
        let website = town.website.clone()?;
        Some(view! { <a class="text-link" href=website rel="noreferrer">{words}</a> })
    });
    let websites = websites.collect_view();
    view! {
        <Message title=text("failed.title") words=text("failed.text")>
            <button class="button" type="button" on:click=move |_| state.load()>{text("failed.retry")}</button>
            {websites}
        </Message>
    }
}
