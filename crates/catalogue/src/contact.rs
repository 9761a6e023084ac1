//! Ways to reach somebody, and the links that do it. It dials nothing and opens nothing.

use crate::{ContactKind, Stated, Text};
use serde::Serialize;

/// One way to reach the provider.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Contact {
    /// How it is used.
    pub kind: ContactKind,
    /// The number as one writes it, the mail address or the web address.
    pub value: String,
    /// Whose number, which desk.
    #[serde(default, skip_serializing_if = "Stated::is_not_stated")]
    pub label: Stated<Text>,
}

impl Contact {
    /// The link a tap follows; `None` when the value is not safe to link.
    ///
    /// Numbers become `tel:` or `sms:` in international form. Short codes (110, 112, 116 xxx) and service
    /// numbers (0800, 0180, …), which do not work from abroad, stay as they are.
    ///
    /// ```
    /// use nahbei_catalogue::{Contact, ContactKind, Stated};
    /// let call = |value: &str| Contact { kind: ContactKind::Phone, value: value.into(), label: Stated::NotStated }.href();
    /// assert_eq!(call("116 111").as_deref(), Some("tel:116111"));
    /// assert_eq!(call("0800 111 0550").as_deref(), Some("tel:08001110550"));
    /// assert_eq!(call("030 23125 001").as_deref(), Some("tel:+493023125001"));
    /// ```
    #[must_use]
    pub fn href(&self) -> Option<String> {
        match self.kind {
            ContactKind::Phone => phone_digits(&self.value).map(|digits| format!("tel:{digits}")),
            ContactKind::Sms => phone_digits(&self.value).map(|digits| format!("sms:{digits}")),
            ContactKind::Messenger => web_link(&self.value)
                .or_else(|| phone_digits(&self.value).map(|digits| format!("sms:{digits}"))),
            ContactKind::Mail => is_mail(&self.value).then(|| format!("mailto:{}", self.value)),
            ContactKind::Web | ContactKind::Chat | ContactKind::Form => web_link(&self.value),
        }
    }
}

/// The digits to dial, or `None` where the text is not one telephone number of 3 to 15 digits.
fn phone_digits(written: &str) -> Option<String> {
    let trunk_zero_dropped = written.replace("(0)", "");
    let written = if written.trim_start().starts_with(['+']) { &trunk_zero_dropped } else { written };
    let mut digits = String::with_capacity(written.len());
    for (at, letter) in written.trim().char_indices() {
        match letter {
            '0'..='9' => digits.push(letter),
            '+' if at == 0 => digits.push('+'),
            ' ' | '\u{a0}' | '-' | '–' | '/' | '(' | ')' | '.' => {}
            _ => return None,
        }
    }
    let count = digits.trim_start_matches('+').len();
    if !(3..=15).contains(&count) {
        return None;
    }
    let service = ["0800", "0180", "0700", "0900", "0137"];
    Some(match digits.strip_prefix('0') {
        Some(_) if service.iter().any(|prefix| digits.starts_with(prefix)) => digits,
        Some(international) if international.starts_with('0') => format!("+{}", &international[1..]),
        // An area code alone reaches nobody.
        Some(national) if national.len() >= 5 => format!("+49{national}"),
        Some(_) => return None,
        None if digits.starts_with("+490") => return None,
        None => digits,
    })
}

fn is_mail(value: &str) -> bool {
    let safe = |c: char| c.is_ascii_alphanumeric() || "._%+-@".contains(c);
    // RFC 5321 allows no longer address.
    value.len() <= 254
        && value.chars().all(safe)
        && value.split_once('@').is_some_and(|(name, host)| {
            !name.is_empty() && host.contains('.') && !host.contains('@') && !host.ends_with('.')
        })
}

/// The value itself where it is an `http` or `https` address with a host and nothing a link must not hold.
pub(crate) fn web_link(value: &str) -> Option<String> {
    let rest = value.strip_prefix("https://").or_else(|| value.strip_prefix("http://"))?;
    let clean = !value.chars().any(|c| c.is_whitespace() || c.is_control() || "\"<>\\^`{|}".contains(c));
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    // No server takes a longer address for granted.
    (clean && value.len() <= 2_000 && host.contains('.') && !host.contains('@')).then(|| value.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_become_what_the_phone_dials() {
        for (written, dialled) in [
            ("112", Some("112")),
            ("116 117", Some("116117")),
            ("0800 40 40 020", Some("08004040020")),
            ("0361 730 730", Some("+49361730730")),
            ("+49 (0)3644 650-300", Some("+493644650300")),
            ("0049 3644 650300", Some("+493644650300")),
            ("0308849 64 21", Some("+49308849 64 21")),
            ("030", None),
            ("+49 0176 12345", None),
            ("", None),
            ("12", None),
            ("nach Vereinbarung", None),
            ("0371 2786887-10\n0176 56721413", None),
        ] {
            let dialled = dialled.map(|d| d.replace(' ', ""));
            assert_eq!(phone_digits(written), dialled, "{written}");
        }
    }

    #[test]
    fn only_safe_addresses_become_links() {
        for (value, safe) in [
            ("https://example.org/a?b#c", true),
            ("http://example.org", true),
            ("javascript:alert(1)", false),
            ("data:text/html,x", false),
            ("//example.org", false),
            ("https://user@example.org/", false),
            ("https://exa mple.org", false),
            ("https://", false),
        ] {
            assert_eq!(web_link(value).is_some(), safe, "{value}");
        }
        assert!(is_mail("krabbeln@example.org"));
        assert!(!is_mail("a@b@example.org") && !is_mail("a@example.org?bcc=x") && !is_mail("example.org"));
    }
}
