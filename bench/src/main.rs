//! `cargo run --release -p nahbei-bench [SIZE …]`: how long the finder takes over this project's own catalogues, as
//! they are and multiplied up to each size. It compares with nobody; that is `contender.mjs`'s.

#![allow(clippy::unwrap_used, reason = "a file of the checkout that cannot be read ends the measuring")]

use jiff::civil::{Date, date};
use nahbei_catalogue::{Catalogue, Need, Offer, Position, Stated, Term};
use nahbei_finder::{
    Ask, Child, Index, KindOfHelp, Origin, Query, Radius, Scores, Words, find, read_kinds, read_words,
};
use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

const SIZES: [usize; 3] = [0, 5_000, 20_000];
const TODAY: Date = date(2026, 11, 22);
/// Answers that a list shows at first.
const LIMIT: usize = 20;
/// Each kind of question is asked about so many offers' whereabouts …
const QUESTIONS: usize = 40;
/// … but no longer than this.
const BUDGET: Duration = Duration::from_secs(5);
const WORDS: [&str; 8] = [
    "Hebamme",
    "baby schreit nachts",
    "Wer hilft beim Antrag?",
    "kita platz",
    "Hausaufgabenbetreung",
    "mein Mann schlägt mich",
    "ich kann nicht mehr",
    "Treffen für Mütter mit Kleinkind",
];

fn main() {
    let asked: Vec<usize> = std::env::args().skip(1).map(|size| size.parse().unwrap()).collect();
    let sizes = if asked.is_empty() { &SIZES[..] } else { &asked };
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let catalogues = catalogues(&root);
    let read = |path: &str| fs::read_to_string(root.join(path)).unwrap();
    let kinds = read_kinds(&read("public/kinds.json")).unwrap();
    let german = [read_words(&read("public/words/de.json")).unwrap()];
    println!(
        "{:>8} {:>9} {:>9}{:>20}{:>20}{:>20}{:>20}",
        "offers", "build", "held", "find", "find, words", "best", "best, words"
    );
    for size in sizes {
        measure(multiply(&catalogues, *size), &kinds, &german);
    }
    println!("\nmedian / 95 of 100; `find` with counts and reasons for all, `best` for the first {LIMIT}");
}

/// Every catalogue of the checkout's sites.
fn catalogues(root: &Path) -> Vec<Catalogue> {
    let folders = fs::read_dir(root.join("sites")).unwrap().map(|folder| folder.unwrap().path());
    let mut files: Vec<_> =
        folders.map(|folder| folder.join("catalogue.json")).filter(|file| file.is_file()).collect();
    files.sort();
    files.iter().map(|file| nahbei_catalogue::read(&fs::read_to_string(file).unwrap()).0).collect()
}

/// The catalogues again and again in other places until there are `size` offers; at least once.
fn multiply(catalogues: &[Catalogue], size: usize) -> Vec<Catalogue> {
    let once: usize = catalogues.iter().map(|catalogue| catalogue.offers.len()).sum();
    let copy = |at: usize| {
        let rest = size.saturating_sub(once * at);
        catalogues.iter().scan(if at == 0 { once } else { rest }, move |rest, catalogue| {
            let offers = catalogue.offers.iter().take(*rest).map(|offer| moved(offer, at)).collect();
            *rest = rest.saturating_sub(catalogue.offers.len());
            Some(Catalogue { offers, ..catalogue.clone() })
        })
    };
    (0..size.div_ceil(once).max(1)).flat_map(copy).collect()
}

/// The same offer somewhere else in the country.
fn moved(offer: &Offer, copy: usize) -> Offer {
    let mut offer = offer.clone();
    // Steps that never meet again, as far as from one town to the next and within the country.
    let step = |share: f64, degrees: f64| (f64::from(u32::try_from(copy).unwrap()) * share).fract() * degrees;
    offer.id = if copy == 0 { offer.id } else { format!("{}-{copy}", offer.id) };
    if let Stated::Known(places) = &mut offer.places {
        for place in places {
            let moved = |position: &Position| {
                Position::new(position.lat() + step(0.618_034, 3.0), position.lon() - step(0.754_878, 3.0))
            };
            place.position = place.position.known().and_then(moved).into();
        }
    }
    offer
}

fn measure(catalogues: Vec<Catalogue>, kinds: &[KindOfHelp], german: &[Words]) {
    let start = Instant::now();
    let mut index = Index::new(catalogues, |need| need.id().to_owned());
    index.learn(kinds, german);
    let build = start.elapsed();
    let queries = queries(&index);
    let with_words: Vec<Query> = (queries.iter().zip(WORDS.iter().cycle()))
        .map(|(query, words)| Query { words: (*words).to_owned(), ..query.clone() })
        .collect();
    let now = TODAY.at(10, 0, 0, 0);
    let mut scores = Scores::default();
    let found = median(&queries, |query| drop(black_box(find(&index, query, now))));
    let found_words = median(&with_words, |query| drop(black_box(find(&index, query, now))));
    let best = median(&queries, |query| drop(black_box(index.best_with(&mut scores, &ask(query), LIMIT))));
    let best_words =
        median(&with_words, |query| drop(black_box(index.best_with(&mut scores, &ask(query), LIMIT))));
    let held = (index.bytes() + index.search_bytes()).div_ceil(1000);
    println!(
        "{:>8} {:>6} ms {held:>6} kB{found:>20}{found_words:>20}{best:>20}{best_words:>20}",
        index.offers().len(),
        build.as_millis()
    );
}

/// A need and an age around places of offers.
fn queries(index: &Index) -> Vec<Query> {
    let position =
        |offer: &Offer| offer.known_places().iter().find_map(|place| place.position.known().copied());
    let positions: Vec<Position> = index.offers().iter().filter_map(position).collect();
    let step = (positions.len() / QUESTIONS).max(1);
    let needs = Need::ALL.iter().cycle();
    (positions.into_iter().step_by(step).take(QUESTIONS).zip(needs).zip((0..).step_by(7)))
        .map(|((position, need), age)| Query {
            needs: vec![*need],
            children: vec![Child::Months(age % 180)],
            origin: Some(Origin {
                position,
                vague: false,
                postal_codes: Vec::new(),
                town: None,
                state: None,
            }),
            radius: Radius::Km(25),
            ..Query::default()
        })
        .collect()
}

fn ask(query: &Query) -> Ask<'_> {
    let months = |child: &Child| if let Child::Months(months) = child { Some(*months) } else { None };
    Ask {
        words: &query.words,
        needs: &query.needs,
        age_months: query.children.first().and_then(months),
        around: query.origin.as_ref().map(|origin| origin.position).zip(query.radius.km()),
        ..Ask::anything(TODAY)
    }
}

/// Asks each question some times, and writes the median and the 95th of 100 of their times.
fn median(queries: &[Query], mut ask: impl FnMut(&Query)) -> String {
    let start = Instant::now();
    let mut times = Vec::new();
    for query in queries.iter().cycle().take(queries.len() * 5) {
        let from = Instant::now();
        ask(query);
        times.push(from.elapsed());
        if start.elapsed() > BUDGET {
            break;
        }
    }
    times.sort_unstable();
    let at = |percent: usize| times.get(times.len() * percent / 100).copied().unwrap_or_default();
    format!("{} / {}", short(at(50)), short(at(95)))
}

fn short(time: Duration) -> String {
    match time.as_micros() {
        us @ ..10_000 => format!("{us} µs"),
        us => format!("{} ms", us / 1000),
    }
}
