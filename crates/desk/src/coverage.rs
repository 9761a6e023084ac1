//! `nahbei coverage`: where help is missing in a town, by need, age, kind of support and district.
//! It counts what offers state and recommends nothing: what is not stated is counted apart, never as "no".

mod age;
mod count;
mod gap;
mod list;
mod page;
mod picture;
mod reach;
mod show;

use crate::file;
use crate::labels::Labels;
use crate::lang::Lang;
use crate::site_folder::SiteFolder;
use crate::today::{day, or_today};
use anyhow::Context;
use clap::Args;
use count::TownCoverage;
use jiff::civil::Date;
use reach::Distances;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

/// Arguments of `nahbei coverage`.
#[derive(Debug, Args)]
#[command(
    after_help = "Rückgabewert: 0 gezeigt, 2 falscher Aufruf oder unlesbare Datei. Wie gezählt wird: docs/coverage.md"
)]
pub struct Coverage {
    /// The folder of a site, or its `site.json`.
    #[arg(help = "Ordner einer Seite, in dem `site.json` liegt", value_name = "SITE")]
    site: PathBuf,
    /// The day it is made for; today without one.
    #[arg(help = "Für welchen Tag, etwa 2026-11-22 [sonst: heute]", long, value_name = "DAY", value_parser = day)]
    today: Option<Date>,
    /// The id of the one town that is counted; all without one.
    #[arg(help = "Nur dieser Ort, mit seiner Kennung aus `site.json`", long, value_name = "ID")]
    town: Option<String>,
    /// Kilometres from every district beyond which an offer is far, 1 to 100.
    #[arg(help = "Ab so vielen Kilometern von jedem Ortsteil ist ein Angebot zu Fuß nicht zu erreichen", long, value_name = "KM", default_value_t = 5, value_parser = clap::value_parser!(u16).range(1..=100))]
    far: u16,
    /// Kilometres from the town's middle up to which neighbouring towns' offers count, 0 to 100.
    #[arg(help = "Angebote von Nachbarorten der Seite zählen bis zu so vielen Kilometern von der Ortsmitte", long, value_name = "KM", default_value_t = 10, value_parser = clap::value_parser!(u16).range(..=100))]
    near: u16,
    /// The folder that page and table are written into.
    #[arg(
        help = "Seite (abdeckung.html) und Tabelle (abdeckung.csv) in diesen Ordner schreiben",
        long,
        value_name = "DIR"
    )]
    out: Option<PathBuf>,
}

impl Coverage {
    /// Counts, shows, and writes what was asked for.
    ///
    /// # Errors
    /// When the site cannot be read, it has no such town, or a file cannot be written.
    pub fn run(&self, lang: Lang, out: &mut dyn Write) -> anyhow::Result<ExitCode> {
        let site = SiteFolder::read(&self.site)?;
        if let Some(town) = &self.town {
            site.ensure_town(town, lang)?;
        }
        let today = or_today(self.today)?;
        let labels = Labels::of(lang)?;
        let distances = Distances { far_km: f64::from(self.far), near_km: f64::from(self.near) };
        let asked = |id: &str| self.town.as_deref().is_none_or(|town| town == id);
        let towns: Vec<TownCoverage<'_>> = site
            .towns
            .iter()
            .filter(|town| asked(&town.town.id))
            .map(|town| TownCoverage::of(&site, town, today, distances))
            .collect();
        for (at, town) in towns.iter().enumerate() {
            if at > 0 {
                writeln!(out)?;
            }
            show::print(town, &labels, lang, out)?;
        }
        if let Some(folder) = &self.out {
            std::fs::create_dir_all(folder).with_context(|| file::unwritable(folder))?;
            let page = folder.join("abdeckung.html");
            file::write(&page, page::html(&site.name, &towns, &labels, lang))?;
            file::write(&folder.join("abdeckung.csv"), list::csv(&towns, &labels, lang)?)?;
            let written = lang.pick("Geschrieben", "written");
            writeln!(out, "\n{written}: {}, abdeckung.csv", page.display())?;
        }
        Ok(ExitCode::SUCCESS)
    }
}
