//! Web addresses that lead nowhere, tell on the reader or shut families out. It opens none of them.

use super::finding::{Findings, Kind, kinds, quoted};
use super::mail::{is_example_host, is_host};
use url::{Host, Url};

kinds! {
    MALFORMED "web-malformed" Error {
        de: "Diese Webadresse kann es nicht geben", "Ein Tipp führt auf eine Fehlerseite.", "Die Seite im Browser öffnen und die Adresse von dort übernehmen.";
        en: "There can be no such web address", "A tap leads to an error page.", "Open the page in a browser and copy its address.";
    }
    LOCAL "web-not-public" Error {
        de: "Diese Adresse erreicht nur, wer im Haus arbeitet", "Familien sehen eine Fehlerseite oder eine Anmeldung.", "Die öffentliche Adresse der Seite eintragen.";
        en: "Only people who work there reach this address", "Families see an error page or a login.", "Write the page's public address.";
    }
    EXAMPLE "web-example" Error {
        de: "Diese Webadresse ist nur ein Beispiel", "Ein Tipp führt auf eine fremde Seite.", "Die wirkliche Adresse eintragen, oder „example“ setzen, wenn das Angebot erfunden ist.";
        en: "This web address is a mere example", "A tap leads to a page of somebody else.", "Write the real address, or set example if the offer is invented.";
    }
    TRAILING "web-trailing-sign" Warning {
        de: "Am Ende der Adresse hängt ein Satzzeichen", "Ein Tipp führt auf eine Fehlerseite.", "Das Zeichen am Ende löschen.";
        en: "A punctuation mark hangs at the end of the address", "A tap leads to an error page.", "Delete the mark at the end.";
    }
    INSECURE "web-insecure" Hint {
        de: "Die Adresse ist nicht verschlüsselt", "Wer das Netz überwacht, liest mit, welche Hilfe gesucht wird; der Browser warnt.", "„https://“ versuchen und eintragen, wenn die Seite sich öffnet.";
        en: "The address is not encrypted", "Whoever watches the network reads which help is sought; the browser warns.", "Try https:// and write it if the page opens.";
    }
    TRACKING "web-tracking" Hint {
        de: "Die Adresse verrät, woher die Familie kommt", "Der Teil hinter dem Fragezeichen ist zum Verfolgen da.", "Ihn löschen; die Seite öffnet sich auch ohne.";
        en: "The address tells where the family comes from", "The part behind the question mark is there for tracking.", "Delete it; the page opens without it.";
    }
    SHORTENED "web-shortened" Warning {
        de: "Die Adresse verbirgt, wohin sie führt", "Niemand sieht, wem er vertraut; läuft der Kurzlink ab, führt er ins Leere oder zu Werbung.", "Die Seite öffnen und ihre eigene Adresse eintragen.";
        en: "The address hides where it leads", "Nobody sees whom they trust; when the short link expires, it leads nowhere or to adverts.", "Open the page and write its own address.";
    }
    SOCIAL "web-needs-account" Hint {
        de: "Für diese Seite braucht man ein Konto", "Wer keines hat oder überwacht wird, sieht nichts.", "Nach einer eigenen Seite fragen, oder eine Telefonnummer dazu eintragen.";
        en: "This page needs an account", "Somebody without one, or who is watched, sees nothing.", "Ask for a page of their own, or add a telephone number.";
    }
}

const SHORTENERS: [&str; 8] =
    ["bit.ly", "tinyurl.com", "t1p.de", "t.co", "goo.gl", "ow.ly", "is.gd", "cutt.ly"];
const SOCIAL_HOSTS: [&str; 6] =
    ["facebook.com", "instagram.com", "tiktok.com", "x.com", "twitter.com", "linkedin.com"];
const TRACKERS: [&str; 6] = ["utm_", "fbclid", "gclid", "igshid", "mc_eid", "msclkid"];

/// Checks one address; `is_real` says that families are meant to open it.
pub fn check(address: &str, at: &str, is_real: bool, findings: &mut Findings) {
    if let Some((kind, instead)) = kind_of(address, is_real) {
        findings.add_with(kind, at, quoted(findings.lang, address), instead);
    }
}

/// The gravest thing wrong with an address, and what to write instead.
fn kind_of(address: &str, is_real: bool) -> Option<(&'static Kind, Option<String>)> {
    let Ok(url) = Url::parse(address) else { return Some((&MALFORMED, None)) };
    let host = match url.host() {
        Some(Host::Domain(host)) => host.trim_start_matches("www.").to_owned(),
        _ => return Some((&LOCAL, None)),
    };
    if let Some(clean) = address.strip_suffix(['.', ',', ';', ':', ')', '“']) {
        return Some((&TRAILING, Some(clean.to_owned())));
    }
    let is_local = ["local", "intern", "internal", "lan", "home", "localhost"]
        .iter()
        .any(|end| host.rsplit('.').next() == Some(end));
    let is_inside = host.split('.').any(|label| matches!(label, "intranet" | "sharepoint" | "localhost"))
        || ["/wp-admin", "/typo3/", "/login"].iter().any(|path| url.path().starts_with(path));
    if is_local || is_inside {
        return Some((&LOCAL, None));
    }
    if !is_host(&host) {
        return Some((&MALFORMED, None));
    }
    if is_example_host(&host) {
        return is_real.then_some((&EXAMPLE, None));
    }
    let is_one_of = |hosts: &[&str]| {
        hosts
            .iter()
            .any(|known| host == *known || host.strip_suffix(known).is_some_and(|rest| rest.ends_with('.')))
    };
    if is_one_of(&SHORTENERS) {
        return Some((&SHORTENED, None));
    }
    if is_one_of(&SOCIAL_HOSTS) {
        return Some((&SOCIAL, None));
    }
    if url.scheme() == "http" {
        return Some((&INSECURE, Some(address.replacen("http://", "https://", 1))));
    }
    let is_tracker = |key: &str| TRACKERS.iter().any(|tracker| key.starts_with(tracker));
    if url.query_pairs().any(|(key, _)| is_tracker(&key)) {
        let kept: Vec<(String, String)> =
            url.query_pairs().into_owned().filter(|(key, _)| !is_tracker(key)).collect();
        let mut clean = url.clone();
        clean.set_query(None);
        if !kept.is_empty() {
            clean.query_pairs_mut().extend_pairs(kept);
        }
        return Some((&TRACKING, Some(clean.to_string())));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_judged_by_host_and_parameters() {
        for (address, expected) in [
            ("https://www.nahbei-beispiel.de/familie?seite=2", None),
            ("https://nahbei-bäcker-beispiel.de/a", None),
            ("https://www..nahbei-beispiel.de", Some("web-malformed")),
            ("https://www.nahbei-beispiel", Some("web-malformed")),
            ("https://www,nahbei-beispiel.de", Some("web-malformed")),
            ("https://10.0.0.5/hilfe", Some("web-not-public")),
            ("https://intranet.nahbei-beispiel.de/hilfe", Some("web-not-public")),
            ("https://server.local/hilfe", Some("web-not-public")),
            ("https://example.org/hilfe", Some("web-example")),
            ("https://www.nahbei-beispiel.de/hilfe.", Some("web-trailing-sign")),
            ("http://www.nahbei-beispiel.de", Some("web-insecure")),
            ("https://www.nahbei-beispiel.de/?a=1&utm_source=x", Some("web-tracking")),
            ("https://bit.ly/nahbei-beispiel", Some("web-shortened")),
            ("https://www.facebook.com/nahbei-beispiel", Some("web-needs-account")),
        ] {
            assert_eq!(kind_of(address, true).map(|(kind, _)| kind.id), expected, "{address}");
        }
        let clean = kind_of("https://www.nahbei-beispiel.de/?a=1&utm_source=x", true)
            .and_then(|(_, instead)| instead);
        assert_eq!(clean.as_deref(), Some("https://www.nahbei-beispiel.de/?a=1"));
    }
}
