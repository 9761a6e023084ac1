//! What is said in acute danger, as people type it, typing errors included.

use super::hear;
use nahbei_finder::Danger::{Abuse, ChildInDanger, Medical, Poisoning, Suicide, Violence};

#[test]
fn danger_is_heard_in_german() {
    hear(
        "de",
        &[
            ("mein mann schlägt mich", Violence),
            ("mein Ex bedroht mich jeden Tag", Violence),
            ("habe angst vor meinem freund", Violence),
            ("häusliche gewalt", Violence),
            ("ich will nicht mehr leben", Suicide),
            ("selbstmort", Suicide),
            ("selbstmordgedanke", Suicide),
            ("ich wurde vergewaltigt", Abuse),
            ("ich bin vergewaltig worden", Abuse),
            ("der onkel hat meine tochter angefasst", Abuse),
            ("sexuell misbraucht", Abuse),
            ("baby hat batterie verschluckt", Poisoning),
            ("knopfbaterie verschluckt", Poisoning),
            ("ich habe mein kind geschlagen", ChildInDanger),
            ("hab angst dass ich mein baby schüttel", ChildInDanger),
            ("kindeswolgefährdung", ChildInDanger),
            ("baby atmet nicht mehr", Medical),
            ("mein kind ist bewusstloss", Medical),
            ("fiberkrampf", Medical),
            ("er hat mich gewürgt", Violence),
            ("mein verlobter schlägt mich", Violence),
            ("meine mutter hat versucht sich umzubringen", Suicide),
            ("ich habe meine tochter geschlagen", ChildInDanger),
            ("kind ist vom balkon gefallen", Medical),
            ("mein freund hat mich heute wieder geschlagen", Violence),
            ("mein exmann hat gesagt er bringt mich um", Violence),
            ("ich will nicht mer leben", Suicide),
            ("hab keine kraft mehr zu leben", Suicide),
            ("meine tochter hat tabletten von oma geschluckt", Poisoning),
            ("vergiftungsnotruf", Poisoning),
            ("habe angst meinem kind was anzutun", ChildInDanger),
            ("kindeswohl gefährdet", ChildInDanger),
        ],
    );
}

#[test]
fn danger_is_heard_in_english() {
    hear(
        "en",
        &[
            ("my husband hits me", Violence),
            ("he choked me", Violence),
            ("my son wants to kill himself", Suicide),
            ("someone abused my son", Abuse),
            ("my husband threatened to kill me", Violence),
            ("i'm afraid i will hurt my baby", ChildInDanger),
            ("domestic violance", Violence),
            ("i want to die", Suicide),
            ("i'm sucidal", Suicide),
            ("i was raped", Abuse),
            ("someone touched my daughter down there", Abuse),
            ("my toddler drank bleach", Poisoning),
            ("he swallowed a button battery", Poisoning),
            ("my baby is not breathing", Medical),
            ("my child is unconcious", Medical),
        ],
    );
}

#[test]
fn danger_is_heard_in_turkish() {
    hear(
        "tr",
        &[
            ("kocam beni dövüyor", Violence),
            ("ölmek istiyorum", Suicide),
            ("intihar", Suicide),
            ("tecavüze uğradım", Abuse),
            ("çocuk çamaşır suyu içti", Poisoning),
            ("pil yuttu", Poisoning),
            ("çocuğumu dövdüm", ChildInDanger),
            ("babam beni dövüyor", ChildInDanger),
            ("bebek nefes almıyor", Medical),
        ],
    );
}

#[test]
fn danger_is_heard_in_arabic() {
    hear(
        "ar",
        &[
            ("زوجي يضربني", Violence),
            ("جوزي بيضربني", Violence),
            ("زوجي يهددني بالقتل", Violence),
            ("تعرضت للاغتصاب", Abuse),
            ("ابني شرب مواد تنظيف", Poisoning),
            ("أريد أن أموت", Suicide),
            ("بدي موت", Suicide),
            ("انتحار", Suicide),
            ("اغتصاب", Abuse),
            ("تحرش ببنتي", Abuse),
            ("ابني شرب كلور", Poisoning),
            ("بلع بطارية", Poisoning),
            ("ضربت ابني", ChildInDanger),
            ("البيبي ما عم يتنفس", Medical),
        ],
    );
}

#[test]
fn danger_is_heard_in_ukrainian() {
    hear(
        "uk",
        &[
            ("чоловік мене б'є", Violence),
            ("домашнє насильство", Violence),
            ("не хочу жити", Suicide),
            ("самогубство", Suicide),
            ("мене зґвалтували", Abuse),
            ("згвалтування", Abuse),
            ("проковтнув батарейку", Poisoning),
            ("я вдарила дитину", ChildInDanger),
            ("дитина не дихає", Medical),
        ],
    );
}

#[test]
fn danger_is_heard_in_russian() {
    hear(
        "ru",
        &[
            ("муж меня бьет", Violence),
            ("муж бьёт", Violence),
            ("домашнее насилие", Violence),
            ("не хочу жить", Suicide),
            ("самоубийство", Suicide),
            ("хочу умереть", Suicide),
            ("меня изнасиловали", Abuse),
            ("изнасилование", Abuse),
            ("ребенок выпил отбеливатель", Poisoning),
            ("проглотил батарейку", Poisoning),
            ("ребёнок потерял сознание", Medical),
        ],
    );
}

#[test]
fn danger_is_heard_in_persian() {
    hear(
        "fa",
        &[
            ("شوهرم کتکم میزنه", Violence),
            ("شوهرم مرا می زند", Violence),
            ("خودکشی", Suicide),
            ("تجاوز", Abuse),
            ("به من تجاوز شد", Abuse),
            ("باتری قورت داد", Poisoning),
            ("بابام منو میزنه", ChildInDanger),
            ("بچه نفس نمیکشد", Medical),
            ("نوزاد نفس نمیکشه", Medical),
        ],
    );
}

#[test]
fn danger_is_heard_in_polish() {
    hear(
        "pl",
        &[
            ("mąż mnie bije", Violence),
            ("maz mnie bije", Violence),
            ("chcę się zabić", Suicide),
            ("przemoc domowa", Violence),
            ("chcę umrzeć", Suicide),
            ("samobójstwo", Suicide),
            ("nie chcę żyć", Suicide),
            ("zostałam zgwałcona", Abuse),
            ("połknął baterię", Poisoning),
            ("tata mnie bije", ChildInDanger),
            ("dziecko nie oddycha", Medical),
            ("dziecko straciło przytomność", Medical),
        ],
    );
}

#[test]
fn danger_is_heard_in_romanian() {
    hear(
        "ro",
        &[
            ("soțul mă bate", Violence),
            ("sotul ma bate", Violence),
            ("violență domestică", Violence),
            ("vreau să mor", Suicide),
            ("sinucidere", Suicide),
            ("am fost violată", Abuse),
            ("copilul a băut clor", Poisoning),
            ("a înghițit o baterie", Poisoning),
            ("tata mă bate", ChildInDanger),
            ("bebelușul nu respiră", Medical),
        ],
    );
}

#[test]
fn danger_is_heard_in_french() {
    hear(
        "fr",
        &[
            ("mon mari me frappe", Violence),
            ("mon mari me bat", Violence),
            ("violence conjugale", Violence),
            ("je veux mourir", Suicide),
            ("suicide", Suicide),
            ("j'ai envie de me tuer", Suicide),
            ("j'ai été violée", Abuse),
            ("attouchements sur ma fille", Abuse),
            ("il a bu de la javel", Poisoning),
            ("a avalé une pile", Poisoning),
            ("mon père me frappe", ChildInDanger),
            ("mon bébé ne respire plus", Medical),
            ("mon enfant est inconscient", Medical),
        ],
    );
}

#[test]
fn danger_is_heard_in_spanish() {
    hear(
        "es",
        &[
            ("mi marido me pega", Violence),
            ("mi esposo me golpea", Violence),
            ("violencia doméstica", Violence),
            ("quiero matarme", Suicide),
            ("suicidio", Suicide),
            ("me violaron", Abuse),
            ("abuso sexual", Abuse),
            ("mi hijo bebió lejía", Poisoning),
            ("se tragó una pila", Poisoning),
            ("mi bebé no respira", Medical),
            ("el niño está inconsciente", Medical),
        ],
    );
}
