//! The views of the page. They read state, put facts into words and hand them to components; they decide nothing.

mod about;
mod cards;
mod data_age;
mod failed;
mod filters;
mod languages;
mod listen;
mod missing;
mod offer;
mod print;
mod results;
mod shortlist;
mod start;
mod statement;
mod traces;

pub use about::about;
pub use data_age::data_age;
pub use failed::failed;
pub use languages::languages_dialog;
pub use listen::{listen_anew, prepare_listen, read_aloud};
pub use missing::missing;
pub use offer::offer_page;
pub use results::results_page;
pub use shortlist::shortlist_page;
pub use start::prepare_start;
pub use statement::statement;
pub use traces::{follow_traces, traces_page};
