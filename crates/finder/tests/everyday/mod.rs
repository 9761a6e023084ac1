//! The files that families' words are read from, each read once. It asserts nothing.
#![allow(dead_code, reason = "each test file takes what it needs")]
#![allow(clippy::unwrap_used, reason = "a fixture that cannot be read is a failed test")]

use nahbei_catalogue::{Catalogue, Term};
use nahbei_finder::{Index, KindOfHelp, Words, read_kinds, read_words};
use std::fs::read_to_string;
use std::sync::LazyLock;

/// German first, as the app learns them.
pub const LANGUAGES: [&str; 11] = ["de", "en", "tr", "ar", "uk", "ru", "fa", "pl", "ro", "fr", "es"];

const PUBLIC: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../public");

/// The file of all kinds of help, as it is published.
pub static KINDS_FILE: LazyLock<String> =
    LazyLock::new(|| read_to_string(format!("{PUBLIC}/kinds.json")).unwrap());

/// All kinds of help.
pub static KINDS: LazyLock<Vec<KindOfHelp>> = LazyLock::new(|| read_kinds(&KINDS_FILE).unwrap());

/// The words of every language, in the order of [`LANGUAGES`].
pub static WORDS: LazyLock<Vec<Words>> = LazyLock::new(|| {
    let read =
        |language: &str| read_words(&read_to_string(format!("{PUBLIC}/words/{language}.json")).unwrap());
    LANGUAGES.into_iter().map(|language| read(language).unwrap()).collect()
});

/// The words of one language.
pub fn words_of(language: &str) -> &'static Words {
    WORDS.iter().find(|words| words.language == language).unwrap()
}

/// An index that knows German and, where that is another, one language more: what a phone has learned.
pub fn index(catalogue: Catalogue, language: &str) -> Index {
    let mut files = vec![words_of("de").clone()];
    files.extend((language != "de").then(|| words_of(language).clone()));
    index_with(catalogue, &files)
}

/// An index that knows these languages.
pub fn index_with(catalogue: Catalogue, files: &[Words]) -> Index {
    let mut index = Index::new([catalogue], |need| need.id().to_owned());
    index.learn(&KINDS, files);
    index
}

/// A catalogue without offers, for what is asked of words alone.
pub fn no_offers() -> Catalogue {
    nahbei_catalogue::read(r#"{"format": 1, "name": "Beispielstadt", "offers": []}"#).0
}

/// What somebody says who says `phrase`, with the `nth` saying of each of its groups. A group that is none stays as it is.
pub fn said(words: &Words, phrase: &str, nth: usize) -> String {
    let sayings = words.groups.iter().filter_map(|(name, sayings)| {
        Some((format!("{{{name}}}"), sayings.get(nth.checked_rem(sayings.len())?)?))
    });
    sayings
        .fold(phrase.to_owned(), |text, (name, saying)| text.replace(&name, saying))
        .replace([',', '*'], "")
}

/// How many sayings `phrase` stands for.
pub fn ways(words: &Words, phrase: &str) -> usize {
    let groups = words.groups.iter().filter(|(name, _)| phrase.contains(&format!("{{{name}}}")));
    groups.map(|(_, sayings)| sayings.len()).product()
}
