//! Kinds of help and the words of a language.
#![no_main]

libfuzzer_sys::fuzz_target!(|json: &str| {
    let _ = nahbei_finder::read_kinds(json);
    let _ = nahbei_finder::read_words(json);
});
