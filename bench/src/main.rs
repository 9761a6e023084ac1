//! `cargo run --release -p nahbei-bench`: how long the finder takes over this project's own catalogues.

fn main() {}
