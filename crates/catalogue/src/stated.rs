//! "Not stated" as a type of its own. It decides nothing: what an unknown means is up to who asks.

use serde::{Serialize, Serializer};

/// What an offer says about something, or that it says nothing about it.
///
/// Not stated is neither "no" nor "free" nor "closed" nor 0.
///
/// ```
/// use nahbei_catalogue::Stated;
/// let cost: Stated<u8> = Stated::NotStated;
/// assert_eq!(cost.known(), None);
/// assert_eq!(Stated::Known(0).known(), Some(&0));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Stated<T> {
    /// The offer says so.
    Known(T),
    /// The offer does not say.
    #[default]
    NotStated,
}

impl<T> Stated<T> {
    /// What is stated, if anything is.
    pub const fn known(&self) -> Option<&T> {
        match self {
            Self::Known(value) => Some(value),
            Self::NotStated => None,
        }
    }

    /// True when the offer says nothing.
    pub const fn is_not_stated(&self) -> bool {
        matches!(self, Self::NotStated)
    }
}

impl<T> From<Option<T>> for Stated<T> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::NotStated, Self::Known)
    }
}

impl<T: Serialize> Serialize for Stated<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Known(value) => value.serialize(serializer),
            Self::NotStated => serializer.serialize_none(),
        }
    }
}

#[cfg(feature = "schema")]
impl<T: schemars::JsonSchema> schemars::JsonSchema for Stated<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        T::schema_name()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        generator.subschema_for::<T>()
    }
}
