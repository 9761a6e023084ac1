//! `cargo xtask desk`: what an editor gets: the command `nahbei` and beside it the app that it publishes.
//! It publishes no site; that is what the editor does with it.

use std::env;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, ensure};

use crate::checkout::Checkout;
use crate::{dist, program};

/// The command for towns.
const NAME: &str = "nahbei";
/// Where the command looks for the app.
const APP: &str = "app";

/// Builds the command and the app, and makes the folder `out` of both.
///
/// # Errors
/// When one of them cannot be built, or `out` holds other things.
pub fn run(checkout: &Checkout, out: Option<PathBuf>) -> Result<()> {
    let out = out.unwrap_or_else(|| checkout.target.join("desk"));
    let name = format!("{NAME}{}", env::consts::EXE_SUFFIX);
    let is_ours = out.join(&name).is_file() && out.join(APP).is_dir();
    ensure!(
        is_ours || fs::read_dir(&out).map_or(!out.exists(), |mut entries| entries.next().is_none()),
        "folder {} holds other things; empty it or name another one with --out",
        out.display()
    );
    let app = dist::app(checkout)?;
    program::run(checkout.cargo().args(["build", "--release", "--package", NAME]))
        .context("the command could not be built")?;
    if out.exists() {
        fs::remove_dir_all(&out)?;
    }
    nahbei_publish::copy_folder(&app, &out.join(APP))?;
    fs::copy(checkout.target.join("release").join(&name), out.join(&name))?;
    println!("{} is ready: {name} with its app", checkout.short(&out));
    Ok(())
}
