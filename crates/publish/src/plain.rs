//! The plain pages: every offer, need and part of a town as HTML that needs no script, can be printed, and is what
//! search engines read; and all offers in one booklet. They say what the app says and answer nothing.
//!
//! They are German, with what an offer says in other languages beside it. Addresses and the titles of pages about
//! violence betray no topic to whoever looks over a shoulder or into the browser's history.

mod describe;
mod frame;
mod lists;
mod offer;
mod shelf;
mod texts;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::Result;
use maud::Markup;
use nahbei_catalogue::{Catalogue, Need, Site, Term};
use rayon::prelude::*;

use crate::colours;
pub use frame::Frame;
use shelf::Shelf;
pub use texts::Texts;

/// Folder of the pages in the published folder.
pub const FOLDER: &str = "plain";
/// The page from which all others are reached.
pub const FIRST: &str = "index.html";
const STYLE: &str = "plain.css";
const BOOKLET: &str = "booklet.html";

/// The colours and measures of the app, then what these pages add.
const STYLES: [&str; 2] = [include_str!("../../../src/style/tokens.css"), include_str!("plain/plain.css")];

/// Writes all plain pages into the folder to publish; says how many.
///
/// # Errors
/// When a file cannot be written.
pub fn write(
    published: &Path,
    site: &Site,
    catalogues: &BTreeMap<String, Catalogue>,
    frame: &Frame<'_>,
) -> Result<usize> {
    let folder = published.join(FOLDER);
    fs::create_dir_all(&folder)?;
    fs::write(folder.join(STYLE), STYLES.concat() + &colours::css(site.colours))?;
    let shelf = Shelf::of(site, catalogues);
    let write = |file: &str, html: String| fs::write(folder.join(file), html);
    let mut pages: Vec<(String, String, Markup)> = vec![
        (FIRST.to_owned(), frame.texts.get("plain.title"), lists::first(&shelf, frame)),
        (BOOKLET.to_owned(), frame.texts.get("plain.booklet"), lists::booklet(&shelf, frame)),
    ];
    for need in Need::ALL {
        pages.push((
            lists::need_file(*need),
            lists::need_title(*need, frame.texts),
            lists::need(*need, &shelf, frame),
        ));
    }
    for town in &site.towns {
        pages.push((lists::town_file(town), town.name.clone(), lists::town(town, &shelf, frame)));
        for district in &town.districts {
            let file = lists::district_file(town, district);
            pages.push((file, district.name.clone(), lists::district(town, district, &shelf, frame)));
        }
    }
    for (file, title, body) in &pages {
        write(file, frame.page(title, body))?;
    }
    shelf.kept.par_iter().try_for_each(|kept| {
        let file = offer::file(kept.offer);
        let address = frame.site.url.as_ref().map(|url| format!("{url}{FOLDER}/{file}"));
        let title = offer::title(kept.offer, frame.texts);
        write(&file, frame.offer_page(&title, kept.offer, address.as_deref(), &offer::page(kept, frame)))
    })?;
    Ok(pages.len() + shelf.kept.len())
}
