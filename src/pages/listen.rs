//! Reading the view aloud, sentence by sentence, by the voice of the device. `index.html` holds the buttons; they show
//! where the device speaks the language of the page. Nothing is ever read before somebody asks for it.
//!
//! The first page needs [`prepare_listen`] and [`listen_anew`]; what only [`read_aloud`] reaches travels with the part
//! that answers. None of it is signals: a further kind of signal weighs more than everything that is here.

mod sentences;

use crate::browser::page;
use crate::browser::passages::{self, Passage};
use crate::browser::speech::{self, Speaking};
use crate::texts;
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;

/// Holds both buttons; hidden where no voice speaks the language of the page.
const BUTTONS: &str = "listen";
/// Begins, pauses and goes on.
const GO: &str = "listen-go";
/// Ends.
const STOP: &str = "listen-stop";
/// Says on the first button that it was tapped, for a reader that is still on its way.
const ASKED: &str = "data-asked";

/// Wires the buttons for as long as the reader is not there; `load` sends for it.
pub fn prepare_listen(load: impl Fn() + 'static) {
    speech::on_voices(show);
    on_click(GO, move || {
        speech::ready();
        ask(true);
        load();
    });
}

/// The view or its language is another: what was being read ends.
pub fn listen_anew() {
    show();
    if let Some(stop) = page::by_id(STOP) {
        stop.click();
    }
}

fn show() {
    page::show(BUTTONS, speech::has_voice(&texts::language()));
}

fn on_click(id: &str, act: impl Fn() + 'static) {
    if let Some(button) = page::by_id(id) {
        EventListener::new(&button, "click", move |_| act()).forget();
    }
}

fn ask(is_asked: bool) {
    if let Some(button) = page::by_id(GO) {
        let _ = button.toggle_attribute_with_force(ASKED, is_asked);
    }
}

/// Reads the view whenever that is asked for, and is silent as soon as the person goes elsewhere.
pub fn read_aloud() {
    let reader = Rc::new(Reader::default());
    let go = reader.clone();
    let end: Rc<dyn Fn()> = Rc::new(move || reader.end());
    speech::on_leaving(&end);
    on_click(STOP, move || end());
    if page::has("[data-asked]") {
        go.clone().go();
    }
    on_click(GO, move || go.clone().go());
}

/// What is read, and how far.
#[derive(Default)]
struct Script {
    passages: Vec<Passage>,
    /// Each sentence by the number of its passage and where in it it stands, in bytes.
    sentences: Vec<(usize, Range<usize>)>,
    at: usize,
    /// There while it is being read, not while it waits.
    voice: Option<Voice>,
}

enum Voice {
    Breathes { _until: Timeout },
    Speaks { _sentence: Speaking },
}

impl Script {
    fn of_view() -> Self {
        let passages = passages::on_show();
        let mut sentences = Vec::new();
        for (number, passage) in passages.iter().enumerate() {
            sentences.extend(sentences::sentences(&passage.text).into_iter().map(|range| (number, range)));
        }
        Self { passages, sentences, ..Self::default() }
    }

    /// Says the next sentence that can still be seen and that a voice can say; `false` when none is left.
    fn say(&mut self, over: &Rc<dyn Fn(bool)>) -> bool {
        while let Some((number, range)) = self.sentences.get(self.at) {
            let passage = self.passages.get(*number).filter(|passage| passage.is_there());
            let said = passage.and_then(|passage| {
                let words = sentences::spoken(passage.text.get(range.clone())?)?;
                let sentence = speech::say(&words, &passage.language, over)?;
                passage.mark(range);
                Some(Voice::Speaks { _sentence: sentence })
            });
            if said.is_some() {
                self.voice = said;
                return true;
            }
            self.at += 1;
        }
        false
    }
}

/// Reads a script to its end.
#[derive(Default)]
struct Reader {
    script: RefCell<Script>,
}

impl Reader {
    /// Begins, pauses or goes on. To go on begins the sentence anew: on many phones the voice's own pause loses the
    /// rest of it.
    fn go(self: Rc<Self>) {
        ask(false);
        let reads = self.script.borrow().voice.is_some();
        if reads {
            self.script.borrow_mut().voice = None;
            speech::hush();
            return label("#icon-listen", "listen.resume");
        }
        if self.script.borrow().sentences.is_empty() {
            self.script.replace(Script::of_view());
        }
        let reader = self.clone();
        let until = speech::after_hush(move || reader.say());
        self.script.borrow_mut().voice = Some(Voice::Breathes { _until: until });
        page::show(STOP, true);
        label("#icon-pause", "listen.pause");
    }

    fn say(self: Rc<Self>) {
        let reader = self.clone();
        let over: Rc<dyn Fn(bool)> = Rc::new(move |whole| {
            if whole {
                reader.script.borrow_mut().at += 1;
                reader.clone().say();
            } else {
                reader.end();
            }
        });
        let goes_on = self.script.borrow_mut().say(&over);
        if !goes_on {
            self.end();
        }
    }

    fn end(&self) {
        if self.script.borrow().sentences.is_empty() {
            return;
        }
        speech::hush();
        self.script.take();
        passages::unmark();
        if page::has("#listen-stop:focus") {
            // The button goes, the focus stays beside it.
            let _ = page::focus_link("#listen-go");
        }
        page::show(STOP, false);
        label("#icon-listen", "listen.start");
    }
}

/// What the first button says and shows.
fn label(picture: &str, words: &str) {
    page::each("#listen-go use", |icon| {
        let _ = icon.set_attribute("href", picture);
    });
    page::each("#listen-go span", |label| {
        // So that another language finds the words that stand here now.
        let _ = label.set_attribute("data-text", words);
        label.set_text_content(Some(&texts::text(words)));
    });
}
