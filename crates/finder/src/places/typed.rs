//! What a person typed, taken apart into a postal code and the words beside it.
//!
//! Knows no place: whether the code or the words exist is for others to say.

use super::fold::{Umlauts, fold_place_name};
use super::postal_code::PostalCode;

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
        let folded = fold_place_name(typed, Umlauts::Kept);
        let is_number = |word: &&str| word.bytes().all(|byte| byte.is_ascii_digit());
        let mut words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
        // People write D-02826, DE 02826, PLZ 02826.
        let before_code = matches!(words[..], ["d" | "de" | "plz", next, ..] if is_number(&next));
        if before_code {
            words.remove(0);
        }
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
        // Other numbers beside words are a house, or a code still being typed.
        words.retain(|word| !is_number(word));
        let name = words.join(" ");
        code.map_or_else(|| Self::Name(name.clone()), |code| Self::Code(code, name.clone()))
    }
}
