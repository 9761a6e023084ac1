//! The browser of the journeys: Chromium, found or installed.
//! Only a container or a test machine gets it installed (root, apt-get); nobody's computer is changed unasked.

use std::env;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Result, bail, ensure};

use crate::program;

/// Names under which systems know it.
const NAMES: [&str; 3] = ["chromium", "chromium-browser", "google-chrome"];

/// The fonts let the journeys show every language of the app.
const DEBIAN_PACKAGES: [&str; 2] = ["chromium", "fonts-noto-core"];

/// The browser's program.
///
/// # Errors
/// When there is none and it cannot be installed.
pub fn find_or_install() -> Result<PathBuf> {
    if let Some(named) = env::var_os("CHROME_PATH").map(std::path::absolute).transpose()? {
        ensure!(
            named.is_file(),
            "CHROME_PATH names {}, which is no file; correct it or unset it",
            named.display()
        );
        return Ok(named);
    }
    if let Some(found) = find() {
        return Ok(found);
    }
    if program::find("apt-get").is_some() && is_root() {
        super::announce(
            "Chromium (Debian packages)",
            "the journeys walk through the built site in it; 1 to 3 minutes",
        );
        program::run(apt_get().arg("update"))?;
        program::run(apt_get().args(["install", "-y", "--no-install-recommends"]).args(DEBIAN_PACKAGES))?;
        if let Some(found) = find() {
            return Ok(found);
        }
    }
    bail!(
        "the journeys need Chromium and found none; install the package chromium (or name a Chrome or Chromium in CHROME_PATH) and try again"
    )
}

fn find() -> Option<PathBuf> {
    NAMES.iter().find_map(|name| program::find(name))
}

fn apt_get() -> Command {
    let mut apt_get = Command::new("apt-get");
    apt_get.env("DEBIAN_FRONTEND", "noninteractive");
    apt_get
}

fn is_root() -> bool {
    program::ask(Command::new("id").arg("-u")).is_ok_and(|id| id == "0")
}
