//! `cargo xtask dist`: the folder a town uploads.
//! It holds no rule about sites or sizes; it puts the steps in their order.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use nahbei_publish::{Allowed, Edition, Weight};

use crate::checkout::{Checkout, WASM};
use crate::chunks;
use crate::program;
use crate::sizes;
use crate::tools::{self, BuildTools};

/// The site that shows all towns of this checkout.
pub const DEMO: &str = "sites/demo";
/// All offers of this checkout are invented; no draft among them is shown.
const EXAMPLES: Allowed = Allowed { examples: true, unverified: false };

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
    let edition = Edition::read(site, EXAMPLES)?;
    edition.judge_words(&checkout.root.join("public"))?;
    nahbei_publish::refuse_foreign(out)?;
    let app = app(checkout)?;
    let published = edition.publish(&app, out)?;
    println!("\n{}", sizes::table(&published.weights));
    Ok(published.weights)
}

/// Builds the app and makes it ready to be published with any site.
///
/// # Errors
/// When a tool or the app cannot be had.
pub fn app(checkout: &Checkout) -> Result<PathBuf> {
    let tools = tools::for_build(checkout)?;
    let app = build_app(checkout, &tools)?;
    nahbei_publish::prepare_app(&app, &checkout.root.join("src/service_worker.js"))?;
    Ok(app)
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
