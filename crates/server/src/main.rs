//! The entry point of the binary `fromline`.

use std::process::ExitCode;

fn main() -> ExitCode {
    fromline_server::cli::main()
}
