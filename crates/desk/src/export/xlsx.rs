//! The table as an Excel file: heads that stay, lists to choose from, and sheets that explain every column.

use crate::sheet::columns::{COLUMNS, Column, FACTS, Kind};
use crate::sheet::head::Head;
use crate::sheet::words::{LANGUAGES, Words};
use crate::sheet::{Cell, Written};
use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, ExcelDateTime, Format, FormatAlign, Formula, Workbook,
    Worksheet, XlsxError,
};
use std::collections::BTreeMap;

/// Rows below the heads in which cells offer their words and keep what is typed as text.
const ROWS: u32 = 5_000;
const WORDS: &str = "Erlaubte Werte";

/// Writes the table.
///
/// # Errors
/// When a sheet holds more than Excel takes: 1,048,575 offers, or 32,767 letters in a cell.
pub fn write(written: &Written) -> anyhow::Result<Vec<u8>> {
    let mut book = Workbook::new();
    let looks = Looks::new();
    let lists = Lists::new();
    offers(book.add_worksheet().set_name("Angebote")?, &written.heads, &written.rows, &looks, &lists)?;
    table(
        book.add_worksheet().set_name("Katalog")?,
        &written.fact_heads,
        std::slice::from_ref(&written.facts),
        &looks,
    )?;
    explanations(book.add_worksheet().set_name("Erklärungen")?, &looks)?;
    lists.write(book.add_worksheet().set_name(WORDS)?, &looks)?;
    examples(book.add_worksheet().set_name("Beispiele")?, &looks)?;
    Ok(book.save_to_buffer()?)
}

/// How cells look.
struct Looks {
    head: Format,
    must: Format,
    text: Format,
    day: Format,
    wrapped: Format,
}

impl Looks {
    fn new() -> Self {
        let head = Format::new()
            .set_bold()
            .set_text_wrap()
            .set_align(FormatAlign::Top)
            .set_background_color(Color::RGB(0xE8_EE_F4));
        Self {
            must: head.clone().set_background_color(Color::RGB(0xFF_E8_B0)),
            head,
            // As text, "0361" keeps its zero and "3-6" does not become a day.
            text: Format::new().set_num_format("@").set_text_wrap().set_align(FormatAlign::Top),
            day: Format::new().set_num_format("dd.mm.yyyy").set_align(FormatAlign::Top),
            wrapped: Format::new().set_text_wrap().set_align(FormatAlign::Top),
        }
    }
}

fn offers(
    sheet: &mut Worksheet,
    heads: &[Head],
    rows: &[Vec<Cell>],
    looks: &Looks,
    lists: &Lists,
) -> Result<(), XlsxError> {
    for (at, head) in (0..).zip(heads) {
        let column = head.column();
        let format = if column.kind == Kind::Day { &looks.day } else { &looks.text };
        sheet.set_column_format(at, format)?;
        if let (
            Kind::Word(_) | Kind::YesNo | Kind::Mark | Kind::NothingNeeded | Kind::Nationwide,
            Some(words),
        ) = (column.kind, column.kind.words())
        {
            let choice = DataValidation::new()
                .allow_list_formula(lists.range(words))
                .set_error_title("Nicht in der Liste")?
                .set_error_message("Bitte ein Wort aus der Liste wählen. Leer heißt: nicht bekannt.")?
                .set_error_style(DataValidationErrorStyle::Warning);
            sheet.add_data_validation(1, at, ROWS, at, &choice)?;
        }
    }
    table(sheet, heads, rows, looks)?;
    sheet.set_freeze_panes(1, 2)?;
    Ok(())
}

fn table(sheet: &mut Worksheet, heads: &[Head], rows: &[Vec<Cell>], looks: &Looks) -> Result<(), XlsxError> {
    for (at, head) in (0..).zip(heads) {
        let must = matches!(head.column().path, "name" | "provider/name") && head.language.is_none();
        sheet.write_with_format(0, at, head.written(), if must { &looks.must } else { &looks.head })?;
        sheet.set_column_width(at, width(head.column().kind))?;
    }
    for (number, row) in (1..).zip(rows) {
        for (at, cell) in (0..).zip(row) {
            write_cell(sheet, number, at, cell, looks)?;
        }
    }
    Ok(())
}

fn write_cell(sheet: &mut Worksheet, row: u32, at: u16, cell: &Cell, looks: &Looks) -> Result<(), XlsxError> {
    match cell {
        Cell::Blank => {}
        Cell::Number(number) => {
            sheet.write_number_with_format(row, at, *number, &looks.wrapped)?;
        }
        // Excel knows no days before 1900, and two months of that year wrongly.
        Cell::Day(year, month, day) if *year > 1900 => {
            let (year, month, day) = (year.unsigned_abs(), month.unsigned_abs(), day.unsigned_abs());
            sheet.write_datetime_with_format(
                row,
                at,
                ExcelDateTime::from_ymd(year, month, day)?,
                &looks.day,
            )?;
        }
        cell => {
            sheet.write_string_with_format(row, at, cell.shown(), &looks.text)?;
        }
    }
    Ok(())
}

const fn width(kind: Kind) -> f64 {
    match kind {
        Kind::Text | Kind::Texts => 36.0,
        Kind::Contact | Kind::Link | Kind::Line | Kind::Names | Kind::Words(_) | Kind::Weekly | Kind::Id => {
            24.0
        }
        _ => 14.0,
    }
}

fn explanations(sheet: &mut Worksheet, looks: &Looks) -> Result<(), XlsxError> {
    let widths = [28.0, 80.0, 40.0];
    for ((at, head), width) in (0..).zip(["Spalte", "Was hinein gehört", "Beispiel"]).zip(widths) {
        sheet.write_with_format(0, at, head, &looks.head)?;
        sheet.set_column_width(at, width)?;
    }
    let general = [
        (
            "Leere Zellen",
            "Leer heißt „nicht bekannt“: nie „nein“, nie „kostenlos“, nie „geschlossen“. Lieber leer lassen als raten.",
            "",
        ),
        (
            "Weitere Sprachen",
            "Für jeden Text kann es eine Spalte je Sprache geben; „maschinell“ sagt, dass ein Programm übersetzt hat.",
            "Name (tr), Name (ar, maschinell)",
        ),
        (
            "Mehrere Orte, Zeiten …",
            "Der zweite Ort steht in Spalten mit einer 2 dahinter.",
            "Straße 2, PLZ 2, Zeiten 2",
        ),
        (
            "Eigene Notizen",
            "Spalten, deren Kopf mit „intern“ beginnt, werden nie veröffentlicht.",
            "Intern: Rückruf",
        ),
    ];
    let columns = COLUMNS.iter().map(|column| (column.head, column.about, column.example));
    for (row, (head, about, example)) in (1..).zip(general.into_iter().chain(columns)) {
        for (at, text) in (0..).zip([head, about, example]) {
            sheet.write_string_with_format(row, at, text, &looks.text)?;
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    Ok(())
}

/// The example of every column, as one offer.
fn examples(sheet: &mut Worksheet, looks: &Looks) -> Result<(), XlsxError> {
    for (at, column) in (0..).zip(COLUMNS) {
        sheet.write_with_format(0, at, column.head, &looks.head)?;
        sheet.write_string_with_format(1, at, column.example, &looks.text)?;
        sheet.set_column_width(at, width(column.kind))?;
    }
    sheet.set_freeze_panes(1, 2)?;
    Ok(())
}

/// The closed lists, each a column of its own sheet.
struct Lists(Vec<(String, Words)>);

impl Lists {
    fn new() -> Self {
        let mut by_words: BTreeMap<usize, (Vec<&str>, Words)> = BTreeMap::new();
        let columns = COLUMNS
            .iter()
            .chain(FACTS)
            .filter_map(|column: &Column| Some((column.head, column.kind.words()?)));
        for (head, words) in columns.chain([("Sprachen", LANGUAGES)]) {
            by_words.entry(words.as_ptr().addr()).or_insert((Vec::new(), words)).0.push(head);
        }
        Self(by_words.into_values().map(|(heads, words)| (heads.join(", "), words)).collect())
    }

    /// The cells of a list, as formulas name them.
    fn range(&self, words: Words) -> Formula {
        let at = self.0.iter().position(|(_, known)| std::ptr::eq(*known, words)).unwrap_or_default();
        let letter = rust_xlsxwriter::utility::column_number_to_name(u16::try_from(at).unwrap_or_default());
        Formula::new(format!("='{WORDS}'!${letter}$2:${letter}${}", words.len() + 1))
    }

    fn write(&self, sheet: &mut Worksheet, looks: &Looks) -> Result<(), XlsxError> {
        for (at, (heads, words)) in (0..).zip(&self.0) {
            sheet.write_with_format(0, at, heads, &looks.head)?;
            sheet.set_column_width(at, 24.0)?;
            for (row, (_, german)) in (1..).zip(*words) {
                sheet.write_string_with_format(row, at, *german, &looks.wrapped)?;
            }
        }
        sheet.set_freeze_panes(1, 0)?;
        Ok(())
    }
}
