//! The parts pages are made of. They get data by props and report by callbacks; they read no state, no context and
//! no browser. Each has its look in the style sheet beside it.

mod answers;
mod banner;
mod chip;
mod human_contact;
mod icon;
mod lamp;
mod message;
mod offer_card;
mod option_box;
mod reasons;
mod support_tags;

pub use answers::{Chips, PlaceField, WhoField};
pub use banner::Banner;
pub use human_contact::HumanContact;
pub use icon::{Icon, TurningIcon};
pub use lamp::Lamp;
pub use message::Message;
pub use offer_card::{Card, OfferCard};
pub use option_box::OptionBox;
pub use reasons::Reasons;
pub use support_tags::SupportTags;
