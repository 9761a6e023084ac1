//! What a person can read in the view on show, passage by passage, and the mark on what is being read. Adds nothing to
//! the page and knows no voice.

use super::page;
use js_sys::{Object, Reflect};
use std::ops::Range;
use wasm_bindgen::{JsCast, prelude::wasm_bindgen};
use web_sys::{Element, Node};

/// What holds a text of its own. Anything else, such as a word marked in a name, is part of the text around it.
const OWN: &str = "a, aside, blockquote, button, dd, div, dt, figcaption, h1, h2, h3, label, legend, li, main, p, \
                   section, span, strong, summary";
/// What nobody sees, or sees only once it is opened.
const UNSEEN: &str = "[hidden], [aria-hidden=true], .visually-hidden, noscript, select, datalist, dialog, .print-sheet, \
                      details:not([open]) > :not(summary)";
/// Names the marked words in the style sheet.
const MARK: &str = "spoken";
/// The element that holds the marked words, for browsers that mark no words.
const MARKED: &str = "data-spoken";
/// Texts only, of all that a walk through the page can visit (`NodeFilter.SHOW_TEXT`).
const TEXTS: u32 = 4;

#[wasm_bindgen]
extern "C" {
    type Highlight;
    #[wasm_bindgen(constructor)]
    fn new(range: &web_sys::Range) -> Highlight;

    type Highlights;
    // Young; browsers that lack it mark the whole element.
    #[wasm_bindgen(thread_local_v2, js_namespace = CSS, js_name = highlights)]
    static HIGHLIGHTS: Option<Highlights>;
    #[wasm_bindgen(method)]
    fn set(this: &Highlights, name: &str, highlight: &Highlight);
    #[wasm_bindgen(method)]
    fn delete(this: &Highlights, name: &str) -> bool;
}

/// A text of the view: a heading, a paragraph, the words of a link or button.
pub struct Passage {
    /// The whole text.
    pub text: String,
    /// The language it is in.
    pub language: String,
    element: Element,
    /// Where in `text` each part begins, in bytes.
    parts: Vec<(usize, Node)>,
}

/// The passages that can be seen in the view on show, in their order.
#[must_use]
pub fn on_show() -> Vec<Passage> {
    let mut passages: Vec<Passage> = Vec::new();
    let main = page::by_id("main");
    let walk =
        main.and_then(|main| main.owner_document()?.create_tree_walker_with_what_to_show(&main, TEXTS).ok());
    let Some(walk) = walk else { return passages };
    while let Ok(Some(node)) = walk.next_node() {
        let around = |selector: &str| node.parent_element()?.closest(selector).ok().flatten();
        let Some(element) = around(OWN).filter(|_| around(UNSEEN).is_none()) else { continue };
        let language = around("[lang]").and_then(|element| element.get_attribute("lang")).unwrap_or_default();
        let text = node.node_value().unwrap_or_default();
        match passages.last_mut() {
            Some(last) if last.element == element && last.language == language => {
                last.parts.push((last.text.len(), node));
                last.text.push_str(&text);
            }
            _ => passages.push(Passage { text, language, element, parts: vec![(0, node)] }),
        }
    }
    passages
}

impl Passage {
    /// Whether it can still be seen.
    #[must_use]
    pub fn is_there(&self) -> bool {
        let within = |selector: &str| self.element.closest(selector).ok().flatten().is_some();
        within("main") && !within(UNSEEN)
    }

    /// Marks the part of the text at `range`, in bytes, instead of what was marked before, and brings it into view.
    pub fn mark(&self, range: &Range<usize>) {
        unmark();
        let _ = self.element.toggle_attribute_with_force(MARKED, true);
        if let Some(words) = self.range(range) {
            HIGHLIGHTS.with(|highlights| {
                if let Some(highlights) = highlights {
                    highlights.set(MARK, &Highlight::new(&words));
                }
            });
        }
        let options = Object::new();
        let _ = Reflect::set(&options, &"block".into(), &"nearest".into());
        self.element.scroll_into_view_with_scroll_into_view_options(options.unchecked_ref());
    }

    fn range(&self, range: &Range<usize>) -> Option<web_sys::Range> {
        let words = web_sys::Range::new().ok()?;
        let (node, at) = self.point(range.start, false)?;
        words.set_start(node, at).ok()?;
        let (node, at) = self.point(range.end, true)?;
        words.set_end(node, at).ok()?;
        Some(words)
    }

    /// The part in which a position of the text lies, and where in it, counted as the page counts. Between two parts
    /// an end belongs to the first, a beginning to the second.
    fn point(&self, at: usize, is_end: bool) -> Option<(&Node, u32)> {
        let holds = |begin: usize| if is_end { begin < at } else { begin <= at };
        let (begin, node) = self.parts.iter().rev().find(|(begin, _)| holds(*begin))?;
        let units = self.text.get(*begin..at)?.encode_utf16().count();
        Some((node, u32::try_from(units).ok()?))
    }
}

/// Takes the mark away.
pub fn unmark() {
    page::each("[data-spoken]", |element| {
        let _ = element.toggle_attribute_with_force(MARKED, false);
    });
    HIGHLIGHTS.with(|highlights| {
        if let Some(highlights) = highlights {
            highlights.delete(MARK);
        }
    });
}
