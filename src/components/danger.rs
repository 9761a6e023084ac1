//! Somebody to call at once, above everything else. Asks nothing and keeps nothing.

use super::offer_card::contact_button;
use super::{ContactLink, Element, LangText, block, element};

/// What the notice shows.
pub struct DangerNotice {
    /// What it says to the family.
    pub words: String,
    /// The number for danger to life.
    pub emergency: ContactLink,
    /// Help lines, the best first.
    pub lines: Vec<(LangText, ContactLink)>,
}

/// The notice.
pub fn danger_notice(notice: DangerNotice) -> Element {
    let line = |((language, name), link): (LangText, ContactLink)| {
        element("li")
            .child(element("p").lang(language).text(name))
            .child(contact_button("button human__call", link))
    };
    block("aside", "human danger")
        .with("aria-label", notice.words.clone())
        .child(element("h2").text(notice.words))
        .child(element("ul").children(notice.lines.into_iter().map(line)))
        .child(contact_button("button button--quiet human__call", notice.emergency))
}
