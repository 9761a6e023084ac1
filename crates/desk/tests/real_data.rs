//! Real files of German cities. Runs only where `NAHBEI_DATA` names their folder.

mod common;

use common::{Imported, import, mapping, real, text};
use nahbei_catalogue::{Contact, ContactKind, Need, Stated};
use serde_json::Value;

fn imported(mapping_name: &str, input: &str) -> Option<Imported> {
    Some(import(&mapping(mapping_name), &real(input)?))
}

/// The document tells how many records of a list become offers.
fn assert_documented(mapping_name: &str, [read, mapped, not_mapped]: [usize; 3]) {
    let document = text(&common::project().join("docs/import.md"));
    let row = document.lines().find(|line| line.starts_with(&format!("| `{mapping_name}` |")));
    let counts = format!("| {read} | {mapped} | {not_mapped}");
    assert!(row.is_some_and(|row| row.contains(&counts)), "{mapping_name}: docs/import.md must say {counts}");
}

#[test]
fn every_kita_of_berlin_is_accounted_for() {
    let Some(Imported { ended, catalogue, counts }) =
        imported("berlin-kitas.json", "berlin-kitas-2018/kitas_full.ndjson")
    else {
        return;
    };
    assert_documented("berlin-kitas.json", counts);
    assert_eq!(counts[0], 2552);
    assert!(
        ended.out.contains("      531 × 0 on every day means that the hours are not known"),
        "{}",
        ended.out
    );
    assert!(counts[2] < 100, "only those without any contact are left out");
    let with_hours = catalogue.offers.iter().filter(|offer| offer.hours.known().is_some()).count();
    assert!((1900..=2016).contains(&with_hours), "{with_hours}");
    for offer in &catalogue.offers {
        assert!(offer.ages.known().is_some(), "{}: minimum age in months", offer.id);
        for contact in &offer.contacts {
            let link = contact.href().unwrap_or_default();
            assert!(
                !link.starts_with("tel:+4930030") && !link.starts_with("tel:+490"),
                "{}: {link}",
                offer.id
            );
            assert!(link.len() > "tel:+4930".len(), "{}: {link}", offer.id);
            assert!(!contact.value.contains("redacted"), "{}", offer.id);
        }
    }
    let newborn = catalogue.offers.iter().filter(|offer| {
        offer.ages.known().is_some_and(|ages| ages[0].youngest() == nahbei_catalogue::Age::Months(0))
    });
    assert!(newborn.count() > 700, "age zero is an age");
}

#[test]
fn every_point_of_chemnitz_is_accounted_for() {
    let mut read = 0;
    for (name, points, need) in [
        ("Kindertageseinrichtungen", 241, Need::Childcare),
        ("Schulen", 139, Need::School),
        ("Schulsozialarbeit", 51, Need::Parenting),
        ("Jugendberufshilfen", 10, Need::School),
    ] {
        let mapping_name = format!("chemnitz-{}.json", name.to_lowercase());
        let Some(Imported { ended, catalogue, counts }) =
            imported(&mapping_name, &format!("chemnitz-geojson/{name}.geojson"))
        else {
            return;
        };
        assert_documented(&mapping_name, counts);
        assert_eq!(counts[0], points, "{name}");
        read += counts[0];
        for offer in &catalogue.offers {
            assert!(offer.needs.known().is_some_and(|needs| needs.contains(&need)), "{}", offer.id);
            for place in offer.known_places() {
                assert_ne!(place.step_free, Stated::Known(nahbei_catalogue::StepFree::No), "0 is not \"no\"");
                assert!(place.position.known().is_some(), "{}", offer.id);
            }
            for contact in &offer.contacts {
                assert!(!contact.value.ends_with("0000000"), "{}: a masked number", offer.id);
            }
        }
        let left_out = ended.out.lines().filter(|line| line.starts_with("  feature ")).collect::<Vec<_>>();
        assert!(left_out.iter().all(|line| line.contains(": no contacts")), "{left_out:?}");
    }
    assert_eq!(read, 441);
}

#[test]
fn two_numbers_in_one_field_become_two_contacts() {
    let Some(Imported { catalogue, .. }) =
        imported("chemnitz-schulsozialarbeit.json", "chemnitz-geojson/Schulsozialarbeit.geojson")
    else {
        return;
    };
    let offer = catalogue.offers.iter().find(|offer| offer.id == "chemnitz-schulsozialarbeit-2").unwrap();
    let numbers: Vec<&str> = offer.contacts.iter().map(|contact| contact.value.as_str()).collect();
    assert_eq!(numbers, ["0371 2786887-10", "0176 56721413"]);
}

#[test]
fn help_for_young_people_on_the_way_into_work_begins_at_fifteen() {
    let Some(Imported { catalogue, .. }) =
        imported("chemnitz-jugendberufshilfen.json", "chemnitz-geojson/Jugendberufshilfen.geojson")
    else {
        return;
    };
    for offer in &catalogue.offers {
        let youngest = offer.ages.known().map(|ages| ages[0].youngest());
        assert_eq!(youngest, Some(nahbei_catalogue::Age::Months(180)), "{}", offer.id);
    }
}

#[test]
fn help_lines_are_dialled_exactly_as_given() {
    let Some(path) = real("hotlines-de/hotlines.json") else { return };
    let lines: Value = serde_json::from_str(&text(&path)).unwrap();
    let mut dialled = 0;
    for line in lines["items"].as_array().unwrap() {
        let (Some(value), Some(link)) = (line["tel"].as_str(), line["tel_link"].as_str()) else { continue };
        let contact = Contact { kind: ContactKind::Phone, value: value.to_owned(), label: Stated::NotStated };
        assert_eq!(contact.href().as_deref(), Some(link), "{value}");
        dialled += 1;
    }
    assert!(dialled >= 16, "{dialled} numbers");
}

#[test]
fn the_table_of_postal_codes_can_be_built_again() {
    let Some(list) = real("plz-osm/plz_centroids.csv") else { return };
    let out = common::new_file("places.bin");
    let folder = list.parent().unwrap();
    let ended = common::nahbei(&["places".as_ref(), "--from".as_ref(), folder, "--out".as_ref(), &out]);
    assert_eq!(ended.status, 0, "{}", ended.err);
    assert!(
        std::fs::read(&out).unwrap() == std::fs::read(common::project().join("public/places.bin")).unwrap()
    );
}
