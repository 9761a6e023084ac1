//! Every component in every state on one page, for those who build the page: to be looked at (`cargo xtask shots`) and
//! asked whether assistive technology can use it. It is a program of its own behind the feature `specimens`, knows no
//! state and no catalogue, and is never published.

use crate::browser::page;
use crate::components::{
    Card, ContactLink, DangerNotice, Element, HumanContact, LangText, banner, block, chip, choice_field,
    contact_and_keep, contact_button, copy_button, danger_notice, element, group, human_contact, icon,
    keep_button, kind_and_way, lamp, live, locate_button, message, offer_card, option_box, place_field,
    qr_code, reasons, support_tags, turning_icon, who_field, words_field,
};
use leptos::prelude::*;
use nahbei_catalogue::Support;

/// Draws the page.
pub fn show() {
    if let Some(root) = page::by_id("app") {
        mount_to(root, specimens).forget();
    }
}

fn specimens() -> AnyView {
    group(vec![
        element("h1").text("Bausteine").into(),
        block("p", "lead")
            .text("Jeder Baustein der Seite in jedem Zustand. Nur für die, die daran bauen.")
            .into(),
        part("Wörter", words()),
        part("Antworten", answers()),
        part("Wünsche", options()),
        part("Schilder", tags()),
        part("Lampen", LAMPS.map(|(shape, words)| lamp((shape, words.to_owned())))),
        part("Gründe", [reasons(REASONS.map(|(name, words)| (name, words.to_owned())).into())]),
        part("Angebote", [block("ul", "offer-list").children([full_card(), bare_card(), foreign_card()])]),
        part("Tasten", buttons()),
        part("Menschen", people()),
        part("Meldungen", messages()),
        part("Zum Aufklappen", folds()),
        part(
            "Zum Abfotografieren",
            qr_code("https://beispiel.example/#l", "QR-Code der Merkliste".to_owned()),
        ),
    ])
}

fn part(title: &'static str, parts: impl IntoIterator<Item = Element>) -> AnyView {
    element("section").child(element("h2").text(title)).children(parts).into()
}

fn german(text: &str) -> LangText {
    ("de".to_owned(), text.to_owned())
}

fn words() -> Vec<Element> {
    let list =
        ["Ein Punkt", "Noch ein Punkt mit mehr Wörtern, als in eine Zeile auf einem kleinen Telefon passen"];
    vec![
        element("h3").text("Eine Überschrift dritter Ordnung"),
        block("p", "lead").text("Ein Satz, der einleitet."),
        element("p").text("Ein Satz mit ").child(element("mark").text("gefundenem Wort")).text(" darin."),
        block("p", "hint").text("Ein Hinweis unter einem Feld."),
        block("p", "small").text("Kleingedrucktes: Geprüft am 3. November 2026."),
        block("p", "count").with("role", "status").text("12 Angebote. Alle passen."),
        block("ul", "bullets").children(list.map(|words| element("li").text(words))),
        block("ul", "plain-list").child(
            element("li").child(element("a").with("href", "#").text("Ein Verweis")).text(" und was er meint"),
        ),
    ]
}

fn answers() -> Vec<Element> {
    let ages = [("u", "Noch nicht geboren (12)"), ("7m", "7 Monate (9)"), ("4y", "4 Jahre (0)")];
    let ages = move || ages.map(|(value, label)| (value.to_owned(), label.to_owned(), false)).into();
    let radii = || {
        let radius =
            |(value, label, chosen): (&str, &str, bool)| (value.to_owned(), label.to_owned(), chosen);
        [("0", "zu Fuß, 2 km (3)", false), ("1", "bis 10 km (12)", true)].map(radius).into()
    };
    let ask = words_field(
        "Sagen Sie es mit Ihren Worten".to_owned(),
        String::new,
        || vec!["Schreiambulanz".to_owned()],
        |_| {},
        |_| {},
    );
    let place = place_field("Wo?".to_owned(), "PLZ oder Ort".to_owned(), |_| {});
    let given =
        ["7 Monate", "35578 Wetzlar", "ein Ort mit einem Namen, der in keine Zeile eines Telefons passt"];
    let chips = given.map(|label| element("li").child(chip(label.to_owned(), "entfernen".to_owned(), || {})));
    vec![
        ask,
        block("div", "answers")
            .child(who_field(
                "Für wen?".to_owned(),
                || "Alter?".to_owned(),
                Box::new(ages),
                page::key,
                |_| {},
            ))
            .child(place),
        block("ul", "chips").children(chips),
        locate_button("Mein Standort".to_owned(), || {}),
        choice_field("radius", element("label").text("Wie weit?"), Box::new(radii), |_| {}),
    ]
}

/// A box that follows taps, as a wish does.
fn wish(label: &str, is_ticked: bool, figures: &'static str, words: &'static str) -> Element {
    let ticked = RwSignal::new(is_ticked);
    let count = move || (figures.to_owned(), words.to_owned());
    option_box(label.to_owned(), move || ticked.get(), count, move |on| ticked.set(on))
}

fn options() -> Vec<Element> {
    vec![
        wish("Kostenlos", false, "12", "12 passen"),
        wish("Kommt nach Hause", true, "3 + 2 ?", "3 passen, bei 2 nachfragen"),
        wish(
            "Ein Wunsch, zu dem nichts passt und der mehr Wörter hat, als in eine Zeile passen",
            false,
            "0",
            "0 passen",
        ),
    ]
}

const SUPPORT: [(Support, &str); 3] = [
    (Support::Professional, "Fachkräfte"),
    (Support::Volunteer, "Ehrenamt"),
    (Support::SelfHelp, "Selbsthilfe"),
];

fn support() -> Vec<(Support, String)> {
    SUPPORT.map(|(support, label)| (support, label.to_owned())).into()
}

fn tags() -> Vec<Element> {
    vec![
        element("p").children(support_tags(support())),
        kind_and_way(support()[..1].to_vec(), "ca. 1,2 km".to_owned()),
        kind_and_way(support(), "kommt zu Ihnen nach Hause".to_owned()),
        kind_and_way(Vec::new(), "am Telefon".to_owned()),
    ]
}

const LAMPS: [(&str, &str); 4] = [
    ("full", "Jetzt geht jemand ran bis 17 Uhr"),
    ("half", "Nach Absprache. Morgen ab 9 Uhr"),
    ("empty", "Öffnet in 20 Minuten"),
    ("unknown", "Zeiten nicht angegeben"),
];

const REASONS: [(&str, &str); 5] = [
    ("check", "7 Monate"),
    ("check", "Baby"),
    ("ask", "Kosten: kurz nachfragen"),
    ("clock", "1 Monat: passt in 2 Monaten"),
    ("miss", "nicht: Türkisch"),
];

fn telephone() -> ContactLink {
    ("phone", "tel:+493023125001".to_owned(), "030 23125 001".to_owned())
}

fn full_card() -> Element {
    let card = Card {
        code: "0a1b2c3d".to_owned(),
        href: "#".to_owned(),
        support: support()[..2].to_vec(),
        way: "ca. 1,2 km".to_owned(),
        name: german("Schreiambulanz am Markt"),
        marks: [std::iter::once(0..6).collect(), Vec::new()],
        provider: german("Beispielträger e. V."),
        summary: Some(german("Hilfe für Eltern, deren Baby viel schreit oder schlecht schläft.")),
        lamp: ("full", "Jetzt geht jemand ran bis 17 Uhr".to_owned()),
        reasons: REASONS.map(|(name, words)| (name, words.to_owned())).into(),
        contact: Some(telephone()),
    };
    offer_card(card, keep("Schreiambulanz am Markt", false))
}

/// A button that keeps and no longer keeps, as on a card.
fn keep(name: &str, is_kept: bool) -> Element {
    let kept = RwSignal::new(is_kept);
    let words = move || if kept.get() { "Gemerkt" } else { "Merken" }.to_owned();
    keep_button(german(name), move || kept.get(), words, move || kept.update(|kept| *kept = !*kept))
}

/// A card that states next to nothing.
fn bare_card() -> Element {
    let card = Card {
        code: "1a1b2c3d".to_owned(),
        href: "#".to_owned(),
        support: Vec::new(),
        way: String::new(),
        name: german("Elterncafé"),
        marks: [vec![], vec![]],
        provider: german("Stadtteilzentrum"),
        summary: None,
        lamp: ("unknown", "Zeiten nicht angegeben".to_owned()),
        reasons: Vec::new(),
        contact: None,
    };
    offer_card(card, keep("Elterncafé", true))
}

/// A card in another script, with words that fit on no line.
fn foreign_card() -> Element {
    let arabic = |text: &str| ("ar".to_owned(), text.to_owned());
    let card = Card {
        code: "2a1b2c3d".to_owned(),
        href: "#".to_owned(),
        support: support(),
        way: "kommt zu Ihnen nach Hause".to_owned(),
        name: german("Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"),
        marks: [vec![], vec![]],
        provider: arabic("جمعية مثال"),
        summary: Some(arabic("مساعدة للعائلات الجديدة في ألمانيا، باللغة العربية.")),
        lamp: ("empty", "Montag ab 9 Uhr".to_owned()),
        reasons: vec![("miss", "nicht in Ihrer Nähe".to_owned())],
        contact: Some(("web", "#".to_owned(), "Web: ein-sehr-langer-name-einer-seite.example".to_owned())),
    };
    offer_card(card, keep("Ein langer Name", false))
}

fn buttons() -> Vec<Element> {
    let way = |words: &'static str| {
        let way = block("button", "way").with("type", "button").child(element("span").text(words));
        element("li").child(way.child(element("strong").text("4 Angebote")).child(turning_icon("forward")))
    };
    vec![
        contact_and_keep(Some(telephone()), keep("Familienpaten", true)),
        contact_and_keep(None, keep("Hausaufgabenhilfe", false)),
        block("p", "actions")
            .child(block("button", "button").with("type", "button").text("Suchen"))
            .child(
                block("button", "button button--quiet")
                    .with("type", "button")
                    .child(icon("print"))
                    .text("Drucken"),
            )
            .child(copy_button("Adresse kopieren".to_owned(), "Kopiert".to_owned(), |_| {}))
            .child(copied()),
        block("p", "actions").child(contact_button("button", telephone())).child(contact_button(
            "text-link",
            ("mail", "#".to_owned(), "hilfe@beispiel.example".to_owned()),
        )),
        element("p")
            .child(block("a", "text-link").with("href", "#").child(turning_icon("back")).text("Alle Themen")),
        element("p").child(
            block("button", "button button--quiet wide").with("type", "button").text("Weitere 20 zeigen"),
        ),
        block("ul", "sheet ways").children([
            way("Ohne: kostenlos"),
            way("Bis 25 km weit suchen, auch über die Grenze der Stadt hinaus"),
        ]),
    ]
}

/// The button that copied already: it calls back when it is drawn.
fn copied() -> AnyView {
    let is_copied = RwSignal::new(false);
    live(move || {
        let label = if is_copied.get() { "Kopiert" } else { "Nummer kopieren" };
        copy_button(label.to_owned(), "Kopiert".to_owned(), move |done| {
            is_copied.set(true);
            done();
        })
        .into()
    })
}

fn people() -> Vec<Element> {
    let lines = [("Hilfetelefon", "116 016"), ("Elterntelefon", "0800 111 0550")];
    let line = |(name, number): (&str, &str)| {
        (german(name), ("phone", format!("tel:{}", number.replace(' ', "")), number.to_owned()))
    };
    vec![
        danger_notice(DangerNotice {
            words: "Sind Sie in Gefahr? Rufen Sie an.".to_owned(),
            emergency: ("phone", "tel:110".to_owned(), "Polizei: 110".to_owned()),
            lines: lines.map(line).into(),
        }),
        human_contact(HumanContact {
            title: "Lieber mit jemandem sprechen?".to_owned(),
            name: german("Familienbüro Beispielstadt"),
            words: Some(german("Wir suchen mit Ihnen.")),
            lamp: ("full", "Jetzt geht jemand ran bis 17 Uhr".to_owned()),
            contacts: vec![telephone(), ("mail", "#".to_owned(), "buero@beispiel.example".to_owned())],
        }),
        human_contact(HumanContact {
            title: "Noch jemand".to_owned(),
            name: german("Ein Amt ohne Angaben"),
            words: None,
            lamp: ("unknown", "Zeiten nicht angegeben".to_owned()),
            contacts: Vec::new(),
        }),
    ]
}

fn messages() -> Vec<Element> {
    let again = block("button", "button").with("type", "button").text("Noch einmal versuchen");
    vec![
        banner("Beispiel: Diese Angebote und ihre Nummern sind erfunden.".to_owned()),
        message(
            "Das lädt gerade nicht".to_owned(),
            "Das liegt nicht an Ihnen. Versuchen Sie es gleich noch einmal.".to_owned(),
            vec![again.into()],
        ),
    ]
}

fn folds() -> Vec<Element> {
    let fold = |summary: &'static str| {
        let list = element("dl")
            .child(element("dt").text("Fachkräfte"))
            .child(element("dd").text("haben den Beruf gelernt."));
        block("details", "sheet what").child(element("summary").text(summary)).child(list)
    };
    let fact = |term: &'static str, value: &'static str| {
        block("div", "fact").child(element("dt").text(term)).child(element("dd").text(value))
    };
    vec![
        fold("Geschlossen"),
        fold("Offen").with("open", ""),
        block("dl", "facts sheet").children([
            fact("Kosten", "kostenlos"),
            fact("Zeiten", "Telefon: Mo–Do 09:00–12:00; Fr 09:00–11:00"),
            fact("Alter", "nicht angegeben"),
        ]),
    ]
}
