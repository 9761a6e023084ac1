//! Typing errors and words that are still being typed.

use super::{GERMAN, check};

#[test]
fn typing_errors_are_forgiven() {
    let cases = [
        ("hausafgaben hilfe", "hausaufgabenhilfe"),
        ("hausafgaben", "hausaufgabenhilfe"),
        ("hausaufgabne", "hausaufgabenhilfe"),
        ("hausaufgabenhlife", "hausaufgabenhilfe"),
        ("hauaufgabenhilfe", "hausaufgabenhilfe"),
        ("hebame", "hebammensprechstunde"),
        ("hebmame", "hebammensprechstunde"),
        ("hebamne", "hebammensprechstunde"),
        ("shculdnerberatung", "schuldnerberatung"),
        ("schuldnerberatng", "schuldnerberatung"),
        ("schuldnerbertung", "schuldnerberatung"),
        ("shuldnerberatumg", "schuldnerberatung"),
        ("krabelgruppe", "krabbelgruppe"),
        ("krabbelgrupe", "krabbelgruppe"),
        ("krabelgrupe", "krabbelgruppe"),
        ("kinderazrt", "kinderarzt"),
        ("kinderartz", "kinderarzt"),
        ("kindeartz", "kinderarzt"),
        ("erzihungsberatung", "erziehungsberatung"),
        ("erzieungsberatung", "erziehungsberatung"),
        ("trenungsberatung", "trennungsberatung"),
        ("logopedie", "logopaedie"),
        ("logopädi", "logopaedie"),
        ("logopäidie", "logopaedie"),
        ("babyschwimen", "babyschwimmen"),
        ("babbyschwimmen", "babyschwimmen"),
        ("deutschkrus", "deutschkurs"),
        ("deutschkus", "deutschkurs"),
        ("deuschkurs", "deutschkurs"),
        ("dolmetcher", "dolmetscher"),
        ("dolmtescher", "dolmetscher"),
        ("musikschuel", "musikschule"),
        ("frauenhuas", "frauenhaus"),
        ("fraunhaus", "frauenhaus"),
        ("tagesmuter", "tagesmutter"),
        ("tagesmuttter", "tagesmutter"),
        ("autissmus", "autismus"),
        ("autsimus", "autismus"),
        ("telefonsellsorge", "telefonseelsorge"),
        ("telefonselsorge", "telefonseelsorge"),
        ("schreiambulans", "schreiambulanz"),
        ("schreiamblanz", "schreiambulanz"),
        ("kleiderkamer", "kleiderkammer"),
        ("rückbildungsgymnastick", "rueckbildung"),
        ("suchtberattung", "suchtberatung"),
        ("wohnungsuche", "wohnungssuche"),
        ("wonungssuche", "wohnungssuche"),
    ];
    check(&GERMAN, &cases);
}

#[test]
fn a_word_finds_its_offer_while_it_is_typed() {
    let cases = [
        ("hausa", "hausaufgabenhilfe"),
        ("hausaufg", "hausaufgabenhilfe"),
        ("heba", "hebammensprechstunde"),
        ("krabb", "krabbelgruppe"),
        ("schreia", "schreiambulanz"),
        ("schuldn", "schuldnerberatung"),
        ("logop", "logopaedie"),
        ("dolm", "dolmetscher"),
        ("deutschk", "deutschkurs"),
        ("autis", "autismus"),
        ("babysch", "babyschwimmen"),
        ("babysi", "babysitter"),
        ("elternca", "elterncafe"),
        ("früh", "fruehfoerderung"),
        ("kleiderk", "kleiderkammer"),
        ("telefons", "telefonseelsorge"),
        ("musiks", "musikschule"),
    ];
    check(&GERMAN, &cases);
}
