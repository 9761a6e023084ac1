//! What is wrong in the words of a town: the rules a `words.json` can break.
//! It changes nothing; adding what holds is the part of `words`.

use std::collections::{BTreeSet, HashMap};

use nahbei_catalogue::{Need, Term};
use serde_json::Value;

use super::{Addition, FOLDER, KINDS, Kind, Words};
use crate::said;

/// Professional terms are German, and so are most questions.
const GERMAN: &str = "de";

/// The longest phrase, in letters: longer ones are stories that nobody types again.
pub(super) const LONGEST: usize = 80;

/// A word that stands in more kinds than this tells none of them from another.
const MOST_KINDS: usize = 6;

impl Words {
    /// Everything that keeps `additions` from being published, each with file, kind, rule and the way out.
    pub(super) fn mistakes(&self, additions: &[Addition]) -> Vec<String> {
        if additions.is_empty() {
            return Vec::new();
        }
        let common: HashMap<&str, HashMap<String, usize>> =
            self.languages.keys().map(|language| (language.as_str(), self.common(language))).collect();
        let mut mistakes = Vec::new();
        for Addition { file, kinds } in additions {
            for kind in kinds {
                let own = |id: &str| kinds.iter().any(|other| other.id == id);
                let found = self.mistakes_of(kind, own, &common);
                mistakes.extend(
                    found
                        .iter()
                        .map(|mistake| format!("{}: kind \"{}\": {mistake}", file.display(), kind.id)),
                );
            }
        }
        mistakes
    }

    /// `own` says which kinds the same file brings or extends; `common` are the words too common to stand alone.
    fn mistakes_of(
        &self,
        kind: &Kind,
        own: impl Fn(&str) -> bool,
        common: &HashMap<&str, HashMap<String, usize>>,
    ) -> Vec<String> {
        let mut mistakes = Vec::new();
        if !self.kinds.contains_key(&kind.id) {
            let german = kind.words.iter().any(|(language, words)| language == GERMAN && !words.is_empty());
            let parts = [
                ("needs", !kind.needs.is_empty()),
                ("terms", !kind.terms.is_empty()),
                ("German words", german),
            ];
            let missing: Vec<&str> =
                parts.iter().filter(|(_, there)| !there).map(|(part, _)| *part).collect();
            if !missing.is_empty() {
                let missing = missing.join(said(" und keine ", " and no "));
                mistakes.push(said(
                    format!("ist neu und hat keine {missing}; ergänzen, oder die Kennung der gemeinten Art schreiben, wie sie in {KINDS} steht"),
                    format!("is new and has no {missing}; add them, or write the id of the kind that is meant as it stands in {KINDS}"),
                ));
            }
        }
        for need in kind.needs.iter().filter(|need| Need::from_id(need).is_none()) {
            let all: Vec<&str> = Need::ALL.iter().map(|need| need.id()).collect();
            let all = all.join(", ");
            mistakes.push(said(
                format!("needs: „{need}“ ist kein Thema; eines davon schreiben: {all}"),
                format!("needs: \"{need}\" is no need; choose from {all}"),
            ));
        }
        for other in kind.also.iter().filter(|other| !self.kinds.contains_key(*other) && !own(other)) {
            mistakes.push(said(
                format!("also: „{other}“ ist weder in dieser Datei noch in {KINDS} eine Art der Hilfe; die Kennung von dort schreiben oder herausnehmen"),
                format!("also: \"{other}\" is a kind neither of this file nor of {KINDS}; write its id as it stands there or take it out"),
            ));
        }
        let judge = |place: &str, language: &str, phrase: &String| {
            let mistake = mistake_in(phrase, common.get(language)?)?;
            Some(format!("{place}: {mistake}"))
        };
        mistakes.extend(kind.terms.iter().filter_map(|term| judge("terms", GERMAN, term)));
        for (language, phrases) in &kind.words {
            let place = said(format!("Worte auf {language}"), format!("words in {language}"));
            if !self.languages.contains_key(language) {
                let all: Vec<&str> = self.languages.keys().map(String::as_str).collect();
                let all = all.join(", ");
                mistakes.push(said(
                    format!(
                        "{place}: die App hat kein {FOLDER}/{language}.json; eines davon schreiben: {all}"
                    ),
                    format!("{place}: the app has no {FOLDER}/{language}.json; choose from {all}"),
                ));
            }
            mistakes.extend(phrases.iter().filter_map(|phrase| judge(&place, language, phrase)));
        }
        mistakes
    }

    /// The words of a language that stand in more than [`MOST_KINDS`] kinds, with the number of these.
    fn common(&self, language: &str) -> HashMap<String, usize> {
        let mut count: HashMap<String, usize> = HashMap::new();
        let phrases = self.languages.get(language).map(|language| &language.kinds);
        for (id, kind) in &self.kinds {
            let terms = if language == GERMAN { kind.get("terms") } else { None };
            let lists = phrases.and_then(|kinds| kinds.get(id)).into_iter().chain(terms);
            let texts = lists.filter_map(Value::as_array).flatten().filter_map(Value::as_str);
            for word in texts.flat_map(words_in).collect::<BTreeSet<_>>() {
                *count.entry(word).or_default() += 1;
            }
        }
        count.retain(|_, kinds| *kinds > MOST_KINDS);
        count
    }
}

/// What keeps a phrase from being of use, with the way out.
fn mistake_in(phrase: &str, common: &HashMap<String, usize>) -> Option<String> {
    let words: Vec<String> = words_in(phrase).collect();
    let letters = phrase.chars().count();
    if words.is_empty() {
        return Some(said(
            format!("„{phrase}“ enthält kein Wort; eines schreiben oder herausnehmen"),
            format!("the phrase \"{phrase}\" holds no word; write one or take it out"),
        ));
    }
    if letters > LONGEST {
        return Some(said(
            format!(
                "„{phrase}“ hat {letters} Zeichen, höchstens {LONGEST} dürfen es sein; die zwei oder drei Worte schreiben, auf die es ankommt"
            ),
            format!(
                "\"{phrase}\" has {letters} letters, but a phrase has at most {LONGEST}; write the two or three words of it that matter"
            ),
        ));
    }
    let [word] = words.as_slice() else { return None };
    let kinds = common.get(word)?;
    Some(said(
        format!(
            "„{phrase}“ steht schon bei {kinds} Arten der Hilfe, ein Wort allein darf bei höchstens {MOST_KINDS} stehen; ein Wort dazuschreiben, das sagt, welche gemeint ist, oder herausnehmen"
        ),
        format!(
            "\"{phrase}\" stands in {kinds} kinds already, but a word alone in at most {MOST_KINDS}; add a word that says which help is meant, or take it out"
        ),
    ))
}

fn words_in(text: &str) -> impl Iterator<Item = String> {
    text.split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
}
