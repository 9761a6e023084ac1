//! Catalogues as services of the Human Services Data Specification 3.0: a page of full services, as its API gives
//! them. What HSDS has no words for goes along as attributes, which our own import reads back.

use crate::import::formats::hsds::{self, kept};
use nahbei_catalogue::{
    Age, Area, Catalogue, Contact, ContactKind, CostKind, Hours, HoursKind, Offer, Place, Status, Text,
};
use nahbei_publish::week;
use serde_json::{Map, Value, json};
use uuid::Uuid;

/// Under this name the ids of offers and of their parts become UUIDs; it is arbitrary and must never change.
const NAMESPACE: Uuid = Uuid::from_u128(0x6e61_6862_6569_4c0f_8f65_7273_6368_6c61);
/// The days as RRULE spells them, Monday first.
const DAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

/// All offers as one page.
///
/// # Errors
/// When it cannot be written as JSON.
pub(crate) fn write(catalogue: &Catalogue) -> anyhow::Result<Vec<u8>> {
    let services: Vec<Value> = catalogue.offers.iter().map(service).collect();
    let mut head = serde_json::to_value(catalogue)?;
    if let Some(head) = head.as_object_mut() {
        head.retain(|key, _| key != "offers" && key != "format");
    }
    let page = json!({
        "total_items": services.len(), "total_pages": 1, "page_number": 1, "size": services.len(),
        "first_page": true, "last_page": true, "empty": services.is_empty(),
        kept::CATALOGUE: head,
        "contents": services,
    });
    let mut json = serde_json::to_vec_pretty(&page)?;
    json.push(b'\n');
    Ok(json)
}

/// One offer as a service, with the fields that HSDS would change or lose as attributes.
fn service(offer: &Offer) -> Value {
    let mut service = plain(offer);
    let read_back = hsds::plain_offer(&service);
    let whole = serde_json::to_value(offer).unwrap_or_default();
    let fields = |value: &Value| value.as_object().cloned().unwrap_or_default();
    let (whole, read_back) = (fields(&whole), fields(&read_back));
    let lost: Vec<&String> = whole
        .keys()
        .chain(read_back.keys().filter(|key| !whole.contains_key(*key)))
        .filter(|key| whole.get(*key) != read_back.get(*key))
        .collect();
    let attributes: Vec<Value> = lost
        .into_iter()
        .map(|field| {
            let value = whole.get(field).unwrap_or(&Value::Null).to_string();
            json!({
                "id": part_id(offer, &format!("attributes/{field}")),
                "link_type": "field", "link_entity": "service", "value": value,
                "taxonomy_term": {
                    "id": Uuid::new_v5(&NAMESPACE, field.as_bytes()).to_string(), "code": field, "name": field,
                    "description": "a field of a Nahbei catalogue as JSON", "taxonomy": kept::TAXONOMY,
                },
            })
        })
        .collect();
    if !attributes.is_empty() {
        service["attributes"] = attributes.into();
    }
    service
}

/// The id of an offer as a UUID: its own where it is one, or else always the same one of the same id.
fn id(offer: &Offer) -> Uuid {
    Uuid::parse_str(&offer.id)
        .ok()
        .filter(|id| id.to_string() == offer.id)
        .unwrap_or_else(|| Uuid::new_v5(&NAMESPACE, offer.id.as_bytes()))
}

/// The id of a part of an offer.
fn part_id(offer: &Offer, part: &str) -> String {
    Uuid::new_v5(&id(offer), part.as_bytes()).to_string()
}

/// What HSDS has words for.
pub(crate) fn plain(offer: &Offer) -> Value {
    let german = |text: Option<&Text>| text.map(|text| Value::from(text.get("de").1));
    let status = match offer.status {
        // HSDS cannot say that an offer is invented, so nobody is told to use it.
        Status::Active if !offer.example => "active",
        Status::Active | Status::Draft | Status::Paused => "inactive",
        Status::Ended => "defunct",
    };
    let (youngest, oldest) = ages(offer);
    let verified = offer.verified.known();
    let cost = offer.cost.known();
    let is_free = cost.is_some_and(|cost| cost.kind.known() == Some(&CostKind::Free));
    let first = |kind: ContactKind, is_valid: fn(&str) -> bool| {
        let mut found = offer.contacts.iter().filter(|contact| contact.kind == kind);
        found.find(|contact| is_valid(&contact.value)).map(|contact| Value::from(contact.value.clone()))
    };
    let by_mail = verified.and_then(|verified| verified.by.clone()).filter(|by| is_mail(by));
    let fields = [
        ("id", Some(id(offer).to_string().into())),
        ("name", german(Some(&offer.name))),
        ("description", german(offer.description.known())),
        ("url", first(ContactKind::Web, is_uri)),
        ("email", first(ContactKind::Mail, is_mail)),
        ("status", Some(status.into())),
        ("alert", german(offer.summary.known())),
        ("application_process", german(offer.first_step.known())),
        ("eligibility_description", german(offer.audience.known())),
        ("minimum_age", youngest),
        ("maximum_age", oldest),
        ("fees_description", german(cost.and_then(|cost| cost.note.known()))),
        ("wait_time", german(offer.waiting.known().and_then(|waiting| waiting.note.known()))),
        ("assured_date", verified.map(|verified| verified.on.to_string().into())),
        ("assurer_email", by_mail.map(Value::from)),
        ("organization", Some(organization(offer))),
        ("phones", list(phones(offer))),
        ("schedules", list(schedules(offer))),
        ("service_areas", list(areas(offer))),
        ("service_at_locations", list(locations(offer))),
        ("languages", list(languages(offer))),
        (
            "cost_options",
            is_free.then(|| json!([{"id": part_id(offer, "cost"), "amount": 0, "currency": "EUR"}])),
        ),
        ("required_documents", list(documents(offer))),
    ];
    only_stated(fields)
}

fn only_stated<const N: usize>(fields: [(&str, Option<Value>); N]) -> Value {
    fields.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?))).collect::<Map<_, _>>().into()
}

fn list(values: Vec<Value>) -> Option<Value> {
    (!values.is_empty()).then(|| values.into())
}

/// Whether the schema of HSDS takes a mail address: RFC 5321 allows no dot at an end and no two in a row.
fn is_mail(written: &str) -> bool {
    let is_label = |label: &str| !label.is_empty() && !label.starts_with('-') && !label.ends_with('-');
    written.split_once('@').is_some_and(|(name, host)| {
        let is_host_letter = |letter: char| letter.is_ascii_alphanumeric() || letter == '-';
        name.split('.').all(|part| !part.is_empty())
            && host.split('.').all(|label| is_label(label) && label.chars().all(is_host_letter))
    })
}

/// Whether the schema of HSDS takes a web address: RFC 3986 has two digits behind a percent sign and one fragment.
fn is_uri(written: &str) -> bool {
    let is_escaped =
        |part: &str| part.len() >= 2 && part.bytes().take(2).all(|byte| byte.is_ascii_hexdigit());
    written.is_ascii() && written.matches('#').count() <= 1 && written.split('%').skip(1).all(is_escaped)
}

/// The youngest and the oldest age in years, where all ranges together begin or end anywhere.
fn ages(offer: &Offer) -> (Option<Value>, Option<Value>) {
    let ranges = offer.ages.known().map_or(&[][..], Vec::as_slice);
    let from = ranges.iter().map(|range| range.from).min().flatten();
    let to = ranges.iter().map(|range| range.to).reduce(|one, other| Some(one?.max(other?))).flatten();
    let years = |months: u16| {
        let whole = months / 12;
        if months.is_multiple_of(12) { Value::from(whole) } else { Value::from(f64::from(months) / 12.0) }
    };
    let from = from.and_then(|from| match from {
        Age::Unborn => None,
        Age::Months(months) => Some(years(months)),
    });
    let to = to.and_then(|to| match to {
        Age::Unborn => None,
        // Up to a month before the twelfth birthday is "up to 11".
        Age::Months(months) if (months + 1).is_multiple_of(12) && months > 11 => Some((months / 12).into()),
        Age::Months(months) => Some((f64::from(months) / 12.0).into()),
    });
    (from, to)
}

fn organization(offer: &Offer) -> Value {
    let name = offer.provider.name.get("de").1;
    only_stated([
        ("id", Some(Uuid::new_v5(&NAMESPACE, format!("provider/{name}").as_bytes()).to_string().into())),
        ("name", Some(name.into())),
        // HSDS asks for a description; the catalogue knows no more than the name.
        ("description", Some(name.into())),
        ("website", offer.provider.url.known().filter(|url| is_uri(url)).map(|url| url.as_str().into())),
    ])
}

fn phones(offer: &Offer) -> Vec<Value> {
    let phone = |(number, contact): (usize, &Contact)| {
        let kind = match contact.kind {
            ContactKind::Phone => "voice",
            ContactKind::Sms => "text",
            _ => return None,
        };
        Some(only_stated([
            ("id", Some(part_id(offer, &format!("phones/{number}")).into())),
            ("number", Some(contact.value.clone().into())),
            ("type", Some(kind.into())),
            ("description", contact.label.known().map(|label| label.get("de").1.into())),
        ]))
    };
    offer.contacts.iter().enumerate().filter_map(phone).collect()
}

fn schedules(offer: &Offer) -> Vec<Value> {
    let hours = offer.hours.known().into_iter().flatten().enumerate();
    hours.flat_map(|(number, hours)| schedule(offer, number, hours)).collect()
}

fn schedule(offer: &Offer, number: usize, hours: &Hours) -> Vec<Value> {
    let stretches = hours.weekly.known().map(week::stretches).unwrap_or_default();
    let day = |day: Option<jiff::civil::Date>| day.map(|day| Value::from(day.to_string()));
    let kind = (hours.kind == HoursKind::Phone).then(|| Value::from("phone"));
    let row = |part: usize, rule: [(&str, Option<Value>); 4]| {
        let [freq, byday, opens, closes] = rule;
        only_stated([
            ("id", Some(part_id(offer, &format!("schedules/{number}/{part}")).into())),
            ("valid_from", day(hours.valid_from)),
            ("valid_to", day(hours.valid_to)),
            freq,
            byday,
            opens,
            closes,
            ("attending_type", kind.clone()),
            ("description", hours.note.known().map(|note| note.get("de").1.into())),
        ])
    };
    if stretches.is_empty() {
        let nothing = ["freq", "byday", "opens_at", "closes_at"].map(|key| (key, None));
        return vec![row(0, nothing)];
    }
    let rows = stretches.into_iter().enumerate().map(|(part, stretch)| {
        let days: Vec<&str> = stretch.days.iter().map(|day| DAYS[usize::from(*day)]).collect();
        row(
            part,
            [
                ("freq", Some("WEEKLY".into())),
                ("byday", Some(days.join(",").into())),
                ("opens_at", Some(week::clock(stretch.from).into())),
                ("closes_at", Some(week::clock(stretch.to).into())),
            ],
        )
    });
    rows.collect()
}

fn areas(offer: &Offer) -> Vec<Value> {
    let names: Vec<String> = match offer.area.known() {
        None => Vec::new(),
        Some(Area::Nationwide) => vec!["Deutschland".to_owned()],
        Some(Area::States(states)) => states.iter().map(|state| format!("DE-{state}")).collect(),
        Some(Area::Towns(towns)) => towns.clone(),
        Some(Area::PostalCodes(codes)) => codes.clone(),
        Some(Area::RadiusKm(kilometres)) => vec![format!("{kilometres} km")],
    };
    let area = |(number, name): (usize, String)| json!({"id": part_id(offer, &format!("service_areas/{number}")), "name": name, "extent_type": "text", "extent": name});
    names.into_iter().enumerate().map(area).collect()
}

fn locations(offer: &Offer) -> Vec<Value> {
    let location = |(number, place): (usize, &Place)| {
        let part = |name: &str| part_id(offer, &format!("places/{number}/{name}"));
        let words = |text: Option<&Text>| text.map(|text| Value::from(text.get("de").1));
        let position = place.position.known();
        let stated = |known: Option<&String>| known.cloned().unwrap_or_default();
        let has_address =
            [&place.street, &place.postal_code, &place.town].iter().any(|part| part.known().is_some());
        // HSDS asks for every part of an address; what is not stated is blank.
        let address = json!([{
            "id": part("address"), "address_1": stated(place.street.known()),
            "postal_code": stated(place.postal_code.known()), "city": stated(place.town.known()),
            "state_province": "", "country": "DE", "address_type": "physical",
        }]);
        json!({
            "id": part("link"),
            "location": only_stated([
                ("id", Some(part("location").into())),
                ("location_type", Some("physical".into())),
                ("name", words(place.name.known())),
                ("alternate_name", words(place.note.known())),
                ("latitude", position.map(|position| position.lat().into())),
                ("longitude", position.map(|position| position.lon().into())),
                ("addresses", has_address.then_some(address)),
            ]),
        })
    };
    offer.known_places().iter().enumerate().map(location).collect()
}

fn languages(offer: &Offer) -> Vec<Value> {
    let languages = offer.languages.known().into_iter().flatten();
    languages
        .map(|language| json!({"id": part_id(offer, &format!("languages/{language}")), "code": language.code()}))
        .collect()
}

fn documents(offer: &Offer) -> Vec<Value> {
    let documents = offer.documents.known().into_iter().flatten().enumerate();
    documents
        .map(|(number, document)| {
            json!({"id": part_id(offer, &format!("documents/{number}")), "document": document.get("de").1})
        })
        .collect()
}

#[cfg(test)]
mod tests;
