//! Reading and writing whole files. It knows no format.

use crate::lang::said;
use anyhow::{Context, bail};
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, BufWriter, Read, Seek, Write};
use std::path::Path;

/// A byte order mark in UTF-8.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// The text of a UTF-8 file, without a byte order mark.
///
/// # Errors
/// When the file cannot be read, or is not UTF-8: then with the line of the first wrong byte.
pub fn read(path: &Path) -> anyhow::Result<String> {
    let mut text = String::new();
    open_text(path)?.read_to_string(&mut text).with_context(|| unreadable(path))?;
    Ok(text)
}

/// A file to be read bit by bit.
///
/// # Errors
/// When it cannot be read.
pub fn open(path: &Path) -> anyhow::Result<BufReader<File>> {
    File::open(path).map(BufReader::new).with_context(|| unreadable(path))
}

/// A UTF-8 file to be read bit by bit, from behind its byte order mark on.
///
/// # Errors
/// When the file cannot be read, or is not UTF-8: then with the line of the first wrong byte.
pub fn open_text(path: &Path) -> anyhow::Result<BufReader<File>> {
    let mut file = open(path)?;
    if let Some((line, byte)) = first_wrong_byte(&mut file).with_context(|| unreadable(path))? {
        bail!(said(
            format!(
                "{}:{line}: Byte {byte:#04x} ist kein UTF-8; die Datei als UTF-8 speichern",
                path.display()
            ),
            format!(
                "{}:{line}: every text must be UTF-8 but byte {byte:#04x} is not; save the file as UTF-8",
                path.display()
            ),
        ));
    }
    file.rewind().with_context(|| unreadable(path))?;
    if file.fill_buf().with_context(|| unreadable(path))?.starts_with(MARK) {
        file.consume(MARK.len());
    }
    Ok(file)
}

/// The line and value of the first byte that is not UTF-8; reads the text to its end.
///
/// # Errors
/// When it cannot be read.
pub fn first_wrong_byte(text: &mut impl BufRead) -> io::Result<Option<(usize, u8)>> {
    let (mut line, mut rest) = (1, Vec::new());
    loop {
        let part = text.fill_buf()?;
        let length = part.len();
        if length == 0 {
            // A letter that is cut off.
            return Ok(rest.first().map(|byte| (line, *byte)));
        }
        rest.extend_from_slice(part);
        text.consume(length);
        let error = str::from_utf8(&rest).err();
        let good = error.map_or(rest.len(), |error| error.valid_up_to());
        line += rest.drain(..good).filter(|byte| *byte == b'\n').count();
        if error.is_some_and(|error| error.error_len().is_some()) {
            return Ok(rest.first().map(|byte| (line, *byte)));
        }
    }
}

fn unreadable(path: &Path) -> String {
    let path = path.display();
    said(
        format!("{path}: lässt sich nicht lesen; Name und Ordner prüfen"),
        format!("{path}: cannot be read; check its name and folder"),
    )
}

/// Writes a file.
///
/// # Errors
/// When the file cannot be written.
pub fn write(path: &Path, content: impl AsRef<[u8]>) -> anyhow::Result<()> {
    fs::write(path, content).with_context(|| unwritable(path))
}

/// Writes a file bit by bit; the old one stays until the new one is whole.
///
/// # Errors
/// When the file cannot be written, or `content` fails.
pub fn replace(
    path: &Path,
    content: impl FnOnce(&mut dyn Write) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let unfinished = path.with_file_name(format!(".{name}.unfinished"));
    let write = || {
        let mut file = BufWriter::new(File::create(&unfinished).with_context(|| unwritable(path))?);
        content(&mut file)?;
        file.flush().and_then(|()| fs::rename(&unfinished, path)).with_context(|| unwritable(path))
    };
    write().inspect_err(|_| {
        // It is only untidy, and the error says more.
        let _ = fs::remove_file(&unfinished);
    })
}

/// What is said of a file that cannot be written.
pub fn unwritable(path: &Path) -> String {
    let path = path.display();
    said(
        format!("{path}: lässt sich nicht schreiben; Ordner und Rechte prüfen"),
        format!("{path}: cannot be written; check its folder and your rights"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_wrong_byte_is_told_with_its_line() {
        for (text, wrong) in [
            (&b""[..], None),
            ("aä\n\u{1f600}".as_bytes(), None),
            (b"a\nG\xf6rlitz\n", Some((2, 0xf6))),
            (b"a\xc3", Some((1, 0xc3))),
        ] {
            assert_eq!(first_wrong_byte(&mut &text[..]).unwrap(), wrong, "{text:?}");
        }
    }
}
