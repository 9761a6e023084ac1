//! The settings of a site.
#![no_main]

libfuzzer_sys::fuzz_target!(|json: &str| {
    let _ = nahbei_catalogue::read_site(json);
});
