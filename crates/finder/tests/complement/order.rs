//! Which of several offers that go with one is named first.

use super::{at, beside, helping, needing};
use Stated::Known;
use nahbei_catalogue::{Area, Language, Need, Offer, Provider, Reach, Stated, Text};
use nahbei_finder::Query;

/// The better one has the later id, so that it never comes first by its id alone.
#[track_caller]
fn comes_first(own: Offer, better: Offer, worse: Offer, query: &Query) {
    let worse = Offer { id: "aa-worse".into(), ..worse };
    let better = Offer { id: "zz-better".into(), ..better };
    assert_eq!(beside(&[own, worse, better], query), ["zz-better", "aa-worse"]);
}

fn volunteers(id: &str) -> Offer {
    helping(id, "volunteer")
}

#[test]
fn what_both_are_mainly_for_comes_before_what_they_do_besides() {
    use Need::{Exhaustion, Leisure, Money};
    let own = || needing(&[Exhaustion, Money], helping("own", "professional"));
    let with = |needs: &[Need], id| needing(needs, volunteers(id));
    comes_first(own(), with(&[Exhaustion], "zz"), with(&[Money], "aa"), &Query::default());
    comes_first(own(), with(&[Exhaustion], "zz"), with(&[Leisure, Exhaustion], "aa"), &Query::default());
}

#[test]
fn what_is_asked_for_comes_before_what_is_nearer() {
    use Need::{Exhaustion, Money};
    let own = needing(&[Exhaustion, Money], helping("own", "professional"));
    let query = Query { needs: vec![Money], ..Query::default() };
    comes_first(own, at(4.0, needing(&[Money], volunteers("zz"))), volunteers("aa"), &query);
}

#[test]
fn quite_other_people_come_before_some_of_the_same() {
    let own = helping("own", "professional");
    comes_first(own, volunteers("zz"), helping("aa", "professional+volunteer"), &Query::default());
}

#[test]
fn the_fewer_things_to_ask_the_earlier() {
    let languages = vec![Language::new("tr").unwrap()];
    let turkish = at(1.0, Offer { languages: Known(languages.clone()), ..volunteers("zz") });
    let query = Query { languages, free: true, ..Query::default() };
    comes_first(helping("own", "professional"), turkish, volunteers("aa"), &query);
}

#[test]
fn what_is_surely_near_comes_before_what_may_be_anywhere() {
    let somewhere = Offer { places: Stated::NotStated, ..volunteers("aa") };
    let own = helping("own", "professional");
    comes_first(own, at(9.0, volunteers("zz")), somewhere, &Query::default());
}

#[test]
fn another_provider_comes_before_the_same_one() {
    let own = helping("own", "professional advice");
    let companions = |id| helping(id, "volunteer companionship");
    let of_the_same = Offer { provider: own.provider.clone(), ..companions("aa") };
    comes_first(own, companions("zz"), of_the_same, &Query::default());
}

#[test]
fn who_comes_home_is_nearer_than_a_place_across_town_and_a_nationwide_line_comes_last() {
    let by =
        |reach, area, id| Offer { reach: Known(vec![reach]), area: Known(area), ..helping(id, "volunteer") };
    for (better, worse) in [
        (by(Reach::HomeVisit, Area::RadiusKm(9.0), "zz"), at(1.0, helping("aa", "volunteer"))),
        (at(1.0, helping("zz", "volunteer")), by(Reach::Phone, Area::RadiusKm(9.0), "aa")),
        (by(Reach::Phone, Area::RadiusKm(9.0), "zz"), at(5.0, helping("aa", "volunteer"))),
        (at(5.0, helping("zz", "volunteer")), by(Reach::Phone, Area::Nationwide, "aa")),
    ] {
        assert_eq!(beside(&[helping("own", "professional"), worse, better], &Query::default()), ["zz", "aa"]);
    }
}

#[test]
fn the_first_named_differ_in_provider_or_reason() {
    let of = |provider: &str, offer: Offer| Offer {
        provider: Provider { name: Text::german(provider), ..offer.provider.clone() },
        ..offer
    };
    let offers = [
        helping("own", "professional treatment"),
        of("one", helping("aa", "volunteer care")),
        of("one", helping("bb", "volunteer care")),
        of("two", helping("cc", "volunteer care")),
        of("one", helping("dd", "volunteer meeting")),
    ];
    assert_eq!(beside(&offers, &Query::default()), ["aa", "cc", "dd", "bb"]);
}
