//! What is checked before a site is published: everything, and its errors stop it. It writes no folder.

use super::finding::{Finding, Level};
use super::gather::Gatherer;
use super::report::{self, Manner, count_levels, counted};
use super::rules::{Checked, Rules};
use super::{freshness, today};
use crate::lang::Lang;
use nahbei_catalogue::Status;
use nahbei_publish::Allowed;
use std::io::Write;
use std::path::Path;

/// What came of checking a site.
pub struct Verdict {
    /// How many errors keep it from being published; they are printed already.
    pub errors: usize,
    /// In a sentence, how many findings there are and what shows them all; none where nothing was found.
    pub all: Option<String>,
}

/// Checks a site as `nahbei check` does, and prints the errors that keep it from being published.
///
/// # Errors
/// When a file cannot be read, or `out` cannot be written to.
pub fn check_site(site: &Path, allowed: Allowed, lang: Lang, out: &mut dyn Write) -> anyhow::Result<Verdict> {
    let mut gatherer = Gatherer::default();
    gatherer.add(&site.join("site.json"));
    if let Some(error) = gatherer.errors.pop() {
        return Err(error);
    }
    let rules = Rules::new(lang, today()?)?;
    let mut checked: Vec<Checked> = gatherer.groups.iter().flat_map(|group| rules.check(group)).collect();
    let levels = count_levels(&checked);
    let command = format!("nahbei check {}", site.display());
    let all = (levels != [0; 3]).then(|| {
        let levels = counted(levels, lang);
        lang.pick(
            format!("{levels}: alle zeigt `{command}`"),
            format!("{levels}: `{command}` shows them all"),
        )
    });
    for checked in &mut checked {
        let Checked { findings, resting, .. } = checked;
        let status = |finding: &Finding| finding.record.as_ref().and_then(|id| resting.get(id)).copied();
        findings.retain(|(finding, _)| {
            let is_seen = match status(finding) {
                None | Some(Status::Active) => true,
                Some(Status::Draft) => allowed.unverified,
                Some(Status::Paused | Status::Ended) => false,
            };
            let is_allowed = allowed.examples && freshness::is_about_examples(finding.kind);
            finding.kind.level == Level::Error && is_seen && !is_allowed
        });
    }
    report::print_findings(&checked, Manner::of_stdout(lang), out)?;
    let [errors, ..] = count_levels(&checked);
    Ok(Verdict { errors, all })
}
