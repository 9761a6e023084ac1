//! Ages of children that a German text tells: "von 3 bis 6 Jahren", "ab 18 Monaten", "Kinder unter drei".
//! It gives up on anything that may be a duration, a price or the age of a grown-up.

use nahbei_catalogue::MAX_MONTHS;

/// Ages as a text tells them, in months; a missing end is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// Youngest.
    pub from: Option<u16>,
    /// Oldest; whoever is six stays so until the seventh birthday: "bis 6 Jahre" is 83.
    pub to: Option<u16>,
    /// The words that say so.
    pub words: String,
}

impl Told {
    /// As it belongs into the field: `36–83`.
    pub fn months(&self) -> String {
        let spell = |months: Option<u16>| months.map(|months| months.to_string()).unwrap_or_default();
        format!("{}–{}", spell(self.from), spell(self.to))
    }
}

const NUMBERS: [&str; 19] = [
    "null",
    "ein",
    "zwei",
    "drei",
    "vier",
    "fünf",
    "sechs",
    "sieben",
    "acht",
    "neun",
    "zehn",
    "elf",
    "zwölf",
    "dreizehn",
    "vierzehn",
    "fünfzehn",
    "sechzehn",
    "siebzehn",
    "achtzehn",
];

/// Words before or in a sentence that say that its numbers are ages of children.
const CHILDREN: [&str; 13] = [
    "kind",
    "baby",
    "babys",
    "jung",
    "mädchen",
    "alter",
    "schüler",
    "teenager",
    "jugendlich",
    "säugling",
    "kleinkind",
    "geschwister",
    "nachwuchs",
];

/// Words which say that the numbers beside them are no ages.
const OTHER: [&str; 16] = [
    "lang",
    "seit",
    "dauer",
    "erfahrung",
    "wartezeit",
    "warten",
    "mindestens",
    "laufzeit",
    "elterngeld",
    "eltern ab",
    "mütter ab",
    "väter ab",
    "frauen ab",
    "erwachsene",
    "ehrenamtlich",
    "nach der geburt",
];

/// One part of a text: a word with the number it is, if it is one.
struct Word<'t> {
    text: &'t str,
    lower: String,
    number: Option<u16>,
}

/// Every age range of a text, in its order.
///
/// A range with both ends and the unit years is taken wherever it stands; one end alone only in a sentence about
/// children.
pub fn told(text: &str) -> Vec<Told> {
    text.split(['.', '!', '?', ';', '\n']).flat_map(told_in_sentence).collect()
}

fn told_in_sentence(sentence: &str) -> Vec<Told> {
    let lower = sentence.to_lowercase();
    if OTHER.iter().any(|word| lower.contains(word)) {
        return Vec::new();
    }
    let is_about_children = CHILDREN.iter().any(|word| lower.contains(word));
    let spaced: String = sentence.replace(['–', '—', '-'], " - ");
    let words: Vec<Word> =
        spaced.split([' ', ',', '(', ')', ':', '„', '“', '/']).filter(|w| !w.is_empty()).map(word).collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        if let Some((told, next)) = range_at(&words, at, is_about_children) {
            found.push(told);
            at = next;
        } else {
            at += 1;
        }
    }
    found
}

/// The range that begins at a word, and the word behind it.
fn range_at(words: &[Word], at: usize, is_about_children: bool) -> Option<(Told, usize)> {
    let number = |at: usize| words.get(at).and_then(|word| word.number);
    let is = |at: usize, list: &[&str]| words.get(at).is_some_and(|word| list.contains(&word.lower.as_str()));
    let told = |from, to, end: usize| {
        let told_words: Vec<&str> = words[at..=end].iter().map(|word| word.text).collect();
        let told = Told { from, to, words: told_words.join(" ").replace(" - ", "–") };
        Some((told, end + 1))
    };
    // "3 bis 6 Jahre", "3-6 Jahre", "3- bis 6-Jährige", "6 Monate bis 3 Jahre"
    if let Some(first) = number(at) {
        let own_unit = unit(words, at + 1);
        let mut next = at + 1 + usize::from(own_unit.is_some());
        let joined = is(next, &["bis", "und", "-"]);
        while is(next, &["bis", "und", "-", "zu"]) {
            next += 1;
        }
        let second = number(next).filter(|_| joined)?;
        let mut end = next + 1;
        while is(end, &["-", "ten"]) {
            end += 1;
        }
        let last_unit = unit(words, end)?;
        let is_between = at > 0 && is(at - 1, &["zwischen", "von", "ab"]);
        let is_and = words[at..next].iter().any(|word| word.lower == "und");
        // "1 und 2 Jahre" counts children, "zwischen 1 und 2 Jahren" is a range.
        if is_and && !is_between {
            return None;
        }
        let from = own_unit.unwrap_or(last_unit) * first;
        let to = last_month(second, last_unit);
        return (from < to && to <= 216).then(|| told(Some(from), Some(to), end)).flatten();
    }
    if !is_about_children {
        return None;
    }
    // "ab 3 Jahren", "unter drei Jahren", "bis 12 Jahre"
    let first = number(at + 1)?;
    let unit_months = unit(words, at + 2)?;
    let months = unit_months * first;
    if months > 180 {
        return None;
    }
    match words[at].lower.as_str() {
        "ab" => told(Some(months), None, at + 2),
        "unter" => told(None, Some(months.saturating_sub(1)), at + 2),
        "bis" if at == 0 || number(at - 1).is_none() && unit(words, at - 1).is_none() => {
            told(None, Some(last_month(first, unit_months)), at + 2)
        }
        _ => None,
    }
}

/// The last month of an age: that of years lasts until the next birthday.
fn last_month(number: u16, unit: u16) -> u16 {
    (number * unit + unit - 1).min(MAX_MONTHS)
}

fn word(text: &str) -> Word<'_> {
    let lower = text.to_lowercase();
    let digits = lower.trim_end_matches(|letter: char| !letter.is_ascii_digit());
    let is_number = !digits.is_empty() && digits.len() == lower.len() && digits.len() <= 2;
    let number = if is_number {
        digits.parse().ok()
    } else {
        let stem = lower
            .strip_suffix("em")
            .or(lower.strip_suffix("en"))
            .or(lower.strip_suffix('e'))
            .unwrap_or(&lower);
        NUMBERS.iter().position(|name| *name == lower || *name == stem).and_then(|at| u16::try_from(at).ok())
    };
    Word { text, lower, number }
}

/// Months of the unit a word names, or of a hyphen and the unit behind it.
fn unit(words: &[Word], at: usize) -> Option<u16> {
    let word = words.get(at)?;
    let begins = |list: &[&str]| list.iter().any(|begin| word.lower.starts_with(begin));
    if begins(&["jahr", "jährig", "j."]) && !begins(&["jahrgang", "jahrgänge", "jahrhundert", "jahreszeit"])
    {
        Some(12)
    } else if begins(&["monat"]) {
        Some(1)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::told;

    #[test]
    fn ages_of_children_are_read_and_nothing_else() {
        for (text, expected) in [
            ("Für Kinder von 3 bis 6 Jahren", "36–83"),
            ("HIPPY (4–6 Jahre)", "48–83"),
            ("für 6- bis 10-Jährige", "72–131"),
            ("Kinder zwischen drei und sechs Jahren", "36–83"),
            ("Babys von 6 Monaten bis 2 Jahren", "6–35"),
            ("Kinder ab 18 Monaten", "18–"),
            ("Kinder unter drei Jahren", "–35"),
            ("Kinder bis 12 Jahre", "–155"),
            ("Eltern ab 18 Jahren", ""),
            ("Eine Patin kommt ein halbes Jahr lang", ""),
            ("Seit 3 Jahren für Kinder da", ""),
            ("2 bis 3 Treffen", ""),
            ("Elterngeld für 12 bis 14 Monate", ""),
            ("Zehn Nachmittage in einer Gruppe von sechs bis acht Kindern", ""),
            ("8 bis 12 Uhr", ""),
            ("Söhne jeden Alters", ""),
            ("5 Euro je Kind, ab 3 Kindern frei", ""),
        ] {
            let found: Vec<String> = told(text).iter().map(super::Told::months).collect();
            assert_eq!(found.join(" "), expected, "{text}");
        }
    }
}
