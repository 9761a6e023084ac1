//! Where in a text a JSON value stands. It judges nothing: it finds line and column for what others found wrong.

use serde_json::value::RawValue;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt;

/// A place in a text, both numbers from 1, columns in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Line.
    pub line: usize,
    /// Column.
    pub column: usize,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.line, self.column)
    }
}

/// Finds JSON pointers in one text.
///
/// It reads with the same reader as the catalogue, so a text that one can read is one the other can find its way in.
pub struct Locator<'t> {
    text: &'t str,
    line_starts: Vec<usize>,
    /// The text of every value seen so far, by its pointer.
    values: HashMap<String, &'t str>,
    opened: HashSet<String>,
}

impl<'t> Locator<'t> {
    /// A locator for a text without byte order mark.
    pub fn new(text: &'t str) -> Self {
        let line_starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        let values = HashMap::from([(String::new(), text)]);
        Self { text, line_starts, values, opened: HashSet::new() }
    }

    /// Where the value of a pointer begins; for a value that is not there, where the value that should hold it does.
    pub fn place(&mut self, pointer: &str) -> Place {
        let value = self.value(pointer);
        let value = value.trim_start();
        self.place_of_byte(value.as_ptr().addr() - self.text.as_ptr().addr())
    }

    /// The place of a byte of the text.
    pub fn place_of_byte(&self, byte: usize) -> Place {
        let line = self.line_starts.partition_point(|start| *start <= byte);
        let start = self.line_starts.get(line.saturating_sub(1)).copied().unwrap_or_default();
        let column = 1 + self.text.get(start..byte).map_or(0, |before| before.chars().count());
        Place { line, column }
    }

    /// How many elements the list at a pointer has; 0 where there is no list.
    pub fn length(&mut self, pointer: &str) -> usize {
        let value = self.value(pointer);
        serde_json::from_str::<Vec<&RawValue>>(value).map_or(0, |list| list.len())
    }

    fn value(&mut self, pointer: &str) -> &'t str {
        if let Some(value) = self.values.get(pointer) {
            return value;
        }
        let Some((parent, _)) = pointer.rsplit_once('/') else { return self.text };
        let holder = self.value(parent);
        if self.opened.insert(parent.to_owned()) {
            for (key, value) in children(holder) {
                self.values.insert(format!("{parent}/{key}"), value);
            }
        }
        self.values.get(pointer).copied().unwrap_or(holder)
    }
}

/// The values directly inside an object or a list, by their part of a pointer.
fn children(value: &str) -> Vec<(String, &str)> {
    if let Ok(object) = serde_json::from_str::<BTreeMap<String, &RawValue>>(value) {
        let escape = |key: String| key.replace('~', "~0").replace('/', "~1");
        return object.into_iter().map(|(key, raw)| (escape(key), raw.get())).collect();
    }
    let list = serde_json::from_str::<Vec<&RawValue>>(value).unwrap_or_default();
    list.into_iter().enumerate().map(|(at, raw)| (at.to_string(), raw.get())).collect()
}

/// The last field that is named before a byte of a text that may not be JSON at all.
pub fn field_before(text: &str, byte: usize) -> Option<&str> {
    let before = text.get(..byte)?;
    before.rmatch_indices(':').find_map(|(colon, _)| {
        let named = before[..colon].trim_end().strip_suffix('"')?;
        let field = &named[named.rfind('"')? + 1..];
        (!field.is_empty() && !field.contains(['\n', ',', ':'])).then_some(field)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_found_by_line_and_column_of_characters() {
        let text = "{\n  \"ä\": [\"ü\", 1, {\"a/b\": null}],\n\"z\": 2}";
        let mut locator = Locator::new(text);
        for (pointer, line, column) in [
            ("", 1, 1),
            ("/ä", 2, 8),
            ("/ä/0", 2, 9),
            ("/ä/1", 2, 14),
            ("/ä/2/a~1b", 2, 25),
            ("/z", 3, 6),
            ("/missing", 1, 1),
            ("/ä/2/missing", 2, 17),
            ("/ä/9/deeper", 2, 8),
        ] {
            assert_eq!(locator.place(pointer), Place { line, column }, "{pointer}");
        }
        assert_eq!((locator.length("/ä"), locator.length("/z")), (3, 0));
    }

    #[test]
    fn the_field_before_a_mistake_is_named() {
        for (text, field) in [
            (r#"{"name": x"#, Some("name")),
            (r#"{"url": "https://a.b" "x""#, Some("url")),
            (r#"{"a" : 1, "b": ["#, Some("b")),
            ("{", None),
            ("", None),
        ] {
            assert_eq!(field_before(text, text.len()), field, "{text}");
        }
    }
}
