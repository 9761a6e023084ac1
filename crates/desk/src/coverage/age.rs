//! Ages in years and bands, and which of them an offer is for. It knows no child.

use crate::lang::Lang;
use nahbei_catalogue::{Age, AgeRange};

/// How many stages there are: before birth, and each year from the first to the eleventh.
pub const STAGES: usize = 12;

/// A year of life, or the time before birth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stage(usize);

impl Stage {
    /// Before birth.
    pub const UNBORN: Self = Self(0);

    /// The year in which a child is `age` years old, 0 to 10.
    pub const fn years(age: usize) -> Self {
        Self(age + 1)
    }

    /// Every stage, from before birth on.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..STAGES).map(Self)
    }

    /// Its position, 0 for before birth.
    pub const fn at(self) -> usize {
        self.0
    }

    /// Whether it lies between the fourth birthday and the eleventh: where help gets thin.
    pub const fn is_after_fourth_birthday(self) -> bool {
        self.0 >= Self::years(4).0
    }

    /// `vor der Geburt`, `0`, `1` …
    pub fn label(self, lang: Lang) -> String {
        match self.0.checked_sub(1) {
            None => lang.pick("vor Geburt", "unborn").to_owned(),
            Some(age) => age.to_string(),
        }
    }
}

/// The stages from one to another, both included, in words: `8 bis 10 Jahre`.
pub fn stretch(first: Stage, last: Stage, lang: Lang) -> String {
    let age = |stage: Stage| stage.0.saturating_sub(1);
    match (first.0, last.0) {
        (0, 0) => lang.pick("vor der Geburt", "before birth").to_owned(),
        (0, _) => match age(last) {
            0 => lang
                .pick("vor der Geburt und im ersten Jahr", "before birth and in the first year")
                .to_owned(),
            to => lang.pick(format!("vor der Geburt bis {to} Jahre"), format!("before birth to {to} years")),
        },
        (1, 1) => lang.pick("im ersten Jahr", "in the first year").to_owned(),
        (from, to) if from == to => match age(first) {
            1 => lang.pick("1 Jahr", "1 year").to_owned(),
            years => lang.pick(format!("{years} Jahre"), format!("{years} years")),
        },
        _ => lang.pick(
            format!("{} bis {} Jahre", age(first), age(last)),
            format!("{} to {} years", age(first), age(last)),
        ),
    }
}

/// Years that are counted together.
///
/// Up to three is where early help is well established; four and five is before school; six to ten is school age.
/// Three stands alone: it is where the one ends and the other has not begun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Band {
    /// Before birth.
    Unborn,
    /// Before the first birthday.
    Baby,
    /// One and two.
    OneToTwo,
    /// Three.
    Three,
    /// Four and five.
    FourToFive,
    /// Six to ten.
    SixToTen,
}

impl Band {
    /// Every band, youngest first.
    pub const ALL: [Self; 6] =
        [Self::Unborn, Self::Baby, Self::OneToTwo, Self::Three, Self::FourToFive, Self::SixToTen];

    /// Its first and last stage.
    pub const fn stages(self) -> (Stage, Stage) {
        match self {
            Self::Unborn => (Stage::UNBORN, Stage::UNBORN),
            Self::Baby => (Stage::years(0), Stage::years(0)),
            Self::OneToTwo => (Stage::years(1), Stage::years(2)),
            Self::Three => (Stage::years(3), Stage::years(3)),
            Self::FourToFive => (Stage::years(4), Stage::years(5)),
            Self::SixToTen => (Stage::years(6), Stage::years(10)),
        }
    }

    /// `1–2`, or that it is before birth.
    pub fn label(self, lang: Lang) -> String {
        let (first, last) = self.stages();
        if first == last {
            first.label(lang)
        } else {
            format!("{}–{}", first.label(lang), last.label(lang))
        }
    }
}

/// The stages an offer is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stages([bool; STAGES]);

impl Stages {
    /// The stages of which the ages hold at least two months, or in which all their months lie.
    ///
    /// One month is not enough: "up to 3 years" is often written as 0 to 36, the birthday itself, and helps nobody
    /// who is three. Before birth is only what says so.
    pub fn of(ranges: &[AgeRange]) -> Self {
        let holds = |month: u16| {
            ranges
                .iter()
                .any(|range| range.youngest() <= Age::Months(month) && Age::Months(month) <= range.oldest())
        };
        let all = (0..=nahbei_catalogue::MAX_MONTHS).filter(|month| holds(*month)).count();
        let mut stages = [false; STAGES];
        stages[0] = ranges.iter().any(|range| range.youngest() == Age::Unborn);
        for (stage, from) in stages.iter_mut().skip(1).zip((0_u16..).step_by(12)) {
            let held = (from..from + 12).filter(|month| holds(*month)).count();
            *stage = held >= 2 || (held > 0 && held == all);
        }
        Self(stages)
    }

    /// Whether it is for a stage.
    pub fn hold(self, stage: Stage) -> bool {
        self.0[stage.at()]
    }

    /// Whether it is for any stage of a band.
    pub fn hold_any(self, band: Band) -> bool {
        let (first, last) = band.stages();
        self.0[first.at()..=last.at()].contains(&true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn range(from: Option<Age>, to: Option<Age>) -> AgeRange {
        AgeRange { from, to }
    }

    fn months(from: u16, to: u16) -> AgeRange {
        range(Some(Age::Months(from)), Some(Age::Months(to)))
    }

    /// `u` for before birth, then a letter a year: `x` where it is for it, `.` where not.
    fn spelled(ranges: &[AgeRange]) -> String {
        let stages = Stages::of(ranges);
        Stage::all().map(|stage| if stages.hold(stage) { 'x' } else { '.' }).collect()
    }

    #[test]
    fn a_year_counts_when_more_than_its_birthday_is_meant() {
        for (ranges, stages) in [
            (vec![months(0, 36)], ".xxx........"),
            (vec![months(0, 35)], ".xxx........"),
            (vec![months(72, 131)], ".......xxxxx"),
            (vec![range(Some(Age::Unborn), Some(Age::Months(12)))], "xx.........."),
            (vec![range(Some(Age::Unborn), Some(Age::Unborn))], "x..........."),
            (vec![range(Some(Age::Unborn), Some(Age::Months(0)))], "xx.........."),
            (vec![range(None, Some(Age::Months(3)))], ".x.........."),
            (vec![range(Some(Age::Months(48)), None)], ".....xxxxxxx"),
            (vec![months(24, 48), months(84, 132)], "...xx...xxxx"),
            (vec![months(5, 5)], ".x.........."),
            (vec![months(144, 216)], "............"),
        ] {
            assert_eq!(spelled(&ranges), stages, "{ranges:?}");
        }
    }

    #[test]
    fn a_stretch_of_years_reads_as_people_say_it() {
        for (first, last, german) in [
            (Stage::UNBORN, Stage::UNBORN, "vor der Geburt"),
            (Stage::UNBORN, Stage::years(0), "vor der Geburt und im ersten Jahr"),
            (Stage::UNBORN, Stage::years(10), "vor der Geburt bis 10 Jahre"),
            (Stage::years(0), Stage::years(0), "im ersten Jahr"),
            (Stage::years(1), Stage::years(1), "1 Jahr"),
            (Stage::years(4), Stage::years(10), "4 bis 10 Jahre"),
        ] {
            assert_eq!(stretch(first, last, Lang::De), german);
        }
    }

    #[test]
    fn bands_hold_every_stage_once() {
        let held: Vec<usize> = Band::ALL
            .iter()
            .flat_map(|band| {
                let (first, last) = band.stages();
                first.at()..=last.at()
            })
            .collect();
        assert_eq!(held, (0..STAGES).collect::<Vec<_>>());
    }

    proptest! {
        #[test]
        fn a_wider_range_is_for_no_fewer_years(from in 0_u16..=216, length in 12_u16..60, more in 0_u16..60) {
            let narrow = Stages::of(&[months(from, from + length)]);
            let wide = Stages::of(&[months(from.saturating_sub(more), from + length + more)]);
            for stage in Stage::all() {
                prop_assert!(!narrow.hold(stage) || wide.hold(stage));
            }
        }
    }
}
