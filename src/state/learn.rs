//! Learning everyday words: German and the language of the page as soon as somebody is about to write, a further one
//! when what is asked calls for it. Most families never write; their phones need not learn.

use super::{Data, State, data};
use crate::browser::page;
use crate::texts;
use gloo::timers::future::TimeoutFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;
use nahbei_finder::languages_of_letters;
use std::sync::Arc;

/// How long words rest before they are taken for whole, in milliseconds: slow typists press two keys a second.
const TYPED_MS: u32 = 700;

/// A language is not told by fewer letters.
const TELLING_LETTERS: usize = 3;

impl State {
    /// Learns whenever there is something to learn: words are asked or about to be written, and offers are there.
    pub(super) fn keep_learning(self) {
        let writes = RwSignal::new(false);
        page::on_writing(move || writes.set(true));
        let asks = Memo::new(move |_| {
            let words = self.words.get();
            let writes = writes.get() || !words.is_empty();
            (writes && self.data.with(Option::is_some)).then_some(words)
        });
        Effect::new(move || {
            if let Some(words) = asks.get() {
                spawn_local(self.learn(words));
            }
        });
    }

    async fn learn(self, asked: String) {
        if !self.knows("de") && !self.learning.get_untracked() {
            self.learning.set(true);
            if let (Some(kinds), Some(german)) = (data::kinds().await, data::words("de").await) {
                // A tap that waits comes first.
                TimeoutFuture::new(0).await;
                self.change_data(|data| {
                    data.index.learn(&kinds, &[german]);
                    data.kinds = kinds;
                });
            }
            self.learning.set(false);
            self.learn_language(&texts::language()).await;
        }
        if asked.chars().filter(|letter| letter.is_alphabetic()).count() >= TELLING_LETTERS {
            TimeoutFuture::new(TYPED_MS).await;
            self.learn_further(&asked).await;
        }
    }

    /// Fetches the languages that the letters may belong to, one by one, until the words are understood.
    async fn learn_further(self, asked: &str) {
        for language in languages_of_letters(asked) {
            let is_old = self.words.with_untracked(|words| words != asked);
            let is_understood = self.data.with_untracked(|data| {
                data.as_ref().is_none_or(|data| !data.index.needs_meant(asked).is_empty())
            });
            if is_old || is_understood || !self.knows("de") {
                return;
            }
            self.learn_language(language).await;
        }
    }

    async fn learn_language(self, language: &str) {
        if !self.knows(language)
            && let Some(words) = data::words(language).await
        {
            self.change_data(|data| data.index.learn_more(&data.kinds, &words));
        }
    }

    fn knows(self, language: &str) -> bool {
        self.data.with_untracked(|data| data.as_ref().is_none_or(|data| data.index.knows(language)))
    }

    fn change_data(self, change: impl FnOnce(&mut Data)) {
        // Views hold the data only while they draw, so nobody else does now.
        let change = |data: &mut Option<Arc<Data>>| {
            if let Some(data) = data.as_mut().and_then(Arc::get_mut) {
                change(data);
            }
        };
        // Without words nothing that is drawn changes, and focus stays where it is.
        if self.words.with_untracked(String::is_empty) {
            self.data.update_untracked(change);
        } else {
            self.data.update(change);
        }
    }
}
