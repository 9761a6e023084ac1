//! The fragment of the address and the view with its query: one thing in two spellings. The only place that
//! knows the spelling, which `docs/url.md` describes. Free text and the exact position are never part of it.

use nahbei_catalogue::{Language, Need, Support};
use nahbei_finder::{Child, Query, Radius};
use std::fmt;

/// What a fragment says.
///
/// ```
/// use nahbei_app::state::{Route, View};
/// let route = Route::parse("r?n=3&k=7m&p=35578");
/// assert_eq!(route.view, View::Results);
/// assert_eq!(route.place.as_deref(), Some("35578"));
/// assert_eq!(route.to_string(), "r?n=3&k=7m&p=35578");
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Route {
    /// What is shown.
    pub view: View,
    /// The query, without its words and with its place only as `place`.
    pub query: Query,
    /// Key of the place, such as `35578` or `wetzlar-niedergirmes`.
    pub place: Option<String>,
    /// The shortlist: codes of the offers that the person keeps, each once, in the order of keeping.
    pub kept: Vec<String>,
    /// The language of the page, when the person chose one.
    pub language: Option<Language>,
}

/// What is shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum View {
    /// The first page.
    #[default]
    Start,
    /// The offers that fit.
    Results,
    /// One offer, by its code.
    Offer(String),
    /// The shortlist.
    Shortlist,
    /// About the page and privacy.
    About,
    /// The accessibility statement.
    Statement,
    /// Deleting what this page has left on the device.
    Traces,
    /// An address that leads nowhere.
    Missing,
}

/// Numbers that stand for needs, so that nobody reads them over a shoulder. Never reuse one.
const NEEDS: [(Need, &str); 16] = [
    (Need::Crisis, "1"),
    (Need::Pregnancy, "2"),
    (Need::Baby, "3"),
    (Need::Childcare, "4"),
    (Need::Meeting, "5"),
    (Need::Parenting, "6"),
    (Need::Separation, "7"),
    (Need::Money, "8"),
    (Need::Health, "9"),
    (Need::Disability, "10"),
    (Need::School, "11"),
    (Need::Exhaustion, "12"),
    (Need::Violence, "13"),
    (Need::Housing, "14"),
    (Need::Arrival, "15"),
    (Need::Leisure, "16"),
];

const SUPPORT: [(Support, &str); 3] =
    [(Support::Professional, "p"), (Support::Volunteer, "v"), (Support::SelfHelp, "s")];

/// More values of one kind than this are not asked by a person.
const MOST_VALUES: usize = 16;

/// As many offers fit on the shortlist: more no QR code holds that a phone reads well.
pub const MOST_KEPT: usize = 50;

impl Route {
    /// Reads a fragment without its `#`. Never fails: what it does not understand it leaves out, and a view it
    /// does not know is [`View::Missing`].
    #[must_use]
    pub fn parse(fragment: &str) -> Self {
        let (path, parameters) = fragment.split_once('?').unwrap_or((fragment, ""));
        let view = match path {
            // "main" is where the skip link leads before the app has started.
            "" | "main" => View::Start,
            "r" => View::Results,
            "m" => View::Shortlist,
            "i.about" => View::About,
            "i.access" => View::Statement,
            "i.traces" => View::Traces,
            _ => match path.strip_prefix("o.") {
                Some(code) if is_key(code) => View::Offer(code.to_owned()),
                _ => View::Missing,
            },
        };
        let mut route = Self { view, ..Self::default() };
        for (key, value) in parameters.split('&').filter_map(|parameter| parameter.split_once('=')) {
            route.read(key, value);
        }
        route
    }

    fn read(&mut self, key: &str, value: &str) {
        let query = &mut self.query;
        match key {
            "n" => query.needs = list(value, MOST_VALUES, |code| decode(&NEEDS, code)),
            "k" => query.children = list(value, MOST_VALUES, Child::parse),
            "l" => query.languages = list(value, MOST_VALUES, Language::new),
            "s" => query.support = list(value, MOST_VALUES, |code| decode(&SUPPORT, code)),
            "m" => self.kept = list(value, MOST_KEPT, |code| is_key(code).then(|| code.to_owned())),
            "p" if is_key(value) => self.place = Some(value.to_owned()),
            "i" => self.language = Language::new(value),
            "d" => query.radius = radius(value).unwrap_or_default(),
            "w" => {
                query.free = value.contains('f');
                query.step_free = value.contains('s');
                query.drop_in = value.contains('d');
                query.home_visit = value.contains('h');
                query.open_now = value.contains('o');
                query.phone_now = value.contains('t');
                query.evening = value.contains('e');
            }
            _ => {}
        }
    }

    /// The same place, shortlist and language with nothing asked yet.
    #[must_use]
    pub fn unasked(&self) -> Self {
        let Self { place, kept, language, .. } = self.clone();
        Self { place, kept, language, ..Self::default() }
    }

    /// Only the shortlist, to be read in `language`: what is handed to somebody else. It says neither what was asked
    /// nor where.
    #[must_use]
    pub fn handed(&self, language: Option<Language>) -> Self {
        Self { view: View::Shortlist, kept: self.kept.clone(), language, ..Self::default() }
    }

    /// Whether the offer with this code is on the shortlist.
    #[must_use]
    pub fn keeps(&self, code: &str) -> bool {
        self.kept.iter().any(|kept| kept == code)
    }

    /// Puts an offer on the shortlist, or takes it off. A full list takes no further one.
    pub fn toggle_kept(&mut self, code: &str) {
        if self.keeps(code) {
            self.kept.retain(|kept| kept != code);
        } else if self.kept.len() < MOST_KEPT {
            self.kept.push(code.to_owned());
        }
    }

    /// The same query in another view.
    #[must_use]
    pub fn at(&self, view: View) -> Self {
        Self { view, ..self.clone() }
    }

    /// The address of this route, for a link.
    #[must_use]
    pub fn href(&self) -> String {
        format!("#{self}")
    }
}

impl fmt::Display for Route {
    /// The fragment without its `#`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.view {
            View::Start => {}
            View::Results => f.write_str("r")?,
            View::Offer(code) => write!(f, "o.{code}")?,
            View::Shortlist => f.write_str("m")?,
            View::About => f.write_str("i.about")?,
            View::Statement => f.write_str("i.access")?,
            View::Traces => f.write_str("i.traces")?,
            View::Missing => f.write_str("x")?,
        }
        let query = &self.query;
        let wishes = [
            (query.free, 'f'),
            (query.step_free, 's'),
            (query.drop_in, 'd'),
            (query.home_visit, 'h'),
            (query.open_now, 'o'),
            (query.phone_now, 't'),
            (query.evening, 'e'),
        ];
        let radius = match query.radius {
            Radius::ByBus => String::new(),
            Radius::OnFoot => "f".to_owned(),
            Radius::Anywhere => "a".to_owned(),
            Radius::Km(km) => km.to_string(),
        };
        let parameters = [
            ("n", join(query.needs.iter().map(|need| encode(&NEEDS, *need)))),
            ("k", join(query.children.iter().map(Child::to_string))),
            ("p", self.place.clone().unwrap_or_default()),
            ("d", radius),
            ("l", join(query.languages.iter().map(Language::to_string))),
            ("s", join(query.support.iter().map(|support| encode(&SUPPORT, *support)))),
            ("w", wishes.iter().filter(|(on, _)| *on).map(|(_, letter)| *letter).collect()),
            ("m", self.kept.join(".")),
            ("i", self.language.as_ref().map(Language::to_string).unwrap_or_default()),
        ];
        let mut separator = '?';
        for (key, value) in parameters.iter().filter(|(_, value)| !value.is_empty()) {
            write!(f, "{separator}{key}={value}")?;
            separator = '&';
        }
        Ok(())
    }
}

fn decode<T: Copy>(codes: &[(T, &str)], code: &str) -> Option<T> {
    codes.iter().find(|(_, c)| *c == code).map(|(value, _)| *value)
}

fn encode<T: Copy + PartialEq>(codes: &[(T, &str)], value: T) -> String {
    codes.iter().find(|(v, _)| *v == value).map_or_else(String::new, |(_, code)| (*code).to_owned())
}

fn join(values: impl Iterator<Item = String>) -> String {
    values.collect::<Vec<_>>().join(".")
}

/// Values between dots, at most so many, each once, in their order; those that mean nothing are left out.
fn list<T: PartialEq>(value: &str, most: usize, read: impl Fn(&str) -> Option<T>) -> Vec<T> {
    let mut values = Vec::new();
    for item in value.split('.').filter_map(read).take(most) {
        if !values.contains(&item) {
            values.push(item);
        }
    }
    values
}

fn radius(code: &str) -> Option<Radius> {
    match code {
        "f" => Some(Radius::OnFoot),
        "b" => Some(Radius::ByBus),
        "a" => Some(Radius::Anywhere),
        km => km.parse().ok().filter(|km| (1..=200).contains(km)).map(Radius::Km),
    }
}

/// Letters a–z, digits and hyphens, at most 80: nothing that could break out of an address.
fn is_key(text: &str) -> bool {
    (1..=80).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}
