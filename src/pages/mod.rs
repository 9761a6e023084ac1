//! The views of the page. They read state, put facts into words and hand them to components; they decide nothing.

mod about;
mod cards;
mod failed;
mod filters;
mod languages;
mod listen;
mod missing;
mod offer;
mod print;
mod results;
mod start;
mod statement;

pub use about::about;
pub use failed::failed;
pub use languages::languages_dialog;
pub use listen::{listen_anew, prepare_listen, read_aloud};
pub use missing::missing;
pub use offer::offer_page;
pub use results::results_page;
pub use start::prepare_start;
pub use statement::statement;
