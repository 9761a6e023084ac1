//! When an offer was verified, where its facts come from, and how to report a mistake.

use crate::browser::address;
use crate::components::{block, element, icon};
use crate::state::Data;
use crate::texts::{describe, in_german, text, text_with};
use jiff::civil::Date;
use leptos::prelude::*;
use nahbei_catalogue::{ContactKind, Freshness, Language, Offer};

/// What can be wrong, by the names of its texts.
const FIELDS: [&str; 6] = ["contact", "hours", "place", "cost", "gone", "other"];

/// The lines at the end of the page.
pub fn of_facts(data: &Data, offer: &Offer, today: Date) -> Vec<AnyView> {
    let verified = match offer.verified.known() {
        Some(verified) => text_with("offer.verified", &[("date", &describe::date(verified.on))]),
        None => text("offer.unverified"),
    };
    let old = matches!(data.site.freshness.of(&offer.verified, today), Freshness::Old | Freshness::VeryOld)
        .then(|| text("offer.old"));
    let source = offer.source.known().map(|source| {
        let as_of = source.as_of.map(|date| text_with("offer.as-of", &[("date", &describe::date(date))]));
        let parts = [source.name.clone(), source.url.clone(), source.licence.clone(), as_of];
        let source = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
        text_with("offer.source", &[("source", &source)])
    });
    let lines = std::iter::once(verified)
        .chain(old)
        .chain(source)
        .map(|words| block("p", "small").text(words).into());
    lines.chain(report(data, offer)).collect()
}

/// A ready mail to the town for each thing that can be wrong; none where the town reads no mail.
fn report(data: &Data, offer: &Offer) -> Option<AnyView> {
    let contacts = &data.town_of(offer)?.human.contacts;
    let to = contacts.iter().find(|contact| contact.kind == ContactKind::Mail)?.href()?;
    let name = offer.name.get(Language::GERMAN).1;
    let link = |field: &str| {
        let what = || text(&format!("report.{field}"));
        // An office reads it, so it is in German.
        let mail = || {
            let values = [("offer", name), ("id", &offer.id), ("what", &what())];
            let [subject, body] =
                ["report.subject", "report.body"].map(|key| address::encode(&text_with(key, &values)));
            format!("{to}?subject={subject}&body={body}")
        };
        let href = in_german(mail).unwrap_or_else(mail);
        element("li").child(block("a", "text-link").with("href", href).child(icon("mail")).text(what()))
    };
    let report = block("details", "sheet what report")
        .child(element("summary").text(text("report.title")))
        .child(element("p").text(text("report.hint")))
        .child(element("ul").children(FIELDS.map(link)));
    Some(report.into())
}
