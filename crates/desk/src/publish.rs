//! `nahbei publish`: from a site folder to the folder that is uploaded. How it is put together is the part of
//! `nahbei-publish`; here its words are an editor's.

use crate::check::check_site;
use crate::lang::{Lang, said};
use anyhow::{Context, anyhow};
use clap::Args;
use nahbei_publish::{Allowed, Edition, Published, Refusal};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// So much of what legal pages lack is named; the rest is counted.
const MOST_LACKS: usize = 3;
/// Folder of the built app beside this program.
const APP: &str = "app";

/// Arguments of `nahbei publish`.
#[derive(Debug, Args)]
#[command(
    after_help = "Ende: 0 veröffentlicht, 1 nicht veröffentlicht, weil an der Seite etwas zu klären ist, 2 falscher Aufruf oder eine Datei ist nicht zu lesen oder zu schreiben. Bis zum Ende bleibt der alte Ordner, wie er war."
)]
pub struct Publish {
    /// Ordner mit site.json.
    #[arg(value_name = "SITE")]
    site: PathBuf,
    /// Ordner, der entsteht oder ersetzt wird: alles darin wird hochgeladen.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Ordner mit der gebauten App; sonst der Ordner „app“ neben diesem Programm.
    #[arg(long, value_name = "DIR")]
    app: Option<PathBuf>,
    /// Auch erfundene Angebote veröffentlichen.
    #[arg(long)]
    with_examples: bool,
    /// Auch Entwürfe und Angebote ohne Prüfung und Quelle veröffentlichen.
    #[arg(long)]
    with_unverified: bool,
}

impl Publish {
    /// Checks the site, writes the folder and says what is in it.
    ///
    /// # Errors
    /// When the app is missing, or a file cannot be read or written.
    pub fn run(&self, lang: Lang, out: &mut dyn Write) -> anyhow::Result<ExitCode> {
        let app = self.app.clone().map_or_else(|| beside_program(lang), Ok)?;
        let allowed = Allowed { examples: self.with_examples, unverified: self.with_unverified };
        let verdict = check_site(&self.site, allowed, lang, out)?;
        if verdict.errors > 0 {
            writeln!(out, "{}", verdict.all.unwrap_or_default())?;
            return self.nothing(lang, out);
        }
        let edition = match Edition::read(&self.site, allowed) {
            Ok(edition) => edition,
            Err(error) => {
                let Some(refusal) = error.downcast_ref::<Refusal>() else { return Err(error) };
                writeln!(out, "{}", lang.pick(refusal.german(), refusal.to_string()))?;
                return self.nothing(lang, out);
            }
        };
        let published = edition.publish(&app, &self.out)?;
        report(&published, &self.out, lang, out)?;
        if let Some(all) = verdict.all {
            writeln!(out, "{all}")?;
        }
        Ok(ExitCode::SUCCESS)
    }

    /// Says that nothing was published.
    fn nothing(&self, lang: Lang, out: &mut dyn Write) -> anyhow::Result<ExitCode> {
        let nothing = lang.pick("nichts veröffentlicht", "nothing was published");
        writeln!(out, "{nothing}: {}", self.out.display())?;
        Ok(ExitCode::from(1))
    }
}

/// The app that came with this program.
fn beside_program(lang: Lang) -> anyhow::Result<PathBuf> {
    let program = std::env::current_exe().context(said(
        "das Programm findet sich selbst nicht; die App mit --app nennen",
        "this program cannot find itself; name the app with --app",
    ))?;
    let app = program.parent().map(|folder| folder.join(APP)).filter(|app| app.is_dir());
    app.ok_or_else(|| {
        anyhow!(lang.pick(
            "neben dem Programm fehlt der Ordner „app“; legen Sie ihn dazu oder nennen Sie ihn mit --app",
            "the folder \"app\" beside this program is missing; put it there or name it with --app"
        ))
    })
}

fn report(published: &Published, folder: &Path, lang: Lang, out: &mut dyn Write) -> anyhow::Result<()> {
    let Published { weights, offers, left_out, pages, has_sitemap, lacks } = published;
    let folder = folder.display();
    let (files, bytes) =
        (weights.len(), weights.iter().map(|weight| weight.brotli).sum::<usize>().div_ceil(1000));
    writeln!(
        out,
        "{}",
        lang.pick(
            format!("{folder} ist fertig: {offers} Angebote, {pages} einfache Seiten, {files} Dateien, {bytes} kB komprimiert"),
            format!("{folder} is ready: {offers} offers, {pages} plain pages, {files} files, {bytes} kB compressed")
        )
    )?;
    let notes = [
        (*left_out > 0).then(|| {
            lang.pick(
                format!("nicht dabei: {left_out} Angebote, die Entwurf, pausiert oder beendet sind"),
                format!("left out: {left_out} offers that are drafts, rest or are over"),
            )
        }),
        (!has_sitemap).then(|| {
            lang.pick(
                "ohne sitemap.xml: dafür fehlt die Adresse („url“ in site.json)".to_owned(),
                "without sitemap.xml: that needs the address (\"url\" in site.json)".to_owned(),
            )
        }),
        (!lacks.is_empty()).then(|| {
            let first = lacks.iter().take(MOST_LACKS).map(|lack| lang.pick(lack.german(), lack.to_string()));
            let rest = lacks.len().saturating_sub(MOST_LACKS);
            let rest =
                (rest > 0).then(|| lang.pick(format!("… und {rest} weitere"), format!("… and {rest} more")));
            let lacks = first.chain(rest).collect::<Vec<_>>().join("\n  ");
            lang.pick(
                format!("bevor die Seite mehr als ein Beispiel ist:\n  {lacks}"),
                format!("before the site is more than an example:\n  {lacks}"),
            )
        }),
    ];
    for note in notes.into_iter().flatten() {
        writeln!(out, "{note}")?;
    }
    let upload = lang.pick(
        "Laden Sie alles in diesem Ordner hoch, auch .htaccess.",
        "Upload everything in this folder, .htaccess too.",
    );
    writeln!(out, "{upload}")?;
    Ok(())
}
