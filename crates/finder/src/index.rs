//! All offers a site shows, ready to be asked. It holds offers as they are; what fits is judged anew each time.

use crate::words::OfferWords;
use nahbei_catalogue::{Catalogue, Language, Need, Offer, Position};
use std::collections::HashSet;

/// The number of an offer in an [`Index`], from 0 in the order of the catalogues.
pub type OfferNumber = usize;

/// The offers of one or several catalogues.
#[derive(Debug, Clone, Default)]
pub struct Index {
    offers: Vec<Offer>,
    words: Vec<OfferWords>,
    languages: Vec<Language>,
    homes: Vec<Option<Position>>,
}

impl Index {
    /// Builds the index. `label` gives the words families use for a need; they count as words of its offers.
    ///
    /// Where two catalogues hold the same offer, the first one counts.
    #[must_use]
    pub fn new(catalogues: impl IntoIterator<Item = Catalogue>, label: impl Fn(Need) -> String) -> Self {
        let catalogues: Vec<_> = catalogues.into_iter().map(|catalogue| (catalogue, None)).collect();
        Self::of_towns(catalogues, label)
    }

    /// The same for catalogues of several towns, each with the middle of its town. An offer that says neither where it
    /// is nor whom it serves is then taken to belong there, so that it does not show in every other town.
    #[must_use]
    pub fn of_towns(
        catalogues: impl IntoIterator<Item = (Catalogue, Option<Position>)>,
        label: impl Fn(Need) -> String,
    ) -> Self {
        let mut index = Self::default();
        let mut codes = HashSet::new();
        let offers = catalogues
            .into_iter()
            .flat_map(|(catalogue, home)| catalogue.offers.into_iter().map(move |offer| (offer, home)));
        for (offer, home) in offers {
            if !codes.insert(offer.code()) {
                continue;
            }
            index.homes.push(home);
            let needs: Vec<String> = offer.needs.known().into_iter().flatten().map(|n| label(*n)).collect();
            index.words.push(OfferWords::new(&offer, &needs.join(" ")));
            for language in offer.languages.known().into_iter().flatten() {
                if !index.languages.contains(language) {
                    index.languages.push(language.clone());
                }
            }
            index.offers.push(offer);
        }
        index
    }

    /// Every offer, hidden ones included.
    #[must_use]
    pub fn offers(&self) -> &[Offer] {
        &self.offers
    }

    /// Every language some offer speaks.
    #[must_use]
    pub fn languages(&self) -> &[Language] {
        &self.languages
    }

    /// The offer with this code (see [`Offer::code`]).
    #[must_use]
    pub fn by_code(&self, code: &str) -> Option<&Offer> {
        self.offers.iter().find(|offer| offer.code() == code)
    }

    /// The middle of the town whose catalogue holds the offer, where that is known.
    pub(crate) fn home(&self, number: OfferNumber) -> Option<Position> {
        self.homes.get(number).copied().flatten()
    }

    /// For each offer, how many asked words it holds and how much they weigh.
    pub(crate) fn find_words(&self, asked: &[String]) -> Vec<(usize, f64)> {
        self.words.iter().map(|words| words.find(asked)).collect()
    }
}
