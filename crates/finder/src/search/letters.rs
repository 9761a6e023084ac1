//! Which languages a question may be in, by its letters. It understands no word.

/// The languages whose words may understand a question that German does not, the likelier first.
///
/// ```
/// use nahbei_finder::languages_of_letters;
/// assert_eq!(languages_of_letters("потрібен садок"), ["uk", "ru"]);
/// assert_eq!(languages_of_letters("çocuk bağırıyor").first(), Some(&"tr"));
/// ```
#[must_use]
pub fn languages_of_letters(text: &str) -> &'static [&'static str] {
    let holds = |letters: &str| text.chars().any(|letter| letters.contains(letter));
    if text.chars().any(|letter| ('\u{600}'..='\u{6ff}').contains(&letter)) {
        return if holds("پچژگ") { &["fa", "ar"] } else { &["ar", "fa"] };
    }
    if text.chars().any(|letter| ('\u{400}'..='\u{52f}').contains(&letter)) {
        return if holds("іїєґІЇЄҐ") { &["uk", "ru"] } else { &["ru", "uk"] };
    }
    match () {
        () if holds("ğışİĞŞ") => &["tr", "ro"],
        () if holds("łżźśąęńŁŻŚ") => &["pl"],
        () if holds("ășțĂȘȚţ") => &["ro"],
        () if holds("ñ¿¡Ñ") => &["es"],
        () if holds("èêëîïôûÈÊ") => &["fr"],
        // Plain letters may be any of them, also Arabic and Cyrillic typed without their keyboard.
        () => &["en", "tr", "fr", "pl", "ro", "es", "ar", "ru", "uk", "fa"],
    }
}
