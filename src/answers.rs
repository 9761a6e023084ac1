//! The part of the page that answers: results and offers, with catalogue, finder and places; and reads aloud.
//!
//! Nobody needs it to read the first page, so it is a chunk of its own (feature `chunks`) that travels when a person
//! first touches the page, or waits on the device once the files are kept. Only [`load`] may be called from outside;
//! whatever only it reaches lies in the chunk.

use crate::browser::fetch::{self, File};
use crate::browser::page;
use crate::components::group;
use crate::pages::{data_age, failed, offer_page, read_aloud, results_page, shortlist_page, statement};
use crate::state::{Loading, Navigation, SETTINGS, State, View};
use crate::texts::{plural, text, text_with};
use leptos::prelude::*;

/// Draws a view that answers.
pub type Answers = Box<dyn Fn(View) -> AnyView>;

/// The chunk could not be loaded; asking again tries again.
#[derive(Debug)]
pub struct NotLoaded;

#[cfg(feature = "chunks")]
impl From<wasm_split_helpers::SplitLoaderError> for NotLoaded {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
        Self
    }
}

type Open = fn(Navigation, File) -> Answers;

/// Loads the chunk and, at the same time, the settings that name the catalogues. Signals belong to `owner`.
#[cfg_attr(
    not(feature = "chunks"),
    allow(clippy::unused_async, reason = "in one file nothing has to be awaited")
)]
pub async fn load(navigation: Navigation, owner: Owner) -> Result<Answers, NotLoaded> {
    let settings = fetch::file(SETTINGS);
    #[cfg(feature = "chunks")]
    let open = chunk().await?;
    #[cfg(not(feature = "chunks"))]
    let open = chunk()?;
    Ok(owner.with(|| open(navigation, settings)))
}

#[allow(clippy::unnecessary_wraps, reason = "as a chunk it may fail to load")]
#[cfg_attr(feature = "chunks", wasm_split_helpers::wasm_split(answers, fallible))]
fn chunk() -> Result<Open, NotLoaded> {
    Ok(open)
}

fn open(navigation: Navigation, settings: File) -> Answers {
    read_aloud();
    let state = State::new(navigation, settings);
    let out_of_reach = Memo::new(move |_| state.loading.get() == Loading::Failed);
    // The count tells one list from another and betrays no topic.
    Effect::new(move || {
        let loaded = state.data.with(Option::is_some);
        if loaded && state.route.with(|route| route.view == View::Results) {
            let found = state.results.with(|results| results.hits.len());
            let found = if found == 0 { text("empty.title") } else { plural("results.count", found) };
            page::set_title(&text_with("page.title.results", &[("found", &found)]));
        }
    });
    Box::new(move |view| match view {
        _ if out_of_reach.get() => failed(move || state.load()),
        View::Statement => statement(state),
        View::Offer(code) => group(vec![data_age(state).into(), offer_page(state, code)]),
        View::Shortlist => group(vec![data_age(state).into(), shortlist_page(state)]),
        _ => group(vec![data_age(state).into(), results_page(state)]),
    })
}
