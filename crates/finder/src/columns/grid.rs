//! Places by where they are: in bands from west to east, so that what is near lies in a few runs.
//! It measures no distance: it hands out a little more than asked, never less.

use nahbei_catalogue::Position;

/// Bands in a degree of latitude: each is about 1.1 km high, so that a walk's radius touches few.
const BANDS_PER_DEGREE: f64 = 100.0;
const EARTH_RADIUS_KM: f64 = 6371.0;

/// The places of offers, each with the number of its offer.
#[derive(Debug, Clone)]
pub(super) struct Grid {
    /// Band by band from south to north, in each from west to east.
    positions: Vec<Position>,
    /// The offers of these places.
    offers: Vec<u32>,
    /// The number of the southernmost band.
    south: i32,
    /// Where each band begins, and where the last one ends.
    starts: Vec<u32>,
}

impl Default for Grid {
    fn default() -> Self {
        Self::new(Vec::new())
    }
}

impl Grid {
    pub(super) fn new(mut places: Vec<(Position, u32)>) -> Self {
        places.sort_unstable_by(|(a, offer), (b, other)| {
            band(a.lat()).cmp(&band(b.lat())).then(a.lon().total_cmp(&b.lon())).then(offer.cmp(other))
        });
        let south = places.first().map_or(0, |(position, _)| band(position.lat()));
        let mut starts = Vec::new();
        for (at, (position, _)) in (0_u32..).zip(&places) {
            let band = usize::try_from(band(position.lat()) - south).unwrap_or(0);
            starts.resize(starts.len().max(band + 1), at);
        }
        starts.push(u32::try_from(places.len()).unwrap_or(u32::MAX));
        let (positions, offers) = places.into_iter().unzip();
        Self { positions, offers, south, starts }
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
            let run = &self.positions[start..end];
            let first = start + run.partition_point(|position| position.lon() < west);
            let behind = start + run.partition_point(|position| position.lon() <= east);
            let positions = self.positions[first..behind].iter().copied();
            self.offers[first..behind].iter().copied().zip(positions)
        })
    }

    /// Bytes held.
    pub(super) fn bytes(&self) -> usize {
        size_of_val(&self.positions[..]) + size_of_val(&self.offers[..]) + size_of_val(&self.starts[..])
    }
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
