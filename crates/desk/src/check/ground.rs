//! Which ground a postal code and a town cover, from the table of postal codes. It knows no streets and no outlines.

use crate::near::TABLE;
use nahbei_catalogue::Position;
use nahbei_finder::places::table::{Table, TableCode};
use nahbei_finder::places::{PostalCode, Umlauts, fold_place_name};
use std::collections::HashMap;

/// A cell of the net in which codes are looked up, in degrees: more than the largest code's radius and [`OFF_LAND_KM`].
const CELL: (f64, f64) = (0.25, 0.4);

/// So far from the circle of every postal code nobody lives who has a German address. Points within municipalities
/// lie up to 1.8 km outside (200 points at random in five of them), the open sea more than 10.
pub const OFF_LAND_KM: f64 = 4.0;

/// The postal codes of Germany and their towns.
pub struct Ground {
    table: Table,
    by_code: HashMap<PostalCode, usize>,
    by_cell: HashMap<(i32, i32), Vec<usize>>,
    by_town: HashMap<String, Vec<usize>>,
}

impl Ground {
    /// The table in the program.
    ///
    /// # Errors
    /// When it is broken.
    pub fn new() -> anyhow::Result<Self> {
        let table = Table::decode(TABLE)?;
        let mut by_cell: HashMap<(i32, i32), Vec<usize>> = HashMap::new();
        let mut by_town: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, code) in table.codes.iter().enumerate() {
            by_cell.entry(cell(code.position)).or_default().push(at);
            for town in &code.towns {
                let name = table.towns.get(*town).map(|town| fold(&town.name)).unwrap_or_default();
                by_town.entry(name).or_default().push(at);
            }
        }
        let by_code = table.codes.iter().enumerate().map(|(at, code)| (code.code, at)).collect();
        Ok(Self { table, by_code, by_cell, by_town })
    }

    /// The postal code with these digits, where some street has it.
    pub fn code(&self, digits: &str) -> Option<&TableCode> {
        self.table.codes.get(*self.by_code.get(&PostalCode::parse(digits)?)?)
    }

    /// The towns of a postal code.
    pub fn towns_of(&self, code: &TableCode) -> Vec<&str> {
        code.towns.iter().filter_map(|town| Some(self.table.towns.get(*town)?.name.as_str())).collect()
    }

    /// The postal codes of a town; none where the table does not know its name.
    pub fn codes_of(&self, town: &str) -> Vec<&TableCode> {
        let numbers = self.by_town.get(&fold(town)).into_iter().flatten();
        numbers.filter_map(|at| self.table.codes.get(*at)).collect()
    }

    /// Whether a town of this name is known.
    pub fn knows(&self, name: &str) -> bool {
        let folded = fold(name);
        self.by_town.contains_key(&folded) || self.by_town.keys().any(|known| is_part(known, &folded))
    }

    /// Whether a place of this name may have this code: its towns are so called.
    pub fn belongs(&self, code: &TableCode, name: &str) -> bool {
        let folded = fold(name);
        let mut towns = self.towns_of(code).into_iter().map(fold);
        towns.any(|town| town == folded || is_part(&town, &folded) || is_part(&folded, &town))
    }

    /// How many kilometres a position lies outside of the circle of the nearest postal code; `None` where none is near.
    pub fn km_outside(&self, position: Position) -> Option<f64> {
        let (row, column) = cell(position);
        let around = (-1..=1).flat_map(|y| (-1..=1).map(move |x| (row + y, column + x)));
        let near = around.filter_map(|cell| self.by_cell.get(&cell)).flatten();
        let codes = near.filter_map(|at| self.table.codes.get(*at));
        codes.map(|code| code.position.km_to(position) - f64::from(code.radius_km)).min_by(f64::total_cmp)
    }
}

/// Whether a position may have a postal code: it is not farther from the code's middle than twice its radius and two
/// kilometres. Of 2,993 real addresses with both, one is, and that one is wrong; of 1,600 points at random in sixteen
/// codes none is.
pub fn may_have(code: &TableCode, position: Position) -> bool {
    code.position.km_to(position) <= 2.0 * f64::from(code.radius_km) + 2.0
}

/// A name without what differs from one way of writing to another.
pub fn fold(name: &str) -> String {
    fold_place_name(name, Umlauts::Written)
}

/// Whether words begin or end with others: "halle saale" and "halle", "stadt wetzlar" and "wetzlar".
fn is_part(words: &str, part: &str) -> bool {
    let rest = words.strip_prefix(part).filter(|rest| rest.starts_with(' '));
    !part.is_empty() && (rest.is_some() || words.strip_suffix(part).is_some_and(|rest| rest.ends_with(' ')))
}

#[allow(clippy::cast_possible_truncation, reason = "a degree divided by a part of one is far within bounds")]
fn cell(position: Position) -> (i32, i32) {
    ((position.lat() / CELL.0).floor() as i32, (position.lon() / CELL.1).floor() as i32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_town_is_known_by_the_ways_people_write_it() {
        let ground = Ground::new().unwrap();
        let code = |digits| ground.code(digits).unwrap();
        for (digits, name, belongs) in [
            ("35578", "Wetzlar", true),
            ("35578", "Stadt Wetzlar", true),
            ("02826", "Goerlitz", true),
            ("06108", "Halle", true),
            ("35578", "Gießen", false),
        ] {
            assert_eq!(ground.belongs(code(digits), name), belongs, "{digits} {name}");
        }
        assert!(ground.code("35599").is_none());
        assert!(ground.knows("Halle") && !ground.knows("Wezlar"));
    }

    #[test]
    fn the_sea_and_other_countries_are_far_from_every_code() {
        let ground = Ground::new().unwrap();
        for (lat, lon, is_off) in [
            (50.556, 8.502, false),
            (54.18, 7.89, false),
            (53.42, 12.68, false),
            (54.3, 7.5, true),
            (54.6, 12.0, true),
            (50.08, 14.43, true),
        ] {
            let off = ground.km_outside(Position::new(lat, lon).unwrap()).is_none_or(|km| km > OFF_LAND_KM);
            assert_eq!(off, is_off, "{lat}, {lon}");
        }
    }
}
