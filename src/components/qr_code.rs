//! A text as a QR code, drawn on the phone: no service ever sees it. Does not know what the text is for.

use super::{Element, block};
use qrcodegen_no_heap::{QrCode, QrCodeEcc, Version};
use std::fmt::Write;

/// Up to 25: 997 bytes at medium correction. Finer codes no cheap camera reads off a screen.
const FINEST: Version = Version::new(25);

/// White modules around the code, without which cameras do not see where it ends (ISO/IEC 18004).
const QUIET: i32 = 4;

/// The picture of `text`, which a screen reader calls `label`; `None` when the text is too long. As an image it can be
/// kept or sent by a long tap.
pub fn qr_code(text: &str, label: String) -> Option<Element> {
    let (mut work, mut out) = (vec![0; FINEST.buffer_len()], vec![0; FINEST.buffer_len()]);
    let bytes = text.as_bytes();
    work.get_mut(..bytes.len())?.copy_from_slice(bytes);
    let code = QrCode::encode_binary(
        &mut work,
        bytes.len(),
        &mut out,
        QrCodeEcc::Medium,
        Version::MIN,
        FINEST,
        None,
        true,
    );
    let code = code.ok()?;
    let size = code.size() + 2 * QUIET;
    // Numbers and letters only: nothing of `text` itself stands in the markup.
    let source = format!(
        "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {size} {size}' \
         shape-rendering='crispEdges'%3E%3Cpath fill='%23fff' d='M0 0h{size}v{size}H0z'/%3E%3Cpath d='{}'/%3E%3C/svg%3E",
        outline(&code)
    );
    Some(block("img", "qr-code").with("src", source).with("alt", label))
}

/// Every run of dark modules in a row as a bar.
fn outline(code: &QrCode) -> String {
    let mut outline = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let run = (x..code.size()).take_while(|x| code.get_module(*x, y)).count();
            let run = i32::try_from(run).unwrap_or_default();
            if run > 0 {
                let _ = write!(outline, "M{} {}h{run}v1h-{run}z", x + QUIET, y + QUIET);
            }
            x += run + 1;
        }
    }
    outline
}
