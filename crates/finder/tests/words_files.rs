//! The published kinds of help and words of families: whole, clean and without a word that pulls in everything. That
//! the words lead to the right offers is asked in `search`.

mod everyday;

use everyday::{KINDS, KINDS_FILE, LANGUAGES, WORDS, index, no_offers, said, ways, words_of};
use nahbei_catalogue::{Need, Term};
use nahbei_finder::{Danger, Words, fold, read_kinds, read_words};
use proptest::prelude::*;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Fewer phrases leave a kind of help to chance.
const LEAST_PHRASES: usize = 8;
/// Fewer phrases leave a danger to chance.
const LEAST_CRISIS_PHRASES: usize = 15;
/// A phrase of more kinds than this means none of them.
const MOST_KINDS_OF_A_PHRASE: usize = 4;
/// A word alone of more kinds than this pulls in everything.
const MOST_KINDS_OF_A_WORD: usize = 6;
/// No group has more sayings.
const MOST_SAYINGS: usize = 120;
/// Nobody types more.
const LONGEST_PHRASE: usize = 80;

/// Crisis phrases that hold a shorter one of a danger that is named first in [`Danger::ALL`]; that one is heard.
const HEARD_AS_ANOTHER: [(&str, &str); 6] = [
    ("uk", "чоловік б'є дитину"),
    ("uk", "чоловік б'є дітей"),
    ("ru", "муж бьёт ребёнка"),
    ("ru", "муж бьёт детей"),
    ("ru", "муж бьёт сына"),
    ("ru", "muzh byet rebenka"),
];

/// Fails with every fault, not only the first.
fn assert_none(faults: impl IntoIterator<Item = String>) {
    let faults: Vec<String> = faults.into_iter().collect();
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

/// Every phrase of a language, whatever it is for, as somebody says it.
fn phrases(words: &Words) -> impl Iterator<Item = String> {
    let lists = words.kinds.iter().chain(&words.groups).chain(&words.crisis);
    lists.flat_map(|(_, phrases)| phrases).chain(&words.harmless).map(|phrase| said(words, phrase, 0))
}

/// Every phrase that may name groups, with the place where it stands.
fn templates(words: &Words) -> impl Iterator<Item = (&str, &String)> {
    let crisis =
        words.crisis.iter().flat_map(|(topic, all)| all.iter().map(move |one| (topic.as_str(), one)));
    crisis.chain(words.harmless.iter().map(|one| ("harmless", one)))
}

/// For each phrase of a language, folded, the kinds that hold it.
fn kinds_of_phrases(words: &Words) -> BTreeMap<String, BTreeSet<&str>> {
    let mut kinds: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for (id, phrases) in &words.kinds {
        for phrase in phrases {
            kinds.entry(fold(phrase)).or_default().insert(id);
        }
    }
    kinds
}

#[test]
fn each_file_is_of_the_language_it_is_named_after() {
    let languages: Vec<&str> = WORDS.iter().map(|words| words.language.as_str()).collect();
    assert_eq!(languages, LANGUAGES);
}

#[test]
fn every_kind_of_help_has_an_id_of_its_own_a_need_and_terms() {
    let ids: BTreeSet<&str> = KINDS.iter().map(|kind| kind.id.as_str()).collect();
    assert_eq!(ids.len(), KINDS.len());
    assert_none(
        KINDS
            .iter()
            .filter(|kind| kind.needs.is_empty() || kind.terms.is_empty())
            .map(|kind| kind.id.clone()),
    );
    let is_id = |id: &str| id.bytes().all(|letter| letter.is_ascii_lowercase() || letter == b'-');
    assert_none(ids.into_iter().filter(|id| !is_id(id)).map(str::to_owned));
}

#[test]
fn every_need_of_a_kind_exists() {
    let file: Value = serde_json::from_str(&KINDS_FILE).unwrap();
    let kinds = file.as_object().unwrap().iter();
    let needs =
        kinds.flat_map(|(id, kind)| kind["needs"].as_array().unwrap().iter().map(move |need| (id, need)));
    assert_none(
        needs
            .filter(|(_, need)| need.as_str().and_then(Need::from_id).is_none())
            .map(|(id, need)| format!("{id}: {need}")),
    );
}

#[test]
fn what_helps_in_the_same_situation_exists_and_is_another_kind() {
    let exists = |id: &str| KINDS.iter().any(|kind| kind.id == id);
    let pairs = KINDS.iter().flat_map(|kind| kind.also.iter().map(|other| (&kind.id, other)));
    assert_none(
        pairs.filter(|(id, other)| id == other || !exists(other)).map(|(id, other)| format!("{id}: {other}")),
    );
}

#[test]
fn every_need_has_a_kind() {
    let answered = |need: &Need| KINDS.iter().any(|kind| kind.needs.contains(need));
    assert_none(Need::ALL.iter().filter(|need| !answered(need)).map(|need| need.id().to_owned()));
}

#[test]
fn every_language_has_words_for_every_kind() {
    let count = |words: &Words, id: &str| {
        words.kinds.iter().find(|(known, _)| known == id).map_or(0, |(_, phrases)| phrases.len())
    };
    assert_none(WORDS.iter().flat_map(|words| {
        let few = KINDS.iter().map(|kind| (&kind.id, count(words, &kind.id)));
        few.filter(|(_, count)| *count < LEAST_PHRASES)
            .map(|(id, count)| format!("{} {id}: {count} phrases", words.language))
    }));
}

#[test]
fn no_language_has_words_for_a_kind_that_is_none() {
    let exists = |id: &str| KINDS.iter().any(|kind| kind.id == id);
    assert_none(WORDS.iter().flat_map(|words| {
        let strange = words.kinds.iter().filter(|(id, _)| !exists(id));
        strange.map(|(id, _)| format!("{} {id}", words.language))
    }));
}

#[test]
fn no_phrase_stands_in_many_kinds() {
    assert_none(WORDS.iter().flat_map(|words| {
        let many =
            kinds_of_phrases(words).into_iter().filter(|(_, kinds)| kinds.len() > MOST_KINDS_OF_A_PHRASE);
        many.map(|(phrase, kinds)| format!("{} {phrase}: {kinds:?}", words.language))
    }));
}

#[test]
fn no_word_pulls_in_everything() {
    assert_none(WORDS.iter().flat_map(|words| {
        let single = kinds_of_phrases(words).into_iter().filter(|(phrase, _)| !phrase.contains(' '));
        single
            .filter(|(_, kinds)| kinds.len() > MOST_KINDS_OF_A_WORD)
            .map(|(phrase, kinds)| format!("{} {phrase}: {kinds:?}", words.language))
    }));
}

#[test]
fn every_phrase_is_plain_text() {
    let fault = |phrase: &str| {
        if phrase.chars().any(char::is_control) {
            Some("holds a control character")
        } else if phrase.contains(['<', '>', '{', '}', '\\', '\u{fffd}', '\u{feff}']) {
            Some("holds markup")
        } else if phrase.trim() != phrase || phrase.contains("  ") {
            Some("holds a blank too many")
        } else if phrase.chars().count() > LONGEST_PHRASE {
            Some("is too long")
        } else {
            (!phrase.chars().any(char::is_alphanumeric)).then_some("holds no letter")
        }
    };
    let words = WORDS.iter().flat_map(|words| phrases(words).map(|phrase| (words.language.as_str(), phrase)));
    let terms = KINDS.iter().flat_map(|kind| kind.terms.iter().map(|term| (kind.id.as_str(), term.clone())));
    assert_none(
        words
            .chain(terms)
            .filter_map(|(place, phrase)| fault(&phrase).map(|fault| format!("{place}: {phrase:?} {fault}"))),
    );
}

#[test]
fn every_danger_has_many_phrases_in_every_language() {
    let count = |words: &Words, danger: Danger| {
        let phrases = words.crisis.iter().filter(|(topic, _)| topic == danger.id()).flat_map(|(_, all)| all);
        phrases.map(|phrase| ways(words, phrase)).sum::<usize>()
    };
    assert_none(WORDS.iter().flat_map(|words| {
        let counts = Danger::ALL.into_iter().map(|danger| (danger, count(words, danger)));
        counts
            .filter(|(_, count)| *count < LEAST_CRISIS_PHRASES)
            .map(|(danger, count)| format!("{} {}: {count} phrases", words.language, danger.id()))
    }));
}

#[test]
fn every_topic_of_a_crisis_is_a_danger() {
    let exists = |topic: &str| Danger::ALL.iter().any(|danger| danger.id() == topic);
    assert_none(WORDS.iter().flat_map(|words| {
        let strange = words.crisis.iter().filter(|(topic, _)| !exists(topic));
        strange.map(|(topic, _)| format!("{} {topic}", words.language))
    }));
}

#[test]
fn every_group_that_a_phrase_names_is_there_and_every_group_is_named() {
    let mut faults = Vec::new();
    for words in &*WORDS {
        let language = &words.language;
        for (place, phrase) in templates(words) {
            let names = phrase.split('{').skip(1).map(|rest| rest.split('}').next().unwrap_or(rest));
            let strange = names.filter(|name| !words.groups.iter().any(|(known, _)| known == name));
            faults.extend(strange.map(|name| {
                format!("{language} {place}: {phrase:?} names {name:?}, but groups has none of that name; add it or write its words")
            }));
        }
        for (name, sayings) in &words.groups {
            if sayings.is_empty()
                || !templates(words).any(|(_, phrase)| phrase.contains(&format!("{{{name}}}")))
            {
                faults
                    .push(format!("{language} groups: {name:?} is empty or named by no phrase; take it out"));
            }
        }
    }
    assert_none(faults);
}

#[test]
fn every_crisis_phrase_raises_its_danger_and_no_harmless_one_raises_any() {
    let mut faults = Vec::new();
    for language in LANGUAGES {
        let (words, index) = (words_of(language), index(no_offers(), language));
        for (topic, phrase) in templates(words) {
            // Each saying of each group once, not each with each.
            for text in (0..ways(words, phrase).min(MOST_SAYINGS)).map(|nth| said(words, phrase, nth)) {
                let heard = index.danger(&text).map(Danger::id);
                // Sayings put together by chance may speak of something more urgent.
                let may_differ = heard.is_some()
                    && topic != "harmless"
                    && (text != *phrase || HEARD_AS_ANOTHER.contains(&(language, phrase)));
                if heard.unwrap_or("harmless") != topic && !may_differ {
                    faults.push(format!("{language} {phrase}: {text}: {heard:?} instead of {topic}"));
                }
            }
        }
    }
    assert_none(faults);
}

/// A file with a mistake in it: letters left out, put in, or put elsewhere.
fn broken(file: &'static str) -> impl Strategy<Value = String> {
    let end = file.char_indices().nth(4000).map_or(file.len(), |(end, _)| end);
    let letters: Vec<char> = file[..end].chars().collect();
    (prop::collection::vec((any::<prop::sample::Index>(), any::<char>()), 1..6), any::<bool>()).prop_map(
        move |(changes, closed)| {
            let mut letters = letters.clone();
            for (at, letter) in changes {
                let at = at.index(letters.len());
                letters[at] = letter;
            }
            letters.into_iter().chain(closed.then_some("\"]}}").into_iter().flat_map(str::chars)).collect()
        },
    )
}

/// Any JSON: every type at every place.
fn json() -> impl Strategy<Value = Value> {
    let keys = || {
        prop_oneof![
            "(language|kinds|groups|crisis|harmless|needs|also|terms|debt-advice|violence)",
            "\\PC{0,6}"
        ]
    };
    let text = prop_oneof![
        "(de|tr|money|debt-advice|Schulden|\\{kinds\\}, de\\*|\\}\\{,)",
        "\\PC{0,12}",
        any::<String>()
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        text.prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 48, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::vec((keys(), inner), 0..6).prop_map(|entries| entries.into_iter().collect()),
        ]
    })
}

/// Reads a text as either file and, where it is one, learns it and asks.
fn read_and_ask(text: &str) {
    let kinds = read_kinds(text).unwrap_or_default();
    let words = read_words(text);
    let mut asked = nahbei_finder::Index::new([no_offers()], |need| need.id().to_owned());
    asked.learn(&kinds, words.as_slice());
    asked.learn(&KINDS[..3], words.as_slice());
    let _ = (asked.danger("Schulden de"), asked.needs_meant("Schulden de"), asked.marks("Schulden", text));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1024) })]

    #[test]
    fn any_bytes_are_a_file_or_none(bytes in prop::collection::vec(any::<u8>(), 0..256)) {
        read_and_ask(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn any_json_is_a_file_or_none(value in json()) {
        read_and_ask(&value.to_string());
    }

    #[test]
    fn a_broken_file_is_a_file_or_none(text in broken(&KINDS_FILE)) {
        read_and_ask(&text);
    }
}

#[test]
fn endless_nesting_is_no_file() {
    for text in ["[".repeat(100_000), r#"{"kinds":"#.repeat(50_000), "\"".repeat(99_999)] {
        assert_eq!(read_kinds(&text), None);
        assert_eq!(read_words(&text), None);
    }
}
