//! The page that shows every component in every state, for tests and eyes. It lies in a folder of its own and never in
//! one that is published.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::checkout::{Checkout, WASM};
use crate::tools::{BuildTools, cargo_for_app};
use crate::{program, style};

/// The program, the feature it is behind, and what its files are called.
const NAME: &str = "specimens";

const PAGE: &str = r#"<!doctype html>
<html lang="de" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Bausteine</title>
<link rel="stylesheet" href="style.css">
<script type="module" src="start.js"></script>
</head>
<body>
<!-- icons -->
<main id="app"></main>
</body>
</html>
"#;

/// Readers of Arabic see it from right to left.
const START: &str = "import start from './specimens.js';
const page = document.documentElement;
if (navigator.language.startsWith('ar')) page.dir = 'rtl';
await start({ module_or_path: './specimens_bg.wasm' });
page.dataset.started = 'yes';
";

/// Builds the page and returns its folder.
///
/// # Errors
/// When the components do not compile, or a file cannot be read or written.
pub fn build(checkout: &Checkout, tools: &BuildTools) -> Result<PathBuf> {
    let out = checkout.target.join(NAME);
    fs::create_dir_all(&out)?;
    program::run(cargo_for_app(checkout).args(["build", "--profile", "app", "--target", WASM]).args([
        "--bin",
        NAME,
        "--features",
        NAME,
    ]))
    .context("the page of all components could not be built")?;
    let wasm = checkout.target.join(WASM).join("app").join(NAME).with_extension("wasm");
    program::run(
        tools.wasm_bindgen()?.args(["--target", "web", "--no-typescript", "--out-dir"]).arg(&out).arg(wasm),
    )?;
    style::run(checkout)?;
    fs::copy(checkout.root.join("target/style.css"), out.join("style.css"))?;
    let icons = fs::read_to_string(checkout.root.join("src/icons.svg"))?;
    fs::write(out.join("index.html"), PAGE.replace("<!-- icons -->", &icons))?;
    fs::write(out.join("start.js"), START)?;
    Ok(out)
}
