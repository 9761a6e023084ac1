//! German compounds: which words a word is made of. It guesses no meaning and splits only where both sides are words,
//! or one side is and the other is long enough to be one.

/// A last part of at least so many letters is enough where the rest is no known word.
const LONG: usize = 6;

/// Letters German puts between the parts of a compound; the longest first.
const LINKS: [&str; 9] = ["ens", "es", "en", "er", "e", "n", "s", "nen", ""];

/// The shortest part; shorter ones stand in too many words by chance.
const SHORTEST: usize = 3;
/// A part that is shorter than this needs a longer one beside it.
const SHORT: usize = 4;

/// A part of a compound.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// What it is: "Hebamme" in "Familienhebamme".
    Last,
    /// What makes it special: "Familie" in "Familienhebamme".
    First,
}

/// A compound has at most so many parts.
pub(super) const MOST_PARTS: usize = 4;

/// Calls `found` for each known part of the folded `stem`, for parts of parts, too.
///
/// Where only the last part is known it is enough when both sides are long: "Krabbel" alone may be no word.
pub(super) fn parts<T>(stem: &str, known: &impl Fn(&str) -> Option<T>, found: &mut impl FnMut(T, Part)) {
    if stem.len() < SHORTEST + SHORT || !stem.bytes().all(|letter| letter.is_ascii_lowercase()) {
        return;
    }
    if let Some(words) = split(stem, known, MOST_PARTS) {
        let last = words.len() - 1;
        for (at, word) in words.iter().enumerate() {
            if let Some(part) = known(word) {
                found(part, if at == last { Part::Last } else { Part::First });
            }
            if word.len() < stem.len() {
                parts(word, known, found);
            }
        }
        return;
    }
    for at in SHORT..=stem.len().saturating_sub(LONG) {
        if let Some(last) = stem.get(at..).and_then(known) {
            found(last, Part::Last);
            return;
        }
    }
}

/// The words a compound is made of, at most `most`; `None` where something is left over.
pub(super) fn split<'s, T>(
    stem: &'s str,
    known: &impl Fn(&str) -> Option<T>,
    most: usize,
) -> Option<Vec<&'s str>> {
    if !stem.is_ascii() {
        return None;
    }
    // The longest last part that is a word decides: "hausaufgabenhilf" ends in "hilf", not in "f".
    for at in SHORTEST..=stem.len().checked_sub(SHORTEST)? {
        let (Some(head), Some(tail)) = (stem.get(..at), stem.get(at..)) else { continue };
        if known(tail).is_none() {
            continue;
        }
        for link in LINKS {
            let Some(word) = head.strip_suffix(link).filter(|word| word.len() >= SHORTEST) else { continue };
            if known(word).is_some() && word.len().max(tail.len()) >= SHORT {
                return Some(vec![word, tail]);
            }
            if most > 2
                && word.len() > SHORTEST + SHORT
                && let Some(mut words) = split(word, known, most - 1)
            {
                words.push(tail);
                return Some(words);
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{Part, parts};

    fn check(stem: &str, words: &[&str], expected: &[(&str, Part)]) {
        let mut found = Vec::new();
        let known = |word: &str| words.iter().copied().find(|known| *known == word);
        parts(stem, &known, &mut |word, part| found.push((word, part)));
        assert_eq!(found, expected, "{stem}");
    }

    #[test]
    fn compounds_fall_into_their_words() {
        let words = [
            "hausaufgab",
            "haus",
            "aufgab",
            "hilf",
            "betreuung",
            "familie",
            "famili",
            "hebamm",
            "jugend",
            "amt",
            "schuld",
            "beratung",
        ];
        check(
            "hausaufgabenhilf",
            &words,
            &[
                ("hausaufgab", Part::First),
                ("haus", Part::First),
                ("aufgab", Part::Last),
                ("hilf", Part::Last),
            ],
        );
        check("familienhebamm", &words, &[("famili", Part::First), ("hebamm", Part::Last)]);
        check(
            "mutterkindkur",
            &["mutter", "kind", "kur"],
            &[("mutter", Part::First), ("kind", Part::First), ("kur", Part::Last)],
        );
        check("jugendamt", &words, &[("jugend", Part::First), ("amt", Part::Last)]);
        check("schuldnerberatung", &words, &[("beratung", Part::Last)]);
    }

    #[test]
    fn short_chance_hits_are_no_parts() {
        check("heirat", &["rat", "hei"], &[]);
        check("angst", &["ang", "gst"], &[]);
    }
}
