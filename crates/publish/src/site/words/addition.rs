//! What one site folder adds to the everyday words: its `words.json`, read.
//! It knows only the shape of that file; whether the words can be used is judged by `words`.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde_json::{Map, Value};

use crate::said;
use crate::site::read_object;

/// The file of a site folder that adds words.
const FILE: &str = "words.json";

const KINDS: &str = "kinds";

/// Everything a kind may hold in that file.
const KEYS: [&str; 4] = ["needs", "also", "terms", "words"];

/// The `words.json` of a site folder.
pub struct Addition {
    /// Where it was read.
    pub file: PathBuf,
    /// The kinds of help that it extends or brings.
    pub kinds: Vec<Kind>,
}

/// What is added to one kind of help.
pub struct Kind {
    /// Id of the kind, new or known.
    pub id: String,
    /// Ids of needs.
    pub needs: Vec<String>,
    /// Ids of kinds that help in the same situation.
    pub also: Vec<String>,
    /// German professional terms.
    pub terms: Vec<String>,
    /// What families say, by language.
    pub words: Vec<(String, Vec<String>)>,
}

impl Addition {
    /// Reads what `folder` adds; `None` where it holds no `words.json`.
    ///
    /// # Errors
    /// Names the file, the kind, the rule it breaks and the way out.
    pub fn read(folder: &Path) -> Result<Option<Self>> {
        let file = folder.join(FILE);
        if !file.exists() {
            return Ok(None);
        }
        let mut json = read_object(&file)?;
        let place = file.display();
        let kinds = match json.remove(KINDS) {
            Some(Value::Object(kinds)) => kinds,
            found => {
                let found = found.unwrap_or_default();
                bail!(said(
                    format!(
                        "{place}: {KINDS} muss ein Objekt von Art der Hilfe zu dem sein, was dazukommt, etwa {{\"debt-advice\": {{\"words\": {{\"de\": [\"Dispo\"]}}}}}}, ist aber {found}"
                    ),
                    format!(
                        "{place}: {KINDS} must be an object from kind to what is added, such as {{\"debt-advice\": {{\"words\": {{\"de\": [\"Dispo\"]}}}}}}, found {found}"
                    )
                ))
            }
        };
        if let Some(key) = json.keys().next() {
            bail!(said(
                format!("{place}: enthält „{key}“, darf aber nur {KINDS} enthalten; herausnehmen"),
                format!("{place}: holds \"{key}\", but may hold only {KINDS}; take it out")
            ));
        }
        let kinds = kinds
            .into_iter()
            .map(|(id, value)| Kind::read(id, value).with_context(|| place.to_string()))
            .collect::<Result<_>>()?;
        Ok(Some(Self { file, kinds }))
    }
}

impl Kind {
    fn read(id: String, value: Value) -> Result<Self> {
        let label = format!("kind \"{id}\"");
        let mut fields = object(&label, value)?;
        if let Some(key) = fields.keys().find(|key| !KEYS.contains(&key.as_str())) {
            let known = KEYS.join(", ");
            bail!(said(
                format!(
                    "{label}: enthält „{key}“, darf aber nur {known} enthalten; umbenennen oder herausnehmen"
                ),
                format!("{label}: holds \"{key}\", but may hold only {known}; rename it or take it out")
            ));
        }
        let mut list = |key: &str| {
            fields.remove(key).map_or(Ok(Vec::new()), |value| texts(&format!("{label}: {key}"), value))
        };
        let (needs, also, terms) = (list("needs")?, list("also")?, list("terms")?);
        let words = match fields.remove("words") {
            None => Vec::new(),
            Some(words) => object(&format!("{label}: words"), words)?
                .into_iter()
                .map(|(language, value)| {
                    let texts = texts(
                        &said(
                            format!("{label}: Worte auf {language}"),
                            format!("{label}: words in {language}"),
                        ),
                        value,
                    )?;
                    Ok((language, texts))
                })
                .collect::<Result<_>>()?,
        };
        Ok(Self { id, needs, also, terms, words })
    }
}

fn object(label: &str, value: Value) -> Result<Map<String, Value>> {
    match value {
        Value::Object(fields) => Ok(fields),
        found => bail!(said(
            format!("{label}: muss ein Objekt in Klammern {{}} sein, ist aber {found}"),
            format!("{label}: must be an object in braces {{}}, found {found}")
        )),
    }
}

/// The texts of a list, without blanks around them.
fn texts(label: &str, value: Value) -> Result<Vec<String>> {
    let Value::Array(values) = value else {
        bail!(said(
            format!("{label}: muss eine Liste in Klammern [] sein, ist aber {value}"),
            format!("{label}: must be a list in brackets [], found {value}")
        ));
    };
    let text = |value: Value| match value.as_str() {
        Some(text) => Ok(text.trim().to_owned()),
        None => bail!(said(
            format!("{label}: nennt {value}, nimmt aber nur Texte in Anführungszeichen"),
            format!("{label}: lists {value}, but takes only texts in quotes")
        )),
    };
    values.into_iter().map(text).collect()
}
