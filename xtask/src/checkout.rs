//! Where things are in this checkout, and its own cargo.
//! It knows no site and no tool; those have modules of their own.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

/// The target the app is built for.
pub const WASM: &str = "wasm32-unknown-unknown";

/// The folder with the workspace's `Cargo.toml`, and where its builds go.
pub struct Checkout {
    /// Folder of the workspace.
    pub root: PathBuf,
    /// Folder of everything built: `CARGO_TARGET_DIR`, or `target` in the checkout.
    pub target: PathBuf,
}

impl Checkout {
    /// Finds the checkout this command was built from.
    ///
    /// # Errors
    /// When the current folder is gone, or a path cannot be made absolute.
    pub fn find() -> Result<Self> {
        // `cargo run` says it anew each time, so that a target folder shared by checkouts does no harm.
        let member = env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = member.parent().context("xtask lies in no workspace; run it as `cargo xtask`")?.to_owned();
        let target = match env::var_os("CARGO_TARGET_DIR") {
            Some(folder) => std::path::absolute(folder)?,
            None => root.join("target"),
        };
        Ok(Self { root, target })
    }

    /// Cargo as this command was started with it, working in the checkout.
    pub fn cargo(&self) -> Command {
        let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        self.settle(&mut cargo);
        cargo
    }

    /// Lets a program work in the checkout and build into the same target folder.
    pub fn settle(&self, program: &mut Command) {
        program.current_dir(&self.root);
        if env::var_os("CARGO_TARGET_DIR").is_some() {
            // It may be relative to where the person stands, which is left here.
            program.env("CARGO_TARGET_DIR", &self.target);
        }
    }

    /// Folder of the journeys: their package, their server, themselves.
    pub fn journeys(&self) -> PathBuf {
        self.root.join("tests/browser")
    }

    /// `path` as a person would write it: relative to the checkout where it lies in it.
    pub fn short<'a>(&self, path: &'a Path) -> std::path::Display<'a> {
        path.strip_prefix(&self.root).unwrap_or(path).display()
    }
}
