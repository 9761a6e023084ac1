//! A middle and a radius: how exactly a place is known.
//!
//! Knows no outline: a circle is all that distances marked "about" need.

use crate::order::order;
use nahbei_catalogue::Position;

/// A circle on the ground.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Area {
    pub(super) position: Position,
    pub(super) radius_km: f32,
}

/// A radius leaves out the farthest twentieth of the people: Hamburg has an island 100 km away.
const MOST_PEOPLE: f64 = 0.95;

impl Area {
    /// The area of parts with so many people each: their middle, and the circle that holds most people.
    /// `None` without parts.
    pub(super) fn of_parts(parts: &[(Self, f64)]) -> Option<Self> {
        let people: f64 = parts.iter().map(|(_, people)| people).sum();
        let mean = |degrees: fn(Position) -> f64| {
            parts.iter().map(|(area, people)| degrees(area.position) * people).sum::<f64>() / people
        };
        let position = Position::new(mean(Position::lat), mean(Position::lon))?;
        Some(Self { position, radius_km: radius_around(position, parts)? })
    }
}

/// The radius of the circle around `middle` that holds the parts in which most people live.
/// `None` without parts.
pub(super) fn radius_around(middle: Position, parts: &[(Area, f64)]) -> Option<f32> {
    let far_sides: Vec<f64> =
        parts.iter().map(|(area, _)| middle.km_to(area.position) + f64::from(area.radius_km)).collect();
    let enough = MOST_PEOPLE * parts.iter().map(|(_, people)| people).sum::<f64>();
    let mut held = 0.0;
    let in_metres = far_sides.iter().map(|km| whole(km * 1000.0));
    let nearest_first = order(in_metres);
    let holds_enough = |part: &&usize| {
        held += parts[**part].1;
        held >= enough
    };
    let farthest = nearest_first.iter().find(holds_enough).or(nearest_first.last())?;
    Some(to_f32(far_sides[*farthest]))
}

/// A number without its fraction; negative ones count as 0.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the cast saturates, as is wanted"
)]
pub(super) fn whole(number: f64) -> u32 {
    number as u32
}

#[expect(clippy::cast_possible_truncation, reason = "a radius on the globe is far inside the range of f32")]
fn to_f32(km: f64) -> f32 {
    km as f32
}
