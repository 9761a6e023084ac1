//! What must not be suggested where somebody may be in danger, or where the wrong person may read along. It sorts nothing.

use super::names;
use super::way::is_far_reaching;
use crate::{Danger, Index, OfferNumber, Query};
use nahbei_catalogue::{ContactKind, Intensity, Need, Offer, Support};

/// How careful suggestions have to be.
pub(super) struct Caution {
    only: Only,
    /// A safe house may be named: protection is what is sought, not a course for parents who get loud.
    shelter: bool,
    /// Help where minutes count, such as a poison line: it stands alone.
    urgent: Vec<OfferNumber>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Only {
    /// No danger is known of: anything but protection from violence.
    Everyday,
    /// Protection that names this need.
    Protection(Need),
    /// Nothing: minutes count.
    Nothing,
}

impl Caution {
    pub(super) fn new(index: &Index, number: OfferNumber, offer: &Offer, query: &Query) -> Self {
        let urgent = urgent(index);
        let heard = index.danger(&query.words);
        let asks_for_protection = query.needs.contains(&Need::Violence)
            || matches!(heard, Some(Danger::Violence | Danger::Abuse | Danger::ChildInDanger));
        let only = match heard {
            Some(Danger::Medical | Danger::Poisoning) => Only::Nothing,
            _ if urgent.contains(&number) => Only::Nothing,
            _ if asks_for_protection || protects(offer) => Only::Protection(Need::Violence),
            Some(Danger::Suicide) => Only::Protection(Need::Crisis),
            _ => Only::Everyday,
        };
        let is_for_protection = offer.needs.known().and_then(|needs| needs.first()) == Some(&Need::Violence);
        Self { only, shelter: asks_for_protection || is_for_protection, urgent }
    }

    /// True when somebody may be in danger.
    pub(super) fn is_called_for(&self) -> bool {
        self.only != Only::Everyday
    }

    /// Whether an offer may be suggested.
    pub(super) fn allows(&self, number: OfferNumber, offer: &Offer) -> bool {
        let is_allowed = match self.only {
            Only::Everyday => !protects(offer),
            Only::Protection(need) => {
                names(offer, need)
                    && (need == Need::Violence || !protects(offer))
                    && (self.shelter || offer.intensity.known() != Some(&Intensity::Shelter))
                    && !is_group(offer)
                    && (is_by_professionals(offer) || is_help_line(offer))
            }
            Only::Nothing => false,
        };
        is_allowed && !self.urgent.contains(&number)
    }
}

/// The lines for a poisoned child and for when no doctor is there. Others that answer such words, such as a hospital's
/// hour for babies who cry, are no such lines. What names both needs is one before any kind of help is learned.
fn urgent(index: &Index) -> Vec<OfferNumber> {
    let kinds = index.of_danger(Danger::Poisoning);
    let is_urgent = |(number, offer): &(OfferNumber, &Offer)| {
        let is_of_kind = || kinds.iter().any(|of_kind| *of_kind as OfferNumber == *number);
        is_far_reaching(offer) && ((names(offer, Need::Crisis) && names(offer, Need::Health)) || is_of_kind())
    };
    index.offers().iter().enumerate().filter(is_urgent).map(|(number, _)| number).collect()
}

/// Help against violence. Its name on a screen can itself put somebody in danger.
fn protects(offer: &Offer) -> bool {
    names(offer, Need::Violence) || offer.intensity.known() == Some(&Intensity::Shelter)
}

/// Nobody knows who else sits there: it may be the person one fled from.
fn is_group(offer: &Offer) -> bool {
    matches!(offer.intensity.known(), Some(Intensity::Meeting | Intensity::Course))
}

fn is_by_professionals(offer: &Offer) -> bool {
    offer.support.known().is_some_and(|support| support[..] == [Support::Professional])
}

/// A real line that serves the country or a whole state; those who answer there are trained for it.
fn is_help_line(offer: &Offer) -> bool {
    !offer.example
        && is_far_reaching(offer)
        && offer.contacts.iter().any(|contact| contact.kind == ContactKind::Phone)
}
