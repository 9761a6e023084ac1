//! `nahbei find` prints what the finder finds, in its order.
#![allow(clippy::expect_used, reason = "a test that cannot go on fails")]

mod common;

use common::{Ended, nahbei, nahbei_in_german, project, text};
use jiff::civil::{DateTime, date};
use nahbei_catalogue::{Catalogue, Language, Need, Position, Support};
use nahbei_finder::{Child, Index, Origin, Query, Radius, find};
use serde_json::Value;
use std::path::PathBuf;

const AT: &str = "2026-11-22 09:00";

fn now() -> DateTime {
    date(2026, 11, 22).at(9, 0, 0, 0)
}

fn catalogues() -> Vec<PathBuf> {
    ["wetzlar", "helplines"].map(|town| project().join("sites").join(town).join("catalogue.json")).to_vec()
}

fn index() -> Index {
    let read = |path: &PathBuf| -> Catalogue { nahbei_catalogue::read(&text(path)).0 };
    Index::new(catalogues().iter().map(read), |_| String::new())
}

fn ask(arguments: &[&str]) -> Ended {
    nahbei(&call(arguments))
}

fn call(arguments: &[&str]) -> Vec<String> {
    let mut all: Vec<String> = vec!["find".into()];
    all.extend(catalogues().iter().map(|path| path.display().to_string()));
    all.extend(["--at", AT].map(String::from));
    all.extend(arguments.iter().map(|argument| (*argument).to_owned()));
    all
}

fn json_lines(ended: &Ended) -> Vec<Value> {
    ended.out.lines().map(|line| serde_json::from_str(line).expect("each line is JSON")).collect()
}

#[test]
fn the_order_is_the_finders() {
    let position = Position::new(50.569, 8.511).unwrap();
    let origin = Origin { position, vague: false, postal_codes: Vec::new(), town: None, state: None };
    let language = Language::new("tr").unwrap();
    for (arguments, query) in [
        (vec![], Query::default()),
        (
            vec!["--need", "baby", "--need", "exhaustion"],
            Query { needs: vec![Need::Baby, Need::Exhaustion], ..Query::default() },
        ),
        (
            vec!["--age", "7m", "--age", "unborn", "--near", "50.569,8.511"],
            Query {
                children: vec![Child::Months(7), Child::Unborn(None)],
                origin: Some(origin.clone()),
                ..Query::default()
            },
        ),
        (
            vec!["--near", "50.569, 8.511", "--km", "3", "--language", "tr", "--support", "volunteer"],
            Query {
                origin: Some(origin.clone()),
                radius: Radius::Km(3),
                languages: vec![language],
                support: vec![Support::Volunteer],
                ..Query::default()
            },
        ),
        (
            vec!["--free", "--step-free", "--drop-in", "--home-visit"],
            Query { free: true, step_free: true, drop_in: true, home_visit: true, ..Query::default() },
        ),
        (
            vec!["--open-now", "--phone-now", "--evening"],
            Query { open_now: true, phone_now: true, evening: true, ..Query::default() },
        ),
    ] {
        let index = index();
        let results = find(&index, &query, now());
        let expected: Vec<&str> =
            results.hits.iter().map(|hit| index.offers()[hit.offer].id.as_str()).collect();
        let ended = ask(&[&arguments[..], &["--json"]].concat());
        assert_eq!(ended.status, 0, "{}", ended.err);
        let lines = json_lines(&ended);
        let found: Vec<&str> = lines.iter().filter_map(|line| line["id"].as_str()).collect();
        assert_eq!(found, expected, "{arguments:?}");
        let sure = lines.iter().filter(|line| line["sure"] == true).count();
        assert_eq!(sure, results.sure, "{arguments:?}");
    }
}

#[test]
fn each_hit_in_json_says_why_it_is_here() {
    let lines = json_lines(&ask(&["--need", "baby", "--age", "7m", "--near", "35576", "--json"]));
    assert!(!lines.is_empty());
    for line in lines {
        let reasons = line["reasons"].as_array().unwrap();
        assert!(line["name"].is_string() || line["name"].is_object(), "{line}");
        assert!(line["km"].is_number() == line["about"].is_boolean(), "{line}");
        assert!(reasons.iter().all(|r| r["subject"].is_string() && r["fit"].is_string()), "{line}");
        assert!(reasons.iter().any(|r| r["subject"] == "need baby"), "{line}");
    }
}

#[test]
fn hits_show_distance_first_contact_and_reasons() {
    let ended = ask(&["--need", "baby", "--age", "7m", "--near", "wetzlar niedergirmes"]);
    assert!(ended.out.contains("found") && ended.out.contains("about "), "{}", ended.out);
    assert!(ended.out.contains("✓ need baby") && ended.out.contains("comes home · "), "{}", ended.out);
    let exact = ask(&["--near", "50.569,8.511"]);
    assert!(
        exact.out.lines().any(|line| line.contains(" km · ") && !line.contains("about")),
        "{}",
        exact.out
    );
}

#[test]
fn drafts_are_never_found() {
    for catalogue in catalogues() {
        for offer in nahbei_catalogue::read(&text(&catalogue)).0.offers {
            if !offer.is_visible(now().date()) {
                let all = ask(&["--json"]);
                assert!(json_lines(&all).iter().all(|line| line["id"] != offer.id.as_str()), "{}", offer.id);
            }
        }
    }
}

#[test]
fn nothing_found_says_which_wish_to_give_up() {
    let ended = ask(&["--free", "Qxyzzy"]);
    assert!(ended.out.starts_with("0 found"), "{}", ended.out);
    assert!(ended.out.contains("just outside\n"), "{}", ended.out);
    assert!(ended.out.contains("without \"words\": "), "{}", ended.out);
}

#[test]
fn words_are_what_follows_the_catalogues() {
    let ended = ask(&["--json", "Schreiambulanz"]);
    let first = json_lines(&ended).into_iter().next().expect("a hit");
    assert!(first["name"].to_string().contains("Schreiambulanz"), "{first}");
}

#[test]
fn a_wrong_call_ends_with_2_and_says_what_to_write() {
    for (arguments, words) in [
        (vec!["--need", "babby"], "possible values: crisis"),
        (vec!["--age", "7"], "7m"),
        (vec!["--near", "Neustadt"], "may be several places"),
        (vec!["--near", "355"], "write five digits"),
        (vec!["--km", "5"], "--near"),
        (vec!["--near", "35576", "--km", "0"], "1..=1000"),
        (vec!["--language", "Türkisch"], "de, tr or ar"),
        (vec!["--support", "friends"], "self-help"),
    ] {
        let ended = ask(&arguments);
        assert_eq!(ended.status, 2, "{arguments:?}");
        assert!(ended.err.contains(words), "{}", ended.err);
    }
    let no_catalogue = nahbei(&["find", "Hebamme"]);
    assert_eq!(no_catalogue.status, 2);
    assert!(no_catalogue.err.contains("ends in .json"), "{}", no_catalogue.err);
    let broken = common::file("c.json", "{");
    let ended = nahbei(&[&"find".into(), &broken]);
    assert_eq!(ended.status, 2);
    assert!(ended.err.contains("not JSON at line 1"), "{}", ended.err);
}

#[test]
fn without_a_time_it_asks_for_now() {
    let catalogue = catalogues().remove(0);
    assert_eq!(nahbei(&[&"find".into(), &catalogue]).status, 0);
}

#[test]
fn an_editor_is_answered_in_german() {
    let ask = |arguments: &[&str]| nahbei_in_german(&call(arguments));
    let found = ask(&["--need", "baby", "--age", "7m", "--near", "wetzlar niedergirmes", "--km", "5"]);
    for words in [" gefunden, davon ", " sicher\n", "✓ Baby", "✓ Alter 7m", "ca. ", ",", "kommt zu Ihnen"]
    {
        assert!(found.out.contains(words), "{words}: {}", found.out);
    }
    let none = ask(&["--free", "Qxyzzy"]);
    assert!(none.out.contains("knapp daneben\n") && none.out.contains("ohne \"Worte\": "), "{}", none.out);
    for (arguments, words) in [
        (vec!["--near", "355"], "ist kein bekannter Ort"),
        (vec!["--near", "Neustadt"], "kann mehrere Orte meinen"),
        (vec!["--age", "7"], "ein Alter schreibt man"),
        (vec!["--language", "Türkisch"], "eine Sprache ist ein Kürzel"),
    ] {
        let ended = ask(&arguments);
        assert_eq!(ended.status, 2, "{arguments:?}");
        assert!(ended.err.contains(words), "{}", ended.err);
    }
}
