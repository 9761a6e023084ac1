//! A catalogue; what is read of it can be written and is read back as the same.
#![no_main]

libfuzzer_sys::fuzz_target!(|json: &str| {
    let (catalogue, _) = nahbei_catalogue::read(json);
    let written = serde_json::to_string(&catalogue).expect("written");
    assert_eq!(nahbei_catalogue::read(&written).0, catalogue);
});
