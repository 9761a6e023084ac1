//! The family's words: from what is typed to the offers that answer it.
//!
//! Two ways lead to an offer and are added up: its own words, in every spelling, form and compound, and the kind of
//! help that everyday words mean (`lexicon`), even where no letter is shared. What an offer costs, where it is and
//! whether it is open is not known here.

#![allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    reason = "weights order offers: counts far below 2^24 keep their value, and packed numbers are taken apart as they were put together"
)]

mod ages;
mod answer;
mod compound;
mod crisis;
mod fold;
mod kinds;
mod letters;
mod lexicon;
mod mark;
mod order;
mod packed;
mod passages;
mod phrases;
mod postings;
mod question;
mod read;
mod scores;
mod sketch;
mod stem;
mod stems;
mod vocabulary;

pub use ages::ages;
pub(crate) use answer::Among;
pub use crisis::Danger;
pub use fold::fold;
pub use letters::languages_of_letters;
pub use lexicon::{KindOfHelp, Words, read_kinds, read_words};
pub use scores::Scores;

use crisis::Alarm;
use kinds::Terms;
use lexicon::{Lexicon, Meant, Met};
use nahbei_catalogue::{Need, Offer, Term};
use order::best_first;
use packed::{Member, OfKind};
use postings::Postings;
use question::is_unfinished;
use vocabulary::{Stem, Vocabulary};

/// A word of the name says what the offer is; at 1 names would count no more than asides.
const NAME: f32 = 3.0;
/// A word of the summary or of a need says what it does.
const TOPIC: f32 = 1.9;
/// A word that the long text says more than once.
const AGAIN: f32 = 1.5;
/// A word of the long text may be an aside; at 0 it would not be found by it at all.
const ASIDE: f32 = 1.0;
/// What a long text says so many times is what it is about.
const OFTEN: u16 = 4;
/// "Betreuung" asked, "Hausaufgabenbetreuung" found: at 1 no less than the word alone, at 0 never.
const LAST_PART: f32 = 0.75;
/// "Hausaufgaben" asked, "Hausaufgabenbetreuung" found.
const FIRST_PART: f32 = 0.65;
/// "Familienhebamme" asked, "Hebamme" found.
const PART_OF_ASKED: f32 = 0.55;
/// Each typing error takes that share; at 1 a misspelled word would count like the right one.
const ERROR: f32 = 0.6;
/// A misspelled word of fewer letters has to begin right.
const SHORT_WORD: usize = 7;
/// One of still fewer letters may have a letter too many, too few, or two exchanged, but not another one.
const SHORTER_WORD: usize = 6;
/// The word is still being typed.
const BEGINNING: f32 = 0.75;
/// What the kind of help weighs against the offer's own words; at 0 everyday words lead nowhere.
const KIND: f32 = 1.7;
/// Kinds that are less sure than this beside the surest are not meant.
const LEAST_KIND: f32 = 0.55;
/// A kind that is less sure than this is not meant.
const LEAST_SURE: f32 = 0.12;
/// Sums of the same shares in another order differ by less.
const ROUNDING: f32 = 1.0001;
/// The help for a danger that was spoken of is meant at least so surely.
const SURE_DANGER: f32 = 0.9;
/// An offer longer than the usual one counts less for the same words; at 0 length does not matter, at 1 fully.
const LENGTH: f32 = 0.35;
/// The kinds that answer a danger, the first one first.
const OF_DANGER: [f32; 3] = [1.0, 0.85, 0.75];
/// What helps in the same situation, the nearest first, counts that much of what was meant; at 1 the nearest kind
/// would be as good as the one asked for.
const OTHERS: [f32; 6] = [0.35, 0.32, 0.3, 0.27, 0.25, 0.22];
/// So many kinds are followed at most.
const MOST_KINDS: usize = 5;
/// So many words of a question count; the rest is a story.
const MOST_WORDS: usize = 24;

/// The offers' words and the words of families, ready to be asked.
#[derive(Debug, Clone, Default)]
pub(crate) struct Search {
    vocabulary: Vocabulary,
    postings: Postings,
    /// The stems that are part of compounds, in order; for each, where its own end in `compounds`.
    parts: Vec<(Stem, u32)>,
    compounds: Vec<Member>,
    /// For each offer its number of words, by eights.
    lengths: Vec<u8>,
    /// For each such length, what an offer counts more or less than the usual one.
    shortness: Vec<f32>,
    /// How many offers were read.
    read: f32,
    /// What the shortest offer counts more than the usual one.
    shortest: f32,
    terms: Terms,
    lexicons: Vec<Lexicon>,
    /// For each kind, its offers and how surely they are of it, from 0 to 255.
    kinds: Vec<Vec<OfKind>>,
    alarm: Alarm,
}

/// A word of a question, with everything it may stand for.
#[derive(Debug, Clone, Default)]
struct Asked {
    stems: Vec<(Stem, f32)>,
    /// How much the word tells offers apart.
    weight: f32,
}

/// Whether two words of as many letters are written with the same ones. Words are short: counting is no slower than
/// putting letters in order, whose sort would be one of its own.
fn has_same_letters(one: &str, two: &str) -> bool {
    let count = |word: &str, letter: char| word.chars().filter(|other| *other == letter).count();
    one.chars().all(|letter| count(one, letter) == count(two, letter))
}

impl Search {
    /// Reads the offers' words. `label` gives the words of a need; `files` are the words of families, German first.
    pub(crate) fn new(
        offers: &[Offer],
        label: impl Fn(Need) -> String,
        kinds: &[KindOfHelp],
        files: &[Words],
    ) -> Self {
        let terms = Terms::new(kinds, files.iter().find(|file| file.language == "de"));
        let mut search = Self { kinds: vec![Vec::new(); kinds.len()], terms, ..Self::default() };
        for file in files {
            search.add(file, kinds);
        }
        search.read(offers, label);
        search
    }

    /// Learns the words of one more language for the same kinds. The offers' own words stay as they are.
    pub(crate) fn add(&mut self, file: &Words, kinds: &[KindOfHelp]) {
        self.alarm.add(file);
        self.lexicons.push(Lexicon::new(file, kinds));
    }

    /// Bytes the index holds, without the offers themselves.
    pub(crate) fn bytes(&self) -> usize {
        let kinds: usize = self.kinds.iter().map(|list| list.len() * 4).sum();
        let lexicons: usize = self.lexicons.iter().map(Lexicon::bytes).sum();
        self.vocabulary.bytes()
            + self.postings.bytes()
            + self.parts.len() * 8
            + self.compounds.len() * 4
            + self.lengths.len()
            + kinds
            + lexicons
    }

    /// The danger a question speaks of, in any language known.
    pub(crate) fn danger(&self, text: &str) -> Option<Danger> {
        self.alarm.heard(text)
    }

    /// The offers of the kinds that help in a danger, the surest first.
    pub(crate) fn of_danger(&self, danger: Danger) -> Vec<u32> {
        let kinds = danger.kinds().iter().filter_map(|id| self.terms.number(id));
        let mut offers: Vec<(u32, f32)> = Vec::new();
        for of_kind in kinds.filter_map(|kind| self.kinds.get(kind as usize)).flatten() {
            match offers.iter_mut().find(|(known, _)| *known == of_kind.offer()) {
                Some((_, best)) => *best = best.max(of_kind.sure()),
                None => offers.push((of_kind.offer(), of_kind.sure())),
            }
        }
        best_first(&mut offers);
        offers.into_iter().map(|(offer, _)| offer).collect()
    }

    /// The languages whose words were learned.
    pub(crate) fn languages(&self) -> impl Iterator<Item = &str> {
        self.lexicons.iter().map(|lexicon| lexicon.language.as_str())
    }

    fn compounds(&self, part: Stem) -> &[Member] {
        let Ok(at) = self.parts.binary_search_by_key(&part, |(stem, _)| *stem) else { return &[] };
        let end_of = |at: usize| self.parts.get(at).map_or(0, |(_, end)| *end as usize);
        let (begin, end) = (at.checked_sub(1).map_or(0, end_of), end_of(at));
        self.compounds.get(begin..end).unwrap_or_default()
    }

    /// Everything a stem of a question may stand for.
    fn readings(&self, word: &str, unfinished: bool) -> Asked {
        let mut stems: Vec<(Stem, f32)> = Vec::new();
        let with_compounds = |stem: Stem, sure: f32, stems: &mut Vec<(Stem, f32)>| {
            if self.postings.holds(stem) {
                stems.push((stem, sure));
            }
            let share = |member: &Member| if member.is_last() { LAST_PART } else { FIRST_PART };
            stems.extend(self.compounds(stem).iter().map(|member| (member.compound(), sure * share(member))));
        };
        let letters = word.chars().count();
        let whole = self.vocabulary.find(word);
        if let Some(stem) = whole {
            with_compounds(stem, 1.0, &mut stems);
        }
        if (unfinished || stems.is_empty()) && letters >= 3 {
            let begun = self.vocabulary.beginning_with(word).filter(|stem| Some(*stem) != whole);
            stems.extend(
                begun.filter(|stem| self.postings.holds(*stem)).take(64).map(|stem| (stem, BEGINNING)),
            );
        }
        // A part of a compound that is no word by itself elsewhere.
        if stems.is_empty() && letters > 3 {
            let holding = self.vocabulary.holding(word).filter(|stem| self.postings.holds(*stem));
            stems.extend(holding.map(|stem| (stem, FIRST_PART)));
            best_first(&mut stems);
            stems.truncate(64);
        }
        // A typing error is likelier than a compound nobody wrote before, two errors are not.
        let errors = [1, 2].into_iter().filter(|errors| letters >= usize::from(errors * 4 - errors / 2));
        for most in errors {
            if stems.is_empty() {
                let mut near = Vec::new();
                let first = word.chars().next();
                self.vocabulary.misspelled(word, most, |stem, errors| {
                    // In a short word with another beginning, or with another letter, nobody would know it again.
                    let other = self.vocabulary.get(stem);
                    if letters < SHORT_WORD && other.chars().next() != first
                        || letters < SHORTER_WORD
                            && other.len() == word.len()
                            && !has_same_letters(other, word)
                    {
                        return;
                    }
                    near.push((stem, if errors == 1 { ERROR } else { ERROR * ERROR }));
                });
                best_first(&mut near);
                for (stem, sure) in near.into_iter().take(8) {
                    with_compounds(stem, sure, &mut stems);
                }
            }
            if stems.is_empty() {
                compound::parts(word, &|part| self.vocabulary.find(part), &mut |part, _| {
                    with_compounds(part, PART_OF_ASKED, &mut stems);
                });
            }
        }
        best_first(&mut stems);
        let found: f32 = stems.iter().map(|(stem, sure)| self.postings.length(*stem) as f32 * sure).sum();
        let weight = (1.0 + self.read / (1.0 + found)).ln();
        Asked { stems, weight }
    }

    /// The kinds of help that a question means, in whichever known language understands most of it. `text_without` is
    /// the question without its ages.
    fn meant(&self, text: &str, text_without: &str, met: &mut Met) -> Vec<Meant> {
        let unfinished = is_unfinished(text);
        let mut stems = self.apart(lexicon::saying(text_without), unfinished);
        stems.extend(self.joined_verbs(text_without));
        let strange = |stem: &str| {
            self.vocabulary.find(stem).is_none_or(|stem| !self.postings.holds(stem))
                && !self.lexicons.iter().any(|lexicon| lexicon.holds(stem))
        };
        let with_strange = |stem: String| {
            let is_strange = strange(&stem);
            (stem, is_strange)
        };
        let stems: Vec<(String, bool)> = stems.into_iter().map(with_strange).collect();
        let (mut meant, mut most) = (Vec::new(), 0.0);
        for lexicon in &self.lexicons {
            // Offers and most questions are German; where two languages know a word, that decides.
            let native = if lexicon.language == "de" { 1.3 } else { 1.0 };
            // No kind is surer than what was understood, and nobody understands more than all: mostly one language
            // leaves no hope for the others.
            if native * ROUNDING < most {
                continue;
            }
            let read = lexicon.read(&stems, unfinished);
            let understood = read.understood();
            if understood * understood * native * ROUNDING < most {
                continue;
            }
            let kinds = lexicon.meant(read, met);
            let sure = kinds.first().map_or(0.0, |(_, best)| *best) * understood * native;
            if sure >= most {
                (meant, most) = (kinds, sure);
            }
        }
        let best = meant.first().map_or(0.0, |(_, best)| *best);
        if best < LEAST_SURE {
            meant.clear();
        }
        if let Some(danger) = self.danger(text) {
            let right: Vec<Meant> = (danger.kinds().iter())
                .filter_map(|id| self.terms.number(id))
                .zip(OF_DANGER)
                .map(|(kind, share)| (kind, share * best.max(SURE_DANGER)))
                .collect();
            meant.retain(|(kind, _)| !right.iter().any(|(known, _)| known == kind));
            meant.splice(0..0, right);
        }
        let best = meant.first().map_or(0.0, |(_, best)| *best);
        meant.retain(|(_, sure)| *sure >= best * LEAST_KIND);
        meant.truncate(MOST_KINDS);
        meant
    }

    /// With the kinds that help in the same situation, where they were not meant themselves.
    fn with_others(&self, meant: &[Meant]) -> Vec<Meant> {
        let mut all = meant.to_vec();
        for (kind, sure) in meant {
            for (other, share) in self.terms.also(*kind).iter().zip(OTHERS) {
                match all.iter_mut().find(|(known, _)| known == other) {
                    Some((_, known)) => *known = known.max(sure * share),
                    None => all.push((*other, sure * share)),
                }
            }
        }
        all
    }

    /// The needs that a question means, the surest first.
    pub(crate) fn needs(&self, text: &str) -> Vec<Need> {
        let mut needs = Vec::new();
        for (kind, _) in self.meant(text, &ages::without_ages(text), &mut Met::default()) {
            let bits = self.terms.needs(kind);
            for need in Need::ALL.iter().filter(|need| bits & kinds::bit(**need) != 0) {
                if !needs.contains(need) {
                    needs.push(*need);
                }
            }
        }
        needs
    }
}
