//! `cargo xtask dist`: the folder a town uploads.
//! It holds no rule about sites or sizes; it puts the steps in their order.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::checkout::{Checkout, WASM};
use crate::chunks;
use crate::compress;
use crate::first_page;
use crate::folder::{self, Draft};
use crate::program;
use crate::service_worker;
use crate::site::Site;
use crate::sizes::{self, Weight};
use crate::tools::{self, BuildTools};

/// The site that shows all towns of this checkout.
pub const DEMO: &str = "sites/demo";

/// Makes the folder, prints what it weighs, and fails above the budget.
///
/// # Errors
/// When a tool, the app or the site cannot be had, or the first visit is too heavy.
pub fn run(checkout: &Checkout, site: Option<PathBuf>, out: Option<PathBuf>) -> Result<()> {
    let site = site.unwrap_or_else(|| checkout.root.join(DEMO));
    let out = out.unwrap_or_else(|| checkout.root.join("dist"));
    let weights = publish(checkout, &site, &out)?;
    println!("{} is ready: upload everything in it", checkout.short(&out));
    sizes::within_budget(&weights)
}

/// Builds the app and publishes it with `site` as `out`; prints the table and returns the weights in it.
///
/// # Errors
/// When a tool, the app or the site cannot be had; `out` then stays as it was.
pub fn publish(checkout: &Checkout, site: &Path, out: &Path) -> Result<Vec<Weight>> {
    // Before the build, which takes minutes: a mistake is told at once.
    let site = Site::read(site)?;
    let words = site.words(&checkout.root.join("public"))?;
    folder::refuse_foreign(out)?;

    let tools = tools::for_build(checkout)?;
    let app = build_app(checkout, &tools)?;

    let draft = Draft::of(out)?;
    folder::copy(&app, draft.path())?;
    site.write(draft.path())?;
    words.write(draft.path())?;
    first_page::fill(draft.path(), &site.settings()?)?;
    let schema = serde_json::to_vec(&nahbei_catalogue::schema())?;
    fs::write(draft.path().join("catalogue.schema.json"), schema)?;
    service_worker::write(checkout, draft.path())?;
    let weights = compress::compress(draft.path())?;
    draft.publish()?;
    println!("\n{}", sizes::table(&weights));
    Ok(weights)
}

/// Builds the app as Trunk makes it, without any site.
fn build_app(checkout: &Checkout, tools: &BuildTools) -> Result<PathBuf> {
    fetch(checkout)?;
    let (app, pieces) = (checkout.target.join("trunk"), checkout.target.join("chunks"));
    let mut trunk = tools.trunk(checkout, &pieces)?;
    program::run(trunk.args(["build", "--release", "--features", "chunks", "--dist"]).arg(&app))
        .context("the app could not be built")?;
    chunks::join(&app, &pieces, tools)?;
    Ok(app)
}

/// Trunk works without a network, so what the app is made of has to be there before.
fn fetch(checkout: &Checkout) -> Result<()> {
    let host =
        program::ask(Command::new("rustc").args(["--print", "host-tuple"]).current_dir(&checkout.root))?;
    program::run(checkout.cargo().args(["fetch", "--target", WASM, "--target", &host]))
}
