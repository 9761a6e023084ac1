//! `nahbei review` says what has to be verified, and writes what it takes to ask.
#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on fails")]

mod common;
mod town;

use common::{Ended, nahbei, nahbei_in_german, new_file, text};
use icalendar::{Calendar, Component};
use jiff::civil::{Date, date};
use nahbei_catalogue::{Freshness, FreshnessLimits, Status, read};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use town::{TODAY, TOWNS, files, offer, own_site, settings, site, town};

fn review(site: &Path, more: &[&str]) -> Ended {
    let site = site.display().to_string();
    nahbei_in_german(&[&["review", &site, "--today", TODAY], more].concat())
}

/// Writes everything into a new folder and returns it.
fn written(site: &Path, more: &[&str]) -> PathBuf {
    let out = new_file("review");
    let ended = review(site, &[&["--out", &out.display().to_string()], more].concat());
    assert!(ended.status < 2, "{}", ended.err);
    out
}

fn verified(on: &str) -> String {
    format!("\"verified\": {{\"on\": \"{on}\"}}")
}

/// The ids that a review names, in its order.
fn ids(ended: &Ended) -> Vec<&str> {
    let rows = ended.out.lines().filter(|line| line.starts_with("  ") && line.contains(" · "));
    rows.filter_map(|row| row.split(" · ").next()?.rsplit(' ').next()).collect()
}

#[test]
fn the_oldest_comes_first_and_never_is_older_than_any_day() {
    for (offers, expected) in [
        (vec![("new", "2026-11-01"), ("old", "2025-11-22")], vec!["old"]),
        (vec![("day-364", "2025-11-23"), ("day-365", "2025-11-22")], vec!["day-365"]),
        (vec![("old", "2025-01-01"), ("older", "2024-01-01"), ("never", "")], vec!["never", "older", "old"]),
        (vec![("to-come", "2027-01-01")], vec![]),
        (vec![], vec![]),
    ] {
        let offers: Vec<String> = offers
            .into_iter()
            .map(|(id, on)| offer(id, &if on.is_empty() { String::new() } else { verified(on) }))
            .collect();
        let ended = review(&town(&offers), &[]);
        assert_eq!(ids(&ended), expected, "{}", ended.out);
        assert_eq!(ended.status, i32::from(!expected.is_empty()));
    }
}

#[test]
fn what_families_see_comes_before_drafts_and_what_ended_is_not_asked() {
    let offers = [("draft", "draft"), ("shown", "active"), ("paused", "paused"), ("ended", "ended")];
    let offers = offers.map(|(id, status)| offer(id, &format!("\"status\": \"{status}\"")));
    let ended = review(&town(&offers), &[]);
    assert_eq!(ids(&ended), ["shown", "draft", "paused"]);
    assert!(ended.out.contains("Treff (Entwurf)") && ended.out.contains("Treff (ruht)"), "{}", ended.out);
}

#[test]
fn a_site_sets_its_own_limit_and_days_ahead_are_asked_along() {
    let offers = [offer("aa", &verified("2026-10-01")), offer("bb", &verified("2026-11-20"))];
    let strict = site(&settings("\"freshness\": {\"old_days\": 30},"), &offers);
    assert_eq!(ids(&review(&strict, &[])), ["aa"]);
    assert_eq!(ids(&review(&strict, &["--ahead", "28"])), ["aa", "bb"]);
    let next = review(&town(&offers), &[]).out;
    assert!(next.contains("Als Nächstes fällig: 01.10.2027, Treff"), "{next}");
}

#[test]
fn offers_of_one_provider_are_asked_in_one_mail_to_all_its_addresses() {
    let of = |id: &str, provider: &str, mail: &str| {
        let contacts = if mail.is_empty() {
            String::new()
        } else {
            format!(", \"contacts\": [{{\"kind\": \"mail\", \"value\": \"{mail}\"}}]")
        };
        offer(id, &format!("\"provider\": {{\"name\": \"{provider}\"}}{contacts}"))
    };
    let folder = town(&[
        of("aa", "Haus", "a@example.org"),
        of("bb", "Hof", ""),
        of("cc", "Haus", "c@example.org"),
        of("dd", "Haus", "A@example.org"),
    ]);
    let out = review(&folder, &[]).out;
    assert!(out.contains("zu prüfen 4 von 4 Angeboten, zu fragen 2 Anbieter"), "{out}");
    assert!(out.contains("\nHaus: a@example.org, c@example.org\n"), "{out}");
    assert!(out.contains("\nHof: 030 23125 001\n"), "{out}");
    let written = written(&folder, &[]);
    let mail = text(&written.join("mails/01-haus.txt"));
    assert!(mail.starts_with("An: a@example.org, c@example.org\nBetreff: Stimmt das noch?"), "{mail}");
    assert_eq!(mail.matches("[ ] stimmt noch\n").count(), 3);
    assert_eq!(mail.matches("[ ] hat sich geändert").count(), 3);
    assert!(text(&written.join("telefonliste.txt")).starts_with("Hof\n030 23125 001\n"));
    assert!(!written.join("mails/02-hof.txt").exists());
}

#[test]
fn a_mail_holds_every_fact_to_confirm() {
    let fields = r#""name": "Lesepaten", "contacts": [{"kind": "mail", "value": "a@example.org"}],
        "ages": [{"from": 72, "to": 131}], "cost": {"kind": "free"}, "languages": ["de", "tr"],
        "places": [{"street": "Am Markt 1", "postal_code": "99510", "town": "Musterstadt"}],
        "hours": [{"kind": "visit", "weekly": "Tu 14:00-16:00; PH off"}]"#;
    let mail =
        text(&written(&town(&[offer("lesen", &fields.replace('\n', ""))]), &[]).join("mails/01-haus.txt"));
    for fact in [
        "1. Lesepaten",
        "6 Jahre bis 10 Jahre 11 Monate",
        "Am Markt 1, 99510 Musterstadt",
        "Vor Ort Di 14:00–16:00, nicht an Feiertagen",
        "E-Mail a@example.org",
        "Kostenlos",
        "Deutsch, Türkisch",
        "Anmeldung: nicht angegeben – bitte ergänzen",
        "Familienbüro\nTelefon 030 23125 010",
        "(Unser Zeichen: lesen)",
    ] {
        assert!(mail.contains(fact), "{fact} is missing in {mail}");
    }
}

#[test]
fn a_secret_address_is_in_no_file() {
    let hidden = r#""places": [{"hidden": true, "street": "Geheimweg 7", "postal_code": "99510", "town": "Musterstadt"}]"#;
    let folder = written(&town(&[offer("schutz", hidden)]), &[]);
    for (name, content) in files(&folder) {
        assert!(!content.contains("Geheimweg"), "{name}");
    }
}

/// The `mailto:` links of an overview, as a browser reads them.
fn links(page: &str) -> Vec<String> {
    let links = page.split("href=\"mailto:").skip(1).filter_map(|rest| rest.split('"').next());
    links.map(|link| format!("mailto:{}", link.replace("&amp;", "&"))).collect()
}

#[test]
fn a_link_to_a_mail_is_never_too_long_and_a_shortened_one_says_so() {
    let mail = "\"contacts\": [{\"kind\": \"mail\", \"value\": \"a+b@example.org\"}]";
    for (count, is_shortened, is_cut) in [(1, false, false), (3, true, false), (60, true, true)] {
        let offers: Vec<String> = (0..count)
            .map(|at| offer(&format!("offer-{at}"), &format!("\"name\": \"Ängste & Öfen {at}\", {mail}")))
            .collect();
        let page = text(&written(&town(&offers), &[]).join("index.html"));
        let links = links(&page);
        assert_eq!(links.len(), 1);
        assert!(links[0].len() <= 2_000, "{}", links[0].len());
        assert!(
            links[0].starts_with("mailto:a+b@example.org?subject=Stimmt%20das%20noch%3F"),
            "{}",
            links[0]
        );
        assert!(
            links[0].contains("&body=Guten%20Tag%2C%0D%0A") && links[0].contains("%C3%84ngste%20%26%20"),
            "{}",
            links[0]
        );
        assert_eq!(page.contains("im Link gekürzt"), is_shortened, "{count}");
        assert_eq!(links[0].contains("%20weitere%0D"), is_cut, "{count}");
    }
}

#[test]
fn texts_of_a_catalogue_are_never_markup() {
    let folder = town(&[offer(
        "xss",
        r#""name": "<script>alert(1)</script>", "provider": {"name": "\"><img src=x>"}"#,
    )]);
    let page = text(&written(&folder, &[]).join("index.html"));
    assert!(!page.contains("<script") && !page.contains("<img"), "{page}");
}

#[test]
fn every_place_named_is_where_the_answer_goes() {
    for name in TOWNS {
        let ended = review(&own_site(name), &["--ahead", "3650"]);
        let catalogue = text(&own_site(name).join("catalogue.json"));
        let lines: Vec<&str> = catalogue.lines().collect();
        let own = ended.out.split("\nHilfetelefone").next().expect("a part");
        let mut seen = 0;
        for row in own.lines().filter(|line| line.contains("  Zeile ")) {
            let line: usize = row
                .split("Zeile ")
                .nth(1)
                .and_then(|rest| rest.split(' ').next()?.parse().ok())
                .expect("a line");
            let found = lines[line - 1].trim();
            let expected = if row.starts_with("  nie") { "{" } else { "\"verified\": {" };
            assert_eq!(found, expected, "{name}: {row}");
            seen += 1;
        }
        assert!(seen > 40, "{name}: {seen}");
    }
}

#[test]
fn due_is_exactly_what_the_page_marks_and_what_nobody_verified() {
    let today = date(2026, 11, 22);
    let limits = FreshnessLimits::default();
    for name in TOWNS {
        let ended = review(&own_site(name), &[]);
        let named: BTreeSet<&str> = ids(&ended).into_iter().collect();
        let mut expected = BTreeSet::new();
        let catalogues =
            [own_site(name), own_site("helplines")].map(|folder| text(&folder.join("catalogue.json")));
        let catalogues = catalogues.map(|json| read(&json).0);
        for offer in catalogues.iter().flat_map(|catalogue| &catalogue.offers) {
            let is_old = limits.of(&offer.verified, today) != Freshness::Fresh;
            if is_old && offer.status != Status::Ended {
                expected.insert(offer.id.as_str());
            }
        }
        assert_eq!(named, expected, "{name}");
    }
}

#[test]
fn a_catalogue_that_towns_share_is_asked_once_and_each_town_on_its_own() {
    let all = review(&own_site("demo"), &[]).out;
    assert_eq!(all.matches("(sites/").count() + all.matches("/sites/").count(), 6, "{all}");
    assert_eq!(all.matches("Hilfetelefone in Deutschland (").count(), 1);
    let one = review(&own_site("demo"), &["--town", "apolda"]).out;
    assert!(
        one.contains("in Apolda (") && one.contains("Hilfetelefone") && !one.contains("in Wetzlar ("),
        "{one}"
    );
    let none = review(&own_site("demo"), &["--town", "berlin"]);
    assert_eq!(none.status, 2);
    assert!(none.err.contains("einen davon schreiben: apolda, ammerbuch"), "{}", none.err);
}

fn calendar(folder: &Path) -> Vec<(String, Date, String)> {
    let written: Calendar = text(&folder.join("termine.ics")).parse().expect("it reads back");
    let events = written.components.iter().filter_map(|component| component.as_event());
    let day = |event: &icalendar::Event| {
        let start = event.property_value("DTSTART").expect("a day");
        Date::strptime("%Y%m%d", start).expect("a day of the calendar")
    };
    events
        .map(|event| {
            (
                event.get_uid().expect("a mark").to_owned(),
                day(event),
                event.get_summary().expect("a title").to_owned(),
            )
        })
        .collect()
}

#[test]
fn the_calendar_has_each_offer_on_its_day_under_a_mark_that_stays() {
    let name = "Treff; mit Kaffee, Kuchen und einem sehr langen Namen, den man falten muss: größer als fünfundsiebzig";
    let named = format!("\"name\": \"{name}\"");
    let folder = town(&[
        offer("never", &named),
        offer("due", &verified("2020-01-01")),
        offer("later", &verified("2026-11-01")),
    ]);
    let first = written(&folder, &[]);
    let file = text(&first.join("termine.ics"));
    assert!(file.split("\r\n").all(|line| line.len() <= 75 && !line.contains(['\r', '\n'])), "{file}");
    assert!(file.starts_with("BEGIN:VCALENDAR\r\n") && file.ends_with("END:VCALENDAR\r\n"), "{file}");
    let days: Vec<(Date, String)> =
        calendar(&first).into_iter().map(|(_, day, title)| (day, title)).collect();
    assert_eq!(
        days,
        [
            (date(2026, 11, 22), format!("Prüfen: {name} (Haus)")),
            (date(2026, 11, 22), "Prüfen: Treff (Haus)".to_owned()),
            (date(2027, 11, 1), "Prüfen: Treff (Haus)".to_owned()),
        ]
    );
    let again = written(&folder, &[]);
    assert_eq!(file, text(&again.join("termine.ics")), "the same day gives the same bytes");
    let marks = |folder: &Path| calendar(folder).into_iter().map(|(mark, ..)| mark).collect::<BTreeSet<_>>();
    let more_ahead = written(&folder, &["--ahead", "3000"]);
    assert_eq!((marks(&first), marks(&first).len()), (marks(&more_ahead), 3));
}

#[test]
fn nothing_is_written_over() {
    let folder = town(&[offer("aa", "")]);
    let out = written(&folder, &[]);
    let again = review(&folder, &["--out", &out.display().to_string()]);
    assert_eq!(again.status, 2);
    assert!(again.err.contains("muss ein neuer oder leerer Ordner sein"), "{}", again.err);
}

#[test]
fn every_own_site_is_written_the_same_twice() {
    for name in TOWNS {
        let (first, again) = (written(&own_site(name), &[]), written(&own_site(name), &[]));
        assert_eq!(files(&first), files(&again), "{name}");
        let page = text(&first.join("index.html"));
        assert!(links(&page).iter().all(|link| link.len() <= 2_000), "{name}");
        assert!(!calendar(&first).is_empty(), "{name}");
    }
}

#[test]
fn a_site_that_cannot_be_read_ends_with_2_and_says_why() {
    let broken = |settings: &str| site(settings, &[offer("aa", "")]);
    for (folder, words) in [
        (new_file("nowhere"), "cannot be read"),
        (broken("{"), "must be a JSON object"),
        (broken(r#"{"format": 1, "name": "x", "towns": []}"#), "the towns cannot be used"),
        (broken(r#"{"format": 1, "name": "x", "include": "../apolda"}"#), "must be a list of folders"),
        (broken(r#"{"format": 1, "name": "x", "include": ["../nowhere"]}"#), "cannot be read"),
        (broken(&settings("").replace("catalogue.json", "missing.json")), "missing.json: cannot be read"),
    ] {
        let ended = review(&folder, &["--lang", "en"]);
        assert_eq!(ended.status, 2, "{}", ended.out);
        assert!(ended.err.contains(words), "{words}: {}", ended.err);
    }
}

#[test]
fn english_is_spoken_on_request_and_mails_stay_german() {
    let folder = town(&[offer("aa", "\"contacts\": [{\"kind\": \"mail\", \"value\": \"a@example.org\"}]")]);
    let out = new_file("review");
    let ended = nahbei(&[
        "review",
        &folder.display().to_string(),
        "--today",
        TODAY,
        "--out",
        &out.display().to_string(),
    ]);
    assert!(ended.out.contains("offers to verify 1 of 1, providers to ask 1"), "{}", ended.out);
    assert!(text(&out.join("index.html")).contains("<html lang=\"en\">"));
    assert!(text(&out.join("mails/01-haus.txt")).contains("Guten Tag"));
}
