//! A person to call, at the end of every page. Finds nobody: it is told whom.

use super::{Icon, Lamp};
use leptos::prelude::*;

/// The human contact.
#[component]
pub fn HumanContact(
    /// Heading.
    title: String,
    /// Language and name of the office.
    name: (String, String),
    /// Language and text of what it does.
    words: Option<(String, String)>,
    /// Shape and words of the lamp.
    lamp: (&'static str, String),
    /// Icon, link and label of each way to reach it, the best first.
    contacts: Vec<(&'static str, String, String)>,
) -> impl IntoView {
    let contact = |(at, (icon, href, label)): (usize, (&'static str, String, String))| {
        let class = if at == 0 { "button human__call" } else { "text-link" };
        view! { <a class=class href=href rel="noreferrer"><Icon name=icon/><bdi>{label}</bdi></a> }
    };
    view! {
        <aside class="human" aria-labelledby="human-title">
            <h2 id="human-title">{title}</h2>
            <p><strong lang=name.0>{name.1}</strong></p>
            {words.map(|(lang, text)| view! { <p lang=lang>{text}</p> })}
            <Lamp shape=lamp.0 words=lamp.1/>
            {contacts.into_iter().enumerate().map(contact).collect_view()}
        </aside>
    }
}
