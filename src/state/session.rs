//! Everything the page knows once it answers: the data, where the family is, and the results. It moves nowhere by
//! itself; that is `Navigation`'s part.

use super::{Asked, Data, Loading, Navigation, Route, Whereabouts, data};
use crate::browser::fetch::{self, File};
use crate::browser::page::after_paint;
use crate::browser::{intl, locate};
use crate::texts;
use leptos::prelude::*;
use leptos::task::spawn_local;
use nahbei_catalogue::{Language, Site};
use nahbei_finder::places::{Gazetteer, Place, Understanding, table::Table};
use nahbei_finder::{Query, Results, find};
use std::sync::Arc;

/// As many hits as are drawn at first; the rest is one tap away.
pub const FIRST_HITS: usize = 20;

/// How long a load may take before the page says that it is loading, in milliseconds.
const PATIENCE_MS: u32 = 500;

/// Handles to everything the page knows. Cheap to copy.
#[derive(Clone, Copy)]
pub struct State {
    /// Where the person is, and every way to move.
    pub navigation: Navigation,
    /// View and query as they stand in the address.
    pub route: RwSignal<Route>,
    /// The family's own words.
    pub words: RwSignal<String>,
    /// Where the family is.
    pub whereabouts: RwSignal<Whereabouts>,
    /// What became of a typed place.
    pub asked: RwSignal<Asked>,
    /// How far loading has come.
    pub loading: RwSignal<Loading>,
    /// The site's settings, as soon as they are there.
    pub site: RwSignal<Option<Arc<Site>>>,
    /// Offers and everything else that was loaded.
    pub data: RwSignal<Option<Arc<Data>>>,
    /// Something was asked that the results do not answer yet.
    pub pending: RwSignal<bool>,
    /// Everyday words are on their way: what is found may still change.
    pub learning: RwSignal<bool>,
    /// How many hits are drawn.
    pub drawn: RwSignal<usize>,
    /// The German texts are there, beside those of the page's own language.
    pub german: RwSignal<bool>,
    /// An offer is read in German and in the page's own language.
    pub both: RwSignal<bool>,
    /// The device keeps the shortlist as well.
    pub remembers: RwSignal<bool>,
    /// The device was asked to keep the shortlist and cannot.
    pub refused: RwSignal<bool>,
    /// The answer to the query; empty while nothing is loaded.
    pub results: RwSignal<Arc<Results>>,
    answered: StoredValue<Option<Query>>,
    gazetteer: StoredValue<Option<Gazetteer>>,
    early_place: StoredValue<Option<String>>,
}

impl State {
    /// Follows where the person is, and starts loading. `site` is the settings file on its way.
    #[must_use]
    pub fn new(navigation: Navigation, site: File) -> Self {
        let Navigation { route, words, .. } = navigation;
        let whereabouts = RwSignal::new(Whereabouts::Unsaid);
        let data: RwSignal<Option<Arc<Data>>> = RwSignal::new(None);
        let (latest, pending) = (StoredValue::new(0), RwSignal::new(false));
        let answered = StoredValue::new(None);
        let (results, drawn) = (RwSignal::new(Arc::new(Results::default())), RwSignal::new(FIRST_HITS));
        // Another view of the same query is no other question.
        let query = Memo::new(move |_| query(route, words, whereabouts));
        Effect::new(move |asked: Option<u32>| {
            let query = query.get();
            if data.with(Option::is_none) {
                return 0;
            }
            // The data are taken only while they answer, so that further words can be learned meanwhile.
            let answer = move || {
                if let Some(data) = data.get_untracked() {
                    drawn.set(FIRST_HITS);
                    let found = find(&data.index, &query, intl::now_in_berlin());
                    answered.set_value(Some(query));
                    results.set(Arc::new(found));
                }
            };
            let asked = asked.unwrap_or_default() + 1;
            latest.set_value(asked);
            if asked == 1 {
                answer();
            } else {
                // What was tapped or typed is painted first, the list follows.
                pending.set(true);
                after_paint(move || {
                    if latest.get_value() == asked {
                        answer();
                        pending.set(false);
                    }
                });
            }
            asked
        });
        let state = Self {
            navigation,
            route,
            words,
            whereabouts,
            asked: RwSignal::new(Asked::Nothing),
            loading: RwSignal::new(Loading::Quietly),
            site: RwSignal::new(None),
            data,
            pending,
            learning: RwSignal::new(false),
            drawn,
            german: RwSignal::new(false),
            both: RwSignal::new(false),
            remembers: RwSignal::new(false),
            refused: RwSignal::new(false),
            results,
            answered,
            gazetteer: StoredValue::new(None),
            early_place: StoredValue::new(None),
        };
        let place = Memo::new(move |_| (route.with(|route| route.place.clone()), navigation.position.get()));
        Effect::new(move || {
            place.get();
            state.asked.set(Asked::Nothing);
            state.resolve_place();
        });
        state.keep_learning();
        state.follow_shortlist();
        Effect::new(move || {
            if navigation.language.get() != Language::GERMAN && !state.german.get_untracked() {
                spawn_local(async move {
                    if let Some(json) = fetch::file(&texts::file(Language::GERMAN)).text().await {
                        state.german.set(texts::load_german(&json));
                    }
                });
            }
        });
        state.load_from(site);
        state
    }

    /// The whole query: what the address says, the words, and where the family is.
    #[must_use]
    pub fn query(&self) -> Query {
        query(self.route, self.words, self.whereabouts)
    }

    /// Whether the results answer what is asked now.
    #[must_use]
    pub fn is_answered(self) -> bool {
        let query = untrack(|| self.query());
        self.answered.with_value(|answered| answered.as_ref() == Some(&query))
    }

    /// Loads settings and offers again. What was loaded before stays until the new is whole.
    pub fn load(self) {
        self.load_from(fetch::file(super::SETTINGS));
    }

    fn load_from(self, site: File) {
        self.loading.set(Loading::Quietly);
        gloo::timers::callback::Timeout::new(PATIENCE_MS, move || {
            if self.loading.get_untracked() == Loading::Quietly {
                self.loading.set(Loading::Slowly);
            }
        })
        .forget();
        spawn_local(async move {
            match data::load(site).await {
                Ok(loaded) => {
                    self.site.set(Some(Arc::new(loaded.site.clone())));
                    self.gazetteer.set_value(Some(Gazetteer::new(&loaded.site.towns)));
                    self.data.set(Some(Arc::new(loaded)));
                    self.loading.set(Loading::Done);
                    self.resolve_place();
                    if let Some(typed) = self.early_place.try_update_value(Option::take).flatten() {
                        self.ask_place(typed);
                    }
                }
                Err(site) => {
                    if let Some(site) = site {
                        self.site.set(Some(Arc::new(site)));
                    }
                    let old = self.data.with_untracked(Option::is_some);
                    self.loading.set(if old { Loading::Stale } else { Loading::Failed });
                }
            }
        });
    }

    /// Takes the words while they are typed; they are kept with the history entry once they are whole.
    pub fn type_words(self, words: String) {
        self.words.set(words);
    }

    /// Asks with the family's own words.
    pub fn ask(self, words: String) {
        self.navigation.ask(words);
    }

    /// Changes the query in place.
    pub fn answer(self, change: impl FnOnce(&mut Route)) {
        self.navigation.answer(change);
    }

    /// Takes a typed place: one is taken over, several are offered, an unknown one is looked up in the table of
    /// all places first.
    pub fn ask_place(self, typed: String) {
        let understood = self.gazetteer.with_value(|gazetteer| gazetteer.as_ref().map(|g| g.find(&typed)));
        match understood {
            Some(Understanding::One(place)) => self.take_place(place),
            Some(Understanding::Several(places)) => self.asked.set(Asked::Choose(places)),
            Some(Understanding::Unknown) if self.awaits_table() => spawn_local(async move {
                if self.load_table().await { self.ask_place(typed) } else { self.asked.set(Asked::NoTable) }
            }),
            Some(Understanding::Unknown) => self.asked.set(Asked::Unknown(typed)),
            Some(Understanding::Incomplete) => self.asked.set(Asked::Nothing),
            // Typed before the places are there: asked again as soon as they are.
            None => self.early_place.set_value(Some(typed)),
        }
    }

    /// Takes a place that is understood.
    pub fn take_place(self, place: Place) {
        let key = place.key.clone();
        self.asked.set(Asked::Nothing);
        self.whereabouts.set(Whereabouts::At(place));
        self.navigation.position.set(None);
        self.answer(|route| route.place = Some(key));
    }

    /// Forgets where the family is.
    pub fn forget_place(self) {
        self.navigation.position.set(None);
        self.answer(|route| route.place = None);
    }

    /// Asks the phone for its position. Called by a tap, never by the page itself.
    pub fn locate(self) {
        self.asked.set(Asked::Locating);
        locate::locate(move |position| match position {
            Some(position) => {
                self.navigation.position.set(Some(position));
                self.answer(|route| route.place = None);
            }
            None => self.asked.set(Asked::Refused),
        });
    }

    /// Finds the place whose key stands in the address, or takes the phone's own position.
    fn resolve_place(self) {
        let Some(key) = self.route.with_untracked(|route| route.place.clone()) else {
            let here = self.navigation.position.get_untracked();
            return self.whereabouts.set(here.map_or(Whereabouts::Unsaid, Whereabouts::Here));
        };
        let known =
            self.whereabouts.with_untracked(|w| matches!(w, Whereabouts::At(place) if place.key == key));
        let place = self.gazetteer.with_value(|gazetteer| gazetteer.as_ref().and_then(|g| g.by_key(&key)));
        match place {
            _ if known => {}
            Some(place) => self.whereabouts.set(Whereabouts::At(place)),
            None if self.awaits_table() => spawn_local(async move {
                if self.load_table().await { self.resolve_place() } else { self.asked.set(Asked::NoTable) }
            }),
            None => self.whereabouts.set(Whereabouts::Unsaid),
        }
    }

    fn awaits_table(self) -> bool {
        self.gazetteer.with_value(|gazetteer| gazetteer.as_ref().is_some_and(Gazetteer::awaits_table))
    }

    /// Loads the table of all German postal codes; `false` when it cannot be had.
    async fn load_table(self) -> bool {
        let table = fetch::file("places.bin").bytes().await.and_then(|bytes| Table::decode(&bytes).ok());
        let found = table.is_some();
        self.gazetteer.update_value(|gazetteer| {
            if let (Some(gazetteer), Some(table)) = (gazetteer, table) {
                gazetteer.extend(table);
            }
        });
        found
    }
}

fn query(route: RwSignal<Route>, words: RwSignal<String>, whereabouts: RwSignal<Whereabouts>) -> Query {
    let mut query = route.with(|route| route.query.clone());
    query.words = words.get();
    query.origin = whereabouts.with(Whereabouts::origin);
    query.with_ages_of_words()
}
