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
            "mein kind schlägt andere kinder in der kita",
            "kopfschmerztabletten in der stillzeit",
            "trauergruppe nach suizid eines angehörigen",
            "mein sohn haut beim spielen immer seine schwester",
            "er hat mich verlassen und zahlt keinen unterhalt",
            "mein kind will keine tabletten schlucken",
            "meine tochter will nicht mehr zum papa",
            "opa ist letzte woche gestorben",
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
            "my son hits other kids at nursery",
            "bereavement group after suicide",
            "i could die of embarrassment",
            "he left me and doesn't pay child support",
            "how to get my child to swallow tablets",
            "my daughter doesn't want to go to school any more",
            "my baby hits himself when tired",
            "cheap knife set for kitchen",
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
            "oğlum okulda arkadaşlarına vuruyor",
            "mutluluktan ölebilirim",
            "intihar sonrası yas grubu",
            "kocamla sürekli kavga ediyoruz",
            "bebek süt içmiyor",
            "dedem geçen hafta öldü çocuğa nasıl anlatırım",
            "oğlum ilaç içmek istemiyor",
            "boks kursu gençler",
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
            "ابني يضرب الاطفال في الروضة",
            "مت من الضحك",
            "مجموعة دعم بعد انتحار قريب",
            "زوجي تركني وما بيدفع نفقة",
            "جدي توفي كيف اخبر الطفل",
            "تعليم طبلة للاولاد",
            "ابني ما بدو يبلع الدوا",
            "تمارين تنفس للولادة",
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
            "син б'є інших дітей у садочку",
            "можу померти від щастя",
            "група підтримки після самогубства близького",
            "ми з чоловіком постійно сваримося",
            "малюк не п'є з пляшечки",
            "дідусь помер як сказати дитині",
            "як навчити дитину ковтати таблетки",
            "ліки від кашлю дитині",
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
            "сын бьет других детей в садике",
            "чуть не умерла от счастья",
            "группа поддержки после самоубийства близкого",
            "мы с мужем постоянно ругаемся",
            "малыш не пьет из бутылочки",
            "дедушка умер как сказать ребенку",
            "как научить ребенка глотать таблетки",
            "лекарство от кашля ребенку",
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
            "پسرم تو مهد بچه های دیگه رو میزنه",
            "از خوشحالی دارم میمیرم",
            "گروه سوگ بعد از خودکشی",
            "من و شوهرم همش دعوا میکنیم",
            "نوزاد شیر نمیخوره",
            "پدربزرگ فوت کرد چطور به بچه بگم",
            "بچم قرص نمیخوره",
            "به مدرسه زنگ زدم جواب نمیدن",
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
            "syn bije inne dzieci w przedszkolu",
            "mogłabym umrzeć ze szczęścia",
            "grupa wsparcia po samobójstwie bliskiego",
            "ciągle kłócimy się z mężem",
            "niemowlę nie chce pić z butelki",
            "dziadek umarł jak powiedzieć dziecku",
            "jak nauczyć dziecko połykać tabletki",
            "syrop na kaszel dla dziecka",
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
            "băiatul meu lovește alți copii la grădiniță",
            "aș putea muri de fericire",
            "grup de sprijin după sinuciderea cuiva drag",
            "mă cert tot timpul cu soțul",
            "bebe nu bea din biberon",
            "bunicul a murit cum îi spun copilului",
            "cum învăț copilul să înghită pastile",
            "sirop de tuse pentru copil",
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
            "mon fils tape les autres enfants à la crèche",
            "je pourrais mourir de bonheur",
            "groupe de parole après le suicide d'un proche",
            "on se dispute tout le temps avec mon mari",
            "bébé ne veut pas boire le biberon",
            "papi est mort comment le dire aux enfants",
            "comment apprendre à avaler un comprimé",
            "sirop pour la toux enfant",
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
            "mi hijo pega a otros niños en la guardería",
            "podría morirme de felicidad",
            "grupo de duelo tras suicidio",
            "discuto siempre con mi marido",
            "el bebé no quiere beber el biberón",
            "el abuelo murió cómo decirlo a los niños",
            "cómo enseñar a tragar pastillas",
            "jarabe para la tos niño",
        ],
    );
}
