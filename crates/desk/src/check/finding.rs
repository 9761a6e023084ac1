//! What a check has found: which kind of mistake, where, and the very words found there. It judges nothing itself.

use crate::lang::Lang;
use nahbei_catalogue::{Language, Loss, Problem, Text};
use std::collections::HashSet;

/// How much a mistake costs a family.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Something is lost or wrong: a family is led astray, or finds nothing.
    Error,
    /// Something is probably wrong: somebody should look.
    Warning,
    /// It would be better otherwise.
    Hint,
}

impl Level {
    /// All levels, the gravest first.
    pub const ALL: [Self; 3] = [Self::Error, Self::Warning, Self::Hint];
}

/// A kind of mistake, with all that is the same wherever it is made.
#[derive(Debug, PartialEq, Eq)]
pub struct Kind {
    /// Stable for ever: letters a–z and hyphens.
    pub id: &'static str,
    /// How much it costs.
    pub level: Level,
    /// In German.
    pub de: Words,
    /// In English.
    pub en: Words,
}

/// A kind of mistake in the words of one language; whole sentences.
#[derive(Debug, PartialEq, Eq)]
pub struct Words {
    /// What is wrong.
    pub what: &'static str,
    /// Why it matters for a family.
    pub why: &'static str,
    /// What to do about it.
    pub remedy: &'static str,
}

impl Kind {
    /// Its words in a language.
    pub fn words(&self, lang: Lang) -> &Words {
        lang.pick(&self.de, &self.en)
    }
}

/// Makes kinds as constants, and a list of them all.
macro_rules! kinds {
    ($($name:ident $id:literal $level:ident {
        de: $what_de:literal, $why_de:literal, $remedy_de:literal;
        en: $what_en:literal, $why_en:literal, $remedy_en:literal;
    })+) => {
        $(static $name: $crate::check::finding::Kind = $crate::check::finding::Kind {
            id: $id,
            level: $crate::check::finding::Level::$level,
            de: $crate::check::finding::Words { what: $what_de, why: $why_de, remedy: $remedy_de },
            en: $crate::check::finding::Words { what: $what_en, why: $why_en, remedy: $remedy_en },
        };)+
        /// Every kind of mistake this theme knows, in the order in which an editor should read them.
        pub static KINDS: &[&$crate::check::finding::Kind] = &[$(&$name),+];
    };
}
pub(crate) use kinds;

/// One mistake at one place.
#[derive(Debug, Clone)]
pub struct Finding {
    /// Which kind.
    pub kind: &'static Kind,
    /// The id of the offer, or its number in the file; none for the file itself.
    pub record: Option<String>,
    /// JSON pointer to the value.
    pub pointer: String,
    /// What was found, in the editor's language.
    pub found: String,
    /// What to write instead, where that is known.
    pub instead: Option<String>,
}

/// The findings in one file, while they are being gathered.
pub struct Findings {
    /// The editor's language.
    pub lang: Lang,
    list: Vec<Finding>,
    record: Option<String>,
    base: String,
    /// Places of the file that reading has left out: later elements of a list have moved up by them.
    left_out: HashSet<String>,
}

impl Findings {
    /// Nothing found yet in a file that was read with these problems.
    pub fn new(lang: Lang, problems: &[Problem]) -> Self {
        let costly = problems.iter().filter(|problem| problem.loss > Loss::Nothing);
        // A contact or hours without their kind or value are left out as a whole.
        let whole = |pointer: &str| {
            let owner = pointer.strip_suffix("/kind").or_else(|| pointer.strip_suffix("/value"));
            owner.unwrap_or(pointer).to_owned()
        };
        let mut left_out: HashSet<String> = costly.map(|problem| whole(&problem.pointer)).collect();
        let offers = problems.iter().filter(|problem| problem.loss == Loss::Offer);
        left_out.extend(offers.filter_map(|problem| {
            let number = problem.pointer.strip_prefix("/offers/")?.split('/').next()?;
            Some(format!("/offers/{number}"))
        }));
        Self { lang, list: Vec::new(), record: None, base: String::new(), left_out }
    }

    /// Looks at the offer that was read as the `nth`.
    pub fn enter_offer(&mut self, nth: usize, id: &str) {
        self.base = String::new();
        self.base = format!("/{}", self.nth("offers", nth));
        self.record = Some(id.to_owned());
    }

    /// Looks at another part of the file, such as a town of site settings.
    pub fn enter(&mut self, pointer: impl Into<String>) {
        self.base = pointer.into();
        self.record = None;
    }

    /// Where in the file that element of a list stands which was read as the `nth`.
    pub fn nth(&self, list: &str, nth: usize) -> String {
        let is_kept = |at: &usize| !self.left_out.contains(&format!("{}/{list}/{at}", self.base));
        let at = (0..).filter(is_kept).nth(nth).unwrap_or(nth);
        format!("{list}/{at}")
    }

    /// Notes a mistake at a place of what is being looked at; empty is the whole of it.
    pub fn add(&mut self, kind: &'static Kind, at: &str, found: impl Into<String>) {
        self.add_with(kind, at, found, None);
    }

    /// The same with what to write instead.
    pub fn add_with(
        &mut self,
        kind: &'static Kind,
        at: &str,
        found: impl Into<String>,
        instead: Option<String>,
    ) {
        let pointer = if at.is_empty() { self.base.clone() } else { format!("{}/{at}", self.base) };
        let found = shown(&found.into());
        self.list.push(Finding { kind, record: self.record.clone(), pointer, found, instead });
    }

    /// Notes a finding made elsewhere.
    pub fn push(&mut self, finding: Finding) {
        self.list.push(finding);
    }

    /// All that was found.
    pub fn into_list(self) -> Vec<Finding> {
        self.list
    }
}

/// A value in quotation marks of the editor's language.
pub fn quoted(lang: Lang, value: &str) -> String {
    lang.pick(format!("„{value}“"), format!("\"{value}\""))
}

/// The German text and where it stands.
pub fn german<'t>(text: &'t Text, at: &str) -> Option<(String, &'t str)> {
    let (language, words) = text.get(Language::GERMAN);
    (language == Language::GERMAN).then(|| (format!("{at}/{language}"), words))
}

/// A text fit for one line on a screen: without what would steer a terminal, and not too long.
pub fn shown(text: &str) -> String {
    const MOST: usize = 160;
    let is_unsafe = |letter: &char| {
        letter.is_control() || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    let spaced = text.chars().map(|letter| if letter.is_whitespace() { ' ' } else { letter });
    let mut letters = spaced.filter(|letter| !is_unsafe(letter));
    let mut line: String = letters.by_ref().take(MOST).collect();
    if letters.next().is_some() {
        line.push('…');
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;
    use nahbei_catalogue::Rule;

    #[test]
    fn what_was_left_out_moves_later_elements_up() {
        let problem = |pointer: &str, loss| Problem {
            record: None,
            pointer: pointer.to_owned(),
            rule: Rule::Missing,
            loss,
        };
        let problems = [
            problem("/offers/1/provider/name", Loss::Offer),
            problem("/offers/2/contacts/0/value", Loss::Value),
            problem("/offers/2/contacts/1/label", Loss::Value),
            problem("/offers/2/colour", Loss::Nothing),
        ];
        let mut findings = Findings::new(Lang::En, &problems);
        findings.enter_offer(1, "b");
        assert_eq!(findings.base, "/offers/2");
        assert_eq!([findings.nth("contacts", 0), findings.nth("contacts", 1)], ["contacts/1", "contacts/2"]);
        findings.enter_offer(0, "a");
        assert_eq!(findings.nth("contacts", 0), "contacts/0");
    }

    #[test]
    fn what_is_shown_steers_no_terminal() {
        assert_eq!(shown("a\u{1b}[31m\nb\u{202e}"), "a[31m b");
        assert_eq!(shown(&"x".repeat(200)).chars().count(), 161);
    }
}
