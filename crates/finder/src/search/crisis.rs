//! Words of acute danger: whether a question holds one, and of which kind. It decides nothing about offers.

use super::fold::words;
use super::lexicon::Words;
use super::vocabulary::errors;
use rustc_hash::FxHashMap as HashMap;

/// The danger a question speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Danger {
    /// Violence at home, threats, fear of a partner.
    Violence,
    /// Wanting to die, harming oneself.
    Suicide,
    /// Sexual abuse, rape.
    Abuse,
    /// Something poisonous was swallowed.
    Poisoning,
    /// A child is beaten, neglected, or somebody is about to lose control.
    ChildInDanger,
    /// Not breathing, unconscious, bleeding.
    Medical,
}

impl Danger {
    /// Every kind of danger, the most urgent first.
    pub const ALL: [Self; 6] =
        [Self::Medical, Self::Poisoning, Self::Suicide, Self::Violence, Self::Abuse, Self::ChildInDanger];

    /// The kinds of help that answer it, the first one first.
    pub(super) const fn kinds(self) -> &'static [&'static str] {
        match self {
            Self::Violence => &["domestic-violence-advice", "womens-shelter"],
            Self::Suicide => &["psychiatric-crisis-service", "crisis-line", "child-therapy"],
            Self::Abuse => &["sexual-abuse-advice", "rape-help"],
            Self::Poisoning => &["poison-line", "medical-on-call"],
            Self::ChildInDanger => &["child-protection-service", "child-abuse-advice", "parent-helpline"],
            Self::Medical => &["medical-on-call"],
        }
    }

    /// Its id in the words files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Violence => "violence",
            Self::Suicide => "suicide",
            Self::Abuse => "abuse",
            Self::Poisoning => "poisoning",
            Self::ChildInDanger => "child-in-danger",
            Self::Medical => "medical",
        }
    }
}

/// The letters of each word of a phrase.
type Letters = Vec<Vec<char>>;

/// Phrases that share their first word, each without it.
#[derive(Debug, Clone)]
struct Alike<T> {
    first: Vec<char>,
    phrases: Vec<(T, Letters)>,
}

/// Phrases by the first letter of their first word, which is never misspelled.
#[derive(Debug, Clone)]
struct Phrases<T>(HashMap<char, Vec<Alike<T>>>);

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self(HashMap::default())
    }
}

impl<T: Copy> Phrases<T> {
    fn add(&mut self, meaning: T, phrase: &str) {
        let mut words = split(phrase);
        let Some(letter) = words.first().and_then(|word| word.first()).copied() else { return };
        let first = words.remove(0);
        let alike = self.0.entry(letter).or_default();
        match alike.iter_mut().find(|alike| alike.first == first) {
            Some(alike) => alike.phrases.push((meaning, words)),
            None => alike.push(Alike { first, phrases: vec![(meaning, words)] }),
        }
    }

    /// Calls `heard` with the meaning of each phrase that stands in `asked`, and with the places of its words.
    fn each(&self, asked: &[Vec<char>], gap: usize, misspelled: bool, mut heard: impl FnMut(T, Vec<usize>)) {
        for (at, word) in asked.iter().enumerate() {
            let alike = word.first().and_then(|letter| self.0.get(letter)).into_iter().flatten();
            for Alike { phrases, .. } in alike.filter(|alike| is_same(&alike.first, word, misspelled)) {
                for (meaning, rest) in phrases {
                    if let Some(places) = stands_behind(rest, asked, at, gap, misspelled) {
                        heard(*meaning, places);
                    }
                }
            }
        }
    }
}

/// Phrases of danger and of look-alikes that mean none.
#[derive(Debug, Clone, Default)]
pub(super) struct Alarm {
    dangers: Phrases<Danger>,
    harmless: Phrases<()>,
}

/// So many other words may stand between two words of a phrase.
const GAP: usize = 2;
/// A word of at least so many letters may have a typing error.
const LONG: usize = 7;
/// The longest ending that makes no other word of one.
const LONGEST_ENDING: usize = 2;
/// Questions longer than this are no questions.
const MOST_WORDS: usize = 60;

impl Alarm {
    pub(super) fn add(&mut self, file: &Words) {
        for (topic, phrases) in &file.crisis {
            for danger in Danger::ALL.into_iter().filter(|danger| danger.id() == topic) {
                for phrase in phrases {
                    self.dangers.add(danger, phrase);
                }
            }
        }
        for phrase in &file.harmless {
            self.harmless.add((), phrase);
        }
    }

    /// The most urgent danger that `text` speaks of.
    pub(super) fn heard(&self, text: &str) -> Option<Danger> {
        let asked: Vec<Vec<char>> = split(text).into_iter().take(MOST_WORDS).collect();
        let mut heard: Vec<(Danger, Vec<usize>)> = Vec::new();
        self.dangers.each(&asked, GAP, true, |danger, places| heard.push((danger, places)));
        if heard.is_empty() {
            return None;
        }
        let mut harmless = vec![false; asked.len()];
        self.harmless.each(&asked, 0, false, |(), places| {
            for place in places {
                if let Some(harmless) = harmless.get_mut(place) {
                    *harmless = true;
                }
            }
        });
        // "Mann will mich umbringen" holds "mich umbringen", and means something else.
        let is_whole = |places: &[usize]| {
            !heard.iter().any(|(_, others)| {
                others.len() > places.len() && places.iter().all(|place| others.contains(place))
            })
        };
        let heard: Vec<(Danger, Vec<usize>)> =
            heard.iter().filter(|(_, places)| is_whole(places)).cloned().collect();
        let is_real = |places: &[usize]| places.iter().any(|place| harmless.get(*place) == Some(&false));
        let heard: Vec<Danger> =
            heard.into_iter().filter(|(_, places)| is_real(places)).map(|(danger, _)| danger).collect();
        Danger::ALL.into_iter().find(|danger| heard.contains(danger))
    }
}

fn split(text: &str) -> Vec<Vec<char>> {
    words(text).map(|word| word.chars().collect()).collect()
}

/// The places of a phrase whose first word stands `at` a place and whose `rest` stands behind it, in its order with at
/// most `gap` words between.
fn stands_behind(
    rest: &[Vec<char>],
    asked: &[Vec<char>],
    at: usize,
    gap: usize,
    misspelled: bool,
) -> Option<Vec<usize>> {
    let mut last = at;
    // Most phrases end here: only what stands there takes room.
    let mut places = Vec::new();
    for word in rest {
        let is_there =
            |place: &usize| asked.get(*place).is_some_and(|other| is_same(word, other, misspelled));
        last = (last + 1..last + 2 + gap).find(is_there)?;
        places.push(last);
    }
    places.push(at);
    Some(places)
}

/// The same word, with a usual ending more or less, or with one typing error where it is long. Its first letter is
/// right: "Gewalt" is not "gewallt", but "Vergiftung" is not "Entgiftung" either.
fn is_same(word: &[char], other: &[char], misspelled: bool) -> bool {
    if word == other {
        return true;
    }
    let (short, long) = if word.len() < other.len() { (word, other) } else { (other, word) };
    if long.len() - short.len() > LONGEST_ENDING {
        return false;
    }
    let same_begin = short.len() >= 5 && long.starts_with(short);
    let ending = long.get(short.len()..).unwrap_or_default();
    let is_ending = || {
        ["e", "n", "en", "t", "s", "st", "er", "es", "te"]
            .iter()
            .any(|end| end.chars().eq(ending.iter().copied()))
    };
    if same_begin && is_ending() {
        return true;
    }
    misspelled
        && word.len() >= LONG
        && word.first() == other.first()
        && word.len() <= 30
        && other.len() <= 30
        && errors(word, other, 1).is_some()
}
