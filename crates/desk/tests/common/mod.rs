//! Running the command as a town would, and the files it is run on.
#![allow(dead_code, reason = "each test file uses a part of it")]
#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on fails")]

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};

/// What a call printed and how it ended.
#[derive(Debug)]
pub struct Ended {
    /// Exit status.
    pub status: i32,
    /// Standard output.
    pub out: String,
    /// Error output.
    pub err: String,
}

/// Runs `nahbei` in English with these arguments.
pub fn nahbei<A: AsRef<std::ffi::OsStr>>(arguments: &[A]) -> Ended {
    run(Command::new(env!("CARGO_BIN_EXE_nahbei")).args(["--lang", "en"]).args(arguments))
}

/// Runs `nahbei` as a German editor does.
pub fn nahbei_in_german<A: AsRef<std::ffi::OsStr>>(arguments: &[A]) -> Ended {
    run(Command::new(env!("CARGO_BIN_EXE_nahbei")).args(arguments))
}

fn run(command: &mut Command) -> Ended {
    let output = command.output().expect("nahbei starts");
    Ended {
        status: output.status.code().expect("nahbei ends by itself"),
        out: String::from_utf8(output.stdout).expect("output is UTF-8"),
        err: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
}

/// An English word in a text, if there is one beside what it quotes.
pub fn english_in(text: &str) -> Option<String> {
    const ENGLISH: [&str; 24] = [
        "the", "is", "of", "must", "cannot", "and", "but", "has", "not", "with", "it", "to", "or", "are",
        "be", "this", "that", "write", "which", "from", "no", "found", "read", "expected",
    ];
    let mut said = String::new();
    for (at, part) in text.split(['„', '“', '`', '"']).enumerate() {
        if at % 2 == 0 {
            said += part;
        }
    }
    let mut words = said.split(|letter: char| !letter.is_alphanumeric() && !"_/-.".contains(letter));
    words.find(|word| ENGLISH.contains(word)).map(|word| format!("{word} in: {text}"))
}

/// A path for a new file; no two calls share a folder.
pub fn new_file(name: &str) -> PathBuf {
    static CALLS: AtomicUsize = AtomicUsize::new(0);
    let call = format!("{}-{}", std::process::id(), CALLS.fetch_add(1, Ordering::Relaxed));
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(call);
    std::fs::create_dir_all(&folder).expect("the folder for test files can be made");
    folder.join(name)
}

/// A new file with this content.
pub fn file(name: &str, content: impl AsRef<[u8]>) -> PathBuf {
    let path = new_file(name);
    std::fs::write(&path, content).expect("a test file can be written");
    path
}

/// The project's folder.
pub fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// A hand-made input file of the import.
pub fn fixture(name: &str) -> PathBuf {
    project().join("tests/fixtures/import").join(name)
}

/// A mapping of the project.
pub fn mapping(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("mappings").join(name)
}

/// A file of the real data, where `NAHBEI_DATA` names their folder; `None` without it.
pub fn real(name: &str) -> Option<PathBuf> {
    let path = PathBuf::from(std::env::var_os("NAHBEI_DATA")?).join(name);
    assert!(path.is_file(), "real data is missing: {} is no file; check NAHBEI_DATA", path.display());
    Some(path)
}

/// The text of a file.
pub fn text(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// What an import gave.
pub struct Imported {
    /// How the call ended.
    pub ended: Ended,
    /// The catalogue it wrote.
    pub catalogue: nahbei_catalogue::Catalogue,
    /// Records read, mapped and not mapped, as the report says.
    pub counts: [usize; 3],
}

/// Imports a file, reads the catalogue back without a problem and checks that every record is accounted for.
pub fn import(mapping: &Path, input: &Path) -> Imported {
    let out = new_file("catalogue.json");
    let arguments = [Path::new("import"), Path::new("--mapping"), mapping, input, Path::new("--out"), &out];
    let ended = nahbei(&arguments);
    assert!(ended.status < 2, "{}", ended.err);
    let (catalogue, problems) = nahbei_catalogue::read(&text(&out));
    assert_eq!(problems, [], "the catalogue reads back without a problem");

    let summary = ended.out.lines().nth(1).expect("the report has a second line");
    let mut numbers = summary.split(' ').filter_map(|word| word.parse().ok());
    let counts = [(); 3].map(|()| numbers.next().expect("three counts"));
    let [read, mapped, not_mapped] = counts;
    assert_eq!(read, mapped + not_mapped, "{summary}");
    assert_eq!(mapped, catalogue.offers.len(), "{summary}");
    let listed = ended.out.lines().skip_while(|line| *line != "records not mapped").skip(1);
    let listed = listed.take_while(|line| !line.is_empty()).count();
    assert_eq!(listed, not_mapped, "every record that did not become an offer is listed");
    assert_eq!(ended.status, i32::from(not_mapped > 0));
    Imported { ended, catalogue, counts }
}
