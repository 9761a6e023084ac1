//! Where an offer and a family of one town come together, and what stands between them.
//! There are no timetables here: "far" is a distance as the crow flies and nothing else.

use nahbei_catalogue::{Access, Area, Language, Offer, Place, Position, Reach, Town};

/// The distances that decide what counts.
#[derive(Debug, Clone, Copy)]
pub struct Distances {
    /// Further than so many kilometres from the town's middle and each of its districts, a place is far.
    pub far_km: f64,
    /// Up to so many kilometres from the town's middle, a neighbouring town's offer counts.
    pub near_km: f64,
}

/// A place with no district named is taken to lie in the district whose middle is nearest, up to so many kilometres.
const DISTRICT_KM: f64 = 5.0;

/// Where help happens for a family of a town.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Spot {
    /// In a district, by its position in the town's settings.
    District(usize),
    /// In the town; the district is not stated, or secret.
    InTown,
    /// In another town.
    Elsewhere,
    /// Somebody comes home.
    Home,
    /// Neither a place nor a way is stated.
    NotStated,
    /// Only by telephone, online or by mail, or nationwide without a place.
    Remote,
}

/// What keeps families out; `None` where the offer does not say enough to know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hurdles {
    /// One has to go there, and every place is far.
    pub far: Option<bool>,
    /// The only way in is a referral.
    pub referral: Option<bool>,
    /// Only German is spoken.
    pub german: Option<bool>,
}

/// One of them, read off an offer.
pub type Hurdle = fn(&Hurdles) -> Option<bool>;

/// Whether families of the town may use the offer, as far as its area says.
pub fn is_for(offer: &Offer, town: &Town) -> bool {
    match offer.area.known() {
        None | Some(Area::Nationwide | Area::RadiusKm(_)) => true,
        Some(Area::States(states)) => states.contains(&town.state),
        Some(Area::Towns(towns)) => towns.iter().any(|name| is_named(name, town)),
        Some(Area::PostalCodes(codes)) => {
            let mut theirs = town.districts.iter().flat_map(|district| &district.postal_codes).peekable();
            theirs.peek().is_none() || theirs.any(|code| codes.contains(code))
        }
    }
}

/// Whether an offer of another town's catalogue is near enough to count: it has a place within `near_km`.
pub fn is_near(offer: &Offer, town: &Town, distances: Distances) -> bool {
    let mut positions = offer.known_places().iter().filter_map(|place| place.position.known());
    is_visited(offer) && positions.any(|position| position.km_to(town.position) <= distances.near_km)
}

/// Every spot at which the offer is, each once; at least one.
pub fn spots(offer: &Offer, town: &Town) -> Vec<Spot> {
    let mut spots: Vec<Spot> = Vec::new();
    if is_visited(offer) {
        spots.extend(offer.known_places().iter().map(|place| spot(place, town)));
    }
    if reaches(offer, |way| way == Reach::HomeVisit) {
        spots.push(Spot::Home);
    }
    if spots.is_empty() {
        let is_wide = matches!(offer.area.known(), Some(Area::Nationwide | Area::States(_)));
        let is_remote = reaches(offer, Reach::has_no_distance);
        spots.push(if is_wide || is_remote { Spot::Remote } else { Spot::NotStated });
    }
    spots.sort_unstable();
    spots.dedup();
    spots
}

/// What stands between the offer and families of the town.
pub fn hurdles(offer: &Offer, town: &Town, distances: Distances) -> Hurdles {
    let german = |language: &Language| matches!(language.code(), "de" | "de-simple");
    Hurdles {
        far: is_far(offer, town, distances),
        referral: offer.access.known().map(|ways| ways.iter().all(|way| *way == Access::Referral)),
        german: offer.languages.known().map(|languages| languages.iter().all(german)),
    }
}

fn is_far(offer: &Offer, town: &Town, distances: Distances) -> Option<bool> {
    let ways = offer.reach.known()?;
    if ways.iter().any(|way| way.has_no_distance()) {
        return Some(false);
    }
    let mut far = Some(true);
    for place in offer.known_places() {
        if matches!(spot(place, town), Spot::District(_)) {
            return Some(false);
        }
        match place.position.known().map(|position| km_from(*position, town)) {
            Some(km) if km <= distances.far_km => return Some(false),
            Some(_) => {}
            None => far = None,
        }
    }
    far.filter(|_| !offer.known_places().is_empty())
}

/// Kilometres from the town's middle or the nearest of its districts.
fn km_from(position: Position, town: &Town) -> f64 {
    let districts = town.districts.iter().map(|district| district.position);
    districts.map(|middle| position.km_to(middle)).fold(position.km_to(town.position), f64::min)
}

/// Whether one goes to its places; where it does not say how it reaches people, its places say so.
fn is_visited(offer: &Offer) -> bool {
    offer.reach.is_not_stated() || reaches(offer, |way| way == Reach::OnSite)
}

fn reaches(offer: &Offer, is_way: impl Fn(Reach) -> bool) -> bool {
    offer.reach.known().is_some_and(|ways| ways.iter().any(|way| is_way(*way)))
}

fn spot(place: &Place, town: &Town) -> Spot {
    let is_here = match (place.town.known(), place.postal_code.known()) {
        (Some(name), _) => is_named(name, town),
        (None, Some(code)) => town.districts.iter().any(|district| district.postal_codes.contains(code)),
        (None, None) => place.position.known().is_none_or(|position| km_from(*position, town) <= DISTRICT_KM),
    };
    // A report must not tell in which district a secret address is.
    match (is_here, place.hidden) {
        (false, _) => Spot::Elsewhere,
        (true, true) => Spot::InTown,
        (true, false) => district(place, town).map_or(Spot::InTown, Spot::District),
    }
}

/// The district by its name, by a postal code of its own, or by the nearest middle.
fn district(place: &Place, town: &Town) -> Option<usize> {
    let named = place.district.known().map(|name| name.to_lowercase());
    let by_name = town.districts.iter().position(|district| Some(district.name.to_lowercase()) == named);
    let by_code = || {
        let code = place.postal_code.known()?;
        let mut holding =
            town.districts.iter().enumerate().filter(|(_, district)| district.postal_codes.contains(code));
        let (only, _) = holding.next()?;
        holding.next().is_none().then_some(only)
    };
    let by_position = || {
        let position = place.position.known()?;
        let distances = town.districts.iter().map(|district| position.km_to(district.position)).enumerate();
        let (nearest, km) = distances.min_by(|one, other| one.1.total_cmp(&other.1))?;
        (km <= DISTRICT_KM).then_some(nearest)
    };
    by_name.or_else(by_code).or_else(by_position)
}

/// `Ammerbuch` is also written `Ammerbuch-Entringen` or `Ammerbuch (Entringen)`.
fn is_named(name: &str, town: &Town) -> bool {
    let rest = name.to_lowercase().strip_prefix(&town.name.to_lowercase()).map(str::to_owned);
    rest.is_some_and(|rest| {
        !rest.starts_with(char::is_alphanumeric) && !rest.trim_start().starts_with(char::is_alphanumeric)
    })
}
