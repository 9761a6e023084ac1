//! Building the table of postal codes, `public/places.bin`, from two lists of OpenStreetMap data.
//!
//! Strings in, bytes out: it opens no file and downloads nothing. `docs/places.md` says where the lists come
//! from.

use csv::StringRecord;
use nahbei_catalogue::Position;
use nahbei_finder::places::table::{Table, TableCode, TableError, TableTown};
use nahbei_finder::places::{PostalCode, state_of_name};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::str::FromStr;

/// Why the lists give no table.
#[derive(Debug)]
pub enum BuildError {
    /// A list is no CSV.
    NotCsv {
        /// Which list.
        list: &'static str,
        /// What the reader says, with the line.
        reason: csv::Error,
    },
    /// A list lacks a column.
    NoColumn {
        /// Which list.
        list: &'static str,
        /// The column it must have.
        column: &'static str,
    },
    /// A value is not what its column holds.
    WrongValue {
        /// Which list.
        list: &'static str,
        /// The line of the file, counted from 1.
        line: u64,
        /// The column.
        column: &'static str,
        /// What is there.
        found: String,
        /// What must be there.
        rule: &'static str,
    },
    /// A code is in one list only, or twice in the list of positions.
    WrongCode {
        /// The code.
        code: PostalCode,
        /// What must hold for it.
        rule: &'static str,
    },
    /// The table's format cannot hold it.
    Table(TableError),
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotCsv { list, reason } => write!(f, "{list}: must be CSV: {reason}; export it again"),
            Self::NoColumn { list, column } => {
                write!(f, "{list}: must have a column {column:?} but has none; check its first line")
            }
            Self::WrongValue { list, line, column, found, rule } => {
                write!(f, "{list}, line {line}: {column} must be {rule} but is {found:?}; correct it")
            }
            Self::WrongCode { code, rule } => write!(f, "postal code {code}: {rule}; use lists of one day"),
            Self::Table(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for BuildError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::NotCsv { reason, .. } => Some(reason),
            Self::Table(error) => Some(error),
            _ => None,
        }
    }
}

/// The table as a file, from a list of positions and a list of towns.
///
/// `centroids_csv` has a line for each postal code with the columns `plz`, `einwohner`, `centroid_lat`,
/// `centroid_lon`, `settle_lat`, `settle_lon`, `settle_src` and `radius_km`; `towns_csv` a line for each pair of
/// town and code with `ags`, `ort`, `plz` and `bundesland`. Other columns are not read.
/// The same lists always give the same bytes, in whatever order their lines are.
///
/// # Errors
///
/// A list that is no CSV, lacks a column or holds a wrong value; lists that do not know the same codes.
pub fn build(centroids_csv: &str, towns_csv: &str) -> Result<Vec<u8>, BuildError> {
    let mut codes = read_codes(&List::read(CENTROIDS, centroids_csv)?)?;
    let towns = read_towns(&List::read(TOWNS, towns_csv)?, &mut codes)?;
    if let Some(code) = codes.values().find(|code| code.towns.is_empty()) {
        return Err(BuildError::WrongCode { code: code.code, rule: "must be in the list of towns too" });
    }
    let table = Table { towns, codes: codes.into_values().collect() };
    table.encode().map_err(BuildError::Table)
}

/// The name the list of positions has in messages.
const CENTROIDS: &str = "plz_centroids.csv";
/// The name the list of towns has in messages.
const TOWNS: &str = "zuordnung_plz_ort.csv";

fn read_codes(list: &List) -> Result<BTreeMap<PostalCode, TableCode>, BuildError> {
    let mut codes = BTreeMap::new();
    for line in list.lines() {
        let code = line.postal_code()?;
        // The settlements' middle lies where people live, the outline's often in the woods.
        let (lat, lon) = match line.value("settle_src")? {
            "settlement" => ("settle_lat", "settle_lon"),
            _ => ("centroid_lat", "centroid_lon"),
        };
        let degrees = "degrees on the globe";
        let position = Position::new(line.number(lat, degrees)?, line.number(lon, degrees)?);
        let radius_km = line.number("radius_km", "kilometres")?;
        let people = line.number("einwohner", "a number of people")?;
        let row = TableCode {
            code,
            position: position.ok_or_else(|| line.wrong(lat, degrees))?,
            radius_km,
            people,
            towns: Vec::new(),
        };
        if codes.insert(code, row).is_some() {
            return Err(BuildError::WrongCode { code, rule: "must have one line in the list of positions" });
        }
    }
    Ok(codes)
}

/// The towns in the order of their official numbers, which tell them apart; each is entered with its codes.
fn read_towns(
    list: &List,
    codes: &mut BTreeMap<PostalCode, TableCode>,
) -> Result<Vec<TableTown>, BuildError> {
    let mut towns: BTreeMap<&str, (TableTown, BTreeSet<PostalCode>)> = BTreeMap::new();
    let lines: Vec<Line<'_>> = list.lines().collect();
    for line in &lines {
        let name = line.value("ort")?.to_owned();
        let state = state_of_name(line.value("bundesland")?);
        let state = state.ok_or_else(|| line.wrong("bundesland", "the name of a federal state"))?;
        let town = towns.entry(line.value("ags")?).or_insert((TableTown { name, state }, BTreeSet::new()));
        town.1.insert(line.postal_code()?);
    }
    let mut listed: Vec<TableTown> = Vec::new();
    for (town, codes_of_town) in towns.into_values() {
        // Two towns of one name in one code (Hamfelde) are one place for whoever types it.
        let neighbours = codes_of_town.iter().filter_map(|code| codes.get(code)).flat_map(|row| &row.towns);
        let namesake = neighbours.copied().find(|neighbour| listed[*neighbour] == town);
        let number = namesake.unwrap_or(listed.len());
        if namesake.is_none() {
            listed.push(town);
        }
        for code in codes_of_town {
            let rule = "must be in the list of positions too";
            let row = codes.get_mut(&code).ok_or(BuildError::WrongCode { code, rule })?;
            if !row.towns.contains(&number) {
                row.towns.push(number);
            }
        }
    }
    Ok(listed)
}

/// A CSV file whose first line names its columns.
struct List {
    name: &'static str,
    columns: StringRecord,
    records: Vec<StringRecord>,
}

impl List {
    fn read(name: &'static str, csv: &str) -> Result<Self, BuildError> {
        let not_csv = |reason| BuildError::NotCsv { list: name, reason };
        let mut reader = csv::Reader::from_reader(csv.trim_start_matches('\u{feff}').as_bytes());
        let columns = reader.headers().map_err(not_csv)?.clone();
        let records = reader.records().collect::<Result<_, _>>().map_err(not_csv)?;
        Ok(Self { name, columns, records })
    }

    fn lines(&self) -> impl Iterator<Item = Line<'_>> {
        self.records.iter().map(|record| Line { list: self, record })
    }
}

/// A line of a list.
struct Line<'l> {
    list: &'l List,
    record: &'l StringRecord,
}

impl<'l> Line<'l> {
    fn value(&self, column: &'static str) -> Result<&'l str, BuildError> {
        let at = self.list.columns.iter().position(|name| name == column);
        let value = at.and_then(|at| self.record.get(at));
        value.ok_or(BuildError::NoColumn { list: self.list.name, column })
    }

    fn number<T: FromStr>(&self, column: &'static str, rule: &'static str) -> Result<T, BuildError> {
        self.value(column)?.parse().map_err(|_| self.wrong(column, rule))
    }

    fn postal_code(&self) -> Result<PostalCode, BuildError> {
        PostalCode::parse(self.value("plz")?).ok_or_else(|| self.wrong("plz", "five digits"))
    }

    fn wrong(&self, column: &'static str, rule: &'static str) -> BuildError {
        let line = self.record.position().map_or(0, csv::Position::line);
        let found = self.value(column).unwrap_or_default().to_owned();
        BuildError::WrongValue { list: self.list.name, line, column, found, rule }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    const CENTROIDS_HEAD: &str =
        "plz,einwohner,centroid_lat,centroid_lon,settle_lat,settle_lon,settle_src,radius_km";
    const TOWNS_HEAD: &str = "osm_id,ags,ort,plz,landkreis,bundesland";

    fn centroids(lines: &[&str]) -> String {
        [&[CENTROIDS_HEAD], lines].concat().join("\n")
    }

    fn towns(lines: &[&str]) -> String {
        [&[TOWNS_HEAD], lines].concat().join("\n")
    }

    const APOLDA: &str = "99510,29831,51.03563,11.45898,51.02803,11.493,settlement,6.8";
    const AMMERBUCH: &str = "72119,11114,48.5568,8.95689,48.6,8.9,centroid,3.9";
    const IN_APOLDA: &str = "1,16071001,Apolda,99510,Landkreis Weimarer Land,Thüringen";
    const IN_KAPELLENDORF: &str = "2,16071037,Kapellendorf,99510,Landkreis Weimarer Land,Thüringen";
    const IN_AMMERBUCH: &str = "3,08416048,Ammerbuch,72119,Landkreis Tübingen,Baden-Württemberg";

    fn table(centroid_lines: &[&str], town_lines: &[&str]) -> Table {
        Table::decode(&build(&centroids(centroid_lines), &towns(town_lines)).unwrap()).unwrap()
    }

    #[test]
    fn settlements_give_the_position_where_they_are_known() {
        let table = table(&[APOLDA, AMMERBUCH], &[IN_APOLDA, IN_KAPELLENDORF, IN_AMMERBUCH]);
        let expected = [Position::new(48.5568, 8.95689).unwrap(), Position::new(51.02803, 11.493).unwrap()];
        for (code, expected) in table.codes.iter().zip(expected) {
            assert!(code.position.km_to(expected) <= 0.03, "{}", code.code);
        }
    }

    #[test]
    fn a_code_has_all_its_towns() {
        let table = table(&[APOLDA], &[IN_KAPELLENDORF, IN_APOLDA]);
        let names: Vec<&str> =
            table.codes[0].towns.iter().map(|town| table.towns[*town].name.as_str()).collect();
        assert_eq!(names, ["Apolda", "Kapellendorf"]);
    }

    #[test]
    fn namesakes_in_one_code_are_one_town() {
        let namesake = IN_APOLDA.replace("16071001", "16071999");
        assert_eq!(table(&[APOLDA], &[IN_APOLDA, &namesake]).towns.len(), 1);
    }

    #[test]
    fn the_order_of_lines_does_not_matter() {
        let one =
            build(&centroids(&[APOLDA, AMMERBUCH]), &towns(&[IN_APOLDA, IN_KAPELLENDORF, IN_AMMERBUCH]));
        let other =
            build(&centroids(&[AMMERBUCH, APOLDA]), &towns(&[IN_AMMERBUCH, IN_KAPELLENDORF, IN_APOLDA]));
        assert_eq!(one.unwrap(), other.unwrap());
    }

    #[test]
    fn mistakes_are_told_with_their_place_and_a_way_out() {
        let good_codes = centroids(&[APOLDA]);
        let good_towns = towns(&[IN_APOLDA]);
        let cases = [
            (
                "plz\n99510",
                good_towns.as_str(),
                "plz_centroids.csv: must have a column \"settle_src\" but has none; check its first line",
            ),
            (
                &good_codes.replace("99510", "9951"),
                &good_towns,
                "plz_centroids.csv, line 2: plz must be five digits but is \"9951\"; correct it",
            ),
            (
                &good_codes.replace("51.02803", "151"),
                &good_towns,
                "plz_centroids.csv, line 2: settle_lat must be degrees on the globe but is \"151\"; correct it",
            ),
            (
                &good_codes,
                &good_towns.replace("Thüringen", "Thule"),
                "zuordnung_plz_ort.csv, line 2: bundesland must be the name of a federal state but is \"Thule\"; correct it",
            ),
            (
                &good_codes,
                TOWNS_HEAD,
                "postal code 99510: must be in the list of towns too; use lists of one day",
            ),
            (
                CENTROIDS_HEAD,
                &good_towns,
                "postal code 99510: must be in the list of positions too; use lists of one day",
            ),
            (
                &centroids(&[APOLDA, APOLDA]),
                &good_towns,
                "postal code 99510: must have one line in the list of positions; use lists of one day",
            ),
        ];
        for (codes, towns, message) in cases {
            assert_eq!(build(codes, towns).unwrap_err().to_string(), message);
        }
    }

    /// Runs on real data only, which `NAHBEI_DATA` names.
    #[test]
    fn the_published_table_is_what_the_real_lists_give() {
        let Some(data) = std::env::var_os("NAHBEI_DATA") else { return };
        let read = |path: &Path| {
            std::fs::read(path)
                .unwrap_or_else(|error| panic!("real data is missing: {}: {error}", path.display()))
        };
        let list =
            |name: &str| String::from_utf8(read(&Path::new(&data).join("plz-osm").join(name))).unwrap();
        let built = build(&list(CENTROIDS), &list(TOWNS)).unwrap();
        let published = read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public/places.bin"));
        assert!(built == published, "public/places.bin is not what the lists give; build it anew");
    }
}
