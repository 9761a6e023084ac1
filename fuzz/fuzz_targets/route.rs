//! An address; what is read of it is spelled so that it is read as the same.
#![no_main]

use nahbei_app::state::Route;

libfuzzer_sys::fuzz_target!(|fragment: &str| {
    let route = Route::parse(fragment);
    let href = route.href();
    let again = Route::parse(href.trim_start_matches('#'));
    assert_eq!(again.href(), href);
});
