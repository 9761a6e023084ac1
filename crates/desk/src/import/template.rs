//! What a mapping says: offers with holes, and the rules that fill them. It fills nothing; see `fill`.

use super::change::Change;
use serde_json::Value;
use std::collections::BTreeMap;

/// An offer, or a part of one, as it will stand in the catalogue, with fields of the record in its holes.
#[derive(Debug, Clone, PartialEq)]
pub enum Template {
    /// The same in every offer.
    Constant(Value),
    /// A text with fields in braces.
    Text(Text),
    /// A list of parts.
    List(Vec<Template>),
    /// An object of parts.
    Object(Vec<(String, Template)>),
    /// A value of the record, changed by a rule.
    Rule(Box<Rule>),
}

/// A text such as `kita-{id}`.
#[derive(Debug, Clone, PartialEq)]
pub struct Text(pub Vec<Piece>);

/// A piece of a text.
#[derive(Debug, Clone, PartialEq)]
pub enum Piece {
    /// The same in every offer.
    Words(String),
    /// What the record says.
    Field(Field),
}

/// A field of the record, and which use of the mapping this is.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// Dotted path.
    pub path: String,
    /// Number of the use, see [`super::mapping::Use`].
    pub number: usize,
}

/// How one value of a record becomes one or several values of an offer.
#[derive(Debug, Clone, PartialEq)]
pub struct Rule {
    /// Where the value comes from.
    pub from: Origin,
    /// What separates several values in one text.
    pub split: Vec<String>,
    /// Beginnings to put right, with what stands there instead; the longest counts.
    pub beginnings: Vec<(String, String)>,
    /// Values that say nothing, each with the reason why.
    pub not_stated: Vec<(Pattern, String)>,
    /// What each value means; all others are refused.
    pub values: Option<BTreeMap<String, Template>>,
    /// What to do with the value otherwise.
    pub change: Change,
}

/// Where a rule's value comes from.
#[derive(Debug, Clone, PartialEq)]
pub enum Origin {
    /// From one field.
    Field(Field),
    /// From several.
    Text(Text),
}

/// A value, or with `*` at its beginning or end every value that ends or begins so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern(pub String);

impl Pattern {
    /// Whether `value` is meant.
    pub fn matches(&self, value: &str) -> bool {
        match (self.0.strip_prefix('*'), self.0.strip_suffix('*')) {
            (Some(end), _) => value.ends_with(end),
            (None, Some(beginning)) => value.starts_with(beginning),
            (None, None) => value == self.0,
        }
    }
}

impl Template {
    /// True when it says the same for every record.
    pub fn is_constant(&self) -> bool {
        match self {
            Self::Constant(_) => true,
            Self::Text(_) | Self::Rule(_) => false,
            Self::List(parts) => parts.iter().all(Self::is_constant),
            Self::Object(parts) => parts.iter().all(|(_, part)| part.is_constant()),
        }
    }
}
