//! Telephone numbers that nobody answers, or that cost dearly. It calls none of them.

use super::finding::{Findings, kinds, quoted};
use nahbei_catalogue::{Contact, ContactKind, Offer, ProviderKind};
use phonenumber::metadata::DATABASE;
use phonenumber::{Type, country};

kinds! {
    IMPOSSIBLE "phone-impossible" Error {
        de: "Diese Telefonnummer kann es nicht geben", "Wer anruft, hört „Kein Anschluss“ und versucht es vielleicht kein zweites Mal.", "Die Ziffern mit der Seite des Anbieters vergleichen; Vorwahl nicht vergessen.";
        en: "There can be no such telephone number", "Whoever calls hears that it is not in service, and may not try a second time.", "Compare the digits with the provider's page; do not forget the area code.";
    }
    UNASSIGNED "phone-unassigned" Warning {
        de: "Diese Vorwahl oder Nummernlänge ist in Deutschland nicht vergeben", "Wer anruft, hört wahrscheinlich „Kein Anschluss“.", "Die Nummer anrufen oder mit der Seite des Anbieters vergleichen.";
        en: "This area code or length is not in use in Germany", "Whoever calls probably hears that it is not in service.", "Call the number, or compare it with the provider's page.";
    }
    FICTION "phone-fiction" Error {
        de: "Diese Nummer ist für Filme reserviert; niemand hebt ab", "Eine Familie in Not ruft ins Leere.", "Die wirkliche Nummer eintragen, oder „example“ setzen, wenn das Angebot erfunden ist.";
        en: "This number is reserved for fiction; nobody answers", "A family in need calls nobody.", "Write the real number, or set example if the offer is invented.";
    }
    PLACEHOLDER "phone-placeholder" Error {
        de: "Diese Nummer sieht nach einem Platzhalter aus", "Eine Familie in Not ruft ins Leere oder bei Fremden an.", "Die wirkliche Nummer eintragen.";
        en: "This number looks like a placeholder", "A family in need calls nobody, or a stranger.", "Write the real number.";
    }
    PREFIXED "phone-short-number-prefixed" Error {
        de: "Diese Kurzwahl gilt nur ohne Vorwahl", "Mit Vorwahl erreicht man niemanden, und das in einem Notfall.", "Nur die Kurzwahl schreiben, ohne 0 und ohne +49.";
        en: "This short number works without a prefix only", "With a prefix it reaches nobody, and that in an emergency.", "Write the short number alone, without 0 and without +49.";
    }
    EXPENSIVE "phone-expensive" Warning {
        de: "Ein Anruf bei dieser Nummer ist teuer", "Wer wenig Geld hat, zahlt bis zu mehreren Euro oder legt auf.", "Den Anbieter nach einer Festnetznummer fragen, oder den Preis unter „label“ nennen.";
        en: "A call to this number is expensive", "Somebody with little money pays up to several euros, or hangs up.", "Ask the provider for a landline number, or tell the price in label.";
    }
    ABROAD "phone-abroad" Hint {
        de: "Diese Nummer liegt im Ausland", "Anrufe ins Ausland kosten mehr und sind oft gesperrt.", "Nach einer deutschen Nummer fragen, oder unter „label“ sagen, in welchem Land sie ist.";
        en: "This number is in another country", "Calls abroad cost more and are often barred.", "Ask for a German number, or say in label which country it is in.";
    }
    PRIVATE_MOBILE "phone-looks-private" Hint {
        de: "Die einzige Nummer ist ein Handy und könnte jemandem privat gehören", "Wechselt die Person, ist das Angebot weg; und sie wird abends privat angerufen.", "Nach einer Nummer der Einrichtung fragen. Ist es ein Diensthandy, unter „label“ sagen, wessen.";
        en: "The only number is a mobile that may be somebody's own", "When the person changes, the offer is gone; and she is called at home at night.", "Ask for a number of the office. If it belongs to the office, say in label whose it is.";
    }
    SMS_TO_LANDLINE "sms-to-landline" Warning {
        de: "Eine SMS an diese Festnetznummer liest niemand", "Wer nicht sprechen kann und schreibt, bekommt keine Antwort.", "Eine Handynummer eintragen, oder die Art auf „phone“ ändern.";
        en: "Nobody reads a text message to this landline number", "Somebody who cannot speak and writes gets no answer.", "Write a mobile number, or change the kind to phone.";
    }
    UNLABELLED "phones-without-label" Hint {
        de: "Mehrere Nummern, und es steht nicht da, welche wofür ist", "Die Familie wählt die falsche und wird weitergeschickt.", "Unter „label“ sagen, wer abhebt: „Anmeldung“, „Abendtelefon“.";
        en: "Several numbers, and none says what it is for", "The family calls the wrong one and is sent on.", "Say in label who answers: registration, evening line.";
    }
}

/// Numbers that the Bundesnetzagentur keeps free for films and books (notice 148/2021, Amtsblatt 7/2021): how they
/// begin, and how many digits follow.
const FOR_FICTION: [(&str, usize); 17] = [
    ("+493023125", 3),
    ("+496990009", 3),
    ("+494066969", 3),
    ("+492214710", 3),
    ("+498999998", 3),
    ("+49176040690", 2),
    ("+4917139200", 2),
    ("+4915228817386", 0),
    ("+4915228895456", 0),
    ("+4915254599371", 0),
    ("+491729925904", 0),
    ("+491729968532", 0),
    ("+491729973185", 0),
    ("+491729973186", 0),
    ("+491729980752", 0),
    ("+491749091317", 0),
    ("+491749464308", 0),
];

/// What a contact dials; nothing for one that is no number.
pub fn dialled(contact: &Contact) -> Option<String> {
    let link = contact.href()?;
    link.strip_prefix("tel:").or_else(|| link.strip_prefix("sms:")).map(str::to_owned)
}

/// Whether a number reaches nobody because it is kept for fiction.
pub fn is_fiction(dialled: &str) -> bool {
    FOR_FICTION
        .iter()
        .any(|(begin, digits)| dialled.strip_prefix(begin).is_some_and(|rest| rest.len() == *digits))
}

/// Checks the number of one contact; `is_real` says that families are meant to call it.
pub fn check_number(contact: &Contact, at: &str, is_real: bool, findings: &mut Findings) {
    let Some(number) = dialled(contact) else { return };
    let found = quoted(findings.lang, &contact.value);
    let at = format!("{at}/value");
    if is_fiction(&number) {
        if is_real {
            findings.add(&FICTION, &at, found);
        }
        return;
    }
    if let Some(short) = number.strip_prefix("+49").filter(|rest| is_short(rest)) {
        findings.add_with(&PREFIXED, &at, found, Some(short.to_owned()));
    } else if is_placeholder(&number) {
        findings.add(&PLACEHOLDER, &at, found);
    } else if is_expensive(&number) {
        if contact.label.is_not_stated() {
            findings.add(&EXPENSIVE, &at, found);
        }
    } else if let Some(kind) = kind_beyond_order(&number) {
        findings.add(kind, &at, found);
    } else if contact.kind == ContactKind::Sms && type_of(&number) == Type::FixedLine {
        findings.add(&SMS_TO_LANDLINE, &at, found);
    }
}

/// What is wrong with a number by the German numbering plan, if anything is.
fn kind_beyond_order(number: &str) -> Option<&'static super::finding::Kind> {
    if is_short(number) {
        return None;
    }
    if number.starts_with('+') && !number.starts_with("+49") {
        return Some(&ABROAD);
    }
    let national = number.trim_start_matches("+49").trim_start_matches('0');
    match type_of(number) {
        // No number within Germany is shorter; with its extension it has thirteen digits at most.
        Type::Unknown if !(6..=13).contains(&national.len()) => Some(&IMPOSSIBLE),
        Type::Unknown => Some(&UNASSIGNED),
        _ => None,
    }
}

fn type_of(number: &str) -> Type {
    phonenumber::parse(Some(country::DE), number)
        .map_or(Type::Unknown, |number| number.number_type(&DATABASE))
}

/// Emergency numbers, the number of all offices, and help lines of social value.
fn is_short(digits: &str) -> bool {
    matches!(digits, "110" | "112" | "115") || (digits.len() == 6 && digits.starts_with("116"))
}

fn is_expensive(number: &str) -> bool {
    let is_directory = number.starts_with("118") && number.len() == 5;
    is_directory || ["0900", "0137", "0180"].iter().any(|begin| number.starts_with(begin))
}

/// Digits that nobody has been given: six alike at the end, or the keys in their order.
fn is_placeholder(number: &str) -> bool {
    let digits = number.trim_start_matches("+49").trim_start_matches('0').as_bytes();
    let are_alike = |digits: &[u8]| digits.windows(2).all(|pair| pair[0] == pair[1]);
    let last = digits.len().checked_sub(6).and_then(|at| digits.get(at..));
    let is_row = number.contains("12345678") || number.ends_with("234567") || number.ends_with("123456");
    last.is_some_and(are_alike) || is_row
}

/// Checks the numbers of an offer against each other.
pub fn check_together(offer: &Offer, findings: &mut Findings) {
    let numbers: Vec<(usize, &Contact, String)> = (0..)
        .zip(&offer.contacts)
        .filter_map(|(at, contact)| Some((at, contact, dialled(contact)?)))
        .collect();
    let calls = || numbers.iter().filter(|(_, contact, _)| contact.kind == ContactKind::Phone);
    let unlabelled: Vec<_> = calls().filter(|(_, contact, _)| contact.label.is_not_stated()).collect();
    if let [_, (at, contact, _), ..] = unlabelled[..] {
        let at = findings.nth("contacts", *at);
        findings.add(&UNLABELLED, &at, quoted(findings.lang, &contact.value));
    }
    let is_one_persons = matches!(
        offer.provider.kind.known(),
        Some(
            ProviderKind::Private
                | ProviderKind::Practice
                | ProviderKind::Volunteers
                | ProviderKind::Childcare
        )
    );
    if let [(at, contact, number)] = &numbers[..]
        && !is_one_persons
        && contact.label.is_not_stated()
        && type_of(number) == Type::Mobile
    {
        let at = findings.nth("contacts", *at);
        findings.add(&PRIVATE_MOBILE, &format!("{at}/value"), quoted(findings.lang, &contact.value));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;
    use nahbei_catalogue::Stated;

    #[test]
    fn numbers_are_judged_by_the_german_plan() {
        for (value, expected) in [
            ("0361 730 730", None),
            ("0228 19240", None),
            ("0800 111 0550", None),
            ("116 117", None),
            ("112", None),
            ("115", None),
            ("0761 19240", None),
            ("0361 12", Some("phone-impossible")),
            ("0199 8765432", Some("phone-unassigned")),
            ("030 23125 001", Some("phone-fiction")),
            ("0176 040690 42", Some("phone-fiction")),
            ("+49 116 111", Some("phone-short-number-prefixed")),
            ("0116 111", Some("phone-short-number-prefixed")),
            ("03641 000000", Some("phone-placeholder")),
            ("0123456789", Some("phone-placeholder")),
            ("0900 1", Some("phone-expensive")),
            ("11899", Some("phone-expensive")),
            ("+43 1 71719", Some("phone-abroad")),
        ] {
            let contact =
                Contact { kind: ContactKind::Phone, value: value.to_owned(), label: Stated::NotStated };
            let mut findings = Findings::new(Lang::En, &[]);
            check_number(&contact, "", true, &mut findings);
            let found = findings.into_list().first().map(|finding| finding.kind.id);
            assert_eq!(found, expected, "{value}");
        }
    }
}
