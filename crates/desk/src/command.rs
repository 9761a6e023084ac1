//! The calls of `nahbei`. It only picks the command: arguments and words are each command's own.

use crate::{
    check::Check, coverage::Coverage, export::Export, find::Find, hours::Hours, import::Import, lang::Lang,
    new::New, publish::Publish, review::Review, schema::Schema, table::Places,
};
use clap::{Parser, Subcommand};
use std::io::{self, Write};
use std::process::ExitCode;

/// The desk of a town: check, search and import catalogues.
#[derive(Debug, Parser)]
#[command(
    name = "nahbei",
    version,
    arg_required_else_help = true,
    about = "Der Schreibtisch einer Stadt: Angebote prüfen, suchen, übernehmen und veröffentlichen"
)]
pub struct Desk {
    /// The language of what is said.
    #[arg(long, global = true, value_enum, default_value_t, help = "Die Sprache der Ausgabe")]
    lang: Lang,
    #[command(subcommand)]
    command: Command,
}

/// What there is to do; each command reads its own arguments.
#[derive(Debug, Subcommand)]
enum Command {
    /// Read catalogues or site settings and name every mistake in them.
    #[command(about = "Nennt jeden Fehler in Seiten, Katalogen und Tabellen: wo, warum, was tun")]
    Check(Check),
    /// Ask catalogues what a family would ask.
    #[command(about = "Sucht in Katalogen, was eine Familie sucht")]
    Find(Find),
    /// Show when weekly hours are open, or why they are refused.
    #[command(about = "Zeigt, wann wöchentliche Zeiten offen sind, oder warum sie abgelehnt werden")]
    Hours(Hours),
    /// Make a catalogue from a spreadsheet, or from a file of records by a mapping, or bring it up to date.
    #[command(about = "Macht aus einer Tabelle einen Katalog oder bringt ihn auf den neuen Stand")]
    Import(Import),
    /// Show which offers have to be verified now.
    #[command(about = "Zeigt, welche Angebote jetzt zu prüfen sind, und schreibt Mails an die Anbieter")]
    Review(Review),
    /// Show where help is missing.
    #[command(about = "Zeigt, wo Hilfe fehlt: nach Bedarf, Alter, Art der Hilfe und Ortsteil")]
    Coverage(Coverage),
    /// Write a catalogue as a table.
    #[command(about = "Schreibt einen Katalog als Tabelle (Excel, CSV)")]
    Export(Export),
    /// Make the folder of a new town.
    #[command(about = "Legt den Ordner einer neuen Stadt an: Einstellungen, leere Tabelle, Rechtstexte")]
    New(New),
    /// Write the folder to upload.
    #[command(about = "Schreibt den fertigen Ordner für den Webspace")]
    Publish(Publish),
    /// Print the JSON Schema of a catalogue, or of `site.json`.
    #[command(about = "Gibt das JSON-Schema eines Katalogs oder von site.json aus")]
    Schema(Schema),
    /// Build the table of German postal codes.
    #[command(about = "Baut die Tabelle der deutschen Postleitzahlen")]
    Places(Places),
}

impl Desk {
    /// Runs the command; what it says goes to `out`.
    ///
    /// # Errors
    /// What keeps it from running at all: a file that cannot be read or written, a mapping that is none.
    pub fn run(self, out: &mut dyn Write) -> anyhow::Result<ExitCode> {
        let mut out = io::BufWriter::new(out);
        let ended = match self.command {
            Command::Check(check) => check.run(self.lang, &mut out),
            Command::Find(find) => find.run(self.lang, &mut out),
            Command::Hours(hours) => hours.run(self.lang, &mut out),
            Command::Review(review) => review.run(self.lang, &mut out),
            Command::Coverage(coverage) => coverage.run(self.lang, &mut out),
            Command::Import(import) => import.run(self.lang, &mut out),
            Command::Export(export) => export.run(self.lang, &mut out),
            Command::Publish(publish) => publish.run(self.lang, &mut out),
            Command::Places(places) => places.run(self.lang, &mut out),
            Command::New(new) => new.run(self.lang, &mut out),
            Command::Schema(schema) => schema.run(&mut out),
        };
        let ended = ended.and_then(|code| Ok(out.flush().map(|()| code)?));
        ended.or_else(|error| match error.downcast_ref::<io::Error>() {
            // Whoever reads our output (`| head`) has seen enough.
            Some(io_error) if io_error.kind() == io::ErrorKind::BrokenPipe => Ok(ExitCode::SUCCESS),
            _ => Err(error),
        })
    }
}
