//! What a family asks, and which offers answer it.
//!
//! Results are a pure function of `(index, query, now)`. The finder cannot fail, does no I/O, asks no clock
//! and knows no browser; it has no sentences, only reasons.

mod best;
mod child;
mod columns;
mod complement;
mod fit;
pub mod holidays;
mod index;
pub mod opening;
mod openness;
mod order;
pub mod places;
mod query;
mod rank;
mod results;
mod search;

pub use best::Ask;
pub use child::{Child, MAX_YEARS, SOON_MONTHS};
pub use complement::{Complement, ComplementReason, complements};
pub use fit::{Distance, Fit, Fits};
pub use index::{Index, OfferNumber};
pub use query::{Origin, Query, Radius, Wish};
pub use results::{Count, Counts, Hit, Reason, Relaxation, Results, Subject, find};
pub use search::{
    Danger, KindOfHelp, Scores, Words, ages, fold, languages_of_letters, read_kinds, read_words,
};
