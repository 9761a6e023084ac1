//! What holds a word of danger, or nearly, and means none.

use super::stay_calm;

#[test]
fn harmless_words_raise_no_alarm_in_german() {
    stay_calm(
        "de",
        &[
            "Selbsthilfegruppe Gewaltprävention",
            "Schlagzeug lernen",
            "Ratschlag",
            "todmüde",
            "Zeit totschlagen",
            "Kinderzuschlag",
            "Hochzeitsvorschläge",
            "Schläger beim Tennis",
            "Vorschlag für den Sonntag",
            "Geschenk und Mitgift",
            "giftgrün",
            "Sterbeversicherung",
            "Umschlag für den Antrag",
            "Schlagsahne",
            "gewaltfreie Kommunikation",
            "schlaganfall oma pflege",
            "Kind hat Geburtstag",
            "Atemübungen für die Geburt",
            "Waschmittel für Allergiker",
            "Entgiftung Alkohol",
            "Erste Hilfe Kurs am Kind",
            "Opa ist gestorben wie dem Kind sagen",
            "mein Kind will nicht mehr in die Schule",
            "Uhr schlägt zwölf",
            "Messer und Gabel Kurs",
            "umbuchen",
            "Missbrauch von Ausweisen",
            "Erste Hilfe bewusstlos Kurs",
            "geschlagen im Schach",
            "damit mein Baby nicht mehr aufwacht",
            "mein Kind haut mich",
            "Oma kann nicht mehr allein leben",
            "Vergiftung vorbeugen im Haushalt Vortrag",
            "Notarzt spielen Kindergeburtstag",
        ],
    );
}

#[test]
fn harmless_words_raise_no_alarm_in_english() {
    stay_calm(
        "en",
        &[
            "heart attack first aid course",
            "punching bag for kids",
            "beat boxing workshop",
            "deadline for kindergarten registration",
            "killer sudoku",
            "dead battery in the car",
            "hitting the gym with baby",
            "i'm dying to see my friends",
            "drum lessons",
            "rapid reading course",
            "drinking water",
            "my toddler hits me",
            "baby kicked me in the belly",
        ],
    );
}

#[test]
fn harmless_words_raise_no_alarm_in_turkish() {
    stay_calm(
        "tr",
        &[
            "dövme dükkanı",
            "vurmalı çalgılar kursu",
            "gülmekten öldük",
            "şiddetli rüzgar",
            "ölçü almak",
            "nefes egzersizi kursu",
            "pilates",
            "vuruş çalışması futbol",
        ],
    );
}

#[test]
fn harmless_words_raise_no_alarm_in_arabic() {
    stay_calm(
        "ar",
        &[
            "جدول الضرب للاطفال",
            "درس الضرب والقسمة",
            "دورة الوقاية من العنف",
            "بموت فيك",
            "موتور السيارة",
            "قائمة الانتظار",
            "شرب الماء",
        ],
    );
}

#[test]
fn harmless_words_raise_no_alarm_in_ukrainian() {
    stay_calm(
        "uk",
        &[
            "бити в барабан",
            "запобігання насильству курс",
            "збити яйця",
            "смертельно втомлена",
            "життя в німеччині",
            "дихальні вправи",
            "побити рекорд",
        ],
    );
}

#[test]
fn harmless_words_raise_no_alarm_in_russian() {
    stay_calm(
        "ru",
        &[
            "бить в барабан",
            "профилактика насилия курс",
            "взбить сливки",
            "смертельно устала",
            "жить в германии",
            "дыхательная гимнастика",
            "убить время",
            "умираю от скуки",
        ],
    );
}

#[test]
fn harmless_words_raise_no_alarm_in_persian() {
    stay_calm(
        "fa",
        &[
            "جدول ضرب",
            "کلاس طبل",
            "دوره پیشگیری از خشونت",
            "از خنده مردم",
            "زنگ بزنم به مدرسه",
            "حرف میزنه",
            "نفس عمیق تمرین",
        ],
    );
}

#[test]
fn harmless_words_raise_no_alarm_in_polish() {
    stay_calm(
        "pl",
        &[
            "bić brawo",
            "profilaktyka przemocy warsztaty",
            "umieram ze śmiechu",
            "zabić czas",
            "gra na bębnach",
            "bita śmietana",
            "ćwiczenia oddechowe",
        ],
    );
}

#[test]
fn harmless_words_raise_no_alarm_in_romanian() {
    stay_calm(
        "ro",
        &[
            "mor de râs",
            "prevenirea violenței curs",
            "bate la ușă",
            "bătaie de perne",
            "lecții de tobe",
            "omor timpul",
            "exerciții de respirație",
        ],
    );
}

#[test]
fn harmless_words_raise_no_alarm_in_french() {
    stay_calm(
        "fr",
        &[
            "mourir de rire",
            "prévention de la violence atelier",
            "battre les œufs",
            "tuer le temps",
            "cours de batterie",
            "violon pour enfants",
            "exercices de respiration",
            "la mort de papi",
        ],
    );
}

#[test]
fn harmless_words_raise_no_alarm_in_spanish() {
    stay_calm(
        "es",
        &[
            "morir de risa",
            "prevención de la violencia taller",
            "batir huevos",
            "matar el tiempo",
            "pegatinas para niños",
            "clases de violín",
            "ejercicios de respiración",
            "pilas para el juguete",
        ],
    );
}
