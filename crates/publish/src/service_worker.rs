//! The service worker of a published folder: the script of the source with the list of all files it keeps.
//! It decides nothing about when files are kept or shown; `src/service_worker.js` does.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use flate2::Crc;

use crate::folder;
use crate::said;

/// Its name. Never with a digest: browsers look for a new version under the same name.
pub const SCRIPT: &str = "service_worker.js";
/// Where the list of files goes.
const FILES: &str = "const FILES = {};";
/// Where the digest of all of them goes.
const VERSION: &str = "const VERSION = 0;";
/// What the page itself may ask for. Pictures for the home screen are asked for by the system, once.
const KEPT: [&str; 9] = ["bin", "css", "html", "js", "json", "mjs", "svg", "wasm", "webmanifest"];
/// What is not kept: the schema is for programs; the plain pages say what the app says, three times over; the legal
/// pages may be mended by hand at any time, and what differs from the list would not be kept as a whole.
const SPARED: [&str; 3] = [crate::open_data::SCHEMA, crate::plain::FOLDER, crate::legal::FOLDER];

/// Fills in the service worker in the folder to publish. Everything it keeps has to be there already.
///
/// # Errors
/// When a file cannot be read or written, or the script lacks one of the places.
pub fn write(published: &Path) -> Result<()> {
    let script = published.join(SCRIPT);
    let source = fs::read_to_string(&script).with_context(|| {
        said(
            format!("{SCRIPT} der App lässt sich nicht lesen"),
            format!("{SCRIPT} of the app cannot be read"),
        )
    })?;
    fs::write(script, fill(&source, &kept(published)?)?)?;
    Ok(())
}

/// Each file to keep with the CRC-32 of its bytes.
fn kept(published: &Path) -> Result<BTreeMap<String, u32>> {
    let mut kept = BTreeMap::new();
    for file in folder::files(published)? {
        let relative = file.strip_prefix(published)?;
        let extension = file.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
        let is_spared = SPARED.iter().chain([&SCRIPT]).any(|spared| relative.starts_with(spared));
        if KEPT.contains(&extension) && !is_spared {
            let path = relative.to_string_lossy().replace('\\', "/");
            kept.insert(path, crc(&fs::read(&file)?));
        }
    }
    Ok(kept)
}

/// The script with its list and its version, and without what only people read.
fn fill(source: &str, kept: &BTreeMap<String, u32>) -> Result<String> {
    let list = serde_json::to_string(kept)?;
    let mut script = source.to_owned();
    for (place, value) in [
        (FILES, format!("const FILES = {list};")),
        (VERSION, format!("const VERSION = {};", crc(list.as_bytes()))),
    ] {
        ensure!(
            script.contains(place),
            said(
                format!("in {SCRIPT} der App fehlt `{place}`; dorthin zurücksetzen, wo die Liste hingehört"),
                format!("{SCRIPT} lacks `{place}`; put it back where the list belongs")
            )
        );
        script = script.replace(place, &value);
    }
    let lines = script.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//"));
    Ok(lines.fold(String::new(), |all, line| all + line + "\n"))
}

fn crc(bytes: &[u8]) -> u32 {
    let mut crc = Crc::new();
    crc.update(bytes);
    crc.sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCRIPT: &str = "// Why.\nconst FILES = {};\nconst VERSION = 0;\n\n  go(); // now\n";

    /// A published folder with these files, all with the same content.
    fn published(names: &[&str]) -> tempfile::TempDir {
        let home = tempfile::tempdir().expect("a folder");
        for name in names {
            let file = home.path().join(name);
            fs::create_dir_all(file.parent().expect("a folder")).expect("made");
            fs::write(file, "Hilfe").expect("written");
        }
        home
    }

    #[test]
    fn the_list_names_what_the_page_asks_for_and_nothing_else() {
        let home = published(&[
            "catalogue.schema.json",
            "catalogues/apolda.json",
            "catalogues/apolda.json.br",
            "icons/icon-192.png",
            "icons/icon.svg",
            "index.html",
            "legal/impressum.html",
            "places.LICENSE.txt",
            "places.bin",
            "plain/index.html",
            "plain/plain.css",
            "service_worker.js",
            "texts/de.json.gz",
        ]);
        let kept = kept(home.path()).expect("listed");
        let names: Vec<_> = kept.keys().map(String::as_str).collect();
        assert_eq!(names, ["catalogues/apolda.json", "icons/icon.svg", "index.html", "places.bin"]);
    }

    #[test]
    fn the_checksum_is_the_one_that_browsers_can_compute() {
        // The check value of CRC-32/ISO-HDLC.
        assert_eq!(crc(b"123456789"), 0xcbf4_3926);
    }

    #[test]
    fn the_version_changes_with_every_file() {
        let version = |content: u32| {
            let kept = BTreeMap::from([("index.html".to_owned(), 1), ("texts/de.json".to_owned(), content)]);
            fill(SCRIPT, &kept).expect("filled")
        };
        assert_eq!(version(2), version(2));
        let line = |script: String| script.lines().nth(1).expect("a version").to_owned();
        assert_ne!(line(version(2)), line(version(3)));
    }

    #[test]
    fn the_script_travels_with_its_list_and_without_its_comments() {
        let kept = BTreeMap::from([("index.html".to_owned(), 7)]);
        let script = fill(SCRIPT, &kept).expect("filled");
        let lines: Vec<_> = script.lines().collect();
        assert_eq!(lines[0], "const FILES = {\"index.html\":7};");
        assert_eq!(lines[2], "go(); // now");
    }

    #[test]
    fn a_script_without_a_place_for_the_list_is_refused() {
        let error = fill("const FILES = {};", &BTreeMap::new()).expect_err("refused").to_string();
        assert!(error.contains("lacks `const VERSION = 0;`"), "{error}");
    }

    #[test]
    fn the_script_of_the_source_can_be_filled() {
        assert!(fill(include_str!("../../../src/service_worker.js"), &BTreeMap::new()).is_ok());
    }
}
