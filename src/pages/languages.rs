//! The choice of the language the page speaks. Each is named in its own script and found by its German, own and English
//! name.

use crate::browser::{intl, kept, page};
use crate::components::{Element, block, element, icon, live, nothing};
use crate::state::Navigation;
use crate::texts::{describe, text};
use gloo::events::EventListener;
use leptos::prelude::*;
use nahbei_catalogue::Language;

const DIALOG: &str = "languages";
/// Where `boot.js` looks for a language that is kept.
const KEY: &str = "language";

/// The dialogue, with the button in the top bar wired to it. With one language there is nothing to choose. `failed`
/// says that the texts of the chosen language did not come.
pub fn languages_dialog(navigation: Navigation, failed: RwSignal<bool>) -> AnyView {
    let offered = page::languages();
    if offered.len() < 2 {
        return nothing();
    }
    page::show("language", true);
    let opened = RwSignal::new(false);
    if let Some(button) = page::by_id("language") {
        // Made when somebody looks for a language, which few do; what is made stays.
        EventListener::new(&button, "click", move |_| {
            opened.set(true);
            request_animation_frame(|| page::open_dialog(DIALOG));
        })
        .forget();
    }
    let typed = RwSignal::new(String::new());
    let keeps = RwSignal::new(kept::get(KEY).is_some());
    // The page speaks the language only once its texts have come.
    let asked: StoredValue<Option<String>> = StoredValue::new(None);
    Effect::new(move || {
        let spoken = navigation.language.get();
        if asked.get_value().is_some_and(|asked| asked == spoken) {
            page::close_dialog(DIALOG);
        }
    });
    let choose = move |language: Language| {
        asked.set_value(Some(language.to_string()));
        if keeps.get_untracked() {
            kept::keep(KEY, language.code());
        }
        if language.code() == navigation.language.get_untracked() {
            page::close_dialog(DIALOG);
        }
        navigation.answer(|route| route.language = Some(language));
    };
    let keep = move |keep: bool| {
        keeps.set(keep);
        if keep {
            kept::keep(KEY, &navigation.language.get_untracked());
        } else {
            kept::forget(KEY);
        }
    };
    let content = live(move || {
        navigation.language.track();
        if !opened.get() {
            return nothing();
        }
        let named: Vec<Named> = offered.iter().filter_map(|code| Named::new(code)).collect();
        let list = live(move || {
            let fitting: Vec<Element> = typed.with(|typed| {
                let fitting = named.iter().filter(|language| language.is_called(typed));
                fitting.map(|language| button(language, choose)).collect()
            });
            if fitting.is_empty() {
                return element("p").with("role", "status").text(text("languages.none")).into();
            }
            block("ul", "languages").children(fitting).into()
        });
        let close = block("button", "text-link")
            .with("type", "button")
            .on_tap(|| page::close_dialog(DIALOG))
            .child(icon("close"))
            .text(text("languages.close"));
        let find = block("input", "field")
            .with("id", "find-language")
            .with("type", "text")
            .with("autocomplete", "off")
            .on("input", move |event| typed.set(event_target_value(&event)));
        let box_ = element("input")
            .with("type", "checkbox")
            .ticked(move || keeps.get())
            .on("change", move |event| keep(event_target_checked(&event)));
        element("div")
            .child(close)
            .child(element("h2").with("id", "languages-title").text(text("languages.title")))
            .child(element("label").with("for", "find-language").text(text("languages.find")))
            .child(find)
            .child(
                block("p", "hint")
                    .with("role", "status")
                    .live_text(move || if failed.get() { text("languages.failed") } else { String::new() }),
            )
            .child(list)
            .child(
                block("label", "option")
                    .child(box_)
                    .child(block("span", "option__label").text(text("languages.keep"))),
            )
            .child(block("p", "hint").text(text("languages.keep.hint")))
            .into()
    });
    block("dialog", "sheet dialog")
        .with("id", DIALOG)
        .with("aria-labelledby", "languages-title")
        .child(content)
        .into()
}

fn button(named: &Named, choose: impl Fn(Language) + 'static) -> Element {
    let language = named.language.clone();
    let code = language.to_string();
    let own =
        element("span").with("dir", describe::direction(&code)).lang(code.clone()).text(named.own.clone());
    let german = block("span", "small").lang("de".to_owned()).text(named.german.clone());
    let button = block("button", "language").with("type", "button").with("data-language", code);
    element("li").child(button.on_tap(move || choose(language.clone())).child(own).child(german))
}

/// A language with the names by which people look for it.
struct Named {
    language: Language,
    own: String,
    german: String,
    english: String,
}

impl Named {
    fn new(code: &str) -> Option<Self> {
        let language = Language::new(code)?;
        // The browser calls it "Deutsch (simple)".
        let name = |reader: &str| match code {
            "de-simple" => "Einfaches Deutsch".to_owned(),
            code => intl::language_name(reader, code).unwrap_or_else(|| code.to_owned()),
        };
        // Browsers that do not speak it would name it in the phone's language.
        let own = match code {
            "ku" => "Kurdî (Kurmancî)".to_owned(),
            "ckb" => "کوردی (سۆرانی)".to_owned(),
            code => name(code),
        };
        Some(Self { own, german: name("de"), english: name("en"), language })
    }

    fn is_called(&self, typed: &str) -> bool {
        let typed = intl::small_letters(typed.trim());
        [&self.own, &self.german, &self.english].iter().any(|name| intl::small_letters(name).contains(&typed))
    }
}
