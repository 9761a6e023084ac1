//! Reading one JSON object field by field, noting every mistake and going on. It knows no offer.

use crate::{Language, Loss, Problem, Rule, Stated, Term, Text, contact::web_link, text::MACHINE};
use jiff::civil::Date;
use serde_json::{Map, Value};

/// The longest name, in characters.
pub(crate) const NAME_LENGTH: usize = 200;
/// The longest text, in characters.
pub(crate) const TEXT_LENGTH: usize = 4_000;

/// One object of the file, with the problems found so far.
pub(crate) struct Fields<'v, 'p> {
    object: &'v Map<String, Value>,
    pointer: String,
    record: Option<String>,
    problems: &'p mut Vec<Problem>,
    known: Vec<&'static str>,
}

impl<'v, 'p> Fields<'v, 'p> {
    pub(crate) fn new(
        object: &'v Map<String, Value>,
        pointer: String,
        record: Option<String>,
        problems: &'p mut Vec<Problem>,
    ) -> Self {
        Self { object, pointer, record, problems, known: Vec::new() }
    }

    /// Reads a whole object with `read` and reports the fields that nobody asked for.
    fn enter<T>(mut self, read: impl FnOnce(&mut Fields<'v, '_>) -> Option<T>) -> Option<T> {
        let value = read(&mut self);
        self.report_unknown();
        value
    }

    /// Reports fields that were never asked for.
    pub(crate) fn report_unknown(&mut self) {
        let unknown: Vec<&'v String> =
            self.object.keys().filter(|key| !self.known.contains(&key.as_str())).collect();
        for key in unknown {
            let rule = Rule::UnknownField { allowed: self.known.clone() };
            self.problem(&pointer_part(key), rule, Loss::Nothing);
        }
    }

    /// Notes a mistake at `key`: a field, or the way from it to a value inside, such as `needs/1`.
    pub(crate) fn problem(&mut self, key: &str, rule: Rule, loss: Loss) {
        let pointer = if key.is_empty() { self.pointer.clone() } else { format!("{}/{key}", self.pointer) };
        self.problems.push(Problem { record: self.record.clone(), pointer, rule, loss });
    }

    /// Makes a field known that is read elsewhere.
    pub(crate) fn know(&mut self, key: &'static str) {
        self.known.push(key);
    }

    /// The value of a field; JSON's `null` is a missing value.
    pub(crate) fn value(&mut self, key: &'static str) -> Option<&'v Value> {
        self.known.push(key);
        self.object.get(key).filter(|value| !value.is_null())
    }

    pub(crate) fn optional<T>(
        &mut self,
        key: &'static str,
        parse: impl FnOnce(&Value) -> Result<T, Rule>,
    ) -> Option<T> {
        match parse(self.value(key)?) {
            Ok(value) => Some(value),
            Err(rule) => {
                self.problem(key, rule, Loss::Value);
                None
            }
        }
    }

    pub(crate) fn stated<T>(
        &mut self,
        key: &'static str,
        parse: impl FnOnce(&Value) -> Result<T, Rule>,
    ) -> Stated<T> {
        self.optional(key, parse).into()
    }

    pub(crate) fn required<T>(
        &mut self,
        key: &'static str,
        parse: impl FnOnce(&Value) -> Result<T, Rule>,
    ) -> Option<T> {
        // What a part such as `/offers/3/contacts/0` misses costs that part, not the offer.
        let loss = if self.pointer.matches('/').count() <= 2 { Loss::Offer } else { Loss::Value };
        let parsed = self.value(key).map_or(Err(Rule::Missing), parse);
        parsed.map_err(|rule| self.problem(key, rule, loss)).ok()
    }

    /// A list; an element that does not parse is noted and left out. An empty list states nothing.
    pub(crate) fn list<T>(
        &mut self,
        key: &'static str,
        parse: impl Fn(&Value) -> Result<T, Rule>,
    ) -> Option<Vec<T>> {
        let elements = self.elements(key)?;
        let mut list = Vec::with_capacity(elements.len());
        for (at, element) in elements.iter().enumerate() {
            match parse(element) {
                Ok(value) => list.push(value),
                Err(rule) => self.problem(&format!("{key}/{at}"), rule, Loss::Value),
            }
        }
        (!list.is_empty()).then_some(list)
    }

    /// An object; `read` says `None` when it is not worth keeping.
    pub(crate) fn object<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(&mut Fields<'v, '_>) -> Option<T>,
    ) -> Option<T> {
        let value = self.value(key)?;
        self.enter_value(key, value, read)
    }

    /// Whether there is an object, whatever may be wrong inside it.
    pub(crate) fn has_object(&self, key: &str) -> bool {
        self.object.get(key).is_some_and(Value::is_object)
    }

    /// A list of objects.
    pub(crate) fn objects<T>(
        &mut self,
        key: &'static str,
        read: impl Fn(&mut Fields<'v, '_>) -> Option<T>,
    ) -> Option<Vec<T>> {
        let elements = self.elements(key)?;
        let list: Vec<T> = elements
            .iter()
            .enumerate()
            .filter_map(|(at, element)| self.enter_value(&format!("{key}/{at}"), element, &read))
            .collect();
        (!list.is_empty()).then_some(list)
    }

    fn elements(&mut self, key: &'static str) -> Option<&'v Vec<Value>> {
        let value = self.value(key)?;
        let elements = value.as_array();
        if elements.is_none() {
            self.problem(key, wrong_type("a list", value), Loss::Value);
        }
        elements
    }

    fn enter_value<T>(
        &mut self,
        key: &str,
        value: &'v Value,
        read: impl FnOnce(&mut Fields<'v, '_>) -> Option<T>,
    ) -> Option<T> {
        let Some(object) = value.as_object() else {
            self.problem(key, wrong_type("an object { … }", value), Loss::Value);
            return None;
        };
        let pointer = format!("{}/{key}", self.pointer);
        Fields::new(object, pointer, self.record.clone(), self.problems).enter(read)
    }

    /// A text in one or several languages.
    pub(crate) fn text(&mut self, key: &'static str, most: usize) -> Option<Text> {
        let value = self.value(key)?;
        self.text_at(key, value, most)
    }

    /// A text that must be there; without it `loss` is lost.
    pub(crate) fn required_text(&mut self, key: &'static str, most: usize, loss: Loss) -> Option<Text> {
        let text = self.text(key, most);
        if text.is_none() {
            self.problem(key, Rule::Missing, loss);
        }
        text
    }

    fn text_at(&mut self, key: &str, value: &Value, most: usize) -> Option<Text> {
        let Value::Object(map) = value else { return self.string_at(key, value, most).map(Text::german) };
        let mut texts: Vec<(Language, String)> = Vec::new();
        let languages = map.iter().filter(|(code, value)| !value.is_null() && *code != MACHINE);
        for (code, value) in languages {
            let pointer = format!("{key}/{}", pointer_part(code));
            let Some(text) = self.string_at(&pointer, value, most) else { continue };
            // Of "TR" and "tr" one is enough, and the small one is right.
            let spelled_twice = |language: &Language| {
                texts.iter().any(|(known, _)| known == language)
                    || language.code() != code && map.contains_key(language.code())
            };
            match Language::new(code).filter(|language| !spelled_twice(language)) {
                Some(language) => texts.push((language, text)),
                None => self.problem(&pointer, Rule::NotALanguage(code.clone()), Loss::Value),
            }
        }
        let is_german = |(code, value): (&String, &Value)| {
            code.eq_ignore_ascii_case(Language::GERMAN) && !value.is_null()
        };
        if !map.iter().any(is_german) {
            self.problem(key, Rule::NoGerman, Loss::Nothing);
        }
        let machine = map.get(MACHINE).map(|list| self.machine(&format!("{key}/{MACHINE}"), list, &texts));
        Some(Text::in_languages(texts)?.by_machine(machine.unwrap_or_default()))
    }

    /// The languages of a text that a machine translated.
    fn machine(&mut self, pointer: &str, list: &Value, texts: &[(Language, String)]) -> Vec<Language> {
        let Some(elements) = list.as_array() else {
            self.problem(pointer, wrong_type("a list of languages", list), Loss::Value);
            return Vec::new();
        };
        let mut machine = Vec::new();
        for (at, element) in elements.iter().enumerate() {
            match language(element) {
                Ok(language) if texts.iter().any(|(known, _)| *known == language) => machine.push(language),
                Ok(language) => {
                    let rule = Rule::NotALanguage(language.to_string());
                    self.problem(&format!("{pointer}/{at}"), rule, Loss::Value);
                }
                Err(rule) => self.problem(&format!("{pointer}/{at}"), rule, Loss::Value),
            }
        }
        machine
    }

    pub(crate) fn stated_text(&mut self, key: &'static str) -> Stated<Text> {
        self.text(key, TEXT_LENGTH).into()
    }

    pub(crate) fn string(&mut self, key: &'static str, most: usize) -> Option<String> {
        let value = self.value(key)?;
        self.string_at(key, value, most)
    }

    fn string_at(&mut self, key: &str, value: &Value, most: usize) -> Option<String> {
        match text(value) {
            Ok(text) => {
                let found = text.chars().count();
                if found <= most {
                    return Some(text);
                }
                self.problem(key, Rule::TooLong { most, found }, Loss::Nothing);
                Some(text.chars().take(most).collect())
            }
            Err(rule) => {
                self.problem(key, rule, Loss::Value);
                None
            }
        }
    }

    /// A list of texts. An empty one states that there are none; one of which nothing can be read does not.
    pub(crate) fn texts(&mut self, key: &'static str) -> Stated<Vec<Text>> {
        let Some(elements) = self.elements(key) else { return Stated::NotStated };
        let texts: Vec<Text> = elements
            .iter()
            .enumerate()
            .filter_map(|(at, element)| self.text_at(&format!("{key}/{at}"), element, TEXT_LENGTH))
            .collect();
        if elements.is_empty() || !texts.is_empty() { Stated::Known(texts) } else { Stated::NotStated }
    }

    /// Whether a flag is set.
    pub(crate) fn flag(&mut self, key: &'static str) -> bool {
        self.optional(key, boolean).unwrap_or(false)
    }

    /// Whether a flag is set that protects somebody: one that nobody can read is.
    pub(crate) fn protective_flag(&mut self, key: &'static str) -> bool {
        match self.value(key).map(boolean) {
            None => false,
            Some(Ok(flag)) => flag,
            Some(Err(rule)) => {
                self.problem(key, rule, Loss::Nothing);
                true
            }
        }
    }

    /// Notes a range that runs backwards; true when it runs forwards.
    pub(crate) fn runs_forwards<T: PartialOrd>(
        &mut self,
        from: Option<T>,
        to: Option<T>,
        spell: impl Fn(T) -> String,
    ) -> bool {
        match (from, to) {
            (Some(from), Some(to)) if from > to => {
                let rule = Rule::Backwards { from: spell(from), to: spell(to) };
                self.problem("", rule, Loss::Value);
                false
            }
            _ => true,
        }
    }
}

/// A name from the file as a part of a JSON pointer (RFC 6901).
pub(crate) fn pointer_part(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

/// A value of another type than `expected`.
pub(crate) fn wrong_type(expected: &'static str, value: &Value) -> Rule {
    Rule::WrongType { expected, found: value.clone() }
}

/// A control character, or a mark that turns the direction of what follows.
pub(crate) fn is_unsafe(letter: char) -> bool {
    let turns = matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    turns || (letter.is_control() && letter != '\n')
}

/// A text, trimmed, without control characters and without marks that turn the direction of what follows.
pub(crate) fn text(value: &Value) -> Result<String, Rule> {
    let text = value.as_str().ok_or_else(|| wrong_type("a text in quotes", value))?;
    // A tab parts words: out of a spreadsheet comes "Mo<tab>9 Uhr".
    let clean: String =
        text.chars().map(|c| if c == '\t' { ' ' } else { c }).filter(|c| !is_unsafe(*c)).collect();
    match clean.trim() {
        "" => Err(Rule::Empty),
        trimmed => Ok(trimmed.to_owned()),
    }
}

/// A text no longer than a name.
pub(crate) fn name(value: &Value) -> Result<String, Rule> {
    let text = text(value)?;
    let found = text.chars().count();
    if found > NAME_LENGTH { Err(Rule::TooLong { most: NAME_LENGTH, found }) } else { Ok(text) }
}

pub(crate) fn boolean(value: &Value) -> Result<bool, Rule> {
    value.as_bool().ok_or_else(|| wrong_type("true or false", value))
}

pub(crate) fn term<T: Term>(value: &Value) -> Result<T, Rule> {
    let found = text(value)?;
    T::from_id(&found)
        .ok_or_else(|| Rule::UnknownWord { found, allowed: T::ALL.iter().map(|term| term.id()).collect() })
}

/// A whole number from 0 to `most`.
pub(crate) fn whole_number(value: &Value, most: u16, bounds: &'static str) -> Result<u16, Rule> {
    let out_of_bounds = || Rule::OutOfBounds { found: value.clone(), bounds };
    let number = value.as_number().ok_or_else(|| wrong_type(bounds, value))?;
    let number = number.as_u64().and_then(|n| u16::try_from(n).ok()).ok_or_else(out_of_bounds)?;
    (number <= most).then_some(number).ok_or_else(out_of_bounds)
}

/// A day as it is written in a file. Spelled here because the library's own spelling brings its error texts into
/// the wasm, 40 kB of them.
pub(crate) fn spell_date(date: Date) -> String {
    format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day())
}

/// A day in the form `YYYY-MM-DD`.
pub(crate) fn date(value: &Value) -> Result<Date, Rule> {
    let found = text(value)?;
    day_of(&found).ok_or(Rule::NotADate(found))
}

fn day_of(written: &str) -> Option<Date> {
    let parts: Vec<&str> = written.split('-').collect();
    let is_number = |part: &str, length| part.len() == length && part.bytes().all(|b| b.is_ascii_digit());
    match parts[..] {
        [year, month, day] if is_number(year, 4) && is_number(month, 2) && is_number(day, 2) => {
            Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
        }
        _ => None,
    }
}

pub(crate) fn language(value: &Value) -> Result<Language, Rule> {
    let found = text(value)?;
    Language::new(&found).ok_or(Rule::NotALanguage(found))
}

pub(crate) fn postal_code(value: &Value) -> Result<String, Rule> {
    match value.as_str() {
        Some(code) if code.len() == 5 && code.bytes().all(|b| b.is_ascii_digit()) => Ok(code.to_owned()),
        _ => Err(Rule::NotAPostalCode(value.clone())),
    }
}

pub(crate) fn link(value: &Value) -> Result<String, Rule> {
    let found = text(value)?;
    web_link(&found).ok_or(Rule::NotALink(found))
}
