//! Weekly hours, in the format's spelling and as on a door sign; when they are open can be asked.
#![no_main]

use nahbei_catalogue::german_hours::from_german;
use nahbei_catalogue::weekly::Weekly;

libfuzzer_sys::fuzz_target!(|written: &str| {
    let _ = Weekly::parse(written);
    if let Some(german) = from_german(written) {
        Weekly::parse(&german).expect("hours from a door sign are hours of the format");
    }
});
