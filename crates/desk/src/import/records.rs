//! From a file's text to records: GeoJSON, JSON of one line a record, CSV. It knows no offer.
//! A record that cannot be read is still a record: it is counted, with the reason.

use crate::locate::Locator;
use anyhow::{Context, bail, ensure};
use csv::StringRecord;
use serde_json::{Map, Value};
use std::path::Path;

/// One record of the input.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// Where it stands: `line 12`, `feature 3`.
    pub place: String,
    /// Its fields, or why it has none.
    pub content: Result<Value, String>,
}

/// Reads all records of a file; its name says of which kind it is.
///
/// # Errors
/// When the name says nothing, or the text is not of that kind.
pub fn read(path: &Path, text: &str) -> anyhow::Result<Vec<Record>> {
    let extension = path.extension().map(|extension| extension.to_string_lossy().to_lowercase());
    match extension.as_deref() {
        Some("geojson" | "json") => features(text),
        Some("ndjson" | "jsonl") => Ok(lines(text)),
        Some("csv" | "txt") => rows(text),
        _ => bail!(
            "the name must end in .geojson, .json, .ndjson, .jsonl, .csv or .txt to say what it is; rename the file"
        ),
    }
}

/// The features of a GeoJSON `FeatureCollection` (RFC 7946).
fn features(text: &str) -> anyhow::Result<Vec<Record>> {
    let file: Value = serde_json::from_str(text)
        .context("must be JSON; look just before that place for a missing comma, quote or bracket")?;
    let Some(Value::Array(features)) = file.get("features") else {
        bail!(
            "must be a GeoJSON FeatureCollection with a list \"features\" but has none; is it another kind of file?"
        )
    };
    let record = |(at, feature): (usize, &Value)| Record {
        place: format!("feature {}", at + 1),
        content: object(feature.clone()),
    };
    Ok(features.iter().enumerate().map(record).collect())
}

/// One JSON object a line; empty lines are none.
fn lines(text: &str) -> Vec<Record> {
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let record = |(at, line): (usize, &str)| Record {
        place: format!("line {}", at + 1),
        content: serde_json::from_str(line).map_err(|error| not_json(&error)).and_then(object),
    };
    lines.map(record).collect()
}

fn not_json(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let reason = message.split(" at line ").next().unwrap_or_default();
    format!("is not JSON at column {}: {reason}; look just before that place", error.column())
}

fn object(value: Value) -> Result<Value, String> {
    if value.is_object() { Ok(value) } else { Err("must be an object { … } but is none".to_owned()) }
}

/// The rows of a CSV file whose first row names its columns.
fn rows(text: &str) -> anyhow::Result<Vec<Record>> {
    let separator = separator(text);
    let mut reader =
        csv::ReaderBuilder::new().delimiter(separator).flexible(true).from_reader(text.as_bytes());
    let columns: Vec<String> = reader.headers()?.iter().map(|name| name.trim().to_owned()).collect();
    ensure!(
        columns.iter().any(|name| !name.is_empty()),
        "must name its columns in the first row; add that row"
    );
    for (at, name) in columns.iter().enumerate() {
        ensure!(!name.is_empty(), "every column must have a name but column {} has none; name it", at + 1);
        ensure!(
            !columns[..at].contains(name),
            "every column needs a name of its own but \"{name}\" stands twice"
        );
    }
    let lines = Locator::new(text);
    // The reader's own line numbers do not count the line break just before a row.
    let line_of = |row: &StringRecord| {
        let start =
            row.position().and_then(|position| usize::try_from(position.byte()).ok()).unwrap_or_default();
        let breaks = text.bytes().skip(start).take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        lines.place_of_byte(start + breaks).line
    };
    let record = |row: StringRecord| record(&columns, &row, line_of(&row));
    reader.records().map(|row| Ok(record(row?))).collect()
}

fn record(columns: &[String], row: &StringRecord, line: usize) -> Record {
    let place = format!("line {line}");
    let content = if row.len() == columns.len() {
        let fields = columns.iter().zip(row).map(|(name, value)| (name.clone(), Value::from(value)));
        Ok(fields.collect::<Map<_, _>>().into())
    } else {
        let (has, needs) = (row.len(), columns.len());
        Err(format!(
            "has {has} values but the first row names {needs}; put quotes round values that hold a separator"
        ))
    };
    Record { place, content }
}

/// The separator that the first row has most of, outside quotes.
fn separator(text: &str) -> u8 {
    let mut quoted = false;
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0)];
    for byte in text.bytes().take_while(|byte| *byte != b'\n') {
        quoted ^= byte == b'"';
        if let Some((_, count)) = counts.iter_mut().find(|(separator, _)| *separator == byte && !quoted) {
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

    fn read_as(name: &str, text: &str) -> Vec<Record> {
        read(Path::new(name), text).unwrap()
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
            let error = format!("{:#}", read(Path::new(name), text).unwrap_err());
            assert!(error.contains(words), "{error}");
        }
    }
}
