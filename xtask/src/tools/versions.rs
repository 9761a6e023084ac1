//! Which version of each tool, and why that one.
//! Nothing is looked up elsewhere: a new version is a change of this file, or of `Cargo.lock`.

/// The newest Trunk that the Rust of this project builds.
pub const TRUNK: &str = "0.21.14";

/// wasm-opt from npm; it needs nothing but Node.
pub const BINARYEN: &str = "132.0.0";

/// The minifier from npm: the glue is half as long after it. Trunk's own fails on it.
pub const TERSER: &str = "5.51.4";

/// What cuts the app into chunks; it reads what `wasm_split_helpers` of the same minor version writes.
pub const WASM_SPLIT: &str = "0.2.4";

/// The same as wasm-opt itself says it, and as Trunk compares it.
pub const BINARYEN_MAJOR: &str = "132";

/// The oldest Node that runs the journeys.
pub const NODE_MAJOR: u32 = 20;

/// For a lock file that names no wasm-bindgen.
const WASM_BINDGEN: &str = "0.2.130";

/// The version of wasm-bindgen in the text of a `Cargo.lock`: program and crate only work as a pair.
///
/// Cargo alone writes that file and puts a package's version on the line after its name.
pub fn wasm_bindgen(lock: &str) -> &str {
    let mut lines = lock.lines();
    lines.find(|line| *line == r#"name = "wasm-bindgen""#);
    lines.next().and_then(|line| line.strip_prefix("version = \"")?.strip_suffix('"')).unwrap_or(WASM_BINDGEN)
}

/// Is what `node --version` says new enough?
pub fn node_is_recent(version: &str) -> bool {
    version
        .strip_prefix('v')
        .and_then(|version| version.split('.').next()?.parse().ok())
        .is_some_and(|major: u32| major >= NODE_MAJOR)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_of_wasm_bindgen_is_the_one_of_the_lock_file() {
        let lock = "version = 4\n\n[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.2.1\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.131\"\nsource = \"x\"\n";
        for (lock, version) in
            [(lock, "0.2.131"), ("", WASM_BINDGEN), ("name = \"wasm-bindgen\"", WASM_BINDGEN)]
        {
            assert_eq!(wasm_bindgen(lock), version, "{lock}");
        }
    }

    #[test]
    fn trunk_is_told_the_version_that_is_installed() {
        assert!(BINARYEN.starts_with(&format!("{BINARYEN_MAJOR}.")));
    }

    #[test]
    fn node_is_compared_by_number() {
        for (version, recent) in
            [("v20.20.2", true), ("v100.0.0", true), ("v18.19.0", false), ("v9.0.0", false), ("", false)]
        {
            assert_eq!(node_is_recent(version), recent, "{version}");
        }
    }
}
