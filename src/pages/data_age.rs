//! How old the offers are, by the catalogue's own date. When the phone got or kept the file plays no part.

use super::cards::town_of;
use crate::browser::intl;
use crate::components::{Element, block};
use crate::state::State;
use crate::texts::{describe, plural, text};
use leptos::prelude::*;
use nahbei_catalogue::day_number;

/// The line above what answers: of the town where the family is or, while that is open, of the oldest catalogue.
pub fn data_age(state: State) -> Element {
    block("p", "data-age small").live_text(move || {
        let Some(data) = state.data.get() else { return String::new() };
        let town = state.whereabouts.with(|whereabouts| town_of(&data, whereabouts).cloned());
        let updated = town.map_or(data.updated, |town| data.updated_of(&town));
        let Some(updated) = updated else { return String::new() };
        let days = day_number(intl::now_in_berlin().date()) - day_number(updated);
        match usize::try_from(days) {
            Ok(days @ 1..) => plural("data.age", days).replace("{date}", &describe::date(updated)),
            // A date to come is a slip of the hand or of the phone's clock, and new in any case.
            _ => text("data.age.today"),
        }
    })
}
