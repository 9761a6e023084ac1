//! A town's offers as a spreadsheet: German heads, German words, one offer a row. Reading leads through the
//! catalogue's one reader, so a table keeps the same rules as a JSON file; what the rules are is not known here.

mod ages;
mod cell;
pub mod columns;
pub mod head;
mod list;
mod open;
mod row;
mod spell;
mod table;
pub mod words;

pub use cell::{AGES, AGES_NOT_A_DAY, Cell, FAILED};
pub use open::needs_guard;
pub use spell::Written;
pub use table::Table;

use crate::lang::said;
use anyhow::ensure;
use nahbei_catalogue::{Catalogue, Problem};
use std::path::Path;

/// Reads a table: offers, what is wrong, and the way to the cells.
///
/// # Errors
/// When the file cannot be read as a table, or no row of it names columns.
pub fn read(path: &Path) -> anyhow::Result<(Catalogue, Vec<Problem>, Table)> {
    let mut reading = table::Reading::default();
    if path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("csv")) {
        open::csv(path, &mut reading)?;
    } else {
        open::xlsx(path, &mut reading)?;
    }
    let shown = path.display();
    ensure!(
        reading.has_heads(),
        said(
            format!(
                "{shown}: keine der ersten 20 Zeilen nennt die Spalten, etwa Name, Anbieter und Telefon; diese Zeile ergänzen, oder mit der Tabelle beginnen, die `nahbei new` anlegt"
            ),
            format!(
                "{shown}: one of the first 20 rows must name the columns, such as Name, Anbieter and Telefon, but none does; add that row, or begin with a template from `nahbei new`"
            ),
        )
    );
    let name = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    Ok(reading.end(&name))
}
