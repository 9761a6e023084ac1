//! The words for what `nahbei coverage` prints, on at most 100 columns where names allow. It counts nothing itself.

use super::age::Band;
use super::count::{Counted, TownCoverage};
use super::gap::{expected_stages, gaps, offers};
use super::reach::{Hurdle, Spot};
use crate::labels::Labels;
use crate::lang::Lang;
use crate::today::in_german;
use nahbei_catalogue::{Need, Term};
use std::io::{self, Write};

/// How many gaps a terminal shows; the page shows all.
const GAPS: usize = 20;
/// How many offers with a hurdle are named.
const NAMED: usize = 5;

/// Prints the tables of a town, its gaps, and what keeps families out.
///
/// # Errors
/// When `out` cannot be written to.
pub fn print(town: &TownCoverage<'_>, labels: &Labels, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}", headline(town, lang))?;
    print_needs(town, labels, lang, out)?;
    print_spots(town, lang, out)?;

    let gaps = gaps(town);
    writeln!(out, "\n{}", lang.pick("Lücken, die schlimmste zuerst", "gaps, the worst first"))?;
    for (at, gap) in gaps.iter().take(GAPS).enumerate() {
        writeln!(out, "{:>3}. {}", at + 1, gap.sentence(labels, town.distances.far_km, lang))?;
    }
    if let Some(more) = gaps.len().checked_sub(GAPS).filter(|more| *more > 0) {
        writeln!(
            out,
            "     {}",
            lang.pick(
                format!("… und {more} weitere, alle mit --out"),
                format!("… and {more} more, all with --out")
            )
        )?;
    }
    writeln!(out, "\n{}", lang.pick("Was Familien fernhält", "what keeps families out"))?;
    for (name, hurdle) in hurdles(town, lang) {
        let (standing, unknown) = standing(town, hurdle);
        let mut ids: Vec<&str> =
            standing.iter().take(NAMED).map(|counted| counted.offer.id.as_str()).collect();
        if standing.len() > NAMED {
            ids.push("…");
        }
        let named = if ids.is_empty() { String::new() } else { format!(": {}", ids.join(", ")) };
        let asked = lang.pick("nicht angegeben bei", "not stated by");
        writeln!(out, "  {name}: {}{named} ({asked} {unknown})", offers(standing.len(), lang))?;
    }
    Ok(())
}

/// One line on the town.
pub fn headline(town: &TownCoverage<'_>, lang: Lang) -> String {
    let (local, remote) = (town.local().count(), town.remote().count());
    let (name, day) = (&town.town.name, in_german(town.today));
    lang.pick(
        format!(
            "{name}, Stand {day}: {} vor Ort, {remote} am Telefon, online oder bundesweit",
            offers(local, lang)
        ),
        format!(
            "{name}, on {day}: {} locally, {remote} by telephone, online or nationwide",
            offers(local, lang)
        ),
    )
}

/// What may keep families out, by name.
pub fn hurdles(town: &TownCoverage<'_>, lang: Lang) -> [(String, Hurdle); 3] {
    let km = town.distances.far_km;
    [
        (
            lang.pick(
                format!("weiter als {km} km von jedem Ortsteil und nur dort"),
                format!("further than {km} km from every district, and only there"),
            ),
            |hurdles| hurdles.far,
        ),
        (lang.pick("nur mit Überweisung", "only with a referral").to_owned(), |hurdles| hurdles.referral),
        (lang.pick("nur auf Deutsch", "in German only").to_owned(), |hurdles| hurdles.german),
    ]
}

/// The offers before which a hurdle stands, and how many do not say.
pub fn standing<'t, 's>(town: &'t TownCoverage<'s>, hurdle: Hurdle) -> (Vec<&'t Counted<'s>>, usize) {
    let standing = town.offers.iter().filter(|counted| hurdle(&counted.hurdles) == Some(true)).collect();
    (standing, town.offers.iter().filter(|counted| hurdle(&counted.hurdles).is_none()).count())
}

/// The name of a spot.
pub fn spot(town: &TownCoverage<'_>, spot: Spot, lang: Lang) -> String {
    match spot {
        Spot::District(at) => {
            town.town.districts.get(at).map_or(String::new(), |district| district.name.clone())
        }
        Spot::InTown => lang.pick("im Ort, ohne Ortsteil", "in town, no district").to_owned(),
        Spot::Elsewhere => lang.pick("in anderen Orten", "in other towns").to_owned(),
        Spot::Home => lang.pick("kommt nach Hause", "comes home").to_owned(),
        Spot::NotStated => lang.pick("Ort nicht angegeben", "place not stated").to_owned(),
        Spot::Remote => lang.pick("Telefon, online, bundesweit", "phone, online, nationwide").to_owned(),
    }
}

/// Whether a need is expected in any year of a band.
pub fn is_expected(need: Need, band: Band) -> bool {
    let (first, last) = band.stages();
    expected_stages(need).any(|stage| (first..=last).contains(&stage))
}

fn print_needs(town: &TownCoverage<'_>, labels: &Labels, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    writeln!(
        out,
        "\n{}",
        lang.pick(
            "Vor Ort nach Bedarf und Alter in Jahren: Fachkräfte/Ehrenamt/Selbsthilfe",
            "local offers by need and age in years: professional/volunteer/self-help"
        )
    )?;
    write!(out, "{:<17}", "")?;
    for band in Band::ALL {
        write!(out, "{:>10}", band.label(lang))?;
    }
    writeln!(
        out,
        "{:>7}{:>7}{:>7}",
        lang.pick("Alter?", "age?"),
        lang.pick("Art?", "who?"),
        lang.pick("fern", "remote")
    )?;
    for need in Need::ALL.iter().copied() {
        write!(out, "{:<17}", labels.term("need.short", need))?;
        for band in Band::ALL {
            let [professional, volunteer, self_help] = town.by_support(need, band);
            let cell = match professional + volunteer + self_help {
                0 if is_expected(need, band) => "–".to_owned(),
                0 => String::new(),
                _ => format!("{professional}/{volunteer}/{self_help}"),
            };
            write!(out, "{cell:>10}")?;
        }
        let local = |is_counted: fn(&Counted<'_>) -> bool| {
            town.local().filter(|counted| counted.has(need) && is_counted(counted)).count()
        };
        let ageless = local(|counted| counted.stages.is_none());
        let unsaid = local(|counted| counted.offer.support.is_not_stated());
        let remote = town.remote().filter(|counted| counted.has(need)).count();
        writeln!(out, "{ageless:>7}{unsaid:>7}{remote:>7}")?;
    }
    let needless = town.offers.iter().filter(|counted| counted.offer.needs.is_not_stated()).count();
    if needless > 0 {
        let without = lang.pick("ohne Angabe, wobei es hilft", "without saying what it helps with");
        writeln!(out, "{}: {}", without, offers(needless, lang))?;
    }
    Ok(())
}

fn print_spots(town: &TownCoverage<'_>, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "\n{}", lang.pick("Angebote nach Ortsteil und Alter", "offers by district and age"))?;
    write!(out, "{:<30}", "")?;
    for band in Band::ALL {
        write!(out, "{:>10}", band.label(lang))?;
    }
    writeln!(out, "{:>7}", lang.pick("Alter?", "age?"))?;
    for at in town.spots() {
        let here: Vec<&Counted<'_>> =
            town.offers.iter().filter(|counted| counted.spots.contains(&at)).collect();
        if here.is_empty() && !matches!(at, Spot::District(_)) {
            continue;
        }
        let name: String = spot(town, at, lang).chars().take(29).collect();
        write!(out, "{name:<30}")?;
        for band in Band::ALL {
            let count = here.iter().filter(|counted| counted.is_for(band)).count();
            let cell = if count == 0 { "–".to_owned() } else { count.to_string() };
            write!(out, "{cell:>10}")?;
        }
        writeln!(out, "{:>7}", here.iter().filter(|counted| counted.stages.is_none()).count())?;
    }
    Ok(())
}
