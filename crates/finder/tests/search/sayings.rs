//! Whole questions and everyday sayings in German, also such as share no letter with an offer.

use super::{GERMAN, check};

#[test]
fn small_words_of_a_question_do_not_matter() {
    let cases = [
        ("wo finde ich eine hebamme?", "hebammensprechstunde"),
        ("Wer kann mir bei den Hausaufgaben helfen?", "hausaufgabenhilfe"),
        ("ich suche bitte einen Deutschkurs", "deutschkurs"),
        ("Gibt es hier eine Krabbelgruppe?", "krabbelgruppe"),
        ("wie bekomme ich Unterhaltsvorschuss", "unterhalt"),
        ("hallo, ich brauche einen Dolmetscher für die Schule", "dolmetscher"),
        ("was ist eine Schreiambulanz?", "schreiambulanz"),
        ("an wen kann ich mich wegen Schulden wenden", "schuldnerberatung"),
        ("Wo kann mein Kind schwimmen lernen", "babyschwimmen"),
        ("gibts hier irgendwo kinderturnen", "sportverein"),
        ("ich möchte mit jemandem über meine Trennung reden", "trennungsberatung"),
    ];
    check(&GERMAN, &cases);
}

#[test]
fn an_age_in_the_text_is_no_word_to_look_for() {
    let cases = [
        ("3 jahre kinderturnen", "sportverein"),
        ("Kinderturnen 4jährig", "sportverein"),
        ("mein Sohn ist 5 Jahre alt und stottert", "logopaedie"),
        ("7 Monate Babyschwimmen", "babyschwimmen"),
        ("Krabbelgruppe ab 6 Monate", "krabbelgruppe"),
        ("Logopädie für 4-Jährige", "logopaedie"),
    ];
    check(&GERMAN, &cases);
}

#[test]
fn a_saying_means_a_need_without_naming_it() {
    let cases = [
        ("geld reicht nicht", "sozialberatung"),
        ("kind schreit nur", "baby"),
        ("baby schreit den ganzen tag", "schreiambulanz"),
        ("ich kann nicht mehr", "exhaustion"),
        ("bin am ende meiner kraft", "exhaustion"),
        ("mein mann schlägt mich", "violence"),
        ("kein kita platz", "childcare"),
        ("keinen kindergartenplatz bekommen", "childcare"),
        ("wer passt auf mein kind auf", "childcare"),
        ("kühlschrank leer", "money"),
        ("am monatsende nichts zu essen", "tafel"),
        ("inkasso schreibt dauernd", "schuldnerberatung"),
        ("wir müssen aus der wohnung raus", "housing"),
        ("vermieter hat gekündigt", "housing"),
        ("er zahlt nichts fürs kind", "unterhalt"),
        ("papa zahlt nicht", "unterhalt"),
        ("kleine haut andere kinder", "parenting"),
        ("kind hört nicht", "parenting"),
        ("kind schmeißt sich auf den boden", "parenting"),
        ("teenie redet nicht mehr mit mir", "parenting"),
        ("kind redet noch nicht", "logopaedie"),
        ("brief vom amt verstehe ich nicht", "arrival"),
        ("verstehe den brief nicht", "arrival"),
        ("ich kenne hier niemanden", "meeting"),
        ("fühle mich allein", "exhaustion"),
        ("schwanger und weiß nicht ob ich es behalten will", "pregnancy"),
        ("test positiv", "pregnancy"),
        ("stillen tut weh", "stillgruppe"),
        ("schläft nicht durch", "baby"),
        ("mathe versteht er nicht", "school"),
        ("schlechte noten", "school"),
        ("will nicht in die schule", "school"),
        ("wird in der schule gehänselt", "school"),
        ("strom abgestellt", "money"),
        ("papa ist weg", "separation"),
        ("keiner hört mir zu", "exhaustion"),
        ("winterjacke fürs kind zu teuer", "kleiderkammer"),
        ("langeweile am wochenende", "leisure"),
        ("kind behindert was jetzt", "disability"),
        ("kleine brüllt und lässt sich nicht beruhigen", "schreiambulanz"),
        ("wird nicht versetzt", "school"),
        ("es ist kein cent mehr da", "money"),
        ("mein mann kifft nur noch", "exhaustion"),
    ];
    check(&GERMAN, &cases);
}
