//! `nahbei find`: what a family would find, in the finder's own order, with the reasons.
//! It ranks nothing itself and remembers no question.

mod show;

use crate::check::in_one_line;
use crate::labels::Labels;
use crate::lang::Lang;
use crate::{file, near, today};
use anyhow::{Context, bail, ensure};
use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use jiff::civil::DateTime;
use jiff::{Timestamp, tz::TimeZone};
use nahbei_catalogue::{Catalogue, Language, Loss, Need, Support, Term, Town};
use nahbei_finder::{Child, Index, Origin, Query, Radius, find, read_kinds, read_words};
use serde_json::Value;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The page's German sentences, for the words families use for a need.
pub const TEXTS: &str = include_str!("../../../public/texts/de.json");

/// Kinds of help, and what families say for them, German first: as the page ships them.
pub const KINDS: &str = include_str!("../../../public/kinds.json");
pub const WORDS: [&str; 11] = [
    include_str!("../../../public/words/de.json"),
    include_str!("../../../public/words/en.json"),
    include_str!("../../../public/words/tr.json"),
    include_str!("../../../public/words/ar.json"),
    include_str!("../../../public/words/uk.json"),
    include_str!("../../../public/words/ru.json"),
    include_str!("../../../public/words/fa.json"),
    include_str!("../../../public/words/pl.json"),
    include_str!("../../../public/words/ro.json"),
    include_str!("../../../public/words/fr.json"),
    include_str!("../../../public/words/es.json"),
];

/// Arguments of `nahbei find`.
#[derive(Debug, Args)]
#[allow(clippy::struct_excessive_bools, reason = "independent wishes, each on or off")]
pub struct Find {
    /// Catalogues (names that end in `.json`), then the family's own words.
    #[arg(
        help = "Kataloge (Namen auf `.json`), danach die Worte der Familie",
        required = true,
        value_name = "CATALOGUE|WORD"
    )]
    given: Vec<String>,
    /// What help is needed for; any of these.
    #[arg(help = "Wobei Hilfe gebraucht wird; eines davon genügt", long, value_name = "ID", value_parser = term::<Need>())]
    need: Vec<Need>,
    /// A child's age: `7m`, `3y`, `unborn` or `u2703` (expected in March 2027); any of these.
    #[arg(help = "Alter eines Kindes: `7m`, `3y`, `unborn` oder `u2703` (erwartet im März 2027); eines davon genügt", long, value_parser = age)]
    age: Vec<Child>,
    /// Postal code, town, district or LAT,LON.
    #[arg(help = "Postleitzahl, Ort, Ortsteil oder LAT,LON", long, value_name = "PLACE")]
    near: Option<String>,
    /// How far the family would go, in kilometres.
    #[arg(help = "Wie weit die Familie gehen würde, in Kilometern", long, requires = "near", value_parser = clap::value_parser!(u16).range(1..=1000))]
    km: Option<u16>,
    /// A language it speaks, such as `tr`; any of these.
    #[arg(help = "Eine Sprache, die dort gesprochen wird, etwa `tr`; eine davon genügt", long, value_name = "CODE", value_parser = language)]
    language: Vec<Language>,
    /// Who should help; any of these.
    #[arg(help = "Wer helfen soll; eines davon genügt", long, value_name = "ID", value_parser = term::<Support>())]
    support: Vec<Support>,
    /// Somebody is there now to go to or to reach.
    #[arg(help = "Jetzt ist jemand da oder zu erreichen", long)]
    open_now: bool,
    /// Somebody answers the telephone now.
    #[arg(help = "Jetzt geht jemand ans Telefon", long)]
    phone_now: bool,
    /// In the evening, from 17:00, or at the weekend.
    #[arg(help = "Abends, ab 17 Uhr, oder am Wochenende", long)]
    evening: bool,
    /// Nothing to pay.
    #[arg(help = "Kostenlos", long)]
    free: bool,
    /// Without steps.
    #[arg(help = "Ohne Stufen", long)]
    step_free: bool,
    /// Without an appointment.
    #[arg(help = "Ohne Termin", long)]
    drop_in: bool,
    /// Somebody comes home.
    #[arg(help = "Jemand kommt nach Hause", long)]
    home_visit: bool,
    /// Berlin time to ask for, such as "2026-11-22 09:00" [default: now].
    #[arg(help = "Berliner Zeit, für die gefragt wird, etwa \"2026-11-22 09:00\" [sonst: jetzt]", long, value_name = "TIME", value_parser = time)]
    at: Option<DateTime>,
    /// One JSON object a hit.
    #[arg(help = "Ein JSON-Objekt je Treffer", long)]
    json: bool,
}

impl Find {
    /// Asks the catalogues and prints the answer.
    ///
    /// # Errors
    /// When a catalogue cannot be read at all, or the place is not known.
    pub fn run(&self, lang: Lang, out: &mut dyn Write) -> anyhow::Result<ExitCode> {
        let is_word = |given: &String| !has_json_name(given);
        let (files, words) =
            self.given.split_at(self.given.iter().position(is_word).unwrap_or(self.given.len()));
        ensure!(
            !files.is_empty(),
            "{}",
            not_a_catalogue(self.given.first().map_or("", String::as_str), lang)
        );
        let files: Vec<PathBuf> = files.iter().map(PathBuf::from).collect();
        let catalogues = files.iter().map(|path| read(path, lang)).collect::<anyhow::Result<Vec<_>>>()?;
        let texts: Value = serde_json::from_str(TEXTS)?;
        let towns = towns(&files);
        let mut index = Index::new(catalogues, |need| words_for(need, &texts).to_owned()).with_states(&towns);
        if !words.is_empty() {
            let files: Vec<_> = WORDS.iter().filter_map(|json| read_words(json)).collect();
            index.learn(&read_kinds(KINDS).unwrap_or_default(), &files);
        }
        let origin = self.near.as_ref().map(|place| near::origin(place, &towns, lang)).transpose()?;
        let query = self.query(origin, words.join(" ")).with_ages_of_words();
        let now = self.at.map_or_else(berlin_time, Ok)?;
        let results = find(&index, &query, now);
        let today = now.date();
        let labels = Labels::of(lang)?;
        let answer =
            show::Answer { index: &index, query: &query, results: &results, today, labels: &labels, lang };
        if self.json { answer.print_json(out) } else { answer.print(out) }?;
        Ok(ExitCode::SUCCESS)
    }

    fn query(&self, origin: Option<Origin>, words: String) -> Query {
        Query {
            needs: self.need.clone(),
            children: self.age.clone(),
            origin,
            radius: self.km.map(Radius::Km).unwrap_or_default(),
            languages: self.language.clone(),
            support: self.support.clone(),
            open_now: self.open_now,
            phone_now: self.phone_now,
            evening: self.evening,
            free: self.free,
            step_free: self.step_free,
            drop_in: self.drop_in,
            home_visit: self.home_visit,
            words,
        }
    }
}

fn not_a_catalogue(found: &str, lang: Lang) -> String {
    lang.pick(
        format!(
            "find: zuerst muss ein Katalog stehen, nicht \"{found}\"; eine Datei nennen, die auf .json endet"
        ),
        format!(
            "find: the first argument must be a catalogue but is \"{found}\"; write a file that ends in .json"
        ),
    )
}

fn has_json_name(given: &str) -> bool {
    Path::new(given).extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json"))
}

/// A catalogue without what is broken in it; how much that is, is said on the error output.
fn read(path: &Path, lang: Lang) -> anyhow::Result<Catalogue> {
    let shown = path.display();
    let (catalogue, problems) = nahbei_catalogue::read(&file::read(path)?);
    if let Some(problem) = problems.iter().find(|problem| problem.is_fatal()) {
        bail!("{shown}: {}", in_one_line(problem));
    }
    if problems.iter().any(|problem| problem.loss != Loss::Nothing) {
        let words = lang.pick("etwas ist weggelassen; zeigt", "something is left out; run");
        eprintln!("nahbei: {shown}: {words} `nahbei check {shown}`");
    }
    Ok(catalogue)
}

/// The towns of the `site.json` files beside the catalogues: they know districts that the table does not.
fn towns(catalogues: &[PathBuf]) -> Vec<Town> {
    let mut sites: Vec<PathBuf> = catalogues.iter().map(|path| path.with_file_name("site.json")).collect();
    sites.dedup();
    let site = |path: PathBuf| nahbei_catalogue::read_site(&std::fs::read_to_string(path).ok()?).0;
    sites.into_iter().filter_map(site).flat_map(|site| site.towns).collect()
}

/// What families call a need, as the page says it.
pub fn words_for(need: Need, texts: &Value) -> &str {
    texts.get(format!("need.{}", need.id())).and_then(Value::as_str).unwrap_or_default()
}

fn berlin_time() -> anyhow::Result<DateTime> {
    let berlin = TimeZone::get("Europe/Berlin").context(today::no_time_zone("--at"))?;
    Ok(Timestamp::now().to_zoned(berlin).datetime())
}

/// A word of a closed list; anything else is refused with the list.
fn term<T: Term + Send + Sync>() -> impl TypedValueParser<Value = T> {
    let ids = T::ALL.iter().map(|term| term.id());
    PossibleValuesParser::new(ids).try_map(|id| T::from_id(&id).ok_or("not in the list"))
}

fn age(written: &str) -> Result<Child, String> {
    Child::parse(written).ok_or_else(|| {
        Lang::of_call()
            .pick(
                "ein Alter schreibt man in Monaten als 7m, in Jahren als 3y (bis 10y), vor der Geburt als unborn oder u2703",
                "an age is written in months as 7m, in years as 3y (up to 10y), before birth as unborn or u2703",
            )
            .to_owned()
    })
}

fn language(written: &str) -> Result<Language, String> {
    Language::new(written).ok_or_else(|| {
        let words =
            ("eine Sprache ist ein Kürzel wie de, tr oder ar", "a language is a code such as de, tr or ar");
        Lang::of_call().pick(words.0, words.1).to_owned()
    })
}

fn time(written: &str) -> Result<DateTime, String> {
    written.parse().map_err(|_| {
        let words = Lang::of_call().pick("eine Zeit schreibt man als", "a time is written as");
        format!("{words} \"2026-11-22 09:00\"")
    })
}
