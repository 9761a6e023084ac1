//! What every plain page has around its own words: head, emergency numbers, the way out, people to call, legal pages.
//! It knows nothing of what stands between.

use maud::{DOCTYPE, Markup, PreEscaped, Render, html};
use nahbei_catalogue::{Language, Offer, Site, Town};

use super::{BOOKLET, FIRST, FOLDER, STYLE, Texts, describe};
use crate::json_ld;
use crate::legal::{self, LegalPage};

/// These pages run nothing, load nothing from elsewhere and send nothing.
const POLICY: &str =
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'";
/// Numbers that stand above everything, with the key of their word.
const EMERGENCY: [(&str, &str); 4] =
    [("112", "112"), ("110", "110"), ("116016", "116 016"), ("116111", "116 111")];
/// Where leaving leads, until the site says another.
const LEAVE_TO: &str = "https://www.wetter.com/";

/// The frame of all plain pages of a site.
pub struct Frame<'a> {
    /// The settings.
    pub site: &'a Site,
    /// The sentences.
    pub texts: &'a Texts,
    /// The legal pages, to be linked.
    pub legal: &'a [LegalPage],
}

impl Frame<'_> {
    /// A whole page with the people to call in every town. `title` is what the browser's history keeps.
    #[must_use]
    pub fn page(&self, title: &str, body: &impl Render) -> String {
        self.whole(title, None, body, &html! { (self.people(self.site.towns.iter())) }).into_string()
    }

    /// The page of an offer, with what programs read about it; `address` is where it will lie.
    pub(super) fn offer_page(
        &self,
        title: &str,
        offer: &Offer,
        address: Option<&str>,
        body: &Markup,
    ) -> String {
        let data = json_ld::for_html(&json_ld::of_offer(offer, address));
        let head = html! {
            @if let Some(address) = address { link rel="canonical" href=(address); }
            script type="application/ld+json" { (PreEscaped(data)) }
        };
        self.whole(title, Some(head), body, &html! {}).into_string()
    }

    fn whole(&self, title: &str, head: Option<Markup>, body: &impl Render, people: &Markup) -> Markup {
        let texts = self.texts;
        let name = self.site.name.get(Language::GERMAN).1;
        let leave_to = self.site.leave_to.as_deref().unwrap_or(LEAVE_TO);
        html! {
            (DOCTYPE)
            html lang="de" dir="ltr" {
                head {
                    meta charset="utf-8";
                    meta http-equiv="Content-Security-Policy" content=(POLICY);
                    meta name="referrer" content="no-referrer";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="color-scheme" content="light dark";
                    title { (title) " – " (name) }
                    link rel="stylesheet" href=(format!("../{FOLDER}/{STYLE}"));
                    link rel="icon" href="../icons/icon.svg" type="image/svg+xml";
                    @if let Some(head) = head { (head) }
                }
                body {
                    a.skip href="#main" { (texts.get("skip")) }
                    header {
                        a href=(format!("../{FOLDER}/{FIRST}")) { (name) }
                        a.leave href=(leave_to) rel="noreferrer" title=(texts.get("plain.leave.hint")) { (texts.get("leave")) }
                    }
                    nav.emergency aria-label=(texts.get("emergency.title")) {
                        @for (digits, written) in EMERGENCY {
                            a href={ "tel:" (digits) } { b { (written) } " " (texts.get(&format!("emergency.{digits}"))) }
                        }
                    }
                    main id="main" tabindex="-1" {
                        @if self.site.example { p.banner { (texts.get("example")) } }
                        (body)
                        (people)
                    }
                    footer {
                        p {
                            a href="../" { (texts.get("plain.app.all")) } " · "
                            a href=(format!("../{FOLDER}/{FIRST}")) { (texts.get("plain.all")) } " · "
                            a href=(format!("../{FOLDER}/{BOOKLET}")) { (texts.get("plain.booklet")) }
                            @for page in self.legal {
                                " · " a href=(format!("../{}/{}", legal::FOLDER, page.file)) { (page.title) }
                            }
                        }
                        p.small { (texts.get("footer.about.short")) " " (texts.get("emergency.source")) }
                    }
                }
            }
        }
    }

    /// Somebody to call for everybody who would rather speak than read.
    pub(super) fn people<'t>(&self, towns: impl Iterator<Item = &'t Town>) -> Markup {
        html! {
            aside.people aria-labelledby="people-title" {
                h2 id="people-title" { (self.texts.get("human.title")) }
                ul.plain-list {
                    @for town in towns {
                        li {
                            strong { (town.human.name.get(Language::GERMAN).1) }
                            @if let Some(text) = town.human.text.known() { ": " (text.get(Language::GERMAN).1) }
                            @for contact in &town.human.contacts {
                                @if let Some(href) = contact.href() { " " a href=(href) { (contact.value) } }
                            }
                            @for hours in town.human.hours.known().into_iter().flatten() {
                                " " span.small { (describe::hours(self.texts, hours)) }
                            }
                        }
                    }
                }
            }
        }
    }
}
