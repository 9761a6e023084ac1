//! What a person typed, taken apart into a postal code and the words beside it.
//!
//! Knows no place: whether the code or the words exist is for others to say.

use super::fold::{Umlauts, fold_place_name};
use super::postal_code::PostalCode;

/// No address that names a place is longer; the rest of a pasted letter is not read.
const MOST_LETTERS: usize = 100;

/// A typed text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Typed {
    /// Nothing, or no letter and no digit.
    Nothing,
    /// One to four digits and no words: a postal code being typed.
    Digits(String),
    /// A name, folded with its umlauts kept.
    Name(String),
    /// A postal code, and the folded words around it (empty when there are none).
    Code(PostalCode, String),
    /// Digits only, but more than a postal code has.
    TooManyDigits,
}

impl Typed {
    pub(super) fn read(typed: &str) -> Self {
        let start: String = typed.chars().take(MOST_LETTERS).collect();
        let folded = fold_place_name(&start, Umlauts::Kept);
        let is_number = |word: &&str| word.bytes().all(|byte| byte.is_ascii_digit());
        let all: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
        // People write D-02826, DE 02826, PLZ 02826.
        let announces_code =
            |at: usize| matches!(all[at], "d" | "de" | "plz") && all.get(at + 1).is_some_and(is_number);
        let mut words: Vec<&str> =
            (0..all.len()).filter(|at| !announces_code(*at)).map(|at| all[at]).collect();
        if words.is_empty() {
            return Self::Nothing;
        }
        if words.iter().all(is_number) {
            let digits = words.concat();
            return match (digits.len(), PostalCode::parse(&digits)) {
                (_, Some(code)) => Self::Code(code, String::new()),
                (1..=4, None) => Self::Digits(digits),
                _ => Self::TooManyDigits,
            };
        }
        let code = words.iter().find_map(|word| PostalCode::parse(word));
        // Other numbers beside words are a house, or a code still being typed; "OT" announces a district.
        words.retain(|word| !is_number(word) && *word != "ot");
        let name = words.join(" ");
        match code {
            Some(code) => Self::Code(code, name),
            None => Self::Name(name),
        }
    }
}
