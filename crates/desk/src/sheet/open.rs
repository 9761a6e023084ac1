//! The rows of XLSX and CSV files. It knows no columns but where it must choose between separators.

use super::cell::Cell;
use super::table::{HEAD_ROWS, Reading, holds_offers, known_heads};
use crate::file;
use crate::lang::said;
use crate::progress::bar;
use crate::rows::Rows;
use anyhow::{anyhow, ensure};
use calamine::{DataRef, Dimensions, Reader, Xlsx};
use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};
use encoding_rs_io::DecodeReaderBytesBuilder;
use indicatif::ProgressBar;
use std::io::{Cursor, Read, Seek};
use std::path::Path;

/// The bar is drawn anew after so many rows.
const STEP: u64 = 500;
/// Excel's last column is XFD.
const MOST_COLUMNS: usize = 16_384;
/// So many bytes are enough to know the heads by.
const HEADS: u64 = 65_536;

/// Reads an Excel file, cell by cell.
///
/// # Errors
/// When the file cannot be opened or is no Excel file.
pub fn xlsx(path: &Path, reading: &mut Reading) -> anyhow::Result<()> {
    let shown = path.display();
    let no_table = || {
        said(
            format!("{shown}: ist keine Excel-Datei; noch einmal als .xlsx speichern"),
            format!("{shown}: must be an Excel file but is none; save it as .xlsx again"),
        )
    };
    let mut book: Xlsx<_> = Xlsx::new(file::open(path)?).map_err(|_| anyhow!(no_table()))?;
    for name in book.sheet_names() {
        if !holds_offers(&name) {
            continue;
        }
        let merged = book.merge_cells_by_sheet_name(&name).unwrap_or_default();
        let Ok(mut cells) = book.worksheet_cells_reader(&name) else { continue };
        reading.begin(Some(&name));
        let bar = bar(u64::from(cells.dimensions().end.0) + 1);
        let mut row = MergedRow::new(merged);
        let mut number = 0;
        while let Some(cell) = cells.next_cell().map_err(|_| anyhow!(no_table()))? {
            let (at, column) = cell.get_position();
            if at != number {
                row.end(number, reading, &bar);
                number = at;
                if reading.is_lost(number as usize) {
                    break;
                }
            }
            row.set(column as usize, value(cell.get_value()));
        }
        row.end(number, reading, &bar);
        bar.finish_and_clear();
    }
    Ok(())
}

/// A row that is being filled. What stands in cells that were merged downwards stands in each of their rows.
struct MergedRow {
    merged: Vec<Dimensions>,
    kept: Vec<Cell>,
    cells: Vec<Cell>,
}

impl MergedRow {
    fn new(merged: Vec<Dimensions>) -> Self {
        let downwards: Vec<Dimensions> = merged
            .into_iter()
            .filter(|cells| cells.start.0 < cells.end.0 && cells.start.1 == cells.end.1)
            .collect();
        Self { kept: vec![Cell::Blank; downwards.len()], merged: downwards, cells: Vec::new() }
    }

    /// Puts a cell into the row. A damaged file may name columns that no spreadsheet has and no memory holds.
    fn set(&mut self, column: usize, cell: Cell) {
        if column >= MOST_COLUMNS {
            return;
        }
        if self.cells.len() <= column {
            self.cells.resize(column + 1, Cell::Blank);
        }
        self.cells[column] = cell;
    }

    /// Gives the row to the reader and begins the next.
    fn end(&mut self, number: u32, reading: &mut Reading, bar: &ProgressBar) {
        // A row of nothing but merged cells is a blank one.
        if self.cells.iter().any(|cell| !cell.is_blank()) {
            for at in 0..self.merged.len() {
                let Dimensions { start, end } = self.merged[at];
                let column = start.1 as usize;
                if start.0 == number {
                    self.kept[at] = self.cells.get(column).cloned().unwrap_or_default();
                } else if (start.0..=end.0).contains(&number) {
                    self.set(column, self.kept[at].clone());
                }
            }
            reading.row(number as usize + 1, &self.cells);
        }
        self.cells.clear();
        if u64::from(number) % STEP == STEP - 1 {
            bar.set_position(u64::from(number));
        }
    }
}

fn value(value: &DataRef<'_>) -> Cell {
    match value {
        DataRef::Empty => Cell::Blank,
        #[allow(clippy::cast_precision_loss, reason = "no cell holds more digits than a number keeps")]
        DataRef::Int(number) => Cell::Number(*number as f64),
        DataRef::Float(number) => Cell::Number(*number),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => Cell::text(text),
        DataRef::SharedString(text) => Cell::text(text),
        DataRef::Bool(flag) => Cell::Flag(*flag),
        DataRef::Error(error) => Cell::Failed(error.to_string()),
        DataRef::DateTime(time) if time.is_duration() || time.as_f64() < 1.0 => {
            let (_, _, _, hours, minutes, ..) = time.to_ymd_hms_milli();
            Cell::Text(format!("{hours:02}:{minutes:02}"))
        }
        DataRef::DateTime(time) => {
            let (year, month, day, ..) = time.to_ymd_hms_milli();
            let day = i8::try_from(month).ok().zip(i8::try_from(day).ok());
            match (i16::try_from(year).ok(), day) {
                (Some(year), Some((month, day))) => Cell::Day(year, month, day),
                _ => Cell::Number(time.as_f64()),
            }
        }
    }
}

/// Reads a CSV file: UTF-8, UTF-16 with a byte order mark or Windows-1252; parted by `;`, `,` or tabs.
///
/// # Errors
/// When the file cannot be read, or is no text.
pub fn csv(path: &Path, reading: &mut Reading) -> anyhow::Result<()> {
    let shown = path.display();
    let no_table = || {
        said(
            format!("{shown}: ist nicht als Tabelle zu lesen; noch einmal als CSV speichern"),
            format!("{shown}: cannot be read as a table; save it as CSV again"),
        )
    };
    let mut file = file::open(path)?;
    let is_utf8 = file::first_wrong_byte(&mut file).map_err(|_| anyhow!(no_table()))?.is_none();
    let length = file.stream_position().map_err(|_| anyhow!(no_table()))?;
    file.rewind().map_err(|_| anyhow!(no_table()))?;
    let bar = bar(length);
    // A byte order mark says more.
    let encoding: &'static Encoding = if is_utf8 { UTF_8 } else { WINDOWS_1252 };
    let mut text = DecodeReaderBytesBuilder::new()
        .encoding(Some(encoding))
        .bom_override(true)
        .build(bar.wrap_read(file));
    reading.begin(None);
    let mut beginning = Vec::new();
    text.by_ref().take(HEADS).read_to_end(&mut beginning).map_err(|_| anyhow!(no_table()))?;
    let separator = separator(&beginning);
    let mut rows = Rows::new(Cursor::new(beginning).chain(text), separator);
    while let Some(row) = rows.next().map_err(|_| anyhow!(no_table()))? {
        ensure!(
            !row.values.iter().any(|value| value.contains('\0')),
            said(
                format!(
                    "{shown}: muss eine Textdatei sein, enthält aber Null-Bytes; noch einmal als CSV speichern"
                ),
                format!("{shown}: must be a text file but holds zero bytes; save it as CSV again"),
            )
        );
        if reading.is_lost(row.number) {
            break;
        }
        let cells: Vec<Cell> = row.values.iter().map(unguarded).collect();
        reading.row(row.number, &cells);
    }
    bar.finish_and_clear();
    Ok(())
}

/// The separator by which most heads are known.
fn separator(beginning: &[u8]) -> u8 {
    let beginning = String::from_utf8_lossy(beginning);
    let heads = |separator: &u8| {
        let mut rows = Rows::new(beginning.as_bytes(), *separator);
        let mut known = 0;
        for _ in 0..HEAD_ROWS {
            let Ok(Some(row)) = rows.next() else { break };
            known = known.max(known_heads(&row.values.iter().map(Cell::text).collect::<Vec<_>>()));
        }
        known
    };
    // The last of equals is taken, and Germans mostly write semicolons.
    [b'\t', b',', b';'].into_iter().max_by_key(heads).unwrap_or(b';')
}

/// A value without the apostrophe that keeps a spreadsheet from taking it for a formula.
fn unguarded(value: &str) -> Cell {
    let text = value.trim();
    Cell::text(text.strip_prefix('\'').filter(|rest| needs_guard(rest)).unwrap_or(text))
}

/// Whether a spreadsheet may take a value for a formula.
pub fn needs_guard(value: &str) -> bool {
    value.trim_start_matches('\'').starts_with(['=', '+', '-', '@'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_that_no_spreadsheet_has_takes_no_memory() {
        let mut row = MergedRow::new(Vec::new());
        row.set(321_272_406, Cell::text("in ZZZZZZ1"));
        assert!(row.cells.is_empty());
        row.set(MOST_COLUMNS - 1, Cell::text("in XFD1"));
        assert_eq!(row.cells.len(), MOST_COLUMNS);
    }
}
