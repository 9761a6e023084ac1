//! Every rule of the format, broken: what it costs, and whether its sentence helps. How the desk lays sentences out is
//! its own matter.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a fixture that cannot be read is a failed test")]

mod common;

use common::{file, file_with, full_file, offer, read_value};
use nahbei_catalogue::{Loss, Problem, Rule, read};
use std::collections::BTreeSet;

/// Files, or fields of an offer called "treff", with a mistake; what that costs, and what the sentence about it says.
/// `null` stands for a field that is missing.
const TABLE: &str = r##"
{"format": 1, "name" "x"}                  => catalogue | not JSON at line 1, column 22: a sign does not belong there; look just before that place for a missing comma, quote or bracket (nothing could be read)
[]                                         => catalogue | is a list but must be an object { … } (nothing could be read)
{"name": "T", "offers": []}                => catalogue | format is not stated but this program reads format 1; write "format": 1 (nothing could be read)
{"format": 2, "name": "T", "offers": []}   => catalogue | format is 2 but this program reads format 1; write "format": 1
{"format": "1", "name": "T", "offers": []} => catalogue | format is "1" but this program reads format 1
{"format": 1, "name": "T", "offers": {}}   => catalogue | offers: is an object but must be a list (nothing could be read)
{"format": 1, "name": "T"}                 => value     | offers: is missing but every record needs it; add it
{"format": 1, "offers": []}                => value     | name: is missing but every record needs it; add it
{"format": 1, "name": "T", "offers": [], "offer": []} => nothing | offer: is not a field of the format; remove or rename it. fields here: format, name, updated, publisher, licence, offers
{"format": 1, "name": "T", "offers": [5]}  => offer     | offer "#1": offers: is the number 5 but must be an object { … } (the offer is left out)

"id": null                                 => offer     | offer "#1": id: is missing but every record needs it; add it (the offer is left out)
"name": null                               => offer     | offer "treff": name: is missing but every record needs it; add it (the offer is left out)
"provider": null                           => offer     | offer "treff": provider: is missing but every record needs it; add it (the offer is left out)
"provider": {"kind": "church"}             => offer     | name: is missing but every record needs it; add it (the offer is left out)
"contacts": null                           => offer     | offer "treff": contacts: is missing but every record needs it; add it (the offer is left out)
"contacts": []                             => offer     | offer "treff": contacts: is missing but every record needs it; add it (the offer is left out)
"id": "Treff 1"                            => offer     | id: "Treff 1" is not an id; use 2 to 64 letters a-z, digits and hyphens (the offer is left out)
"id": "x"                                  => offer     | id: "x" is not an id; use 2 to 64 letters a-z, digits and hyphens (the offer is left out)
"id": 7                                    => offer     | offer "#1": id: is the number 7 but must be a text in quotes
"status": "live"                           => nothing   | status: "live" is not in the list; allowed: active, draft, paused, ended

"summary": 5                               => value     | offer "treff": summary: is the number 5 but must be a text in quotes (it counts as not stated)
"summary": ""                              => value     | offer "treff": summary: is empty; leave the field out to say "not stated" (it counts as not stated)
"summary": {"de": " ", "tr": "Oyun"}       => value     | de: is empty; leave the field out
"summary": {"tr": "Oyun"}                  => nothing   | offer "treff": summary: has no German text; add "de"
"summary": {"de": "x", "Türkisch": "Oyun"} => value     | "Türkisch" is not a language code; write a code such as de, tr or ar
"documents": ["Impfpass", 5]               => value     | offer "treff": documents: is the number 5 but must be a text in quotes

"needs": ["baby", "babies"]                => value     | offer "treff": needs: "babies" is not in the list; did you mean "baby"? allowed: crisis, pregnancy, baby,
"needs": "baby"                            => value     | offer "treff": needs: is the text "baby" but must be a list
"intensity": "xyz"                         => value     | offer "treff": intensity: "xyz" is not in the list; allowed: information, meeting,
"cost": {"kind": "umsonst"}                => value     | kind: "umsonst" is not in the list; allowed: free, donation, paid, insurance, income-based
"cost": "free"                             => value     | offer "treff": cost: is the text "free" but must be an object { … }
"languages": ["de", "Türkisch"]            => value     | offer "treff": languages: "Türkisch" is not a language code; write a code such as de, tr or ar
"area": "nationwid"                        => value     | offer "treff": area: "nationwid" is not in the list; did you mean "nationwide"? allowed: nationwide
"area": {"states": ["TH", "Hessen"]}       => value     | states: "Hessen" is not in the list; did you mean "HE"?

"adress": "Anger 1"                        => nothing   | offer "treff": adress: is not a field of the format; remove or rename it. fields here: id, name, provider, contacts, summary,
"places": [{"strasse": "Anger 1"}]         => nothing   | strasse: is not a field of the format; remove or rename it. fields here: hidden, street,

"ages": [{"from": 36, "to": 12}]           => value     | offer "treff": ages: range starts at 36 but ends at 12; swap the two (it counts as not stated)
"ages": [{"from": 12, "to": "unborn"}]     => value     | offer "treff": ages: range starts at 12 but ends at unborn; swap the two
"ages": [{"from": 217}]                    => value     | from: 217 is out of bounds; write whole months from 0 to 216, or "unborn"
"ages": [{"from": 0.5}]                    => value     | from: 0.5 is out of bounds; write whole months from 0 to 216, or "unborn"
"ages": [{"from": -1}]                     => value     | from: -1 is out of bounds; write whole months from 0 to 216, or "unborn"
"ages": [{"from": "3 Jahre"}]              => value     | from: is the text "3 Jahre" but must be whole months from 0 to 216, or "unborn"
"area": {"radius_km": 0}                   => value     | radius_km: 0 is out of bounds; write a number of kilometres from 0.1 to 1000
"waiting": {"weeks": 521}                  => value     | weeks: 521 is out of bounds; write whole weeks from 0 to 520
"visible_to": "31.12.2026"                 => value     | offer "treff": visible_to: "31.12.2026" is not a day; write YYYY-MM-DD, such as 2026-11-03 (it counts as not stated)
"visible_to": "2026-02-29"                 => value     | visible_to: "2026-02-29" is not a day
"visible_to": "2026111103"                 => value     | visible_to: "2026111103" is not a day
"visible_to": "-026-11-03"                 => value     | visible_to: "-026-11-03" is not a day
"closures": [{"from": "2026-12-24"}]       => value     | to: is missing but every record needs it; add it (it counts as not stated)
"closures": [{"from": "2027-01-02", "to": "2026-12-24"}] => value | offer "treff": closures: range starts at 2027-01-02 but ends at 2026-12-24; swap the two
"hours": [{"weekly": "Mo 09:00-12:00"}]    => value     | kind: is missing but every record needs it; add it (it counts as not stated)
"hours": [{"kind": "visit", "weekly": "Mi 09:00-12:00"}] => value | weekly: "Mi" is not understood; write "We" (it counts as not stated)
"trust": {"anonymous": "ja"}               => value     | anonymous: is the text "ja" but must be true or false (it counts as not stated)

"places": [{"postal_code": 2826}]          => value     | postal_code: 2826 is not a postal code; write five digits in quotes, such as "02826"
"places": [{"postal_code": "D-02826"}]     => value     | postal_code: "D-02826" is not a postal code
"places": [{"lat": 51.15}]                 => value     | has only one of lat and lon; give both or neither (it counts as not stated)
"places": [{"lat": 14.98, "lon": 51.15}]   => value     | 14.98, 51.15 is far outside Germany; check whether lat and lon are swapped
"places": [{"lat": "51.15", "lon": 14.98}] => value     | lat: is the text "51.15" but must be a number of degrees
"places": [{"hidden": true, "street": "Anger 1"}] => nothing | street: names the street of a hidden place, which was left out; delete it from the file, too

"contacts": [{"kind": "phone", "value": "112"}, {"kind": "phone", "value": "siehe Seite"}] => value | value: "siehe Seite" cannot be linked; write one telephone number, one mail address, or an address that begins with https://
"contacts": [{"kind": "phone", "value": "112"}, {"kind": "web", "value": "javascript:x.y"}] => value | value: "javascript:x.y" cannot be linked
"contacts": [{"kind": "phone", "value": "112"}, {"kind": "phone"}] => value | value: is missing but every record needs it; add it (it counts as not stated)
"source": {"url": "www.example.org"}       => value     | url: "www.example.org" cannot be linked
"##;

/// A file with a mistake, what it costs, and what the sentence about it says.
type Case = (String, Loss, String);

fn every_rule_broken() -> Vec<Case> {
    let loss = |word: &str| match word {
        "nothing" => Loss::Nothing,
        "value" => Loss::Value,
        "offer" => Loss::Offer,
        "catalogue" => Loss::Catalogue,
        other => panic!("{other} is no loss"),
    };
    let case = |line: &str| {
        let (mistake, expected) = line.split_once(" => ").unwrap();
        let (cost, sentence) = expected.split_once(" | ").unwrap();
        let is_file = mistake.starts_with(['{', '[']);
        let file = if is_file { mistake.to_owned() } else { file_with(mistake) };
        (file, loss(cost.trim()), sentence.to_owned())
    };
    let long = |field: &str, length: usize| file_with(&format!(r#""{field}": "{}""#, "ä".repeat(length)));
    let sentence = |sentence: &str| format!("offer \"treff\": {sentence}; shorten it");
    let mut cases: Vec<Case> = TABLE.lines().filter(|line| !line.is_empty()).map(case).collect();
    cases.extend([
        (long("name", 201), Loss::Nothing, sentence("name: has 201 characters, at most 200 are shown")),
        (
            long("summary", 4001),
            Loss::Nothing,
            sentence("summary: has 4001 characters, at most 4000 are shown"),
        ),
        (
            file(&[offer(""), offer("")]),
            Loss::Offer,
            r#"offer "treff": id: "treff" is the id of an earlier offer; give this one an id of its own"#
                .into(),
        ),
    ]);
    cases
}

#[test]
fn every_mistake_is_said_with_what_it_costs_and_the_way_out() {
    let said = |problem: &Problem| format!("{:?} | {problem}", problem.loss);
    let wrong: Vec<String> = every_rule_broken()
        .iter()
        .filter_map(|(file, loss, sentence)| {
            let problems = read(file).1;
            let is_said = problems.iter().any(|p| p.loss == *loss && p.to_string().contains(sentence));
            let said: Vec<String> = problems.iter().map(said).collect();
            let found = said.join("\n           ");
            (!is_said).then(|| format!("{file:.200}\n  expected {loss:?} | {sentence}\n  found    {found}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{} of the cases:\n{}", wrong.len(), wrong.join("\n"));
}

/// A new rule does not compile here until it has a name, and then needs a case in the table.
fn name(rule: &Rule) -> &'static str {
    match rule {
        Rule::NotJson { .. } => "not json",
        Rule::OtherFormat(_) => "other format",
        Rule::Missing => "missing",
        Rule::WrongType { .. } => "wrong type",
        Rule::Empty => "empty",
        Rule::TooLong { .. } => "too long",
        Rule::UnknownWord { .. } => "unknown word",
        Rule::UnknownField { .. } => "unknown field",
        Rule::OutOfBounds { .. } => "out of bounds",
        Rule::Backwards { .. } => "backwards",
        Rule::NotADate(_) => "not a date",
        Rule::NotAnId(_) => "not an id",
        Rule::DuplicateId(_) => "duplicate id",
        Rule::HalfAPosition => "half a position",
        Rule::FarAway { .. } => "far away",
        Rule::HiddenStreet => "hidden street",
        Rule::NotALink(_) => "not a link",
        Rule::NotAPostalCode(_) => "not a postal code",
        Rule::NotALanguage(_) => "not a language",
        Rule::RefusedHours(_) => "refused hours",
        Rule::NoGerman => "no german",
    }
}

#[test]
fn every_rule_is_broken_by_some_case() {
    const RULES: usize = 21;
    let files = every_rule_broken();
    let problems: Vec<Problem> = files.iter().flat_map(|(file, ..)| read(file).1).collect();
    let broken: BTreeSet<&str> = problems.iter().map(|problem| name(&problem.rule)).collect();
    assert_eq!(broken.len(), RULES, "{broken:?}");
}

#[test]
fn a_sentence_about_a_mistake_begins_small_ends_without_a_stop_and_stays_on_its_line() {
    for (file, ..) in every_rule_broken() {
        for problem in read(&file).1 {
            let said = problem.to_string();
            let first = said.chars().next().unwrap();
            assert!(!first.is_uppercase() && !said.ends_with('.') && !said.contains('\n'), "{said}");
        }
    }
}

#[test]
fn a_sentence_names_the_field_of_the_offer_and_what_is_wrong_inside_it() {
    for (fields, words) in [
        (r#""summary": {"de": "x", "tr": ""}"#, "offer \"treff\": summary tr: is empty"),
        (r#""documents": [{"de": "x", "tr": ""}]"#, "offer \"treff\": documents tr: is empty"),
        (r#""source": {"url": "x"}"#, "offer \"treff\": source url: \"x\" cannot be linked"),
        (r#""places": [{"note": {"de": ""}}]"#, "offer \"treff\": places note de: is empty"),
    ] {
        let said: Vec<String> = read(&file_with(fields)).1.iter().map(Problem::to_string).collect();
        assert!(said.iter().any(|said| said.starts_with(words)), "expected {words}\n found {said:#?}");
    }
}

#[test]
fn a_sentence_repeats_of_a_huge_value_no_more_than_one_can_read() {
    let huge = "x".repeat(100_000);
    for field in ["id", "status", "intensity", "area", "visible_from"] {
        for problem in read(&file_with(&format!(r#""{field}": "{huge}""#))).1 {
            let length = problem.to_string().chars().count();
            assert!(length < 1_000, "{field}: {length} characters");
        }
    }
}

#[test]
fn a_sentence_carries_no_control_characters_of_the_file() {
    let codes = "\\u001b[31m\\u202e";
    for fields in [
        format!(r#""id": "{codes}""#),
        format!(r#""{codes}": 1"#),
        format!(r#""status": "{codes}x""#),
        format!(r#""summary": {{"de": "x", "{codes}": "y"}}"#),
        format!(r#""places": [{{"postal_code": "{codes}"}}]"#),
        format!(r#""needs": "{codes}""#),
    ] {
        for problem in read(&file_with(&fields)).1 {
            let said = problem.to_string();
            assert!(!said.contains(|c: char| c.is_control() || c == '\u{202e}'), "{said:?}");
        }
    }
}

#[test]
fn all_mistakes_of_an_offer_are_said_at_once() {
    let fields =
        r#""id": "?", "name": "", "provider": {}, "contacts": [], "needs": ["?"], "ages": [{"from": 300}]"#;
    let (catalogue, problems) = read(&file_with(fields));
    assert!(catalogue.offers.is_empty());
    for field in ["/id", "/name", "/provider", "/contacts", "/needs", "/ages"] {
        let field = format!("/offers/0{field}");
        assert!(problems.iter().any(|problem| problem.pointer.starts_with(&field)), "{field}: {problems:#?}");
    }
}

#[test]
fn a_file_without_a_mistake_has_no_problem() {
    assert_eq!(read_value(&full_file()).1, []);
    assert_eq!(read(&file_with("")).1, []);
}
