//! Whole numbers as bytes: small ones take one byte, larger ones more.
//!
//! Knows nothing of what the numbers mean.

use super::TableError;

/// Bytes being read, front to back.
pub(super) struct Bytes<'a> {
    rest: &'a [u8],
}

impl<'a> Bytes<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.rest.is_empty()
    }

    pub(super) fn byte(&mut self) -> Result<u8, TableError> {
        let (first, rest) = self.rest.split_first().ok_or(TableError::CutShort)?;
        self.rest = rest;
        Ok(*first)
    }

    /// Everything up to the next zero byte, which is skipped.
    pub(super) fn until_zero(&mut self) -> Result<&'a [u8], TableError> {
        let end = self.rest.iter().position(|byte| *byte == 0).ok_or(TableError::CutShort)?;
        let (word, rest) = self.rest.split_at(end);
        self.rest = &rest[1..];
        Ok(word)
    }

    /// A number of seven bits a byte, lowest first; the high bit says that more follow.
    pub(super) fn number(&mut self) -> Result<u32, TableError> {
        let mut number = 0;
        for shift in [0, 7, 14, 21, 28] {
            let byte = self.byte()?;
            number |= u32::from(byte & 0x7F) << shift;
            if byte & 0x80 == 0 {
                return Ok(number);
            }
        }
        Err(TableError::Damaged("number"))
    }

    /// A number that may be below zero: even ones are not, odd ones are.
    pub(super) fn signed(&mut self) -> Result<i32, TableError> {
        let number = self.number()?;
        let half = i32::try_from(number / 2).map_err(|_| TableError::Damaged("number"))?;
        Ok(if number % 2 == 0 { half } else { -half - 1 })
    }
}

/// Appends what [`Bytes::number`] reads.
pub(super) fn write_number(bytes: &mut Vec<u8>, mut number: u32) {
    loop {
        let [low, ..] = (number & 0x7F).to_le_bytes();
        number >>= 7;
        if number == 0 {
            return bytes.push(low);
        }
        bytes.push(low | 0x80);
    }
}

/// Appends what [`Bytes::signed`] reads.
pub(super) fn write_signed(bytes: &mut Vec<u8>, number: i32) {
    let doubled = number.unsigned_abs() * 2;
    write_number(bytes, if number < 0 { doubled - 1 } else { doubled });
}
