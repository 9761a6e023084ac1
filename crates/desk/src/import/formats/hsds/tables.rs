//! HSDS as tables, a CSV file or list each: the rows that belong to a service are put together with it, as they
//! stand in its JSON. What the columns mean is read there.

use super::super::conversion::{Record, Row};
use crate::import::records::{self, Record as Line};
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// All tables, by name without `.csv`.
pub type Tables = BTreeMap<String, Vec<Line>>;

/// Where the rows of a table belong: the list they form, the column that names what they belong to.
const OF_SERVICE: [(&str, &str); 9] = [
    ("phones", "phones"),
    ("schedules", "schedules"),
    ("service_areas", "service_areas"),
    ("languages", "languages"),
    ("funding", "funding"),
    ("cost_options", "cost_options"),
    ("required_documents", "required_documents"),
    ("contacts", "contacts"),
    ("attributes", "attributes"),
];
const OF_LOCATION: [(&str, &str); 5] = [
    ("addresses", "addresses"),
    ("accessibility", "accessibility"),
    ("phones", "phones"),
    ("contacts", "contacts"),
    ("languages", "languages"),
];
const OF_ORGANIZATION: [(&str, &str); 4] = [
    ("phones", "phones"),
    ("contacts", "contacts"),
    ("funding", "funding"),
    ("organization_identifiers", "organization_identifiers"),
];

/// The British profile's names of tables.
const OTHER_NAMES: [(&str, &str); 5] = [
    ("schedule", "schedules"),
    ("address", "addresses"),
    ("attribute", "attributes"),
    ("taxonomy", "taxonomies"),
    ("service_at_locations", "service_at_location"),
];

/// Reads the tables of a folder; a table of the same rows under two names counts once.
///
/// # Errors
/// When the folder or one of its tables cannot be read.
pub fn of_folder(folder: &Path) -> anyhow::Result<Tables> {
    let mut tables = Tables::new();
    let mut files: Vec<_> = std::fs::read_dir(folder)?.collect::<Result<Vec<_>, _>>()?;
    files.sort_by_key(std::fs::DirEntry::file_name);
    for path in files.into_iter().map(|file| file.path()) {
        if path.extension().is_some_and(|extension| extension == "csv") {
            let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
            let mut lines = Vec::new();
            records::read(&path, |mut line| {
                line.place = format!("{stem}.csv {}", line.place);
                lines.push(line);
            })?;
            tables.insert(stem, lines);
        }
    }
    Ok(tables)
}

/// Reads an object of lists, one a table: `{"services.csv": [ … ], …}`.
pub fn of_lists(file: &Value) -> Option<Tables> {
    let lists = file.as_object()?;
    lists.contains_key("services.csv").then(|| {
        let line = |table: &str, (at, row): (usize, &Value)| Line {
            place: format!("{table}/{at}"),
            content: if row.is_object() { Ok(row.clone()) } else { Err("is no object".to_owned()) },
        };
        let table = |(name, rows): (&String, &Value)| {
            let rows = rows.as_array().into_iter().flatten().enumerate();
            (name.trim_end_matches(".csv").to_owned(), rows.map(|row| line(name, row)).collect())
        };
        lists.iter().map(table).collect()
    })
}

/// Whether the tables are those of the British profile.
pub fn are_british(tables: &Tables) -> bool {
    let columns = |table: &str, column: &str| {
        tables.get(table).and_then(|rows| rows.first()?.content.as_ref().ok()?.get(column)).is_some()
    };
    columns("service_areas", "service_area")
        || tables.contains_key("schedule")
        || tables.contains_key("taxonomy")
}

/// The services with all that belongs to them, and the rows that belong to none.
pub fn joined(tables: &Tables) -> (Vec<Record>, Vec<Record>) {
    let mut join = Join { tables, used: BTreeSet::new() };
    let services = join.rows("services", |_| true);
    let records = services.iter().map(|service| join.service(service)).collect();
    let left: Vec<Record> = tables
        .iter()
        .flat_map(|(table, lines)| lines.iter().map(move |line| (table, line)))
        .filter(|(_, line)| !join.used.contains(&line.place))
        .map(|(table, line)| {
            let value = line.content.clone().unwrap_or_else(Value::String);
            let row = Row { at: String::new(), table: table.clone(), place: line.place.clone() };
            Record { place: line.place.clone(), value, rows: vec![row] }
        })
        .collect();
    (records, left)
}

struct Join<'t> {
    tables: &'t Tables,
    used: BTreeSet<String>,
}

/// A row of a table, with its name and place.
struct Found<'t> {
    table: &'t str,
    place: &'t str,
    fields: &'t Map<String, Value>,
}

impl<'t> Join<'t> {
    /// The rows of a table that fit, under any of its names.
    fn rows(&mut self, table: &str, fits: impl Fn(&Map<String, Value>) -> bool) -> Vec<Found<'t>> {
        let other = OTHER_NAMES.iter().find(|(_, name)| *name == table).map(|(other, _)| *other);
        let mut found: Vec<Found<'t>> = Vec::new();
        for name in std::iter::once(table).chain(other) {
            let Some((table, lines)) = self.tables.get_key_value(name) else { continue };
            for line in lines {
                if let Ok(Value::Object(fields)) = &line.content
                    && fits(fields)
                {
                    self.used.insert(line.place.clone());
                    found.push(Found { table, place: &line.place, fields });
                }
            }
        }
        found
    }

    fn service(&mut self, service: &Found<'t>) -> Record {
        let id = text(service.fields, "id");
        let mut record = Record { place: service.place.to_owned(), value: Value::Null, rows: Vec::new() };
        put(&mut record, "", service);
        for (table, list) in OF_SERVICE {
            let column = if table == "attributes" { "link_id" } else { "service_id" };
            self.list(&mut record, "", table, list, column, id.as_deref());
        }
        self.terms(&mut record, "");
        let organization = text(service.fields, "organization_id");
        if let Some(found) = self.rows("organizations", |row| is(row, "id", organization.as_deref())).first()
        {
            put(&mut record, "/organization", found);
            for (table, list) in OF_ORGANIZATION {
                self.list(
                    &mut record,
                    "/organization",
                    table,
                    list,
                    "organization_id",
                    organization.as_deref(),
                );
            }
        }
        let program = text(service.fields, "program_id");
        if let Some(found) = self.rows("programs", |row| is(row, "id", program.as_deref())).first() {
            put(&mut record, "/program", found);
        }
        for (number, link) in
            self.rows("service_at_location", |row| is(row, "service_id", id.as_deref())).iter().enumerate()
        {
            let at = format!("/service_at_locations/{number}");
            put(&mut record, &at, link);
            let link_id = text(link.fields, "id");
            for table in ["contacts", "phones", "schedules"] {
                self.list(&mut record, &at, table, table, "service_at_location_id", link_id.as_deref());
            }
            let location = text(link.fields, "location_id");
            if let Some(found) = self.rows("locations", |row| is(row, "id", location.as_deref())).first() {
                let at = format!("{at}/location");
                put(&mut record, &at, found);
                for (table, list) in OF_LOCATION {
                    self.list(&mut record, &at, table, list, "location_id", location.as_deref());
                }
            }
        }
        record
    }

    fn list(
        &mut self,
        record: &mut Record,
        within: &str,
        table: &str,
        list: &str,
        column: &str,
        id: Option<&str>,
    ) {
        for (number, row) in self.rows(table, |row| is(row, column, id)).iter().enumerate() {
            put(record, &format!("{within}/{list}/{number}"), row);
        }
    }

    /// The terms that the attributes of something name.
    fn terms(&mut self, record: &mut Record, within: &str) {
        let attributes =
            record.value.pointer(&format!("{within}/attributes")).and_then(Value::as_array).cloned();
        for (number, attribute) in attributes.into_iter().flatten().enumerate() {
            let term = attribute.get("taxonomy_term_id").and_then(Value::as_str).map(str::to_owned);
            if let Some(found) = self.rows("taxonomy_terms", |row| is(row, "id", term.as_deref())).first() {
                put(record, &format!("{within}/attributes/{number}/taxonomy_term"), found);
            }
        }
    }
}

/// Puts a row into the record, and notes where it came from.
fn put(record: &mut Record, at: &str, row: &Found<'_>) {
    let mut fields = row.fields.clone();
    // A column of numbers is read as the text it is; the readers take both.
    fields.retain(|_, value| !value.is_null());
    super::super::draft::set(&mut record.value, at, Value::Object(fields));
    record.rows.push(Row { at: at.to_owned(), table: row.table.to_owned(), place: row.place.to_owned() });
}

fn text(row: &Map<String, Value>, column: &str) -> Option<String> {
    row.get(column).and_then(Value::as_str).filter(|id| !id.is_empty()).map(str::to_owned)
}

fn is(row: &Map<String, Value>, column: &str, id: Option<&str>) -> bool {
    id.is_some() && text(row, column).as_deref() == id
}
