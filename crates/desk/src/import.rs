//! `nahbei import`: a file of records becomes a catalogue, by a mapping, and every record and field is accounted
//! for. It guesses nothing: what the mapping does not name is reported, what cannot be read stays not stated.
//!
//! The mapping language is described in `docs/import.md`.

mod account;
mod change;
mod convert;
mod examples;
mod fill;
pub(crate) mod formats;
mod mapping;
pub mod merge;
mod own;
mod records;
mod report;
mod template;
mod value;

use crate::{file, lang::Lang};
use anyhow::{Context, ensure};
use clap::Args;
use convert::Conversion;
use formats::Format;
use mapping::Mapping;
use merge::Prefer;
use nahbei_catalogue::Catalogue;
use serde::Serialize;
use serde_json::ser::{PrettyFormatter, Serializer};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Arguments of `nahbei import`.
#[derive(Debug, Args)]
#[command(
    after_help = "Exit status: 0 every record became an offer, 1 some did not, 2 a wrong call or a file that cannot be read."
)]
pub struct Import {
    /// Where the fields of a record go; without it the input is our own spreadsheet, a catalogue or of a format that
    /// is known.
    #[arg(long, value_name = "MAP.json", conflicts_with = "from")]
    mapping: Option<PathBuf>,
    /// Das Format der Eingabe; ohne Angabe am Inhalt erkannt.
    #[arg(long, value_enum)]
    from: Option<Format>,
    /// The records: `.geojson` or `.json`, `.ndjson` or `.jsonl`, `.csv` or `.txt`; our own spreadsheet: `.xlsx`
    /// or `.csv`; a folder of HSDS tables.
    input: PathBuf,
    /// The catalogue to write, or to bring up to date.
    #[arg(long, value_name = "CATALOGUE.json")]
    out: PathBuf,
    /// Write the report into a file instead of printing it.
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,
    /// Whose value stands where the catalogue and the import have both changed a field.
    #[arg(long, value_enum, default_value_t)]
    prefer: Prefer,
}

impl Import {
    /// Imports the file, writes the catalogue and reports.
    ///
    /// # Errors
    /// When a file cannot be read or written, the mapping is none, or the input is not of its kind.
    pub fn run(&self, lang: Lang, out: &mut dyn Write) -> anyhow::Result<ExitCode> {
        let mut report = Vec::new();
        let ended = match &self.mapping {
            Some(mapping) => self.import_by(mapping, lang, &mut report)?,
            None => match formats::read_input(&self.input, self.from)? {
                Some(conversion) => self.import_known(&conversion, lang, &mut report)?,
                None => own::import(&self.input, &self.out, self.prefer, lang, &mut report)?,
            },
        };
        match &self.report {
            Some(path) => file::write(path, &report)?,
            None => out.write_all(&report)?,
        }
        Ok(ended)
    }

    fn import_known(
        &self,
        conversion: &formats::Conversion,
        lang: Lang,
        report: &mut Vec<u8>,
    ) -> anyhow::Result<ExitCode> {
        let is_update = self.out.exists();
        let events = merge::update(&self.out, &conversion.catalogue, self.prefer)?;
        writeln!(report, "{} → {}", self.input.display(), self.out.display())?;
        formats::write_report(conversion, lang, report)?;
        if is_update {
            writeln!(report)?;
            merge::report(&events, lang, report)?;
        }
        Ok(ExitCode::from(u8::from(!conversion.left_out.is_empty())))
    }

    fn import_by(&self, path: &Path, lang: Lang, report: &mut Vec<u8>) -> anyhow::Result<ExitCode> {
        let mapping = file::read(path)?;
        let mapping = Mapping::parse(&mapping).with_context(|| path.display().to_string())?;
        let input = file::read(&self.input)?;
        let records = records::read(&self.input, &input).with_context(|| self.input.display().to_string())?;
        let conversion = Conversion::new(&mapping, records).with_context(|| path.display().to_string())?;
        let is_update = self.out.exists();
        let events = merge::update(&self.out, &conversion.catalogue, self.prefer)?;

        writeln!(report, "{} by {} into {}", self.input.display(), path.display(), self.out.display())?;
        report::write(&mapping, &conversion, report)?;
        if is_update {
            writeln!(report)?;
            merge::report(&events, lang, report)?;
        }
        Ok(ExitCode::from(u8::from(!conversion.not_mapped.is_empty())))
    }
}

/// So many offers are read back at once, so that a large catalogue need not be in memory twice.
const AT_ONCE: usize = 500;

/// The catalogue as a file that a person can read and that reads back as the same catalogue.
fn in_json(catalogue: &Catalogue) -> anyhow::Result<Vec<u8>> {
    let head = head_of(catalogue);
    for offers in catalogue.offers.chunks(AT_ONCE).chain([&[][..]]) {
        let part = Catalogue { offers: offers.to_vec(), ..head.clone() };
        let (read_back, problems) = nahbei_catalogue::read(&serde_json::to_string(&part)?);
        let first = problems.first().map(ToString::to_string).unwrap_or_default();
        ensure!(
            read_back == part && problems.iter().all(|problem| !problem.is_fatal()),
            "the catalogue does not read back as it was written: {first}; this is a mistake of the program"
        );
    }
    let mut json = Vec::new();
    catalogue.serialize(&mut Serializer::with_formatter(&mut json, PrettyFormatter::with_indent(b" ")))?;
    json.push(b'\n');
    Ok(json)
}

/// What tells of the catalogue as a whole, without its offers.
fn head_of(catalogue: &Catalogue) -> Catalogue {
    let Catalogue { format, name, updated, publisher, licence, offers: _ } = catalogue;
    let (name, publisher, licence) = (name.clone(), publisher.clone(), licence.clone());
    Catalogue { format: *format, name, updated: *updated, publisher, licence, offers: Vec::new() }
}
