//! The language in which the desk speaks to an editor. It knows no sentence: those stand where they are said.

use clap::ValueEnum;

/// What `--lang` chooses; German unless somebody asks for another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum Lang {
    /// German.
    #[default]
    De,
    /// English.
    En,
}

impl Lang {
    /// The one of two ways to say a thing that is in this language.
    #[must_use]
    pub fn pick<T>(self, german: T, english: T) -> T {
        match self {
            Self::De => german,
            Self::En => english,
        }
    }
}
