//! The contacts of an offer or an office together: who can be reached how. Numbers and addresses have files of their own.

use super::finding::{Findings, kinds, quoted};
use super::{mail, phone, texts, web};
use nahbei_catalogue::{Contact, ContactKind, Language, Offer, ProviderKind, Reach, Stated};

kinds! {
    NO_WAY "reach-without-contact" Warning {
        de: "Ein Weg ist versprochen, aber der Kontakt dazu fehlt", "Die Familie sucht vergeblich nach der Nummer oder dem Chat.", "Den Kontakt dazu eintragen oder den Weg unter „reach“ streichen.";
        en: "A way is promised, but its contact is missing", "The family looks for the number or the chat in vain.", "Add the contact, or take the way out of reach.";
    }
    TWICE "contact-twice" Hint {
        de: "Derselbe Kontakt steht zweimal da", "Die Familie sieht zwei Wege, wo nur einer ist.", "Einen davon löschen.";
        en: "The same contact stands there twice", "The family sees two ways where there is one.", "Delete one of them.";
    }
    PERSON "contact-names-person" Hint {
        de: "Hier steht der Name eines Menschen", "Namen wechseln; und wer genannt wird, muss gefragt sein.", "Die Stelle nennen statt der Person: „Anmeldung“, „Familienbüro“.";
        en: "A person is named here", "Names change; and whoever is named must have been asked.", "Name the desk instead of the person: registration, family office.";
    }
    ONLY_IN_TEXT "contact-only-in-text" Hint {
        de: "Eine Nummer steht nur im Text", "Im Text kann man sie nicht antippen, und sie fehlt auf dem Ausdruck.", "Sie als Kontakt eintragen.";
        en: "A number stands in the text only", "There it cannot be tapped, and it is missing on paper.", "Add it as a contact.";
    }
}

/// Checks one contact by itself; `is_real` says that families are meant to use it.
pub fn check_one(
    contact: &Contact,
    at: &str,
    is_real: bool,
    provider: Stated<ProviderKind>,
    findings: &mut Findings,
) {
    phone::check_number(contact, at, is_real, findings);
    mail::check(contact, at, is_real, provider, findings);
    if contact.value.starts_with("http") {
        web::check(&contact.value, &format!("{at}/value"), is_real, findings);
    }
    if let Some((place, label)) =
        contact.label.known().and_then(|label| super::finding::german(label, "label"))
        && names_person(label)
    {
        findings.add(&PERSON, &format!("{at}/{place}"), quoted(findings.lang, label));
    }
}

/// Checks all contacts of an offer.
pub fn check(offer: &Offer, findings: &mut Findings) {
    let lang = findings.lang;
    let is_real = !offer.example;
    for (nth, contact) in offer.contacts.iter().enumerate() {
        let at = findings.nth("contacts", nth);
        check_one(contact, &at, is_real, offer.provider.kind, findings);
        let is_same = |other: &&Contact| other.kind == contact.kind && other.href() == contact.href();
        if offer.contacts[..nth].iter().any(|other| is_same(&other)) {
            findings.add(&TWICE, &format!("{at}/value"), quoted(lang, &contact.value));
        }
    }
    if let Some(url) = offer.provider.url.known() {
        web::check(url, "provider/url", is_real, findings);
    }
    phone::check_together(offer, findings);
    check_reach(offer, findings);
    if let Some(by) = offer.verified.known().and_then(|verified| verified.by.as_ref())
        && (by.contains('@') || names_person(by))
    {
        findings.add(&PERSON, "verified/by", quoted(lang, by));
    }
    let known: Vec<String> = offer.contacts.iter().filter_map(phone::dialled).collect();
    for (at, text) in texts::of(offer) {
        let words = text.get(Language::GERMAN).1;
        if let Some(number) = numbers_in(words).into_iter().find(|number| is_missing(number, &known)) {
            findings.add(&ONLY_IN_TEXT, &at, quoted(lang, &number));
        }
    }
}

fn check_reach(offer: &Offer, findings: &mut Findings) {
    // A chat or a form may begin on the provider's own page.
    let has_page = !offer.provider.url.is_not_stated();
    let has = |kinds: &[ContactKind]| {
        (has_page && kinds.contains(&ContactKind::Web))
            || offer.contacts.iter().any(|contact| kinds.contains(&contact.kind))
    };
    for (nth, reach) in offer.reach.known().into_iter().flatten().enumerate() {
        let is_possible = match reach {
            Reach::Phone => has(&[ContactKind::Phone]),
            Reach::Chat => {
                has(&[ContactKind::Chat, ContactKind::Messenger, ContactKind::Web, ContactKind::Form])
            }
            Reach::Mail => has(&[ContactKind::Mail, ContactKind::Form, ContactKind::Web]),
            Reach::OnSite | Reach::HomeVisit | Reach::Video => true,
        };
        if !is_possible {
            let id = nahbei_catalogue::Term::id(*reach);
            findings.add(&NO_WAY, &findings.nth("reach", nth), id);
        }
    }
}

fn names_person(text: &str) -> bool {
    let mut words =
        text.split_whitespace().skip_while(|word| !matches!(*word, "Frau" | "Herr" | "Hr." | "Fr."));
    let next = words.nth(1).unwrap_or_default();
    next.len() > 2 && next.starts_with(char::is_uppercase)
}

/// What looks like a telephone number with its area code in a text.
fn numbers_in(text: &str) -> Vec<String> {
    let is_part = |letter: char| letter.is_ascii_digit() || " /-–()+".contains(letter);
    let runs = text.split(|letter| !is_part(letter)).map(|run| run.trim_matches([' ', '-', '–', '/']));
    let is_number = |run: &&str| {
        let digits = run.chars().filter(char::is_ascii_digit).count();
        let begins = run.trim_start_matches('(').starts_with('0') || run.starts_with("+49");
        begins && (8..=14).contains(&digits) && !run.contains(" - ") && !run.contains(" – ")
    };
    runs.filter(is_number).map(str::to_owned).collect()
}

fn is_missing(number: &str, known: &[String]) -> bool {
    let contact = Contact { kind: ContactKind::Phone, value: number.to_owned(), label: Stated::NotStated };
    phone::dialled(&contact).is_some_and(|dialled| !known.contains(&dialled))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_seen_in_texts() {
        for (text, found) in [
            ("Anmeldung unter 030 23125 001.", Some("030 23125 001")),
            ("Ruf an: (040) 66969-123, gern", Some("(040) 66969-123")),
            ("Mo 09:00-12:00, Di 14:00-16:00", None),
            ("vom 01.02.2027 bis 05.02.2027", None),
            ("112 oder 116 117", None),
        ] {
            assert_eq!(numbers_in(text).first().map(String::as_str), found, "{text}");
        }
    }

    #[test]
    fn a_person_is_named_by_her_title() {
        for (text, named) in
            [("Frau Meier", true), ("Anmeldung", false), ("Frauenbüro", false), ("für Frau und Kind", false)]
        {
            assert_eq!(names_person(text), named, "{text}");
        }
    }
}
