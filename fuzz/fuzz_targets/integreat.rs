//! A list in a format of others.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    nahbei_fuzz::import("in.json", &["--from", "integreat"], &[("in.json", bytes)]);
});
