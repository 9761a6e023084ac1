//! Rows of a CSV file, one at a time, each with the line and the row in which it stands: the reader steps over blank
//! lines, people count them. It knows no columns.

use csv::StringRecord;
use std::cell::RefCell;
use std::collections::VecDeque;
use std::io::{self, Read};
use std::rc::Rc;

/// Rows being read.
pub struct Rows<R> {
    reader: csv::Reader<Watched<R>>,
    breaks: Rc<RefCell<Breaks>>,
    record: StringRecord,
    number: usize,
}

/// A row and where it stands.
pub struct Row<'r> {
    /// Its values.
    pub values: &'r StringRecord,
    /// Its number as a spreadsheet counts, from 1: a value with line breaks is in one row.
    pub number: usize,
    /// The line on which it begins as an editor of texts counts, from 1.
    pub line: usize,
}

impl<R: Read> Rows<R> {
    /// The rows of a text in UTF-8 without byte order mark.
    pub fn new(text: R, separator: u8) -> Self {
        let breaks = Rc::new(RefCell::new(Breaks::default()));
        let text = Watched { inner: text, position: 0, breaks: Rc::clone(&breaks) };
        let mut builder = csv::ReaderBuilder::new();
        let reader = builder.delimiter(separator).flexible(true).has_headers(false).from_reader(text);
        Self { reader, breaks, record: StringRecord::new(), number: 0 }
    }

    /// The next row that is not blank.
    ///
    /// # Errors
    /// When the text cannot be read, or is not UTF-8.
    pub fn next(&mut self) -> csv::Result<Option<Row<'_>>> {
        if !self.reader.read_record(&mut self.record)? {
            return Ok(None);
        }
        let start = self.record.position().map_or(0, csv::Position::byte);
        let (line, blank) = self.breaks.borrow_mut().before(start);
        self.number += 1 + blank;
        Ok(Some(Row { values: &self.record, number: self.number, line }))
    }
}

/// A text in which line breaks are noted as it is read.
struct Watched<R> {
    inner: R,
    position: u64,
    breaks: Rc<RefCell<Breaks>>,
}

impl<R: Read> Read for Watched<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        let mut breaks = self.breaks.borrow_mut();
        for (position, byte) in (self.position..).zip(&buffer[..count]) {
            if matches!(byte, b'\r' | b'\n') {
                breaks.ahead.push_back((position, *byte));
            }
        }
        self.position += count as u64;
        Ok(count)
    }
}

/// The line breaks from the last row on.
#[derive(Default)]
struct Breaks {
    ahead: VecDeque<(u64, u8)>,
    last: Option<(u64, u8)>,
    lines: usize,
}

impl Breaks {
    /// The line on which the row begins that was read from `start` on, and how many blank lines stand before it.
    fn before(&mut self, start: u64) -> (usize, usize) {
        while self.ahead.front().is_some_and(|(position, _)| *position < start) {
            self.step();
        }
        let is_half =
            self.last == Some((start.wrapping_sub(1), b'\r')) && self.ahead.front() == Some(&(start, b'\n'));
        let before = self.lines;
        let mut position = start;
        while self.ahead.front().is_some_and(|(next, _)| *next == position) {
            self.step();
            position += 1;
        }
        (self.lines + 1, self.lines - before - usize::from(is_half))
    }

    fn step(&mut self) {
        self.last = self.ahead.pop_front();
        self.lines += usize::from(self.last.is_some_and(|(_, byte)| byte == b'\n'));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_and_lines_are_counted_as_people_do() {
        for (text, expected) in [
            ("a\nb\n", &[("a", 1, 1), ("b", 2, 2)][..]),
            ("a\r\nb", &[("a", 1, 1), ("b", 2, 2)]),
            ("\n\na\n\nb\n\n\nc", &[("a", 3, 3), ("b", 5, 5), ("c", 8, 8)]),
            ("\r\na\r\n\r\nb\r\n", &[("a", 2, 2), ("b", 4, 4)]),
            ("\"a\n\n1\"\n\nb", &[("a\n\n1", 1, 1), ("b", 3, 5)]),
        ] {
            let mut rows = Rows::new(text.as_bytes(), b';');
            let mut found = Vec::new();
            while let Some(row) = rows.next().unwrap() {
                found.push((row.values[0].to_owned(), row.number, row.line));
            }
            let found: Vec<_> =
                found.iter().map(|(value, row, line)| (value.as_str(), *row, *line)).collect();
            assert_eq!(found, expected, "{text:?}");
        }
    }

    /// A text without end, as a file larger than any memory.
    struct Endless(usize);

    impl Read for Endless {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            self.0 += 1;
            assert!(self.0 < 1000, "the text is read on though nobody asks for more rows");
            buffer.fill(b'x');
            if let Some(last) = buffer.last_mut() {
                *last = b'\n';
            }
            Ok(buffer.len())
        }
    }

    #[test]
    fn of_a_file_of_any_size_only_a_part_is_in_memory() {
        let mut rows = Rows::new(Endless(0), b';');
        for number in 1..=500 {
            assert_eq!(rows.next().unwrap().unwrap().number, number);
        }
        assert!(rows.breaks.borrow().ahead.len() < 100);
    }
}
