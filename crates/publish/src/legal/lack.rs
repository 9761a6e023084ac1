//! What the legal pages of a site that families use still lack: what the law asks for and a program can see.
//! Whether what stands there is right, a lawyer says.

use std::fmt;

use super::{FOLDER, LegalPage};

/// The page on how accessible the site is.
const STATEMENT: &str = "barrierefreiheit.html";
/// The pages every site needs: § 5 DDG, Art. 13 GDPR, the laws of the Länder on accessibility (§ 12b BGG).
const PAGES: [&str; 3] = ["impressum.html", "datenschutz.html", STATEMENT];
/// Words for the body of the Land to turn to when nobody answers, as the Länder call theirs.
const BODIES: [&str; 6] = [
    "schlichtungsstelle",
    "durchsetzungsstelle",
    "ombudsstelle",
    "schiedsstelle",
    "überwachungsstelle",
    "beauftragte",
];
const MONTHS: [&str; 12] = [
    "januar",
    "februar",
    "märz",
    "april",
    "mai",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "dezember",
];

/// Something that a legal page lacks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lack {
    /// Path of the page in the folder of the site.
    pub file: String,
    /// The byte of the page at which it shows; 0 where it is nowhere.
    pub at: usize,
    /// What it is.
    pub what: Lacking,
}

/// What can be lacking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lacking {
    /// The page as a whole.
    Page,
    /// What somebody was to write in the place of these words in brackets.
    Words(String),
    /// The town whose statement on accessibility this is.
    Town,
    /// A mail address or form by which a barrier can be reported.
    Contact,
    /// The body of the Land to turn to when nobody answers.
    Body,
    /// The day of the statement.
    Day,
}

impl Lack {
    /// In German.
    #[must_use]
    pub fn german(&self) -> String {
        match &self.what {
            Lacking::Page => format!("{} fehlt", self.file),
            Lacking::Words(words) => format!("{}: noch auszufüllen ist [{words}]", self.file),
            Lacking::Town => format!("{}: nennt die Stadt nicht", self.file),
            Lacking::Contact => format!(
                "{}: nennt keine Mailadresse und kein Formular, um eine Barriere zu melden",
                self.file
            ),
            Lacking::Body => {
                format!("{}: nennt keine Schlichtungs- oder Durchsetzungsstelle des Landes", self.file)
            }
            Lacking::Day => format!("{}: nennt keinen Tag, etwa 3. November 2026", self.file),
        }
    }
}

impl fmt::Display for Lack {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let file = &self.file;
        match &self.what {
            Lacking::Page => write!(f, "{file} is missing"),
            Lacking::Words(words) => write!(f, "{file}: [{words}] is still to be filled in"),
            Lacking::Town => write!(f, "{file}: does not name the town"),
            Lacking::Contact => write!(f, "{file}: names no mail address or form to report a barrier"),
            Lacking::Body => {
                write!(f, "{file}: names no body of the Land for arbitration (Schlichtungsstelle)")
            }
            Lacking::Day => write!(f, "{file}: names no day, such as 3. November 2026"),
        }
    }
}

/// What the pages of a site of these towns lack.
pub fn lacks_of_site(pages: &[LegalPage], towns: &[&str]) -> Vec<Lack> {
    let missing = PAGES.iter().filter(|name| pages.iter().all(|page| page.file != **name));
    let lack = |name: &&str| Lack { file: format!("{FOLDER}/{name}"), at: 0, what: Lacking::Page };
    let inside = pages.iter().flat_map(|page| lacks(&page.file, &page.body, towns));
    missing.map(lack).chain(inside).collect()
}

/// The pages every site needs, as paths in its folder.
pub fn pages() -> impl Iterator<Item = String> {
    PAGES.iter().map(|name| format!("{FOLDER}/{name}"))
}

/// What a page of this name and text lacks.
#[must_use]
pub fn lacks(name: &str, text: &str, towns: &[&str]) -> Vec<Lack> {
    let lack = |at, what| Lack { file: format!("{FOLDER}/{name}"), at, what };
    let mut lacks: Vec<Lack> =
        placeholders(text).map(|(at, words)| lack(at, Lacking::Words(words.to_owned()))).collect();
    if name == STATEMENT {
        let lower = text.to_lowercase();
        for (is_there, what) in [
            (towns.is_empty() || towns.iter().any(|town| text.contains(town)), Lacking::Town),
            (["@", "[at]", "(at)", "formular"].iter().any(|word| lower.contains(word)), Lacking::Contact),
            (BODIES.iter().any(|body| lower.contains(body)), Lacking::Body),
            (names_a_day(&lower), Lacking::Day),
        ] {
            // What is still to be filled in may be just this.
            if !is_there && lacks.is_empty() {
                lacks.push(lack(0, what));
            }
        }
    }
    lacks
}

/// Words in brackets that stand for what is to be written, with their place. `info[at]example.org` is none.
fn placeholders(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let open = text.match_indices('[').map(|(at, _)| at);
    let inside = open.filter_map(|at| Some((at, text[at + 1..].split_once(']')?.0)));
    inside.filter(|(_, words)| {
        words.chars().filter(|letter| letter.is_alphabetic()).count() >= 4
            && !words.contains(['[', '<'])
            && !words.eq_ignore_ascii_case("punkt")
    })
}

/// Whether a text in small letters names a day: `3.11.2026`, `3. november 2026`, `2026-11-03`.
fn names_a_day(text: &str) -> bool {
    let years = text.match_indices("20").filter_map(|(at, _)| {
        let digits = text.get(at..at + 4)?.bytes().all(|byte| byte.is_ascii_digit());
        digits.then_some((&text[..at], &text[at + 4..]))
    });
    years.into_iter().any(|(before, after)| {
        let before = before.trim_end();
        let month = MONTHS.iter().any(|month| before.ends_with(month));
        let number =
            before.strip_suffix('.').is_some_and(|rest| rest.ends_with(|digit: char| digit.is_ascii_digit()));
        let iso = after.strip_prefix('-').is_some_and(|rest| rest.starts_with(['0', '1']));
        month || number || iso
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = "<h1>Barrierefreiheit</h1><p>Apolda, Stand: 3. November 2026. Melden: info@apolda.example. \
        Sonst: Schlichtungsstelle des Landes.</p>";

    fn found(text: &str) -> Vec<Lacking> {
        lacks(STATEMENT, text, &["Apolda"]).into_iter().map(|lack| lack.what).collect()
    }

    #[test]
    fn a_statement_without_town_contact_body_of_the_land_or_day_lacks_it() {
        assert_eq!(found(GOOD), []);
        for (from, to, lacking) in [
            ("Apolda,", "Die Stadt,", Lacking::Town),
            ("info@apolda.example", "bei uns", Lacking::Contact),
            ("Schlichtungsstelle", "Amt", Lacking::Body),
            ("3. November 2026", "neulich", Lacking::Day),
            ("3. November 2026", "[Datum]", Lacking::Words("Datum".to_owned())),
        ] {
            assert_eq!(found(&GOOD.replacen(from, to, 1)), [lacking], "{to}");
        }
    }

    #[test]
    fn days_are_seen_however_they_are_written() {
        for day in ["3.11.2026", "03. 11. 2026", "3. März 2026", "2026-11-03"] {
            assert_eq!(found(&GOOD.replace("3. November 2026", day)), [], "{day}");
        }
    }

    #[test]
    fn an_address_hidden_from_machines_is_no_gap() {
        for text in ["info[at]apolda[dot]de", "amt [Punkt] de", "Fußnote [1]", "a [<b>fett</b>]"] {
            assert_eq!(placeholders(text).next(), None, "{text}");
        }
        assert_eq!(placeholders("am [Datum]").next(), Some((3, "Datum")));
    }

    #[test]
    fn a_page_that_is_not_there_is_lacking() {
        let lacks: Vec<String> = lacks_of_site(&[], &[]).iter().map(Lack::german).collect();
        assert_eq!(lacks, pages().map(|page| format!("{page} fehlt")).collect::<Vec<_>>());
    }
}
