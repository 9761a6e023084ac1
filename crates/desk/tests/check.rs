//! `nahbei check` names every mistake with the place where it stands.

mod common;

use common::{file, nahbei, nahbei_in_german, project};

/// A catalogue whose only offer ends with these fields, which begin on line 4.
fn catalogue(fields: &str) -> String {
    format!(
        "{{\"format\": 1, \"name\": \"Apolda\", \"offers\": [\n{{\"id\": \"treff\", \"name\": \"Treff\",\n \
         \"provider\": {{\"name\": \"Haus\"}}, \"contacts\": [{{\"kind\": \"phone\", \"value\": \"030 23125 001\"}}],\n{fields}}}]}}"
    )
}

#[test]
fn a_clean_catalogue_ends_with_0_and_one_line() {
    let path = file("catalogue.json", catalogue("\"ages\": [{\"from\": 0}]"));
    let ended = nahbei(&[&"check".into(), &path]);
    assert_eq!(ended.status, 0);
    assert_eq!(ended.out, format!("{}: 1 offer read, 0 left out; no problems; 0 drafts\n", path.display()));
}

#[test]
fn every_mistake_has_its_line_and_column_its_field_and_its_cost() {
    for (fields, place, words, cost) in [
        ("\"colour\": 1", "4:11", "colour: is not a field", "1 × nothing lost"),
        ("  \"summary\": {\"ä\": \"x\", \"de\": 7}", "4:31", "de: is the number 7", "2 × a value lost"),
        (
            "\"ages\": [{\"from\": 36, \"to\": 12}]",
            "4:10",
            "range starts at 36 but ends at 12; swap",
            "a value lost",
        ),
        ("\"needs\": [\n\"baby\", \"babby\"]", "5:9", "did you mean \"baby\"?", "a value lost"),
        ("\"name\": \"\"", "4:9", "name: is empty", "an offer lost"),
        ("\"status\": \"drafft\"", "4:11", "\"drafft\" is not in the list", "1 draft"),
    ] {
        let path = file("catalogue.json", catalogue(fields));
        let ended = nahbei(&[&"check".into(), &path]);
        assert_eq!(ended.status, 1, "{fields}");
        let line = ended.out.lines().find(|line| line.contains(words));
        let line = line.unwrap_or_else(|| panic!("{words} in {}", ended.out));
        assert!(line.starts_with(&format!("{}:{place}: offer \"treff\": ", path.display())), "{line}");
        assert!(ended.out.contains(cost), "{}", ended.out);
    }
}

#[test]
fn a_file_that_is_not_json_names_line_column_and_field() {
    let path = file("catalogue.json", "{\n \"format\": 1,\n \"name\": \"Apolda\" \"offers\": []\n}");
    let ended = nahbei(&[&"check".into(), &path]);
    assert_eq!(ended.status, 1);
    let first = ended.out.lines().next().unwrap();
    assert!(first.starts_with(&format!("{}:3:19: not JSON", path.display())), "{first}");
    assert!(first.contains("missing comma") && first.ends_with("near field \"name\""), "{first}");
    assert!(ended.out.contains("0 offers read") && ended.out.contains("all lost"), "{}", ended.out);
}

#[test]
fn offers_left_out_are_counted() {
    let offer = |id: &str| {
        format!(
            "{{\"id\": \"{id}\", \"name\": \"T\", \"provider\": {{\"name\": \"H\"}}, \"contacts\": [{{\"kind\": \"web\", \"value\": \"https://example.org\"}}]}}"
        )
    };
    let offers = [offer("aa"), offer("aa"), "5".to_owned(), offer("B"), offer("bb")].join(",");
    let path = file("c.json", format!("{{\"format\": 1, \"name\": \"x\", \"offers\": [{offers}]}}"));
    let ended = nahbei(&[&"check".into(), &path]);
    assert!(ended.out.contains("2 offers read, 3 left out; 3 problems (3 × an offer lost)"), "{}", ended.out);
}

#[test]
fn drafts_are_listed_and_are_no_problem() {
    let path = file("catalogue.json", catalogue("\"status\": \"draft\""));
    let ended = nahbei(&[&"check".into(), &path]);
    assert_eq!(ended.status, 0);
    assert!(ended.out.contains("still to be verified: offer \"treff\": Treff\n"), "{}", ended.out);
    let ended = nahbei_in_german(&[&"check".into(), &path]);
    assert!(ended.out.contains("noch zu prüfen: Angebot \"treff\": Treff\n"), "{}", ended.out);
}

#[test]
fn site_settings_are_told_from_catalogues_by_what_they_hold() {
    let path =
        file("any-name.json", "{\"format\": 1, \"name\": \"Nahbei\", \"languages\": [\"de\"], \"towns\": 3}");
    let ended = nahbei(&[&"check".into(), &path]);
    assert_eq!(ended.status, 1);
    assert!(ended.out.contains(":1:63: towns: is the number 3"), "{}", ended.out);
    assert!(ended.out.contains("0 towns"), "{}", ended.out);
}

#[test]
fn a_byte_order_mark_does_not_matter() {
    let path = file("catalogue.json", format!("\u{feff}{}", catalogue("\"colour\": 1")));
    assert!(nahbei(&[&"check".into(), &path]).out.contains(":4:11: "));
}

#[test]
fn a_file_that_cannot_be_read_ends_with_2_and_does_not_stop_the_others() {
    let good = file("catalogue.json", catalogue("\"ages\": [{\"from\": 0}]"));
    let latin = file("latin.json", b"{\n\"name\": \"K\xf6ln\"}");
    let missing = latin.with_file_name("missing.json");
    let ended = nahbei(&[&"check".into(), &missing, &latin, &good]);
    assert_eq!(ended.status, 2);
    assert!(ended.err.contains("missing.json: cannot be read; check its name"), "{}", ended.err);
    assert!(ended.err.contains("latin.json:2: every text must be UTF-8"), "{}", ended.err);
    assert!(ended.out.contains("1 offer read"), "{}", ended.out);
    assert_eq!(nahbei(&["check"]).status, 2);
    assert_eq!(nahbei(&["chekc"]).status, 2);
}

#[test]
fn the_sites_of_the_project_have_no_problems() {
    for folder in std::fs::read_dir(project().join("sites")).unwrap() {
        for file in std::fs::read_dir(folder.unwrap().path()).unwrap() {
            let file = file.unwrap().path();
            // A town's everyday words are judged when its site is published.
            let is_data = file.extension().is_some_and(|extension| extension == "json");
            if is_data && !file.ends_with("words.json") {
                let ended = nahbei(&[&"check".into(), &file]);
                assert_eq!(ended.status, 0, "{}", ended.out);
            }
        }
    }
}
