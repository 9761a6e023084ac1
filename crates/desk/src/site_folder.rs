//! A site as it lies in its folder: its towns, and each of its catalogues once, however many towns share it.
//!
//! A folder holds `site.json`, which lists `towns` or includes the folders of other sites. Paths count from the folder
//! of the file that names them. It judges no offer and publishes nothing.

use crate::check::in_one_line;
use crate::file;
use crate::lang::{Lang, said};
use anyhow::{Context, bail, ensure};
use nahbei_catalogue::{Catalogue, FreshnessLimits, Language, Loss, Offer, Site, Town, read_site};
use serde_json::{Map, Value};
use std::path::{Component, Path, PathBuf};

/// The settings file of a folder.
const SETTINGS: &str = "site.json";
/// How the settings name other sites.
const INCLUDE: &str = "include";

/// A site with its catalogues.
pub struct SiteFolder {
    /// What the page is called, in German.
    pub name: String,
    /// When a verification is old.
    pub freshness: FreshnessLimits,
    /// The towns, in the order of the page.
    pub towns: Vec<SiteTown>,
    /// The catalogues, each once, in the order in which towns name them.
    pub catalogues: Vec<CatalogueFile>,
}

/// A town and which catalogues it shows.
pub struct SiteTown {
    /// Its settings.
    pub town: Town,
    /// Positions in [`SiteFolder::catalogues`].
    pub catalogues: Vec<usize>,
}

/// A catalogue as it lies in its file.
pub struct CatalogueFile {
    /// Where the file is, as the settings lead to it.
    pub path: PathBuf,
    /// Its text, for the places of values.
    pub text: String,
    /// What could be read of it.
    pub catalogue: Catalogue,
    /// The file itself, by which it is known when another path leads to it.
    canonical: PathBuf,
}

impl SiteFolder {
    /// Reads the site of a folder, or of its `site.json`.
    ///
    /// # Errors
    /// When settings or a catalogue cannot be read at all. What is left out of a catalogue is said on the error output.
    pub fn read(folder: &Path) -> anyhow::Result<Self> {
        let folder =
            if folder.file_name().is_some_and(|name| name == SETTINGS) { parent(folder) } else { folder };
        let own = Settings::read(folder)?;
        let included = own.included()?;
        // What the including site says wins; then the first included one that says something.
        let saying =
            std::iter::once(&own).chain(&included).find(|part| part.fields.contains_key("freshness"));
        let mut site = Self {
            name: own.name(),
            freshness: saying.map(Settings::freshness).unwrap_or_default(),
            towns: Vec::new(),
            catalogues: Vec::new(),
        };
        let with_towns = if own.fields.contains_key(INCLUDE) { included } else { vec![own] };
        for settings in &with_towns {
            site.add(settings)?;
        }
        let shown = folder.display();
        ensure!(
            !site.towns.is_empty(),
            said(
                format!("{shown}: braucht mindestens eine Stadt; mehr sagt `nahbei check {shown}`"),
                format!("{shown}: must have at least one town; run `nahbei check {shown}`"),
            )
        );
        Ok(site)
    }

    /// The offers of every catalogue a town shows.
    pub fn offers_of<'s>(&'s self, town: &'s SiteTown) -> impl Iterator<Item = &'s Offer> {
        town.catalogues.iter().flat_map(|at| &self.catalogues[*at].catalogue.offers)
    }

    /// The towns that show a catalogue.
    pub fn towns_of(&self, catalogue: usize) -> impl Iterator<Item = &SiteTown> {
        self.towns.iter().filter(move |town| town.catalogues.contains(&catalogue))
    }

    /// Whether there is such a town.
    ///
    /// # Errors
    /// When there is none; then with those that there are.
    pub fn ensure_town(&self, id: &str, lang: Lang) -> anyhow::Result<()> {
        let ids: Vec<&str> = self.towns.iter().map(|town| town.town.id.as_str()).collect();
        let known = ids.join(", ");
        ensure!(
            ids.contains(&id),
            lang.pick(
                format!("--town: \"{id}\" ist kein Ort dieser Seite; einen davon schreiben: {known}"),
                format!("--town: \"{id}\" is no town of this site; write one of {known}"),
            )
        );
        Ok(())
    }

    fn add(&mut self, settings: &Settings) -> anyhow::Result<()> {
        let Some(site) = settings.site() else {
            let shown = settings.shown();
            bail!(said(
                format!("{shown}: die Städte sind nicht zu gebrauchen; mehr sagt `nahbei check {shown}`"),
                format!("{shown}: the towns cannot be used; run `nahbei check {shown}`"),
            ));
        };
        for town in site.towns {
            let known = self.towns.iter().any(|known| known.town.id == town.id);
            let (shown, id) = (settings.shown(), &town.id);
            ensure!(
                !known,
                said(
                    format!("{shown}: die Stadt „{id}“ steht zweimal da; eine herausnehmen"),
                    format!("{shown}: town \"{id}\" stands there twice; take one out"),
                )
            );
            let paths = town.catalogues.iter().map(|path| settings.folder.join(path));
            let catalogues = paths.map(|path| self.catalogue(&path)).collect::<anyhow::Result<_>>()?;
            self.towns.push(SiteTown { town, catalogues });
        }
        Ok(())
    }

    /// The position of a catalogue, which is read when its file is new.
    fn catalogue(&mut self, path: &Path) -> anyhow::Result<usize> {
        let shown = path.display();
        let canonical = std::fs::canonicalize(path).with_context(|| {
            said(
                format!("{shown}: lässt sich nicht lesen; Pfade zählen vom Ordner von {SETTINGS} an"),
                format!("{shown}: cannot be read; paths count from the folder of {SETTINGS}"),
            )
        })?;
        if let Some(at) = self.catalogues.iter().position(|known| known.canonical == canonical) {
            return Ok(at);
        }
        let text = file::read(path)?;
        let (catalogue, problems) = nahbei_catalogue::read(&text);
        if let Some(problem) = problems.iter().find(|problem| problem.is_fatal()) {
            bail!("{shown}: {}", in_one_line(problem));
        }
        if problems.iter().any(|problem| problem.loss != Loss::Nothing) {
            let words = said("etwas ist weggelassen; mehr sagt", "something is left out; run");
            eprintln!("nahbei: {shown}: {words} `nahbei check {shown}`");
        }
        self.catalogues.push(CatalogueFile { path: tidy(path), text, catalogue, canonical });
        Ok(self.catalogues.len() - 1)
    }
}

/// One `site.json`.
struct Settings {
    folder: PathBuf,
    text: String,
    fields: Map<String, Value>,
}

impl Settings {
    fn read(folder: &Path) -> anyhow::Result<Self> {
        let path = folder.join(SETTINGS);
        let text = file::read(&path)?;
        let shown = path.display();
        let fields = serde_json::from_str(&text).with_context(|| {
            said(
                format!("{shown}: muss ein JSON-Objekt sein; mehr sagt `nahbei check {shown}`"),
                format!("{shown}: must be a JSON object; run `nahbei check {shown}`"),
            )
        })?;
        Ok(Self { folder: folder.to_owned(), text, fields })
    }

    /// The settings of the sites this one includes, in its order.
    fn included(&self) -> anyhow::Result<Vec<Self>> {
        let Some(included) = self.fields.get(INCLUDE) else { return Ok(Vec::new()) };
        let paths =
            included.as_array().and_then(|paths| paths.iter().map(Value::as_str).collect::<Option<Vec<_>>>());
        let paths = paths.with_context(|| {
            let shown = self.shown();
            said(
                format!("{shown}: {INCLUDE} muss eine Liste von Ordnern sein, ist aber {included}; so schreiben: [\"../apolda\"]"),
                format!("{shown}: {INCLUDE} must be a list of folders but is {included}; write [\"../apolda\"]"),
            )
        })?;
        paths.into_iter().map(|path| Self::read(&self.folder.join(path))).collect()
    }

    fn shown(&self) -> String {
        self.folder.join(SETTINGS).display().to_string()
    }

    fn site(&self) -> Option<Site> {
        read_site(&self.text).0
    }

    /// What the page is called. Settings that only include others are no site to the reader, so the name is read here.
    fn name(&self) -> String {
        let name = self.fields.get("name");
        let name = name.and_then(|name| name.as_str().or_else(|| name.get(Language::GERMAN)?.as_str()));
        name.unwrap_or("Nahbei").to_owned()
    }

    fn freshness(&self) -> FreshnessLimits {
        let days = |key: &str, usual| {
            let days = self.fields.get("freshness").and_then(|limits| limits.get(key));
            days.and_then(Value::as_u64).and_then(|days| u16::try_from(days).ok()).unwrap_or(usual)
        };
        let usual = FreshnessLimits::default();
        FreshnessLimits {
            old_days: days("old_days", usual.old_days),
            very_old_days: days("very_old_days", usual.very_old_days),
        }
    }
}

fn parent(path: &Path) -> &Path {
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// The same path without steps back: `sites/apolda/../helplines` is `sites/helplines`.
fn tidy(path: &Path) -> PathBuf {
    let mut tidy = PathBuf::new();
    for part in path.components() {
        if part == Component::ParentDir && tidy.file_name().is_some() {
            tidy.pop();
        } else {
            tidy.push(part);
        }
    }
    tidy
}
