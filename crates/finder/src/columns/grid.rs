//! Places by where they are: in bands from west to east, so that what is near lies in a few runs.
//! It measures no distance: it hands out a little more than asked, never less.

use crate::order::{ordered, rank_of};
use nahbei_catalogue::Position;
use std::ops::Range;

/// Bands in a degree of latitude: each is about 1.1 km high, so that a walk's radius touches few.
const BANDS_PER_DEGREE: f64 = 100.0;
const EARTH_RADIUS_KM: f64 = 6371.0;

/// The places of offers, each with the number of its offer.
#[derive(Debug, Clone)]
pub(super) struct Grid {
    /// Band by band from south to north, in each from west to east.
    positions: Positions,
    /// The offers of these places.
    offers: Vec<u32>,
    /// The number of the southernmost band.
    south: i32,
    /// Where each band begins, and where the last one ends.
    starts: Vec<u32>,
}

impl Default for Grid {
    fn default() -> Self {
        Self::new(&[])
    }
}

impl Grid {
    pub(super) fn new(places: &[(Position, u32)]) -> Self {
        let from_west = ordered(places, |(position, _)| rank_of(position.lon()));
        let places = ordered(&from_west, |(position, _)| rank_of(f64::from(band(position.lat()))));
        let south = places.first().map_or(0, |(position, _)| band(position.lat()));
        let mut starts = Vec::new();
        for (at, (position, _)) in (0_u32..).zip(&places) {
            let band = usize::try_from(band(position.lat()) - south).unwrap_or(0);
            starts.resize(starts.len().max(band + 1), at);
        }
        starts.push(u32::try_from(places.len()).unwrap_or(u32::MAX));
        let (positions, offers): (Vec<Position>, _) = places.into_iter().unzip();
        Self { positions: Positions::new(positions), offers, south, starts }
    }

    /// Every place within `km` of `middle`, and some that are a little farther.
    pub(super) fn near(&self, middle: Position, km: f64) -> impl Iterator<Item = (u32, Position)> {
        let (high, wide) = half_box(middle, km);
        let (west, east) = match (middle.lon() - wide, middle.lon() + wide) {
            (west, east) if west >= -180.0 && east <= 180.0 => (west, east),
            _ => (-180.0, 180.0),
        };
        let number = |lat: f64| usize::try_from(band(lat) - self.south);
        // A band south of the first has no number: nothing lies there, and the search begins with the first.
        let from = number(middle.lat() - high).unwrap_or(0);
        let behind = number(middle.lat() + high).map_or(0, |band| band + 1).min(self.starts.len() - 1);
        (from..behind).flat_map(move |band| {
            let (start, end) = (self.starts[band] as usize, self.starts[band + 1] as usize);
            let first = self.positions.place(start..end, |position| position.lon() < west);
            let behind = self.positions.place(start..end, |position| position.lon() <= east);
            (first..behind).filter_map(|at| Some((*self.offers.get(at)?, self.positions.get(at)?)))
        })
    }

    /// Bytes held.
    pub(super) fn bytes(&self) -> usize {
        self.positions.bytes() + size_of_val(&self.offers[..]) + size_of_val(&self.starts[..])
    }
}

/// Positions in half the room where all of them are whole numbers of steps, as nearly all are that people write down.
#[derive(Debug, Clone)]
enum Positions {
    Steps(Vec<[i32; 2]>),
    Exact(Vec<Position>),
}

/// A step is about a centimetre.
const STEPS_PER_DEGREE: f64 = 1e7;

impl Positions {
    fn new(positions: Vec<Position>) -> Self {
        let in_steps = |position: &Position| {
            let steps = [position.lat(), position.lon()].map(steps);
            (of_steps(steps) == Some(*position)).then_some(steps)
        };
        match positions.iter().map(in_steps).collect() {
            Some(steps) => Self::Steps(steps),
            None => Self::Exact(positions),
        }
    }

    fn get(&self, at: usize) -> Option<Position> {
        match self {
            Self::Steps(positions) => positions.get(at).copied().and_then(of_steps),
            Self::Exact(positions) => positions.get(at).copied(),
        }
    }

    /// The first place within `range` for which `is_before` is not true any more.
    fn place(&self, range: Range<usize>, is_before: impl Fn(Position) -> bool) -> usize {
        let (mut low, mut high) = (range.start, range.end);
        while low < high {
            let middle = usize::midpoint(low, high);
            if self.get(middle).is_some_and(&is_before) { low = middle + 1 } else { high = middle }
        }
        low
    }

    fn bytes(&self) -> usize {
        match self {
            Self::Steps(positions) => size_of_val(&positions[..]),
            Self::Exact(positions) => size_of_val(&positions[..]),
        }
    }
}

#[allow(clippy::cast_possible_truncation, reason = "180 degrees are 1.8e9 steps")]
fn steps(degrees: f64) -> i32 {
    (degrees * STEPS_PER_DEGREE).round() as i32
}

fn of_steps([lat, lon]: [i32; 2]) -> Option<Position> {
    Position::new(f64::from(lat) / STEPS_PER_DEGREE, f64::from(lon) / STEPS_PER_DEGREE)
}

#[allow(clippy::cast_possible_truncation, reason = "a latitude has at most 9,000 bands on each side")]
fn band(lat: f64) -> i32 {
    (lat * BANDS_PER_DEGREE).floor() as i32
}

/// Half the height and half the width, in degrees, of a box around everything within `km`.
///
/// The width is that of the circle's tangents from the pole, <http://janmatuschek.de/LatitudeLongitudeBoundingCoordinates>.
fn half_box(middle: Position, km: f64) -> (f64, f64) {
    // A metre more, so that rounding never costs a place on the edge.
    let angle = (km + 0.001) / EARTH_RADIUS_KM;
    let holds_a_pole = middle.lat().abs().to_radians() + angle >= std::f64::consts::FRAC_PI_2;
    let wide = if holds_a_pole {
        180.0
    } else {
        (angle.sin() / middle.lat().to_radians().cos()).min(1.0).asin().to_degrees()
    };
    (angle.to_degrees(), wide)
}

#[cfg(test)]
mod tests {
    use super::{Position, Positions};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn positions_come_out_as_they_were_written(lat in -89_i32..90, lon in -179_i32..180, rest in 0_u32..10_000_000, exact in -90.0..=90.0_f64) {
            let written = |degrees: i32| format!("{degrees}.{rest:07}").parse::<f64>().unwrap();
            let position = Position::new(written(lat), written(lon)).unwrap();
            let steps = Positions::new(vec![position]);
            prop_assert!(matches!(steps, Positions::Steps(_)));
            prop_assert_eq!(steps.get(0), Some(position));
            let exact = Position::new(exact, 0.0).unwrap();
            let both = Positions::new(vec![position, exact]);
            prop_assert_eq!((both.get(0), both.get(1)), (Some(position), Some(exact)));
        }
    }
}
