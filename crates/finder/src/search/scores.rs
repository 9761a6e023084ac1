//! How well each offer answers a question: written word by word, kept for the next question.

/// What is known of one offer while a question is answered.
#[derive(Debug, Clone, Copy, Default)]
struct Cell {
    /// Sum over words of the best reading.
    sum: f32,
    /// Share of the question's words it holds.
    met: f32,
    /// The best reading of the current word.
    best: f32,
    /// The best kind.
    kind: f32,
    word: u32,
}

/// An offer that answers less well than this holds one of the words by chance.
const LEAST: f32 = 0.1;

/// Scores of the offers that answer a question at all. Reuse one for many questions.
#[derive(Debug, Clone, Default)]
pub struct Scores {
    cells: Vec<Cell>,
    touched: Vec<u32>,
    word: u32,
    weight: f32,
    /// Offers with their score, in no order.
    found: Vec<(u32, f32)>,
}

impl Scores {
    /// Offers with how well they answer, in no order; 1 is a good answer.
    #[must_use]
    pub fn found(&self) -> &[(u32, f32)] {
        &self.found
    }

    pub(super) fn begin(&mut self, offers: usize) {
        for offer in self.touched.drain(..) {
            if let Some(cell) = self.cells.get_mut(offer as usize) {
                *cell = Cell::default();
            }
        }
        self.cells.resize(offers, Cell::default());
        self.found.clear();
        self.word = 0;
    }

    /// What follows belongs to the next word, which is `weight` of the question.
    pub(super) fn next_word(&mut self, weight: f32) {
        self.word += 1;
        self.weight = weight;
    }

    /// A reading of the current word stands in `offer`; only the best one counts.
    pub(super) fn add(&mut self, offer: u32, value: f32) {
        let Some(cell) = self.cells.get_mut(offer as usize) else { return };
        if cell.word != self.word {
            if cell.word == 0 {
                self.touched.push(offer);
            }
            cell.word = self.word;
            cell.best = value;
            cell.met += self.weight;
            cell.sum += self.weight * value;
        } else if value > cell.best {
            cell.sum += self.weight * (value - cell.best);
            cell.best = value;
        }
    }

    pub(super) fn end_words(&mut self) {
        self.word = u32::MAX;
    }

    /// The offer is of a kind that is meant; only the best kind counts.
    pub(super) fn of_kind(&mut self, offer: u32, value: f32) {
        let Some(cell) = self.cells.get_mut(offer as usize) else { return };
        if cell.word == 0 {
            self.touched.push(offer);
            cell.word = self.word;
        }
        cell.kind = cell.kind.max(value);
    }

    pub(super) fn end(&mut self) {
        self.found.extend(self.touched.iter().filter_map(|offer| {
            let cell = self.cells.get(*offer as usize)?;
            // What holds only some of the words answers only some of the question.
            let score = cell.sum * (0.3 + 0.7 * cell.met) + cell.kind;
            (score >= LEAST).then_some((*offer, score))
        }));
    }
}
