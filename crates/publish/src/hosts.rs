//! What web servers have to be told: a file for Apache, one for nginx, one for hosts that read `_headers`.
//! All three say the same. The page does without any of them; what only a header can say is then not said.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use crate::said;
use anyhow::{Context, Result};

/// What every answer carries beside the policy of the page.
///
/// `Strict-Transport-Security` is deliberately absent: it would bind every other page of the host as well, and is for
/// whoever runs the host to say.
const HEADERS: [(&str, &str); 4] = [
    ("Cross-Origin-Opener-Policy", "same-origin"),
    (
        "Permissions-Policy",
        "geolocation=(self), camera=(), display-capture=(), microphone=(), payment=(), usb=(), browsing-topics=()",
    ),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
];
/// What a policy inside a page cannot say: who may show the page in a frame.
const FRAMES: &str = "frame-ancestors 'self'";

/// For files whose name changes with their content.
const FOR_EVER: &str = "public, max-age=31536000, immutable";
/// For everything else: kept, but asked for each time.
const ASK_EACH_TIME: &str = "no-cache";
/// Names of files that change with their content, as a pattern that Apache and nginx read alike.
const HASHED: &str = r"-[0-9a-f]{16}(_[a-z0-9_]+)?\.(css|js|wasm)$";
/// Open data, which pages elsewhere may read.
const OPEN: &str = r"(catalogues/.+\.json|catalogue\.schema\.json|dcat\.jsonld)$";

/// Types that older servers do not know.
const TYPES: [(&str, &str); 5] = [
    ("application/ld+json", "jsonld"),
    ("application/manifest+json", "webmanifest"),
    ("application/wasm", "wasm"),
    ("text/css", "css"),
    ("text/javascript", "js"),
];

/// Writes the three files into the folder to publish. `url` says below which path it will lie.
///
/// # Errors
/// When the first page has no policy, or a file cannot be written.
pub fn write(published: &Path, url: Option<&str>) -> Result<()> {
    let page = fs::read_to_string(published.join("index.html"))?;
    let policy = policy(&page).context(said(
        "in index.html der App fehlt die Content-Security-Policy; ihr meta-Element zurücksetzen",
        "index.html has no Content-Security-Policy; put its meta element back",
    ))?;
    let policy = format!("{policy}; {FRAMES}");
    fs::write(published.join(".htaccess"), apache(&policy))?;
    fs::write(published.join("nginx.conf"), nginx(&policy, path(url)))?;
    fs::write(published.join("_headers"), headers_file(&policy, path(url)))?;
    // GitHub and GitLab pages would otherwise leave out files that begin with an underscore.
    fs::write(published.join(".nojekyll"), "")?;
    Ok(())
}

/// The policy of the page, which stands there once for page and servers.
pub fn policy(page: &str) -> Option<&str> {
    let (_, rest) = page.split_once("http-equiv=\"Content-Security-Policy\" content=\"")?;
    Some(rest.split_once('"')?.0)
}

/// The path of an address, `/` where there is none.
fn path(url: Option<&str>) -> &str {
    let behind_host =
        url.and_then(|url| url.split_once("://")).and_then(|(_, rest)| rest.find('/').map(|at| &rest[at..]));
    behind_host.unwrap_or("/")
}

fn all(policy: &str) -> impl Iterator<Item = (&str, &str)> {
    HEADERS.into_iter().chain([("Content-Security-Policy", policy)])
}

fn apache(policy: &str) -> String {
    let mut text = String::from(
        "# Apache reads this file by itself. What a server does not offer is passed over.\nDirectoryIndex index.html\nAddDefaultCharset utf-8\n<IfModule mod_mime.c>\n",
    );
    for (kind, extension) in TYPES {
        let _ = writeln!(text, "  AddType {kind} .{extension}");
    }
    text += "  AddCharset utf-8 .css .html .js .json .jsonld .txt .webmanifest .xml\n  # The files .br and .gz beside the others are the same, compressed.\n  RemoveType .br .gz\n  AddEncoding br .br\n  AddEncoding gzip .gz\n</IfModule>\n<IfModule mod_rewrite.c>\n  RewriteEngine On\n";
    for (encoding, suffix) in [("br", "br"), ("gzip", "gz")] {
        let _ = writeln!(
            text,
            "  RewriteCond %{{HTTP:Accept-Encoding}} \\b{encoding}\\b\n  RewriteCond %{{REQUEST_FILENAME}}.{suffix} -f\n  RewriteRule ^(.+)$ $1.{suffix} [L]"
        );
    }
    text += "</IfModule>\n<IfModule mod_headers.c>\n  Header append Vary Accept-Encoding\n";
    for (name, value) in all(policy) {
        let _ = writeln!(text, "  Header set {name} \"{value}\"");
    }
    let _ = writeln!(text, "  Header set Cache-Control \"{ASK_EACH_TIME}\"");
    // The compressed file is the one Apache sees.
    let compressed = |pattern: &str| pattern.replace('$', r"(\.br|\.gz)?$");
    let _ = writeln!(
        text,
        "  <FilesMatch \"{}\">\n    Header set Cache-Control \"{FOR_EVER}\"\n  </FilesMatch>",
        compressed(HASHED)
    );
    let _ = writeln!(
        text,
        "  <If \"%{{REQUEST_URI}} =~ m#/{}#\">\n    Header set Access-Control-Allow-Origin \"*\"\n  </If>\n</IfModule>",
        compressed(OPEN)
    );
    text
}

fn nginx(policy: &str, path: &str) -> String {
    // nginx forgets the headers around a location as soon as that sets one of its own.
    let headers = |cache: &str, indent: &str| {
        let cache = std::iter::once(("Cache-Control", cache));
        all(policy).chain(cache).fold(String::new(), |mut text, (name, value)| {
            let _ = writeln!(text, "{indent}add_header {name} \"{value}\" always;");
            text
        })
    };
    let types = TYPES.map(|(kind, extension)| format!("{kind} {extension}; ")).concat();
    let place = path.trim_end_matches('/');
    format!(
        "# For the server block of nginx: include /path/to/this/nginx.conf;\n# With its brotli module, write brotli_static on; beside gzip_static.\nlocation ^~ {path} {{\n  index index.html;\n  charset utf-8;\n  gzip_static on;\n  gzip_vary on;\n{rest}  location ~ \"{HASHED}\" {{\n    types {{ {types}}}\n{for_ever}  }}\n  location ~ \"^{escaped}/{OPEN}\" {{\n    types {{ application/json json; application/ld+json jsonld; }}\n{ask}    add_header Access-Control-Allow-Origin \"*\" always;\n  }}\n  location ~ \"/(nginx\\.conf|_headers|\\.[^/]*)$\" {{ return 404; }}\n}}\n",
        rest = headers(ASK_EACH_TIME, "  "),
        for_ever = headers(FOR_EVER, "    "),
        ask = headers(ASK_EACH_TIME, "    "),
        escaped = place.replace('.', "\\."),
    )
}

fn headers_file(policy: &str, path: &str) -> String {
    let mut text = format!("{path}*\n");
    for (name, value) in all(policy) {
        let _ = writeln!(text, "  {name}: {value}");
    }
    for (pattern, name, value) in [
        ("nahbei-*", "Cache-Control", FOR_EVER),
        ("style-*", "Cache-Control", FOR_EVER),
        ("boot-*", "Cache-Control", FOR_EVER),
        ("catalogues/*", "Access-Control-Allow-Origin", "*"),
        ("catalogue.schema.json", "Access-Control-Allow-Origin", "*"),
        ("dcat.jsonld", "Access-Control-Allow-Origin", "*"),
    ] {
        let _ = writeln!(text, "{path}{pattern}\n  {name}: {value}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    const POLICY: &str = "default-src 'none'; frame-ancestors 'self'";

    #[test]
    fn all_three_files_say_the_same() {
        for text in [apache(POLICY), nginx(POLICY, "/hilfe/"), headers_file(POLICY, "/hilfe/")] {
            for (name, value) in
                all(POLICY).chain([("Cache-Control", FOR_EVER), ("Access-Control-Allow-Origin", "*")])
            {
                assert!(text.contains(name) && text.contains(value), "{name}: {value} is missing in\n{text}");
            }
        }
    }

    #[test]
    fn the_path_of_an_address_is_what_follows_its_host() {
        for (url, expected) in [
            (None, "/"),
            (Some("https://example.org/"), "/"),
            (Some("https://example.org/hilfe/stadt/"), "/hilfe/stadt/"),
            (Some("https://example.org"), "/"),
        ] {
            assert_eq!(path(url), expected, "{url:?}");
        }
    }

    #[test]
    fn the_first_page_has_the_policy_that_servers_are_told() {
        let policy = policy(include_str!("../../../index.html")).expect("a policy");
        for directive in [
            "default-src 'none'",
            "script-src 'self' 'wasm-unsafe-eval'",
            "require-trusted-types-for 'script'",
        ] {
            assert!(policy.contains(directive), "{directive} is missing in {policy}");
        }
    }
}
