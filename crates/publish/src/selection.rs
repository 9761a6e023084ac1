//! Which offers of a catalogue are published, and what keeps a catalogue from being published at all.
//! It changes no offer but for a draft that somebody wants shown, which then is one no longer.

use std::fmt;

use anyhow::{Context, Result};
use nahbei_catalogue::{Catalogue, Loss, Status};
use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use crate::legal::Lack;

/// What a person has said may be published although families could not use it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Allowed {
    /// Sites and offers that are invented.
    pub examples: bool,
    /// Drafts, and offers that nobody verified and that name no source.
    pub unverified: bool,
}

/// Why a site is not published.
#[derive(Debug, PartialEq, Eq)]
pub enum Refusal {
    /// A catalogue has mistakes that cost offers; one line each.
    Broken {
        /// The published name of the file.
        file: String,
        /// The mistakes, in the words of the catalogue.
        mistakes: Vec<String>,
    },
    /// Offers, or the site itself, are invented.
    Examples {
        /// Ids of the offers; none where the settings alone say so.
        offers: Vec<String>,
    },
    /// Nobody verified these offers, and they do not say where their facts come from.
    Unverified {
        /// Ids of the offers.
        offers: Vec<String>,
    },
    /// The legal pages of a site that families use are not complete.
    Legal {
        /// What they lack.
        lacks: Vec<Lack>,
    },
}

impl Refusal {
    /// The refusal for a German editor.
    #[must_use]
    pub fn german(&self) -> String {
        match self {
            Self::Broken { file, mistakes } => format!(
                "{file}: {} kosten Angebote; so erscheinen diese Angebote nicht. Bitte beheben, „nahbei check“ zeigt die Stellen:\n{}",
                counted(mistakes.len(), "Fehler", "Fehler"),
                mistakes.join("\n")
            ),
            Self::Examples { offers } if offers.is_empty() => {
                "die Seite ist als Beispiel gekennzeichnet (site.json: \"example\"); Zeile herausnehmen oder mit --with-examples veröffentlichen".to_owned()
            }
            Self::Examples { offers } => format!(
                "{} erfunden: {}; herausnehmen oder mit --with-examples veröffentlichen",
                counted(offers.len(), "Angebot ist", "Angebote sind"),
                shortened(offers, "weitere")
            ),
            Self::Unverified { offers } => format!(
                "{} und ohne Quelle: {}; nachfragen und „verified“ eintragen, eine Quelle nennen oder mit --with-unverified veröffentlichen",
                counted(offers.len(), "Angebot ist ungeprüft", "Angebote sind ungeprüft"),
                shortened(offers, "weitere")
            ),
            Self::Legal { lacks } => format!(
                "die Rechtstexte sind nicht vollständig; ausfüllen und von der Rechtsstelle prüfen lassen:\n{}",
                lacks.iter().map(Lack::german).collect::<Vec<_>>().join("\n")
            ),
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Broken { file, mistakes } => write!(
                f,
                "{file}: {} cost offers, which would not show; mend them, `nahbei check` shows where:\n{}",
                counted(mistakes.len(), "mistake", "mistakes"),
                mistakes.join("\n")
            ),
            Self::Examples { offers } if offers.is_empty() => f.write_str(
                "the site says of itself that it is an example; take \"example\" out of site.json or publish with --with-examples",
            ),
            Self::Examples { offers } => write!(
                f,
                "{} invented: {}; take them out or publish with --with-examples",
                counted(offers.len(), "offer is", "offers are"),
                shortened(offers, "more")
            ),
            Self::Unverified { offers } => write!(
                f,
                "{} and without a source: {}; ask and fill in \"verified\", name a source, or publish with --with-unverified",
                counted(offers.len(), "offer is unverified", "offers are unverified"),
                shortened(offers, "more")
            ),
            Self::Legal { lacks } => write!(
                f,
                "the legal pages are not complete; fill them in and have them looked at by a lawyer:\n{}",
                lacks.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
            ),
        }
    }
}

impl std::error::Error for Refusal {}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// The first ids, and how many there are besides.
fn shortened(ids: &[String], more: &str) -> String {
    const SHOWN: usize = 8;
    let shown = ids.iter().take(SHOWN).map(String::as_str).collect::<Vec<_>>().join(", ");
    match ids.len().saturating_sub(SHOWN) {
        0 => shown,
        rest => format!("{shown} … ({rest} {more})"),
    }
}

/// A catalogue as it is published.
pub struct Selection {
    /// The file, without what is not shown.
    pub text: String,
    /// The same, read.
    pub catalogue: Catalogue,
    /// How many offers were left out because they are drafts, rest or are over.
    pub left_out: usize,
}

#[derive(Deserialize)]
struct Outline<'a> {
    #[serde(borrow)]
    offers: Vec<&'a RawValue>,
}

#[derive(Deserialize)]
struct Whole<'a> {
    #[serde(borrow)]
    offers: &'a RawValue,
}

impl Selection {
    /// Selects from the text of the catalogue published as `file`. What is kept stays as it was, to the letter.
    ///
    /// # Errors
    /// A [`Refusal`] where mistakes cost offers.
    pub fn of(file: &str, text: &str, allowed: Allowed) -> Result<Self> {
        let (catalogue, problems) = nahbei_catalogue::read(text);
        let costly = problems.iter().filter(|problem| problem.loss >= Loss::Offer);
        let mistakes: Vec<String> = costly.map(ToString::to_string).collect();
        if !mistakes.is_empty() {
            return Err(Refusal::Broken { file: file.to_owned(), mistakes }.into());
        }
        if catalogue.offers.iter().all(|offer| offer.status == Status::Active) {
            return Ok(Self { text: text.to_owned(), catalogue, left_out: 0 });
        }
        let outline: Outline<'_> = serde_json::from_str(text).with_context(|| format!("{file}: /offers"))?;
        let mut kept = Vec::with_capacity(outline.offers.len());
        for (raw, offer) in outline.offers.iter().zip(&catalogue.offers) {
            match offer.status {
                Status::Active => kept.push(raw.get().to_owned()),
                Status::Draft if allowed.unverified => kept.push(without_status(raw)?),
                Status::Draft | Status::Paused | Status::Ended => {}
            }
        }
        let left_out = outline.offers.len() - kept.len();
        let whole: Whole<'_> = serde_json::from_str(text).with_context(|| format!("{file}: /offers"))?;
        // Both are parts of one text, so their addresses tell where the list begins.
        let start = whole.offers.get().as_ptr() as usize - text.as_ptr() as usize;
        let (before, after) = (&text[..start], &text[start + whole.offers.get().len()..]);
        let text = format!("{before}[{}]{after}", kept.join(","));
        let (catalogue, _) = nahbei_catalogue::read(&text);
        Ok(Self { text, catalogue, left_out })
    }
}

fn without_status(offer: &RawValue) -> Result<String> {
    let mut fields: Map<String, Value> = serde_json::from_str(offer.get())?;
    fields.remove("status");
    Ok(serde_json::to_string(&fields)?)
}

/// Refuses what has to be said yes to first.
///
/// # Errors
/// A [`Refusal`].
pub fn judge<'a>(
    is_example: bool,
    catalogues: impl Iterator<Item = &'a Catalogue> + Clone,
    allowed: Allowed,
) -> Result<(), Refusal> {
    let offers = catalogues.flat_map(|catalogue| &catalogue.offers);
    let ids = |wanted: fn(&nahbei_catalogue::Offer) -> bool| -> Vec<String> {
        offers.clone().filter(|offer| wanted(offer)).map(|offer| offer.id.clone()).collect()
    };
    if !allowed.examples {
        let examples = ids(|offer| offer.example);
        if is_example || !examples.is_empty() {
            return Err(Refusal::Examples { offers: examples });
        }
    }
    if !allowed.unverified {
        let unverified =
            ids(|offer| !offer.example && offer.verified.is_not_stated() && offer.source.is_not_stated());
        if !unverified.is_empty() {
            return Err(Refusal::Unverified { offers: unverified });
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHOW_ALL: Allowed = Allowed { examples: true, unverified: true };

    fn catalogue(fields: &[&str]) -> String {
        let offers: Vec<String> = fields.iter().enumerate().map(|(at, fields)| {
            format!(r#"{{"name":"T","id":"offer-{at}","provider":{{"name":"P"}},"contacts":[{{"kind":"phone","value":"112"}}]{fields}}}"#)
        }).collect();
        format!(r#"{{"format":1,"name":"N","offers":[{}],"licence":"CC0-1.0"}}"#, offers.join(","))
    }

    fn select(fields: &[&str], allowed: Allowed) -> Selection {
        Selection::of("catalogues/t.json", &catalogue(fields), allowed).expect("selected")
    }

    #[test]
    fn what_rests_is_over_or_is_a_draft_is_left_out_and_everything_else_stays_to_the_letter() {
        let all = [
            "",
            r#","status":"draft""#,
            r#","status":"active","x":1"#,
            r#","status":"ended""#,
            r#","status":"paused""#,
            r#","status":"drfat""#,
        ];
        let selection = select(&all, Allowed::default());
        let kept = catalogue(&["", "", all[2]]).replace(r#"{"name":"T","id":"offer-1","provider":{"name":"P"},"contacts":[{"kind":"phone","value":"112"}]},"#, "");
        assert_eq!((selection.text.as_str(), selection.left_out), (kept.as_str(), 4));
        assert_eq!(selection.catalogue.offers.len(), 2);
    }

    #[test]
    fn drafts_are_shown_only_to_who_asks_for_them() {
        let drafts = select(&[r#","status":"draft""#, r#","status":"ended""#], SHOW_ALL);
        assert_eq!((drafts.catalogue.offers[0].status, drafts.left_out), (Status::Active, 1));
    }

    #[test]
    fn an_offer_that_would_be_lost_stops_everything() {
        let text = catalogue(&[""]).replace("offer-0", "Offer 0");
        let refusal = Selection::of("catalogues/t.json", &text, SHOW_ALL).err().expect("refused");
        assert!(matches!(refusal.downcast_ref(), Some(Refusal::Broken { .. })), "{refusal}");
    }

    #[test]
    fn examples_and_the_unverified_are_refused_until_somebody_allows_them() {
        let source = r#","source":{"name":"Amt"}"#;
        let verified = r#","verified":{"on":"2026-11-02"}"#;
        for (fields, is_example, allowed, refused) in [
            (source, false, Allowed::default(), None),
            (verified, false, Allowed::default(), None),
            (verified, true, Allowed::default(), Some("--with-examples")),
            (r#","example":true"#, false, Allowed::default(), Some("offer-0")),
            (r#","example":true"#, true, Allowed { examples: true, ..Allowed::default() }, None),
            ("", false, Allowed::default(), Some("--with-unverified")),
            ("", false, Allowed { unverified: true, ..Allowed::default() }, None),
        ] {
            let catalogue = select(&[fields], allowed).catalogue;
            let judged = judge(is_example, std::iter::once(&catalogue), allowed);
            match (judged, refused) {
                (Ok(()), None) => {}
                (Err(refusal), Some(part)) => {
                    assert!(refusal.to_string().contains(part), "{refusal}");
                    assert!(refusal.german().contains(part), "{}", refusal.german());
                }
                (judged, refused) => panic!("{fields}: {judged:?}, {refused:?}"),
            }
        }
    }

    #[test]
    fn many_ids_are_not_all_listed() {
        let ids: Vec<String> = (0..10).map(|id| id.to_string()).collect();
        assert_eq!(shortened(&ids, "more"), "0, 1, 2, 3, 4, 5, 6, 7 … (2 more)");
    }
}
