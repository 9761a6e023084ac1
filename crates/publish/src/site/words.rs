//! Everyday words as published: those that come with the app, and what the site folders add to them.
//! It searches nothing; how words lead to offers is the finder's part.

mod addition;
mod mistakes;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Map, Value};

use super::read_object;
use crate::folder;
use crate::said;
pub use addition::{Addition, Kind};

/// The file of all kinds of help.
const KINDS: &str = "kinds.json";

/// Folder of the words, one file a language; also where such a file keeps its kinds.
const FOLDER: &str = "words";
const KINDS_OF_LANGUAGE: &str = "kinds";

/// The kinds of help and the words of all languages.
pub struct Words {
    kinds: Map<String, Value>,
    languages: BTreeMap<String, Language>,
}

/// The words file of one language.
struct Language {
    /// What families say, by kind.
    kinds: Map<String, Value>,
    /// Everything else, which towns do not change.
    rest: Map<String, Value>,
}

impl Words {
    /// Reads the words in `app`, the folder the app is copied from, and adds those of site folders.
    ///
    /// # Errors
    /// Names every mistake with file, kind, rule and the way out, one a line.
    pub fn of(app: &Path, additions: &[Addition]) -> Result<Self> {
        let mut words = Self::read(app)?;
        // Each addition alone, for each of these sites is also published alone.
        let mistakes = words.mistakes(additions);
        ensure!(mistakes.is_empty(), "{}", mistakes.join("\n"));
        for kind in additions.iter().flat_map(|addition| &addition.kinds) {
            words.add(kind);
        }
        Ok(words)
    }

    /// Writes `kinds.json` and `words/`, without blanks, into the folder to publish; words in small letters, as they are
    /// compared, which saves a thirtieth of the German ones.
    ///
    /// # Errors
    /// When a file cannot be written.
    pub fn write(self, published: &Path) -> Result<()> {
        fs::write(published.join(KINDS), serde_json::to_vec(&self.kinds)?)?;
        let folder = published.join(FOLDER);
        fs::create_dir_all(&folder)?;
        for (language, Language { kinds, mut rest }) in self.languages {
            rest.insert(KINDS_OF_LANGUAGE.into(), kinds.into());
            rest.values_mut().for_each(in_small_letters);
            fs::write(folder.join(format!("{language}.json")), serde_json::to_vec(&rest)?)?;
        }
        Ok(())
    }

    fn read(app: &Path) -> Result<Self> {
        let kinds = read_object(&app.join(KINDS))?;
        let mut languages = BTreeMap::new();
        let mut files = folder::files(&app.join(FOLDER))?;
        // A built app has the compressed ones beside them.
        files.retain(|file| file.extension().is_some_and(|extension| extension == "json"));
        for file in files {
            let language = file
                .file_stem()
                .and_then(|stem| stem.to_str())
                .context(said("eine Datei mit Worten hat keinen Namen", "a words file has no name"))?;
            let mut rest = read_object(&file)?;
            let Some(Value::Object(kinds)) = rest.remove(KINDS_OF_LANGUAGE) else {
                let shown = file.display();
                bail!(said(
                    format!(
                        "{shown}: {KINDS_OF_LANGUAGE} fehlt; ein Objekt von Art der Hilfe zu Worten ergänzen"
                    ),
                    format!("{shown}: lacks {KINDS_OF_LANGUAGE}; add an object from kind to phrases")
                ));
            };
            languages.insert(language.to_owned(), Language { kinds, rest });
        }
        Ok(Self { kinds, languages })
    }

    fn add(&mut self, kind: &Kind) {
        let entry = self.kinds.entry(&kind.id).or_insert_with(|| Map::new().into());
        if let Some(fields) = entry.as_object_mut() {
            for (key, texts) in [("needs", &kind.needs), ("also", &kind.also), ("terms", &kind.terms)] {
                unite(fields, key, texts);
            }
        }
        for (language, phrases) in &kind.words {
            if let Some(language) = self.languages.get_mut(language) {
                unite(&mut language.kinds, &kind.id, phrases);
            }
        }
    }
}

fn in_small_letters(words: &mut Value) {
    match words {
        Value::String(text) => *text = text.chars().flat_map(char::to_lowercase).collect(),
        Value::Array(texts) => texts.iter_mut().for_each(in_small_letters),
        Value::Object(lists) => lists.values_mut().for_each(in_small_letters),
        _ => {}
    }
}

/// Adds to the list at `key` what it does not hold yet.
fn unite(lists: &mut Map<String, Value>, key: &str, texts: &[String]) {
    if texts.is_empty() {
        return;
    }
    if let Some(list) = lists.entry(key).or_insert_with(|| Vec::<Value>::new().into()).as_array_mut() {
        for text in texts {
            if !list.iter().any(|known| known == text.as_str()) {
                list.push(text.as_str().into());
            }
        }
    }
}

#[cfg(test)]
mod tests;
