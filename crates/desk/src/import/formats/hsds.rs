//! Services of the Human Services Data Specification 3.0 and of its British profile: nested JSON, or tables. The
//! endpoints for organisations, locations and terms alone it refuses: an offer is a service.

pub mod kept;
mod place;
mod schedule;
pub mod tables;

use super::conversion::{Conversion, Record};
use super::draft::{Country, Draft};
use super::ledger::Words;
use super::{INNER_ID, NO_CHECK, NO_FIELD, ages, id, provider_or_name};
use crate::import::convert::read_offer;
use nahbei_catalogue::ContactKind;
use serde_json::Value;

/// A way to write HSDS.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// The specification itself; its texts are taken for German.
    International,
    /// Open Referral UK: in English, with British numbers.
    British,
}

impl Dialect {
    const fn language(self) -> &'static str {
        match self {
            Self::International => "de",
            Self::British => "en",
        }
    }
}

/// The dialect of a file of services, if it is one.
pub fn recognises(file: &Value) -> Option<Dialect> {
    let services: Vec<&Value> = services(file);
    let first = services.first()?;
    let is_service = ["id", "name", "status"].iter().all(|key| first.get(*key).is_some());
    let is_british = |service: &&&Value| {
        let says = |pointer: &str| service.pointer(pointer).is_some();
        says("/service_areas/0/service_area")
            || says("/service_at_locations/0/location/accessibility/0/accessibility")
            || says("/attributes/0/taxonomy_term/term")
    };
    let british = services.iter().any(|service| is_british(&service));
    is_service.then_some(if british { Dialect::British } else { Dialect::International })
}

fn services(file: &Value) -> Vec<&Value> {
    match (file, file.get("contents")) {
        (_, Some(Value::Array(services))) | (Value::Array(services), _) => services.iter().collect(),
        (file, _) => vec![file],
    }
}

/// The services of a page, a list or a single one.
pub fn records(file: &Value) -> Vec<Record> {
    super::items(file, "contents")
}

/// Gives the catalogue the name, publisher, licence and day that our own export writes beside the services.
pub fn head(file: &Value, mut conversion: Conversion) -> Conversion {
    let Some(Value::Object(mut head)) = file.get(kept::CATALOGUE).cloned() else { return conversion };
    head.insert("format".to_owned(), nahbei_catalogue::FORMAT.into());
    head.insert("offers".to_owned(), Value::Array(Vec::new()));
    let (catalogue, _) = nahbei_catalogue::read(&Value::Object(head).to_string());
    conversion.catalogue = catalogue;
    conversion
}

/// The offer that a service says in the words of HSDS alone, as it stands in a catalogue; null where it is none.
pub fn plain_offer(service: &Value) -> Value {
    let draft = draft(service, Dialect::International);
    let offer = draft.ok().and_then(|draft| read_offer(draft.offer).0);
    offer.and_then(|offer| serde_json::to_value(offer).ok()).unwrap_or_default()
}

/// Makes an offer of a service.
pub fn draft(service: &Value, dialect: Dialect) -> Result<Draft<'_>, Words> {
    const NO_SERVICE: Words = ("ist kein Dienst (service)", "is not a service");
    if service.get("name").is_none() {
        return Err(NO_SERVICE);
    }
    let mut draft = Draft::new(service, dialect.language());
    let country = draft.written("/service_at_locations/0/location/addresses/0/country");
    let country = match (country, dialect) {
        (None, Dialect::British) => Country::Britain,
        (country, _) => Country::of(country.as_deref()),
    };
    id(&mut draft, "/id", "hsds-");
    texts(&mut draft);
    provider_or_name(&mut draft, "/organization/name", "/name");
    if draft.take("/organization/website", "/provider/url").is_none() {
        draft.take("/organization/uri", "/provider/url");
    }
    contacts(&mut draft, country);
    ages::read(&mut draft, "/minimum_age", "/maximum_age", &["/description", "/eligibility_description"]);
    status(&mut draft);
    languages(&mut draft);
    costs(&mut draft);
    for (number, at) in draft.elements("/required_documents").iter().enumerate() {
        draft.take_text(&format!("{at}/document"), &format!("/documents/{number}"));
    }
    if draft.take("/assured_date", "/verified/on").is_some() {
        draft.take("/assurer_email", "/verified/by");
    }
    for at in draft.elements("/service_at_locations") {
        place::read(&mut draft, &at);
    }
    schedule::read(&mut draft);
    unused(&mut draft);
    kept::read(&mut draft);
    Ok(draft)
}

fn texts(draft: &mut Draft<'_>) {
    for (at, to) in [
        ("/name", "/name"),
        ("/alert", "/summary"),
        ("/description", "/description"),
        ("/eligibility_description", "/audience"),
        ("/application_process", "/first_step"),
        ("/wait_time", "/waiting/note"),
    ] {
        draft.take_text(at, to);
    }
}

fn status(draft: &mut Draft<'_>) {
    const STATUS: Words = ("als Stand des Angebots", "as the offer's status");
    let status = match draft.written("/status").as_deref() {
        Some("active") => "active",
        Some("inactive" | "temporarily closed") => "paused",
        Some("defunct") => "ended",
        Some(_) => "draft",
        None => return,
    };
    draft.change("/status", "/status", STATUS, status.into());
}

/// The service's own contacts; the organisation's only where it has none.
fn contacts(draft: &mut Draft<'_>, country: Country) {
    phones(draft, "", country);
    draft.contact("/email", ContactKind::Mail, country);
    draft.contact("/url", ContactKind::Web, country);
    people(draft, "", country);
    for at in draft.elements("/service_at_locations") {
        for at in [at.clone(), format!("{at}/location")] {
            phones(draft, &at, country);
            people(draft, &at, country);
        }
    }
    if draft.length("/contacts") == 0 {
        phones(draft, "/organization", country);
        draft.contact("/organization/email", ContactKind::Mail, country);
        draft.contact("/organization/website", ContactKind::Web, country);
        people(draft, "/organization", country);
    }
}

fn people(draft: &mut Draft<'_>, within: &str, country: Country) {
    const PERSON: Words = ("nennt eine Person", "names a person");
    for at in draft.elements(&format!("{within}/contacts")) {
        phones(draft, &at, country);
        let mail = draft.contact(&format!("{at}/email"), ContactKind::Mail, country);
        if let Some(number) = mail {
            draft.take_text(&format!("{at}/department"), &format!("/contacts/{number}/label"));
        }
        draft.drop(&format!("{at}/name"), PERSON);
        draft.drop(&format!("{at}/title"), PERSON);
    }
}

fn phones(draft: &mut Draft<'_>, within: &str, country: Country) {
    for at in draft.elements(&format!("{within}/phones")) {
        const NOT_CALLED: Words = ("ist keine Nummer zum Anrufen", "is not a number to call");
        const HOW_USED: Words = ("als Art des Kontakts", "as the kind of contact");
        let kind = match draft.written(&format!("{at}/type")).as_deref() {
            Some("text" | "sms") => ContactKind::Sms,
            None | Some("voice" | "cell" | "mobile" | "phone") => ContactKind::Phone,
            Some(_) => {
                draft.drop(&at, NOT_CALLED);
                continue;
            }
        };
        if let Some(number) = draft.contact(&format!("{at}/number"), kind, country) {
            let to = format!("/contacts/{number}");
            draft.note(&format!("{at}/type"), &format!("{to}/kind"), Some(HOW_USED));
            let label = format!("{to}/label");
            if draft.offer.pointer(&label).is_none() {
                draft.take_text(&format!("{at}/description"), &label);
            } else {
                draft.drop(
                    &format!("{at}/description"),
                    ("die Nummer hat schon eine Beschriftung", "the number has a label already"),
                );
            }
            if let Some(extension) = draft.written(&format!("{at}/extension")) {
                const EXTENSION: Words =
                    ("als Durchwahl in der Beschriftung", "as an extension in the label");
                let words = format!("Durchwahl {extension}");
                let words = match draft.told(&label) {
                    None => words,
                    Some(before) if before.contains(&words) => before.to_owned(),
                    Some(before) => format!("{before} ({words})"),
                };
                let words = draft.worded(&words);
                draft.change(&format!("{at}/extension"), &label, EXTENSION, words);
            }
        }
        draft.drop(&format!("{at}/languages"), NO_FIELD);
    }
}

fn languages(draft: &mut Draft<'_>) {
    const NAME: Words = ("der Code sagt es genauer", "the code says it more exactly");
    const NO_CODE: Words =
        ("ohne Code ist die Sprache nicht eindeutig", "without a code the language is not clear");
    for at in draft.elements("/languages") {
        let has_code = draft.written(&format!("{at}/code")).is_some();
        let number = draft.length("/languages");
        draft.take(&format!("{at}/code"), &format!("/languages/{number}"));
        draft.drop(&format!("{at}/name"), if has_code { NAME } else { NO_CODE });
        draft.drop(&format!("{at}/note"), NO_FIELD);
    }
}

fn costs(draft: &mut Draft<'_>) {
    const IN_WORDS: Words = ("als Kosten in Worten", "as cost in words");
    const FREE: Words = ("0 als kostenfrei", "0 as free of charge");
    draft.add_text("/fees_description", "/cost/note");
    draft.add_text("/fees", "/cost/note");
    let options = draft.elements("/cost_options");
    let amounts: Vec<Option<f64>> =
        options.iter().map(|at| draft.written(&format!("{at}/amount"))?.parse().ok()).collect();
    let are_free = !amounts.is_empty() && amounts.iter().all(|amount| *amount == Some(0.0));
    for at in &options {
        let parts = ["option", "amount", "currency", "amount_description", "valid_from", "valid_to"]
            .map(|key| format!("{at}/{key}"));
        if are_free {
            draft.change(&parts[1], "/cost/kind", FREE, "free".into());
            draft.drop(
                &parts[2],
                ("0 hat in jeder Währung denselben Wert", "0 is the same in every currency"),
            );
            draft.add_text(&parts[0], "/cost/note");
            draft.add_text(&parts[3], "/cost/note");
            continue;
        }
        let written: Vec<String> = parts.iter().filter_map(|part| draft.written(part)).collect();
        if written.is_empty() {
            continue;
        }
        let line = written.join(" ");
        let note = draft.told("/cost/note").map_or(line.clone(), |before| format!("{before}\n{line}"));
        let note = draft.worded(&note);
        draft.set("/cost/note", note);
        for part in &parts {
            draft.note(part, "/cost/note", Some(IN_WORDS));
        }
    }
}

/// What is known and has no place in the catalogue.
fn unused(draft: &mut Draft<'_>) {
    const AREA: Words = (
        "das Gebiet steht dort als Text; der Katalog braucht Orte, Postleitzahlen oder einen Umkreis",
        "the area is a text there; the catalogue needs towns, postal codes or a radius",
    );
    const TERM: Words = (
        "Begriffe anderer Verzeichnisse sind keine Bedarfe; die vergibt die Redaktion",
        "terms of other directories are no needs; an editor gives those",
    );
    const LINK: Words = ("verbindet nur Datensätze", "only links records");
    for key in [
        "alternate_name",
        "interpretation_services",
        "accreditations",
        "licenses",
        "funding",
        "program",
        "metadata",
        "organization",
        "schedules",
        "required_documents",
        "service_at_locations",
    ] {
        draft.drop(&format!("/{key}"), NO_FIELD);
    }
    draft.drop("/service_areas", AREA);
    draft.drop("/attributes", TERM);
    draft.drop("/last_modified", NO_CHECK);
    draft.drop("/assurer_email", ("ohne den Tag der Prüfung", "without the day of the check"));
    for key in ["name", "email", "website", "uri"] {
        draft.drop(
            &format!("/organization/{key}"),
            ("das Angebot hat eigene Angaben", "the service has its own"),
        );
    }
    draft.drop_named(|name| name == "id", INNER_ID);
    draft.drop_named(|name| name.ends_with("_id"), LINK);
}
