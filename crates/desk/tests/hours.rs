//! `nahbei hours` shows what weekly hours mean, or why they are refused.
#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on fails")]

mod common;
#[path = "hours/published.rs"]
mod published;

use common::{Ended, nahbei, nahbei_in_german};
use jiff::civil::DateTime;
use serde_json::{Value, json};
use std::io::Write;
use std::process::{Command, Stdio};

/// Runs `nahbei hours --lines` on these bytes; one answer a line.
fn answers(questions: &[u8]) -> Vec<Value> {
    let mut child = Command::new(env!("CARGO_BIN_EXE_nahbei"))
        .args(["hours", "--lines"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("nahbei starts");
    let mut stdin = child.stdin.take().expect("its input is a pipe");
    let questions = questions.to_vec();
    // It answers while it is asked: writing and reading in turn would wait for each other.
    let asking = std::thread::spawn(move || stdin.write_all(&questions));
    let output = child.wait_with_output().expect("nahbei ends by itself");
    asking.join().expect("asking ends").expect("every question is read");
    assert!(output.status.success());
    let lines = String::from_utf8(output.stdout).expect("output is UTF-8");
    lines.lines().map(|line| serde_json::from_str(line).expect("each line is JSON")).collect()
}

fn ask_all(questions: &[Value]) -> Vec<Value> {
    let lines: Vec<String> = questions.iter().map(Value::to_string).collect();
    let answers = answers(lines.join("\n").as_bytes());
    assert_eq!(answers.len(), questions.len(), "one answer for each question");
    answers
}

/// Christmas week in Hessen: Friday and Saturday are public holidays.
fn christmas(value: &str) -> Value {
    json!({"value": value, "state": "HE", "from": "2026-12-21 00:00", "to": "2026-12-28 00:00"})
}

/// `Mo 10:00-12:00, Fr 22:00-Sa 02:00?`
fn in_short(answer: &Value) -> String {
    let moment = |text: &Value| -> DateTime {
        text.as_str().and_then(|text| text.replace(' ', "T").parse().ok()).expect("a moment")
    };
    let interval = |interval: &Value| {
        let (from, to) = (moment(&interval[0]), moment(&interval[1]));
        let day = |moment: DateTime| moment.strftime("%a ").to_string();
        let end = if from.date() == to.date() { String::new() } else { day(to) };
        let doubt = if interval[2] == true { "?" } else { "" };
        format!("{}{}-{end}{}{doubt}", day(from), from.strftime("%H:%M"), to.strftime("%H:%M"))
    };
    let intervals = answer["intervals"].as_array().unwrap_or_else(|| panic!("{answer}"));
    intervals.iter().map(interval).collect::<Vec<_>>().join(", ")
}

#[test]
fn values_of_the_wild_mean_what_osm_defines() {
    let table = [
        ("24/7; PH off", "Mon 00:00-Fri 00:00, Sun 00:00-Mon 00:00"),
        ("24/7 \"call us\"", "Mon 00:00-Mon 00:00?"),
        ("00:00-24:00; Mo-Th off", "Fri 00:00-Mon 00:00"),
        ("Mo 00:00-26:00; Tu 10:00-12:00", "Mon 00:00-Tue 00:00, Tue 10:00-12:00"),
        ("Mo 00:00-26:00, Tu 10:00-12:00", "Mon 00:00-Tue 02:00, Tue 10:00-12:00"),
        ("PH", "Fri 00:00-Sun 00:00"),
        ("PH \"on appointment\"", "Fri 00:00-Sun 00:00?"),
        (
            "Su,PH 09:00-12:00; Mo 10:00-18:00",
            "Mon 10:00-18:00, Fri 09:00-12:00, Sat 09:00-12:00, Sun 09:00-12:00",
        ),
        ("Th-Su 10:00-18:00; PH off", "Thu 10:00-18:00, Sun 10:00-18:00"),
        ("Th-Su 10:00-18:00, PH off", "Thu 10:00-18:00, Sun 10:00-18:00"),
        ("Th-Fr 10:00-20:00, PH 10:00-12:00 off", "Thu 10:00-20:00, Fri 12:00-20:00"),
        ("Th-Fr 10:00-12:00; Sa,PH off; Su 10:00-12:00", "Thu 10:00-12:00, Sun 10:00-12:00"),
        ("Mo 08:00-09:00; PH,We off; Th 10:00-12:00", "Mon 08:00-09:00, Thu 10:00-12:00"),
        ("Th-Fr 22:00-03:00; PH off", "Thu 22:00-Fri 00:00"),
        ("PH 22:00-03:00", "Fri 22:00-Sat 03:00, Sat 22:00-Sun 03:00"),
        ("Sa-Mo,We 10:00-12:00", "Mon 10:00-12:00, Wed 10:00-12:00, Sat 10:00-12:00, Sun 10:00-12:00"),
        ("Mo-We,Tu-Th 10:00-12:00; Mo-We off", "Thu 10:00-12:00"),
        ("Fr 22:00-02:00; Sa 08:00-10:00", "Fri 22:00-Sat 00:00, Sat 08:00-10:00"),
        ("Fr 22:00-04:00; Sa off", "Fri 22:00-Sat 00:00"),
        ("Fr 22:00-04:00, Sa 10:00-12:00", "Fri 22:00-Sat 04:00, Sat 10:00-12:00"),
        ("Fr 22:00-04:00; Sa 00:00-02:00 off", "Fri 22:00-Sat 00:00, Sat 02:00-04:00"),
        ("Sa 20:00-06:00, Su 05:00-12:00", "Sat 20:00-Sun 12:00"),
        ("We 10:00-48:00; Fr 10:00-12:00", "Wed 10:00-Fri 00:00, Fri 10:00-12:00"),
        ("We 10:00-47:59; Th off", "Wed 10:00-Thu 00:00"),
        ("Tu 12:00-14:00, 22:00-06:00", "Tue 12:00-14:00, Tue 22:00-Wed 06:00"),
        ("Mo 20:00-02:00 \"late\"; Tu 10:00-12:00", "Mon 20:00-Tue 00:00?, Tue 10:00-12:00"),
        (
            "We 08:00-18:00, We 12:00-13:00 off, We 12:30-12:45",
            "Wed 08:00-12:00, Wed 12:30-12:45, Wed 13:00-18:00",
        ),
        ("We 10:00-16:00 \"x\", We 12:00-18:00", "Wed 10:00-12:00?, Wed 12:00-18:00"),
        ("Mo, We-Th 10:00-12:00,", "Mon 10:00-12:00, Wed 10:00-12:00, Thu 10:00-12:00"),
        ("Mo 10:00-12:00,14:00-16:00,Tu 14:00-16:00", "Mon 10:00-12:00, Mon 14:00-16:00, Tue 14:00-16:00"),
        ("Mo08:00-12:00;Tu8:00-9:30;", "Mon 08:00-12:00, Tue 08:00-09:30"),
        ("Mo off \"a\", Mo 10:00-12:00", "Mon 10:00-12:00"),
        ("open \"x\"; Tu-Su off", "Mon 00:00-Tue 00:00"),
        ("open; closed", ""),
    ];
    let questions: Vec<Value> = table.iter().map(|(value, _)| christmas(value)).collect();
    for ((value, expected), answer) in table.iter().zip(ask_all(&questions)) {
        assert_eq!(in_short(&answer), *expected, "{value:?}");
    }
}

#[test]
fn what_would_be_a_guess_is_refused() {
    let values = [
        "Mo off; 24/7",
        "24/7 closed",
        "0-24",
        "Mo 24:00-26:00",
        "Mo-Su,PH,SH",
        "SH off",
        "SH Mo-Fr 10:00-12:00",
        "PH Mo 10:00-12:00",
        "Mo-Fr PH 10:00-12:00",
        "PH; Mo-Fr 10:00-12:00",
        "PH off; 24/7",
        "Mo-Fr 10:00-20:00; PH off, Sa 10:00-14:00",
        "PH +1 day off",
        "PH -1 day",
        "PH off || open",
        "Tu 12:00-14:00; 22:00-06:00",
        "off; 10:00-14:00",
        "off, 10:00-14:00",
        "closed; open",
        "unknown \"x\"",
        "Mo 10:00-12:00; \"x\"",
        "Mo 10:00-12:00 \"a\" \"b\"",
        "Mo-Fr 08:00-12:00; 14:00-18:00",
        "Mo-Su 10:00-12:00;;",
        ";Mo 10:00-12:00",
        "mo-fr 10:00-12:00",
        "MO-FR 10:00-12:00",
        "Mo-Fr 8-12",
        "Mo-Fr 0800-1200",
        "Mo-Fr 08:00 to 12:00",
        "Mo-Fr 10am-12pm",
        "10:00-14:00PM",
        "10:00+",
        "10:00-12:00+",
        "10:00-16:00,13:00",
        "10:00,12:00",
        "10:00-12:00/01:30",
        "10:00-16:00/90",
        "sunrise-sunset",
        "(sunrise+01:00)-(sunset-01:00)",
        "10:00-sunset",
        "Mo[1] 10:00-12:00",
        "Mo[-1] 10:00-12:00",
        "Mo-Fr 10:00-18:00; Mo[1] off",
        "Jan 10:00-12:00",
        "Jan-Mar Mo 10:00-12:00",
        "Dec 24-26 off",
        "Mo-Fr 10:00-12:00; Dec 24 off",
        "2012-2014 Mo",
        "2012+ Mo",
        "2012/2 Mo",
        "week 1-10 Mo",
        "easter +1 day",
        "Mo-Fr: 10:00-12:00",
        "\"summer\": Mo 10:00-12:00",
        "Mo 10:00-12:00 || unknown",
        "Mo10-12",
        "Mo 10:00-12:00-14:00",
        "Mo 10:00--12:00",
        "Mo 10：00-12：00",
        "Mo-Fr,10:00-12:00",
        "Mo;10:00-12:00",
        "Mo 10:00-12:00 & 14:00-16:00",
        "Mo+Tu 10:00-12:00",
        "Mo/Tu 10:00-12:00",
        "Mo 10:00-12:00, Tu",
        "Mo-Fr 08:00-18:00, 12:00-13:00 off",
    ];
    let questions: Vec<Value> = values.iter().map(|value| christmas(value)).collect();
    for (value, answer) in values.iter().zip(ask_all(&questions)) {
        let refused = answer["refused"].as_str().unwrap_or_else(|| panic!("{value:?} is read as {answer}"));
        assert!(refused.contains("; "), "{refused} tells no way out");
    }
}

#[test]
fn a_line_that_is_no_question_is_answered_and_the_next_one_too() {
    let good = christmas("Mo 10:00-12:00").to_string();
    let week = r#""from": "2026-12-21 00:00", "to": "2026-12-28 00:00""#;
    let bad = [
        ("", "line 1: a question must be a JSON object but is empty; write {"),
        (
            "Mo 10:00-12:00",
            "line 3: a question must be a JSON object but is no JSON from column 1 on; write {",
        ),
        ("[\"Mo\"]", "line 5: a question must be a JSON object but is [\"Mo\"]; write {"),
        ("{}", "line 7: \"value\" must be a text but is missing; write weekly hours"),
        (r#"{"value": 9}"#, "line 9: \"value\" must be a text but is 9; write weekly hours"),
        (
            r#"{"value": "Mo"}"#,
            "line 11: \"from\" must be a moment of the calendar but is missing; write it as",
        ),
        (
            r#"{"value": "Mo", "from": "2026-11-31 00:00", "to": "2026-12-28 00:00"}"#,
            "line 13: \"from\" must be a moment of the calendar but is \"2026-11-31 00:00\"; write it as",
        ),
        (
            &format!(r#"{{"value": "Mo", "state": "XX", {week}}}"#),
            "line 15: \"state\" must be null or the code",
        ),
        (
            r#"{"value": "Mo", "from": "2026-12-28 00:00", "to": "2026-12-28 00:00"}"#,
            "line 17: \"to\" must be after 2026-12-28 00:00 but ends at 2026-12-28 00:00; give a later one",
        ),
        (
            r#"{"value": "Mo", "from": "1026-12-28 00:00", "to": "2026-12-28 00:00"}"#,
            "line 19: \"to\" must be within 100 years of 1026-12-28 00:00",
        ),
        (&format!(r#"{{"value": "Mi 9-12", {week}}}"#), "\"Mi\" is not understood; write \"We\""),
        (&format!(r#"{{"value": "PH off", {week}}}"#), "\"PH\" stands for public holidays, which each state"),
    ];
    let lines: Vec<String> = bad.iter().map(|(line, _)| format!("{line}\n{good}\r\n")).collect();
    let answers = answers(lines.concat().as_bytes());
    assert_eq!(answers.len(), 2 * bad.len());
    for ((line, expected), pair) in bad.iter().zip(answers.chunks(2)) {
        let refused = pair[0]["refused"].as_str().unwrap_or_else(|| panic!("{line}: {}", pair[0]));
        assert!(refused.starts_with(expected), "{refused}");
        assert_eq!(in_short(&pair[1]), "Mon 10:00-12:00");
    }
}

#[test]
fn bytes_that_are_no_text_are_answered() {
    let answers = answers(b"\xff\xfe\n\0\n{\"value\": \"\xc3\"}\n{");
    let is_refused =
        |answer: &Value| answer["refused"].as_str().is_some_and(|told| told.starts_with("line "));
    assert!(answers.len() == 4 && answers.iter().all(is_refused), "{answers:?}");
}

#[test]
fn intervals_are_cut_off_joined_and_marked_where_unsure() {
    let answers = ask_all(&[
        json!({"value": "Fr 22:00-02:00", "from": "2026-12-25 23:30", "to": "2026-12-26 1:00", "note": "more"}),
        json!({"value": "Mo-Su,PH", "state": "BE", "from": "2026-12-24 00:00", "to": "2026-12-28 00:00"}),
        json!({"value": "Mo \"x\"", "state": null, "from": "2026-12-21 12:00", "to": "2026-12-22 00:00"}),
        json!({"value": "Mo", "state": null, "from": "2026-12-22 00:00", "to": "2026-12-28 00:00"}),
    ]);
    let expected = [
        json!([["2026-12-25 23:30", "2026-12-26 01:00"]]),
        json!([["2026-12-24 00:00", "2026-12-28 00:00"]]),
        json!([["2026-12-21 12:00", "2026-12-22 00:00", true]]),
        json!([]),
    ];
    for (answer, expected) in answers.iter().zip(expected) {
        assert_eq!(answer["intervals"], expected);
    }
}

fn hours(arguments: &[&str]) -> Ended {
    nahbei(&[&["hours"], arguments].concat())
}

#[track_caller]
fn shows(arguments: &[&str], expected: &[&str]) {
    let ended = hours(arguments);
    assert_eq!(
        (ended.out.lines().collect::<Vec<_>>(), ended.status),
        (expected.to_vec(), 0),
        "{}",
        ended.err
    );
}

#[test]
fn an_editor_sees_each_day_and_why_one_is_closed() {
    let christmas = ["--state", "HE", "--from", "2026-12-23", "--to", "2026-12-28"];
    shows(
        &[&["Mo-Fr 09:00-12:00; PH off"], &christmas[..]].concat(),
        &[
            "We 2026-12-23 09:00–12:00",
            "Th 2026-12-24 09:00–12:00",
            "Fr 2026-12-25 closed, public holiday",
            "Mo 2026-12-28 09:00–12:00",
        ],
    );
    shows(
        &[&["We 22:00-02:00; Fr 10:00-11:00; Sa 18:00-24:00 \"ring\"; PH 14:00-15:00"], &christmas[..]]
            .concat(),
        &[
            "We 2026-12-23 22:00–02:00",
            "Fr 2026-12-25 14:00–15:00, public holiday",
            "Sa 2026-12-26 14:00–15:00, public holiday",
        ],
    );
    shows(
        &["Fr 09:00-12:00", "--from", "2026-12-25", "--to", "2026-12-25"],
        &[
            "Fr 2026-12-25 09:00–12:00, public holiday, of which the value says nothing; add \"PH off\" or hours for PH",
        ],
    );
    shows(
        &["We 09:00-12:00; PH off", "--from", "2027-01-06", "--to", "2027-01-06"],
        &["We 2027-01-06 09:00–12:00, no public holiday, except in some states; give --state"],
    );
    shows(
        &["24/7", "--from", "2026-12-21", "--to", "2026-12-27"],
        &["Mo 2026-12-21 00:00–Su 2026-12-27 24:00"],
    );
    shows(&["Sa 18:00-24:00 \"ring\"", "--from", "2026-11-28"], &["Sa 2026-11-28 18:00–24:00, perhaps"]);
    shows(&["off", "--from", "2026-11-23"], &["no hours from Mo 2026-11-23 00:00 to Su 2026-11-29 24:00"]);
}

#[test]
fn a_day_is_meant_to_its_end_and_a_time_to_the_minute() {
    let monday = "Mo 2026-11-23 09:00–12:00";
    shows(&["Mo 09:00-12:00", "--from", "2026-11-23", "--to", "2026-11-23"], &[monday]);
    shows(&["Mo 09:00-12:00", "--from", "2026-11-23"], &[monday]);
    let half = ["Mo 09:00-12:00", "--from", "2026-11-23 10:30", "--to", "2026-11-23 11:00"];
    shows(&half, &["Mo 2026-11-23 10:30–11:00"]);
}

#[test]
fn without_days_the_next_seven_are_shown() {
    let ended = hours(&["12:00-13:00"]);
    assert_eq!((ended.out.lines().count(), ended.status), (7, 0));
}

#[test]
fn a_refused_value_ends_with_one_and_a_wrong_call_with_two() {
    let refused = hours(&["Mi 09:00-12:00"]);
    assert_eq!(
        (refused.status, refused.out.as_str()),
        (1, "refused: \"Mi\" is not understood; write \"We\"\n")
    );
    for call in [
        &[][..],
        &["Mo", "--state", "XX"],
        &["Mo", "--from", "tomorrow"],
        &["Mo", "--from", "2026-12-02", "--to", "2026-12-01"],
        &["Mo", "--from", "0026-12-02", "--to", "2026-12-01"],
        &["Mo", "--lines"],
    ] {
        let ended = hours(call);
        assert!(ended.status == 2 && ended.out.is_empty() && !ended.err.is_empty(), "{call:?}: {ended:?}");
    }
}

#[test]
fn a_rule_that_takes_hours_away_is_named() {
    let ended = hours(&["Mo-Fr 09:00-12:00; Tu 14:00-18:00"]);
    assert!(ended.err.contains("takes hours of Tu away; write \",\" before it"), "{}", ended.err);
}

#[test]
fn an_editor_reads_hours_in_german() {
    let week = ["--from", "2026-12-23", "--to", "2026-12-25"];
    for (value, line) in [
        ("Mo-Fr 09:00-12:00; PH off", "Mi 23.12.2026 09:00–12:00"),
        ("Mo-Fr 09:00-12:00; PH off", "Fr 25.12.2026 geschlossen, Feiertag"),
        ("Th 18:00-24:00 \"ring\"", "Do 24.12.2026 18:00–24:00, vielleicht"),
        ("off", "keine Zeiten von Mi 23.12.2026 00:00 bis Fr 25.12.2026 24:00"),
    ] {
        let ended = nahbei_in_german(&[&["hours", value, "--state", "HE"], &week[..]].concat());
        assert!(ended.out.lines().any(|found| found == line), "{value}: {}", ended.out);
    }
    let lost = nahbei_in_german(&["hours", "Mo-Fr 09:00-12:00; Tu 14:00-18:00"]);
    assert!(lost.err.contains("nimmt Zeiten am Di (Tu) weg"), "{}", lost.err);
    assert!(nahbei_in_german(&["hours", "Mi 09:00-12:00"]).out.starts_with("abgelehnt: "));
    let wrong = nahbei_in_german(&["hours", "Mo", "--from", "2026-12-02", "--to", "2026-12-01"]);
    assert!(wrong.err.contains("muss nach 2026-12-02 00:00 liegen"), "{}", wrong.err);
}
