//! All offers that are shown, each once, with the towns it belongs to.
//! It sorts by nothing: the order is that of the catalogues.

use std::collections::{BTreeMap, HashSet};

use nahbei_catalogue::{Catalogue, District, Offer, Site, Status, Town};

/// Everything the pages show.
pub struct Shelf<'a> {
    /// The settings.
    pub site: &'a Site,
    /// The offers.
    pub kept: Vec<Kept<'a>>,
}

/// An offer and the towns whose catalogues hold it.
pub struct Kept<'a> {
    /// The offer.
    pub offer: &'a Offer,
    /// At least one.
    pub towns: Vec<&'a Town>,
    /// Whether it has no place and is for everybody in Germany.
    pub is_everywhere: bool,
}

impl<'a> Shelf<'a> {
    /// Takes in what is active, of two offers with one id the first. A window of days is not looked at: it is said
    /// on the page, which is the same on every day.
    pub fn of(site: &'a Site, catalogues: &'a BTreeMap<String, Catalogue>) -> Self {
        let mut seen = HashSet::new();
        let mut kept = Vec::new();
        for file in site.towns.iter().flat_map(|town| &town.catalogues) {
            let Some(catalogue) = catalogues.get(file) else { continue };
            let towns: Vec<&Town> = site.towns.iter().filter(|town| town.catalogues.contains(file)).collect();
            for offer in catalogue.offers.iter().filter(|offer| offer.status == Status::Active) {
                if seen.insert(&offer.id) {
                    kept.push(Kept { offer, is_everywhere: is_remote(offer), towns: towns.clone() });
                }
            }
        }
        Self { site, kept }
    }

    /// The offers of a town, without those that are everywhere.
    pub fn of_town(&self, town: &Town) -> impl Iterator<Item = &Kept<'a>> {
        self.kept
            .iter()
            .filter(move |kept| !kept.is_everywhere && kept.towns.iter().any(|of| of.id == town.id))
    }

    /// The offers with a place in this part of the town.
    pub fn of_district(&self, town: &Town, district: &District) -> Vec<&Kept<'a>> {
        self.of_town(town).filter(|kept| is_in(kept.offer, district)).collect()
    }

    /// What has no place and is for everybody.
    pub fn everywhere(&self) -> impl Iterator<Item = &Kept<'a>> {
        self.kept.iter().filter(|kept| kept.is_everywhere)
    }
}

/// Whether a family needs no journey to it and may live anywhere.
fn is_remote(offer: &Offer) -> bool {
    offer.known_places().is_empty() && offer.area.known() == Some(&nahbei_catalogue::Area::Nationwide)
}

/// By its name where the place states one, else by postal code.
pub fn is_in(offer: &Offer, district: &District) -> bool {
    offer.known_places().iter().any(|place| match place.district.known() {
        Some(name) => *name == district.name,
        None => place.postal_code.known().is_some_and(|code| district.postal_codes.contains(code)),
    })
}
