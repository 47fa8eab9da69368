//! How the walk is started, asked of the program itself.

use std::process::Command;

fn refused(arguments: &[&str]) -> String {
    let ran = Command::new(env!("CARGO_BIN_EXE_delivery"))
        .args(arguments)
        .output()
        .unwrap();
    assert_eq!(ran.status.code(), Some(1), "{ran:?}");
    assert_eq!(String::from_utf8_lossy(&ran.stdout), "");
    String::from_utf8(ran.stderr).unwrap()
}

#[test]
fn without_a_command_it_says_how_it_is_used() {
    for arguments in [&[][..], &["walk"]] {
        let said = refused(arguments);
        assert!(
            said.starts_with("delivery: delivery run [--long] [--rewrite] [SCENE…]"),
            "{said}"
        );
    }
}
