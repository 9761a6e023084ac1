//! The format: round trips, and bytes that are no table.

use super::*;
use proptest::prelude::*;

fn sample() -> Table {
    let town = |name: &str, code| TableTown { name: name.to_owned(), state: State::from_code(code).unwrap() };
    let code = |number, lat, lon, towns: &[usize]| TableCode {
        code: PostalCode::new(number).unwrap(),
        position: Position::new(lat, lon).unwrap(),
        radius_km: 2.4,
        people: 17_813,
        towns: towns.to_vec(),
    };
    Table {
        towns: vec![town("Görlitz", "SN"), town("Wetzlar", "HE"), town("Solms", "HE")],
        codes: vec![
            code(2826, 51.15518, 14.98853, &[0]),
            code(35576, 50.5668, 8.48582, &[1]),
            code(35578, 50.56109, 8.50495, &[1, 2]),
        ],
    }
}

/// The bytes with a checksum that fits them, so that reading goes on.
fn with_checksum(body: &[u8]) -> Vec<u8> {
    let head = format!("{MAGIC}{VERSION} {ATTRIBUTION}\n");
    [head.as_bytes(), &checksum(body), body].concat()
}

fn body_of(bytes: &[u8]) -> &[u8] {
    let head = format!("{MAGIC}{VERSION} {ATTRIBUTION}\n");
    &bytes[head.len() + 4..]
}

#[test]
fn a_table_comes_back() {
    let table = sample();
    let back = Table::decode(&table.encode().unwrap()).unwrap();
    let names = |table: &Table, code: &TableCode| -> Vec<TableTown> {
        let mut towns: Vec<TableTown> = code.towns.iter().map(|town| table.towns[*town].clone()).collect();
        towns.sort_by(|one, other| one.name.cmp(&other.name));
        towns
    };
    assert_eq!(back.codes.len(), table.codes.len());
    for (code, written) in back.codes.iter().zip(&table.codes) {
        assert_eq!((code.code, names(&back, code)), (written.code, names(&table, written)));
        assert!((code.radius_km - 2.5).abs() < f32::EPSILON);
        assert_eq!(code.people, 24_576);
    }
}

#[test]
fn what_was_read_is_written_alike() {
    let bytes = sample().encode().unwrap();
    assert_eq!(Table::decode(&bytes).unwrap().encode().unwrap(), bytes);
}

#[test]
fn the_file_says_whose_data_it_is() {
    let bytes = sample().encode().unwrap();
    assert!(String::from_utf8_lossy(&bytes).contains(ATTRIBUTION));
}

#[test]
fn damaged_tables_are_refused_with_a_reason() {
    let good = sample().encode().unwrap();
    let mut changed = good.clone();
    *changed.last_mut().unwrap() ^= 1;
    let in_text_mode: Vec<u8> =
        good.iter().flat_map(|byte| if *byte == b'\n' { vec![b'\r', b'\n'] } else { vec![*byte] }).collect();
    let later = String::from_utf8_lossy(&good).replacen(" 1 ", " 2 ", 1);
    let trailing = with_checksum(&[body_of(&good), &[0]].concat());
    let cases = [
        (&b""[..], TableError::NotATable),
        (b"{}", TableError::NotATable),
        (b"nahbei-places 1", TableError::CutShort),
        (later.as_bytes(), TableError::OtherVersion("2".to_owned())),
        (&changed, TableError::Damaged("checksum")),
        (&in_text_mode, TableError::Damaged("attribution")),
        (&good[..good.len() - 1], TableError::Damaged("checksum")),
        (&trailing, TableError::Damaged("end")),
        (&with_checksum(&[]), TableError::CutShort),
    ];
    for (bytes, error) in cases {
        assert_eq!(Table::decode(bytes), Err(error));
    }
}

#[test]
fn tables_that_cannot_be_written_are_refused() {
    let mut table = sample();
    table.codes.swap(0, 1);
    assert_eq!(table.encode(), Err(TableError::NotAscending(table.codes[1].code)));
    let mut table = sample();
    table.codes[2].towns.push(3);
    assert_eq!(table.encode(), Err(TableError::WrongTowns(table.codes[2].code)));
    let mut table = sample();
    table.towns[0].name.clear();
    assert_eq!(table.encode(), Err(TableError::WrongName(String::new())));
}

prop_compose! {
    /// Tables whose codes name towns at random, ten steps back at most.
    fn any_table()(
        names in prop::collection::vec("[a-zäöüß (/-]{1,12}(hausen|dorf)?", 1..40),
        rows in prop::collection::btree_map(
            0..100_000_u32,
            (47.2..55.1_f64, 5.8..15.1_f64, 0.0..20.0_f32, 0..70_000_u32, prop::collection::btree_set(any::<usize>(), 0..9)),
            0..40,
        ),
    ) -> Table {
        let towns = names.into_iter().zip(State::ALL.into_iter().cycle());
        let towns: Vec<TableTown> = towns.map(|(name, state)| TableTown { name, state }).collect();
        let codes = rows.into_iter().map(|(number, (lat, lon, radius_km, people, links))| TableCode {
            code: PostalCode::new(number).unwrap(),
            position: Position::new(lat, lon).unwrap(),
            radius_km,
            people,
            towns: links.into_iter().map(|link| link % towns.len()).collect(),
        }).collect();
        Table { towns, codes }
    }
}

proptest! {
    #[test]
    fn every_table_comes_back(table in any_table()) {
        let bytes = table.encode().unwrap();
        let back = Table::decode(&bytes).unwrap();
        prop_assert_eq!(back.encode().unwrap(), bytes);
        prop_assert_eq!(back.codes.len(), table.codes.len());
        for (code, written) in back.codes.iter().zip(&table.codes) {
            prop_assert_eq!(code.code, written.code);
            prop_assert!(code.position.km_to(written.position) <= 0.030);
            prop_assert!(code.radius_km >= written.radius_km.min(17.0));
            let names = |table: &Table, code: &TableCode| -> Vec<(String, State)> {
                let towns = code.towns.iter().map(|town| &table.towns[*town]);
                let mut names: Vec<_> = towns.map(|town| (town.name.clone(), town.state)).collect();
                names.sort();
                names
            };
            let mut written_once = written.clone();
            written_once.towns.sort_unstable();
            written_once.towns.dedup();
            prop_assert_eq!(names(&back, code), names(&table, &written_once));
        }
    }

    #[test]
    fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = Table::decode(&bytes);
        let _ = Table::decode(&with_checksum(&bytes));
    }

    #[test]
    fn no_change_of_a_table_panics(at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<prop::sample::Index>()) {
        let good = sample().encode().unwrap();
        let mut body = body_of(&good).to_vec();
        let at = at.index(body.len());
        body[at] = byte;
        let _ = Table::decode(&with_checksum(&body));
        body.truncate(cut.index(body.len()));
        prop_assert!(Table::decode(&with_checksum(&body)).is_err());
    }
}
