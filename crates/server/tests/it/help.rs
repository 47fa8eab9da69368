//! The help texts of the binary.

use super::binary::run;

#[test]
#[expect(clippy::too_many_lines, reason = "help as it is printed")]
fn help_teaches() {
    let help = |arguments: &[&str]| {
        let text = run(arguments).stdout;
        text.lines()
            .map(|line| line.trim_end().to_owned() + "\n")
            .collect::<String>()
    };
    insta::assert_snapshot!(help(&["--help"]), @r#"
    Who may send mail through whose servers, and what recipients see of it

    Usage: fromline <COMMAND>

    Commands:
      serve        Run the server: web pages and JSON API
      user         Manage users: add, list, move, close, open, export, import, and create one-time links
      role         Give roles to those who administer, and end them
      unit         Manage organisational units: add, list, rename, move and delete
      policy       Show and change who may have gateways, for the whole organisation or a unit
      token        Manage bearer tokens for programs: create, list and revoke
      backup       Copy the database into a new file, even while the server runs
      restore      Create a data folder from a backup and its key
      keys         Manage encryption keys: rotate, list, and drop old ones
      postfix      Put Fromline in front of an existing Postfix, and check the result
      doctor       Check the whole installation, and say which command fixes each fault
      healthcheck  Ask the running server whether it can do all of its work
      config       Check, show and explain the configuration
      preview      Show what mail programs display as a message's sender
      locales      Check the texts, for translators
      generate     Create man pages and shell completions, for packages
      help         Print this message or the help of the given subcommand(s)

    Options:
      -h, --help     Print help
      -V, --version  Print version

    Examples:
      Look at it (nothing leaves this machine):
        fromline serve --demo --data /tmp/fromline-demo
      Run it for an organisation:
        FROMLINE_DOMAINS=example.com fromline serve --data /var/lib/fromline
      Add a user and send them the link that is printed:
        fromline user add anna@example.com --language pl --data /var/lib/fromline
      Back it up while it runs, into a file named by its time:
        fromline backup /backup --data /var/lib/fromline
      Make a new key and seal every secret anew, while it runs:
        fromline keys rotate --data /var/lib/fromline
      Check the whole installation:
        fromline doctor
      Put it in front of an existing Postfix: read the script, then run it:
        fromline postfix configure --data /var/lib/fromline > fromline-postfix.sh

    What an operator sets is in DIR/fromline.toml (without --data in /etc/fromline/fromline.toml), in
    FROMLINE_… variables, or after --set;
    `fromline config explain` says what each setting means, see docs/operations.md for daily use.
    "#);
    insta::assert_snapshot!(help(&["serve", "--help"]), @r#"
    Run the server: web pages and JSON API

    Plain HTTP is served only on loopback, or to a trusted proxy that serves HTTPS to users
    (`public_url`, `trusted_proxies`). The first start in an empty folder creates the key file and
    prints a link with which the first administrator chooses an address and a password. SIGINT and
    SIGTERM stop the server after running requests have finished.

    Usage: fromline serve [OPTIONS]

    Options:
          --data <DIR>
              Folder of database and key, created if it does not exist [also: `FROMLINE_DATA`, or `data`
              in the configuration]

          --config <FILE>
              Configuration file [default: DIR/fromline.toml or, without --data,
              /etc/fromline/fromline.toml, if it exists]

              [env: FROMLINE_CONFIG=]

          --set <NAME=VALUE>
              Set a configuration value, for example relay.port=25; overrides environment and file [can
              be repeated]

          --listen <ADDRESS:PORT>
              Address and port to listen on; port 0 takes a free one [default: 127.0.0.1:8080; also:
              `FROMLINE_LISTEN`]

          --locales <DIR>
              Read the texts from DIR at each load of the page, for translators: docs/translating.md
              [also: `FROMLINE_LOCALES`]

          --log-format <FORMAT>
              Format of log lines: for people or for programs [default: text; also:
              `FROMLINE_LOG_FORMAT`]

              [possible values: text, json]

          --new-organisation
              Start a new organization without users, although the key file was in use with a database
              that is gone

          --demo
              Run a closed demo: example.com with four users, partners' servers, and a mailbox for all
              mail

      -h, --help
              Print help (see a summary with '-h')

    Examples:
      fromline serve --demo --data /tmp/fromline-demo
      fromline serve --data /var/lib/fromline --config /etc/fromline/fromline.toml --listen
      127.0.0.1:8080
    "#);
    insta::assert_snapshot!(help(&["token", "create", "--help"]), @r#"
    Create a bearer token with which a program acts as a user

    The token is printed alone on one line of stdout and cannot be shown again. It allows everything
    that the user may do, except opening sessions and changing the password.

    Usage: fromline token create [OPTIONS] --user <ADDRESS>

    Options:
          --user <ADDRESS>
              Primary address of the user

          --expires <TIME>
              Validity: 12h, 90d, 4w, 1y [default: until it is revoked]

          --data <DIR>
              Folder of database and key, created if it does not exist [also: `FROMLINE_DATA`, or `data`
              in the configuration]

          --config <FILE>
              Configuration file [default: DIR/fromline.toml or, without --data,
              /etc/fromline/fromline.toml, if it exists]

              [env: FROMLINE_CONFIG=]

          --set <NAME=VALUE>
              Set a configuration value, for example relay.port=25; overrides environment and file [can
              be repeated]

      -h, --help
              Print help (see a summary with '-h')

    Example:
      TOKEN=$(fromline token create --user anna@example.com --expires 90d --data /var/lib/fromline)
      curl -H "Authorization: Bearer $TOKEN" https://mail.example.com/gmail/v1/users/me/settings/sendAs
    "#);
}
