//! What search engines read before the pages: which they may visit, and where all of them are.
//! It says nothing about their rank.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use anyhow::Result;

use crate::{folder, legal, plain};

const SITEMAP: &str = "sitemap.xml";

/// Writes `robots.txt` and, where the address of the site is known, `sitemap.xml` of what lies in the folder by now.
///
/// # Errors
/// When a file cannot be written.
pub fn write(published: &Path, url: Option<&str>) -> Result<()> {
    let mut robots = "User-agent: *\nAllow: /\n".to_owned();
    if let Some(url) = url {
        let mut pages = vec![String::new()];
        for file in folder::files(published)? {
            let path = file.strip_prefix(published)?;
            let is_page = path.starts_with(plain::FOLDER) || path.starts_with(legal::FOLDER);
            if is_page && path.extension().is_some_and(|extension| extension == "html") {
                pages.push(path.to_string_lossy().replace('\\', "/"));
            }
        }
        fs::write(published.join(SITEMAP), sitemap(url, &pages))?;
        let _ = writeln!(robots, "Sitemap: {url}{SITEMAP}");
    }
    fs::write(published.join("robots.txt"), robots)?;
    Ok(())
}

fn sitemap(url: &str, pages: &[String]) -> String {
    let url = url.replace('&', "&amp;").replace('\'', "&apos;");
    let mut text =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
            .to_owned();
    for page in pages {
        let _ = writeln!(text, "<url><loc>{url}{page}</loc></url>");
    }
    text + "</urlset>\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sitemap_names_every_page_by_its_whole_address() {
        let text = sitemap("https://example.org/a&b/", &[String::new(), "plain/index.html".to_owned()]);
        assert!(text.contains("<loc>https://example.org/a&amp;b/</loc>"), "{text}");
        assert!(text.contains("<loc>https://example.org/a&amp;b/plain/index.html</loc>"), "{text}");
    }
}
