//! Looking into a record. It changes nothing.

use serde_json::Value;
use std::collections::BTreeSet;

/// The value at a dotted path such as `properties.TELEFON` or `geometry.coordinates.0`.
///
/// A field whose own name holds a dot is found as well.
pub fn look_up<'r>(record: &'r Value, path: &str) -> Option<&'r Value> {
    match record {
        Value::Object(fields) => fields.get(path).or_else(|| {
            let mut dots = path.match_indices('.');
            dots.find_map(|(dot, _)| look_up(fields.get(&path[..dot])?, &path[dot + 1..]))
        }),
        Value::Array(items) => {
            let (number, rest) =
                path.split_once('.').map_or((path, None), |(number, rest)| (number, Some(rest)));
            let item = items.get(number.parse::<usize>().ok()?)?;
            rest.map_or(Some(item), |rest| look_up(item, rest))
        }
        _ => None,
    }
}

/// Whether a value says anything: null, blank texts and lists and objects of nothing else do not.
pub fn is_stated(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Bool(_) | Value::Number(_) => true,
        Value::String(text) => !text.trim().is_empty(),
        Value::Array(items) => items.iter().any(is_stated),
        Value::Object(fields) => fields.values().any(is_stated),
    }
}

/// A single value as one writes it; `None` for lists and objects.
pub fn written(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Bool(_) | Value::Number(_) => Some(value.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

/// The parts of a text between any of the separators, without blank ones.
pub fn split<'t>(text: &'t str, separators: &[String]) -> Vec<&'t str> {
    let cut = |parts: Vec<&'t str>, separator: &String| {
        parts.into_iter().flat_map(|part| part.split(separator.as_str())).collect()
    };
    let mut parts = separators.iter().fold(vec![text], cut);
    parts.retain(|part| !part.trim().is_empty());
    parts
}

/// The dotted paths of all stated values; a list is one value.
pub fn stated_paths(record: &Value) -> BTreeSet<String> {
    fn walk(value: &Value, path: &str, paths: &mut BTreeSet<String>) {
        match value {
            Value::Object(fields) => {
                for (key, value) in fields {
                    let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                    walk(value, &path, paths);
                }
            }
            value if is_stated(value) => drop(paths.insert(path.to_owned())),
            _ => {}
        }
    }
    let mut paths = BTreeSet::new();
    walk(record, "", &mut paths);
    paths
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_value_is_found_by_its_path() {
        let record = json!({"a": {"b": [1, {"c": 2}]}, "d.e": {"f": 3}, "d": {"e": {"g": 4}}});
        for (path, found) in [
            ("a.b.0", Some(json!(1))),
            ("a.b.1.c", Some(json!(2))),
            ("d.e.f", Some(json!(3))),
            ("d.e.g", Some(json!(4))),
            ("a.b.2", None),
            ("a.b.x", None),
            ("a.b.0.c", None),
            ("", None),
            ("..", None),
        ] {
            assert_eq!(look_up(&record, path), found.as_ref(), "{path}");
        }
    }

    #[test]
    fn zero_and_false_are_stated_and_blanks_are_not() {
        for value in [json!(0), json!(false), json!([0]), json!("x")] {
            assert!(is_stated(&value), "{value}");
        }
        for value in [json!(null), json!(" \n"), json!([]), json!([""]), json!({"a": null})] {
            assert!(!is_stated(&value), "{value}");
        }
    }

    #[test]
    fn texts_are_split_at_every_separator() {
        let separators = ["\n".to_owned(), "   ".to_owned()];
        assert_eq!(split("\na b   c\n", &separators), ["a b", "c"]);
        assert_eq!(split("a", &[]), ["a"]);
        assert!(split(" ", &separators).is_empty());
    }
}
