//! Facts of one offer that contradict each other. Which of two is right, a person decides.

use super::finding::{Findings, german, kinds, quoted};
use nahbei_catalogue::{Access, CostKind, Offer, ProviderKind};

kinds! {
    ANONYMOUS "anonymous-with-papers" Warning {
        de: "Anonym, aber Papiere sind nötig", "Wer Angst um seinen Aufenthalt hat, muss sich auf eines verlassen können.", "Beim Anbieter fragen und eines der beiden ändern.";
        en: "Anonymous, but papers are needed", "Somebody afraid for their residence must be able to rely on one of them.", "Ask the provider and change one of the two.";
    }
    FREE_AT_A_PRICE "free-at-a-price" Warning {
        de: "Kostenlos, aber die Bemerkung nennt nur einen Preis", "Die Familie kommt ohne Geld und wird fortgeschickt.", "Die Art der Kosten auf „paid“ ändern, oder in der Bemerkung sagen, wofür der Preis ist.";
        en: "Free, but the note is a price alone", "The family comes without money and is sent away.", "Change the kind of cost to paid, or say in the note what the price is for.";
    }
    WHO_REFERS "referral-by-nobody" Hint {
        de: "Eine Überweisung ist nötig, aber von wem?", "Die Familie weiß nicht, wen sie darum bitten soll.", "Unter „referral_by“ sagen, wer sie gibt.";
        en: "A referral is needed, but whose?", "The family does not know whom to ask for it.", "Say in referral_by who gives it.";
    }
    BARE_NAME "name-is-provider" Hint {
        de: "Das Angebot heißt wie der Anbieter", "Der Name sagt nicht, was man dort bekommt.", "Sagen, was es ist: „Krabbelgruppe im Haus am Anger“.";
        en: "The offer is called like its provider", "The name does not say what one gets there.", "Say what it is: toddler group at the house.";
    }
}

/// Checks whether the facts of an offer go together.
pub fn check(offer: &Offer, findings: &mut Findings) {
    if let Some(trust) = offer.trust.known()
        && trust.anonymous.known() == Some(&true)
        && trust.papers_needed.known() == Some(&true)
    {
        findings.add(&ANONYMOUS, "trust/anonymous", "anonymous + papers_needed");
    }
    if let Some(cost) = offer.cost.known()
        && cost.kind.known() == Some(&CostKind::Free)
        && let Some((place, words)) = cost.note.known().and_then(|note| german(note, "cost/note"))
        && is_price(words)
    {
        findings.add(&FREE_AT_A_PRICE, &place, quoted(findings.lang, words));
    }
    let access = offer.access.known().map_or(&[][..], Vec::as_slice);
    if access == [Access::Referral] && offer.referral_by.is_not_stated() {
        findings.add(&WHO_REFERS, "access", "referral");
    }
    let (name, provider) = (offer.name.get("de").1, offer.provider.name.get("de").1);
    // A school and a practice are what they offer.
    let is_a_house = matches!(
        offer.provider.kind.known(),
        Some(ProviderKind::School | ProviderKind::Childcare | ProviderKind::Practice | ProviderKind::Clinic)
    );
    if name == provider && !is_a_house {
        findings.add(&BARE_NAME, "name", quoted(findings.lang, name));
    }
}

/// Whether a text is a price and nothing else: "5 €", "12,50 Euro", "3 Euro pro Stunde".
fn is_price(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let is_number = words.next().is_some_and(|word| {
        word.starts_with(|letter: char| letter.is_ascii_digit())
            && word.chars().all(|letter| letter.is_ascii_digit() || ",.-–€".contains(letter))
    });
    let is_money = text.contains('€') || text.contains("Euro");
    is_number && is_money && words.count() <= 4
}

#[cfg(test)]
mod tests {
    use super::is_price;

    #[test]
    fn a_price_alone_is_no_explanation() {
        for (text, price) in [
            ("5 €", true),
            ("12,50 Euro pro Stunde", true),
            ("Suppe 2 Euro", false),
            ("Wir helfen beim Antrag auf 5 Euro Zuschuss", false),
        ] {
            assert_eq!(is_price(text), price, "{text}");
        }
    }
}
