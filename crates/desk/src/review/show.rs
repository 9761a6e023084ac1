//! The words for what `nahbei review` prints. It decides nothing about what is due.

use super::due::{Agenda, Due, Group};
use crate::lang::Lang;
use crate::site_folder::SiteFolder;
use crate::today::in_german;
use nahbei_catalogue::{ContactKind, Status};
use std::io::{self, Write};

/// How wide a name may be, so that a row fits on 100 columns.
const NAME_WIDTH: usize = 50;

/// Prints what is due by catalogue and provider, and how to answer.
///
/// # Errors
/// When `out` cannot be written to.
pub fn print(site: &SiteFolder, review: &Agenda<'_>, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let (due, groups) = (review.due(), review.groups.len());
    let all = due + review.later.len();
    let day = in_german(review.today);
    let name = &site.name;
    writeln!(
        out,
        "{}",
        lang.pick(
            format!("{name}, Stand {day}: zu prüfen {due} von {all} Angeboten, zu fragen {groups} Anbieter"),
            format!("{name}, on {day}: offers to verify {due} of {all}, providers to ask {groups}"),
        )
    )?;
    for (at, file) in site.catalogues.iter().enumerate() {
        let mut groups = review.groups.iter().filter(|group| group.catalogue == at).peekable();
        if groups.peek().is_some() {
            writeln!(out, "\n{} ({})", file.catalogue.name.get("de").1, file.path.display())?;
        }
        for group in groups {
            print_group(group, lang, out)?;
        }
    }
    if let Some(next) = review.later.first() {
        let (day, name) = (in_german(next.on), next.name());
        writeln!(
            out,
            "\n{}",
            lang.pick(format!("Als Nächstes fällig: {day}, {name}"), format!("next due: {day}, {name}"))
        )?;
    }
    if due > 0 {
        let today = review.today;
        writeln!(
            out,
            "\n{}",
            lang.pick(
                format!(
                    "Stimmt noch? In der genannten Zeile \"verified\": {{\"on\": \"{today}\", \"by\": \"Ihr Büro\"}} eintragen.\n\
                     Geändert? Erst das Angebot ändern, dann dasselbe. Ein Entwurf wird mit \"status\": \"active\" sichtbar."
                ),
                format!(
                    "still right? write \"verified\": {{\"on\": \"{today}\", \"by\": \"your office\"}} on that line\n\
                     changed? change the offer first, then the same; a draft is shown after \"status\": \"active\""
                ),
            )
        )?;
    }
    Ok(())
}

fn print_group(group: &Group<'_>, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "\n{}: {}", group.provider, ways(group).join(", "))?;
    for due in &group.offers {
        let verified = due.verified.map_or(lang.pick("nie", "never").to_owned(), in_german);
        let line = lang.pick("Zeile", "line");
        let mut name: String = due.name().chars().take(NAME_WIDTH).collect();
        if due.name().chars().count() > NAME_WIDTH {
            name.pop();
            name.push('…');
        }
        let state = state(due, lang).map(|state| format!(" ({state})")).unwrap_or_default();
        writeln!(out, "  {verified:<10}  {line} {:<5} {} · {name}{state}", due.line, due.offer.id)?;
    }
    Ok(())
}

/// What keeps an offer from being shown to families, where something does.
pub fn state(due: &Due<'_>, lang: Lang) -> Option<&'static str> {
    match due.offer.status {
        Status::Draft => Some(lang.pick("Entwurf", "draft")),
        Status::Paused => Some(lang.pick("ruht", "paused")),
        Status::Active | Status::Ended => None,
    }
}

/// How to ask a provider: mail addresses, else numbers, else web pages.
pub fn ways(group: &Group<'_>) -> Vec<String> {
    if !group.mails.is_empty() {
        return group.mails.iter().map(|mail| (*mail).to_owned()).collect();
    }
    let of_kind = |is_kind: fn(ContactKind) -> bool| {
        let contacts = group.offers.iter().flat_map(|due| due.offer.contacts.iter());
        let mut values: Vec<String> = Vec::new();
        for contact in contacts.filter(|contact| is_kind(contact.kind)) {
            if !values.contains(&contact.value) {
                values.push(contact.value.clone());
            }
        }
        values
    };
    let phones = of_kind(|kind| kind == ContactKind::Phone);
    if phones.is_empty() { of_kind(|_| true) } else { phones }
}
