//! The spreadsheet as an Excel file: any bytes for the sheet inside of it, and for the file as a whole.
#![no_main]

use std::io::{Cursor, Write};
use zip::write::{SimpleFileOptions, ZipWriter};

const PARTS: [(&str, &str); 3] = [
    (
        "_rels/.rels",
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
    ),
    (
        "xl/workbook.xml",
        r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Angebote" sheetId="1" r:id="r1"/></sheets></workbook>"#,
    ),
    (
        "xl/_rels/workbook.xml.rels",
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#,
    ),
];

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let mut file = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, content) in PARTS.map(|(name, xml)| (name, xml.as_bytes())).into_iter().chain([("xl/worksheets/sheet1.xml", bytes)]) {
        file.start_file(name, options).expect("begun");
        file.write_all(content).expect("written");
    }
    let file = file.finish().expect("ended").into_inner();
    nahbei_fuzz::import("in.xlsx", &[], &[("in.xlsx", &file)]);
    nahbei_fuzz::import("in.xlsx", &[], &[("in.xlsx", bytes)]);
});
