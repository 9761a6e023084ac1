//! Why an offer is here: what fits, what to ask, what is missed. Judges nothing itself.

use super::{Element, block, element, icon};

/// A line for each reason: icon (`check`, `ask`, `clock`, `miss`) and words.
pub fn reasons(reasons: Vec<(&'static str, String)>) -> Element {
    let reason = |(name, words): (&'static str, String)| {
        block("li", "reason").with("data-fit", name).child(icon(name)).child(element("span").text(words))
    };
    block("ul", "reasons").children(reasons.into_iter().map(reason))
}
