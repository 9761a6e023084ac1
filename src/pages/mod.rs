//! The views of the page. They read state, put facts into words and hand them to components; they decide nothing.

mod about;
mod cards;
mod failed;
mod filters;
mod missing;
mod offer;
mod results;
mod start;

pub use about::About;
pub use failed::Failed;
pub use missing::Missing;
pub use offer::OfferPage;
pub use results::ResultsPage;
pub use start::{Start, prepare_start};
