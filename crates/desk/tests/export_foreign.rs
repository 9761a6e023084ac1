//! `nahbei export` to the formats of others: what comes out is of the format, and HSDS comes back whole.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use common::{nahbei, new_file, project, text};
use serde_json::Value;
use std::path::{Path, PathBuf};

const TOWNS: [&str; 6] = ["ammerbuch", "apolda", "goerlitz", "helplines", "lilienthal", "wetzlar"];

fn catalogue(town: &str) -> PathBuf {
    project().join("sites").join(town).join("catalogue.json")
}

fn exported(catalogue: &Path, to: &str) -> (Value, PathBuf) {
    let out = new_file("export.json");
    let call = [Path::new("export"), catalogue, Path::new("--to"), Path::new(to), Path::new("--out"), &out];
    let ended = nahbei(&call);
    assert_eq!(ended.status, 0, "{}{}", ended.out, ended.err);
    (serde_json::from_str(&text(&out)).unwrap(), out)
}

#[test]
fn a_town_comes_back_from_hsds_as_it_was() {
    for town in TOWNS {
        let (_, page) = exported(&catalogue(town), "hsds");
        let back = new_file("catalogue.json");
        let ended = nahbei(&[Path::new("import"), &page, Path::new("--out"), &back]);
        assert_eq!(ended.status, 0, "{}{}", ended.out, ended.err);
        assert!(!ended.out.contains("unknown"), "{}", ended.out);
        let read = |path: &Path| nahbei_catalogue::read(&text(path)).0;
        assert_eq!(read(&back), read(&catalogue(town)), "{town}");
    }
}

#[test]
fn every_place_of_a_town_is_a_point_and_a_secret_one_tells_no_street() {
    for town in TOWNS {
        let (map, _) = exported(&catalogue(town), "geojson");
        let offers = nahbei_catalogue::read(&text(&catalogue(town))).0.offers;
        let features = map["features"].as_array().unwrap();
        assert_eq!(map["type"], "FeatureCollection");
        assert_eq!(
            features.len(),
            offers.iter().map(|offer| offer.known_places().len().max(1)).sum::<usize>()
        );
        for feature in features {
            assert_eq!(feature["type"], "Feature");
            let point = &feature["geometry"];
            let [lon, lat] = [0, 1].map(|at| point["coordinates"][at].as_f64());
            assert!(
                point.is_null() || (lon < Some(16.5) && lat > Some(46.0)),
                "longitude comes first: {feature}"
            );
            let properties = &feature["properties"];
            assert!(properties["hidden"].is_null() || properties["street"].is_null(), "{feature}");
        }
    }
}

#[test]
fn search_engines_get_real_offers_only() {
    let (wetzlar, _) = exported(&catalogue("wetzlar"), "jsonld");
    assert_eq!(wetzlar["@graph"].as_array().map(Vec::len), Some(0), "all of them are examples");
    let (lines, _) = exported(&catalogue("helplines"), "jsonld");
    let lines = lines["@graph"].as_array().unwrap();
    assert!(!lines.is_empty());
    for line in lines {
        assert!(["Service", "GovernmentService"].contains(&line["@type"].as_str().unwrap()), "{line}");
        assert!(line["provider"]["name"].is_string() || line["provider"]["name"].is_array(), "{line}");
    }
}
