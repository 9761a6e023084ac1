//! "So fangen Sie an": whom to reach now, one sentence to say, what it costs, what to bring and what happens then.
//! Invents nothing: what is not stated is left to be asked.

use super::{fact, not_stated, paragraphs, said};
use crate::components::{Element, block, contact_button, element, lamp};
use crate::pages::cards::{best_contact, contact_of, in_reader_language};
use crate::state::Data;
use crate::texts::{describe, in_german, plural, text, text_with};
use jiff::civil::DateTime;
use leptos::prelude::*;
use nahbei_catalogue::{
    Access, Contact, ContactKind, Cost, Hours, HoursKind, Language, Need, Offer, Term, Text, Waiting,
};

/// The card. `asked` are the needs the family asked for: the sentence to say speaks of them first.
pub fn card(data: &Data, offer: &Offer, asked: &[Need], now: DateTime) -> AnyView {
    let hours = offer.hours.known().map_or(&[][..], Vec::as_slice);
    let closures = offer.closures.known().map_or(&[][..], Vec::as_slice);
    let lamp_of = |hours: &[Hours]| describe::lamp(hours, closures, data.state_of(offer), now);
    let now_words = lamp_of(hours);
    let somebody_answers = now_words.0 == "full";
    let best = best_contact(&offer.contacts);
    // Whoever finds nobody there now can write now.
    let other = best
        .filter(|best| best.kind == ContactKind::Phone && !somebody_answers)
        .and_then(|_| offer.contacts.iter().find(|contact| is_written(contact)));
    let other = other.and_then(|other| contact_of(offer, other)).map(|(icon, href, label)| {
        let words = text_with("offer.or-write", &[("contact", &label)]);
        contact_button("text-link", (icon, href, words))
    });
    // A door that is open without an appointment is a first step, too.
    let visit: Vec<Hours> = hours.iter().filter(|line| line.kind == HoursKind::Visit).cloned().collect();
    let is_open_door = offer.access.known().is_some_and(|access| access.contains(&Access::DropIn));
    let door = (is_open_door && visit.len() < hours.len() && !visit.is_empty()).then(|| {
        let (shape, words) = lamp_of(&visit);
        lamp((shape, format!("{}: {words}", describe::term("access", Access::DropIn))))
    });
    let hidden = offer.known_places().iter().any(|place| place.hidden);
    block("section", "human")
        .with("aria-label", text("offer.start"))
        .child(element("h2").text(text("offer.start")))
        .child(lamp(now_words))
        .children(
            best.and_then(|best| contact_of(offer, best))
                .map(|link| contact_button("button human__call", link)),
        )
        .children(other)
        .children(door)
        .children(hidden.then(|| element("p").text(text("offer.hidden"))))
        .child(sentence(offer, asked, best))
        .children(paragraphs(&offer.first_step))
        .child(block("dl", "facts").children(facts(offer)))
        .into()
}

const fn is_written(contact: &Contact) -> bool {
    !matches!(contact.kind, ContactKind::Phone | ContactKind::Web)
}

/// One sentence to begin with, so that nobody has to look for words.
fn sentence(offer: &Offer, asked: &[Need], best: Option<&Contact>) -> AnyView {
    let needs = offer.needs.known().map_or(&[][..], Vec::as_slice);
    let need = asked.iter().find(|need| needs.contains(need)).or(needs.first());
    let words = || text(&need.map_or_else(|| "say".to_owned(), |need| format!("say.{}", need.id())));
    // German first: it is what is said on the telephone.
    let german =
        in_german(words).map(|words| quote(words).lang(Language::GERMAN.to_owned()).with("dir", "ltr"));
    let title = if best.is_some_and(is_written) { "offer.say.write" } else { "offer.say" };
    block("figure", "say")
        .child(element("figcaption").text(text(title)))
        .children(german)
        .child(quote(words()))
        .into()
}

fn quote(words: String) -> Element {
    element("blockquote").text(words)
}

fn facts(offer: &Offer) -> Vec<AnyView> {
    let documents = offer.documents.known().map(|documents| match documents.as_slice() {
        [] => vec![text("offer.documents.none").into_any()],
        some => some.iter().map(document).collect(),
    });
    let rows = [
        fact("offer.cost", offer.cost.known().map_or_else(not_stated, cost)),
        fact("offer.documents", documents.unwrap_or_else(not_stated)),
        fact("offer.waiting", offer.waiting.known().map(waiting).unwrap_or_default()),
    ];
    rows.into_iter().flatten().collect()
}

fn document(document: &Text) -> AnyView {
    let (language, text) = in_reader_language(document);
    element("span").lang(language).text(text).into()
}

fn cost(cost: &Cost) -> Vec<AnyView> {
    let kind = cost.kind.known().map(|kind| describe::term("cost", *kind).into_any());
    let values: Vec<AnyView> = kind.into_iter().chain(said(&cost.note)).collect();
    if values.is_empty() { not_stated() } else { values }
}

fn waiting(waiting: &Waiting) -> Vec<AnyView> {
    let weeks = waiting.weeks.known().map(|weeks| match weeks {
        0 => text("offer.waiting.none"),
        weeks => plural("offer.waiting.weeks", usize::from(*weeks)),
    });
    let as_of = waiting.as_of.map(|date| text_with("offer.as-of", &[("date", &describe::date(date))]));
    let weeks = weeks.map(IntoAny::into_any).into_iter().chain(said(&waiting.note));
    weeks.chain(as_of.map(IntoAny::into_any)).collect()
}
