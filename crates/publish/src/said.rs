//! In which of two languages it is said what cannot be done: errors arise deep inside, where nobody knows the reader.
//! English, until a program says that its reader speaks German.

use std::sync::atomic::{AtomicBool, Ordering};

static IS_GERMAN: AtomicBool = AtomicBool::new(false);

/// From now on this program speaks German.
pub fn speak_german() {
    IS_GERMAN.store(true, Ordering::Relaxed);
}

/// The one of two ways to say a thing that this program speaks.
#[must_use]
pub fn said<T>(german: T, english: T) -> T {
    if IS_GERMAN.load(Ordering::Relaxed) { german } else { english }
}
