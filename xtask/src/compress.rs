//! Writes `.br` and `.gz` beside each file worth it, for web spaces that send them, and weighs every file.
//! It does not say what is too heavy; that is `sizes`.

use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result};
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::folder;
use crate::sizes::Weight;

/// Extensions of files that compress well; pictures and the like are compressed already.
const COMPRESSIBLE: [&str; 11] =
    ["bin", "css", "html", "js", "json", "mjs", "svg", "txt", "wasm", "webmanifest", "xml"];

/// Compresses everything below `published`.
///
/// # Errors
/// When a file cannot be read or written.
pub fn compress(published: &Path) -> Result<Vec<Weight>> {
    folder::files(published)?.iter().map(|file| compress_file(published, file)).collect()
}

fn compress_file(published: &Path, file: &Path) -> Result<Weight> {
    let bytes = fs::read(file).with_context(|| format!("{} cannot be read", file.display()))?;
    let extension = file.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    let raw = bytes.len();
    let (gzip, brotli) = if COMPRESSIBLE.contains(&extension) {
        (keep(file, "gz", raw, &gzip(&bytes)?)?, keep(file, "br", raw, &brotli(&bytes)?)?)
    } else {
        (raw, raw)
    };
    let path = file.strip_prefix(published)?.to_string_lossy().replace('\\', "/");
    Ok(Weight { path, raw, gzip, brotli })
}

/// Writes the compressed file where it saves something; returns the bytes that then travel.
fn keep(file: &Path, suffix: &str, raw: usize, compressed: &[u8]) -> Result<usize> {
    if compressed.len() >= raw {
        return Ok(raw);
    }
    let mut name = file.as_os_str().to_owned();
    name.push(".");
    name.push(suffix);
    fs::write(name, compressed)?;
    Ok(compressed.len())
}

fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut compressed = Vec::new();
    let settings = BrotliEncoderParams { quality: 11, size_hint: bytes.len(), ..Default::default() };
    brotli::BrotliCompress(&mut &bytes[..], &mut compressed, &settings)?;
    Ok(compressed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_compressed_file_stands_beside_its_own_only_where_it_saves_something() {
        let home = tempfile::tempdir().expect("a folder");
        for (name, text) in
            [("page.html", "<p>Hilfe</p>".repeat(50)), ("tiny.txt", "a".into()), ("icon.png", "a".repeat(99))]
        {
            fs::write(home.path().join(name), text).expect("written");
        }
        let weights = compress(home.path()).expect("compressed");
        let names: Vec<_> = folder::files(home.path())
            .expect("listed")
            .iter()
            .map(|file| file.file_name().expect("a name").to_string_lossy().into_owned())
            .collect();
        assert_eq!(names, ["icon.png", "page.html", "page.html.br", "page.html.gz", "tiny.txt"]);
        let page = weights.iter().find(|weight| weight.path == "page.html").expect("weighed");
        assert!(page.brotli < page.gzip && page.gzip < page.raw, "{page:?}");
        let icon = weights.iter().find(|weight| weight.path == "icon.png").expect("weighed");
        assert_eq!((icon.raw, icon.gzip, icon.brotli), (99, 99, 99));
    }

    #[test]
    fn what_is_compressed_comes_back_as_it_was() {
        let text = "Nahbei findet Hilfe. ".repeat(20);
        let mut back = Vec::new();
        brotli::BrotliDecompress(&mut &brotli(text.as_bytes()).expect("compressed")[..], &mut back)
            .expect("decompressed");
        assert_eq!(back, text.as_bytes());
        let mut unzipped = String::new();
        let zipped = gzip(text.as_bytes()).expect("compressed");
        std::io::Read::read_to_string(&mut flate2::read::GzDecoder::new(&zipped[..]), &mut unzipped)
            .expect("decompressed");
        assert_eq!(unzipped, text);
    }
}
