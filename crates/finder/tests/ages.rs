//! How children fit ages, one line a case. Which offers a query finds is tested elsewhere.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a fixture that cannot be made is a failed test")]

mod common;

use common::{TODAY, ages, answer, cases, offer};
use nahbei_catalogue::{Age, AgeRange, Offer, Stated};
use nahbei_finder::{Child, Fit, MAX_YEARS, Query, SOON_MONTHS, Wish};
use proptest::prelude::*;

/// A fit as the tables write it: `from 36 in 2` is "fits from 36 months, which it reaches in 2".
fn written(fit: Fit) -> String {
    match fit {
        Fit::Fits => "fits".into(),
        Fit::Borderline => "borderline".into(),
        Fit::FitsFrom { age, in_months } => format!("from {age} in {in_months}"),
        Fit::No => "no".into(),
        other => format!("{other:?}"),
    }
}

/// Checks lines of `child | ages | fit`; today is in November 2026.
fn check(table: &str) {
    for line in table.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let [child, range, fit] = cells[..] else { panic!("{line}: three cells") };
        let child = Child::parse(child).unwrap();
        assert_eq!(written(child.fit(&ages(range), TODAY)), fit, "{line}");
    }
}

#[test]
fn both_ends_of_a_range_are_inside() {
    check(
        "0m  | 0-12  | fits
         12m | 0-12  | fits
         13m | 0-12  | no
         36m | 36-72 | fits
         72m | 36-72 | fits
         73m | 36-72 | no
         36m | 36-36 | fits
         35m | 36-36 | from 36 in 1
         37m | 36-36 | no",
    );
}

#[test]
fn zero_months_is_an_age() {
    check(
        "0m | 0-0  | fits
         0m | -0   | fits
         0m | 0-   | fits
         0m | -    | fits
         0m | u-0  | fits
         0m | u-   | fits
         0m | u-u  | no
         0m | 1-12 | from 1 in 1
         0y | 0-11 | fits
         0y | 0-0  | borderline
         0y | 6-   | borderline
         0y | 12-  | from 12 in 1",
    );
}

#[test]
fn an_open_end_ends_nowhere_and_an_open_beginning_begins_at_birth() {
    check(
        "0m   | -12  | fits
         12m  | -12  | fits
         13m  | -12  | no
         36m  | 36-  | fits
         132m | 36-  | fits
         10y  | 36-  | fits
         10y  | -    | fits
         u    | -12  | from 0 in 1
         u    | -    | from 0 in 1",
    );
}

#[test]
fn before_birth_has_to_be_said() {
    check(
        "u | u-12 | fits
         u | u-u  | fits
         u | u-   | fits
         u | 0-12 | from 0 in 1
         u | 5-   | from 5 in 6
         u | 6-   | no
         u | 36-  | no",
    );
}

#[test]
fn a_known_month_of_birth_says_how_long_it_takes() {
    check(
        "u2612 | u-u  | fits
         u2612 | u-   | fits
         u2708 | u-u  | fits
         u2612 | 0-12 | from 0 in 1
         u2701 | 0-12 | from 0 in 2
         u2705 | 0-12 | from 0 in 6
         u2706 | 0-12 | no
         u2703 | 2-   | from 2 in 6
         u2703 | 3-   | no",
    );
}

#[test]
fn in_the_month_of_birth_a_child_said_to_be_unborn_is_unborn_and_afterwards_it_is_not() {
    check(
        "u2611 | u-u  | fits
         u2611 | 0-12 | from 0 in 1
         u2610 | u-u  | no
         u2610 | 0-12 | fits
         u2609 | 2-12 | fits
         u2511 | 0-12 | fits
         u2510 | 0-12 | no",
    );
}

#[test]
fn what_begins_soon_is_worth_showing_and_what_begins_late_is_not() {
    check(
        "30m | 36- | from 36 in 6
         29m | 36- | no
         6m  | 12- | from 12 in 6
         5m  | 12- | no
         2y  | 36- | from 36 in 1
         2y  | 41- | from 41 in 6
         2y  | 42- | no",
    );
}

#[test]
fn a_year_is_every_month_of_it() {
    check(
        "2y | 24-35 | fits
         2y | 0-35  | fits
         2y | 24-   | fits
         2y | 24-34 | borderline
         2y | 25-35 | borderline
         2y | 35-   | borderline
         2y | 0-24  | borderline
         2y | 30-30 | borderline
         2y | 0-23  | no
         3y | 0-36  | borderline",
    );
}

#[test]
fn of_several_ranges_the_best_counts() {
    check(
        "6m  | 0-12, 36-72 | fits
         40m | 0-12, 36-72 | fits
         40m | 36-72, 0-12 | fits
         31m | 0-12, 36-72 | from 36 in 5
         24m | 0-12, 36-72 | no
         20m | 24-, 22-23  | from 22 in 2
         2y  | 0-24, 36-72 | borderline
         0m  | u-u, 0-0    | fits
         u   | 0-12, u-u   | fits",
    );
}

#[test]
fn an_offer_without_age_may_suit_every_child() {
    for child in Child::options() {
        let query = Query { children: vec![child], ..Query::default() };
        assert_eq!(answer(&offer("plain"), &query, Wish::Children), Fit::NotStated, "{child}");
    }
}

#[test]
fn of_several_children_the_one_it_fits_best_counts() {
    let babies = Offer { ages: Stated::Known(ages("0-12")), ..offer("babies") };
    let asked = |children: &[&str]| {
        let children = children.iter().filter_map(|child| Child::parse(child)).collect();
        written(answer(&babies, &Query { children, ..Query::default() }, Wish::Children))
    };
    assert_eq!(asked(&["6m", "5y"]), "fits");
    assert_eq!(asked(&["5y", "6m"]), "fits");
    assert_eq!(asked(&["5y", "u"]), "from 0 in 1");
    assert_eq!(asked(&["5y", "1y"]), "borderline");
    assert_eq!(asked(&["5y", "7y"]), "no");
}

#[test]
fn the_choices_are_unborn_every_month_to_two_years_and_every_year_to_ten() {
    let options: Vec<String> = Child::options().map(|child| child.to_string()).collect();
    assert_eq!(options.len(), 1 + 24 + 9);
    assert_eq!((&options[0][..], &options[1][..], &options[24][..]), ("u", "0m", "23m"));
    assert_eq!((&options[25][..], &options[33][..]), ("2y", "10y"));
}

#[test]
fn only_what_a_family_can_mean_is_read_as_a_child() {
    for text in ["", "u", "unborn", "0m", "132m", "0y", "10y", "u0001", "u9912"] {
        assert_eq!(Child::parse(text).is_some(), !text.is_empty(), "{text}");
    }
    for text in [
        "m", "y", "-1m", "+1m", "1", "133m", "11y", "7 m", " 7m", "7M", "1.5y", "u2700", "u2713", "u270",
        "u27031", "uabcd", "uü03", "u+103", "0x1m", "٧m", "70000m", "unborn ", "m7",
    ] {
        assert_eq!(Child::parse(text), None, "{text}");
    }
}

fn any_child() -> impl Strategy<Value = Child> {
    prop_oneof![
        Just(Child::Unborn(None)),
        (2000..=2099_i16, 1..=12_i8).prop_map(|due| Child::Unborn(Some(due))),
        (0..=(MAX_YEARS + 1) * 12).prop_map(Child::Months),
        (0..=MAX_YEARS).prop_map(Child::Years),
    ]
}

/// Ranges within which an age may be moved without meeting birth or the end of the format.
fn closed_range() -> impl Strategy<Value = AgeRange> {
    (0..=80_u16, 0..=40_u16).prop_map(|(from, width)| AgeRange {
        from: Some(Age::Months(from)),
        to: Some(Age::Months(from + width)),
    })
}

fn moved(ranges: &[AgeRange], by: u16) -> Vec<AgeRange> {
    let later = |age: Age| match age {
        Age::Months(months) => Age::Months(months + by),
        Age::Unborn => Age::Unborn,
    };
    ranges.iter().map(|range| AgeRange { from: range.from.map(later), to: range.to.map(later) }).collect()
}

proptest! {
    #![proptest_config(cases(512))]

    #[test]
    fn a_child_is_read_back_as_it_was_written(child in any_child()) {
        prop_assert_eq!(Child::parse(&child.to_string()), Some(child));
    }

    #[test]
    fn any_text_is_read_as_a_child_or_as_none(text in "\\PC{0,6}|u\\PC{0,4}|[0-9]{0,6}[my]") {
        if let Some(child) = Child::parse(&text) {
            prop_assert_eq!(Child::parse(&child.to_string()), Some(child));
        }
    }

    /// What is true of an age is true of age 0, when the offers are that much younger.
    #[test]
    fn age_zero_behaves_like_other_ages(
        ranges in prop::collection::vec(closed_range(), 1..4),
        by in 1..=90_u16,
    ) {
        let at_zero = Child::Months(0).fit(&ranges, TODAY);
        let later = Child::Months(by).fit(&moved(&ranges, by), TODAY);
        let expected = match at_zero {
            Fit::FitsFrom { age, in_months } => Fit::FitsFrom { age: age + by, in_months },
            fit => fit,
        };
        prop_assert_eq!(later, expected);
    }

    #[test]
    fn a_year_answers_as_its_months_do(
        ranges in prop::collection::vec(closed_range(), 1..3),
        years in 0..=MAX_YEARS,
    ) {
        let months: Vec<Fit> = (0..12).map(|month| Child::Months(years * 12 + month).fit(&ranges, TODAY)).collect();
        let fitting = months.iter().filter(|fit| **fit == Fit::Fits).count();
        match Child::Years(years).fit(&ranges, TODAY) {
            Fit::Fits => prop_assert_eq!(fitting, 12),
            Fit::Borderline => prop_assert!(fitting > 0),
            Fit::FitsFrom { age, in_months } => {
                prop_assert_eq!(fitting, 0);
                prop_assert_eq!(months[11], Fit::FitsFrom { age, in_months });
            }
            _ => prop_assert!(months.iter().all(|fit| *fit == Fit::No)),
        }
    }

    #[test]
    fn what_a_child_will_fit_soon_it_fits_when_that_time_has_come(
        ranges in prop::collection::vec(closed_range(), 1..4),
        months in 0..=120_u16,
    ) {
        if let Fit::FitsFrom { age, in_months } = Child::Months(months).fit(&ranges, TODAY) {
            prop_assert!((1..=SOON_MONTHS).contains(&in_months));
            prop_assert_eq!(age, months + in_months);
            prop_assert_eq!(Child::Months(age).fit(&ranges, TODAY), Fit::Fits);
        }
    }

    #[test]
    fn one_more_range_never_makes_a_child_fit_less(
        ranges in prop::collection::vec(closed_range(), 1..4),
        child in any_child(),
    ) {
        let (all, fewer) = (child.fit(&ranges, TODAY), child.fit(&ranges[1..], TODAY));
        prop_assert!(fewer != Fit::Fits || all == Fit::Fits);
        prop_assert!(fewer == Fit::No || all != Fit::No);
    }
}
