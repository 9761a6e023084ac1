//! What holds for any value, moment and closure.

use super::{Hours, NIGHT, OFFICE, ask, hours, steady, term_only};
use crate::opening::{Opening, Remark, intervals};
use jiff::civil::{Date, DateTime, date};
use nahbei_catalogue::{Closure, State, Stated, weekly::Weekly};
use proptest::prelude::*;

/// Weekly values in which everything is sure.
const VALUES: [&str; 8] = [
    OFFICE,
    NIGHT,
    "24/7",
    "10:00-12:00; PH off",
    "Mo-Su 20:00-03:00; We off; PH 10:00-12:00",
    "Sa,PH 00:00-24:00",
    "Mo-Fr 09:00-17:00; Tu 12:00-13:00 off; PH off",
    "Tu 23:59-48:00; PH off",
];

proptest! {
    #[test]
    fn open_now_means_now_lies_in_an_interval(
        value in prop::sample::select(&VALUES[..]), day in 0i64..2000, minute in 0i64..1440, state in 0usize..16,
    ) {
        // Whole states only: where some towns keep a holiday, "open" is not claimed.
        let state = State::ALL[state];
        prop_assume!(!matches!(state, State::Bayern | State::Sachsen | State::Thueringen));
        let now = DateTime::constant(2025, 1, 1, 0, 0, 0, 0) + jiff::Span::new().days(day).minutes(minute);
        let (from, to) = (now - jiff::Span::new().days(2), now + jiff::Span::new().days(16));
        let told = ask(&[steady(value)], &[], state.code(), now);
        let intervals = intervals(&Weekly::parse(value).unwrap(), Some(state), from, to);
        let claimed = || intervals.iter().filter(|interval| !interval.taken_back);
        let running = claimed().find(|interval| interval.from <= now && now < interval.to);
        prop_assert_eq!(matches!(told.opening, Opening::Open { .. }), running.is_some(), "{} at {}", value, now);
        match told.opening {
            Opening::Closed { opens: Some(opens) } => {
                let next = claimed().find(|interval| interval.from > now);
                prop_assert_eq!(Some(opens), next.map(|interval| interval.from), "{} at {}", value, now);
            }
            Opening::Open { until: Some(until) } => {
                prop_assert!(claimed().all(|interval| !(interval.from <= until && until < interval.to)));
            }
            _ => {}
        }
    }

    #[test]
    fn any_moment_and_any_closure_get_an_answer(
        value in prop::sample::select(&VALUES[..]), year in -9999i16..=9999, month in 1i8..=12, length in 0i64..5000,
    ) {
        let from = date(year, month, 28);
        let closure = Closure { from, to: from.saturating_add(jiff::Span::new().days(length)), note: Stated::NotStated };
        for now in [from.at(0, 0, 0, 0), closure.to.at(23, 59, 59, 0), Date::MAX.at(23, 59, 0, 0), Date::MIN.at(0, 0, 0, 0)] {
            for hours in [hours(value), term_only(value), Hours { by_appointment: true, ..steady(value) }] {
                let answer = ask(&[hours], std::slice::from_ref(&closure), "TH", now);
                let is_in_closure = (closure.from..=closure.to).contains(&now.date());
                prop_assert_eq!(matches!(answer.remark, Some(Remark::Closure { .. })), is_in_closure);
            }
        }
    }
}
