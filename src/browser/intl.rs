//! Numbers, dates, plural forms and names of languages as the browser knows them. Holds no sentence.

use jiff::civil::{Date, DateTime};
use js_sys::Intl::{DateTimeFormat, NumberFormat, PluralRules};
use js_sys::{Array, Function, Object, Reflect};
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = Intl)]
    type DisplayNames;
    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new(locales: &Array, options: &Object) -> Result<DisplayNames, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn of(this: &DisplayNames, code: &str) -> Result<JsValue, JsValue>;
}

fn options(entries: &[(&str, &str)]) -> Object {
    let options = Object::new();
    for (key, value) in entries {
        let _ = Reflect::set(&options, &(*key).into(), &(*value).into());
    }
    options
}

/// The locale of a language: with the digits of telephone numbers and the calendar of the offices, whatever the
/// country's own are.
fn locale(language: &str) -> Array {
    Array::of1(&format!("{language}-u-ca-gregory-nu-latn").into())
}

thread_local! {
    /// What was made by [`once`], with what it is for.
    static MADE: RefCell<Vec<(String, JsValue)>> = const { RefCell::new(Vec::new()) };
}

/// What `make` makes, made only the first time: one of these takes a phone as long as drawing a card.
fn once<T: JsCast>(what: String, make: impl FnOnce() -> JsValue) -> T {
    MADE.with_borrow_mut(|made| {
        let known = made.iter().find(|(other, _)| *other == what).map(|(_, it)| it.clone());
        known.unwrap_or_else(|| {
            let it = make();
            made.push((what, it.clone()));
            it
        })
    })
    .unchecked_into()
}

/// The plural form of a count: `one`, `other`, …
#[must_use]
pub fn plural_form(language: &str, count: usize) -> String {
    let count = u32::try_from(count).map_or(f64::MAX, f64::from);
    let rules: PluralRules =
        once(format!("plural {language}"), || PluralRules::new(&locale(language), &Object::new()).into());
    rules.select(count).as_string().unwrap_or_else(|| "other".to_owned())
}

/// A number with at most `digits` decimals.
#[must_use]
pub fn number(language: &str, value: f64, digits: u32) -> String {
    let format: Function = once(format!("number {language} {digits}"), || {
        let options = options(&[("maximumFractionDigits", &digits.to_string())]);
        NumberFormat::new(&locale(language), &options).format().into()
    });
    let written = format.call1(&JsValue::NULL, &value.into()).ok();
    written.and_then(|text| text.as_string()).unwrap_or_default()
}

/// A text in small letters.
#[must_use]
pub fn small_letters(text: &str) -> String {
    js_sys::JsString::from(text).to_locale_lower_case(None).into()
}

/// A number as a link holds it, whatever the language.
#[must_use]
pub fn digits(value: f64) -> String {
    js_sys::Number::from(value).to_string_with_radix(10).map(String::from).unwrap_or_default()
}

/// Whether the browser knows how dates are written in a language. Where it does not, it would write them in the
/// phone's own language.
fn knows_dates(language: &str) -> bool {
    let locales = Array::of1(&language.into());
    DateTimeFormat::supported_locales_of(&locales, &Object::new()).length() > 0
}

/// A day in words, such as "3. November 2026"; in figures where the browser does not know the language.
#[must_use]
pub fn date(language: &str, date: Date) -> String {
    if !knows_dates(language) {
        return format!("{}.{}.{}", date.day(), date.month(), date.year());
    }
    format_date(language, date, &[("dateStyle", "long")])
}

/// A month in words, such as "März 2027"; in figures where the browser does not know the language.
#[must_use]
pub fn month(language: &str, year: i16, month: i8) -> String {
    if !knows_dates(language) {
        return format!("{month:02}/{year}");
    }
    let style = [("month", "long"), ("year", "numeric")];
    Date::new(year, month, 1).map_or_else(|_| String::new(), |date| format_date(language, date, &style))
}

/// Noon of a day where the phone is: no zone's daylight saving moves it to another day.
fn noon(date: Date) -> JsValue {
    let (year, month) = (u32::from(date.year().unsigned_abs()), i32::from(date.month()) - 1);
    js_sys::Date::new_with_year_month_day_hr(year, month, i32::from(date.day()), 12).into()
}

fn format_date(language: &str, date: Date, style: &[(&str, &str)]) -> String {
    write_time(&locale(language), &noon(date), style)
}

fn write_time(locale: &Array, instant: &JsValue, style: &[(&str, &str)]) -> String {
    let format: Function = once(format!("{} {style:?}", locale.join("")), || {
        DateTimeFormat::new(locale, &options(style)).format().into()
    });
    let written = format.call1(&JsValue::NULL, instant).ok();
    written.and_then(|text| text.as_string()).unwrap_or_default()
}

/// The name of a language, such as "Türkisch", where the browser knows one.
#[must_use]
pub fn language_name(language: &str, code: &str) -> Option<String> {
    let names: DisplayNames = once(format!("names {language}"), || {
        let options = options(&[("type", "language")]);
        DisplayNames::new(&locale(language), &options).map_or(JsValue::UNDEFINED, JsValue::from)
    });
    let name = names.of(code).ok()?;
    name.as_string().filter(|name| name != code)
}

/// The time in Germany, whatever the phone's own zone is.
#[must_use]
pub fn now_in_berlin() -> DateTime {
    // Swedish writes "2026-11-22 09:05:00".
    let style = [("timeZone", "Europe/Berlin"), ("dateStyle", "short"), ("timeStyle", "medium")];
    let written = write_time(&Array::of1(&"sv-SE".into()), &js_sys::Date::new_0(), &style);
    let mut numbers =
        written.split(|c: char| !c.is_ascii_digit()).filter_map(|part| part.parse::<i16>().ok());
    let mut next = || numbers.next();
    let parts = (next(), next(), next(), next(), next());
    let (Some(year), Some(month), Some(day), Some(hour), Some(minute)) = parts else {
        return DateTime::default();
    };
    let small = |number: i16| i8::try_from(number).unwrap_or_default();
    DateTime::new(year, small(month), small(day), small(hour), small(minute), 0, 0).unwrap_or_default()
}

/// A day of the week in short, such as "Mo"; 0 is Monday.
#[must_use]
pub fn weekday(language: &str, from_monday: i8) -> String {
    weekday_in(language, from_monday, "short")
}

/// A day of the week, such as "Montag"; 0 is Monday.
#[must_use]
pub fn weekday_long(language: &str, from_monday: i8) -> String {
    weekday_in(language, from_monday, "long")
}

fn weekday_in(language: &str, from_monday: i8, width: &str) -> String {
    // The days on a door are German.
    let language = if knows_dates(language) { language } else { "de" };
    let style = [("weekday", width)];
    // 5 January 2026 is a Monday.
    Date::new(2026, 1, 5 + from_monday.clamp(0, 6))
        .map_or_else(|_| String::new(), |date| format_date(language, date, &style))
}
