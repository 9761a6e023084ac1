//! Ages of children in months, with the time before birth. It knows no child: whether one fits is the finder's question.

use serde::{Serialize, Serializer};

/// The oldest age the format knows: 216 months, the eighteenth birthday.
pub const MAX_MONTHS: u16 = 216;

/// An age a range can begin or end with. Before birth comes before month 0, and month 0 is an age.
///
/// ```
/// use nahbei_catalogue::Age;
/// assert!(Age::Unborn < Age::Months(0));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Age {
    /// Not yet born.
    Unborn,
    /// Completed months since birth, 0 to [`MAX_MONTHS`].
    Months(u16),
}

/// Ages from – to, both ends inclusive; a missing end is open.
///
/// A range without a beginning begins at birth: to be there before birth has to be said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct AgeRange {
    /// Youngest age.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Age>,
    /// Oldest age.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<Age>,
}

impl AgeRange {
    /// The youngest age in the range.
    #[must_use]
    pub fn youngest(self) -> Age {
        self.from.unwrap_or(Age::Months(0))
    }

    /// The oldest age in the range.
    #[must_use]
    pub fn oldest(self) -> Age {
        self.to.unwrap_or(Age::Months(MAX_MONTHS))
    }
}

impl Serialize for Age {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Unborn => serializer.serialize_str("unborn"),
            Self::Months(months) => serializer.serialize_u16(*months),
        }
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Age {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Age".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "Completed months since birth, or \"unborn\".",
            "anyOf": [{"const": "unborn"}, {"type": "integer", "minimum": 0, "maximum": MAX_MONTHS}]
        })
    }
}
