//! What the head of a column names: a field, which of several ("Straße 2"), and a language ("Name (tr)").
//! It knows no rows.

use super::columns::{COLUMNS, Column, FACTS};
use super::words::{LANGUAGES, folded, id_of};
use nahbei_catalogue::Language;

/// The word before the heads of what tells of the catalogue, in a file of one sheet.
pub const FACT: &str = "Katalog";
/// The word behind the language of a text that a machine translated.
const MACHINE: &str = "maschinell";

/// A head, understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// The number of the column in [`COLUMNS`], or in [`FACTS`].
    pub column: usize,
    /// Whether it tells of the catalogue.
    pub is_fact: bool,
    /// Which of several, from 1.
    pub number: u16,
    /// The language and whether a machine translated; `None` for German.
    pub language: Option<(String, bool)>,
}

impl Head {
    /// The column it names.
    pub fn column(&self) -> &'static Column {
        if self.is_fact { &FACTS[self.column] } else { &COLUMNS[self.column] }
    }

    /// Reads a head of a sheet of offers.
    pub fn parse(written: &str) -> Option<Self> {
        let written = written.trim();
        let fact = written.strip_prefix(FACT).filter(|rest| rest.starts_with([' ', ':', '-']));
        fact.map_or_else(
            || Self::among(COLUMNS, written, false),
            |rest| Self::fact(rest.trim_start_matches([' ', ':', '-'])),
        )
    }

    /// Reads a head of the sheet that tells of the catalogue.
    pub fn fact(written: &str) -> Option<Self> {
        Self::among(FACTS, written.trim(), true)
    }

    fn among(columns: &[Column], written: &str, is_fact: bool) -> Option<Self> {
        // Stars mark what must be filled in.
        let written = written.trim_end_matches(['*', ' ', ':']);
        let (written, language) = match written.strip_suffix(')').and_then(|inside| inside.rsplit_once('(')) {
            Some((head, inside)) => (head.trim(), Some(language(inside)?)),
            None => (written, None),
        };
        let (name, number) = match written.rsplit_once(' ') {
            Some((name, number)) if number.bytes().all(|byte| byte.is_ascii_digit()) => {
                (name, number.parse().ok().filter(|number| *number > 0)?)
            }
            _ => (written, 1),
        };
        let name = folded(name);
        let names = |column: &Column| {
            folded(column.head) == name || column.others.iter().any(|other| folded(other) == name)
        };
        let column = columns.iter().position(names)?;
        let fits = (number == 1 || columns[column].group().is_some())
            && (language.is_none() || columns[column].kind.is_text());
        let german = |(code, machine): &(String, bool)| code == Language::GERMAN && !machine;
        let language = language.filter(|language| !german(language));
        fits.then_some(Self { column, is_fact, number, language })
    }

    /// The head as it is written.
    pub fn written(&self) -> String {
        let head = self.column().head;
        let number = if self.number > 1 { format!(" {}", self.number) } else { String::new() };
        match &self.language {
            Some((code, true)) => format!("{head}{number} ({code}, {MACHINE})"),
            Some((code, false)) => format!("{head}{number} ({code})"),
            None => format!("{head}{number}"),
        }
    }
}

fn language(inside: &str) -> Option<(String, bool)> {
    let (name, machine) = match inside.split_once(',') {
        Some((name, word)) if folded(word) == MACHINE => (name, true),
        Some(_) => return None,
        None => (inside, false),
    };
    let name = name.trim();
    let code = id_of(LANGUAGES, name).map(str::to_owned);
    Some((code.or_else(|| Language::new(name).map(|language| language.to_string()))?, machine))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_are_understood_in_the_spellings_of_editors() {
        for (written, expected) in [
            ("Name", Some("Name")),
            (" name * ", Some("Name")),
            ("STRASSE 2", Some("Straße 2")),
            ("Hinweis zum Ort 3 (Türkisch)", Some("Hinweis zum Ort 3 (tr)")),
            ("Name (tr, maschinell)", Some("Name (tr, maschinell)")),
            ("Name (de)", Some("Name")),
            ("Postleitzahl", Some("PLZ")),
            ("Katalog: Stand", Some("Stand")),
            ("E-Mail", Some("E-Mail")),
            ("Email", Some("E-Mail")),
            ("Name 2", None),
            ("Alter (tr)", None),
            ("Name (bitte ausfüllen)", None),
            ("Farbe", None),
            ("", None),
        ] {
            assert_eq!(Head::parse(written).map(|head| head.written()).as_deref(), expected, "{written}");
        }
    }

    #[test]
    fn no_two_columns_share_a_head() {
        for (at, column) in COLUMNS.iter().enumerate() {
            for head in column.others.iter().chain([&column.head]) {
                assert_eq!(Head::parse(head).map(|head| head.column), Some(at), "{head}");
            }
        }
    }
}
