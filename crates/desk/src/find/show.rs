//! The words for what `nahbei find` prints. It shows every hit, in the order it was given.

use crate::labels::Labels;
use crate::lang::Lang;
use jiff::civil::Date;
use nahbei_catalogue::{Offer, Reach, Term};
use nahbei_finder::{Fit, Hit, Index, Query, Reason, Results, Subject, Wish};
use serde_json::{Value, json};
use std::io::{self, Write};

/// Everything an answer is printed from.
pub struct Answer<'a> {
    /// The offers asked.
    pub index: &'a Index,
    /// What was asked.
    pub query: &'a Query,
    /// What was found.
    pub results: &'a Results,
    /// The day of the question.
    pub today: Date,
    /// The page's own words.
    pub labels: &'a Labels,
    /// The language they are in.
    pub lang: Lang,
}

impl Answer<'_> {
    /// Prints for people: hits, then what is just outside and what giving up one wish would bring.
    ///
    /// # Errors
    /// When `out` cannot be written to.
    pub fn print(&self, out: &mut dyn Write) -> io::Result<()> {
        let Results { hits, sure, near, relaxations, .. } = self.results;
        let found = self.lang.pick("gefunden", "found");
        let sure = self.lang.pick(format!("davon {sure} sicher"), format!("{sure} of them sure"));
        writeln!(out, "{} {found}, {sure}", hits.len())?;
        for (at, hit) in hits.iter().enumerate() {
            self.print_hit(&format!("{:>3}.", at + 1), hit, out)?;
        }
        if !near.is_empty() {
            writeln!(out, "{}", self.lang.pick("knapp daneben", "just outside"))?;
            for hit in near {
                self.print_hit("  -", hit, out)?;
            }
        }
        for relaxation in relaxations {
            let wish = match relaxation.wish {
                Wish::Place => self.lang.pick("in jeder Entfernung", "at any distance").to_owned(),
                wish => format!("{} \"{}\"", self.lang.pick("ohne", "without"), name_of(wish, self.lang)),
            };
            writeln!(out, "{wish}: {} {found}", relaxation.hits)?;
        }
        Ok(())
    }

    fn print_hit(&self, bullet: &str, hit: &Hit, out: &mut dyn Write) -> io::Result<()> {
        let Some(offer) = self.index.offers().get(hit.offer) else { return Ok(()) };
        let german = |text: &nahbei_catalogue::Text| text.get("de").1.to_owned();
        writeln!(out, "{bullet} {} ({})", german(&offer.name), german(&offer.provider.name))?;
        let contact = offer.contacts.first().map(|contact| contact.value.clone());
        let facts: Vec<String> = [self.way(hit), contact].into_iter().flatten().collect();
        writeln!(out, "     {}", facts.join(" · "))?;
        let reasons: Vec<String> =
            self.reasons(hit, offer).iter().map(|reason| self.reason_in_words(reason)).collect();
        if !reasons.is_empty() {
            writeln!(out, "     {}", reasons.join("  "))?;
        }
        Ok(())
    }

    /// Prints for programs: one JSON object a line and hit.
    ///
    /// # Errors
    /// When `out` cannot be written to.
    pub fn print_json(&self, out: &mut dyn Write) -> io::Result<()> {
        for hit in &self.results.hits {
            let Some(offer) = self.index.offers().get(hit.offer) else { continue };
            let reasons: Vec<Value> = self.reasons(hit, offer).iter().map(reason_in_json).collect();
            let line = json!({
                "id": offer.id,
                "name": offer.name,
                "sure": hit.is_sure(),
                "km": hit.distance.map(|distance| distance.km),
                "about": hit.distance.map(|distance| distance.about),
                "reasons": reasons,
            });
            writeln!(out, "{line}")?;
        }
        Ok(())
    }

    fn reasons(&self, hit: &Hit, offer: &Offer) -> Vec<Reason<'_>> {
        hit.reasons(offer, self.query, self.today)
    }

    /// How the family and the offer come together: `1.2 km`, `about 1.2 km`, `comes home`, `by phone`.
    fn way(&self, hit: &Hit) -> Option<String> {
        if let Some(Fit::NoDistance(reach)) = hit.fits.get(Wish::Place) {
            return Some(self.way_of(reach));
        }
        let distance = hit.distance?;
        let about = if distance.about { self.lang.pick("ca. ", "about ") } else { "" };
        let km = format!("{:.1}", distance.km);
        Some(format!("{about}{} km", self.lang.pick(km.replace('.', ","), km)))
    }

    fn way_of(&self, reach: Reach) -> String {
        let english = match reach {
            Reach::OnSite => "on site",
            Reach::HomeVisit => "comes home",
            Reach::Phone => "by phone",
            Reach::Video => "by video",
            Reach::Chat => "by chat",
            Reach::Mail => "by mail",
        };
        self.lang.pick(self.labels.term("reach", reach), english.to_owned())
    }

    fn reason_in_words(&self, reason: &Reason<'_>) -> String {
        let subject = match (&reason.subject, self.lang) {
            (Subject::Need(need), Lang::De) => self.labels.term("need.short", *need),
            (Subject::Support(support), Lang::De) => self.labels.term("support", *support),
            (Subject::Child(child), Lang::De) => format!("Alter {child}"),
            (Subject::Language(language), Lang::De) => format!("Sprache {language}"),
            (Subject::Wish(wish), lang) => name_of(*wish, lang).to_owned(),
            (other, Lang::En) => subject(other),
        };
        let pick = |german: &'static str, english: &'static str| self.lang.pick(german, english);
        match reason.fit {
            Fit::Fits => format!("✓ {subject}"),
            Fit::NoDistance(reach) => format!("✓ {subject}: {}", self.way_of(reach)),
            Fit::Borderline => format!("? {subject}: {}", pick("vielleicht, nachfragen", "perhaps, ask")),
            Fit::NotStated => format!("? {subject}: {}", pick("nicht angegeben", "not stated")),
            Fit::FitsFrom { age, in_months } => self.lang.pick(
                format!("… {subject}: ab {age} Monaten, in {in_months} Monaten"),
                format!("… {subject}: from {age} months, in {in_months} months"),
            ),
            Fit::No => format!("✗ {subject}"),
        }
    }
}

fn reason_in_json(reason: &Reason<'_>) -> Value {
    let subject = subject(&reason.subject);
    match reason.fit {
        Fit::Fits => json!({"subject": subject, "fit": "fits"}),
        Fit::NoDistance(reach) => json!({"subject": subject, "fit": "no-distance", "reach": reach.id()}),
        Fit::Borderline => json!({"subject": subject, "fit": "borderline"}),
        Fit::NotStated => json!({"subject": subject, "fit": "not-stated"}),
        Fit::FitsFrom { age, in_months } => {
            json!({"subject": subject, "fit": "fits-from", "age": age, "in_months": in_months})
        }
        Fit::No => json!({"subject": subject, "fit": "no"}),
    }
}

fn subject(subject: &Subject<'_>) -> String {
    match subject {
        Subject::Need(need) => format!("need {}", need.id()),
        Subject::Child(child) => format!("age {child}"),
        Subject::Language(language) => format!("language {language}"),
        Subject::Support(support) => format!("support {}", support.id()),
        Subject::Wish(wish) => name_of(*wish, Lang::En).to_owned(),
    }
}

fn name_of(wish: Wish, lang: Lang) -> &'static str {
    let (german, english) = match wish {
        Wish::Needs => ("Bedarf", "need"),
        Wish::Children => ("Alter", "age"),
        Wish::Place => ("Ort", "near"),
        Wish::Languages => ("Sprache", "language"),
        Wish::Support => ("Hilfe durch", "support"),
        Wish::OpenNow => ("jetzt geöffnet", "open-now"),
        Wish::PhoneNow => ("jetzt am Telefon", "phone-now"),
        Wish::Evening => ("abends oder am Wochenende", "evening"),
        Wish::Free => ("kostenlos", "free"),
        Wish::StepFree => ("ohne Stufen", "step-free"),
        Wish::DropIn => ("ohne Termin", "drop-in"),
        Wish::HomeVisit => ("kommt nach Hause", "home-visit"),
        Wish::Words => ("Worte", "words"),
    };
    lang.pick(german, english)
}
