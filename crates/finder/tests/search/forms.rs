//! Spellings, inflected forms and compounds of German words.

use super::{GERMAN, check};

#[test]
fn every_spelling_of_a_word_finds_its_offer() {
    let cases = [
        ("Rückbildungsgymnastik", "rueckbildung"),
        ("Rueckbildungsgymnastik", "rueckbildung"),
        ("ruckbildungsgymnastik", "rueckbildung"),
        ("RÜCKBILDUNGSGYMNASTIK", "rueckbildung"),
        ("Ru\u{308}ckbildung", "rueckbildung"),
        ("vaetertreff", "vaetertreff"),
        ("VATERTREFF", "vaetertreff"),
        ("Frühförderstelle", "fruehfoerderung"),
        ("fruehfoerderstelle", "fruehfoerderung"),
        ("fruhforderstelle", "fruehfoerderung"),
        ("stadtbücherei", "buecherei"),
        ("stadtbuecherei", "buecherei"),
        ("büchereien", "buecherei"),
        ("logopädin", "logopaedie"),
        ("logopaedie", "logopaedie"),
        ("erschöpft", "erschoepfung"),
        ("Elterncafe", "elterncafe"),
    ];
    check(&GERMAN, &cases);
}

#[test]
fn every_form_of_a_word_finds_its_offer() {
    let cases = [
        ("dolmetscherin", "dolmetscher"),
        ("dolmetschern", "dolmetscher"),
        ("Schulden", "schuldnerberatung"),
        ("schuldner", "schuldnerberatung"),
        ("Hebammen", "hebammensprechstunde"),
        ("hebamme", "hebammensprechstunde"),
        ("krabbelgruppen", "krabbelgruppe"),
        ("Kinderärzte", "kinderarzt"),
        ("kinderärztin", "kinderarzt"),
        ("Deutschkurse", "deutschkurs"),
        ("deutschkursen", "deutschkurs"),
        ("tagesmütter", "tagesmutter"),
        ("musikschulen", "musikschule"),
        ("frauenhäuser", "frauenhaus"),
        ("babysitterin", "babysitter"),
        ("wohnungen", "wohnungssuche"),
    ];
    check(&GERMAN, &cases);
}

#[test]
fn compounds_and_their_parts_find_each_other() {
    let cases = [
        ("hausaufgaben", "hausaufgabenhilfe"),
        ("hausaufgaben hilfe", "hausaufgabenhilfe"),
        ("hilfe bei hausaufgaben", "hausaufgabenhilfe"),
        ("hilfe bei den hausaufgaben gesucht", "hausaufgabenhilfe"),
        ("hausaufgabenbetreuung", "hausaufgabenhilfe"),
        ("kinder betreuung ferien", "ferienbetreuung"),
        ("ferien betreuung", "ferienbetreuung"),
        ("sommerferienbetreuung", "ferienbetreuung"),
        ("schwimmen baby", "babyschwimmen"),
        ("schwimmen für babys", "babyschwimmen"),
        ("baby schwimmen", "babyschwimmen"),
        ("mutter kind kur", "mutterkindkur"),
        ("mutterkindkur", "mutterkindkur"),
        ("Mutter-Kind-Kur", "mutterkindkur"),
        ("kur", "mutterkindkur"),
        ("geburtsvorbereitung", "geburtsvorbereitung"),
        ("geburts vorbereitungs kurs", "geburtsvorbereitung"),
        ("vorbereitung auf die geburt", "geburtsvorbereitung"),
        ("kurs zur geburtsvorbereitung", "geburtsvorbereitung"),
        ("schuldenberatung", "schuldnerberatung"),
        ("insolvenzberatung", "schuldnerberatung"),
        ("scheidungsberatung", "trennungsberatung"),
        ("beratung scheidung", "trennungsberatung"),
        ("deutsch kurs", "deutschkurs"),
        ("kinder turnen", "sportverein"),
        ("turnen für kinder", "sportverein"),
        ("kita platz", "kita"),
        ("kitaplatz", "kita"),
        ("kindergartenplatz", "kita"),
        ("krippenplatz", "kita"),
        ("stillberatung", "stillgruppe"),
        ("vätergruppe", "vaetertreff"),
        ("familienhebammen", "familienhebamme"),
        ("unterhalts vorschuss", "unterhalt"),
        ("eltern geld", "elterngeldstelle"),
        ("elterngeldantrag", "elterngeldstelle"),
        ("wohnungs suche", "wohnungssuche"),
        ("sprachtherapie", "logopaedie"),
    ];
    check(&GERMAN, &cases);
}
