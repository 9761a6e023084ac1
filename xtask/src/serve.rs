//! `cargo xtask serve`: the published folder, shown on this computer only.
//! It serves what a town would upload, not a special build, so that what is seen is what families get.

use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;

use crate::checkout::Checkout;
use crate::{dist, program, sizes};

/// Publishes `site` into the target folder and serves it until it is stopped.
///
/// # Errors
/// When the site cannot be published or the server does not start.
pub fn run(checkout: &Checkout, site: Option<PathBuf>, port: u16) -> Result<()> {
    let site = site.unwrap_or_else(|| checkout.root.join(dist::DEMO));
    let out = checkout.target.join("demo");
    let weights = dist::publish(checkout, &site, &out)?;
    if let Err(error) = sizes::within_budget(&weights) {
        // Somebody looking for the reason needs to see the page first.
        println!("warning: {error}");
    }
    program::hand_over(
        Command::new("node")
            .arg(checkout.journeys().join("server.mjs"))
            .arg("--dir")
            .arg(&out)
            .args(["--port", &port.to_string()]),
    )
}
