//! `cargo xtask shots`: pictures of each view, and of all components, as different people see them, on one sheet a view,
//! to be looked at.
//! It compares nothing: whether a page looks right only eyes can say.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use anyhow::{Context, Result};

use crate::checkout::Checkout;
use crate::{dist, program, specimens, tools};

/// What the published site is made of.
const SOURCES: [&str; 7] = ["src", "crates", "public", "sites", "index.html", "Trunk.toml", "Cargo.lock"];

/// Publishes the demo site, if anything changed since the last pictures, and writes pictures of it into `out`.
///
/// # Errors
/// When a tool is missing, the site cannot be published, or a view cannot be reached.
pub fn run(checkout: &Checkout, out: Option<PathBuf>) -> Result<()> {
    let browser = tools::for_journeys(checkout)?;
    let published = checkout.target.join("dist-shots");
    if !is_newer(&published.join("index.html"), checkout)? {
        dist::publish(checkout, &checkout.root.join(dist::DEMO), &published)?;
    }
    let components = specimens::build(checkout, &tools::for_build(checkout)?)?;
    let out = out.unwrap_or_else(|| checkout.target.join("shots"));
    let mut node = Command::new("node");
    node.arg(checkout.journeys().join("shots.mjs"))
        .arg("--dir")
        .arg(&published)
        .arg("--components")
        .arg(components)
        .arg("--out")
        .arg(&out)
        .env("CHROME_PATH", browser);
    program::run(&mut node)
}

/// Whether `page` was written after everything it is made of.
fn is_newer(page: &Path, checkout: &Checkout) -> Result<bool> {
    let Ok(written) = fs::metadata(page).and_then(|page| page.modified()) else { return Ok(false) };
    for source in SOURCES {
        if newest(&checkout.root.join(source))? > written {
            return Ok(false);
        }
    }
    Ok(true)
}

/// When a file, or the newest file in a folder, was changed.
fn newest(path: &Path) -> Result<SystemTime> {
    let unread = || format!("{} cannot be read", path.display());
    let mut newest = fs::metadata(path).and_then(|about| about.modified()).with_context(unread)?;
    if path.is_dir() {
        for entry in fs::read_dir(path).with_context(unread)? {
            newest = newest.max(self::newest(&entry?.path())?);
        }
    }
    Ok(newest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn a_site_is_published_anew_when_anything_it_is_made_of_changed() {
        let home = tempfile::tempdir().expect("a folder");
        let checkout = Checkout { root: home.path().to_owned(), target: home.path().join("target") };
        for source in SOURCES {
            fs::create_dir_all(home.path().join(source).join("deep")).expect("made");
        }
        let page = home.path().join("published.html");
        assert!(!is_newer(&page, &checkout).expect("read"), "nothing is published yet");
        let written = fs::File::create(&page).expect("made");
        written.set_modified(SystemTime::now() + Duration::from_mins(1)).expect("set");
        assert!(is_newer(&page, &checkout).expect("read"));
        let changed = fs::File::create(home.path().join("src/deep/page.css")).expect("made");
        changed.set_modified(SystemTime::now() + Duration::from_mins(2)).expect("set");
        assert!(!is_newer(&page, &checkout).expect("read"));
    }
}
