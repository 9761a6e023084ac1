//! Where offers are and whom they serve, judged by town, postal code and position. It looks up no street.

use super::Context;
use super::finding::{Findings, kinds, quoted};
use super::ground::{OFF_LAND_KM, may_have};
use nahbei_catalogue::{Area, Intensity, Need, Offer, Place, Position, Reach};

kinds! {
    OFF_LAND "position-off-land" Warning {
        de: "Die Position liegt im Wasser oder nicht in Deutschland", "Karte und Entfernung führen die Familie ins Leere.", "Die Adresse auf einer Karte suchen und Breite und Länge von dort übernehmen.";
        en: "The position is in the sea or not in Germany", "Map and distance lead the family nowhere.", "Look the address up on a map and copy latitude and longitude from there.";
    }
    POSITION_AND_CODE "position-not-in-postal-code" Warning {
        de: "Position und Postleitzahl passen nicht zusammen", "Eines von beiden ist falsch: Die Familie sieht eine falsche Entfernung oder fährt an den falschen Ort.", "Beides mit der Adresse vergleichen und das Falsche ändern.";
        en: "Position and postal code do not fit", "One of them is wrong: the family sees a wrong distance or goes to the wrong place.", "Compare both with the address and change what is wrong.";
    }
    POSITION_AND_TOWN "position-not-in-town" Warning {
        de: "Die Position liegt nicht im genannten Ort", "Die Familie sieht eine falsche Entfernung oder fährt an den falschen Ort.", "Ort und Position mit der Adresse vergleichen und das Falsche ändern.";
        en: "The position is not in the town named", "The family sees a wrong distance or goes to the wrong place.", "Compare town and position with the address and change what is wrong.";
    }
    FAR_FROM_SITE "place-far-from-site" Warning {
        de: "Der Ort liegt weit weg von den Städten dieser Seite", "Ein Angebot in der Ferne nützt niemandem hier und verdrängt nahe.", "Position prüfen. Ist das Angebot für alle da, als Gebiet „nationwide“ oder das Land eintragen.";
        en: "The place is far from the towns of this site", "A faraway offer is of no use here and pushes near ones down.", "Check the position. If the offer serves everybody, set the area to nationwide or the state.";
    }
    MIDDLE_OF_TOWN "position-is-middle-of-town" Hint {
        de: "Die Position ist genau die Ortsmitte", "So sieht es aus, wenn eine Adresse nicht gefunden wurde: Die Entfernung stimmt dann nicht.", "Die Adresse auf einer Karte suchen; liegt sie wirklich dort, eine Stelle mehr angeben.";
        en: "The position is exactly the middle of the town", "That is what an address looks like that was not found: the distance is then wrong.", "Look the address up on a map; if it really is there, give one more decimal.";
    }
    COARSE "position-coarse" Hint {
        de: "Die Position ist nur auf einen Kilometer genau", "„Nahe bei“ ist dann geraten: Die Familie läuft in die falsche Straße.", "Breite und Länge mit vier Stellen hinter dem Punkt angeben. Soll der Ort geheim bleiben, „hidden“ setzen.";
        en: "The position is exact to a kilometre only", "What is near is then a guess: the family walks to the wrong street.", "Give latitude and longitude with four decimals. If the place is to stay secret, set hidden.";
    }
    NO_POSITION "place-without-position" Hint {
        de: "Die Adresse hat keine Position", "Ohne Position kennt die Suche keine Entfernung, und das Angebot steht hinter den nahen.", "Breite und Länge von einer Karte übernehmen.";
        en: "The address has no position", "Without one the search knows no distance, and the offer stands behind near ones.", "Copy latitude and longitude from a map.";
    }
    NOWHERE "place-nowhere" Warning {
        de: "Der Ort sagt nicht, wo er ist", "Die Familie weiß nicht, wohin.", "Straße, Postleitzahl und Ort eintragen.";
        en: "The place does not say where it is", "The family does not know where to go.", "Add street, postal code and town.";
    }
    UNKNOWN_CODE "postal-code-unknown" Warning {
        de: "Diese Postleitzahl hat keine Straße", "Mit der Postleitzahl eines Postfachs oder einem Zahlendreher findet niemand hin.", "Die Postleitzahl der Straße eintragen, nicht die des Postfachs.";
        en: "No street has this postal code", "Nobody gets there with the code of a post office box or with swapped digits.", "Write the code of the street, not that of the post office box.";
    }
    CODE_AND_TOWN "postal-code-of-other-town" Warning {
        de: "Die Postleitzahl gehört zu einem anderen Ort", "Brief und Navi führen in den falschen Ort.", "Postleitzahl und Ort mit der Adresse vergleichen.";
        en: "The postal code is that of another town", "Letters and navigation go to the wrong town.", "Compare postal code and town with the address.";
    }
    CODE_IN_TOWN "postal-code-in-town" Warning {
        de: "Die Postleitzahl steht im Feld für den Ort", "Die Suche nach dem Ort findet das Angebot nicht.", "Postleitzahl und Ort in ihre eigenen Felder schreiben.";
        en: "The postal code stands in the field for the town", "A search for the town does not find the offer.", "Write postal code and town into fields of their own.";
    }
    NO_HOUSE_NUMBER "street-without-number" Hint {
        de: "Die Straße hat keine Hausnummer", "Mit Kinderwagen und Regen eine lange Straße absuchen: Da drehen manche um.", "Die Hausnummer ergänzen; gibt es keine, unter „note“ sagen, woran man das Haus erkennt.";
        en: "The street has no number", "Searching a long street with a pram in the rain makes people turn round.", "Add the number; if there is none, say in note how to find the house.";
    }
    ON_SITE_NOWHERE "on-site-without-place" Warning {
        de: "Man geht hin, aber es steht nicht da, wohin", "Die Familie kann nicht hingehen und sieht keine Entfernung.", "Den Ort eintragen oder „on-site“ streichen.";
        en: "One goes there, but it does not say where", "The family cannot go there and sees no distance.", "Add the place, or take on-site out.";
    }
    OPEN_SHELTER "shelter-address-open" Error {
        de: "Die Adresse einer Schutzunterkunft steht offen da", "Wer vor Gewalt flieht, wird mit dieser Adresse gefunden.", "Sofort „hidden“ setzen und die Straße löschen; mit der Einrichtung klären, was öffentlich sein darf.";
        en: "The address of a shelter is public", "Somebody who flees from violence is found by this address.", "Set hidden at once and delete the street; ask the shelter what may be public.";
    }
    HIDDEN_TOLD "hidden-place-told" Error {
        de: "Ein Text nennt die Straße eines geheimen Ortes", "Wer vor Gewalt flieht, wird mit dieser Adresse gefunden.", "Straße und Hausnummer aus dem Text nehmen.";
        en: "A text names the street of a hidden place", "Somebody who flees from violence is found by this address.", "Take street and number out of the text.";
    }
    AREA_TOWN "area-town-unknown" Warning {
        de: "Im Gebiet steht ein Ort, den es nicht gibt", "Wer dort wohnt, bekommt das Angebot nicht gezeigt.", "Den Ort so schreiben, wie er amtlich heißt.";
        en: "The area names a town that does not exist", "People who live there are not shown the offer.", "Write the town by its official name.";
    }
    AREA_CODE "area-postal-code-unknown" Warning {
        de: "Im Gebiet steht eine Postleitzahl, die es nicht gibt", "Wer dort wohnt, bekommt das Angebot nicht gezeigt.", "Die Ziffern prüfen.";
        en: "The area names a postal code that does not exist", "People who live there are not shown the offer.", "Check the digits.";
    }
    RADIUS_FROM_NOWHERE "area-radius-without-place" Warning {
        de: "Das Gebiet ist ein Umkreis, aber um welchen Ort?", "Ob die Familie dazugehört, kann die Suche nicht sagen.", "Einen Ort mit Position eintragen oder das Gebiet als Orte nennen.";
        en: "The area is a radius, but around which place?", "The search cannot say whether the family belongs to it.", "Add a place with a position, or name the towns.";
    }
}

/// From here on a place is no neighbour of a town any more.
const FAR_KM: f64 = 60.0;

/// Checks the places and the area of an offer.
pub fn check(offer: &Offer, context: &Context, findings: &mut Findings) {
    for (at, place) in offer.known_places().iter().enumerate() {
        let at = findings.nth("places", at);
        check_place(offer, place, &at, context, findings);
    }
    let reach = offer.reach.known().map_or(&[][..], Vec::as_slice);
    // Who also comes home goes out with the child wherever they like.
    let has_place = !offer.known_places().is_empty() || reach.contains(&Reach::HomeVisit);
    if reach.contains(&Reach::OnSite) && !has_place {
        findings.add(&ON_SITE_NOWHERE, "reach", "on-site");
    }
    check_secret(offer, findings);
    check_area(offer, context, findings);
}

fn check_place(offer: &Offer, place: &Place, at: &str, context: &Context, findings: &mut Findings) {
    let ground = context.ground;
    let lang = findings.lang;
    let (street, town) = (place.street.known(), place.town.known());
    let digits = place.postal_code.known();
    let position = place.position.known().copied();
    if let Some(street) = street.filter(|street| !street.chars().any(|letter| letter.is_ascii_digit())) {
        findings.add(&NO_HOUSE_NUMBER, &format!("{at}/street"), quoted(lang, street));
    }
    match (position, street, digits, town) {
        (None, None, None, None) if !place.hidden => findings.add(&NOWHERE, at, ""),
        (None, Some(street), ..) => {
            findings.add(&NO_POSITION, &format!("{at}/lat"), quoted(lang, street));
        }
        _ => {}
    }
    if let Some(town) = town.filter(|town| town.split(' ').any(|word| ground.code(word).is_some())) {
        findings.add(&CODE_IN_TOWN, &format!("{at}/town"), quoted(lang, town));
        return;
    }
    let code = digits.and_then(|digits| ground.code(digits));
    if let (Some(digits), None) = (digits, code) {
        findings.add(&UNKNOWN_CODE, &format!("{at}/postal_code"), quoted(lang, digits));
    }
    if let (Some(code), Some(town)) = (code, town)
        && !ground.belongs(code, town)
        && !context.has_district(town)
        && ground.knows(town)
    {
        let of = ground.towns_of(code).join(", ");
        let found = format!("{} {} ({} = {of})", code.code, quoted(lang, town), code.code);
        findings.add(&CODE_AND_TOWN, &format!("{at}/postal_code"), found);
    }
    let Some(position) = position else { return };
    let shown = format!("{}, {}", position.lat(), position.lon());
    let place_of_position = format!("{at}/lat");
    if ground.km_outside(position).is_none_or(|km| km > OFF_LAND_KM) {
        findings.add(&OFF_LAND, &place_of_position, shown);
        return;
    }
    if let Some(code) = code {
        if !may_have(code, position) {
            let km = code.position.km_to(position);
            let found = lang.pick(
                format!("{shown} ist {km:.0} km von der Mitte von {} entfernt", code.code),
                format!("{shown} is {km:.0} km from the middle of {}", code.code),
            );
            findings.add(&POSITION_AND_CODE, &place_of_position, found);
        }
    } else if let Some(town) = town {
        let codes = ground.codes_of(town);
        if !codes.is_empty() && !codes.iter().any(|code| may_have(code, position)) {
            findings.add(&POSITION_AND_TOWN, &place_of_position, format!("{shown}; {}", quoted(lang, town)));
        }
    }
    check_against_site(offer, position, &place_of_position, context, findings);
    let is_coarse = |degrees: f64| (degrees * 100.0 - (degrees * 100.0).round()).abs() < 1e-6;
    if !place.hidden && is_coarse(position.lat()) && is_coarse(position.lon()) {
        findings.add(&COARSE, &place_of_position, shown);
    }
}

/// A position beside the towns of the site.
fn check_against_site(
    offer: &Offer,
    position: Position,
    at: &str,
    context: &Context,
    findings: &mut Findings,
) {
    let nearest = context.towns.iter().map(|town| (town.position.km_to(position), town));
    let Some((km, town)) = nearest.min_by(|a, b| a.0.total_cmp(&b.0)) else { return };
    let shown = format!("{}, {}", position.lat(), position.lon());
    let is_for_all = matches!(offer.area.known(), Some(Area::Nationwide | Area::States(_)));
    if km > FAR_KM && !is_for_all {
        let found = findings.lang.pick(
            format!("{shown}: {km:.0} km bis {}", town.name),
            format!("{shown}: {km:.0} km to {}", town.name),
        );
        findings.add(&FAR_FROM_SITE, at, found);
    } else if km < 0.000_1 {
        findings.add(&MIDDLE_OF_TOWN, at, shown);
    }
}

/// What must not be told about a place to which somebody flees.
fn check_secret(offer: &Offer, findings: &mut Findings) {
    let is_shelter = offer.intensity.known() == Some(&Intensity::Shelter)
        && offer.needs.known().is_some_and(|needs| needs.contains(&Need::Violence));
    for (at, place) in offer.known_places().iter().enumerate() {
        let at = findings.nth("places", at);
        if let Some(street) = place.street.known().filter(|_| is_shelter && !place.hidden) {
            findings.add(&OPEN_SHELTER, &format!("{at}/street"), quoted(findings.lang, street));
        }
    }
    if offer.known_places().iter().any(|place| place.hidden) {
        for (at, text) in super::texts::of(offer) {
            if let Some(street) = text.iter().find_map(|(_, words)| street_in(words)) {
                findings.add(&HIDDEN_TOLD, &at, quoted(findings.lang, &street));
            }
        }
    }
}

/// A street with its number in a text.
fn street_in(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.windows(2).find_map(|pair| {
        let [street, number] = pair else { return None };
        let name = street.to_lowercase();
        let ends =
            ["straße", "strasse", "str.", "weg", "platz", "gasse", "allee", "ring", "ufer", "damm", "markt"];
        let is_street = ends.iter().any(|end| name.ends_with(end)) && street.len() > 5;
        let digits = number.trim_end_matches(|letter: char| !letter.is_ascii_digit());
        let is_number = (1..=3).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
        (is_street && is_number).then(|| format!("{street} {digits}"))
    })
}

fn check_area(offer: &Offer, context: &Context, findings: &mut Findings) {
    let ground = context.ground;
    let is_known = |town: &str| ground.knows(town) || context.has_district(town);
    let lang = findings.lang;
    match offer.area.known() {
        Some(Area::Towns(towns)) => {
            for (at, town) in towns.iter().enumerate().filter(|(_, town)| !is_known(town)) {
                findings.add(&AREA_TOWN, &findings.nth("area/towns", at), quoted(lang, town));
            }
        }
        Some(Area::PostalCodes(codes)) => {
            for (at, code) in codes.iter().enumerate().filter(|(_, code)| ground.code(code).is_none()) {
                findings.add(&AREA_CODE, &findings.nth("area/postal_codes", at), quoted(lang, code));
            }
        }
        Some(Area::RadiusKm(km)) => {
            let has_position = |place: &Place| place.position.known().is_some();
            if !offer.known_places().iter().any(has_position) {
                findings.add(&RADIUS_FROM_NOWHERE, "area/radius_km", format!("{km} km"));
            }
        }
        Some(Area::Nationwide | Area::States(_)) | None => {}
    }
}

#[cfg(test)]
mod tests {
    use super::street_in;

    #[test]
    fn a_street_with_its_number_is_seen_in_a_text() {
        for (text, found) in [
            ("Wir sind in der Brückenstraße 4a, zweiter Stock.", Some("Brückenstraße 4")),
            ("Treffpunkt Am Markt 12", None),
            ("Kommen Sie zum Marktplatz 3.", Some("Marktplatz 3")),
            ("Die Adresse bleibt geheim. 24 Stunden.", None),
            ("auf dem Weg 2 Stunden", None),
        ] {
            assert_eq!(street_in(text).as_deref(), found, "{text}");
        }
    }
}
