//! The table as CSV, as a German spreadsheet opens it: UTF-8 with its mark, semicolons, decimal commas. What tells
//! of the catalogue stands behind the offers, in the first row.

use crate::sheet::head::{FACT, Head};
use crate::sheet::{Cell, Written, needs_guard};

/// Without this mark Excel takes the file for Windows-1252.
const MARK: &[u8] = "\u{feff}".as_bytes();

/// Writes the table.
///
/// # Errors
/// When memory does.
pub fn write(written: &Written) -> anyhow::Result<Vec<u8>> {
    let mut table = csv::WriterBuilder::new()
        .delimiter(b';')
        .terminator(csv::Terminator::CRLF)
        .flexible(false)
        .from_writer(MARK.to_vec());
    let facts = written.fact_heads.iter().map(|head| format!("{FACT} {}", head.written()));
    table.write_record(written.heads.iter().map(Head::written).chain(facts))?;
    let no_facts = vec![Cell::Blank; written.facts.len()];
    // A catalogue without offers has a row all the same.
    let no_offer = vec![vec![Cell::Blank; written.heads.len()]];
    let rows = if written.rows.is_empty() { &no_offer } else { &written.rows };
    for (at, row) in rows.iter().enumerate() {
        let facts = if at == 0 { &written.facts } else { &no_facts };
        table.write_record(row.iter().chain(facts).map(text))?;
    }
    table.into_inner().map_err(|error| anyhow::anyhow!("{error}"))
}

fn text(cell: &Cell) -> String {
    match cell {
        Cell::Number(number) => number.to_string().replace('.', ","),
        Cell::Text(text) if needs_guard(text) => format!("'{text}"),
        cell => cell.shown(),
    }
}
