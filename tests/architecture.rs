//! The rules of ARCHITECTURE.md, read off the sources.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test says what it found by failing")]

use std::fs;
use std::path::{Path, PathBuf};

fn sources(folder: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") && !is_test(&path) {
                let text = fs::read_to_string(&path).unwrap();
                found.push((path, text));
            }
        }
    }
    assert!(!found.is_empty(), "no sources in {folder}");
    found
}

/// Tests may do what the code they test must not.
fn is_test(path: &Path) -> bool {
    path.components().any(|part| part.as_os_str() == "tests") || path.ends_with("tests.rs")
}

/// Code without comments, so that docs may name what code must not use.
fn code(text: &str) -> String {
    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

#[track_caller]
fn nobody_uses(folder: &str, forbidden: &[&str], rule: &str) {
    for (path, text) in sources(folder) {
        let code = code(&text);
        for word in forbidden {
            assert!(!code.contains(word), "{} uses `{word}`; {rule}", path.display());
        }
    }
}

#[test]
fn the_catalogue_knows_neither_finder_nor_app() {
    nobody_uses(
        "crates/catalogue/src",
        &["nahbei_finder", "nahbei_app", "leptos", "web_sys"],
        "catalogue ← finder ← app",
    );
}

#[test]
fn the_finder_knows_neither_app_nor_desk() {
    nobody_uses(
        "crates/finder/src",
        &["nahbei_app", "leptos", "web_sys", "js_sys", "gloo"],
        "catalogue ← finder ← app",
    );
}

#[test]
fn catalogue_and_finder_do_no_io_and_ask_no_clock() {
    let io = [
        "std::fs",
        "std::net",
        "std::env",
        "SystemTime",
        "Instant::now",
        "println!",
        "Zoned::now",
        "Timestamp::now",
    ];
    nobody_uses("crates/catalogue/src", &io, "strings in, values out");
    nobody_uses("crates/finder/src", &io, "results are a pure function of index, query and now");
}

#[test]
fn only_browser_touches_the_browser() {
    let interface = ["web_sys", "js_sys", "gloo::net", "gloo::history", "wasm_bindgen"];
    nobody_uses("src/components", &interface, "only src/browser touches the browser");
    nobody_uses("src/state", &interface, "only src/browser touches the browser");
    nobody_uses("src/texts", &interface, "only src/browser touches the browser");
    nobody_uses("src/pages", &interface, "only src/browser touches the browser");
}

#[test]
fn browser_knows_no_offer_and_no_state() {
    let above =
        ["crate::state", "crate::pages", "crate::components", "crate::texts", "nahbei_finder", "Offer"];
    nobody_uses("src/browser", &above, "browser ← state ← pages");
}

#[test]
fn components_read_neither_state_nor_context_nor_browser() {
    let above =
        ["crate::state", "crate::pages", "crate::browser", "crate::texts", "use_context", "expect_context"];
    nobody_uses("src/components", &above, "components get data by props and report by callbacks");
}

#[test]
fn the_page_of_all_components_shows_every_one() {
    let list = include_str!("../src/components/mod.rs");
    let page = code(include_str!("../src/specimens.rs"));
    let exported = list.split(';').filter_map(|item| item.trim().strip_prefix("pub use ")?.split_once("::"));
    let names = exported.filter(|(module, _)| *module != "element").flat_map(|(_, names)| {
        names.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|name| !name.is_empty())
    });
    let components: Vec<&str> = names.filter(|name| name.starts_with(char::is_lowercase)).collect();
    assert!(components.len() > 12, "{components:?}");
    for component in components {
        let is_shown = page.contains(&format!("{component}("));
        assert!(is_shown, "show every state of {component} in src/specimens.rs");
    }
}

#[test]
fn only_the_route_spells_addresses() {
    for (path, text) in sources("src") {
        if !path.ends_with("state/route.rs") {
            for spelling in ["\"r?", "#r?", "\"o.", "\"i.about", "\"#r\""] {
                assert!(
                    !code(&text).contains(spelling),
                    "{} spells an address; that is route.rs's",
                    path.display()
                );
            }
        }
    }
}

#[test]
fn every_key_of_the_code_has_a_sentence_and_every_sentence_a_use() {
    let texts: serde_json::Map<String, serde_json::Value> =
        serde_json::from_str(include_str!("../public/texts/de.json")).unwrap();
    let page = include_str!("../index.html");
    let code: String = sources("src").into_iter().map(|(_, text)| code(&text)).collect();
    // A key is written whole, or begins with a word that a list of terms completes ("need." + id).
    let used = |key: &str| {
        let whole = code.contains(&format!("\"{key}\"")) || page.contains(&format!("\"{key}\""));
        let built = key.match_indices('.').any(|(at, _)| {
            let beginning = &key[..at];
            code.contains(&format!("\"{beginning}.{{")) || code.contains(&format!("(\"{beginning}\", "))
        });
        whole || built
    };
    let idle: Vec<&String> = texts.keys().filter(|key| *key != "language" && !used(key)).collect();
    assert!(idle.is_empty(), "nobody uses these sentences, delete them: {idle:?}");
    for (path, text) in
        sources("src/pages").into_iter().chain(sources("src/app.rs".trim_end_matches("/app.rs")))
    {
        let text = text.replace(".text(\"", "");
        for part in text.split("text(\"").skip(1).chain(text.split("text_with(\"").skip(1)) {
            let key = part.split('"').next().unwrap();
            assert!(
                texts.contains_key(key),
                "{}: no sentence for {key} in public/texts/de.json",
                path.display()
            );
        }
        for part in text.split("plural(\"").skip(1) {
            let key = part.split('"').next().unwrap();
            for form in ["one", "other"] {
                assert!(
                    texts.contains_key(&format!("{key}.{form}")),
                    "{}: {key} lacks {form}",
                    path.display()
                );
            }
        }
    }
}

#[test]
fn the_first_page_says_what_the_text_file_says() {
    let texts: serde_json::Map<String, serde_json::Value> =
        serde_json::from_str(include_str!("../public/texts/de.json")).unwrap();
    let page = include_str!("../index.html");
    let mut seen = 0;
    for part in page.split("data-text=\"").skip(1) {
        let (key, rest) = part.split_once('"').unwrap();
        let (_, rest) = rest.split_once('>').unwrap();
        let (words, _) = rest.split_once('<').unwrap();
        assert_eq!(texts[key].as_str(), Some(words), "index.html and de.json differ in {key}");
        seen += 1;
    }
    assert!(seen > 20);
}

#[test]
fn nobody_unwraps_outside_tests_and_main() {
    for folder in
        ["src", "crates/catalogue/src", "crates/finder/src", "crates/publish/src", "crates/desk/src"]
    {
        for (path, text) in sources(folder) {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let before_tests = code(text.split("#[cfg(test)]").next().unwrap());
            let allowed = name == "main.rs"
                || name == "tests.rs"
                || path.components().any(|part| part.as_os_str() == "tests");
            let unwraps = before_tests.contains(".unwrap()") || before_tests.contains(".expect(");
            assert!(allowed || !unwraps, "{} unwraps", path.display());
        }
    }
}

#[test]
fn every_module_says_what_it_is_for() {
    for folder in [
        "src",
        "crates/catalogue/src",
        "crates/finder/src",
        "crates/publish/src",
        "crates/desk/src",
        "xtask/src",
    ] {
        for (path, text) in sources(folder) {
            assert!(text.starts_with("//!"), "{} has no module comment", path.display());
        }
    }
}

#[test]
fn catalogue_texts_are_never_markup() {
    nobody_uses("src", &["inner_html", "set_inner_html", "insert_adjacent_html"], "catalogue text is text");
}

#[test]
fn styles_know_no_left_and_right() {
    for folder in ["src/style", "src/components", "src/pages"] {
        for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|extension| extension == "css") {
                let text = fs::read_to_string(&path).unwrap();
                for word in ["-left", "-right", "left:", "right:", ": left", ": right"] {
                    assert!(!text.contains(word), "{} says `{word}`; use logical properties", path.display());
                }
            }
        }
    }
}
