//! Trunk, wasm-bindgen, wasm-opt and terser: what turns the app into a folder of files.
//! It builds nothing of the app; that is `dist`.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use super::cache::Cache;
use super::{announce, exe, node, versions, wasm_target};
use crate::checkout::Checkout;
use crate::chunks;
use crate::program::{self, NPM};

/// Settings from outside that would build the tools in another way, or for another machine.
const FOREIGN_SETTINGS: [&str; 4] =
    ["CARGO_BUILD_RUSTFLAGS", "CARGO_BUILD_TARGET", "CARGO_ENCODED_RUSTFLAGS", "RUSTFLAGS"];

/// The tools that turn the app into a folder of files.
pub struct BuildTools {
    folders: Vec<PathBuf>,
    wasm_bindgen: String,
}

impl BuildTools {
    /// Trunk in the checkout. It finds exactly these tools, or refuses: it never downloads others. What the app is
    /// cut into beside its first piece lies in `pieces` afterwards.
    ///
    /// # Errors
    /// When a folder cannot stand in `PATH`, or the target folder cannot be written.
    pub fn trunk(&self, checkout: &Checkout, pieces: &Path) -> Result<Command> {
        let stand_in = chunks::stand_in(&checkout.target.join("stand-in"))?;
        let own = env::var_os("PATH").unwrap_or_default();
        let folders = std::iter::once(stand_in).chain(self.folders.iter().cloned());
        let path = env::join_paths(folders.chain(env::split_paths(&own)))
            .context("the folder of the tools cannot stand in PATH; name another one in NAHBEI_TOOLS")?;
        let mut trunk = Command::new("trunk");
        checkout.settle(&mut trunk);
        trunk
            .env("PATH", path)
            .env(chunks::BINDGEN, self.program("wasm-bindgen")?)
            .env(chunks::SPLIT, self.program("wasm-split-cli")?)
            .env(chunks::PIECES, pieces)
            .env("TRUNK_OFFLINE", "true")
            .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", rust_flags())
            .env("TRUNK_TOOLS_WASM_BINDGEN", &self.wasm_bindgen)
            .env("TRUNK_TOOLS_WASM_OPT", format!("version_{}", versions::BINARYEN_MAJOR));
        if env::var_os("NO_COLOR").is_some() {
            // Trunk reads this as an option that is true or false, and refuses the usual 1.
            trunk.env("NO_COLOR", "true");
        }
        Ok(trunk)
    }

    /// wasm-bindgen.
    ///
    /// # Errors
    /// When its folder was removed meanwhile.
    pub fn wasm_bindgen(&self) -> Result<Command> {
        self.program("wasm-bindgen").map(Command::new)
    }

    /// wasm-opt.
    ///
    /// # Errors
    /// When its folder was removed meanwhile.
    pub fn wasm_opt(&self) -> Result<Command> {
        self.program("wasm-opt").map(Command::new)
    }

    /// terser.
    ///
    /// # Errors
    /// When its folder was removed meanwhile.
    pub fn terser(&self) -> Result<Command> {
        self.program("terser").map(Command::new)
    }

    fn program(&self, name: &str) -> Result<PathBuf> {
        let names = [exe(name), format!("{name}.cmd")];
        let places = self.folders.iter().flat_map(|folder| names.iter().map(|name| folder.join(name)));
        places.into_iter().find(|file| file.is_file()).with_context(|| {
            format!("{name} is no longer where it was installed; run `cargo xtask tools` again")
        })
    }
}

/// Cargo for another program of the app, with the same flags, so that what both are made of is built once.
pub fn cargo_for_app(checkout: &Checkout) -> Command {
    let mut cargo = checkout.cargo();
    cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", rust_flags());
    cargo
}

/// Flags that leave out where this machine keeps its crates (shorter files, and the same bytes everywhere), and that
/// keep what is needed for cutting.
fn rust_flags() -> String {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| Some(env::home_dir()?.join(".cargo")));
    let registry = home.map(|home| home.join("registry").join("src"));
    let folders = registry.and_then(|registry| fs::read_dir(registry).ok()).into_iter().flatten();
    let flags =
        folders.filter_map(|folder| Some(format!("--remap-path-prefix={}=", folder.ok()?.path().display())));
    // The cutter reads from the relocations which code belongs together.
    flags.chain(["-Clink-args=--emit-relocs".to_owned()]).collect::<Vec<_>>().join(" ")
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
    let split = cargo_tool(
        &cache,
        "wasm_split_cli_support",
        versions::WASM_SPLIT,
        "wasm-split-cli",
        &["--locked", "--features", "build-binary"],
        "it cuts off the part of the app that the first page does not need; about a minute on two cores, once",
    )?;
    // That of Debian (version 108) is too old and makes a blank page without a word.
    let binaryen = npm_tool(&cache, "binaryen", versions::BINARYEN, "wasm-opt", "it makes the wasm smaller")?;
    let terser = npm_tool(&cache, "terser", versions::TERSER, "terser", "it makes the scripts smaller")?;
    let folders = vec![trunk.join("bin"), bindgen.join("bin"), split.join("bin"), binaryen, terser];
    Ok(BuildTools { folders, wasm_bindgen })
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

/// A tool from npm, in a folder of its own in the cache; returns the folder in which its programs lie.
fn npm_tool(cache: &Cache, package: &str, version: &str, program: &str, why: &str) -> Result<PathBuf> {
    let programs = Path::new("node_modules/.bin");
    let proof = programs.join(if cfg!(windows) { format!("{program}.cmd") } else { program.to_owned() });
    let folder = cache.ensure(&format!("{package}-{version}"), &proof, |folder| {
        announce(
            &format!("{program} (npm package {package} {version})"),
            &format!("{why}; under half a minute, once"),
        );
        program::run(
            Command::new(NPM)
                .args(["install", "--prefix"])
                .arg(folder)
                .args(["--ignore-scripts", "--no-audit", "--no-fund", "--cache"])
                .arg(cache.npm())
                .arg(format!("{package}@{version}"))
                .current_dir(folder),
        )
    })?;
    Ok(folder.join(programs))
}
