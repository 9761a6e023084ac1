//! The places that the table of postal codes adds. Changes no place of the site but by what the site leaves open.

use super::{Code, Gazetteer, Part, Scope, Shown, Town, free_key};
use crate::places::area::Area;
use crate::places::names::{all_spellings, names_of, same_letters, slug};
use crate::places::postal_code::PostalCode;
use crate::places::table::{Table, TableCode, TableTown};
use nahbei_catalogue::State;
use std::collections::{HashMap, HashSet};

/// A town of the table is the site's town of that name when it is no farther off.
const SAME_TOWN_KM: f64 = 20.0;

impl Gazetteer {
    /// Adds all places of the table. The site's places keep name, key, position and precedence.
    /// A second table changes nothing.
    pub fn extend(&mut self, table: &Table) {
        if self.scope == Scope::WithTable {
            return;
        }
        self.scope = Scope::WithTable;
        let codes_of = codes_of_towns(table);
        let shares = |codes: &Vec<&TableCode>| -> Vec<(Area, f64)> {
            codes.iter().map(|row| (row.area(), people_of_part(row))).collect()
        };
        let areas: Vec<Option<Area>> = codes_of.iter().map(|codes| Area::of_parts(&shares(codes))).collect();
        let twins = self.twins(table, &areas);
        let mut numbers = HashMap::new();
        for (index, (town, rows)) in table.towns.iter().zip(&codes_of).enumerate() {
            let Some(area) = areas[index] else { continue };
            let people = rows.iter().map(|row| people_of_part(row)).sum();
            let codes = rows.iter().map(|row| row.code).collect();
            let number = twins.get(&index).copied().unwrap_or(self.towns.len());
            numbers.insert(index, number);
            if number == self.towns.len() {
                self.towns.push(Town::of_table(town, area, codes, people));
            } else {
                self.complete_town_of_site(number, area.radius_km, codes, people);
            }
        }
        self.add_codes(table, &numbers);
        self.tell_towns_apart();
    }

    fn complete_town_of_site(&mut self, number: usize, radius_km: f32, codes: Vec<PostalCode>, people: f64) {
        let has_districts = self.districts.iter().any(|district| district.town == number);
        let town = &mut self.towns[number];
        town.area.radius_km = if has_districts { town.area.radius_km } else { radius_km };
        town.people = people;
        town.codes.extend(codes);
        town.codes.sort_unstable();
        town.codes.dedup();
    }

    /// Which towns of the table are the site's own: the nearest of the name, if it is near.
    fn twins(&self, table: &Table, areas: &[Option<Area>]) -> HashMap<usize, usize> {
        let mut twins = HashMap::new();
        for (number, town) in self.towns.iter().enumerate() {
            let nearest =
                table.towns.iter().zip(areas).enumerate().filter_map(|(index, (candidate, area))| {
                    let km = town.area.position.km_to((*area)?.position);
                    let is_twin = km <= SAME_TOWN_KM && share_a_name(&town.spellings, &candidate.name);
                    (is_twin && !twins.contains_key(&index)).then_some((index, km))
                });
            if let Some((index, _)) = nearest.min_by(|one, other| one.1.total_cmp(&other.1)) {
                twins.insert(index, number);
            }
        }
        twins
    }

    fn add_codes(&mut self, table: &Table, numbers: &HashMap<usize, usize>) {
        let mut codes = std::mem::take(&mut self.codes);
        for row in &table.codes {
            let table_area = row.area();
            let at = match codes.binary_search_by_key(&row.code, |known| known.digits) {
                Ok(at) => at,
                Err(at) => {
                    codes.insert(at, Code { digits: row.code, area: table_area, parts: Vec::new() });
                    at
                }
            };
            let code = &mut codes[at];
            code.area = table_area;
            let mut slugs: HashSet<&str> =
                code.parts.iter().map(|part| self.towns[part.town].slug.as_str()).collect();
            for number in row.towns.iter().filter_map(|index| numbers.get(index)) {
                let town = &self.towns[*number];
                if slugs.insert(&town.slug) {
                    let known_better = town.of_site && town.codes.len() == 1;
                    let area = if known_better { town.area } else { table_area };
                    code.parts.push(Part { town: *number, area, from_site: false });
                }
            }
        }
        self.codes = codes;
    }

    /// Gives the table's towns their keys, and towns of one name what tells them apart.
    fn tell_towns_apart(&mut self) {
        let mut of_name: HashMap<String, u32> = HashMap::new();
        let mut of_state: HashMap<(String, State), u32> = HashMap::new();
        let mut of_short_name: HashMap<String, u32> = HashMap::new();
        for town in &self.towns {
            let mut slugs: Vec<String> = names_of(&town.name).into_iter().map(slug).collect();
            slugs.sort_unstable();
            slugs.dedup();
            for slug in slugs {
                *of_short_name.entry(slug).or_default() += 1;
            }
            *of_name.entry(town.slug.clone()).or_default() += 1;
            *of_state.entry((town.slug.clone(), town.state)).or_default() += 1;
        }
        let of_site = self.towns.iter().filter(|town| town.of_site).map(|town| &town.key);
        let mut taken: HashSet<String> =
            of_site.chain(self.districts.iter().map(|district| &district.key)).cloned().collect();
        for town in self.towns.iter_mut().filter(|town| !town.of_site) {
            let only_of_name = of_name.get(&town.slug) == Some(&1);
            let only_of_state = of_state.get(&(town.slug.clone(), town.state)) == Some(&1);
            // "Neustadt" is told apart from "Neustadt an der Orla" too.
            let only_so_called = of_short_name.get(&town.slug) == Some(&1);
            town.shown = match (only_so_called, only_of_state) {
                (true, _) => Shown::Plain,
                (false, true) => Shown::WithState,
                (false, false) => Shown::WithCode,
            };
            let bare = only_of_name && !taken.contains(&town.slug);
            let wish = match town.codes.first() {
                Some(code) if !bare => format!("{}-{code}", town.slug),
                _ => town.slug.clone(),
            };
            town.key = free_key(wish, &mut taken);
        }
    }
}

impl Town {
    fn of_table(town: &TableTown, area: Area, codes: Vec<PostalCode>, people: f64) -> Self {
        Self {
            name: town.name.clone(),
            state: town.state,
            area,
            codes,
            people,
            of_site: false,
            spellings: all_spellings(&town.name),
            slug: slug(&town.name),
            key: String::new(),
            shown: Shown::Plain,
        }
    }
}

fn share_a_name(spellings: &[String], name: &str) -> bool {
    let of_other = all_spellings(name);
    spellings.iter().any(|one| of_other.iter().any(|other| same_letters(one, other)))
}

/// For each town of the table, the rows of its codes.
fn codes_of_towns(table: &Table) -> Vec<Vec<&TableCode>> {
    let mut codes_of: Vec<Vec<&TableCode>> = vec![Vec::new(); table.towns.len()];
    for row in &table.codes {
        for town in &row.towns {
            let codes = codes_of.get_mut(*town);
            if let Some(codes) = codes.filter(|codes| codes.last().is_none_or(|last| last.code != row.code)) {
                codes.push(row);
            }
        }
    }
    codes_of
}

/// Nobody counts people by town and code: a code's people are shared out evenly among its towns.
fn people_of_part(row: &TableCode) -> f64 {
    let towns = u32::try_from(row.towns.len()).unwrap_or(u32::MAX);
    f64::from(row.people.max(1)) / f64::from(towns.max(1))
}

impl TableCode {
    fn area(&self) -> Area {
        Area { position: self.position, radius_km: self.radius_km }
    }
}
