//! Spreadsheets as editors really keep them: read without loss, and every mistake named at its cell.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use common::{Ended, file, nahbei, nahbei_in_german, new_file, text};
use nahbei_catalogue::{Catalogue, Offer};
use proptest::prelude::*;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use std::path::{Path, PathBuf};

/// Imports a table and reads the catalogue that came of it.
fn imported(table: &Path) -> (Catalogue, Ended) {
    let out = new_file("catalogue.json");
    let ended = nahbei(&[Path::new("import"), table, Path::new("--out"), &out]);
    assert!(ended.status < 2, "{}{}", ended.out, ended.err);
    let (catalogue, problems) = nahbei_catalogue::read(&text(&out));
    assert_eq!(problems, []);
    (catalogue, ended)
}

fn csv(content: impl AsRef<[u8]>) -> (Catalogue, Ended) {
    imported(&file("tabelle.csv", content))
}

fn german(offer: &Offer) -> &str {
    offer.name.get("de").1
}

/// An Excel file whose cells `fill` writes.
fn xlsx(fill: impl FnOnce(&mut Workbook)) -> PathBuf {
    let path = new_file("tabelle.xlsx");
    let mut book = Workbook::new();
    fill(&mut book);
    book.save(&path).unwrap();
    path
}

const HEADS: &str = "Name;Anbieter;Telefon";
const ROW: &str = "Krabbelgruppe für Väter;Haus am Anger;030 23125 001";

#[test]
fn every_encoding_and_separator_of_spreadsheets_is_understood() {
    let semicolons = format!("{HEADS}\r\n{ROW}\r\n");
    let commas = semicolons.replace(';', ",");
    let utf16: Vec<u8> =
        [0xff, 0xfe].into_iter().chain(semicolons.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let windows: Vec<u8> = semicolons.chars().map(|letter| letter as u8).collect();
    for content in [
        semicolons.clone().into_bytes(),
        format!("\u{feff}{semicolons}").into_bytes(),
        commas.into_bytes(),
        semicolons.replace(';', "\t").into_bytes(),
        semicolons.replace("\r\n", "\n").into_bytes(),
        windows,
        utf16,
        format!("Angebote für Familien;;\n\n{semicolons}").into_bytes(),
    ] {
        let (catalogue, ended) = csv(&content);
        assert_eq!(catalogue.offers.len(), 1, "{}", ended.out);
        assert_eq!(german(&catalogue.offers[0]), "Krabbelgruppe für Väter");
        assert_eq!(catalogue.offers[0].id, "krabbelgruppe-fuer-vaeter-haus-am-anger");
    }
}

#[test]
fn every_mistake_is_named_at_its_cell() {
    for (head, value, cell) in [
        ("Themen", "Baby, Babby", "D2 (Themen)"),
        ("Alter", "3-6", "D2 (Alter)"),
        ("Alter", "6-3 Jahre", "D2 (Alter)"),
        ("Zeiten", "immer mal", "D2 (Zeiten)"),
        ("Geprüft am", "31.2.2026", "D2 (Geprüft am)"),
        ("PLZ", "123", "D2 (PLZ)"),
        ("PLZ 2", "123", "D2 (PLZ 2)"),
        ("Breitengrad", "51,15", "D2 (Breitengrad)"),
        ("Breitengrad", "Nord", "D2 (Breitengrad)"),
        ("Anonym", "vielleicht", "D2 (Anonym)"),
        ("Webseite", "example", "D2 (Webseite)"),
        ("Kontakt", "4,93023E+11", "D2 (Kontakt)"),
        ("Kosten", "umsonst", "D2 (Kosten)"),
        ("Sprachen", "Klingonisch", "D2 (Sprachen)"),
        ("Kennung", "Krabbel 1", "D2 (Kennung)"),
        ("Farbe", "rot", "D1 (Farbe)"),
        ("Kurz gesagt (tr)", "Oyun", "D2 (Kurz gesagt (tr))"),
    ] {
        let table = file("tabelle.csv", format!("{HEADS};{head}\n{ROW};{value}\n"));
        let ended = nahbei(&[Path::new("check"), &table]);
        assert_eq!(ended.status, 1, "{head}: {}{}", ended.out, ended.err);
        let place = format!(":{cell}: ");
        assert!(ended.out.contains(&place), "{head}: {place} in {}", ended.out);
    }
}

#[test]
fn what_is_missing_is_named_at_its_column_and_costs_its_row_alone() {
    let table = file("tabelle.csv", format!("{HEADS}\n;Haus;030 23125 002\n{ROW}\nTreff;;\n"));
    let ended = nahbei(&[Path::new("check"), &table]);
    for words in [":A2 (Name): ", ":B4 (Anbieter): ", ":C4 (Telefon): "] {
        assert!(ended.out.contains(words), "{words} in {}", ended.out);
    }
    let (catalogue, ended) = imported(&table);
    assert_eq!((catalogue.offers.len(), ended.status), (1, 1));
    assert!(ended.out.contains("3 read = 1 taken + 2 not taken"), "{}", ended.out);
    assert!(ended.out.contains("Telefon: 2 cells = 1 taken + 1 in rows not taken"), "{}", ended.out);
}

#[test]
fn cells_are_counted_as_a_spreadsheet_counts_rows() {
    let rows = "\n\"Treff\nim Hof\";Haus;030 23125 002\n\n\nSpiel;Haus;12\n";
    for breaks in ["\n", "\r\n"] {
        let table = file("tabelle.csv", format!("Titel;;\n{HEADS}\n{ROW}{rows}").replace('\n', breaks));
        let ended = nahbei(&[Path::new("check"), &table]);
        assert!(ended.out.contains(":C7 (Telefon): "), "{breaks:?}: {}", ended.out);
    }
}

#[test]
fn what_excel_makes_of_values_is_undone() {
    let table = xlsx(|book| {
        let day = Format::new().set_num_format("dd.mm.yyyy");
        let sheet = book.add_worksheet().set_name("Angebote").unwrap();
        sheet.write(0, 0, "Angebote der Stadt").unwrap();
        let heads = [
            "Name",
            "Anbieter",
            "Telefon",
            "PLZ",
            "Geprüft am",
            "Anonym",
            "Alter",
            "Intern: Rückruf",
            "Zeigen ab",
        ];
        for (at, head) in (0..).zip(heads) {
            sheet.write(2, at, head).unwrap();
        }
        sheet.write(3, 0, "  Treff ").unwrap();
        sheet.merge_range(3, 1, 5, 1, "Haus am Anger", &Format::new()).unwrap();
        sheet.write(3, 2, 3_023_125_001.0).unwrap();
        sheet.write(3, 3, 2826).unwrap();
        sheet.write_with_format(3, 4, ExcelDateTime::from_ymd(2026, 11, 3).unwrap(), &day).unwrap();
        sheet.write(3, 5, true).unwrap();
        sheet.write_with_format(3, 6, ExcelDateTime::from_ymd(2026, 6, 3).unwrap(), &day).unwrap();
        sheet.write(3, 7, "morgen").unwrap();
        sheet.write(3, 8, 46_329).unwrap();
        sheet.write(5, 0, "Kurs").unwrap();
        sheet.write(5, 2, "030 23125 002").unwrap();
    });
    let (catalogue, ended) = imported(&table);
    let [treff, kurs] = &catalogue.offers[..] else { panic!("{}", ended.out) };
    assert_eq!((german(treff), treff.contacts[0].value.as_str()), ("Treff", "03023125001"));
    assert_eq!(treff.known_places()[0].postal_code.known().unwrap(), "02826");
    assert_eq!(treff.verified.known().unwrap().on.to_string(), "2026-11-03");
    assert_eq!(treff.visible_from.unwrap().to_string(), "2026-11-03");
    assert_eq!(treff.trust.known().unwrap().anonymous.known(), Some(&true));
    assert_eq!(
        kurs.provider.name.get("de").1,
        "Haus am Anger",
        "what is merged downwards holds for each row"
    );
    assert!(
        ended.out.contains("Angebote!G4 (Alter): ") && ended.out.contains("made a day of it"),
        "{}",
        ended.out
    );
}

#[test]
fn offers_of_several_sheets_are_read_and_examples_are_not() {
    let table = xlsx(|book| {
        for (name, offer) in
            [("Beratung", "Sorgenstunde"), ("Treffs", "Spielkreis"), ("Beispiele", "Erfunden")]
        {
            let sheet = book.add_worksheet().set_name(name).unwrap();
            for (at, (head, value)) in
                (0..).zip([("Name", offer), ("Anbieter", "Haus"), ("E-Mail", "a@example.org")])
            {
                sheet.write(0, at, head).unwrap();
                sheet.write(1, at, value).unwrap();
            }
        }
        book.add_worksheet().set_name("Notizen").unwrap().write(0, 0, "nur ein Zettel").unwrap();
    });
    let (catalogue, _) = imported(&table);
    assert_eq!(catalogue.offers.iter().map(german).collect::<Vec<_>>(), ["Sorgenstunde", "Spielkreis"]);
}

#[test]
fn an_edited_catalogue_keeps_its_edits_when_the_table_comes_again() {
    let table = file("tabelle.csv", format!("{HEADS};Kurz gesagt;Nicht für\n{ROW};alt;niemand\n"));
    let out = new_file("catalogue.json");
    let import = |more: &[&str]| {
        let paths = ["import", table.to_str().unwrap(), "--out", out.to_str().unwrap()];
        nahbei_in_german(&[&paths, more].concat())
    };
    assert_eq!(import(&[]).status, 0);
    let edited = text(&out).replace("niemand", "alle, die schon dort sind");
    std::fs::write(&out, edited).unwrap();

    std::fs::write(&table, format!("{HEADS};Kurz gesagt;Nicht für\n{ROW};neu;niemand\n")).unwrap();
    let ended = import(&[]);
    assert!(ended.out.contains("1 Felder in 1 Angeboten erneuert"), "{}", ended.out);
    assert!(ended.out.contains("not_for: im Katalog geändert, bleibt so"), "{}", ended.out);
    assert!(text(&out).contains("neu") && text(&out).contains("alle, die schon dort sind"));

    std::fs::write(&table, format!("{HEADS};Kurz gesagt;Nicht für\n{ROW};neu;Gruppen\n")).unwrap();
    let ended = import(&[]);
    assert!(ended.out.contains("Konflikt: im Katalog steht \"alle, die schon dort sind\""), "{}", ended.out);
}

#[test]
fn a_table_without_heads_says_what_to_write() {
    for content in ["", "a;b;c\n1;2;3\n", "Name\nTreff\n"] {
        let ended = nahbei(&[Path::new("check"), &file("tabelle.csv", content)]);
        assert_eq!(ended.status, 2, "{}", ended.out);
        assert!(
            ended.err.contains("must name the columns, such as Name, Anbieter and Telefon"),
            "{}",
            ended.err
        );
    }
    let ended = nahbei(&[Path::new("check"), &file("tabelle.xlsx", "kein Excel")]);
    assert!(ended.status == 2 && ended.err.contains("must be an Excel file"), "{}", ended.err);
}

/// A small Excel file, whole.
fn whole() -> Vec<u8> {
    let path = xlsx(|book| {
        let sheet = book.add_worksheet();
        for (at, (head, value)) in
            (0..).zip([("Name", "Treff"), ("Anbieter", "Haus"), ("Telefon", "030 23125 001")])
        {
            sheet.write(0, at, head).unwrap();
            sheet.write(1, at, value).unwrap();
        }
    });
    std::fs::read(path).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_or_refused(
        bytes in prop::collection::vec(any::<u8>(), 0..300),
        cells in prop::collection::vec(prop::sample::select(vec!["Name", "Anbieter", "Alter", ";", "\n", "\"", "'", "=", "2", "(tr)", "ja"]), 0..60),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
    ) {
        let mut damaged = whole();
        for (at, byte) in changes {
            let at = at.index(damaged.len());
            damaged[at] = byte;
        }
        let tables = [("a.csv", bytes.clone()), ("a.xlsx", bytes), ("b.csv", cells.concat().into_bytes()), ("b.xlsx", damaged)];
        for (name, content) in tables {
            let ended = nahbei(&[Path::new("check"), &file(name, content)]);
            prop_assert!((0..=2).contains(&ended.status) && !ended.err.contains("panicked"), "{}", ended.err);
        }
    }
}
