//! The page on which a family finds help: pages made of components, fed by one state.
//!
//! `browser` touches the browser and knows no offer; `state` owns the query and the loaded data; `pages` show
//! state; `components` get data by props and report by callbacks. Nothing here decides what fits: that is the finder.

mod answers;
mod app;
mod browser;
mod components;
mod pages;
#[cfg(feature = "specimens")]
mod specimens;
pub mod state;
mod texts;

pub use app::start;
#[cfg(feature = "specimens")]
pub use specimens::show as show_specimens;
