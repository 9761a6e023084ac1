//! Running other programs, and saying which of them failed.
//! It never hides their output: a person waiting for a build sees it build.

use std::env;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

/// `npm`, which is a script of another name on Windows.
pub const NPM: &str = if cfg!(windows) { "npm.cmd" } else { "npm" };

/// Runs a program to its end.
///
/// # Errors
/// When it cannot be started or does not end well; the sentence names it with its arguments.
pub fn run(program: &mut Command) -> Result<()> {
    let status = program.status().with_context(|| missing(program))?;
    if !status.success() {
        bail!("`{}` failed ({status}); its own words are above", spell(program));
    }
    Ok(())
}

/// Runs a program in the place of this one where the system can, so that ending this command ends it too.
///
/// # Errors
/// As [`run`].
pub fn hand_over(program: &mut Command) -> Result<()> {
    #[cfg(unix)]
    {
        let error = std::os::unix::process::CommandExt::exec(program);
        Err(error).with_context(|| missing(program))
    }
    #[cfg(not(unix))]
    run(program)
}

/// Runs a program and returns what it printed, without the blanks around it.
///
/// # Errors
/// As [`run`], and when it printed something that is no text.
pub fn ask(program: &mut Command) -> Result<String> {
    let answer = program.output().with_context(|| missing(program))?;
    if !answer.status.success() {
        bail!(
            "`{}` failed ({}): {}",
            spell(program),
            answer.status,
            String::from_utf8_lossy(&answer.stderr).trim()
        );
    }
    Ok(String::from_utf8(answer.stdout)?.trim().to_owned())
}

/// Where the shell would find `name`, if anywhere.
pub fn find(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file())
}

fn missing(program: &Command) -> String {
    format!("`{}` cannot be started; is it installed?", spell(program))
}

/// The command line as a person could type it: program name and arguments, without the folder.
fn spell(program: &Command) -> String {
    let name = PathBuf::from(program.get_program());
    let name = name.file_name().unwrap_or(program.get_program());
    std::iter::once(name)
        .chain(program.get_args())
        .map(|word| word.to_string_lossy())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failing_program_is_named_with_its_arguments() {
        let error = run(Command::new("/nowhere/trunk").args(["build", "--release"]))
            .expect_err("there is no such program")
            .to_string();
        assert_eq!(error, "`trunk build --release` cannot be started; is it installed?");
    }
}
