//! An offer in a list, to be understood in two seconds: who helps, how far, what it is, is somebody there, why it is
//! here, and the number. Works out none of it.

use super::{Icon, Lamp, Reasons, SupportTags};
use leptos::prelude::*;
use nahbei_catalogue::Support;

/// What a card shows.
#[derive(Debug, Clone, PartialEq)]
pub struct Card {
    /// Code of the offer.
    pub code: String,
    /// Address of its page.
    pub href: String,
    /// Who helps.
    pub support: Vec<(Support, String)>,
    /// How far, or how it comes.
    pub way: String,
    /// Language and text of the name.
    pub name: (String, String),
    /// Language and text of the provider's name.
    pub provider: (String, String),
    /// Language and text of the summary.
    pub summary: Option<(String, String)>,
    /// Shape and words of the lamp.
    pub lamp: (&'static str, String),
    /// Why it is here.
    pub reasons: Vec<(&'static str, String)>,
    /// The best contact: icon, link and label.
    pub contact: Option<(&'static str, String, String)>,
}

/// The card of an offer.
#[component]
pub fn OfferCard(
    /// What it shows.
    card: Card,
) -> impl IntoView {
    let Card { code, href, support, way, name, provider, summary, lamp, reasons, contact } = card;
    let contact = contact.map(|(icon, href, label)| {
        let outside = !href.starts_with("tel:");
        view! {
            <a class="button button--quiet offer-card__contact" href=href rel=outside.then_some("noreferrer")>
                <Icon name=icon/><bdi>{label}</bdi>
            </a>
        }
    });
    view! {
        <li class="offer-card sheet">
            <p class="offer-card__kind"><SupportTags tags=support/><span class="offer-card__way">{way}</span></p>
            <h3 class="offer-card__name"><a href=href data-offer=code lang=name.0>{name.1}</a></h3>
            <p class="small" lang=provider.0>{provider.1}</p>
            {summary.map(|(lang, text)| view! { <p lang=lang>{text}</p> })}
            <Lamp shape=lamp.0 words=lamp.1/>
            {(!reasons.is_empty()).then(|| view! { <Reasons reasons=reasons/> })}
            {contact}
        </li>
    }
}
