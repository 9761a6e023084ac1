//! The accessibility statement that public bodies publish (BITV 2.0, section 7): who answers for the page, how far it
//! is accessible, what is not, whom to tell, and who decides in a dispute.

use super::cards::{contact, in_reader_language};
use crate::components::{block, contact_button, element, live, nothing};
use crate::state::State;
use crate::texts::{describe, text, text_with};
use jiff::civil::{Date, date};
use leptos::prelude::*;

/// When the page was last tested and this statement written.
const WRITTEN: Date = date(2026, 11, 22);

/// The statement, in the name of the site's first office.
pub fn statement(state: State) -> AnyView {
    live(move || {
        let Some(site) = state.site.get() else { return nothing() };
        let Some(office) = site.towns.first().map(|town| &town.human) else { return nothing() };
        let name = in_reader_language(&office.name).1;
        let line = |tag: &'static str, key: &str| -> AnyView { element(tag).text(text(key)).into() };
        let written = text_with("statement.date", &[("date", &describe::date(WRITTEN))]);
        let links = office.contacts.iter().filter_map(contact);
        let contacts = links.map(|link| element("li").child(contact_button("text-link", link)));
        element("div")
            .child(line("h1", "statement.title"))
            .child(element("p").text(text_with("statement.scope", &[("office", &name)])))
            .child(line("h2", "statement.level"))
            .child(line("p", "statement.level.text"))
            .child(line("h2", "statement.limits"))
            .child(line("p", "statement.limits.text"))
            .child(line("h2", "statement.feedback"))
            .child(line("p", "statement.feedback.text"))
            .child(element("ul").children(contacts))
            .child(line("h2", "statement.enforcement"))
            .child(line("p", "statement.enforcement.text"))
            .child(block("p", "small").text(written))
            .into()
    })
}
