//! A town in the table of German postal codes, found by its name. It knows no settings.

use crate::lang::{Lang, said};
use crate::near::TABLE;
use anyhow::{Context, bail};
use nahbei_catalogue::{Position, State, Term};
use nahbei_finder::places::table::{Table, TableCode};
use nahbei_finder::places::{Umlauts, fold_place_name, state_name, state_of_name};

/// A town as far as the table knows it.
#[derive(Debug, Clone, PartialEq)]
pub struct Town {
    /// Short key: letters a–z, digits and hyphens.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its state.
    pub state: State,
    /// The middle of where its people live.
    pub position: Position,
    /// Its postal codes with their middles, ascending.
    pub codes: Vec<(String, Position)>,
}

impl Town {
    /// The town of this name, and of this state where one is given.
    ///
    /// # Errors
    /// When there is none, or more than one; then with what to write instead.
    pub fn find(written: &str, state: Option<&str>, lang: Lang) -> anyhow::Result<Self> {
        let state = state.map(|state| state_of(state, lang)).transpose()?;
        let table = Table::decode(TABLE)?;
        let wanted = folded(written);
        let named = |at: &usize| {
            let name = &table.towns[*at].name;
            // "Halle (Saale)" is found as "Halle", too.
            let short = name.split(" (").next().unwrap_or(name);
            (folded(name) == wanted || folded(short) == wanted)
                && state.is_none_or(|state| table.towns[*at].state == state)
        };
        let found: Vec<usize> = (0..table.towns.len()).filter(named).collect();
        match found[..] {
            [at] => Self::of_table(&table, at).context(said(
                "die Tabelle der Orte nennt zu dieser Stadt keine Postleitzahl",
                "the table of places has no postal code of this town",
            )),
            [] => bail!(lang.pick(
                format!("„{written}“ ist keine Stadt oder Gemeinde der Postleitzahlen-Tabelle; schreiben Sie den amtlichen Namen, ohne Ortsteil"),
                format!("\"{written}\" is no town of the table of postal codes; write its official name, without a district"),
            )),
            _ => {
                let spelled = |at: &usize| {
                    let town = &table.towns[*at];
                    let codes = table.codes.iter().filter(|code| code.towns.contains(at));
                    let code = codes.map(|code| code.code.to_string()).next().unwrap_or_default();
                    format!("{} ({}, {code})", town.name, state_name(town.state))
                };
                let choices = found.iter().map(spelled).collect::<Vec<_>>().join(", ");
                bail!(lang.pick(
                    format!("„{written}“ gibt es mehrmals: {choices}; schreiben Sie den ganzen Namen oder das Land dazu, etwa --state TH"),
                    format!("there are several of \"{written}\": {choices}; write the whole name or add the state, such as --state TH"),
                ))
            }
        }
    }

    fn of_table(table: &Table, at: usize) -> Option<Self> {
        let town = table.towns.get(at)?;
        let codes: Vec<&TableCode> = table.codes.iter().filter(|code| code.towns.contains(&at)).collect();
        // A code that towns share lies about between them.
        let weight = |code: &TableCode| {
            f64::from(code.people.max(1)) / f64::from(u32::try_from(code.towns.len()).unwrap_or(u32::MAX))
        };
        let all: f64 = codes.iter().map(|code| weight(code)).sum();
        let mean = |part: fn(Position) -> f64| {
            let sum: f64 = codes.iter().map(|code| weight(code) * part(code.position)).sum();
            (sum / all * 10_000.0).round() / 10_000.0
        };
        Some(Self {
            id: folded(&town.name).split_whitespace().collect::<Vec<_>>().join("-"),
            name: town.name.clone(),
            state: town.state,
            position: Position::new(mean(Position::lat), mean(Position::lon))?,
            codes: codes.iter().map(|code| (code.code.to_string(), code.position)).collect(),
        })
    }
}

fn folded(name: &str) -> String {
    let folded = fold_place_name(name, Umlauts::Written);
    let letters = folded.chars().map(|letter| if letter.is_ascii_alphanumeric() { letter } else { ' ' });
    letters.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn state_of(written: &str, lang: Lang) -> anyhow::Result<State> {
    let found = State::from_code(&written.to_uppercase()).or_else(|| state_of_name(written));
    found.with_context(|| {
        let codes: Vec<&str> = State::ALL.iter().map(|state| state.id()).collect();
        match lang {
            Lang::De => {
                format!("--state: „{written}“ ist kein Bundesland; möglich sind {}", codes.join(", "))
            }
            Lang::En => {
                format!("--state: \"{written}\" is no German state; write one of {}", codes.join(", "))
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_town_is_found_by_its_name_alone() {
        for (written, id, state, code) in [
            ("Görlitz", "goerlitz", State::Sachsen, "02826"),
            ("apolda", "apolda", State::Thueringen, "99510"),
            ("Wetzlar", "wetzlar", State::Hessen, "35576"),
        ] {
            let town = Town::find(written, None, Lang::De).unwrap();
            assert_eq!((town.id.as_str(), town.state), (id, state));
            assert!(town.codes.iter().any(|(known, _)| known == code), "{:?}", town.codes);
        }
        let apolda = Position::new(51.0252, 11.5146).unwrap();
        assert!(Town::find("Apolda", None, Lang::De).unwrap().position.km_to(apolda) < 2.0);
    }

    #[test]
    fn a_name_of_several_towns_or_none_says_what_to_write() {
        for (written, state, words) in [
            ("Neustadt", None, "gibt es mehrmals"),
            ("Neustadt", Some("XX"), "ist kein Bundesland"),
            ("Nirgendwo", None, "amtlichen Namen"),
            ("Görlitz", Some("Hessen"), "amtlichen Namen"),
        ] {
            let error = Town::find(written, state, Lang::De).unwrap_err().to_string();
            assert!(error.contains(words), "{error}");
        }
    }
}
