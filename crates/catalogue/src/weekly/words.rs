//! Cuts a weekly value into words, and finds for a foreign word the reason to refuse it. It knows no grammar.

use super::{Mode, Reason, Refusal, reading::Placed};

/// A word of the subset.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
    /// Its number from Monday, 0.
    Weekday(u8),
    /// `PH`.
    Holiday,
    /// Minutes since midnight.
    Time(u16),
    /// `24/7`.
    Always,
    Mode(Mode),
    Text,
    Dash,
    Comma,
    Semicolon,
    /// A word outside the subset; nothing after it is read.
    Foreign,
}

const WEEKDAYS: [&str; 7] = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];

/// Other spellings, in small letters, of what the subset can say.
const SPELLINGS: [(&str, &str); 13] = [
    ("Mo", "mo mon monday montag montags"),
    ("Tu", "tu tue tues tuesday di die dienstag dienstags"),
    ("We", "we wed wednesday mi mit mittwoch mittwochs"),
    ("Th", "th thu thur thurs thursday do don donnerstag donnerstags"),
    ("Fr", "fr fri friday fre freitag freitags"),
    ("Sa", "sa sat saturday sam samstag samstags sonnabend sonnabends"),
    ("Su", "su sun sunday so son sonntag sonntags"),
    ("PH", "ph feiertag feiertage feiertags feiertagen"),
    ("Mo-Su", "täglich daily"),
    ("-", "bis to"),
    (",", "und and & sowie"),
    ("off", "off closed geschlossen zu ruhetag"),
    ("open", "open geöffnet offen"),
];

/// Words, in small letters, for what belongs elsewhere.
const ELSEWHERE: [(Reason, &str); 5] = [
    (
        Reason::PartOfYear,
        "jan january januar feb february februar mar march mär märz apr april may mai jun june juni jul july juli \
         aug august sep sept september oct october okt oktober nov november dec december dez dezember \
         week kw easter ostern year spring summer autumn fall winter frühling fruehling frühjahr sommer herbst",
    ),
    (Reason::SchoolHolidays, "sh ferien schulferien"),
    (Reason::Sun, "sunrise sunset dawn dusk"),
    (Reason::Appointment, "nach vereinbarung terminvereinbarung termin appointment by"),
    (Reason::Unknown, "unknown"),
];

/// The words of a value. Reading stops at the first foreign word, which comes last and brings its refusal with it.
pub(super) fn words(value: &str) -> (Vec<Placed>, Option<Refusal>) {
    let mut words = Vec::new();
    let mut rest = value.trim_start();
    while let Some(first) = rest.chars().next() {
        let at = value.len() - rest.len();
        let end = rest.find(|c: char| c.is_whitespace() || "-,;\"".contains(c)).unwrap_or(rest.len());
        let (text, _) = rest.split_at(end);
        let word = match first {
            '-' => Ok((Word::Dash, 1)),
            ',' => Ok((Word::Comma, 1)),
            ';' => Ok((Word::Semicolon, 1)),
            '"' => match rest.get(1..).and_then(|text| text.find('"')) {
                Some(length) => Ok((Word::Text, length + 2)),
                None => Err(Refusal { part: rest.to_owned(), reason: Reason::OpenText }),
            },
            _ => known(text).ok_or_else(|| Refusal { part: bracketed(rest, text), reason: reason(text) }),
        };
        match word {
            Ok((word, length)) => {
                words.push((word, at..at + length));
                rest = rest.get(length..).unwrap_or_default().trim_start();
            }
            Err(refusal) => {
                words.push((Word::Foreign, at..value.len()));
                return (words, Some(refusal));
            }
        }
    }
    (words, None)
}

/// A word of letters or digits and its length. Days may stand right before a time (`Mo09:00`).
fn known(text: &str) -> Option<(Word, usize)> {
    let word = match text {
        "PH" => Word::Holiday,
        "24/7" => Word::Always,
        "open" => Word::Mode(Mode::Open),
        "off" | "closed" => Word::Mode(Mode::Off),
        _ => match (
            text.get(..2).filter(|_| text.len() == 2),
            text.get(2..).filter(|time| minutes(time).is_some()),
        ) {
            (Some(day), _) => weekday(day)?,
            (None, Some(_)) if text.get(..2).is_some_and(|day| day == "PH" || weekday(day).is_some()) => {
                return text.get(..2).and_then(known);
            }
            _ => Word::Time(minutes(text)?),
        },
    };
    Some((word, text.len()))
}

fn weekday(text: &str) -> Option<Word> {
    (0..).zip(WEEKDAYS).find(|(_, name)| *name == text).map(|(number, _)| Word::Weekday(number))
}

/// `h:mm` or `hh:mm` in minutes since midnight; hours up to 99 so that too late a time is named as such.
fn minutes(text: &str) -> Option<u16> {
    let (hours, minutes) = text.split_once(':')?;
    if !matches!(hours.len(), 1 | 2) || minutes.len() != 2 || minutes >= "60" {
        return None;
    }
    let number =
        |digits: &str| digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse::<u16>().ok())?;
    Some(number(hours)? * 60 + number(minutes)?)
}

/// The word with all of the bracket it opens, to name `Mo[1,3]` as a whole.
fn bracketed(rest: &str, word: &str) -> String {
    let end = word
        .find(['[', '('])
        .and_then(|open| rest.get(open..)?.find([']', ')']).map(|close| open + close + 1));
    rest.get(..end.unwrap_or(0).max(word.len())).unwrap_or(word).to_owned()
}

/// Why a word outside the subset is refused.
fn reason(word: &str) -> Reason {
    let bare = word.trim_matches(['.', ':']);
    let listed = |list: &str| list.split(' ').any(|entry| entry.eq_ignore_ascii_case(bare));
    if let Some((rewrite, _)) = SPELLINGS.iter().find(|(_, list)| listed(list)) {
        return Reason::Instead((*rewrite).to_owned());
    }
    if let Some((reason, _)) = ELSEWHERE.iter().find(|(_, list)| listed(list)) {
        return reason.clone();
    }
    let digits = word.starts_with(|c: char| c.is_ascii_digit());
    if is_year(word) {
        Reason::PartOfYear
    } else if word.contains('|') {
        Reason::Fallback
    } else if word.contains(['–', '—', '−']) {
        Reason::Instead(word.replace(['–', '—', '−'], "-"))
    } else if word.contains('[') {
        Reason::SomeWeeks
    } else if word.contains('(') {
        Reason::Sun
    } else if word.contains('/') {
        Reason::Steps
    } else if digits && word.ends_with('+') {
        Reason::NoEnd
    } else if word.starts_with('+') {
        Reason::Offset
    } else if digits {
        clock(bare).map_or(Reason::NotATime, Reason::Instead)
    } else {
        Reason::Foreign
    }
}

/// `2026`, `2026+` or `2026/2`.
fn is_year(word: &str) -> bool {
    let number = word.split(['+', '/']).next().unwrap_or(word);
    let is_number = number.len() == 4 && number.bytes().all(|byte| byte.is_ascii_digit());
    is_number && ["19", "20"].iter().any(|century| number.starts_with(century))
}

/// The time of day that `9`, `9h`, `9.30` or `9h30` stands for, as `hh:mm`.
fn clock(text: &str) -> Option<String> {
    let text = ["Uhr", "h"].iter().find_map(|unit| text.strip_suffix(unit)).unwrap_or(text);
    let (hours, rest) = text.split_once(['.', 'h', ':']).unwrap_or((text, "00"));
    let time = minutes(&format!("{hours}:{rest}")).filter(|time| *time <= 24 * 60)?;
    Some(format!("{:02}:{:02}", time / 60, time % 60))
}
