//! The programs the commands need, each installed when it is missing and only then.
//! It never touches a person's own installs: Trunk and its companions live in a folder of this project.

mod browser;
mod build;
mod cache;
mod packages;
mod versions;

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail, ensure};

use crate::checkout::{Checkout, WASM};
use crate::program::{self, NPM};
pub use build::{BuildTools, cargo_for_app, for_build};
use cache::Cache;
pub use versions::TERSER;

/// Installs everything any command needs; returns the browser's program.
///
/// # Errors
/// As [`for_build`] and [`for_journeys`].
pub fn all(checkout: &Checkout) -> Result<PathBuf> {
    for_build(checkout)?;
    let browser = for_journeys(checkout)?;
    println!("all tools are there");
    Ok(browser)
}

/// What the journeys need beside a built site; returns the browser's program.
///
/// # Errors
/// When a tool is missing and cannot be installed.
pub fn for_journeys(checkout: &Checkout) -> Result<PathBuf> {
    node()?;
    packages::install(&checkout.journeys(), &Cache::open()?.npm())?;
    browser::find_or_install()
}

/// The target the app is built for, in the toolchain in use.
///
/// # Errors
/// When it is missing and rustup is missing too, or fails.
pub fn wasm_target(checkout: &Checkout) -> Result<()> {
    let sysroot =
        program::ask(Command::new("rustc").args(["--print", "sysroot"]).current_dir(&checkout.root))?;
    if Path::new(&sysroot).join("lib/rustlib").join(WASM).join("lib").is_dir() {
        return Ok(());
    }
    ensure!(
        program::find(&exe("rustup")).is_some(),
        "this Rust cannot build for {WASM}, and rustup, which adds it, is not there; install rustup, or the package of your system for this target"
    );
    announce("the Rust target for browsers", "the app runs as wasm; about half a minute, once");
    program::run(Command::new("rustup").args(["target", "add", WASM]).current_dir(&checkout.root))
}

/// Node runs wasm-opt, the server for looking at a site, and the journeys; nobody's Node is replaced.
fn node() -> Result<()> {
    let found = program::ask(Command::new("node").arg("--version"));
    let recent = found.as_deref().is_ok_and(versions::node_is_recent);
    if !recent || program::find(NPM).is_none() {
        bail!(
            "Node {} or newer with npm is needed ({}); install it with your system's packages or from its own site",
            versions::NODE_MAJOR,
            found.map_or_else(|_| "it is not there".into(), |version| format!("found {version}"))
        );
    }
    Ok(())
}

/// Says what is about to be installed, why, and how long it takes.
fn announce(what: &str, why: &str) {
    println!("installing {what}: {why}");
}

fn exe(name: &str) -> String {
    format!("{name}{}", env::consts::EXE_SUFFIX)
}
