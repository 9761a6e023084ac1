//! `nahbei new` makes the folder of a town, in which everything fits together.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use common::{Ended, nahbei, nahbei_in_german, new_file, text};
use std::path::{Path, PathBuf};

fn new(town: &str, more: &[&str]) -> (PathBuf, Ended) {
    let dir = new_file("sites");
    let arguments: Vec<&str> =
        ["new", town, "--dir", dir.to_str().unwrap()].into_iter().chain(more.iter().copied()).collect();
    let ended = nahbei_in_german(&arguments);
    (dir, ended)
}

#[test]
fn a_new_town_has_everything_and_no_mistake() {
    let (dir, ended) = new("Görlitz", &[]);
    assert_eq!(ended.status, 0, "{}", ended.err);
    let folder = dir.join("goerlitz");
    assert!(
        ended.out.contains("Nächste Schritte") && ended.out.contains(&folder.display().to_string()),
        "{}",
        ended.out
    );
    for name in ["site.json", "catalogue.json", "helplines.json", "tabelle.xlsx", "tabelle.csv"] {
        let ended = nahbei(&[Path::new("check"), &folder.join(name)]);
        assert_eq!(ended.status, 0, "{}{}", ended.out, ended.err);
    }
    let (site, problems) = nahbei_catalogue::read_site(&text(&folder.join("site.json")));
    let site = site.unwrap();
    assert_eq!(problems, []);
    assert!(site.example && site.colours.accent.is_some() && site.leave_to.is_some());
    let town = &site.towns[0];
    assert_eq!((town.id.as_str(), town.state.code()), ("goerlitz", "SN"));
    assert!(town.districts.iter().any(|district| district.postal_codes == ["02826"]));
    assert!(town.catalogues.iter().all(|file| folder.join(file).is_file()), "{:?}", town.catalogues);
    for name in ["legal/impressum.html", "legal/datenschutz.html", "legal/barrierefreiheit.html"] {
        let page = text(&folder.join(name));
        assert!(page.starts_with("<h1>") && page.contains("Görlitz") && !page.contains("{TOWN}"), "{page}");
    }
    assert!(text(&folder.join("logo.svg")).contains(">G</text>"));
    let steps = text(&folder.join("LIESMICH.txt"));
    assert!(steps.contains("nahbei import") && !steps.contains(['{', '}']), "{steps}");
    assert_eq!(std::fs::read_dir(dir).unwrap().count(), 1, "nothing unfinished is left");
}

#[test]
fn a_folder_that_is_there_stays_as_it_is() {
    let (dir, _) = new("Apolda", &[]);
    let mine = dir.join("apolda/site.json");
    std::fs::write(&mine, "mine").unwrap();
    let ended = nahbei_in_german(&["new", "Apolda", "--dir", dir.to_str().unwrap()]);
    assert_eq!(ended.status, 2);
    assert!(ended.err.contains("ist schon da und bleibt, wie er ist"), "{}", ended.err);
    assert_eq!(text(&mine), "mine");
}

#[test]
fn a_town_that_is_not_clear_leaves_nothing_behind() {
    for (town, more, words) in [
        ("Neustadt", vec![], "gibt es mehrmals"),
        ("Nirgendwo", vec![], "amtlichen Namen"),
        ("../Apolda", vec!["--state", "HE"], "amtlichen Namen"),
    ] {
        let (dir, ended) = new(town, &more);
        assert_eq!(ended.status, 2, "{town}");
        assert!(ended.err.contains(words) && !dir.exists(), "{}", ended.err);
    }
}

#[test]
fn a_filled_template_becomes_the_catalogue_and_a_second_import_changes_nothing() {
    let (dir, _) = new("Wetzlar", &[]);
    let folder = dir.join("wetzlar");
    let (table, catalogue) = (folder.join("tabelle.csv"), folder.join("catalogue.json"));
    let template = text(&table);
    let columns = template.lines().next().unwrap().split(';').count();
    let mut row = vec![""; columns];
    (row[1], row[2], row[5]) = ("Krabbelgruppe", "Haus am Anger", "030 23125 001");
    std::fs::write(&table, format!("{template}{}\r\n", row.join(";"))).unwrap();
    let import = || nahbei_in_german(&[Path::new("import"), &table, Path::new("--out"), &catalogue]);
    let ended = import();
    assert!(
        ended.out.contains("1 gelesen = 1 übernommen + 0 nicht") && ended.out.contains("1 Angebote neu"),
        "{}",
        ended.out
    );
    let first = text(&catalogue);
    assert!(
        first.contains("krabbelgruppe-haus-am-anger") && first.contains("Hilfe für Familien in Wetzlar"),
        "{first}"
    );
    let ended = import();
    assert!(ended.out.contains("0 Angebote neu, 0 Felder"), "{}", ended.out);
    assert_eq!(text(&catalogue), first);
}

#[test]
fn the_schemas_are_printed() {
    for (arguments, word) in [(vec!["schema"], "Offer"), (vec!["schema", "--site"], "accent_dark")] {
        let ended = nahbei(&arguments);
        assert!(ended.status == 0 && ended.out.contains(word), "{}", ended.out);
        serde_json::from_str::<serde_json::Value>(&ended.out).unwrap();
    }
}
