//! Reading and writing whole files. It knows no format.

use anyhow::{Context, bail};
use std::path::Path;

/// The text of a UTF-8 file, without a byte order mark.
///
/// # Errors
/// When the file cannot be read, or is not UTF-8: then with the line of the first wrong byte.
pub fn read(path: &Path) -> anyhow::Result<String> {
    let shown = path.display();
    let bytes =
        std::fs::read(path).with_context(|| format!("{shown}: cannot be read; check its name and folder"))?;
    match String::from_utf8(bytes) {
        Ok(text) => Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text)),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let line = error.as_bytes()[..at].split(|byte| *byte == b'\n').count();
            let byte = error.as_bytes().get(at).copied().unwrap_or_default();
            bail!(
                "{shown}:{line}: every text must be UTF-8 but byte {byte:#04x} is not; save the file as UTF-8"
            )
        }
    }
}

/// Writes a file.
///
/// # Errors
/// When the file cannot be written.
pub fn write(path: &Path, content: impl AsRef<[u8]>) -> anyhow::Result<()> {
    std::fs::write(path, content)
        .with_context(|| format!("{}: cannot be written; check its folder and your rights", path.display()))
}
