//! What a family asks, and which offers answer it.
//!
//! Results are a pure function of `(index, query, now)`. The finder cannot fail, does no I/O, asks no clock
//! and knows no browser; it has no sentences, only reasons.

mod child;
mod fit;
pub mod holidays;
mod index;
pub mod opening;
pub mod places;
mod query;
mod rank;
mod results;
mod words;

pub use child::{Child, MAX_YEARS, SOON_MONTHS};
pub use fit::{Distance, Fit, Fits};
pub use index::{Index, OfferNumber};
pub use query::{Origin, Query, Radius, Wish};
pub use results::{Count, Counts, Hit, Reason, Relaxation, Results, Subject, find};
pub use words::fold;
