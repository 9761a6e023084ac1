//! Texts in one or several languages. It translates nothing and picks no language by itself.

use serde::{Serialize, Serializer, ser::SerializeMap};

/// A language as a BCP 47 code in lower case, such as `de`, `tr` or `de-simple`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Language(#[cfg_attr(feature = "schema", schemars(regex(pattern = CODE)))] String);

/// A code as the schema describes it; capitals are read as small letters.
#[cfg(feature = "schema")]
const CODE: &str = "^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$";

impl Language {
    /// German, in which every text should exist.
    pub const GERMAN: &'static str = "de";

    /// Reads a code of 2 to 3 letters with optional parts of 2 to 8 letters or digits behind hyphens.
    ///
    /// ```
    /// use nahbei_catalogue::Language;
    /// assert_eq!(Language::new("TR").map(|l| l.to_string()), Some("tr".to_owned()));
    /// assert!(Language::new("Türkisch").is_none());
    /// ```
    #[must_use]
    pub fn new(code: &str) -> Option<Self> {
        let mut parts = code.split('-');
        let primary = parts.next()?;
        let primary_fits =
            (2..=3).contains(&primary.len()) && primary.bytes().all(|b| b.is_ascii_alphabetic());
        let rest_fits =
            parts.all(|p| (2..=8).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphanumeric()));
        (primary_fits && rest_fits).then(|| Self(code.to_ascii_lowercase()))
    }

    /// The code.
    #[must_use]
    pub fn code(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for Language {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// The key beside the languages of a text that lists those a machine translated.
pub(crate) const MACHINE: &str = "machine";

/// A text in at least one language; the first one stands in where a language is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// German first where it is present.
    texts: Vec<(Language, String)>,
    /// Those of them that a machine translated.
    machine: Vec<Language>,
}

impl Text {
    /// A German text.
    #[must_use]
    pub fn german(text: impl Into<String>) -> Self {
        let german = Language(Language::GERMAN.to_owned());
        Self { texts: vec![(german, text.into())], machine: Vec::new() }
    }

    /// A text in several languages; `None` when there is none. German comes first where it is present.
    #[must_use]
    pub fn in_languages(mut texts: Vec<(Language, String)>) -> Option<Self> {
        if let Some(german) = texts.iter().position(|(language, _)| language.code() == Language::GERMAN) {
            texts[..=german].rotate_right(1);
        }
        (!texts.is_empty()).then_some(Self { texts, machine: Vec::new() })
    }

    /// The same text, of which a machine translated these languages.
    #[must_use]
    pub fn by_machine(self, machine: Vec<Language>) -> Self {
        Self { machine, ..self }
    }

    /// Whether a machine translated the text in `language`.
    ///
    /// ```
    /// use nahbei_catalogue::{Language, Text};
    /// let turkish = Language::new("tr").unwrap();
    /// let text = Text::in_languages(vec![(turkish.clone(), "Buluşma".to_owned())]).unwrap();
    /// assert!(text.by_machine(vec![turkish]).is_by_machine("tr"));
    /// ```
    #[must_use]
    pub fn is_by_machine(&self, language: &str) -> bool {
        self.machine.iter().any(|translated| translated.code() == language)
    }

    /// The text in `language`, or the stand-in with the language it is really in.
    ///
    /// ```
    /// use nahbei_catalogue::Text;
    /// let text = Text::german("Treff");
    /// assert_eq!(text.get("tr"), ("de", "Treff"));
    /// ```
    #[must_use]
    pub fn get(&self, language: &str) -> (&str, &str) {
        let found = self.texts.iter().find(|(l, _)| l.code() == language).or(self.texts.first());
        found.map_or((Language::GERMAN, ""), |(l, text)| (l.code(), text))
    }

    /// Every language with its text, German first.
    pub fn iter(&self) -> impl Iterator<Item = (&Language, &str)> {
        self.texts.iter().map(|(language, text)| (language, text.as_str()))
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if let [(language, text)] = self.texts.as_slice()
            && self.machine.is_empty()
            && language.code() == Language::GERMAN
        {
            return serializer.serialize_str(text);
        }
        let mut map = serializer.serialize_map(None)?;
        for (language, text) in &self.texts {
            map.serialize_entry(language.code(), text)?;
        }
        if !self.machine.is_empty() {
            map.serialize_entry(MACHINE, &self.machine)?;
        }
        map.end()
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Text {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Text".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "A German text, or a map from language code to text; \"machine\" lists the languages that a machine translated.",
            "anyOf": [
                {"type": "string", "minLength": 1},
                {
                    "type": "object",
                    "minProperties": 1,
                    "properties": {MACHINE: {"type": "array", "items": {"type": "string", "pattern": CODE}}},
                    "patternProperties": {CODE: {"type": "string", "minLength": 1}},
                    "additionalProperties": false
                }
            ]
        })
    }
}
