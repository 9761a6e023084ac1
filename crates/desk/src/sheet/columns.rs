//! The one table of columns: how the spreadsheet calls each field of the format, and what editors are told about it.
//! It reads and writes no cell.

use super::words::{
    ACCESS, CONTACT, COST, HOURS, INTENSITY, NEEDS, PROVIDER, REACH, SCHOOL_HOLIDAYS, STATES, STATUS,
    STEP_FREE, SUPPORT, Words, YES_NO,
};

/// A column of the spreadsheet.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// Its head.
    pub head: &'static str,
    /// Other heads that mean the same.
    pub others: &'static [&'static str],
    /// The field, with `*` where it is one of several: `places/*/street`. A second one of these has a column with
    /// the number behind its head: "Straße 2".
    pub path: &'static str,
    /// How a cell is read and written.
    pub kind: Kind,
    /// For contacts: which of the contact columns it belongs to.
    pub slot: Slot,
    /// What belongs there, for editors.
    pub about: &'static str,
    /// A cell as it might be filled in.
    pub example: &'static str,
}

/// How a cell becomes a value and back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The id of an offer.
    Id,
    /// A text; other languages have columns of their own: "Name (tr)", "Name (tr, maschinell)".
    Text,
    /// Several texts, one a line or parted by `;`.
    Texts,
    /// A text that is the same in all languages.
    Line,
    /// A web address.
    Link,
    /// A telephone number, a mail address or a web address.
    Contact,
    /// One word of a list.
    Word(Words),
    /// Several words of a list.
    Words(Words),
    /// Yes, no, or not stated.
    YesNo,
    /// Yes, or nothing.
    Mark,
    /// "Yes" says that the list is empty.
    NothingNeeded,
    /// "Yes" says that it is for everybody in Germany.
    Nationwide,
    /// A day.
    Day,
    /// A whole number.
    Whole,
    /// A number.
    Decimal,
    /// A postal code.
    PostalCode,
    /// Several postal codes.
    PostalCodes,
    /// Several names.
    Names,
    /// Several languages.
    Languages,
    /// Ranges of ages.
    Ages,
    /// Weekly hours.
    Weekly,
}

/// Which contact a column tells of. Contacts follow in this order, and in each by number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Slot {
    /// No contact column.
    None,
    /// A telephone number.
    Phone,
    /// A mail address.
    Mail,
    /// A web address.
    Web,
    /// Whatever its own kind says.
    Any,
}

impl Slot {
    /// The kind of contact that the column alone says.
    pub const fn kind(self) -> Option<&'static str> {
        match self {
            Self::Phone => Some("phone"),
            Self::Mail => Some("mail"),
            Self::Web => Some("web"),
            Self::None | Self::Any => None,
        }
    }
}

impl Kind {
    /// The words that may stand in a cell, where they are a closed list.
    pub const fn words(self) -> Option<Words> {
        match self {
            Self::Word(words) | Self::Words(words) => Some(words),
            Self::YesNo | Self::Mark | Self::NothingNeeded | Self::Nationwide => Some(YES_NO),
            _ => None,
        }
    }

    /// Whether the values are texts in languages.
    pub const fn is_text(self) -> bool {
        matches!(self, Self::Text | Self::Texts)
    }
}

impl Column {
    /// The list that the field is part of, if it is: `places` of `places/*/street`.
    pub fn group(&self) -> Option<&'static str> {
        self.path.split_once("/*").map(|(group, _)| group)
    }
}

const fn column(
    head: &'static str,
    path: &'static str,
    kind: Kind,
    about: &'static str,
    example: &'static str,
) -> Column {
    Column { head, others: &[], path, kind, slot: Slot::None, about, example }
}

const fn also(column: Column, others: &'static [&'static str]) -> Column {
    Column { others, ..column }
}

const fn of(slot: Slot, column: Column) -> Column {
    Column { slot, ..column }
}

/// The columns of an offer, in the order of the template.
#[rustfmt::skip]
pub const COLUMNS: &[Column] = &[
    also(column("Kennung", "id", Kind::Id, "Bleibt für immer gleich: Kleinbuchstaben a–z, Ziffern, Bindestrich. Leer lassen: Das Programm bildet sie aus Name und Anbieter.", "krabbelgruppe-anger"), &["ID", "Id"]),
    also(column("Name", "name", Kind::Text, "Wie das Angebot heißt. Muss ausgefüllt sein.", "Krabbelgruppe am Anger"), &["Angebot", "Name des Angebots", "Bezeichnung", "Titel"]),
    also(column("Anbieter", "provider/name", Kind::Text, "Wer das Angebot macht. Muss ausgefüllt sein.", "Haus am Anger"), &["Träger", "Name des Anbieters", "Organisation", "Einrichtung"]),
    also(column("Art des Anbieters", "provider/kind", Kind::Word(PROVIDER), "Was für eine Stelle das ist.", "Verein"), &["Trägerart"]),
    column("Webseite des Anbieters", "provider/url", Kind::Link, "Die Seite des Anbieters, nicht die des Angebots.", "https://example.org/"),
    of(Slot::Phone, also(column("Telefon", "contacts/*/value", Kind::Contact, "Eine Nummer, mit Vorwahl. Mindestens ein Kontakt muss ausgefüllt sein.", "030 23125 001"), &["Tel", "Telefonnummer", "Rufnummer"])),
    of(Slot::Phone, column("Telefon Bezeichnung", "contacts/*/label", Kind::Text, "Wer dort abnimmt.", "Anmeldung")),
    of(Slot::Mail, also(column("E-Mail", "contacts/*/value", Kind::Contact, "Eine Adresse der Stelle, möglichst keine persönliche.", "krabbelgruppe@example.org"), &["Mail", "Mailadresse", "E-Mail-Adresse"])),
    of(Slot::Mail, column("E-Mail Bezeichnung", "contacts/*/label", Kind::Text, "Wer dort liest.", "Anmeldung")),
    of(Slot::Web, also(column("Webseite", "contacts/*/value", Kind::Contact, "Die Seite des Angebots, mit https:// am Anfang.", "https://example.org/krabbelgruppe"), &["Internet", "Homepage", "Website", "Web", "Internetseite", "URL"])),
    of(Slot::Web, column("Webseite Bezeichnung", "contacts/*/label", Kind::Text, "Was dort steht.", "Termine")),
    of(Slot::Any, column("Kontakt", "contacts/*/value", Kind::Contact, "Ein weiterer Kontakt: SMS, Messenger, Chat, Formular oder eine zweite Nummer. Noch einer: Kontakt 2.", "030 23125 002")),
    of(Slot::Any, column("Kontakt Art", "contacts/*/kind", Kind::Word(CONTACT), "Wozu der Kontakt dient. Leer: Das Programm erkennt Nummer, E-Mail oder Webseite.", "SMS")),
    of(Slot::Any, column("Kontakt Bezeichnung", "contacts/*/label", Kind::Text, "Wessen Kontakt das ist.", "Gruppenleitung")),
    also(column("Kurz gesagt", "summary", Kind::Text, "Ein Satz für die Liste.", "Spielen, singen und reden mit anderen Eltern."), &["Zusammenfassung", "Kurzbeschreibung"]),
    column("Beschreibung", "description", Kind::Text, "Einige Absätze, ohne Fachwörter.", "Jede Woche ein Vormittag für Eltern mit kleinen Kindern."),
    column("Was Sie bekommen", "what_you_get", Kind::Text, "Was für die Familie wirklich geschieht.", "Tee, Spielteppich und jemand, der zuhört."),
    also(column("Themen", "needs", Kind::Words(NEEDS), "Wobei es hilft; mehrere mit ; getrennt.", "Treffen; Baby"), &["Thema", "Anliegen", "Bedarf"]),
    column("Wer hilft", "support", Kind::Words(SUPPORT), "Fachkräfte, Ehrenamt, Selbsthilfe; mehrere mit ; getrennt.", "Ehrenamt"),
    column("Form der Hilfe", "intensity", Kind::Word(INTENSITY), "Wie nah die Hilfe kommt.", "Treffen"),
    also(column("Alter", "ages", Kind::Ages, "Alter der Kinder: „6-10 Jahre“ (auch noch mit 10), „unter 3 Jahren“, „ab 6 Monaten“, „ungeboren“; mehrere mit ; getrennt.", "ungeboren-12 Monate; 3-6 Jahre"), &["Alter der Kinder", "Altersgruppe"]),
    column("Für wen noch", "audience", Kind::Text, "Für wen es noch gedacht ist.", "Auch für Großeltern"),
    column("Nicht für", "not_for", Kind::Text, "Für wen es nicht gedacht ist.", "Nicht für ganze Gruppen"),
    also(column("Hilfe kommt", "reach", Kind::Words(REACH), "Auf welchem Weg; mehrere mit ; getrennt.", "vor Ort; Telefon"), &["Wo findet es statt"]),
    column("Zugang", "access", Kind::Words(ACCESS), "Wie man hineinkommt; mehrere mit ; getrennt.", "ohne Anmeldung"),
    column("Überweisung durch", "referral_by", Kind::Text, "Wer überweist, wenn das nötig ist.", "Kinderarzt"),
    column("Haus", "places/*/name", Kind::Text, "Name des Hauses. Ein zweiter Ort: Haus 2, Straße 2, PLZ 2 …", "Haus am Anger"),
    also(column("Straße", "places/*/street", Kind::Line, "Straße und Hausnummer. Bei geheimer Adresse leer lassen.", "Anger 1"), &["Straße und Hausnummer", "Adresse", "Anschrift"]),
    also(column("PLZ", "places/*/postal_code", Kind::PostalCode, "Fünf Ziffern, auch mit 0 am Anfang.", "02826"), &["Postleitzahl"]),
    also(column("Ort", "places/*/town", Kind::Line, "Stadt oder Gemeinde.", "Görlitz"), &["Stadt", "Gemeinde", "Wohnort"]),
    also(column("Ortsteil", "places/*/district", Kind::Line, "Teil der Stadt.", "Altstadt"), &["Stadtteil"]),
    also(column("Breitengrad", "places/*/lat", Kind::Decimal, "Grad nördlicher Breite; zusammen mit dem Längengrad.", "51,1528"), &["Latitude", "lat"]),
    also(column("Längengrad", "places/*/lon", Kind::Decimal, "Grad östlicher Länge; zusammen mit dem Breitengrad.", "14,9872"), &["Longitude", "lon"]),
    column("Adresse geheim", "places/*/hidden", Kind::Mark, "„ja“ für ein Haus, dessen Adresse niemand wissen darf (Frauenhaus). Dann keine Straße angeben.", "nein"),
    also(column("Stufenlos", "places/*/step_free", Kind::Word(STEP_FREE), "Ob man ohne Stufen hineinkommt.", "teilweise"), &["Barrierefrei"]),
    column("Hinweis zum Ort", "places/*/note", Kind::Text, "Stockwerk, Eingang, Haltestelle.", "Zweiter Stock, Haltestelle Anger"),
    column("Bundesweit", "area", Kind::Nationwide, "„ja“, wenn alle in Deutschland es nutzen können. Sonst eine der vier Spalten danach, oder keine.", "nein"),
    column("Nur für Länder", "area/states", Kind::Words(STATES), "Nur für Menschen in diesen Bundesländern.", "Sachsen"),
    column("Nur für Orte", "area/towns", Kind::Names, "Nur für Menschen in diesen Städten und Gemeinden; mit ; getrennt.", "Görlitz; Zittau"),
    column("Nur für PLZ", "area/postal_codes", Kind::PostalCodes, "Nur für Menschen mit diesen Postleitzahlen.", "02826; 02827"),
    column("Umkreis in km", "area/radius_km", Kind::Decimal, "Nur für Menschen, die so nah wohnen.", "15"),
    column("Mitbringen", "documents", Kind::Texts, "Was man mitbringen muss, je Zeile oder mit ; getrennt.", "Impfpass; Krankenkassenkarte"),
    column("Nichts mitbringen", "documents", Kind::NothingNeeded, "„ja“, wenn sicher nichts nötig ist.", "nein"),
    column("Kosten", "cost/kind", Kind::Word(COST), "Leer heißt: nicht bekannt, nicht: kostenlos.", "kostenlos"),
    column("Kosten genauer", "cost/note", Kind::Text, "Der Preis in Worten.", "2 Euro für das Frühstück"),
    also(column("Zeiten", "hours/*/weekly", Kind::Weekly, "Wie am Türschild: „Mo-Do 9-12 Uhr, Fr 9-11 Uhr“. Andere Zeiten, etwa am Telefon: Zeiten 2, Zeiten Art 2 …", "Di 9:30-11:00 Uhr, feiertags geschlossen"), &["Öffnungszeiten", "Sprechzeiten"]),
    column("Zeiten Art", "hours/*/kind", Kind::Word(HOURS), "Wofür die Zeiten gelten. Leer heißt: Besuch.", "Gruppe"),
    column("Zeiten mit Termin", "hours/*/by_appointment", Kind::Mark, "„ja“, wenn es auch oder nur nach Vereinbarung geht.", "nein"),
    column("Zeiten in den Schulferien", "hours/*/school_holidays", Kind::Word(SCHOOL_HOLIDAYS), "Was in den Schulferien gilt.", "geschlossen"),
    column("Zeiten gelten ab", "hours/*/valid_from", Kind::Day, "Erster Tag, an dem die Zeiten gelten.", "01.09.2026"),
    column("Zeiten gelten bis", "hours/*/valid_to", Kind::Day, "Letzter Tag, an dem die Zeiten gelten.", "30.06.2027"),
    column("Zeiten Hinweis", "hours/*/note", Kind::Text, "Was keine Regel sagen kann.", "Im Sommer im Garten"),
    column("Geschlossen von", "closures/*/from", Kind::Day, "Erster Tag einer Schließzeit. Noch eine: Geschlossen von 2 …", "24.12.2026"),
    column("Geschlossen bis", "closures/*/to", Kind::Day, "Letzter Tag der Schließzeit.", "02.01.2027"),
    column("Geschlossen Grund", "closures/*/note", Kind::Text, "Warum.", "Weihnachten"),
    column("Sprachen", "languages", Kind::Languages, "Was dort gesprochen wird; mehrere mit ; getrennt.", "Deutsch; Türkisch"),
    column("Anonym", "trust/anonymous", Kind::YesNo, "Muss man seinen Namen nicht sagen?", "ja"),
    column("Vertraulich", "trust/confidential", Kind::YesNo, "Gilt Schweigepflicht?", "ja"),
    column("Ausweis nötig", "trust/papers_needed", Kind::YesNo, "Braucht man Papiere?", "nein"),
    column("Versichertenkarte nötig", "trust/insurance_card_needed", Kind::YesNo, "Braucht man die Karte der Krankenkasse?", "nein"),
    column("Aufenthaltsstatus gefragt", "trust/residence_status_asked", Kind::YesNo, "Wird nach dem Aufenthaltsstatus gefragt?", "nein"),
    column("Kinder willkommen", "trust/children_welcome", Kind::YesNo, "Dürfen Kinder mitkommen?", "ja"),
    column("Vertrauen Hinweis", "trust/note", Kind::Text, "Was man dazu noch wissen soll.", "Nichts wird aufgeschrieben"),
    column("Erster Schritt", "first_step", Kind::Text, "Was man zuerst tut, und was dann geschieht.", "Einfach vorbeikommen."),
    column("Wartezeit in Wochen", "waiting/weeks", Kind::Whole, "Ganze Wochen.", "0"),
    column("Wartezeit Hinweis", "waiting/note", Kind::Text, "Die Wartezeit in Worten.", "Meist sofort"),
    column("Wartezeit Stand", "waiting/as_of", Kind::Day, "Der Tag, an dem das stimmte.", "01.11.2026"),
    column("Status", "status", Kind::Word(STATUS), "Leer heißt: aktiv. Ein Entwurf wird nie gezeigt.", "Entwurf"),
    column("Zeigen ab", "visible_from", Kind::Day, "Erster Tag, an dem es gezeigt wird.", "01.01.2026"),
    column("Zeigen bis", "visible_to", Kind::Day, "Letzter Tag, an dem es gezeigt wird.", "31.12.2027"),
    column("Geprüft am", "verified/on", Kind::Day, "Wann zuletzt jemand beim Anbieter nachgefragt hat.", "01.11.2026"),
    column("Geprüft von", "verified/by", Kind::Line, "Die Stelle, keine Person.", "Familienbüro"),
    column("Quelle", "source/name", Kind::Line, "Woher die Angaben stammen.", "Liste der Stadt"),
    column("Quelle Webseite", "source/url", Kind::Link, "Wo sie stehen.", "https://example.org/liste"),
    column("Quelle Lizenz", "source/licence", Kind::Line, "Unter welcher Lizenz.", "CC0-1.0"),
    column("Quelle Stand", "source/as_of", Kind::Day, "Von wann sie sind.", "01.11.2026"),
    column("Beispiel", "example", Kind::Mark, "„ja“ für ein erfundenes Angebot.", "ja"),
];

/// The columns that tell of the catalogue as a whole: the sheet "Katalog", or these heads with "Katalog" before
/// them in a file of one sheet.
#[rustfmt::skip]
pub const FACTS: &[Column] = &[
    column("Name", "name", Kind::Text, "Wie der Katalog heißt.", "Hilfe für Familien in Görlitz"),
    column("Stand", "updated", Kind::Day, "Von wann der Katalog ist.", "20.11.2026"),
    column("Herausgeber", "publisher", Kind::Line, "Wer für ihn einsteht.", "Stadt Görlitz"),
    column("Lizenz", "licence", Kind::Line, "Lizenz der Sammlung.", "CC0-1.0"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::cell::Cell;
    use std::path::Path;

    #[test]
    fn the_document_names_every_column_in_its_order() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/sheet.md");
        let document = std::fs::read_to_string(path).unwrap();
        let table = document.split("## Columns").nth(1).unwrap();
        let rows: Vec<String> = table
            .lines()
            .filter(|line| line.contains(" | `"))
            .map(|line| line.split('|').skip(1).take(2).map(str::trim).collect::<Vec<_>>().join(" "))
            .collect();
        let expected: Vec<String> = COLUMNS
            .iter()
            .map(|column| {
                let star = if column.group().is_some() { " *" } else { "" };
                format!("{}{star} `{}`", column.head, column.path)
            })
            .collect();
        assert_eq!(rows, expected);
    }

    #[test]
    fn every_example_can_be_read_in_its_column() {
        for column in COLUMNS.iter().chain(FACTS) {
            assert_eq!(Cell::text(column.example).read(column.kind).mistakes, [], "{}", column.head);
        }
    }
}
