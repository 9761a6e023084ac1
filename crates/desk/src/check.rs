//! `nahbei check`: every mistake in catalogues and site settings, with the place where it stands.
//! It corrects nothing: what to do is said beside each mistake, and done by a person.

use crate::file;
use crate::lang::Lang;
use crate::locate::{self, Locator, field_before};
use crate::source::{Place, Source, is_table};
use clap::Args;
use nahbei_catalogue::{Loss, Offer, Problem, Rule, Status};
use serde_json::value::RawValue;
use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Arguments of `nahbei check`.
#[derive(Debug, Args)]
#[command(
    after_help = "Exit status: 0 no problems, 1 problems, 2 a wrong call or a file that cannot be read."
)]
pub struct Check {
    /// Catalogues (`.json`, `.xlsx`, `.csv`) or `site.json`.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
}

impl Check {
    /// Checks the files one after the other.
    ///
    /// # Errors
    /// When `out` cannot be written to. A file that cannot be read is named and does not stop the others.
    pub fn run(&self, lang: Lang, out: &mut dyn Write) -> anyhow::Result<ExitCode> {
        let mut status = 0;
        for path in &self.files {
            let checked = if is_table(path) {
                Source::read(path).map(|source| check(path, &source, lang, out))
            } else {
                file::read(path).map(|text| check_text(path, text, lang, out))
            };
            match checked {
                Ok(problems) => status = status.max(u8::from(problems? > 0)),
                Err(error) => {
                    eprintln!("nahbei: {error:#}");
                    status = 2;
                }
            }
        }
        Ok(ExitCode::from(status))
    }
}

/// Reports on a JSON file and says how many problems it has.
fn check_text(path: &Path, text: String, lang: Lang, out: &mut dyn Write) -> anyhow::Result<usize> {
    if !is_site(&text) {
        return check(path, &Source::of_json(text), lang, out);
    }
    let (site, problems) = nahbei_catalogue::read_site(&text);
    let mut locator = Locator::new(&text);
    for problem in &problems {
        let place = Place::Text(match problem.rule {
            Rule::NotJson { line, column, .. } => locate::Place { line, column },
            _ => locator.place(&problem.pointer),
        });
        print_problem(path, problem, &place, Some(&text), out)?;
    }
    let towns = site.map_or(0, |site| site.towns.len());
    writeln!(out, "{}: {}; {}", path.display(), counted(towns, "town"), by_loss(&problems))?;
    Ok(problems.len())
}

/// Reports on one catalogue and says how many problems it has.
fn check(path: &Path, source: &Source, lang: Lang, out: &mut dyn Write) -> anyhow::Result<usize> {
    let mut places = source.places();
    for problem in &source.problems {
        print_problem(path, problem, &places.of_problem(problem), source.text(), out)?;
    }
    let Source { catalogue, problems, records, .. } = source;
    let shown = path.display();
    let read = catalogue.offers.len();
    let left_out = records.saturating_sub(read);
    let drafts: Vec<&Offer> = catalogue.offers.iter().filter(|offer| offer.status == Status::Draft).collect();
    let read = counted(read, "offer");
    let summary = format!("{read} read, {left_out} left out; {}", by_loss(problems));
    writeln!(out, "{shown}: {summary}; {}", counted(drafts.len(), "draft"))?;
    for draft in drafts {
        let still = lang.pick("noch zu prüfen: Angebot", "still to be verified: offer");
        writeln!(out, "{shown}: {still} \"{}\": {}", draft.id, draft.name.get("de").1)?;
    }
    Ok(problems.len())
}

/// Site settings are told from catalogues by what they hold, not by their name.
fn is_site(text: &str) -> bool {
    serde_json::from_str::<BTreeMap<String, &RawValue>>(text).is_ok_and(|fields| {
        !fields.contains_key("offers") && (fields.contains_key("towns") || fields.contains_key("include"))
    })
}

fn print_problem(
    path: &Path,
    problem: &Problem,
    place: &Place,
    text: Option<&str>,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    write!(out, "{}:{place}: {problem}", path.display())?;
    let near = match (&problem.rule, place, text) {
        (Rule::NotJson { .. }, Place::Text(place), Some(text)) => field_before(text, byte_at(text, *place)),
        _ => None,
    };
    match near {
        Some(field) => writeln!(out, ", near field \"{field}\"")?,
        None => writeln!(out)?,
    }
    Ok(())
}

/// The byte at which the JSON reader stopped; it counts columns in bytes.
fn byte_at(text: &str, place: locate::Place) -> usize {
    let start: usize = text.split_inclusive('\n').take(place.line.saturating_sub(1)).map(str::len).sum();
    let byte = (start + place.column.saturating_sub(1)).min(text.len());
    text.floor_char_boundary(byte)
}

/// `3 problems (1 costs nothing, 2 cost a value)`.
fn by_loss(problems: &[Problem]) -> String {
    let losses = [
        (Loss::Nothing, "nothing lost"),
        (Loss::Value, "a value lost"),
        (Loss::Offer, "an offer lost"),
        (Loss::Catalogue, "all lost"),
    ];
    let counts: Vec<String> = losses
        .into_iter()
        .map(|(loss, words)| (problems.iter().filter(|problem| problem.loss == loss).count(), words))
        .filter(|(count, _)| *count > 0)
        .map(|(count, words)| format!("{count} × {words}"))
        .collect();
    match problems.len() {
        0 => "no problems".to_owned(),
        all => format!("{} ({})", counted(all, "problem"), counts.join(", ")),
    }
}

fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}
