//! What is named where somebody may be in danger, and what is named nowhere else.

use super::properties::{has, neighbours};
use super::{beside, helping, named, needing};
use crate::common::{cases, index, now, queries};
use crate::everyday::{KINDS, words_of};
use ComplementReason::OtherSupport;
use Stated::Known;
use Support::{Professional, Volunteer};
use nahbei_catalogue::{Area, Contact, Intensity, Need, Offer, Reach, Stated, Support, Text};
use nahbei_finder::{ComplementReason, Query, complements};
use proptest::prelude::*;

/// Beside these, and wherever a family asks for protection, only what is safe is named.
fn about_violence(id: &str, written: &str) -> Offer {
    needing(&[Need::Violence, Need::Exhaustion], helping(id, written))
}

fn line(offer: Offer) -> Offer {
    Offer { area: Known(Area::Nationwide), reach: Known(vec![Reach::Phone]), ..offer }
}

#[test]
fn in_danger_only_professionals_and_help_lines_are_named_and_no_group() {
    let example = |offer: Offer| Offer { example: true, ..offer };
    let unreachable = |offer: Offer| Offer { contacts: Vec::<Contact>::new(), ..offer };
    for (other, is_named) in [
        (about_violence("bb", "professional treatment"), true),
        (about_violence("bb", "professional shelter"), true),
        (about_violence("bb", "volunteer companionship"), false),
        (about_violence("bb", "professional+volunteer companionship"), false),
        (about_violence("bb", "self-help information"), false),
        (about_violence("bb", "companionship"), false),
        (about_violence("bb", "professional meeting"), false),
        (about_violence("bb", "professional course"), false),
        (line(about_violence("bb", "volunteer companionship")), true),
        (example(line(about_violence("bb", "volunteer companionship"))), false),
        (unreachable(line(about_violence("bb", "volunteer companionship"))), false),
        (helping("bb", "professional treatment"), false),
        (line(helping("bb", "volunteer companionship")), false),
    ] {
        let what = format!("{:?} {:?} {:?}", other.needs, other.support, other.intensity);
        let pair = [about_violence("aa", "professional advice"), other.clone()];
        assert_eq!(!beside(&pair, &Query::default()).is_empty(), is_named, "{what}");
        let asked = Query { needs: vec![Need::Violence], ..Query::default() };
        let pair = [helping("aa", "professional advice"), other];
        assert_eq!(!beside(&pair, &asked).is_empty(), is_named, "{what}, asked for");
    }
}

#[test]
fn who_may_read_along_reads_of_no_protection_where_nobody_asked_for_it() {
    for protection in ["professional treatment", "professional shelter", "volunteer meeting"] {
        let pair = [helping("aa", "professional advice"), about_violence("bb", protection)];
        assert!(beside(&pair, &Query::default()).is_empty(), "{protection}");
    }
    let pair = [helping("aa", "professional advice"), helping("bb", "professional shelter")];
    assert!(beside(&pair, &Query::default()).is_empty(), "a safe house protects whatever it names");
}

#[test]
fn a_safe_house_stands_beside_what_is_mainly_against_violence() {
    let shelter = || about_violence("bb", "professional shelter");
    let advice = |needs: &[Need]| needing(needs, helping("aa", "professional advice"));
    let first = [advice(&[Need::Violence, Need::Parenting]), shelter()];
    assert_eq!(beside(&first, &Query::default()), ["bb"]);
    let second = [advice(&[Need::Parenting, Need::Violence]), shelter()];
    assert!(beside(&second, &Query::default()).is_empty());
}

#[test]
fn words_of_danger_are_heard() {
    let learned = |offers: &[Offer]| {
        let mut index = index(offers);
        index.learn(&KINDS, std::slice::from_ref(words_of("de")));
        index
    };
    let beside = |offers: &[Offer], words: &str| {
        let index = learned(offers);
        let query = Query { words: words.to_owned(), ..Query::default() };
        named(&index, &complements(&index, 0, &query, now(), usize::MAX))
    };
    let crisis = |id, written| needing(&[Need::Exhaustion, Need::Crisis], helping(id, written));
    let offers = [
        crisis("own", "professional advice"),
        crisis("aa-volunteers", "volunteer companionship"),
        crisis("bb-treatment", "professional treatment"),
        line(crisis("cc-line", "volunteer companionship")),
        needing(
            &[Need::Violence, Need::Exhaustion, Need::Crisis],
            helping("dd-protection", "professional treatment"),
        ),
    ];
    for (words, expected) in [
        ("müde", vec!["aa-volunteers", "bb-treatment", "cc-line"]),
        ("mein Mann schlägt mich", vec!["dd-protection"]),
        ("ich will nicht mehr leben", vec!["bb-treatment", "cc-line"]),
        ("mein Kind hat Putzmittel getrunken", vec![]),
    ] {
        assert_eq!(beside(&offers, words), expected, "{words}");
    }
    let poison_line = Offer { name: Text::german("Giftnotruf"), ..line(offers[0].clone()) };
    assert!(beside(&[poison_line, offers[1].clone()], "").is_empty(), "a poison line stands alone");
}

#[test]
fn where_minutes_count_nothing_stands_beside() {
    let urgent = |id| needing(&[Need::Crisis, Need::Health], line(helping(id, "volunteer advice")));
    let health = |id| needing(&[Need::Health], helping(id, "professional care"));
    assert!(beside(&[urgent("aa"), health("bb")], &Query::default()).is_empty());
    assert!(beside(&[health("aa"), urgent("bb")], &Query::default()).is_empty());
    let doctors =
        [needing(&[Need::Crisis, Need::Health], helping("aa", "professional advice")), health("bb")];
    assert_eq!(beside(&doctors, &Query::default()), ["bb"], "a practice of the town is no line");
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn nobody_is_put_in_danger(offers in neighbours(), query in queries(), asks in any::<bool>()) {
        let mut query = query;
        query.needs.extend(asks.then_some(Need::Violence));
        let index = index(&offers);
        for (number, offer) in offers.iter().enumerate() {
            let is_about_violence = |offer: &Offer| {
                has(&offer.needs, &Need::Violence) || offer.intensity == Known(Intensity::Shelter)
            };
            let in_danger = asks || is_about_violence(offer);
            for complement in complements(&index, number, &query, now(), usize::MAX) {
                let other = &offers[complement.offer];
                prop_assert_eq!(in_danger, is_about_violence(other));
                let is_line = !other.example
                    && matches!(other.area, Known(Area::Nationwide | Area::States(_)));
                prop_assert!(!in_danger || is_line || other.support == Known(vec![Professional]));
                prop_assert!(!in_danger || complement.reason != OtherSupport(Volunteer));
            }
        }
    }
}
