//! A bar for what takes a while. It knows nothing of what is being done.

use indicatif::{ProgressBar, ProgressStyle};

/// A bar that shows on a terminal only.
pub fn bar(length: u64) -> ProgressBar {
    let bar = ProgressBar::new(length);
    if let Ok(style) = ProgressStyle::with_template("{wide_bar} {percent} %") {
        bar.set_style(style);
    }
    bar
}
