//! The findings for a person at a screen: grouped by file and kind, the gravest first. It decides nothing about them.

use super::finding::{Finding, Kind, Level};
use super::remedy::remedy;
use super::rules::Checked;
use crate::lang::Lang;
use crate::source::Place;
use anstyle::{AnsiColor, Style};
use std::collections::BTreeMap;
use std::io::{self, IsTerminal, Write};

/// So many hints of one kind are shown, unless all are asked for.
const MOST_HINTS: usize = 5;

/// How to write for the one who reads.
#[derive(Debug, Clone, Copy)]
pub struct Manner {
    /// The editor's language.
    pub lang: Lang,
    /// In colours.
    pub coloured: bool,
    /// Every hint, not only the first few of each kind.
    pub all: bool,
}

impl Manner {
    /// For whoever reads the output of this program: in colours only on a screen, and not with `NO_COLOR`.
    pub fn of_stdout(lang: Lang) -> Self {
        let wants_colour = std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
        Self { lang, coloured: wants_colour && io::stdout().is_terminal(), all: false }
    }

    fn style(self, style: Style) -> Style {
        if self.coloured { style } else { Style::new() }
    }

    fn level(self, level: Level) -> (Style, &'static str) {
        let colour = match level {
            Level::Error => AnsiColor::Red,
            Level::Warning => AnsiColor::Yellow,
            Level::Hint => AnsiColor::Cyan,
        };
        let word = match level {
            Level::Error => self.lang.pick("FEHLER", "ERROR"),
            Level::Warning => self.lang.pick("WARNUNG", "WARNING"),
            Level::Hint => self.lang.pick("HINWEIS", "HINT"),
        };
        (self.style(colour.on_default().bold()), word)
    }
}

/// Prints all findings, then how many there are.
///
/// # Errors
/// When `out` cannot be written to.
pub fn print(all: &[Checked], manner: Manner, out: &mut dyn Write) -> io::Result<()> {
    print_findings(all, manner, out)?;
    print_counts(all, manner, out)
}

/// Prints all findings.
///
/// # Errors
/// When `out` cannot be written to.
pub fn print_findings(all: &[Checked], manner: Manner, out: &mut dyn Write) -> io::Result<()> {
    for checked in all.iter().filter(|checked| !checked.findings.is_empty()) {
        let bold = manner.style(Style::new().bold());
        writeln!(out, "{bold}{}{bold:#}", checked.path.display())?;
        let mut by_kind: BTreeMap<(Level, usize), Vec<&(Finding, Place)>> = BTreeMap::new();
        let mut kinds: Vec<&Kind> = Vec::new();
        for found in &checked.findings {
            let kind = found.0.kind;
            let at = kinds.iter().position(|known| *known == kind).unwrap_or_else(|| {
                kinds.push(kind);
                kinds.len() - 1
            });
            by_kind.entry((kind.level, at)).or_default().push(found);
        }
        for findings in by_kind.into_values() {
            print_kind(checked, &findings, manner, out)?;
        }
        writeln!(out)?;
    }
    Ok(())
}

fn print_kind(
    checked: &Checked,
    findings: &[&(Finding, Place)],
    manner: Manner,
    out: &mut dyn Write,
) -> io::Result<()> {
    let Some((first, place)) = findings.first() else { return Ok(()) };
    let kind = first.kind;
    let words = kind.words(manner.lang);
    let (style, level) = manner.level(kind.level);
    let count = findings.len();
    writeln!(out, "  {style}{level}{style:#} {} ({count}×, {})", words.what, kind.id)?;
    writeln!(out, "    {} {}", manner.lang.pick("Warum:", "Why:"), words.why)?;
    writeln!(out, "    {} {}", manner.lang.pick("Abhilfe:", "Remedy:"), remedy(first, place, manner.lang))?;
    let is_cut = kind.level == Level::Hint && !manner.all && count > MOST_HINTS;
    for (finding, place) in findings.iter().take(if is_cut { MOST_HINTS } else { count }) {
        write!(out, "      {}:{place}:", checked.path.display())?;
        if let Some(record) = &finding.record {
            write!(out, " [{record}]")?;
        }
        if !finding.found.is_empty() {
            write!(out, " {}", finding.found)?;
        }
        if let Some(instead) = &finding.instead {
            write!(out, " → {instead}")?;
        }
        writeln!(out)?;
    }
    if is_cut {
        let rest = count - MOST_HINTS;
        let more = manner.lang.pick(
            format!("… und {rest} weitere; --all zeigt alle"),
            format!("… and {rest} more; --all shows all"),
        );
        writeln!(out, "      {more}")?;
    }
    Ok(())
}

fn print_counts(all: &[Checked], manner: Manner, out: &mut dyn Write) -> io::Result<()> {
    let lang = manner.lang;
    let [read, left_out] = [0, 1].map(|at| all.iter().map(|checked| checked.counts[at]).sum::<usize>());
    let drafts = all.iter().map(Checked::drafts).sum();
    let files = noun(all.len(), lang.pick(["Datei", "Dateien"], ["file", "files"]));
    let offers =
        noun(read, lang.pick(["Angebot gelesen", "Angebote gelesen"], ["offer read", "offers read"]));
    let left_out = lang.pick(format!("{left_out} weggelassen"), format!("{left_out} left out"));
    let drafts = noun(drafts, lang.pick(["Entwurf", "Entwürfe"], ["draft", "drafts"]));
    writeln!(out, "{files}: {offers}, {left_out}, {drafts}; {}", counted(count_levels(all), lang))
}

/// How many errors, warnings and hints there are, in words.
pub fn counted([errors, warnings, hints]: [usize; 3], lang: Lang) -> String {
    let errors = noun(errors, lang.pick(["Fehler", "Fehler"], ["error", "errors"]));
    let warnings = noun(warnings, lang.pick(["Warnung", "Warnungen"], ["warning", "warnings"]));
    let hints = noun(hints, lang.pick(["Hinweis", "Hinweise"], ["hint", "hints"]));
    format!("{errors}, {warnings}, {hints}")
}

fn noun(count: usize, [one, many]: [&str; 2]) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// How many errors, warnings and hints there are.
pub fn count_levels(all: &[Checked]) -> [usize; 3] {
    let findings = || all.iter().flat_map(|checked| &checked.findings);
    Level::ALL.map(|level| findings().filter(|(finding, _)| finding.kind.level == level).count())
}
