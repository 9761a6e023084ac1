//! The places that a site states itself. Knows no table.

use super::{Code, District, Gazetteer, Part, Scope, Shown, Town, free_key};
use crate::places::area::{Area, radius_around};
use crate::places::names::{all_spellings, slug, spellings, spellings_of_district};
use crate::places::postal_code::PostalCode;
use nahbei_catalogue as catalogue;
use std::collections::HashSet;

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
        let mut taken = HashSet::new();
        for town in towns {
            gazetteer.add_town_of_site(town, &mut taken);
        }
        gazetteer.codes.sort_by_key(|code| code.digits);
        gazetteer
    }

    fn add_town_of_site(&mut self, town: &catalogue::Town, taken: &mut HashSet<String>) {
        let number = self.towns.len();
        let position = town.position;
        let key = free_key(slug(&town.id), taken);
        let mut by_code: Vec<(PostalCode, Vec<(Area, f64)>)> = Vec::new();
        let mut districts: Vec<(Area, f64)> = Vec::new();
        for district in &town.districts {
            let area = Area { position: district.position, radius_km: DISTRICT_RADIUS_KM };
            let mut codes: Vec<PostalCode> =
                district.postal_codes.iter().filter_map(|code| PostalCode::parse(code)).collect();
            codes.sort_unstable();
            codes.dedup();
            districts.push((area, 1.0));
            for code in &codes {
                match by_code.iter_mut().find(|(known, _)| known == code) {
                    Some((_, areas)) => areas.push((area, 1.0)),
                    None => by_code.push((*code, vec![(area, 1.0)])),
                }
            }
            let is_the_town_itself = spellings(&district.name) == spellings(&town.name);
            if !is_the_town_itself {
                let key = free_key(format!("{key}-{}", slug(&district.name)), taken);
                let spellings = spellings_of_district(&district.name, &town.name);
                let name = district.name.clone();
                self.districts.push(District { name, town: number, area, codes, spellings, key });
            }
        }
        let radius_km = radius_around(position, &districts).map_or(LEAST_RADIUS_KM, at_least_usual);
        let area = Area { position, radius_km };
        let mut codes: Vec<PostalCode> = by_code.iter().map(|(code, _)| *code).collect();
        codes.sort_unstable();
        let one_code = codes.len() == 1;
        self.towns.push(Town {
            name: town.name.clone(),
            state: town.state,
            area,
            codes,
            people: 0.0,
            of_site: true,
            spellings: all_spellings(&town.name),
            slug: slug(&town.name),
            key,
            shown: Shown::Plain,
        });
        for (code, districts) in by_code {
            let of_districts = Area::of_parts(&districts).filter(|_| !one_code).unwrap_or(area);
            let area = Area { radius_km: at_least_usual(of_districts.radius_km), ..of_districts };
            self.add_part_of_site(code, Part { town: number, area, from_site: true });
        }
    }

    /// Adds a part, and the code if it is new; a code has one town of a slug, so that keys are unique.
    fn add_part_of_site(&mut self, code: PostalCode, part: Part) {
        let Some(known) = self.codes.iter_mut().find(|known| known.digits == code) else {
            return self.codes.push(Code { digits: code, area: part.area, parts: vec![part] });
        };
        let slug_of = |part: &Part| &self.towns[part.town].slug;
        if known.parts.iter().all(|other| slug_of(other) != slug_of(&part)) {
            known.parts.push(part);
        }
    }
}

fn at_least_usual(radius_km: f32) -> f32 {
    radius_km.max(LEAST_RADIUS_KM)
}
