//! What the person asked for, read from the command line.
//! It touches no file: whether a folder exists is found out by the command that needs it.

use std::path::PathBuf;

use anyhow::{Result, bail};
use lexopt::prelude::*;

/// The port `serve` tries first.
const PORT: u16 = 8080;

/// What `cargo xtask --help` prints.
pub const HELP: &str = "\
cargo xtask COMMAND [OPTIONS]

  serve [--site DIR] [--port N]   build a site and show it on this computer
  test  [--only rust|journeys]    run every test there is, or one half of them
  dist  [--site DIR] [--out DIR]  make the folder a town uploads, and weigh it
  desk  [--out DIR]               make the folder of a release: the command
                                  nahbei with the app that it publishes
  shots [--out DIR]               pictures of every view, to look at
  style                           join the style sheets; Trunk calls it
  finder-module                   build the finder for Node, to measure it
  tools                           only install what the other commands need

  --site DIR   folder with a site.json (default: sites/demo)
  --out DIR    folder to make or to replace (default: dist or target/desk),
               or for the pictures (default: target/shots)
  --port N     first port to try (default: 8080)
  --help       this page

Each command installs what it misses and says so. Tools are kept in
$NAHBEI_TOOLS, or else in $CARGO_HOME/nahbei-tools, for all checkouts.
With NAHBEI_DATA=DIR, `test` also runs the tests on real data.
CHROME_PATH names the browser for the journeys if it is not on the PATH.
";

/// One command with its options; a missing option is left to the command.
#[derive(Debug, PartialEq, Eq)]
pub enum Order {
    /// Print [`HELP`].
    Help,
    /// Make the folder a town uploads.
    Dist {
        /// Folder with a `site.json`.
        site: Option<PathBuf>,
        /// Folder to make or to replace.
        out: Option<PathBuf>,
    },
    /// Show a site on this computer.
    Serve {
        /// Folder with a `site.json`.
        site: Option<PathBuf>,
        /// First port to try.
        port: u16,
    },
    /// Run the tests.
    Test {
        /// The half to run; all of them without it.
        only: Option<Half>,
    },
    /// Make the folder of a release.
    Desk {
        /// Folder to make or to replace.
        out: Option<PathBuf>,
    },
    /// Picture every view.
    Shots {
        /// Folder for the pictures.
        out: Option<PathBuf>,
    },
    /// Join the style sheets.
    Style,
    /// Build the finder as a module for Node.
    FinderModule,
    /// Install what is missing.
    Tools,
}

/// The two halves of the tests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Half {
    /// Formatting, lints, unit and property tests.
    Rust,
    /// The built site in a browser.
    Journeys,
}

/// Reads the command line.
///
/// # Errors
/// Names the word that is not understood, or the command it does not belong to.
pub fn parse(mut line: lexopt::Parser) -> Result<Order> {
    let mut command = None;
    let (mut site, mut out, mut port, mut only) = (None, None, None, None);
    while let Some(word) = line.next()? {
        match word {
            Short('h') | Long("help") => return Ok(Order::Help),
            Long("site") => site = Some(PathBuf::from(line.value()?)),
            Long("out") => out = Some(PathBuf::from(line.value()?)),
            Long("port") => port = Some(line.value()?.parse()?),
            Long("only") => only = Some(half(&line.value()?.string()?)?),
            Value(value) if command.is_none() => command = Some(value.string()?),
            _ => return Err(word.unexpected().into()),
        }
    }
    match command.as_deref() {
        None | Some("help") => Ok(Order::Help),
        Some("dist") if port.is_none() && only.is_none() => Ok(Order::Dist { site, out }),
        Some("desk") if site.is_none() && port.is_none() && only.is_none() => Ok(Order::Desk { out }),
        Some("shots") if site.is_none() && port.is_none() && only.is_none() => Ok(Order::Shots { out }),
        Some("serve") if out.is_none() && only.is_none() => {
            Ok(Order::Serve { site, port: port.unwrap_or(PORT) })
        }
        Some("test") if site.is_none() && out.is_none() && port.is_none() => Ok(Order::Test { only }),
        Some("style") => Ok(Order::Style),
        Some("finder-module") if site.is_none() && out.is_none() && port.is_none() && only.is_none() => {
            Ok(Order::FinderModule)
        }
        Some("tools") if site.is_none() && out.is_none() && port.is_none() && only.is_none() => {
            Ok(Order::Tools)
        }
        Some(known @ ("dist" | "serve" | "desk" | "shots" | "test" | "finder-module" | "tools")) => {
            bail!("`{known}` does not take one of these options; `cargo xtask --help` lists its own")
        }
        Some(other) => bail!(
            "there is no command `{other}`; the commands are serve, test, dist, desk, shots and tools (see `cargo xtask --help`)"
        ),
    }
}

fn half(name: &str) -> Result<Half> {
    match name {
        "rust" => Ok(Half::Rust),
        "journeys" => Ok(Half::Journeys),
        other => bail!("--only takes rust or journeys, not `{other}`"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(line: &str) -> Result<Order> {
        parse(lexopt::Parser::from_args(line.split_whitespace()))
    }

    #[test]
    fn every_command_is_read_with_its_options() {
        let site = || Some(PathBuf::from("sites/apolda"));
        for (line, expected) in [
            ("", Order::Help),
            ("dist --help", Order::Help),
            ("dist", Order::Dist { site: None, out: None }),
            ("dist --site sites/apolda --out=web", Order::Dist { site: site(), out: Some("web".into()) }),
            ("serve", Order::Serve { site: None, port: 8080 }),
            ("--port 9000 serve --site sites/apolda", Order::Serve { site: site(), port: 9000 }),
            ("desk --out release", Order::Desk { out: Some("release".into()) }),
            ("shots --out pictures", Order::Shots { out: Some("pictures".into()) }),
            ("test", Order::Test { only: None }),
            ("test --only journeys", Order::Test { only: Some(Half::Journeys) }),
            ("test --only=rust", Order::Test { only: Some(Half::Rust) }),
            ("finder-module", Order::FinderModule),
            ("tools", Order::Tools),
        ] {
            assert_eq!(order(line).expect(line), expected, "{line}");
        }
    }

    #[test]
    fn a_word_that_is_not_understood_is_named() {
        for (line, named) in [
            ("publish", "`publish`"),
            ("dist --port 1", "`dist`"),
            ("serve --out web", "`serve`"),
            ("test --site sites/apolda", "`test`"),
            ("shots --site sites/apolda", "`shots`"),
            ("desk --site sites/apolda", "`desk`"),
            ("tools --only rust", "`tools`"),
            ("test --only browser", "`browser`"),
            ("serve --port many", "many"),
            ("dist again", "again"),
            ("dist --fast", "--fast"),
        ] {
            let error = order(line).expect_err(line).to_string();
            assert!(error.contains(named), "{line}: {error}");
        }
    }
}
