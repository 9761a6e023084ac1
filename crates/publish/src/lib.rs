//! From a site folder and the built app to the folder that a town uploads: everything in it, whole or not at all.
//! It builds no app, asks no clock and sends nothing: the same input gives the same bytes.

mod colours;
mod compress;
mod first_page;
mod folder;
mod hosts;
pub mod json_ld;
pub mod legal;
mod open_data;
pub mod plain;
mod said;
mod search_engines;
mod selection;
mod service_worker;
mod site;
pub mod week;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use nahbei_catalogue::Catalogue;

pub use compress::Weight;
pub use folder::refuse_foreign;
pub use said::{said, speak_german};
pub use selection::{Allowed, Refusal};

use folder::Draft;
use legal::{Lack, LegalPage};
use plain::{Frame, Texts};
use selection::Selection;
use site::Site;

/// A site, read whole, judged, and ready to be published.
pub struct Edition {
    site: Site,
    settings: nahbei_catalogue::Site,
    catalogues: BTreeMap<String, Catalogue>,
    legal: Vec<LegalPage>,
    lacks: Vec<Lack>,
    left_out: usize,
}

/// What was published.
#[derive(Debug)]
pub struct Published {
    /// Every file and what travels for it.
    pub weights: Vec<Weight>,
    /// Offers that families see.
    pub offers: usize,
    /// Offers left out because they are drafts, rest or are over.
    pub left_out: usize,
    /// Plain pages.
    pub pages: usize,
    /// Whether search engines are given a list of the pages; it needs the address of the site.
    pub has_sitemap: bool,
    /// What the legal pages of a site of examples still lack; another site is not published with any of it.
    pub lacks: Vec<Lack>,
}

impl Edition {
    /// Reads and judges the site of `folder` with all its catalogues.
    ///
    /// # Errors
    /// A [`Refusal`], or a sentence that names the file, the rule it breaks and the way out.
    pub fn read(folder: &Path, allowed: Allowed) -> Result<Self> {
        let mut site = Site::read(folder)?;
        let settings = site.settings()?;
        let (mut catalogues, mut left_out) = (BTreeMap::new(), 0);
        for (file, text) in site.catalogues_mut() {
            let selection = Selection::of(file, text, allowed)?;
            *text = selection.text;
            left_out += selection.left_out;
            catalogues.insert(file.clone(), selection.catalogue);
        }
        selection::judge(settings.example, catalogues.values(), allowed)?;
        let legal = legal::read(folder)?;
        let towns: Vec<&str> = settings.towns.iter().map(|town| town.name.as_str()).collect();
        let lacks = legal::lacks_of_site(&legal, &towns);
        if !settings.example && !lacks.is_empty() {
            return Err(Refusal::Legal { lacks }.into());
        }
        Ok(Self { site, settings, catalogues, legal, lacks, left_out })
    }

    /// Judges what the site adds to the everyday words in `app`, the folder of the built app or of its public files.
    ///
    /// # Errors
    /// Names each mistake in a `words.json`.
    pub fn judge_words(&self, app: &Path) -> Result<()> {
        self.site.words(app).map(drop)
    }

    /// Publishes the site with the built `app` as the folder `out`, which stays as it was until the new one is whole.
    ///
    /// # Errors
    /// When the app or a file cannot be had, or `out` holds other things; `out` then stays as it was.
    pub fn publish(&self, app: &Path, out: &Path) -> Result<Published> {
        let (shown, script) = (app.display(), service_worker::SCRIPT);
        ensure!(
            app.join("index.html").is_file() && app.join(service_worker::SCRIPT).is_file(),
            said(
                format!(
                    "{shown} ist keine gebaute App (ohne index.html und {script}); den Ordner mit --app nennen"
                ),
                format!("{shown} is no built app (no index.html and {script}); name the folder with --app"),
            )
        );
        let words = self.site.words(app)?;
        let texts = Texts::read(app)?;
        let draft = Draft::of(out)?;
        let folder = draft.path();
        folder::copy(app, folder, &compress::COMPRESSED)?;
        self.site.write(folder)?;
        words.write(folder)?;
        first_page::fill(folder, &self.settings, &self.legal)?;
        colours::write(folder, self.settings.colours)?;
        let frame = Frame { site: &self.settings, texts: &texts, legal: &self.legal };
        let pages = plain::write(folder, &self.settings, &self.catalogues, &frame)?;
        legal::write(folder, &self.legal, &frame)?;
        open_data::write(folder, &self.settings, &self.catalogues)?;
        search_engines::write(folder, self.settings.url.as_deref())?;
        service_worker::write(folder)?;
        let weights = compress::compress(folder, Some(app))?;
        hosts::write(folder, self.settings.url.as_deref())?;
        draft.publish()?;
        Ok(Published {
            weights,
            offers: self.catalogues.values().map(|catalogue| catalogue.offers.len()).sum(),
            left_out: self.left_out,
            pages,
            has_sitemap: self.settings.url.is_some(),
            lacks: self.lacks.clone(),
        })
    }
}

/// Copies a folder with everything in it.
///
/// # Errors
/// When a file cannot be read or written.
pub fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    folder::copy(from, to, &[])
}

/// Makes the folder `app`, as the build leaves it, ready to be published from many times: the service worker beside
/// it, words without blanks, and everything compressed as well as it can be.
///
/// # Errors
/// When a file cannot be read or written.
pub fn prepare_app(app: &Path, service_worker: &Path) -> Result<()> {
    let shown = service_worker.display();
    fs::copy(service_worker, app.join(service_worker::SCRIPT)).with_context(|| {
        said(format!("{shown} lässt sich nicht kopieren"), format!("{shown} cannot be copied"))
    })?;
    site::words(app)?.write(app)?;
    compress::compress(app, None).map(drop)
}
