//! The app in several wasm files: the first page's own, and chunks that travel when they are needed.
//!
//! Trunk knows no chunks, so this stands where Trunk looks for wasm-bindgen and cuts the app up just before; what is
//! left over is joined to Trunk's folder afterwards. Where to cut is said in the app, by `wasm_split`.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::program;
use crate::tools::{BuildTools, TERSER};

/// Names the real wasm-bindgen, which this stands in for.
pub const BINDGEN: &str = "NAHBEI_WASM_BINDGEN";
/// Names the program that cuts.
pub const SPLIT: &str = "NAHBEI_WASM_SPLIT";
/// Names the folder for the pieces.
pub const PIECES: &str = "NAHBEI_CHUNKS";

/// What the cutter calls the script that loads chunks.
const LOADER: &str = "__wasm_split.js";
/// A chunk arrives only where the web space says that it is wasm …
const STREAMING: &str = "WebAssembly.instantiateStreaming(src, imports)";
/// … but many do not; this takes any bytes.
const ANY_HOST: &str = "src.then((r) => { if (!r.ok) throw r; return r.arrayBuffer(); }).then((b) => WebAssembly.instantiate(b, imports))";

/// Puts `program` into `folder` under the name by which Trunk looks for wasm-bindgen, and returns that folder.
///
/// # Errors
/// When it cannot be copied.
pub fn stand_in(folder: &Path) -> Result<PathBuf> {
    fs::create_dir_all(folder)?;
    let copy = folder.join(format!("wasm-bindgen{}", env::consts::EXE_SUFFIX));
    // A running program cannot be overwritten everywhere, but it can be replaced.
    let fresh = folder.join("wasm-bindgen.new");
    fs::copy(env::current_exe()?, &fresh).context("xtask cannot be copied beside the build")?;
    fs::rename(&fresh, &copy)?;
    Ok(folder.to_owned())
}

/// Was this program called as wasm-bindgen?
pub fn is_stand_in() -> bool {
    env::args_os()
        .next()
        .is_some_and(|name| Path::new(&name).file_stem().is_some_and(|stem| stem == "wasm-bindgen"))
        && env::var_os(BINDGEN).is_some()
}

/// Cuts the app up, then lets wasm-bindgen do its work on the first piece.
///
/// # Errors
/// When one of the two fails.
pub fn bind() -> Result<()> {
    let tool =
        |name: &str| env::var_os(name).with_context(|| format!("{name} is not set; run `cargo xtask dist`"));
    let mut bindgen = Command::new(tool(BINDGEN)?);
    let arguments: Vec<OsString> = env::args_os().skip(1).collect();
    let is_wasm =
        |argument: &OsString| Path::new(argument).extension().is_some_and(|extension| extension == "wasm");
    if !arguments.iter().any(is_wasm) {
        return program::hand_over(bindgen.args(arguments));
    }
    let pieces = PathBuf::from(tool(PIECES)?);
    for argument in arguments {
        if is_wasm(&argument) {
            let whole = PathBuf::from(argument);
            let name = whole.file_stem().context("the app has no name")?.to_owned();
            if pieces.exists() {
                fs::remove_dir_all(&pieces)?;
            }
            program::run(Command::new(tool(SPLIT)?).arg(&whole).arg(&pieces).arg("--out-name").arg(&name))?;
            bindgen.arg(pieces.join(name).with_extension("wasm"));
        } else {
            bindgen.arg(argument);
        }
    }
    program::hand_over(bindgen.arg("--keep-lld-exports"))
}

/// Joins the chunks to what Trunk made in `app`. All files of one build carry one digest of all of them, so that no
/// cache ever pairs files of two builds.
///
/// # Errors
/// When a file is missing, wasm-opt fails, or Trunk or the cutter write other names than expected.
pub fn join(app: &Path, pieces: &Path, tools: &BuildTools) -> Result<()> {
    let (main_js, main_wasm) = (only(app, "nahbei-app-", ".js")?, only(app, "nahbei-app-", "_bg.wasm")?);
    let mut chunks = Vec::new();
    for name in names(pieces)?.into_iter().filter(|name| is_chunk(name)) {
        let small = pieces.join(&name).with_extension("small");
        program::run(tools.wasm_opt()?.arg("-Oz").arg(pieces.join(&name)).arg("-o").arg(&small))?;
        chunks.push((name, fs::read(&small)?));
    }
    ensure!(!chunks.is_empty(), "the app was not cut up; it needs its feature `chunks`");
    chunks.sort();

    let glue = fs::read_to_string(app.join(&main_js))?;
    let loader = fs::read_to_string(pieces.join(LOADER))?;
    let mut digest = DefaultHasher::new();
    (&glue, &loader, TERSER, fs::read(app.join(&main_wasm))?, &chunks).hash(&mut digest);
    let name = |end: &str| format!("nahbei-{:016x}{end}", digest.finish());
    let (new_js, new_wasm, new_loader) = (name(".js"), name("_bg.wasm"), name("_chunks.js"));

    let mut loader = replace(&loader, STREAMING, ANY_HOST)?;
    loader = replace(&loader, "./nahbei-app.js", &format!("./{new_js}"))?;
    for (old, bytes) in &chunks {
        let new = name(&old.replace("split_", "_"));
        loader = replace(&loader, &format!("./{old}"), &format!("./{new}"))?;
        fs::write(app.join(new), bytes)?;
    }
    write_script(&app.join(&new_loader), &loader, tools)?;
    write_script(&app.join(&new_js), &replace(&glue, &from(LOADER), &from(&new_loader))?, tools)?;
    fs::remove_file(app.join(&main_js))?;
    fs::rename(app.join(&main_wasm), app.join(&new_wasm))?;

    let page = app.join("index.html");
    let html = replace(&fs::read_to_string(&page)?, &main_js, &new_js)?;
    let preload = format!("<link rel=\"modulepreload\" href=\"./{new_loader}\">\n</head>");
    let html = replace(&html, "</head>", &preload)?;
    fs::write(&page, replace(&html, &main_wasm, &new_wasm)?)?;
    Ok(())
}

/// Writes a module without blanks and long names: web space that does not compress sends every letter of it.
fn write_script(file: &Path, script: &str, tools: &BuildTools) -> Result<()> {
    fs::write(file, script)?;
    let mut terser = tools.terser()?;
    program::run(
        terser.args(["--module", "--compress", "--mangle", "--output"]).arg(file).arg("--").arg(file),
    )
}

/// How the glue takes in a script. The name alone is also that of a module inside the wasm and stays there.
fn from(script: &str) -> String {
    format!("from \"./{script}\"")
}

fn is_chunk(name: &str) -> bool {
    let is_wasm = Path::new(name).extension().is_some_and(|extension| extension == "wasm");
    is_wasm && (name.starts_with("split_") || name.starts_with("chunk_"))
}

fn names(folder: &Path) -> Result<Vec<String>> {
    let folder = fs::read_dir(folder).with_context(|| format!("{} cannot be read", folder.display()))?;
    folder.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned())).collect()
}

/// The one file of `folder` with this beginning and end.
fn only(folder: &Path, begin: &str, end: &str) -> Result<String> {
    let mut found = names(folder)?.into_iter().filter(|name| name.starts_with(begin) && name.ends_with(end));
    match (found.next(), found.next()) {
        (Some(name), None) => Ok(name),
        (first, _) => anyhow::bail!(
            "{} holds {} {begin}…{end}, expected one; remove the folder and build again",
            folder.display(),
            if first.is_some() { "several files" } else { "no file" }
        ),
    }
}

/// Replaces every `old`, and insists that there is one.
fn replace(text: &str, old: &str, new: &str) -> Result<String> {
    ensure!(
        text.contains(old),
        "`{old}` stands nowhere in what the tools wrote; their versions have changed"
    );
    Ok(text.replace(old, new))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pieces_of_the_app_are_chunks() {
        for (name, chunk) in [
            ("split_answers.wasm", true),
            ("chunk_0.wasm", true),
            ("nahbei-app.wasm", false),
            (LOADER, false),
        ] {
            assert_eq!(is_chunk(name), chunk, "{name}");
        }
    }

    #[test]
    fn a_name_that_the_tools_no_longer_write_is_told() {
        assert_eq!(replace("import './a.js'", "a.js", "b.js").expect("replaced"), "import './b.js'");
        let error = replace("import './c.js'", "a.js", "b.js").expect_err("nothing to replace").to_string();
        assert!(error.contains("`a.js` stands nowhere"), "{error}");
    }

    #[test]
    fn two_builds_in_one_folder_are_not_mixed() {
        let folder = tempfile::tempdir().expect("a folder");
        let error = only(folder.path(), "nahbei-app-", ".js").expect_err("none").to_string();
        assert!(error.contains("holds no file nahbei-app-….js"), "{error}");
        for name in ["nahbei-app-1.js", "nahbei-app-2.js"] {
            fs::write(folder.path().join(name), "").expect("written");
        }
        let error = only(folder.path(), "nahbei-app-", ".js").expect_err("two").to_string();
        assert!(error.contains("holds several files"), "{error}");
    }
}
