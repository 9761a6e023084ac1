//! The root: one view at a time inside the page that `index.html` painted.

use crate::browser::{fetch, page};
use crate::components::live;
use crate::pages::{about, failed, missing, offer_page, prepare_start, results_page};
use crate::state::{Loading, State, View};
use crate::texts;
use leptos::prelude::*;

/// Loads the texts and takes over the page. Called once by `main`.
pub fn start() {
    // Leptos has its own executor only once something is mounted.
    wasm_bindgen_futures::spawn_local(async {
        let loaded = fetch::file("texts/de.json").text().await.is_some_and(|json| texts::load(&json));
        if !loaded {
            // Without sentences there is nothing to show but the numbers to call, which the page already holds.
            page::show("failed", true);
            return;
        }
        texts::fill_page();
        if let Some(root) = page::by_id("app") {
            mount_to(root, app).forget();
        }
    });
}

/// The view on show, following the address.
fn app() -> AnyView {
    let state = State::open_page();
    prepare_start(state);
    let view_now = Memo::new(move |_| state.route.with(|route| route.view.clone()));
    let out_of_reach = Memo::new(move |_| state.loading.get() == Loading::Failed);

    Effect::new(move |before: Option<View>| {
        let current = view_now.get();
        page::show("start", current == View::Start);
        page::set_title(&texts::text(match current {
            View::Start | View::Results => "page.title",
            View::Offer(_) => "page.title.offer",
            View::About => "page.title.about",
            View::Missing => "page.title.missing",
        }));
        if before.as_ref().is_some_and(|before| *before != current) {
            let before = before.clone();
            let here = current.clone();
            request_animation_frame(move || arrive(before.as_ref(), &here));
        }
        current
    });

    // The count tells one list from another and betrays no topic.
    Effect::new(move || {
        let loaded = state.data.with(Option::is_some);
        if loaded && view_now.get() == View::Results {
            let found = state.results.with(|results| results.hits.len());
            let title =
                if found == 0 { texts::text("empty.title") } else { texts::plural("results.count", found) };
            page::set_title(&texts::text_with("page.title.results", &[("found", &title)]));
        }
    });

    live(move || match view_now.get() {
        View::Start => crate::pages::start(state),
        View::About => about(state),
        View::Missing => missing(state),
        View::Results | View::Offer(_) if out_of_reach.get() => failed(state),
        View::Results => results_page(state),
        View::Offer(code) => offer_page(state, code),
    })
}

/// After a change of view: back at the offer one came from, or at the heading of the new view.
fn arrive(before: Option<&View>, here: &View) {
    let left = match (before, here) {
        (Some(View::Offer(code)), View::Results) => Some(code),
        _ => None,
    };
    if !left.is_some_and(|code| page::focus_link(&format!("[data-offer=\"{code}\"]"))) {
        page::focus_heading();
    }
}
