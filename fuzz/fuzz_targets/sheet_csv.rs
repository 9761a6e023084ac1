//! The spreadsheet as CSV, in any encoding and with any separator.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    nahbei_fuzz::import("in.csv", &[], &[("in.csv", bytes)]);
});
