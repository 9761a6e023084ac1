//! The one way in which lists are put in order. It knows neither offers nor places: it orders numbers. Each sort of a type
//! of its own would cost the app 5 kB.

/// The indices of these ranks, lowest rank first, equal ranks as they come.
pub(crate) fn order<Rank: Into<u64>>(ranks: impl Iterator<Item = Rank>) -> Vec<usize> {
    let mut ranked: Vec<(u64, usize)> = ranks.map(Rank::into).zip(0..).collect();
    ranked.sort_unstable();
    ranked.into_iter().map(|(_, index)| index).collect()
}

/// These things in the order of their ranks, equal ones as they come.
pub(crate) fn ordered<T: Copy, Rank: Into<u64>>(things: &[T], rank: impl Fn(&T) -> Rank) -> Vec<T> {
    order(things.iter().map(rank)).into_iter().filter_map(|index| things.get(index).copied()).collect()
}

/// The rank of a number: that of its bits, once those of negative ones are turned round.
pub(crate) fn rank_of(number: f64) -> u64 {
    let bits = number.to_bits();
    if number.is_sign_negative() { !bits } else { bits | 1 << 63 }
}

#[cfg(test)]
mod tests {
    use super::{ordered, rank_of};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn numbers_are_ordered_by_their_ranks(numbers in prop::collection::vec(any::<f64>(), 0..40)) {
            let mut expected = numbers.clone();
            expected.sort_by(f64::total_cmp);
            let bits = |numbers: &[f64]| numbers.iter().map(|number| number.to_bits()).collect::<Vec<_>>();
            prop_assert_eq!(bits(&ordered(&numbers, |number| rank_of(*number))), bits(&expected));
        }

        #[test]
        fn equal_ranks_stay_as_they_come(things in prop::collection::vec((0_u8..4, any::<u8>()), 0..40)) {
            let mut expected = things.clone();
            expected.sort_by_key(|(rank, _)| *rank);
            prop_assert_eq!(ordered(&things, |(rank, _)| *rank), expected);
        }
    }
}
