//! What a town adds to everyday words.
#![no_main]

libfuzzer_sys::fuzz_target!(|json: &str| nahbei_fuzz::check("words.json", json.as_bytes()));
