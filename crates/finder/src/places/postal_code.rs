//! The five digits of a German postal code.
//!
//! Does not know whether a code is in use: that is the table's knowledge.

use std::fmt;

/// A German postal code: five digits, of which the first may be 0.
///
/// ```
/// use nahbei_finder::places::PostalCode;
///
/// let goerlitz = PostalCode::parse("02826").unwrap();
/// assert_eq!(goerlitz.to_string(), "02826");
/// assert_eq!(goerlitz.number(), 2826);
/// assert!(PostalCode::parse("2826").is_none());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PostalCode(u32);

impl PostalCode {
    /// The code with this number, 0 to 99999; `None` outside.
    #[must_use]
    pub fn new(number: u32) -> Option<Self> {
        (number <= 99_999).then_some(Self(number))
    }

    /// The code written as exactly five ASCII digits; `None` for anything else.
    #[must_use]
    pub fn parse(written: &str) -> Option<Self> {
        let five_digits = written.len() == 5 && written.bytes().all(|byte| byte.is_ascii_digit());
        five_digits.then(|| written.parse().ok().map(Self)).flatten()
    }

    /// The code as a number, without its leading zeros.
    #[must_use]
    pub fn number(self) -> u32 {
        self.0
    }
}

impl fmt::Display for PostalCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:05}", self.0)
    }
}
