//! What happened when a catalogue was brought up to date, in words. It decides nothing.

use super::Event;
use crate::lang::Lang;
use std::collections::HashSet;
use std::io::{self, Write};

/// Writes what happened.
///
/// # Errors
/// When `out` cannot be written to.
pub fn report(events: &[Event], lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let added = events.iter().filter(|event| matches!(event, Event::Added(_))).count();
    let updated = events.iter().filter(|event| matches!(event, Event::Updated(..))).count();
    let offers: HashSet<&String> = events
        .iter()
        .filter_map(|event| if let Event::Updated(id, _) = event { Some(id) } else { None })
        .collect();
    match lang {
        Lang::De => {
            writeln!(out, "{added} Angebote neu, {updated} Felder in {} Angeboten erneuert", offers.len())?;
        }
        Lang::En => {
            writeln!(out, "{added} offers added, {updated} fields of {} offers updated", offers.len())?;
        }
    }
    for event in events {
        match event {
            Event::Added(_) | Event::Updated(..) => {}
            Event::Kept(id, field) => {
                let words = lang.pick("im Katalog geändert, bleibt so", "changed in the catalogue, stays so");
                writeln!(out, "  {}{field}: {words}", named(id, lang))?;
            }
            Event::Conflict { id, field, stands, other } => {
                let words = match lang {
                    Lang::De => {
                        format!("Konflikt: im Katalog steht {stands}, nicht übernommen wurde {other}")
                    }
                    Lang::En => format!("conflict: the catalogue says {stands}, not taken over was {other}"),
                };
                writeln!(out, "  {}{field}: {words}", named(id, lang))?;
            }
            Event::Ended(id) => {
                let words = lang.pick(
                    "kommt nicht mehr vor, Status ist jetzt „beendet“",
                    "no longer comes in, its status is now \"ended\"",
                );
                writeln!(out, "  {}{words}", named(id, lang))?;
            }
            Event::Own(id) => {
                let words = lang.pick("steht nur im Katalog, bleibt", "stands in the catalogue only, stays");
                writeln!(out, "  {}{words}", named(id, lang))?;
            }
            Event::TakenOut(id) => {
                let words = lang.pick(
                    "wurde aus dem Katalog genommen, bleibt draußen",
                    "was taken out of the catalogue, stays out",
                );
                writeln!(out, "  {}{words}", named(id, lang))?;
            }
        }
    }
    Ok(())
}

fn named(id: &str, lang: Lang) -> String {
    match (id, lang) {
        ("", _) => String::new(),
        (id, Lang::De) => format!("Angebot \"{id}\": "),
        (id, Lang::En) => format!("offer \"{id}\": "),
    }
}
