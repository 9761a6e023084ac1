//! Where sentences end, and how they are said. Knows no page and no voice.
//!
//! The browser's own `Intl.Segmenter` ends a sentence after "3." in "am 3. November" and after "Tel.", which a voice
//! makes two broken sentences of; so this asks what stands around the full stop.

use std::ops::Range;

/// What ends a sentence.
const fn ends(letter: char) -> bool {
    matches!(letter, '.' | '!' | '?' | '…' | '؟' | '۔')
}

/// What may follow the end before the next sentence begins.
const fn closes(letter: char) -> bool {
    matches!(letter, '"' | '“' | '”' | '»' | '«' | '’' | ')')
}

/// What separates the digits of a telephone number.
const fn parts(letter: char) -> bool {
    matches!(letter, ' ' | '\u{a0}' | '-' | '/' | '(' | ')')
}

/// The sentences of a text, in bytes, without the white space around them.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut begin = 0;
    let mut last = None;
    for (at, letter) in text.char_indices() {
        if ends(letter) {
            last = Some((at, letter));
        } else if letter.is_whitespace() {
            let ended =
                last.take().filter(|(stop, end)| *end != '.' || !goes_on(&text[begin..*stop], &text[at..]));
            if ended.is_some() {
                found.extend(trimmed(text, begin..at));
                begin = at;
            }
        } else if !closes(letter) {
            last = None;
        }
    }
    found.extend(trimmed(text, begin..text.len()));
    found
}

/// Whether a full stop between two texts stands for a day, a number or a word cut short.
fn goes_on(before: &str, after: &str) -> bool {
    let word = before.chars().rev().take_while(|letter| letter.is_alphanumeric());
    let (letters, digits) = word
        .fold((0, 0), |(letters, digits), letter| (letters + 1, digits + u32::from(letter.is_ascii_digit())));
    let is_short = letters == 1 || letters == 2 && digits == 2;
    let next = after.trim().chars().next();
    next.is_some_and(|next| is_short || next.is_ascii_lowercase() || next.is_ascii_digit())
}

fn trimmed(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let part = &text[range.clone()];
    let begin = range.start + part.len() - part.trim_start().len();
    let end = begin + part.trim().len();
    (begin < end).then_some(begin..end)
}

/// How a sentence is said: telephone numbers digit by digit, and words whole that may be parted at the end of a line.
/// `None` where there is nothing to say.
pub fn spoken(sentence: &str) -> Option<String> {
    let letters: Vec<char> = sentence.chars().filter(|letter| *letter != '\u{ad}').collect();
    let mut said = String::new();
    let (mut at, mut before) = (0, ' ');
    while let Some(letter) = letters.get(at) {
        let is_inside = before.is_alphanumeric() || matches!(before, '.' | ',' | ':');
        let number = if is_inside { &[] } else { telephone(&letters[at..]) };
        for (place, digit) in number.iter().enumerate() {
            match digit {
                // A breath between the groups in which it is written.
                gap if parts(*gap) => {
                    if !parts(number[place - 1]) {
                        said.push(',');
                    }
                }
                digit => {
                    if place > 0 {
                        said.push(' ');
                    }
                    said.push(*digit);
                }
            }
        }
        if number.is_empty() {
            said.push(*letter);
        }
        at += number.len().max(1);
        before = letters[at - 1];
    }
    said.chars().any(char::is_alphanumeric).then_some(said)
}

/// The telephone number that a text begins with. German ones begin with 0, + or 116; everything else may be a year, a
/// price or a postal code.
fn telephone(letters: &[char]) -> &[char] {
    let (mut digits, mut end, mut value) = (0, 0, 0_u32);
    for (at, letter) in letters.iter().enumerate() {
        if let Some(digit) = letter.to_digit(10) {
            (digits, end) = (digits + 1, at + 1);
            value = value.wrapping_mul(10).wrapping_add(digit);
        } else if !parts(*letter) && (*letter, at) != ('+', 0) {
            break;
        }
    }
    let is_telephone = match (letters[0], digits) {
        ('1', 3) => end == 3 && matches!(value, 110 | 112 | 115),
        ('1', 6) => value / 1000 == 116,
        ('0', 6..) | ('+', 7..) => true,
        _ => false,
    };
    if is_telephone { &letters[..end] } else { &[] }
}

#[cfg(test)]
mod tests {
    use super::{sentences, spoken};
    use proptest::prelude::*;

    fn cut(text: &str) -> Vec<&str> {
        sentences(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn a_sentence_ends_where_a_person_ends_it() {
        for (text, wanted) in [
            (
                "Rufen Sie an. Dann bekommen Sie einen Termin.",
                &["Rufen Sie an.", "Dann bekommen Sie einen Termin."][..],
            ),
            ("Wer hilft? Alle!  Wirklich …", &["Wer hilft?", "Alle!", "Wirklich …"]),
            (
                "„Ich habe Angst. Ich brauche Hilfe.“ Sagen Sie das.",
                &["„Ich habe Angst.", "Ich brauche Hilfe.“", "Sagen Sie das."],
            ),
            ("ماذا تحتاجون؟ نحن نساعد. اتصلوا", &["ماذا تحتاجون؟", "نحن نساعد.", "اتصلوا"]),
            ("Im Jahr 2026. Danach nicht mehr.", &["Im Jahr 2026.", "Danach nicht mehr."]),
            ("\n Nur Worte \n", &["Nur Worte"]),
            (" \n", &[]),
        ] {
            assert_eq!(cut(text), wanted, "{text}");
        }
    }

    #[test]
    fn a_full_stop_within_a_sentence_ends_nothing() {
        for text in [
            "Geprüft am 3. November 2026.",
            "Es sind ca. 3 km, z. B. mit dem Bus.",
            "Tel. 0800 111 0 111",
            "Für Kinder bzw. junge Menschen.",
            "Mo–Fr 9.30 Uhr auf example.org",
            "Am 1. 5. 2027 geschlossen",
        ] {
            assert_eq!(cut(text), [text]);
        }
    }

    #[test]
    fn telephone_numbers_are_said_digit_by_digit() {
        for (written, said) in [
            ("112 bei Lebensgefahr", "1 1 2 bei Lebensgefahr"),
            ("Anrufen: 116 111", "Anrufen: 1 1 6, 1 1 1"),
            ("0800 111 0 550 Elterntelefon", "0 8 0 0, 1 1 1, 0, 5 5 0 Elterntelefon"),
            ("030 23125-110", "0 3 0, 2 3 1 2 5, 1 1 0"),
            ("+49 30 23125110.", "+ 4 9, 3 0, 2 3 1 2 5 1 1 0."),
            ("(06441) 990", "(0 6 4 4 1, 9 9 0"),
        ] {
            assert_eq!(spoken(written).as_deref(), Some(said));
        }
    }

    #[test]
    fn other_numbers_stay_numbers() {
        for text in [
            "3. November 2026",
            "35578 Wetzlar",
            "01108 Dresden",
            "09:00–12:00",
            "1.200 Angebote",
            "A112",
            "1,10 Euro",
        ] {
            assert_eq!(spoken(text).as_deref(), Some(text));
        }
    }

    #[test]
    fn words_are_said_whole_and_signs_alone_not_at_all() {
        assert_eq!(spoken("Schwanger\u{ad}schaft").as_deref(), Some("Schwangerschaft"));
        assert_eq!(spoken(" · "), None);
    }

    proptest! {
        #[test]
        fn every_letter_is_in_one_sentence_and_in_its_order(text in "([a-zäA-Z0-9.!?؟ “)\n]|\u{ad}){0,60}") {
            let whole: String = cut(&text).concat();
            let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            prop_assert_eq!(letters(&whole), letters(&text));
            prop_assert!(cut(&text).iter().all(|sentence| sentence.trim() == *sentence && !sentence.is_empty()));
        }

        #[test]
        fn what_is_said_has_every_letter_and_digit(text in "[a-z0-9+ /:,.-]{0,40}") {
            let heard = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
            prop_assert_eq!(heard(&spoken(&text).unwrap_or_default()), heard(&text));
        }
    }
}
