//! What the page knows: the route in the address, the loaded data, and the results computed from both.
//!
//! Results are never stored, they follow from route, private words and data. Touches no element of the page.

mod data;
mod places;
pub mod route;
mod session;

pub use data::{Data, Loading};
pub use places::{Asked, Whereabouts};
pub use route::{Route, View};
pub use session::{FIRST_HITS, State};
