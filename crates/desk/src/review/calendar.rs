//! The due dates as a calendar file (RFC 5545), one day an offer. It reminds nobody by itself: a calendar program does.

use super::due::{Agenda, Due};
use crate::site_folder::SiteFolder;
use icalendar::{Calendar, Component, Event, Property};
use jiff::civil::Date;

/// The calendar of a review. Made on the same day of the same files it has the same bytes.
///
/// What is due already stands on the day of the review. The mark of an event is its offer's, so that a calendar
/// that is read in again moves the event instead of adding another.
pub fn of(site: &SiteFolder, review: &Agenda<'_>) -> String {
    let mut calendar = Calendar::empty();
    calendar
        .append_property(("VERSION", "2.0"))
        .append_property(("PRODID", "-//Nahbei//nahbei review//DE"))
        .append_property(("CALSCALE", "GREGORIAN"))
        .append_property(("METHOD", "PUBLISH"))
        .name(&format!("{}: prüfen", site.name));
    let due = review.groups.iter().flat_map(|group| &group.offers);
    for due in due.chain(&review.later) {
        calendar.push(event(due, site, review.today));
    }
    calendar.to_string()
}

fn event(due: &Due<'_>, site: &SiteFolder, today: Date) -> Event {
    let file = &site.catalogues[due.catalogue];
    let town = site.towns_of(due.catalogue).next().map_or("", |town| town.town.id.as_str());
    let day = due.on.max(today);
    let day_of = |name: &str, day: Date| {
        Property::new(name, day.strftime("%Y%m%d").to_string()).add_parameter("VALUE", "DATE").done()
    };
    let provider = due.offer.provider.name.get("de").1;
    Event::new()
        .uid(&format!("verify-{}-{town}@nahbei.invalid", due.offer.id))
        .add_property("DTSTAMP", today.strftime("%Y%m%dT000000Z").to_string())
        .append_property(day_of("DTSTART", day))
        .append_property(day_of("DTEND", day.tomorrow().unwrap_or(day)))
        .add_property("TRANSP", "TRANSPARENT")
        .summary(&format!("Prüfen: {} ({provider})", due.name()))
        .description(&format!(
            "Stimmt noch, was bei {} steht?\n{}, Zeile {}",
            due.offer.id,
            file.path.display(),
            due.line
        ))
        .done()
}
