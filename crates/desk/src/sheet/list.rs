//! Several values in one cell: parted by `;` or a line break, in quotes where a value holds one of these itself.
//! It knows no values.

/// The parts of a cell, blank ones included so that cells of several languages stay side by side.
pub fn parts(cell: &str) -> Vec<String> {
    let mut parts = Vec::new();
    let mut rest = cell.trim();
    loop {
        let (part, after) = quoted(rest).unwrap_or_else(|| {
            let end = rest.find([';', '\n']).unwrap_or(rest.len());
            (rest[..end].trim().to_owned(), rest.get(end + 1..))
        });
        parts.push(part);
        match after {
            Some(after) => rest = after.trim_start_matches([' ', '\t', '\r']),
            None => return parts,
        }
    }
}

/// A value in quotes at the beginning, where a separator or nothing follows it, and what comes after.
fn quoted(text: &str) -> Option<(String, Option<&str>)> {
    let inside = text.strip_prefix('"')?;
    let mut value = String::new();
    let mut letters = inside.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        if letter != '"' {
            value.push(letter);
        } else if letters.next_if(|(_, next)| *next == '"').is_some() {
            value.push('"');
        } else {
            let after = inside[at + 1..].trim_start_matches([' ', '\t', '\r']);
            return match after.chars().next() {
                None => Some((value, None)),
                Some(';' | '\n') => Some((value, after.get(1..))),
                Some(_) => None,
            };
        }
    }
    None
}

/// The cell of these values.
pub fn cell<'v>(values: impl IntoIterator<Item = &'v str>) -> String {
    let written = values.into_iter().map(|value| {
        if value.contains([';', '\n']) || value.starts_with('"') {
            format!("\"{}\"", value.replace('"', "\"\""))
        } else {
            value.to_owned()
        }
    });
    written.collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn separators_quotes_and_blanks() {
        for (cell, expected) in [
            ("Impfpass; Ausweis", vec!["Impfpass", "Ausweis"]),
            ("Impfpass\r\nAusweis\n", vec!["Impfpass", "Ausweis"]),
            ("\"a; b\"; c", vec!["a; b", "c"]),
            ("\"Elternbrief\" mitbringen; c", vec!["\"Elternbrief\" mitbringen", "c"]),
            ("\"offen; c", vec!["\"offen", "c"]),
            (";b", vec!["", "b"]),
            ("", vec![""]),
        ] {
            assert_eq!(parts(cell).iter().map(String::as_str).collect::<Vec<_>>(), expected, "{cell}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(values in prop::collection::vec("[a-z\";\n ]{0,6}", 1..4)) {
            let values: Vec<&str> = values.iter().map(|value| value.trim()).collect();
            prop_assert_eq!(parts(&cell(values.iter().copied())), values);
        }
    }
}
