//! A family's question, in any words.
#![no_main]

use nahbei_catalogue::Term;
use nahbei_finder::{Index, Query, find, read_kinds, read_words};
use std::sync::LazyLock;

static INDEX: LazyLock<Index> = LazyLock::new(|| {
    let catalogues =
        [include_str!("../../sites/apolda/catalogue.json"), include_str!("../../sites/helplines/catalogue.json")];
    let mut index = Index::new(catalogues.map(|json| nahbei_catalogue::read(json).0), |need| need.id().to_owned());
    let words = [include_str!("../../public/words/de.json"), include_str!("../../public/words/ar.json")];
    index.learn(
        &read_kinds(include_str!("../../public/kinds.json")).expect("kinds"),
        &words.map(|json| read_words(json).expect("words")),
    );
    index
});

libfuzzer_sys::fuzz_target!(|words: &str| {
    let now = jiff::civil::date(2026, 11, 22).at(9, 0, 0, 0);
    let query = Query { words: words.to_owned(), ..Query::default() };
    let _ = find(&INDEX, &query, now);
    let _ = (INDEX.danger(words), INDEX.needs_meant(words), nahbei_finder::ages(words));
    for range in INDEX.marks(words, words) {
        assert!(words.get(range).is_some(), "marks are parts of the text");
    }
});
