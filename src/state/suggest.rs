//! Professional words that complete what is being typed. Letters in their order are enough here: a list to choose from
//! may hold more than is meant, which answers never may.

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use nahbei_finder::{KindOfHelp, fold};

/// As many suggestions as can be overlooked.
const MOST: usize = 5;
/// Fewer letters begin everything.
const FEWEST_LETTERS: usize = 3;

/// The terms of `kinds` that complete `typed` best, the best first.
#[must_use]
pub fn suggest(typed: &str, kinds: &[KindOfHelp]) -> Vec<String> {
    let asked = fold(typed);
    if asked.chars().count() < FEWEST_LETTERS {
        return Vec::new();
    }
    let matcher = SkimMatcherV2::default();
    let terms = kinds.iter().flat_map(|kind| kind.terms.iter().take(6));
    let mut best: Vec<(i64, &String)> = Vec::new();
    for term in terms {
        let Some(score) = matcher.fuzzy_match(&fold(term), &asked) else { continue };
        let is_better = |other: &(i64, &String)| (other.0, term.len()) >= (score, other.1.len());
        let place = best.iter().take_while(|other| is_better(other)).count();
        if place < MOST && best.iter().all(|(_, known)| *known != term) {
            best.insert(place, (score, term));
            best.truncate(MOST);
        }
    }
    best.into_iter().map(|(_, term)| term.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::suggest;
    use nahbei_finder::KindOfHelp;

    #[test]
    fn what_is_typed_is_completed_in_every_spelling() {
        let kind = |terms: &[&str]| KindOfHelp {
            terms: terms.iter().map(|term| (*term).to_owned()).collect(),
            ..KindOfHelp::default()
        };
        let kinds = [kind(&["Schuldnerberatung", "Insolvenzberatung"]), kind(&["Müttertreff", "Elterncafé"])];
        for (typed, expected) in [
            ("schuld", "Schuldnerberatung"),
            ("mutter", "Müttertreff"),
            ("MUETT", "Müttertreff"),
            ("elterncafe", "Elterncafé"),
        ] {
            assert_eq!(suggest(typed, &kinds).first().map(String::as_str), Some(expected), "{typed}");
        }
        assert!(suggest("sc", &kinds).is_empty());
        assert!(suggest("xyz", &kinds).is_empty());
    }
}
