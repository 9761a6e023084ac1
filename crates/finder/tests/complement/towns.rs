//! The five towns' own catalogues: how many offers find something that goes with them, and that it is near.
#![allow(clippy::unwrap_used, reason = "a file that cannot be read is a failed test")]

use super::{at, helping, named};
use crate::common::{TODAY, home, now, place_at};
use crate::everyday::{KINDS, WORDS};
use Stated::Known;
use nahbei_catalogue::{Area, Catalogue, Offer, Position, Reach, State, Stated, Term, read, read_site};
use nahbei_finder::{Index, Query, complements};
use std::collections::HashMap;
use std::fs::read_to_string;

const TOWNS: [&str; 5] = ["apolda", "ammerbuch", "goerlitz", "wetzlar", "lilienthal"];

fn file(path: &str) -> String {
    read_to_string(format!("{}/../../sites/{path}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

fn catalogue(town: &str) -> Catalogue {
    read(&file(&format!("{town}/catalogue.json"))).0
}

fn learned(mut index: Index) -> Index {
    index.learn(&KINDS, &WORDS[..1]);
    index
}

#[test]
fn nearly_every_offer_of_the_five_towns_finds_its_complement() {
    let (mut asked, mut answered) = (0, 0);
    for town in TOWNS {
        let index =
            learned(Index::new([catalogue(town), catalogue("helplines")], |need| need.id().to_owned()));
        let mut alone = Vec::new();
        let own = catalogue(town).offers.len();
        for (number, offer) in index.offers().iter().enumerate().take(own) {
            if !offer.is_visible(TODAY) || offer.needs.is_not_stated() {
                continue;
            }
            asked += 1;
            if complements(&index, number, &Query::default(), now(), 3).is_empty() {
                alone.push(offer.id.as_str());
            } else {
                answered += 1;
            }
        }
        println!("{town}: nothing goes with {alone:?}");
    }
    println!("{answered} of {asked} offers with needs have a complement");
    assert!(answered * 100 >= asked * 97, "{answered} of {asked}");
}

#[test]
fn no_town_is_sent_to_another() {
    let middle = |town: &str| read_site(&file(&format!("{town}/site.json"))).0.unwrap().towns[0].position;
    let own = TOWNS.map(|town| (catalogue(town), middle(town)));
    let mut homes: HashMap<String, Position> = HashMap::new();
    for (offer, home) in own.iter().flat_map(|(own, home)| own.offers.iter().map(move |offer| (offer, home)))
    {
        // The first one counts, as in the index.
        homes.entry(offer.id.clone()).or_insert(*home);
    }
    let own = own.into_iter().map(|(catalogue, home)| (catalogue, Some(home)));
    let shared = [(catalogue("helplines"), None)];
    let index = learned(Index::of_towns(own.chain(shared), |need| need.id().to_owned()));
    for (number, offer) in index.offers().iter().enumerate() {
        for complement in complements(&index, number, &Query::default(), now(), usize::MAX) {
            let other = &index.offers()[complement.offer];
            let km = homes.get(&offer.id).zip(homes.get(&other.id)).map(|(from, to)| from.km_to(*to));
            let is_of_all = other.area == Known(Area::Nationwide);
            let is_near = is_of_all || km.is_none_or(|km| km < 25.0);
            assert!(is_near, "{} beside {}: {km:?} km", other.id, offer.id);
        }
    }
}

#[test]
fn what_does_not_say_whom_it_serves_serves_its_own_town() {
    let here = home().position;
    let far = place_at(300.0).position.known().copied();
    let catalogue_of = |offers| Catalogue { offers, ..catalogue("apolda") };
    let by_phone = |id, area| Offer {
        reach: Known(vec![Reach::Phone]),
        places: Stated::NotStated,
        area,
        ..helping(id, "volunteer")
    };
    let own = Offer { places: Stated::NotStated, ..helping("own", "professional") };
    let states = || Known(Area::States(vec![State::Thueringen]));
    let of_this_town =
        vec![own, by_phone("aa", Stated::NotStated), by_phone("bb", states()), helping("cc", "volunteer")];
    let of_another = vec![
        by_phone("dd", Stated::NotStated),
        by_phone("ee", states()),
        by_phone("ff", Known(Area::Nationwide)),
        at(300.0, helping("gg", "volunteer")),
    ];
    let catalogues = [(catalogue_of(of_this_town), Some(here)), (catalogue_of(of_another), far)];
    let index = Index::of_towns(catalogues, |_| String::new());
    let named = |query: &Query| {
        let mut named = named(&index, &complements(&index, 0, query, now(), usize::MAX));
        named.sort();
        named
    };
    assert_eq!(named(&Query::default()), ["aa", "bb", "cc", "ff"]);
    let at_home = Query { origin: Some(home()), ..Query::default() };
    assert_eq!(named(&at_home), ["aa", "bb", "cc", "ee", "ff"], "the family's own state is known");
}
