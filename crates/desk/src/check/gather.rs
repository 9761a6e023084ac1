//! Which files belong to what is to be checked: a site with its catalogues and words, a folder, or single files.
//! It judges nothing in them.

use super::site::includes;
use crate::file;
use crate::lang::said;
use crate::source::{Source, is_table};
use anyhow::ensure;
use nahbei_catalogue::Site;
use serde_json::value::RawValue;
use std::collections::{BTreeMap, HashSet};
use std::path::{Component, Path, PathBuf};

/// What a file holds.
pub enum Content {
    /// Site settings.
    Site(String),
    /// A catalogue, as JSON or as a table.
    Catalogue(Box<Source>),
    /// The words of a town.
    Words(String),
    /// A legal page.
    Page(String),
}

/// One file.
pub struct File {
    /// Its path, as short as it can be written.
    pub path: PathBuf,
    /// What it holds.
    pub content: Content,
    /// It belongs to another site, too, and was checked there.
    pub is_known: bool,
}

/// Files that families see together.
pub struct Group {
    /// The settings of their site, where there are any.
    pub site: Option<Site>,
    /// The files, site settings first.
    pub files: Vec<File>,
}

/// Gathers files; those that cannot be read are told apart and stop nothing.
#[derive(Default)]
pub struct Gatherer {
    /// What was gathered.
    pub groups: Vec<Group>,
    /// What could not be read, and why.
    pub errors: Vec<anyhow::Error>,
    known: HashSet<PathBuf>,
}

impl Gatherer {
    /// Adds a file, or a folder with all that belongs to it.
    pub fn add(&mut self, path: &Path) {
        if !path.is_dir() {
            return self.add_files(beside(path), &[path.to_owned()]);
        }
        let settings = path.join("site.json");
        if settings.is_file() {
            return self.add_files(None, &[settings]);
        }
        match catalogues_in(path) {
            Ok(files) => self.add_files(None, &files),
            Err(error) => self.errors.push(error),
        }
    }

    fn add_files(&mut self, site: Option<Site>, paths: &[PathBuf]) {
        let mut group = Group { site, files: Vec::new() };
        for path in paths {
            self.read_into(&mut group, path);
            let Some(Content::Site(text)) = group.files.last().map(|file| &file.content) else { continue };
            let (folder, text) = (path.parent().unwrap_or(Path::new("")).to_owned(), text.clone());
            let site = nahbei_catalogue::read_site(&text).0;
            let listed = site.iter().flat_map(|site| &site.towns).flat_map(|town| &town.catalogues);
            let mut files: Vec<PathBuf> = listed.map(|file| folder.join(file)).collect();
            files.push(folder.join("words.json"));
            files.sort();
            files.dedup();
            files.extend(nahbei_publish::legal::pages().map(|page| folder.join(page)));
            for file in files.iter().filter(|file| file.is_file()) {
                self.read_into(&mut group, file);
            }
            group.site = site.or(group.site);
            for included in includes(&text) {
                let included = folder.join(included);
                let is_new = !self.known.contains(&short(&included.join("site.json")));
                if is_new && included.join("site.json").is_file() {
                    self.add(&included);
                }
            }
        }
        self.groups.push(group);
    }

    fn read_into(&mut self, group: &mut Group, path: &Path) {
        let path = short(path);
        match read(&path) {
            Ok(content) => {
                let is_known = !self.known.insert(path.clone());
                group.files.push(File { path, content, is_known });
            }
            Err(error) => self.errors.push(error),
        }
    }
}

fn read(path: &Path) -> anyhow::Result<Content> {
    if is_table(path) {
        return Ok(Content::Catalogue(Box::new(Source::read(path)?)));
    }
    let text = file::read(path)?;
    if path.extension().is_some_and(|extension| extension == "html") {
        return Ok(Content::Page(text));
    }
    let fields: BTreeMap<String, &RawValue> = serde_json::from_str(&text).unwrap_or_default();
    let has = |field: &str| fields.contains_key(field);
    Ok(if !has("offers") && (has("towns") || has("include")) {
        Content::Site(text)
    } else if has("kinds") || (path.ends_with("words.json") && !fields.is_empty()) {
        Content::Words(text)
    } else {
        Content::Catalogue(Box::new(Source::of_json(text)))
    })
}

/// The settings of the site that a single catalogue belongs to: they know its towns and languages.
fn beside(path: &Path) -> Option<Site> {
    let settings = path.with_file_name("site.json");
    if settings == path {
        return None;
    }
    nahbei_catalogue::read_site(&std::fs::read_to_string(settings).ok()?).0
}

/// The catalogues of a folder that is no site.
fn catalogues_in(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let shown = folder.display();
    let entries: Vec<PathBuf> =
        std::fs::read_dir(folder)?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    let is_json = |path: &Path| path.extension().is_some_and(|end| end.eq_ignore_ascii_case("json"));
    let mut files: Vec<PathBuf> =
        entries.into_iter().filter(|path| path.is_file() && (is_json(path) || is_table(path))).collect();
    files.sort();
    ensure!(
        !files.is_empty(),
        said(
            format!("{shown}: enthält keine site.json und keinen Katalog; den Ordner einer Seite nennen"),
            format!("{shown}: holds no site.json and no catalogue; name the folder of a site"),
        )
    );
    Ok(files)
}

/// A path without detours: `sites/apolda/../helplines` is `sites/helplines`.
fn short(path: &Path) -> PathBuf {
    let mut parts: Vec<Component> = Vec::new();
    for part in path.components() {
        match (part, parts.last()) {
            (Component::ParentDir, Some(Component::Normal(_))) => {
                parts.pop();
            }
            (Component::CurDir, _) => {}
            _ => parts.push(part),
        }
    }
    parts.iter().collect()
}

#[cfg(test)]
mod tests {
    use super::short;
    use std::path::Path;

    #[test]
    fn a_path_is_as_short_as_it_can_be() {
        for (path, expected) in [
            ("sites/apolda/../helplines/c.json", "sites/helplines/c.json"),
            ("./a.json", "a.json"),
            ("../a/b/../c.json", "../a/c.json"),
        ] {
            assert_eq!(short(Path::new(path)), Path::new(expected));
        }
    }
}
