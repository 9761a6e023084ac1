//! The words of the report on an import from another format. It counts nothing itself.

use super::conversion::{Conversion, LeftOut};
use super::ledger::Counts;
use crate::lang::Lang;
use std::io::{self, Write};

/// Writes the report.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write(conversion: &Conversion, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let Conversion { catalogue, read, left_out, ledger, remarks } = conversion;
    let (offers, left) = (catalogue.offers.len(), left_out.len());
    match lang {
        Lang::De => writeln!(out, "{read} Datensätze gelesen = {offers} Angebote + {left} ausgelassen")?,
        Lang::En => writeln!(out, "{read} records read = {offers} offers + {left} left out")?,
    }
    let total = ledger.total();
    writeln!(
        out,
        "{} {}",
        ledger.read(),
        lang.pick("Werte gelesen", "values read").to_owned() + &sum(&total, lang)
    )?;

    if !left_out.is_empty() {
        writeln!(out, "\n{}", lang.pick("Ausgelassene Datensätze", "records left out"))?;
        for LeftOut { place, reasons } in left_out {
            let reasons: Vec<&str> = reasons.iter().map(|reason| reason.words(lang)).collect();
            writeln!(out, "  {place}: {}", reasons.join("; "))?;
        }
    }
    if !remarks.is_empty() {
        writeln!(out, "\n{}", lang.pick("Bitte ansehen", "please look at"))?;
        for (what, examples) in remarks {
            examples.write(what.words(lang), out)?;
        }
    }
    writeln!(out, "\n{}", lang.pick("Felder", "fields"))?;
    for (field, counts) in ledger.by_field() {
        writeln!(out, "  {field}: {}{}", counts.read(), sum(&counts, lang))?;
        for (how, count) in &counts.changed {
            writeln!(out, "      {count} × {}", lang.pick(how.0, how.1))?;
        }
        for (why, examples) in &counts.dropped {
            examples.write(why.words(lang), out)?;
        }
    }
    Ok(())
}

/// ` = 3 taken + 1 changed + …`, without what is none.
fn sum(counts: &Counts, lang: Lang) -> String {
    let parts = [
        (counts.taken, lang.pick("übernommen", "taken")),
        (counts.all_changed(), lang.pick("verändert", "changed")),
        (counts.unknown, lang.pick("unbekannt", "unknown")),
        (counts.all_dropped(), lang.pick("weggelassen", "dropped")),
        (counts.empty, lang.pick("leer", "empty")),
    ];
    let parts: Vec<String> =
        parts.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}")).collect();
    if parts.is_empty() { String::new() } else { format!(" = {}", parts.join(" + ")) }
}
