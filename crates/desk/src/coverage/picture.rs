//! The picture of a town's help by need and year: a circle for offers, a broken frame for a gap. It draws, it counts not.

use super::age::Stage;
use super::count::TownCoverage;
use super::gap::{Lack, expected_stages, lack_at};
use crate::labels::Labels;
use crate::lang::Lang;
use maud::{Markup, html};
use nahbei_catalogue::{Need, Term};

/// Width of the names at the left, and width and height of a cell, in the picture's own units.
const NAMES: usize = 150;
const CELL: (usize, usize) = (48, 34);
/// The smallest radius around a figure, and the largest that stays within a cell.
const RADIUS: (usize, usize) = (9, 15);

/// The picture. What it shows stands as numbers in the table below it, which is what a screen reader is sent to.
pub fn of_needs(town: &TownCoverage<'_>, labels: &Labels, lang: Lang) -> Markup {
    let stages: Vec<Stage> = Stage::all().collect();
    let (width, height) = (NAMES + CELL.0 * stages.len(), CELL.1 * (Need::ALL.len() + 1));
    let label = lang.pick(
        format!("Bild: Angebote vor Ort in {} nach Bedarf und Lebensjahr; die Zahlen stehen in der Tabelle darunter", town.town.name),
        format!("Picture: local offers in {} by need and year of life; the table below has the numbers", town.town.name),
    );
    let count = |need: Need, stage: Stage| {
        town.local().filter(|counted| counted.has(need) && counted.is_for_stage(stage)).count()
    };
    let counts: Vec<(usize, Need, Stage, usize)> = Need::ALL
        .iter()
        .enumerate()
        .flat_map(|(row, need)| expected_stages(*need).map(move |stage| (row, *need, stage)))
        .map(|(row, need, stage)| (row, need, stage, count(need, stage)))
        .collect();
    let most = counts.iter().map(|(.., count)| *count).max().unwrap_or(0).max(1);
    html! {
        svg role="img" aria-label=(label) viewBox=(format!("0 0 {width} {height}")) width=(width) height=(height) {
            rect.school x=(NAMES + CELL.0 * Stage::years(4).at()) y="0"
                width=(CELL.0 * stages.iter().filter(|stage| stage.is_after_fourth_birthday()).count()) height=(height) {}
            @for stage in &stages {
                text.head x=(middle(*stage)) y=(CELL.1 / 2 + 5) { (stage.label(lang).replace("vor Geburt", "vorher")) }
            }
            @for (row, need) in Need::ALL.iter().enumerate() {
                text x="0" y=(centre(row) + 5) { (labels.term("need.short", *need)) }
            }
            @for (row, need, stage, count) in counts {
                @match lack_at(town, need, stage) {
                    None => {
                        circle cx=(middle(stage)) cy=(centre(row)) r=(radius(count, most)) {}
                        text.count x=(middle(stage)) y=(centre(row) + 5) { (count) }
                    }
                    Some(lack) => {
                        rect.gap x=(middle(stage) - 16) y=(centre(row) - 13) width="32" height="26" {}
                        text.count.missing x=(middle(stage)) y=(centre(row) + 5) { (sign(&lack)) }
                    }
                }
            }
        }
        p.legend {
            (lang.pick(
                "Kreis: so viele Angebote vor Ort nennen dieses Alter. Gestrichelt: keines; ? heißt, es gibt welche ohne \
                 Altersangabe, T heißt, es gibt Hilfe am Telefon, online oder bundesweit, 0 heißt, es gibt nichts. \
                 Leer: dort nicht zu erwarten. Hinterlegt: 4 bis 10 Jahre.",
                "Circle: so many local offers name this age. Broken frame: none; ? means that some name no age, T that \
                 there is help by telephone, online or nationwide, 0 that there is nothing. Empty: not to be expected. \
                 Shaded: 4 to 10 years.",
            ))
        }
    }
}

/// A bar for one number of a column, as wide as its share of the largest. The number itself stands beside it.
pub fn bar(count: usize, most: usize) -> Markup {
    let width = 100 * count / most.max(1);
    html! {
        svg.bar aria-hidden="true" viewBox="0 0 100 10" width="100" height="10" {
            rect x="0" y="0" width=(width) height="10" {}
        }
    }
}

const fn sign(lack: &Lack) -> &'static str {
    match lack {
        Lack::OnlyAsking(_) => "?",
        Lack::OnlyRemote(_) => "T",
        _ => "0",
    }
}

const fn middle(stage: Stage) -> usize {
    NAMES + CELL.0 * stage.at() + CELL.0 / 2
}

const fn centre(row: usize) -> usize {
    CELL.1 * (row + 1) + CELL.1 / 2
}

/// A circle grows with its count; how many there are, the figure in it says.
const fn radius(count: usize, most: usize) -> usize {
    RADIUS.0 + (RADIUS.1 - RADIUS.0) * count / most
}
