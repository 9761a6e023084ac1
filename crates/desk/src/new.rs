//! `nahbei new`: the folder of a town, with everything in it that an editor needs to begin.
//! It never touches a folder that is there, and publishes nothing: the new site calls itself an example.

mod settings;
mod town;

use crate::export::{csv, xlsx};
use crate::file;
use crate::lang::Lang;
use crate::sheet::Written;
use anyhow::{Context, ensure};
use clap::Args;
use nahbei_catalogue::{Catalogue, FORMAT, Text};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use town::Town;

/// Help lines for all of Germany, as the project keeps them.
const HELPLINES: &str = include_str!("../../../sites/helplines/catalogue.json");
/// What a family of the town says beyond the words that all towns share: nothing yet.
const WORDS: &str = "{\n \"kinds\": {}\n}\n";
/// The legal pages, with `{TOWN}` for the name of the town.
const LEGAL: [(&str, &str); 3] = [
    ("impressum.html", include_str!("new/legal/impressum.html")),
    ("datenschutz.html", include_str!("new/legal/datenschutz.html")),
    ("barrierefreiheit.html", include_str!("new/legal/barrierefreiheit.html")),
];
const LOGO: &str = include_str!("new/logo.svg");
const NEXT_STEPS: &str = include_str!("new/LIESMICH.txt");

/// Arguments of `nahbei new`.
#[derive(Debug, Args)]
#[command(after_help = "Ende: 0 Ordner angelegt, 2 Ort unbekannt, mehrdeutig oder Ordner schon da.")]
pub struct New {
    /// Die Stadt oder Gemeinde, zum Beispiel „Görlitz“.
    #[arg(value_name = "ORT")]
    town: String,
    /// Das Bundesland, wenn es mehrere Orte dieses Namens gibt: `TH` oder „Thüringen“.
    #[arg(long, value_name = "LAND")]
    state: Option<String>,
    /// Der Ordner, in dem der neue Ordner entsteht.
    #[arg(long, value_name = "ORDNER", default_value = "sites")]
    dir: PathBuf,
}

impl New {
    /// Makes the folder and says what to do next.
    ///
    /// # Errors
    /// When the town is not known or not the only one of its name, when its folder is there, or when a file cannot
    /// be written; then nothing is left behind.
    pub fn run(&self, lang: Lang, out: &mut dyn Write) -> anyhow::Result<ExitCode> {
        let town = Town::find(&self.town, self.state.as_deref(), lang)?;
        let folder = self.dir.join(&town.id);
        let shown = folder.display();
        ensure!(
            !folder.exists(),
            "{shown}: {}",
            lang.pick(
                "der Ordner ist schon da und bleibt, wie er ist; wählen Sie mit --dir einen anderen",
                "the folder is there already and stays as it is; choose another with --dir"
            )
        );
        fs::create_dir_all(&self.dir).with_context(|| self.dir.display().to_string())?;
        // Whole or not at all: the folder gets its name when everything is in it.
        let unfinished = self.dir.join(format!(".{}.unfinished-{}", town.id, std::process::id()));
        let made = fill(&unfinished, &town)
            .and_then(|()| fs::rename(&unfinished, &folder).with_context(|| folder.display().to_string()));
        if made.is_err() && unfinished.exists() {
            fs::remove_dir_all(&unfinished).with_context(|| unfinished.display().to_string())?;
        }
        made?;
        write!(out, "{}", NEXT_STEPS.replace("{TOWN}", &town.name).replace("{FOLDER}", &shown.to_string()))?;
        Ok(ExitCode::SUCCESS)
    }
}

/// Writes all files of a site.
fn fill(folder: &Path, town: &Town) -> anyhow::Result<()> {
    fs::create_dir_all(folder.join("legal")).with_context(|| folder.display().to_string())?;
    let catalogue = Catalogue {
        format: FORMAT,
        name: Text::german(format!("Hilfe für Familien in {}", town.name)),
        updated: None,
        publisher: None,
        licence: None,
        offers: Vec::new(),
    };
    let table = Written::new(&catalogue)?;
    file::write(&folder.join("site.json"), settings::of(town)?)?;
    file::write(&folder.join("catalogue.json"), serde_json::to_string_pretty(&catalogue)? + "\n")?;
    file::write(&folder.join("tabelle.xlsx"), xlsx::write(&table)?)?;
    file::write(&folder.join("tabelle.csv"), csv::write(&table)?)?;
    file::write(&folder.join("helplines.json"), HELPLINES)?;
    file::write(&folder.join("words.json"), WORDS)?;
    let initial: String = town.name.chars().take(1).collect();
    file::write(&folder.join("logo.svg"), LOGO.replace("{INITIAL}", &initial))?;
    for (name, text) in LEGAL {
        file::write(&folder.join("legal").join(name), text.replace("{TOWN}", &town.name))?;
    }
    let steps = NEXT_STEPS.replace("{TOWN}", &town.name).replace("{FOLDER}", &format!("sites/{}", town.id));
    file::write(&folder.join("LIESMICH.txt"), steps)
}
