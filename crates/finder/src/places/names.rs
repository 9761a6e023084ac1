//! When two names mean the same place.
//!
//! Works on names alone: it knows no positions and ranks nothing.

use super::fold::{Umlauts, fold_place_name};

/// Words after which a name only says where it lies: "Weiden | in der Oberpfalz", "Saal | a. d. Donau".
const WHERE_IT_LIES: [&str; 16] =
    ["a", "am", "an", "auf", "b", "bei", "beim", "i", "im", "in", "o", "ob", "unter", "v", "vor", "vorm"];

/// All names a place goes by: the whole name, each language's name of it ("Cottbus - Chóśebuz"), and these
/// without what only says where it lies.
pub(super) fn names_of(name: &str) -> Vec<&str> {
    let mut names = vec![name];
    let languages = name.split(" - ").flat_map(|part| part.split(" – "));
    for language in languages {
        names.push(language);
        names.push(without_where(language));
    }
    names.dedup();
    names
}

/// A name's German part, as offers write it: `"Cottbus"` of `"Cottbus - Chóśebuz"`.
pub(super) fn german_part(name: &str) -> &str {
    let languages = name.split(" - ").flat_map(|part| part.split(" – ")).next();
    languages.unwrap_or(name).trim()
}

fn without_where(name: &str) -> &str {
    let name = name.split(['(', '/']).next().unwrap_or(name).trim();
    let mut blanks = name.match_indices(' ').map(|(at, _)| at);
    let begins_where = |at: &usize| {
        let rest = fold_place_name(&name[*at..], Umlauts::Kept);
        rest.split_once(' ').is_some_and(|(first, _)| WHERE_IT_LIES.contains(&first))
    };
    blanks.find(begins_where).map_or(name, |at| &name[..at])
}

/// The spellings under which a name is looked up: folded, little words shortened, with umlauts written as two
/// letters and dropped.
pub(super) fn spellings(name: &str) -> Vec<String> {
    let folded = |umlauts| short_words(&fold_place_name(name, umlauts));
    let mut spellings = vec![folded(Umlauts::Written)];
    if !name.is_ascii() {
        spellings.push(folded(Umlauts::Dropped));
    }
    spellings.dedup();
    spellings.retain(|spelling| !spelling.is_empty());
    spellings
}

/// All spellings of all names a place goes by, without repetition.
pub(super) fn all_spellings(name: &str) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for spelling in names_of(name).into_iter().flat_map(spellings) {
        if !all.contains(&spelling) {
            all.push(spelling);
        }
    }
    all
}

/// How a district is asked for: alone, or with its town before or after it.
pub(super) fn spellings_of_district(district: &str, town: &str) -> Vec<String> {
    let mut all = all_spellings(district);
    for district in names_of(district) {
        all.extend(spellings(&format!("{town} {district}")));
        all.extend(spellings(&format!("{district} {town}")));
    }
    all
}

/// Folded words with the little ones shortened the way signposts do: "Saal an der Donau" is "Saal a. d. Donau",
/// "Sankt Jürgen" is "St. Jürgen". A first word stays, but for "Sankt": "Am Ohmberg" is a town.
pub(super) fn short_words(folded: &str) -> String {
    let short = |(number, word)| match (number, word) {
        (_, "sankt") => "st",
        (0, word) => word,
        (_, "am" | "an") => "a",
        (_, "bei" | "beim") => "b",
        (_, "der" | "dem" | "den" | "die") => "d",
        (_, "im" | "in") => "i",
        (_, "ob") => "o",
        (_, "und") => "u",
        (_, "vor" | "vorm") => "v",
        (_, word) => word,
    };
    let words: Vec<&str> = folded.split(' ').enumerate().map(short).collect();
    words.join(" ")
}

/// The folded name as an address writes it: `wetzlar-niedergirmes`. Never empty, never begins with a digit.
pub(super) fn slug(name: &str) -> String {
    let folded = fold_place_name(name, Umlauts::Written);
    let words =
        folded.split(' ').map(|word| word.replace(|letter: char| !letter.is_ascii_alphanumeric(), ""));
    let words: Vec<String> = words.filter(|word| !word.is_empty()).collect();
    let slug = words.join("-");
    if slug.starts_with(|first: char| first.is_ascii_alphabetic()) { slug } else { format!("ort-{slug}") }
}

/// Whether two folded names have the same letters, wherever their blanks are: "Neu Isenburg" is "Neuisenburg".
pub(super) fn same_letters(one: &str, other: &str) -> bool {
    letters(one).eq(letters(other))
}

/// Whether the letters of `name` begin with those of `start`.
pub(super) fn begins_with(name: &str, start: &str) -> bool {
    let mut name = letters(name);
    letters(start).all(|letter| name.next() == Some(letter))
}

/// Whether the letters from a later word of `name` on begin with those of `start`.
pub(super) fn later_word_begins_with(name: &str, start: &str) -> bool {
    later_words(name).any(|rest| begins_with(rest, start))
}

/// The rests of a folded name from its second word on, from its third on, and so on.
pub(super) fn later_words(name: &str) -> impl Iterator<Item = &str> {
    name.match_indices(' ').map(|(at, _)| &name[at + 1..])
}

/// Whether a folded name begins with these words, or goes on with them after some of its own.
pub(super) fn has_words(name: &str, words: &str) -> bool {
    let begins =
        |rest: &str| rest.strip_prefix(words).is_some_and(|after| after.is_empty() || after.starts_with(' '));
    begins(name) || later_words(name).any(begins)
}

/// Whether the names have as many words as each other, and each word begins like its counterpart: "Hannoversch
/// Münden" is "Hann. Münden". Words of one or two letters abbreviate too much.
pub(super) fn abbreviates(one: &str, other: &str) -> bool {
    let alike = |(one, other): (&str, &str)| {
        let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
        one == other || short.len() > 2 && long.starts_with(short)
    };
    one.split(' ').count() == other.split(' ').count() && one.split(' ').zip(other.split(' ')).all(alike)
}

/// Whether one slip of the finger lies between the names: a letter too many, too few, another one, or two
/// neighbours swapped. Equal names are no slip.
pub(super) fn one_slip_apart(one: &str, other: &str) -> bool {
    if one.len().abs_diff(other.len()) > 8 {
        return false;
    }
    let (one, other): (Vec<u8>, Vec<u8>) = (letters(one).collect(), letters(other).collect());
    let same_start = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let (one, other) = (&one[same_start..], &other[same_start..]);
    let same_end = one.iter().rev().zip(other.iter().rev()).take_while(|(a, b)| a == b).count();
    match (&one[..one.len() - same_end], &other[..other.len() - same_end]) {
        ([_], [] | [_]) | ([], [_]) => true,
        ([a, b], [c, d]) => (a, b) == (d, c),
        _ => false,
    }
}

/// The letters of a folded name, as bytes: it is ASCII but for scripts that no place here is written in.
fn letters(name: &str) -> impl Iterator<Item = u8> {
    name.bytes().filter(|letter| *letter != b' ')
}
