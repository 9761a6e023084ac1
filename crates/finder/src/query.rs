//! Everything a person has asked for. A query is plain data: what it finds is computed elsewhere, always anew.

use crate::Child;
use nahbei_catalogue::{Language, Need, Position, State, Support};

/// A question to the catalogue. The empty query is fitted by every offer.
///
/// Several values of one kind widen the question (any need, any child, any language);
/// different kinds narrow it.
#[derive(Debug, Clone, PartialEq, Default)]
#[allow(clippy::struct_excessive_bools, reason = "seven independent wishes, each on or off")]
pub struct Query {
    /// What help is needed for; any of these.
    pub needs: Vec<Need>,
    /// The children it is for; an offer fits when it fits one of them.
    pub children: Vec<Child>,
    /// Where the family is.
    pub origin: Option<Origin>,
    /// How far it would go from there. Without an origin this says nothing.
    pub radius: Radius,
    /// Languages it speaks; any of these.
    pub languages: Vec<Language>,
    /// Who should help; any of these.
    pub support: Vec<Support>,
    /// Somebody is there now to go to or to reach.
    pub open_now: bool,
    /// Somebody answers the telephone now.
    pub phone_now: bool,
    /// In the evening, from 17:00, or at the weekend.
    pub evening: bool,
    /// Nothing to pay.
    pub free: bool,
    /// Without steps.
    pub step_free: bool,
    /// Just come, without an appointment.
    pub drop_in: bool,
    /// Somebody comes home.
    pub home_visit: bool,
    /// The family's own words.
    pub words: String,
}

/// Where a family is.
#[derive(Debug, Clone, PartialEq)]
pub struct Origin {
    /// The middle of what is known.
    pub position: Position,
    /// The position stands for a postal code or a town, so distances are "about".
    pub vague: bool,
    /// Postal codes it may have; empty when unknown.
    pub postal_codes: Vec<String>,
    /// Its town, when known.
    pub town: Option<String>,
    /// Its federal state, when known.
    pub state: Option<State>,
}

/// How far a family would go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Radius {
    /// As far as one walks with a child: 2 km.
    OnFoot,
    /// As far as a town's bus goes: 10 km.
    #[default]
    ByBus,
    /// So many kilometres.
    Km(u16),
    /// However far.
    Anywhere,
}

impl Radius {
    /// The radii to choose from.
    pub const OPTIONS: [Self; 4] = [Self::OnFoot, Self::ByBus, Self::Km(25), Self::Anywhere];

    /// Kilometres, `None` for no limit.
    #[must_use]
    pub fn km(self) -> Option<f64> {
        match self {
            Self::OnFoot => Some(2.0),
            Self::ByBus => Some(10.0),
            Self::Km(km) => Some(f64::from(km)),
            Self::Anywhere => None,
        }
    }
}

/// A kind of condition in a query.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Wish {
    /// It helps with the need.
    Needs,
    /// It is for the child's age.
    Children,
    /// It can be reached from where the family is.
    Place,
    /// The language is spoken.
    Languages,
    /// The right kind of people help.
    Support,
    /// Somebody is there now.
    OpenNow,
    /// Somebody answers the telephone now.
    PhoneNow,
    /// In the evening or at the weekend.
    Evening,
    /// It costs nothing.
    Free,
    /// No steps.
    StepFree,
    /// No appointment.
    DropIn,
    /// They come home.
    HomeVisit,
    /// The words are found in it.
    Words,
}

impl Wish {
    /// Every kind of condition.
    pub const ALL: [Self; 13] = [
        Self::Needs,
        Self::Children,
        Self::Place,
        Self::Languages,
        Self::Support,
        Self::OpenNow,
        Self::PhoneNow,
        Self::Evening,
        Self::Free,
        Self::StepFree,
        Self::DropIn,
        Self::HomeVisit,
        Self::Words,
    ];

    /// The bit of this wish in a set of wishes.
    pub(crate) const fn bit(self) -> u16 {
        1 << self as u16
    }
}

impl Query {
    /// The same with the ages that its words speak of, where none were answered: "3 Jahre" is an age.
    #[must_use]
    pub fn with_ages_of_words(mut self) -> Self {
        if self.children.is_empty() {
            self.children = crate::ages(&self.words);
        }
        self
    }

    /// True when the query asks for `wish`.
    #[must_use]
    pub fn asks(&self, wish: Wish) -> bool {
        match wish {
            Wish::Needs => !self.needs.is_empty(),
            Wish::Children => !self.children.is_empty(),
            Wish::Place => self.origin.is_some(),
            Wish::Languages => !self.languages.is_empty(),
            Wish::Support => !self.support.is_empty(),
            Wish::OpenNow => self.open_now,
            Wish::PhoneNow => self.phone_now,
            Wish::Evening => self.evening,
            Wish::Free => self.free,
            Wish::StepFree => self.step_free,
            Wish::DropIn => self.drop_in,
            Wish::HomeVisit => self.home_visit,
            Wish::Words => self.words.chars().any(char::is_alphanumeric),
        }
    }

    /// The same question without one kind of condition. A place is kept and its radius opened,
    /// so that what is near still comes first.
    ///
    /// ```
    /// use nahbei_finder::{Query, Wish};
    /// let query = Query { free: true, step_free: true, ..Query::default() };
    /// assert!(!query.without(Wish::Free).free);
    /// assert!(query.without(Wish::Free).step_free);
    /// ```
    #[must_use]
    pub fn without(&self, wish: Wish) -> Self {
        let mut query = self.clone();
        match wish {
            Wish::Needs => query.needs.clear(),
            Wish::Children => query.children.clear(),
            Wish::Place => query.radius = Radius::Anywhere,
            Wish::Languages => query.languages.clear(),
            Wish::Support => query.support.clear(),
            Wish::OpenNow => query.open_now = false,
            Wish::PhoneNow => query.phone_now = false,
            Wish::Evening => query.evening = false,
            Wish::Free => query.free = false,
            Wish::StepFree => query.step_free = false,
            Wish::DropIn => query.drop_in = false,
            Wish::HomeVisit => query.home_visit = false,
            Wish::Words => query.words.clear(),
        }
        query
    }
}
