//! Offers as schema.org JSON-LD, which search engines read in a page. It says only what schema.org has words for:
//! the rest stands in the page itself.

use crate::week;
use nahbei_catalogue::{
    Age, AgeRange, Area, Catalogue, Contact, ContactKind, CostKind, Hours, Offer, Place, Provider,
    ProviderKind, Text,
};
use serde_json::{Map, Value, json};

/// The vocabulary.
const CONTEXT: &str = "https://schema.org";

/// One offer, with the address of its page where it has one.
///
/// Its ages are given in years, as search engines read them, and exactly in months beside them.
#[must_use]
pub fn of_offer(offer: &Offer, url: Option<&str>) -> Value {
    let mut object = node(offer, url);
    object.insert("@context".to_owned(), CONTEXT.into());
    object.into()
}

/// All offers of a catalogue, as one graph.
///
/// # Errors
/// When it cannot be written as JSON.
pub fn write(catalogue: &Catalogue) -> anyhow::Result<Vec<u8>> {
    let offers: Vec<Value> = catalogue.offers.iter().map(|offer| node(offer, None).into()).collect();
    Ok(serde_json::to_vec_pretty(&json!({"@context": CONTEXT, "@graph": offers}))?)
}

/// JSON that can stand inside `<script type="application/ld+json">`: no text in it can end the script.
#[must_use]
pub fn for_html(value: &Value) -> String {
    let mut json = value.to_string();
    for (letter, escaped) in [
        ("<", "\\u003c"),
        (">", "\\u003e"),
        ("&", "\\u0026"),
        ("\u{2028}", "\\u2028"),
        ("\u{2029}", "\\u2029"),
    ] {
        json = json.replace(letter, escaped);
    }
    json
}

fn node(offer: &Offer, url: Option<&str>) -> Map<String, Value> {
    let kind = offer.provider.kind.known();
    let is_public = matches!(kind, Some(ProviderKind::Municipality | ProviderKind::State));
    let described = [&offer.description, &offer.what_you_get, &offer.summary];
    let described = described.into_iter().find_map(|text| text.known());
    only_stated([
        ("@type", Some(if is_public { "GovernmentService" } else { "Service" }.into())),
        ("@id", url.map(Value::from)),
        ("url", url.map(Value::from)),
        ("identifier", Some(offer.id.clone().into())),
        ("name", Some(text(&offer.name))),
        ("description", described.map(text)),
        ("category", offer.needs.known().map(|needs| json!(needs))),
        ("provider", Some(provider(&offer.provider, &offer.contacts))),
        ("areaServed", offer.area.known().and_then(|area| area_served(area, offer.known_places()))),
        ("audience", audience(offer)),
        ("availableChannel", list(channels(offer))),
        ("hoursAvailable", list(offer.hours.known().into_iter().flatten().flat_map(opening).collect())),
        ("offers", price(offer)),
    ])
}

/// An object of what is stated.
fn only_stated<const N: usize>(fields: [(&str, Option<Value>); N]) -> Map<String, Value> {
    fields.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?))).collect()
}

fn list(values: Vec<Value>) -> Option<Value> {
    (!values.is_empty()).then(|| values.into())
}

/// A German text as it is; any other with its language.
fn text(text: &Text) -> Value {
    let spoken: Vec<Value> =
        text.iter().map(|(language, words)| json!({"@language": language.code(), "@value": words})).collect();
    match text.get("de") {
        ("de", words) if spoken.len() == 1 => words.into(),
        _ => spoken.into(),
    }
}

/// The provider, with its mail addresses: a way to a service is a place, a number or a page.
fn provider(provider: &Provider, contacts: &[Contact]) -> Value {
    let kind = match provider.kind.known() {
        Some(ProviderKind::Municipality | ProviderKind::State) => "GovernmentOrganization",
        Some(ProviderKind::Charity | ProviderKind::Association | ProviderKind::Volunteers) => "NGO",
        Some(ProviderKind::School) => "School",
        Some(ProviderKind::Childcare) => "ChildCare",
        Some(ProviderKind::Practice | ProviderKind::Clinic) => "MedicalOrganization",
        Some(ProviderKind::Private) => "Person",
        Some(ProviderKind::Church | ProviderKind::Company | ProviderKind::Insurance) | None => "Organization",
    };
    let url = provider.url.known().cloned().map(Value::from);
    let mails = contacts.iter().filter(|contact| contact.kind == ContactKind::Mail);
    let mails: Vec<Value> = mails.map(|contact| contact_point("email", contact)).collect();
    only_stated([
        ("@type", Some(kind.into())),
        ("name", Some(text(&provider.name))),
        ("url", url),
        ("contactPoint", list(mails)),
    ])
    .into()
}

fn area_served(area: &Area, places: &[Place]) -> Option<Value> {
    Some(match area {
        Area::Nationwide => json!({"@type": "Country", "name": "DE"}),
        Area::States(states) => {
            let state = |code: &str| json!({"@type": "State", "identifier": format!("DE-{code}")});
            states.iter().map(|known| state(known.code())).collect()
        }
        Area::Towns(towns) => towns.iter().map(|town| json!({"@type": "City", "name": town})).collect(),
        Area::PostalCodes(codes) => {
            json!({"@type": "DefinedRegion", "addressCountry": "DE", "postalCode": codes})
        }
        Area::RadiusKm(kilometres) => {
            let middle = places.iter().find_map(geo)?;
            json!({"@type": "GeoCircle", "geoMidpoint": middle, "geoRadius": kilometres * 1000.0})
        }
    })
}

fn geo(place: &Place) -> Option<Value> {
    let position = place.position.known()?;
    Some(json!({"@type": "GeoCoordinates", "latitude": position.lat(), "longitude": position.lon()}))
}

/// For whom it is: one audience a range of ages, or one without an age.
fn audience(offer: &Offer) -> Option<Value> {
    let words = offer.audience.known().map(text);
    let aged = |range: &AgeRange| {
        let months = |age: Age| match age {
            Age::Unborn => None,
            Age::Months(months) => Some(months),
        };
        let (from, to) = (range.from.and_then(months), range.to.and_then(months));
        let exact = only_stated([
            ("@type", Some("QuantitativeValue".into())),
            ("minValue", from.map(Value::from)),
            ("maxValue", to.map(Value::from)),
            ("unitCode", Some("MON".into())),
        ]);
        Value::from(only_stated([
            ("@type", Some("PeopleAudience".into())),
            ("audienceType", words.clone()),
            ("suggestedMinAge", from.map(|months| years(f64::from(months)))),
            // Twelve months short of the birthday is still the age of the year before.
            ("suggestedMaxAge", to.map(|months| (months / 12).into())),
            ("suggestedAge", (from.is_some() || to.is_some()).then(|| exact.into())),
        ]))
    };
    match offer.ages.known().map_or(&[][..], Vec::as_slice) {
        [] => words.clone().map(|words| json!({"@type": "PeopleAudience", "audienceType": words})),
        [range] => Some(aged(range)),
        ranges => Some(ranges.iter().map(aged).collect()),
    }
}

/// Whole years without a decimal point, others with at most two decimals.
#[allow(clippy::cast_possible_truncation, reason = "216 months are 18 years")]
fn years(months: f64) -> Value {
    let years = (months / 12.0 * 100.0).round() / 100.0;
    if years.fract() == 0.0 { Value::from(years as i64) } else { years.into() }
}

/// The ways to it: places to go to, numbers to call, pages to open.
fn channels(offer: &Offer) -> Vec<Value> {
    let languages = offer.languages.known().map(|languages| json!(languages));
    let channel = |key: &'static str, way: Value| {
        Value::from(only_stated([
            ("@type", Some("ServiceChannel".into())),
            (key, Some(way)),
            ("availableLanguage", languages.clone()),
        ]))
    };
    let places = offer.known_places().iter().map(|place| channel("serviceLocation", location(place)));
    let contacts = offer.contacts.iter().filter_map(way).map(|(key, way)| channel(key, way));
    places.chain(contacts).collect()
}

/// The property of a channel that a contact is, with its value.
fn way(contact: &Contact) -> Option<(&'static str, Value)> {
    match contact.kind {
        ContactKind::Phone => Some(("servicePhone", contact_point("telephone", contact))),
        ContactKind::Sms => Some(("serviceSmsNumber", contact_point("telephone", contact))),
        ContactKind::Web | ContactKind::Chat | ContactKind::Form => {
            contact.href().map(|url| ("serviceUrl", url.into()))
        }
        ContactKind::Mail | ContactKind::Messenger => None,
    }
}

fn contact_point(key: &'static str, contact: &Contact) -> Value {
    only_stated([
        ("@type", Some("ContactPoint".into())),
        (key, Some(contact.value.clone().into())),
        ("name", contact.label.known().map(text)),
    ])
    .into()
}

fn location(place: &Place) -> Value {
    let plain = |stated: Option<&String>| stated.cloned().map(Value::from);
    let address = only_stated([
        ("@type", Some("PostalAddress".into())),
        ("streetAddress", plain(place.street.known())),
        ("postalCode", plain(place.postal_code.known())),
        ("addressLocality", plain(place.town.known())),
        ("addressCountry", Some("DE".into())),
    ]);
    only_stated([
        ("@type", Some("Place".into())),
        ("name", place.name.known().map(text)),
        ("address", Some(address.into())),
        ("geo", geo(place)),
    ])
    .into()
}

/// Weekly hours that are sure, with the days on which they are the same.
fn opening(hours: &Hours) -> Vec<Value> {
    let Some(weekly) = hours.weekly.known() else { return Vec::new() };
    let day = |date: &jiff::civil::Date| Value::from(date.to_string());
    let specification = |stretch: week::Stretch| {
        let days = stretch.days.iter().map(|day| week::ENGLISH[usize::from(*day)]);
        let days: Vec<String> = days.map(|day| format!("{CONTEXT}/{day}")).collect();
        let closes = if stretch.to == week::MINUTES { week::MINUTES - 1 } else { stretch.to };
        Value::from(only_stated([
            ("@type", Some("OpeningHoursSpecification".into())),
            ("dayOfWeek", Some(days.into())),
            ("opens", Some(week::clock(stretch.from).into())),
            ("closes", Some(week::clock(closes).into())),
            ("validFrom", hours.valid_from.as_ref().map(day)),
            ("validThrough", hours.valid_to.as_ref().map(day)),
        ]))
    };
    week::stretches(weekly).into_iter().map(specification).collect()
}

fn price(offer: &Offer) -> Option<Value> {
    let cost = offer.cost.known()?;
    let note = cost.note.known().map(text);
    let is_free = cost.kind.known() == Some(&CostKind::Free);
    (is_free || note.is_some()).then(|| {
        only_stated([
            ("@type", Some("Offer".into())),
            ("price", is_free.then(|| 0.into())),
            ("priceCurrency", is_free.then(|| "EUR".into())),
            ("description", note),
        ])
        .into()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn offer(fields: &Value) -> Offer {
        let mut offer = json!({"id": "treff", "name": "Treff", "provider": {"name": "Haus am Anger"},
            "contacts": [{"kind": "phone", "value": "030 23125 001"}]});
        offer.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
        let file = json!({"format": 1, "name": "x", "offers": [offer]});
        let (mut catalogue, problems) = nahbei_catalogue::read(&file.to_string());
        assert_eq!(problems, []);
        catalogue.offers.remove(0)
    }

    #[test]
    fn only_what_is_stated_is_said() {
        let said = of_offer(&offer(&json!({})), None);
        assert_eq!(
            said,
            json!({
                "@context": "https://schema.org", "@type": "Service", "identifier": "treff", "name": "Treff",
                "provider": {"@type": "Organization", "name": "Haus am Anger"},
                "availableChannel": [{"@type": "ServiceChannel",
                    "servicePhone": {"@type": "ContactPoint", "telephone": "030 23125 001"}}]
            })
        );
    }

    #[test]
    fn facts_have_the_words_of_schema_org() {
        let fields = json!({
            "provider": {"name": "Stadt", "kind": "municipality", "url": "https://www.example.org/"},
            "name": {"de": "Treff", "tr": "Buluşma"},
            "contacts": [{"kind": "mail", "value": "treff@example.org"}],
            "ages": [{"from": 6, "to": 35}], "area": {"radius_km": 2.5}, "cost": {"kind": "free"}, "languages": ["de"],
            "places": [{"street": "Am Anger 1", "postal_code": "99510", "town": "Apolda", "lat": 51.02, "lon": 11.51}],
            "hours": [{"kind": "visit", "weekly": "Mo,Tu 09:00-12:00; Fr 22:00-02:00; Su 00:00-24:00"}],
        });
        let said = of_offer(&offer(&fields), Some("https://www.example.org/treff.html"));
        for (pointer, value) in [
            ("/@type", json!("GovernmentService")),
            ("/@id", json!("https://www.example.org/treff.html")),
            ("/name/1", json!({"@language": "tr", "@value": "Buluşma"})),
            ("/audience/suggestedMinAge", json!(0.5)),
            ("/audience/suggestedMaxAge", json!(2)),
            ("/audience/suggestedAge/maxValue", json!(35)),
            ("/areaServed/geoRadius", json!(2500.0)),
            ("/availableChannel/0/serviceLocation/address/streetAddress", json!("Am Anger 1")),
            ("/availableChannel/0/availableLanguage/0", json!("de")),
            (
                "/hoursAvailable/0/dayOfWeek",
                json!(["https://schema.org/Monday", "https://schema.org/Tuesday"]),
            ),
            ("/hoursAvailable/1/closes", json!("02:00")),
            ("/hoursAvailable/2/closes", json!("23:59")),
            ("/offers/price", json!(0)),
            ("/provider/contactPoint/0/email", json!("treff@example.org")),
        ] {
            assert_eq!(said.pointer(pointer), Some(&value), "{pointer} in {said:#}");
        }
    }

    #[test]
    fn a_hidden_place_keeps_its_street() {
        let fields = json!({"places": [{"town": "Apolda", "hidden": true, "lat": 51.02, "lon": 11.51}]});
        let said = of_offer(&offer(&fields), None).to_string();
        assert!(said.contains("Apolda") && !said.contains("streetAddress"), "{said}");
    }

    #[test]
    fn no_text_ends_the_script_it_stands_in() {
        let said = for_html(&of_offer(&offer(&json!({"summary": "</script><b>&\u{2028}x"})), None));
        assert!(!said.contains(['<', '>', '&', '\u{2028}']), "{said}");
        let back: Value = serde_json::from_str(&said).unwrap();
        assert_eq!(back["description"], "</script><b>&\u{2028}x");
    }
}
