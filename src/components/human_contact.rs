//! A person to call, at the end of every page. Finds nobody: it is told whom.

use super::offer_card::contact_button;
use super::{ContactLink, Element, LangText, block, element, lamp};

/// What the human contact shows.
pub struct HumanContact {
    /// Heading.
    pub title: String,
    /// Name of the office.
    pub name: LangText,
    /// What it does.
    pub words: Option<LangText>,
    /// Shape and words of the lamp.
    pub lamp: (&'static str, String),
    /// Each way to reach it, the best first.
    pub contacts: Vec<ContactLink>,
}

/// The human contact.
pub fn human_contact(human: HumanContact) -> Element {
    let mut contacts = human.contacts.into_iter();
    let best = contacts.next().map(|link| contact_button("button human__call", link));
    block("aside", "human")
        .with("aria-label", human.title.clone())
        .child(element("h2").text(human.title))
        .child(element("p").lang(human.name.0).child(element("strong").text(human.name.1)))
        .children(human.words.map(|(language, text)| element("p").lang(language).text(text)))
        .child(lamp(human.lamp))
        .children(best)
        .children(contacts.map(|link| contact_button("text-link", link)))
}
