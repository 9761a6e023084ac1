//! From the parsed fields of an offer to the offer. What is broken costs as little as can be.
#![allow(
    clippy::unnecessary_wraps,
    reason = "a reader of an object may find it not worth keeping, so all say `Option`"
)]

use crate::fields::{
    Fields, NAME_LENGTH, TEXT_LENGTH, boolean, date, language, link, postal_code, spell_date, term, text,
    whole_number, wrong_type,
};
use crate::weekly::Weekly;
use crate::{
    Age, AgeRange, Area, Closure, Contact, Cost, Hours, Loss, MAX_MONTHS, Offer, Place, Position, Provider,
    Rule, Source, Stated, Status, Text, Trust, Verified, Waiting,
};
use serde_json::Value;

/// Reads an offer; `None` where it lacks what every offer needs.
pub(crate) fn read_offer(fields: &mut Fields<'_, '_>) -> Option<Offer> {
    let id = fields.required("id", id);
    let name = fields.required_text("name", NAME_LENGTH, Loss::Offer);
    let provider = fields.object("provider", provider);
    // What a provider that is there lacks has been said.
    if provider.is_none() && !fields.has_object("provider") {
        fields.problem("provider", Rule::Missing, Loss::Offer);
    }
    let contacts = fields.objects("contacts", contact);
    if contacts.is_none() {
        fields.problem("contacts", Rule::Missing, Loss::Offer);
    }
    let details = read_details(fields);
    let (id, name, provider, contacts) = (id?, name?, provider?, contacts?);
    Some(Offer { id, name, provider, contacts, ..details })
}

/// Everything that may be missing, read even when a required field is, so that an editor sees all at once.
fn read_details(fields: &mut Fields<'_, '_>) -> Offer {
    let nobody = Provider { name: Text::german(""), kind: Stated::NotStated, url: Stated::NotStated };
    let blank = Offer::new(String::new(), Text::german(""), nobody, Vec::new());
    Offer {
        summary: fields.stated_text("summary"),
        description: fields.stated_text("description"),
        what_you_get: fields.stated_text("what_you_get"),
        needs: fields.list("needs", term).into(),
        support: fields.list("support", term).into(),
        intensity: fields.stated("intensity", term),
        ages: fields.objects("ages", age_range).into(),
        audience: fields.stated_text("audience"),
        not_for: fields.stated_text("not_for"),
        reach: fields.list("reach", term).into(),
        places: fields.objects("places", place).into(),
        area: area(fields),
        access: fields.list("access", term).into(),
        referral_by: fields.stated_text("referral_by"),
        documents: fields.texts("documents"),
        cost: fields.object("cost", cost).into(),
        hours: fields.objects("hours", hours).into(),
        closures: fields.objects("closures", closure).into(),
        languages: fields.list("languages", language).into(),
        trust: fields.object("trust", trust).into(),
        first_step: fields.stated_text("first_step"),
        waiting: fields.object("waiting", waiting).into(),
        // A status nobody can read must not publish what may be a draft.
        status: match fields.value("status") {
            None => Status::Active,
            Some(value) => term(value).unwrap_or_else(|rule| {
                fields.problem("status", rule, Loss::Nothing);
                Status::Draft
            }),
        },
        visible_from: fields.optional("visible_from", date),
        visible_to: fields.optional("visible_to", date),
        verified: fields.object("verified", verified).into(),
        source: fields.object("source", source).into(),
        example: fields.protective_flag("example"),
        ..blank
    }
}

fn id(value: &Value) -> Result<String, Rule> {
    let found = text(value)?;
    let fits = (2..=64).contains(&found.len())
        && found.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    if fits { Ok(found) } else { Err(Rule::NotAnId(found)) }
}

fn provider(fields: &mut Fields<'_, '_>) -> Option<Provider> {
    let name = fields.required_text("name", NAME_LENGTH, Loss::Offer);
    let kind = fields.stated("kind", term);
    let url = fields.stated("url", link);
    Some(Provider { name: name?, kind, url })
}

/// Reads a contact; one that cannot become a safe link is left out.
pub(crate) fn contact(fields: &mut Fields<'_, '_>) -> Option<Contact> {
    let kind = fields.required("kind", term);
    let value = fields.required("value", text);
    let label = fields.stated_text("label");
    let contact = Contact { kind: kind?, value: value?, label };
    if contact.href().is_none() {
        fields.problem("value", Rule::NotALink(contact.value.clone()), Loss::Value);
        return None;
    }
    Some(contact)
}

fn age(value: &Value) -> Result<Age, Rule> {
    if value.as_str() == Some("unborn") {
        return Ok(Age::Unborn);
    }
    let bounds = "whole months from 0 to 216, or \"unborn\"";
    whole_number(value, MAX_MONTHS, bounds).map(Age::Months)
}

fn age_range(fields: &mut Fields<'_, '_>) -> Option<AgeRange> {
    let range = AgeRange { from: fields.optional("from", age), to: fields.optional("to", age) };
    let months = |age: Option<Age>| {
        age.map(|age| match age {
            Age::Unborn => -1,
            Age::Months(months) => i32::from(months),
        })
    };
    let forwards = fields.runs_forwards(months(range.from), months(range.to), |months| {
        if months < 0 { "unborn".to_owned() } else { months.to_string() }
    });
    (forwards && (range.from.is_some() || range.to.is_some())).then_some(range)
}

fn place(fields: &mut Fields<'_, '_>) -> Option<Place> {
    let hidden = fields.protective_flag("hidden");
    let street = fields.string("street", NAME_LENGTH);
    if hidden && street.is_some() {
        fields.problem("street", Rule::HiddenStreet, Loss::Nothing);
    }
    let position = position(fields);
    Some(Place {
        name: fields.text("name", NAME_LENGTH).into(),
        street: street.filter(|_| !hidden).into(),
        postal_code: fields.stated("postal_code", postal_code),
        town: fields.string("town", NAME_LENGTH).into(),
        district: fields.string("district", NAME_LENGTH).into(),
        position: position.map(|p| if hidden { p.rounded() } else { p }).into(),
        hidden,
        step_free: fields.stated("step_free", term),
        note: fields.stated_text("note"),
    })
}

/// Reads `lat` and `lon`: both or neither, and within reach of Germany.
pub(crate) fn position(fields: &mut Fields<'_, '_>) -> Option<Position> {
    let degrees = |value: &Value| value.as_f64().ok_or_else(|| wrong_type("a number of degrees", value));
    let lat = fields.optional("lat", degrees);
    let lon = fields.optional("lon", degrees);
    let (Some(lat), Some(lon)) = (lat, lon) else {
        if lat.is_some() || lon.is_some() {
            fields.problem("lat", Rule::HalfAPosition, Loss::Value);
        }
        return None;
    };
    // Germany with a degree to spare for offers across the border.
    let near = (46.0..=56.0).contains(&lat) && (4.5..=16.5).contains(&lon);
    if !near {
        fields.problem("lat", Rule::FarAway { lat, lon }, Loss::Value);
    }
    Position::new(lat, lon).filter(|_| near)
}

fn area(fields: &mut Fields<'_, '_>) -> Stated<Area> {
    match fields.value("area") {
        Some(Value::String(word)) if word == "nationwide" => Stated::Known(Area::Nationwide),
        Some(Value::String(word)) => {
            let rule = Rule::UnknownWord { found: word.clone(), allowed: vec!["nationwide"] };
            fields.problem("area", rule, Loss::Value);
            Stated::NotStated
        }
        _ => fields
            .object("area", |fields| {
                let states = fields.list("states", term).map(Area::States);
                let towns = fields.list("towns", crate::fields::name).map(Area::Towns);
                let codes = fields.list("postal_codes", postal_code).map(Area::PostalCodes);
                let radius = fields
                    .optional("radius_km", |value| {
                        let bounds = "a number of kilometres from 0.1 to 1000";
                        let km = value.as_f64().ok_or_else(|| wrong_type(bounds, value))?;
                        let fits = (0.1..=1000.0).contains(&km);
                        fits.then_some(km).ok_or_else(|| Rule::OutOfBounds { found: value.clone(), bounds })
                    })
                    .map(Area::RadiusKm);
                states.or(towns).or(codes).or(radius)
            })
            .into(),
    }
}

fn cost(fields: &mut Fields<'_, '_>) -> Option<Cost> {
    let cost = Cost { kind: fields.stated("kind", term), note: fields.stated_text("note") };
    (!cost.kind.is_not_stated() || !cost.note.is_not_stated()).then_some(cost)
}

/// Reads one line of hours.
pub(crate) fn hours(fields: &mut Fields<'_, '_>) -> Option<Hours> {
    let kind = fields.required("kind", term);
    let hours = Hours {
        weekly: fields.stated("weekly", weekly),
        by_appointment: fields.flag("by_appointment"),
        school_holidays: fields.stated("school_holidays", term),
        valid_from: fields.optional("valid_from", date),
        valid_to: fields.optional("valid_to", date),
        note: fields.stated_text("note"),
        // Last, so that the other fields are read even when there is no kind.
        kind: kind?,
    };
    fields.runs_forwards(hours.valid_from, hours.valid_to, spell_date).then_some(hours)
}

fn weekly(value: &Value) -> Result<Weekly, Rule> {
    Weekly::parse(&crate::fields::name(value)?).map_err(Rule::RefusedHours)
}

fn closure(fields: &mut Fields<'_, '_>) -> Option<Closure> {
    let (from, to) = (fields.required("from", date), fields.required("to", date));
    let note = fields.stated_text("note");
    let forwards = fields.runs_forwards(from, to, spell_date);
    let closure = Closure { from: from?, to: to?, note };
    forwards.then_some(closure)
}

fn trust(fields: &mut Fields<'_, '_>) -> Option<Trust> {
    Some(Trust {
        anonymous: fields.stated("anonymous", boolean),
        confidential: fields.stated("confidential", boolean),
        papers_needed: fields.stated("papers_needed", boolean),
        insurance_card_needed: fields.stated("insurance_card_needed", boolean),
        residence_status_asked: fields.stated("residence_status_asked", boolean),
        children_welcome: fields.stated("children_welcome", boolean),
        note: fields.stated_text("note"),
    })
}

fn waiting(fields: &mut Fields<'_, '_>) -> Option<Waiting> {
    let waiting = Waiting {
        weeks: fields.stated("weeks", |value| whole_number(value, 520, "whole weeks from 0 to 520")),
        note: fields.stated_text("note"),
        as_of: fields.optional("as_of", date),
    };
    (!waiting.weeks.is_not_stated() || !waiting.note.is_not_stated()).then_some(waiting)
}

fn verified(fields: &mut Fields<'_, '_>) -> Option<Verified> {
    let on = fields.required("on", date);
    let by = fields.string("by", NAME_LENGTH);
    Some(Verified { on: on?, by })
}

fn source(fields: &mut Fields<'_, '_>) -> Option<Source> {
    Some(Source {
        name: fields.string("name", TEXT_LENGTH),
        url: fields.optional("url", link),
        licence: fields.string("licence", NAME_LENGTH),
        as_of: fields.optional("as_of", date),
    })
}
