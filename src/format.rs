//! Numbers, times and lists as a language writes them, by the browser's `Intl`.

use js_sys::{Array, Date, Intl::ListFormat, Number, Object, Reflect};
use wasm_bindgen::JsValue;

use crate::i18n::Language;

/// Formats a number with the language's grouping: `1,234` in English.
pub fn number(language: Language, number: f64) -> String {
    Number::from(number).to_locale_string(language.code()).into()
}

/// Formats an RFC 3339 time as date and time of day; returns invalid text unchanged.
pub fn time(language: Language, rfc3339: &str) -> String {
    let date = Date::new(&rfc3339.into());
    if date.get_time().is_nan() {
        return rfc3339.to_owned();
    }
    let options = object(&[("dateStyle", "long"), ("timeStyle", "short")]);
    date.to_locale_string(language.code(), &options).into()
}

/// Formats the day of an RFC 3339 time in words, in the browser's time zone; returns invalid text unchanged.
pub fn date(language: Language, rfc3339: &str) -> String {
    let date = Date::new(&rfc3339.into());
    if date.get_time().is_nan() {
        return rfc3339.to_owned();
    }
    let options = object(&[("dateStyle", "long")]);
    date.to_locale_date_string(language.code(), &options).into()
}

/// Joins items with the language's separators: `a, b and c`.
pub fn list(language: Language, items: impl IntoIterator<Item = String>) -> String {
    let items: Array = items.into_iter().map(JsValue::from).collect();
    let options = object(&[("type", "conjunction")]);
    ListFormat::new(&Array::of1(&language.code().into()), &options)
        .format(&items)
        .into()
}

/// Formats a date without a time, `2026-12-31`, in words, independent of the time zone.
pub fn day(language: Language, day: &str) -> String {
    let date = Date::new(&day.into());
    if date.get_time().is_nan() {
        return day.to_owned();
    }
    let options = object(&[("dateStyle", "long"), ("timeZone", "UTC")]);
    date.to_locale_date_string(language.code(), &options).into()
}

/// Returns the last second of a day, `2026-12-31`, in the browser's time zone, as an RFC 3339 time; a day that is none as it is.
pub fn end_of_day(day: &str) -> String {
    let date = Date::new(&format!("{day}T00:00:00").into());
    date.set_hours(23);
    date.set_minutes(59);
    date.set_seconds(59);
    if date.get_time().is_nan() {
        return day.to_owned();
    }
    date.to_iso_string().into()
}

fn object(entries: &[(&str, &str)]) -> Object {
    let object = Object::new();
    for (key, value) in entries {
        let _ = Reflect::set(&object, &(*key).into(), &(*value).into());
    }
    object
}
