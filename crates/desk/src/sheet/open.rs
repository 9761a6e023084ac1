//! The rows of XLSX and CSV files. It knows no columns but where it must choose between separators.

use super::cell::Cell;
use super::table::{Reading, holds_offers, known_heads};
use anyhow::{Context, ensure};
use calamine::{DataRef, Dimensions, Reader, Xlsx};
use indicatif::{ProgressBar, ProgressStyle};
use std::fs::File;
use std::io::BufReader;
use std::path::Path;

/// The bar is drawn anew after so many rows.
const STEP: u64 = 500;

/// Reads an Excel file, cell by cell.
///
/// # Errors
/// When the file cannot be opened or is no Excel file.
pub fn xlsx(path: &Path, reading: &mut Reading) -> anyhow::Result<()> {
    let shown = path.display();
    let file =
        File::open(path).with_context(|| format!("{shown}: cannot be read; check its name and folder"))?;
    let no_table = || format!("{shown}: must be an Excel file but is none; save it as .xlsx again");
    let mut book: Xlsx<_> = Xlsx::new(BufReader::new(file)).with_context(no_table)?;
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
        while let Some(cell) = cells.next_cell().with_context(no_table)? {
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

    fn set(&mut self, column: usize, cell: Cell) {
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
/// When the file cannot be read or is larger than memory.
pub fn csv(path: &Path, reading: &mut Reading) -> anyhow::Result<()> {
    let shown = path.display();
    let bytes =
        std::fs::read(path).with_context(|| format!("{shown}: cannot be read; check its name and folder"))?;
    let text = decoded(bytes);
    let bar = bar(text.len() as u64);
    reading.begin(None);
    let mut rows = rows(&text, separator(&text));
    let mut record = csv::StringRecord::new();
    let mut number = 0;
    while rows.read_record(&mut record).with_context(|| format!("{shown}: cannot be read as a table"))? {
        let start = record.position().map_or(0, csv::Position::byte);
        number += 1 + blank_lines(&text, usize::try_from(start).unwrap_or(usize::MAX));
        if reading.is_lost(number) {
            break;
        }
        let cells: Vec<Cell> = record.iter().map(unguarded).collect();
        reading.row(number, &cells);
        if (number as u64).is_multiple_of(STEP) {
            bar.set_position(start);
        }
    }
    bar.finish_and_clear();
    ensure!(!text.contains('\0'), "{shown}: must be a text file but holds zero bytes; save it as CSV again");
    Ok(())
}

fn rows(text: &str, separator: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new()
        .delimiter(separator)
        .flexible(true)
        .has_headers(false)
        .from_reader(text.as_bytes())
}

/// The text of a file in one of the encodings that spreadsheets save.
fn decoded(bytes: Vec<u8>) -> String {
    if let Some((encoding, _)) = encoding_rs::Encoding::for_bom(&bytes) {
        return encoding.decode_with_bom_removal(&bytes).0.into_owned();
    }
    String::from_utf8(bytes).unwrap_or_else(|error| {
        encoding_rs::WINDOWS_1252.decode_without_bom_handling(error.as_bytes()).0.into_owned()
    })
}

/// The separator by which most heads are known.
fn separator(text: &str) -> u8 {
    let heads = |separator: &u8| {
        let rows = rows(text, *separator).into_records().take(20).map_while(Result::ok);
        rows.map(|row| known_heads(&row.iter().map(Cell::text).collect::<Vec<_>>())).max()
    };
    // The last of equals is taken, and Germans mostly write semicolons.
    [b'\t', b',', b';'].into_iter().max_by_key(heads).unwrap_or(b';')
}

/// How many blank lines stand before a row; the reader steps over them, a spreadsheet counts them.
fn blank_lines(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let from = bytes.get(start..).unwrap_or_default();
    // The second half of the line break before.
    let half = start > 0 && bytes.get(start - 1) == Some(&b'\r') && from.first() == Some(&b'\n');
    let breaks = from[usize::from(half)..].iter().take_while(|byte| matches!(byte, b'\r' | b'\n'));
    breaks.filter(|byte| **byte == b'\n').count()
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

/// A bar that shows only on a terminal, and only for tables that take a while.
fn bar(length: u64) -> ProgressBar {
    let bar = ProgressBar::new(length);
    if let Ok(style) = ProgressStyle::with_template("{wide_bar} {percent} %") {
        bar.set_style(style);
    }
    bar
}
