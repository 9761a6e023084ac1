//! Counting what became of every field. It decides nothing and has no words.

use super::examples::Examples;
use super::fill::Note;
use super::mapping::Mapping;
use super::value::stated_paths;
use serde_json::Value;
use std::collections::BTreeMap;

/// What became of the fields of all records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// How many records state each field.
    pub stated: BTreeMap<String, usize>,
    /// What became of the values of each use, in the order of [`Mapping::uses`].
    pub uses: Vec<Outcome>,
}

/// What became of the values of one use of a field. A value that is split counts as often as it has parts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Outcome {
    /// They are in the catalogue.
    pub mapped: usize,
    /// They would be, but their record did not become an offer.
    pub not_mapped: usize,
    /// They are not, by reason.
    pub dropped: BTreeMap<String, Examples>,
}

impl Account {
    /// An account in which nothing is entered.
    pub fn new(mapping: &Mapping) -> Self {
        Self { stated: BTreeMap::new(), uses: vec![Outcome::default(); mapping.uses.len()] }
    }

    /// Enters the fields that a record states.
    pub fn enter_record(&mut self, record: &Value) {
        for path in stated_paths(record) {
            *self.stated.entry(path).or_default() += 1;
        }
    }

    /// Enters what became of a value.
    pub fn enter_value(&mut self, note: Note, place: &str, became_offer: bool) {
        let Some(outcome) = self.uses.get_mut(note.number) else { return };
        match note.dropped {
            Some(reason) => outcome.dropped.entry(reason).or_default().add(&note.value, place),
            None if became_offer => outcome.mapped += 1,
            None => outcome.not_mapped += 1,
        }
    }
}
