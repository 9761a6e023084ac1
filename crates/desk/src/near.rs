//! Where a family is, from what it writes: a position, a postal code, a town or a district. It knows no streets.

use crate::lang::Lang;
use nahbei_catalogue::{Position, Town};
use nahbei_finder::Origin;
use nahbei_finder::places::table::Table;
use nahbei_finder::places::{Gazetteer, Place, Understanding};

/// The table of German postal codes, as the page loads it.
pub const TABLE: &[u8] = include_bytes!("../../../public/places.bin");

/// Understands `written` as `LAT,LON` or as a place of `towns` or of the table of postal codes.
///
/// # Errors
/// When no place, or more than one, has that name; then with what to write instead.
pub fn origin(written: &str, towns: &[Town], lang: Lang) -> anyhow::Result<Origin> {
    if let Some(position) = position(written) {
        return Ok(Origin { position, vague: false, postal_codes: Vec::new(), town: None, state: None });
    }
    let mut gazetteer = Gazetteer::new(towns);
    gazetteer.extend(Table::decode(TABLE)?);
    match gazetteer.find(written) {
        Understanding::One(place) => Ok(middle_of(place)),
        Understanding::Several(places) => {
            let names: Vec<String> = places.iter().map(|place| format!("\"{}\"", place.name)).collect();
            let names = names.join(", ");
            anyhow::bail!(lang.pick(
                format!("--near: \"{written}\" kann mehrere Orte meinen; einen davon schreiben: {names}"),
                format!("--near: \"{written}\" may be several places; write one of {names}"),
            ))
        }
        Understanding::Unknown | Understanding::Incomplete => anyhow::bail!(lang.pick(
            format!(
                "--near: \"{written}\" ist kein bekannter Ort; fünf Ziffern schreiben, einen Ort mit oder ohne Ortsteil, oder LAT,LON wie 50.56,8.50"
            ),
            format!(
                "--near: \"{written}\" is no known place; write five digits, a town with or without its district, or LAT,LON such as 50.56,8.50"
            ),
        )),
    }
}

/// A position written as degrees north and degrees east.
fn position(written: &str) -> Option<Position> {
    let (lat, lon) = written.split_once(',')?;
    Position::new(lat.trim().parse().ok()?, lon.trim().parse().ok()?)
}

/// A place as the finder wants to know it: its middle, from which every distance is "about".
fn middle_of(place: Place) -> Origin {
    Origin {
        position: place.position,
        vague: true,
        postal_codes: place.postal_codes,
        town: place.town,
        state: place.state,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_position_is_exact_and_a_place_is_about() {
        for (written, vague, town) in [
            ("50.55, 8.50", false, None),
            ("35576", true, Some("Wetzlar")),
            ("D-99510 Apolda", true, Some("Apolda")),
            ("görlitz", true, Some("Görlitz")),
        ] {
            let origin = origin(written, &[], Lang::En).unwrap();
            assert_eq!((origin.vague, origin.town.as_deref()), (vague, town), "{written}");
        }
    }

    #[test]
    fn what_is_no_place_says_what_to_write() {
        for (written, words) in [
            ("355", "is no known place"),
            ("99,8.5", "is no known place"),
            ("Qqqqqq", "write five digits"),
            ("Neustadt", "may be several places"),
        ] {
            let error = origin(written, &[], Lang::En).unwrap_err().to_string();
            assert!(error.contains(words), "{error}");
        }
    }
}
