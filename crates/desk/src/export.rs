//! `nahbei export`: a catalogue in a form that other programs open. It judges nothing: what cannot be read is left
//! out and said, and `nahbei check` says where it stands.

pub mod csv;
pub(crate) mod geojson;
pub(crate) mod hsds;
pub mod xlsx;

use crate::file;
use crate::lang::Lang;
use crate::sheet::Written;
use crate::source::Source;
use clap::{Args, ValueEnum};
use nahbei_catalogue::Status;
use nahbei_publish::json_ld;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

/// Arguments of `nahbei export`.
#[derive(Debug, Args)]
#[command(
    after_help = "Ende: 0 alles übertragen, 1 mit Fehlern im Katalog, 2 Aufruf falsch oder Datei nicht lesbar."
)]
pub struct Export {
    /// Der Katalog: `.json`, `.xlsx` oder `.csv`.
    #[arg(value_name = "KATALOG")]
    catalogue: PathBuf,
    /// Das Format der neuen Datei.
    #[arg(long, value_enum)]
    to: To,
    /// Die neue Datei.
    #[arg(long, value_name = "DATEI")]
    out: PathBuf,
}

/// What a catalogue can be exported to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum To {
    /// Excel-Tabelle mit Auswahllisten und Erklärungen
    Xlsx,
    /// CSV-Tabelle (UTF-8, Semikolon)
    Csv,
    /// HSDS 3.0 (JSON) für andere Verzeichnisse
    Hsds,
    /// Punkte für Karten
    Geojson,
    /// schema.org (JSON-LD) für Suchmaschinen
    Jsonld,
}

impl Export {
    /// Writes the file.
    ///
    /// # Errors
    /// When the catalogue cannot be read or the file cannot be written.
    pub fn run(&self, lang: Lang, out: &mut dyn Write) -> anyhow::Result<ExitCode> {
        let mut source = Source::read(&self.catalogue)?;
        let read = source.catalogue.offers.len();
        if self.to == To::Jsonld {
            // schema.org cannot say that an offer is a draft, at an end or invented.
            source.catalogue.offers.retain(|offer| offer.status == Status::Active && !offer.example);
        }
        let written = match self.to {
            To::Xlsx => xlsx::write(&Written::new(&source.catalogue)?)?,
            To::Csv => csv::write(&Written::new(&source.catalogue)?)?,
            To::Hsds => hsds::write(&source.catalogue)?,
            To::Geojson => geojson::write(&source.catalogue)?,
            To::Jsonld => json_ld::write(&source.catalogue)?,
        };
        file::write(&self.out, written)?;
        let (count, problems) = (source.catalogue.offers.len(), source.problems.len());
        let shown = self.out.display();
        match lang {
            Lang::De => writeln!(out, "{shown}: {count} Angebote geschrieben")?,
            Lang::En => writeln!(out, "{shown}: {count} offers written")?,
        }
        if count < read {
            match lang {
                Lang::De => {
                    writeln!(out, "{} ausgelassen: Entwürfe, ruhende, beendete und Beispiele", read - count)?;
                }
                Lang::En => writeln!(out, "{} left out: drafts, paused, ended and examples", read - count)?,
            }
        }
        if problems > 0 {
            let read = self.catalogue.display();
            match lang {
                Lang::De => writeln!(out, "{read}: {problems} Fehler; `nahbei check` zeigt, wo")?,
                Lang::En => writeln!(out, "{read}: {problems} problems; `nahbei check` shows where")?,
            }
        }
        Ok(ExitCode::from(u8::from(problems > 0)))
    }
}
