//! The closed word lists of the format. Their labels for families live in the text files, not here.

use crate::State;
use serde::{Serialize, Serializer};

/// A word of a closed list, with the spelling it has in a file.
pub trait Term: Copy + PartialEq + 'static {
    /// Every word, in the order in which people should read them.
    const ALL: &'static [Self];

    /// The spelling in files and commands.
    fn id(self) -> &'static str;

    /// The word spelled `id`.
    ///
    /// ```
    /// use nahbei_catalogue::{Need, Term};
    /// assert_eq!(Need::from_id("baby"), Some(Need::Baby));
    /// assert_eq!(Need::from_id("Baby"), None);
    /// ```
    #[must_use]
    fn from_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|term| term.id() == id)
    }
}

macro_rules! terms {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $id:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub enum $name { $($(#[$doc])* #[serde(rename = $id)] $variant),+ }

        impl Term for $name {
            const ALL: &'static [Self] = &[$(Self::$variant),+];

            fn id(self) -> &'static str {
                match self { $(Self::$variant => $id),+ }
            }
        }
    };
}

terms! {
    /// What a family needs help with.
    Need {
        /// Everything is too much right now.
        Crisis = "crisis",
        /// Pregnancy and birth.
        Pregnancy = "pregnancy",
        /// A baby that cries, sleeps badly or does not drink.
        Baby = "baby",
        /// Somebody who looks after a child.
        Childcare = "childcare",
        /// Meeting others, playing.
        Meeting = "meeting",
        /// Upbringing and conflict.
        Parenting = "parenting",
        /// Separation and maintenance.
        Separation = "separation",
        /// Money and applications.
        Money = "money",
        /// Health and development.
        Health = "health",
        /// A child or parent with a disability.
        Disability = "disability",
        /// School and homework.
        School = "school",
        /// Exhaustion, addiction, mental health.
        Exhaustion = "exhaustion",
        /// Violence and protection.
        Violence = "violence",
        /// Housing and everyday life.
        Housing = "housing",
        /// New in Germany, language.
        Arrival = "arrival",
        /// Leisure and holidays.
        Leisure = "leisure",
    }
}

terms! {
    /// Who helps.
    Support {
        /// People whose work it is.
        Professional = "professional",
        /// People who give their time.
        Volunteer = "volunteer",
        /// People who are in the same boat.
        SelfHelp = "self-help",
    }
}

terms! {
    /// How close the help comes, from a leaflet to a safe house.
    Intensity {
        /// Information.
        Information = "information",
        /// An open meeting.
        Meeting = "meeting",
        /// A course with a beginning and an end.
        Course = "course",
        /// Looking after a child.
        Care = "care",
        /// Talking it through with somebody who knows.
        Advice = "advice",
        /// Somebody who comes along for a while.
        Companionship = "companionship",
        /// Treatment or therapy.
        Treatment = "treatment",
        /// A safe place to stay.
        Shelter = "shelter",
    }
}

terms! {
    /// How an offer comes to people.
    Reach {
        /// One goes there.
        OnSite = "on-site",
        /// Somebody comes home.
        HomeVisit = "home-visit",
        /// By telephone.
        Phone = "phone",
        /// By video call.
        Video = "video",
        /// By chat.
        Chat = "chat",
        /// By mail.
        Mail = "mail",
    }
}

impl Reach {
    /// True for every way that needs no journey by the family, so that distance does not apply.
    #[must_use]
    pub const fn has_no_distance(self) -> bool {
        !matches!(self, Self::OnSite)
    }
}

terms! {
    /// The way in.
    Access {
        /// One just comes.
        DropIn = "drop-in",
        /// One makes an appointment.
        Appointment = "appointment",
        /// One registers.
        Registration = "registration",
        /// Somebody refers.
        Referral = "referral",
    }
}

terms! {
    /// What kind of price it is.
    CostKind {
        /// Nothing to pay.
        Free = "free",
        /// One gives what one can.
        Donation = "donation",
        /// There is a price.
        Paid = "paid",
        /// The health insurance pays.
        Insurance = "insurance",
        /// The price follows the income.
        IncomeBased = "income-based",
    }
}

terms! {
    /// What kind of body runs an offer.
    ProviderKind {
        /// Town or district.
        Municipality = "municipality",
        /// Federal or state body.
        State = "state",
        /// Welfare organisation.
        Charity = "charity",
        /// Church or religious community.
        Church = "church",
        /// Registered association.
        Association = "association",
        /// Volunteers without a legal form.
        Volunteers = "volunteers",
        /// School.
        School = "school",
        /// Nursery, kindergarten, childminder.
        Childcare = "childcare",
        /// Doctor, midwife, therapist.
        Practice = "practice",
        /// Hospital or clinic.
        Clinic = "clinic",
        /// Company.
        Company = "company",
        /// Health insurance or pension fund.
        Insurance = "insurance",
        /// A single person.
        Private = "private",
    }
}

terms! {
    /// Whether an offer exists for families now.
    Status {
        /// It does.
        Active = "active",
        /// Not yet verified: never shown.
        Draft = "draft",
        /// It rests for a while: not shown.
        Paused = "paused",
        /// It is over: not shown.
        Ended = "ended",
    }
}

terms! {
    /// What hours are for.
    HoursKind {
        /// Coming by.
        Visit = "visit",
        /// Calling.
        Phone = "phone",
        /// A group that meets.
        Group = "group",
    }
}

terms! {
    /// What school holidays do to hours.
    SchoolHolidays {
        /// Hours stay as they are.
        Open = "open",
        /// Nobody is there.
        Closed = "closed",
    }
}

terms! {
    /// Whether a place can be reached without steps.
    StepFree {
        /// Without any step.
        Yes = "yes",
        /// In part, or with help.
        Partial = "partial",
        /// Not without steps.
        No = "no",
    }
}

terms! {
    /// How a contact is used.
    ContactKind {
        /// A number to call.
        Phone = "phone",
        /// A number for text messages.
        Sms = "sms",
        /// A messenger, as number or link.
        Messenger = "messenger",
        /// A mail address.
        Mail = "mail",
        /// A web page.
        Web = "web",
        /// A chat page.
        Chat = "chat",
        /// A form to fill in.
        Form = "form",
    }
}

impl Term for State {
    const ALL: &'static [Self] = &Self::ALL;

    fn id(self) -> &'static str {
        self.code()
    }
}

impl Serialize for State {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for State {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "State".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let codes: Vec<&str> = Self::ALL.iter().map(|state| state.code()).collect();
        schemars::json_schema!({"description": "A German state, ISO 3166-2 without `DE-`.", "enum": codes})
    }
}
