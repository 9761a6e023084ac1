//! What families type, and the offer that should come first: a small town's catalogue, asked in eleven languages. What
//! speaks of danger is asked in `danger.rs`.

#[path = "../everyday/mod.rs"]
mod everyday;

mod forms;
mod languages;
mod long_texts;
mod properties;
mod sayings;
mod typing;

use jiff::civil::{Date, date};
use nahbei_catalogue::{Catalogue, Need, Term};
use nahbei_finder::{Ask, Index};
use std::sync::LazyLock;

const TODAY: Date = date(2026, 11, 22);

/// The catalogue of a small town.
fn town() -> Catalogue {
    let (catalogue, problems) = nahbei_catalogue::read(include_str!("offers.json"));
    assert!(problems.is_empty(), "{problems:?}");
    catalogue
}

static GERMAN: LazyLock<Index> = LazyLock::new(|| everyday::index(town(), "de"));

/// The offers that answer `words`, best first.
fn hits<'i>(index: &'i Index, words: &str) -> Vec<&'i str> {
    let best = index.best(&Ask { words, ..Ask::anything(TODAY) }, usize::MAX);
    best.into_iter().filter_map(|number| index.offers().get(number)).map(|offer| offer.id.as_str()).collect()
}

/// Each case is a question with the offer that comes first, or with a need that is meant.
fn check(index: &Index, cases: &[(&str, &str)]) {
    let mut failed = Vec::new();
    for (words, expected) in cases {
        if let Some(need) = Need::from_id(expected) {
            let meant = index.needs_meant(words);
            if !meant.contains(&need) {
                failed.push(format!("{words}: {expected} is not among {meant:?}"));
            }
        } else {
            let found = hits(index, words);
            if found.first() != Some(expected) {
                failed.push(format!("{words}: {expected} is not first of {found:?}"));
            }
        }
    }
    assert!(failed.is_empty(), "{} of {}:\n{}", failed.len(), cases.len(), failed.join("\n"));
}
