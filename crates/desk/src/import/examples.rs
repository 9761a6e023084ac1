//! Some of many values for a report: how many there are, and the first few with their places. Knows no format.

use std::io::{self, Write};

/// More of them help nobody who reads the report.
const MOST: usize = 3;
/// Letters of a value that are shown.
const LONGEST: usize = 80;

/// Some of many.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Examples {
    /// How many there are.
    pub count: usize,
    /// The first few, each with its place.
    pub first: Vec<(String, String)>,
}

impl Examples {
    /// One more value, found at this place.
    pub fn add(&mut self, value: &str, place: &str) {
        self.count += 1;
        if self.first.len() < MOST {
            self.first.push((value.to_owned(), place.to_owned()));
        }
    }

    /// A line of the report; `what` says what is the matter with them.
    ///
    /// # Errors
    /// When `out` cannot be written to.
    pub fn write(&self, what: &str, out: &mut dyn Write) -> io::Result<()> {
        let shown: Vec<String> =
            self.first.iter().map(|(value, place)| format!("{} ({place})", shortened(value))).collect();
        let more = if self.count > self.first.len() { ", …" } else { "" };
        writeln!(out, "      {} × {what}: {}{more}", self.count, shown.join(", "))
    }
}

/// An example in quotes, on one line, cut where it is long.
fn shortened(value: &str) -> String {
    let mut letters = value.chars();
    let beginning: String = letters.by_ref().take(LONGEST).collect();
    let rest = if letters.next().is_some() { "…" } else { "" };
    format!("{beginning:?}{rest}")
}
