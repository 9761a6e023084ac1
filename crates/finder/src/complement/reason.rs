//! What one offer adds to another. It compares what both state, and knows neither families nor places.

use nahbei_catalogue::{Intensity, Offer, Support, Term};

/// What an offer adds to the one it stands beside. Each is true of the pair by what both state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ComplementReason {
    /// One meets others there; the other offer is no meeting.
    MeetingPlace,
    /// Such people help here, and not there: volunteers beside professionals, professionals beside volunteers.
    OtherSupport(Support),
    /// The help is of this kind, and does not come as close: advice beside a treatment.
    Lighter(Intensity),
    /// The help is of this kind, and comes closer: somebody who comes along beside advice.
    Closer(Intensity),
}

impl ComplementReason {
    /// The strongest reason for which `other` goes well with `offer`.
    ///
    /// The same provider's offer counts only where the help comes differently close: who helps says little there. Where
    /// `in_danger`, volunteers are no reason.
    pub(super) fn between(offer: &Offer, other: &Offer, in_danger: bool) -> Option<Self> {
        let intensities = offer.intensity.known().zip(other.intensity.known());
        let difference = intensities.filter(|(own, others)| own != others);
        if let Some((_, Intensity::Meeting)) = difference {
            return Some(Self::MeetingPlace);
        }
        let is_twin = offer.provider.name == other.provider.name && difference.is_none();
        let counts = !is_twin && !in_danger;
        if let Some(support) = other_support(offer, other).filter(|_| counts) {
            return Some(Self::OtherSupport(support));
        }
        let (own, others) = difference?;
        Some(if others < own { Self::Lighter(*others) } else { Self::Closer(*others) })
    }

    /// True of what helps whatever else a family came for.
    pub(super) const fn is_for_many_things(self) -> bool {
        matches!(self, Self::MeetingPlace | Self::OtherSupport(Support::Volunteer))
    }

    /// What this reason costs beside the strongest one, in kilometres. Families find more of the same kind of help by
    /// themselves; those who give their time beside those who are paid are what they are not told of. At 0 what is
    /// nearest would come first whatever it adds.
    pub(super) const fn km(self) -> f64 {
        match self {
            Self::OtherSupport(_) => 0.0,
            Self::MeetingPlace => 1.0,
            Self::Lighter(_) | Self::Closer(_) => 3.0,
        }
    }
}

/// The first of the people in the other offer who surely do not help in this one.
fn other_support(offer: &Offer, other: &Offer) -> Option<Support> {
    let (own, others) = offer.support.known().zip(other.support.known())?;
    let is_new = |support: &&Support| others.contains(support) && !own.contains(support);
    Support::ALL.iter().find(is_new).copied().filter(|_| !own.is_empty())
}
