//! Lists in the formats of others, each recognised by what it holds. They have lists inside of records, so each has
//! a reader of its own instead of a mapping; what a person maps by hand is `mapping`'s part.

mod ages;
mod conversion;
mod draft;
mod hours;
pub mod hsds;
mod integreat;
mod ledger;
mod osm;
mod outpost;
mod report;

pub use conversion::Conversion;
pub use report::write as write_report;

use crate::lang::said;
use anyhow::{Context, bail};
use clap::ValueEnum;
use conversion::Record;
use draft::Draft;
use hsds::Dialect;
use ledger::Words;
use nahbei_catalogue::Text;
use serde_json::Value;
use std::path::Path;

/// A reason: the catalogue says no such thing.
const NO_FIELD: Words = ("der Katalog hat dafür kein Feld", "the catalogue has no field for it");
/// A reason: an id of a part.
const INNER_ID: Words = ("Teile eines Angebots haben keine Kennung", "parts of an offer have no id");
/// A reason: when a record was touched.
const NO_CHECK: Words = (
    "wann ein Datensatz geändert wurde, sagt nicht, wann jemand nachgefragt hat",
    "when a record was changed does not say when somebody asked",
);

/// A format that can be read without a mapping.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Human Services Data Specification 3.0: JSON, oder ein Ordner mit CSV-Tabellen.
    Hsds,
    /// Open Referral UK, das britische Profil von HSDS 3.0.
    Oruk,
    /// Integreat API v3: Orte (locations).
    Integreat,
    /// Outpost, wie Scout es liest.
    Outpost,
    /// OpenStreetMap: JSON von Overpass.
    Osm,
}

impl Format {
    /// The format of a JSON file, by what it holds.
    pub fn recognised(file: &Value) -> Option<Self> {
        if osm::recognises(file) {
            return Some(Self::Osm);
        }
        if integreat::recognises(file) {
            return Some(Self::Integreat);
        }
        if outpost::recognises(file) {
            return Some(Self::Outpost);
        }
        let dialect = match hsds::tables::of_lists(file) {
            Some(tables) if hsds::tables::are_british(&tables) => Dialect::British,
            Some(_) => Dialect::International,
            None => hsds::recognises(file)?,
        };
        Some(dialect.into())
    }

    /// What it is called.
    const fn name(self) -> &'static str {
        match self {
            Self::Hsds => "HSDS",
            Self::Oruk => "Open Referral UK",
            Self::Integreat => "Integreat",
            Self::Outpost => "Outpost",
            Self::Osm => "OpenStreetMap",
        }
    }
}

impl From<Dialect> for Format {
    fn from(dialect: Dialect) -> Self {
        match dialect {
            Dialect::International => Self::Hsds,
            Dialect::British => Self::Oruk,
        }
    }
}

/// Reads a JSON file of a format, and names the catalogue after it.
pub fn read(format: Format, file: &Value) -> Conversion {
    let conversion = Conversion::new(Text::german(format.name()));
    let dialect = if format == Format::Oruk { Dialect::British } else { Dialect::International };
    match format {
        Format::Osm => {
            let as_of = file.pointer("/osm3s/timestamp_osm_base").and_then(Value::as_str);
            let as_of = as_of.and_then(|time| time.get(..10));
            conversion.convert(&osm::records(file), |element| osm::draft(element, as_of))
        }
        Format::Integreat => conversion.convert(&integreat::records(file), integreat::draft),
        Format::Outpost => conversion.convert(&outpost::records(file), |service| Ok(outpost::draft(service))),
        Format::Hsds | Format::Oruk => match hsds::tables::of_lists(file) {
            Some(tables) => read_tables(format, &tables),
            None => hsds::head(file, conversion)
                .convert(&hsds::records(file), |service| hsds::draft(service, dialect)),
        },
    }
}

/// Reads tables of HSDS.
fn read_tables(format: Format, tables: &hsds::tables::Tables) -> Conversion {
    const NOBODYS: Words = ("gehört zu keinem Dienst (service)", "belongs to no service");
    let dialect = if format == Format::Oruk { Dialect::British } else { Dialect::International };
    let (services, left) = hsds::tables::joined(tables);
    let mut conversion = Conversion::new(Text::german(format.name()))
        .convert(&services, |service| hsds::draft(service, dialect));
    for row in &left {
        conversion.enter_dropped(row, NOBODYS);
    }
    conversion
}

/// Reads a file or a folder of a format, recognised by what it holds where none is given; none where it is no such
/// format.
///
/// # Errors
/// When the input cannot be read, or is not of the format that is asked for.
pub fn read_input(input: &Path, format: Option<Format>) -> anyhow::Result<Option<Conversion>> {
    if input.is_dir() {
        let tables = hsds::tables::of_folder(input).with_context(|| input.display().to_string())?;
        if !tables.contains_key("services") {
            let shown = input.display();
            bail!(said(
                format!(
                    "{shown}: ein Ordner muss Tabellen von HSDS enthalten, darunter services.csv; den Namen prüfen"
                ),
                format!(
                    "{shown}: a folder must hold HSDS tables, with services.csv among them; check its name"
                ),
            ));
        }
        let british = if hsds::tables::are_british(&tables) { Format::Oruk } else { Format::Hsds };
        return Ok(Some(read_tables(format.unwrap_or(british), &tables)));
    }
    if format.is_none() && !input.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json"))
    {
        return Ok(None);
    }
    let text = crate::file::read(input)?;
    let file: Value = match (serde_json::from_str(&text), format) {
        (Ok(file), _) => file,
        (Err(_), None) => return Ok(None),
        (Err(error), Some(_)) => {
            let shown = input.display();
            return Err(error).context(said(
                format!("{shown}: muss JSON sein; kurz vor dieser Stelle nach einem fehlenden Komma, Anführungszeichen oder einer Klammer suchen"),
                format!("{shown}: must be JSON; look just before that place for a missing comma, quote or bracket"),
            ));
        }
    };
    Ok(format.or_else(|| Format::recognised(&file)).map(|format| read(format, &file)))
}

/// The records of a file: the list of this name, the list that it is, or the only one that it is.
fn items(file: &Value, list: &str) -> Vec<Record> {
    let items = file.get(list).and_then(Value::as_array).or_else(|| file.as_array());
    let prefix = if file.is_array() { String::new() } else { format!("{list}/") };
    match items {
        Some(items) => items
            .iter()
            .enumerate()
            .map(|(at, item)| Record {
                place: format!("{prefix}{at}"),
                value: item.clone(),
                rows: Vec::new(),
            })
            .collect(),
        None => vec![Record { place: "0".to_owned(), value: file.clone(), rows: Vec::new() }],
    }
}

/// The id of an offer: the source's own where it is one of the catalogue, or else with this prefix and without what
/// an id must not hold. It stays the same at the next import.
fn id(draft: &mut Draft<'_>, at: &str, prefix: &str) {
    const CHANGED: Words = ("als Kennung des Katalogs", "as an id of the catalogue");
    let Some(found) = draft.written(at) else { return };
    let is_uuid = found.len() == 36 && found.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-');
    let plain: String = found
        .chars()
        .map(|letter| letter.to_ascii_lowercase())
        .map(|letter| if letter.is_ascii_alphanumeric() { letter } else { '-' })
        .collect();
    let id = if is_uuid { plain } else { format!("{prefix}{plain}") };
    if id == found {
        draft.take(at, "/id");
    } else {
        draft.change(at, "/id", CHANGED, id.into());
    }
}

/// The provider's name; where none is stated, the offer's own name stands for it, and a person should look.
fn provider_or_name(draft: &mut Draft<'_>, at: &str, name: &str) {
    const STANDS_IN: Words = (
        "kein Träger genannt; der Name des Angebots steht für ihn",
        "no provider named; the offer's name stands for it",
    );
    if draft.take_text(at, "/provider/name").is_none()
        && let Some(found) = draft.take_text(name, "/provider/name")
    {
        draft.remarks.push((STANDS_IN, found));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_document_names_every_format() {
        let document = include_str!("../../../../docs/import.md");
        for format in Format::value_variants() {
            let row = format!("| `{}` |", format.to_possible_value().unwrap().get_name());
            assert!(document.contains(&row), "docs/import.md has no row {row}");
        }
    }
}
