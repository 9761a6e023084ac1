//! Importing again: what was imported is brought up to date, and what editors changed since stays theirs.
//! It asks nobody: where both sides changed the same field, it keeps one and shows both.
//!
//! Three states are compared, field by field: what the last import brought (kept beside the catalogue as
//! `….imported.json`), the catalogue as it is now, and what comes in.

mod words;

pub use words::report;

use crate::check::in_one_line;
use crate::file;
use crate::lang::said;
use crate::source::Source;
use anyhow::{Context, ensure};
use nahbei_catalogue::{Catalogue, Offer};
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
    /// The import as the next one will be compared with: with the ids that the catalogue has.
    pub imported: Catalogue,
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

/// Brings the catalogue of a file up to date, or makes the file, and says what happened.
///
/// # Errors
/// When a file cannot be read or written, or the catalogue there has mistakes that would lose offers.
pub fn update(out: &Path, new: &Catalogue, prefer: Prefer) -> anyhow::Result<Vec<Event>> {
    let beside = imported_beside(out);
    if !out.exists() {
        super::write(out, new)?;
        fs::copy(out, &beside).with_context(|| file::unwritable(&beside))?;
        return Ok(new.offers.iter().map(|offer| Event::Added(offer.id.clone())).collect());
    }
    let old = read(out)?;
    let base = if beside.exists() { Some(read(&beside)?) } else { None };
    let merged = merge(base.as_ref(), &old, new, prefer)?;
    super::write(out, &merged.catalogue)?;
    super::write(&beside, &merged.imported)?;
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

/// Merges what comes in into a catalogue.
///
/// # Errors
/// When what comes of it cannot be read, which is a mistake of the program.
pub fn merge(
    base: Option<&Catalogue>,
    old: &Catalogue,
    new: &Catalogue,
    prefer: Prefer,
) -> anyhow::Result<Merged> {
    let imported = with_known_ids(old, new);
    let mut events = Vec::new();
    let base_head = base.map(head).transpose()?;
    let facts = merge_fields("", base_head.as_ref(), &head(old)?, &head(&imported)?, prefer, &mut events);

    let by_id = |catalogue: &Catalogue| -> anyhow::Result<HashMap<String, Map<String, Value>>> {
        catalogue.offers.iter().map(|offer| Ok((offer.id.clone(), fields(offer)?))).collect()
    };
    let base_offers = base.map(by_id).transpose()?;
    let incoming = by_id(&imported)?;
    let mut offers: Vec<Value> = Vec::new();
    for offer in &old.offers {
        let (id, mut now) = (&offer.id, fields(offer)?);
        let before = base_offers.as_ref().and_then(|base| base.get(id));
        match incoming.get(id) {
            Some(new) => now = merge_fields(id, before, &now, new, prefer, &mut events),
            None if before.is_some() => {
                if now.get("status") != Some(&json!("ended")) {
                    now.insert("status".to_owned(), json!("ended"));
                    events.push(Event::Ended(id.clone()));
                }
            }
            None if now.get("status") == Some(&json!("ended")) => {}
            None => events.push(Event::Own(id.clone())),
        }
        offers.push(now.into());
    }
    let known: HashSet<&str> = old.offers.iter().map(|offer| offer.id.as_str()).collect();
    for offer in imported.offers.iter().filter(|offer| !known.contains(offer.id.as_str())) {
        if base_offers.as_ref().is_some_and(|base| base.contains_key(&offer.id)) {
            events.push(Event::TakenOut(offer.id.clone()));
        } else {
            offers.push(fields(offer)?.into());
            events.push(Event::Added(offer.id.clone()));
        }
    }
    let mut file = facts;
    file.insert("offers".to_owned(), offers.into());
    let (catalogue, problems) = nahbei_catalogue::read(&Value::Object(file).to_string());
    let fatal = problems.iter().find(|problem| problem.loss > nahbei_catalogue::Loss::Value);
    ensure!(
        fatal.is_none(),
        "{}: {}",
        said("der zusammengeführte Katalog ist nicht zu lesen", "the merged catalogue cannot be read"),
        fatal.map(in_one_line).unwrap_or_default()
    );
    Ok(Merged { catalogue, imported, events })
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

/// The import with the ids of the catalogue, where an offer without id of its own is there under another one:
/// same name and same provider, and no doubt which.
fn with_known_ids(old: &Catalogue, new: &Catalogue) -> Catalogue {
    let key = |offer: &Offer| {
        let folded = |text: &nahbei_catalogue::Text| text.get("de").1.trim().to_lowercase();
        (folded(&offer.name), folded(&offer.provider.name))
    };
    let ids = |catalogue: &Catalogue| -> HashSet<String> {
        catalogue.offers.iter().map(|offer| offer.id.clone()).collect()
    };
    let (old_ids, new_ids) = (ids(old), ids(new));
    let mut free: HashMap<_, Vec<&str>> = HashMap::new();
    for offer in old.offers.iter().filter(|offer| !new_ids.contains(&offer.id)) {
        free.entry(key(offer)).or_default().push(&offer.id);
    }
    let mut imported = new.clone();
    for offer in imported.offers.iter_mut().filter(|offer| !old_ids.contains(&offer.id)) {
        if let Some([id]) = free.remove(&key(offer)).as_deref() {
            (*id).clone_into(&mut offer.id);
        }
    }
    imported
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
        let merged = merge(base, old, new, Prefer::Catalogue).unwrap();
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
                let merged = merge(base, &old, &new, prefer).unwrap();
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
