//! The table of places; what is read of it is written as bytes that are read as the same.
#![no_main]

use nahbei_finder::places::table::Table;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let Ok(table) = Table::decode(bytes)
        && let Ok(written) = table.encode()
    {
        assert_eq!(Table::decode(&written).expect("read back").encode().expect("written"), written);
    }
});
