//! What can be wrong with a table of places. It holds facts; sentences for families live elsewhere.

use super::{MAGIC, MOST_KNOWN_TOWNS, PostalCode, VERSION};
use std::fmt;

/// Why a table cannot be read or written.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum TableError {
    /// The bytes are something else.
    NotATable,
    /// A version of the format that this program does not know.
    OtherVersion(String),
    /// The bytes end too early.
    CutShort,
    /// The bytes were changed on their way, seen at this part.
    Damaged(&'static str),
    /// Writing: codes must ascend, and this one does not.
    NotAscending(PostalCode),
    /// Writing: a code names a town that is not in the list, or too many towns of lower codes.
    WrongTowns(PostalCode),
    /// Writing: a name is empty or holds a zero byte.
    WrongName(String),
}

impl fmt::Display for TableError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotATable => {
                write!(f, "place table: must begin with {MAGIC:?} but does not; build it anew")
            }
            Self::OtherVersion(found) => {
                write!(f, "place table: version must be {VERSION} but is {found:?}; build it anew")
            }
            Self::CutShort => write!(f, "place table: ends too early; copy it again, in binary mode"),
            Self::Damaged(part) => write!(f, "place table: {part} is damaged; copy it again, in binary mode"),
            Self::NotAscending(code) => {
                write!(f, "place table: code {code} must be higher than the code before; sort and keep one")
            }
            Self::WrongTowns(code) => write!(
                f,
                "place table: code {code} names an unlisted town or over {MOST_KNOWN_TOWNS} towns of lower codes"
            ),
            Self::WrongName(name) => {
                write!(f, "place table: name {name:?} must have letters and no zero byte; correct it")
            }
        }
    }
}

impl std::error::Error for TableError {}
