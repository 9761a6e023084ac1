//! Everyday words: from what a family types to kinds of help, in one language. It knows no offer; which offers are of
//! a kind is said by the kind's professional terms, in `kinds`.

use super::fold::words;
use super::order::best_first;
use super::stem::{is_filler, is_stop_word, stem};
use super::stems::Stems;
use super::vocabulary::{Stem, Vocabulary};
use nahbei_catalogue::{Need, Term};
use rustc_hash::FxHashMap as HashMap;
use serde_json::{Map, Value};

/// A kind of help, finer than a need: debt advice, a crying-baby clinic, a family companion.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct KindOfHelp {
    /// Stable id, such as `debt-advice`.
    pub id: String,
    /// The needs it answers, the most important first.
    pub needs: Vec<Need>,
    /// Ids of other kinds that help in the same situation, the nearest first.
    pub also: Vec<String>,
    /// German professional terms by which offers of this kind are known.
    pub terms: Vec<String>,
}

/// What families say in one language.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words {
    /// Language code.
    pub language: String,
    /// For each kind of help, by its id, the words, worries and situations that mean it.
    pub kinds: Vec<(String, Vec<String>)>,
    /// Sayings that stand for each other in the phrases of danger and in harmless ones, by name.
    pub groups: Vec<(String, Vec<String>)>,
    /// Phrases that mean acute danger, by topic.
    pub crisis: Vec<(String, Vec<String>)>,
    /// Phrases that hold a word of danger and mean none.
    pub harmless: Vec<String>,
}

/// Reads the file of all kinds of help; `None` when it is not one. Unknown needs are left out.
///
/// ```
/// let kinds = r#"{"debt-advice": {"needs": ["money"], "also": ["social-advice"], "terms": ["Schuldnerberatung"]}}"#;
/// assert_eq!(nahbei_finder::read_kinds(kinds).unwrap()[0].terms, ["Schuldnerberatung"]);
/// ```
#[must_use]
pub fn read_kinds(json: &str) -> Option<Vec<KindOfHelp>> {
    let file: Value = serde_json::from_str(json).ok()?;
    let kind = |(id, value): (&String, &Value)| {
        let list = |key: &str| value.get(key).map(texts).unwrap_or_default();
        let needs = list("needs").iter().filter_map(|need| Need::from_id(need)).collect();
        KindOfHelp { id: id.clone(), needs, also: list("also"), terms: list("terms") }
    };
    Some(file.as_object()?.iter().map(kind).collect())
}

/// Reads the words file of a language; `None` when it is not one. Values of another type are left out.
///
/// ```
/// let words = nahbei_finder::read_words(r#"{"language": "tr", "kinds": {"debt-advice": ["borç"]}}"#).unwrap();
/// assert_eq!(words.kinds[0].1, ["borç"]);
/// ```
#[must_use]
pub fn read_words(json: &str) -> Option<Words> {
    let file: Value = serde_json::from_str(json).ok()?;
    let lists = |key: &str| {
        let entries = file.get(key).and_then(Value::as_object).into_iter().flat_map(Map::iter);
        entries.map(|(id, value)| (id.clone(), texts(value))).collect()
    };
    Some(Words {
        language: file.get("language")?.as_str()?.to_owned(),
        kinds: lists("kinds"),
        groups: lists("groups"),
        crisis: lists("crisis"),
        harmless: file.get("harmless").map(texts).unwrap_or_default(),
    })
}

fn texts(value: &Value) -> Vec<String> {
    value.as_array().into_iter().flatten().filter_map(|text| text.as_str().map(str::to_owned)).collect()
}

/// The stems of a text that carry its meaning.
pub(super) fn content(text: &str) -> Vec<String> {
    stems_without(text, is_stop_word)
}

/// The stems of a saying: small words belong to it ("ich kann nicht mehr").
pub(super) fn saying(text: &str) -> Vec<String> {
    stems_without(text, is_filler)
}

fn stems_without(text: &str, drop: impl Fn(&str) -> bool) -> Vec<String> {
    let all: Vec<String> = words(text).collect();
    let kept: Vec<String> = all.iter().filter(|word| !drop(word)).map(|word| stem(word).to_owned()).collect();
    if kept.is_empty() { all.iter().map(|word| stem(word).to_owned()).collect() } else { kept }
}

/// The number of a kind of help.
pub(super) type Kind = u32;

/// A phrase: its kind and what its words weigh together.
#[derive(Debug, Clone, Copy)]
struct Phrase {
    kind: Kind,
    weight: f32,
}

/// Where a stem stands, while a language is learned.
#[derive(Debug, Clone, Default)]
struct Uses {
    phrases: Vec<u32>,
    /// How many kinds these phrases mean, and the last of them.
    kinds: u32,
    last_kind: Option<Kind>,
    /// How much the stem tells kinds apart.
    weight: f32,
}

/// The words of one language, ready to be asked.
#[derive(Debug, Clone, Default)]
pub(super) struct Lexicon {
    pub(super) language: String,
    vocabulary: Vocabulary,
    /// For each stem, how much it tells kinds apart.
    weights: Vec<f32>,
    phrases: Vec<Phrase>,
    /// How many kinds there are.
    kinds: usize,
    /// For each stem, where its phrases end in `members`.
    ends: Vec<u32>,
    members: Vec<u32>,
}

/// How well a kind answers what was asked, from 0 to 1.
pub(super) type Meant = (Kind, f32);

/// A misspelled word counts that much less for each error.
const ERROR: f32 = 0.75;
/// A word that only begins alike ("borçlarım" for "borç") counts that much.
const BEGINNING: f32 = 0.7;
/// A word no phrase knows speaks against every kind that much: it may be a name or a place.
const STRANGE: f32 = 2.5;
/// Small words ("nicht", "kann") count that much of what they would.
const SMALL: f32 = 0.3;
/// From this share on a phrase was said as a whole.
const WHOLE: f32 = 0.7;

impl Lexicon {
    /// The words for `kinds`, whose places are their numbers; words of other kinds are left out. In German, people ask
    /// by professional terms, too.
    pub(super) fn new(words: &Words, kinds: &[KindOfHelp]) -> Self {
        let mut stems = Stems::default();
        let mut phrases: Vec<(Kind, Vec<u32>)> = Vec::new();
        let by_id: HashMap<&str, &Vec<String>> =
            words.kinds.iter().map(|(id, words)| (id.as_str(), words)).collect();
        for (number, kind) in (0..).zip(kinds) {
            let terms = if words.language == "de" { kind.terms.as_slice() } else { &[] };
            for phrase in by_id.get(kind.id.as_str()).into_iter().copied().flatten().chain(terms) {
                let stems = stems.saying(phrase);
                if !stems.is_empty() {
                    phrases.push((number, stems));
                }
            }
        }
        let mut uses = vec![Uses::default(); stems.numbers.len()];
        for (at, (kind, stems)) in (0..).zip(&phrases) {
            for stem in stems {
                if let Some(uses) = uses.get_mut(*stem as usize) {
                    uses.phrases.push(at);
                    // The phrases of a kind come one after the other.
                    uses.kinds += u32::from(uses.last_kind.replace(*kind) != Some(*kind));
                }
            }
        }
        let said = stems.numbers.iter().zip(&uses).filter(|(_, uses)| uses.kinds > 0);
        let mut lexicon = Self {
            language: words.language.clone(),
            vocabulary: Vocabulary::new(&said.map(|(stem, _)| stem).collect::<Vec<_>>()),
            kinds: kinds.len(),
            ..Self::default()
        };
        let all = kinds.len().max(1) as f32;
        for stem in (0..).take(lexicon.vocabulary.len()) {
            let text = lexicon.vocabulary.get(stem);
            let uses = stems.numbers.find(text).and_then(|number| uses.get_mut(number as usize));
            let Some(uses) = uses else { continue };
            let weight = (1.0 + all / uses.kinds as f32).ln();
            uses.weight = if is_stop_word(text) { weight * SMALL } else { weight };
            lexicon.weights.push(uses.weight);
            lexicon.members.extend(&uses.phrases);
            lexicon.ends.push(u32::try_from(lexicon.members.len()).unwrap_or(u32::MAX));
        }
        let weight_of = |stem: &u32| uses.get(*stem as usize).map_or(0.0, |uses| uses.weight);
        let phrase = |(kind, stems): &(Kind, Vec<u32>)| Phrase {
            kind: *kind,
            weight: stems.iter().map(weight_of).sum(),
        };
        lexicon.phrases = phrases.iter().map(phrase).collect();
        lexicon
    }

    pub(super) fn bytes(&self) -> usize {
        self.vocabulary.bytes() + self.phrases.len() * 8 + self.ends.len() * 8 + self.members.len() * 4
    }

    /// Stems that families use, for splitting compounds.
    pub(super) fn stems(&self) -> impl Iterator<Item = &str> {
        (0..).take(self.vocabulary.len()).map(|stem| self.vocabulary.get(stem))
    }

    fn members(&self, stem: Stem) -> &[u32] {
        let at = stem as usize;
        let begin = at.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |end| *end as usize);
        let end = self.ends.get(at).map_or(begin, |end| *end as usize);
        self.members.get(begin..end).unwrap_or_default()
    }

    /// The stems an asked one may stand for, with how sure that is. Only a `strange` word, which nobody knows as it
    /// is, may be another one with other endings or misspelled.
    fn readings(&self, asked: &str, unfinished: bool, strange: bool) -> Vec<(Stem, f32)> {
        let mut readings: Vec<(Stem, f32)> =
            self.vocabulary.find(asked).map(|stem| (stem, 1.0)).into_iter().collect();
        let letters = asked.chars().count();
        if unfinished && letters >= 3 {
            let begun = self.vocabulary.beginning_with(asked).take(12);
            readings.extend(
                begun.filter(|stem| self.vocabulary.get(*stem) != asked).map(|stem| (stem, BEGINNING)),
            );
        }
        if !readings.is_empty() || !strange {
            return readings;
        }
        // The same word with other endings: the longest common beginning, at least two thirds of both.
        let common = self.vocabulary.common_beginning(asked);
        for keep in (4..letters).rev().take(4) {
            let Some((end, _)) = asked.char_indices().nth(keep).filter(|(end, _)| *end <= common) else {
                continue;
            };
            let beginning = asked.get(..end).unwrap_or(asked);
            let alike = self.vocabulary.beginning_with(beginning).filter(|stem| {
                let other = self.vocabulary.get(*stem).chars().count();
                keep * 3 >= other * 2 && keep * 3 >= letters * 2
            });
            readings.extend(alike.take(6).map(|stem| (stem, BEGINNING)));
            if !readings.is_empty() {
                break;
            }
        }
        let most = match letters {
            // A short strange word is a name rather than a misspelled worry.
            0..=5 => 0,
            6..=8 => 1,
            _ => 2,
        };
        if most > 0 {
            let first = asked.chars().next();
            self.vocabulary.misspelled(asked, most, |stem, errors| {
                // Who types a word wrong begins it right.
                if self.vocabulary.get(stem).chars().next() != first {
                    return;
                }
                readings.push((stem, if errors == 1 { ERROR } else { ERROR * ERROR }));
            });
            best_first(&mut readings);
            readings.truncate(8);
        }
        readings
    }

    /// Whether a stem stands in the words of this language.
    pub(super) fn holds(&self, stem: &str) -> bool {
        self.vocabulary.find(stem).is_some()
    }

    /// How this language reads what was asked. Beside each stem stands whether it is strange to everybody.
    pub(super) fn read(&self, asked: &[(String, bool)], unfinished: bool) -> Read {
        let count = asked.len().min(MOST_WORDS);
        let mut read = Read { words: Vec::with_capacity(count), understood: 0.0, whole: 0.0 };
        for (at, (word, strange)) in asked.iter().take(MOST_WORDS).enumerate() {
            let readings = self.readings(word, unfinished && at + 1 == count, *strange);
            let weight_of = |stem: Stem| self.weights.get(stem as usize).copied().unwrap_or_default();
            let weight = readings.iter().map(|(stem, sure)| weight_of(*stem) * sure).fold(0.0, f32::max);
            read.understood += weight;
            read.whole += match readings.first() {
                Some((stem, _)) => weight_of(*stem).max(weight),
                None if is_stop_word(word) => 0.0,
                None => STRANGE,
            };
            read.words.push(Word { bit: 1 << at, readings, weight, small: is_stop_word(word) });
        }
        read
    }

    /// The kinds of help that were meant, the surest first; none is surer than what was understood.
    pub(super) fn meant(&self, read: Read, met: &mut Met) -> Vec<Meant> {
        let Read { words, understood, whole } = read;
        if understood <= 0.0 {
            return Vec::new();
        }
        // Small words make no phrase be thought of, unless there are no others.
        let (small, large): (Vec<Word>, Vec<Word>) = words.into_iter().partition(|word| word.small);
        let words: Vec<Word> = large.into_iter().chain(small).collect();
        // "iPhone Akku" does not mean "Akku leer": beside as many words that nobody knows, half a saying is none.
        let strange = words.iter().filter(|word| !word.small && word.readings.is_empty()).count();
        let only_small = words.iter().all(|word| word.small);
        let large = words.iter().filter(|word| !word.small).fold(0_u32, |bits, word| bits | word.bit);
        let doubtful = strange > 0 && strange * 2 >= large.count_ones() as usize;
        let Met { phrases: met, touched } = met;
        met.resize(self.phrases.len().max(met.len()), (0, 0.0));
        for word in &words {
            for (stem, sure) in &word.readings {
                let weight = self.weights.get(*stem as usize).copied().unwrap_or_default() * sure;
                for phrase in self.members(*stem) {
                    let Some((bits, sum)) = met.get_mut(*phrase as usize) else { continue };
                    if *bits == 0 {
                        if word.small && !only_small {
                            continue;
                        }
                        touched.push(*phrase);
                    }
                    if *bits & word.bit == 0 {
                        *bits |= word.bit;
                        *sum += weight;
                    }
                }
            }
        }
        // For each kind and word, the best phrase that holds the word: the more of a phrase is met, the more it counts.
        let mut kinds = vec![0.0_f32; self.kinds * words.len()];
        for phrase in touched.drain(..) {
            let Some(Phrase { kind, weight }) = self.phrases.get(phrase as usize).copied() else { continue };
            let (bits, sum) = met.get_mut(phrase as usize).map(std::mem::take).unwrap_or_default();
            let share = (sum / weight.max(f32::EPSILON)).min(1.0);
            if doubtful && share < WHOLE && (bits & large).count_ones() < 2 {
                continue;
            }
            let counts = share * share.sqrt();
            let best = kinds.iter_mut().skip(kind as usize * words.len());
            for (word, best) in words.iter().zip(best).filter(|(word, _)| bits & word.bit != 0) {
                *best = best.max(word.weight * counts);
            }
        }
        let sums = kinds.chunks_exact(words.len()).map(|words| words.iter().sum::<f32>() / whole);
        let mut meant: Vec<Meant> = (0..).zip(sums).filter(|(_, sure)| *sure > 0.0).collect();
        best_first(&mut meant);
        meant
    }
}

/// So many words of a question are compared with sayings.
const MOST_WORDS: usize = 16;

/// How much of each phrase a question holds. Kept from one question to the next, for nothing is left in it.
#[derive(Debug, Clone, Default)]
pub(super) struct Met {
    /// For each phrase the words met, a bit each, and what they weigh.
    phrases: Vec<(u32, f32)>,
    /// Those of which a word was met.
    touched: Vec<u32>,
}

/// A question as one language reads it.
pub(super) struct Read {
    words: Vec<Word>,
    /// What the words weigh that are understood, and all of them.
    understood: f32,
    whole: f32,
}

impl Read {
    /// How much of the question is understood, from 0 to 1.
    pub(super) fn understood(&self) -> f32 {
        if self.understood > 0.0 { self.understood / self.whole } else { 0.0 }
    }
}

/// A word of a question as this language reads it.
struct Word {
    bit: u32,
    readings: Vec<(Stem, f32)>,
    weight: f32,
    small: bool,
}
