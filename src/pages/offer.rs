//! One offer: what you get, how to start, what it costs, when, where, and what can be relied on. What an offer does
//! not state is said to be not stated.

use super::cards::{best_contact, contact, human, in_reader_language, stated_text};
use crate::browser::{address, intl};
use crate::components::{
    banner, block, contact_button, element, kind_and_way, lamp, live, message, nothing, reasons, turning_icon,
};
use crate::state::{Data, State, View};
use crate::texts::{describe, plural, text, text_with};
use jiff::civil::DateTime;
use leptos::prelude::*;
use nahbei_catalogue::{Contact, ContactKind, Offer, Place, Stated, Text, Trust, Waiting};
use nahbei_finder::{Hit, Index};

/// The page of the offer with this code.
pub fn offer_page(state: State, code: String) -> AnyView {
    let now = intl::now_in_berlin();
    live(move || {
        let Some(data) = state.data.get() else { return nothing() };
        let found = data.index.by_code(&code).filter(|offer| offer.is_visible(now.date()));
        found.map_or_else(|| gone(state, now), |offer| page(state, &data, offer, now))
    })
}

fn gone(state: State, now: DateTime) -> AnyView {
    let all = state.route.with_untracked(|route| route.at(View::Results).href());
    let all = block("a", "button").with("href", all).text(text("offer.back"));
    element("div")
        .child(message(text("offer.gone"), text("offer.gone.hint"), vec![all.into()]))
        .child(human(state, now))
        .into()
}

fn page(state: State, data: &Data, offer: &Offer, now: DateTime) -> AnyView {
    let results = state.route.with_untracked(|route| route.at(View::Results).href());
    let back = block("a", "text-link").with("href", results).on("click", |event| {
        if address::can_go_back() {
            event.prevent_default();
            address::back();
        }
    });
    let support = offer.support.known().into_iter().flatten();
    let tags = support.map(|support| (*support, describe::term("support", *support))).collect();
    let (name, provider) = (in_reader_language(&offer.name), in_reader_language(&offer.provider.name));
    let results = state.results.get();
    let hit = results.hits.iter().chain(&results.near).find(|hit| is_of(hit, offer, &data.index));
    let query = state.query();
    let why = hit.map(|hit| hit.reasons(offer, &query, now.date())).unwrap_or_default();
    let why: Vec<_> = why.iter().map(|reason| describe::reason(reason, offer)).collect();
    let way = hit.map(|hit| describe::way(offer, hit)).unwrap_or_default();

    let mut parts: Vec<AnyView> = vec![
        back.child(turning_icon("back")).text(text("offer.back")).into(),
        kind_and_way(tags, way).into(),
        element("h1").lang(name.0).text(name.1).into(),
        block("p", "lead").lang(provider.0).text(provider.1).into(),
    ];
    parts.extend(paragraphs(&offer.summary));
    if offer.example {
        parts.push(banner(text("example.offer")).into());
    }
    if !why.is_empty() {
        parts.push(reasons(why).into());
    }
    parts.push(start(data, offer, now));
    let get = paragraphs(&offer.what_you_get);
    if !get.is_empty() {
        parts.push(heading("offer.get"));
    }
    parts.extend(get);
    parts.extend(paragraphs(&offer.description));
    parts.extend([heading("offer.know"), facts(offer), heading("offer.trust")]);
    parts.extend(trust(offer.trust.known()));
    parts.extend([heading("offer.contacts"), contacts(offer)]);
    parts.extend(origin_of_facts(offer));
    parts.push(human(state, now));
    element("div").children(parts).into()
}

fn heading(key: &str) -> AnyView {
    element("h2").text(text(key)).into()
}

fn is_of(hit: &Hit, offer: &Offer, index: &Index) -> bool {
    index.offers().get(hit.offer).is_some_and(|other| other.id == offer.id)
}

fn paragraphs(stated: &Stated<Text>) -> Vec<AnyView> {
    let Some((language, text)) = stated_text(stated) else { return Vec::new() };
    let lines = text.split('\n').filter(|line| !line.trim().is_empty());
    lines.map(|line| element("p").lang(language.clone()).text(line).into()).collect()
}

/// "So fangen Sie an": the best contact, whether somebody answers now, and what happens then.
fn start(data: &Data, offer: &Offer, now: DateTime) -> AnyView {
    let hours = offer.hours.known().map_or(&[][..], Vec::as_slice);
    let closures = offer.closures.known().map_or(&[][..], Vec::as_slice);
    let call = best_contact(&offer.contacts).and_then(contact);
    let hidden = offer.known_places().iter().any(|place| place.hidden);
    block("section", "human")
        .with("aria-labelledby", "start-title")
        .child(element("h2").with("id", "start-title").text(text("offer.start")))
        .child(lamp(describe::lamp(hours, closures, data.state_of(offer), now)))
        .children(call.map(|link| contact_button("button human__call", link)))
        .children(paragraphs(&offer.first_step))
        .children(hidden.then(|| element("p").text(text("offer.hidden"))))
        .into()
}

/// The facts, each with its value or "not stated"; what matters to everybody is never left out.
fn facts(offer: &Offer) -> AnyView {
    let asked = || vec![text("offer.not-stated")];
    let list = |values: Vec<String>| if values.is_empty() { Vec::new() } else { vec![values.join(", ")] };
    let words = |stated: &Stated<Text>| stated_text(stated).map(|(_, text)| vec![text]).unwrap_or_default();
    let cost = offer.cost.known().map(|cost| {
        let kind = cost.kind.known().map(|kind| describe::term("cost", *kind));
        let note = stated_text(&cost.note).map(|(_, text)| text);
        kind.into_iter().chain(note).collect()
    });
    let hours = offer.hours.known().map(|hours| {
        let line = |line| {
            let (kind, lines) = describe::hours(line);
            format!("{kind}: {}", lines.join("; "))
        };
        let closures = offer.closures.known().into_iter().flatten().map(describe::closure);
        hours.iter().map(line).chain(closures).collect()
    });
    let documents = offer.documents.known().map(|documents| match documents.as_slice() {
        [] => vec![text("offer.documents.none")],
        some => some.iter().map(|document| in_reader_language(document).1).collect(),
    });
    let reach =
        offer.reach.known().map(|reach| list(reach.iter().map(|r| describe::term("reach", *r)).collect()));
    let access = offer
        .access
        .known()
        .map(|access| list(access.iter().map(|a| describe::term("access", *a)).collect()));
    let languages = offer
        .languages
        .known()
        .map(|languages| list(languages.iter().map(describe::language_name).collect()));
    let ages = offer.ages.known().map(|ages| vec![describe::ages(ages)]);
    let places: Vec<String> =
        offer.known_places().iter().map(address_of).filter(|line| !line.is_empty()).collect();
    let rows: [(&str, Vec<String>); 13] = [
        ("offer.cost", cost.unwrap_or_else(asked)),
        ("offer.ages", ages.unwrap_or_else(asked)),
        ("offer.audience", words(&offer.audience)),
        ("offer.not-for", words(&offer.not_for)),
        ("offer.hours", hours.unwrap_or_else(asked)),
        ("offer.reach", reach.unwrap_or_else(asked)),
        ("offer.where", places),
        ("offer.area", offer.area.known().map(|area| vec![describe::area(area)]).unwrap_or_default()),
        ("offer.languages", languages.unwrap_or_else(asked)),
        ("offer.access", access.unwrap_or_else(asked)),
        ("offer.referral", words(&offer.referral_by)),
        ("offer.documents", documents.unwrap_or_else(asked)),
        ("offer.waiting", offer.waiting.known().map(waiting).unwrap_or_default()),
    ];
    let row = |(term, values): (&str, Vec<String>)| {
        let lines = values.into_iter().map(|value| element("dd").text(value));
        block("div", "fact").child(element("dt").text(text(term))).children(lines)
    };
    let rows = rows.into_iter().filter(|(_, values)| !values.is_empty());
    block("dl", "facts sheet").children(rows.map(row)).into()
}

fn waiting(waiting: &Waiting) -> Vec<String> {
    let weeks = waiting.weeks.known().map(|weeks| match weeks {
        0 => text("offer.waiting.none"),
        weeks => plural("offer.waiting.weeks", usize::from(*weeks)),
    });
    let note = stated_text(&waiting.note).map(|(_, text)| text);
    let as_of = waiting.as_of.map(|date| text_with("offer.as-of", &[("date", &describe::date(date))]));
    weeks.into_iter().chain(note).chain(as_of).collect()
}

/// An address in one line; a hidden place says only where about it is.
fn address_of(place: &Place) -> String {
    let name = stated_text(&place.name).map(|(_, text)| text);
    let town = match (place.postal_code.known(), place.town.known()) {
        (Some(code), Some(town)) => Some(format!("{code} {town}")),
        (code, town) => code.or(town).cloned(),
    };
    let steps = place.step_free.known().map(|steps| describe::term("step-free", *steps));
    let note = stated_text(&place.note).map(|(_, text)| text);
    let parts = [name, place.street.known().cloned(), town, place.district.known().cloned(), steps, note];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// What can be relied on; each fact stated yes, stated no, or to be asked.
fn trust(trust: Option<&Trust>) -> Vec<AnyView> {
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
    let fact = |(name, stated): (&str, Stated<bool>)| match stated.known() {
        Some(true) => ("check", text(&format!("trust.{name}.yes"))),
        Some(false) => ("info", text(&format!("trust.{name}.no"))),
        None => ("ask", format!("{}: {}", text(&format!("trust.{name}.what")), text("offer.not-stated"))),
    };
    let sheet = block("div", "sheet trust").child(reasons(facts.into_iter().map(fact).collect()));
    std::iter::once(sheet.into()).chain(paragraphs(&trust.note)).collect()
}

/// Every way to reach it, with whose number it is.
fn contacts(offer: &Offer) -> AnyView {
    let line = |one: &Contact| {
        let (icon, href, label) = contact(one)?;
        let href = match one.kind {
            ContactKind::Mail => {
                let subject = text_with("contact.subject", &[("offer", offer.name.get("de").1)]);
                format!("{href}?subject={}", address::encode(&subject))
            }
            _ => href,
        };
        let whose = stated_text(&one.label).map(|(lang, text)| block("span", "small").lang(lang).text(text));
        Some(element("li").child(contact_button("text-link", (icon, href, label))).text(" ").children(whose))
    };
    let page = offer.provider.url.known().map(|url| {
        element("li").child(contact_button("text-link", ("web", url.clone(), text("contact.web"))))
    });
    element("ul").children(offer.contacts.iter().filter_map(line)).children(page).into()
}

/// When it was verified, and where the facts come from.
fn origin_of_facts(offer: &Offer) -> Vec<AnyView> {
    let verified = match offer.verified.known() {
        Some(verified) => text_with("offer.verified", &[("date", &describe::date(verified.on))]),
        None => text("offer.unverified"),
    };
    let source = offer.source.known().map(|source| {
        let as_of = source.as_of.map(|date| text_with("offer.as-of", &[("date", &describe::date(date))]));
        let parts = [source.name.clone(), source.url.clone(), source.licence.clone(), as_of];
        let source = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
        text_with("offer.source", &[("source", &source)])
    });
    std::iter::once(verified).chain(source).map(|words| block("p", "small").text(words).into()).collect()
}
