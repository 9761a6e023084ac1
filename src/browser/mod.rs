//! Every contact with the browser. Knows no offer, no query and no sentence.

pub mod address;
pub mod fetch;
pub mod intl;
pub mod locate;
pub mod page;
