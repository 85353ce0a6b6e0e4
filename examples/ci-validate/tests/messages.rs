//! A folder of sample messages as tests: one for each file, with the report for people where one fails.

xoev_macros::message_tests!("../../standards/xbeispiel/1.0/samples/*/*.xml", standard = "xbeispiel@1.0");

#[test]
fn the_message_of_today_is_valid() {
    xoev_validate::assert_valid!("../../standards/xbeispiel/1.1/samples/valid/0104-widerruf.xml");
}

#[test]
#[should_panic(expected = "cvc-pattern-valid")]
fn a_failing_test_shows_the_report() {
    xoev_validate::assert_valid!("../../standards/xbeispiel/1.0/samples/invalid/0101-datum-mit-zeitzone.xml");
}
