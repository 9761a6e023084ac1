//! A mapping and the records it is for, as each kind of file; a zero byte stands between the two.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let at = bytes.iter().position(|byte| *byte == 0).unwrap_or(bytes.len());
    let (mapping, records) = (&bytes[..at], bytes.get(at + 1..).unwrap_or_default());
    let files = ["in.geojson", "in.ndjson", "in.csv"];
    let input = files[records.len() % files.len()];
    nahbei_fuzz::import(input, &["--mapping", "map.json"], &[("map.json", mapping), (input, records)]);
});
