//! The settings of a site: its towns, their people to call and their geography. It loads no catalogue.

use crate::fields::{Fields, NAME_LENGTH, link, postal_code, term, text, whole_number};
use crate::read::{contact, hours, position};
use crate::reading::not_json;
use crate::{
    CONTRAST, Colour, Colours, Contact, FORMAT, FreshnessLimits, GROUND, GROUND_DARK, Hours, Language, Loss,
    Position, Problem, Rule, State, Stated, Text,
};
use serde_json::Value;

/// One published folder: app, settings and catalogues.
#[derive(Debug, Clone, PartialEq)]
pub struct Site {
    /// What the page is called.
    pub name: Text,
    /// The offers are invented: the page says so.
    pub example: bool,
    /// Languages the page offers.
    pub languages: Vec<Language>,
    /// Address under which the site is published, with a `/` at its end; only publishing needs it.
    pub url: Option<String>,
    /// The neutral page that leaving quickly leads to.
    pub leave_to: Option<String>,
    /// When a verification is old.
    pub freshness: FreshnessLimits,
    /// The town's colours.
    pub colours: Colours,
    /// At least one town.
    pub towns: Vec<Town>,
}

/// A town whose catalogue the site shows.
#[derive(Debug, Clone, PartialEq)]
pub struct Town {
    /// Short ASCII key, used in addresses.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Federal state.
    pub state: State,
    /// Its centre.
    pub position: Position,
    /// The town's own web page.
    pub website: Option<String>,
    /// The page that finds buses and trains there.
    pub transit: Option<String>,
    /// Catalogue files, relative to the site's folder.
    pub catalogues: Vec<String>,
    /// The person to call when nothing else helps.
    pub human: Human,
    /// Its parts, for place search.
    pub districts: Vec<District>,
}

/// The human contact that closes every page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Human {
    /// Office.
    pub name: Text,
    /// What it does for a family.
    pub text: Stated<Text>,
    /// How to reach it; at least one.
    pub contacts: Vec<Contact>,
    /// When.
    pub hours: Stated<Vec<Hours>>,
}

/// A part of a town.
#[derive(Debug, Clone, PartialEq)]
pub struct District {
    /// Its name.
    pub name: String,
    /// Postal codes it lies in.
    pub postal_codes: Vec<String>,
    /// Its middle, about.
    pub position: Position,
}

/// Reads `site.json`; `None` when a family could not use what it says, or when it only includes other sites.
#[must_use]
pub fn read_site(json: &str) -> (Option<Site>, Vec<Problem>) {
    let mut problems = Vec::new();
    let site = match serde_json::from_str::<Value>(json.trim_start_matches('\u{feff}')) {
        Ok(Value::Object(object)) => {
            let mut fields = Fields::new(&object, String::new(), None, &mut problems);
            let site = site(&mut fields);
            fields.report_unknown();
            site
        }
        Ok(value) => {
            let rule = crate::fields::wrong_type("an object { … }", &value);
            problems.push(Problem { record: None, pointer: String::new(), rule, loss: Loss::Catalogue });
            None
        }
        Err(error) => {
            problems.push(not_json(&error));
            None
        }
    };
    (site, problems)
}

fn site(fields: &mut Fields<'_, '_>) -> Option<Site> {
    match fields.value("format") {
        Some(value) if value.as_u64() == Some(FORMAT) => {}
        found => {
            fields.problem("format", Rule::OtherFormat(found.cloned()), Loss::Catalogue);
            return None;
        }
    }
    let name = fields.text("name", NAME_LENGTH);
    let example = fields.flag("example");
    let languages = fields.list("languages", crate::fields::language).unwrap_or_default();
    let url =
        fields.optional("url", link).map(|url| if url.ends_with('/') { url } else { format!("{url}/") });
    let leave_to = fields.optional("leave_to", link);
    let freshness = fields.object("freshness", |limits| Some(freshness(limits))).unwrap_or_default();
    let colours = fields.object("colours", |colours| Some(self::colours(colours))).unwrap_or_default();
    // A site put together from others names them instead of towns; publishing writes the towns in.
    let included = fields.value("include").is_some();
    let towns = fields.objects("towns", town);
    if towns.is_none() && !included {
        fields.problem("towns", Rule::Missing, Loss::Catalogue);
    }
    let name = name.unwrap_or_else(|| Text::german("Nahbei"));
    Some(Site { name, example, languages, url, leave_to, freshness, colours, towns: towns? })
}

fn freshness(fields: &mut Fields<'_, '_>) -> FreshnessLimits {
    let days = |value: &serde_json::Value| whole_number(value, 3650, "whole days from 0 to 3650");
    let usual = FreshnessLimits::default();
    FreshnessLimits {
        old_days: fields.optional("old_days", days).unwrap_or(usual.old_days),
        very_old_days: fields.optional("very_old_days", days).unwrap_or(usual.very_old_days),
    }
}

fn colours(fields: &mut Fields<'_, '_>) -> Colours {
    const DARKER: &str = "a darker colour: text in it needs a contrast of 7:1 on the page's ground by day";
    const LIGHTER: &str =
        "a lighter colour: text in it needs a contrast of 7:1 on the page's ground by night";
    let colour = |ground: Colour, bounds: &'static str| {
        move |value: &Value| {
            let colour = text(value).ok().and_then(|written| Colour::parse(&written));
            let colour =
                colour.ok_or_else(|| crate::fields::wrong_type("a colour such as \"#5b2254\"", value))?;
            let is_legible = colour.contrast(ground) >= CONTRAST;
            is_legible.then_some(colour).ok_or_else(|| Rule::OutOfBounds { found: value.clone(), bounds })
        }
    };
    Colours {
        accent: fields.optional("accent", colour(GROUND, DARKER)),
        accent_dark: fields.optional("accent_dark", colour(GROUND_DARK, LIGHTER)),
    }
}

fn town(fields: &mut Fields<'_, '_>) -> Option<Town> {
    let id = fields.required("id", text);
    let name = fields.required("name", text);
    let state = fields.required("state", term);
    let position = position(fields);
    if position.is_none() {
        fields.problem("lat", Rule::Missing, Loss::Offer);
    }
    let website = fields.optional("website", link);
    let transit = fields.optional("transit", link);
    let catalogues = fields.list("catalogues", text);
    if catalogues.is_none() {
        fields.problem("catalogues", Rule::Missing, Loss::Offer);
    }
    let human = fields.object("contact", human);
    if human.is_none() {
        fields.problem("contact", Rule::Missing, Loss::Offer);
    }
    let districts = fields.objects("districts", district).unwrap_or_default();
    Some(Town {
        id: id?,
        name: name?,
        state: state?,
        position: position?,
        website,
        transit,
        catalogues: catalogues?,
        human: human?,
        districts,
    })
}

fn human(fields: &mut Fields<'_, '_>) -> Option<Human> {
    let name = fields.required_text("name", NAME_LENGTH, Loss::Offer);
    let text = fields.stated_text("text");
    let contacts = fields.objects("contacts", contact);
    if contacts.is_none() {
        fields.problem("contacts", Rule::Missing, Loss::Value);
    }
    let hours = fields.objects("hours", hours).into();
    Some(Human { name: name?, text, contacts: contacts?, hours })
}

fn district(fields: &mut Fields<'_, '_>) -> Option<District> {
    let name = fields.required("name", text);
    let postal_codes = fields.list("postal_codes", postal_code).unwrap_or_default();
    let position = position(fields);
    Some(District { name: name?, postal_codes, position: position? })
}
