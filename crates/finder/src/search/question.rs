//! What a question asks for: its words, taken apart and put together as German needs it. It finds nothing.

use super::fold::words;
use super::{MOST_WORDS, Search, compound, stem};

/// Of so many words pairs are joined; more are a story.
const MOST_JOINED: usize = 10;

/// What German verbs leave behind at the end of a sentence.
const PARTICLES: [&str; 16] = [
    "ab", "an", "auf", "aus", "durch", "ein", "her", "hin", "los", "mit", "nach", "raus", "um", "vor", "weg",
    "zu",
];

impl Search {
    /// Verbs whose parts stand apart: "passt auf die Kleine auf" asks for "aufpassen".
    pub(super) fn joined_verbs(&self, text: &str) -> Vec<String> {
        let words: Vec<String> = words(text).take(MOST_WORDS).collect();
        let german = self.lexicons.first();
        let mut verbs = Vec::new();
        for particle in words.iter().filter(|word| PARTICLES.contains(&word.as_str())) {
            for verb in words.iter().filter(|word| *word != particle) {
                let joined = format!("{particle}{verb}");
                let joined = stem::stem(&joined);
                if german.is_some_and(|german| german.holds(joined))
                    && !verbs.iter().any(|known| known == joined)
                {
                    verbs.push(joined.to_owned());
                }
            }
        }
        verbs
    }

    /// Compounds written in two words, in whatever order: "Sucht Beratung" asks for "Suchtberatung", too.
    pub(super) fn joined_words(&self, text: &str) -> Vec<String> {
        let words: Vec<String> = words(text).take(MOST_JOINED).collect();
        let read = |stem: &str| self.vocabulary.find(stem).is_some_and(|stem| self.postings.holds(stem));
        // "nach" and "Hilfe" are meant as one; "zu" and "recht" mostly stand side by side by chance.
        let said = |stem: &str| self.lexicons.first().is_some_and(|german| german.holds(stem));
        let mut found = Vec::new();
        // Nearly none of them is a word: one text for all keeps the rest from taking room.
        let mut joined = String::new();
        for first in &words {
            for last in words.iter().filter(|last| *last != first) {
                joined.truncate(0);
                joined.push_str(first);
                joined.push_str(last);
                let stem = stem::stem(&joined);
                let is_small = stem::is_stop_word(first) || stem::is_stop_word(last);
                if read(stem) && (!is_small || said(stem)) {
                    found.push(stem.to_owned());
                }
            }
        }
        found
    }

    /// Stems once each; a compound that nobody wrote before falls into its words ("Mutterkindkur").
    pub(super) fn apart(&self, stems: Vec<String>, unfinished: bool) -> Vec<String> {
        let known = |word: &str| {
            let read = self.vocabulary.find(word).is_some()
                || self.lexicons.first().is_some_and(|german| german.holds(word));
            read.then_some(())
        };
        let mut all = Vec::new();
        let last = stems.len().saturating_sub(1);
        for (at, stem) in stems.into_iter().enumerate() {
            // A word that is still being typed may become any that begins with it.
            if unfinished && at == last && !self.vocabulary.beginning_with(&stem).is_empty() {
                all.push(stem);
                continue;
            }
            match compound::split(&stem, &known, compound::MOST_PARTS) {
                Some(words) if known(&stem).is_none() => all.extend(words.into_iter().map(str::to_owned)),
                _ => all.push(stem),
            }
        }
        once(all)
    }
}

pub(super) fn is_unfinished(text: &str) -> bool {
    text.ends_with(char::is_alphanumeric)
}

/// Each stem once, and not too many.
pub(super) fn once(stems: Vec<String>) -> Vec<String> {
    let mut each: Vec<String> = Vec::new();
    // A letter is the beginning of any word, unless it is all that is asked.
    let alone = stems.len() == 1;
    for stem in stems
        .into_iter()
        .filter(|stem| alone || stem.chars().count() > 1 || stem.bytes().all(|b| b.is_ascii_digit()))
    {
        if each.len() < MOST_WORDS && !each.contains(&stem) {
            each.push(stem);
        }
    }
    each
}
