//! Starts the app in the page.

fn main() {
    nahbei_app::start();
}
