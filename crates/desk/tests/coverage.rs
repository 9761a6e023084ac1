//! `nahbei coverage` counts what offers state, and says what is missing.
#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on fails")]

mod common;
mod town;

use common::{Ended, nahbei, nahbei_in_german, new_file, text};
use nahbei_catalogue::read;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use town::{TODAY, TOWNS, files, offer, own_site, settings, site, town};

fn coverage(site: &Path, more: &[&str]) -> Ended {
    let site = site.display().to_string();
    let ended = nahbei_in_german(&[&["coverage", &site, "--today", TODAY], more].concat());
    assert_eq!(ended.status, 0, "{}", ended.err);
    ended
}

/// The row of a table that begins with this name, its cells parted by one blank.
fn row(out: &str, name: &str) -> String {
    let row = out.lines().find_map(|line| line.strip_prefix(name).filter(|rest| rest.starts_with("  ")));
    let row = row.unwrap_or_else(|| panic!("{name} in {out}"));
    row.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn gaps(out: &str) -> Vec<&str> {
    let gaps = out.lines().skip_while(|line| *line != "Lücken, die schlimmste zuerst").skip(1);
    gaps.take_while(|line| !line.is_empty()).filter_map(|line| Some(line.split_once(". ")?.1)).collect()
}

const SCHOOL: &str = r#""needs": ["school"]"#;
const HERE: &str = r#""reach": ["on-site"], "places": [{"town": "Musterstadt", "district": "Mitte"}]"#;

#[test]
fn a_cell_counts_professionals_volunteers_and_self_help() {
    // The columns: before birth, 0, 1–2, 3, 4–5, 6–10, age not stated, support not stated, remote.
    for (fields, cells) in [
        (r#""ages": [{"from": 72, "to": 131}], "support": ["professional"]"#, "1/0/0 0 0 0"),
        (r#""ages": [{"from": 72}], "support": ["volunteer", "self-help"]"#, "0/1/1 0 0 0"),
        (r#""ages": [{"from": 48, "to": 131}], "support": ["professional"]"#, "1/0/0 1/0/0 0 0 0"),
        (
            r#""ages": [{"from": 0, "to": 72}], "support": ["professional"]"#,
            "1/0/0 1/0/0 1/0/0 1/0/0 – 0 0 0",
        ),
        (r#""ages": [{"from": 72, "to": 131}]"#, "– 0 1 0"),
        (r#""support": ["professional"]"#, "– 1 0 0"),
        (r#""support": ["professional"], "reach": ["phone"]"#, "– 0 0 1"),
        (r#""support": ["professional"], "area": "nationwide""#, "– 0 0 1"),
        (r#""support": ["professional"], "reach": ["home-visit"], "area": "nationwide""#, "– 1 0 0"),
        (r#""status": "draft""#, "– 0 0 0"),
        (r#""visible_to": "2026-11-21""#, "– 0 0 0"),
        (r#""visible_to": "2026-11-22""#, "– 1 1 0"),
        (r#""area": {"states": ["HE"]}"#, "– 0 0 0"),
        (r#""area": {"states": ["TH"]}"#, "– 0 0 1"),
        (r#""area": {"towns": ["Anderswo"]}"#, "– 0 0 0"),
        (r#""area": {"towns": ["Musterstadt-Oben"]}"#, "– 1 1 0"),
        (r#""area": {"postal_codes": ["99511"]}"#, "– 1 1 0"),
        (r#""area": {"postal_codes": ["12345"]}"#, "– 0 0 0"),
    ] {
        let out = coverage(&town(&[offer("aa", &format!("{SCHOOL}, {fields}"))]), &[]).out;
        assert_eq!(row(&out, "Schule"), cells, "{fields}");
    }
}

#[test]
fn an_offer_stands_where_its_places_are() {
    for (fields, spot) in [
        (r#""places": [{"town": "Musterstadt", "district": "oben"}]"#, "Oben"),
        (r#""places": [{"town": "Musterstadt", "postal_code": "99511"}]"#, "Oben"),
        (r#""places": [{"postal_code": "99511"}]"#, "Oben"),
        (r#""places": [{"town": "Musterstadt", "lat": 51.025, "lon": 11.5}]"#, "Oben"),
        (r#""places": [{"lat": 51.001, "lon": 11.5}]"#, "Mitte"),
        (r#""places": [{"town": "Musterstadt"}]"#, "im Ort, ohne Ortsteil"),
        (
            r#""places": [{"town": "Musterstadt", "postal_code": "99511", "hidden": true}]"#,
            "im Ort, ohne Ortsteil",
        ),
        (r#""places": [{"town": "Musterstadtfeld", "district": "Oben"}]"#, "in anderen Orten"),
        (r#""places": [{"lat": 51.5, "lon": 11.5}]"#, "in anderen Orten"),
        (
            r#""reach": ["home-visit"], "places": [{"town": "Musterstadt", "district": "Oben"}]"#,
            "kommt nach Hause",
        ),
        (
            r#""reach": ["chat"], "places": [{"town": "Musterstadt", "district": "Oben"}]"#,
            "Telefon, online, bundesweit",
        ),
        (r#""area": "nationwide""#, "Telefon, online, bundesweit"),
        ("", "Ort nicht angegeben"),
    ] {
        let folder = town(&[offer("aa", fields)]);
        let out = new_file("coverage");
        coverage(&folder, &["--out", &out.display().to_string()]);
        let spots: BTreeSet<String> = rows(&out)
            .into_iter()
            .filter(|row| row["Angebote"] == "aa")
            .map(|row| row["Wo"].clone())
            .collect();
        assert_eq!(spots, BTreeSet::from([spot.to_owned()]), "{fields}");
    }
}

/// The rows of the written table, by column.
fn rows(folder: &Path) -> Vec<BTreeMap<String, String>> {
    let table = text(&folder.join("abdeckung.csv"));
    let table = table.strip_prefix('\u{feff}').expect("a byte order mark, for Excel");
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(table.as_bytes());
    reader.deserialize().map(|row| row.expect("a row")).collect()
}

#[test]
fn gaps_are_plain_sentences() {
    let to = |years: u16| format!("\"ages\": [{{\"from\": 72, \"to\": {}}}]", years * 12 + 11);
    let pro = r#""support": ["professional", "volunteer"]"#;
    for (offers, gap) in [
        (vec![], "Schule und Hausaufgaben, 6 bis 10 Jahre: kein Angebot."),
        (vec![format!("{}, {HERE}, {pro}", to(7))], "Schule und Hausaufgaben, 8 bis 10 Jahre: kein Angebot."),
        (vec![format!("{}, {HERE}, {pro}", to(9))], "Schule und Hausaufgaben, 10 Jahre: kein Angebot."),
        (
            vec![r#""reach": ["phone"]"#.to_owned()],
            "Schule und Hausaufgaben, 6 bis 10 Jahre: nichts vor Ort, nur am Telefon, online oder bundesweit (1 Angebot).",
        ),
        (
            vec![HERE.to_owned(), HERE.to_owned()],
            "Schule und Hausaufgaben, 6 bis 10 Jahre: kein Angebot nennt dieses Alter; 2 Angebote ohne Altersangabe, dort nachfragen.",
        ),
        (
            vec![format!("{}, {HERE}, \"access\": [\"referral\"]", to(10))],
            "Schule und Hausaufgaben: nur mit Überweisung (1 Angebot vor Ort).",
        ),
        (
            vec![format!("{}, {HERE}, \"languages\": [\"de\", \"de-simple\"]", to(10))],
            "Schule und Hausaufgaben: vor Ort nur auf Deutsch (1 Angebot).",
        ),
        (
            vec![format!(
                r#"{}, "reach": ["on-site"], "places": [{{"town": "Fern", "lat": 51.1, "lon": 11.5}}]"#,
                to(10)
            )],
            "Schule und Hausaufgaben: nur weiter als 5 km von jedem Ortsteil (1 Angebot).",
        ),
        (
            vec![format!("{}, {HERE}, \"support\": [\"professional\"]", to(10))],
            "Schule und Hausaufgaben, 6 bis 10 Jahre: nur Fachkräfte, weder Ehrenamt noch Selbsthilfe.",
        ),
        (
            vec![format!("{}, {HERE}, \"support\": [\"self-help\"]", to(10))],
            "Schule und Hausaufgaben, 6 bis 10 Jahre: nur Ehrenamt oder Selbsthilfe, keine Fachkräfte.",
        ),
        (
            vec![format!(
                r#"{}, "reach": ["on-site"], "places": [{{"town": "Musterstadt", "district": "Mitte", "lat": 51.0, "lon": 11.5}}]"#,
                to(10)
            )],
            "4 bis 10 Jahre: kein Angebot im Ortsteil Oben (nächstes 3,0 km).",
        ),
    ] {
        let offers: Vec<String> = offers
            .iter()
            .enumerate()
            .map(|(at, fields)| offer(&format!("of-{at}"), &format!("{SCHOOL}, {fields}")))
            .collect();
        let out = coverage(&town(&offers), &["--out", &new_file("coverage").display().to_string()]).out;
        let page = text(Path::new(
            out.lines()
                .last()
                .and_then(|line| line.strip_prefix("Geschrieben: ")?.split(", ").next())
                .expect("a page"),
        ));
        assert!(page.contains(&format!("<li>{gap}</li>")), "{gap} in {out}");
    }
}

#[test]
fn what_fits_leaves_no_gap_and_unknown_is_no_hurdle() {
    let fields = format!(
        r#"{SCHOOL}, "ages": [{{"from": 72, "to": 131}}], "reach": ["on-site"], "places": [{{"town": "Musterstadt", "district": "Mitte"}}]"#
    );
    let out = coverage(&town(&[offer("aa", &fields)]), &[]).out;
    assert!(gaps(&out).iter().all(|gap| !gap.starts_with("Schule")), "{out}");
    assert!(out.contains("nur mit Überweisung: 0 Angebote (nicht angegeben bei 1)"), "{out}");
    assert!(out.contains("nur auf Deutsch: 0 Angebote (nicht angegeben bei 1)"), "{out}");
}

#[test]
fn gaps_after_the_fourth_birthday_come_before_those_of_babies() {
    let out = coverage(&town(&[]), &[]).out;
    let gaps = gaps(&out);
    assert!(gaps[0].contains("bis 10 Jahre: kein Angebot"), "{out}");
    let first = |words: &str| gaps.iter().position(|gap| gap.starts_with(words)).expect("a gap");
    assert!(first("Schule") < first("Schwangerschaft"), "{out}");
    assert!(first("Freizeit") < first("Baby"), "{out}");
}

#[test]
fn only_an_offer_that_says_so_is_out_of_reach() {
    let far = r#""places": [{"town": "Fern", "lat": 51.1, "lon": 11.5}]"#;
    for (fields, far, unknown) in [
        (format!("{far}, \"reach\": [\"on-site\"]"), 1, 0),
        (format!("{far}, \"reach\": [\"on-site\", \"phone\"]"), 0, 0),
        (far.to_owned(), 0, 1),
        (r#""reach": ["on-site"], "places": [{"town": "Fern"}]"#.to_owned(), 0, 1),
        (r#""reach": ["on-site"], "places": [{"town": "Fern", "lat": 51.06, "lon": 11.5}]"#.to_owned(), 0, 0),
        (HERE.to_owned(), 0, 0),
    ] {
        let out = coverage(&town(&[offer("aa", &fields)]), &[]).out;
        let row = out.lines().find(|line| line.contains("und nur dort")).expect("the row");
        assert!(
            row.contains(&format!(": {far} Angebot")) && row.ends_with(&format!("bei {unknown})")),
            "{fields}: {row}"
        );
    }
}

#[test]
fn a_neighbours_offer_counts_when_it_is_near_and_for_everybody() {
    let near = r#""reach": ["on-site"], "places": [{"town": "Nebenan", "lat": 51.05, "lon": 11.5}]"#;
    let far = near.replace("51.05", "51.15");
    let offers = [
        offer("near", near),
        offer("far", &far),
        offer("own", &format!("{near}, \"area\": {{\"towns\": [\"Nebenan\"]}}")),
    ];
    let neighbour = settings("")
        .replace("musterstadt", "nebenan")
        .replace("Musterstadt", "Nebenan")
        .replace("51.0,", "51.1,");
    let neighbour = site(&neighbour, &offers);
    let here = town(&[]);
    let both = format!(
        r#"{{"format": 1, "name": "Kreis", "include": ["{}", "{}"]}}"#,
        here.display(),
        neighbour.display()
    );
    let both = site(&both, &[]);
    let out = coverage(&both, &["--town", "musterstadt"]).out;
    assert!(out.starts_with("Musterstadt, Stand 22.11.2026: 1 Angebot vor Ort"), "{out}");
    let out = coverage(&both, &["--town", "musterstadt", "--near", "20"]).out;
    assert!(out.starts_with("Musterstadt, Stand 22.11.2026: 2 Angebote vor Ort"), "{out}");
}

#[test]
fn every_visible_offer_of_the_own_sites_is_counted_and_fits_the_terminal() {
    let today = TODAY.parse().expect("a day");
    for name in TOWNS {
        let out = new_file("coverage");
        let printed = coverage(&own_site(name), &["--out", &out.display().to_string()]).out;
        for line in printed.lines().take_while(|line| *line != "Lücken, die schlimmste zuerst") {
            assert!(line.chars().count() <= 100, "{line}");
        }
        let rows = rows(&out);
        let counted: BTreeSet<&str> = rows.iter().flat_map(|row| row["Angebote"].split(' ')).collect();
        let catalogue = read(&text(&own_site(name).join("catalogue.json"))).0;
        // Only what is for other towns alone is left out.
        let visible = catalogue.offers.iter().filter(|offer| offer.is_visible(today));
        let left_out: Vec<&str> =
            visible.map(|offer| offer.id.as_str()).filter(|id| !counted.contains(id)).collect();
        assert!(left_out.len() <= 2, "{name}: {left_out:?}");
        let zeros = rows.iter().filter(|row| row["Anzahl"] == "0").count();
        assert!(zeros > 0 && rows.iter().all(|row| row["Anzahl"].parse::<usize>().is_ok()));
    }
}

#[test]
fn the_page_loads_nothing_runs_nothing_and_has_tables_with_headers() {
    let out = new_file("coverage");
    let folder = town(&[offer(
        "aa",
        &format!(r#""name": "<script>alert(1)</script>", {SCHOOL}, "languages": ["de"]"#),
    )]);
    coverage(&folder, &["--out", &out.display().to_string()]);
    let page = text(&out.join("abdeckung.html"));
    for forbidden in ["<script", "src=", "http:", "https:", "url(", "@import", "style=\""] {
        assert!(!page.contains(forbidden), "{forbidden}");
    }
    for needed in [
        "lang=\"de\"",
        "<caption>",
        "scope=\"col\"",
        "scope=\"row\"",
        "role=\"img\" aria-label=",
        "prefers-color-scheme: dark",
        "@media print",
    ] {
        assert!(page.contains(needed), "{needed}");
    }
    assert_eq!(files(&out).len(), 2);
}

#[test]
fn english_is_spoken_on_request() {
    let folder = town(&[]).display().to_string();
    let ended = nahbei(&["coverage", &folder, "--today", TODAY]);
    assert!(
        ended.out.contains("0 offers locally")
            && ended.out.contains("School and homework, 6 to 10 years: no offer."),
        "{}",
        ended.out
    );
}
