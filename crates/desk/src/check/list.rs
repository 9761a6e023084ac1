//! The list of all kinds of mistakes, as Markdown: what `docs/check.md` holds. It knows no file.

use super::finding::Level;
use super::rules::all_kinds;
use crate::lang::Lang;
use std::io::{self, Write};

/// Prints one table a theme.
///
/// # Errors
/// When `out` cannot be written to.
pub fn print(lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    for (german, english, kinds) in all_kinds() {
        writeln!(out, "### {}\n", lang.pick(german, english))?;
        writeln!(
            out,
            "{}",
            lang.pick("| Regel | Stufe | Was | Warum | Abhilfe |", "| rule | level | what | why | remedy |")
        )?;
        writeln!(out, "|---|---|---|---|---|")?;
        for kind in kinds {
            let words = kind.words(lang);
            let level = match kind.level {
                Level::Error => lang.pick("Fehler", "error"),
                Level::Warning => lang.pick("Warnung", "warning"),
                Level::Hint => lang.pick("Hinweis", "hint"),
            };
            writeln!(out, "| `{}` | {level} | {} | {} | {} |", kind.id, words.what, words.why, words.remedy)?;
        }
        writeln!(out)?;
    }
    Ok(())
}
