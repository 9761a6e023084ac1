//! The programs the commands need, each installed when it is missing and only then.
//! It never touches a person's own installs: Trunk and its companions live in a folder of this project.

mod browser;
mod cache;
mod packages;
mod versions;

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};

use crate::checkout::{Checkout, WASM};
use crate::program::{self, NPM};
use cache::Cache;

/// What settings from outside would build the tools differently, or somewhere else.
const FOREIGN_SETTINGS: [&str; 5] =
    ["CARGO_BUILD_TARGET", "CARGO_BUILD_RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS", "RUSTFLAGS", "RUSTC_WRAPPER"];

/// The tools that turn the app into a folder of files.
pub struct BuildTools {
    path: OsString,
    wasm_bindgen: String,
}

impl BuildTools {
    /// Trunk in the checkout. It finds exactly these tools, or refuses: it never downloads others.
    pub fn trunk(&self, checkout: &Checkout) -> Command {
        let mut trunk = Command::new("trunk");
        checkout.settle(&mut trunk);
        trunk
            .env("PATH", &self.path)
            .env("TRUNK_OFFLINE", "true")
            .env("TRUNK_TOOLS_WASM_BINDGEN", &self.wasm_bindgen)
            .env("TRUNK_TOOLS_WASM_OPT", format!("version_{}", versions::BINARYEN_MAJOR));
        if env::var_os("NO_COLOR").is_some() {
            // Trunk reads this as an option that is true or false, and refuses the usual 1.
            trunk.env("NO_COLOR", "true");
        }
        trunk
    }
}

/// The tools that walk through the built site.
pub struct JourneyTools {
    /// The browser's program.
    pub browser: PathBuf,
}

/// Installs everything any command needs.
///
/// # Errors
/// As [`for_build`] and [`for_journeys`].
pub fn all(checkout: &Checkout) -> Result<()> {
    for_build(checkout)?;
    for_journeys(checkout)?;
    println!("all tools are there");
    Ok(())
}

/// What `dist` and `serve` need: no browser.
///
/// # Errors
/// When a tool is missing and cannot be installed.
pub fn for_build(checkout: &Checkout) -> Result<BuildTools> {
    node()?;
    wasm_target(checkout)?;
    let cache = Cache::open()?;
    let lock = fs::read_to_string(checkout.root.join("Cargo.lock"))
        .context("Cargo.lock of the checkout cannot be read; `cargo generate-lockfile` makes it anew")?;
    let wasm_bindgen = versions::wasm_bindgen(&lock).to_owned();

    let trunk = cargo_tool(
        &cache,
        "trunk",
        versions::TRUNK,
        "trunk",
        &["--locked"],
        "it builds the app, style and page into one folder; about 5 minutes on two cores, once",
    )?;
    // Its own lock file names versions that no longer build, hence no `--locked`.
    let bindgen = cargo_tool(
        &cache,
        "wasm-bindgen-cli",
        &wasm_bindgen,
        "wasm-bindgen",
        &[],
        "it joins wasm and browser and must be of the same version as in Cargo.lock; about 3 minutes on two cores, once",
    )?;
    let binaryen = binaryen(&cache)?;

    let own = env::var_os("PATH").unwrap_or_default();
    let folders = [trunk.join("bin"), bindgen.join("bin"), binaryen.join("node_modules/.bin")];
    let path = env::join_paths(folders.into_iter().chain(env::split_paths(&own)))
        .context("the folder of the tools cannot stand in PATH; name another one in NAHBEI_TOOLS")?;
    Ok(BuildTools { path, wasm_bindgen })
}

/// What the journeys need beside a built site.
///
/// # Errors
/// When a tool is missing and cannot be installed.
pub fn for_journeys(checkout: &Checkout) -> Result<JourneyTools> {
    node()?;
    packages::install(&checkout.journeys(), &Cache::open()?.npm())?;
    Ok(JourneyTools { browser: browser::find_or_install()? })
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

/// Node runs wasm-opt, the server for looking at a site, and the journeys.
///
/// # Errors
/// When it is missing or too old.
pub fn node() -> Result<()> {
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

/// A tool that cargo builds, in a folder of its own in the cache.
fn cargo_tool(
    cache: &Cache,
    package: &str,
    version: &str,
    program: &str,
    options: &[&str],
    why: &str,
) -> Result<PathBuf> {
    let proof = format!("bin/{}", exe(program));
    cache.ensure(&format!("{package}-{version}"), Path::new(&proof), |folder| {
        announce(&format!("{package} {version}"), why);
        let build = folder.join("target");
        let mut cargo = Command::new("cargo");
        for setting in FOREIGN_SETTINGS {
            cargo.env_remove(setting);
        }
        cargo
            .args(["install", package, "--version", version, "--no-track", "--root"])
            .arg(folder)
            .args(options)
            .env("CARGO_TARGET_DIR", &build)
            // Not in the checkout, whose cargo settings are for the app.
            .current_dir(folder);
        program::run(&mut cargo)?;
        fs::remove_dir_all(&build)?;
        Ok(())
    })
}

/// wasm-opt: the builds of Linux distributions are too old and make a blank page without a word.
fn binaryen(cache: &Cache) -> Result<PathBuf> {
    let proof = Path::new("node_modules/.bin").join(if cfg!(windows) { "wasm-opt.cmd" } else { "wasm-opt" });
    cache.ensure(&format!("binaryen-{}", versions::BINARYEN), &proof, |folder| {
        announce(
            &format!("wasm-opt (npm package binaryen {})", versions::BINARYEN),
            "it makes the wasm a third smaller; about half a minute, once",
        );
        program::run(
            Command::new(NPM)
                .args(["install", "--prefix"])
                .arg(folder)
                .args(["--ignore-scripts", "--no-audit", "--no-fund", "--cache"])
                .arg(cache.npm())
                .arg(format!("binaryen@{}", versions::BINARYEN))
                .current_dir(folder),
        )
    })
}

/// Says what is about to be installed, why, and how long it takes.
fn announce(what: &str, why: &str) {
    println!("installing {what}: {why}");
}

fn exe(name: &str) -> String {
    format!("{name}{}", env::consts::EXE_SUFFIX)
}
