//! Every way to an offer: contacts with whose they are, and the way to its door. Nothing leaves the phone without a tap.

use crate::browser::{address, clipboard, intl, page};
use crate::components::{block, contact_button, copy_button, element};
use crate::pages::cards::{contact_of, host, in_reader_language, stated_text};
use crate::state::Data;
use crate::texts::{describe, text, text_with};
use leptos::prelude::*;
use nahbei_catalogue::{Contact, Offer, Place};

/// Every contact, with whose it is.
pub fn contacts(offer: &Offer) -> AnyView {
    let line = |one: &Contact| {
        let link = contact_of(offer, one)?;
        let whose = stated_text(&one.label).map(|(lang, text)| block("span", "small").lang(lang).text(text));
        Some(element("li").child(contact_button("text-link", link)).text(" ").children(whose))
    };
    let page = offer.provider.url.known().map(|url| {
        element("li").child(contact_button(
            "text-link",
            ("web", url.clone(), format!("{}: {}", text("contact.web"), host(url))),
        ))
    });
    block("ul", "ways-to").children(offer.contacts.iter().filter_map(line)).children(page).into()
}

/// The way to each place that may be known: a map on a phone, the town's buses and trains, the address to take along.
pub fn places(data: &Data, offer: &Offer) -> Vec<AnyView> {
    let town = data.town_of(offer);
    let transit = town.and_then(|town| town.transit.clone());
    let open = offer.known_places().iter().filter(|place| !place.hidden && place.street.known().is_some());
    let way = |place: &Place| {
        let line = describe::address(place)?;
        let name = in_reader_language(&offer.name).1;
        let map = place.position.known().filter(|_| page::is_touched()).map(|position| {
            let point = format!("{},{}", intl::digits(position.lat()), intl::digits(position.lon()));
            let href = format!("geo:{point}?q={point}({})", address::encode(&name));
            contact_button("button button--quiet", ("place", href, text("way.map")))
        });
        let transit = transit.clone().map(|transit| {
            let words = text_with("way.transit", &[("site", &host(&transit))]);
            contact_button("button button--quiet", ("bus", transit, words))
        });
        let copied = line.clone();
        let copy = clipboard::is_there().then(|| {
            copy_button(text("way.copy"), text("way.copied"), move |done| clipboard::copy(&copied, done))
        });
        Some(
            block("div", "way-to")
                .child(element("p").child(element("bdi").text(line)))
                .child(block("div", "actions").children(map).children(transit).children(copy))
                .into(),
        )
    };
    let ways: Vec<AnyView> = open.filter_map(way).collect();
    let title = (!ways.is_empty()).then(|| element("h2").text(text("way.title")).into());
    title.into_iter().chain(ways).collect()
}
