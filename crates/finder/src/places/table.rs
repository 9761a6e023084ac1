//! The table of German postal codes as one compact file: writing it and reading it.
//!
//! The only place that knows the format, which `docs/places.md` describes. It opens no file and understands no
//! typed text.

mod bytes;
mod error;
mod syllables;
#[cfg(test)]
mod tests;

use super::postal_code::PostalCode;
use bytes::{Bytes, write_number, write_signed};
pub use error::TableError;
use nahbei_catalogue::{Position, State};
use std::collections::HashMap;
use syllables::{Syllables, pack};

/// What the licence asks to be said wherever the table is used.
pub const ATTRIBUTION: &str = "© OpenStreetMap contributors, ODbL 1.0";

/// How the file begins; a version and the attribution follow, then a line break.
const MAGIC: &str = "nahbei-places ";
/// Other versions are refused.
const VERSION: &str = "1";

/// Steps of the grid on which positions are kept. At 47° north a corner of a cell is 25 m from its middle.
const LAT_STEP: f64 = 0.0003;
const LON_STEP: f64 = 0.0005;

/// Radii in kilometres that the file knows; others are rounded up, so that the circle still covers.
const RADII_KM: [f32; 16] =
    [0.3, 0.5, 0.8, 1.0, 1.3, 1.6, 2.0, 2.5, 3.0, 3.7, 4.5, 5.5, 7.0, 9.0, 12.0, 17.0];

/// How many towns of one code may have been met in lower codes already.
const MOST_KNOWN_TOWNS: u32 = 15;

/// Postal codes and the towns they belong to.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// Towns, several of which may have one name.
    pub towns: Vec<TableTown>,
    /// Codes, ascending.
    pub codes: Vec<TableCode>,
}

/// A town of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableTown {
    /// Its official name, such as `"Halle (Saale)"`.
    pub name: String,
    /// Its federal state.
    pub state: State,
}

/// A postal code of the table.
#[derive(Debug, Clone, PartialEq)]
pub struct TableCode {
    /// The code.
    pub code: PostalCode,
    /// The middle of its settlements.
    pub position: Position,
    /// Radius of a circle as large as its area.
    pub radius_km: f32,
    /// How many people live there, to a power of two.
    pub people: u32,
    /// Indices into [`Table::towns`].
    pub towns: Vec<usize>,
}

impl Table {
    /// Writes the table. The same table always gives the same bytes.
    ///
    /// Towns come back in the order in which codes name them, towns without a code not at all; positions come
    /// back within 30 m, radii rounded up to the next of sixteen, people to a power of two.
    ///
    /// # Errors
    ///
    /// [`TableError::NotAscending`], [`TableError::WrongTowns`], [`TableError::WrongName`].
    pub fn encode(&self) -> Result<Vec<u8>, TableError> {
        let mut columns = [const { Vec::new() }; 5];
        let [codes, lats, lons, spreads, links] = &mut columns;
        let (mut last_code, mut last_lat, mut last_lon) = (None, 0, 0);
        let mut met = Met { table: self, numbers: HashMap::new(), towns: Vec::new() };
        for row in &self.codes {
            if last_code >= Some(row.code) {
                return Err(TableError::NotAscending(row.code));
            }
            write_number(codes, row.code.number() - last_code.map_or(0, PostalCode::number));
            let (lat, lon) = (cell(row.position.lat(), LAT_STEP), cell(row.position.lon(), LON_STEP));
            write_signed(lats, lat - last_lat);
            write_signed(lons, lon - last_lon);
            spreads.push(radius_step(row.radius_km) << 4 | people_step(row.people));
            met.write_links(links, row).ok_or(TableError::WrongTowns(row.code))?;
            (last_code, last_lat, last_lon) = (Some(row.code), lat, lon);
        }
        let mut body = Vec::new();
        write_towns(&mut body, &met.towns)?;
        write_number(&mut body, u32::try_from(self.codes.len()).unwrap_or(u32::MAX));
        body.extend(columns.concat());
        let head = format!("{MAGIC}{VERSION} {ATTRIBUTION}\n");
        Ok([head.as_bytes(), &checksum(&body), &body].concat())
    }

    /// Reads a table.
    ///
    /// # Errors
    ///
    /// Any bytes but those of a whole, undamaged table of this version.
    ///
    /// ```
    /// use nahbei_finder::places::table::{Table, TableError};
    ///
    /// assert_eq!(Table::decode(b"<!DOCTYPE html>"), Err(TableError::NotATable));
    /// let table = Table::default();
    /// assert_eq!(Table::decode(&table.encode().unwrap()), Ok(table));
    /// ```
    pub fn decode(bytes: &[u8]) -> Result<Self, TableError> {
        let after_magic = bytes.strip_prefix(MAGIC.as_bytes()).ok_or(TableError::NotATable)?;
        let head_end = after_magic.iter().take(200).position(|byte| *byte == b'\n');
        let (head, rest) = after_magic.split_at(head_end.ok_or(TableError::CutShort)?);
        let head = String::from_utf8_lossy(head);
        let (version, attribution) = head.split_once(' ').unwrap_or((&head, ""));
        if version != VERSION {
            return Err(TableError::OtherVersion(version.to_owned()));
        }
        if attribution != ATTRIBUTION {
            return Err(TableError::Damaged("attribution"));
        }
        let (sum, body) = rest[1..].split_first_chunk::<4>().ok_or(TableError::CutShort)?;
        if *sum != checksum(body) {
            return Err(TableError::Damaged("checksum"));
        }
        Self::decode_body(body)
    }

    /// Reads what follows the head; trusts no byte.
    fn decode_body(body: &[u8]) -> Result<Self, TableError> {
        let bytes = &mut Bytes::new(body);
        let towns = read_towns(bytes)?;
        let count = bytes.number()?;
        let mut codes = Vec::new();
        let mut last = 0_u32;
        for row in 0..count {
            let step = bytes.number()?;
            let number = last.checked_add(step).filter(|_| row == 0 || step > 0);
            let code = number.and_then(PostalCode::new).ok_or(TableError::Damaged("postal code"))?;
            last = code.number();
            codes.push(code);
        }
        let lats = read_cells(bytes, codes.len())?;
        let lons = read_cells(bytes, codes.len())?;
        let spreads = codes.iter().map(|_| bytes.byte()).collect::<Result<Vec<u8>, _>>()?;
        let mut met = 0;
        let mut rows = Vec::new();
        for (((code, lat), lon), spread) in codes.into_iter().zip(lats).zip(lons).zip(spreads) {
            let position = Position::new(f64::from(lat) * LAT_STEP, f64::from(lon) * LON_STEP);
            rows.push(TableCode {
                code,
                position: position.ok_or(TableError::Damaged("position"))?,
                radius_km: RADII_KM[usize::from(spread >> 4)],
                people: people_of_step(spread & 0xF),
                towns: read_links(bytes, &mut met, towns.len())?,
            });
        }
        if met != towns.len() || !bytes.is_empty() {
            return Err(TableError::Damaged("end"));
        }
        Ok(Self { towns, codes: rows })
    }
}

/// The towns that the codes written so far have named.
struct Met<'t> {
    table: &'t Table,
    /// By index in the table, the place in `towns`.
    numbers: HashMap<usize, usize>,
    towns: Vec<&'t TableTown>,
}

impl Met<'_> {
    /// Writes how many towns of the code are new and how many known, then the known ones as steps back from the
    /// newest; new ones need no word, they are the next in the list. `None` when a town is wrong.
    fn write_links(&mut self, bytes: &mut Vec<u8>, row: &TableCode) -> Option<()> {
        let is_known = |town: &usize| self.numbers.contains_key(town);
        let (mut known, mut new): (Vec<usize>, Vec<usize>) =
            row.towns.iter().partition(|town| is_known(town));
        known.sort_by_key(|town| self.numbers[town]);
        known.dedup();
        new.sort_by_key(|town| (self.table.towns.get(*town).map(|town| (&town.name, town.state)), *town));
        new.dedup();
        let known_count = u32::try_from(known.len()).ok().filter(|count| *count <= MOST_KNOWN_TOWNS)?;
        write_number(bytes, u32::try_from(new.len()).ok()?.checked_mul(16)? | known_count);
        for town in known {
            write_number(bytes, u32::try_from(self.towns.len() - self.numbers[&town]).ok()?);
        }
        for town in new {
            self.numbers.insert(town, self.towns.len());
            self.towns.push(self.table.towns.get(town)?);
        }
        Some(())
    }
}

/// Syllables, names each ended by a zero byte, an empty name, then states as runs of neighbours.
fn write_towns(bytes: &mut Vec<u8>, towns: &[&TableTown]) -> Result<(), TableError> {
    let names: Vec<&str> = towns.iter().map(|town| town.name.as_str()).collect();
    if let Some(name) = names.iter().find(|name| name.is_empty() || name.contains('\0')) {
        return Err(TableError::WrongName((*name).to_owned()));
    }
    let (pairs, packed) = pack(&names);
    bytes.extend(pairs);
    for name in packed {
        bytes.extend(name);
        bytes.push(0);
    }
    bytes.push(0);
    for run in towns.chunk_by(|one, next| one.state == next.state) {
        bytes.extend(run[0].state.code().bytes());
        write_number(bytes, u32::try_from(run.len()).unwrap_or(u32::MAX));
    }
    Ok(())
}

fn read_towns(bytes: &mut Bytes<'_>) -> Result<Vec<TableTown>, TableError> {
    let syllables = Syllables::read(bytes)?;
    let mut names = Vec::new();
    loop {
        let packed = bytes.until_zero()?;
        if packed.is_empty() {
            break;
        }
        names.push(syllables.unpack(packed)?);
    }
    let mut towns = Vec::new();
    let mut names = names.into_iter().peekable();
    while names.peek().is_some() {
        let state = state_of([bytes.byte()?, bytes.byte()?]).ok_or(TableError::Damaged("state"))?;
        for _ in 0..bytes.number()? {
            let name = names.next().ok_or(TableError::Damaged("state"))?;
            towns.push(TableTown { name, state });
        }
    }
    Ok(towns)
}

fn state_of(code: [u8; 2]) -> Option<State> {
    str::from_utf8(&code).ok().and_then(State::from_code)
}

/// The towns of one code: some met before, counted back from the newest, and the next new ones.
fn read_links(bytes: &mut Bytes<'_>, met: &mut usize, towns: usize) -> Result<Vec<usize>, TableError> {
    let damaged = TableError::Damaged("towns of a code");
    let counts = bytes.number()?;
    let mut links = Vec::new();
    for _ in 0..counts & 0xF {
        let back = bytes.number()?;
        let back = usize::try_from(back).ok().filter(|back| *back > 0);
        links.push(back.and_then(|back| met.checked_sub(back)).ok_or(damaged.clone())?);
    }
    let first_new = *met;
    let new = usize::try_from(counts >> 4).ok().and_then(|new| first_new.checked_add(new));
    *met = new.filter(|met| *met <= towns).ok_or(damaged)?;
    links.extend(first_new..*met);
    Ok(links)
}

fn read_cells(bytes: &mut Bytes<'_>, count: usize) -> Result<Vec<i32>, TableError> {
    let mut last = 0_i32;
    let mut next = || {
        last = last.checked_add(bytes.signed()?).ok_or(TableError::Damaged("position"))?;
        Ok(last)
    };
    (0..count).map(|_| next()).collect()
}

#[expect(clippy::cast_possible_truncation, reason = "at most 180 degrees in steps of 0.0003 fit 32 bits")]
fn cell(degrees: f64, step: f64) -> i32 {
    (degrees / step).round() as i32
}

fn radius_step(radius_km: f32) -> u8 {
    let step = RADII_KM.iter().position(|radius| *radius >= radius_km);
    step.and_then(|step| u8::try_from(step).ok()).unwrap_or(15)
}

/// How many binary digits the number has; 15 stands for all larger numbers too.
fn people_step(people: u32) -> u8 {
    let digits = u32::BITS - people.leading_zeros();
    u8::try_from(digits).unwrap_or(15).min(15)
}

/// The middle of the numbers with so many binary digits.
fn people_of_step(step: u8) -> u32 {
    if step == 0 { 0 } else { (1 << (step - 1)) + ((1 << (step - 1)) >> 1) }
}

/// FNV-1a, so that a copy changed by a text-mode upload is refused instead of read wrongly.
fn checksum(bytes: &[u8]) -> [u8; 4] {
    let mix = |sum: u32, byte: &u8| (sum ^ u32::from(*byte)).wrapping_mul(0x0100_0193);
    bytes.iter().fold(0x811C_9DC5, mix).to_le_bytes()
}
