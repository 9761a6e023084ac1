//! What to do, in the words of the file at hand: a spreadsheet calls fields and words otherwise than JSON.
//! It finds no remedy: each kind of mistake has its own.

use super::finding::Finding;
use super::format::finding;
use crate::lang::Lang;
use crate::sheet::columns::{COLUMNS, Column};
use crate::source::Place;
use nahbei_catalogue::Problem;

/// A problem of the format at a place, in one line.
pub fn in_words(problem: &Problem, place: &Place, lang: Lang) -> String {
    if lang == Lang::En {
        return problem.to_string();
    }
    let finding = finding(problem, None, lang);
    let record = finding.record.as_ref().map(|record| format!("[{record}] ")).unwrap_or_default();
    let instead = finding.instead.as_ref().map(|instead| format!(" → {instead}")).unwrap_or_default();
    let what = finding.kind.words(lang).what;
    format!("{record}{what}: {}{instead}. {}", finding.found, remedy(&finding, place, lang))
}

/// What to do about a finding at a place.
pub fn remedy(finding: &Finding, place: &Place, lang: Lang) -> String {
    let remedy = finding.kind.words(lang).remedy;
    match (place, lang) {
        (Place::Cell(_), Lang::De) => in_table(remedy, &finding.pointer),
        _ => remedy.to_owned(),
    }
}

/// The same with the heads and words of a spreadsheet between its quotation marks.
fn in_table(remedy: &str, pointer: &str) -> String {
    let mut parts = remedy.split('„');
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, rest) = part.split_once('“').unwrap_or((part, ""));
        let shown = head_of(name, pointer).or_else(|| word_of(name)).unwrap_or(name);
        text.extend(["„", shown, "“", rest]);
    }
    text
}

/// The head of the column for a field; of several the one that is nearest to where the mistake is.
fn head_of(field: &str, pointer: &str) -> Option<&'static str> {
    let fields = COLUMNS.iter().filter(|column| column.path.rsplit('/').next() == Some(field));
    // `/offers/3/hours/0/note` is in the same group as `hours/*/weekly`.
    let group = |column: &Column| column.path.split('/').next().unwrap_or_default();
    let is_near = |column: &Column| pointer.split('/').nth(3) == Some(group(column));
    fields
        .max_by_key(|column| (is_near(column), std::cmp::Reverse(column.path.len())))
        .map(|column| column.head)
}

/// The word of a closed list as a spreadsheet spells it.
fn word_of(id: &str) -> Option<&'static str> {
    let words = COLUMNS.iter().filter_map(|column| column.kind.words()).flatten();
    words.into_iter().find(|(known, _)| *known == id).map(|(_, word)| *word)
}

#[cfg(test)]
mod tests {
    use super::in_table;

    #[test]
    fn an_editor_of_a_spreadsheet_reads_its_own_heads_and_words() {
        for (remedy, pointer, expected) in [
            ("„visible_to“ verlängern", "/offers/0/visible_to", "„Zeigen bis“ verlängern"),
            ("oder „on-site“ streichen", "/offers/0/reach", "oder „vor Ort“ streichen"),
            ("unter „note“ sagen", "/offers/0/places/0/street", "unter „Hinweis zum Ort“ sagen"),
            ("unter „note“ schreiben", "/offers/0/hours/1/weekly", "unter „Zeiten Hinweis“ schreiben"),
            ("mit „https://“", "/offers/0", "mit „https://“"),
        ] {
            assert_eq!(in_table(remedy, pointer), expected);
        }
    }
}
