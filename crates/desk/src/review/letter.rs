//! What is written to a provider: a German mail with all facts, a link that opens it, and a sheet for a call.
//! It sends nothing.

use super::due::{Due, Group};
use super::facts;
use crate::labels::Labels;
use crate::lang::Lang;
use crate::site_folder::SiteFolder;
use crate::today::in_german;
use jiff::civil::Date;
use nahbei_catalogue::ContactKind;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use std::fmt::Write as _;

/// The longest link that mail programs and browsers on Windows take for certain, in bytes.
pub const LONGEST_LINK: usize = 2_000;

/// What stays as it is in a `mailto:` link (RFC 6068, RFC 3986).
const KEPT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');
const KEPT_IN_ADDRESS: &AsciiSet = &KEPT.remove(b'@').remove(b'+');

/// The words for the answer of each offer.
const ANSWERS: [&str; 3] = ["[ ] stimmt noch", "[ ] hat sich geändert, und zwar:", "[ ] gibt es nicht mehr"];

/// What is asked of one provider.
pub struct Letter {
    /// Name of its file.
    pub file: String,
    /// The subject of the mail.
    pub subject: String,
    /// The mail's text, lines ended by `\n`.
    pub body: String,
    provider: String,
    mails: Vec<String>,
    ways: Vec<String>,
    questions: Vec<Question>,
    closing: String,
}

/// One offer in a letter.
struct Question {
    title: String,
    facts: Vec<(&'static str, String)>,
}

impl Letter {
    /// The letter to the provider of a group, the `number`th of a review.
    pub fn new(number: usize, site: &SiteFolder, group: &Group<'_>, labels: &Labels, today: Date) -> Self {
        let questions: Vec<Question> = group
            .offers
            .iter()
            .enumerate()
            .map(|(at, due)| Question {
                title: format!("{}. {}{}", at + 1, due.name(), remark(due, today)),
                facts: facts::of(due.offer, labels),
            })
            .collect();
        let closing = closing(site, group);
        let mut body = opening(&site.name, false);
        for question in &questions {
            let _ = write!(body, "\n{}\n{}", question.title, question.answer(true));
        }
        body.push_str(&closing);
        Self {
            file: format!("{number:02}-{}.txt", slug(group.provider)),
            subject: format!("Stimmt das noch? Ihr Eintrag bei {}", site.name),
            body,
            provider: group.provider.to_owned(),
            mails: group.mails.iter().map(|mail| (*mail).to_owned()).collect(),
            ways: super::show::ways(group),
            questions,
            closing,
        }
    }

    /// The mail as a text to copy.
    pub fn mail(&self) -> String {
        format!("An: {}\nBetreff: {}\n\n{}", self.mails.join(", "), self.subject, self.body)
    }

    /// A link that opens the mail, and whether its text had to be shortened; `None` without a mail address.
    pub fn link(&self) -> Option<(String, bool)> {
        if self.mails.is_empty() {
            return None;
        }
        let link = |body: &str| {
            let address = |mail: &String| utf8_percent_encode(mail, KEPT_IN_ADDRESS).to_string();
            let to = self.mails.iter().map(address).collect::<Vec<_>>().join(",");
            let subject = utf8_percent_encode(&self.subject, KEPT);
            let body = body.replace('\n', "\r\n");
            format!("mailto:{to}?subject={subject}&body={}", utf8_percent_encode(&body, KEPT))
        };
        let whole = link(&self.body);
        if whole.len() <= LONGEST_LINK {
            return Some((whole, false));
        }
        let shorter = (0..=self.questions.len()).rev().map(|kept| link(&self.short_body(kept)));
        let fitting = shorter.into_iter().find(|link| link.len() <= LONGEST_LINK);
        // Addresses alone may fill a link; then the mail begins without a text.
        Some((fitting.unwrap_or_else(|| link("")), true))
    }

    /// The mail with the names of the first `kept` offers and without their facts.
    fn short_body(&self, kept: usize) -> String {
        let mut body = opening("", true);
        for question in self.questions.iter().take(kept) {
            let _ = write!(body, "\n{}\n{}", question.title, question.answer(false));
        }
        if kept < self.questions.len() {
            let _ = write!(body, "\n… und {} weitere\n", self.questions.len() - kept);
        }
        body.push_str(&self.closing);
        body
    }

    /// The same questions for a call.
    pub fn call(&self) -> String {
        let mut sheet = format!("{}\n{}\n", self.provider, self.ways.join(", "));
        for question in &self.questions {
            let _ = write!(sheet, "\n{}\n{}", question.title, question.answer(true));
        }
        sheet.push_str("\n----------------------------------------\n\n");
        sheet
    }
}

impl Question {
    fn answer(&self, with_facts: bool) -> String {
        let mut lines = String::new();
        for (subject, fact) in self.facts.iter().filter(|_| with_facts) {
            let _ = writeln!(lines, "   {:<11}{fact}", format!("{subject}:"));
        }
        for answer in ANSWERS {
            let _ = writeln!(lines, "   {answer}");
        }
        lines
    }
}

fn opening(site: &str, is_short: bool) -> String {
    if is_short {
        return "Guten Tag,\n\nstimmt noch, was Familien bei uns über Sie lesen? Bitte antworten Sie mit einem x und \
                dem, was sich geändert hat.\n"
            .to_owned();
    }
    format!(
        "Guten Tag,\n\n\
         bei {site} finden Familien Hilfe in ihrer Nähe. Damit niemand vor verschlossener Tür steht, fragen wir \
         regelmäßig nach: Stimmt noch, was dort über Ihr Angebot steht?\n\n\
         Bitte antworten Sie auf diese Mail. Setzen Sie bei jedem Angebot ein x an die Zeile, die passt, und schreiben \
         Sie dazu, was sich geändert hat. Was nicht angegeben ist, dürfen Sie gern ergänzen.\n"
    )
}

/// Thanks, and who is asking: the town's contact, or the publisher of what several towns share.
fn closing(site: &SiteFolder, group: &Group<'_>) -> String {
    let mut towns = site.towns_of(group.catalogue);
    let mut signature = match (towns.next(), towns.next()) {
        (Some(only), None) => {
            let human = &only.town.human;
            let contacts = human.contacts.iter().filter_map(|contact| match contact.kind {
                ContactKind::Phone => Some(format!("Telefon {}", contact.value)),
                ContactKind::Mail => Some(contact.value.clone()),
                _ => None,
            });
            std::iter::once(human.name.get("de").1.to_owned()).chain(contacts).collect::<Vec<_>>()
        }
        _ => site.catalogues[group.catalogue].catalogue.publisher.iter().cloned().collect(),
    };
    if signature.is_empty() {
        signature.push(site.name.clone());
    }
    let ids: Vec<&str> = group.offers.iter().map(|due| due.offer.id.as_str()).collect();
    format!(
        "\nVielen Dank und freundliche Grüße\n{}\n\n(Unser Zeichen: {})\n",
        signature.join("\n"),
        ids.join(", ")
    )
}

/// What families see of the offer, where that is not simply the offer.
fn remark(due: &Due<'_>, today: Date) -> String {
    let state = match (super::show::state(due, Lang::De), due.offer.visible_to) {
        (Some("Entwurf"), _) => "noch nicht veröffentlicht".to_owned(),
        (Some(state), _) => format!("{state} zurzeit"),
        (None, Some(last)) if last < today => format!("seit dem {} nicht mehr gezeigt", in_german(last)),
        (None, _) => return String::new(),
    };
    format!(" ({state})")
}

/// A name for a file that every system takes: `Bürgerhaus & Co.` is `buergerhaus-co`.
fn slug(name: &str) -> String {
    let mut slug = String::new();
    for letter in name.to_lowercase().chars() {
        match letter {
            'ä' => slug.push_str("ae"),
            'ö' => slug.push_str("oe"),
            'ü' => slug.push_str("ue"),
            'ß' => slug.push_str("ss"),
            'a'..='z' | '0'..='9' => slug.push(letter),
            _ if !slug.is_empty() && !slug.ends_with('-') => slug.push('-'),
            _ => {}
        }
    }
    slug.truncate(40);
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() { "anbieter".to_owned() } else { slug.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn a_name_becomes_a_file_name_that_every_system_takes() {
        for (name, file) in [
            ("Bürgerhaus & Co.", "buergerhaus-co"),
            ("…", "anbieter"),
            ("../etc/passwd", "etc-passwd"),
            ("Füße", "fuesse"),
            (&"ä".repeat(99), &"ae".repeat(20)),
        ] {
            assert_eq!(slug(name), file);
        }
    }
}
