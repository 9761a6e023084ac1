//! What a town lacks, worst first, in plain sentences. It counts what is stated and suggests no remedy.

use super::age::{Stage, stretch};
use super::count::{Counted, TownCoverage};
use super::reach::{Hurdle, Hurdles, Spot};
use crate::labels::Labels;
use crate::lang::Lang;
use nahbei_catalogue::{Need, Position, Support, Term};
use std::cmp::Reverse;

/// How something is missing, worst first.
#[derive(Debug, Clone, PartialEq, PartialOrd)]
pub enum Lack {
    /// There is nothing, near or far.
    Nothing,
    /// There are so many offers, all at the other end of a line.
    OnlyRemote(usize),
    /// So many local offers do not say for which age they are, and none says that it is for this one.
    OnlyAsking(usize),
    /// All the so many local offers take a referral.
    Referral(usize),
    /// All the so many local offers are far.
    Far(usize),
    /// All the so many local offers speak German only.
    German(usize),
    /// These districts have no offer after the fourth birthday; with kilometres to the nearest where known.
    Districts(Vec<(String, Option<f64>)>),
    /// Nobody helps whose work it is.
    NoProfessional,
    /// Nobody helps but those whose work it is.
    NoVolunteer,
}

/// Something that is missing.
#[derive(Debug, Clone, PartialEq)]
pub struct Gap {
    /// For which need; `None` for what concerns all.
    pub need: Option<Need>,
    /// For which years; `None` for what concerns all.
    pub stages: Option<(Stage, Stage)>,
    /// How.
    pub lack: Lack,
}

/// The first and the last stage at which a need is expected: nobody misses homework help for a baby.
pub const fn expected(need: Need) -> (Stage, Stage) {
    let first = match need {
        Need::Baby | Need::Meeting | Need::Separation | Need::Health | Need::Disability => Stage::years(0),
        Need::Childcare | Need::Parenting => Stage::years(1),
        Need::Leisure => Stage::years(3),
        Need::School => Stage::years(6),
        _ => Stage::UNBORN,
    };
    let last = match need {
        Need::Pregnancy => 0,
        Need::Baby => 1,
        _ => 10,
    };
    (first, Stage::years(last))
}

/// The stages at which a need is expected.
pub fn expected_stages(need: Need) -> impl Iterator<Item = Stage> {
    let (first, last) = expected(need);
    Stage::all().filter(move |stage| (first..=last).contains(stage))
}

/// A district whose nearest offer is no further than so many kilometres as the crow flies lacks none: it is a walk of
/// about 25 minutes with a child.
const WALK_KM: f64 = 1.5;

/// How many places lower a gap ranks that ends before the fourth birthday: there early help is well established.
const LOWER_BEFORE_FOUR: u8 = 3;

/// Everything that is missing: worst first, and of what is as bad, what concerns most years from four to ten.
pub fn gaps(town: &TownCoverage<'_>) -> Vec<Gap> {
    let mut gaps: Vec<Gap> = Need::ALL.iter().flat_map(|need| gaps_of(town, *need)).collect();
    gaps.extend(districts(town));
    gaps.sort_by_key(|gap| (rank(gap), Reverse(years_after_four(gap)), gap.need));
    gaps
}

/// What is missing at one stage, where nothing local says that it is there.
pub fn lack_at(town: &TownCoverage<'_>, need: Need, stage: Stage) -> Option<Lack> {
    if town.local().any(|counted| counted.has(need) && counted.is_for_stage(stage)) {
        return None;
    }
    let asking = town.local().filter(|counted| counted.has(need) && counted.stages.is_none()).count();
    // A help line that names no age is for everybody who calls.
    let answers = |counted: &&Counted<'_>| counted.stages.is_none_or(|stages| stages.hold(stage));
    let remote = town.remote().filter(|counted| counted.has(need)).filter(answers).count();
    Some(match (asking, remote) {
        (0, 0) => Lack::Nothing,
        (0, remote) => Lack::OnlyRemote(remote),
        (asking, _) => Lack::OnlyAsking(asking),
    })
}

fn gaps_of(town: &TownCoverage<'_>, need: Need) -> Vec<Gap> {
    let lacks: Vec<(Stage, Option<Lack>)> =
        expected_stages(need).map(|stage| (stage, lack_at(town, need, stage))).collect();
    let stretches = lacks.chunk_by(|one, next| one.1 == next.1).filter_map(|years| {
        let ((first, lack), (last, _)) = (years.first()?, years.last()?);
        Some(Gap { need: Some(need), stages: Some((*first, *last)), lack: lack.clone()? })
    });
    let hurdle = hurdle(town, need).map(|lack| Gap { need: Some(need), stages: None, lack });
    stretches.chain(hurdle).chain(support(town, need)).collect()
}

/// What every local offer for a need demands, the first that all do.
fn hurdle(town: &TownCoverage<'_>, need: Need) -> Option<Lack> {
    let local: Vec<Hurdles> =
        town.local().filter(|counted| counted.has(need)).map(|counted| counted.hurdles).collect();
    let all = |stands: Hurdle| !local.is_empty() && local.iter().all(|hurdles| stands(hurdles) == Some(true));
    let hurdles: [(Hurdle, Lack); 3] = [
        (|hurdles| hurdles.referral, Lack::Referral(local.len())),
        (|hurdles| hurdles.far, Lack::Far(local.len())),
        (|hurdles| hurdles.german, Lack::German(local.len())),
    ];
    hurdles.into_iter().find(|(stands, _)| all(*stands)).map(|(_, lack)| lack)
}

/// That only one side helps after the fourth birthday, where every local offer says who helps.
fn support(town: &TownCoverage<'_>, need: Need) -> Option<Gap> {
    let stages = || expected_stages(need).filter(|stage| stage.is_after_fourth_birthday());
    let (first, last) = (stages().next()?, stages().last()?);
    let local: Vec<&Counted<'_>> = town
        .local()
        .filter(|counted| counted.has(need))
        .filter(|counted| counted.stages.is_none() || stages().any(|stage| counted.is_for_stage(stage)))
        .collect();
    if local.is_empty() || local.iter().any(|counted| counted.offer.support.is_not_stated()) {
        return None;
    }
    let is_by = |support| local.iter().any(|counted| counted.is_by(support));
    let lack = match (is_by(Support::Professional), is_by(Support::Volunteer) || is_by(Support::SelfHelp)) {
        (false, _) => Lack::NoProfessional,
        (true, false) => Lack::NoVolunteer,
        (true, true) => return None,
    };
    Some(Gap { need: Some(need), stages: Some((first, last)), lack })
}

/// The districts in which nothing says that it is for children from four to ten, the remotest first.
fn districts(town: &TownCoverage<'_>) -> Option<Gap> {
    let is_for = |counted: &&Counted<'_>| {
        Stage::all().any(|stage| stage.is_after_fourth_birthday() && counted.is_for_stage(stage))
    };
    let fitting: Vec<&Counted<'_>> = town.local().filter(is_for).collect();
    let places = || fitting.iter().flat_map(|counted| counted.offer.known_places());
    let positions: Vec<Position> = places().filter_map(|place| place.position.known().copied()).collect();
    let mut missing: Vec<(String, Option<f64>)> = town
        .town
        .districts
        .iter()
        .enumerate()
        .filter(|(at, _)| !fitting.iter().any(|counted| counted.spots.contains(&Spot::District(*at))))
        .map(|(_, district)| {
            let nearest = positions.iter().map(|position| position.km_to(district.position));
            (district.name.clone(), nearest.min_by(f64::total_cmp))
        })
        .filter(|(_, km)| km.is_none_or(|km| km > WALK_KM))
        .collect();
    missing.sort_by(|one, other| other.1.unwrap_or(f64::MAX).total_cmp(&one.1.unwrap_or(f64::MAX)));
    let stages = (Stage::years(4), Stage::years(10));
    (!missing.is_empty()).then_some(Gap { need: None, stages: Some(stages), lack: Lack::Districts(missing) })
}

/// How bad a gap is: 0 is worst.
fn rank(gap: &Gap) -> u8 {
    let rank = match gap.lack {
        Lack::Nothing => 0,
        Lack::OnlyRemote(_) => 1,
        Lack::OnlyAsking(_) => 2,
        Lack::Referral(_) => 3,
        Lack::Far(_) => 4,
        Lack::German(_) => 5,
        Lack::Districts(_) => 6,
        Lack::NoProfessional => 7,
        Lack::NoVolunteer => 8,
    };
    if years_after_four(gap) == 0 { rank + LOWER_BEFORE_FOUR } else { rank }
}

fn years_after_four(gap: &Gap) -> usize {
    let is_in = |stage: &Stage| gap.stages.is_none_or(|(first, last)| (first..=last).contains(stage));
    Stage::all().filter(|stage| stage.is_after_fourth_birthday() && is_in(stage)).count()
}

impl Gap {
    /// The gap as a sentence.
    pub fn sentence(&self, labels: &Labels, far_km: f64, lang: Lang) -> String {
        let need = self.need.map(|need| labels.need(need));
        let years = self.stages.map(|(first, last)| stretch(first, last, lang));
        let subject = need.into_iter().chain(years).collect::<Vec<_>>().join(", ");
        format!("{subject}: {}.", self.lack.words(far_km, lang))
    }
}

impl Lack {
    fn words(&self, far_km: f64, lang: Lang) -> String {
        match self {
            Self::Nothing => lang.pick("kein Angebot", "no offer").to_owned(),
            Self::OnlyRemote(count) => lang.pick(
                format!("nichts vor Ort, nur am Telefon, online oder bundesweit ({})", offers(*count, lang)),
                format!("nothing local, only by telephone, online or nationwide ({})", offers(*count, lang)),
            ),
            Self::OnlyAsking(count) => lang.pick(
                format!(
                    "kein Angebot nennt dieses Alter; {} ohne Altersangabe, dort nachfragen",
                    offers(*count, lang)
                ),
                format!("no offer names this age; {} without an age, ask there", offers(*count, lang)),
            ),
            Self::Referral(count) => lang.pick(
                format!("nur mit Überweisung ({} vor Ort)", offers(*count, lang)),
                format!("only with a referral ({} locally)", offers(*count, lang)),
            ),
            Self::Far(count) => lang.pick(
                format!("nur weiter als {far_km} km von jedem Ortsteil ({})", offers(*count, lang)),
                format!("only further than {far_km} km from every district ({})", offers(*count, lang)),
            ),
            Self::German(count) => lang.pick(
                format!("vor Ort nur auf Deutsch ({})", offers(*count, lang)),
                format!("locally in German only ({})", offers(*count, lang)),
            ),
            Self::Districts(districts) => {
                let nearest = |km: &f64| {
                    lang.pick(format!("nächstes {km:.1} km").replace('.', ","), format!("nearest {km:.1} km"))
                };
                let named = districts.iter().map(|(name, km)| match km {
                    Some(km) => format!("{name} ({})", nearest(km)),
                    None => name.clone(),
                });
                let named = named.collect::<Vec<_>>().join(", ");
                lang.pick(
                    format!("kein Angebot im Ortsteil {named}"),
                    format!("no offer in the district {named}"),
                )
            }
            Self::NoProfessional => lang
                .pick(
                    "nur Ehrenamt oder Selbsthilfe, keine Fachkräfte",
                    "only volunteers or self-help, no professionals",
                )
                .to_owned(),
            Self::NoVolunteer => lang
                .pick(
                    "nur Fachkräfte, weder Ehrenamt noch Selbsthilfe",
                    "only professionals, neither volunteers nor self-help",
                )
                .to_owned(),
        }
    }
}

/// `1 Angebot`, `3 Angebote`.
pub fn offers(count: usize, lang: Lang) -> String {
    match count {
        1 => lang.pick("1 Angebot", "1 offer").to_owned(),
        _ => lang.pick(format!("{count} Angebote"), format!("{count} offers")),
    }
}
