//! Reads a weekly value into rules. It decides no day: what the rules mean for one is in `weekly`.
//!
//! Grammar, blanks being free: `rule ((";" | ",") rule)* [";" | ","]`, where a rule is
//! `[days] [times] [state] ["text"]` with at least one of the first three; a rule after "," begins with days.

use super::{DAY, HOLIDAY, Mode, Reason, Refusal, Rule, last_counts, words::Word, words::words};

/// The latest end OSM allows: the midnight after the next.
const LATEST_END: u16 = 2 * DAY;

/// A word with the bytes of the value it takes.
pub(super) type Placed = (Word, std::ops::Range<usize>);

pub(super) fn rules(value: &str) -> Result<Vec<Rule>, Refusal> {
    let (words, foreign) = words(value);
    if words.is_empty() {
        return Err(Refusal { part: String::new(), reason: Reason::Empty });
    }
    let mut reader = Reader { value, words: &words, foreign, at: 0 };
    let (mut rules, mut parts): (Vec<Rule>, Vec<String>) = (Vec::new(), Vec::new());
    let mut only_days = None;
    let mut added = false;
    while reader.peek().is_some() {
        let begin = reader.at;
        let rule = reader.rule(added, rules.last())?;
        // Almost always written by mistake: on a holiday the later rule would win, and the door would be shut.
        if let Some((_, part)) = rules.iter().zip(&parts).find(|(earlier, _)| takes_back(&rule, earlier)) {
            return Err(Refusal { part: part.clone(), reason: Reason::HolidayBeforeWeekdays });
        }
        let part = reader.text(begin, reader.at - 1);
        let closes_times = rule.mode == Mode::Off && !rule.times.is_empty();
        rules.push(rule);
        // "Mo-Fr 08:00-18:00, 12:00-13:00 off" is one rule that closes both, and not what its writer means.
        if closes_times && !last_counts(&rules) {
            return Err(Refusal { part, reason: Reason::ClosesNothing });
        }
        // Beside rules with times: the whole day, or the times of its neighbour?
        if matches!(reader.words[..reader.at].last(), Some((Word::Weekday(_) | Word::Holiday, _))) {
            only_days.get_or_insert_with(|| part.clone());
        }
        parts.push(part);
        added = match reader.peek() {
            None | Some(Word::Semicolon) => false,
            Some(Word::Comma) => true,
            Some(Word::Weekday(_) | Word::Holiday | Word::Time(_) | Word::Always) => {
                return Err(reader.refuse(reader.at, Reason::MissingSeparator));
            }
            Some(_) => return Err(reader.refuse(reader.at, Reason::OutOfPlace)),
        };
        reader.at += 1;
    }
    let has_times = rules.iter().any(|rule| rule.mode != Mode::Off && !rule.times.is_empty());
    match only_days.filter(|_| has_times) {
        Some(part) => Err(Refusal { part, reason: Reason::TimesMissing }),
        None => Ok(rules),
    }
}

/// Whether `later` says something about weekdays that undoes what `earlier` says about public holidays alone.
fn takes_back(later: &Rule, earlier: &Rule) -> bool {
    earlier.days == HOLIDAY && later.days & HOLIDAY == 0 && later.mode != Mode::Off
}

struct Reader<'a> {
    value: &'a str,
    words: &'a [Placed],
    /// Why the last word is refused, if it is a foreign one.
    foreign: Option<Refusal>,
    at: usize,
}

impl Reader<'_> {
    fn peek(&self) -> Option<Word> {
        self.ahead(0)
    }

    fn ahead(&self, by: usize) -> Option<Word> {
        self.words.get(self.at + by).map(|(word, _)| *word)
    }

    /// A refusal of everything from the word numbered `begin` to the word in hand; a foreign word in hand, or right
    /// behind it, is the better reason.
    fn refuse(&self, begin: usize, reason: Reason) -> Refusal {
        let is_near = [self.peek(), self.ahead(1)].contains(&Some(Word::Foreign));
        match self.foreign.clone().filter(|_| is_near) {
            Some(foreign) => foreign,
            None => Refusal { part: self.text(begin, self.at), reason },
        }
    }

    /// The value from one word to another, both inclusive.
    fn text(&self, first: usize, last: usize) -> String {
        let place = |number: usize| self.words.get(number.min(self.words.len() - 1)).map(|(_, place)| place);
        let bytes =
            place(first).zip(place(last)).and_then(|(first, last)| self.value.get(first.start..last.end));
        bytes.unwrap_or(self.value).to_owned()
    }

    fn rule(&mut self, added: bool, before: Option<&Rule>) -> Result<Rule, Refusal> {
        let begin = self.at;
        let days = self.days()?;
        if added && days == 0 {
            return Err(self.refuse(begin - 1, Reason::OutOfPlace));
        }
        let is_always = self.peek() == Some(Word::Always);
        let times = self.times()?;
        let has_days_or_times = self.at > begin;
        let mode = match self.peek() {
            Some(Word::Mode(mode)) => {
                self.at += 1;
                Some(mode)
            }
            _ => None,
        };
        let has_text = self.peek() == Some(Word::Text);
        if !has_days_or_times && mode.is_none() {
            return Err(self.refuse(begin, if has_text { Reason::OnlyText } else { Reason::OutOfPlace }));
        }
        self.at += usize::from(has_text);
        let mode = mode.unwrap_or(if has_text { Mode::Unsure } else { Mode::Open });
        let is_added_to = self.peek() == Some(Word::Comma);
        if is_always && (days != 0 || before.is_some() || mode == Mode::Off || is_added_to) {
            self.at -= usize::from(!is_added_to);
            return Err(self.refuse(begin, Reason::AlwaysWithMore));
        }
        // Readers of OSM values disagree with people on what every day means after rules for some days.
        let is_plain = |rule: &Rule| rule.days == 0 && rule.mode == Mode::Open;
        let rule = Rule { days, times, mode, replaces: !added && mode != Mode::Off };
        if days == 0
            && mode != Mode::Off
            && before.is_some_and(|before| !is_plain(before) || !is_plain(&rule))
        {
            self.at -= 1;
            return Err(self.refuse(begin, Reason::DaysMissing));
        }
        Ok(rule)
    }

    /// A list of days and ranges of days as bits; 0 where there is none.
    fn days(&mut self) -> Result<u8, Refusal> {
        let mut days = 0;
        loop {
            let begin = self.at;
            match self.peek() {
                Some(Word::Holiday) => days |= HOLIDAY,
                Some(Word::Weekday(first)) if self.ahead(1) == Some(Word::Dash) => {
                    self.at += 2;
                    let last = match self.peek() {
                        Some(Word::Weekday(last)) => last,
                        Some(Word::Holiday) => return Err(self.refuse(begin, Reason::HolidayInRange)),
                        _ => return Err(self.refuse(begin, Reason::OutOfPlace)),
                    };
                    let length = (last + 7 - first) % 7;
                    days |= (0..=length).fold(0, |bits, day| bits | 1 << ((first + day) % 7));
                }
                Some(Word::Weekday(day)) => days |= 1 << day,
                _ => return Ok(days),
            }
            self.at += 1;
            if self.peek() == Some(Word::Dash) && days & HOLIDAY != 0 {
                return Err(self.refuse(begin, Reason::HolidayInRange));
            }
            match (self.peek(), self.ahead(1)) {
                (Some(Word::Comma), Some(Word::Weekday(_) | Word::Holiday)) => self.at += 1,
                _ => return Ok(days),
            }
        }
    }

    /// A list of times, each from and to; empty where there is none or `24/7` stands for all of them.
    fn times(&mut self) -> Result<Vec<(u16, u16)>, Refusal> {
        let mut times = Vec::new();
        if self.peek() == Some(Word::Always) {
            self.at += 1;
            return Ok(times);
        }
        while let Some(Word::Time(from)) = self.peek() {
            let begin = self.at;
            if self.ahead(1) != Some(Word::Dash) {
                return Err(self.refuse(begin, Reason::SingleTime));
            }
            let Some(Word::Time(to)) = self.ahead(2) else {
                self.at += 1;
                return Err(self.refuse(begin, Reason::NoEnd));
            };
            self.at += 2;
            if from >= DAY || to > LATEST_END {
                return Err(self.refuse(begin, Reason::TooLate));
            }
            // An end at or before the beginning is meant for the next day.
            times.push((from, if to <= from { to + DAY } else { to }));
            self.at += 1;
            match (self.peek(), self.ahead(1)) {
                (Some(Word::Comma), Some(Word::Time(_))) => self.at += 1,
                _ => break,
            }
        }
        Ok(times)
    }
}
