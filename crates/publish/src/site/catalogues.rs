//! The catalogues of a site: each file read once, without its blanks, under the name it is published by.
//! It does not know where the towns come from; that is `site`.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;

use super::{SETTINGS, place, read_text};
use crate::said;

/// Folder of the catalogues in the published folder.
const FOLDER: &str = "catalogues";

/// The name of a town's own catalogue; it is published under the name of its folder alone.
const OWN: &str = "catalogue";

/// The distinct catalogue files of a site.
#[derive(Default)]
pub struct Catalogues {
    /// From the file to its name in the published folder.
    names: BTreeMap<PathBuf, String>,
    /// From the name in the published folder to the text without blanks.
    texts: BTreeMap<String, String>,
}

impl Catalogues {
    /// Reads the catalogues of all `towns` and returns the towns with the paths as published.
    ///
    /// # Errors
    /// Names the town, the path, the rule it breaks and the way out.
    pub fn gather(&mut self, folder: &Path, towns: Value) -> Result<Vec<Value>> {
        let Value::Array(mut towns) = towns else {
            let here = place(folder);
            bail!(said(
                format!("{here}: towns muss eine Liste sein, ist aber {towns}"),
                format!("{here}: towns must be a list, found {towns}")
            ));
        };
        for town in &mut towns {
            let (here, id) = (place(folder), town.get("id").unwrap_or(&Value::Null));
            let label = said(format!("{here}: Stadt {id}"), format!("{here}: town {id}"));
            let paths = town.get_mut("catalogues").and_then(Value::as_array_mut).with_context(|| {
said(format!("{label}: catalogues muss eine Liste von Pfaden sein; wenigstens \"catalogue.json\" eintragen"), format!("{label}: catalogues must be a list of paths; add at least \"catalogue.json\""))
            })?;
            ensure!(
                !paths.is_empty(),
                said(
                    format!("{label}: catalogues nennt keine Datei; wenigstens \"catalogue.json\" eintragen"),
                    format!("{label}: catalogues lists no file; add at least \"catalogue.json\"")
                )
            );
            for path in paths {
                let relative = path.as_str().with_context(|| {
said(format!("{label}: catalogues nennt {path}, nimmt aber nur Pfade, etwa \"catalogue.json\""), format!("{label}: catalogues lists {path}, but takes only paths, such as \"catalogue.json\""))
                })?;
                *path = self
                    .take(&folder.join(relative))
                    .with_context(|| {
                        said(
                            format!("{label}: Katalog „{relative}“"),
                            format!("{label}: catalogue \"{relative}\""),
                        )
                    })?
                    .into();
            }
        }
        Ok(towns)
    }

    /// The texts by their published names.
    pub fn texts_mut(&mut self) -> impl Iterator<Item = (&String, &mut String)> {
        self.texts.iter_mut()
    }

    /// Writes every catalogue below the folder to publish.
    ///
    /// # Errors
    /// When a file cannot be written.
    pub fn write(&self, published: &Path) -> Result<()> {
        fs::create_dir_all(published.join(FOLDER))?;
        for (name, text) in &self.texts {
            fs::write(published.join(name), text)?;
        }
        Ok(())
    }

    /// Reads one catalogue unless it is known already, and returns its published name.
    fn take(&mut self, file: &Path) -> Result<String> {
        let file = fs::canonicalize(file)
            .with_context(|| said(format!("lässt sich nicht lesen; Pfade zählen vom Ordner von {SETTINGS} an: die Datei anlegen oder den Pfad herausnehmen"), format!("cannot be read; paths count from the folder of {SETTINGS}: add the file or take the path out")))?;
        if let Some(name) = self.names.get(&file) {
            return Ok(name.clone());
        }
        let name = published_name(&file)?;
        ensure!(
            !self.texts.contains_key(&name),
            said(
                format!("hieße veröffentlicht {name} wie eine andere Datei; einen der Ordner umbenennen"),
                format!("would be published as {name}, as would another file; rename one of their folders")
            )
        );
        self.texts.insert(name.clone(), minify(&read_text(&file)?)?);
        self.names.insert(file, name.clone());
        Ok(name)
    }
}

/// `…/apolda/catalogue.json` is published as `catalogues/apolda.json`, `…/apolda/sport.json` as `catalogues/apolda-sport.json`.
fn published_name(file: &Path) -> Result<String> {
    let folder = file.parent().and_then(Path::file_name).and_then(|name| name.to_str());
    let stem = file.file_stem().and_then(|name| name.to_str());
    let (Some(folder), Some(stem)) = (folder, stem) else {
        bail!(said(
            "hat keinen Namen, der in einer Webadresse stehen kann; Datei und Ordner mit Buchstaben a–z benennen",
            "has no name that can be part of a web address; rename it and its folder in letters a-z"
        ));
    };
    let name = if stem == OWN { folder.to_owned() } else { format!("{folder}-{stem}") };
    ensure!(
        name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte)),
        said(
            format!(
                "hieße veröffentlicht „{name}“, aber außer a–z, 0–9, - und _ lesen nicht alle Webspaces dasselbe; die Datei oder ihren Ordner umbenennen"
            ),
            format!(
                "would be published as \"{name}\", but web spaces differ in reading more than a-z, 0-9, - and _; rename the file or its folder"
            )
        )
    );
    Ok(format!("{FOLDER}/{name}.json"))
}

/// The same JSON without its blanks; fields keep their order.
fn minify(text: &str) -> Result<String> {
    let mut reader = serde_json::Deserializer::from_str(text);
    let mut writer = serde_json::Serializer::new(Vec::with_capacity(text.len()));
    serde_transcode::transcode(&mut reader, &mut writer).and_then(|()| reader.end()).context(said(
        "ist kein JSON; die genannte Stelle berichtigen",
        "is not JSON; mend the place named here",
    ))?;
    Ok(String::from_utf8(writer.into_inner())?)
}
