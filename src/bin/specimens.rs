//! Shows the page of every component. Only built with the feature `specimens`; no published page holds it.

fn main() {
    nahbei_app::show_specimens();
}
