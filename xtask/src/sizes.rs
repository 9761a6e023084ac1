//! What the first visit weighs, against its budget, as a table for a person.
//! It measures nothing itself and lists every file it is given, so that no byte hides.

use std::fmt::Write;
use std::path::Path;

use anyhow::{Result, ensure};
use nahbei_publish::{Weight, plain};

/// What the first visit may weigh with Brotli, in bytes (1 kB = 1,000 bytes).
pub const BUDGET: usize = 103_000;

/// What all code together may weigh, chunks included: what a family loads that looks at offers. It only ever goes
/// down, so that no change makes the page heavier unnoticed.
pub const WHOLE_BUDGET: usize = 308_000;

/// What the words of one language may weigh with Brotli, in bytes. They travel when somebody asks in their own words:
/// at 400 kbit/s in about a second.
pub const WORDS_BUDGET: usize = 40_000;

/// The parts of the first visit, in the order of the table.
const PARTS: [&str; 4] = ["wasm", "JS", "CSS", "HTML"];

/// Which part of the first visit a file is, if any.
///
/// Every script and style counts, also those a page may never need: the sum errs on the safe side.
/// Of the pages only the first counts, with none of the style of the plain ones; of the wasm the piece that starts the app.
fn part(path: &str) -> Option<&'static str> {
    if Path::new(path).starts_with(plain::FOLDER) {
        return None;
    }
    match Path::new(path).extension()?.to_str()? {
        "wasm" if !is_chunk(path) => Some("wasm"),
        "js" | "mjs" => Some("JS"),
        "css" => Some("CSS"),
        "html" if path == "index.html" => Some("HTML"),
        _ => None,
    }
}

/// Is it code that travels when a person first touches the page?
fn is_chunk(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|extension| extension == "wasm") && !path.ends_with("_bg.wasm")
}

/// Where the words lie, one file a language.
const WORDS: &str = "words/";

/// Is it something that the app fetches when it needs it?
fn when_needed(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    ["site.json", "kinds.json"].contains(&path)
        || is_chunk(path)
        || name.starts_with("places")
        || [WORDS, "texts/", "catalogues/"].iter().any(|folder| path.starts_with(folder))
}

/// The whole table: the first visit with its sum, the data, and everything else in one line.
pub fn table(weights: &[Weight]) -> String {
    let (first, rest): (Vec<_>, Vec<_>) = weights.iter().partition(|weight| part(&weight.path).is_some());
    let (needed, other): (Vec<_>, Vec<_>) = rest.into_iter().partition(|weight| when_needed(&weight.path));

    let mut text = row("First visit", "raw", "gzip", "brotli");
    for name in PARTS {
        text +=
            &weight_row(name, &sum(first.iter().copied().filter(|weight| part(&weight.path) == Some(name))));
    }
    let whole = sum(first.iter().copied());
    text += &weight_row("sum", &whole);
    let code = code(weights);
    let _ = writeln!(
        text,
        "  {} of {} with brotli; all code together {} of {}\n",
        kilobytes(whole.brotli),
        kilobytes(BUDGET),
        kilobytes(code),
        kilobytes(WHOLE_BUDGET)
    );

    text += &row("Loaded when needed", "raw", "gzip", "brotli");
    for weight in needed {
        text += &weight_row(&weight.path, weight);
    }
    if !other.is_empty() {
        text += &weight_row(&format!("other files ({})", other.len()), &sum(other.into_iter()));
    }
    text
}

/// Holds the first visit, all code together, and the words of each language to their budgets.
///
/// # Errors
/// When one weighs more than [`BUDGET`], [`WHOLE_BUDGET`] or [`WORDS_BUDGET`] with Brotli.
pub fn within_budget(weights: &[Weight]) -> Result<()> {
    let first = sum(weights.iter().filter(|weight| part(&weight.path).is_some())).brotli;
    let app = [("the first visit", first, BUDGET), ("all code together", code(weights), WHOLE_BUDGET)]
        .map(|(what, brotli, budget)| (what, brotli, budget, "make the app lighter"));
    let words = weights.iter().filter(|weight| weight.path.starts_with(WORDS)).map(|weight| {
        (weight.path.as_str(), weight.brotli, WORDS_BUDGET, "take out phrases that others cover")
    });
    for (what, brotli, budget, remedy) in app.into_iter().chain(words) {
        ensure!(
            brotli <= budget,
            "{what} weighs {} with brotli, {} more than its budget of {}; {remedy} before publishing it",
            kilobytes(brotli),
            kilobytes(brotli - budget),
            kilobytes(budget)
        );
    }
    Ok(())
}

/// Bytes of all code with Brotli: the first visit and every chunk.
fn code(weights: &[Weight]) -> usize {
    sum(weights.iter().filter(|weight| part(&weight.path).is_some() || is_chunk(&weight.path))).brotli
}

fn sum<'a>(weights: impl Iterator<Item = &'a Weight>) -> Weight {
    weights.fold(Weight::default(), |sum, weight| Weight {
        path: sum.path,
        raw: sum.raw + weight.raw,
        gzip: sum.gzip + weight.gzip,
        brotli: sum.brotli + weight.brotli,
    })
}

fn weight_row(label: &str, weight: &Weight) -> String {
    row(&format!("  {label}"), &kilobytes(weight.raw), &kilobytes(weight.gzip), &kilobytes(weight.brotli))
}

fn row(label: &str, raw: &str, gzip: &str, brotli: &str) -> String {
    format!("{label:<34}{raw:>12}{gzip:>12}{brotli:>12}\n")
}

/// Thousands of bytes with one decimal, rounded up: what is over the budget never reads as if it were not.
fn kilobytes(bytes: usize) -> String {
    let tenths = bytes.div_ceil(100);
    format!("{}.{} kB", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weight(path: &str, raw: usize, brotli: usize) -> Weight {
        Weight { path: path.into(), raw, gzip: raw / 2, brotli }
    }

    #[test]
    fn the_table_sums_the_first_visit_and_lists_the_rest() {
        let text = table(&[
            weight("app-1a.js", 30_000, 6_000),
            weight("app-1a_answers.wasm", 90_000, 30_000),
            weight("app-1a_bg.wasm", 200_000, 70_050),
            weight("catalogues/apolda.json", 60_000, 12_000),
            weight("icon.png", 2_000, 2_000),
            weight("index.html", 4_000, 1_500),
            weight("kinds.json", 93_000, 22_000),
            weight("liste-de.html", 90_000, 20_000),
            weight("places.json", 300_000, 90_000),
            weight("style.css", 9_000, 2_000),
            weight("texts/tr.json", 20_000, 5_000),
            weight("words/tr.json", 100_000, 31_000),
        ]);
        let expected = "\
First visit                                raw        gzip      brotli
  wasm                                200.0 kB    100.0 kB     70.1 kB
  JS                                   30.0 kB     15.0 kB      6.0 kB
  CSS                                   9.0 kB      4.5 kB      2.0 kB
  HTML                                  4.0 kB      2.0 kB      1.5 kB
  sum                                 243.0 kB    121.5 kB     79.6 kB

Loaded when needed                         raw        gzip      brotli
  app-1a_answers.wasm                  90.0 kB     45.0 kB     30.0 kB
  catalogues/apolda.json               60.0 kB     30.0 kB     12.0 kB
  kinds.json                           93.0 kB     46.5 kB     22.0 kB
  places.json                         300.0 kB    150.0 kB     90.0 kB
  texts/tr.json                        20.0 kB     10.0 kB      5.0 kB
  words/tr.json                       100.0 kB     50.0 kB     31.0 kB
  other files (2)                      92.0 kB     46.0 kB     22.0 kB
";
        let (of_budget, rest): (Vec<&str>, Vec<&str>) =
            text.lines().partition(|line| line.contains(" with brotli; "));
        let budgets = (kilobytes(BUDGET), kilobytes(WHOLE_BUDGET));
        let line =
            format!("  79.6 kB of {} with brotli; all code together 109.6 kB of {}", budgets.0, budgets.1);
        assert_eq!(of_budget, [line]);
        assert_eq!(rest, expected.lines().collect::<Vec<_>>());
    }

    #[test]
    fn the_budget_holds_to_the_byte() {
        let visit =
            |brotli| [weight("app_bg.wasm", 500_000, brotli), weight("catalogues/apolda.json", 1, 900_000)];
        assert!(within_budget(&visit(BUDGET)).is_ok());
        let error = within_budget(&visit(BUDGET + 1)).expect_err("too heavy").to_string();
        let heavy = kilobytes(BUDGET + 1);
        assert!(
            error.starts_with(&format!("the first visit weighs {heavy} with brotli, 0.1 kB more")),
            "{error}"
        );
        let chunk =
            [weight("app_bg.wasm", 1, BUDGET), weight("app_answers.wasm", 1, WHOLE_BUDGET - BUDGET + 1)];
        let error = within_budget(&chunk).expect_err("too heavy").to_string();
        assert!(error.starts_with("all code together weighs"), "{error}");
    }

    #[test]
    fn each_language_keeps_its_words_within_their_budget() {
        let words = |brotli| [weight("words/de.json", 1, WORDS_BUDGET), weight("words/tr.json", 1, brotli)];
        assert!(within_budget(&words(WORDS_BUDGET)).is_ok());
        let error = within_budget(&words(WORDS_BUDGET + 1)).expect_err("too heavy").to_string();
        assert!(error.starts_with("words/tr.json weighs 40.1 kB with brotli, 0.1 kB more"), "{error}");
        assert!(error.ends_with("take out phrases that others cover before publishing it"), "{error}");
    }

    #[test]
    fn kilobytes_are_thousands_rounded_up() {
        for (bytes, text) in
            [(0, "0.0 kB"), (1, "0.1 kB"), (100, "0.1 kB"), (999, "1.0 kB"), (130_000, "130.0 kB")]
        {
            assert_eq!(kilobytes(bytes), text);
        }
    }
}
