//! What there is in a town: every offer that families there can use, with what is counted of it.
//! It prints nothing and judges no lack.

use super::age::{Band, Stage, Stages};
use super::reach::{self, Distances, Hurdles, Spot};
use crate::site_folder::{SiteFolder, SiteTown};
use jiff::civil::Date;
use nahbei_catalogue::{Need, Offer, Support, Town};

/// A town with the offers for its families.
pub struct TownCoverage<'s> {
    /// Its settings.
    pub town: &'s Town,
    /// The day it is counted for.
    pub today: Date,
    /// The distances it is counted with.
    pub distances: Distances,
    /// Every offer that counts, in the order of the catalogues.
    pub offers: Vec<Counted<'s>>,
}

/// An offer as it is counted.
pub struct Counted<'s> {
    /// The offer.
    pub offer: &'s Offer,
    /// The years it is for; `None` where it does not say.
    pub stages: Option<Stages>,
    /// Where it is; at least one.
    pub spots: Vec<Spot>,
    /// What keeps families out.
    pub hurdles: Hurdles,
}

impl<'s> TownCoverage<'s> {
    /// Counts what families see on `today`: the town's own catalogues, and what neighbouring towns of the site
    /// have near by.
    pub fn of(site: &'s SiteFolder, town: &'s SiteTown, today: Date, distances: Distances) -> Self {
        let settings = &town.town;
        let own = site.offers_of(town);
        let neighbours = (0..site.catalogues.len())
            .filter(|at| !town.catalogues.contains(at))
            .flat_map(|at| &site.catalogues[at].catalogue.offers)
            .filter(|offer| reach::is_near(offer, settings, distances));
        let usable = own.chain(neighbours);
        let usable = usable.filter(|offer| offer.is_visible(today) && reach::is_for(offer, settings));
        let offers = usable
            .map(|offer| Counted {
                offer,
                stages: offer.ages.known().map(|ages| Stages::of(ages)),
                spots: reach::spots(offer, settings),
                hurdles: reach::hurdles(offer, settings, distances),
            })
            .collect();
        Self { town: settings, today, distances, offers }
    }

    /// Offers that are in the town or near it, or come home.
    pub fn local(&self) -> impl Iterator<Item = &Counted<'s>> {
        self.offers.iter().filter(|counted| counted.is_local())
    }

    /// Offers by telephone, online or nationwide.
    pub fn remote(&self) -> impl Iterator<Item = &Counted<'s>> {
        self.offers.iter().filter(|counted| !counted.is_local())
    }

    /// Local offers for a need and a band, by support in the order of the list.
    pub fn by_support(&self, need: Need, band: Band) -> [usize; 3] {
        [Support::Professional, Support::Volunteer, Support::SelfHelp].map(|support| {
            self.local()
                .filter(|counted| counted.has(need) && counted.is_for(band) && counted.is_by(support))
                .count()
        })
    }

    /// Every spot that is counted apart: the districts of the settings, then the rest.
    pub fn spots(&self) -> Vec<Spot> {
        let districts = (0..self.town.districts.len()).map(Spot::District);
        districts.chain([Spot::InTown, Spot::Elsewhere, Spot::Home, Spot::NotStated, Spot::Remote]).collect()
    }
}

impl Counted<'_> {
    /// Whether it is anywhere but at the other end of a line.
    pub fn is_local(&self) -> bool {
        !self.spots.contains(&Spot::Remote)
    }

    /// Whether it says that it helps with a need.
    pub fn has(&self, need: Need) -> bool {
        self.offer.needs.known().is_some_and(|needs| needs.contains(&need))
    }

    /// Whether it says that it is for a band.
    pub fn is_for(&self, band: Band) -> bool {
        self.stages.is_some_and(|stages| stages.hold_any(band))
    }

    /// Whether it says that it is for a stage.
    pub fn is_for_stage(&self, stage: Stage) -> bool {
        self.stages.is_some_and(|stages| stages.hold(stage))
    }

    /// Whether it says who helps, and it is these people.
    pub fn is_by(&self, support: Support) -> bool {
        self.offer.support.known().is_some_and(|all| all.contains(&support))
    }
}
