//! A site: its settings and the catalogues of its towns, gathered from their folders into one to publish.
//! It does not judge what a catalogue says; that is the catalogue crate's part.
//!
//! A site folder holds `site.json`. Either that lists `towns`, each with the paths of its `catalogues`,
//! or it says `"include": ["../apolda", …]` and shows the towns of those sites, in this order.
//! Keys of the including `site.json` win; what it does not say comes from the first included site that does.
//! Beside it may stand `words.json`, everyday words of the town; those of all included sites are published together.

mod catalogues;
mod words;

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, anyhow, bail, ensure};
use serde_json::{Map, Value};

use crate::said;
use catalogues::Catalogues;
use words::{Addition, Words};

/// The settings file of a site folder, and of the published folder.
pub const SETTINGS: &str = "site.json";

const TOWNS: &str = "towns";
const INCLUDE: &str = "include";

type Settings = Map<String, Value>;

/// Everything a site adds to the app, read whole before anything is written.
pub struct Site {
    settings: Settings,
    catalogues: Catalogues,
    additions: Vec<Addition>,
}

impl Site {
    /// Reads the site of `folder` with all its catalogues.
    ///
    /// # Errors
    /// Names the file, the rule it breaks and the way out.
    pub fn read(folder: &Path) -> Result<Self> {
        let mut settings = read_settings(folder)?;
        let mut catalogues = Catalogues::default();
        let mut additions = Vec::from_iter(Addition::read(folder)?);
        let towns = match (settings.remove(TOWNS), settings.remove(INCLUDE)) {
            (Some(towns), None) => catalogues.gather(folder, towns)?,
            (None, Some(sites)) => include(folder, &sites, &mut settings, &mut catalogues, &mut additions)?,
            (towns, _) => {
                let here = place(folder);
                let found = if towns.is_some() {
                    said("beides", "both")
                } else {
                    said("keins von beiden", "neither")
                };
                bail!(said(
                    format!(
                        "{here}: eine Seite hat entweder {TOWNS} oder {INCLUDE}, diese hat {found}; docs/site.md zeigt beides"
                    ),
                    format!(
                        "{here}: a site has either {TOWNS} or {INCLUDE}, found {found}; docs/site.md shows both"
                    ),
                ))
            }
        };
        refuse_twins(folder, &towns)?;
        settings.insert(TOWNS.into(), towns.into());
        Ok(Self { settings, catalogues, additions })
    }

    /// The settings as the app will read them.
    ///
    /// # Errors
    /// When the app could not use them; names each mistake.
    pub fn settings(&self) -> Result<nahbei_catalogue::Site> {
        let (site, problems) = nahbei_catalogue::read_site(&serde_json::to_string(&self.settings)?);
        let problems: Vec<String> = problems.iter().map(ToString::to_string).collect();
        let problems = problems.join("; ");
        site.with_context(|| {
            said(
                format!("{SETTINGS} ist nicht zu gebrauchen: {problems}"),
                format!("{SETTINGS} cannot be used: {problems}"),
            )
        })
    }

    /// The text of each catalogue, by the name it is published under.
    pub fn catalogues_mut(&mut self) -> impl Iterator<Item = (&String, &mut String)> {
        self.catalogues.texts_mut()
    }

    /// The everyday words of `app`, the folder the app is copied from, with what this site and those it includes add.
    ///
    /// # Errors
    /// Names each mistake in a `words.json`.
    pub fn words(&self, app: &Path) -> Result<Words> {
        Words::of(app, &self.additions)
    }

    /// Writes `site.json` and `catalogues/` into the folder to publish.
    ///
    /// # Errors
    /// When a file cannot be written.
    pub fn write(&self, published: &Path) -> Result<()> {
        self.catalogues.write(published)?;
        fs::write(published.join(SETTINGS), serde_json::to_vec(&self.settings)?)?;
        Ok(())
    }
}

/// The everyday words of `app` alone.
///
/// # Errors
/// When they cannot be read.
pub fn words(app: &Path) -> Result<Words> {
    Words::of(app, &[])
}

/// The towns of the `sites` that `folder` includes; `settings` gets what only they say, `additions` their words.
fn include(
    folder: &Path,
    sites: &Value,
    settings: &mut Settings,
    catalogues: &mut Catalogues,
    additions: &mut Vec<Addition>,
) -> Result<Vec<Value>> {
    let here = place(folder);
    let sites = sites.as_array().with_context(|| {
said(format!("{here}: {INCLUDE} muss eine Liste von Ordnern von Seiten sein, etwa [\"../apolda\"], ist aber {sites}"), format!("{here}: {INCLUDE} must be a list of site folders, such as [\"../apolda\"], found {sites}"))
    })?;
    let mut towns = Vec::new();
    for path in sites {
        let path = path.as_str().with_context(|| {
            said(
                format!("{here}: {INCLUDE} nennt {path}, nimmt aber nur Pfade von Ordnern von Seiten"),
                format!("{here}: {INCLUDE} lists {path}, but takes only paths of site folders"),
            )
        })?;
        let site = folder.join(path);
        let mut theirs = read_settings(&site).with_context(|| {
            said(format!("{here}: {INCLUDE} nennt „{path}“"), format!("{here}: {INCLUDE} names \"{path}\""))
        })?;
        let (Some(own), None) = (theirs.remove(TOWNS), theirs.remove(INCLUDE)) else {
            bail!(said(
                format!(
                    "{here}: {INCLUDE} nennt „{path}“, wo keine eigenen {TOWNS} stehen; die Seiten mit den {TOWNS} selbst nennen"
                ),
                format!(
                    "{here}: {INCLUDE} names \"{path}\", which has no {TOWNS} of its own; name the sites with the {TOWNS} instead"
                )
            ));
        };
        towns.extend(catalogues.gather(&site, own)?);
        additions.extend(Addition::read(&site)?);
        for (key, value) in theirs {
            settings.entry(key).or_insert(value);
        }
    }
    Ok(towns)
}

/// Two towns of one id could not be told apart in a link.
fn refuse_twins(folder: &Path, towns: &[Value]) -> Result<()> {
    let mut seen = Vec::new();
    for id in towns.iter().filter_map(|town| town.get("id")) {
        let here = place(folder);
        ensure!(
            !seen.contains(&id),
            said(
                format!(
                    "{here}: die Stadt {id} steht zweimal da; eine herausnehmen oder ihr eine eigene Kennung geben"
                ),
                format!("{here}: town {id} stands there twice; take one out or give it an id of its own")
            )
        );
        seen.push(id);
    }
    Ok(())
}

fn read_settings(folder: &Path) -> Result<Settings> {
    read_object(&folder.join(SETTINGS))
}

fn read_object(file: &Path) -> Result<Map<String, Value>> {
    let text = read_text(file).with_context(|| file.display().to_string())?;
    serde_json::from_str(&text).with_context(|| {
        let shown = file.display();
        said(
            format!("{shown} ist kein JSON-Objekt; die genannte Stelle berichtigen"),
            format!("{shown} is not a JSON object; mend the place named here"),
        )
    })
}

fn read_text(file: &Path) -> Result<String> {
    let bytes = fs::read(file).context(said(
        "lässt sich nicht lesen; der Ordner einer Seite braucht diese Datei",
        "cannot be read; a site folder needs this file",
    ))?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let byte = error.utf8_error().valid_up_to();
        anyhow!(said(
            format!("ist ab Byte {byte} kein UTF-8; als UTF-8 speichern"),
            format!("is not UTF-8 from byte {byte} on; save it as UTF-8")
        ))
    })?;
    // Editors on Windows like to begin with a mark that JSON does not know.
    Ok(text.strip_prefix('\u{feff}').map_or(text.clone(), str::to_owned))
}

fn place(folder: &Path) -> String {
    let shown = folder.display();
    said(format!("Seite „{shown}“"), format!("site \"{shown}\""))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    /// A folder with these files in it.
    fn sites(files: &[(&str, &str)]) -> tempfile::TempDir {
        let home = tempfile::tempdir().expect("a folder");
        for (name, text) in files {
            let file = home.path().join(name);
            fs::create_dir_all(file.parent().expect("a folder")).expect("made");
            fs::write(file, text).expect("written");
        }
        home
    }

    /// Publishes `site` and returns what lies in the folder then, by name.
    fn published(home: &Path, site: &str) -> Result<BTreeMap<String, String>> {
        let out = home.join("out");
        Site::read(&home.join(site))?.write(&out)?;
        crate::folder::files(&out)?
            .into_iter()
            .map(|file| {
                let name = file.strip_prefix(&out)?.to_string_lossy().into_owned();
                Ok((name, fs::read_to_string(file)?))
            })
            .collect()
    }

    fn refusal(files: &[(&str, &str)], site: &str) -> String {
        let home = sites(files);
        format!("{:#}", Site::read(&home.path().join(site)).err().expect("refused"))
    }

    const APOLDA: &str = r#"{"format": 1, "name": "Nahbei Apolda", "leave_to": "https://example.org/",
        "towns": [{"id": "apolda", "catalogues": ["catalogue.json", "../helplines/catalogue.json"]}]}"#;
    const WETZLAR: &str = r#"{"format": 1, "name": "Nahbei Wetzlar", "languages": ["de"],
        "towns": [{"id": "wetzlar", "catalogues": ["catalogue.json", "../helplines/catalogue.json", "sport.json"]}]}"#;
    const CATALOGUE: &str = "{ \"name\": \"Hilfe für Familien\",\n  \"format\": 1, \"lat\": 50.10 }\n";

    #[test]
    fn one_town_is_published_with_its_catalogues_by_folder_name() {
        let home = sites(&[
            ("apolda/site.json", APOLDA),
            ("apolda/catalogue.json", CATALOGUE),
            ("helplines/catalogue.json", CATALOGUE),
        ]);
        let out = published(home.path(), "apolda").expect("published");
        assert_eq!(
            out.keys().collect::<Vec<_>>(),
            ["catalogues/apolda.json", "catalogues/helplines.json", "site.json"]
        );
        let settings: Value = serde_json::from_str(&out["site.json"]).expect("JSON");
        assert_eq!(
            settings["towns"][0]["catalogues"],
            serde_json::json!(["catalogues/apolda.json", "catalogues/helplines.json"])
        );
        assert_eq!(settings["name"], "Nahbei Apolda");
    }

    #[test]
    fn a_catalogue_loses_its_blanks_and_keeps_the_order_of_its_fields() {
        let home = sites(&[
            ("apolda/site.json", APOLDA),
            ("apolda/catalogue.json", &format!("\u{feff}{CATALOGUE}")),
            ("helplines/catalogue.json", CATALOGUE),
        ]);
        let out = published(home.path(), "apolda").expect("published");
        assert_eq!(out["catalogues/apolda.json"], r#"{"name":"Hilfe für Familien","format":1,"lat":50.1}"#);
    }

    #[test]
    fn an_including_site_shows_the_towns_in_its_order_and_its_keys_win() {
        let home = sites(&[
            ("demo/site.json", r#"{"name": "Nahbei", "include": ["../wetzlar", "../apolda"]}"#),
            ("apolda/site.json", APOLDA),
            ("apolda/catalogue.json", CATALOGUE),
            ("wetzlar/site.json", WETZLAR),
            ("wetzlar/catalogue.json", CATALOGUE),
            ("wetzlar/sport.json", CATALOGUE),
            ("helplines/catalogue.json", CATALOGUE),
        ]);
        let out = published(home.path(), "demo").expect("published");
        let settings: Value = serde_json::from_str(&out["site.json"]).expect("JSON");
        assert_eq!(settings["towns"][0]["id"], "wetzlar");
        assert_eq!(settings["towns"][1]["id"], "apolda");
        assert_eq!(settings["towns"][0]["catalogues"][2], "catalogues/wetzlar-sport.json");
        assert_eq!(settings["name"], "Nahbei");
        assert_eq!(settings["languages"], serde_json::json!(["de"]));
        assert_eq!(settings["leave_to"], "https://example.org/");
        assert_eq!(settings.get("include"), None);
        assert_eq!(out.len(), 5, "the shared catalogue is published once");
    }

    #[test]
    fn a_site_that_cannot_be_published_says_what_where_and_the_way_out() {
        let town =
            |catalogues: &str| format!(r#"{{"towns": [{{"id": "apolda", "catalogues": {catalogues}}}]}}"#);
        for (settings, catalogue, said) in [
            (
                town(r#"["sport.json"]"#),
                CATALOGUE,
                &["town \"apolda\"", "\"sport.json\"", "add the file"][..],
            ),
            (town("[]"), CATALOGUE, &["lists no file", "add"]),
            (town("[1]"), CATALOGUE, &["lists 1", "paths"]),
            (town(r#"["catalogue.json"]"#), "{\"name\": }", &["is not JSON", "line 1 column 10"]),
            (r#"{"towns": [{"id": "apolda"}]}"#.into(), CATALOGUE, &["must be a list of paths"]),
            (r#"{"towns": {}}"#.into(), CATALOGUE, &["towns must be a list", "found {}"]),
            (r#"{"name": "Nahbei"}"#.into(), CATALOGUE, &["either towns or include", "neither"]),
            (r#"{"towns": [], "include": []}"#.into(), CATALOGUE, &["either towns or include", "both"]),
            (
                r#"{"include": ["../nowhere"]}"#.into(),
                CATALOGUE,
                &["include names \"../nowhere\"", "cannot be read"],
            ),
            (r#"{"include": "../wetzlar"}"#.into(), CATALOGUE, &["must be a list of site folders"]),
            (r#"{"include": ["."]}"#.into(), CATALOGUE, &["no towns of its own", "instead"]),
            ("[".into(), CATALOGUE, &["site.json", "line 1"]),
        ] {
            let error =
                refusal(&[("apolda/site.json", &settings), ("apolda/catalogue.json", catalogue)], "apolda");
            for part in said {
                assert!(error.contains(part), "{settings}: {part} is missing in: {error}");
            }
        }
    }

    #[test]
    fn two_towns_of_one_id_are_refused() {
        let files = [
            ("demo/site.json", r#"{"include": ["../apolda", "../apolda"]}"#),
            ("apolda/site.json", APOLDA),
            ("apolda/catalogue.json", CATALOGUE),
            ("helplines/catalogue.json", CATALOGUE),
        ];
        assert!(refusal(&files, "demo").contains("town \"apolda\" stands there twice"));
    }

    #[test]
    fn two_files_never_share_a_published_name() {
        let files = [
            (
                "a/demo/site.json",
                r#"{"towns": [{"id": "a", "catalogues": ["catalogue.json", "../../b/demo/catalogue.json"]}]}"#,
            ),
            ("a/demo/catalogue.json", CATALOGUE),
            ("b/demo/catalogue.json", CATALOGUE),
        ];
        assert!(refusal(&files, "a/demo").contains("rename one of their folders"));
    }

    #[test]
    fn a_name_that_web_spaces_read_differently_is_refused() {
        let files = [
            ("görlitz/site.json", r#"{"towns": [{"id": "goerlitz", "catalogues": ["catalogue.json"]}]}"#),
            ("görlitz/catalogue.json", CATALOGUE),
        ];
        assert!(refusal(&files, "görlitz").contains("rename"));
    }

    #[test]
    fn a_file_in_another_encoding_is_named_as_such() {
        let home = sites(&[("apolda/site.json", APOLDA)]);
        fs::write(home.path().join("apolda/catalogue.json"), b"{\"name\": \"G\xf6rlitz\"}").expect("written");
        let error = format!("{:#}", Site::read(&home.path().join("apolda")).err().expect("refused"));
        assert!(error.contains("save it as UTF-8"), "{error}");
    }
}
