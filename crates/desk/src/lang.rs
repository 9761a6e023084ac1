//! The language in which the desk speaks to an editor. It knows no sentence: those stand where they are said.

pub use nahbei_publish::said;

use clap::ValueEnum;
use std::error::Error;
use std::io;

/// What `--lang` chooses; German unless somebody asks for another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum Lang {
    /// Deutsch.
    #[default]
    De,
    /// Englisch.
    En,
}

/// From now on errors are in the language this program was called with.
pub fn speak() {
    if Lang::of_call() == Lang::De {
        nahbei_publish::speak_german();
    }
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

/// An error with all that led to it, in the language of this program.
#[must_use]
pub fn told(error: &anyhow::Error) -> String {
    error.chain().map(|cause| said(in_german(cause), cause.to_string())).collect::<Vec<_>>().join(": ")
}

/// What the system and the readers of others say in English only.
fn in_german(cause: &(dyn Error + 'static)) -> String {
    if let Some(error) = cause.downcast_ref::<io::Error>() {
        let words = match error.kind() {
            io::ErrorKind::NotFound => "gibt es nicht",
            io::ErrorKind::PermissionDenied => "kein Zugriff",
            io::ErrorKind::IsADirectory => "ist ein Ordner",
            io::ErrorKind::NotADirectory => "ist kein Ordner",
            io::ErrorKind::AlreadyExists => "gibt es schon",
            io::ErrorKind::StorageFull => "auf dem Datenträger ist kein Platz mehr",
            io::ErrorKind::ReadOnlyFilesystem => "auf dem Datenträger lässt sich nicht schreiben",
            _ => {
                return error
                    .raw_os_error()
                    .map_or(cause.to_string(), |code| format!("Fehler {code} des Systems"));
            }
        };
        return words.to_owned();
    }
    match cause.downcast_ref::<serde_json::Error>() {
        Some(error) if error.line() > 0 => format!("Zeile {}, Spalte {}", error.line(), error.column()),
        _ => cause.to_string(),
    }
}
