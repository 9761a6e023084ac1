//! The family's own words. Folding and a plain look-up of words in offers; it corrects no typing errors.

use nahbei_catalogue::Offer;

/// Lower case, without umlauts, accents and ß, so that every spelling of a word is one word.
///
/// ```
/// use nahbei_finder::fold;
/// assert_eq!(fold("Mütter"), fold("muetter"));
/// assert_eq!(fold("STRASSE"), fold("Straße"));
/// ```
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars().flat_map(char::to_lowercase) {
        match letter {
            'ß' => folded.push_str("ss"),
            'ä' | 'à' | 'á' | 'â' | 'ã' | 'å' => folded.push('a'),
            'ì' | 'í' | 'î' | 'ï' => folded.push('i'),
            'ö' | 'ò' | 'ó' | 'ô' | 'õ' => folded.push('o'),
            'ü' | 'ù' | 'ú' | 'û' => folded.push('u'),
            'ç' => folded.push('c'),
            'ñ' => folded.push('n'),
            // A soft hyphen is a place to break, and some keyboards write an accent as a sign of its own.
            '\u{ad}' | '\u{300}'..='\u{36f}' => {}
            // The second letter of ae, oe, ue falls away like the dots; "neue" keeps it (eu is no umlaut).
            'e' | 'è' | 'é' | 'ê' | 'ë' => {
                let is_umlaut =
                    folded.ends_with(['a', 'o']) || (folded.ends_with('u') && !ends_with_diphthong(&folded));
                if !is_umlaut {
                    folded.push('e');
                }
            }
            letter => folded.push(letter),
        }
    }
    folded
}

fn ends_with_diphthong(folded: &str) -> bool {
    ["au", "eu", "qu"].iter().any(|pair| folded.ends_with(pair))
}

/// The words a text can be found by: folded, at least two letters or one digit.
pub(crate) fn words(text: &str) -> impl Iterator<Item = String> {
    let long_enough = |word: &String| word.chars().count() > 1 || word.chars().all(|c| c.is_ascii_digit());
    // An accent written as a sign of its own is no gap between words.
    let is_gap = |c: char| !c.is_alphanumeric() && !matches!(c, '\u{ad}' | '\u{300}'..='\u{36f}');
    text.split(is_gap).map(fold).filter(|word| !word.is_empty()).filter(long_enough)
}

/// What is asked: folded words without those that every question has.
pub(crate) fn asked_words(text: &str) -> Vec<String> {
    const STOP: [&str; 40] = [
        "aber", "als", "am", "an", "auf", "aus", "bei", "bekomme", "bekommt", "bin", "brauche", "das", "dem",
        "den", "der", "die", "ein", "eine", "einen", "einer", "es", "fur", "gibt", "hab", "habe", "hat",
        "ich", "im", "in", "ist", "mein", "meine", "mich", "mir", "mit", "nach", "und", "wer", "wie", "wo",
    ];
    let all: Vec<String> = words(text).take(24).collect();
    let asked: Vec<String> = all.iter().filter(|word| !STOP.contains(&word.as_str())).cloned().collect();
    if asked.is_empty() { all } else { asked }
}

/// The words of an offer, each with how much finding it there means.
#[derive(Debug, Clone, Default)]
pub(crate) struct OfferWords(Vec<(String, f64)>);

/// A word of the name says what the offer is.
const IN_NAME: f64 = 1.0;
/// A word of its need, its summary or what one gets says what it does.
const IN_SUMMARY: f64 = 0.6;
/// A word of the long text may be an aside.
const IN_DESCRIPTION: f64 = 0.3;
/// Finding only a part of a longer word ("hebamme" in "Familienhebamme").
const IN_PART: f64 = 0.7;

impl OfferWords {
    pub(crate) fn new(offer: &Offer, needs: &str) -> Self {
        let mut found: Vec<(String, f64)> = Vec::new();
        let mut add = |text: &str, weight: f64| found.extend(words(text).map(|word| (word, weight)));
        for (_, text) in offer.name.iter() {
            add(text, IN_NAME);
        }
        for (_, text) in offer.provider.name.iter() {
            add(text, IN_SUMMARY);
        }
        add(needs, IN_SUMMARY);
        let texts = [
            (&offer.summary, IN_SUMMARY),
            (&offer.what_you_get, IN_SUMMARY),
            (&offer.audience, IN_DESCRIPTION),
            (&offer.description, IN_DESCRIPTION),
        ];
        for (text, weight) in texts {
            for (_, text) in text.known().iter().flat_map(|text| text.iter()) {
                add(text, weight);
            }
        }
        Self(found)
    }

    /// How many of the asked words are found, and how much that weighs.
    pub(crate) fn find(&self, asked: &[String]) -> (usize, f64) {
        let best = |word: &String| {
            let weigh = |(found, weight): &(String, f64)| match found.as_str() {
                found if found == word => Some(*weight),
                found if word.len() >= 3 && found.contains(word.as_str()) => Some(weight * IN_PART),
                _ => None,
            };
            self.0.iter().filter_map(weigh).max_by(f64::total_cmp)
        };
        let weights: Vec<f64> = asked.iter().filter_map(best).collect();
        (weights.len(), weights.iter().sum())
    }
}
