//! A small app and sites to publish with it.
#![allow(dead_code, reason = "each test file uses a part of it")]
#![allow(clippy::expect_used, reason = "a test that cannot go on fails")]

use crate::common::{new_file, project};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// An app of the project's public files and its first page: the real one without the program in it and without most
/// languages, which only take time.
pub fn app() -> PathBuf {
    let app = new_file("app");
    copy(&project().join("public"), &app);
    for folder in ["texts", "words"] {
        for entry in std::fs::read_dir(app.join(folder)).expect("listed") {
            let file = entry.expect("listed").path();
            if !["de.json", "tr.json"].iter().any(|kept| file.ends_with(kept)) {
                std::fs::remove_file(file).expect("removed");
            }
        }
    }
    std::fs::remove_file(app.join("places.bin")).expect("removed");
    for (file, name) in [("index.html", "index.html"), ("src/service_worker.js", "service_worker.js")] {
        std::fs::copy(project().join(file), app.join(name)).expect("copied");
    }
    app
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("made");
    for entry in std::fs::read_dir(from).expect("listed") {
        let entry = entry.expect("listed").path();
        let target = to.join(entry.file_name().expect("a name"));
        if entry.is_dir() {
            copy(&entry, &target);
        } else {
            std::fs::copy(&entry, &target).expect("copied");
        }
    }
}

/// A site of one town with these offers; `fields` go into its settings.
pub fn site(offers: &str, fields: &str) -> PathBuf {
    let folder = new_file("apolda");
    std::fs::create_dir_all(&folder).expect("made");
    let settings = format!(
        r#"{{"format": 1, "name": "Nahbei Apolda", {fields} "towns": [{{"id": "apolda", "name": "Apolda", "state": "TH",
        "lat": 51.02, "lon": 11.51, "catalogues": ["catalogue.json"], "districts": [{{"name": "Nord", "postal_codes": ["99510"], "lat": 51.03, "lon": 11.5}}],
        "contact": {{"name": "Familienbüro", "contacts": [{{"kind": "phone", "value": "115"}}]}}}}]}}"#
    );
    std::fs::write(folder.join("site.json"), settings).expect("written");
    let catalogue =
        format!(r#"{{"format": 1, "name": "Apolda", "licence": "CC0-1.0", "offers": [{offers}]}}"#);
    std::fs::write(folder.join("catalogue.json"), catalogue).expect("written");
    std::fs::create_dir(folder.join("legal")).expect("made");
    for (name, page) in LEGAL {
        std::fs::write(folder.join("legal").join(name), page).expect("written");
    }
    folder
}

/// Legal pages as a town has filled them in.
const LEGAL: [(&str, &str); 3] = [
    ("impressum.html", "<h1>Impressum</h1><p>Stadt Apolda, Am Stadthaus 1</p>"),
    ("datenschutz.html", "<h1>Datenschutz</h1><p>Stadt Apolda</p>"),
    (
        "barrierefreiheit.html",
        "<h1>Barrierefreiheit</h1><p>Stadt Apolda, 3. November 2026. Melden: stadt[at]apolda. Sonst: Schlichtungsstelle Thüringen.</p>",
    ),
];

/// An offer with a source and the number of all authorities; `fields` follow.
pub fn offer(id: &str, fields: &str) -> String {
    format!(
        r#"{{"id": "{id}", "name": "Treff {id}", "provider": {{"name": "Haus"}}, "contacts": [{{"kind": "phone", "value": "115"}}], "source": {{"name": "Amt"}}{fields}}}"#
    )
}

pub fn arguments<'a>(site: &'a Path, app: &'a Path, out: &'a Path) -> Vec<&'a Path> {
    vec![Path::new("publish"), site, Path::new("--app"), app, Path::new("--out"), out]
}

/// Every file of a folder with its bytes.
pub fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let (mut found, mut folders) = (BTreeMap::new(), vec![folder.to_owned()]);
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(next).expect("listed") {
            let path = entry.expect("listed").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).expect("inside").to_string_lossy().into_owned();
                found.insert(name, std::fs::read(&path).expect("read"));
            }
        }
    }
    found
}
