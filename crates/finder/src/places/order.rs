//! What comes first in lists of places.

/// A rank in which each yes comes before its no, the first question before the second, and among equals the
/// higher number before the lower.
pub(super) fn rank(first: bool, second: bool, number: u32) -> u64 {
    u64::from(!first) << 33 | u64::from(!second) << 32 | u64::from(u32::MAX - number)
}
