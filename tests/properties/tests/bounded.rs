//! Every property on its seeds, on what was found before, and on changed inputs, the same in every run.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a panic is the report of a test")]

use std::fs;
use std::path::Path;
use xoev_properties::mutate::mutate;
use xoev_properties::{ALL, Property};
use xoev_schema::grammar::content_oracle::{Decide as _, Random};

/// How many changed inputs each property is asked about; `XOEV_PROPERTY_INPUTS` asks for more.
const INPUTS: usize = 400;

fn check(property: &Property) {
    let seeds = (property.seeds)();
    assert!(!seeds.is_empty(), "{}: no seeds", property.name);
    let found = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(property.name);
    for entry in fs::read_dir(found).into_iter().flatten().flatten() {
        println!("{}", entry.path().display());
        (property.check)(&fs::read(entry.path()).unwrap());
    }
    seeds.iter().for_each(|seed| (property.check)(seed));
    let inputs = std::env::var("XOEV_PROPERTY_INPUTS").map_or(INPUTS, |it| it.parse().unwrap());
    let mut random = Random(42);
    for number in 0..inputs {
        let (seed, other) = (&seeds[random.below(seeds.len())], &seeds[random.below(seeds.len())]);
        let input = mutate(seed, other, &mut random);
        let held = std::panic::catch_unwind(|| (property.check)(&input));
        assert!(held.is_ok(), "{}: input {number}: {:?}", property.name, String::from_utf8_lossy(&input));
    }
}

/// A test for each property, so that they run side by side and are told apart.
macro_rules! properties {
    ($($name:ident)*) => {
        $(
            #[test]
            fn $name() {
                check(ALL.iter().find(|it| it.name == stringify!($name)).unwrap());
            }
        )*

        #[test]
        fn every_property_has_a_test_and_a_fuzz_target() {
            let tested = [$(stringify!($name)),*];
            assert_eq!(ALL.map(|it| it.name), tested);
            for name in tested {
                let target = format!("../../fuzz/fuzz_targets/{name}.rs");
                let target = Path::new(env!("CARGO_MANIFEST_DIR")).join(target);
                assert!(target.is_file(), "{}", target.display());
            }
        }
    };
}

properties! {
    message_read message_agreement message_sample schema_compile pattern_translation pattern_agreement content_agreement
    genericode catalog archive lock settings grammar_bytes
}
