//! A whole table becomes a catalogue, offer by offer, and each value keeps its way back to its cell.
//! It opens no file: rows come from elsewhere.

use super::cell::Cell;
use super::columns::COLUMNS;
use super::head::Head;
use super::row::{self, Part, Planned};
use crate::source;
use nahbei_catalogue::{Catalogue, FORMAT, Loss, Offer, Problem, Rule};
use serde_json::{Map, Value, json};
use std::collections::{HashMap, HashSet};

/// Rows in which the heads of a sheet may stand: above them is room for a title.
pub const HEAD_ROWS: usize = 20;
/// So many heads of a row must be known; one may be a word of a title.
const FEWEST_HEADS: usize = 2;
/// So many offers are read at once: the JSON between table and catalogue is never larger.
const AT_ONCE: usize = 500;
/// Sheets of the template that hold no offers.
const NOT_OFFERS: [&str; 3] = ["Erklärungen", "Erlaubte Werte", "Beispiele"];
/// The sheet that tells of the catalogue.
const FACTS: &str = "Katalog";

/// A table that is being read; rows come in the order of the file.
#[derive(Debug, Default)]
pub struct Reading {
    sheets: Vec<Sheet>,
    rows: Vec<Row>,
    /// Pointers to what belongs to no row, with their cells.
    others: Vec<(String, source::Cell)>,
    facts: Map<String, Value>,
    waiting: Vec<Value>,
    offers: Vec<Offer>,
    problems: Vec<Problem>,
    codes: HashSet<String>,
    ids: HashMap<String, usize>,
}

/// A sheet, once its heads are found.
#[derive(Debug)]
struct Sheet {
    name: Option<String>,
    head_row: usize,
    plan: Vec<Planned>,
    is_facts: bool,
}

/// Where an offer stands.
#[derive(Debug)]
struct Row {
    sheet: usize,
    number: usize,
    parts: Box<[Part]>,
    /// The columns in which something stands.
    stated: Box<[u16]>,
}

/// What stands in a column, and what came of it.
#[derive(Debug, PartialEq, Eq)]
pub struct Account {
    /// Its head.
    pub head: String,
    /// Cells in which something stands.
    pub stated: usize,
    /// Those of them with a mistake that costs a value.
    pub with_mistakes: usize,
    /// Those in rows that became no offer.
    pub in_lost: usize,
}

/// A table that has been read: the way from pointers to cells.
#[derive(Debug)]
pub struct Table {
    sheets: Vec<Sheet>,
    rows: Vec<Row>,
    others: Vec<(String, source::Cell)>,
    ids: HashMap<String, usize>,
}

/// What a sheet is read for, by its name.
pub fn holds_offers(sheet: &str) -> bool {
    !NOT_OFFERS.contains(&sheet.trim())
}

/// How many heads of a row are known.
pub fn known_heads(cells: &[Cell]) -> usize {
    cells.iter().filter(|cell| Head::parse(&cell.shown()).is_some()).count()
}

impl Reading {
    /// Begins a sheet; a file of one table has one without a name.
    pub fn begin(&mut self, name: Option<&str>) {
        let is_facts = name.is_some_and(|name| name.trim() == FACTS);
        self.sheets.push(Sheet { name: name.map(str::to_owned), head_row: 0, plan: Vec::new(), is_facts });
    }

    /// Whether a sheet with heads was found.
    pub fn has_heads(&self) -> bool {
        self.sheets.iter().any(|sheet| !sheet.is_facts && !sheet.plan.is_empty())
    }

    /// Whether the rows of the present sheet can no longer matter.
    pub fn is_lost(&self, row: usize) -> bool {
        row > HEAD_ROWS && self.sheets.last().is_some_and(|sheet| sheet.plan.is_empty())
    }

    /// Takes a row, numbered from 1.
    pub fn row(&mut self, number: usize, cells: &[Cell]) {
        let Some(at) = self.sheets.len().checked_sub(1) else { return };
        if self.sheets[at].plan.is_empty() {
            self.heads(number, cells);
            return;
        }
        let sheet = &self.sheets[at];
        row::facts(&sheet.plan, cells, &mut self.facts);
        if sheet.is_facts {
            return;
        }
        let is_stated = |planned: &Planned| {
            !planned.head.is_fact && cells.get(planned.at).is_some_and(|cell| !cell.is_blank())
        };
        let stated = (0..).zip(&sheet.plan).filter(|(_, planned)| is_stated(planned));
        let stated: Box<[u16]> = stated.map(|(column, _)| column).collect();
        if !stated.is_empty() {
            let offer = row::offer(&sheet.plan, cells);
            let row = Row { sheet: at, number, parts: offer.parts.into(), stated };
            self.offer(row, offer.fields, offer.mistakes);
        }
    }

    /// Looks for heads in a row.
    fn heads(&mut self, number: usize, cells: &[Cell]) {
        let Some(sheet) = self.sheets.last_mut() else { return };
        let (plan, unknown) =
            if sheet.is_facts { row::plan(cells, Head::fact) } else { row::plan(cells, Head::parse) };
        let fewest = if sheet.is_facts { 1 } else { FEWEST_HEADS };
        if number > HEAD_ROWS || plan.len() < fewest {
            return;
        }
        sheet.head_row = number;
        let cell = |at: usize, head: String| source::Cell {
            sheet: sheet.name.clone(),
            column: at + 1,
            row: number,
            head,
        };
        for Planned { at, head } in plan.iter().filter(|planned| planned.head.is_fact) {
            let mut place = cell(*at, head.written());
            place.row += 1;
            self.others.push((format!("/{}", head.column().path), place));
        }
        for (at, head) in unknown {
            let pointer = format!("/{}", head.replace('~', "~0").replace('/', "~1"));
            self.others.push((pointer.clone(), cell(at, head)));
            let allowed = COLUMNS.iter().map(|column| column.head).collect();
            self.problems.push(Problem {
                record: None,
                pointer,
                rule: Rule::UnknownField { allowed },
                loss: Loss::Nothing,
            });
        }
        sheet.plan = plan;
    }

    fn offer(&mut self, row: Row, mut fields: Map<String, Value>, mistakes: Vec<(usize, Rule)>) {
        let at = self.rows.len();
        let id = match fields.get("id").and_then(Value::as_str) {
            Some(id) => id.to_owned(),
            None => self.new_id(&fields, row.number),
        };
        self.ids.entry(id.clone()).or_insert(at);
        for (column, rule) in mistakes {
            let pointer = self.sheets[row.sheet].pointer(at, &row, column);
            self.problems.push(Problem { record: Some(id.clone()), pointer, rule, loss: Loss::Value });
        }
        fields.insert("id".to_owned(), id.into());
        self.rows.push(row);
        self.waiting.push(fields.into());
        if self.waiting.len() == AT_ONCE {
            self.read_waiting();
        }
    }

    /// An id for an offer that has none, which no offer before it has.
    fn new_id(&self, fields: &Map<String, Value>, number: usize) -> String {
        let id = row::id_of_names(fields).unwrap_or_else(|| format!("zeile-{number}"));
        let ids = std::iter::once(id.clone()).chain((2..).map(|number: usize| format!("{id}-{number}")));
        ids.into_iter().find(|id| !self.ids.contains_key(id)).unwrap_or(id)
    }

    /// Gives the offers that wait to the catalogue's reader.
    fn read_waiting(&mut self) {
        let first = self.rows.len() - self.waiting.len();
        let offers = std::mem::take(&mut self.waiting);
        let (catalogue, problems) = nahbei_catalogue::read(&file(json!({"name": "x"}), offers));
        for mut problem in problems {
            if let Some((number, inside)) = numbered(&problem.pointer) {
                problem.pointer = format!("/offers/{}{inside}", first + number);
            }
            self.problems.push(problem);
        }
        for offer in catalogue.offers {
            if self.codes.insert(offer.code()) {
                self.offers.push(offer);
            } else {
                let at = self.ids.get(&offer.id).copied().unwrap_or_default();
                self.problems.push(Problem {
                    record: Some(offer.id.clone()),
                    pointer: format!("/offers/{at}/id"),
                    rule: Rule::DuplicateId(offer.id),
                    loss: Loss::Offer,
                });
            }
        }
    }

    /// Ends the table. A catalogue without a name is called `name`.
    pub fn end(mut self, name: &str) -> (Catalogue, Vec<Problem>, Table) {
        self.read_waiting();
        self.facts.entry("name").or_insert_with(|| name.into());
        let (facts, problems) = nahbei_catalogue::read(&file(self.facts.into(), Vec::new()));
        self.problems.extend(problems);
        let places = |problem: &Problem| numbered(&problem.pointer).map(|(number, _)| number);
        self.problems.sort_by_key(places);
        let table = Table { sheets: self.sheets, rows: self.rows, others: self.others, ids: self.ids };
        (Catalogue { offers: self.offers, ..facts }, self.problems, table)
    }
}

/// The text of a catalogue with these facts and offers.
fn file(facts: Value, offers: Vec<Value>) -> String {
    let mut file = facts;
    file["format"] = FORMAT.into();
    file["offers"] = offers.into();
    file.to_string()
}

/// The number of the offer in a pointer, and what follows it.
fn numbered(pointer: &str) -> Option<(usize, &str)> {
    let rest = pointer.strip_prefix("/offers/")?;
    let end = rest.find('/').unwrap_or(rest.len());
    Some((rest[..end].parse().ok()?, &rest[end..]))
}

impl Sheet {
    /// The pointer of a column in an offer.
    fn pointer(&self, offer: usize, row: &Row, column: usize) -> String {
        let head = &self.plan[column].head;
        let mut pointer = format!("/offers/{offer}");
        for segment in row::segments(head.column()) {
            let number = row::part_of(head).and_then(|part| row.number_of(part));
            match (segment, number) {
                ("*", Some(number)) => pointer = format!("{pointer}/{number}"),
                ("*", None) => break,
                (segment, _) => pointer = format!("{pointer}/{segment}"),
            }
        }
        pointer
    }

    /// The column that comes nearest to a way into an offer.
    fn column(&self, row: &Row, way: &[&str]) -> Option<&Planned> {
        let nearness = |planned: &&Planned| {
            let head = &planned.head;
            if head.is_fact || row::segments(head.column()).next() != way.first().copied() {
                return 0;
            }
            let number = row::part_of(head).map(|part| row.number_of(part));
            let mut near = 0;
            for (at, segment) in row::segments(head.column()).enumerate() {
                let fits = match (segment, way.get(at)) {
                    ("*", Some(wanted)) => number == Some(wanted.parse().ok()),
                    (segment, Some(wanted)) => segment == *wanted,
                    (_, None) => break,
                };
                if !fits {
                    break;
                }
                near += 2;
            }
            let language = way.last().copied();
            let code = head.language.as_ref().map_or("de", |(code, _)| code.as_str());
            near + usize::from(language == Some(code))
        };
        // Of equally near ones the first, and only where the beginning is right.
        let best = self.plan.iter().map(|planned| nearness(&planned)).max().filter(|near| *near > 0)?;
        self.plan.iter().find(|planned| nearness(planned) == best)
    }
}

impl Row {
    /// The number of a part in its list.
    fn number_of(&self, part: Part) -> Option<usize> {
        self.parts.iter().filter(|(list, _)| *list == part.0).position(|known| *known == part)
    }
}

impl Table {
    /// The number of the offer with this id.
    pub fn number_of(&self, id: &str) -> Option<usize> {
        self.ids.get(id).copied()
    }

    /// How many offers stand in the table.
    pub fn records(&self) -> usize {
        self.rows.len()
    }

    /// What came of every column in which something stands. Rows that were lost and cells with mistakes are named
    /// by sheet, row and head.
    pub fn columns(
        &self,
        lost: &HashSet<(Option<String>, usize)>,
        with_mistakes: &HashSet<(Option<String>, usize, String)>,
    ) -> Vec<Account> {
        let mut accounts: Vec<Vec<Account>> = Vec::with_capacity(self.sheets.len());
        for sheet in &self.sheets {
            let account = |planned: &Planned| Account {
                head: planned.head.written(),
                stated: 0,
                with_mistakes: 0,
                in_lost: 0,
            };
            accounts.push(sheet.plan.iter().map(account).collect());
        }
        for row in &self.rows {
            let name = &self.sheets[row.sheet].name;
            let is_lost = lost.contains(&(name.clone(), row.number));
            for column in &row.stated {
                let Some(account) = accounts[row.sheet].get_mut(usize::from(*column)) else { continue };
                account.stated += 1;
                if is_lost {
                    account.in_lost += 1;
                } else if with_mistakes.contains(&(name.clone(), row.number, account.head.clone())) {
                    account.with_mistakes += 1;
                }
            }
        }
        accounts.into_iter().flatten().filter(|account| account.stated > 0).collect()
    }

    /// The cell of a pointer; where there is none, the row, and for what is in no row the first heads.
    pub fn cell(&self, pointer: &str) -> source::Cell {
        if let Some((_, cell)) = self.others.iter().find(|(known, _)| {
            pointer.strip_prefix(known.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        }) {
            return cell.clone();
        }
        let row = numbered(pointer).and_then(|(number, inside)| Some((self.rows.get(number)?, inside)));
        let Some((row, inside)) = row else {
            let sheet = self.sheets.iter().find(|sheet| !sheet.plan.is_empty());
            let name = sheet.and_then(|sheet| sheet.name.clone());
            let number = sheet.map_or(1, |sheet| sheet.head_row);
            return source::Cell { sheet: name, column: 1, row: number, head: String::new() };
        };
        let way: Vec<&str> = inside.split('/').skip(1).collect();
        let sheet = &self.sheets[row.sheet];
        let column = sheet.column(row, &way);
        source::Cell {
            sheet: sheet.name.clone(),
            column: column.map_or(1, |planned| planned.at + 1),
            row: row.number,
            head: column.map(|planned| planned.head.written()).unwrap_or_default(),
        }
    }
}
