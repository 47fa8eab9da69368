//! Everything hostile at once.

use std::process::Command;

use crate::{
    server,
    shell::{Outcome, cargo, command, output, run as run_command, step, target, write},
};

/// Builds server and attackers, and runs the attack. Arguments are passed to the bench.
pub fn run(arguments: &[String]) -> Outcome {
    server::build(&[])?;
    // Where they attack there is no network that could bring anything.
    step("The attackers: compile", || run_command(bench().arg("--no-run")))?;
    step("Everything hostile at once", || {
        let mut bench = bench();
        run_command(&mut attack(bench.arg("--"), arguments)?)
    })
}

/// Builds the command for the bench's attack on the built binary, in a network namespace where possible. There the machine's name server
/// does not answer; elsewhere no domain is looked up.
pub fn attack(bench: &Command, arguments: &[String]) -> Outcome<Command> {
    let apart = ["--net", "--mount", "sh", "-ec"];
    let possible = output(
        command("unshare")
            .args(apart)
            .arg("ip link set lo up && mount --bind /etc/hosts /etc/resolv.conf"),
    );
    let mut attack = if possible.is_ok() {
        let resolver = target().join("hostile-resolv.conf");
        write(&resolver, b"nameserver 127.0.0.1\noptions timeout:1 attempts:1\n")?;
        let mut apart_from_all = command("unshare");
        apart_from_all
            .args(apart)
            .arg("ip link set lo up; mount --bind \"$0\" /etc/resolv.conf; exec \"$@\"")
            .arg(resolver)
            .arg(bench.get_program())
            .env("FROMLINE_SILENT_DNS", "1");
        apart_from_all
    } else {
        command(bench.get_program())
    };
    attack.args(bench.get_args()).args(arguments);
    attack.env("FROMLINE", target().join("release/fromline"));
    Ok(attack)
}

/// Attackers that are slow would be harmless.
fn bench() -> Command {
    let mut cargo = cargo();
    cargo.args(["bench", "--quiet", "--locked", "--package", "fromline-server"]);
    cargo.args(["--bench", "hostile", "--profile", "dev"]);
    cargo
}
