//! The page's own words for needs, support, prices and the like, so that a report says them as the page does.
//! It knows no sentence of the desk: those stand where they are said.

use crate::lang::Lang;
use nahbei_catalogue::{Need, Term};
use serde_json::{Map, Value};

const GERMAN: &str = include_str!("../../../public/texts/de.json");
const ENGLISH: &str = include_str!("../../../public/texts/en.json");

/// The page's texts in one language.
pub struct Labels(Map<String, Value>);

impl Labels {
    /// The texts of a language.
    ///
    /// # Errors
    /// When the page's own file is no JSON object.
    pub fn of(lang: Lang) -> anyhow::Result<Self> {
        let texts = serde_json::from_str(lang.pick(GERMAN, ENGLISH))?;
        Ok(Self(texts))
    }

    /// The text of a key, without the places at which the page may part a long word; empty where there is none.
    pub fn get(&self, key: &str) -> String {
        self.0.get(key).and_then(Value::as_str).unwrap_or_default().replace('\u{ad}', "")
    }

    /// A need, as the page says it.
    pub fn need(&self, need: Need) -> String {
        self.get(&format!("need.{}", need.id()))
    }

    /// A word of a closed list, such as `reach.phone`.
    pub fn term<T: Term>(&self, list: &str, term: T) -> String {
        self.get(&format!("{list}.{}", term.id()))
    }
}
