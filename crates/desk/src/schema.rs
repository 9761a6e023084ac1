//! `nahbei schema`: the JSON Schema of a catalogue, for editors that check while one types. It reads no file.

use std::io::Write;
use std::process::ExitCode;

/// Prints the schema.
///
/// # Errors
/// When `out` cannot be written to.
pub fn print(out: &mut dyn Write) -> anyhow::Result<ExitCode> {
    writeln!(out, "{:#}", nahbei_catalogue::schema())?;
    Ok(ExitCode::SUCCESS)
}
