//! What people type and what it means, one line each.

use super::{ALONE, GERMANY, SITE};
use crate::places::{Gazetteer, Place, Understanding};

/// One place as its name, several as names between bars, unknown as `?`, incomplete as `…`.
fn shown(understanding: Understanding) -> String {
    match understanding {
        Understanding::One(place) => place.name,
        Understanding::Several(places) => names(&places).join(" | "),
        Understanding::Unknown => "?".to_owned(),
        Understanding::Incomplete => "…".to_owned(),
    }
}

fn names(places: &[Place]) -> Vec<&str> {
    places.iter().map(|place| place.name.as_str()).collect()
}

fn check(gazetteer: &Gazetteer, cases: &[(&str, &str)]) {
    let found = |typed: &str| shown(gazetteer.find(typed));
    let wrong: Vec<String> = cases
        .iter()
        .filter(|(typed, meant)| found(typed) != *meant)
        .map(|(typed, meant)| format!("{typed:?} means {meant:?} but was understood as {:?}", found(typed)))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What is typed, and what it means once the table is there.
const TYPED: &[(&str, &str)] = &[
    // Postal codes, however they are written.
    ("02826", "02826 Görlitz"),
    ("D-02826", "02826 Görlitz"),
    ("D 02826", "02826 Görlitz"),
    ("d02826", "02826 Görlitz"),
    ("DE-02826", "02826 Görlitz"),
    ("PLZ: 02826", "02826 Görlitz"),
    (" 02 826 ", "02826 Görlitz"),
    ("０２８２６", "02826 Görlitz"),
    ("٣٥٥٧٨", "35578 Wetzlar"),
    ("35\u{200B}578\u{A0}", "35578 Wetzlar"),
    ("01067", "01067 Dresden"),
    ("10115", "10115 Berlin"),
    ("", "…"),
    ("  \u{200E}", "…"),
    ("0", "…"),
    ("3557", "…"),
    ("D-355", "…"),
    ("355789", "?"),
    ("00000", "?"),
    // A code and its town.
    ("35578 Wetzlar", "35578 Wetzlar"),
    ("Wetzlar 35578", "35578 Wetzlar"),
    ("35578Wetzlar", "35578 Wetzlar"),
    ("D-35578 Wetzlar", "35578 Wetzlar"),
    ("Wetzlar, D-35578", "35578 Wetzlar"),
    ("35578 Wetzlra", "35578 Wetzlar"),
    ("35578 Gießen", "35578 Wetzlar | Gießen"),
    ("35573 Wetzlar", "Wetzlar"),
    ("35576 Niedergirmes", "Wetzlar-Niedergirmes"),
    ("35576 Wetzlar-Niedergirmes", "Wetzlar-Niedergirmes"),
    ("Hauptstr. 5, 35578 Wetzlar", "35578 Wetzlar"),
    (
        "99510",
        "99510 Apolda | 99510 Ilmtal-Weinstraße | 99510 Kapellendorf | 99510 Obertrebra | 99510 Wiegendorf",
    ),
    ("99510 Apolda", "99510 Apolda"),
    ("99510 ilmtal weinstrasse", "99510 Ilmtal-Weinstraße"),
    (
        "99510 Weimar",
        "99510 Apolda | 99510 Ilmtal-Weinstraße | 99510 Kapellendorf | 99510 Obertrebra | 99510 Wiegendorf | Weimar, Thüringen | Weimar (Lahn)",
    ),
    ("02829", "02829 Görlitz | 02829 Königshain | 02829 Markersdorf | 02829 Neißeaue | 02829 Schöpstal"),
    ("27568", "27568 Bremerhaven | 27568 Bremen"),
    // Towns.
    ("Wetzlar", "Wetzlar"),
    ("WETZLAR", "Wetzlar"),
    ("Wetzlar 3", "Wetzlar"),
    ("görlitz", "Görlitz"),
    ("goerlitz", "Görlitz"),
    ("gorlitz", "Görlitz"),
    ("Go\u{308}rlitz", "Görlitz"),
    ("Gör\u{AD}litz", "Görlitz"),
    ("Berlin", "Berlin"),
    ("Cottbus", "Cottbus - Chóśebuz"),
    ("chosebuz", "Cottbus - Chóśebuz"),
    ("Frankfurt", "Frankfurt am Main | Frankfurt (Oder)"),
    ("Frankfurt Oder", "Frankfurt (Oder)"),
    ("Frankfurt/Main", "Frankfurt am Main"),
    ("Bad Homburg", "Bad Homburg vor der Höhe"),
    ("Bad Homburg v.d.H.", "Bad Homburg vor der Höhe"),
    ("Aibling", "Bad Aibling"),
    ("Sankt Märgen", "St. Märgen"),
    ("St Leon", "St. Leon-Rot"),
    ("Saal an der Donau", "Saal a.d.Donau"),
    ("Mühldorf am Inn", "Mühldorf a. Inn"),
    ("Hannoversch Münden", "Hann. Münden"),
    ("Halle Westfalen", "Halle (Westf.)"),
    ("Grossenkneten", "Großenkneten"),
    ("neuisenburg", "Neu-Isenburg"),
    ("Weil der Stadt", "Weil der Stadt"),
    ("Xyz", "?"),
    ("مرحبا", "?"),
    // One name, several towns.
    ("Friedberg", "Friedberg, Hessen | Friedberg, Bayern"),
    ("Friedberg Bayern", "Friedberg, Bayern"),
    (
        "muehlhausen",
        "Mühlhausen, Thüringen | Mühlhausen, Baden-Württemberg | 92360 Mühlhausen, Bayern | 96172 Mühlhausen, Bayern | Mühlhausen im Täle",
    ),
    (
        "Neustadt",
        "Wetzlar-Neustadt | Neustadt an der Weinstraße | Neustadt am Rübenberge | Neustadt in Sachsen | Neustadt, Hessen | Neustadt an der Aisch | Neustadt an der Donau | Neustadt bei Coburg",
    ),
    ("Neustadt in Holstein", "Neustadt in Holstein"),
    ("Neustadt, Thüringen", "Neustadt an der Orla"),
    // Without umlauts both may be meant, with umlauts one.
    ("Munster", "Munster, Niedersachsen | Münster, Nordrhein-Westfalen | Münster (Hessen) | Münster, Bayern"),
    ("Münster", "Münster, Nordrhein-Westfalen | Münster (Hessen) | Münster, Bayern"),
    ("Hamfelde", "Hamfelde"),
    // Districts of the site.
    ("Niedergirmes", "Wetzlar-Niedergirmes"),
    ("wetzlar niedergirmes", "Wetzlar-Niedergirmes"),
    ("Wetzlar-Niedergirmes", "Wetzlar-Niedergirmes"),
    ("Niedergirmes (Wetzlar)", "Wetzlar-Niedergirmes"),
    ("Görlitz, Südstadt", "Görlitz-Südstadt"),
    ("goerlitz suedstadt", "Görlitz-Südstadt"),
    ("Kleinneundorf", "Görlitz-Klein Neundorf"),
    ("silhöfer aue", "Wetzlar-Silhöfer Aue (Westend)"),
    ("st. jürgen", "Lilienthal-Sankt Jürgen"),
    ("Sankt Jurgen", "Lilienthal-Sankt Jürgen"),
    ("Lilienthal", "Lilienthal"),
    ("oberrossla", "Apolda-Oberroßla"),
    ("99510 Apolda OT Oberroßla", "Apolda-Oberroßla"),
    // Slips of the finger, and words too many.
    ("Wetzlra", "Wetzlar"),
    ("Lilientahl", "Lilienthal"),
    ("Liliental", "Lilienthal"),
    ("Görlits", "Görlitz"),
    ("Nidergirmes", "Wetzlar-Niedergirmes"),
    ("Dresden Neustadt", "Dresden"),
    ("Altstadt Heidelberg", "Heidelberg"),
];

#[test]
fn what_families_type_is_understood() {
    check(&GERMANY, TYPED);
}

#[test]
fn before_the_table_comes_only_what_is_sure_is_understood() {
    check(
        &SITE,
        &[
            ("35576", "35576 Wetzlar"),
            ("99510", "99510 Apolda"),
            ("99510 Apolda", "99510 Apolda"),
            ("Wetzlar", "Wetzlar"),
            ("Neustadt", "Wetzlar-Neustadt"),
            ("st. jürgen", "Lilienthal-Sankt Jürgen"),
            ("355", "…"),
            // The table may know these better.
            ("99510 Kapellendorf", "?"),
            ("10115 Neustadt", "?"),
            ("Neustadt in Holstein", "?"),
            ("Lilientahl", "?"),
        ],
    );
}

#[test]
fn without_a_table_the_site_guesses_among_its_own_places() {
    check(
        &ALONE,
        &[
            ("Lilientahl", "Lilienthal"),
            ("99510 Kapellendorf", "99510 Apolda"),
            ("Hamburg", "?"),
            ("10115", "?"),
        ],
    );
}

#[test]
fn suggestions_follow_the_typing() {
    let cases = [
        ("", ""),
        ("W", "Wetzlar | Wetzlar-Niedergirmes | Wetzlar-Neustadt | Wetzlar-Silhöfer Aue (Westend)"),
        ("neus", "Wetzlar-Neustadt | Neuss | Neustadt an der Weinstraße | Neustrelitz"),
        ("3557", "35576 Wetzlar | 35578 Wetzlar | 35579 Wetzlar"),
        ("028", "02826 Görlitz | 02827 Görlitz | 02828 Görlitz | 02829 Görlitz"),
        ("99510 k", "99510 Kapellendorf"),
        ("homb", "Homburg | Homberg (Efze) | Homberg (Ohm) | 56479 Homberg, Rheinland-Pfalz"),
        ("fran", "Frankfurt am Main | Frankfurt (Oder) | Frankenberg (Eder) | Frankenthal (Pfalz)"),
        ("bad homburg vo", "Bad Homburg vor der Höhe"),
        ("lilientahl", "Lilienthal"),
    ];
    for (typed, suggested) in cases {
        assert_eq!(names(&GERMANY.suggest(typed, 4)).join(" | "), suggested, "{typed:?}");
    }
}
