//! When each offer has to be verified, oldest first, by provider. It writes nothing and asks no clock.

use crate::locate::Locator;
use crate::site_folder::{CatalogueFile, SiteFolder};
use jiff::Span;
use jiff::civil::Date;
use nahbei_catalogue::{ContactKind, Offer, Status};
use serde_json::Value;
use std::collections::{HashMap, HashSet};

/// What has to be verified in a site.
pub struct Agenda<'s> {
    /// The day it is made for.
    pub today: Date,
    /// Providers that have something due, the one with the oldest facts first.
    pub groups: Vec<Group<'s>>,
    /// What becomes due later, soonest first.
    pub later: Vec<Due<'s>>,
}

/// What a provider is asked about in one go: all that is due of it in one catalogue.
pub struct Group<'s> {
    /// The provider's German name.
    pub provider: &'s str,
    /// Position of the catalogue in the site.
    pub catalogue: usize,
    /// What is due, oldest first; at least one.
    pub offers: Vec<Due<'s>>,
    /// Mail addresses, those of the offers that are due first and alone where they have any.
    pub mails: Vec<&'s str>,
}

/// An offer and the day on which it has to be verified.
#[derive(Clone)]
pub struct Due<'s> {
    /// The offer.
    pub offer: &'s Offer,
    /// Position of its catalogue in the site.
    pub catalogue: usize,
    /// When somebody last asked the provider.
    pub verified: Option<Date>,
    /// The first day on which the page marks its facts as old; today where nobody ever asked.
    pub on: Date,
    /// The line of the file, counted from 1, on which `verified` stands, or the offer begins that has none.
    pub line: usize,
}

impl<'s> Agenda<'s> {
    /// Judges every offer that has not ended, of the catalogues of one town or of all. Due is what is old on `until`.
    pub fn of(site: &'s SiteFolder, town: Option<&str>, today: Date, until: Date) -> Self {
        let is_asked = |at: &usize| town.is_none_or(|id| site.towns_of(*at).any(|town| town.town.id == id));
        let asked = (0..site.catalogues.len()).filter(is_asked);
        let mut all: Vec<Due<'s>> =
            asked.flat_map(|at| judge(&site.catalogues[at], at, site.freshness.old_days, today)).collect();
        // Never verified comes first, and among those what families see already.
        all.sort_by_key(|due| (due.verified, !due.offer.is_visible(today)));
        let (due, mut later): (Vec<_>, Vec<_>) = all.into_iter().partition(|due| due.on <= until);
        later.sort_by_key(|due| due.on);
        Self { today, groups: by_provider(due, site), later }
    }

    /// How many offers are due.
    pub fn due(&self) -> usize {
        self.groups.iter().map(|group| group.offers.len()).sum()
    }
}

impl Due<'_> {
    /// The offer's German name.
    pub fn name(&self) -> &str {
        self.offer.name.get("de").1
    }
}

fn judge(file: &CatalogueFile, catalogue: usize, old_days: u16, today: Date) -> Vec<Due<'_>> {
    let positions = positions(&file.text);
    let mut locator = Locator::new(&file.text);
    let offers = file.catalogue.offers.iter().filter(|offer| offer.status != Status::Ended);
    offers
        .map(|offer| {
            let verified = offer.verified.known().map(|verified| verified.on);
            let on = verified.map_or(today, |on| on.saturating_add(Span::new().days(old_days)));
            let at = positions.get(offer.id.as_str()).copied().unwrap_or_default();
            let line = locator.place(&format!("/offers/{at}/verified")).line;
            Due { offer, catalogue, verified, on, line }
        })
        .collect()
}

/// The position of each offer in its file, by id; offers that could not be read count, too.
fn positions(text: &str) -> HashMap<String, usize> {
    let mut positions = HashMap::new();
    let file: Value = serde_json::from_str(text).unwrap_or_default();
    for (at, offer) in file["offers"].as_array().into_iter().flatten().enumerate() {
        if let Some(id) = offer["id"].as_str() {
            positions.entry(id.trim().to_owned()).or_insert(at);
        }
    }
    positions
}

fn by_provider<'s>(due: Vec<Due<'s>>, site: &'s SiteFolder) -> Vec<Group<'s>> {
    let mut groups: Vec<Group<'s>> = Vec::new();
    let mut places: HashMap<(usize, &str), usize> = HashMap::new();
    for due in due {
        let provider = due.offer.provider.name.get("de").1;
        let at = *places.entry((due.catalogue, provider)).or_insert(groups.len());
        if at == groups.len() {
            groups.push(Group { provider, catalogue: due.catalogue, offers: Vec::new(), mails: Vec::new() });
        }
        groups[at].offers.push(due);
    }
    for group in &mut groups {
        group.mails = distinct(group.offers.iter().flat_map(|due| mails(due.offer)));
        if group.mails.is_empty() {
            let catalogue = &site.catalogues[group.catalogue].catalogue;
            let theirs =
                catalogue.offers.iter().filter(|offer| offer.provider.name.get("de").1 == group.provider);
            group.mails = distinct(theirs.flat_map(mails));
        }
    }
    groups
}

/// Mail addresses that are safe to link.
fn mails(offer: &Offer) -> impl Iterator<Item = &str> {
    let mails = offer.contacts.iter().filter(|contact| contact.kind == ContactKind::Mail);
    mails.filter(|contact| contact.href().is_some()).map(|contact| contact.value.as_str())
}

fn distinct<'s>(values: impl Iterator<Item = &'s str>) -> Vec<&'s str> {
    let mut seen = HashSet::new();
    values.filter(|value| seen.insert(value.to_lowercase())).collect()
}
