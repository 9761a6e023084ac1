//! The sentences of the plain pages: those of the app, and the few that only these pages say.
//! It chooses none; who looks one up names its key.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use crate::said;
use anyhow::{Context, Result};

/// What only the plain pages say.
const OWN: &str = include_str!("texts.json");

/// German sentences by key, and the few that are said in the language of a text.
pub struct Texts {
    german: HashMap<String, String>,
    /// "A computer translated this text", by language.
    machine: HashMap<String, String>,
}

impl Texts {
    /// Reads the texts of the app in `app`.
    ///
    /// # Errors
    /// When a file is missing or no object of texts.
    pub fn read(app: &Path) -> Result<Self> {
        let folder = app.join("texts");
        let mut german = read(&folder.join("de.json"))?;
        german.extend(serde_json::from_str::<HashMap<String, String>>(OWN)?);
        let mut machine = HashMap::new();
        for file in crate::folder::files(&folder)? {
            let language = file.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default().to_owned();
            if file.extension().is_some_and(|extension| extension == "json")
                && let Some(sentence) = read(&file)?.remove("translated.machine")
            {
                machine.insert(language, sentence);
            }
        }
        Ok(Self { german, machine })
    }

    /// The sentence for `key`, without the marks that say where words may be parted: they would part them in titles.
    #[must_use]
    pub fn get(&self, key: &str) -> String {
        self.find(key).unwrap_or_default()
    }

    /// The sentence for `key`, where there is one.
    #[must_use]
    pub fn find(&self, key: &str) -> Option<String> {
        self.german.get(key).map(|text| text.replace('\u{ad}', ""))
    }

    /// The sentence for `key` with its `{placeholders}` filled in.
    #[must_use]
    pub fn with(&self, key: &str, values: &[(&str, &str)]) -> String {
        values.iter().fold(self.get(key), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
    }

    /// The sentence for `key` for so many things.
    #[must_use]
    pub fn plural(&self, key: &str, count: usize) -> String {
        let form = if count == 1 { "one" } else { "other" };
        self.with(&format!("{key}.{form}"), &[("count", &count.to_string())])
    }

    /// Says in `language` that a machine translated; nothing where that is not known.
    #[must_use]
    pub fn by_machine(&self, language: &str) -> Option<&str> {
        self.machine.get(language).map(String::as_str)
    }
}

fn read(file: &Path) -> Result<HashMap<String, String>> {
    let shown = file.display();
    let text = fs::read_to_string(file).with_context(|| {
        said(format!("{shown} der App lässt sich nicht lesen"), format!("{shown} of the app cannot be read"))
    })?;
    serde_json::from_str(&text).with_context(|| {
        said(
            format!("{shown} der App ist kein Objekt von Texten"),
            format!("{shown} of the app is no object of texts"),
        )
    })
}
