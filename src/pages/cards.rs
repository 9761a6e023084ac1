//! From a hit to what its card shows, and from a town to the person to call. Draws nothing.

use crate::browser::address;
use crate::components::{
    Card, ContactLink, HumanContact, LangText, banner, block, element, human_contact, live, nothing,
};
use crate::state::{Data, Route, State, View, Whereabouts};
use crate::texts::{describe, in_german, language, text, text_with};
use jiff::civil::DateTime;
use leptos::prelude::*;
use nahbei_catalogue::{Contact, ContactKind, Freshness, Language, Offer, Stated, Text, Town};
use nahbei_finder::{Hit, Query};

/// A text of the catalogue in the reader's language or its stand-in, with the language it is really in.
pub fn in_reader_language(text: &Text) -> LangText {
    let (language, text) = text.get(&language());
    (language.to_owned(), text.to_owned())
}

/// The same for a text that may not be stated.
pub fn stated_text(text: &Stated<Text>) -> Option<LangText> {
    text.known().map(in_reader_language)
}

/// Icon, link and label of a contact.
pub fn contact(contact: &Contact) -> Option<ContactLink> {
    let icon = match contact.kind {
        ContactKind::Phone => "phone",
        ContactKind::Sms | ContactKind::Messenger | ContactKind::Chat => "message",
        ContactKind::Mail => "mail",
        ContactKind::Web | ContactKind::Form => "web",
    };
    let href = contact.href()?;
    let kind = || describe::term("contact", contact.kind);
    let label = match contact.kind {
        ContactKind::Phone | ContactKind::Mail => contact.value.clone(),
        ContactKind::Sms | ContactKind::Messenger if href.starts_with("sms:") => {
            describe::labelled(&kind(), &contact.value)
        }
        ContactKind::Web => describe::labelled(&kind(), &host(&href)),
        _ => kind(),
    };
    Some((icon, href, label))
}

/// The same for a contact of an offer: a mail says what it is about.
pub fn contact_of(offer: &Offer, one: &Contact) -> Option<ContactLink> {
    let (icon, href, label) = contact(one)?;
    let subject = || text_with("contact.subject", &[("offer", offer.name.get(Language::GERMAN).1)]);
    let href = match one.kind {
        // An office reads it, so it is in German.
        ContactKind::Mail => {
            let subject = in_german(subject).unwrap_or_else(subject);
            format!("{href}?subject={}", address::encode(&subject))
        }
        _ => href,
    };
    Some((icon, href, label))
}

/// The host of a web address, as people say it.
pub fn host(url: &str) -> String {
    url.split('/').nth(2).unwrap_or_default().trim_start_matches("www.").to_owned()
}

/// The contact for a card: the first telephone number, or else the first contact.
pub fn best_contact(contacts: &[Contact]) -> Option<&Contact> {
    contacts.iter().find(|contact| contact.kind == ContactKind::Phone).or(contacts.first())
}

/// What the card of a hit shows.
pub fn card(offer: &Offer, hit: &Hit, query: &Query, route: &Route, data: &Data, now: DateTime) -> Card {
    let code = offer.code();
    let support = offer.support.known().into_iter().flatten();
    let reasons = hit.reasons(offer, query, now.date());
    let hours = offer.hours.known().map_or(&[][..], Vec::as_slice);
    let closures = offer.closures.known().map_or(&[][..], Vec::as_slice);
    let (name, summary) = (in_reader_language(&offer.name), stated_text(&offer.summary));
    let mark = |text: &str| {
        if query.words.is_empty() { Vec::new() } else { data.index.marks(&query.words, text) }
    };
    let freshness = data.site.freshness.of(&offer.verified, now.date());
    let old =
        matches!(freshness, Freshness::Old | Freshness::VeryOld).then(|| ("ask", text("offer.old.card")));
    Card {
        marks: [mark(&name.1), summary.as_ref().map(|(_, text)| mark(text)).unwrap_or_default()],
        href: route.at(View::Offer(code.clone())).href(),
        code,
        support: support.map(|support| (*support, describe::term("support", *support))).collect(),
        way: describe::way(offer, hit),
        name,
        provider: in_reader_language(&offer.provider.name),
        summary,
        lamp: describe::lamp(hours, closures, data.state_of(offer), now),
        reasons: reasons.iter().map(|reason| describe::reason(reason, offer)).chain(old).collect(),
        contact: best_contact(&offer.contacts).and_then(|best| contact_of(offer, best)),
    }
}

/// The town whose people help: the one nearest to where the family is, or the only one.
pub fn town_of<'a>(data: &'a Data, whereabouts: &Whereabouts) -> Option<&'a Town> {
    let towns = &data.site.towns;
    match whereabouts.origin() {
        Some(origin) => towns.iter().min_by(|a, b| {
            let km = |town: &Town| town.position.km_to(origin.position);
            km(a).total_cmp(&km(b))
        }),
        None if towns.len() == 1 => towns.first(),
        None => None,
    }
}

/// The person to call, at the end of a page; where the town is not known yet, the question for it.
pub fn human(state: State, now: DateTime) -> AnyView {
    live(move || {
        let Some(data) = state.data.get() else { return nothing() };
        let Some(town) = town_of(&data, &state.whereabouts.get()) else { return which_town(state, &data) };
        let hours = town.human.hours.known().map_or(&[][..], Vec::as_slice);
        human_contact(HumanContact {
            title: text("human.title"),
            name: in_reader_language(&town.human.name),
            words: stated_text(&town.human.text),
            lamp: describe::lamp(hours, &[], Some(town.state), now),
            contacts: town.human.contacts.iter().filter_map(contact).collect(),
        })
        .into()
    })
}

fn which_town(state: State, data: &Data) -> AnyView {
    let route = state.route.get();
    let link = |town: &Town| {
        let href = Route { place: Some(town.id.clone()), ..route.clone() }.href();
        element("li").child(block("a", "button button--quiet").with("href", href).text(town.name.clone()))
    };
    block("aside", "human")
        .with("aria-labelledby", "human-title")
        .child(element("h2").with("id", "human-title").text(text("human.title")))
        .child(element("p").text(text("start.town")))
        .child(block("ul", "chips").children(data.site.towns.iter().map(link)))
        .into()
}

/// Says that the offers are invented, where they are.
pub fn example(state: State) -> AnyView {
    live(move || {
        let invented = state.site.get().is_some_and(|site| site.example);
        if invented { banner(text("example")).into() } else { nothing() }
    })
}
