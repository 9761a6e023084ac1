//! `cargo xtask test`: every test there is, step by step, until one fails.
//! It holds no test itself.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

use crate::args::Half;
use crate::checkout::{Checkout, WASM};
use crate::{dist, program, sizes, specimens, tools};

/// Names the folder with real data to the tests that can use it.
const DATA: &str = "NAHBEI_DATA";

/// Runs all tests, or one half of them.
///
/// # Errors
/// Names the first step that fails; later ones are not run.
pub fn run(checkout: &Checkout, only: Option<Half>) -> Result<()> {
    let start = Instant::now();
    let data = env::var_os(DATA).map(std::path::absolute).transpose()?;
    if data.is_none() {
        println!("{DATA} is not set: tests on real data are left out");
    }
    let (with_rust, with_journeys) = (only != Some(Half::Journeys), only != Some(Half::Rust));
    // First of all, so that what is missing does not show after minutes.
    let browser = step("tools", || {
        tools::wasm_target(checkout)?;
        with_journeys.then(|| tools::all(checkout)).transpose()
    })?;
    if with_rust {
        rust(checkout, data.as_deref())?;
    }
    if let Some(browser) = browser {
        journeys(checkout, data.as_deref(), &browser)?;
    }
    println!("\nall steps passed in {}", spell(start.elapsed()));
    Ok(())
}

fn rust(checkout: &Checkout, data: Option<&Path>) -> Result<()> {
    for line in [
        "fmt --all --check",
        "clippy --workspace --all-targets -- -D warnings",
        &format!("clippy --target {WASM} --all-features -- -D warnings"),
        "test --workspace",
    ] {
        step(&format!("cargo {line}"), || {
            program::run(with_data(checkout.cargo().args(line.split(' ')), data))
        })?;
    }
    Ok(())
}

fn journeys(checkout: &Checkout, data: Option<&Path>, browser: &Path) -> Result<()> {
    let published = checkout.target.join("dist-test");
    step("dist of the demo site", || {
        let weights = dist::publish(checkout, &checkout.root.join(dist::DEMO), &published)?;
        sizes::within_budget(&weights)
    })?;
    let components =
        step("page of all components", || specimens::build(checkout, &tools::for_build(checkout)?))?;
    step("browser journeys", || {
        let mut node = Command::new("node");
        node.args(["--test", "--test-reporter=spec"])
            .args(journey_files(&checkout.journeys())?)
            .current_dir(&checkout.root)
            .env("NAHBEI_DIST", &published)
            .env("NAHBEI_COMPONENTS", components)
            .env("CHROME_PATH", browser);
        program::run(with_data(&mut node, data))
    })
}

/// The journeys in the order of their names; none at all is a mistake, not a success.
fn journey_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files: Vec<_> = fs::read_dir(folder)
        .with_context(|| format!("folder {} cannot be read", folder.display()))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.to_string_lossy().ends_with(".test.mjs"))
        .collect();
    ensure!(!files.is_empty(), "there is no journey in {}; their names end with .test.mjs", folder.display());
    files.sort();
    Ok(files)
}

fn with_data<'a>(program: &'a mut Command, data: Option<&Path>) -> &'a mut Command {
    if let Some(folder) = data {
        program.env(DATA, folder);
    }
    program
}

fn step<T>(name: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    println!("\n== {name}");
    let start = Instant::now();
    let made = work().with_context(|| format!("step \"{name}\" failed after {}", spell(start.elapsed())))?;
    println!("-- passed in {}", spell(start.elapsed()));
    Ok(made)
}

fn spell(time: Duration) -> String {
    match (time.as_secs() / 60, time.as_secs_f64()) {
        (0, seconds) => format!("{seconds:.1} s"),
        (minutes, _) => format!("{minutes} min {} s", time.as_secs() % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failing_step_is_named() {
        let error = step("browser journeys", || -> Result<()> { anyhow::bail!("no way through") })
            .expect_err("failed");
        let error = format!("{error:#}");
        assert!(error.starts_with("step \"browser journeys\" failed after 0.0 s"), "{error}");
        assert!(error.ends_with("no way through"), "{error}");
    }

    #[test]
    fn journeys_are_found_by_their_ending_and_never_none() {
        let home = tempfile::tempdir().expect("a folder");
        fs::write(home.path().join("server.mjs"), "").expect("written");
        assert!(journey_files(home.path()).is_err());
        for name in ["search.test.mjs", "exit.test.mjs"] {
            fs::write(home.path().join(name), "").expect("written");
        }
        assert_eq!(
            journey_files(home.path()).expect("found"),
            [home.path().join("exit.test.mjs"), home.path().join("search.test.mjs")]
        );
    }

    #[test]
    fn durations_are_spelled_for_people() {
        for (milliseconds, text) in [(1_250, "1.2 s"), (59_000, "59.0 s"), (61_000, "1 min 1 s")] {
            assert_eq!(spell(Duration::from_millis(milliseconds)), text);
        }
    }
}
