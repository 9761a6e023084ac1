//! The import of our own formats: the spreadsheet and the catalogue itself. No mapping is needed, for every column
//! is known; each row and each column is accounted for.

use super::merge::{self, Prefer};
use crate::check::in_words;
use crate::lang::Lang;
use crate::source::{Place, Source};
use nahbei_catalogue::Loss;
use std::collections::HashSet;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

/// Imports the file into the catalogue and reports.
///
/// # Errors
/// When a file cannot be read or written.
pub fn import(
    input: &Path,
    into: &Path,
    prefer: Prefer,
    lang: Lang,
    out: &mut dyn Write,
) -> anyhow::Result<ExitCode> {
    let mut source = Source::read(input)?;
    let (read, taken) = (source.records, source.catalogue.offers.len());
    let (from, to) = (input.display(), into.display());
    if source.problems.iter().any(nahbei_catalogue::Problem::is_fatal) {
        write_problems(&source, input, lang, out)?;
        let words = lang.pick(
            "nichts konnte gelesen werden; nichts wurde geschrieben",
            "nothing could be read; nothing was written",
        );
        writeln!(out, "{from}: {words}")?;
        return Ok(ExitCode::from(1));
    }
    let events = merge::update(into, &mut source.catalogue, prefer)?;
    match lang {
        Lang::De => writeln!(
            out,
            "{from} → {to}: {read} gelesen = {taken} übernommen + {} nicht übernommen",
            read - taken
        )?,
        Lang::En => writeln!(out, "{from} → {to}: {read} read = {taken} taken + {} not taken", read - taken)?,
    }
    merge::report(&events, lang, out)?;
    write_columns(&source, lang, out)?;
    write_problems(&source, input, lang, out)?;
    Ok(ExitCode::from(u8::from(read > taken)))
}

fn write_problems(source: &Source, input: &Path, lang: Lang, out: &mut dyn Write) -> anyhow::Result<()> {
    let mut places = source.places();
    for problem in &source.problems {
        let place = places.of_problem(problem);
        writeln!(out, "{}:{place}: {}", input.display(), in_words(problem, &place, lang))?;
    }
    Ok(())
}

/// What became of the cells of each column: taken, dropped, or in a row that was not taken.
fn write_columns(source: &Source, lang: Lang, out: &mut dyn Write) -> anyhow::Result<()> {
    let Some(table) = source.table() else { return Ok(()) };
    let mut places = source.places();
    let mut lost = HashSet::new();
    let mut dropped = HashSet::new();
    for problem in &source.problems {
        match (problem.loss, places.of_problem(problem)) {
            (Loss::Offer, Place::Cell(cell)) => drop(lost.insert((cell.sheet, cell.row))),
            (Loss::Value, Place::Cell(cell)) => drop(dropped.insert((cell.sheet, cell.row, cell.head))),
            _ => {}
        }
    }
    for column in table.columns(&lost, &dropped) {
        let (head, stated, with_mistakes, in_lost) =
            (column.head, column.stated, column.with_mistakes, column.in_lost);
        let taken = stated - with_mistakes - in_lost;
        let cells = if stated == 1 { lang.pick("Zelle", "cell") } else { lang.pick("Zellen", "cells") };
        write!(out, "  {head}: {stated} {cells} = {taken} {}", lang.pick("übernommen", "taken"))?;
        if with_mistakes > 0 {
            write!(out, " + {with_mistakes} {}", lang.pick("mit Fehlern", "with mistakes"))?;
        }
        if in_lost > 0 {
            write!(out, " + {in_lost} {}", lang.pick("in nicht übernommenen Zeilen", "in rows not taken"))?;
        }
        writeln!(out)?;
    }
    Ok(())
}
