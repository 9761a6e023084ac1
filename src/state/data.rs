//! Loading what the site publishes: settings, catalogues, texts. One file that fails does not take the others along.

use crate::browser::fetch::{self, File};
use crate::texts::text;
use gloo::timers::future::TimeoutFuture;
use jiff::civil::Date;
use nahbei_catalogue::{Area, Language, Offer, Problem, Reading, Site, State, Term, Town, read_site};
use nahbei_finder::{Index, KindOfHelp, Words, read_kinds, read_words};

/// Everything a family can ask, loaded.
#[derive(Debug)]
pub struct Data {
    /// The site's settings.
    pub site: Site,
    /// The offers.
    pub index: Index,
    /// Kinds of help, once somebody asks with words.
    pub kinds: Vec<KindOfHelp>,
    /// The catalogues' own date: the oldest of them, so that nothing looks newer than it is.
    pub updated: Option<Date>,
    /// The own date of each catalogue file that could be read.
    dates: Vec<(String, Option<Date>)>,
}

impl Data {
    /// The offers with these codes, in their order; those that are not on show on `today` are left out.
    pub fn kept<'a>(&'a self, codes: &'a [String], today: Date) -> impl Iterator<Item = &'a Offer> {
        let found = codes.iter().filter_map(|code| self.index.by_code(code));
        found.filter(move |offer| offer.is_visible(today))
    }

    /// The town an offer belongs to: the one nearest to its place, or else the site's first.
    #[must_use]
    pub fn town_of(&self, offer: &Offer) -> Option<&Town> {
        let position = offer.known_places().iter().find_map(|place| place.position.known());
        let nearest = position.and_then(|position| {
            let km = |town: &&Town| town.position.km_to(*position);
            self.site.towns.iter().min_by(|a, b| km(a).total_cmp(&km(b)))
        });
        nearest.or(self.site.towns.first())
    }

    /// The own date of a town's catalogues: the oldest of them; `None` where one of them names none.
    #[must_use]
    pub fn updated_of(&self, town: &Town) -> Option<Date> {
        let own = self.dates.iter().filter(|(file, _)| town.catalogues.contains(file));
        own.map(|(_, date)| *date).min().flatten()
    }

    /// The federal state an offer lies in.
    #[must_use]
    pub fn state_of(&self, offer: &Offer) -> Option<State> {
        self.town_of(offer).map(|town| town.state)
    }
}

/// How far loading has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Loading {
    /// Under way; nothing needs to be said yet.
    Quietly,
    /// Under way for so long that a person wonders.
    Slowly,
    /// Done.
    Done,
    /// It did not work, and there is nothing older to show.
    Failed,
    /// It did not work, what was loaded before is still there.
    Stale,
}

/// So many offers a slow phone reads before anybody notices.
const AT_ONCE: usize = 100;

/// The file with the site's settings.
pub const SETTINGS: &str = "site.json";

/// Loads the catalogues that the settings name. `Err` holds the settings when only the offers are missing.
pub async fn load(settings: File) -> Result<Data, Option<Site>> {
    let site = settings.text().await.and_then(|json| read_site(&json).0).ok_or(None)?;
    // All of them travel at once; a help line file alone is no answer, so the first has to be a town's own.
    let paths = catalogue_files(&site);
    let files: Vec<File> = paths.iter().map(|path| fetch::file(path)).collect();
    let (mut catalogues, mut dates, mut own) = (Vec::new(), Vec::new(), false);
    for (number, (path, file)) in paths.into_iter().zip(files).enumerate() {
        let Some(json) = file.text().await else { continue };
        let mut reading = Reading::begin(&json);
        // A tap that waits comes between two pieces.
        while reading.go_on(AT_ONCE) {
            TimeoutFuture::new(0).await;
        }
        let (catalogue, problems) = reading.end();
        if !problems.iter().any(Problem::is_fatal) {
            dates.push((path, catalogue.updated));
            own |= number < site.towns.len() && !catalogue.offers.is_empty();
            // Only a town of its own has a middle; what several share belongs to none.
            let town = site.towns.get(number).filter(|_| site.towns.len() > 1);
            catalogues.push((catalogue, town.map(|town| town.position)));
        }
    }
    if !own {
        return Err(Some(site));
    }
    for (catalogue, _) in &mut catalogues {
        catalogue.offers.retain(|offer| match offer.area.known() {
            Some(Area::States(states)) => site.towns.iter().any(|town| states.contains(&town.state)),
            _ => true,
        });
    }
    let updated = catalogues.iter().filter_map(|(catalogue, _)| catalogue.updated).min();
    let index = Index::of_towns(catalogues, |need| text(&format!("need.{}", need.id())))
        .with_freshness(site.freshness)
        .with_states(&site.towns);
    Ok(Data { site, index, kinds: Vec::new(), updated, dates })
}

/// The kinds of help that words lead to.
pub async fn kinds() -> Option<Vec<KindOfHelp>> {
    read_kinds(&fetch::file("kinds.json").text().await?)
}

/// The languages beside German whose everyday words are written down.
const WORDS: [&str; 10] = ["ar", "en", "es", "fa", "fr", "pl", "ro", "ru", "tr", "uk"];

/// The everyday words of a language; nothing where none are written down.
pub async fn words(language: &str) -> Option<Words> {
    if language != Language::GERMAN && !WORDS.contains(&language) {
        return None;
    }
    read_words(&fetch::file(&format!("words/{language}.json")).text().await?)
}

/// Each catalogue file of the site once: first each town's own, then what they share.
fn catalogue_files(site: &Site) -> Vec<String> {
    let own = site.towns.iter().filter_map(|town| town.catalogues.first());
    let shared = site.towns.iter().flat_map(|town| town.catalogues.iter().skip(1));
    let mut files: Vec<String> = Vec::new();
    for file in own.chain(shared) {
        if !files.contains(file) {
            files.push(file.clone());
        }
    }
    files
}
