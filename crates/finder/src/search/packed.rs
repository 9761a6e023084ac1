//! Two facts in one number, because an index holds hundred thousands of them.

use super::compound::Part;
use super::vocabulary::Stem;

/// A compound that a stem is part of, and whether it is its last part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Member(u32);

impl Member {
    pub(super) fn new(compound: Stem, part: Part) -> Self {
        Self(compound << 1 | u32::from(part == Part::Last))
    }

    pub(super) const fn compound(self) -> Stem {
        self.0 >> 1
    }

    pub(super) const fn is_last(self) -> bool {
        self.0 & 1 == 1
    }
}

/// An offer and how surely it is of a kind; offers beyond sixteen million are not counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct OfKind(u32);

impl OfKind {
    /// `sure` is from 0 to 1.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 255 by `clamp`")]
    pub(super) fn new(offer: u32, sure: f32) -> Option<Self> {
        (offer < 1 << 24).then(|| Self(offer << 8 | (sure * 255.0).clamp(0.0, 255.0) as u32))
    }

    pub(super) const fn offer(self) -> u32 {
        self.0 >> 8
    }

    pub(super) fn sure(self) -> f32 {
        (self.0 & 255) as f32 / 255.0
    }
}

#[cfg(test)]
mod tests {
    use super::{Member, OfKind, Part};

    #[test]
    fn what_is_packed_comes_out_again() {
        for offer in [0, 1, 99_999, (1 << 24) - 1] {
            let packed = OfKind::new(offer, 1.0).unwrap();
            assert_eq!((packed.offer(), packed.sure()), (offer, 1.0));
        }
        assert_eq!(OfKind::new(1 << 24, 1.0), None);
        for part in [Part::First, Part::Last] {
            let member = Member::new(70_000, part);
            assert_eq!((member.compound(), member.is_last()), (70_000, part == Part::Last));
        }
    }
}
