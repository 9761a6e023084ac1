//! Why weekly hours are refused, in German. The English words are the refusal's own.

use nahbei_catalogue::weekly::{Reason, Refusal};

/// The refusal as a German sentence. It names every reason, so that a new one is not forgotten here.
pub fn in_german(refusal: &Refusal) -> String {
    let rest = match &refusal.reason {
        Reason::Instead(rewrite) => {
            return format!("„{}“ ist nicht zu verstehen; schreiben Sie „{rewrite}“", refusal.part);
        }
        Reason::Empty => {
            return "der Wert ist leer; Tage und Zeiten schreiben, etwa „Mo-Fr 09:00-12:00“, oder weglassen"
                .to_owned();
        }
        Reason::PartOfYear => {
            "ist ein Teil des Jahres; eigene Zeiten mit „valid_from“ und „valid_to“ daraus machen"
        }
        Reason::SchoolHolidays => "steht für Schulferien; unter „school_holidays“ „open“ oder „closed“ sagen",
        Reason::Sun => "richtet sich nach der Sonne; die Uhrzeit schreiben, etwa „07:00-19:00“",
        Reason::NoEnd => "hat kein Ende; schreiben, wann geschlossen wird, etwa „17:00-20:00“",
        Reason::SingleTime => "ist ein Augenblick; von und bis schreiben, etwa „12:00-13:00“",
        Reason::SomeWeeks => "meint nur manche Wochen im Monat; unter „note“ schreiben",
        Reason::Offset => "zählt Tage ab einem anderen; unter „note“ schreiben",
        Reason::Fallback => {
            "gilt, wenn nichts anderes gilt; ausschreiben, oder unter „by_appointment“ oder „note“ sagen"
        }
        Reason::Steps => "ist ein Rhythmus; jede Zeit von und bis schreiben, oder unter „note“",
        Reason::NotATime => "ist keine Uhrzeit; „hh:mm-hh:mm“ schreiben, etwa „09:00-12:00“",
        Reason::TooLate => {
            "liegt außerhalb des Tages; vor 24:00 beginnen und bis 48:00 enden, etwa „22:00-02:00“"
        }
        Reason::Appointment => "ist keine Zeit; „by_appointment“ auf true setzen",
        Reason::Unknown => "sagt nichts über die Zeit; weglassen und unter „note“ schreiben",
        Reason::OnlyText => "hat weder Tage noch Zeiten; unter „note“ schreiben",
        Reason::OpenText => "beginnt einen Text, der nicht endet; mit \" schließen, oder „note“ verwenden",
        Reason::MissingSeparator => {
            "folgt ohne Zeichen; „;“ vor einem anderen Tag, „,“ vor einer anderen Zeit"
        }
        Reason::OutOfPlace => {
            "gehört nicht hierher; Regeln schreiben wie „Mo-Fr 09:00-12:00; Sa 10:00-12:00“"
        }
        Reason::HolidayInRange => {
            "ist eine Spanne mit Feiertagen; sie hinter ein Komma schreiben, etwa „Mo-Su,PH“"
        }
        Reason::HolidayBeforeWeekdays => "wird von einer späteren Regel ersetzt; ans Ende stellen",
        Reason::DaysMissing => {
            "nennt keine Tage, folgt aber Regeln mit Tagen; die Tage schreiben, etwa „Mo-Su“"
        }
        Reason::TimesMissing => {
            "nennt keine Zeiten, andere Regeln schon; die Zeiten schreiben, oder „open“ dahinter für den ganzen Tag"
        }
        Reason::ClosesNothing => {
            "schließt, was keine Regel davor geöffnet hat; hinter „;“ und nach der Regel schreiben, deren Ausnahme es ist"
        }
        Reason::AlwaysWithMore => {
            "steht für jede Stunde jeden Tages; allein schreiben, oder „00:00-24:00“ für manche Tage"
        }
        Reason::Foreign => {
            "gehört nicht zu Wochenzeiten; Tage (Mo Tu We Th Fr Sa Su PH) und Zeiten schreiben, den Rest unter „note“"
        }
    };
    format!("„{}“ {rest}", refusal.part)
}
