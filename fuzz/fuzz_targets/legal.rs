//! A legal page.
#![no_main]

libfuzzer_sys::fuzz_target!(|html: &str| nahbei_fuzz::check("barrierefreiheit.html", html.as_bytes()));
