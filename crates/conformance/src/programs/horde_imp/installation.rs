//! An installation of Horde and IMP below the home folder, made of the package's files.

use std::{fs, os::unix::fs::symlink, path::Path};

use crate::{
    Failure,
    home::Home,
    service::{Service, free_port},
};

/// Where Debian puts the pages, and the settings.
const PAGES: &str = "/usr/share/horde";
const SETTINGS: &str = "/etc/horde";

/// A function that the package calls.
const EACH: &str = include_str!("each.php");

/// IMP's settings, as its own form would write them.
const IMP: &str = "<?php
$conf['user']['allow_view_source'] = true;
$conf['server']['server_list'] = 'none';
$conf['compose']['use_vfs'] = false;
$conf['compose']['link_attachments'] = false;
$conf['compose']['reply_limit'] = 200000;
$conf['maillog']['driver'] = 'none';
$conf['sentmail']['driver'] = 'Null';
$conf['contactsimage']['backends'] = [];
$conf['tasklist']['use_tasklist'] = false;
$conf['notepad']['use_notepad'] = false;
";

/// Copies the package's files and settings, and starts PHP's own server on a free port.
pub fn serve(home: &Home, imap: u16) -> Result<(u16, Service), Failure> {
    let pages = home.path().join("horde");
    let temporary = home.path().join("temporary");
    fs::create_dir(&temporary)?;
    let copy = |from: &str, to: &Path| home.run("cp", &["-r", from, &to.to_string_lossy()]);
    copy(PAGES, &pages)?;
    // Some links of the package lead to its neighbours.
    symlink("/usr/share/javascript", home.path().join("javascript"))?;
    // Nothing is written outside of the home: what the package links to its settings and its cache becomes a copy.
    for (link, settings) in [("config", "horde"), ("imp/config", "imp")] {
        fs::remove_file(pages.join(link))?;
        copy(&format!("{SETTINGS}/{settings}"), &pages.join(link))?;
    }
    fs::remove_file(pages.join("static"))?;
    fs::create_dir(pages.join("static"))?;
    let port = free_port()?;
    write(&pages, port, &temporary, imap)?;
    let each = home.write("each.php", EACH)?;
    let mut php = home.command("php");
    php.arg("-d").arg(format!("auto_prepend_file={}", each.display()));
    php.arg("-d")
        .arg(format!("session.save_path={}", temporary.display()));
    php.args(["-d", "display_errors=0", "-d", "include_path=/usr/share/php:."]);
    php.args(["-S", &format!("127.0.0.1:{port}"), "-t"]).arg(&pages);
    // A page asks for its list while a script still runs.
    php.env("PHP_CLI_SERVER_WORKERS", "4");
    Ok((port, Service::start(port, &mut php)?))
}

/// Writes the settings: where things are, how one signs in, and that nothing is stored but in the session.
fn write(pages: &Path, port: u16, temporary: &Path, imap: u16) -> Result<(), Failure> {
    let given = fs::read_to_string(Path::new(SETTINGS).join("horde/conf.php.dist"))?;
    let place = temporary.display();
    let horde = format!(
        "{given}
$conf['server']['name'] = '127.0.0.1';
$conf['server']['port'] = {port};
$conf['cookie']['domain'] = '';
$conf['use_ssl'] = 0;
$conf['auth'] = ['driver' => 'application', 'params' => ['app' => 'imp'], 'admins' => []];
$conf['secret_key'] = 'kept for as long as the folder';
$conf['prefs']['driver'] = 'Session';
$conf['cache'] = ['driver' => 'File', 'params' => ['dir' => '{place}']];
$conf['tmpdir'] = '{place}';
$conf['log']['enabled'] = false;
$conf['compress_pages'] = false;
$conf['urls']['pretty'] = false;
$conf['lock']['driver'] = $conf['token']['driver'] = $conf['history']['driver'] = $conf['perms']['driver'] = 'Null';
$conf['vfs']['type'] = 'Null';
$conf['group']['driver'] = 'Mock';
$conf['mailer']['type'] = 'null';
$conf['alarms']['driver'] = $conf['sql']['phptype'] = false;
"
    );
    let server = format!(
        "<?php
$servers['imap'] = ['disabled' => false, 'hostspec' => '127.0.0.1', 'port' => {imap}, 'protocol' => 'imap', 'secure' => false];
"
    );
    let places = "<?php
$this->applications['horde']['webroot'] = '';
$this->applications['imp']['webroot'] = '/imp';
";
    for (name, text) in [
        ("config/conf.php", horde.as_str()),
        ("config/registry.local.php", places),
        ("imp/config/conf.php", IMP),
        ("imp/config/backends.local.php", &server),
    ] {
        fs::write(pages.join(name), text)?;
    }
    Ok(())
}
