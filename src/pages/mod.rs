//! The views of the page. They read state, put facts into words and hand them to components; they decide nothing.

mod about;
mod cards;
mod failed;
mod filters;
mod missing;
mod offer;
mod results;
mod start;

pub use about::about;
pub use failed::failed;
pub use missing::missing;
pub use offer::offer_page;
pub use results::results_page;
pub use start::prepare_start;
