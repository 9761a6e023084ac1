//! From records to a catalogue: every record is filled in and read by the catalogue's own reader, alone, so that
//! one broken record costs that record. It opens no file.

use super::account::Account;
use super::examples::Examples;
use super::fill::{Filled, Filling, Note};
use super::mapping::Mapping;
use super::records::Record;
use crate::check::{in_one_line, rule_in_words};
use crate::lang::said;
use anyhow::{bail, ensure};
use nahbei_catalogue::{Catalogue, FORMAT, Loss, Offer, Problem, Rule};
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::collections::hash_map::{Entry, HashMap};

/// A catalogue and the account of how it came about.
#[derive(Debug)]
pub struct Conversion<'m> {
    mapping: &'m Mapping,
    places_by_code: HashMap<String, String>,
    /// What the records became.
    pub catalogue: Catalogue,
    /// How many records there were; as many as offers and records not mapped together.
    pub read: usize,
    /// Every record that did not become an offer, in the order of the input.
    pub not_mapped: Vec<NotMapped>,
    /// What became of every field.
    pub account: Account,
    /// What the catalogue's reader found wrong in offers that it kept, by field and words.
    pub refused: BTreeMap<String, Examples>,
}

/// A record that did not become an offer.
#[derive(Debug)]
pub struct NotMapped {
    /// Where it stands in the input.
    pub place: String,
    /// The id it would have had.
    pub id: Option<String>,
    /// Why.
    pub reasons: Vec<String>,
}

impl<'m> Conversion<'m> {
    /// A conversion in which no record is entered.
    ///
    /// # Errors
    /// When what the mapping says about the catalogue as a whole is wrong.
    pub fn new(mapping: &'m Mapping) -> anyhow::Result<Self> {
        Ok(Self {
            mapping,
            places_by_code: HashMap::new(),
            catalogue: head(mapping)?,
            read: 0,
            not_mapped: Vec::new(),
            account: Account::new(mapping),
            refused: BTreeMap::new(),
        })
    }

    /// Enters a record.
    pub fn enter(&mut self, record: Record) {
        let Record { place, content } = record;
        self.read += 1;
        match content {
            Err(reason) => self.not_mapped.push(NotMapped { place, id: None, reasons: vec![reason] }),
            Ok(record) => self.convert(&record, place),
        }
    }

    fn convert(&mut self, record: &Value, place: String) {
        let mapping = self.mapping;
        self.account.enter_record(record);
        let mut filling = Filling::new(record);
        let filled = match filling.fill(&mapping.offer) {
            Filled::One(offer) => offer,
            Filled::Nothing | Filled::Many(_) => Value::Object(Map::new()),
        };
        let id = filled.get("id").and_then(Value::as_str).map(str::to_owned);
        let mut notes = filling.notes;
        let (offer, problems) = read_offer(filled);
        let offers_before = self.catalogue.offers.len();
        let reasons = match offer {
            None => reasons(&problems, &notes, mapping),
            Some(offer) => match self.places_by_code.entry(offer.code()) {
                Entry::Occupied(earlier) => {
                    let earlier = earlier.get();
                    vec![said(
                        format!(
                            "id: gehört auch zu {earlier}; die Kennung in der Zuordnung muss sie unterscheiden"
                        ),
                        format!("id: is the id of {earlier} too; make the mapping's id tell them apart"),
                    )]
                }
                Entry::Vacant(entry) => {
                    entry.insert(place.clone());
                    self.catalogue.offers.push(offer);
                    self.enter_refused(&problems, &mut notes, &place);
                    Vec::new()
                }
            },
        };
        let became_offer = self.catalogue.offers.len() > offers_before;
        for note in notes {
            self.account.enter_value(note, &place, became_offer);
        }
        if !became_offer {
            self.not_mapped.push(NotMapped { place, id, reasons });
        }
    }

    /// Notes what the catalogue's reader did not take over from an offer that it kept.
    fn enter_refused(&mut self, problems: &[Problem], notes: &mut [Note], place: &str) {
        let mapping = self.mapping;
        for problem in problems {
            let (target, words) = (target(&problem.pointer), words_of(problem));
            let led_here = |note: &&mut Note| {
                note.dropped.is_none()
                    && mapping.uses.get(note.number).is_some_and(|used| used.target == target)
            };
            match notes.iter_mut().rfind(led_here) {
                Some(note) if problem.loss != Loss::Nothing => note.dropped = Some(words),
                _ => self.refused.entry(target).or_default().add(&words, place),
            }
        }
    }
}

/// The catalogue without offers.
fn head(mapping: &Mapping) -> anyhow::Result<Catalogue> {
    let mut head = mapping.head.clone();
    head.insert("format".to_owned(), FORMAT.into());
    head.insert("offers".to_owned(), Vec::<Value>::new().into());
    let (catalogue, problems) = nahbei_catalogue::read(&Value::Object(head).to_string());
    if let Some(problem) = problems.first() {
        bail!("catalogue: {}", in_one_line(problem));
    }
    ensure!(
        catalogue.offers.is_empty(),
        said(
            "catalogue: darf keine Angebote enthalten; die schreibt der Import",
            "catalogue: must hold no offers; the import writes them",
        )
    );
    Ok(catalogue)
}

/// Reads one offer as the page would.
pub fn read_offer(offer: Value) -> (Option<Offer>, Vec<Problem>) {
    let mut file = Map::new();
    file.insert("format".to_owned(), FORMAT.into());
    file.insert("name".to_owned(), "?".into());
    file.insert("offers".to_owned(), vec![offer].into());
    let (mut catalogue, problems) = nahbei_catalogue::read(&Value::Object(file).to_string());
    (catalogue.offers.pop(), problems)
}

/// Why a record did not become an offer: what the reader says, and what was dropped where it misses something.
fn reasons(problems: &[Problem], notes: &[Note], mapping: &Mapping) -> Vec<String> {
    let reason = |problem: &Problem| {
        let target = target(&problem.pointer);
        let dropped = notes.iter().filter_map(|note| {
            let used = mapping.uses.get(note.number)?;
            let reason = note.dropped.as_ref()?;
            let led_here = used.target.split('.').next() == Some(target.as_str());
            led_here.then(|| format!("; {} {:?}: {reason}", used.field, note.value))
        });
        let words = match problem.rule {
            Rule::Missing => format!("{} {target}", said("es fehlt", "no")),
            _ => words_of(problem),
        };
        words + &dropped.collect::<String>()
    };
    problems.iter().filter(|problem| problem.loss == Loss::Offer).map(reason).collect()
}

/// A problem in words, without the record: an import names that by its place in the input.
fn words_of(problem: &Problem) -> String {
    match problem.loss {
        Loss::Offer | Loss::Value => rule_in_words(&problem.rule),
        Loss::Nothing | Loss::Catalogue => in_one_line(&Problem { record: None, ..problem.clone() }),
    }
}

/// The field a pointer such as `/offers/0/contacts/1/value` leads to, as `contacts.value`.
fn target(pointer: &str) -> String {
    let parts = pointer.split('/').skip(3).filter(|part| part.parse::<usize>().is_err());
    parts.collect::<Vec<_>>().join(".")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    /// Values as they come in real files, and some that never should.
    fn value() -> impl Strategy<Value = Value> {
        let number = (any::<i32>()).prop_map(Value::from);
        let text = prop_oneof!["[ 0-9/-]{0,16}", "\\PC{0,12}", Just("deutsch - türkisch".to_owned())];
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            number,
            text.prop_map(Value::from)
        ];
        leaf.prop_recursive(2, 16, 5, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
                prop::collection::btree_map("[a-z.]{1,4}", inner, 0..4)
                    .prop_map(|map| Value::Object(map.into_iter().collect())),
            ]
        })
    }

    /// A whole record, of which some fields are anything.
    fn record() -> impl Strategy<Value = Value> {
        let fields =
            ["type", "address", "parent", "phone", "email", "webLink", "open", "languages", "postcode"];
        let field = prop::sample::select(fields.to_vec());
        (0..9_u8, prop::collection::btree_map(field, value(), 0..4), value(), value()).prop_map(
            |(id, fields, min, lat)| {
                let mut record = json!({
                    "id": id, "type": "Kita", "address": "Am Anger 1", "parent": "Verein am Bach",
                    "phone": "030 23125 001", "structure": {"min": min}, "geo": {"lat": lat, "lon": 13.4},
                });
                for (field, value) in fields {
                    record[field] = value;
                }
                record
            },
        )
    }

    proptest! {
        #[test]
        fn every_record_and_every_value_is_accounted_for(records in prop::collection::vec(record(), 0..12)) {
            let mapping = Mapping::parse(include_str!("../../mappings/berlin-kitas.json")).unwrap();
            let numbered = records.into_iter().enumerate();
            let records: Vec<Record> =
                numbered.map(|(at, record)| Record { place: format!("line {at}"), content: Ok(record) }).collect();
            let count = records.len();
            let mut conversion = Conversion::new(&mapping).unwrap();
            for record in records {
                conversion.enter(record);
            }
            prop_assert_eq!(conversion.read, count);
            prop_assert_eq!(conversion.catalogue.offers.len() + conversion.not_mapped.len(), count);
            prop_assert!(conversion.not_mapped.iter().all(|record| !record.reasons.is_empty()));
            let json = serde_json::to_string(&conversion.catalogue).unwrap();
            let (read_back, problems) = nahbei_catalogue::read(&json);
            prop_assert_eq!(problems, Vec::new());
            prop_assert_eq!(&read_back, &conversion.catalogue);

            let ids = mapping.uses.iter().position(|used| used.target == "id").unwrap();
            let outcome = &conversion.account.uses[ids];
            let dropped: usize = outcome.dropped.values().map(|examples| examples.count).sum();
            prop_assert_eq!(outcome.mapped + outcome.not_mapped + dropped, count);
        }
    }
}
