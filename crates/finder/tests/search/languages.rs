//! Everyday phrases in the other languages. The offers speak German, so only the meaning leads there.

use super::{check, everyday, town};

/// An index of the town for German and this language.
fn check_in(language: &str, cases: &[(&str, &str)]) {
    check(&everyday::index(town(), language), cases);
}

#[test]
fn a_parent_asks_in_english() {
    let cases = [
        ("my baby won't stop crying", "schreiambulanz"),
        ("not enough money for food", "money"),
        ("cant pay my bills", "schuldnerberatung"),
        ("i am so tired i cant go on", "exhaustion"),
        ("need someone to watch my kid", "childcare"),
        ("landlord is kicking us out", "housing"),
        ("learn german with kids", "deutschkurs"),
        ("I dont understand this letter", "arrival"),
        ("my son doesnt talk yet", "logopaedie"),
        ("kids clothes cheap", "kleiderkammer"),
        ("ex doesn't pay child support", "unterhalt"),
        ("I think I'm pregnant", "pregnancy"),
    ];
    check_in("en", &cases);
}

#[test]
fn a_parent_asks_in_turkish() {
    let cases = [
        ("bebeğim sürekli ağlıyor", "schreiambulanz"),
        ("param yetmiyor", "money"),
        ("borçlarımı ödeyemiyorum", "schuldnerberatung"),
        ("kocam beni dövüyor", "violence"),
        ("artık dayanamıyorum", "exhaustion"),
        ("kreş yeri bulamıyorum", "childcare"),
        ("ev arıyorum", "housing"),
        ("almanca öğrenmek istiyorum", "deutschkurs"),
        ("çocuğum konuşmuyor", "logopaedie"),
        ("ebe arıyorum", "pregnancy"),
        ("ödev yardımı", "hausaufgabenhilfe"),
        ("kocamdan ayrılmak istiyorum", "separation"),
    ];
    check_in("tr", &cases);
}

#[test]
fn a_parent_asks_in_arabic() {
    let cases = [
        ("ما معي مصاري", "money"),
        ("علي ديون", "schuldnerberatung"),
        ("زوجي يضربني", "violence"),
        ("تعبت كثير ما عاد اقدر", "exhaustion"),
        ("مكان في الروضة", "childcare"),
        ("ابحث عن شقة", "housing"),
        ("كورس الماني", "deutschkurs"),
        ("انا حامل", "pregnancy"),
        ("مساعدة في الواجبات المدرسية", "hausaufgabenhilfe"),
        ("مترجم", "dolmetscher"),
        ("ابنتي لا تتكلم", "logopaedie"),
        ("لا يتوقف عن البكاء", "schreiambulanz"),
        ("لطفلي ملابس مستعملة", "kleiderkammer"),
    ];
    check_in("ar", &cases);
}

#[test]
fn a_parent_asks_in_ukrainian() {
    let cases = [
        ("дитина постійно плаче", "schreiambulanz"),
        ("не вистачає грошей", "money"),
        ("борги", "schuldnerberatung"),
        ("чоловік б'є мене", "violence"),
        ("я більше не можу", "exhaustion"),
        ("місце в садочку", "childcare"),
        ("шукаю квартиру", "housing"),
        ("курси німецької", "deutschkurs"),
        ("дитина не говорить", "logopaedie"),
        ("дитина не розмовляє", "logopaedie"),
        ("шукаємо квартиру для сім'ї", "housing"),
        ("я вагітна", "pregnancy"),
        ("допомога з уроками", "hausaufgabenhilfe"),
        ("потрібен перекладач", "dolmetscher"),
    ];
    check_in("uk", &cases);
}

#[test]
fn a_parent_asks_in_russian() {
    let cases = [
        ("не хватает денег", "money"),
        ("долги не могу платить", "schuldnerberatung"),
        ("муж меня бьёт", "violence"),
        ("я больше не могу", "exhaustion"),
        ("нет места в садике", "childcare"),
        ("ищем квартиру", "housing"),
        ("курсы немецкого", "deutschkurs"),
        ("ребенок не говорит", "logopaedie"),
        ("я беременна", "pregnancy"),
        ("помощь с уроками", "hausaufgabenhilfe"),
        ("нужен переводчик", "dolmetscher"),
        ("переводчика в поликлинику", "dolmetscher"),
        ("хочу развестись", "separation"),
    ];
    check_in("ru", &cases);
}

#[test]
fn a_parent_asks_in_persian() {
    let cases = [
        ("بچه ام همش گریه میکند", "schreiambulanz"),
        ("پول ندارم", "money"),
        ("بدهی دارم", "schuldnerberatung"),
        ("شوهرم مرا میزند", "violence"),
        ("خیلی خسته ام دیگر نمیتوانم", "exhaustion"),
        ("مهدکودک پیدا نمیکنم", "childcare"),
        ("خانه پیدا نمیکنم", "housing"),
        ("کلاس زبان آلمانی", "deutschkurs"),
        ("پسرم حرف نمیزند", "logopaedie"),
        ("باردار هستم", "pregnancy"),
        ("کمک برای درس و مشق", "hausaufgabenhilfe"),
        ("مترجم میخواهم", "dolmetscher"),
    ];
    check_in("fa", &cases);
}

#[test]
fn a_parent_asks_in_polish() {
    let cases = [
        ("dziecko ciągle płacze", "schreiambulanz"),
        ("mam długi", "schuldnerberatung"),
        ("mąż mnie bije", "violence"),
        ("nie mam już siły", "exhaustion"),
        ("miejsce w przedszkolu", "childcare"),
        ("szukam mieszkania", "housing"),
        ("kurs niemieckiego", "deutschkurs"),
        ("syn jeszcze nie mówi", "logopaedie"),
        ("jestem w ciąży", "pregnancy"),
        ("pomoc w lekcjach", "hausaufgabenhilfe"),
        ("tłumacz do lekarza", "dolmetscher"),
        ("nie starcza pieniędzy", "money"),
    ];
    check_in("pl", &cases);
}

#[test]
fn a_parent_asks_in_romanian() {
    let cases = [
        ("copilul plânge tot timpul", "schreiambulanz"),
        ("nu am bani de mâncare", "tafel"),
        ("am datorii", "schuldnerberatung"),
        ("soțul mă bate", "violence"),
        ("nu mai pot", "exhaustion"),
        ("loc la grădiniță", "childcare"),
        ("caut apartament", "housing"),
        ("curs de germană", "deutschkurs"),
        ("copilul nu vorbește", "logopaedie"),
        ("sunt însărcinată", "pregnancy"),
        ("ajutor la teme", "hausaufgabenhilfe"),
        ("traducător", "dolmetscher"),
    ];
    check_in("ro", &cases);
}

#[test]
fn a_parent_asks_in_french() {
    let cases = [
        ("mon bébé pleure tout le temps", "schreiambulanz"),
        ("je n'ai plus d'argent", "money"),
        ("j'ai des dettes", "schuldnerberatung"),
        ("mon mari me frappe", "violence"),
        ("je n'en peux plus", "exhaustion"),
        ("place en crèche", "childcare"),
        ("je cherche un appartement", "housing"),
        ("cours d'allemand", "deutschkurs"),
        ("mon fils ne parle pas", "logopaedie"),
        ("je suis enceinte", "pregnancy"),
        ("aide aux devoirs", "hausaufgabenhilfe"),
        ("sage-femme", "pregnancy"),
    ];
    check_in("fr", &cases);
}

#[test]
fn a_parent_asks_in_spanish() {
    let cases = [
        ("mi bebé no para de llorar", "schreiambulanz"),
        ("no me alcanza el dinero", "money"),
        ("tengo deudas", "schuldnerberatung"),
        ("mi marido me pega", "violence"),
        ("no puedo más", "exhaustion"),
        ("plaza en guardería", "childcare"),
        ("busco piso", "housing"),
        ("curso de alemán", "deutschkurs"),
        ("mi hijo no habla", "logopaedie"),
        ("estoy embarazada", "pregnancy"),
        ("ayuda con los deberes", "hausaufgabenhilfe"),
        ("necesito un intérprete", "dolmetscher"),
    ];
    check_in("es", &cases);
}
