//! What comes first in the search. Number and share fit in one key: as this is asked for every word, half as much is moved
//! as by the order of other lists.

/// Puts numbers with a share of 0 or more in order: the largest share first, of equal ones the smaller number.
pub(super) fn best_first(ranked: &mut Vec<(u32, f32)>) {
    // Shares of 0 and more are in the order of their bits.
    let mut keys: Vec<u64> = ranked
        .iter()
        .map(|(number, share)| u64::from(!share.max(0.0).to_bits()) << 32 | u64::from(*number))
        .collect();
    keys.sort_unstable();
    ranked.clear();
    ranked.extend(keys.into_iter().map(|key| (key as u32, f32::from_bits(!((key >> 32) as u32)))));
}

#[cfg(test)]
mod tests {
    use super::best_first;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_largest_share_comes_first(mut ranked in prop::collection::vec((any::<u32>(), 0.0_f32..1e6), 0..40)) {
            let mut expected = ranked.clone();
            expected.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
            best_first(&mut ranked);
            prop_assert_eq!(ranked, expected);
        }
    }
}
