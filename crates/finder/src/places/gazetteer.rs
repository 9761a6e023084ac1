//! All places the page knows: those of the site at once, those of the table once it is there.
//!
//! Builds and names places; what a typed text means is decided elsewhere.

mod of_site;
mod of_table;

use super::area::Area;
use super::names::german_part;
use super::postal_code::PostalCode;
use super::state_names::state_name;
use super::{MOST_CHOICES, Place};
use nahbei_catalogue::State;
use std::collections::HashSet;

/// The towns, districts and postal codes that can be looked up.
#[derive(Debug, Clone)]
pub struct Gazetteer {
    /// The site's towns, then those of the table.
    pub(super) towns: Vec<Town>,
    /// The site's districts.
    pub(super) districts: Vec<District>,
    /// Ascending by code.
    pub(super) codes: Vec<Code>,
    pub(super) scope: Scope,
}

/// How much of the country a gazetteer knows, or may come to know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scope {
    /// The site, and the table may follow: what fits nothing exactly must not be guessed yet.
    AwaitsTable,
    /// The site, and no table can be had.
    SiteOnly,
    /// The site and the table.
    WithTable,
}

#[derive(Debug, Clone)]
pub(super) struct Town {
    pub(super) name: String,
    pub(super) state: State,
    pub(super) area: Area,
    /// Ascending.
    pub(super) codes: Vec<PostalCode>,
    pub(super) people: f64,
    pub(super) of_site: bool,
    pub(super) spellings: Vec<String>,
    slug: String,
    key: String,
    shown: Shown,
}

/// How a town is shown beside others of its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shown {
    Plain,
    WithState,
    WithCode,
}

#[derive(Debug, Clone)]
pub(super) struct District {
    pub(super) name: String,
    pub(super) town: usize,
    pub(super) area: Area,
    pub(super) codes: Vec<PostalCode>,
    pub(super) spellings: Vec<String>,
    key: String,
}

#[derive(Debug, Clone)]
pub(super) struct Code {
    pub(super) digits: PostalCode,
    area: Area,
    /// One for each town; no two towns of one slug.
    pub(super) parts: Vec<Part>,
}

/// What a town has of a postal code.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Part {
    pub(super) town: usize,
    area: Area,
    /// The site's districts say so, not only the table.
    from_site: bool,
}

impl Gazetteer {
    /// Whether the table is still to come. As long as it is, [`Gazetteer::find`] guesses nothing.
    #[must_use]
    pub fn awaits_table(&self) -> bool {
        self.scope == Scope::AwaitsTable
    }

    /// No table can be had (no network): from now on understand as well as the site's places allow.
    pub fn make_do_without_table(&mut self) {
        if self.awaits_table() {
            self.scope = Scope::SiteOnly;
        }
    }

    /// The place of this key, as found in [`Place::key`]. Keys of the table's places are known once it is there.
    #[must_use]
    pub fn by_key(&self, key: &str) -> Option<Place> {
        let town = || self.towns.iter().position(|town| town.key == key).map(|town| self.town_place(town));
        let district = || self.districts.iter().find(|district| district.key == key);
        let of_code = || {
            let (digits, rest) = key.split_at_checked(5)?;
            let code = self.code(PostalCode::parse(digits)?)?;
            let Some(slug_of_part) = rest.strip_prefix('-') else {
                return rest.is_empty().then(|| self.bare_place(code));
            };
            let part = code.parts.iter().find(|part| self.towns[part.town].slug == slug_of_part)?;
            Some(self.part_place(code, part))
        };
        of_code().or_else(town).or_else(|| district().map(|district| self.district_place(district)))
    }

    pub(super) fn code(&self, code: PostalCode) -> Option<&Code> {
        let at = self.codes.binary_search_by_key(&code, |known| known.digits).ok()?;
        self.codes.get(at)
    }

    /// The places that a code may mean in towns that fit, best first: the site's, then those that pull most.
    pub(super) fn places_of_code(&self, code: &Code, fits: impl Fn(&Town) -> bool) -> Vec<Place> {
        let mut parts: Vec<&Part> = code.parts.iter().filter(|part| fits(&self.towns[part.town])).collect();
        parts.sort_by(|one, other| {
            let (town, next) = (&self.towns[one.town], &self.towns[other.town]);
            let site_first = (other.from_site, next.of_site).cmp(&(one.from_site, town.of_site));
            let strongest_first = || next.pull(code).total_cmp(&town.pull(code));
            site_first.then_with(strongest_first).then_with(|| town.name.cmp(&next.name))
        });
        let mut places: Vec<Place> = parts.iter().map(|part| self.part_place(code, part)).collect();
        if places.len() > MOST_CHOICES && code.sole_part().is_none() {
            // Nobody shall miss their town in a choice cut short: the last choice is the whole code.
            places.insert(MOST_CHOICES - 1, self.bare_place(code));
        }
        places
    }

    pub(super) fn town_place(&self, number: usize) -> Place {
        let town = &self.towns[number];
        let state = state_name(town.state);
        let name = match (town.shown, town.codes.first()) {
            (Shown::WithState, _) => format!("{}, {state}", town.name),
            (Shown::WithCode, Some(code)) => format!("{code} {}, {state}", town.name),
            _ => town.name.clone(),
        };
        Place { name, ..self.place_in(number, town.key.clone(), town.area, &town.codes) }
    }

    pub(super) fn district_place(&self, district: &District) -> Place {
        let name = format!("{}-{}", self.towns[district.town].name, district.name);
        Place { name, ..self.place_in(district.town, district.key.clone(), district.area, &district.codes) }
    }

    pub(super) fn part_place(&self, code: &Code, part: &Part) -> Place {
        let town = &self.towns[part.town];
        let is_sole = code.sole_part().is_some_and(|sole| sole.town == part.town);
        let key = if is_sole { code.digits.to_string() } else { format!("{}-{}", code.digits, town.slug) };
        let name = format!("{} {}", code.digits, town.name);
        Place { name, ..self.place_in(part.town, key, part.area, &[code.digits]) }
    }

    /// The place whose key is the code alone.
    pub(super) fn bare_place(&self, code: &Code) -> Place {
        let whole = || {
            let states: HashSet<State> = code.parts.iter().map(|part| self.towns[part.town].state).collect();
            let digits = code.digits.to_string();
            Place {
                name: digits.clone(),
                key: digits.clone(),
                position: code.area.position,
                radius_km: code.area.radius_km,
                postal_codes: vec![digits],
                town: None,
                state: states.iter().copied().next().filter(|_| states.len() == 1),
            }
        };
        code.sole_part().map_or_else(whole, |part| self.part_place(code, part))
    }

    /// A place of a town; it has the town's name unless it is given another.
    fn place_in(&self, town: usize, key: String, area: Area, codes: &[PostalCode]) -> Place {
        let town = &self.towns[town];
        Place {
            name: town.name.clone(),
            key,
            position: area.position,
            radius_km: area.radius_km,
            postal_codes: codes.iter().map(PostalCode::to_string).collect(),
            town: Some(german_part(&town.name).to_owned()),
            state: Some(town.state),
        }
    }
}

impl Town {
    /// How likely somebody of this code means the town: as gravity does, it grows with people and shrinks with
    /// distance. Bremen has a harbour in Bremerhaven's code, but who types that code lives in Bremerhaven.
    fn pull(&self, code: &Code) -> f64 {
        let km = self.area.position.km_to(code.area.position);
        self.people / (1.0 + km).powi(2)
    }
}

impl Code {
    /// The town that the code alone stands for: the only one the site knows there, or the only one there is.
    fn sole_part(&self) -> Option<&Part> {
        let mut of_site = self.parts.iter().filter(|part| part.from_site);
        match (of_site.next(), of_site.next(), &self.parts[..]) {
            (Some(sole), None, _) | (None, None, [sole]) => Some(sole),
            _ => None,
        }
    }
}

/// The wish itself if no other place has that key, else the first free one that counts on: `neustadt-2`.
fn free_key(wish: String, taken: &mut HashSet<String>) -> String {
    let counted = (2..).map(|count| format!("{wish}-{count}"));
    let mut wishes = std::iter::once(wish.clone()).chain(counted);
    let key = wishes.find(|key| !taken.contains(key)).unwrap_or(wish);
    taken.insert(key.clone());
    key
}
