//! How mail programs are compared, asked of the program itself.

use std::process::{Command, Output};

fn ran(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_conformance"))
        .args(arguments)
        .output()
        .unwrap()
}

#[test]
fn what_it_does_not_know_it_refuses() {
    for (arguments, said) in [
        (&[][..], "conformance: conformance packages"),
        (&["compare"], "conformance: conformance packages"),
        (
            &["run", "nowhere-mail"],
            "conformance: there is no nowhere-mail, but ",
        ),
        (&["run", "--kind", "paper"], "conformance: conformance packages"),
    ] {
        let ran = ran(arguments);
        let errors = String::from_utf8_lossy(&ran.stderr);
        assert_eq!(ran.status.code(), Some(2), "{arguments:?}");
        assert!(errors.starts_with(said), "{arguments:?}: {errors}");
    }
}

#[test]
fn the_packages_of_a_program_are_named_once_and_in_order() {
    let ran = ran(&["packages", "mutt", "neomutt", "neomutt-all-headers"]);
    let printed = String::from_utf8(ran.stdout).unwrap();
    let packages: Vec<&str> = printed.lines().collect();
    assert!(
        packages.contains(&"mutt") && packages.contains(&"neomutt"),
        "{packages:?}"
    );
    assert!(packages.is_sorted_by(|one, next| one < next), "{packages:?}");
}
