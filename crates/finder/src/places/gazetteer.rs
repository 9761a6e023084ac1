//! All places the page knows: those of the site at once, those of the table once it is there.
//!
//! Builds and names places; what a typed text means is decided elsewhere.

mod of_site;
mod of_table;

use super::area::{Area, whole};
use super::names::german_part;
use super::order::rank;
use super::postal_code::PostalCode;
use super::state_names::state_name;
use super::{MOST_CHOICES, Place};
use crate::order::order;
use nahbei_catalogue::State;

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
    pub(super) spellings: Vec<String>,
    slug: String,
    /// A town of the site has a key of its own; those of the table are made when they are asked for.
    site_key: Option<String>,
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
        if let Some((digits, rest)) = key.split_at_checked(5)
            && let Some(code) = PostalCode::parse(digits)
        {
            return self.part_by_key(self.code(code)?, rest);
        }
        if let Some(district) = self.districts.iter().find(|district| district.key == key) {
            return Some(self.district_place(district));
        }
        let has_key = |number: &usize| {
            let town = &self.towns[*number];
            (town.is_of_site() || key.starts_with(&town.slug)) && self.key_of_town(*number) == key
        };
        (0..self.towns.len()).find(has_key).map(|number| self.town_place(number))
    }

    fn part_by_key(&self, code: &Code, rest: &str) -> Option<Place> {
        let Some(slug_of_part) = rest.strip_prefix('-') else {
            return rest.is_empty().then(|| self.bare_place(code));
        };
        let part = code.parts.iter().find(|part| self.towns[part.town].slug == slug_of_part)?;
        Some(self.part_place(code, part))
    }

    /// The entry of a code, made with this area if there is none.
    fn code_entry(&mut self, digits: PostalCode, area: Area) -> &mut Code {
        let place = self.codes.binary_search_by_key(&digits, |known| known.digits);
        if let Err(at) = place {
            self.codes.insert(at, Code { digits, area, parts: Vec::new() });
        }
        let (Ok(at) | Err(at)) = place;
        &mut self.codes[at]
    }

    /// Enters what a town has of a code. A code has one town of a slug, so that keys are unique.
    fn add_part(&mut self, digits: PostalCode, part: Part) {
        let slug_of = |part: &Part| &self.towns[part.town].slug;
        let has_slug = |code: &Code| code.parts.iter().any(|other| slug_of(other) == slug_of(&part));
        if !self.code(digits).is_some_and(has_slug) {
            self.code_entry(digits, part.area).parts.push(part);
        }
    }

    pub(super) fn code(&self, code: PostalCode) -> Option<&Code> {
        let at = self.codes.binary_search_by_key(&code, |known| known.digits).ok()?;
        self.codes.get(at)
    }

    /// The places that a code may mean in towns that fit, best first: the site's, then those that pull most.
    pub(super) fn places_of_code(&self, code: &Code, fits: &dyn Fn(&Town) -> bool) -> Vec<Place> {
        let parts: Vec<&Part> = code.parts.iter().filter(|part| fits(&self.towns[part.town])).collect();
        let best_first = order(parts.iter().map(|part| {
            let town = &self.towns[part.town];
            rank(part.from_site, town.is_of_site(), town.pull(code))
        }));
        let mut places: Vec<Place> =
            best_first.into_iter().map(|index| self.part_place(code, parts[index])).collect();
        if places.len() > MOST_CHOICES && code.sole_part().is_none() {
            // Nobody shall miss their town in a choice cut short: the last choice is the whole code.
            places.insert(MOST_CHOICES - 1, self.bare_place(code));
        }
        places
    }

    pub(super) fn town_place(&self, number: usize) -> Place {
        let town = &self.towns[number];
        let state = state_name(town.state);
        // "Neustadt" is told apart from "Neustadt an der Orla" too, and "Munster" from "Münster".
        let is_so_called =
            |other: &Town| town.spellings.first().is_some_and(|spelling| other.spellings.contains(spelling));
        let name = if town.is_of_site() || !self.is_any_other(number, is_so_called) {
            town.name.clone()
        } else if !self.is_any_other(number, |other| other.slug == town.slug && other.state == town.state) {
            format!("{}, {state}", town.name)
        } else {
            let code = town.codes.first().map(PostalCode::to_string).unwrap_or_default();
            format!("{code} {}, {state}", town.name)
        };
        Place { name, ..self.place_in(number, self.key_of_town(number), town.area, &town.codes) }
    }

    /// A town's name if it is the only one of the name, else with its first code; and a count, should a place of
    /// the site or an earlier town have that too.
    fn key_of_town(&self, number: usize) -> String {
        let town = &self.towns[number];
        if let Some(key) = &town.site_key {
            return key.clone();
        }
        let is_single = !self.is_any_other(number, |other| other.slug == town.slug);
        if is_single && !self.has_site_key(&town.slug) {
            return town.slug.clone();
        }
        let is_alike = |other: &&Town| other.slug == town.slug && other.codes.first() == town.codes.first();
        let alike_before = self.towns[..number].iter().filter(is_alike).count();
        let code = town.codes.first().map(PostalCode::to_string).unwrap_or_default();
        let with_code = format!("{}-{code}", town.slug);
        counted(with_code).filter(|key| !self.has_site_key(key)).nth(alike_before).unwrap_or_default()
    }

    fn is_any_other(&self, number: usize, relates: impl Fn(&Town) -> bool) -> bool {
        self.towns.iter().enumerate().any(|(other, town)| other != number && relates(town))
    }

    /// Whether a town or district of the site has this key.
    fn has_site_key(&self, key: &str) -> bool {
        self.towns.iter().map_while(|town| town.site_key.as_ref()).any(|taken| taken == key)
            || self.districts.iter().any(|district| district.key == key)
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
            let mut states = code.parts.iter().map(|part| self.towns[part.town].state);
            let state = states.next().filter(|first| states.all(|state| state == *first));
            let digits = code.digits.to_string();
            Place {
                name: digits.clone(),
                key: digits.clone(),
                position: code.area.position,
                radius_km: code.area.radius_km,
                postal_codes: vec![digits],
                town: None,
                state,
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
    pub(super) fn is_of_site(&self) -> bool {
        self.site_key.is_some()
    }

    /// How likely somebody of this code means the town: as gravity does, it grows with people and shrinks with
    /// distance. Bremen has a harbour in Bremerhaven's code, but who types that code lives in Bremerhaven.
    fn pull(&self, code: &Code) -> u32 {
        let km = self.area.position.km_to(code.area.position);
        whole(self.people / ((1.0 + km) * (1.0 + km)))
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

/// Adds a code where it belongs, once.
fn insert_once(codes: &mut Vec<PostalCode>, code: PostalCode) {
    if let Err(at) = codes.binary_search(&code) {
        codes.insert(at, code);
    }
}

/// The key itself, then with a count: `neustadt`, `neustadt-2`, `neustadt-3`.
fn counted(key: String) -> impl Iterator<Item = String> {
    let more = key.clone();
    std::iter::once(key).chain((2..).map(move |count| format!("{more}-{count}")))
}
