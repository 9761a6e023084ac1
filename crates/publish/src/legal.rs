//! The legal pages of a site: pieces of HTML that a town writes, within the frame of the plain pages.
//! It judges no word in them; a policy in each page keeps anything in them from running.

mod lack;

pub(crate) use lack::lacks_of_site;
pub use lack::{Lack, Lacking, lacks, pages};

use std::ffi::OsStr;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use maud::PreEscaped;

use crate::folder;
use crate::plain::Frame;
use crate::said;

/// Folder of the pages, in the site and in the published folder.
pub const FOLDER: &str = "legal";

/// A page of the town's own.
#[derive(Debug, PartialEq, Eq)]
pub struct LegalPage {
    /// Name of the file, `impressum.html`.
    pub file: String,
    /// Its heading.
    pub title: String,
    body: String,
}

/// Reads the legal pages of a site folder, in the order of their names; none where there is no such folder.
///
/// # Errors
/// Names the file, the rule it breaks and the way out.
pub(crate) fn read(site: &Path) -> Result<Vec<LegalPage>> {
    let folder = site.join(FOLDER);
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut files = folder::files(&folder)?;
    files.retain(|file| file.extension() == Some(OsStr::new("html")));
    files.iter().map(|file| read_page(file).with_context(|| file.display().to_string())).collect()
}

fn read_page(file: &Path) -> Result<LegalPage> {
    let text = fs::read_to_string(file).context(said(
        "ist nicht als UTF-8 zu lesen; als UTF-8 speichern",
        "cannot be read as UTF-8; save it as UTF-8",
    ))?;
    let name = file.file_name().and_then(OsStr::to_str).unwrap_or_default();
    ensure!(
        name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte)),
        said(
            "außer a–z, 0–9, - und _ lesen nicht alle Webspaces dasselbe; die Datei umbenennen",
            "web spaces differ in reading more than a-z, 0-9, - and _; rename it"
        )
    );
    let body = body(&text);
    let title = body
        .split_once("<h1")
        .and_then(|(_, rest)| rest.split_once('>'))
        .and_then(|(_, rest)| rest.split_once("</h1>"))
        .map(|(title, _)| title.trim().to_owned())
        .filter(|title| !title.is_empty() && !title.contains('<'));
    let title = title.context(said(
        "braucht eine Überschrift <h1>…</h1> nur aus Worten; so heißt die Seite in den Verweisen auf sie",
        "needs a heading <h1>…</h1> of words alone; it names the page in the links to it",
    ))?;
    Ok(LegalPage { file: name.to_owned(), title, body: body.to_owned() })
}

/// What stands in the body of a whole page, or all of a piece.
fn body(text: &str) -> &str {
    let inside = text.split_once("<body").and_then(|(_, rest)| rest.split_once('>'));
    let inside = inside.and_then(|(_, rest)| rest.rsplit_once("</body>"));
    inside.map_or(text, |(body, _)| body).trim_start_matches('\u{feff}').trim()
}

/// Writes the pages into the folder to publish.
///
/// # Errors
/// When a file cannot be written.
pub(crate) fn write(published: &Path, pages: &[LegalPage], frame: &Frame<'_>) -> Result<()> {
    if pages.is_empty() {
        return Ok(());
    }
    let folder = published.join(FOLDER);
    fs::create_dir_all(&folder)?;
    for page in pages {
        let html = frame.page(&page.title, &PreEscaped(page.body.clone()));
        fs::write(folder.join(&page.file), html)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(text: &str) -> Result<LegalPage> {
        let home = tempfile::tempdir().expect("a folder");
        let file = home.path().join("impressum.html");
        fs::write(&file, text).expect("written");
        read_page(&file)
    }

    #[test]
    fn a_piece_and_a_whole_page_are_read_alike() {
        for text in [
            "<h1>Impressum</h1><p>Amt</p>",
            "<!doctype html><body class=x>\n<h1>Impressum</h1><p>Amt</p></body>",
        ] {
            let page = page(text).expect(text);
            assert_eq!(
                (page.title.as_str(), page.body.as_str()),
                ("Impressum", "<h1>Impressum</h1><p>Amt</p>")
            );
        }
    }

    #[test]
    fn a_page_without_a_heading_is_refused() {
        for text in ["<p>Amt</p>", "<h1></h1>", "<h1><img src=x></h1>"] {
            assert!(page(text).expect_err(text).to_string().contains("<h1>"));
        }
    }
}
