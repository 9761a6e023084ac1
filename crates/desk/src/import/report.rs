//! The words of the import's report: every record and every field of the input is in it. It counts nothing itself.

use super::account::Outcome;
use super::convert::{Conversion, NotMapped};
use super::mapping::{Mapping, Use};
use std::collections::BTreeSet;
use std::io::{self, Write};

/// Writes the report.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write(mapping: &Mapping, conversion: &Conversion, out: &mut dyn Write) -> io::Result<()> {
    let Conversion { catalogue, read, not_mapped, account, refused } = conversion;
    writeln!(
        out,
        "{read} records read = {} mapped + {} not mapped",
        catalogue.offers.len(),
        not_mapped.len()
    )?;

    if !not_mapped.is_empty() {
        writeln!(out, "\nrecords not mapped")?;
        for NotMapped { place, id, reasons } in not_mapped {
            let id = id.as_ref().map(|id| format!(" ({id})")).unwrap_or_default();
            writeln!(out, "  {place}{id}: {}", reasons.join("; "))?;
        }
    }

    writeln!(out, "\nfields")?;
    for (field, stated) in &account.stated {
        let uses: Vec<(&Use, &Outcome)> = mapping
            .uses
            .iter()
            .zip(&account.uses)
            .filter(|(used, _)| leads_into(field, &used.field))
            .collect();
        let plural = if *stated == 1 { "" } else { "s" };
        let unknown = if uses.is_empty() { ", not mapped" } else { "" };
        writeln!(out, "  {field}: {stated} value{plural}{unknown}")?;
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
        writeln!(out, "  {field}: named by the mapping but stated by no record")?;
    }

    if !refused.is_empty() {
        writeln!(out, "\nfound wrong by the catalogue's reader in offers it kept")?;
        for (target, examples) in refused {
            let target = if target.is_empty() { "the offer" } else { target };
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
    write!(out, "   {inside} → {}: {mapped} mapped", used.target)?;
    if *not_mapped > 0 {
        write!(out, ", {not_mapped} in records not mapped")?;
    }
    writeln!(out, ", {count} dropped")?;
    for (reason, examples) in dropped {
        examples.write(reason, out)?;
    }
    Ok(())
}
