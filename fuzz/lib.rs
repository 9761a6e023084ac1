//! What the targets share: calling the command as an editor does, on files of any bytes.

use clap::Parser;
use std::fs;
use std::path::{Path, PathBuf};

/// A folder in memory for this process.
fn folder() -> PathBuf {
    let memory = Path::new("/dev/shm");
    let home = if memory.is_dir() { memory.to_owned() } else { std::env::temp_dir() };
    home.join(format!("nahbei-fuzz-{}", std::process::id()))
}

/// Runs `nahbei` on files of this folder; says whether it could. It may refuse, but not panic.
fn run(folder: &Path, arguments: &[&str]) -> bool {
    let place = |argument: &&str| match argument.contains('.') {
        true => folder.join(argument).display().to_string(),
        false => (*argument).to_owned(),
    };
    let arguments = std::iter::once("nahbei".to_owned()).chain(arguments.iter().map(place));
    nahbei::Desk::try_parse_from(arguments).expect("a good call").run(&mut std::io::sink()).is_ok()
}

/// Checks a file of this name.
pub fn check(name: &str, bytes: &[u8]) {
    let folder = folder();
    fs::create_dir_all(&folder).expect("a folder");
    fs::write(folder.join(name), bytes).expect("written");
    run(&folder, &["check", "--on", "2026-11-22", name]);
}

/// Imports `input` twice, with these further arguments, in a folder that holds only these files. The second time
/// changes nothing.
pub fn import(input: &str, more: &[&str], files: &[(&str, &[u8])]) {
    let folder = folder();
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    for (name, bytes) in files {
        fs::write(folder.join(name), bytes).expect("written");
    }
    let arguments = [&["import", input, "--out", "out.json"], more].concat();
    let once = run(&folder, &arguments).then(|| fs::read(folder.join("out.json")).ok()).flatten();
    if let Some(once) = once {
        assert!(run(&folder, &arguments), "what was imported once can be imported again");
        assert_eq!(fs::read(folder.join("out.json")).ok(), Some(once), "importing twice changes nothing");
    }
}
