//! A point on the ground. It measures distance as the crow flies and knows no roads.

use serde::Serialize;

/// A WGS 84 position that cannot be off the globe.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Position {
    lat: f64,
    lon: f64,
}

impl Position {
    /// A position from degrees; `None` unless −90 ≤ `lat` ≤ 90 and −180 ≤ `lon` ≤ 180.
    ///
    /// ```
    /// use nahbei_catalogue::Position;
    /// assert!(Position::new(51.02, 11.51).is_some());
    /// assert!(Position::new(f64::NAN, 11.51).is_none());
    /// ```
    #[must_use]
    pub fn new(lat: f64, lon: f64) -> Option<Self> {
        ((-90.0..=90.0).contains(&lat) && (-180.0..=180.0).contains(&lon)).then_some(Self { lat, lon })
    }

    /// Degrees north.
    #[must_use]
    pub const fn lat(self) -> f64 {
        self.lat
    }

    /// Degrees east.
    #[must_use]
    pub const fn lon(self) -> f64 {
        self.lon
    }

    /// The position on a grid of a hundredth of a degree (about 1 km), for places that stay secret.
    #[must_use]
    pub fn rounded(self) -> Self {
        let round = |degrees: f64| (degrees * 100.0).round() / 100.0;
        Self { lat: round(self.lat), lon: round(self.lon) }
    }

    /// Distance in kilometres as the crow flies (haversine on a sphere of 6,371 km).
    ///
    /// ```
    /// use nahbei_catalogue::Position;
    /// let apolda = Position::new(51.0256, 11.5147).unwrap();
    /// let jena = Position::new(50.9272, 11.5892).unwrap();
    /// assert!((apolda.km_to(jena) - 12.1).abs() < 0.2);
    /// ```
    #[must_use]
    pub fn km_to(self, other: Self) -> f64 {
        let half = |a: f64, b: f64| ((b - a).to_radians() / 2.0).sin().powi(2);
        let chord = half(self.lat, other.lat)
            + self.lat.to_radians().cos() * other.lat.to_radians().cos() * half(self.lon, other.lon);
        2.0 * 6371.0 * chord.clamp(0.0, 1.0).sqrt().asin()
    }
}
