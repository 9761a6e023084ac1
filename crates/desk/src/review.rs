//! `nahbei review`: which offers have to be verified now, by provider, with everything needed to ask.
//! It changes no catalogue: an answer is one edit at the place it names, made by a person.

mod calendar;
mod due;
mod facts;
mod letter;
mod page;
mod show;

use crate::file;
use crate::labels::Labels;
use crate::lang::Lang;
use crate::site_folder::SiteFolder;
use crate::today::{day, or_today};
use anyhow::{Context, ensure};
use clap::Args;
use due::{Agenda, Group};
use jiff::Span;
use jiff::civil::Date;
use letter::Letter;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The folder of the letters within the folder that is written.
const LETTERS: &str = "mails";

/// Arguments of `nahbei review`.
#[derive(Debug, Args)]
#[command(
    after_help = "Rückgabewert: 0 nichts fällig, 1 etwas fällig, 2 falscher Aufruf oder unlesbare Datei."
)]
pub struct Review {
    /// The folder of a site, or its `site.json`.
    #[arg(help = "Ordner einer Seite, in dem `site.json` liegt", value_name = "SITE")]
    site: PathBuf,
    /// The day it is made for; today without one.
    #[arg(help = "Für welchen Tag, etwa 2026-11-22 [sonst: heute]", long, value_name = "DAY", value_parser = day)]
    today: Option<Date>,
    /// Days within which what becomes due is asked along, 0 to 3650.
    #[arg(help = "Auch fragen, was in so vielen Tagen fällig wird", long, value_name = "DAYS", default_value_t = 0, value_parser = clap::value_parser!(u16).range(..=3650))]
    ahead: u16,
    /// The id of the one town that is asked for; all without one.
    #[arg(
        help = "Nur die Kataloge dieses Orts, mit seiner Kennung aus `site.json`",
        long,
        value_name = "ID"
    )]
    town: Option<String>,
    /// The new or empty folder that everything is written into.
    #[arg(
        help = "Mails, Telefonliste, Übersicht und Kalender in diesen neuen oder leeren Ordner schreiben",
        long,
        value_name = "DIR"
    )]
    out: Option<PathBuf>,
}

impl Review {
    /// Shows what is due and writes what was asked for.
    ///
    /// # Errors
    /// When the site cannot be read, it has no such town, or the folder holds something already.
    pub fn run(&self, lang: Lang, out: &mut dyn Write) -> anyhow::Result<ExitCode> {
        let site = SiteFolder::read(&self.site)?;
        if let Some(town) = &self.town {
            site.ensure_town(town, lang)?;
        }
        let today = or_today(self.today)?;
        let until = today.saturating_add(Span::new().days(self.ahead));
        let review = Agenda::of(&site, self.town.as_deref(), today, until);
        show::print(&site, &review, lang, out)?;
        if let Some(folder) = &self.out {
            write(folder, &site, &review, lang)?;
            writeln!(
                out,
                "\n{}",
                lang.pick(
                    format!("Geschrieben: {} (Übersicht: index.html)", folder.display()),
                    format!("written: {} (overview: index.html)", folder.display()),
                )
            )?;
        }
        Ok(ExitCode::from(u8::from(!review.groups.is_empty())))
    }
}

/// Writes the letters, the list of calls, the overview and the calendar.
fn write(folder: &Path, site: &SiteFolder, review: &Agenda<'_>, lang: Lang) -> anyhow::Result<()> {
    let shown = folder.display();
    let letters = folder.join(LETTERS);
    std::fs::create_dir_all(folder).with_context(|| file::unwritable(folder))?;
    let is_empty = std::fs::read_dir(folder).is_ok_and(|mut found| found.next().is_none());
    ensure!(
        is_empty,
        lang.pick(
            format!("{shown}: muss ein neuer oder leerer Ordner sein, damit keine alte Mail verschickt wird; einen anderen nennen"),
            format!("{shown}: must be a new or an empty folder, so that no old mail is sent; name another"),
        )
    );
    std::fs::create_dir(&letters).with_context(|| file::unwritable(&letters))?;

    let labels = Labels::of(Lang::De)?;
    let written: Vec<(&Group<'_>, Letter)> = review
        .groups
        .iter()
        .enumerate()
        .map(|(at, group)| (group, Letter::new(at + 1, site, group, &labels, review.today)))
        .collect();
    let mut calls = String::new();
    for (group, letter) in &written {
        if group.mails.is_empty() {
            calls.push_str(&letter.call());
        } else {
            file::write(&letters.join(&letter.file), letter.mail())?;
        }
    }
    if !calls.is_empty() {
        file::write(&folder.join("telefonliste.txt"), calls)?;
    }
    file::write(&folder.join("index.html"), page::html(site, review, &written, lang))?;
    file::write(&folder.join("termine.ics"), calendar::of(site, review))
}
