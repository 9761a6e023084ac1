//! The findings for programs: JSON of our own, and SARIF 2.1.0 (OASIS), which code hosts and editors show.
//! Both hold everything, whatever the screen leaves out.

use super::finding::{Finding, Kind, Level};
use super::remedy::remedy;
use super::report::count_levels;
use super::rules::{Checked, all_kinds};
use crate::lang::Lang;
use crate::source::Place;
use serde_json::{Value, json};
use std::path::Path;

/// All findings, what was read, and how many there are of each level.
pub fn in_json(all: &[Checked], lang: Lang) -> Value {
    let files: Vec<Value> = all
        .iter()
        .map(|checked| {
            let ([offers, left_out], drafts) = (checked.counts, checked.drafts());
            json!({"path": shown(&checked.path), "offers": offers, "left_out": left_out, "drafts": drafts})
        })
        .collect();
    let findings: Vec<Value> = all
        .iter()
        .flat_map(|checked| {
            checked.findings.iter().map(|(finding, place)| one(&checked.path, finding, place, lang))
        })
        .collect();
    let [errors, warnings, hints] = count_levels(all);
    json!({
        "files": files,
        "findings": findings,
        "counts": {"errors": errors, "warnings": warnings, "hints": hints},
    })
}

fn one(path: &Path, finding: &Finding, at: &Place, lang: Lang) -> Value {
    let words = finding.kind.words(lang);
    let place = match at {
        Place::Text(place) => json!({"line": place.line, "column": place.column}),
        Place::Cell(cell) => json!({
            "sheet": cell.sheet, "row": cell.row, "column": cell.column, "head": cell.head, "cell": cell.to_string(),
        }),
    };
    json!({
        "rule": finding.kind.id,
        "level": level(finding.kind),
        "file": shown(path),
        "place": place,
        "pointer": finding.pointer,
        "offer": finding.record,
        "what": words.what,
        "found": finding.found,
        "why": words.why,
        "remedy": remedy(finding, at, lang),
        "instead": finding.instead,
    })
}

fn level(kind: &Kind) -> &'static str {
    match kind.level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Hint => "hint",
    }
}

fn shown(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

/// All findings as one run of SARIF.
pub fn in_sarif(all: &[Checked], lang: Lang) -> Value {
    let kinds: Vec<&Kind> = all_kinds().into_iter().flat_map(|(_, _, kinds)| kinds.iter().copied()).collect();
    let rules: Vec<Value> = kinds
        .iter()
        .map(|kind| {
            let words = kind.words(lang);
            json!({
                "id": kind.id,
                "shortDescription": {"text": words.what},
                "fullDescription": {"text": words.why},
                "help": {"text": words.remedy},
                "defaultConfiguration": {"level": sarif_level(kind)},
            })
        })
        .collect();
    let results: Vec<Value> = all
        .iter()
        .flat_map(|checked| {
            checked
                .findings
                .iter()
                .map(|(finding, place)| result(&checked.path, finding, place, &kinds, lang))
        })
        .collect();
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {"name": "nahbei", "version": env!("CARGO_PKG_VERSION"), "rules": rules}},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    })
}

fn result(path: &Path, finding: &Finding, place: &Place, kinds: &[&Kind], lang: Lang) -> Value {
    let words = finding.kind.words(lang);
    let instead = finding.instead.as_ref().map(|instead| format!(" → {instead}")).unwrap_or_default();
    let text = format!("{}: {}{instead} {}", words.what, finding.found, remedy(finding, place, lang));
    let mut physical = json!({"artifactLocation": {"uri": shown(path).replace(' ', "%20")}});
    // A region is one of text; in a table the cell is named instead.
    let logical = match place {
        Place::Text(place) => {
            physical["region"] = json!({"startLine": place.line, "startColumn": place.column});
            finding.pointer.clone()
        }
        Place::Cell(cell) => cell.to_string(),
    };
    json!({
        "ruleId": finding.kind.id,
        "ruleIndex": kinds.iter().position(|kind| *kind == finding.kind),
        "level": sarif_level(finding.kind),
        "message": {"text": text},
        "locations": [{"physicalLocation": physical, "logicalLocations": [{"fullyQualifiedName": logical}]}],
    })
}

fn sarif_level(kind: &Kind) -> &'static str {
    match kind.level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Hint => "note",
    }
}
