//! Why an offer is here: what fits, what to ask, what is missed. Judges nothing itself.

use super::Icon;
use leptos::prelude::*;

/// A line for each reason.
#[component]
pub fn Reasons(
    /// Icon (`check`, `ask`, `clock`, `miss`) and words of each reason.
    reasons: Vec<(&'static str, String)>,
) -> impl IntoView {
    let reason = |(icon, words): (&'static str, String)| {
        view! { <li class=format!("reason reason--{icon}")><Icon name=icon/><span>{words}</span></li> }
    };
    view! { <ul class="reasons">{reasons.into_iter().map(reason).collect_view()}</ul> }
}
