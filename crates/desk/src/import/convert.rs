//! From records to a catalogue: every record is filled in and read by the catalogue's own reader, alone, so that
//! one broken record costs that record. It opens no file.

use super::account::{Account, Examples};
use super::fill::{Dropped, Filled, Filling, Note};
use super::mapping::Mapping;
use super::records::Record;
use anyhow::{bail, ensure};
use nahbei_catalogue::{Catalogue, FORMAT, Offer, Problem};
use serde_json::{Map, Value};
use std::collections::{BTreeMap, HashMap};

/// A catalogue and the account of how it came about.
#[derive(Debug)]
pub struct Conversion {
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

impl Conversion {
    /// Converts all records.
    ///
    /// # Errors
    /// When what the mapping says about the catalogue as a whole is wrong.
    pub fn new(mapping: &Mapping, records: Vec<Record>) -> anyhow::Result<Self> {
        let mut conversion = Self {
            catalogue: head(mapping)?,
            read: records.len(),
            not_mapped: Vec::new(),
            account: Account::new(mapping),
            refused: BTreeMap::new(),
        };
        let mut places_by_code = HashMap::new();
        for Record { place, content } in records {
            match content {
                Err(reason) => {
                    conversion.not_mapped.push(NotMapped { place, id: None, reasons: vec![reason] });
                }
                Ok(record) => conversion.convert(mapping, &record, place, &mut places_by_code),
            }
        }
        Ok(conversion)
    }

    fn convert(
        &mut self,
        mapping: &Mapping,
        record: &Value,
        place: String,
        places_by_code: &mut HashMap<String, String>,
    ) {
        self.account.enter_record(record);
        let mut filling = Filling::new(record);
        let filled = match filling.fill(&mapping.offer) {
            Filled::One(offer) => offer,
            Filled::Nothing | Filled::Many(_) => Value::Object(Map::new()),
        };
        let id = filled.get("id").and_then(Value::as_str).map(str::to_owned);
        let notes = filling.notes;
        let (offer, problems) = read_offer(filled);
        let same_id = offer.as_ref().and_then(|offer| places_by_code.get(&offer.code()));
        let accepted = offer.filter(|_| same_id.is_none());
        let became_offer = accepted.is_some();
        match (accepted, same_id) {
            (Some(offer), _) => {
                places_by_code.insert(offer.code(), place.clone());
                self.catalogue.offers.push(offer);
                for problem in problems {
                    let words = words_without_record(&problem);
                    self.refused.entry(target(&problem.pointer)).or_default().add(words, &place);
                }
            }
            (None, Some(earlier)) => {
                let reasons = vec![format!("id: is the id of {earlier}; make the mapping's id differ")];
                self.not_mapped.push(NotMapped { place: place.clone(), id, reasons });
            }
            (None, None) => {
                let reasons = reasons(&problems, &notes, mapping);
                self.not_mapped.push(NotMapped { place: place.clone(), id, reasons });
            }
        }
        for Note { number, dropped } in notes {
            match dropped {
                None => self.account.enter_value(number, became_offer),
                Some(dropped) => self.account.enter_dropped(number, dropped, &place),
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
        bail!("catalogue: {problem}");
    }
    ensure!(catalogue.offers.is_empty(), "catalogue: must hold no offers; the import writes them");
    Ok(catalogue)
}

/// Reads one offer as the page would.
fn read_offer(offer: Value) -> (Option<Offer>, Vec<Problem>) {
    let mut file = Map::new();
    file.insert("format".to_owned(), FORMAT.into());
    file.insert("name".to_owned(), "?".into());
    file.insert("offers".to_owned(), vec![offer].into());
    let (mut catalogue, problems) = nahbei_catalogue::read(&Value::Object(file).to_string());
    (catalogue.offers.pop(), problems)
}

/// Why a record did not become an offer: what the reader says, and what was dropped where it misses something.
fn reasons(problems: &[Problem], notes: &[Note], mapping: &Mapping) -> Vec<String> {
    let fatal = problems.iter().filter(|problem| is_about_the_offer(problem));
    fatal
        .map(|problem| {
            let target = target(&problem.pointer);
            let dropped = notes.iter().filter_map(|note| {
                let used = mapping.uses.get(note.number)?;
                let Dropped { value, reason } = note.dropped.as_ref()?;
                (used.target.split('.').next() == Some(target.as_str()))
                    .then(|| format!("; {} {value:?}: {reason}", used.field))
            });
            words_without_record(problem) + &dropped.collect::<String>()
        })
        .collect()
}

/// Whether a problem is with what every offer must have, not with a detail of a part of it.
fn is_about_the_offer(problem: &Problem) -> bool {
    problem.loss == nahbei_catalogue::Loss::Offer && problem.pointer.matches('/').count() <= 3
}

fn words_without_record(problem: &Problem) -> String {
    Problem { record: None, ..problem.clone() }.to_string()
}

/// The field a pointer such as `/offers/0/contacts/1/value` leads to, as `contacts.value`.
fn target(pointer: &str) -> String {
    let parts = pointer.split('/').skip(3).filter(|part| part.parse::<usize>().is_err());
    parts.collect::<Vec<_>>().join(".")
}
