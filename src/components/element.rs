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

/// An element with its attributes and children.
pub struct Element {
    tag: &'static str,
    attributes: Vec<AnyAttribute>,
    children: Vec<AnyView>,
}

/// An element called `tag`.
pub fn element(tag: &'static str) -> Element {
    Element { tag, attributes: Vec::new(), children: Vec::new() }
}

/// An element of a class.
pub fn block(tag: &'static str, class: &'static str) -> Element {
    element(tag).with("class", class)
}

/// Several things side by side.
pub fn group(children: Vec<AnyView>) -> AnyView {
    children.into_any()
}

/// What is computed anew whenever a signal it reads changes.
pub fn live(view: impl FnMut() -> AnyView + Send + 'static) -> AnyView {
    let view: SharedReactiveFunction<AnyView> = Arc::new(Mutex::new(view));
    view.into_any()
}

/// Nothing.
pub fn nothing() -> AnyView {
    ().into_any()
}

impl Element {
    /// An attribute.
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.attributes.push(custom_attribute(name, value.into()).into_any_attr());
        self
    }

    /// The language of its text.
    pub fn lang(self, language: String) -> Self {
        self.with("lang", language)
    }

    /// An attribute that follows signals.
    pub fn with_live(mut self, name: &'static str, value: impl FnMut() -> String + Send + 'static) -> Self {
        let value: SharedReactiveFunction<String> = Arc::new(Mutex::new(value));
        self.attributes.push(custom_attribute(name, value).into_any_attr());
        self
    }

    /// Whether a box is ticked, following signals.
    pub fn ticked(mut self, ticked: impl FnMut() -> bool + Send + 'static) -> Self {
        let ticked: SharedReactiveFunction<bool> = Arc::new(Mutex::new(ticked));
        self.attributes.push(prop("checked", ticked).into_any_attr());
        self
    }

    /// A text.
    pub fn text(mut self, text: impl Into<String>) -> Self {
        self.children.push(text.into().into_any());
        self
    }

    /// A text that follows signals.
    pub fn live_text(mut self, text: impl FnMut() -> String + Send + 'static) -> Self {
        let text: SharedReactiveFunction<String> = Arc::new(Mutex::new(text));
        self.children.push(text.into_any());
        self
    }

    /// An element inside.
    pub fn child(mut self, child: impl Into<AnyView>) -> Self {
        self.children.push(child.into());
        self
    }

    /// Elements inside; none is fine.
    pub fn children<T: Into<AnyView>>(mut self, children: impl IntoIterator<Item = T>) -> Self {
        self.children.extend(children.into_iter().map(Into::into));
        self
    }

    /// What happens on an event.
    pub fn on(mut self, event: &'static str, act: impl FnMut(leptos::ev::Event) + 'static) -> Self {
        let act: Box<dyn FnMut(leptos::ev::Event)> = Box::new(act);
        let event = leptos::ev::Custom::new(event);
        self.attributes.push(leptos::tachys::html::event::on(event, act).into_any_attr());
        self
    }

    /// What a tap does.
    pub fn on_tap(self, act: impl Fn() + 'static) -> Self {
        self.on("click", move |_| act())
    }
}

impl From<Element> for AnyView {
    fn from(element: Element) -> Self {
        custom(element.tag).child(element.children).add_any_attr(element.attributes).into_any()
    }
}
