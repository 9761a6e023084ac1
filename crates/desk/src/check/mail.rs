//! Mail addresses that reach nobody, or somebody at home. It sends no mail.

use super::finding::{Findings, kinds, quoted};
use nahbei_catalogue::{Contact, ContactKind, ProviderKind, Stated};

kinds! {
    MALFORMED "mail-malformed" Error {
        de: "Diese Mailadresse kann es nicht geben", "Die Mail kommt zurück, und die Familie wartet auf Antwort.", "Die Adresse mit der Seite des Anbieters vergleichen.";
        en: "There can be no such mail address", "The mail comes back while the family waits for an answer.", "Compare the address with the provider's page.";
    }
    MISSPELLED "mail-misspelled" Warning {
        de: "Die Mailadresse ist wahrscheinlich vertippt", "Die Mail geht verloren oder an Fremde.", "Den Teil hinter dem @ prüfen.";
        en: "The mail address is probably mistyped", "The mail is lost, or goes to a stranger.", "Check what stands behind the @.";
    }
    FREE "mail-looks-private" Hint {
        de: "Die Mailadresse könnte jemandem privat gehören", "Was eine Familie schreibt, liegt dann in einem privaten Postfach; wechselt die Person, liest es niemand.", "Nach einer Adresse der Einrichtung fragen.";
        en: "The mail address may be somebody's own", "What a family writes then lies in a private mailbox; when the person changes, nobody reads it.", "Ask for an address of the office.";
    }
    NO_REPLY "mail-no-reply" Error {
        de: "An diese Adresse kann man nicht schreiben", "Die Mail der Familie liest niemand.", "Eine Adresse eintragen, die jemand liest.";
        en: "This address takes no mail", "Nobody reads the family's mail.", "Write an address that somebody reads.";
    }
    EXAMPLE "mail-example" Error {
        de: "Diese Mailadresse ist nur ein Beispiel", "Die Mail kommt zurück, und die Familie wartet auf Antwort.", "Die wirkliche Adresse eintragen, oder „example“ setzen, wenn das Angebot erfunden ist.";
        en: "This mail address is a mere example", "The mail comes back while the family waits for an answer.", "Write the real address, or set example if the offer is invented.";
    }
}

/// Hosts at which everybody may have a mailbox.
const FREE_HOSTS: [&str; 24] = [
    "gmail.com",
    "googlemail.com",
    "gmx.de",
    "gmx.net",
    "gmx.com",
    "gmx.at",
    "web.de",
    "t-online.de",
    "freenet.de",
    "yahoo.de",
    "yahoo.com",
    "hotmail.com",
    "hotmail.de",
    "outlook.de",
    "outlook.com",
    "live.de",
    "icloud.com",
    "me.com",
    "aol.com",
    "arcor.de",
    "mail.de",
    "posteo.de",
    "online.de",
    "email.de",
];

/// Endings that are slips of the finger, with what was meant.
const SLIPS: [(&str, &str); 8] = [
    (".ed", ".de"),
    (".dde", ".de"),
    (".dee", ".de"),
    (".con", ".com"),
    (".cmo", ".com"),
    (".ogr", ".org"),
    (".orgg", ".org"),
    (".nte", ".net"),
];

/// Checks the address of one contact; `is_real` says that families are meant to write to it.
pub fn check(
    contact: &Contact,
    at: &str,
    is_real: bool,
    provider: Stated<ProviderKind>,
    findings: &mut Findings,
) {
    if contact.kind != ContactKind::Mail {
        return;
    }
    let Some((name, host)) = contact.value.split_once('@') else { return };
    let host = host.to_lowercase();
    let found = quoted(findings.lang, &contact.value);
    let at = format!("{at}/value");
    let is_one_persons = matches!(
        provider.known(),
        Some(ProviderKind::Private | ProviderKind::Practice | ProviderKind::Volunteers)
    );
    if !is_well_formed(name, &host) {
        findings.add(&MALFORMED, &at, found);
    } else if is_example_host(&host) {
        if is_real {
            findings.add(&EXAMPLE, &at, found);
        }
    } else if ["noreply", "no-reply", "donotreply", "nicht-antworten"].contains(&name.to_lowercase().as_str())
    {
        findings.add(&NO_REPLY, &at, found);
    } else if let Some(meant) = meant_host(&host) {
        findings.add_with(&MISSPELLED, &at, found, Some(format!("{name}@{meant}")));
    } else if FREE_HOSTS.contains(&host.as_str()) && !is_one_persons {
        findings.add(&FREE, &at, found);
    }
}

/// Hosts that are reserved for examples (RFC 2606).
pub fn is_example_host(host: &str) -> bool {
    let is_reserved =
        |name: &str| host == name || host.strip_suffix(name).is_some_and(|rest| rest.ends_with('.'));
    ["example.org", "example.com", "example.net", "example", "invalid", "test"]
        .iter()
        .any(|name| is_reserved(name))
}

/// Whether the names of a host can be names: letters, digits and hyphens, the last of letters alone.
pub fn is_host(host: &str) -> bool {
    let is_label = |label: &str| {
        !label.is_empty()
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|letter| letter.is_alphanumeric() || letter == '-')
    };
    let last = host.rsplit('.').next().unwrap_or_default();
    let is_ending =
        last.len() >= 2 && (last.bytes().all(|byte| byte.is_ascii_alphabetic()) || last.starts_with("xn--"));
    host.contains('.') && host.split('.').all(is_label) && is_ending
}

fn is_well_formed(name: &str, host: &str) -> bool {
    let has_gap = name.starts_with('.') || name.ends_with('.') || name.contains("..");
    // RFC 5321 allows no longer name.
    !has_gap && name.len() <= 64 && is_host(host)
}

/// The host that was probably meant by one mistyped.
fn meant_host(host: &str) -> Option<String> {
    if let Some(meant) =
        SLIPS.iter().find_map(|(slip, meant)| Some(host.strip_suffix(slip)?.to_owned() + meant))
    {
        return Some(meant);
    }
    let is_near = |free: &&&str| {
        free.len() >= 6
            && **free != host
            && strsim::osa_distance(free, host) == 1
            && !FREE_HOSTS.contains(&host)
    };
    FREE_HOSTS.iter().find(is_near).map(|free| (*free).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;

    #[test]
    fn addresses_are_judged_by_what_stands_before_and_behind_the_sign() {
        for (value, expected) in [
            ("post@nahbei-beispiel.de", None),
            ("a..b@nahbei-beispiel.de", Some("mail-malformed")),
            ("info@-nahbei-beispiel.de", Some("mail-malformed")),
            ("info@nahbei-beispiel.d", Some("mail-malformed")),
            ("nahbei-beispiel@gmial.com", Some("mail-misspelled")),
            ("info@nahbei-beispiel.ed", Some("mail-misspelled")),
            ("nahbei-beispiel@gmx.de", Some("mail-looks-private")),
            ("noreply@nahbei-beispiel.de", Some("mail-no-reply")),
            ("info@example.org", Some("mail-example")),
        ] {
            let contact =
                Contact { kind: ContactKind::Mail, value: value.to_owned(), label: Stated::NotStated };
            let mut findings = Findings::new(Lang::En, &[]);
            check(&contact, "", true, Stated::NotStated, &mut findings);
            let found = findings.into_list().first().map(|finding| finding.kind.id);
            assert_eq!(found, expected, "{value}");
        }
    }
}
