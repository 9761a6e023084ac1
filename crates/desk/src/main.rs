//! `nahbei`, the desk of a town. What a call does is said in the module of its command; here it only ends.

mod check;
mod command;
mod coverage;
mod export;
mod file;
mod find;
mod hours;
mod import;
mod labels;
mod lang;
mod locate;
mod near;
mod new;
mod places;
mod progress;
mod publish;
mod review;
mod rows;
mod schema;
mod sheet;
mod site_folder;
mod source;
mod table;
mod today;

use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    if lang::Lang::of_call() == lang::Lang::De {
        nahbei_publish::speak_german();
    }
    command::Desk::parse().run().unwrap_or_else(|error| {
        eprintln!("nahbei: {}", lang::told(&error));
        ExitCode::from(2)
    })
}
