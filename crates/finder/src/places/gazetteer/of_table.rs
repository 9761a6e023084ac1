//! The places that the table of postal codes adds. Changes no place of the site but by what the site leaves open.

use super::{Gazetteer, Part, Scope, Town, insert_once};
use crate::places::area::Area;
use crate::places::names::{all_spellings, same_letters, slug};
use crate::places::postal_code::PostalCode;
use crate::places::table::{Table, TableCode, TableTown};

/// A town of the table is the site's town of that name when it is no farther off.
const SAME_TOWN_KM: f64 = 20.0;

/// What the table says about a town by way of its codes.
struct Share {
    codes: Vec<PostalCode>,
    /// Areas of the codes with the people that are the town's there.
    parts: Vec<(Area, f64)>,
}

impl Gazetteer {
    /// Adds all places of the table. The site's places keep name, key, position and precedence.
    /// A second table changes nothing.
    pub fn extend(&mut self, table: Table) {
        if self.scope == Scope::WithTable {
            return;
        }
        self.scope = Scope::WithTable;
        let Table { towns, codes } = table;
        let shares = shares(towns.len(), &codes);
        let twins = self.twins(&towns, &shares);
        // Where each town of the table is found from now on; towns without a code are nowhere.
        let mut numbers = vec![None; towns.len()];
        for (index, (town, share)) in towns.into_iter().zip(shares).enumerate() {
            let Some(area) = Area::of_parts(&share.parts) else { continue };
            let twin = twins.iter().position(|twin| *twin == Some(index));
            numbers[index] = Some(twin.unwrap_or(self.towns.len()));
            match twin {
                Some(twin) => self.complete_town_of_site(twin, area, share),
                None => self.towns.push(Town::of_table(town, area, share)),
            }
        }
        for row in &codes {
            self.code_entry(row.code, row.area()).area = row.area();
            for number in row.towns.iter().filter_map(|index| *numbers.get(*index)?) {
                let town = &self.towns[number];
                let known_better = town.is_of_site() && town.codes.len() == 1;
                let area = if known_better { town.area } else { row.area() };
                self.add_part(row.code, Part { town: number, area, from_site: false });
            }
        }
    }

    fn complete_town_of_site(&mut self, number: usize, area: Area, share: Share) {
        let has_districts = self.districts.iter().any(|district| district.town == number);
        let town = &mut self.towns[number];
        town.area.radius_km = if has_districts { town.area.radius_km } else { area.radius_km };
        town.people = share.people();
        for code in share.codes {
            insert_once(&mut town.codes, code);
        }
    }

    /// For each town of the site, which town of the table it is: the nearest of the name, if that is near.
    fn twins(&self, towns: &[TableTown], shares: &[Share]) -> Vec<Option<usize>> {
        let mut twins = Vec::new();
        for town in &self.towns {
            let mut nearest = (SAME_TOWN_KM, None);
            for (index, share) in shares.iter().enumerate() {
                let km =
                    share.parts.first().map_or(f64::MAX, |(area, _)| town.area.position.km_to(area.position));
                let is_nearer = km < nearest.0 && !twins.contains(&Some(index));
                if is_nearer && share_a_name(&town.spellings, &towns[index].name) {
                    nearest = (km, Some(index));
                }
            }
            twins.push(nearest.1);
        }
        twins
    }
}

impl Town {
    fn of_table(town: TableTown, area: Area, share: Share) -> Self {
        Self {
            spellings: all_spellings(&town.name),
            slug: slug(&town.name),
            name: town.name,
            state: town.state,
            area,
            people: share.people(),
            codes: share.codes,
            site_key: None,
        }
    }
}

impl Share {
    fn people(&self) -> f64 {
        self.parts.iter().map(|(_, people)| people).sum()
    }
}

fn share_a_name(spellings: &[String], name: &str) -> bool {
    let of_other = all_spellings(name);
    spellings.iter().any(|one| of_other.iter().any(|other| same_letters(one, other)))
}

/// What each town has. Nobody counts people by town and code: a code's people are shared out evenly.
fn shares(count: usize, codes: &[TableCode]) -> Vec<Share> {
    let mut all: Vec<Share> = (0..count).map(|_| Share { codes: Vec::new(), parts: Vec::new() }).collect();
    for row in codes {
        let towns_of_code = u32::try_from(row.towns.len()).unwrap_or(u32::MAX);
        let people = f64::from(row.people.max(1)) / f64::from(towns_of_code);
        for town in &row.towns {
            let of_town = all.get_mut(*town);
            if let Some(share) = of_town.filter(|share| share.codes.last() != Some(&row.code)) {
                share.codes.push(row.code);
                share.parts.push((row.area(), people));
            }
        }
    }
    all
}

impl TableCode {
    fn area(&self) -> Area {
        Area { position: self.position, radius_km: self.radius_km }
    }
}
