//! An offer in a list, to be understood in two seconds: who helps, how far, what it is, is somebody there, why it is
//! here, and the number. Works out none of it.

use super::{ContactLink, Element, LangText, block, element, icon, lamp, reasons, support_tags};
use leptos::prelude::{AnyView, IntoAny};
use nahbei_catalogue::Support;
use std::ops::Range;

/// What a card shows.
pub struct Card {
    /// Code of the offer.
    pub code: String,
    /// Address of its page.
    pub href: String,
    /// Who helps.
    pub support: Vec<(Support, String)>,
    /// How far, or how it comes.
    pub way: String,
    /// The name.
    pub name: LangText,
    /// The parts of name and summary, in bytes, that answer the family's words.
    pub marks: [Vec<Range<usize>>; 2],
    /// The provider's name.
    pub provider: LangText,
    /// The summary.
    pub summary: Option<LangText>,
    /// Shape and words of the lamp.
    pub lamp: (&'static str, String),
    /// Why it is here.
    pub reasons: Vec<(&'static str, String)>,
    /// The best contact.
    pub contact: Option<ContactLink>,
}

/// The card of an offer, with the button that keeps it.
pub fn offer_card(card: Card, keep: Element) -> Element {
    let name = element("a")
        .with("href", card.href)
        .with("data-offer", card.code)
        .lang(card.name.0)
        .children(marked(&card.name.1, &card.marks[0]));
    let reasons = (!card.reasons.is_empty()).then(|| reasons(card.reasons));
    block("li", "offer-card sheet")
        .child(kind_and_way(card.support, card.way))
        .child(block("h3", "offer-card__name").child(name))
        .child(block("p", "small").lang(card.provider.0).text(card.provider.1))
        .children(
            card.summary
                .map(|(language, text)| element("p").lang(language).children(marked(&text, &card.marks[1]))),
        )
        .child(lamp(card.lamp))
        .children(reasons)
        .child(contact_and_keep(card.contact, keep))
}

/// The two taps at the end of a card.
pub fn contact_and_keep(contact: Option<ContactLink>, keep: Element) -> Element {
    let contact = contact.map(|link| contact_button("button button--quiet offer-card__contact", link));
    block("div", "offer-card__ways").children(contact).child(keep)
}

/// A text with the parts marked that are why it was found.
fn marked(text: &str, marks: &[Range<usize>]) -> Vec<AnyView> {
    let piece = |range: Range<usize>| text.get(range).unwrap_or_default().to_owned().into_any();
    let mut pieces = Vec::new();
    let mut end = 0;
    for mark in marks {
        pieces.push(piece(end..mark.start));
        pieces.push(element("mark").child(piece(mark.clone())).into());
        end = mark.end;
    }
    pieces.push(piece(end..text.len()));
    pieces
}

/// Who helps, and how far it is.
pub fn kind_and_way(support: Vec<(Support, String)>, way: String) -> Element {
    block("p", "offer-card__kind")
        .children(support_tags(support))
        .child(block("span", "offer-card__way").text(way))
}

/// A contact as a button; what leaves the page does not say where the family came from.
pub fn contact_button(class: &'static str, (name, href, label): ContactLink) -> Element {
    block("a", class)
        .with("href", href)
        .with("rel", "noreferrer")
        .child(icon(name))
        .child(element("bdi").text(label))
}
