//! The address: every spelling of `docs/url.md`, and nothing more.

use nahbei_app::state::{Route, View, route::MOST_KEPT};
use nahbei_catalogue::{Language, Need, Term};
use nahbei_finder::{Child, Radius};
use proptest::prelude::*;

#[track_caller]
fn keeps(fragment: &str) {
    assert_eq!(Route::parse(fragment).to_string(), fragment);
}

#[track_caller]
fn becomes(fragment: &str, spelled: &str) {
    assert_eq!(Route::parse(fragment).to_string(), spelled, "{fragment}");
}

#[test]
fn every_spelling_is_kept() {
    keeps("");
    keeps("r");
    keeps("i.about");
    keeps("i.access");
    keeps("i.traces");
    keeps("m");
    keeps("m?m=0a1b2c3d.4e5f6g7h");
    keeps("o.0a1b2c3d");
    keeps("r?n=3");
    keeps("r?n=3.4&k=7m.u&p=35578");
    keeps("r?k=0m");
    keeps("r?k=u2703.3y");
    keeps("r?p=wetzlar-niedergirmes&d=f");
    keeps("r?p=02826&d=a");
    keeps("r?p=02826&d=25");
    keeps("r?l=tr.ar.de-simple");
    keeps("r?s=p.v.s");
    keeps("r?w=fsdh");
    keeps("r?w=ote");
    keeps("r?w=fsdhote");
    keeps("o.0a1b2c3d?n=13&k=10y&p=28865&d=5&l=uk&s=v&w=fh");
    keeps("r?n=3&p=35578&m=0a1b2c3d.4e5f6g7h&i=ar");
}

#[test]
fn what_is_not_understood_is_left_out() {
    becomes("main", "");
    becomes("r?n=99.3", "r?n=3");
    becomes("r?n=", "r");
    becomes("r?k=7m.x.7m", "r?k=7m");
    becomes("r?k=99y", "r");
    becomes("r?k=u2713", "r");
    becomes("r?p=<script>", "r");
    becomes("r?p=Wetzlar", "r");
    becomes("r?d=b", "r");
    becomes("r?d=0", "r");
    becomes("r?d=-5", "r");
    becomes("r?w=hxf", "r?w=fh");
    becomes("r?w=etofh", "r?w=fhote");
    becomes("r?q=mein+baby&lat=51.1", "r");
    becomes("m?m=0a1b2c3d..0a1b2c3d.<b>.Geld", "m?m=0a1b2c3d");
    becomes("o.../../etc", "x");
    becomes("o.", "x");
    becomes("geld", "x");
}

#[test]
fn age_zero_is_an_age() {
    assert_eq!(Route::parse("r?k=0m").query.children, [Child::Months(0)]);
}

#[test]
fn the_bus_is_the_default() {
    assert_eq!(Route::parse("r?p=35578").query.radius, Radius::ByBus);
}

#[test]
fn no_topic_can_be_read_in_the_address() {
    for need in Need::ALL {
        let mut route = Route { view: View::Results, ..Route::default() };
        route.query.needs = vec![*need];
        let address = route.to_string();
        assert!(!address.contains(need.id()), "{address}");
        assert_eq!(Route::parse(&address).query.needs, [*need], "each need has a number of its own");
    }
}

#[test]
fn words_and_exact_position_never_enter_the_address() {
    let mut route = Route { view: View::Results, ..Route::default() };
    route.query.words = "mein mann schlägt mich".to_owned();
    assert_eq!(route.to_string(), "r");
}

#[test]
fn what_is_handed_on_says_neither_what_was_asked_nor_where() {
    let asked = Route::parse("r?n=13&k=7m&p=35578&d=f&l=uk&s=v&w=f&m=0a1b2c3d.4e5f6g7h&i=de");
    assert_eq!(asked.handed(Language::new("ar")).to_string(), "m?m=0a1b2c3d.4e5f6g7h&i=ar");
}

#[test]
fn the_shortlist_travels_with_every_view() {
    let route = Route::parse("r?n=3&p=35578&m=0a1b2c3d");
    for view in [View::Start, View::Offer("4e5f6g7h".to_owned()), View::Shortlist, View::About] {
        assert_eq!(route.at(view).kept, ["0a1b2c3d"]);
    }
    assert_eq!(route.unasked().to_string(), "?p=35578&m=0a1b2c3d");
}

#[test]
fn a_tap_keeps_an_offer_and_another_tap_does_not() {
    let mut route = Route::default();
    for (tap, kept) in
        [("bbbbbbbb", "m=bbbbbbbb"), ("aaaaaaaa", "m=bbbbbbbb.aaaaaaaa"), ("bbbbbbbb", "m=aaaaaaaa")]
    {
        route.toggle_kept(tap);
        assert_eq!(route.to_string(), format!("?{kept}"));
    }
}

#[test]
fn a_full_shortlist_takes_no_further_offer_and_gives_up_none() {
    let mut route = Route::default();
    let codes: Vec<String> = (0..=MOST_KEPT).map(|number| format!("{number:08}")).collect();
    for code in &codes {
        route.toggle_kept(code);
    }
    assert_eq!(route.kept, codes[..MOST_KEPT]);
    assert_eq!(Route::parse(&format!("m?m={}", codes.join("."))).kept, route.kept, "nor does a link");
}

#[test]
fn the_page_about_addresses_names_every_key_and_need() {
    let page = include_str!("../docs/url.md");
    for key in ["n", "k", "p", "d", "l", "s", "w", "m", "i"] {
        assert!(page.contains(&format!("| `{key}` |")), "docs/url.md lacks the key {key}");
    }
    for need in Need::ALL {
        let mut route = Route::default();
        route.query.needs = vec![*need];
        let number = route.to_string().trim_start_matches("?n=").to_owned();
        assert!(
            page.contains(&format!("`{number}` {}", need.id())),
            "docs/url.md lacks {number} {}",
            need.id()
        );
    }
}

proptest! {
    #[test]
    fn any_text_is_read_without_panic_and_its_spelling_is_stable(text in ".{0,200}") {
        let spelled = Route::parse(&text).to_string();
        prop_assert_eq!(Route::parse(&spelled).to_string(), spelled);
    }

    #[test]
    fn any_parameters_are_read_the_same_after_spelling(
        needs in "[0-9.]{0,12}", children in "[0-9muy.]{0,14}", place in "[a-z0-9-]{0,20}", radius in "[fba0-9]{0,3}",
        languages in "[a-z.-]{0,12}", support in "[pvsx.]{0,6}", wishes in "[fsdhotex]{0,9}",
        kept in "[a-z0-9.-]{0,30}",
    ) {
        let fragment =
            format!("r?n={needs}&k={children}&p={place}&d={radius}&l={languages}&s={support}&w={wishes}&m={kept}");
        let route = Route::parse(&fragment);
        prop_assert_eq!(Route::parse(&route.to_string()), route);
    }
}
