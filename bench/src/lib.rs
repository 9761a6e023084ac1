//! The finder as a module for Node, to be measured beside other search engines. It measures nothing itself.

mod contest;

use contest::{Contest, Question, Resources};
use nahbei_finder::{Words, read_kinds, read_words};
use std::hint::black_box;
use wasm_bindgen::prelude::{JsError, wasm_bindgen};

/// A module's memory for so many bytes of offers: their texts, what is noted beside them, and the index.
const ROOM_FOR_A_BYTE: usize = 2;
/// What the words of families take, whatever the offers.
const ROOM_FOR_WORDS: usize = 16 << 20;

/// What an index is made of, on its way into it. Offers come in pieces, as their text would be held twice.
#[wasm_bindgen]
pub struct Offers {
    offers: contest::Offers,
    words: Vec<Words>,
}

#[wasm_bindgen]
impl Offers {
    /// No offers yet, but room for those of a text of so many bytes.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(bytes: usize) -> Self {
        // A module's memory otherwise grows in thousands of small steps. At each of them Node looks through its own
        // memory for what can go, and beside a large page that took twenty times as long as all our work.
        drop(black_box(Vec::<u8>::with_capacity(bytes * ROOM_FOR_A_BYTE + ROOM_FOR_WORDS)));
        Self { offers: contest::Offers::of_text(bytes), words: Vec::new() }
    }

    /// Adds the next piece of a JSON list of offers.
    ///
    /// # Errors
    /// When it is none.
    pub fn add(&mut self, piece: &[u8]) -> Result<(), JsError> {
        Ok(self.offers.add(piece)?)
    }

    /// Adds a words file; German comes first.
    ///
    /// # Errors
    /// When it is none.
    pub fn add_words(&mut self, json: &str) -> Result<(), JsError> {
        let words = read_words(json).ok_or_else(|| JsError::new("this is no words file"))?;
        self.words.push(words);
        Ok(())
    }

    /// Builds the index; `kinds` is the file of all kinds of help, `resources` JSON with the words for needs.
    ///
    /// # Errors
    /// When one of them is something else.
    pub fn index(self, kinds: &str, resources: &str) -> Result<Finder, JsError> {
        let resources: Resources = serde_json::from_str(resources)?;
        let kinds = read_kinds(kinds).ok_or_else(|| JsError::new("these are no kinds of help"))?;
        Ok(Finder(Contest::new(self.offers, &resources, &kinds, &self.words)))
    }
}

/// Offers ready to be asked.
#[wasm_bindgen]
pub struct Finder(Contest);

#[wasm_bindgen]
impl Finder {
    /// The ids of the best answers; what is not asked is missing. `needs` are ids with blanks between them.
    #[allow(
        clippy::too_many_arguments,
        reason = "a JS object would have to be taken apart here, field by field"
    )]
    #[must_use]
    pub fn search(
        &mut self,
        words: Option<String>,
        needs: &str,
        age_months: Option<u16>,
        lat: Option<f64>,
        lon: Option<f64>,
        radius_km: Option<f64>,
        limit: usize,
    ) -> Vec<u32> {
        let needs = needs.split_ascii_whitespace().map(str::to_owned).collect();
        self.0.search(&Question { q: words, needs, age_months, lat, lon, radius_km, limit })
    }

    /// Bytes held for searching, beside the offers themselves.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.0.bytes()
    }
}
