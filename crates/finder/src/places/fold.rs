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
    let (ae, oe, ue) = match umlauts {
        Umlauts::Kept => ("ä", "ö", "ü"),
        Umlauts::Written => ("ae", "oe", "ue"),
        Umlauts::Dropped => ("a", "o", "u"),
    };
    let mut words = Words { folded: String::with_capacity(name.len()), last: Kind::Gap };
    for letter in name.chars().map(common_form).flat_map(char::to_lowercase) {
        match letter {
            'a'..='z' => words.push(Kind::Letter, letter),
            '0'..='9' => words.push(Kind::Digit, letter),
            'ä' => words.push_letters(ae),
            'ö' => words.push_letters(oe),
            'ü' => words.push_letters(ue),
            'ß' => words.push_letters("ss"),
            'æ' => words.push_letters("ae"),
            'œ' => words.push_letters("oe"),
            // Some systems type ö as an o followed by dots.
            '\u{308}' => words.replace_last([("a", ae), ("o", oe), ("u", ue)]),
            _ if is_unseen(letter) => {}
            _ if letter.is_alphanumeric() => words.push(Kind::Letter, without_accent(letter)),
            _ => words.last = Kind::Gap,
        }
    }
    words.folded
}

/// What a folded name ends with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Gap,
    Letter,
    Digit,
}

/// A folded name being written.
struct Words {
    folded: String,
    last: Kind,
}

impl Words {
    /// Appends to the last word, or begins a new one after a gap and between letters and digits.
    fn push(&mut self, kind: Kind, letter: char) {
        if self.last != kind && !self.folded.is_empty() {
            self.folded.push(' ');
        }
        self.folded.push(letter);
        self.last = kind;
    }

    fn push_letters(&mut self, letters: &str) {
        for letter in letters.chars() {
            self.push(Kind::Letter, letter);
        }
    }

    fn replace_last(&mut self, replacements: [(&str, &str); 3]) {
        for (last, replacement) in replacements {
            if self.last == Kind::Letter && self.folded.ends_with(last) {
                self.folded.pop();
                self.folded.push_str(replacement);
                return;
            }
        }
    }
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
