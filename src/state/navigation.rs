//! Where the person is: view and query as they stand in the address, with what travels beside it in the history
//! entry. Every way to move starts here. It knows no offer and loads nothing.

use super::{Route, View, shortlist};
use crate::browser::address::{self, Private};
use crate::texts;
use leptos::prelude::*;
use nahbei_catalogue::Position;

/// Handles to where the person is. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Navigation {
    /// View and query as they stand in the address.
    pub route: RwSignal<Route>,
    /// The family's own words; never in the address.
    pub words: RwSignal<String>,
    /// The phone's own position; never in the address.
    pub position: RwSignal<Option<Position>>,
    /// What was shown before, in this visit.
    pub before: RwSignal<Option<View>>,
    /// The language in which the page speaks now.
    pub language: RwSignal<String>,
}

impl Navigation {
    /// Begins where the address says, and follows it.
    #[must_use]
    pub fn begin() -> Self {
        let mut kept = Route::parse(&address::fragment()).kept;
        if kept.is_empty() {
            kept = shortlist::remembered();
        }
        let navigation = Self {
            route: RwSignal::new(Route { kept, ..Route::default() }),
            words: RwSignal::new(String::new()),
            position: RwSignal::new(None),
            before: RwSignal::new(None),
            language: RwSignal::new(texts::language()),
        };
        navigation.read_address();
        address::on_change(move || navigation.read_address());
        navigation
    }

    /// Takes over what the address and the history entry say.
    fn read_address(self) {
        let mut route = Route::parse(&address::fragment());
        // A plain link keeps the position, and to an offer the words, too: its reasons depend on both.
        let is_fresh = address::is_fresh();
        let mut private = if is_fresh { self.private() } else { address::private() };
        if is_fresh && !matches!(route.view, View::Offer(_)) {
            private.words = String::new();
        }
        if route.place.is_some() {
            private.position = None;
        }
        address::settle(&private);
        // The shortlist belongs to the visit, not to a history entry; only a list that is handed over replaces it.
        let is_handed = is_fresh && route.view == View::Shortlist && !route.kept.is_empty();
        let kept = self.route.with_untracked(|route| route.kept.clone());
        if !is_handed && route.kept != kept {
            route.kept = kept;
            address::replace(&route.to_string(), &private);
        }
        self.words.set(private.words);
        self.position.set(private.position.and_then(|(lat, lon)| Position::new(lat, lon)));
        self.show(route);
    }

    fn show(self, route: Route) {
        let before = self.route.with_untracked(|before| before.view.clone());
        if before != route.view {
            self.before.set(Some(before));
        }
        self.route.set(route);
    }

    /// Opens a view: one more history entry.
    pub fn open(self, view: View) {
        let route = self.route.get_untracked().at(view);
        address::push(&route.to_string(), &self.private());
        self.show(route);
    }

    /// Changes the query in place: the history entry stays the same one.
    pub fn answer(self, change: impl FnOnce(&mut Route)) {
        let mut route = self.route.get_untracked();
        change(&mut route);
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

    /// Forgets all that was asked and kept, as if the page had just been opened; only its language stays.
    pub fn forget(self) {
        let language = self.route.with_untracked(|route| route.language.clone());
        let route = Route { view: View::Traces, language, ..Route::default() };
        self.words.set(String::new());
        self.position.set(None);
        address::replace(&route.to_string(), &Private::default());
        // The history begins anew, too.
        address::settle(&Private::default());
        self.before.set(None);
        self.route.set(route);
    }

    /// What travels with the history entry and never in the address.
    fn private(self) -> Private {
        let position = self.position.get_untracked().map(|position| (position.lat(), position.lon()));
        Private { words: self.words.get_untracked(), position }
    }
}
