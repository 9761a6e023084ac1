//! Importing again: what was imported is brought up to date, and what editors changed since stays theirs.
//! It asks nobody: where both sides changed the same field, it keeps one and shows both.
//!
//! Three states are compared, field by field: what the last import brought (kept beside the catalogue as
//! `….imported.json`), the catalogue as it is now, and what comes in.

mod words;

pub use words::report;

use super::convert::read_offer;
use crate::check::in_one_line;
use crate::file;
use crate::lang::said;
use crate::source::Source;
use anyhow::{Context, ensure};
use nahbei_catalogue::{Catalogue, Loss, Offer, Status};
use serde_json::{Map, Value, json};
use std::collections::{BTreeSet, HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Whose value stands where both sides changed a field, or where nobody knows who did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub enum Prefer {
    /// Der Katalog, wie er ist
    #[default]
    Catalogue,
    /// Was neu hereinkommt
    Import,
}

/// A catalogue brought up to date, and how that came about.
#[derive(Debug)]
pub struct Merged {
    /// The catalogue.
    pub catalogue: Catalogue,
    /// What happened, in the order of the catalogue.
    pub events: Vec<Event>,
}

/// What happened to an offer, or to a field of it.
#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    /// The offer is new.
    Added(String),
    /// The import changed this field, and nobody else did.
    Updated(String, String),
    /// An editor changed this field, and the import did not.
    Kept(String, String),
    /// Both did. The catalogue has the first of the two values.
    Conflict {
        /// The offer; empty for the catalogue itself.
        id: String,
        /// The field.
        field: String,
        /// What stands in the catalogue from now on.
        stands: Value,
        /// What does not.
        other: Value,
    },
    /// The offer no longer comes in; its status is now `ended`.
    Ended(String),
    /// The offer never came in: an editor added it, and it stays.
    Own(String),
    /// An editor took the offer out, and it stays out.
    TakenOut(String),
}

/// Brings the catalogue of a file up to date, or makes the file, and says what happened. Offers of `new` get the ids
/// by which the catalogue knows them.
///
/// # Errors
/// When a file cannot be read or written, or the catalogue there has mistakes that would lose offers.
pub fn update(out: &Path, new: &mut Catalogue, prefer: Prefer) -> anyhow::Result<Vec<Event>> {
    let beside = imported_beside(out);
    if !out.exists() {
        super::write(out, new)?;
        fs::copy(out, &beside).with_context(|| file::unwritable(&beside))?;
        return Ok(new.offers.iter().map(|offer| Event::Added(offer.id.clone())).collect());
    }
    let old = read(out)?;
    let base = if beside.exists() { Some(read(&beside)?) } else { None };
    let merged = merge(base.as_ref(), old, new, prefer)?;
    super::write(out, &merged.catalogue)?;
    super::write(&beside, new)?;
    Ok(merged.events)
}

/// `catalogue.imported.json` beside `catalogue.json`.
fn imported_beside(out: &Path) -> PathBuf {
    out.with_extension("imported.json")
}

fn read(path: &Path) -> anyhow::Result<Catalogue> {
    let source = Source::of_json(file::read(path)?);
    let shown = path.display();
    ensure!(
        source.records == source.catalogue.offers.len()
            && !source.problems.iter().any(nahbei_catalogue::Problem::is_fatal),
        said(
            format!(
                "{shown}: Angebote darin sind nicht zu lesen und gingen verloren; zuerst diese berichtigen, `nahbei check {shown}` zeigt, wo"
            ),
            format!(
                "{shown}: offers there cannot be read and would be lost; put them right first, `nahbei check {shown}` shows where"
            ),
        )
    );
    Ok(source.catalogue)
}

/// Merges what comes in into a catalogue, offer by offer: three large catalogues need enough memory as they are.
///
/// # Errors
/// When what comes of it cannot be read, which is a mistake of the program.
pub fn merge(
    base: Option<&Catalogue>,
    old: Catalogue,
    new: &mut Catalogue,
    prefer: Prefer,
) -> anyhow::Result<Merged> {
    take_known_ids(&old, new);
    let mut events = Vec::new();
    let base_head = base.map(head).transpose()?;
    let mut facts = merge_fields("", base_head.as_ref(), &head(&old)?, &head(new)?, prefer, &mut events);
    facts.insert("offers".to_owned(), json!([]));
    let (head, _) = nahbei_catalogue::read(&Value::Object(facts).to_string());

    let base_offers = base.map(by_id);
    let incoming = by_id(new);
    let known: HashSet<String> = old.offers.iter().map(|offer| offer.id.clone()).collect();
    let mut offers = Vec::with_capacity(old.offers.len());
    for mut offer in old.offers {
        let id = offer.id.clone();
        let before = base_offers.as_ref().and_then(|base| base.get(id.as_str()).copied());
        match incoming.get(id.as_str()) {
            Some(new) if **new == offer => {}
            Some(new) => {
                let before = before.map(fields).transpose()?;
                let merged =
                    merge_fields(&id, before.as_ref(), &fields(&offer)?, &fields(new)?, prefer, &mut events);
                offer = read_back(merged.into())?;
            }
            None if offer.status == Status::Ended => {}
            None if before.is_some() => {
                offer.status = Status::Ended;
                events.push(Event::Ended(id));
            }
            None => events.push(Event::Own(id)),
        }
        offers.push(offer);
    }
    for offer in new.offers.iter().filter(|offer| !known.contains(&offer.id)) {
        if base_offers.as_ref().is_some_and(|base| base.contains_key(offer.id.as_str())) {
            events.push(Event::TakenOut(offer.id.clone()));
        } else {
            offers.push(offer.clone());
            events.push(Event::Added(offer.id.clone()));
        }
    }
    Ok(Merged { catalogue: Catalogue { offers, ..head }, events })
}

fn by_id(catalogue: &Catalogue) -> HashMap<&str, &Offer> {
    catalogue.offers.iter().map(|offer| (offer.id.as_str(), offer)).collect()
}

/// An offer from its fields.
fn read_back(fields: Value) -> anyhow::Result<Offer> {
    let (offer, problems) = read_offer(fields);
    offer.with_context(|| {
        let fatal = problems.iter().find(|problem| problem.loss == Loss::Offer);
        format!(
            "{}: {}",
            said("ein zusammengeführtes Angebot ist nicht zu lesen", "a merged offer cannot be read"),
            fatal.map(in_one_line).unwrap_or_default()
        )
    })
}

/// Merges the fields of an offer, or of the catalogue.
fn merge_fields(
    id: &str,
    base: Option<&Map<String, Value>>,
    old: &Map<String, Value>,
    new: &Map<String, Value>,
    prefer: Prefer,
    events: &mut Vec<Event>,
) -> Map<String, Value> {
    let names: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    let mut merged = Map::new();
    for name in names {
        let (now, coming) = (old.get(name), new.get(name));
        let before = base.and_then(|base| base.get(name));
        // Without an earlier import, a field that only one side states is that side's.
        let stands = if now == coming || now == before && base.is_some() || now.is_none() && base.is_none() {
            if now != coming {
                events.push(Event::Updated(id.to_owned(), name.clone()));
            }
            coming
        } else if coming == before {
            events.push(Event::Kept(id.to_owned(), name.clone()));
            now
        } else {
            let (stands, other) = match prefer {
                Prefer::Catalogue => (now, coming),
                Prefer::Import => (coming, now),
            };
            let (field, value) = (name.clone(), |value: Option<&Value>| value.cloned().unwrap_or_default());
            events.push(Event::Conflict {
                id: id.to_owned(),
                field,
                stands: value(stands),
                other: value(other),
            });
            stands
        };
        if let Some(value) = stands {
            merged.insert(name.clone(), value.clone());
        }
    }
    merged
}

/// Gives the offers that come in the ids of the catalogue, where an offer without id of its own is there under another
/// one: same name and same provider, and no doubt which.
fn take_known_ids(old: &Catalogue, new: &mut Catalogue) {
    let key = |offer: &Offer| {
        let folded = |text: &nahbei_catalogue::Text| text.get("de").1.trim().to_lowercase();
        (folded(&offer.name), folded(&offer.provider.name))
    };
    let mut free: HashMap<_, Vec<&str>> = HashMap::new();
    {
        let coming = by_id(new);
        for offer in old.offers.iter().filter(|offer| !coming.contains_key(offer.id.as_str())) {
            free.entry(key(offer)).or_default().push(&offer.id);
        }
    }
    let known = by_id(old);
    for offer in new.offers.iter_mut().filter(|offer| !known.contains_key(offer.id.as_str())) {
        if let Some([id]) = free.remove(&key(offer)).as_deref() {
            (*id).clone_into(&mut offer.id);
        }
    }
}

fn fields(offer: &Offer) -> anyhow::Result<Map<String, Value>> {
    Ok(serde_json::from_value(serde_json::to_value(offer)?)?)
}

fn head(catalogue: &Catalogue) -> anyhow::Result<Map<String, Value>> {
    let head = super::head_of(catalogue);
    let mut head: Map<String, Value> = serde_json::from_value(serde_json::to_value(head)?)?;
    head.remove("offers");
    Ok(head)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn catalogue(offers: &[(&str, &str)]) -> Catalogue {
        let offer = |(id, fields): &(&str, &str)| {
            let mut offer = json!({"id": id, "name": format!("Treff {id}"), "provider": {"name": "Haus"},
                "contacts": [{"kind": "phone", "value": "030 23125 001"}]});
            let fields: Map<String, Value> = serde_json::from_str(&format!("{{{fields}}}")).unwrap();
            offer.as_object_mut().unwrap().extend(fields);
            offer
        };
        let file =
            json!({"format": 1, "name": "Apolda", "offers": offers.iter().map(offer).collect::<Vec<_>>()});
        let (catalogue, problems) = nahbei_catalogue::read(&file.to_string());
        assert_eq!(problems, []);
        catalogue
    }

    fn events(base: Option<&Catalogue>, old: &Catalogue, new: &Catalogue) -> (Catalogue, Vec<Event>) {
        let merged = merge(base, old.clone(), &mut new.clone(), Prefer::Catalogue).unwrap();
        (merged.catalogue, merged.events)
    }

    #[test]
    fn importing_twice_changes_nothing() {
        let new = catalogue(&[("aa", r#""summary": "x""#), ("bb", "")]);
        assert_eq!(events(Some(&new), &new, &new), (new.clone(), vec![]));
        assert_eq!(events(None, &new, &new), (new.clone(), vec![]));
    }

    #[test]
    fn each_side_keeps_what_it_alone_changed() {
        let base = catalogue(&[("aa", r#""summary": "alt", "not_for": "x""#)]);
        let old = catalogue(&[("aa", r#""summary": "alt", "not_for": "y""#)]);
        let new = catalogue(&[("aa", r#""summary": "neu", "not_for": "x""#)]);
        let (merged, events) = events(Some(&base), &old, &new);
        assert_eq!(merged, catalogue(&[("aa", r#""summary": "neu", "not_for": "y""#)]));
        assert_eq!(
            events,
            [Event::Kept("aa".into(), "not_for".into()), Event::Updated("aa".into(), "summary".into())]
        );
    }

    #[test]
    fn what_both_sides_changed_is_shown_and_the_preferred_one_stands() {
        let base = catalogue(&[("aa", r#""summary": "alt""#)]);
        let old = catalogue(&[("aa", r#""summary": "hier""#)]);
        let new = catalogue(&[("aa", r#""summary": "dort""#)]);
        for (prefer, stands, other) in [(Prefer::Catalogue, "hier", "dort"), (Prefer::Import, "dort", "hier")]
        {
            for base in [Some(&base), None] {
                let merged = merge(base, old.clone(), &mut new.clone(), prefer).unwrap();
                let conflict = Event::Conflict {
                    id: "aa".into(),
                    field: "summary".into(),
                    stands: stands.into(),
                    other: other.into(),
                };
                assert_eq!(merged.events, [conflict]);
                assert_eq!(merged.catalogue.offers[0].summary.known().unwrap().get("de").1, stands);
            }
        }
    }

    #[test]
    fn offers_come_stay_and_end() {
        let base = catalogue(&[("gone", ""), ("out", "")]);
        let old = catalogue(&[("gone", ""), ("own", "")]);
        let new = catalogue(&[("out", ""), ("new", "")]);
        let (merged, events) = events(Some(&base), &old, &new);
        assert_eq!(
            events,
            [
                Event::Ended("gone".into()),
                Event::Own("own".into()),
                Event::TakenOut("out".into()),
                Event::Added("new".into())
            ]
        );
        assert_eq!(
            merged.offers.iter().map(|offer| offer.id.as_str()).collect::<Vec<_>>(),
            ["gone", "own", "new"]
        );
        assert_eq!(merged.offers[0].status, nahbei_catalogue::Status::Ended);
    }

    #[test]
    fn an_offer_keeps_its_id_when_the_import_calls_it_otherwise() {
        let old = catalogue(&[("treff-1", r#""name": "Treff""#)]);
        let new = catalogue(&[("treff-haus", r#""name": "treff ", "summary": "x""#)]);
        let (merged, events) = events(None, &old, &new);
        assert_eq!(merged.offers.len(), 1);
        assert_eq!(merged.offers[0].id, "treff-1");
        assert!(events.contains(&Event::Updated("treff-1".into(), "summary".into())), "{events:?}");
    }
}
