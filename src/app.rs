//! The root: one view at a time inside the page that `index.html` painted.

use crate::answers::{self, Answers};
use crate::browser::updates::{self, Standing};
use crate::browser::{fetch, page};
use crate::components::{banner, block, group, live, nothing};
use crate::pages::{
    about, failed, follow_traces, languages_dialog, listen_anew, missing, prepare_listen, prepare_start,
    traces_page,
};
use crate::state::{Navigation, View};
use crate::texts::{self, describe::direction};
use gloo::timers::future::TimeoutFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;
use nahbei_catalogue::Language;

/// Loads the texts and takes over the page. Called once by `main`.
pub fn start() {
    // Leptos has its own executor only once something is mounted.
    wasm_bindgen_futures::spawn_local(async {
        // `boot.js` chose the language and has sent for its texts.
        let (language, german) = (page::language(), Language::GERMAN);
        if !speak(&language).await && !speak(german).await {
            // Without sentences there is nothing to show but the numbers to call, which the page already holds.
            page::show("failed", true);
            return;
        }
        // A tap that waits comes between.
        TimeoutFuture::new(0).await;
        if let Some(root) = page::by_id("app") {
            mount_to(root, app).forget();
        }
    });
}

/// Takes over the texts of a language; `false` when they cannot be had, and nothing changes.
async fn speak(language: &str) -> bool {
    let loaded = fetch::file(&texts::file(language)).text().await.is_some_and(|json| texts::load(&json));
    if loaded {
        page::set_language(language, direction(language));
        texts::fill_page();
    }
    loaded
}

/// How far the part of the page is that answers.
enum Part {
    /// Nobody asked yet.
    NotAsked,
    /// It travels.
    Travelling,
    /// It is there.
    There(Answers),
    /// It did not arrive.
    Failed,
}

/// The view on show, following the address.
fn app() -> AnyView {
    let navigation = Navigation::begin();
    prepare_start(navigation);
    let traces_deleted = follow_traces(navigation);
    let view_now = Memo::new(move |_| navigation.route.with(|route| route.view.clone()));

    let not_spoken = RwSignal::new(false);
    let chosen = Memo::new(move |_| navigation.route.with(|route| route.language.clone()));
    Effect::new(move || {
        let Some(chosen) = chosen.get().filter(|chosen| chosen.code() != texts::language()) else { return };
        spawn_local(async move {
            let spoken = speak(chosen.code()).await;
            not_spoken.set(!spoken);
            if spoken {
                navigation.language.set(chosen.code().to_owned());
            }
        });
    });
    let languages = languages_dialog(navigation, not_spoken);

    Effect::new(move |before: Option<View>| {
        let current = view_now.get();
        navigation.language.track();
        listen_anew();
        page::show("people", !answers(&current));
        page::set_title(&texts::text(match current {
            View::Start | View::Results => "page.title",
            View::Offer(_) => "page.title.offer",
            View::Shortlist => "page.title.shortlist",
            View::About => "page.title.about",
            View::Statement => "page.title.statement",
            View::Traces => "page.title.traces",
            View::Missing => "page.title.missing",
        }));
        if before.as_ref().is_some_and(|before| *before != current) {
            let before = before.clone();
            let here = current.clone();
            request_animation_frame(move || arrive(before.as_ref(), &here));
        }
        current
    });

    let part = RwSignal::new_local(Part::NotAsked);
    let owner = Owner::current().unwrap_or_default();
    let load = move || {
        if part.with_untracked(|part| matches!(part, Part::NotAsked | Part::Failed)) {
            part.set(Part::Travelling);
            let owner = owner.clone();
            spawn_local(async move {
                let loaded = answers::load(navigation, owner).await;
                part.set(loaded.map_or(Part::Failed, Part::There));
            });
        }
    };
    page::on_first_touch(load.clone());
    // Whoever reads the first page meanwhile finds the answers ready; they lie on the device already.
    updates::on_kept(load.clone());
    prepare_listen(load.clone());

    // A view that had to wait for its code is arrived at only now, unless the page itself began with it: then the first
    // page stands in, and what answers takes its place at once.
    let began_here = view_now.with_untracked(answers);
    Effect::new(move || {
        let waits = part.with(|part| matches!(part, Part::NotAsked | Part::Travelling));
        let view = view_now.get();
        page::show("start", view == View::Start || (began_here && waits && answers(&view)));
    });
    Effect::new(move |_| {
        let there = part.with(|part| matches!(part, Part::There(_)));
        if there && !began_here && view_now.with_untracked(answers) {
            request_animation_frame(page::focus_heading);
        }
    });

    let view = live(move || {
        navigation.language.track();
        match view_now.get() {
            View::Start => nothing(),
            View::About => about(),
            View::Traces => traces_page(traces_deleted),
            View::Missing => missing(navigation),
            view => part.with(|part| match part {
                Part::NotAsked => {
                    request_animation_frame(load.clone());
                    nothing()
                }
                // The first page stands in.
                Part::Travelling if began_here => nothing(),
                Part::Travelling => {
                    block("p", "count").with("role", "status").text(texts::text("loading")).into()
                }
                Part::There(draw) => draw(view),
                Part::Failed => failed(load.clone()),
            }),
        }
    });
    // At the end, where nothing moves when it comes.
    group(vec![languages, view, standing_notice(navigation)])
}

/// What a person should know of the page itself. Nothing is loaded until they ask for it.
fn standing_notice(navigation: Navigation) -> AnyView {
    let standing = updates::standing();
    let notice = live(move || {
        navigation.language.track();
        match standing.get() {
            Standing::Well => nothing(),
            Standing::Newer => {
                let load = block("button", "button").with("type", "button").on_tap(updates::load_newer);
                group(vec![
                    banner(texts::text("update.ready")).into(),
                    load.text(texts::text("update.load")).into(),
                ])
            }
            Standing::Offline => banner(texts::text("offline.now")).into(),
            Standing::NotKept => block("p", "small").text(texts::text("offline.no-store")).into(),
        }
    });
    block("div", "standing").with("role", "status").child(notice).into()
}

/// Whether a view needs offers or settings.
fn answers(view: &View) -> bool {
    matches!(view, View::Results | View::Offer(_) | View::Shortlist | View::Statement)
}

/// After a change of view: back at the offer one came from, or at the heading of the new view.
fn arrive(before: Option<&View>, here: &View) {
    let left = match (before, here) {
        (Some(View::Offer(code)), View::Results | View::Shortlist) => Some(code),
        _ => None,
    };
    if !left.is_some_and(|code| page::focus_link(&format!("[data-offer=\"{code}\"]"))) {
        page::focus_heading();
    }
}
