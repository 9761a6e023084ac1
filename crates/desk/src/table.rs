//! `nahbei places`: the table of German postal codes from two lists in a folder. How it is built is `places`' own.

use crate::lang::Lang;
use crate::{file, places};
use anyhow::Context;
use clap::Args;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

/// Arguments of `nahbei places`.
#[derive(Debug, Args)]
pub struct Places {
    /// Folder with `plz_centroids.csv` and `zuordnung_plz_ort.csv`.
    #[arg(help = "Ordner mit `plz_centroids.csv` und `zuordnung_plz_ort.csv`", long, value_name = "DIR")]
    from: PathBuf,
    /// The table to write, `public/places.bin`.
    #[arg(help = "Die Tabelle, die geschrieben wird, `public/places.bin`", long, value_name = "FILE")]
    out: PathBuf,
}

impl Places {
    /// Builds the table and writes it.
    ///
    /// # Errors
    /// When a list is missing or wrong, or the table cannot be written.
    pub fn run(&self, lang: Lang, out: &mut dyn Write) -> anyhow::Result<ExitCode> {
        let list = |name: &str| file::read(&self.from.join(name));
        let table = places::build(&list("plz_centroids.csv")?, &list("zuordnung_plz_ort.csv")?)
            .with_context(|| self.from.display().to_string())?;
        file::write(&self.out, &table)?;
        let written = lang.pick("Bytes geschrieben", "bytes written");
        writeln!(out, "{}: {} {written}", self.out.display(), table.len())?;
        Ok(ExitCode::SUCCESS)
    }
}
