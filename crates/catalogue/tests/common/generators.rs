//! Generators of catalogues without a mistake, of damaged files and of junk. Each field is sometimes not stated.

use jiff::{ToSpan, civil::Date, civil::date};
use nahbei_catalogue::{
    Age, AgeRange, Area, Catalogue, Closure, Contact, ContactKind, Cost, FORMAT, Hours, Language, MAX_MONTHS,
    Offer, Place, Position, Provider, Source, State, Stated, Status, Term, Text, Trust, Verified, Waiting,
};
use proptest::prelude::*;
use proptest::sample::{Index, select, subsequence};
use serde_json::{Value, json};
use std::fmt::Debug;

fn stated<T: Debug + Clone>(value: impl Strategy<Value = T>) -> impl Strategy<Value = Stated<T>> {
    prop::option::of(value).prop_map(Stated::from)
}

fn term<T: Term + Debug>() -> impl Strategy<Value = T> {
    select(T::ALL)
}

fn terms<T: Term + Debug>() -> impl Strategy<Value = Stated<Vec<T>>> {
    stated(subsequence(T::ALL, 1..=T::ALL.len()))
}

/// Something to read: printable, of any script, without blanks around it.
fn line() -> impl Strategy<Value = String> {
    ("[\\PC]{0,24}", "[A-Za-z0-9ÄöüßЖش<>&\"']")
        .prop_map(|(text, last)| format!("{text}{last}").trim().to_owned())
}

fn text() -> impl Strategy<Value = Text> {
    let others = subsequence(vec!["ar", "bg", "de-simple", "tr"], 0..=3);
    (line(), others, prop::collection::vec(line(), 3)).prop_filter_map("German", |(german, others, texts)| {
        let others = others.into_iter().zip(texts);
        let all = std::iter::once(("de", german)).chain(others);
        Text::in_languages(all.filter_map(|(code, text)| Some((Language::new(code)?, text))).collect())
    })
}

fn day() -> impl Strategy<Value = Date> {
    (0..40_000_i32).prop_filter_map("in the calendar", |days| date(2000, 1, 1).checked_add(days.days()).ok())
}

/// Two days in their order.
fn days() -> impl Strategy<Value = (Date, Date)> {
    (day(), day()).prop_map(|(a, b)| (a.min(b), a.max(b)))
}

fn address() -> impl Strategy<Value = String> {
    "https?://[a-z]{1,8}\\.(org|de)(:8080)?(/[a-zA-Z0-9?=#&._~%-]{0,12})?".prop_map(String::from)
}

fn postal_code() -> impl Strategy<Value = String> {
    "[0-9]{5}"
}

fn contact() -> impl Strategy<Value = Contact> {
    let number =
        prop_oneof!["030 23125 [0-9]{3}", "116 [0-9]{3}", "\\+49 \\(0\\)30/23125-[0-9]{3}", "0800 [0-9]{7}"];
    let phone = (select(vec![ContactKind::Phone, ContactKind::Sms, ContactKind::Messenger]), number);
    let mail = (Just(ContactKind::Mail), "[a-z0-9._+-]{1,12}@[a-z]{1,8}\\.org");
    let page = select(vec![ContactKind::Messenger, ContactKind::Web, ContactKind::Chat, ContactKind::Form]);
    let reached = prop_oneof![phone, mail, (page, address())];
    (reached, stated(text())).prop_map(|((kind, value), label)| Contact { kind, value, label })
}

fn provider() -> impl Strategy<Value = Provider> {
    (text(), stated(term()), stated(address())).prop_map(|(name, kind, url)| Provider { name, kind, url })
}

fn age_range() -> impl Strategy<Value = AgeRange> {
    let age = || prop_oneof![1 => Just(Age::Unborn), 2 => (0..=MAX_MONTHS).prop_map(Age::Months)];
    let ends = (prop::option::of(age()), prop::option::of(age()));
    ends.prop_filter_map("a range", |(a, b)| match (a, b) {
        (None, None) => None,
        (Some(a), Some(b)) => Some(AgeRange { from: Some(a.min(b)), to: Some(a.max(b)) }),
        (from, to) => Some(AgeRange { from, to }),
    })
}

/// On a grid of 10 cm: files have no finer positions, and finer ones lose their last bit when JSON is read.
fn position() -> impl Strategy<Value = Position> {
    let micro = |from: i32, to: i32| (from * 1_000_000..=to * 1_000_000).prop_map(|n| f64::from(n) / 1e6);
    (micro(46, 56), micro(5, 16)).prop_filter_map("on the globe", |(lat, lon)| Position::new(lat, lon))
}

fn place() -> impl Strategy<Value = Place> {
    let address = (stated(line()), stated(postal_code()), stated(line()), stated(line()));
    let rest = (stated(text()), stated(position()), any::<bool>(), stated(term()), stated(text()));
    (address, rest).prop_map(
        |((street, postal_code, town, district), (name, position, hidden, step_free, note))| {
            let position = position.known().map(|p| if hidden { p.rounded() } else { *p }).into();
            let street = if hidden { Stated::NotStated } else { street };
            Place { name, street, postal_code, town, district, position, hidden, step_free, note }
        },
    )
}

fn area() -> impl Strategy<Value = Area> {
    prop_oneof![
        Just(Area::Nationwide),
        subsequence(&State::ALL[..], 1..=16).prop_map(Area::States),
        prop::collection::vec(line(), 1..4).prop_map(Area::Towns),
        prop::collection::vec(postal_code(), 1..4).prop_map(Area::PostalCodes),
        (1..=10_000).prop_map(|tenths| Area::RadiusKm(f64::from(tenths) / 10.0)),
    ]
}

fn cost() -> impl Strategy<Value = Cost> {
    (stated(term()), stated(text()))
        .prop_map(|(kind, note)| Cost { kind, note })
        .prop_filter("says something", |cost| {
            *cost != Cost { kind: Stated::NotStated, note: Stated::NotStated }
        })
}

fn hours() -> impl Strategy<Value = Hours> {
    const WEEKLY: [&str; 5] = [
        "Mo-Fr 09:00-12:00",
        "Tu,Th 09:30-11:00; PH off",
        "24/7",
        "Fr 22:00-02:00",
        "Mo 09:00-12:00,14:00-17:00",
    ];
    let weekly = select(&WEEKLY[..]).prop_map(|weekly| weekly.parse().ok().into());
    let rest = (any::<bool>(), stated(term()), days(), any::<[bool; 2]>(), stated(text()));
    (term(), weekly, rest).prop_map(
        |(kind, weekly, (by_appointment, school_holidays, (from, to), kept, note))| {
            let valid_from = kept[0].then_some(from);
            let valid_to = kept[1].then_some(to);
            Hours { kind, weekly, by_appointment, school_holidays, valid_from, valid_to, note }
        },
    )
}

fn closure() -> impl Strategy<Value = Closure> {
    (days(), stated(text())).prop_map(|((from, to), note)| Closure { from, to, note })
}

fn trust() -> impl Strategy<Value = Trust> {
    let yes_or_no = || stated(any::<bool>());
    let promises = (yes_or_no(), yes_or_no(), yes_or_no(), yes_or_no(), yes_or_no(), yes_or_no());
    (promises, stated(text())).prop_map(|((a, b, c, d, e, f), note)| Trust {
        anonymous: a,
        confidential: b,
        papers_needed: c,
        insurance_card_needed: d,
        residence_status_asked: e,
        children_welcome: f,
        note,
    })
}

fn waiting() -> impl Strategy<Value = Waiting> {
    (stated(0..=520_u16), text(), any::<bool>(), prop::option::of(day())).prop_map(
        |(weeks, note, kept, as_of)| {
            let note = if kept || weeks.is_not_stated() { Stated::Known(note) } else { Stated::NotStated };
            Waiting { weeks, note, as_of }
        },
    )
}

fn verified() -> impl Strategy<Value = Verified> {
    (day(), prop::option::of(line())).prop_map(|(on, by)| Verified { on, by })
}

fn source() -> impl Strategy<Value = Source> {
    let optional = (prop::option::of(line()), prop::option::of(address()), prop::option::of(line()));
    (optional, prop::option::of(day())).prop_map(|((name, url, licence), as_of)| Source {
        name,
        url,
        licence,
        as_of,
    })
}

/// An offer without a mistake; its id is for the catalogue to give.
fn offer() -> impl Strategy<Value = Offer> {
    let required = (text(), provider(), prop::collection::vec(contact(), 1..3));
    let texts = prop::collection::vec(stated(text()), 7);
    let lists =
        (terms(), terms(), terms(), terms(), stated(subsequence(vec!["ar", "de", "pt-br", "tr"], 1..=4)));
    let people = (stated(term()), stated(prop::collection::vec(age_range(), 1..3)), stated(area()));
    let there = (stated(prop::collection::vec(place(), 1..3)), stated(prop::collection::vec(text(), 0..3)));
    let times = (
        stated(prop::collection::vec(hours(), 1..3)),
        stated(prop::collection::vec(closure(), 1..3)),
        stated(waiting()),
    );
    let facts = (stated(cost()), stated(trust()), stated(verified()), stated(source()));
    let shown = (term::<Status>(), days(), any::<[bool; 3]>());
    (required, texts, lists, people, there, times, facts, shown).prop_map(
        |(
            (name, provider, contacts),
            mut texts,
            lists,
            people,
            there,
            times,
            facts,
            (status, (from, to), flags),
        )| {
            let mut text = || texts.pop().unwrap_or_default();
            let codes = |codes: &Vec<&str>| codes.iter().filter_map(|code| Language::new(code)).collect();
            Offer {
                summary: text(),
                description: text(),
                what_you_get: text(),
                audience: text(),
                not_for: text(),
                referral_by: text(),
                first_step: text(),
                needs: lists.0,
                support: lists.1,
                reach: lists.2,
                access: lists.3,
                languages: lists.4.known().map(codes).into(),
                intensity: people.0,
                ages: people.1,
                area: people.2,
                places: there.0,
                documents: there.1,
                hours: times.0,
                closures: times.1,
                waiting: times.2,
                cost: facts.0,
                trust: facts.1,
                verified: facts.2,
                source: facts.3,
                status,
                visible_from: flags[0].then_some(from),
                visible_to: flags[1].then_some(to),
                example: flags[2],
                ..Offer::new(String::new(), name, provider, contacts)
            }
        },
    )
}

/// A catalogue without a mistake.
pub fn catalogues() -> impl Strategy<Value = Catalogue> {
    let head = (text(), prop::option::of(day()), prop::option::of(line()), prop::option::of(line()));
    let ids = prop::collection::btree_set("[a-z0-9-]{2,64}", 4);
    (head, ids, prop::collection::vec(offer(), 0..4)).prop_map(
        |((name, updated, publisher, licence), ids, offers)| {
            let offers = ids.into_iter().zip(offers).map(|(id, offer)| Offer { id, ..offer }).collect();
            Catalogue { format: FORMAT, name, updated, publisher, licence, offers }
        },
    )
}

/// Values as they stand in files that went wrong.
pub fn junk() -> impl Strategy<Value = Value> {
    let text = prop_oneof![
        any::<String>(),
        "[\u{0}-\u{20}\u{202a}-\u{202e}\u{2066}-\u{2069}a/~0-9-]{0,12}",
        select(vec![
            "",
            " ",
            "de",
            "unborn",
            "0",
            "2026-02-30",
            "2026111103",
            "nationwide",
            "https://",
            "javascript:a.b"
        ])
        .prop_map(String::from),
    ];
    let scalar = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        (-1..300).prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        text.clone().prop_map(Value::from),
    ];
    scalar.prop_recursive(3, 12, 4, move |inner| {
        let key = prop_oneof![
            text.clone(),
            select(vec!["de", "tr", "DE", "kind", "name", "to"]).prop_map(String::from)
        ];
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::hash_map(key, inner, 0..4).prop_map(|object| json!(object)),
        ]
    })
}

/// Files in which up to three values, anywhere, are junk.
pub fn damaged_files() -> impl Strategy<Value = Value> {
    let damages = prop::collection::vec((any::<Index>(), junk()), 1..=3);
    (any::<bool>(), catalogues(), damages).prop_map(|(full, catalogue, damages)| {
        let mut file = if full { super::full_file() } else { json!(catalogue) };
        for (at, junk) in damages {
            let pointers = super::pointers(&file);
            if let Some(value) = file.pointer_mut(&pointers[at.index(pointers.len())]) {
                *value = junk;
            }
        }
        file
    })
}
