//! What an offer is. Every field that may be unknown says so in its type; nothing here is computed.

#[cfg(feature = "schema")]
use crate::day::DAY;
use crate::day::{date, optional_date};
use crate::{
    Access, AgeRange, Area, Closure, Contact, CostKind, Hours, Intensity, Language, Need, Place,
    ProviderKind, Reach, Stated, Status, Support, Text,
};
use jiff::civil::Date;
use serde::Serialize;

/// What an offer is that does not say so.
#[cfg(feature = "schema")]
const fn active() -> Status {
    Status::Active
}

/// All offers of one town or region.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Catalogue {
    /// Version of the format, [`crate::FORMAT`].
    #[cfg_attr(feature = "schema", schemars(extend("const" = crate::FORMAT)))]
    pub format: u64,
    /// What the catalogue is called.
    pub name: Text,
    /// The catalogue's own date.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "optional_date")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>", regex(pattern = DAY)))]
    pub updated: Option<Date>,
    /// Who answers for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
    /// Licence of the collection.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub licence: Option<String>,
    /// The offers, in the order of the file.
    pub offers: Vec<Offer>,
}

/// One thing a family can use.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Offer {
    /// Stable for ever: letters a–z, digits and hyphens, 2 to 64.
    #[cfg_attr(feature = "schema", schemars(regex(pattern = "^[a-z0-9-]{2,64}$")))]
    pub id: String,
    /// What it is called.
    pub name: Text,
    /// Who runs it.
    pub provider: Provider,
    /// How to reach it; at least one.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub contacts: Vec<Contact>,
    /// One sentence for the card.
    #[serde(default, skip_serializing_if = "Stated::is_not_stated")]
    pub summary: Stated<Text>,
    /// Some paragraphs.
    #[serde(default, skip_serializing_if = "Stated::is_not_stated")]
    pub description: Stated<Text>,
    /// What happens for the family.
    #[serde(default, skip_serializing_if = "Stated::is_not_stated")]
    pub what_you_get: Stated<Text>,
    /// What it helps with.
    #[serde(default, skip_serializing_if = "Stated::is_not_stated")]
    pub needs: Stated<Vec<Need>>,
    /// Who helps.
    #[serde(default, skip_serializing_if = "Stated::is_not_stated")]
    pub support: Stated<Vec<Support>>,
    /// How close the help comes.
    #[serde(default, skip_serializing_if = "Stated::is_not_stated")]
    pub intensity: Stated<Intensity>,
    /// Children it is for.
    #[serde(default, skip_serializing_if = "Stated::is_not_stated")]
    pub ages: Stated<Vec<AgeRange>>,
    /// Who else it is for.
    #[serde(default, skip_serializing_if = "Stated::is_not_stated")]
    pub audience: Stated<Text>,
    /// Who it is not for.
    #[serde(default, skip_serializing_if = "Stated::is_not_stated")]
    pub not_for: Stated<Text>,
    /// How it comes to people.
    #[serde(default, skip_serializing_if = "Stated::is_not_stated")]
    pub reach: Stated<Vec<Reach>>,
    /// Where it is.
    #[serde(default, skip_serializing_if = "Stated::is_not_stated")]
    pub places: Stated<Vec<Place>>,
    /// Who may use it.
    #[serde(default, skip_serializing_if = "Stated::is_not_stated")]
    pub area: Stated<Area>,
    /// The way in.
    #[serde(default, skip_serializing_if = "Stated::is_not_stated")]
    pub access: Stated<Vec<Access>>,
    /// Who refers.
    #[serde(default, skip_serializing_if = "Stated::is_not_stated")]
    pub referral_by: Stated<Text>,
    /// What to bring; an empty list says that nothing is needed.
    #[serde(default, skip_serializing_if = "Stated::is_not_stated")]
    pub documents: Stated<Vec<Text>>,
    /// What it costs.
    #[serde(default, skip_serializing_if = "Stated::is_not_stated")]
    pub cost: Stated<Cost>,
    /// When it can be visited or called.
    #[serde(default, skip_serializing_if = "Stated::is_not_stated")]
    pub hours: Stated<Vec<Hours>>,
    /// When it is closed in spite of its hours.
    #[serde(default, skip_serializing_if = "Stated::is_not_stated")]
    pub closures: Stated<Vec<Closure>>,
    /// Languages spoken.
    #[serde(default, skip_serializing_if = "Stated::is_not_stated")]
    pub languages: Stated<Vec<Language>>,
    /// What a family can rely on.
    #[serde(default, skip_serializing_if = "Stated::is_not_stated")]
    pub trust: Stated<Trust>,
    /// The first thing to do, and what happens then.
    #[serde(default, skip_serializing_if = "Stated::is_not_stated")]
    pub first_step: Stated<Text>,
    /// How long the wait is.
    #[serde(default, skip_serializing_if = "Stated::is_not_stated")]
    pub waiting: Stated<Waiting>,
    /// Whether it exists for families now.
    #[cfg_attr(feature = "schema", schemars(default = "active"))]
    pub status: Status,
    /// First day it is shown.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "optional_date")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>", regex(pattern = DAY)))]
    pub visible_from: Option<Date>,
    /// Last day it is shown.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "optional_date")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>", regex(pattern = DAY)))]
    pub visible_to: Option<Date>,
    /// When somebody last asked the provider.
    #[serde(default, skip_serializing_if = "Stated::is_not_stated")]
    pub verified: Stated<Verified>,
    /// Where the facts come from.
    #[serde(default, skip_serializing_if = "Stated::is_not_stated")]
    pub source: Stated<Source>,
    /// An invented offer.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub example: bool,
}

impl Offer {
    /// An offer that states nothing but what every offer must state.
    #[must_use]
    pub const fn new(id: String, name: Text, provider: Provider, contacts: Vec<Contact>) -> Self {
        Self {
            id,
            name,
            provider,
            contacts,
            summary: Stated::NotStated,
            description: Stated::NotStated,
            what_you_get: Stated::NotStated,
            needs: Stated::NotStated,
            support: Stated::NotStated,
            intensity: Stated::NotStated,
            ages: Stated::NotStated,
            audience: Stated::NotStated,
            not_for: Stated::NotStated,
            reach: Stated::NotStated,
            places: Stated::NotStated,
            area: Stated::NotStated,
            access: Stated::NotStated,
            referral_by: Stated::NotStated,
            documents: Stated::NotStated,
            cost: Stated::NotStated,
            hours: Stated::NotStated,
            closures: Stated::NotStated,
            languages: Stated::NotStated,
            trust: Stated::NotStated,
            first_step: Stated::NotStated,
            waiting: Stated::NotStated,
            status: Status::Active,
            visible_from: None,
            visible_to: None,
            verified: Stated::NotStated,
            source: Stated::NotStated,
            example: false,
        }
    }

    /// True when families may see the offer on `today`: active and within its dates.
    #[must_use]
    pub fn is_visible(&self, today: Date) -> bool {
        self.status == Status::Active
            && self.visible_from.is_none_or(|from| from <= today)
            && self.visible_to.is_none_or(|to| today <= to)
    }

    /// A code of eight letters and digits that stands for the id in addresses, so that nobody reads
    /// the offer's name there. Stable as long as the id is.
    ///
    /// 40 bits of the FNV-1a hash (64 bit), <http://www.isthe.com/chongo/tech/comp/fnv/>.
    #[must_use]
    #[allow(clippy::cast_possible_truncation, reason = "only the lowest five bits count")]
    pub fn code(&self) -> String {
        let hash = self.id.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        let letters = b"0123456789abcdefghjkmnpqrstvwxyz";
        (0..8).map(|at| char::from(letters[usize::from((hash >> (5 * at)) as u8 & 31)])).collect()
    }

    /// The places, none where none are stated.
    #[must_use]
    pub fn known_places(&self) -> &[Place] {
        self.places.known().map_or(&[], Vec::as_slice)
    }
}

/// Who runs an offer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Provider {
    /// Its name.
    pub name: Text,
    /// What kind of body it is.
    #[serde(default, skip_serializing_if = "Stated::is_not_stated")]
    pub kind: Stated<ProviderKind>,
    /// Its web page.
    #[serde(default, skip_serializing_if = "Stated::is_not_stated")]
    pub url: Stated<String>,
}

/// What an offer costs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Cost {
    /// What kind of price it is.
    #[serde(default, skip_serializing_if = "Stated::is_not_stated")]
    pub kind: Stated<CostKind>,
    /// The price in words.
    #[serde(default, skip_serializing_if = "Stated::is_not_stated")]
    pub note: Stated<Text>,
}

/// What a family can rely on; each stated yes, stated no, or not stated.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Trust {
    /// One need not give a name.
    #[serde(default, skip_serializing_if = "Stated::is_not_stated")]
    pub anonymous: Stated<bool>,
    /// Nothing is passed on.
    #[serde(default, skip_serializing_if = "Stated::is_not_stated")]
    pub confidential: Stated<bool>,
    /// Identity or other papers are needed.
    #[serde(default, skip_serializing_if = "Stated::is_not_stated")]
    pub papers_needed: Stated<bool>,
    /// A health insurance card is needed.
    #[serde(default, skip_serializing_if = "Stated::is_not_stated")]
    pub insurance_card_needed: Stated<bool>,
    /// The residence status is asked.
    #[serde(default, skip_serializing_if = "Stated::is_not_stated")]
    pub residence_status_asked: Stated<bool>,
    /// Children may come along.
    #[serde(default, skip_serializing_if = "Stated::is_not_stated")]
    pub children_welcome: Stated<bool>,
    /// What else there is to know.
    #[serde(default, skip_serializing_if = "Stated::is_not_stated")]
    pub note: Stated<Text>,
}

/// How long the wait is, and when that was true.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Waiting {
    /// Weeks, 0 to 520.
    #[serde(default, skip_serializing_if = "Stated::is_not_stated")]
    #[cfg_attr(feature = "schema", schemars(range(max = 520)))]
    pub weeks: Stated<u16>,
    /// In words.
    #[serde(default, skip_serializing_if = "Stated::is_not_stated")]
    pub note: Stated<Text>,
    /// The day this was true.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "optional_date")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>", regex(pattern = DAY)))]
    pub as_of: Option<Date>,
}

/// When somebody last asked the provider.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Verified {
    /// The day.
    #[serde(serialize_with = "date")]
    #[cfg_attr(feature = "schema", schemars(with = "String", regex(pattern = DAY)))]
    pub on: Date,
    /// The office, not a person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
}

/// Where the facts of an offer come from.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Source {
    /// Name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Web address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Licence, SPDX where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub licence: Option<String>,
    /// The day it was read.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "optional_date")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>", regex(pattern = DAY)))]
    pub as_of: Option<Date>,
}
