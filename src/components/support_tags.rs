//! Who helps: professional, volunteer, self-help, each with its own shape and word.

use super::{Element, block, icon};
use nahbei_catalogue::{Support, Term};

/// A tag for each kind of support, with its label, in the order given.
pub fn support_tags(tags: Vec<(Support, String)>) -> Vec<Element> {
    let tag = |(support, label): (Support, String)| {
        block("span", "support").with("data-support", support.id()).child(icon(support.id())).text(label)
    };
    tags.into_iter().map(tag).collect()
}
