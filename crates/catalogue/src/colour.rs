//! Colours of a site, and how well text can be read in them. It paints nothing.

use std::fmt;

/// The contrast that text needs at least: WCAG 2.2, 1.4.6 (AAA).
pub const CONTRAST: f64 = 7.0;

/// The darker of the two grounds of text by day, `--ground` of `src/style/tokens.css`: dark text is read worst on it.
pub const GROUND: Colour = Colour([0xf7, 0xf4, 0xf2]);
/// The lighter of the two by night, `--surface`: light text is read worst on it.
pub const GROUND_DARK: Colour = Colour([0x22, 0x1b, 0x24]);

/// A colour as red, green and blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour([u8; 3]);

/// The colours a site sets itself; the others are those of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Colours {
    /// Links and buttons by day: dark, on [`GROUND`].
    pub accent: Option<Colour>,
    /// Links and buttons by night: light, on [`GROUND_DARK`].
    pub accent_dark: Option<Colour>,
}

impl Colour {
    /// White.
    pub const WHITE: Self = Self([0xff; 3]);

    /// Reads `#rrggbb`.
    ///
    /// ```
    /// use nahbei_catalogue::Colour;
    /// assert_eq!(Colour::parse("#5B2254").unwrap().to_string(), "#5b2254");
    /// assert!(Colour::parse("purple").is_none());
    /// ```
    #[must_use]
    pub fn parse(written: &str) -> Option<Self> {
        let digits = written.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii())?;
        let part = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
        Some(Self([part(0)?, part(2)?, part(4)?]))
    }

    /// The contrast between two colours, from 1 to 21, as WCAG 2.2 defines it.
    ///
    /// ```
    /// use nahbei_catalogue::Colour;
    /// let [black, white] = ["#000000", "#ffffff"].map(|colour| Colour::parse(colour).unwrap());
    /// assert!((black.contrast(white) - 21.0).abs() < 1e-9);
    /// ```
    #[must_use]
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// Every part at `share` of the way from this colour to another one; 0 is this one, 1 the other.
    ///
    /// ```
    /// use nahbei_catalogue::Colour;
    /// let [black, white] = ["#000000", "#ffffff"].map(|colour| Colour::parse(colour).unwrap());
    /// assert_eq!(black.towards(white, 0.2).to_string(), "#333333");
    /// ```
    #[must_use]
    pub fn towards(self, other: Self, share: f64) -> Self {
        let mut parts = self.0;
        for (part, other) in parts.iter_mut().zip(other.0) {
            let mixed = f64::from(*part) + (f64::from(other) - f64::from(*part)) * share.clamp(0.0, 1.0);
            #[allow(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "between two parts of colours"
            )]
            let mixed = mixed.round() as u8;
            *part = mixed;
        }
        Self(parts)
    }

    /// Relative luminance, from 0 to 1 (<https://www.w3.org/TR/WCAG22/#dfn-relative-luminance>).
    fn luminance(self) -> f64 {
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        let [red, green, blue] = self.0.map(linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_grounds_and_accents_are_those_of_the_page() {
        let tokens = include_str!("../../../src/style/tokens.css");
        let values = |name: &str| -> Vec<Colour> {
            let lines = tokens.lines().filter_map(|line| line.trim().strip_prefix(name));
            lines.filter_map(|value| Colour::parse(value.trim_end_matches(';').trim())).collect()
        };
        assert_eq!((values("--ground:")[0], values("--surface:")[0]), (GROUND, GROUND_DARK));
        let (white, black) = (Colour::WHITE, Colour([0; 3]));
        assert!(GROUND.contrast(black) < white.contrast(black), "by day the surface is white");
        assert!(GROUND_DARK.contrast(white) < values("--ground:")[1].contrast(white));
        for (accent, ground) in values("--accent:").into_iter().zip([GROUND, GROUND_DARK]) {
            assert!(accent.contrast(ground) >= CONTRAST, "{accent} on {ground}");
        }
    }
}
