//! The command `nahbei`. Here it only begins and ends.

use clap::Parser;
use nahbei::{Desk, speak, told};
use std::io;
use std::process::ExitCode;

fn main() -> ExitCode {
    speak();
    Desk::parse().run(&mut io::stdout().lock()).unwrap_or_else(|error| {
        eprintln!("nahbei: {}", told(&error));
        ExitCode::from(2)
    })
}
