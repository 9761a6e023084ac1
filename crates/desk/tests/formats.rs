//! `nahbei import` without a mapping: formats of others, every record and every value accounted for.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

mod common;

use common::{Ended, file, fixture, nahbei, nahbei_in_german, new_file, text};
use nahbei_catalogue::Offer;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

const FILES: [&str; 4] = ["hsds.json", "integreat.json", "outpost.json", "overpass.json"];

fn format(name: &str) -> PathBuf {
    fixture("formats").join(name)
}

/// What an import without a mapping gave.
struct Imported {
    ended: Ended,
    offers: Vec<Value>,
}

impl Imported {
    fn says(&self, line: &str) {
        assert!(self.ended.out.lines().any(|found| found == line), "{line}\nin\n{}", self.ended.out);
    }

    fn offer(&self, id: &str) -> &Value {
        self.offers
            .iter()
            .find(|offer| offer["id"] == id)
            .unwrap_or_else(|| panic!("{id} in {:?}", self.offers))
    }
}

/// Imports a file, and checks that every record and every value of it is in the report.
fn import(input: &Path) -> Imported {
    import_from(input, None)
}

fn import_from(input: &Path, from: Option<&str>) -> Imported {
    let out = new_file("catalogue.json");
    let mut call = vec![Path::new("import"), input, Path::new("--out"), &out];
    call.extend(from.iter().flat_map(|from| [Path::new("--from"), Path::new(from)]));
    let ended = nahbei(&call);
    assert!(ended.status < 2, "{}", ended.err);
    let (catalogue, _) = nahbei_catalogue::read(&text(&out));
    let json = |offer: &Offer| serde_json::to_value(offer).unwrap();
    let offers: Vec<Value> = catalogue.offers.iter().map(json).collect();

    let numbers =
        |line: &str| -> Vec<usize> { line.split(' ').filter_map(|word| word.parse().ok()).collect() };
    let mut lines = ended.out.lines().skip(1);
    let [read, taken, left_out] = numbers(lines.next().unwrap())[..] else { panic!("{}", ended.out) };
    assert_eq!((read, taken), (taken + left_out, offers.len()));
    assert_eq!(ended.status, i32::from(left_out > 0));
    let values = numbers(lines.next().unwrap());
    assert_eq!(values[0], values[1..].iter().sum::<usize>(), "every value is counted once: {}", ended.out);
    let mut fields = 0;
    for field in ended.out.lines().skip_while(|line| *line != "fields").skip(1) {
        if field.starts_with("   ") || !field.contains(": ") {
            continue;
        }
        let numbers = numbers(field.rsplit_once(": ").unwrap().1);
        assert_eq!(numbers[0], numbers[1..].iter().sum::<usize>(), "{field}");
        fields += numbers[0];
    }
    assert_eq!(fields, values[0], "the fields together are all values");
    Imported { ended, offers }
}

/// How many values a JSON value holds that hold no other.
fn values(json: &Value) -> usize {
    match json {
        Value::Object(fields) if !fields.is_empty() => fields.values().map(values).sum(),
        Value::Array(items) if !items.is_empty() => items.iter().map(values).sum(),
        _ => 1,
    }
}

fn values_of_file(path: &Path, list: &str) -> usize {
    let file: Value = serde_json::from_str(&text(path)).unwrap();
    file.get(list).map_or_else(|| values(&file), values)
}

#[test]
fn every_value_that_a_file_holds_is_counted() {
    for (name, list) in FILES.into_iter().zip(["contents", "", "content", "elements"]) {
        let imported = import(&format(name));
        let read = format!("{} values read = ", values_of_file(&format(name), list));
        let line = imported.ended.out.lines().nth(2).unwrap();
        assert!(line.starts_with(&read), "{name}: {line} but {read}");
    }
}

#[test]
fn importing_again_changes_nothing() {
    for name in FILES {
        let out = new_file("catalogue.json");
        let input = format(name);
        let call = || nahbei(&[Path::new("import"), &input, Path::new("--out"), &out]);
        call();
        let first = text(&out);
        let again = call();
        assert_eq!(text(&out), first, "{name}");
        assert!(again.out.contains("0 offers added, 0 fields of 0 offers updated"), "{}", again.out);
    }
}

#[test]
fn a_format_can_be_named_and_anything_else_is_refused() {
    let out = new_file("catalogue.json");
    let call = |format: &str, input: &Path| {
        let [import, from, into] = ["import", "--from", "--out"].map(PathBuf::from);
        nahbei(&[import, from, format.into(), input.to_owned(), into, out.clone()])
    };
    assert_eq!(call("osm", &format("overpass.json")).status, 1);
    let ended = call("osm", &file("x.json", "{"));
    assert_eq!(ended.status, 2);
    assert!(ended.err.contains("must be JSON"), "{}", ended.err);
    let folder = new_file("x").parent().unwrap().to_owned();
    let ended = call("hsds", &folder);
    assert!(ended.err.contains("services.csv"), "{}", ended.err);
}

#[test]
fn the_report_speaks_german_to_an_editor() {
    let out = new_file("catalogue.json");
    let ended = nahbei_in_german(&[Path::new("import"), &format("outpost.json"), Path::new("--out"), &out]);
    for words in
        ["2 Datensätze gelesen = 1 Angebote + 1 ausgelassen", "kein Kontakt", "surprise: 1 = 1 unbekannt"]
    {
        assert!(ended.out.contains(words), "{words}\nin\n{}", ended.out);
    }
}

#[test]
fn places_of_openstreetmap_become_drafts() {
    let imported = import(&format("overpass.json"));
    let kita = imported.offer("osm-node-101");
    assert_eq!(kita["status"], "draft");
    assert_eq!(kita["needs"], json!(["childcare"]));
    assert_eq!(kita["ages"], json!([{"from": 12, "to": 83}]));
    assert_eq!(kita["contacts"][1]["value"], "+49 30 23125002");
    assert_eq!(kita["places"][0]["street"], "Am Anger 1");
    assert_eq!(kita["places"][0]["step_free"], "partial");
    assert_eq!(kita["hours"], json!([{"kind": "visit", "weekly": "Mo-Fr 06:30-17:00; PH off"}]));
    assert_eq!(kita["source"]["as_of"], "2026-11-20");
    let bank = imported.offer("osm-way-202");
    assert_eq!(
        bank["hours"],
        json!([{"kind": "visit", "note": "week 1-53/2 We 10:00-12:00"}]),
        "never guessed"
    );
    assert_eq!((&bank["cost"]["kind"], &bank["needs"]), (&json!("free"), &json!(["money"])));
    imported.says("  elements/2: has no tags; is only a point or line of another");
    imported.says("  elements/3: no contact");
    imported.says("  tags.capacity: 1 = 1 unknown");
}

#[test]
fn a_week_of_integreat_becomes_hours_and_an_unknown_day_a_note() {
    let imported = import(&format("integreat.json"));
    let open = imported.offer("integreat-stadt-7");
    assert_eq!(
        open["hours"],
        json!([{"kind": "visit", "weekly": "Mo 09:00-12:00; Fr 00:00-24:00", "by_appointment": true, "note": "Di: nur nach Vereinbarung"}])
    );
    assert_eq!(open["status"], "paused");
    assert_eq!(open["description"], "Ein offener Treff & mehr.");
    assert_eq!(open["places"][0]["step_free"], "no");
    assert_eq!(open["contacts"][0], json!({"kind": "phone", "value": "030 23125 001", "label": "Büro"}));
    assert_eq!(imported.offer("integreat-stadt-8").get("hours"), None, "null is unknown");
    let half = imported.offer("integreat-stadt-9");
    assert_eq!(half["hours"][0].get("weekly"), None);
    assert!(
        half["hours"][0]["note"].as_str().unwrap().starts_with("Mo 09:00-12:00; Mi geschlossen"),
        "{half}"
    );
}

#[test]
fn outpost_keeps_its_fields_where_the_text_says_otherwise() {
    let imported = import(&format("outpost.json"));
    let brownies = imported.offer("outpost-1");
    assert_eq!(brownies["ages"], json!([{"from": 60, "to": 143}]));
    imported.says("      1 × the text tells other ages than the fields; the fields were kept: \"7–10 / 5–11\" (content/0)");
    assert_eq!(brownies["contacts"][0]["value"], "+44 20 7946 0001");
    assert_eq!(brownies["hours"][0]["weekly"], "Mo 17:00-18:30");
    assert_eq!(
        brownies["places"],
        json!([{"town": "Aylesbury", "hidden": true, "step_free": "partial"}]),
        "a secret address"
    );
    assert_eq!((&brownies["access"], &brownies["cost"]["kind"]), (&json!(["referral"]), &json!("paid")));
    imported.says("      2 × 0, 0 is no position: \"0\" (content/0), \"0\" (content/0)");
    imported.says("  surprise: 1 = 1 unknown");
    assert!(!imported.ended.out.contains("\"A Person\" →"), "no person's name in the catalogue");
    assert!(imported.offers.iter().all(|offer| !offer.to_string().contains("A Person")));
}

#[test]
fn schedules_of_hsds_become_hours_where_they_are_plainly_weekly() {
    let imported = import(&format("hsds.json"));
    let service = imported.offer("6d8a1d0e-6d4f-4a44-9a5b-2f2ce1b2a001");
    assert_eq!(
        service["hours"],
        json!([
            {"kind": "visit", "weekly": "Mo 09:00-12:00,14:00-16:00; Tu 09:00-12:00"},
            {"kind": "visit", "note": "Abend\nfreq MONTHLY, byday 2TU, opens_at 18:00, closes_at 20:00"},
        ])
    );
    assert_eq!(service["ages"], json!([{"from": 6, "to": 47}]));
    assert_eq!(
        service["contacts"],
        json!([{"kind": "phone", "value": "030 23125 001", "label": "Büro (Durchwahl 12)"}])
    );
    assert_eq!(service["cost"], json!({"kind": "free"}));
    let chat = imported.offer("6d8a1d0e-6d4f-4a44-9a5b-2f2ce1b2a009");
    assert_eq!(chat["status"], "paused");
    assert_eq!(chat.get("places"), None, "a virtual place is none to go to");
}

#[test]
fn tables_of_hsds_are_joined_and_every_cell_is_counted() {
    let folder = new_file("services.csv").parent().unwrap().to_owned();
    let tables = [
        ("services.csv", "id,organization_id,name,status\ns1,o1,Sprechstunde,active\ns2,o1,Kurs,active\n"),
        ("organizations.csv", "id,name,website\no1,Verein am Bach,https://www.example.org/\n"),
        (
            "phones.csv",
            "id,service_id,number\np1,s1,030 23125 001\np2,s2,030 23125 002\np3,s9,030 23125 009\n",
        ),
        ("service_at_location.csv", "id,service_id,location_id\nl1,s1,a1\nl2,s2,a1\n"),
        ("locations.csv", "id,location_type,name\na1,physical,Haus am Anger\n"),
        ("addresses.csv", "id,location_id,address_1,city,postal_code\nd1,a1,Am Anger 1,Apolda,99510\n"),
    ];
    let mut cells = 0;
    for (name, table) in tables {
        std::fs::write(folder.join(name), table).unwrap();
        let columns = table.lines().next().unwrap().split(',').count();
        cells += columns * (table.lines().count() - 1);
    }
    let imported = import(&folder);
    let [one, two] = ["hsds-s1", "hsds-s2"].map(|id| imported.offer(id));
    assert_eq!(one["places"], two["places"], "both share a location");
    assert_eq!(
        one["places"][0],
        json!({"name": "Haus am Anger", "street": "Am Anger 1", "town": "Apolda", "postal_code": "99510"})
    );
    assert_eq!(two["contacts"][0]["value"], "030 23125 002");
    assert!(imported.ended.out.lines().nth(2).unwrap().starts_with(&format!("{cells} values read")));
    imported.says("  organizations.name: 1 = 1 taken");
    imported.says("      1 × belongs to no service: \"030 23125 009\" (phones.csv line 4)");
}

/// Real lists; runs only where `NAHBEI_DATA` names their folder.
#[test]
fn every_value_of_real_lists_is_accounted_for() {
    for (name, list, offers) in [
        ("scout-fixtures/services.json", "content", 19),
        ("scout-fixtures/service.json", "", 1),
        ("integreat-api/augsburg_de_locations.json", "", 1),
        ("integreat-api/augsburg_de_events_2of8.json", "", 0),
        ("hsds-3.0/examples/service_full.json", "", 1),
        ("hsds-3.0/examples/service_list.json", "contents", 1),
        ("hsds-3.0/examples/tabular.json", "", 1),
        ("oruk-uk-profile/examples/service_full.json", "", 1),
        ("oruk-uk-profile/examples/service_list.json", "contents", 1),
    ] {
        let Some(path) = common::real(name) else { return };
        let imported = import(&path);
        assert_eq!(imported.offers.len(), offers, "{name}");
        let read = format!("{} values read = ", values_of_file(&path, list));
        assert!(imported.ended.out.lines().nth(2).unwrap().starts_with(&read), "{name}: not {read}");
    }
}

#[test]
fn tables_of_real_lists_are_accounted_for_and_come_again_unchanged() {
    for name in ["hsds-3.0/examples/csv", "oruk-uk-profile/examples/csv"] {
        let Some(services) = common::real(&format!("{name}/services.csv")) else { return };
        let folder = services.parent().unwrap();
        let imported = import(folder);
        assert_eq!(imported.offers.len(), 1, "{name}");
        let tables = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
        let cells: usize = tables
            .filter(|path| path.extension().is_some_and(|extension| extension == "csv"))
            .map(|path| {
                csv::Reader::from_path(path).unwrap().records().map(|row| row.unwrap().len()).sum::<usize>()
            })
            .sum();
        let read = format!("{cells} values read = ");
        assert!(imported.ended.out.lines().nth(2).unwrap().starts_with(&read), "{name}: not {read}");

        let out = new_file("catalogue.json");
        let call = || nahbei(&[Path::new("import"), folder, Path::new("--out"), &out]);
        call();
        let first = text(&out);
        call();
        assert_eq!(text(&out), first, "{name}");
    }
}

#[test]
fn the_brownies_of_aylesbury_keep_the_ages_of_their_fields() {
    let Some(path) = common::real("scout-fixtures/services.json") else { return };
    let imported = import(&path);
    assert_eq!(imported.offer("outpost-1")["ages"], json!([{"from": 60, "to": 143}]));
    imported.says("      1 × the text tells other ages than the fields; the fields were kept: \"7–10 / 5–11\" (content/0)");
}

/// A file of a format of which some values are anything.
fn damaged() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i32>().prop_map(Value::from),
        "[ 0-9:/-]{0,12}".prop_map(Value::from),
        "\\PC{0,12}".prop_map(Value::from),
        Just(json!([])),
        Just(json!({"id": [1, {"x": null}]})),
    ];
    let changes = prop::collection::vec((any::<prop::sample::Index>(), leaf), 0..6);
    (prop::sample::select(FILES.to_vec()), changes).prop_map(|(name, changes)| {
        let mut file: Value = serde_json::from_str(&text(&format(name))).unwrap();
        for (at, value) in changes {
            let mut found = Vec::new();
            pointers(&file, "", &mut found);
            let pointer = found[at.index(found.len())].clone();
            *file.pointer_mut(&pointer).unwrap() = value;
        }
        file
    })
}

fn pointers(value: &Value, at: &str, found: &mut Vec<String>) {
    let inside: Vec<(String, &Value)> = match value {
        Value::Object(fields) => fields.iter().map(|(key, value)| (format!("{at}/{key}"), value)).collect(),
        Value::Array(items) => {
            items.iter().enumerate().map(|(key, value)| (format!("{at}/{key}"), value)).collect()
        }
        _ => Vec::new(),
    };
    for (at, value) in inside {
        pointers(value, &at, found);
        // Not the lists of records themselves: they are what makes a file of a format.
        if at.matches('/').count() > 2 {
            found.push(at);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_end_in_a_report_or_a_refusal(
        bytes in prop_oneof![
            prop::collection::vec(any::<u8>(), 0..200),
            prop::collection::vec(prop::sample::select(b"{}[]\":, 01a\n".to_vec()), 0..200),
        ],
        cut in damaged().prop_flat_map(|file| { let text = file.to_string(); let length = text.len(); (Just(text), 0..length) }),
        from in prop::sample::select(vec!["hsds", "oruk", "integreat", "outpost", "osm"]),
    ) {
        let out = new_file("c.json");
        for content in [bytes, cut.0.into_bytes()[..cut.1].to_vec()] {
            let [import, flag, into] = ["import", "--from", "--out"].map(PathBuf::from);
            let ended = nahbei(&[import, flag, from.into(), file("x.json", &content), into, out.clone()]);
            prop_assert!((0..=2).contains(&ended.status) && !ended.err.contains("panicked"), "{}", ended.err);
        }
    }

    #[test]
    fn a_file_of_one_format_read_as_another_is_accounted_for(
        content in damaged(),
        from in prop::sample::select(vec!["hsds", "oruk", "integreat", "outpost", "osm"]),
    ) {
        import_from(&file("x.json", content.to_string()), Some(from));
    }

    #[test]
    fn damaged_tables_are_joined_or_refused(tables in prop::collection::vec("(id|name|service_id|organization_id|status|x)(,(id|number|[a-z]{1,3})){0,2}\n([a-z0-9\"]{0,3}(,[a-z0-9\"]{0,3}){0,3}\n){0,4}", 4)) {
        let folder = new_file("services.csv").parent().unwrap().to_owned();
        for (name, table) in ["services", "organizations", "phones", "schedule"].iter().zip(tables) {
            std::fs::write(folder.join(format!("{name}.csv")), table).unwrap();
        }
        let ended = nahbei(&[Path::new("import"), &folder, Path::new("--out"), &new_file("c.json")]);
        prop_assert!((0..=2).contains(&ended.status) && !ended.err.contains("panicked"), "{}", ended.err);
    }

    #[test]
    fn whatever_stands_in_a_field_every_value_is_accounted_for(content in damaged()) {
        import(&file("x.json", content.to_string()));
    }
}
