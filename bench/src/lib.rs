//! The finder as a module for Node, to be measured beside other search engines. It measures nothing itself.

mod contest;

use contest::{Contest, ContestOffer, Question, Resources};
use nahbei_finder::{Words, read_kinds, read_words};
use wasm_bindgen::prelude::{JsError, wasm_bindgen};

/// What an index is made of, on its way into it. Offers come in several texts, as one of all would be too long.
#[wasm_bindgen]
pub struct Offers {
    offers: Vec<ContestOffer>,
    words: Vec<Words>,
}

#[wasm_bindgen]
impl Offers {
    /// No offers yet.
    #[wasm_bindgen(constructor)]
    #[allow(clippy::new_without_default, reason = "called by JS alone")]
    #[must_use]
    pub fn new() -> Self {
        Self { offers: Vec::new(), words: Vec::new() }
    }

    /// Adds a JSON list of offers.
    ///
    /// # Errors
    /// When it is not one.
    pub fn add(&mut self, json: &str) -> Result<(), JsError> {
        let offers: Vec<ContestOffer> = serde_json::from_str(json)?;
        self.offers.extend(offers);
        Ok(())
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
