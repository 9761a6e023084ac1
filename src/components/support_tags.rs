//! Who helps: professional, volunteer, self-help, each with its own shape and word.

use super::Icon;
use leptos::prelude::*;
use nahbei_catalogue::{Support, Term};

/// A tag for each kind of support, with its label.
#[component]
pub fn SupportTags(
    /// Kind and label, in the order to show.
    tags: Vec<(Support, String)>,
) -> impl IntoView {
    let tag = |(support, label): (Support, String)| {
        view! { <span class=format!("support support--{}", support.id())><Icon name=support.id()/>{label}</span> }
    };
    tags.into_iter().map(tag).collect_view()
}
