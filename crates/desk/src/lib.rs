//! `nahbei`, the desk of a town, as a library: what a call does is said in the module of its command. It is a library
//! so that programs can call it with any bytes (`fuzz`); nobody else should build on it.

mod check;
pub mod command;
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

pub use command::Desk;
pub use lang::{speak, told};
