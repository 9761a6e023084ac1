//! Words without their endings, so that "Schulden" and "Schuld", "hilft" and "Hilfe" meet. Deliberately light: it cuts
//! what inflection adds and knows no word's origin.

use rustc_hash::FxHashSet as HashSet;
use std::sync::LazyLock;

/// The shortest stem, in letters.
const SHORTEST: usize = 4;

/// The stem of a folded word.
pub(super) fn stem(word: &str) -> &str {
    let first = word.chars().next().unwrap_or_default();
    match first {
        'a'..='z' => german(word),
        'а'..='я' => cut(word, &CYRILLIC, SHORTEST),
        'ا'..='ي' => arabic(word),
        _ => word,
    }
}

/// German endings, the longer first. Other languages in Latin letters lose some of theirs alike, in questions and in
/// word lists, so nothing is lost between them.
fn german(word: &str) -> &str {
    let word = cut(word, &["erinnen", "innen", "erin", "in"].map(|end| (end, 7)), 0);
    let word = cut_once(word, &["ern", "ers", "en", "er", "em", "es", "est", "et", "e", "n", "s", "st", "t"]);
    // "hilft" and "helfen" stay apart: only endings are cut.
    word.strip_suffix('e').filter(|stem| stem.len() >= SHORTEST).unwrap_or(word)
}

fn cut_once<'w>(word: &'w str, endings: &[&str]) -> &'w str {
    let mut best = word;
    for ending in endings {
        if let Some(stem) = word.strip_suffix(ending)
            && stem.len() >= SHORTEST
            && stem.len() < best.len()
            // An s or t after a vowel or a short stem often belongs to the word ("kurs", "angst", "arbeit").
            && (ending.len() > 1 || *ending == "e" || *ending == "n" || stem.len() >= 5)
        {
            best = stem;
        }
    }
    best
}

/// Cuts one ending, the first that fits; each with the least number of letters that have to stay.
fn cut<'w>(word: &'w str, endings: &[(&str, usize)], least: usize) -> &'w str {
    for (ending, stay) in endings {
        if let Some(stem) = word.strip_suffix(ending)
            && stem.chars().count() >= (*stay).max(least)
        {
            return stem;
        }
    }
    word
}

/// Endings of Russian and Ukrainian, the longer first.
const CYRILLIC: [(&str, usize); 82] = {
    let mut endings = [("", 3); 82];
    let texts = [
        "иями", "ьями", "ться", "тися", "ется", "ится", "ются", "ами", "ями", "ого", "его", "ому", "ему",
        "ыми", "ими", "ать", "ять", "ить", "ети", "ити", "ати", "ала", "али", "ало", "ила", "или", "ило",
        "яла", "яли", "ела", "ели", "ает", "яет", "ием", "иях", "иям", "ешь", "ишь", "еть", "уть", "ах",
        "ях", "ов", "ев", "еи", "ои", "ии", "ыи", "ая", "яя", "ое", "ее", "ую", "юю", "ть", "ти", "ла", "ло",
        "ли", "ам", "ям", "ом", "ем", "ою", "ею", "ет", "ит", "ут", "ют", "ят", "ае", "уе", "яе", "а", "я",
        "ы", "и", "у", "ю", "е", "о", "ь",
    ];
    let mut at = 0;
    while at < texts.len() {
        endings[at].0 = texts[at];
        at += 1;
    }
    endings
};

/// Arabic article and joined small words in front, the commonest endings, and what makes a verb his, hers or ours.
fn arabic(word: &str) -> &str {
    let without = |word: &'static [&'static str], least: usize| {
        move |text: &str| {
            let rest = word.iter().find_map(|front| text.strip_prefix(front));
            rest.filter(|rest| rest.chars().count() >= least).map_or(0, |rest| text.len() - rest.len())
        }
    };
    let word = word.get(without(&["وال", "بال", "فال", "كال", "لل", "عال", "ال"], 3)(word)..).unwrap_or(word);
    let word = cut(word, &["ات", "ين", "ون", "ها", "ه", "ي"].map(|end| (end, 3)), 0);
    let word = word.get(without(&["و", "ل", "ب"], 4)(word)..).unwrap_or(word);
    word.get(without(&["ي", "ت"], 3)(word)..).unwrap_or(word)
}

/// Words so common that a question without them asks the same, folded.
pub(super) fn is_stop_word(word: &str) -> bool {
    static STOPS: LazyLock<HashSet<&str>> =
        LazyLock::new(|| STOP_WORDS.split_whitespace().flat_map(|word| [word, stem(word)]).collect());
    STOPS.contains(word)
}

/// Words that say nothing even in a saying such as "ich kann nicht mehr", folded: articles and forms of "I" and "my".
pub(super) fn is_filler(word: &str) -> bool {
    static STOPS: LazyLock<HashSet<&str>> = LazyLock::new(|| FILLERS.split_whitespace().collect());
    STOPS.contains(word)
}

const FILLERS: &str = "\
    ich mein meine meinem meinen meiner der die das dem den des ein eine einen einem einer und ist sind mir mich bin \
    a an the my i is are and to of bir ve bu la le les un une de des du et el los las una y w z na je mon ma mes mi si \
    в на с и я мои моя мое моя та у мо в من في على و را به از";

const STOP_WORDS: &str = "\
    finde finden findet wissen weiss moglich benotige benotigen benotigt gehe geht gehen mache machen macht \
    kommt kommen komme danke gern lasse lassen lasst wollte wollten wurde wurden konnte konnten sollte \
    sollten darf durfen durfte davon dabei daran darauf darin vielleicht eigentlich ziemlich noch dort wende \
    kaufen verkaufen wechseln bestellen morgen heute gestern preis online ned net nich nit \
    wenden beachten stehe steht stehen liegt liegen nun tun tut mag beantrage \
    ab aber alle allem allen aller alles als also am an ander andere anderen anderer auch auf aus bei beim bekomm \
    bekomme bekommen bekommt bin bis bist bitte brauch brauche brauchen braucht da dafur damit dann das dass daruber \
    dass dazu dein deine dem den denn der des dich die dies diese diesem diesen dieser dir doch du durch ein eine \
    einem einen einer eines einfach er es etwas euch fur ganz geben gerade gibt gerne hab habe haben hat hatte hallo \
    helfen hilft hier hilfe ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im immer in ins irgendwo ist ja jede jeden \
    jeder jemand jetzt kann kannst konnen konnt konnte man mal mehr mein meine meinem meinen meiner meins mich mit mir \
    mochte mochten muss mussen nach nur ob oder ohne schon sehr seid sein seine seinem seinen seiner selbst sich sie \
    sind so solche soll sollen sollte sondern sonst such suche suchen uber um und uns unser unsere unserem \
    unseren unserer unter vom von vor wann war waren warum was weil welche welcher welches wem wen wenn wer werde \
    werden wie wieder will wir wird wo wofur woher wohin wollen wurde wurden zu zum zur zwischen \
    a about am an and any are at be can do does find for from get have help how i if is it me my need of on or our \
    please some someone the there they this to want we what when where which who with you your \
    looking find where does did been was were will would should could get getting got want wants \
    ariyorum isterim istiyoruz olarak gibi daha mi mu \
    jak szukamy gdzie mozna moge chce chcialbym chcialabym \
    cherche besoin trouver voudrais veux peux faire \
    busco buscar encontrar quiero quisiera puedo necesitamos \
    vreau pot gasesc cautam trebuie \
    нужен нужны наити можно могу ли надо помогите подскажите ищем \
    пид час писля потрибен потрибни потрибно треба можна можу знаити шукаемо допоможить пидкажить \
    ابحث اجد احتاج يمكن ممكن نحتاج نريد كان \
    نياز ميتوانم ميكنم دنبال ميگردم لطفا خواهم \
    bir bu cok da de icin ile ne nerede nasil var ve ya benim bana istiyorum lazim \
    le la les un une des du et est je mon ma mes pour que qui dans sur avec ou comment j ai \
    el los las una y es mi mis para por con donde como tengo busco necesito \
    w z na do jest nie mam moj moja moje gdzie jak potrzebuje szukam si \
    și si cu pe sa care unde cum am caut nevoie \
    в на с и а о у по за из не для как где мне я мои моя мое моего моеи нужна нужно ищу хочу есть что это \
    та до як де мени мо є шукаю потрибна потрибно хочу е що це \
    في من على عن الى مع هو هي انا لي عندي اين وين كيف ما هل او و اريد بدي محتاج احتاج \
    از به در با را و من براي كه چه كجا مي است هست ميخواهم ميخوام دارم";

#[cfg(test)]
mod tests {
    use super::{is_stop_word, stem};
    use crate::search::fold::fold;

    #[test]
    fn forms_of_a_word_share_a_stem() {
        for (one, other) in [
            ("Beratung", "Beratungen"),
            ("Kurs", "Kurse"),
            ("Mutter", "Mütter"),
            ("Kind", "Kindern"),
            ("Familie", "Familien"),
            ("Wohnung", "Wohnungen"),
            ("Hausaufgabe", "Hausaufgaben"),
            ("Schulden", "Schuld"),
            ("Anträge", "Antrag"),
            ("Väter", "Vaters"),
            ("Gruppe", "Gruppen"),
            ("Erzieherin", "Erzieherinnen"),
            ("помощь", "помощи"),
            ("квартира", "квартиру"),
            ("переводчика", "переводчику"),
            ("дитина", "дитині"),
            ("говорит", "говорить"),
            ("المستشفى", "مستشفى"),
            ("لابنتي", "ابنتي"),
            ("يتكلم", "تتكلم"),
            ("Fensters", "Fenster"),
        ] {
            let (one, other) = (fold(one), fold(other));
            assert_eq!(stem(&one), stem(&other), "{one} {other}");
        }
    }

    #[test]
    fn different_words_keep_different_stems() {
        for (one, other) in
            [("Kur", "Kurs"), ("Bett", "Betreuung"), ("Gift", "Gifte Kind"), ("Tafel", "Tafeln Tag")]
        {
            let other = other.split(' ').next_back().unwrap();
            assert_ne!(stem(&fold(one)), stem(&fold(other)), "{one} {other}");
        }
    }

    #[test]
    fn questions_lose_their_small_words() {
        for word in ["wo", "ich", "eine", "fur", "the", "bir", "где"] {
            assert!(is_stop_word(word), "{word}");
        }
        for word in ["kita", "nicht", "kein", "geld", "baby"] {
            assert!(!is_stop_word(word), "{word}");
        }
    }
}
