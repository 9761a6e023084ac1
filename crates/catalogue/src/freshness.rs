//! How long ago somebody asked the provider, and what that means. It hides no offer.

use crate::day::day_number;
use crate::{Stated, Verified};
use jiff::civil::Date;

/// How far the facts of an offer can be relied on by their age.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Freshness {
    /// Verified within the limit.
    Fresh,
    /// Nobody said when it was verified.
    NotStated,
    /// Older than the limit: it is marked.
    Old,
    /// Much older: it ranks lower, too.
    VeryOld,
}

/// When a verification is old, in days; a site may set its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FreshnessLimits {
    /// From so many days on an offer is marked as old, 0 to 3650.
    pub old_days: u16,
    /// From so many days on it ranks lower, 0 to 3650.
    pub very_old_days: u16,
}

impl Default for FreshnessLimits {
    /// A year, and two.
    fn default() -> Self {
        Self { old_days: 365, very_old_days: 730 }
    }
}

impl FreshnessLimits {
    /// How fresh facts are on `today`. A day to come counts as today: clocks differ.
    ///
    /// ```
    /// use nahbei_catalogue::{Freshness, FreshnessLimits, Stated, Verified};
    /// let verified = Stated::Known(Verified { on: jiff::civil::date(2025, 1, 1), by: None });
    /// let limits = FreshnessLimits::default();
    /// assert_eq!(limits.of(&verified, jiff::civil::date(2025, 12, 31)), Freshness::Fresh);
    /// assert_eq!(limits.of(&verified, jiff::civil::date(2026, 1, 1)), Freshness::Old);
    /// assert_eq!(limits.of(&Stated::NotStated, jiff::civil::date(2026, 1, 1)), Freshness::NotStated);
    /// ```
    #[must_use]
    pub fn of(self, verified: &Stated<Verified>, today: Date) -> Freshness {
        let Some(verified) = verified.known() else { return Freshness::NotStated };
        match day_number(today) - day_number(verified.on) {
            days if days >= i32::from(self.very_old_days) => Freshness::VeryOld,
            days if days >= i32::from(self.old_days) => Freshness::Old,
            _ => Freshness::Fresh,
        }
    }
}
