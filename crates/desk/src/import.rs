//! `nahbei import`: a file of records becomes a catalogue, by a mapping, and every record and field is accounted
//! for. It guesses nothing: what the mapping does not name is reported, what cannot be read stays not stated.
//!
//! The mapping language is described in `docs/import.md`.

mod account;
mod change;
mod convert;
mod fill;
mod mapping;
mod records;
mod report;
mod template;
mod value;

use crate::file;
use anyhow::{Context, ensure};
use clap::Args;
use convert::Conversion;
use mapping::Mapping;
use nahbei_catalogue::Catalogue;
use serde::Serialize;
use serde_json::ser::{PrettyFormatter, Serializer};
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

/// Arguments of `nahbei import`.
#[derive(Debug, Args)]
#[command(
    after_help = "Exit status: 0 every record became an offer, 1 some did not, 2 a wrong call or a file that cannot be read."
)]
pub struct Import {
    /// Where the fields of a record go.
    #[arg(long, value_name = "MAP.json")]
    mapping: PathBuf,
    /// The records: `.geojson` or `.json`, `.ndjson` or `.jsonl`, `.csv` or `.txt`.
    input: PathBuf,
    /// The catalogue to write.
    #[arg(long, value_name = "CATALOGUE.json")]
    out: PathBuf,
    /// Write the report into a file instead of printing it.
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,
}

impl Import {
    /// Imports the file, writes the catalogue and reports.
    ///
    /// # Errors
    /// When a file cannot be read or written, the mapping is none, or the input is not of its kind.
    pub fn run(&self, out: &mut dyn Write) -> anyhow::Result<ExitCode> {
        let mapping = file::read(&self.mapping)?;
        let mapping = Mapping::parse(&mapping).with_context(|| self.mapping.display().to_string())?;
        let input = file::read(&self.input)?;
        let records = records::read(&self.input, &input).with_context(|| self.input.display().to_string())?;
        let conversion =
            Conversion::new(&mapping, records).with_context(|| self.mapping.display().to_string())?;
        file::write(&self.out, in_json(&conversion.catalogue)?)?;

        let mut report = Vec::new();
        let (input, by) = (self.input.display(), self.mapping.display());
        writeln!(report, "{input} by {by} into {}", self.out.display())?;
        report::write(&mapping, &conversion, &mut report)?;
        match &self.report {
            Some(path) => file::write(path, &report)?,
            None => out.write_all(&report)?,
        }
        Ok(ExitCode::from(u8::from(!conversion.not_mapped.is_empty())))
    }
}

/// The catalogue as a file that a person can read and that reads back as the same catalogue.
fn in_json(catalogue: &Catalogue) -> anyhow::Result<Vec<u8>> {
    let mut json = Vec::new();
    catalogue.serialize(&mut Serializer::with_formatter(&mut json, PrettyFormatter::with_indent(b" ")))?;
    json.push(b'\n');
    let (read_back, problems) = nahbei_catalogue::read(&String::from_utf8_lossy(&json));
    let first = problems.first().map(ToString::to_string).unwrap_or_default();
    ensure!(
        read_back == *catalogue && problems.iter().all(|problem| !problem.is_fatal()),
        "the catalogue does not read back as it was written: {first}; this is a mistake of the program"
    );
    Ok(json)
}
