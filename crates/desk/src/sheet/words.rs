//! The German words of closed lists, as editors write them, beside their ids in the format. It reads no cell.

/// Ids with the German words that stand for them, in the order in which people should read them.
pub type Words = &'static [(&'static str, &'static str)];

pub const NEEDS: Words = &[
    ("crisis", "Krise"),
    ("pregnancy", "Schwangerschaft"),
    ("baby", "Baby"),
    ("childcare", "Betreuung"),
    ("meeting", "Treffen"),
    ("parenting", "Erziehung"),
    ("separation", "Trennung"),
    ("money", "Geld"),
    ("health", "Gesundheit"),
    ("disability", "Behinderung"),
    ("school", "Schule"),
    ("exhaustion", "Erschöpfung"),
    ("violence", "Gewalt"),
    ("housing", "Wohnen"),
    ("arrival", "Ankommen"),
    ("leisure", "Freizeit"),
];

pub const SUPPORT: Words =
    &[("professional", "Fachkräfte"), ("volunteer", "Ehrenamt"), ("self-help", "Selbsthilfe")];

pub const INTENSITY: Words = &[
    ("information", "Auskunft"),
    ("meeting", "Treffen"),
    ("course", "Kurs"),
    ("care", "Betreuung"),
    ("advice", "Beratung"),
    ("companionship", "Begleitung"),
    ("treatment", "Behandlung"),
    ("shelter", "Schutz"),
];

pub const REACH: Words = &[
    ("on-site", "vor Ort"),
    ("home-visit", "zu Hause"),
    ("phone", "Telefon"),
    ("video", "Video"),
    ("chat", "Chat"),
    ("mail", "E-Mail"),
];

pub const ACCESS: Words = &[
    ("drop-in", "ohne Anmeldung"),
    ("appointment", "Termin"),
    ("registration", "Anmeldung"),
    ("referral", "Überweisung"),
];

pub const COST: Words = &[
    ("free", "kostenlos"),
    ("donation", "Spende"),
    ("paid", "kostet etwas"),
    ("insurance", "Krankenkasse"),
    ("income-based", "nach Einkommen"),
];

pub const PROVIDER: Words = &[
    ("municipality", "Kommune"),
    ("state", "Land oder Bund"),
    ("charity", "Wohlfahrtsverband"),
    ("church", "Kirche"),
    ("association", "Verein"),
    ("volunteers", "Ehrenamtliche"),
    ("school", "Schule"),
    ("childcare", "Kita"),
    ("practice", "Praxis"),
    ("clinic", "Klinik"),
    ("company", "Firma"),
    ("insurance", "Krankenkasse"),
    ("private", "Privatperson"),
];

pub const STATUS: Words =
    &[("active", "aktiv"), ("draft", "Entwurf"), ("paused", "pausiert"), ("ended", "beendet")];

pub const HOURS: Words = &[("visit", "Besuch"), ("phone", "Telefon"), ("group", "Gruppe")];

pub const SCHOOL_HOLIDAYS: Words = &[("open", "offen"), ("closed", "geschlossen")];

pub const STEP_FREE: Words = &[("yes", "ja"), ("partial", "teilweise"), ("no", "nein")];

pub const CONTACT: Words = &[
    ("phone", "Telefon"),
    ("sms", "SMS"),
    ("messenger", "Messenger"),
    ("mail", "E-Mail"),
    ("web", "Webseite"),
    ("chat", "Chat"),
    ("form", "Formular"),
];

pub const YES_NO: Words = &[("true", "ja"), ("false", "nein")];

pub const STATES: Words = &[
    ("BW", "Baden-Württemberg"),
    ("BY", "Bayern"),
    ("BE", "Berlin"),
    ("BB", "Brandenburg"),
    ("HB", "Bremen"),
    ("HH", "Hamburg"),
    ("HE", "Hessen"),
    ("MV", "Mecklenburg-Vorpommern"),
    ("NI", "Niedersachsen"),
    ("NW", "Nordrhein-Westfalen"),
    ("RP", "Rheinland-Pfalz"),
    ("SL", "Saarland"),
    ("SN", "Sachsen"),
    ("ST", "Sachsen-Anhalt"),
    ("SH", "Schleswig-Holstein"),
    ("TH", "Thüringen"),
];

/// Languages that are spoken in German towns. Any other is written by its code (BCP 47).
pub const LANGUAGES: Words = &[
    ("de", "Deutsch"),
    ("de-simple", "Leichte Sprache"),
    ("gsg", "Deutsche Gebärdensprache"),
    ("sq", "Albanisch"),
    ("am", "Amharisch"),
    ("ar", "Arabisch"),
    ("hy", "Armenisch"),
    ("az", "Aserbaidschanisch"),
    ("bs", "Bosnisch"),
    ("bg", "Bulgarisch"),
    ("zh", "Chinesisch"),
    ("prs", "Dari"),
    ("en", "Englisch"),
    ("fr", "Französisch"),
    ("ka", "Georgisch"),
    ("el", "Griechisch"),
    ("hi", "Hindi"),
    ("it", "Italienisch"),
    ("ku", "Kurdisch"),
    ("ckb", "Sorani"),
    ("hr", "Kroatisch"),
    ("mk", "Mazedonisch"),
    ("nl", "Niederländisch"),
    ("ps", "Paschtu"),
    ("fa", "Persisch"),
    ("pl", "Polnisch"),
    ("pt", "Portugiesisch"),
    ("rom", "Romanes"),
    ("ro", "Rumänisch"),
    ("ru", "Russisch"),
    ("sr", "Serbisch"),
    ("sk", "Slowakisch"),
    ("so", "Somali"),
    ("es", "Spanisch"),
    ("ta", "Tamil"),
    ("th", "Thailändisch"),
    ("ti", "Tigrinya"),
    ("cs", "Tschechisch"),
    ("tr", "Türkisch"),
    ("uk", "Ukrainisch"),
    ("hu", "Ungarisch"),
    ("ur", "Urdu"),
    ("vi", "Vietnamesisch"),
];

/// The id of a word: its German spelling or the id itself, whatever its capitals, blanks and hyphens.
pub fn id_of(words: Words, written: &str) -> Option<&'static str> {
    let written = folded(written);
    words.iter().find(|(id, german)| folded(german) == written || folded(id) == written).map(|(id, _)| *id)
}

/// The German word of an id.
pub fn german_of(words: Words, id: &str) -> Option<&'static str> {
    words.iter().find(|(known, _)| *known == id).map(|(_, german)| *german)
}

/// What is left of a word when capitals, umlauts, blanks and signs make no difference.
pub fn folded(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    for letter in word.chars().flat_map(char::to_lowercase) {
        match letter {
            'ä' => folded.push_str("ae"),
            'ö' => folded.push_str("oe"),
            'ü' => folded.push_str("ue"),
            'ß' => folded.push_str("ss"),
            letter if letter.is_alphanumeric() => folded.push(letter),
            _ => {}
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;
    use nahbei_catalogue::{
        Access, ContactKind, CostKind, HoursKind, Intensity, Language, Need, ProviderKind, Reach,
        SchoolHolidays, State, Status, StepFree, Support, Term,
    };

    fn ids<T: Term>() -> Vec<&'static str> {
        T::ALL.iter().map(|term| term.id()).collect()
    }

    #[test]
    fn every_word_of_the_format_has_one_german_word() {
        for (words, ids) in [
            (NEEDS, ids::<Need>()),
            (SUPPORT, ids::<Support>()),
            (INTENSITY, ids::<Intensity>()),
            (REACH, ids::<Reach>()),
            (ACCESS, ids::<Access>()),
            (COST, ids::<CostKind>()),
            (PROVIDER, ids::<ProviderKind>()),
            (STATUS, ids::<Status>()),
            (HOURS, ids::<HoursKind>()),
            (SCHOOL_HOLIDAYS, ids::<SchoolHolidays>()),
            (STEP_FREE, ids::<StepFree>()),
            (CONTACT, ids::<ContactKind>()),
            (STATES, ids::<State>()),
        ] {
            assert_eq!(words.iter().map(|(id, _)| *id).collect::<Vec<_>>(), ids);
        }
        for words in [NEEDS, PROVIDER, STATES, LANGUAGES, REACH, ACCESS, COST] {
            for (id, german) in words {
                assert_eq!((id_of(words, german), id_of(words, id)), (Some(*id), Some(*id)), "{german}");
            }
        }
        assert!(LANGUAGES.iter().all(|(code, _)| Language::new(code).is_some()));
    }

    #[test]
    fn capitals_umlauts_and_blanks_make_no_difference() {
        for (words, written, id) in [
            (NEEDS, " erschoepfung", Some("exhaustion")),
            (REACH, "Vor-Ort", Some("on-site")),
            (LANGUAGES, "TÜRKISCH", Some("tr")),
            (NEEDS, "Erschöpft", None),
        ] {
            assert_eq!(id_of(words, written), id, "{written}");
        }
    }
}
