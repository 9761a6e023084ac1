//! The one way in which lists of places are put in order.
//!
//! Knows no places: it orders numbers. Each sort of a type of its own would cost the app 5 kB.

/// The indices of these ranks, lowest rank first, equal ranks as they come.
pub(super) fn order<Rank: Into<u64>>(ranks: impl Iterator<Item = Rank>) -> Vec<usize> {
    let mut ranked: Vec<(u64, usize)> = ranks.map(Rank::into).zip(0..).collect();
    ranked.sort_unstable();
    ranked.into_iter().map(|(_, index)| index).collect()
}

/// A rank in which each yes comes before its no, the first question before the second, and among equals the
/// higher number before the lower.
pub(super) fn rank(first: bool, second: bool, number: u32) -> u64 {
    u64::from(!first) << 33 | u64::from(!second) << 32 | u64::from(u32::MAX - number)
}
