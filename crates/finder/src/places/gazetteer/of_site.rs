//! The places that a site states itself. Knows no table.

use super::{District, Gazetteer, Part, Scope, Town, counted, insert_once};
use crate::places::area::{Area, radius_around};
use crate::places::names::{all_spellings, slug, spellings, spellings_of_district};
use crate::places::postal_code::PostalCode;
use nahbei_catalogue as catalogue;

/// A district of which only the middle is known.
const DISTRICT_RADIUS_KM: f32 = 1.0;
/// A town or postal code of which only some districts are known has at least the median radius of German postal
/// codes.
const LEAST_RADIUS_KM: f32 = 2.9;

impl Gazetteer {
    /// The places of a site: its towns, their districts and the postal codes of these.
    #[must_use]
    pub fn new(towns: &[catalogue::Town]) -> Self {
        let scope = Scope::AwaitsTable;
        let mut gazetteer = Self { towns: Vec::new(), districts: Vec::new(), codes: Vec::new(), scope };
        for town in towns {
            gazetteer.add_town_of_site(town);
        }
        gazetteer
    }

    fn add_town_of_site(&mut self, town: &catalogue::Town) {
        let number = self.towns.len();
        let position = town.position;
        let key = self.free_key(slug(&town.id));
        let mut by_code: Vec<(PostalCode, Vec<(Area, f64)>)> = Vec::new();
        let mut districts: Vec<(Area, f64)> = Vec::new();
        for district in &town.districts {
            let area = Area { position: district.position, radius_km: DISTRICT_RADIUS_KM };
            let mut codes = Vec::new();
            for code in district.postal_codes.iter().filter_map(|code| PostalCode::parse(code)) {
                insert_once(&mut codes, code);
            }
            districts.push((area, 1.0));
            for code in &codes {
                match by_code.iter_mut().find(|(known, _)| known == code) {
                    Some((_, areas)) => areas.push((area, 1.0)),
                    None => by_code.push((*code, vec![(area, 1.0)])),
                }
            }
            let is_the_town_itself = spellings(&district.name) == spellings(&town.name);
            if !is_the_town_itself {
                let key = self.free_key(format!("{key}-{}", slug(&district.name)));
                let spellings = spellings_of_district(&district.name, &town.name);
                let name = district.name.clone();
                self.districts.push(District { name, town: number, area, codes, spellings, key });
            }
        }
        let radius_km = radius_around(position, &districts).map_or(LEAST_RADIUS_KM, at_least_usual);
        let area = Area { position, radius_km };
        let mut codes = Vec::new();
        for (code, _) in &by_code {
            insert_once(&mut codes, *code);
        }
        let one_code = codes.len() == 1;
        self.towns.push(Town {
            name: town.name.clone(),
            state: town.state,
            area,
            codes,
            people: 0.0,
            spellings: all_spellings(&town.name),
            slug: slug(&town.name),
            site_key: Some(key),
        });
        for (code, districts) in by_code {
            let of_districts = Area::of_parts(&districts).filter(|_| !one_code).unwrap_or(area);
            let area = Area { radius_km: at_least_usual(of_districts.radius_km), ..of_districts };
            self.add_part(code, Part { town: number, area, from_site: true });
        }
    }

    /// The first key counted on from this one that no place of the site has.
    fn free_key(&self, wish: String) -> String {
        counted(wish).find(|key| !self.has_site_key(key)).unwrap_or_default()
    }
}

fn at_least_usual(radius_km: f32) -> f32 {
    radius_km.max(LEAST_RADIUS_KM)
}
