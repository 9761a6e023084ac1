//! German compounds: which words a word is made of. It guesses no meaning and splits only where both sides are words,
//! or one side is and the other is long enough to be one.

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

/// Calls `found` for each known part of the folded `stem`, for parts of parts, too.
pub(super) fn parts<T>(stem: &str, known: &impl Fn(&str) -> Option<T>, found: &mut impl FnMut(T, Part)) {
    if stem.len() < SHORTEST + SHORT || !stem.bytes().all(|letter| letter.is_ascii_lowercase()) {
        return;
    }
    // The longest last part that is a word decides: "hausaufgabenhilf" ends in "hilf", not in "f".
    let mut tail_only = None;
    for at in SHORT.min(SHORTEST)..=stem.len() - SHORTEST {
        let (Some(head), Some(tail)) = (stem.get(..at), stem.get(at..)) else { continue };
        let Some(last) = known(tail) else { continue };
        let first = LINKS.iter().find_map(|link| {
            let word = head.strip_suffix(link).filter(|word| word.len() >= SHORTEST)?;
            known(word).map(|first| (first, word))
        });
        match first {
            Some((first, word)) if word.len().max(tail.len()) > SHORT => {
                found(first, Part::First);
                found(last, Part::Last);
                parts(word, known, found);
                return;
            }
            // "Krabbel" alone may be no word; a long last part is enough.
            _ if tail.len() > SHORT && head.len() >= SHORT && tail_only.is_none() => tail_only = Some(last),
            _ => {}
        }
    }
    if let Some(last) = tail_only {
        found(last, Part::Last);
    }
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
        let words = ["hausaufgab", "haus", "aufgab", "hilf", "betreuung", "familie", "famili", "hebamm", "jugend", "amt", "schuld", "beratung"];
        check("hausaufgabenhilf", &words, &[("hausaufgab", Part::First), ("hilf", Part::Last), ("haus", Part::First), ("aufgab", Part::Last)]);
        check("familienhebamm", &words, &[("famili", Part::First), ("hebamm", Part::Last)]);
        check("jugendamt", &words, &[("jugend", Part::First), ("amt", Part::Last)]);
        check("schuldnerberatung", &words, &[("beratung", Part::Last)]);
    }

    #[test]
    fn short_chance_hits_are_no_parts() {
        check("heirat", &["rat", "hei"], &[]);
        check("angst", &["ang", "gst"], &[]);
    }
}
