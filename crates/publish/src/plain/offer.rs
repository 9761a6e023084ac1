//! The page of one offer, and its entry in the booklet. What is not stated is said to be not stated.

use maud::{Markup, html};
use nahbei_catalogue::{Cost, Language, Need, Offer, Stated, Term, Text, Trust, Waiting};

use super::frame::Frame;
use super::shelf::Kept;
use super::texts::Texts;
use super::{describe, lists};

const GERMAN: &str = Language::GERMAN;

/// The page of an offer, by the code that stands for it in addresses.
pub fn file(offer: &Offer) -> String {
    format!("offer-{}.html", offer.code())
}

/// What the browser's history keeps: nothing telling where there is violence.
pub fn title(offer: &Offer, texts: &Texts) -> String {
    match offer.needs.known() {
        Some(needs) if needs.contains(&Need::Violence) => texts.get("plain.neutral"),
        _ => offer.name.get(GERMAN).1.to_owned(),
    }
}

/// All that an offer says.
pub fn page(kept: &Kept<'_>, frame: &Frame<'_>) -> Markup {
    let (offer, texts) = (kept.offer, frame.texts);
    html! {
        article {
            h1 { (said(&offer.name)) }
            p.lead { (said(&offer.provider.name)) }
            @if let Some(support) = offer.support.known() { p { (describe::terms(texts, "support", support)) } }
            @if offer.example { p.banner { (texts.get("example.offer")) } }
            @if let Some(dates) = describe::days(texts, offer.visible_from, offer.visible_to) {
                p { (texts.with("plain.visible", &[("dates", &dates)])) }
            }
            (paragraphs(&offer.summary))
            section.first-step {
                h2 { (texts.get("offer.start")) }
                (contacts(offer, texts))
                @if offer.known_places().iter().any(|place| place.hidden) { p { (texts.get("offer.hidden")) } }
                (paragraphs(&offer.first_step))
            }
            @if !offer.what_you_get.is_not_stated() {
                h2 { (texts.get("offer.get")) }
                (paragraphs(&offer.what_you_get))
            }
            (paragraphs(&offer.description))
            h2 { (texts.get("offer.know")) }
            (facts(offer, texts))
            h2 { (texts.get("offer.trust")) }
            (trust(offer.trust.known(), texts))
            (other_languages(offer, texts))
            p.small { (origin(offer, texts)) }
            p { a href={ "../#o." (offer.code()) } { (texts.get("plain.app")) } }
            (ways_on(kept, texts))
        }
        (frame.people(kept.towns.iter().copied()))
    }
}

/// The pages of its needs and towns.
fn ways_on(kept: &Kept<'_>, texts: &Texts) -> Markup {
    html! {
        ul.columns {
            @for need in kept.offer.needs.known().into_iter().flatten() {
                li { a href=(lists::need_file(*need)) { (texts.get(&format!("need.{}", need.id()))) } }
            }
            @for town in &kept.towns {
                li { a href=(lists::town_file(town)) { (texts.with("plain.of-town", &[("town", &town.name)])) } }
            }
        }
    }
}

/// What a person needs on paper: whom to call, where, when, and how to begin.
pub fn entry(offer: &Offer, texts: &Texts) -> Markup {
    html! {
        article.entry {
            h3 { (said(&offer.name)) }
            p { (said(&offer.provider.name)) }
            (paragraphs(&offer.summary))
            (contacts(offer, texts))
            (paragraphs(&offer.first_step))
            (facts(offer, texts))
            p.small { (origin(offer, texts)) @if offer.example { " " (texts.get("example.offer")) } }
        }
    }
}

/// A text, marked where it is not German.
fn said(text: &Text) -> Markup {
    let (language, words) = text.get(GERMAN);
    html! {
        @if language == GERMAN { (words) } @else { span lang=(language) dir=(describe::direction(language)) { (words) } }
    }
}

fn paragraphs(stated: &Stated<Text>) -> Markup {
    let Some(text) = stated.known() else { return html! {} };
    let (language, words) = text.get(GERMAN);
    lines(language, words)
}

fn lines(language: &str, words: &str) -> Markup {
    let lines = words.split('\n').filter(|line| !line.trim().is_empty());
    html! {
        @for line in lines {
            @if language == GERMAN { p { (line) } } @else { p lang=(language) dir=(describe::direction(language)) { (line) } }
        }
    }
}

fn contacts(offer: &Offer, texts: &Texts) -> Markup {
    html! {
        ul.contacts {
            @for contact in &offer.contacts {
                li {
                    span.small { (texts.get(&format!("contact.{}", contact.kind.id()))) } " "
                    @match contact.href() {
                        Some(href) => { a href=(href) rel="noreferrer" { (contact.value) } }
                        None => { (contact.value) }
                    }
                    @if let Some(label) = contact.label.known() { " " (said(label)) }
                }
            }
        }
    }
}

/// The facts in the order of the app.
fn facts(offer: &Offer, texts: &Texts) -> Markup {
    let one = |words: String| vec![words];
    let ask = || vec![texts.get("offer.not-stated")];
    let text = |stated: &Stated<Text>| stated.known().map(|text| text.get(GERMAN).1.to_owned());
    let hours = offer.hours.known().map(|hours| {
        let closures = offer.closures.known().into_iter().flatten();
        let lines = hours.iter().map(|hours| describe::hours(texts, hours));
        lines.chain(closures.map(|closure| describe::closure(texts, closure))).collect()
    });
    let documents = offer.documents.known().map(|documents| match documents.as_slice() {
        [] => one(texts.get("offer.documents.none")),
        some => some.iter().map(|document| document.get(GERMAN).1.to_owned()).collect(),
    });
    let languages = offer.languages.known().map(|languages| {
        one(languages.iter().map(|code| describe::language(texts, code)).collect::<Vec<_>>().join(", "))
    });
    let places: Vec<String> =
        offer.known_places().iter().map(|place| describe::place(texts, place)).collect();
    let rows = [
        ("offer.cost", offer.cost.known().map_or_else(ask, |price| cost(price, texts))),
        ("offer.ages", offer.ages.known().map_or_else(ask, |ages| one(describe::ages(texts, ages)))),
        ("offer.audience", text(&offer.audience).into_iter().collect()),
        ("offer.not-for", text(&offer.not_for).into_iter().collect()),
        ("offer.hours", hours.unwrap_or_else(ask)),
        (
            "offer.reach",
            offer.reach.known().map_or_else(ask, |reach| one(describe::terms(texts, "reach", reach))),
        ),
        ("offer.where", places),
        ("offer.area", offer.area.known().map(|area| describe::area(texts, area)).into_iter().collect()),
        ("offer.languages", languages.unwrap_or_else(ask)),
        (
            "offer.access",
            offer.access.known().map_or_else(ask, |access| one(describe::terms(texts, "access", access))),
        ),
        ("offer.referral", text(&offer.referral_by).into_iter().collect()),
        ("offer.documents", documents.unwrap_or_else(ask)),
        ("offer.waiting", offer.waiting.known().map(|waiting| wait(waiting, texts)).unwrap_or_default()),
    ];
    html! {
        dl {
            @for (key, lines) in rows.iter().filter(|(_, lines)| lines.iter().any(|line| !line.is_empty())) {
                div {
                    dt { (texts.get(key)) }
                    @for line in lines { dd { (line) } }
                }
            }
        }
    }
}

fn cost(cost: &Cost, texts: &Texts) -> Vec<String> {
    let kind = cost.kind.known().map(|kind| texts.get(&format!("cost.{}", kind.id())));
    let note = cost.note.known().map(|note| note.get(GERMAN).1.to_owned());
    let lines: Vec<String> = kind.into_iter().chain(note).collect();
    if lines.is_empty() { vec![texts.get("offer.not-stated")] } else { lines }
}

fn wait(waiting: &Waiting, texts: &Texts) -> Vec<String> {
    let weeks = waiting.weeks.known().map(|weeks| match weeks {
        0 => texts.get("offer.waiting.none"),
        weeks => texts.plural("offer.waiting.weeks", usize::from(*weeks)),
    });
    let note = waiting.note.known().map(|note| note.get(GERMAN).1.to_owned());
    let as_of = waiting.as_of.map(|day| texts.with("offer.as-of", &[("date", &describe::date(texts, day))]));
    weeks.into_iter().chain(note).chain(as_of).collect()
}

fn trust(trust: Option<&Trust>, texts: &Texts) -> Markup {
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
    let known = facts.iter().filter_map(|(name, stated)| {
        let answer = if *stated.known()? { "yes" } else { "no" };
        Some(texts.get(&format!("trust.{name}.{answer}")))
    });
    let unknown: Vec<String> = facts
        .iter()
        .filter(|(_, stated)| stated.is_not_stated())
        .map(|(name, _)| texts.get(&format!("trust.{name}.what")))
        .collect();
    html! {
        ul {
            @for line in known { li { (line) } }
            @if !unknown.is_empty() { li { (texts.with("trust.ask", &[("what", &unknown.join(", "))])) } }
        }
        (paragraphs(&trust.note))
    }
}

/// What the offer says in each other language, with a word on who translated it.
fn other_languages(offer: &Offer, texts: &Texts) -> Markup {
    let parts = [
        offer.summary.known(),
        offer.what_you_get.known(),
        offer.description.known(),
        offer.first_step.known(),
    ];
    let others = offer.name.iter().filter(|(language, _)| language.code() != GERMAN);
    html! {
        @for (language, name) in others {
            @let code = language.code();
            @let own = parts.iter().flatten().filter(|text| text.get(code).0 == code);
            @let is_by_machine = own.clone().any(|text| text.is_by_machine(code)) || offer.name.is_by_machine(code);
            section lang=(code) dir=(describe::direction(code)) {
                h2 { (name) }
                @for text in own { (lines_within(text.get(code).1)) }
                @if is_by_machine && let Some(sentence) = texts.by_machine(code) { p.small { (sentence) } }
            }
        }
    }
}

fn lines_within(words: &str) -> Markup {
    html! { @for line in words.split('\n').filter(|line| !line.trim().is_empty()) { p { (line) } } }
}

/// When it was verified, and where the facts come from.
fn origin(offer: &Offer, texts: &Texts) -> String {
    let day = |day| describe::date(texts, day);
    let verified = match offer.verified.known() {
        Some(verified) => texts.with("offer.verified", &[("date", &day(verified.on))]),
        None => texts.get("offer.unverified"),
    };
    let source = offer.source.known().map(|source| {
        let as_of = source.as_of.map(|as_of| texts.with("offer.as-of", &[("date", &day(as_of))]));
        let parts = [source.name.clone(), source.url.clone(), source.licence.clone(), as_of];
        texts.with("offer.source", &[("source", &parts.into_iter().flatten().collect::<Vec<_>>().join(", "))])
    });
    std::iter::once(verified).chain(source).collect::<Vec<_>>().join(" · ")
}
