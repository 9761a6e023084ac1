//! The JSON of Outpost, the British directory software that Scout shows: a page of services or a single one. Terms
//! of its directories are no needs; an editor gives those.

use super::ages;
use super::conversion::Record;
use super::draft::{Country, Draft};
use super::hours::{self, Stretch, Timetable, WEEKLY};
use super::ledger::Words;
use super::{id, provider_or_name};
use nahbei_catalogue::ContactKind;
use serde_json::Value;

/// The days as Outpost spells them, Monday first.
const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// Whether a file is such a page or service.
pub fn recognises(file: &Value) -> bool {
    let service = file.pointer("/content/0").unwrap_or(file);
    service.get("organisation").is_some()
        && ["regular_schedules", "target_directories", "send_needs"]
            .iter()
            .any(|key| service.get(key).is_some())
}

/// The services of a page, or the only one.
pub fn records(file: &Value) -> Vec<Record> {
    super::items(file, "content")
}

/// Makes an offer of a service.
pub fn draft(service: &Value) -> Draft<'_> {
    let mut draft = Draft::new(service, "en");
    id(&mut draft, "/id", "outpost-");
    draft.take_text("/name", "/name");
    draft.take_text("/description", "/description");
    provider_or_name(&mut draft, "/organisation/name", "/name");
    draft.take("/organisation/url", "/provider/url");
    contacts(&mut draft);
    ages::read(&mut draft, "/min_age", "/max_age", &["/description"]);
    draft.take("/visible_from", "/visible_from");
    draft.take("/visible_to", "/visible_to");
    flags(&mut draft);
    for at in draft.elements("/locations") {
        place(&mut draft, &at);
    }
    schedules(&mut draft);
    if let Some(note) = cost(&mut draft) {
        let note = draft.worded(&note);
        draft.set("/cost/note", note);
    }
    unused(&mut draft);
    draft
}

fn contacts(draft: &mut Draft<'_>) {
    for at in draft.elements("/contacts") {
        let named = [format!("{at}/name"), format!("{at}/title")];
        let number = draft.contact(&format!("{at}/phone"), ContactKind::Phone, Country::Britain);
        let mail = draft.contact(&format!("{at}/email"), ContactKind::Mail, Country::Britain);
        for number in [number, mail].into_iter().flatten() {
            // A title says which desk; a name would be a person's.
            draft.take_text(&named[1], &format!("/contacts/{number}/label"));
        }
        draft.drop(&named[0], ("nennt eine Person", "names a person"));
        draft.drop(&named[1], ("ohne Nummer oder Adresse dabei", "without a number or address beside it"));
    }
    draft.contact("/url", ContactKind::Web, Country::Britain);
    for at in draft.elements("/links") {
        if let Some(number) = draft.contact(&format!("{at}/url"), ContactKind::Web, Country::Britain) {
            draft.take_text(&format!("{at}/label"), &format!("/contacts/{number}/label"));
        }
    }
    if draft.length("/contacts") == 0 {
        draft.contact("/organisation/email", ContactKind::Mail, Country::Britain);
        draft.contact("/organisation/url", ContactKind::Web, Country::Britain);
    }
    draft.drop(
        "/organisation/email",
        ("das Angebot hat eigene Kontakte", "the service has contacts of its own"),
    );
}

fn flags(draft: &mut Draft<'_>) {
    const COST: Words = ("als Kosten", "as cost");
    const ACCESS: Words = ("als Zugangsweg", "as the way in");
    const NO_SAYS_LITTLE: Words = ("\"nein\" nennt keinen anderen Weg", "\"no\" names no other way");
    match draft.get("/needs_referral") {
        Some(Value::Bool(true)) => draft.change("/needs_referral", "/access/0", ACCESS, "referral".into()),
        _ => draft.drop("/needs_referral", NO_SAYS_LITTLE),
    }
    match draft.get("/free") {
        Some(Value::Bool(true)) => draft.change("/free", "/cost/kind", COST, "free".into()),
        Some(Value::Bool(false)) => draft.change("/free", "/cost/kind", COST, "paid".into()),
        _ => {}
    }
}

fn place(draft: &mut Draft<'_>, at: &str) {
    const SECRET: Words = ("die Adresse ist geheim", "the address is secret");
    const NOWHERE: Words = ("0, 0 ist keine Position", "0, 0 is no position");
    const EVERYWHERE: Words = ("ist keine Stadt", "is not a town");
    let to = format!("/places/{}", draft.length("/places"));
    let from = |key: &str| format!("{at}/{key}");
    let hidden = draft.get(&from("mask_exact_address")) == Some(&Value::Bool(true));
    if hidden {
        const HIDDEN: Words = ("als geheime Adresse", "as a secret address");
        draft.change(&from("mask_exact_address"), &format!("{to}/hidden"), HIDDEN, true.into());
        for key in ["name", "address_1", "postal_code"] {
            draft.drop(&from(key), SECRET);
        }
    } else {
        draft.drop(
            &from("mask_exact_address"),
            ("sagt nur, dass nichts geheim ist", "only says that nothing is secret"),
        );
        draft.take_text(&from("name"), &format!("{to}/name"));
        draft.take(&from("address_1"), &format!("{to}/street"));
        draft.take(&from("postal_code"), &format!("{to}/postal_code"));
    }
    if draft.written(&from("city")).is_some_and(|city| city.eq_ignore_ascii_case("nationwide")) {
        draft.drop(&from("city"), EVERYWHERE);
    } else {
        draft.take(&from("city"), &format!("{to}/town"));
    }
    let degrees = [1, 0].map(|number| format!("{at}/geometry/coordinates/{number}"));
    let found = degrees.each_ref().map(|at| draft.get(at).and_then(Value::as_f64));
    if let [Some(lat), Some(lon)] = found {
        if lat == 0.0 && lon == 0.0 {
            draft.drop(&from("geometry/coordinates"), NOWHERE);
        } else {
            const POSITION: Words = ("als Breite und Länge", "as latitude and longitude");
            draft.change(&degrees[0], &format!("{to}/lat"), POSITION, lat.into());
            draft.change(&degrees[1], &format!("{to}/lon"), POSITION, lon.into());
        }
    }
    for accessibility in draft.elements(&from("accessibilities")) {
        let name = format!("{accessibility}/name");
        let step_free = match draft.written(&name).as_deref() {
            Some("Wheelchair accessible entrance") => Some("yes"),
            Some("Partial wheelchair access") => Some("partial"),
            _ => None,
        };
        match step_free {
            Some(known) => {
                const STEPS: Words = ("als stufenlos", "as without steps");
                draft.change(&name, &format!("{to}/step_free"), STEPS, known.into());
            }
            None => draft.add_text(&name, &format!("{to}/note")),
        }
    }
    for key in ["state_province", "country", "geometry/type"] {
        draft.drop(&from(key), super::NO_FIELD);
    }
}

fn schedules(draft: &mut Draft<'_>) {
    const NOT_WEEKLY: Words = ("ist keine Zeit in der Form 09:00", "is not a time such as 09:00");
    let mut timetable = Timetable::default();
    for at in draft.elements("/regular_schedules") {
        let parts = ["weekday", "opens_at", "closes_at"].map(|key| format!("{at}/{key}"));
        let [day, from, to] = parts.each_ref().map(|at| draft.written(at));
        let day = day.and_then(|day| DAYS.iter().position(|name| *name == day));
        let times = from.as_deref().and_then(hours::minutes).zip(to.as_deref().and_then(hours::minutes));
        if let (Some(day), Some(times)) = (day, times.filter(|(from, to)| from < to)) {
            let mut stretch = Stretch { kind: "visit", ..Stretch::default() };
            stretch.week[day].push(times);
            let number = timetable.add(stretch);
            for part in &parts {
                draft.note(part, &format!("/hours/{number}/weekly"), Some(WEEKLY));
            }
        } else {
            for part in &parts {
                draft.drop(part, NOT_WEEKLY);
            }
        }
    }
    timetable.write(draft);
}

/// The prices in words; none where nothing is listed.
fn cost(draft: &mut Draft<'_>) -> Option<String> {
    const IN_WORDS: Words = ("als Kosten in Worten", "as cost in words");
    let mut lines = Vec::new();
    for at in draft.elements("/cost_options") {
        let parts = ["option", "amount", "cost_type"].map(|key| format!("{at}/{key}"));
        let written: Vec<String> = parts.iter().filter_map(|part| draft.written(part)).collect();
        for part in &parts {
            draft.note(part, "/cost/note", Some(IN_WORDS));
        }
        lines.push(written.join(" "));
    }
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// What is known and has no place in the catalogue.
fn unused(draft: &mut Draft<'_>) {
    const BANDS: Words = ("das Alter steht in min_age und max_age", "ages stand in min_age and max_age");
    const TERMS: Words = (
        "Begriffe anderer Verzeichnisse sind keine Bedarfe; die vergibt die Redaktion",
        "terms of other directories are no needs; an editor gives those",
    );
    for key in ["/taxonomies", "/send_needs", "/suitabilities", "/target_directories"] {
        draft.drop(key, TERMS);
    }
    for key in ["/local_offer", "/organisation", "/meta"] {
        draft.drop(key, super::NO_FIELD);
    }
    for key in ["/created_at", "/updated_at"] {
        draft.drop(key, super::NO_CHECK);
    }
    for key in ["/distance_away", "/score", "/_id"] {
        draft
            .drop(key, ("gehört zur Abfrage, nicht zum Angebot", "belongs to the query, not to the service"));
    }
    for key in ["under_2", "2", "3_4", "5_7", "8_plus", "all"] {
        draft.drop(&format!("/age_band_{key}"), BANDS);
    }
    draft.drop_named(|name| name == "id", super::INNER_ID);
}
