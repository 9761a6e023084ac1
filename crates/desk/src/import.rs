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

use crate::file;
use crate::lang::{Lang, said};
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
    after_help = "Ende: 0 alles wurde ein Angebot, 1 manches nicht, 2 falscher Aufruf oder eine Datei ist nicht zu lesen."
)]
pub struct Import {
    /// Die Zuordnung: wohin die Felder eines Eintrags gehören. Ohne sie ist die Eingabe unsere Tabelle, ein Katalog
    /// oder in einem bekannten Format.
    #[arg(long, value_name = "MAP.json", conflicts_with = "from")]
    mapping: Option<PathBuf>,
    /// Das Format der Eingabe; ohne Angabe am Inhalt erkannt.
    #[arg(long, value_enum)]
    from: Option<Format>,
    /// Unsere Tabelle (`.xlsx`, `.csv`), ein Katalog oder bekanntes Format (`.json`), ein Ordner mit Tabellen von
    /// HSDS; mit Zuordnung `.geojson`, `.json`, `.ndjson`, `.jsonl`, `.csv` oder `.txt`.
    input: PathBuf,
    /// Der Katalog, der entsteht oder auf den neuen Stand kommt.
    #[arg(long, value_name = "CATALOGUE.json")]
    out: PathBuf,
    /// Den Bericht in eine Datei schreiben, statt ihn zu zeigen.
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,
    /// Wessen Wert gilt, wo Katalog und Eingabe dasselbe Feld geändert haben.
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
                Some(conversion) => self.import_known(conversion, lang, &mut report)?,
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
        mut conversion: formats::Conversion,
        lang: Lang,
        report: &mut Vec<u8>,
    ) -> anyhow::Result<ExitCode> {
        let is_update = self.out.exists();
        let events = merge::update(&self.out, &mut conversion.catalogue, self.prefer)?;
        writeln!(report, "{} → {}", self.input.display(), self.out.display())?;
        formats::write_report(&conversion, lang, report)?;
        if is_update {
            writeln!(report)?;
            merge::report(&events, lang, report)?;
        }
        Ok(ExitCode::from(u8::from(!conversion.left_out.is_empty())))
    }

    fn import_by(&self, path: &Path, lang: Lang, report: &mut Vec<u8>) -> anyhow::Result<ExitCode> {
        let mapping = file::read(path)?;
        let mapping = Mapping::parse(&mapping).with_context(|| path.display().to_string())?;
        let mut conversion = Conversion::new(&mapping).with_context(|| path.display().to_string())?;
        records::read(&self.input, |record| conversion.enter(record))?;
        let is_update = self.out.exists();
        let events = merge::update(&self.out, &mut conversion.catalogue, self.prefer)?;

        writeln!(
            report,
            "{}",
            said(
                format!("{} nach {} → {}", self.input.display(), path.display(), self.out.display()),
                format!("{} by {} into {}", self.input.display(), path.display(), self.out.display()),
            )
        )?;
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

/// Writes the catalogue as a file that a person can read and that reads back as the same catalogue.
fn write(path: &Path, catalogue: &Catalogue) -> anyhow::Result<()> {
    let head = head_of(catalogue);
    for offers in catalogue.offers.chunks(AT_ONCE).chain([&[][..]]) {
        let part = Catalogue { offers: offers.to_vec(), ..head.clone() };
        let (read_back, problems) = nahbei_catalogue::read(&serde_json::to_string(&part)?);
        let first = problems.first().map(ToString::to_string).unwrap_or_default();
        ensure!(
            read_back == part && problems.iter().all(|problem| !problem.is_fatal()),
            said(
                format!(
                    "der Katalog liest sich anders, als er geschrieben wurde: {first}; das ist ein Fehler des Programms"
                ),
                format!(
                    "the catalogue does not read back as it was written: {first}; this is a mistake of the program"
                ),
            )
        );
    }
    file::replace(path, |out| {
        catalogue
            .serialize(&mut Serializer::with_formatter(&mut *out, PrettyFormatter::with_indent(b" ")))?;
        Ok(writeln!(out)?)
    })
}

/// What tells of the catalogue as a whole, without its offers.
fn head_of(catalogue: &Catalogue) -> Catalogue {
    let Catalogue { format, name, updated, publisher, licence, offers: _ } = catalogue;
    let (name, publisher, licence) = (name.clone(), publisher.clone(), licence.clone());
    Catalogue { format: *format, name, updated: *updated, publisher, licence, offers: Vec::new() }
}
