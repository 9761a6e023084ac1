//! What can be relied on; each fact stated yes, stated no, or to be asked.

use super::paragraphs;
use crate::components::{block, reasons};
use crate::texts::{describe, text, text_with};
use leptos::prelude::*;
use nahbei_catalogue::{Stated, Trust};

/// What is stated, a line each, and in one line what is not.
pub fn facts(trust: Option<&Trust>) -> Vec<AnyView> {
    let nothing = Trust::default();
    let trust = trust.unwrap_or(&nothing);
    let facts = [
        ("anonymous", trust.anonymous),
        ("confidential", trust.confidential),
        ("papers", trust.papers_needed),
        ("insurance", trust.insurance_card_needed),
        ("residence", trust.residence_status_asked),
        ("children", trust.children_welcome),
    ];
    let line = |(name, stated): (&str, Stated<bool>)| {
        stated.known().map(|is_so| match is_so {
            true => ("check", text(&format!("trust.{name}.yes"))),
            false => ("info", text(&format!("trust.{name}.no"))),
        })
    };
    let unknown: Vec<String> = facts
        .iter()
        .filter(|(_, stated)| stated.known().is_none())
        .map(|(name, _)| text(&format!("trust.{name}.what")))
        .collect();
    let ask = (!unknown.is_empty())
        .then(|| ("ask", text_with("trust.ask", &[("what", &describe::list(&unknown))])));
    let lines = facts.into_iter().filter_map(line).chain(ask).collect();
    let sheet = block("div", "sheet trust").child(reasons(lines));
    std::iter::once(sheet.into()).chain(paragraphs(&trust.note)).collect()
}
