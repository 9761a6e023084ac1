//! `cargo xtask`: everything a person does with this checkout, in one word each.
//! It decides nothing about the app itself; it builds, weighs, serves and tests it.

mod args;
mod checkout;
mod chunks;
mod desk;
mod dist;
mod finder_module;
mod program;
mod serve;
mod shots;
mod sizes;
mod specimens;
mod style;
mod test;
mod tools;

use std::process::ExitCode;

use anyhow::Result;
use args::Order;
use checkout::Checkout;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    if chunks::is_stand_in() {
        return chunks::bind();
    }
    let order = args::parse(lexopt::Parser::from_env())?;
    let checkout = Checkout::find()?;
    match order {
        Order::Help => print!("{}", args::HELP),
        Order::Dist { site, out } => dist::run(&checkout, site, out)?,
        Order::Serve { site, port } => serve::run(&checkout, site, port)?,
        Order::Test { only } => test::run(&checkout, only)?,
        Order::Desk { out } => desk::run(&checkout, out)?,
        Order::Shots { out } => shots::run(&checkout, out)?,
        Order::Style => style::run(&checkout)?,
        Order::FinderModule => finder_module::run(&checkout)?,
        Order::Tools => {
            tools::all(&checkout)?;
        }
    }
    Ok(())
}
