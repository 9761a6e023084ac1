//! Elements of the page, all of one type.
//!
//! Leptos's `view!` gives every piece of markup a type of its own and compiles building and updating anew for each:
//! the same page is more than twice as heavy with it (ARCHITECTURE.md has the figures). Here tag, attributes and
//! children are values, and Leptos still builds, updates and disposes them. It knows no offer and no style.

use leptos::prelude::*;
use leptos::tachys::html::attribute::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::tachys::html::attribute::custom::custom_attribute;
use leptos::tachys::html::element::custom;
use leptos::tachys::html::property::prop;
use leptos::tachys::reactive_graph::SharedReactiveFunction;
use std::sync::{Arc, Mutex};

/// An element with its attributes and children. Behind one pointer, so that building a page moves little.
pub struct Element(Box<Parts>);

struct Parts {
    tag: &'static str,
    attributes: Vec<AnyAttribute>,
    children: Vec<AnyView>,
}

/// An element called `tag`.
#[inline(never)]
pub fn element(tag: &'static str) -> Element {
    Element(Box::new(Parts { tag, attributes: Vec::new(), children: Vec::new() }))
}

/// An element of a class.
#[inline(never)]
pub fn block(tag: &'static str, class: &'static str) -> Element {
    element(tag).with("class", class)
}

/// What is computed anew whenever a signal it reads changes.
pub fn live(view: impl FnMut() -> AnyView + Send + 'static) -> AnyView {
    live_view(Arc::new(Mutex::new(view)))
}

#[inline(never)]
fn live_view(view: SharedReactiveFunction<AnyView>) -> AnyView {
    view.into_any()
}

/// Several things side by side, where an element around them would be wrong.
#[inline(never)]
pub fn group(children: Vec<AnyView>) -> AnyView {
    children.into_any()
}

/// Nothing.
#[inline(never)]
pub fn nothing() -> AnyView {
    ().into_any()
}

/// The methods with a generic value hand it on to one that is compiled once.
impl Element {
    #[inline(never)]
    fn attribute(mut self, name: &'static str, value: String) -> Self {
        self.0.attributes.push(custom_attribute(name, value).into_any_attr());
        self
    }

    #[inline(never)]
    fn live_attribute(mut self, name: &'static str, value: SharedReactiveFunction<String>) -> Self {
        self.0.attributes.push(custom_attribute(name, value).into_any_attr());
        self
    }

    #[inline(never)]
    fn view(mut self, view: AnyView) -> Self {
        self.0.children.push(view);
        self
    }

    #[inline(never)]
    fn words(self, words: String) -> Self {
        self.view(words.into_any())
    }

    #[inline(never)]
    fn live_words(self, words: SharedReactiveFunction<String>) -> Self {
        self.view(words.into_any())
    }

    #[inline(never)]
    fn listen(mut self, event: &'static str, act: Box<dyn FnMut(leptos::ev::Event)>) -> Self {
        let event = leptos::ev::Custom::new(event);
        self.0.attributes.push(leptos::tachys::html::event::on(event, act).into_any_attr());
        self
    }

    /// An attribute.
    pub fn with(self, name: &'static str, value: impl Into<String>) -> Self {
        self.attribute(name, value.into())
    }

    /// The language of its text.
    pub fn lang(self, language: String) -> Self {
        self.attribute("lang", language)
    }

    /// An attribute that follows signals.
    pub fn with_live(self, name: &'static str, value: impl FnMut() -> String + Send + 'static) -> Self {
        self.live_attribute(name, Arc::new(Mutex::new(value)))
    }

    /// Whether a box is ticked, following signals.
    pub fn ticked(mut self, ticked: impl FnMut() -> bool + Send + 'static) -> Self {
        let ticked: SharedReactiveFunction<bool> = Arc::new(Mutex::new(ticked));
        self.0.attributes.push(prop("checked", ticked).into_any_attr());
        self
    }

    /// What stands in a field, following signals.
    pub fn value(mut self, value: impl FnMut() -> String + Send + 'static) -> Self {
        let value: SharedReactiveFunction<String> = Arc::new(Mutex::new(value));
        self.0.attributes.push(prop("value", value).into_any_attr());
        self
    }

    /// A text.
    pub fn text(self, text: impl Into<String>) -> Self {
        self.words(text.into())
    }

    /// A text that follows signals.
    pub fn live_text(self, text: impl FnMut() -> String + Send + 'static) -> Self {
        self.live_words(Arc::new(Mutex::new(text)))
    }

    /// An element inside.
    pub fn child(self, child: impl Into<AnyView>) -> Self {
        self.view(child.into())
    }

    /// Elements inside; none is fine.
    pub fn children<T: Into<AnyView>>(self, children: impl IntoIterator<Item = T>) -> Self {
        children.into_iter().fold(self, |parent, child| parent.view(child.into()))
    }

    /// What happens on an event.
    pub fn on(self, event: &'static str, act: impl FnMut(leptos::ev::Event) + 'static) -> Self {
        self.listen(event, Box::new(act))
    }

    /// What a tap does.
    pub fn on_tap(self, act: impl Fn() + 'static) -> Self {
        self.listen("click", Box::new(move |_| act()))
    }
}

impl From<Element> for AnyView {
    #[inline(never)]
    fn from(element: Element) -> Self {
        let Parts { tag, attributes, children } = *element.0;
        custom(tag).child(children).add_any_attr(attributes).into_any()
    }
}
