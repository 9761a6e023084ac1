//! Writes `.br` and `.gz` beside each file worth it, for web spaces that send them, and weighs every file.
//! It does not say what is too heavy; that is decided where the app is built.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;
use rayon::prelude::*;

use crate::folder;
use crate::said;

/// Extensions of files that compress well; pictures and the like are compressed already.
const COMPRESSIBLE: [&str; 13] =
    ["bin", "css", "html", "js", "json", "jsonld", "mjs", "svg", "txt", "wasm", "webmanifest", "xml", "ico"];

/// Extensions of what is written here, and of nothing that is compressed again.
pub const COMPRESSED: [&str; 2] = ["br", "gz"];

/// What nearly every visit loads.
const BEST: i32 = 11;
/// Where there is much of it: four times as quick as 9 on plain pages, and 1 % larger (measured on 600 of them).
const QUICK: i32 = 6;
/// From so many bytes on, a file is much.
const MUCH: usize = 400_000;

/// One published file and the bytes that travel for it, by encoding.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Weight {
    /// Path in the published folder, with `/`.
    pub path: String,
    /// Bytes on a web space without compression.
    pub raw: usize,
    /// Bytes on a web space with gzip.
    pub gzip: usize,
    /// Bytes on a web space with Brotli.
    pub brotli: usize,
}

/// Compresses everything below `published`. What `app` holds compressed already is taken over; without an app this is
/// the app itself, and takes the time that the best quality takes.
///
/// # Errors
/// When a file cannot be read or written.
pub fn compress(published: &Path, app: Option<&Path>) -> Result<Vec<Weight>> {
    plain_files(published)?.par_iter().map(|file| weigh(published, file, app)).collect()
}

fn plain_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = folder::files(folder)?;
    files.retain(|file| !COMPRESSED.contains(&extension(file)));
    Ok(files)
}

fn extension(file: &Path) -> &str {
    file.extension().and_then(|extension| extension.to_str()).unwrap_or_default()
}

/// Writes what saves something beside `file`, and says what travels.
fn weigh(folder: &Path, file: &Path, app: Option<&Path>) -> Result<Weight> {
    let shown = file.display();
    let bytes = fs::read(file).with_context(|| {
        said(format!("{shown} lässt sich nicht lesen"), format!("{shown} cannot be read"))
    })?;
    let relative = file.strip_prefix(folder)?;
    let raw = bytes.len();
    let (gzip, brotli) = if COMPRESSIBLE.contains(&extension(file)) {
        let of_app = app.map(|app| app.join(relative));
        let known = of_app.filter(|of_app| fs::read(of_app).is_ok_and(|of_app| of_app == bytes));
        let encode = |suffix: &str, pack: &dyn Fn() -> Result<Vec<u8>>| {
            let taken = known.as_ref().and_then(|known| fs::read(beside(known, suffix)).ok());
            keep(&beside(file, suffix), raw, &taken.map_or_else(pack, Ok)?)
        };
        let is_much = raw > MUCH || relative.starts_with(crate::plain::FOLDER);
        let quality = if app.is_some() && is_much { QUICK } else { BEST };
        (encode("gz", &|| gzip(&bytes))?, encode("br", &|| brotli(&bytes, quality))?)
    } else {
        (raw, raw)
    };
    let path = relative.to_string_lossy().replace('\\', "/");
    Ok(Weight { path, raw, gzip, brotli })
}

fn beside(file: &Path, suffix: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".");
    name.push(suffix);
    name.into()
}

/// Writes the compressed file where it saves something; returns the bytes that then travel.
fn keep(file: &Path, raw: usize, compressed: &[u8]) -> Result<usize> {
    if compressed.len() >= raw {
        return Ok(raw);
    }
    fs::write(file, compressed)?;
    Ok(compressed.len())
}

fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

fn brotli(bytes: &[u8], quality: i32) -> Result<Vec<u8>> {
    let mut compressed = Vec::new();
    let settings = BrotliEncoderParams { quality, size_hint: bytes.len(), ..Default::default() };
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
        let weights = compress(home.path(), None).expect("compressed");
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
        brotli::BrotliDecompress(&mut &brotli(text.as_bytes(), BEST).expect("compressed")[..], &mut back)
            .expect("decompressed");
        assert_eq!(back, text.as_bytes());
        let mut unzipped = String::new();
        let zipped = gzip(text.as_bytes()).expect("compressed");
        std::io::Read::read_to_string(&mut flate2::read::GzDecoder::new(&zipped[..]), &mut unzipped)
            .expect("decompressed");
        assert_eq!(unzipped, text);
    }
}
