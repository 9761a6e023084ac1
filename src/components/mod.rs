//! The parts pages are made of. They get data by arguments and report by `on_…` callbacks; they read no state, no
//! context and no browser. Each has its look in the style sheet beside it.

mod answers;
mod banner;
mod chip;
mod copy_button;
mod danger;
mod element;
mod human_contact;
mod icon;
mod keep_button;
mod lamp;
mod message;
mod offer_card;
mod option_box;
mod qr_code;
mod reasons;
mod support_tags;

pub use answers::{Choice, choice_field, locate_button, place_field, who_field, words_field};
pub use banner::banner;
pub use chip::chip;
pub use copy_button::copy_button;
pub use danger::{DangerNotice, danger_notice};
pub use element::{Element, block, element, group, live, nothing};
pub use human_contact::{HumanContact, human_contact};
pub use icon::{icon, turning_icon};
pub use keep_button::keep_button;
pub use lamp::lamp;
pub use message::message;
pub use offer_card::{Card, contact_and_keep, contact_button, kind_and_way, offer_card};
pub use option_box::option_box;
pub use qr_code::qr_code;
pub use reasons::reasons;
pub use support_tags::support_tags;

/// A text with the language it is in.
pub type LangText = (String, String);

/// A way to reach somebody: icon, link and label.
pub type ContactLink = (&'static str, String, String);
