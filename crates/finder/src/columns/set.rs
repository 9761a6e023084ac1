//! A set of offers, a bit each. It keeps no order.

use crate::OfferNumber;

const BITS: usize = u64::BITS as usize;

/// Some of a known number of offers.
pub(crate) struct Set(Vec<u64>);

impl Set {
    /// A set that can hold the offers with the numbers below `offers`.
    pub(crate) fn of_none(offers: usize) -> Self {
        Self(vec![0; offers.div_ceil(BITS)])
    }

    /// True when it was not in the set before. A number that is too large goes nowhere.
    pub(crate) fn insert(&mut self, number: OfferNumber) -> bool {
        let bit = 1 << (number % BITS);
        self.0.get_mut(number / BITS).is_some_and(|bits| {
            let is_new = *bits & bit == 0;
            *bits |= bit;
            is_new
        })
    }

    pub(crate) fn contains(&self, number: OfferNumber) -> bool {
        self.0.get(number / BITS).is_some_and(|bits| bits & 1 << (number % BITS) != 0)
    }
}
