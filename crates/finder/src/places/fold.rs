//! One spelling for all spellings of a place name.
//!
//! Knows no place and no typing error: it only takes away what differs between keyboards and habits.

/// What becomes of ä, ö and ü.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Umlauts {
    /// They stay: `görlitz`.
    Kept,
    /// Written as two letters: `goerlitz`.
    Written,
    /// Only the letter stays, as on a keyboard without them: `gorlitz`.
    Dropped,
}

/// Folds a place name to lower-case words of letters and digits with one blank between them.
///
/// Hyphens, dots, brackets and slashes count as blanks, ß as ss, accents are dropped, letters next to
/// digits become words of their own. Full-width, Arabic and Persian digits become ASCII digits, and
/// what cannot be seen (soft hyphens, joiners, direction marks) is dropped.
///
/// ```
/// use nahbei_finder::places::{Umlauts, fold_place_name};
///
/// assert_eq!(fold_place_name(" Görlitz,  SÜDSTADT", Umlauts::Kept), "görlitz südstadt");
/// assert_eq!(fold_place_name("Groß-Gerau", Umlauts::Written), "gross gerau");
/// assert_eq!(fold_place_name("Görlitz", Umlauts::Written), "goerlitz");
/// assert_eq!(fold_place_name("Görlitz", Umlauts::Dropped), "gorlitz");
/// assert_eq!(fold_place_name("D-３５５７８Wetzlar", Umlauts::Kept), "d 35578 wetzlar");
/// ```
#[must_use]
pub fn fold_place_name(name: &str, umlauts: Umlauts) -> String {
    let mut folded = String::with_capacity(name.len());
    for letter in name.chars().map(common_form).flat_map(char::to_lowercase) {
        match letter {
            'ß' => push(&mut folded, "ss"),
            'æ' => push(&mut folded, "ae"),
            'œ' => push(&mut folded, "oe"),
            '\u{308}' => put_dots_on_last(&mut folded),
            _ if is_unseen(letter) => {}
            _ => push(&mut folded, without_accent(letter).encode_utf8(&mut [0; 4])),
        }
    }
    folded.truncate(folded.trim_end().len());
    let (a, o, u) = match umlauts {
        Umlauts::Kept => return folded,
        Umlauts::Written => ("ae", "oe", "ue"),
        Umlauts::Dropped => ("a", "o", "u"),
    };
    if folded.is_ascii() {
        return folded;
    }
    folded.replace('ä', a).replace('ö', o).replace('ü', u)
}

/// Appends letters or digits as they are, anything else as a blank, and never a second blank.
fn push(folded: &mut String, letters: &str) {
    let last = folded.chars().next_back();
    let is_word = letters.chars().all(char::is_alphanumeric);
    let follows_word = last.is_some_and(|last| last != ' ');
    let is_digit = |letter: char| letter.is_ascii_digit();
    let changes_kind = is_word && follows_word && last.is_some_and(is_digit) != letters.chars().all(is_digit);
    if follows_word && (!is_word || changes_kind) {
        folded.push(' ');
    }
    if is_word {
        folded.push_str(letters);
    }
}

/// Some systems type ö as an o followed by dots.
fn put_dots_on_last(folded: &mut String) {
    let dotted = match folded.chars().next_back() {
        Some('a') => 'ä',
        Some('o') => 'ö',
        Some('u') => 'ü',
        _ => return,
    };
    folded.pop();
    folded.push(dotted);
}

/// Full-width forms and the digits of Arabic and Persian keyboards as ASCII.
fn common_form(letter: char) -> char {
    let code = u32::from(letter);
    let ascii = match letter {
        '\u{FF01}'..='\u{FF5E}' => code - 0xFEE0,
        '\u{660}'..='\u{669}' => code - 0x630,
        '\u{6F0}'..='\u{6F9}' => code - 0x6C0,
        _ => code,
    };
    char::from_u32(ascii).unwrap_or(letter)
}

/// Accents that stand alone, apostrophes, and characters without a picture.
fn is_unseen(letter: char) -> bool {
    matches!(letter,
        '\'' | '’' | '`' | '´'
        | '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{FEFF}'
        | '\u{300}'..='\u{36F}'
        | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        | '\u{FE00}'..='\u{FE0F}')
}

/// The plain letter of the accented Latin letters of Europe and Turkey; ä, ö and ü are no accents.
fn without_accent(letter: char) -> char {
    match letter {
        'á' | 'à' | 'â' | 'ã' | 'å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'ď' | 'đ' => 'd',
        'é' | 'è' | 'ê' | 'ë' | 'ē' | 'ė' | 'ę' | 'ě' => 'e',
        'ğ' => 'g',
        'í' | 'ì' | 'î' | 'ï' | 'ī' | 'į' | 'ı' => 'i',
        'ĺ' | 'ľ' | 'ł' => 'l',
        'ñ' | 'ń' | 'ň' => 'n',
        'ó' | 'ò' | 'ô' | 'õ' | 'ø' | 'ō' | 'ő' => 'o',
        'ŕ' | 'ř' => 'r',
        'ś' | 'ş' | 'š' | 'ș' => 's',
        'ţ' | 'ť' | 'ț' => 't',
        'ú' | 'ù' | 'û' | 'ū' | 'ů' | 'ű' | 'ų' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        _ => letter,
    }
}
