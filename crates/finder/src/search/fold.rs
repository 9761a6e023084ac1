//! Every spelling of a letter made one: case, umlauts, accents, Arabic and Cyrillic variants. It knows no words.

/// Lower case, without umlauts, accents and ß, so that every spelling of a word is one word. Arabic and Cyrillic
/// letters that people exchange become one, signs that do not sound fall away.
///
/// ```
/// use nahbei_finder::fold;
/// assert_eq!(fold("Mütter"), fold("muetter"));
/// assert_eq!(fold("STRASSE"), fold("Straße"));
/// assert_eq!(fold("أُسرة"), fold("اسره"));
/// assert_eq!(fold("ребёнок"), fold("ребенок"));
/// ```
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars().flat_map(char::to_lowercase) {
        push(letter, &mut folded);
    }
    folded
}

fn push(letter: char, folded: &mut String) {
    match letter {
        'e' | 'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ė' | 'ę' | 'ě' => {
            // The second letter of ae, oe, ue falls away like the dots; "neue" keeps it (eu is no umlaut).
            let is_umlaut =
                folded.ends_with(['a', 'o']) || (folded.ends_with('u') && !ends_with_diphthong(folded));
            if !is_umlaut {
                folded.push('e');
            }
        }
        'a'..='z' | '0'..='9' => folded.push(letter),
        'ß' => folded.push_str("ss"),
        'ä' | 'à' | 'á' | 'â' | 'ã' | 'å' | 'ā' | 'ă' | 'ą' | 'æ' => folded.push('a'),
        'ç' | 'ć' | 'č' => folded.push('c'),
        'ď' | 'đ' => folded.push('d'),
        'ğ' => folded.push('g'),
        'ì' | 'í' | 'î' | 'ï' | 'ı' | 'ī' | 'į' => folded.push('i'),
        'ł' | 'ĺ' | 'ľ' => folded.push('l'),
        'ñ' | 'ń' | 'ň' => folded.push('n'),
        'ö' | 'ò' | 'ó' | 'ô' | 'õ' | 'ø' | 'ő' | 'ō' | 'œ' => folded.push('o'),
        'ŕ' | 'ř' => folded.push('r'),
        'ś' | 'š' | 'ş' | 'ș' => folded.push('s'),
        'ť' | 'ţ' | 'ț' => folded.push('t'),
        'ü' | 'ù' | 'ú' | 'û' | 'ů' | 'ű' | 'ū' => folded.push('u'),
        'ý' | 'ÿ' => folded.push('y'),
        'ź' | 'ż' | 'ž' => folded.push('z'),
        'ё' | 'є' => folded.push('е'),
        'й' | 'ї' | 'і' => folded.push('и'),
        'ґ' => folded.push('г'),
        'أ' | 'إ' | 'آ' | 'ٱ' | 'ى' if letter != 'ى' => folded.push('ا'),
        'ة' | 'ۀ' => folded.push('ه'),
        'ى' | 'ی' | 'ئ' | 'ې' => folded.push('ي'),
        'ؤ' => folded.push('و'),
        'ک' | 'گ' => folded.push('ك'),
        'چ' => folded.push('ج'),
        'پ' => folded.push('ب'),
        'ژ' => folded.push('ز'),
        '٠'..='٩' => folded.push(digit(letter, '٠')),
        '۰'..='۹' => folded.push(digit(letter, '۰')),
        // Places to break, accents and vowel signs written on their own, apostrophes inside a word, the stretching sign.
        letter if is_silent(letter) => {}
        letter => folded.push(letter),
    }
}

fn digit(letter: char, zero: char) -> char {
    u32::from(letter)
        .checked_sub(u32::from(zero))
        .and_then(|value| char::from_digit(value, 10))
        .unwrap_or(letter)
}

/// Signs that are part of a word's spelling but not of the word.
pub(super) fn is_silent(letter: char) -> bool {
    matches!(
        letter,
        '\u{ad}' | '\u{200c}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
            | '\u{300}'..='\u{36f}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}'
            | '\'' | '’' | 'ʼ' | '`' | '´' | 'ʹ'
    )
}

fn ends_with_diphthong(folded: &str) -> bool {
    ["au", "eu", "qu"].iter().any(|pair| folded.ends_with(pair))
}

/// The words of a text, folded; a sign that is no letter, digit or silent sign parts two words.
pub(super) fn words(text: &str) -> impl Iterator<Item = String> {
    written(text).map(fold).filter(|word| !word.is_empty())
}

/// The same as they are written; what is silent throughout comes, too.
pub(super) fn written(text: &str) -> impl Iterator<Item = &str> {
    text.split(is_gap).filter(|word| !word.is_empty())
}

fn is_gap(letter: char) -> bool {
    // The letters of most texts first: whether any other is one takes twenty times as long to say.
    let is_usual = matches!(letter, 'a'..='z' | 'A'..='Z' | '0'..='9' | 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ɏ'
        | 'Ѐ'..='ҁ' | 'ؠ'..='ي');
    !is_usual && !is_silent(letter) && (letter.is_ascii() || !letter.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::{fold, is_gap, is_silent, words};
    use proptest::prelude::*;

    #[test]
    fn every_spelling_of_a_word_is_one() {
        for (one, other) in [
            ("Müller", "mueller"),
            ("Müller", "muller"),
            ("Größe", "groesse"),
            ("KITA", "kita"),
            ("czego żłobek", "czego zlobek"),
            ("mąż bije", "maz bije"),
            ("çocuğum ağlıyor", "cocugum agliyor"),
            ("дитячий", "дитячии"),
            ("б'є", "бє"),
            ("جدّي", "جدي"),
            ("مهدکودک", "مهدكودك"),
            ("۳ ساله", "3 ساله"),
            ("Schwanger\u{ad}schaft", "Schwangerschaft"),
            ("Mu\u{308}tter", "Mutter"),
        ] {
            assert_eq!(fold(one), fold(other));
        }
        assert_ne!(fold("neue"), fold("neu"));
    }

    #[test]
    fn only_what_is_no_letter_digit_or_silent_sign_is_a_gap() {
        for letter in '\0'..=char::MAX {
            assert_eq!(is_gap(letter), !letter.is_alphanumeric() && !is_silent(letter), "{letter:?}");
        }
    }

    #[test]
    fn words_end_at_every_other_sign() {
        let found: Vec<_> = words("Kita-Platz (ab 1), <b>gratis</b>!").collect();
        assert_eq!(found, ["kita", "platz", "ab", "1", "b", "gratis", "b"]);
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing_more(text in "[a-zA-ZäöüÄÖÜßéèčşıłёїа-яأ-ي ]{0,40}") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }
    }
}
