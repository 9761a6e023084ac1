//! Turns what a German door sign says ("Mo - Fr von 9 bis 12 Uhr") into a weekly value, for imports.
//!
//! It understands a sign as a whole or not at all. Everything that is more than days and times (every second week,
//! "nach Vereinbarung", "ab 18 Uhr", a date, a remark in brackets) makes it give up, so that the text stays a text.

use crate::weekly::Weekly;

/// Days as bits, Monday lowest; the eighth for public holidays.
type Days = u8;
const HOLIDAY: u8 = 7;
const OSM_DAYS: [&str; 8] = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su", "PH"];
const GERMAN_DAYS: [&str; 8] = [
    "mo montag montags",
    "di dienstag dienstags",
    "mi mittwoch mittwochs",
    "do donnerstag donnerstags",
    "fr freitag freitags",
    "sa samstag samstags sonnabend sonnabends",
    "so sonntag sonntags",
    "feiertag feiertage feiertags feiertagen",
];
/// Headings that say no more than that hours follow.
const HEADINGS: &str =
    "öffnungszeit öffnungszeiten sprechzeit sprechzeiten offene sprechstunde sprechstunden bürozeiten";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Word {
    /// Its number from Monday, 0; 7 for public holidays.
    Day(u8),
    /// A time of day, and whether it can only be one (`9:30`), not also a date or a number (`9.30`, `9`).
    Time(u16, bool),
    Hour,
    To,
    And,
    Also,
    Comma,
    Closed,
    /// Words between the others that change nothing.
    Filler,
}

/// Days with their times; no times say that it is closed.
struct Group {
    days: Days,
    times: Vec<(u16, u16)>,
    /// Said to come on top of what was said before.
    is_extra: bool,
}

/// The weekly value a German text means, or nothing if it says anything else or leaves a doubt.
///
/// ```
/// use nahbei_catalogue::german_hours::from_german;
/// assert_eq!(from_german("Mo. – Fr. von 9 bis 12.30 Uhr"), Some("Mo-Fr 09:00-12:30".to_owned()));
/// assert_eq!(from_german("Jeden zweiten Montag 9 bis 12 Uhr"), None);
/// ```
#[must_use]
pub fn from_german(text: &str) -> Option<String> {
    let words = words(text)?;
    let mut reader = Reader { words: &words, at: 0 };
    let mut groups: Vec<Group> = Vec::new();
    let mut value = String::new();
    while reader.at < words.len() {
        let group = reader.group(groups.is_empty())?;
        let earlier: Vec<&Group> = groups.iter().filter(|earlier| earlier.days & group.days != 0).collect();
        let adds = !earlier.is_empty() && !group.times.is_empty();
        // Said twice for one day, times are added if the text says so, or if the later ones hold the earlier ones.
        if adds && !group.is_extra && !earlier.iter().all(|earlier| group.holds(earlier)) {
            return None;
        }
        if !groups.is_empty() {
            value.push_str(if adds { ", " } else { "; " });
        }
        group.write(&mut value);
        groups.push(group);
    }
    Weekly::parse(&value).is_ok().then_some(value)
}

impl Group {
    fn holds(&self, earlier: &Self) -> bool {
        let inside =
            |(from, to): &(u16, u16)| self.times.iter().any(|(begin, end)| begin <= from && to <= end);
        !earlier.times.is_empty() && earlier.times.iter().all(inside)
    }

    fn write(&self, value: &mut String) {
        let mut days: Vec<String> = Vec::new();
        let has = |day: u8| day < HOLIDAY && self.days & 1 << day != 0;
        for first in (0..HOLIDAY).filter(|day| has(*day) && !(*day > 0 && has(day - 1))) {
            let last = (first..HOLIDAY).take_while(|day| has(*day)).last().unwrap_or(first);
            let name = |day: u8| OSM_DAYS[usize::from(day)];
            days.push(match last - first {
                0 => name(first).to_owned(),
                1 => format!("{},{}", name(first), name(last)),
                _ => format!("{}-{}", name(first), name(last)),
            });
        }
        if self.days & 1 << HOLIDAY != 0 {
            days.push("PH".to_owned());
        }
        let clock = |minute: u16| format!("{:02}:{:02}", minute / 60, minute % 60);
        let times: Vec<String> =
            self.times.iter().map(|(from, to)| format!("{}-{}", clock(*from), clock(*to))).collect();
        value.push_str(&days.join(","));
        value.push(' ');
        value.push_str(if times.is_empty() { "off" } else { "" });
        value.push_str(&times.join(","));
    }
}

struct Reader<'a> {
    words: &'a [Word],
    at: usize,
}

impl Reader<'_> {
    fn peek(&self) -> Option<Word> {
        self.words.get(self.at).copied()
    }

    /// Steps over the words in question, and says whether `looked_for` was among them.
    fn skip(&mut self, over: &[Word], looked_for: &[Word]) -> bool {
        let mut found = false;
        while let Some(word) = self.peek().filter(|word| over.contains(word)) {
            found |= looked_for.contains(&word);
            self.at += 1;
        }
        found
    }

    fn group(&mut self, is_first: bool) -> Option<Group> {
        let mut is_extra =
            self.skip(&[Word::Comma, Word::And, Word::Also, Word::Filler], &[Word::And, Word::Also]);
        let days = self.days()?;
        is_extra |= self.skip(&[Word::Comma, Word::Also, Word::Filler], &[Word::Also]);
        // On top of what, if nothing was said before?
        if is_first && is_extra {
            return None;
        }
        if self.peek() == Some(Word::Closed) {
            self.at += 1;
            self.skip(&[Word::Comma, Word::Filler], &[]);
            return (!is_extra).then_some(Group { days, times: Vec::new(), is_extra });
        }
        let mut times = Vec::new();
        loop {
            times.push(self.time()?);
            let before = self.at;
            self.skip(&[Word::Comma, Word::And, Word::Filler], &[]);
            match self.peek() {
                Some(Word::Time(..)) => {}
                None => return Some(Group { days, times, is_extra }),
                Some(_) => {
                    self.at = before;
                    return Some(Group { days, times, is_extra });
                }
            }
        }
    }

    fn days(&mut self) -> Option<Days> {
        let mut days = 0;
        loop {
            let Some(Word::Day(first)) = self.peek() else { return None };
            self.at += 1;
            let mut last = first;
            if self.peek() == Some(Word::To) {
                let Some(Word::Day(end)) = self.words.get(self.at + 1).copied() else { return None };
                self.at += 2;
                last = end;
                if last < first || last >= HOLIDAY {
                    return None;
                }
            }
            days |= (first..=last).fold(0, |bits, day| bits | 1 << day);
            let before = self.at;
            self.skip(&[Word::Comma, Word::And], &[]);
            if !matches!(self.peek(), Some(Word::Day(_))) {
                self.at = before;
                return Some(days);
            }
        }
    }

    fn time(&mut self) -> Option<(u16, u16)> {
        let from = self.clock()?;
        if self.peek() != Some(Word::To) {
            return None;
        }
        self.at += 1;
        let to = self.clock()?;
        (from < to).then_some((from, to))
    }

    /// A time of day. What may be a date or a plain number counts as one only if "Uhr" follows somewhere.
    fn clock(&mut self) -> Option<u16> {
        let Some(Word::Time(minute, is_certain)) = self.peek() else { return None };
        self.at += 1;
        let says_hour = self.words.get(self.at..)?.contains(&Word::Hour);
        self.skip(&[Word::Hour], &[]);
        (is_certain || says_hour).then_some(minute)
    }
}

/// The words of a text; nothing if one of them is unknown.
fn words(text: &str) -> Option<Vec<Word>> {
    let mut words = Vec::new();
    let mut rest = text.trim_matches(|c: char| c.is_whitespace() || c == '.');
    while let Some(first) = rest.chars().next() {
        let is_letter = |c: char| c.is_alphabetic();
        let end = |goes_on: &dyn Fn(char) -> bool| rest.find(|c| !goes_on(c)).unwrap_or(rest.len());
        let length = match first {
            _ if is_letter(first) => end(&is_letter),
            '0'..='9' => end(&|c| c.is_ascii_digit() || ".:".contains(c)),
            _ => first.len_utf8(),
        };
        let (part, left) = rest.split_at(length);
        rest = left.trim_start();
        let word = match first {
            _ if is_letter(first) => {
                let small = part.to_lowercase();
                let is_heading = words.iter().all(|word| *word == Word::Filler) && among(HEADINGS, &small);
                let word = if is_heading { Word::Filler } else { letters(&small)? };
                // "Mo." is short for a day; a stop after anything else ends a sentence or makes a number an ordinal.
                if let (Word::Day(_), 2, Some(after)) = (word, part.len(), rest.strip_prefix('.')) {
                    rest = after.trim_start();
                }
                word
            }
            '0'..='9' => {
                let colon = part.ends_with(':');
                let (minute, is_certain) = clock(part.trim_end_matches(':'))?;
                words.push(Word::Time(minute, is_certain));
                if colon {
                    words.push(Word::Filler);
                }
                continue;
            }
            '-' | '–' | '—' => Word::To,
            '&' | '+' => Word::And,
            ',' | ';' => Word::Comma,
            ':' => Word::Filler,
            _ => return None,
        };
        words.push(word);
    }
    Some(words)
}

fn among(list: &str, word: &str) -> bool {
    list.split(' ').any(|entry| entry == word)
}

fn letters(word: &str) -> Option<Word> {
    if let Some((number, _)) = (0..).zip(GERMAN_DAYS).find(|(_, spellings)| among(spellings, word)) {
        return Some(Word::Day(number));
    }
    Some(match word {
        "uhr" => Word::Hour,
        "bis" => Word::To,
        "und" | "sowie" => Word::And,
        "zusätzlich" | "außerdem" => Word::Also,
        "geschlossen" => Word::Closed,
        "von" | "jeweils" | "jeden" => Word::Filler,
        _ => return None,
    })
}

/// `9`, `9.30` or `9:30` in minutes since midnight, and whether it can only be a time of day.
fn clock(text: &str) -> Option<(u16, bool)> {
    let number = |digits: &str| (digits.len() <= 2).then(|| digits.parse::<u16>().ok())?;
    let (hours, minutes) = match text.split_once([':', '.']) {
        Some((hours, minutes)) if minutes.len() == 2 => (number(hours)?, number(minutes)?),
        Some(_) => return None,
        None => (number(text)?, 0),
    };
    let minute = hours * 60 + minutes;
    (minutes < 60 && minute <= 24 * 60).then_some((minute, text.contains(':')))
}

#[cfg(test)]
mod tests {
    use super::from_german;
    use crate::weekly::Weekly;
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(from_german(text).as_deref(), Some(expected), "{text:?}");
    }

    #[test]
    fn a_door_sign_becomes_a_weekly_value() {
        check("Mo-Fr 9:00-12:00", "Mo-Fr 09:00-12:00");
        check("Mo. - Do. 9 bis 12.30 Uhr", "Mo-Th 09:00-12:30");
        check("Montag – Freitag: 8 – 12 Uhr", "Mo-Fr 08:00-12:00");
        check("Dienstags von 9.00 Uhr bis 11.30 Uhr.", "Tu 09:00-11:30");
        check("Jeden Mittwoch 15 bis 17 Uhr", "We 15:00-17:00");
        check("Sprechzeiten: Di und Do jeweils 9-12 Uhr", "Tu,Th 09:00-12:00");
        check("Offene Sprechstunde: Mi 10-11 Uhr", "We 10:00-11:00");
        check("Mo, Di, Do und Fr 0 - 24 Uhr", "Mo,Tu,Th,Fr 00:00-24:00");
        check("Samstag, Sonntag und feiertags 10 bis 14 Uhr", "Sa,Su,PH 10:00-14:00");
    }

    #[test]
    fn several_times_and_days_stay_apart() {
        check("Di 9-12 Uhr und 14-17 Uhr", "Tu 09:00-12:00,14:00-17:00");
        check("Di 9-12 Uhr & 14-17 Uhr; Do 9:00-12:00", "Tu 09:00-12:00,14:00-17:00; Th 09:00-12:00");
        check("Montag, 14 bis 16 Uhr + Mittwoch, 9 bis 10 Uhr", "Mo 14:00-16:00; We 09:00-10:00");
        check("Mo 8-12 Uhr, Di und Mi 13-15 Uhr", "Mo 08:00-12:00; Tu,We 13:00-15:00");
    }

    #[test]
    fn times_for_a_day_named_before_are_added_only_if_the_text_says_so() {
        check("Mo-Fr 8-12 Uhr, Do zusätzlich 14-18 Uhr", "Mo-Fr 08:00-12:00, Th 14:00-18:00");
        check("Mo-Fr 8-12 Uhr und Do 14-18 Uhr", "Mo-Fr 08:00-12:00, Th 14:00-18:00");
        check("Mo-Fr 8-15 Uhr, Do 8-18 Uhr", "Mo-Fr 08:00-15:00, Th 08:00-18:00");
        assert_eq!(from_german("Mo-Fr 8-12 Uhr, Do 14-18 Uhr"), None);
    }

    #[test]
    fn closed_days_are_off() {
        check("Mo-Fr 8-12 Uhr, Mittwoch geschlossen", "Mo-Fr 08:00-12:00; We off");
        check("Mo-Fr 8-12 Uhr, feiertags geschlossen", "Mo-Fr 08:00-12:00; PH off");
        assert_eq!(from_german("Feiertags geschlossen, Mo-Fr 8-12 Uhr"), None);
    }

    #[test]
    fn whatever_is_more_than_days_and_times_stays_a_text() {
        for text in [
            "",
            "Uhr",
            "Montag",
            "9 bis 12 Uhr",
            "nach Vereinbarung",
            "Mo 9-12 Uhr und nach Vereinbarung",
            "Mo ab 9 Uhr",
            "Mo bis 12 Uhr",
            "Mo 9-12",
            "Mo 9.30-12.00",
            "Mo 22-6 Uhr",
            "Mo 9-9 Uhr",
            "Mo 9-25 Uhr",
            "Mo 9:60-12 Uhr",
            "jeden 2. Montag 9-12 Uhr",
            "jeden zweiten Montag 9-12 Uhr",
            "1. Montag im Monat 9-12 Uhr",
            "Mo 9-12 Uhr (Büro)",
            "Montag 7. Dezember, 9-12 Uhr",
            "Montag, den 07.12. von 9-12 Uhr",
            "zusätzlich Mo 9-12 Uhr",
            "Di zusätzlich 9-12 Uhr",
            "Telefonische Sprechzeiten: Mo 9-12 Uhr",
            "Mo-Fr 9-12 Uhr, in den Ferien geschlossen",
            "So-Di 9-12 Uhr",
            "Mo 9-12 Uhr oder 13-14 Uhr",
            "Mo vormittags",
            "Mo ca. 9-12 Uhr",
        ] {
            assert_eq!(from_german(text), None, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn any_text_gives_a_value_that_can_be_read_or_none(text in any::<String>()) {
            prop_assert!(from_german(&text).is_none_or(|value| Weekly::parse(&value).is_ok()));
        }

        #[test]
        fn any_mix_of_words_gives_a_value_that_can_be_read_or_none(words in prop::collection::vec(prop::sample::select(vec![
            "Mo", "Di.", "Freitag", "feiertags", "bis", "-", "und", ",", "9", "12", "14.30", "17:00", "Uhr", "zusätzlich",
            "geschlossen", "von", ":",
        ]), 0..14)) {
            let text = words.join(" ");
            prop_assert!(from_german(&text).is_none_or(|value| Weekly::parse(&value).is_ok()), "{}", text);
        }
    }
}
