//! `nahbei schema`: the JSON Schema of a catalogue or of site settings, for editors that check while one types.
//! It reads no file.

use clap::Args;
use std::io::Write;
use std::process::ExitCode;

/// Arguments of `nahbei schema`.
#[derive(Debug, Args)]
pub struct Schema {
    /// Das Schema von `site.json`.
    #[arg(long)]
    site: bool,
}

impl Schema {
    /// Prints the schema.
    ///
    /// # Errors
    /// When `out` cannot be written to.
    pub fn run(&self, out: &mut dyn Write) -> anyhow::Result<ExitCode> {
        let schema = if self.site { nahbei_catalogue::site_schema()? } else { nahbei_catalogue::schema() };
        writeln!(out, "{schema:#}")?;
        Ok(ExitCode::SUCCESS)
    }
}
