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
    /// The language this program was called with, for what is said before its arguments are read.
    pub fn of_call() -> Self {
        let arguments: Vec<String> = std::env::args().collect();
        let is_english = arguments.iter().any(|argument| argument == "--lang=en")
            || arguments.windows(2).any(|pair| pair[0] == "--lang" && pair[1] == "en");
        if is_english { Self::En } else { Self::De }
    }

    /// The one of two ways to say a thing that is in this language.
    #[must_use]
    pub fn pick<T>(self, german: T, english: T) -> T {
        match self {
            Self::De => german,
            Self::En => english,
        }
    }
}
