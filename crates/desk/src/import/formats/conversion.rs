//! From the records of another format to a catalogue: every record is read alone by the catalogue's own reader, so
//! that one broken record costs that record. It knows no format.

use super::draft::{Draft, leaves};
use super::ledger::{Cell, Fate, Ledger, Why, Words};
use crate::import::convert::read_offer;
use crate::import::examples::Examples;
use crate::import::value::is_stated;
use nahbei_catalogue::{Catalogue, FORMAT, Loss, Problem, Rule, Text};
use serde_json::Value;
use std::collections::BTreeMap;
use std::collections::hash_map::{Entry, HashMap};

/// One record of the input.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// Where it stands: `contents/3`, `services.csv line 4`.
    pub place: String,
    /// What it says; of a table, with the rows that belong to it.
    pub value: Value,
    /// The rows that it was put together from, by the pointer to each; none where it stands as a whole.
    pub rows: Vec<Row>,
}

/// A row of a table that belongs to a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Pointer to it in the record.
    pub at: String,
    /// The table, which the names of its fields begin with.
    pub table: String,
    /// Where it stands: `phones.csv line 2`.
    pub place: String,
}

/// A catalogue, and the account of how it came about.
#[derive(Debug)]
pub struct Conversion {
    /// What the records became.
    pub catalogue: Catalogue,
    /// How many records there were; as many as offers and left out ones together.
    pub read: usize,
    /// Every record that did not become an offer, in the order of the input.
    pub left_out: Vec<LeftOut>,
    /// What became of every value.
    pub ledger: Ledger,
    /// What a person should look at, by what it is.
    pub remarks: BTreeMap<Why, Examples>,
}

/// A record that did not become an offer.
#[derive(Debug)]
pub struct LeftOut {
    /// Where it stands in the input.
    pub place: String,
    /// Why.
    pub reasons: Vec<Why>,
}

impl Conversion {
    /// A catalogue of this name without offers.
    pub fn new(name: Text) -> Self {
        let catalogue = Catalogue {
            format: FORMAT,
            name,
            updated: None,
            publisher: None,
            licence: None,
            offers: Vec::new(),
        };
        Self { catalogue, read: 0, left_out: Vec::new(), ledger: Ledger::default(), remarks: BTreeMap::new() }
    }

    /// Converts all records, each by `draft`, which may refuse one as a whole.
    pub fn convert<'r>(
        mut self,
        records: &'r [Record],
        draft: impl Fn(&'r Value) -> Result<Draft<'r>, Words>,
    ) -> Self {
        let mut places = HashMap::new();
        for record in records {
            self.read += 1;
            match draft(&record.value) {
                Ok(draft) => self.add(record, draft, &mut places),
                Err(why) => {
                    self.enter_dropped(record, why);
                    let reasons = vec![Why::Said(why)];
                    self.left_out.push(LeftOut { place: record.place.clone(), reasons });
                }
            }
        }
        self
    }

    fn add(&mut self, record: &Record, mut draft: Draft<'_>, places: &mut HashMap<String, String>) {
        let (offer, problems) = read_offer(draft.offer.clone());
        let left = draft.refuse(&problems);
        let mut reasons: Vec<Why> = problems.iter().filter_map(reason).collect();
        if let Some(offer) = offer {
            match places.entry(offer.code()) {
                Entry::Occupied(earlier) => {
                    const SAME_ID: Words =
                        ("hat die Kennung eines früheren Datensatzes", "has the id of an earlier record");
                    reasons =
                        vec![Why::Said(SAME_ID), Why::Refused(format!("{} ({})", offer.id, earlier.get()))];
                }
                Entry::Vacant(entry) => {
                    entry.insert(record.place.clone());
                    reasons.clear();
                    for problem in left {
                        let field = field("", problem.pointer.splitn(4, '/').nth(3).unwrap_or_default());
                        self.remark(Why::of(&problem.rule), &format!("{}: {field}", offer.id), &record.place);
                    }
                    for (words, value) in &draft.remarks {
                        self.remark(Why::Said(*words), value, &record.place);
                    }
                    self.catalogue.offers.push(offer);
                }
            }
        }
        let became_offer = reasons.is_empty();
        for (at, value, fate) in draft.fates(became_offer) {
            self.enter(record, &at, value, fate);
        }
        if !became_offer {
            self.left_out.push(LeftOut { place: record.place.clone(), reasons });
        }
    }

    /// Enters values that stand outside every record.
    pub fn enter_dropped(&mut self, record: &Record, why: Words) {
        let mut found = Vec::new();
        leaves(&record.value, &mut String::new(), &mut |at, value| found.push((at.to_owned(), value)));
        for (at, value) in found {
            let fate = if is_stated(value) { Fate::Dropped(Why::Said(why)) } else { Fate::Empty };
            self.enter(record, &at, value, fate);
        }
    }

    fn enter(&mut self, record: &Record, at: &str, value: &Value, fate: Fate) {
        let holds = |row: &&Row| at.strip_prefix(&row.at).is_some_and(|rest| rest.starts_with('/'));
        let row = record.rows.iter().filter(holds).max_by_key(|row| row.at.len());
        let (place, table, pointer) = match row {
            Some(row) => (&row.place, row.table.as_str(), &at[row.at.len()..]),
            None => (&record.place, "", at),
        };
        let cell = Cell { row: place.clone(), pointer: pointer.to_owned() };
        let shown = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        self.ledger.enter(cell, field(table, pointer), shown, fate);
    }

    fn remark(&mut self, what: Why, value: &str, place: &str) {
        self.remarks.entry(what).or_default().add(value, place);
    }
}

/// Why a record is no offer, where the problem says so.
fn reason(problem: &Problem) -> Option<Why> {
    const NO_NAME: Words = ("kein Name", "no name");
    const NO_PROVIDER: Words = ("kein Träger", "no provider");
    const NO_CONTACT: Words = ("kein Kontakt", "no contact");
    let field = problem.pointer.split('/').nth(3).unwrap_or_default();
    (problem.loss == Loss::Offer).then(|| match (&problem.rule, field) {
        (Rule::Missing, "name") => Why::Said(NO_NAME),
        (Rule::Missing, "provider") => Why::Said(NO_PROVIDER),
        (Rule::Missing, "contacts") => Why::Said(NO_CONTACT),
        (rule, _) => Why::of(rule),
    })
}

/// The field of a pointer: `/phones/0/number` is `phones[].number`.
fn field(table: &str, pointer: &str) -> String {
    let mut field = table.to_owned();
    for part in pointer.split('/').filter(|part| !part.is_empty()) {
        if part.parse::<usize>().is_ok() {
            field.push_str("[]");
        } else {
            if !field.is_empty() {
                field.push('.');
            }
            field.push_str(&part.replace("~1", "/").replace("~0", "~"));
        }
    }
    field
}
