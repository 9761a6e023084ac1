//! One offer: what you get, how to start, what it costs, when, where, and what can be relied on. What an offer does
//! not state is said to be not stated.

use super::cards::{Human, best_contact, contact, in_reader_language, language_name, stated_text};
use crate::browser::{address, intl};
use crate::components::{Banner, Icon, Lamp, Message, Reasons, SupportTags, TurningIcon};
use crate::state::{Data, State, View};
use crate::texts::{describe, plural, text, text_with};
use jiff::civil::DateTime;
use leptos::prelude::*;
use nahbei_catalogue::{ContactKind, Offer, Place, Stated, Text, Trust, Waiting};
use nahbei_finder::{Hit, Index};

/// The page of the offer with this code.
#[component]
pub fn OfferPage(state: State, code: String) -> impl IntoView {
    let now = intl::now_in_berlin();
    move || {
        let data = state.data.get()?;
        let found = data.index.by_code(&code).filter(|offer| offer.is_visible(now.date()));
        Some(match found {
            Some(offer) => page(state, &data, offer, now).into_any(),
            None => {
                let all = state.route.with_untracked(|route| route.at(View::Results).href());
                view! {
                    <Message title=text("offer.gone") words=text("offer.gone.hint")>
                        <a class="button" href=all>{text("offer.back")}</a>
                    </Message>
                    <Human state=state now=now/>
                }
                .into_any()
            }
        })
    }
}

fn page(state: State, data: &Data, offer: &Offer, now: DateTime) -> impl IntoView + use<> {
    let route = state.route.get_untracked();
    let results = route.at(View::Results).href();
    let back = move |event: leptos::ev::MouseEvent| {
        if address::can_go_back() {
            event.prevent_default();
            address::back();
        }
    };
    let support = offer.support.known().into_iter().flatten();
    let tags = support.map(|support| (*support, describe::term("support", *support))).collect::<Vec<_>>();
    let (name, provider) = (in_reader_language(&offer.name), in_reader_language(&offer.provider.name));
    let results_now = state.results.get_untracked();
    let hit = results_now.hits.iter().chain(&results_now.near).find(|hit| is_of(hit, offer, &data.index));
    let query = state.query();
    let reasons = hit.map(|hit| hit.reasons(offer, &query, now.date())).unwrap_or_default();
    let reasons: Vec<_> = reasons.iter().map(|reason| describe::reason(reason, offer)).collect();
    let way = hit.map(|hit| describe::way(offer, hit));
    view! {
        <a class="text-link" href=results on:click=back><TurningIcon name="back"/>{text("offer.back")}</a>
        <p class="offer-card__kind"><SupportTags tags=tags/><span class="offer-card__way">{way}</span></p>
        <h1 lang=name.0>{name.1}</h1>
        <p class="lead" lang=provider.0>{provider.1}</p>
        {paragraphs(&offer.summary)}
        {offer.example.then(|| view! { <Banner words=text("example.offer")/> })}
        {(!reasons.is_empty()).then(|| view! { <Reasons reasons=reasons/> })}
        {start(data, offer, now)}
        {section("offer.get", &offer.what_you_get)}
        {paragraphs(&offer.description)}
        <h2>{text("offer.know")}</h2>
        {facts(offer)}
        <h2>{text("offer.trust")}</h2>
        {trust(offer.trust.known())}
        {contacts(offer)}
        {origin_of_facts(offer)}
        <Human state=state now=now/>
    }
}

fn is_of(hit: &Hit, offer: &Offer, index: &Index) -> bool {
    index.offers().get(hit.offer).is_some_and(|other| other.id == offer.id)
}

fn paragraphs(stated: &Stated<Text>) -> Option<impl IntoView + use<>> {
    let (language, text) = stated_text(stated)?;
    let lines = text.split('\n').filter(|line| !line.trim().is_empty());
    Some(lines.map(|line| view! { <p lang=language.clone()>{line.to_owned()}</p> }).collect_view())
}

fn section(heading: &str, stated: &Stated<Text>) -> Option<impl IntoView + use<>> {
    paragraphs(stated).map(|words| view! { <h2>{text(heading)}</h2>{words} })
}

/// "So fangen Sie an": the best contact, whether somebody answers now, and what happens then.
fn start(data: &Data, offer: &Offer, now: DateTime) -> impl IntoView + use<> {
    let hours = offer.hours.known().map_or(&[][..], Vec::as_slice);
    let closures = offer.closures.known().map_or(&[][..], Vec::as_slice);
    let lamp = describe::lamp(hours, closures, data.state_of(offer), now);
    let call = best_contact(&offer.contacts).and_then(contact).map(|(icon, href, label)| {
        let outside = !href.starts_with("tel:");
        view! { <a class="button human__call" href=href rel=outside.then_some("noreferrer")><Icon name=icon/><bdi>{label}</bdi></a> }
    });
    let hidden = offer.known_places().iter().any(|place| place.hidden);
    view! {
        <section class="human" aria-labelledby="start-title">
            <h2 id="start-title">{text("offer.start")}</h2>
            <Lamp shape=lamp.0 words=lamp.1/>
            {call}
            {paragraphs(&offer.first_step)}
            {hidden.then(|| view! { <p>{text("offer.hidden")}</p> })}
        </section>
    }
}

/// The facts, each with its value or "not stated"; what matters to everybody is never left out.
fn facts(offer: &Offer) -> impl IntoView + use<> {
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
    let languages =
        offer.languages.known().map(|languages| list(languages.iter().map(language_name).collect()));
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
        let lines = values.into_iter().map(|value| view! { <dd>{value}</dd> }).collect_view();
        view! { <div class="fact"><dt>{text(term)}</dt><div class="fact__values">{lines}</div></div> }
    };
    let rows = rows.into_iter().filter(|(_, values)| !values.is_empty());
    view! { <dl class="facts sheet">{rows.map(row).collect_view()}</dl> }
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
fn trust(trust: Option<&Trust>) -> impl IntoView + use<> {
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
    view! {
        <div class="sheet trust"><Reasons reasons=facts.into_iter().map(fact).collect()/></div>
        {paragraphs(&trust.note)}
    }
}

fn contacts(offer: &Offer) -> impl IntoView + use<> {
    let line = |one: &nahbei_catalogue::Contact| {
        let (icon, href, label) = contact(one)?;
        let whose =
            stated_text(&one.label).map(|(lang, text)| view! { <span class="small" lang=lang>{text}</span> });
        let href = match one.kind {
            ContactKind::Mail => {
                let subject = text_with("contact.subject", &[("offer", offer.name.get("de").1)]);
                format!("{href}?subject={}", String::from(js_sys::encode_uri_component(&subject)))
            }
            _ => href,
        };
        Some(
            view! { <li><a class="text-link" href=href rel="noreferrer"><Icon name=icon/><bdi>{label}</bdi></a>" "{whose}</li> },
        )
    };
    let page = offer.provider.url.known().map(|url| {
        view! { <li><a class="text-link" href=url.clone() rel="noreferrer"><Icon name="web"/>{text("contact.web")}</a></li> }
    });
    view! {
        <h2>{text("offer.contacts")}</h2>
        <ul>{offer.contacts.iter().filter_map(line).collect_view()}{page}</ul>
    }
}

/// When it was verified, and where the facts come from.
fn origin_of_facts(offer: &Offer) -> impl IntoView + use<> {
    let verified = match offer.verified.known() {
        Some(verified) => text_with("offer.verified", &[("date", &describe::date(verified.on))]),
        None => text("offer.unverified"),
    };
    let source = offer.source.known().map(|source| {
        let as_of = source.as_of.map(|date| text_with("offer.as-of", &[("date", &describe::date(date))]));
        let parts = [source.name.clone(), source.url.clone(), source.licence.clone(), as_of];
        let source = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
        view! { <p class="small">{text_with("offer.source", &[("source", &source)])}</p> }
    });
    view! { <p class="small">{verified}</p>{source} }
}
