//! The town's colours as a style sheet behind the program's own, since the policy of the pages allows no styles inside
//! of them. It judges no colour: one that cannot be read well was refused where the settings are read.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use crate::said;
use anyhow::{Result, ensure};
use nahbei_catalogue::{CONTRAST, Colour, Colours, GROUND_DARK};

/// Its name in the published folder.
const FILE: &str = "colours.css";
/// Where the first page links it: behind every other style sheet.
const HEAD_ENDS: &str = "</head>";
/// What a card stands on by day.
const SURFACE: Colour = Colour::WHITE;
/// How much of the colour goes into the ground of what is chosen, in percent, if it can still be read on that.
const TINT: u8 = 12;

/// The style sheet; empty where the town has no colours of its own. On paper everything stays black.
pub fn css(colours: Colours) -> String {
    let mut css = String::new();
    let of_scheme = [("light", colours.accent, SURFACE), ("dark", colours.accent_dark, GROUND_DARK)];
    for (scheme, accent, surface) in of_scheme {
        let Some(accent) = accent else { continue };
        let tint = tint(accent, surface);
        // Whatever can be read on the surface can be read from it.
        let _ = writeln!(
            css,
            "@media screen and (prefers-color-scheme: {scheme}) {{\n  :root {{ --accent: {accent}; --on-accent: {surface}; --accent-tint: {tint}; }}\n}}"
        );
    }
    css
}

/// A ground with a little of the colour in it, on which the colour can still be read.
fn tint(accent: Colour, surface: Colour) -> Colour {
    let tints = (0..=TINT).rev().map(|percent| surface.towards(accent, f64::from(percent) / 100.0));
    tints.into_iter().find(|tint| accent.contrast(*tint) >= CONTRAST).unwrap_or(surface)
}

/// Writes the style sheet, if there is one, and links it from the first page.
///
/// # Errors
/// When a file cannot be read or written, or the first page has no head.
pub fn write(published: &Path, colours: Colours) -> Result<()> {
    let css = css(colours);
    if css.is_empty() {
        return Ok(());
    }
    fs::write(published.join(FILE), css)?;
    let first = published.join("index.html");
    let page = fs::read_to_string(&first)?;
    ensure!(
        page.contains(HEAD_ENDS),
        said(
            format!("in index.html der App fehlt `{HEAD_ENDS}`; dorthin zurücksetzen, wo der Kopf endet"),
            format!("index.html lacks `{HEAD_ENDS}`; put it back where the head ends")
        )
    );
    let link = format!("<link rel=\"stylesheet\" href=\"{FILE}\">\n{HEAD_ENDS}");
    fs::write(first, page.replacen(HEAD_ENDS, &link, 1))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn colours(accent: &str, accent_dark: &str) -> Colours {
        Colours { accent: Colour::parse(accent), accent_dark: Colour::parse(accent_dark) }
    }

    /// The value of a property in the rules for a scheme.
    fn value(css: &str, scheme: &str, property: &str) -> Option<Colour> {
        let (_, rules) = css.split_once(&format!("(prefers-color-scheme: {scheme})"))?;
        let (rules, _) = rules.split_once("}\n}")?;
        let (_, value) = rules.split_once(&format!("{property}: "))?;
        Colour::parse(value.split(';').next()?)
    }

    #[test]
    fn a_town_without_colours_has_no_style_sheet() {
        assert_eq!(css(Colours::default()), "");
    }

    #[test]
    fn a_colour_of_the_day_says_nothing_about_the_night_and_paper() {
        let css = css(colours("#00513a", ""));
        assert_eq!(value(&css, "light", "--accent"), Colour::parse("#00513a"));
        assert!(!css.contains("dark") && css.matches("@media screen and").count() == 1, "{css}");
    }

    #[test]
    fn whatever_colour_is_let_in_can_be_read_everywhere_it_is_used() {
        let tones = ["00", "33", "66", "99", "cc", "ff"];
        let mut let_in = 0;
        for number in 0..tones.len().pow(3) {
            let tone = |place: u32| tones[number / tones.len().pow(place) % tones.len()];
            let written = format!("#{}{}{}", tone(2), tone(1), tone(0));
            let settings = format!(
                r#"{{"format":1,"name":"N","colours":{{"accent":"{written}","accent_dark":"{written}"}},"towns":[{{"id":"a1","name":"A","state":"TH","lat":51,"lon":11,"catalogues":["c.json"],"contact":{{"name":"B","contacts":[{{"kind":"phone","value":"115"}}]}}}}]}}"#
            );
            let colours = nahbei_catalogue::read_site(&settings).0.expect("settings").colours;
            let css = css(colours);
            for scheme in ["light", "dark"] {
                let Some(accent) = value(&css, scheme, "--accent") else { continue };
                let_in += 1;
                assert_eq!(accent.to_string(), written);
                let tokens = include_str!("../../../src/style/tokens.css");
                let of_scheme = tokens.split("@media").nth(usize::from(scheme == "dark")).expect("rules");
                let ground = |name: &str| {
                    let (_, value) = of_scheme.split_once(&format!("{name}: ")).expect("a ground");
                    Colour::parse(value.split(';').next().expect("a value")).unwrap_or(Colour::WHITE)
                };
                let own =
                    ["--on-accent", "--accent-tint"].map(|name| value(&css, scheme, name).expect("set"));
                for other in own.into_iter().chain(["--ground", "--surface"].map(ground)) {
                    assert!(accent.contrast(other) >= CONTRAST, "{scheme}: {accent} on {other}");
                }
            }
        }
        assert!(let_in > 40, "{let_in}");
    }
}
