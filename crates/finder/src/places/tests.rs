//! Whole look-ups in German reality: the published table and a site of five towns.

mod typed_text;

use super::table::{Table, TableCode};
use super::{Gazetteer, MOST_CHOICES, Place, Understanding};
use nahbei_catalogue::{District, Human, Position, State, Stated, Text, Town};
use proptest::prelude::*;
use std::collections::HashMap;
use std::path::Path;
use std::sync::LazyLock;

fn town(id: &str, name: &str, state: &str, (lat, lon): (f64, f64), districts: &[(&str, &str)]) -> Town {
    let position = Position::new(lat, lon).unwrap();
    let district = |(name, code): &(&str, &str)| District {
        name: (*name).to_owned(),
        postal_codes: vec![(*code).to_owned()],
        position,
    };
    Town {
        id: id.to_owned(),
        name: name.to_owned(),
        state: State::from_code(state).unwrap(),
        position,
        website: None,
        transit: None,
        catalogues: Vec::new(),
        human: Human {
            name: Text::german("Rathaus"),
            text: Stated::NotStated,
            contacts: Vec::new(),
            hours: Stated::NotStated,
        },
        districts: districts.iter().map(district).collect(),
    }
}

const APOLDA: (f64, f64) = (51.0247, 11.5139);
const WETZLAR: (f64, f64) = (50.5561, 8.5044);

/// Five towns as a site states them, with some of their districts.
fn site() -> Gazetteer {
    let in_goerlitz = [("Südstadt", "02826"), ("Königshufen", "02828"), ("Klein Neundorf", "02829")];
    let in_wetzlar = [("Niedergirmes", "35576"), ("Neustadt", "35576"), ("Silhöfer Aue (Westend)", "35578")];
    let in_lilienthal = [("Lilienthal", "28865"), ("Sankt Jürgen", "28865"), ("Lüninghausen", "28865")];
    Gazetteer::new(&[
        town("apolda", "Apolda", "TH", APOLDA, &[("Nauendorf", "99510"), ("Oberroßla", "99510")]),
        town("ammerbuch", "Ammerbuch", "BW", (48.5547, 8.9683), &[("Entringen", "72119")]),
        town("goerlitz", "Görlitz", "SN", (51.1537, 14.988), &in_goerlitz),
        town("wetzlar", "Wetzlar", "HE", WETZLAR, &in_wetzlar),
        town("lilienthal", "Lilienthal", "NI", (53.142, 8.9036), &in_lilienthal),
    ])
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public/places.bin");
    Table::decode(&std::fs::read(path).unwrap()).unwrap()
});

/// The rows of the table around Wetzlar.
static AROUND_WETZLAR: LazyLock<Table> = LazyLock::new(|| {
    let is_near = |row: &&TableCode| (35_500..35_700).contains(&row.code.number());
    Table { towns: TABLE.towns.clone(), codes: TABLE.codes.iter().filter(is_near).cloned().collect() }
});

/// The site before the table has come.
static SITE: LazyLock<Gazetteer> = LazyLock::new(site);

/// The site when no table can be had.
static ALONE: LazyLock<Gazetteer> = LazyLock::new(|| {
    let mut alone = site();
    alone.make_do_without_table();
    alone
});

/// The site with the table.
static GERMANY: LazyLock<Gazetteer> = LazyLock::new(|| {
    let mut germany = site();
    germany.extend(TABLE.clone());
    germany
});

fn one(gazetteer: &Gazetteer, typed: &str) -> Place {
    match gazetteer.find(typed) {
        Understanding::One(place) => place,
        other => panic!("{typed:?} must mean one place but means {other:?}"),
    }
}

#[test]
fn a_town_of_the_site_is_where_the_site_says() {
    let apolda = Position::new(APOLDA.0, APOLDA.1).unwrap();
    for typed in ["Apolda", "99510 Apolda"] {
        assert_eq!(one(&GERMANY, typed).position, apolda, "{typed}");
        assert_eq!(one(&SITE, typed).position, apolda, "{typed}");
    }
}

#[test]
fn other_towns_of_a_code_keep_the_position_of_the_code() {
    let Understanding::Several(places) = GERMANY.find("99510") else { panic!("99510 is shared") };
    assert!(places[1..].windows(2).all(|pair| pair[0].position == pair[1].position));
}

#[test]
fn a_town_of_many_codes_covers_nearly_all_its_people_but_no_far_island() {
    let hamburg = one(&GERMANY, "Hamburg");
    let town_hall = Position::new(53.5505, 9.9922).unwrap();
    assert!(hamburg.position.km_to(town_hall) < 4.0, "{:?}", hamburg.position);
    assert!((12.0..30.0).contains(&hamburg.radius_km), "{}", hamburg.radius_km);
    assert!(hamburg.postal_codes.contains(&"27499".to_owned()), "Neuwerk belongs to Hamburg");
}

#[test]
fn a_place_says_town_state_and_codes_as_offers_do() {
    let cottbus = one(&GERMANY, "03046");
    assert_eq!(cottbus.town.as_deref(), Some("Cottbus"));
    assert_eq!(cottbus.state.map(State::code), Some("BB"));
    assert_eq!(cottbus.postal_codes, ["03046"]);
    assert_eq!(one(&SITE, "Niedergirmes").postal_codes, ["35576"]);
}

#[test]
fn a_choice_cut_short_ends_with_the_whole_code() {
    let Understanding::Several(places) = GERMANY.find("07646") else { panic!("07646 is shared") };
    let whole = &places[MOST_CHOICES - 1];
    assert_eq!((places.len(), whole.key.as_str(), &whole.town), (MOST_CHOICES, "07646", &None));
    assert_eq!(one(&GERMANY, "07646 Tissa").key, "07646-tissa");
}

#[test]
fn keys_are_short_and_stay_when_the_table_comes() {
    let cases = [
        ("35578", "35578"),
        ("99510 Apolda", "99510"),
        ("Wetzlar", "wetzlar"),
        ("Görlitz, Südstadt", "goerlitz-suedstadt"),
        ("Sankt Jürgen", "lilienthal-sankt-juergen"),
    ];
    for (typed, key) in cases {
        let before = one(&SITE, typed);
        let after = GERMANY.by_key(key).unwrap();
        assert_eq!(before.key, key);
        assert_eq!((after.name, after.position), (before.name, before.position), "{typed}");
    }
    for (typed, key) in [
        ("99510 Kapellendorf", "99510-kapellendorf"),
        ("Frankfurt am Main", "frankfurt-am-main"),
        ("Friedberg Bayern", "friedberg-86316"),
    ] {
        assert_eq!(one(&GERMANY, typed).key, key);
    }
    assert_eq!(GERMANY.by_key("99510-apolda"), GERMANY.by_key("99510"));
    for unknown in ["", "atlantis", "00000", "9951", "99510-", "99510-jena", "35578wetzlar", "äöü12", "1234ä"]
    {
        assert_eq!(GERMANY.by_key(unknown), None, "{unknown:?}");
    }
}

/// Every place that a gazetteer may give, but of its towns only one in so many.
fn all_places(gazetteer: &Gazetteer, one_town_in: usize) -> Vec<Place> {
    let towns = (0..gazetteer.towns.len()).step_by(one_town_in).map(|number| gazetteer.town_place(number));
    let districts = gazetteer.districts.iter().map(|district| gazetteer.district_place(district));
    let parts = gazetteer.codes.iter().flat_map(|code| {
        code.parts.iter().map(|part| gazetteer.part_place(code, part)).chain([gazetteer.bare_place(code)])
    });
    towns.chain(districts).chain(parts).collect()
}

/// Every key gives the place it came from, in writing that needs no escapes.
fn check_keys(gazetteer: &Gazetteer, places: &[Place]) {
    let mut by_key: HashMap<&str, &Place> = HashMap::new();
    for place in places {
        let is_plain = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-');
        assert!(!place.key.is_empty() && place.key.bytes().all(is_plain), "{:?}", place.key);
        assert_eq!(*by_key.entry(&place.key).or_insert(place), place, "two places of one key");
    }
    for place in by_key.into_values() {
        assert_eq!(gazetteer.by_key(&place.key).as_ref(), Some(place));
    }
}

#[test]
fn every_key_gives_its_place() {
    // Each town is compared with all others: a sample of Germany is enough.
    for (gazetteer, one_town_in) in [(&*SITE, 1), (&*GERMANY, 13)] {
        check_keys(gazetteer, &all_places(gazetteer, one_town_in));
    }
}

#[test]
fn every_code_of_the_table_is_found_by_its_digits() {
    assert_eq!(TABLE.codes.len(), 8170);
    for row in &TABLE.codes {
        let digits = row.code.to_string();
        let places = match GERMANY.find(&digits) {
            Understanding::One(place) => vec![place],
            Understanding::Several(places) => places,
            other => panic!("{digits}: {other:?}"),
        };
        assert!(places.iter().all(|place| place.postal_codes == [digits.as_str()]), "{digits}");
    }
}

#[test]
fn every_town_of_the_table_is_found_by_its_name() {
    // A sample: each look-up reads all names.
    for town in TABLE.towns.iter().step_by(37) {
        let found = match GERMANY.find(&town.name) {
            Understanding::One(place) => vec![place],
            Understanding::Several(places) => places,
            other => panic!("{}: {other:?}", town.name),
        };
        assert!(
            found.len() == MOST_CHOICES || found.iter().any(|place| place.name.contains(&town.name)),
            "{}",
            town.name
        );
    }
}

#[test]
fn a_second_table_changes_nothing() {
    let mut germany = GERMANY.clone();
    germany.extend(TABLE.clone());
    assert_eq!(germany.towns.len(), GERMANY.towns.len());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_text_is_too_strange(typed in "\\PC{0,24}|[0-9DdEe -]{0,9}[a-zäöüß .,-]{0,12}") {
        for gazetteer in [&*SITE, &*ALONE, &*GERMANY] {
            if let Understanding::Several(places) = gazetteer.find(&typed) {
                prop_assert!((2..=MOST_CHOICES).contains(&places.len()));
            }
            prop_assert!(gazetteer.suggest(&typed, 5).len() <= 5);
            let _ = gazetteer.by_key(&typed);
        }
    }

    #[test]
    fn whatever_a_site_calls_its_places_keys_are_unique(
        named in prop::collection::vec(("\\PC{0,6}|[ab]|[0-9]{5}", "\\PC{0,6}|[ab]", "[ab]|\\PC{0,6}"), 0..6)
    ) {
        let towns: Vec<Town> = named
            .iter()
            .map(|(id, name, district)| town(id, name, "HE", WETZLAR, &[(district, "35576"), ("a", "35578")]))
            .collect();
        let mut gazetteer = Gazetteer::new(&towns);
        check_keys(&gazetteer, &all_places(&gazetteer, 1));
        gazetteer.extend(AROUND_WETZLAR.clone());
        check_keys(&gazetteer, &all_places(&gazetteer, 1));
    }
}
