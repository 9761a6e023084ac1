//! Reading that ends early finds what reading everything finds.

use crate::{Ask, Index, KindOfHelp, Scores, Words};
use nahbei_catalogue::{Catalogue, FORMAT, Need, Offer, Provider, Stated, Status, Term, Text};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

/// Common and rare ones, some that are parts of others, and one that nobody is shown with.
const WORDS: [&str; 16] = [
    "Beratung",
    "Schulden",
    "Schuldnerberatung",
    "Baby",
    "Babymassage",
    "Massage",
    "Kurs",
    "Hebamme",
    "Familie",
    "Familienhebamme",
    "Treff",
    "Elterntreff",
    "Geld",
    "Wohnung",
    "Wohnungsnot",
    "Garten",
];

/// What only questions hold: sayings, beginnings, errors.
const OTHERS: [&str; 7] =
    ["geld reicht nicht", "allein", "Schulden-Berattung", "Babymasage", "Fam", "Eltern", "schreit"];

fn text(most: usize) -> impl Strategy<Value = Text> {
    // The first words come often, the last ones seldom.
    let word = (0..WORDS.len(), 0..WORDS.len()).prop_map(|(one, other)| WORDS[one.min(other)]);
    prop::collection::vec(word, 1..=most).prop_map(|words| Text::german(words.join(" ")))
}

fn offer() -> impl Strategy<Value = Offer> {
    let needs = prop::option::of(subsequence(vec![Need::Money, Need::Baby, Need::Meeting], 1..=2));
    let status = prop_oneof![20 => Just(Status::Active), 1 => Just(Status::Draft)];
    (text(3), text(24), needs, status).prop_map(|(name, description, needs, status)| {
        let provider =
            Provider { name: Text::german("Haus"), kind: Stated::NotStated, url: Stated::NotStated };
        let description = Stated::Known(description);
        Offer {
            description,
            needs: needs.into(),
            status,
            ..Offer::new(String::new(), name, provider, Vec::new())
        }
    })
}

fn kinds() -> Vec<KindOfHelp> {
    let kind = |id: &str, also: &str, terms: &[&str]| KindOfHelp {
        id: id.to_owned(),
        needs: vec![Need::Money],
        also: vec![also.to_owned()],
        terms: terms.iter().map(|term| (*term).to_owned()).collect(),
    };
    vec![
        kind("debts", "birth", &["Schuldnerberatung", "Schulden Beratung"]),
        kind("birth", "meeting", &["Hebamme", "Babymassage"]),
        kind("meeting", "debts", &["Treff", "Kurs"]),
    ]
}

fn words() -> Words {
    let said =
        |id: &str, words: &[&str]| (id.to_owned(), words.iter().map(|word| (*word).to_owned()).collect());
    Words {
        language: "de".to_owned(),
        kinds: vec![
            said("debts", &["geld reicht nicht", "Geld"]),
            said("birth", &["Baby schreit"]),
            said("meeting", &["allein", "Familie"]),
        ],
        ..Words::default()
    }
}

fn index(offers: Vec<Offer>) -> Index {
    let offers = offers.into_iter().enumerate().map(|(id, offer)| Offer { id: format!("o-{id}"), ..offer });
    let (name, offers) = (Text::german("Apolda"), offers.collect());
    let catalogue = Catalogue { format: FORMAT, name, updated: None, publisher: None, licence: None, offers };
    let mut index = Index::new([catalogue], |need| need.id().to_owned());
    index.learn(&kinds(), &[words()]);
    index
}

fn question() -> impl Strategy<Value = String> {
    let word = prop_oneof![3 => select(&WORDS[..]), 2 => select(&OTHERS[..])];
    prop::collection::vec(word, 1..4).prop_map(|words| words.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn what_is_read_in_part_answers_as_what_is_read_whole(
        offers in prop::collection::vec(offer(), 150..500),
        questions in prop::collection::vec((question(), any::<bool>(), select(vec![1, 3, 20])), 12),
    ) {
        let index = index(offers);
        let mut scores = Scores::default();
        for (question, with_need, limit) in questions {
            let needs: &[Need] = if with_need { &[Need::Money] } else { &[] };
            let ask = Ask { words: &question, needs, ..Ask::anything(jiff::civil::date(2026, 11, 22)) };
            let mut whole = index.best(&ask, usize::MAX);
            whole.truncate(limit);
            prop_assert_eq!(index.best_with(&mut scores, &ask, limit), whole, "{}", question);
        }
    }
}
