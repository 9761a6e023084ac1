//! From a file to records: GeoJSON, JSON of one line a record, CSV. It knows no offer, and holds one record at a time.
//! A record that cannot be read is still a record: it is counted, with the reason.

mod features;

use crate::file;
use crate::lang::said;
use crate::progress;
use crate::rows::{Row, Rows};
use anyhow::{Context, bail, ensure};
use serde_json::{Map, Value};
use std::io::{BufRead, Cursor, Read};
use std::path::Path;

/// One record of the input.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// Where it stands: `line 12`, `feature 3`.
    pub place: String,
    /// Its fields, or why it has none.
    pub content: Result<Value, String>,
}

/// Reads a file, of a size that need not fit into memory, and gives each record; a bar shows how far it is.
///
/// # Errors
/// When the file cannot be read, its name says nothing, or it is not of that kind.
pub fn read(path: &Path, mut each: impl FnMut(Record)) -> anyhow::Result<()> {
    let text = file::open_text(path)?;
    let length = text.get_ref().metadata().map_or(0, |about| about.len());
    let bar = progress::bar(length);
    let ended = read_text(path, bar.wrap_read(text), &mut each).with_context(|| path.display().to_string());
    bar.finish_and_clear();
    ended
}

/// Reads a text; the name of its file says of which kind it is.
fn read_text(path: &Path, text: impl BufRead, each: &mut dyn FnMut(Record)) -> anyhow::Result<()> {
    let extension = path.extension().map(|extension| extension.to_string_lossy().to_lowercase());
    match extension.as_deref() {
        Some("geojson" | "json") => features::read(text, &mut |at, feature| {
            each(Record { place: format!("{} {at}", said("Objekt", "feature")), content: object(feature) });
        }),
        Some("ndjson" | "jsonl") => lines(text, each),
        Some("csv" | "txt") => rows(text, each),
        _ => bail!(said(
            "der Name muss auf .geojson, .json, .ndjson, .jsonl, .csv oder .txt enden, damit klar ist, was darin steht; die Datei umbenennen",
            "the name must end in .geojson, .json, .ndjson, .jsonl, .csv or .txt to say what it is; rename the file",
        )),
    }
}

/// One JSON object a line; empty lines are none.
fn lines(text: impl BufRead, each: &mut dyn FnMut(Record)) -> anyhow::Result<()> {
    for (number, line) in (1..).zip(text.lines()) {
        let line = line?;
        if !line.trim().is_empty() {
            let content = serde_json::from_str(&line).map_err(|error| not_json(&error)).and_then(object);
            each(Record { place: line_number(number), content });
        }
    }
    Ok(())
}

fn line_number(line: usize) -> String {
    format!("{} {line}", said("Zeile", "line"))
}

fn not_json(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let (reason, column) = (message.split(" at line ").next().unwrap_or_default(), error.column());
    said(
        format!("ist ab Spalte {column} kein JSON; kurz vor dieser Stelle nachsehen"),
        format!("is not JSON at column {column}: {reason}; look just before that place"),
    )
}

fn object(value: Value) -> Result<Value, String> {
    let no_object =
        said("muss ein Objekt { … } sein, ist aber keines", "must be an object { … } but is none");
    if value.is_object() { Ok(value) } else { Err(no_object.to_owned()) }
}

/// The rows of a CSV file whose first row names its columns.
fn rows(mut text: impl Read, each: &mut dyn FnMut(Record)) -> anyhow::Result<()> {
    let mut beginning = Vec::new();
    text.by_ref().take(HEADS).read_to_end(&mut beginning)?;
    let separator = separator(&beginning);
    let mut rows = Rows::new(Cursor::new(beginning).chain(text), separator);
    let first = rows.next()?.map(|row| row.values.iter().map(|name| name.trim().to_owned()).collect());
    let columns: Vec<String> = first.unwrap_or_default();
    ensure!(
        columns.iter().any(|name| !name.is_empty()),
        said(
            "die erste Zeile muss die Spalten nennen; diese Zeile ergänzen",
            "must name its columns in the first row; add that row",
        )
    );
    for (at, name) in columns.iter().enumerate() {
        ensure!(
            !name.is_empty(),
            said(
                format!("jede Spalte braucht einen Namen, Spalte {} hat keinen; ihr einen geben", at + 1),
                format!("every column must have a name but column {} has none; name it", at + 1),
            )
        );
        ensure!(
            !columns[..at].contains(name),
            said(
                format!("jede Spalte braucht einen eigenen Namen, „{name}“ steht zweimal da"),
                format!("every column needs a name of its own but \"{name}\" stands twice"),
            )
        );
    }
    while let Some(row) = rows.next()? {
        each(record(&columns, &row));
    }
    Ok(())
}

fn record(columns: &[String], row: &Row<'_>) -> Record {
    let content = if row.values.len() == columns.len() {
        let fields = columns.iter().zip(row.values).map(|(name, value)| (name.clone(), Value::from(value)));
        Ok(fields.collect::<Map<_, _>>().into())
    } else {
        let (has, needs) = (row.values.len(), columns.len());
        Err(said(
            format!(
                "hat {has} Werte, die erste Zeile nennt {needs}; Werte, in denen ein Trennzeichen steht, in Anführungszeichen setzen"
            ),
            format!(
                "has {has} values but the first row names {needs}; put quotes round values that hold a separator"
            ),
        ))
    };
    Record { place: line_number(row.line), content }
}

/// So many bytes are enough for a row of heads.
const HEADS: u64 = 65_536;

/// The separator that the first row has most of, outside quotes.
fn separator(text: &[u8]) -> u8 {
    let mut quoted = false;
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0)];
    for byte in text.iter().take_while(|byte| **byte != b'\n') {
        quoted ^= *byte == b'"';
        if let Some((_, count)) = counts.iter_mut().find(|(separator, _)| separator == byte && !quoted) {
            *count += 1;
        }
    }
    // Where two are as frequent the first one counts.
    counts.iter().rev().max_by_key(|(_, count)| count).map_or(b',', |(separator, _)| *separator)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;
    use std::cell::Cell;
    use std::io::BufReader;
    use std::panic::{AssertUnwindSafe, catch_unwind};
    use std::rc::Rc;

    fn read_as(name: &str, text: &str) -> Vec<Record> {
        let mut records = Vec::new();
        read_text(Path::new(name), text.as_bytes(), &mut |record| records.push(record)).unwrap();
        records
    }

    #[test]
    fn both_separators_are_understood() {
        let expected = json!({"name": "Haus, am Anger", "plz": "02826"});
        for text in [
            "name;plz\nHaus, am Anger;02826\n",
            "name,plz\r\n\"Haus, am Anger\",02826\r\n",
            "name\tplz\nHaus, am Anger\t02826",
            "\"name\";\"plz\"\n\"Haus, am Anger\";\"02826\"",
        ] {
            assert_eq!(
                read_as("a.csv", text),
                [Record { place: "line 2".to_owned(), content: Ok(expected.clone()) }]
            );
        }
    }

    #[test]
    fn a_record_that_cannot_be_read_is_counted() {
        for (name, text, place, words) in [
            ("a.csv", "a;b\n1;2\n\n3\n", "line 4", "has 1 values but the first row names 2"),
            ("a.ndjson", "{\"a\": 1}\n{\"a\": \n", "line 2", "is not JSON at column 6"),
            ("a.jsonl", "{}\r\n[]\r\n", "line 2", "must be an object"),
            ("a.geojson", "{\"features\": [{}, 3]}", "feature 2", "must be an object"),
        ] {
            let records = read_as(name, text);
            assert_eq!(records.len(), 2, "{text}");
            assert_eq!(records[1].place, place);
            let reason = records[1].content.clone().unwrap_err();
            assert!(reason.contains(words), "{reason}");
        }
    }

    /// Records without end.
    struct Endless {
        beginning: &'static [u8],
        record: &'static [u8],
        given: Rc<Cell<usize>>,
    }

    impl Read for Endless {
        fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
            let part = std::mem::replace(&mut self.beginning, self.record);
            self.given.set(self.given.get() + part.len());
            buffer[..part.len()].copy_from_slice(part);
            Ok(part.len())
        }
    }

    #[test]
    fn each_record_is_given_before_the_file_has_been_read() {
        for (name, beginning, record) in [
            (
                "a.geojson",
                &br#"{"type": "FeatureCollection", "features": [{"a": 0}"#[..],
                &br#", {"a": 1}"#[..],
            ),
            ("a.ndjson", b"{\"a\": 0}\n", b"{\"a\": 1}\n"),
            ("a.csv", b"a;b\n", b"1;2\n"),
        ] {
            let given = Rc::new(Cell::new(0));
            let text = BufReader::new(Endless { beginning, record, given: Rc::clone(&given) });
            let mut seen = 0;
            let read = || {
                read_text(Path::new(name), text, &mut |_| {
                    seen += 1;
                    assert!(seen < 20_000, "enough");
                })
            };
            assert!(catch_unwind(AssertUnwindSafe(read)).is_err(), "{name}");
            assert!(
                seen == 20_000 && given.get() < 20_000 * record.len() + 100_000,
                "{name}: {}",
                given.get()
            );
        }
    }

    #[test]
    fn a_file_of_another_kind_is_refused() {
        for (name, text, words) in [
            ("a.xlsx", "", "rename the file"),
            ("a", "", "rename the file"),
            ("a.json", "[1]", "FeatureCollection"),
            ("a.json", "{", "must be JSON"),
            ("a.csv", "", "must name its columns"),
            ("a.csv", "a;;b\n", "column 2 has none"),
            ("a.csv", "a;b;a\n", "\"a\" stands twice"),
        ] {
            let error = format!("{:#}", read_text(Path::new(name), text.as_bytes(), &mut drop).unwrap_err());
            assert!(error.contains(words), "{error}");
        }
    }
}
