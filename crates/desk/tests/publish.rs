//! `nahbei publish` as an editor calls it: what is written, what is refused, and that no folder is ever half there.

#![allow(clippy::expect_used, reason = "a test that cannot go on fails")]

mod common;
mod edition;

use common::{nahbei, nahbei_in_german, new_file, project, text};
use edition::{app, arguments, files, offer, site};
use std::path::Path;
use std::process::{Command, Stdio};

/// The address of the page of an offer.
fn page_of(id: &str) -> String {
    let text = format!(r#"{{"format": 1, "name": "x", "offers": [{}]}}"#, offer(id, ""));
    format!("plain/offer-{}.html", nahbei_catalogue::read(&text).0.offers[0].code())
}

#[test]
fn a_site_becomes_a_folder_with_everything_a_town_uploads() {
    let (app, out) = (app(), new_file("out"));
    let site = site(
        &[
            offer("nord-1", r#", "places": [{"postal_code": "99510"}], "needs": ["baby"]"#),
            offer("entwurf", r#", "status": "draft""#),
        ]
        .join(","),
        r#""url": "https://example.org/hilfe", "#,
    );
    let ended = nahbei_in_german(&arguments(&site, &app, &out));
    assert_eq!(ended.status, 0, "{}{}", ended.out, ended.err);
    assert!(ended.out.contains("ist fertig: 1 Angebote"), "{}", ended.out);
    assert!(ended.out.contains("nicht dabei: 1 Angebote"), "{}", ended.out);

    let files = files(&out);
    let nord = page_of("nord-1");
    for name in [
        ".htaccess",
        "_headers",
        "nginx.conf",
        "robots.txt",
        "sitemap.xml",
        "dcat.jsonld",
        "catalogue.schema.json",
        "index.html",
        "index.html.br",
        "index.html.gz",
        "site.json",
        "catalogues/apolda.json",
        "catalogues/apolda.json.br",
        "plain/index.html",
        "plain/booklet.html",
        "plain/need-3.html",
        "plain/town-apolda.html",
        "plain/town-apolda-nord.html",
        "plain/plain.css",
        "legal/impressum.html",
        &nord,
    ] {
        assert!(files.contains_key(name), "{name} is missing in {:?}", files.keys());
    }
    let said = |name: &str| String::from_utf8(files[name].clone()).expect("UTF-8");
    assert!(said("sitemap.xml").contains(&format!("<loc>https://example.org/hilfe/{nord}</loc>")));
    assert!(said("robots.txt").contains("Sitemap: https://example.org/hilfe/sitemap.xml"));
    assert!(said("index.html").contains("legal/impressum.html"));
    for page in ["plain/need-3.html", "plain/town-apolda-nord.html", "plain/booklet.html", &nord] {
        assert!(said(page).contains("Treff nord-1"), "{page}");
        assert!(!said(page).contains("Treff entwurf"), "{page}");
        assert!(said(page).contains("tel:112"), "{page}");
    }
    assert!(!files.contains_key(&page_of("entwurf")) && !said("catalogues/apolda.json").contains("entwurf"));
    let worker = said("service_worker.js");
    assert!(
        worker.contains("catalogues/apolda.json") && !worker.contains("plain/") && !worker.contains("legal/")
    );
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let (app, site) = (app(), project().join("sites/demo"));
    let outs = ["one", "two"].map(|name| {
        let out = new_file(name);
        let mut arguments = arguments(&site, &app, &out);
        arguments.push(Path::new("--with-examples"));
        let ended = nahbei(&arguments);
        assert_eq!(ended.status, 0, "{}{}", ended.out, ended.err);
        files(&out)
    });
    assert_eq!(outs[0].keys().collect::<Vec<_>>(), outs[1].keys().collect::<Vec<_>>());
    for (name, bytes) in &outs[0] {
        assert!(*bytes == outs[1][name], "{name} differs");
    }
}

#[test]
fn the_towns_colours_reach_the_app_and_the_plain_pages_and_poor_ones_reach_nobody() {
    let (app, out) = (app(), new_file("out"));
    let colours = r##""colours": {"accent": "#00513a", "accent_dark": "#9be0c5"}, "##;
    let ended = nahbei(&arguments(&site(&offer("gut", ""), colours), &app, &out));
    assert_eq!(ended.status, 0, "{}{}", ended.out, ended.err);
    let files = files(&out);
    let said = |name: &str| String::from_utf8(files[name].clone()).expect("UTF-8");
    for sheet in ["colours.css", "plain/plain.css"] {
        let sheet = said(sheet);
        let own =
            sheet.split_once("@media screen and (prefers-color-scheme: light)").expect("rules of the day").1;
        let (day, night) =
            own.split_once("@media screen and (prefers-color-scheme: dark)").expect("of the night");
        assert!(day.contains("--accent: #00513a;") && night.contains("--accent: #9be0c5;"), "{sheet}");
    }
    let page = said("index.html");
    let head = page.split_once("</head>").expect("a head").0;
    assert!(head.trim_end().ends_with(r#"<link rel="stylesheet" href="colours.css">"#), "{head}");
    assert!(!head.contains("<style") && said("service_worker.js").contains("colours.css"));
    for poor in [r##""accent": "#999999""##, r##""accent_dark": "#5b2254""##] {
        let site = site(&offer("gut", ""), &format!(r#""colours": {{{poor}}}, "#));
        let ended = nahbei(&arguments(&site, &app, &new_file("other")));
        assert!(ended.status == 1 && ended.out.contains("out-of-bounds"), "{}", ended.out);
    }
}

#[test]
fn a_run_killed_at_any_moment_leaves_the_old_folder_whole_and_the_next_one_clears_up() {
    let (app, out) = (app(), new_file("out"));
    let good = site(&offer("gut", ""), "");
    assert_eq!(nahbei(&arguments(&good, &app, &out)).status, 0);
    let before = files(&out);
    let demo = project().join("sites/demo");
    let mut arguments_of_demo = arguments(&demo, &app, &out);
    arguments_of_demo.push(Path::new("--with-examples"));
    let reference = new_file("whole");
    let mut arguments_of_reference = arguments(&demo, &app, &reference);
    arguments_of_reference.push(Path::new("--with-examples"));
    assert_eq!(nahbei(&arguments_of_reference).status, 0);
    let whole = files(&reference);
    let mut killed = 0;
    for milliseconds in [0, 5, 20, 60, 150, 300, 600, 1000] {
        let mut run = Command::new(env!("CARGO_BIN_EXE_nahbei"))
            .args(&arguments_of_demo)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("started");
        std::thread::sleep(std::time::Duration::from_millis(milliseconds));
        let has_ended = run.try_wait().expect("asked").is_some();
        run.kill().expect("killed");
        run.wait().expect("ended");
        if has_ended {
            break;
        }
        killed += 1;
        let now = files(&out);
        assert!(now == before || now == whole, "after {milliseconds} ms");
        if now != before {
            break;
        }
    }
    assert!(killed > 2, "the run was too quick to be killed");
    let ended = nahbei(&arguments(&good, &app, &out));
    assert_eq!(ended.status, 0, "{}{}", ended.out, ended.err);
    assert!(files(&out) == before);
    let beside: Vec<_> = std::fs::read_dir(out.parent().expect("a folder")).expect("listed").collect();
    assert_eq!(beside.len(), 1, "{beside:?}");
}

#[test]
fn a_hostile_offer_is_text_on_its_plain_page() {
    let (app, out) = (app(), new_file("out"));
    // Links that run something are errors; drafts with errors are published only to who asks for them.
    let link = r#"{"id": "link", "name": "Link", "provider": {"name": "Haus", "url": "javascript:alert(3)"},
        "contacts": [{"kind": "web", "value": "javascript:alert(5)"}, {"kind": "phone", "value": "115"}], "source": {"name": "Amt"}}"#;
    let ended = nahbei(&arguments(&site(link, ""), &app, &out));
    assert!(ended.status == 1 && ended.out.contains("not-a-link") && !out.exists(), "{}", ended.out);
    let hostile = r#"{"id": "boese", "name": "<img src=x onerror=alert(1)>", "provider": {"name": "</script><script>alert(2)</script>"},
        "summary": "\"><svg onload=alert(4)>", "contacts": [{"kind": "phone", "value": "115"}], "source": {"name": "</title><script>"}}"#;
    let site = site(hostile, "");
    let ended = nahbei(&arguments(&site, &app, &out));
    assert_eq!(ended.status, 0, "{}{}", ended.out, ended.err);
    for (name, bytes) in
        files(&out).iter().filter(|(name, _)| name.starts_with("plain/") && name.ends_with("html"))
    {
        let page = String::from_utf8_lossy(bytes).to_lowercase();
        assert!(
            !page.contains("<img") && !page.contains("<svg") && !page.contains("href=\"javascript:"),
            "{name}"
        );
        assert_eq!(
            page.matches("<script").count(),
            page.matches("<script type=\"application/ld+json\">").count(),
            "{name}"
        );
    }
    assert!(text(&out.join(page_of("boese"))).contains("&lt;img src=x onerror=alert(1)&gt;"));
}

#[test]
fn every_command_option_and_file_that_the_guide_names_is_there() {
    let guide = text(&project().join("docs/publishing.md"));
    let commands = nahbei(&["--help"]).out;
    let options = nahbei(&["publish", "--help"]).out;
    let mut named = 0;
    for call in guide.split('`').filter(|code| code.starts_with("nahbei ")) {
        let mut words = call.split(' ').skip(1);
        let command = words.next().expect("a command");
        assert!(commands.contains(&format!("\n  {command} ")), "{call}");
        named += 1;
    }
    for option in guide.split('`').filter_map(|code| code.split(' ').find(|word| word.starts_with("--"))) {
        assert!(options.contains(option), "{option}");
        named += 1;
    }
    assert!(named >= 6, "the guide names {named} calls");
    let sites = new_file("sites");
    assert_eq!(nahbei(&["new".as_ref(), "Wetzlar".as_ref(), "--dir".as_ref(), &*sites]).status, 0);
    let home = sites.parent().expect("a folder");
    for made in guide.split(['`', ' ', '\n']).filter(|word| word.starts_with("sites/") && word.len() > 6) {
        assert!(home.join(made.trim_end_matches(',')).exists(), "{made}");
    }
    let (app, out) = (app(), new_file("out"));
    let site =
        site(&offer("gut", ""), r##""url": "https://example.org/", "colours": {"accent": "#00513a"}, "##);
    assert_eq!(nahbei(&arguments(&site, &app, &out)).status, 0);
    let files = files(&out);
    let table = guide
        .split_once("## What is in the folder")
        .expect("a chapter")
        .1
        .split_once("\n## ")
        .expect("another")
        .0;
    let cells = table.lines().filter_map(|line| line.strip_prefix("| `")?.split_once(" | "));
    let files_named: Vec<&str> = cells
        .flat_map(|(cell, _)| cell.split(['`', ',', ' ']))
        .filter(|name| name.contains(['.', '/']))
        .collect();
    // The built program and the pages of the town's own are not in this folder.
    let elsewhere = |name: &&str| !name.contains('…') && !["legal/", "places.bin"].contains(name);
    for name in files_named.into_iter().filter(elsewhere) {
        assert!(files.keys().any(|file| file == name || file.starts_with(name)), "{name}");
    }
}
