//! The counts as a table for spreadsheets: a row for each town, need, age, support and place. It leaves summing to them.

use super::age::Band;
use super::count::{Counted, TownCoverage};
use super::show;
use crate::labels::Labels;
use crate::lang::Lang;
use csv::{Terminator, WriterBuilder};
use nahbei_catalogue::{Need, Support, Term};

/// What a column says that is not stated. It is the last value of need, band and support.
type Values<T> = Vec<Option<T>>;

/// The table, with a byte order mark and semicolons: Excel in German reads it without asking.
///
/// Each known combination has its row, also where the count is 0; what is not stated has one where it counts.
/// An offer with several needs, ages, places or kinds of support stands in several rows, so sums count it again.
///
/// # Errors
/// When a row cannot be written, which a table in memory never refuses.
pub fn csv(towns: &[TownCoverage<'_>], labels: &Labels, lang: Lang) -> anyhow::Result<Vec<u8>> {
    let bom = "\u{feff}".as_bytes().to_vec();
    let mut writer = WriterBuilder::new().delimiter(b';').terminator(Terminator::CRLF).from_writer(bom);
    writer.write_record(lang.pick(
        ["Ort", "Bedarf", "Alter in Jahren", "Hilfe durch", "Wo", "Anzahl", "Angebote"],
        ["town", "need", "age in years", "support", "where", "count", "offers"],
    ))?;
    let not_stated = lang.pick("nicht angegeben", "not stated");
    for town in towns {
        for place in town.spots() {
            let here: Vec<&Counted<'_>> =
                town.offers.iter().filter(|counted| counted.spots.contains(&place)).collect();
            for need in and_not_stated(Need::ALL) {
                let fitting: Vec<&Counted<'_>> =
                    here.iter().copied().filter(|counted| needs(counted, need)).collect();
                for band in and_not_stated(&Band::ALL) {
                    for support in and_not_stated(Support::ALL) {
                        let ids: Vec<&str> = fitting
                            .iter()
                            .filter(|counted| is_for(counted, band) && is_by(counted, support))
                            .map(|counted| counted.offer.id.as_str())
                            .collect();
                        let is_known = need.is_some() && band.is_some() && support.is_some();
                        if !is_known && ids.is_empty() {
                            continue;
                        }
                        let or_not_stated =
                            |label: Option<String>| label.unwrap_or_else(|| not_stated.to_owned());
                        writer.write_record([
                            town.town.name.clone(),
                            or_not_stated(need.map(|need| labels.need(need))),
                            // A spreadsheet would read 1–2 with a hyphen as a day; the dash keeps it a text.
                            or_not_stated(band.map(|band| band.label(lang))),
                            or_not_stated(support.map(|support| labels.term("support", support))),
                            show::spot(town, place, lang),
                            ids.len().to_string(),
                            ids.join(" "),
                        ])?;
                    }
                }
            }
        }
    }
    Ok(writer.into_inner()?)
}

fn and_not_stated<T: Copy>(values: &[T]) -> Values<T> {
    values.iter().copied().map(Some).chain([None]).collect()
}

fn needs(counted: &Counted<'_>, need: Option<Need>) -> bool {
    need.map_or_else(|| counted.offer.needs.is_not_stated(), |need| counted.has(need))
}

fn is_for(counted: &Counted<'_>, band: Option<Band>) -> bool {
    band.map_or_else(|| counted.stages.is_none(), |band| counted.is_for(band))
}

fn is_by(counted: &Counted<'_>, support: Option<Support>) -> bool {
    support.map_or_else(|| counted.offer.support.is_not_stated(), |support| counted.is_by(support))
}
