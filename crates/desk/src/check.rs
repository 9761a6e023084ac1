//! `nahbei check`: every mistake in sites, catalogues and words, with its place, why it matters and what to do.
//! It corrects nothing: that is done by a person.

mod age;
mod before;
mod contact;
mod duplicate;
mod findable;
mod finding;
mod format;
mod freshness;
mod gather;
mod ground;
mod hours;
mod language;
mod legal;
mod list;
mod machine;
mod mail;
mod phone;
mod place;
mod readability;
mod remedy;
mod report;
mod rules;
mod sense;
mod site;
mod texts;
mod town_words;
mod web;

pub use before::check_site;
pub use format::{in_german, in_one_line, rule_in_words};
pub use remedy::in_words;

use crate::lang::{Lang, told};
use anyhow::Context as _;
use clap::{Args, ValueEnum};
use gather::Gatherer;
use ground::Ground;
use jiff::civil::Date;
use jiff::{Timestamp, tz::TimeZone};
use nahbei_catalogue::{FreshnessLimits, Town};
use report::{Manner, count_levels};
use rules::Rules;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

/// Arguments of `nahbei check`.
#[derive(Debug, Args)]
#[command(
    about = "Jeden Fehler in Seiten, Katalogen und Wörtern nennen: wo, warum, was tun",
    after_help = "Ende mit 0: nichts als Hinweise; 1: Fehler oder Warnungen; 2: etwas konnte nicht gelesen werden."
)]
pub struct Check {
    /// Ordner einer Seite, Katalog (`.json`, `.xlsx`, `.csv`), `site.json` oder `words.json`.
    #[arg(required_unless_present = "list", value_name = "SITE|FILE")]
    paths: Vec<PathBuf>,
    /// Wie geschrieben wird.
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: Format,
    /// Alle Hinweise zeigen, nicht nur die ersten jeder Art.
    #[arg(long)]
    all: bool,
    /// Der Tag, an dem geprüft wird [sonst: heute].
    #[arg(long, value_name = "DAY")]
    on: Option<Date>,
    /// Nur auflisten, welche Arten von Fehlern gefunden werden.
    #[arg(long, conflicts_with = "paths")]
    list: bool,
}

/// How findings are written.
#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum Format {
    /// Für Menschen, in Farbe, wo es ein Bildschirm ist und `NO_COLOR` fehlt.
    #[default]
    Text,
    /// JSON, wie es docs/check.md beschreibt.
    Json,
    /// SARIF 2.1.0, für Programme, die Fehler anzeigen.
    Sarif,
}

/// What the rules know beside the offer they judge.
struct Context<'c> {
    /// The day on which is checked.
    today: Date,
    /// Postal codes and their towns.
    ground: &'c Ground,
    /// The towns of the site.
    towns: &'c [Town],
    /// The languages of the site; none where no site is known.
    languages: Vec<String>,
    /// Families use the site; it is no sample.
    is_real_site: bool,
    /// When a verification is old.
    freshness: FreshnessLimits,
}

impl Context<'_> {
    /// Whether a district of the site is called so.
    fn has_district(&self, name: &str) -> bool {
        let folded = ground::fold(name);
        self.towns
            .iter()
            .flat_map(|town| &town.districts)
            .any(|district| ground::fold(&district.name) == folded)
    }
}

impl Check {
    /// Checks sites and files and prints what was found.
    ///
    /// # Errors
    /// When `out` cannot be written to. A file that cannot be read is named and does not stop the others.
    pub fn run(&self, lang: Lang, out: &mut dyn Write) -> anyhow::Result<ExitCode> {
        if self.list {
            list::print(lang, out)?;
            return Ok(ExitCode::SUCCESS);
        }
        let today = self.on.map_or_else(today, Ok)?;
        let mut gatherer = Gatherer::default();
        for path in &self.paths {
            gatherer.add(path);
        }
        for error in &gatherer.errors {
            eprintln!("nahbei: {}", told(error));
        }
        let rules = Rules::new(lang, today)?;
        let checked = gatherer.groups.iter().map(|group| rules.check(group));
        let checked: Vec<_> = checked.flatten().collect();
        match self.format {
            Format::Text => {
                report::print(&checked, Manner { all: self.all, ..Manner::of_stdout(lang) }, out)?;
            }
            Format::Json => writeln!(out, "{:#}", machine::in_json(&checked, lang))?,
            Format::Sarif => writeln!(out, "{:#}", machine::in_sarif(&checked, lang))?,
        }
        let [errors, warnings, _] = count_levels(&checked);
        Ok(ExitCode::from(match (gatherer.errors.is_empty(), errors + warnings) {
            (false, _) => 2,
            (true, 0) => 0,
            (true, _) => 1,
        }))
    }
}

fn today() -> anyhow::Result<Date> {
    let berlin = TimeZone::get("Europe/Berlin").context(crate::today::no_time_zone("--on"))?;
    Ok(Timestamp::now().to_zoned(berlin).date())
}
