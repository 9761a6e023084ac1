//! All offers a site shows, ready to be asked. It holds offers as they are; what fits is judged anew each time.

use crate::columns::Columns;
use crate::search::{Among, Danger, KindOfHelp, Scores, Search, Words};
use nahbei_catalogue::{
    Area, Catalogue, ContactKind, FreshnessLimits, Language, Need, Offer, Position, State, Term, Town,
};
use std::collections::HashSet;
use std::sync::OnceLock;

/// The number of an offer in an [`Index`], from 0 in the order of the catalogues.
pub type OfferNumber = usize;

/// The offers of one or several catalogues.
#[derive(Debug, Clone, Default)]
pub struct Index {
    offers: Vec<Offer>,
    labels: Vec<(Need, String)>,
    /// Made by learning, or when words are first asked for: many a family asks by needs alone.
    search: OnceLock<Search>,
    languages: Vec<Language>,
    homes: Vec<Option<Position>>,
    states: Vec<Option<State>>,
    pub(crate) freshness: FreshnessLimits,
    /// Made when first asked for: only the short way needs them.
    columns: OnceLock<Columns>,
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
        for (mut catalogue, home) in catalogues {
            catalogue.offers.retain(|offer| codes.insert(offer.code()));
            for language in catalogue.offers.iter().filter_map(|offer| offer.languages.known()).flatten() {
                if !index.languages.contains(language) {
                    index.languages.push(language.clone());
                }
            }
            index.homes.resize(index.homes.len() + catalogue.offers.len(), home);
            // Mostly there is one catalogue: its offers stay where they are.
            if index.offers.is_empty() {
                index.offers = catalogue.offers;
            } else {
                index.offers.append(&mut catalogue.offers);
            }
        }
        index.labels = Need::ALL.iter().map(|need| (*need, label(*need))).collect();
        index
    }

    /// The same index with a site's own limits for how old facts may be; what is much older ranks lower.
    #[must_use]
    pub const fn with_freshness(mut self, limits: FreshnessLimits) -> Self {
        self.freshness = limits;
        self
    }

    /// The same index with the state of each offer: that of the town nearest to its place, or else of the first town.
    /// Without it, holidays that only some states keep leave open whether somebody is there.
    #[must_use]
    pub fn with_states(mut self, towns: &[Town]) -> Self {
        let state = |offer: &Offer| {
            let position = offer.known_places().iter().find_map(|place| place.position.known());
            let nearest = position.and_then(|position| {
                let km = |town: &&Town| town.position.km_to(*position);
                towns.iter().min_by(|a, b| km(a).total_cmp(&km(b)))
            });
            nearest.or(towns.first()).map(|town| town.state)
        };
        self.states = self.offers.iter().map(state).collect();
        self
    }

    pub(crate) fn columns(&self) -> &Columns {
        self.columns.get_or_init(|| Columns::new(&self.offers))
    }

    /// Learns kinds of help and the words of families for them, one file a language, German first. What was learned
    /// before is forgotten.
    pub fn learn(&mut self, kinds: &[KindOfHelp], files: &[Words]) {
        // What is forgotten makes room first.
        self.search = OnceLock::new();
        self.search = OnceLock::from(self.read(kinds, files));
    }

    /// Learns the words of one more language, without reading the offers again.
    pub fn learn_more(&mut self, kinds: &[KindOfHelp], file: &Words) {
        let mut search = self.search.take().unwrap_or_else(|| self.read(&[], &[]));
        search.add(file, kinds);
        self.search = OnceLock::from(search);
    }

    fn read(&self, kinds: &[KindOfHelp], files: &[Words]) -> Search {
        let label = |need| {
            self.labels.iter().find(|(other, _)| *other == need).map_or("", |(_, label)| label).to_owned()
        };
        Search::new(&self.offers, label, kinds, files)
    }

    pub(crate) fn search(&self) -> &Search {
        self.search.get_or_init(|| self.read(&[], &[]))
    }

    /// Whether the words of a language were learned.
    #[must_use]
    pub fn knows(&self, language: &str) -> bool {
        self.search.get().is_some_and(|search| search.languages().any(|known| known == language))
    }

    /// The danger that a question speaks of, in any language learned.
    #[must_use]
    pub fn danger(&self, words: &str) -> Option<Danger> {
        self.search.get()?.danger(words)
    }

    /// The offers that help in a danger, the surest first; none before kinds of help were learned.
    pub(crate) fn of_danger(&self, danger: Danger) -> Vec<u32> {
        self.search.get().map_or_else(Vec::new, |search| search.of_danger(danger))
    }

    /// Help lines for a danger, the surest first: real ones that serve the country or a whole state.
    #[must_use]
    pub fn help_for(&self, danger: Danger, most: usize) -> Vec<&Offer> {
        let far_reaching = |offer: &&Offer| {
            !offer.example
                && matches!(offer.area.known(), Some(Area::Nationwide | Area::States(_)))
                && offer.contacts.iter().any(|contact| contact.kind == ContactKind::Phone)
        };
        self.of_danger(danger)
            .into_iter()
            .filter_map(|number| self.offers.get(number as OfferNumber))
            .filter(far_reaching)
            .take(most)
            .collect()
    }

    /// The needs that a question means, the surest first, whether or not an offer answers it.
    #[must_use]
    pub fn needs_meant(&self, words: &str) -> Vec<Need> {
        self.search.get().map_or_else(Vec::new, |search| search.needs(words))
    }

    /// The parts of `text`, in bytes, that answer the words of a question: for marking them.
    #[must_use]
    pub fn marks(&self, words: &str, text: &str) -> Vec<std::ops::Range<usize>> {
        self.search().marks(words, text)
    }

    /// Bytes held for the words, without the offers themselves.
    #[must_use]
    pub fn search_bytes(&self) -> usize {
        self.search().bytes()
    }

    /// Scores each offer that answers `words` and that `among` lets in.
    pub(crate) fn scores(&self, words: &str, among: impl Fn(OfferNumber) -> bool, scores: &mut Scores) {
        let among = |offer: u32| among(offer as OfferNumber);
        self.search().scores(words, usize::MAX, Among::All(Some(&among)), scores);
        self.search().read_again(words, self.offers(), scores);
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

    /// Bytes held for filtering, beside the offers themselves.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.columns().bytes()
    }

    /// The state the offer lies in, where that is known.
    pub(crate) fn state(&self, number: OfferNumber) -> Option<State> {
        self.states.get(number).copied().flatten()
    }

    /// The middle of the town whose catalogue holds the offer, where that is known.
    pub(crate) fn home(&self, number: OfferNumber) -> Option<Position> {
        self.homes.get(number).copied().flatten()
    }
}
