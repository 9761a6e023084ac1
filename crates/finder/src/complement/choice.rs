//! Which of many fitting offers are named: the best, and not the same thing twice. It judges no offer.

use super::Complement;
use nahbei_catalogue::Offer;

/// A provider that is already named, and so is the one whose offer this stands beside. At 0 one large charity could
/// fill the list; the way to another provider is worth this many kilometres.
const SAME_PROVIDER_KM: f64 = 4.0;
/// A reason that is already named. At 0 three groups of volunteers would leave no room for a meeting place.
const SAME_REASON_KM: f64 = 5.0;

/// An offer that fits, before it is known what stands next to it.
pub(super) struct Candidate<'a> {
    pub(super) complement: Complement,
    pub(super) other: &'a Offer,
    /// What it costs a family to take it, in kilometres; less is better.
    pub(super) cost: f64,
    pub(super) is_of_same_provider: bool,
}

/// Up to `most` of them, the best first. Sure ones always come before those that have to be asked.
pub(super) fn choose(mut candidates: Vec<Candidate>, most: usize) -> Vec<Complement> {
    for candidate in &mut candidates {
        candidate.cost += candidate.complement.reason.km();
        if candidate.is_of_same_provider {
            candidate.cost += SAME_PROVIDER_KM;
        }
    }
    let mut chosen = Vec::new();
    while chosen.len() < most {
        let best = candidates.iter().enumerate().min_by(|(_, a), (_, b)| {
            let asks = |candidate: &Candidate| !candidate.complement.sure;
            // Equal offers come by their ids, so that the order of files decides nothing.
            asks(a).cmp(&asks(b)).then(a.cost.total_cmp(&b.cost)).then_with(|| a.other.id.cmp(&b.other.id))
        });
        let Some((at, _)) = best else { break };
        let best = candidates.swap_remove(at);
        for left in &mut candidates {
            left.cost += repetition_km(left, &best);
        }
        chosen.push(best.complement);
    }
    chosen
}

fn repetition_km(left: &Candidate, named: &Candidate) -> f64 {
    let mut km = 0.0;
    if left.other.provider.name == named.other.provider.name {
        km += SAME_PROVIDER_KM;
    }
    if left.complement.reason == named.complement.reason {
        km += SAME_REASON_KM;
    }
    km
}
