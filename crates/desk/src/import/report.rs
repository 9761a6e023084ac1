//! The words of the import's report: every record and every field of the input is in it. It counts nothing itself.

use super::account::Outcome;
use super::convert::{Conversion, NotMapped};
use super::mapping::{Mapping, Use};
use crate::lang::said;
use std::collections::BTreeSet;
use std::io::{self, Write};

/// Writes the report.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write(mapping: &Mapping, conversion: &Conversion<'_>, out: &mut dyn Write) -> io::Result<()> {
    let Conversion { catalogue, read, not_mapped, account, refused, .. } = conversion;
    let (mapped, lost) = (catalogue.offers.len(), not_mapped.len());
    let counts = said(
        format!("{read} Einträge gelesen = {mapped} übernommen + {lost} nicht übernommen"),
        format!("{read} records read = {mapped} mapped + {lost} not mapped"),
    );
    writeln!(out, "{counts}")?;

    if !not_mapped.is_empty() {
        writeln!(out, "\n{}", said("nicht übernommene Einträge", "records not mapped"))?;
        for NotMapped { place, id, reasons } in not_mapped {
            let id = id.as_ref().map(|id| format!(" ({id})")).unwrap_or_default();
            writeln!(out, "  {place}{id}: {}", reasons.join("; "))?;
        }
    }

    writeln!(out, "\n{}", said("Felder", "fields"))?;
    for (field, stated) in &account.stated {
        let uses: Vec<(&Use, &Outcome)> = mapping
            .uses
            .iter()
            .zip(&account.uses)
            .filter(|(used, _)| leads_into(field, &used.field))
            .collect();
        let values = if *stated == 1 { said("Wert", "value") } else { said("Werte", "values") };
        let unknown = if uses.is_empty() { said(", nicht zugeordnet", ", not mapped") } else { "" };
        writeln!(out, "  {field}: {stated} {values}{unknown}")?;
        for (used, outcome) in uses {
            write_use(field, used, outcome, out)?;
        }
    }
    let unseen: BTreeSet<&str> = mapping
        .uses
        .iter()
        .filter(|used| !account.stated.keys().any(|field| leads_into(field, &used.field)))
        .map(|used| used.field.as_str())
        .collect();
    for field in unseen {
        let words = said(
            "steht in der Zuordnung, aber in keinem Eintrag",
            "named by the mapping but stated by no record",
        );
        writeln!(out, "  {field}: {words}")?;
    }

    if !refused.is_empty() {
        let words = said(
            "Fehler in übernommenen Angeboten",
            "found wrong by the catalogue's reader in offers it kept",
        );
        writeln!(out, "\n{words}")?;
        for (target, examples) in refused {
            let target = if target.is_empty() { said("das Angebot", "the offer") } else { target };
            examples.write(target, out)?;
        }
    }
    Ok(())
}

/// Whether a path of the mapping names this field or a value inside it.
fn leads_into(field: &str, path: &str) -> bool {
    path.strip_prefix(field).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

fn write_use(field: &str, used: &Use, outcome: &Outcome, out: &mut dyn Write) -> io::Result<()> {
    let Outcome { mapped, not_mapped, dropped } = outcome;
    let count: usize = dropped.values().map(|examples| examples.count).sum();
    let inside = used.field.strip_prefix(field).unwrap_or_default();
    write!(out, "   {inside} → {}: {mapped} {}", used.target, said("übernommen", "mapped"))?;
    if *not_mapped > 0 {
        let words = said("in nicht übernommenen Einträgen", "in records not mapped");
        write!(out, ", {not_mapped} {words}")?;
    }
    writeln!(out, ", {count} {}", said("weggelassen", "dropped"))?;
    for (reason, examples) in dropped {
        examples.write(reason, out)?;
    }
    Ok(())
}
