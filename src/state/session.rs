//! The one state of the page and every way to change it. Changing an answer replaces the history entry, opening a
//! view adds one; the words and the exact position travel with the entry, never in the address.

use super::{Asked, Data, Loading, Route, View, Whereabouts, data};
use crate::browser::address::Private;
use crate::browser::{address, fetch, intl, locate};
use leptos::prelude::*;
use leptos::task::spawn_local;
use nahbei_catalogue::{Position, Site};
use nahbei_finder::places::{Gazetteer, Place, Understanding, table::Table};
use nahbei_finder::{Origin, Query, Results, find};
use std::sync::Arc;

/// As many hits as are drawn at first; the rest is one tap away.
pub const FIRST_HITS: usize = 20;

/// How long a load may take before the page says that it is loading, in milliseconds.
const PATIENCE_MS: u32 = 500;

/// Handles to everything the page knows. Cheap to copy.
#[derive(Clone, Copy)]
pub struct State {
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
    /// How many hits are drawn.
    pub drawn: RwSignal<usize>,
    /// The answer to the query; empty while nothing is loaded.
    pub results: Memo<Arc<Results>>,
    gazetteer: StoredValue<Option<Gazetteer>>,
    early_place: StoredValue<Option<String>>,
}

impl State {
    /// The state that the address describes; starts loading.
    #[must_use]
    pub fn open_page() -> Self {
        let (route, words, whereabouts) = (
            RwSignal::new(Route::default()),
            RwSignal::new(String::new()),
            RwSignal::new(Whereabouts::Unsaid),
        );
        let data: RwSignal<Option<Arc<Data>>> = RwSignal::new(None);
        let results = Memo::new(move |_| {
            let query = query(route, words, whereabouts);
            let data = data.get();
            Arc::new(
                data.map_or_else(Results::default, |data| find(&data.index, &query, intl::now_in_berlin())),
            )
        });
        let state = Self {
            route,
            words,
            whereabouts,
            asked: RwSignal::new(Asked::Nothing),
            loading: RwSignal::new(Loading::Quietly),
            site: RwSignal::new(None),
            data,
            drawn: RwSignal::new(FIRST_HITS),
            results,
            gazetteer: StoredValue::new(None),
            early_place: StoredValue::new(None),
        };
        state.read_address();
        address::on_change(move || state.read_address());
        state.load();
        state
    }

    /// The whole query: what the address says, the words, and where the family is.
    #[must_use]
    pub fn query(&self) -> Query {
        query(self.route, self.words, self.whereabouts)
    }

    /// Loads settings and offers, again if need be. What was loaded before stays until the new is whole.
    pub fn load(self) {
        self.loading.set(Loading::Quietly);
        gloo::timers::callback::Timeout::new(PATIENCE_MS, move || {
            if self.loading.get_untracked() == Loading::Quietly {
                self.loading.set(Loading::Slowly);
            }
        })
        .forget();
        spawn_local(async move {
            match data::load().await {
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

    /// Takes over what the address and the history entry say.
    fn read_address(self) {
        let route = Route::parse(&address::fragment());
        // A plain link keeps the position, and to an offer the words, too: its reasons depend on both.
        let mut private = if address::is_fresh() { self.private() } else { address::private() };
        if address::is_fresh() && !matches!(route.view, View::Offer(_)) {
            private.words = String::new();
        }
        if route.place.is_some() {
            private.position = None;
        }
        address::settle(&private);
        let here = private.position.and_then(|(lat, lon)| Position::new(lat, lon));
        self.words.set(private.words);
        match here {
            Some(position) => self.whereabouts.set(Whereabouts::Here(exactly(position))),
            None if route.place.is_none() => self.whereabouts.set(Whereabouts::Unsaid),
            None => {}
        }
        self.asked.set(Asked::Nothing);
        self.route.set(route);
        self.resolve_place();
    }

    /// Opens a view: one more history entry.
    pub fn open(self, view: View) {
        let route = self.route.get_untracked().at(view);
        address::push(&route.to_string(), &self.private());
        self.route.set(route);
    }

    /// Changes the query in place: the history entry stays the same one.
    pub fn answer(self, change: impl FnOnce(&mut Route)) {
        let mut route = self.route.get_untracked();
        change(&mut route);
        self.drawn.set(FIRST_HITS);
        address::replace(&route.to_string(), &self.private());
        self.route.set(route);
    }

    /// Asks with the family's own words; opens the results when they are not on show.
    pub fn ask(self, words: String) {
        self.words.set(words);
        if self.route.with_untracked(|route| route.view == View::Results) {
            self.answer(|_| ());
        } else {
            self.open(View::Results);
        }
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
        self.answer(|route| route.place = Some(key));
    }

    /// Forgets where the family is.
    pub fn forget_place(self) {
        self.asked.set(Asked::Nothing);
        self.whereabouts.set(Whereabouts::Unsaid);
        self.answer(|route| route.place = None);
    }

    /// Asks the phone for its position. Called by a tap, never by the page itself.
    pub fn locate(self) {
        self.asked.set(Asked::Locating);
        locate::locate(move |position| match position {
            Some(position) => {
                self.asked.set(Asked::Nothing);
                self.whereabouts.set(Whereabouts::Here(exactly(position)));
                self.answer(|route| route.place = None);
            }
            None => self.asked.set(Asked::Refused),
        });
    }

    /// Finds the place whose key stands in the address.
    fn resolve_place(self) {
        let Some(key) = self.route.with_untracked(|route| route.place.clone()) else { return };
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

    /// What travels with the history entry and never in the address.
    fn private(self) -> Private {
        let position = self.whereabouts.with_untracked(|whereabouts| match whereabouts {
            Whereabouts::Here(origin) => Some((origin.position.lat(), origin.position.lon())),
            _ => None,
        });
        Private { words: self.words.get_untracked(), position }
    }
}

fn query(route: RwSignal<Route>, words: RwSignal<String>, whereabouts: RwSignal<Whereabouts>) -> Query {
    let mut query = route.with(|route| route.query.clone());
    query.words = words.get();
    query.origin = whereabouts.with(Whereabouts::origin);
    query
}

fn exactly(position: Position) -> Origin {
    Origin { position, vague: false, postal_codes: Vec::new(), town: None, state: None }
}
