//! The npm packages of the journeys, exactly as their lock file names them.
//! No script of a package is run: they bring only what they contain.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use crate::program::{self, NPM};

/// A copy of the lock file that `node_modules` was filled from; equal bytes mean nothing is to be done.
const STAMP: &str = "node_modules/.installed-from.json";

/// Fills `node_modules` of the `package` folder if it does not match the lock file.
///
/// # Errors
/// When the lock file is missing or npm fails.
pub fn install(package: &Path, npm_cache: &Path) -> Result<()> {
    let lock = fs::read(package.join("package-lock.json")).with_context(|| {
        format!("{} needs a package-lock.json; `npm install` in that folder writes it", package.display())
    })?;
    let stamp = package.join(STAMP);
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    super::announce(
        "the npm packages of the journeys",
        "they drive the browser and check accessibility; under a minute",
    );
    program::run(
        Command::new(NPM)
            .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--cache"])
            .arg(npm_cache)
            .current_dir(package),
    )?;
    fs::create_dir_all(package.join("node_modules"))?;
    fs::write(stamp, lock)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_installed_when_the_stamp_matches_the_lock_file() {
        let home = tempfile::tempdir().expect("a folder");
        fs::write(home.path().join("package-lock.json"), "{}").expect("written");
        fs::create_dir(home.path().join("node_modules")).expect("made");
        fs::write(home.path().join(STAMP), "{}").expect("written");
        // There is no package.json, so npm would fail.
        install(home.path(), &home.path().join("npm-cache")).expect("nothing to do");
    }

    #[test]
    fn a_missing_lock_file_is_named() {
        let home = tempfile::tempdir().expect("a folder");
        let error = install(home.path(), home.path()).expect_err("no lock file").to_string();
        assert!(error.contains("package-lock.json"), "{error}");
    }
}
