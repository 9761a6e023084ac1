//! What the page knows: where the person is, the loaded data, and the results computed from both.
//!
//! Results are never stored, they follow from route, private words and data. Touches no element of the page.

mod data;
mod learn;
mod navigation;
mod places;
pub mod route;
mod session;
mod shortlist;
mod suggest;

pub use data::{Data, Loading, SETTINGS};
pub use navigation::Navigation;
pub use places::{Asked, Whereabouts};
pub use route::{Route, View};
pub use session::{FIRST_HITS, State};
pub use suggest::suggest;
