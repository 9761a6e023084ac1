//! `cargo xtask style`: one style sheet from the files beside the components. Trunk calls it before each build.
//! It changes no rule: it joins files and leaves out comments and indentation.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::checkout::Checkout;

/// What comes first because everything else builds on it.
const FOUNDATION: [&str; 3] = ["src/style/tokens.css", "src/style/base.css", "src/style/shell.css"];
/// Folders whose style sheets follow, each in the order of names.
const PARTS: [&str; 2] = ["src/components", "src/pages"];

/// Writes `target/style.css`, which `index.html` links.
///
/// # Errors
/// When a style sheet cannot be read or the target folder not be written.
pub fn run(checkout: &Checkout) -> Result<()> {
    let mut files: Vec<PathBuf> = FOUNDATION.iter().map(|file| checkout.root.join(file)).collect();
    for part in PARTS {
        let folder = checkout.root.join(part);
        let entries =
            fs::read_dir(&folder).with_context(|| format!("{} cannot be read", folder.display()))?;
        let mut sheets: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
        sheets.retain(|path| path.extension().is_some_and(|extension| extension == "css"));
        sheets.sort();
        files.append(&mut sheets);
    }
    let mut joined = String::new();
    for file in files {
        joined.push_str(&slim(&read(&file)?));
    }
    let out = checkout.root.join("target").join("style.css");
    fs::create_dir_all(checkout.root.join("target"))?;
    fs::write(&out, joined).with_context(|| format!("{} cannot be written", out.display()))
}

fn read(file: &Path) -> Result<String> {
    fs::read_to_string(file).with_context(|| format!("{} cannot be read", file.display()))
}

/// A style sheet without comments, indentation and empty lines.
fn slim(css: &str) -> String {
    let mut slim = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("/*") {
        slim.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    slim.push_str(rest);
    slim.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .fold(String::new(), |all, line| all + line + "\n")
}

#[cfg(test)]
mod tests {
    use super::slim;

    #[test]
    fn comments_and_indentation_are_left_out_and_rules_stay() {
        assert_eq!(slim("/* why */\na {\n  color: red; /* x */\n}\n\n"), "a {\ncolor: red;\n}\n");
        assert_eq!(slim("a{}/* never closed"), "a{}\n");
    }
}
