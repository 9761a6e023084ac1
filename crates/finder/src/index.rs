//! All offers a site shows, ready to be asked. It holds offers as they are; what fits is judged anew each time.

use crate::words::OfferWords;
use nahbei_catalogue::{Catalogue, Language, Need, Offer};
use std::collections::HashSet;

/// The number of an offer in an [`Index`], from 0 in the order of the catalogues.
pub type OfferNumber = usize;

/// The offers of one or several catalogues.
#[derive(Debug, Clone, Default)]
pub struct Index {
    offers: Vec<Offer>,
    words: Vec<OfferWords>,
    languages: Vec<Language>,
}

impl Index {
    /// Builds the index. `label` gives the words families use for a need; they count as words of its offers.
    ///
    /// Where two catalogues hold the same offer, the first one counts.
    #[must_use]
    pub fn new(catalogues: impl IntoIterator<Item = Catalogue>, label: impl Fn(Need) -> String) -> Self {
        let mut index = Self::default();
        let mut codes = HashSet::new();
        for offer in catalogues.into_iter().flat_map(|catalogue| catalogue.offers) {
            if !codes.insert(offer.code()) {
                continue;
            }
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

    /// For each offer, how many asked words it holds and how much they weigh.
    pub(crate) fn find_words(&self, asked: &[String]) -> Vec<(usize, f64)> {
        self.words.iter().map(|words| words.find(asked)).collect()
    }
}
