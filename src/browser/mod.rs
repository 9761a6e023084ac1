//! Every contact with the browser. Knows no offer, no query and no sentence.

pub mod address;
pub mod clipboard;
pub mod fetch;
pub mod intl;
pub mod kept;
pub mod locate;
pub mod page;
pub mod passages;
pub mod share;
pub mod speech;
pub mod traces;
pub mod updates;
