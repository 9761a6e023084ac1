//! The sentences a family reads, looked up by key. They live in `public/texts/<language>.json`, never in code.

use crate::browser::{intl, page};
use nahbei_catalogue::Language;
use std::{cell::RefCell, collections::HashMap};

pub mod describe;

type Texts = HashMap<String, String>;

thread_local! {
    static TEXTS: RefCell<Texts> = RefCell::default();
    /// What is said in German beside the reader's language.
    static GERMAN: RefCell<Texts> = RefCell::default();
}

fn read(json: &str) -> Option<Texts> {
    serde_json::from_str(json).ok()
}

/// Takes over a text file; `false` when it does not read.
#[must_use]
pub fn load(json: &str) -> bool {
    read(json).map(|texts| TEXTS.set(texts)).is_some()
}

/// Takes over the German text file, to be read beside another language; `false` when it does not read.
#[must_use]
pub fn load_german(json: &str) -> bool {
    read(json).map(|texts| GERMAN.set(texts)).is_some()
}

/// Lets `say` speak German; `None` while the German texts are not there, or when German is spoken anyway.
pub fn in_german<T>(say: impl FnOnce() -> T) -> Option<T> {
    let swap =
        || TEXTS.with_borrow_mut(|texts| GERMAN.with_borrow_mut(|german| std::mem::swap(texts, german)));
    if GERMAN.with_borrow(Texts::is_empty) || language() == Language::GERMAN {
        return None;
    }
    swap();
    let said = say();
    swap();
    Some(said)
}

/// The file of a language's texts.
#[must_use]
pub fn file(language: &str) -> String {
    format!("texts/{language}.json")
}

/// The language of the texts.
#[must_use]
pub fn language() -> String {
    find("language").unwrap_or_else(|| "de".to_owned())
}

fn find(key: &str) -> Option<String> {
    TEXTS.with_borrow(|texts| texts.get(key).cloned())
}

/// The sentence for `key`.
#[must_use]
pub fn text(key: &str) -> String {
    find(key).unwrap_or_default()
}

/// The sentence for `key` with its `{placeholders}` filled in.
#[must_use]
pub fn text_with(key: &str, values: &[(&str, &str)]) -> String {
    values
        .iter()
        .fold(text(key), |text, (name, value)| text.replace(&format!("{{{name}}}"), &isolated(value)))
}

/// A value that keeps its own direction within a text written from right to left: numbers, addresses and German names
/// stay whole. Between other words it is the value itself.
#[must_use]
pub fn isolated(value: &str) -> String {
    if describe::direction(&language()) == "rtl" {
        format!("\u{2068}{value}\u{2069}")
    } else {
        value.to_owned()
    }
}

/// The sentence for `key` in the plural form that `count` takes; `{count}` is the number.
#[must_use]
pub fn plural(key: &str, count: usize) -> String {
    let language = language();
    let form = intl::plural_form(&language, count);
    let chosen = find(&format!("{key}.{form}")).unwrap_or_else(|| text(&format!("{key}.other")));
    let number = u32::try_from(count).map_or(f64::MAX, f64::from);
    chosen.replace("{count}", &intl::number(&language, number, 0))
}

/// Puts the texts into the parts that `index.html` paints before the app.
pub fn fill_page() {
    page::each("[data-text]", |element| {
        element.set_text_content(Some(&text(&element.get_attribute("data-text").unwrap_or_default())));
    });
    page::each("[data-label]", |element| {
        let label = text(&element.get_attribute("data-label").unwrap_or_default());
        let _ = element.set_attribute("aria-label", &label);
    });
    page::each("[data-title]", |element| {
        let title = text(&element.get_attribute("data-title").unwrap_or_default());
        let _ = element.set_attribute("title", &title);
    });
}
