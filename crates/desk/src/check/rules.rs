//! All rules on all files of a group. What each of them asks for is its own.

use super::duplicate::Among;
use super::finding::{Finding, Findings, Kind};
use super::gather::{Content, File, Group};
use super::ground::Ground;
use super::{
    Context, age, contact, duplicate, findable, format, freshness, hours, language, legal, phone, place,
    readability, sense, site, town_words,
};
use crate::find::{KINDS, TEXTS, WORDS, words_for};
use crate::lang::Lang;
use crate::locate::Locator;
use crate::source::{Place, Source};
use jiff::civil::Date;
use nahbei_catalogue::{FreshnessLimits, Need, Offer, Status};
use nahbei_finder::{KindOfHelp, Words, read_kinds, read_words};
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// Every kind of mistake, grouped by theme.
pub fn all_kinds() -> Vec<(&'static str, &'static str, &'static [&'static Kind])> {
    vec![
        ("Format", "Format", format::KINDS),
        ("Telefon", "Telephone", phone::KINDS),
        ("Mail", "Mail", super::mail::KINDS),
        ("Web", "Web", super::web::KINDS),
        ("Kontakte", "Contacts", contact::KINDS),
        ("Orte", "Places", place::KINDS),
        ("Alter", "Ages", age::KINDS),
        ("Zeiten", "Hours", hours::KINDS),
        ("Widersprüche", "Contradictions", sense::KINDS),
        ("Texte", "Texts", readability::KINDS),
        ("Sprachen", "Languages", language::KINDS),
        ("Aktualität", "Freshness", freshness::KINDS),
        ("Doppeltes", "Duplicates", duplicate::KINDS),
        ("Auffindbarkeit", "Being found", findable::KINDS),
        ("Seite", "Site", site::KINDS),
        ("Rechtstexte", "Legal pages", legal::KINDS),
        ("Worte der Stadt", "A town's words", town_words::KINDS),
    ]
}

/// What was found in one file.
pub struct Checked {
    /// Which file.
    pub path: PathBuf,
    /// Every finding with its place.
    pub findings: Vec<(Finding, Place)>,
    /// Offers read, and those left out.
    pub counts: [usize; 2],
    /// The offers that families do not see, by id: drafts, and what is paused or over.
    pub resting: HashMap<String, Status>,
}

impl Checked {
    /// How many of the offers read are drafts.
    pub fn drafts(&self) -> usize {
        self.resting.values().filter(|status| **status == Status::Draft).count()
    }
}

/// What all groups are checked with.
pub struct Rules {
    lang: Lang,
    today: Date,
    ground: Ground,
    kinds: Vec<KindOfHelp>,
    /// The German words of all families.
    words: Vec<Words>,
    /// The languages that are searched.
    languages: Vec<String>,
}

impl Rules {
    /// The rules of a day, in an editor's language.
    ///
    /// # Errors
    /// When the table of postal codes in the program is broken.
    pub fn new(lang: Lang, today: Date) -> anyhow::Result<Self> {
        let mut words: Vec<Words> = WORDS.iter().filter_map(|json| read_words(json)).collect();
        let languages = words.iter().map(|file| file.language.clone()).collect();
        words.truncate(1);
        let kinds = read_kinds(KINDS).unwrap_or_default();
        Ok(Self { lang, today, ground: Ground::new()?, kinds, words, languages })
    }

    /// Checks the files of a group; those that were checked in another group only help to judge the others.
    pub fn check(&self, group: &Group) -> Vec<Checked> {
        let settings = group.site.as_ref();
        let context = Context {
            today: self.today,
            ground: &self.ground,
            towns: settings.map_or(&[], |site| &site.towns),
            languages: settings.map_or_else(Vec::new, |site| {
                site.languages.iter().map(|language| language.code().to_owned()).collect()
            }),
            is_real_site: settings.is_some_and(|site| !site.example),
            freshness: settings.map_or_else(FreshnessLimits::default, |site| site.freshness),
        };
        let search = self.search(group);
        let mut found: Vec<Vec<Finding>> =
            group.files.iter().map(|file| self.check_file(file, group, &search, &context)).collect();
        check_between(group, self.lang, self.today, &mut found);
        let files = group.files.iter().zip(found).filter(|(file, _)| !file.is_known);
        files.map(|(file, findings)| placed(file, findings)).collect()
    }

    /// What the offers of a group are searched with: the words of all families, and what the town adds.
    fn search(&self, group: &Group) -> Search {
        let (mut kinds, mut words) = (self.kinds.clone(), self.words.clone());
        for file in &group.files {
            if let Content::Words(json) = &file.content {
                town_words::add(json, &mut kinds, &mut words);
            }
        }
        Search { kinds, words }
    }

    fn check_file(&self, file: &File, group: &Group, search: &Search, context: &Context) -> Vec<Finding> {
        let lang = self.lang;
        if file.is_known {
            return Vec::new();
        }
        match &file.content {
            Content::Site(text) => {
                let (settings, problems) = nahbei_catalogue::read_site(text);
                let mut findings = Findings::new(lang, &problems);
                for problem in &problems {
                    findings.push(format::finding(problem, Some(text), lang));
                }
                let folder = file.path.parent().unwrap_or(Path::new("")).to_owned();
                if let Some(settings) = &settings {
                    let has_file = |name: &str| folder.join(name).is_file();
                    site::check(settings, context, has_file, &mut findings);
                    if context.is_real_site {
                        legal::check_pages(has_file, &mut findings);
                        legal::check_settings(settings, &mut findings);
                    }
                    let offers =
                        group.files.iter().filter_map(catalogue).flat_map(|source| &source.catalogue.offers);
                    for finding in findable::needs_without_offer(offers, lang, label_of(), context.today) {
                        findings.push(finding);
                    }
                }
                findings.enter("");
                site::check_includes(
                    text,
                    |name| folder.join(name).join("site.json").is_file(),
                    &mut findings,
                );
                findings.into_list()
            }
            Content::Words(text) => {
                let mut findings = Findings::new(lang, &[]);
                town_words::check(text, &self.kinds, &self.languages, &mut findings);
                findings.into_list()
            }
            Content::Page(text) => {
                let mut findings = Findings::new(lang, &[]);
                if context.is_real_site {
                    let name = file.path.file_name().unwrap_or_default().to_string_lossy();
                    let towns: Vec<&str> = context.towns.iter().map(|town| town.name.as_str()).collect();
                    legal::check_page(&name, text, &towns, &mut findings);
                }
                findings.into_list()
            }
            Content::Catalogue(source) => check_catalogue(source, search, context, lang),
        }
    }
}

/// Kinds of help and words for them.
struct Search {
    kinds: Vec<KindOfHelp>,
    words: Vec<Words>,
}

fn check_catalogue(source: &Source, search: &Search, context: &Context, lang: Lang) -> Vec<Finding> {
    let Source { catalogue, problems, .. } = source;
    let mut findings = Findings::new(lang, problems);
    for problem in problems {
        findings.push(format::finding(problem, source.text(), lang));
    }
    freshness::check_catalogue(catalogue, context, &mut findings);
    for (nth, offer) in catalogue.offers.iter().enumerate() {
        findings.enter_offer(nth, &offer.id);
        check_offer(offer, context, &mut findings);
    }
    findable::check_search(
        catalogue,
        (&search.kinds, &search.words),
        label_of(),
        context.today,
        &mut findings,
    );
    findings.into_list()
}

/// What families call a need.
fn label_of() -> impl Fn(Need) -> String {
    let labels = serde_json::from_str(TEXTS).unwrap_or_default();
    move |need| words_for(need, &labels).replace('\u{ad}', "")
}

/// What is over or paused nobody sees, so its other facts do not matter; of a draft only what stands there is judged, not what is still missing.
fn check_offer(offer: &Offer, context: &Context, findings: &mut Findings) {
    if matches!(offer.status, Status::Ended | Status::Paused) {
        return;
    }
    freshness::check(offer, context, findings);
    if offer.visible_to.is_some_and(|to| to < context.today) {
        return;
    }
    contact::check(offer, findings);
    place::check(offer, context, findings);
    age::check(offer, findings);
    hours::check(offer, context, findings);
    sense::check(offer, findings);
    readability::check(offer, findings);
    if offer.status == Status::Active {
        language::check(offer, context, findings);
        findable::check(offer, findings);
    }
}

/// What only shows between the files of a group.
fn check_between(group: &Group, lang: Lang, today: Date, found: &mut [Vec<Finding>]) {
    let names: Vec<String> = group.files.iter().map(|file| file.path.display().to_string()).collect();
    let mut offers = Vec::new();
    for (file, source) in group.files.iter().enumerate().filter_map(|(at, file)| Some((at, catalogue(file)?)))
    {
        let places = source.places();
        for offer in &source.catalogue.offers {
            let is_over = offer.visible_to.is_some_and(|to| to < today);
            if let Some(pointer) = places.pointer_of(&offer.id).filter(|_| !is_over) {
                offers.push(Among { file, pointer, offer });
            }
        }
    }
    for (file, finding) in duplicate::find(&offers, &names, lang) {
        found[file].push(finding);
    }
}

fn catalogue(file: &File) -> Option<&Source> {
    match &file.content {
        Content::Catalogue(source) => Some(source),
        Content::Site(_) | Content::Words(_) | Content::Page(_) => None,
    }
}

/// The findings of a file with their places, in the order of the file.
fn placed(file: &File, findings: Vec<Finding>) -> Checked {
    let path = file.path.clone();
    let (mut placed, counts): (Vec<(Finding, Place)>, _) = match &file.content {
        Content::Catalogue(source) => {
            let mut places = source.places();
            let problems =
                source.problems.iter().map(|problem| places.of_problem(problem)).collect::<Vec<_>>();
            let format_places = problems.into_iter().map(Some).chain(std::iter::repeat(None));
            let with_places = findings.into_iter().zip(format_places).map(|(finding, place)| {
                let place = place.unwrap_or_else(|| places.of(&finding.pointer));
                (finding, place)
            });
            let offers = &source.catalogue.offers;
            (with_places.collect(), [offers.len(), source.records.saturating_sub(offers.len())])
        }
        Content::Site(text) | Content::Words(text) => {
            let mut locator = Locator::new(text);
            let with_places = findings.into_iter().map(|finding| {
                let place = Place::Text(locator.place(&finding.pointer));
                (finding, place)
            });
            (with_places.collect(), [0; 2])
        }
        Content::Page(text) => {
            let locator = Locator::new(text);
            let with_places = findings.into_iter().map(|finding| {
                let byte = finding.pointer.trim_start_matches('/').parse().unwrap_or_default();
                (Finding { pointer: String::new(), ..finding }, Place::Text(locator.place_of_byte(byte)))
            });
            (with_places.collect(), [0; 2])
        }
    };
    let order = |place: &Place| match place {
        Place::Text(place) => (place.line, place.column),
        Place::Cell(cell) => (cell.row, cell.column),
    };
    placed.sort_by_key(|(finding, place)| (finding.kind.level, order(place)));
    let offers = catalogue(file).into_iter().flat_map(|source| &source.catalogue.offers);
    let resting = offers.filter(|offer| offer.status != Status::Active);
    let resting = resting.map(|offer| (offer.id.clone(), offer.status)).collect();
    Checked { path, findings: placed, counts, resting }
}
