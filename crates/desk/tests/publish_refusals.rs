//! What `nahbei publish` refuses: mistakes, what has to be said yes to first, and wrong calls. The old folder stays.

#![allow(clippy::expect_used, reason = "a test that cannot go on fails")]

mod common;
mod edition;

use common::{nahbei, nahbei_in_german, new_file};
use edition::{app, arguments, files, offer, site};
use std::path::Path;

#[test]
fn what_has_to_be_cleared_up_first_is_refused_and_the_old_folder_stays() {
    let (app, out) = (app(), new_file("out"));
    let good = site(&offer("gut", ""), "");
    assert_eq!(nahbei(&arguments(&good, &app, &out)).status, 0);
    let before = files(&out);
    for (site, german, english) in [
        (
            site(&offer("erfunden", r#", "example": true"#), ""),
            "Ein erfundenes Angebot steht auf einer echten Seite",
            "An invented offer stands on a real site",
        ),
        (site("", r#""example": true, "#), "als Beispiel gekennzeichnet", "is an example"),
        (site(&offer("x1", "").replace("source", "sauce"), ""), "ungeprüft", "unverified"),
        (site(&offer("X 1", ""), ""), "Das ist keine Kennung", "This is no id"),
        (site("7", ""), "FEHLER", "ERROR"),
    ] {
        let arguments = arguments(&site, &app, &out);
        for (ended, said) in [(nahbei_in_german(&arguments), german), (nahbei(&arguments), english)] {
            assert_eq!(ended.status, 1, "{said}: {}{}", ended.out, ended.err);
            assert!(ended.out.contains(said), "{said}: {}", ended.out);
        }
    }
    assert!(files(&out) == before);
}

#[test]
fn an_error_that_check_finds_stops_publishing_and_a_warning_does_not() {
    let (app, out) = (app(), new_file("out"));
    let impossible = |offer: String| offer.replace("115", "0361 12");
    let wrong = site(&impossible(offer("weit", "")), "");
    let ended = nahbei_in_german(&arguments(&wrong, &app, &out));
    assert_eq!(ended.status, 1, "{}{}", ended.out, ended.err);
    let check = format!("alle zeigt `nahbei check {}`", wrong.display());
    for said in
        ["FEHLER", "/catalogue.json:", "[weit]", "Abhilfe:", "1 Fehler", &check, "nichts veröffentlicht"]
    {
        assert!(ended.out.contains(said), "{said}: {}", ended.out);
    }
    assert!(!ended.out.contains("HINWEIS") && !out.exists(), "{}", ended.out);
    // What families do not see stops nobody.
    let draft = site(&impossible(offer("weit", r#", "status": "draft""#)), "");
    let ended = nahbei_in_german(&arguments(&draft, &app, &out));
    assert_eq!(ended.status, 0, "{}{}", ended.out, ended.err);
    let old = site(&offer("alt", r#", "verified": {"on": "2019-01-01"}"#), "");
    let ended = nahbei_in_german(&arguments(&old, &app, &out));
    assert_eq!(ended.status, 0, "{}{}", ended.out, ended.err);
    assert!(ended.out.contains("0 Fehler, ") && !ended.out.contains(" 0 Warnungen"), "{}", ended.out);
}

#[test]
fn a_site_whose_legal_pages_are_missing_or_unfilled_is_published_as_an_example_only() {
    let (app, out) = (app(), new_file("out"));
    for (page, text, said) in [
        ("impressum.html", None, "Ein Rechtstext fehlt"),
        (
            "datenschutz.html",
            Some("<h1>Datenschutz</h1><p>[Anschrift, Telefon, E-Mail]</p>"),
            "[Anschrift, Telefon",
        ),
        (
            "barrierefreiheit.html",
            Some("<h1>Barrierefreiheit</h1><p>Alles ist gut.</p>"),
            "nennt die Stadt nicht",
        ),
    ] {
        for (fields, status) in [("", 1), (r#""example": true, "#, 0)] {
            let site = site(&offer("gut", ""), fields);
            let path = site.join("legal").join(page);
            match text {
                Some(text) => std::fs::write(&path, text).expect("written"),
                None => std::fs::remove_file(&path).expect("removed"),
            }
            let mut arguments = arguments(&site, &app, &out);
            arguments.push(Path::new("--with-examples"));
            let ended = nahbei_in_german(&arguments);
            assert_eq!(ended.status, status, "{page}: {}{}", ended.out, ended.err);
            let said = if status == 0 { "bevor die Seite mehr als ein Beispiel ist" } else { said };
            assert!(ended.out.contains(said), "{said}: {}", ended.out);
        }
    }
}

#[test]
fn a_wrong_call_says_what_is_missing() {
    let (app, out) = (app(), new_file("out"));
    let good = site(&offer("gut", ""), "");
    let photos = new_file("photos");
    std::fs::create_dir(&photos).expect("made");
    std::fs::write(photos.join("urlaub.jpg"), "").expect("written");
    for (arguments, said) in [
        (arguments(Path::new("nowhere"), &app, &out), "site.json"),
        (arguments(&good, Path::new("nowhere"), &out), "--app"),
        (arguments(&good, &app, &photos), "--out"),
        (vec![Path::new("publish"), &good, Path::new("--out"), &out], "--app"),
    ] {
        let ended = nahbei(&arguments);
        assert_eq!(ended.status, 2, "{}{}", ended.out, ended.err);
        assert!(ended.err.contains(said), "{said}: {}", ended.err);
        assert!(!out.exists());
    }
}
