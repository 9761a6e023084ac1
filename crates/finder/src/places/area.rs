//! A middle and a radius: how exactly a place is known.
//!
//! Knows no outline: a circle is all that distances marked "about" need.

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
    let far_side = |area: &Area| middle.km_to(area.position) + f64::from(area.radius_km);
    let mut reached: Vec<(f64, f64)> = parts.iter().map(|(area, people)| (far_side(area), *people)).collect();
    reached.sort_by(|a, b| a.0.total_cmp(&b.0));
    let enough = MOST_PEOPLE * reached.iter().map(|(_, people)| people).sum::<f64>();
    let mut held = 0.0;
    let holds_enough = |(_, people): &&(f64, f64)| {
        held += people;
        held >= enough
    };
    let farthest = reached.iter().find(holds_enough).or(reached.last())?;
    Some(to_f32(farthest.0))
}

#[expect(clippy::cast_possible_truncation, reason = "a radius on the globe is far inside the range of f32")]
fn to_f32(km: f64) -> f32 {
    km as f32
}
