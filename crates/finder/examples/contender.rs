//! The finder as a contender in a bench of search engines: questions and answers are JSON, one a line. See
//! `bench/README.md`; what is asked and answered is described with the bench that asks.

#![allow(clippy::unwrap_used, reason = "a line that cannot be read ends the contest")]

#[path = "../../../bench/src/contest.rs"]
mod contest;

use contest::{Contest, Offers, Question, Resources};
use nahbei_finder::{Words, read_kinds, read_words};
use serde_json::{Value, json};
use std::fs::File;
use std::io::{BufRead, BufReader, stdin};
use std::path::Path;
use std::time::Instant;

fn main() {
    let mut contest = None;
    for line in stdin().lock().lines() {
        let message: Value = serde_json::from_str(&line.unwrap()).unwrap();
        let answer = match (message.get("load").and_then(Value::as_str), &mut contest) {
            (Some(path), _) => {
                let (loaded, answer) = load(Path::new(path));
                contest = Some(loaded);
                answer
            }
            (None, Some(contest)) => ask(contest, message),
            (None, None) => json!({"error": "nothing is loaded yet"}),
        };
        println!("{answer}");
    }
}

/// The offers are read in pieces of so many bytes.
const PIECE: usize = 1 << 20;

fn load(path: &Path) -> (Contest, Value) {
    let read = |path: &Path| std::fs::read_to_string(path).unwrap();
    let resources: Resources = serde_json::from_str(&read(&path.with_file_name("resources.json"))).unwrap();
    let file = File::open(path).unwrap();
    let mut offers = Offers::of_text(usize::try_from(file.metadata().unwrap().len()).unwrap());
    let mut file = BufReader::with_capacity(PIECE, file);
    while let piece = file.fill_buf().unwrap()
        && !piece.is_empty()
    {
        offers.add(piece).unwrap();
        let length = piece.len();
        file.consume(length);
    }
    let kinds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public/kinds.json");
    let (kinds, words) = (read_kinds(&read(&kinds)).unwrap(), words());
    let start = Instant::now();
    let contest = Contest::new(offers, &resources, &kinds, &words);
    let answer = json!({"us": us(start), "bytes": contest.bytes(), "does": "abc"});
    (contest, answer)
}

/// The words of families in every language, German first.
fn words() -> Vec<Words> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public/words");
    let files =
        std::fs::read_dir(folder).unwrap().map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap());
    let mut words: Vec<Words> = files.filter_map(|json| read_words(&json)).collect();
    words.sort_by_key(|words| (words.language != "de", words.language.clone()));
    words
}

fn ask(contest: &mut Contest, message: Value) -> Value {
    let question: Question = serde_json::from_value(message).unwrap();
    let start = Instant::now();
    let ids = contest.search(&question);
    json!({"us": us(start), "ids": ids})
}

fn us(start: Instant) -> f64 {
    start.elapsed().as_secs_f64() * 1e6
}
