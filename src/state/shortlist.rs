//! The shortlist: which offers a person keeps, and whether the device keeps the list as well. In the visit it travels
//! with the route; on the device it is written only after a tap that asks for it, as codes, never as offers, which
//! would grow old.

use super::{Route, State};
use crate::browser::{kept, page::after_paint, traces};
use leptos::prelude::*;

/// Where the device keeps the list.
const KEY: &str = "shortlist";

/// The codes that the device keeps; none when nobody asked it to.
pub fn remembered() -> Vec<String> {
    Route::parse(&kept::get(KEY).unwrap_or_default()).kept
}

impl State {
    /// Follows the list: one that was handed over is not the one that the device keeps.
    pub(super) fn follow_shortlist(self) {
        Effect::new(move || {
            let is_remembered = self.route.with(|route| !route.kept.is_empty() && remembered() == route.kept);
            self.remembers.set(is_remembered);
        });
        traces::on_deleted(move || {
            self.asked.set(super::Asked::Nothing);
            self.both.set(false);
        });
    }

    /// Keeps an offer, or does so no longer.
    pub fn toggle_kept(self, code: &str) {
        self.change_shortlist(|route| route.toggle_kept(code));
    }

    /// Takes offers off the list, such as those that are gone.
    pub fn give_up(self, codes: &[String]) {
        self.change_shortlist(|route| route.kept.retain(|kept| !codes.contains(kept)));
    }

    /// Empties the list, here and on the device.
    pub fn clear_shortlist(self) {
        self.answer(|route| route.kept.clear());
        self.remember(false);
    }

    /// Keeps the list on the device as well, from now on, or does so no longer. What the device refuses goes on without:
    /// `refused` says so.
    pub fn remember(self, on: bool) {
        let list = self.route.with_untracked(|route| route.handed(None));
        let is_empty = list.kept.is_empty();
        let updated = self.data.with_untracked(|data| data.as_ref().and_then(|data| data.updated));
        let updated = updated.map(|date| format!("&updated={date}")).unwrap_or_default();
        let is_kept = on && !is_empty && kept::keep(KEY, &format!("{list}{updated}"));
        if !is_kept {
            kept::forget(KEY);
        }
        self.refused.set(on && !is_kept && !is_empty);
        self.remembers.set(on);
        if on && !is_kept {
            // The tick that was set has to be seen before it can be taken back.
            after_paint(move || self.remembers.set(false));
        }
    }

    fn change_shortlist(self, change: impl FnOnce(&mut Route)) {
        let remembers = self.remembers.get_untracked();
        self.answer(change);
        if remembers {
            self.remember(true);
        }
    }
}
