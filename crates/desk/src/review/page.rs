//! The overview of a review as one HTML page without scripts: who to ask, with ready mails. It links, it sends nothing.

use super::due::{Agenda, Group};
use super::letter::Letter;
use super::{LETTERS, show};
use crate::lang::Lang;
use crate::site_folder::SiteFolder;
use crate::today::in_german;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use nahbei_catalogue::Contact;

const STYLE: &str = include_str!("page.css");

/// The page.
pub fn html(site: &SiteFolder, review: &Agenda<'_>, letters: &[(&Group<'_>, Letter)], lang: Lang) -> String {
    let title = lang.pick(format!("{}: zu prüfen", site.name), format!("{}: to verify", site.name));
    let (due, day) = (review.due(), in_german(review.today));
    html! {
        (DOCTYPE)
        html lang=(lang.pick("de", "en")) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width";
                meta name="color-scheme" content="light dark";
                meta name="robots" content="noindex";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                main {
                    h1 { (title) }
                    p {
                        (lang.pick(
                            format!("Stand {day}. Zu prüfende Angebote: {due}, Anbieter: {}. Der älteste Stand steht vorn.", letters.len()),
                            format!("On {day}. Offers to verify: {due}, providers: {}. The oldest facts come first.", letters.len()),
                        ))
                    }
                    p {
                        (lang.pick(
                            "„Mail beginnen“ öffnet Ihr Mailprogramm. Ist der Text gekürzt, kopieren Sie ihn aus der Datei.",
                            "“Begin mail” opens your mail program. Where the text is shortened, copy it from the file.",
                        ))
                    }
                    @for (at, file) in site.catalogues.iter().enumerate() {
                        @if letters.iter().any(|(group, _)| group.catalogue == at) {
                            h2 { (file.catalogue.name.get("de").1) }
                            p.file { (file.path.display()) }
                            @for (group, letter) in letters.iter().filter(|(group, _)| group.catalogue == at) {
                                (provider(group, letter, lang))
                            }
                        }
                    }
                }
            }
        }
    }
    .into_string()
}

fn provider(group: &Group<'_>, letter: &Letter, lang: Lang) -> Markup {
    html! {
        section {
            h3 { (group.provider) }
            (ways(group, letter, lang))
            table {
                thead {
                    tr {
                        th scope="col" { (lang.pick("erledigt", "done")) }
                        th scope="col" { (lang.pick("Angebot", "offer")) }
                        th scope="col" { (lang.pick("zuletzt geprüft", "last verified")) }
                        th scope="col" { (lang.pick("Zeile", "line")) }
                    }
                }
                tbody {
                    @for due in &group.offers {
                        tr {
                            td { span.box aria-hidden="true" { "☐" } }
                            th scope="row" {
                                (due.name())
                                @if let Some(state) = show::state(due, lang) { " (" (state) ")" }
                                br;
                                code { (due.offer.id) }
                            }
                            td { (due.verified.map_or(lang.pick("nie", "never").to_owned(), in_german)) }
                            td { (due.line) }
                        }
                    }
                }
            }
        }
    }
}

/// The mail, or whom to call, or where to look.
fn ways(group: &Group<'_>, letter: &Letter, lang: Lang) -> Markup {
    let Some((link, is_shortened)) = letter.link() else {
        let contacts = group.offers.iter().flat_map(|due| due.offer.contacts.iter());
        let mut seen: Vec<&Contact> = Vec::new();
        for contact in contacts {
            if seen.iter().all(|known| known.value != contact.value) {
                seen.push(contact);
            }
        }
        return html! {
            p {
                (lang.pick("Ohne Mailadresse: ", "Without mail: "))
                @for (at, contact) in seen.iter().enumerate() {
                    @if at > 0 { ", " }
                    @if let Some(href) = contact.href() { a href=(href) { (contact.value) } } @else { (contact.value) }
                }
            }
        };
    };
    html! {
        p {
            a.button href=(link) { (lang.pick("Mail beginnen", "Begin mail")) }
            " " (group.mails.join(", ")) " · "
            a href=(format!("{LETTERS}/{}", letter.file)) { (lang.pick("ganzer Text", "whole text")) }
            @if is_shortened { " · " strong { (lang.pick("im Link gekürzt", "shortened in the link")) } }
        }
    }
}
