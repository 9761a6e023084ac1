//! `cargo xtask finder-module`: the finder as a module for Node, built for speed, for `bench/contender.mjs`.
//! It measures nothing.

use std::ffi::OsStr;
use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use crate::checkout::{Checkout, WASM};
use crate::chunks;
use crate::program;
use crate::tools;

/// Cargo's name of the module.
const NAME: &str = "nahbei_bench";

/// Builds the module, and says where it lies and how large it is.
///
/// # Errors
/// When a tool cannot be had or the finder cannot be built.
pub fn run(checkout: &Checkout) -> Result<()> {
    let tools = tools::for_build(checkout)?;
    let release = ["build", "--release", "--lib", "--package", "nahbei-bench", "--target", WASM];
    program::run(checkout.cargo().args(release)).context("the module could not be built")?;

    let module = checkout.target.join("finder-module");
    fs::create_dir_all(&module)?;
    let built = checkout.target.join(WASM).join("release").join(NAME).with_extension("wasm");
    // Trunk's command knows where its companion lies.
    let trunk = tools.trunk(checkout, &module)?;
    let bindgen = trunk.get_envs().find(|(name, _)| *name == OsStr::new(chunks::BINDGEN));
    let bindgen = bindgen.and_then(|(_, path)| path).context("wasm-bindgen is not among the tools")?;
    let bind = ["--target", "web", "--no-typescript", "--out-dir"];
    program::run(Command::new(bindgen).args(bind).arg(&module).arg(built))?;
    let wasm = module.join(format!("{NAME}_bg.wasm"));
    program::run(tools.wasm_opt()?.arg("-O3").arg(&wasm).arg("-o").arg(&wasm))?;

    for file in [module.join(NAME).with_extension("js"), wasm] {
        println!("{}: {} kB", checkout.short(&file), kilobytes(&file)?);
    }
    Ok(())
}

fn kilobytes(file: &Path) -> Result<u64> {
    let file = fs::metadata(file).with_context(|| format!("{} was not made", file.display()))?;
    Ok(file.len().div_ceil(1000))
}
