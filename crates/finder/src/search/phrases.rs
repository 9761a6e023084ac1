//! Phrases as the words files write them, and where a text says one. It decides nothing about dangers.
//!
//! Commas part a phrase into what may stand in any order, near each other: who, does what, to whom. Within a part words
//! stand in their order. `{name}` is any saying of the group of that name, `word*` any word that begins so.

use super::crisis::Danger;
use super::fold::words;
use super::vocabulary::errors;
use rustc_hash::FxHashMap as HashMap;
use std::ops::BitOr;

/// A text longer than this is no question; each word has a bit of [`Places`].
const MOST_WORDS: usize = 60;
/// So many other words may stand between two words of a part.
const GAP: u32 = 2;
/// So many other words may stand among the parts of a phrase for each part beyond the first.
const NEAR: u32 = 5;
/// A word of at least so many letters may have a typing error.
const LONG: usize = 7;
/// Longer words are no words of a question.
const LONGEST: usize = 30;
/// A word of at least so many letters stays the same with a usual ending.
const STABLE: usize = 5;
const ENDINGS: [&str; 9] = ["e", "n", "en", "t", "s", "st", "er", "es", "te"];

/// The places in a text where the words of a phrase stand, a bit each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Places(u64);

impl Places {
    pub(super) const NONE: Self = Self(0);

    const fn of(place: usize) -> Self {
        Self(1 << (place % 64))
    }

    const fn first(self) -> u32 {
        self.0.trailing_zeros()
    }

    /// The place behind the last one.
    const fn end(self) -> u32 {
        64 - self.0.leading_zeros()
    }

    pub(super) const fn count(self) -> u32 {
        self.0.count_ones()
    }

    /// How many other words stand among these.
    const fn others(self) -> u32 {
        self.end().saturating_sub(self.first()).saturating_sub(self.count())
    }

    /// Whether all these places are among `whole`.
    pub(super) const fn are_in(self, whole: Self) -> bool {
        self.0 & !whole.0 == 0
    }

    const fn share_any_with(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether `next` stands behind these, with no more than the gap between.
    const fn lead_to(self, next: Self) -> bool {
        self.end() <= next.first() && next.first() - self.end() <= GAP
    }
}

impl BitOr for Places {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// A word of a saying.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Word {
    letters: Vec<char>,
    /// Any letters may follow.
    open: bool,
}

/// The number of a group of sayings. Plain words are a group of one.
type Group = usize;
/// The groups of a file by their names.
type Named<'a> = Vec<(&'a str, Group)>;

/// What a phrase means; `None` for a harmless one.
pub(super) type Meaning = Option<Danger>;

/// Phrases with their meanings.
#[derive(Debug, Clone)]
pub(super) struct Phrases {
    /// By the first letter of their first word, which is never misspelled.
    sayings: HashMap<char, Vec<(Group, Vec<Word>)>>,
    groups: usize,
    /// For each phrase its parts, each the groups that stand one behind the other.
    meanings: Vec<(Meaning, Vec<Vec<Group>>)>,
    /// Whether long words may have a typing error.
    misspelled: bool,
}

impl Phrases {
    pub(super) fn new(misspelled: bool) -> Self {
        Self { sayings: HashMap::default(), groups: 0, meanings: Vec::new(), misspelled }
    }

    /// Learns the groups of a file: for each the number by which its phrases name it.
    pub(super) fn learn<'a>(&mut self, groups: &'a [(String, Vec<String>)]) -> Named<'a> {
        groups.iter().map(|(name, sayings)| (name.as_str(), self.group(sayings))).collect()
    }

    /// Learns phrases of a file with these groups. One that names a group that is none is left out.
    pub(super) fn add(&mut self, meaning: Meaning, phrases: &[String], named: &Named) {
        for phrase in phrases {
            let parts: Vec<_> = phrase.split(',').map(|part| self.part(part, named)).collect();
            if !parts.iter().any(Vec::is_empty) {
                self.meanings.push((meaning, parts));
            }
        }
    }

    /// The groups of a part; none where it names one that is none.
    fn part(&mut self, part: &str, named: &Named) -> Vec<Group> {
        let mut groups = Vec::new();
        // Plain words end where a group begins or ends: "von {man} in den", cut at the braces, is plain, group, plain.
        for (at, piece) in part.split(['{', '}']).enumerate() {
            match piece.trim() {
                "" => {}
                name if at % 2 == 1 => match named.iter().find(|(known, _)| *known == name) {
                    Some((_, group)) => groups.push(*group),
                    None => return Vec::new(),
                },
                plain => groups.push(self.group(&[plain.to_owned()])),
            }
        }
        groups
    }

    fn group(&mut self, sayings: &[String]) -> Group {
        let group = self.groups;
        self.groups += 1;
        for saying in sayings {
            let words = spoken(saying);
            if let Some(letter) = words.first().and_then(|first| first.letters.first()) {
                self.sayings.entry(*letter).or_default().push((group, words));
            }
        }
        group
    }

    /// What `text` says, each with its places.
    pub(super) fn said_in(&self, text: &Text) -> Vec<(Meaning, Places)> {
        let said = self.sayings_in(text);
        let at = |group: &Group| said.get(*group).map(Vec::as_slice).unwrap_or_default();
        let mut found = Vec::new();
        for (meaning, parts) in &self.meanings {
            if parts.iter().flatten().any(|group| at(group).is_empty()) {
                continue;
            }
            let parts: Vec<Vec<Places>> = parts.iter().map(|part| in_order(part, at)).collect();
            let Some((first, others)) = parts.split_first() else { continue };
            found.extend(first.iter().filter_map(|places| Some((*meaning, near(*places, others)?))));
        }
        found
    }

    /// For each group the places of its sayings.
    fn sayings_in(&self, text: &Text) -> Vec<Vec<Places>> {
        let mut said = vec![Vec::new(); self.groups];
        for (at, word) in text.words.iter().enumerate() {
            let sayings = word.letters.first().and_then(|letter| self.sayings.get(letter));
            for (group, words) in sayings.into_iter().flatten() {
                if let (Some(places), Some(said)) = (self.from(at, words, text), said.get_mut(*group)) {
                    said.push(places);
                }
            }
        }
        said
    }

    /// The places of a saying whose first word stands `at` a place.
    fn from(&self, at: usize, words: &[Word], text: &Text) -> Option<Places> {
        let mut reach = at..=at;
        let mut places = Places::NONE;
        for word in words {
            let place = reach.find(|place| text.holds(word, *place, self.misspelled))?;
            places = places | Places::of(place);
            reach = place + 1..=place + 1 + GAP as usize;
        }
        Some(places)
    }
}

/// The places of a part: its groups one behind the other.
fn in_order<'a>(part: &[Group], at: impl Fn(&Group) -> &'a [Places]) -> Vec<Places> {
    let Some((first, rest)) = part.split_first() else { return Vec::new() };
    rest.iter().fold(at(first).to_vec(), |begun, group| {
        let behind = |places: Places| at(group).iter().filter(move |next| places.lead_to(**next));
        begun.into_iter().flat_map(|places| behind(places).map(move |next| places | *next)).collect()
    })
}

/// The places of a whole phrase: to those of its first part the nearest of each other part.
fn near(first: Places, others: &[Vec<Places>]) -> Option<Places> {
    let most = others.iter().map(|_| NEAR).sum();
    others
        .iter()
        .try_fold(first, |places, part| {
            let free = part.iter().filter(|next| !next.share_any_with(places));
            free.map(|next| places | *next).min_by_key(|both| both.others())
        })
        .filter(|places| others.is_empty() || places.others() <= most)
}

/// A text as phrases are looked for in it.
pub(super) struct Text {
    words: Vec<Word>,
    /// The last words of its sentences.
    ends: Places,
    /// The words that are no others misspelled.
    certain: Places,
}

impl Text {
    pub(super) fn new(text: &str) -> Self {
        let (mut words, mut ends) = (Vec::new(), Places::NONE);
        for sentence in text.split(SENTENCE_ENDS) {
            words.extend(spoken(sentence));
            words.truncate(MOST_WORDS);
            ends = words.len().checked_sub(1).map_or(ends, |last| ends | Places::of(last));
        }
        Self { words, ends, certain: Places::NONE }
    }

    /// Whether a sentence ends between these places.
    pub(super) fn parts(&self, places: Places) -> bool {
        (places.first()..places.end().saturating_sub(1))
            .any(|place| Places::of(place as usize).are_in(self.ends))
    }

    /// The text, whose words at these places are what they are.
    pub(super) fn certain_of(self, certain: Places) -> Self {
        Self { certain, ..self }
    }

    /// Whether `word` stands at a place.
    fn holds(&self, word: &Word, place: usize, misspelled: bool) -> bool {
        self.words.get(place).is_some_and(|Word { letters: other, .. }| {
            word.is(other) || !Places::of(place).are_in(self.certain) && word.may_be(other, misspelled)
        })
    }
}

/// What parts one thing said from the next.
const SENTENCE_ENDS: [char; 10] = ['.', ',', ';', ':', '!', '?', '؟', '،', '؛', '\n'];
/// Fronts of Persian verbs, which are written apart as often as not.
const PERSIAN_FRONTS: [&str; 2] = ["مي", "نمي"];
/// Arabic writes "and" and "the" at a word's front.
const ARABIC_FRONTS: [&str; 2] = ["و", "ال"];

/// The words of a text or of a saying, without what is a matter of writing.
fn spoken(text: &str) -> Vec<Word> {
    let mut spoken: Vec<Word> = Vec::new();
    let mut front = String::new();
    for token in text.split_whitespace() {
        for word in words(token) {
            let whole = std::mem::take(&mut front) + &word;
            if PERSIAN_FRONTS.contains(&whole.as_str()) {
                front = whole;
                continue;
            }
            let bare = ARABIC_FRONTS.into_iter().fold(whole.as_str(), |word, front| {
                word.strip_prefix(front).filter(|rest| rest.chars().nth(1).is_some()).unwrap_or(word)
            });
            spoken.push(Word { letters: bare.chars().collect(), open: token.ends_with('*') });
        }
    }
    spoken
}

impl Word {
    fn is(&self, other: &[char]) -> bool {
        self.letters == other || self.open && other.starts_with(&self.letters)
    }

    /// Nearly the same word: with a usual ending more or less, or with a typing error. Its last letter is right, for
    /// "schlage" says another than "schlägt".
    fn may_be(&self, other: &[char], misspelled: bool) -> bool {
        let word = self.letters.as_slice();
        let beginnings =
            if self.open { word.len().saturating_sub(1)..=word.len() + 1 } else { other.len()..=other.len() };
        let differs_little =
            |beginning: &[char]| word.last() == beginning.last() && differs_little(word, beginning);
        !self.open && (has_ending(word, other) || has_ending(other, word))
            || misspelled
                && beginnings.into_iter().filter_map(|length| other.get(..length)).any(differs_little)
    }
}

/// Whether `long` is `short` with a usual ending.
fn has_ending(short: &[char], long: &[char]) -> bool {
    let Some(ending) = long.strip_prefix(short).filter(|_| short.len() >= STABLE) else { return false };
    ENDINGS.iter().any(|usual| usual.chars().eq(ending.iter().copied()))
}

/// Whether the second is the first with one typing error, which only a long word may have. Its first letter is right:
/// "Gewalt" is not "gewallt", but "Vergiftung" is not "Entgiftung" either.
fn differs_little(word: &[char], other: &[char]) -> bool {
    word.len() >= LONG
        && word.first() == other.first()
        && word.len().max(other.len()) <= LONGEST
        && errors(word, other, 1).is_some()
}
