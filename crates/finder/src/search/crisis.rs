//! Words of acute danger: whether a question holds one, and of which kind. It decides nothing about offers.

use super::lexicon::Words;
use super::phrases::{Phrases, Places, Text};

/// The danger a question speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Danger {
    /// Violence at home, threats, fear of a partner.
    Violence,
    /// Wanting to die, harming oneself.
    Suicide,
    /// Sexual abuse, rape.
    Abuse,
    /// Something poisonous was swallowed.
    Poisoning,
    /// A child is beaten, neglected, or somebody is about to lose control.
    ChildInDanger,
    /// Not breathing, unconscious, bleeding.
    Medical,
}

impl Danger {
    /// Every kind of danger, the most urgent first.
    pub const ALL: [Self; 6] =
        [Self::Medical, Self::Poisoning, Self::Suicide, Self::Violence, Self::Abuse, Self::ChildInDanger];

    /// The kinds of help that answer it, the first one first.
    pub(super) const fn kinds(self) -> &'static [&'static str] {
        match self {
            Self::Violence => &["domestic-violence-advice", "womens-shelter"],
            Self::Suicide => &["psychiatric-crisis-service", "crisis-line", "child-therapy"],
            Self::Abuse => &["sexual-abuse-advice", "rape-help"],
            Self::Poisoning => &["poison-line", "medical-on-call"],
            Self::ChildInDanger => &["child-protection-service", "child-abuse-advice", "parent-helpline"],
            Self::Medical => &["medical-on-call"],
        }
    }

    /// Its id in the words files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Violence => "violence",
            Self::Suicide => "suicide",
            Self::Abuse => "abuse",
            Self::Poisoning => "poisoning",
            Self::ChildInDanger => "child-in-danger",
            Self::Medical => "medical",
        }
    }
}

/// Phrases of danger and of look-alikes that mean none.
#[derive(Debug, Clone)]
pub(super) struct Alarm {
    dangers: Phrases,
    harmless: Phrases,
}

impl Default for Alarm {
    fn default() -> Self {
        Self { dangers: Phrases::new(true), harmless: Phrases::new(false) }
    }
}

impl Alarm {
    pub(super) fn add(&mut self, file: &Words) {
        let named = self.dangers.learn(&file.groups);
        for (topic, phrases) in &file.crisis {
            let danger = Danger::ALL.into_iter().find(|danger| danger.id() == topic);
            if danger.is_some() {
                self.dangers.add(danger, phrases, &named);
            }
        }
        let named = self.harmless.learn(&file.groups);
        self.harmless.add(None, &file.harmless, &named);
    }

    /// The most urgent danger that `text` speaks of.
    pub(super) fn heard(&self, text: &str) -> Option<Danger> {
        let text = Text::new(text);
        let harmless = self.harmless.said_in(&text).into_iter().map(|(_, places)| places);
        let harmless: Vec<Places> = harmless.filter(|places| !text.parts(*places)).collect();
        let all = |most: u32| {
            harmless.iter().filter(|places| places.count() <= most).fold(Places::NONE, |all, one| all | *one)
        };
        // A harmless word by itself is no other one misspelled: "schläft" is not "schlägt".
        let heard = self.dangers.said_in(&text.certain_of(all(1)));
        let harmless = all(u32::MAX);
        let is_real = |places: Places| !places.are_in(harmless);
        // "Mann will mich umbringen" holds "mich umbringen", and means something else.
        let is_whole =
            |places: Places| !heard.iter().any(|(_, others)| places != *others && places.are_in(*others));
        Danger::ALL.into_iter().find(|danger| {
            heard
                .iter()
                .any(|(heard, places)| *heard == Some(*danger) && is_whole(*places) && is_real(*places))
        })
    }
}
