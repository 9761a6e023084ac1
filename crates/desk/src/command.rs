//! The calls of `nahbei`. It only picks the command: arguments and words are each command's own.

use crate::{check::Check, find::Find, hours::Hours, import::Import, schema, table::Places};
use clap::Parser;
use std::io::{self, Write};
use std::process::ExitCode;

/// The desk of a town: check, search and import catalogues.
#[derive(Debug, Parser)]
#[command(name = "nahbei", version, arg_required_else_help = true)]
pub enum Command {
    /// Read catalogues or site settings and name every mistake in them.
    Check(Check),
    /// Ask catalogues what a family would ask.
    Find(Find),
    /// Show when weekly hours are open, or why they are refused.
    Hours(Hours),
    /// Make a catalogue from a file of records, by a mapping.
    Import(Import),
    /// Print the JSON Schema of a catalogue.
    Schema,
    /// Build the table of German postal codes.
    Places(Places),
}

impl Command {
    /// Runs the command.
    ///
    /// # Errors
    /// What keeps it from running at all: a file that cannot be read or written, a mapping that is none.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let mut out = io::BufWriter::new(io::stdout().lock());
        let ended = match self {
            Self::Check(check) => check.run(&mut out),
            Self::Find(find) => find.run(&mut out),
            Self::Hours(hours) => hours.run(&mut out),
            Self::Import(import) => import.run(&mut out),
            Self::Schema => schema::print(&mut out),
            Self::Places(places) => places.run(&mut out),
        };
        let ended = ended.and_then(|code| Ok(out.flush().map(|()| code)?));
        ended.or_else(|error| match error.downcast_ref::<io::Error>() {
            // Whoever reads our output (`| head`) has seen enough.
            Some(io_error) if io_error.kind() == io::ErrorKind::BrokenPipe => Ok(ExitCode::SUCCESS),
            _ => Err(error),
        })
    }
}
