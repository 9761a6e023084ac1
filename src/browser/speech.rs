//! The voice of the device: which languages it speaks, and saying one sentence. Chooses no words, and never uses a voice
//! that sends the words away to be spoken elsewhere.

use super::page;
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use std::rc::Rc;
use wasm_bindgen::{JsCast, prelude::wasm_bindgen};
use web_sys::{SpeechSynthesis, SpeechSynthesisUtterance, SpeechSynthesisVoice};

/// How long a voice that was cut off needs before it takes new words, in milliseconds. Below 50 some engines lose them.
const BREATH_MS: u32 = 60;

#[wasm_bindgen]
extern "C" {
    // Some browsers have none; `web_sys` takes it for given.
    #[wasm_bindgen(thread_local_v2, js_name = speechSynthesis)]
    static SPEECH: Option<SpeechSynthesis>;
}

fn speech() -> Option<SpeechSynthesis> {
    SPEECH.with(Clone::clone)
}

/// Calls `changed` when voices arrive or leave: many browsers know none at first.
pub fn on_voices(changed: impl Fn() + 'static) {
    if let Some(speech) = speech() {
        EventListener::new(&speech, "voiceschanged", move |_| changed()).forget();
    }
}

/// Whether a voice of this very device speaks `language`.
#[must_use]
pub fn has_voice(language: &str) -> bool {
    voice(language).is_some()
}

/// A voice of this device for `language`. Of both only the beginning counts: `de-simple` is said by `de_AT`.
fn voice(language: &str) -> Option<SpeechSynthesisVoice> {
    let spoken = |language: &str| language.split(['-', '_']).next().map(str::to_ascii_lowercase);
    let wanted = spoken(language);
    let mut voices = speech()?.get_voices().into_iter().map(JsCast::unchecked_into::<SpeechSynthesisVoice>);
    // A voice from the network would carry a family's need to the maker of the browser.
    voices.find(|voice| voice.local_service() && spoken(&voice.lang()) == wanted)
}

/// A sentence that is being said. Dropped, nobody waits for its end any more; the voice itself goes on.
pub struct Speaking {
    // Some browsers forget a sentence, and with it its end, that nobody holds.
    _sentence: SpeechSynthesisUtterance,
    _listeners: [EventListener; 2],
}

/// Says `words` in `language`; `over` is told whether they were said to the end. `None` when no voice of this device
/// speaks the language: then nothing is said.
pub fn say(words: &str, language: &str, over: &Rc<dyn Fn(bool)>) -> Option<Speaking> {
    let voice = voice(language)?;
    let sentence = SpeechSynthesisUtterance::new_with_text(words).ok()?;
    sentence.set_lang(&voice.lang());
    sentence.set_voice(Some(&voice));
    let listeners = [("end", true), ("error", false)].map(|(event, whole)| {
        let over = over.clone();
        EventListener::new(&sentence, event, move |_| over(whole))
    });
    speech()?.speak(&sentence);
    Some(Speaking { _sentence: sentence, _listeners: listeners })
}

/// Readies the voice within a tap. Some browsers let it speak later only if it was used in a tap before.
pub fn ready() {
    if let (Some(speech), Ok(nothing)) = (speech(), SpeechSynthesisUtterance::new()) {
        speech.speak(&nothing);
    }
}

/// Is silent at once.
pub fn hush() {
    if let Some(speech) = speech() {
        speech.cancel();
    }
}

/// Is silent at once, and calls `act` as soon as the voice takes new words; dropped before, it does not.
pub fn after_hush(act: impl FnOnce() + 'static) -> Timeout {
    hush();
    Timeout::new(BREATH_MS, act)
}

/// Calls `left` as soon as the person leaves. Who leaves quickly empties the page long before the next one comes.
pub fn on_leaving(left: &Rc<dyn Fn()>) {
    let Some(window) = web_sys::window() else { return };
    for event in ["pagehide", "click", "keydown"] {
        let left = left.clone();
        let leaves = move |_: &web_sys::Event| {
            if event == "pagehide" || !page::has("main") {
                left();
            }
        };
        EventListener::new(&window, event, leaves).forget();
    }
}
