//! Postfix and Dovecot, configured in a temporary folder.

mod dovecot;

use std::{
    fs,
    io::Write as _,
    net::{IpAddr, Ipv4Addr, TcpListener, TcpStream},
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::Arc,
    time::{Duration, Instant},
};

use async_trait::async_trait;
use fromline_outbound::smtp::{
    DirectConnector, GuardedGateways, Resolve, Timeouts, build_client_config, guard::Guard,
};
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};
use rustls::pki_types::CertificateDer;

use dovecot::write_dovecot;

/// The server's name, which its certificate carries.
pub const NAME: &str = "mail.partner.test";
/// The only account on the server.
pub const USER: &str = "user.name@partner.test";
/// Its password, with characters that often break configuration files.
pub const PASSWORD: &str = "s3:cr et%p\"ss";

/// Both servers, running; they end with the test.
pub struct RealServers {
    /// Port with implicit TLS.
    pub smtps: u16,
    /// Port with STARTTLS.
    pub submission: u16,
    /// Port without TLS.
    pub plain: u16,
    /// Port with implicit TLS where the account may send only from its own address, which Postfix checks at RCPT.
    pub own_sender: u16,
    /// Port with implicit TLS that offers only SCRAM-SHA-256.
    pub scram: u16,
    /// Port with implicit TLS that offers only CRAM-MD5.
    pub cram: u16,
    /// Port with implicit TLS that offers only XOAUTH2, if there is an OAuth provider.
    pub xoauth2: u16,
    /// Port with implicit TLS of Dovecot's own submission server, if it is installed and there is an OAuth provider.
    pub dovecot_submission: Option<u16>,
    folder: PathBuf,
    dovecot: Child,
    authority: CertificateDer<'static>,
}

/// The provider where Dovecot validates tokens, and the sink to which its submission server relays mail.
#[derive(Clone, Copy, Debug)]
pub struct Introspection {
    /// The provider's port on loopback.
    pub provider: u16,
    /// The sink's port on loopback.
    pub sink: u16,
}

/// Key and certificate of the server, and its authority.
pub struct Tls {
    /// Path of the file with both.
    pub pem: PathBuf,
    /// The authority's certificate.
    pub authority: CertificateDer<'static>,
}

impl Tls {
    /// Generates them and writes them into a folder.
    pub fn make(folder: &Path) -> Self {
        let mut params = CertificateParams::new(Vec::new()).unwrap();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let authority = CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap();
        let key = KeyPair::generate().unwrap();
        let certificate = CertificateParams::new(vec![NAME.to_owned()])
            .unwrap()
            .signed_by(&key, &authority)
            .unwrap();
        let pem = folder.join("tls.pem");
        fs::write(&pem, key.serialize_pem() + &certificate.pem()).unwrap();
        Self {
            pem,
            authority: authority.der().clone(),
        }
    }
}

struct OneName;

#[async_trait]
impl Resolve for OneName {
    async fn lookup(&self, host: &str) -> Vec<IpAddr> {
        (host == NAME)
            .then_some(IpAddr::V4(Ipv4Addr::LOCALHOST))
            .into_iter()
            .collect()
    }
}

impl RealServers {
    /// Starts the servers for `what`; `None` if they are not installed or cannot be started, which is reported as skipped.
    pub fn start(what: &str) -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        Self::start_with(what, &Tls::make(folder.path()), None)
    }

    /// Starts the servers with this certificate, and with tokens besides the password.
    pub fn start_with(what: &str, tls: &Tls, tokens: Option<Introspection>) -> Option<Self> {
        let installed = Path::new("/usr/sbin/postfix").exists() && Path::new("/usr/sbin/dovecot").exists();
        let root = Command::new("id")
            .arg("-u")
            .output()
            .is_ok_and(|id| id.stdout.starts_with(b"0\n"));
        if !installed || !root {
            let why = if installed {
                "Postfix can be started by root only"
            } else {
                "missing: postfix, dovecot-core; to install: apt-get install -y postfix dovecot-core"
            };
            let _ = writeln!(
                std::io::stdout(),
                "SKIPPED: the SMTP check against Postfix and Dovecot: {why}"
            );
            return None;
        }
        let folder = std::env::temp_dir().join(format!("fromline-postfix-{}-{what}", std::process::id()));
        for below in ["postfix", "queue", "data", "dovecot/run", "mail"] {
            fs::create_dir_all(folder.join(below)).unwrap();
        }
        fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).unwrap();
        sh(&format!(
            "chown postfix {0}/data && chmod 777 {0}/mail",
            folder.display()
        ));
        fs::copy(&tls.pem, folder.join("tls.pem")).unwrap();
        let ports = free_ports::<7>();
        let [smtps, submission, plain, own_sender, scram, cram, xoauth2] = ports;
        write_postfix(&folder, ports);
        let has_submission = Path::new("/usr/lib/dovecot/submission").exists();
        let dovecot_submission = tokens.filter(|_| has_submission).map(|_| {
            let [port] = free_ports::<1>();
            port
        });
        write_dovecot(&folder, tokens, dovecot_submission);
        let dovecot = Command::new("/usr/sbin/dovecot")
            .args(["-F", "-c"])
            .arg(folder.join("dovecot.conf"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        wait("dovecot's socket", || folder.join("queue/private/auth").exists());
        sh(&format!(
            "postfix -c {0}/postfix start >> {0}/start.log 2>&1",
            folder.display()
        ));
        for port in ports.into_iter().chain(dovecot_submission) {
            wait("postfix", || TcpStream::connect(("127.0.0.1", port)).is_ok());
        }
        Some(Self {
            smtps,
            submission,
            plain,
            own_sender,
            scram,
            cram,
            xoauth2,
            dovecot_submission,
            folder,
            dovecot,
            authority: tls.authority.clone(),
        })
    }

    /// Returns gateways as in production except for name resolution: guard, TLS and SMTP are the same.
    pub fn gateways(&self) -> GuardedGateways {
        gateways(std::slice::from_ref(&self.authority))
    }

    /// Returns such gateways without the servers' authority.
    pub fn gateways_that_trust_nobody() -> GuardedGateways {
        gateways(&[])
    }

    /// Waits for the delivered message and returns it.
    pub fn delivered(&self) -> String {
        let file = self.folder.join("mail/box");
        wait("the mail", || {
            fs::metadata(&file).is_ok_and(|file| file.len() > 0)
        });
        std::thread::sleep(Duration::from_millis(200));
        // mbox: a separator line before the message, an empty line after it.
        let text = fs::read_to_string(file).unwrap();
        let (_, mail) = text.split_once('\n').unwrap();
        format!("{}\n", mail.trim_end_matches('\n'))
    }

    /// Returns the servers' logs, for a failed test.
    pub fn log(&self) -> String {
        let log = |file| fs::read_to_string(self.folder.join(file)).unwrap_or_default();
        log("maillog") + &log("dovecot.log")
    }
}

impl Drop for RealServers {
    fn drop(&mut self) {
        sh(&format!(
            "postfix -c {}/postfix stop > /dev/null 2>&1",
            self.folder.display()
        ));
        let _ = Command::new("kill").arg(self.dovecot.id().to_string()).status();
        let _ = self.dovecot.wait();
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// Returns gateways as in production except for name resolution, which trust these authorities.
pub fn gateways(authorities: &[CertificateDer<'static>]) -> GuardedGateways {
    GuardedGateways {
        resolver: Arc::new(OneName),
        connector: Arc::new(DirectConnector),
        // As an operator would allow a private network.
        guard: Guard::new(vec!["127.0.0.0/8".parse().unwrap()], Vec::new()),
        tls: build_client_config(authorities).unwrap(),
        times: Timeouts::default(),
        ehlo: "example.com".to_owned(),
    }
}

fn write_postfix(folder: &Path, [smtps, submission, plain, own_sender, scram, cram, xoauth2]: [u16; 7]) {
    let here = folder.display();
    let main = format!(
        "compatibility_level = 3.6
queue_directory = {here}/queue
data_directory = {here}/data
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
mail_owner = postfix
setgid_group = postdrop
maillog_file = {here}/maillog
maillog_file_prefixes = /tmp, {here}
myhostname = {NAME}
mydestination =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
alias_maps =
local_recipient_maps =
virtual_mailbox_domains = partner.test
virtual_mailbox_base = {here}/mail
virtual_mailbox_maps = static:box
virtual_uid_maps = static:65534
virtual_gid_maps = static:65534
smtpd_relay_restrictions = permit_sasl_authenticated, reject
smtpd_sasl_type = dovecot
smtpd_sasl_path = private/auth
smtpd_tls_auth_only = yes
smtpd_tls_chain_files = {here}/tls.pem
smtpd_tls_loglevel = 1
smtpd_sender_login_maps = inline:{{ {USER}={USER} }}
"
    );
    let service = |port: u16, options: &str| format!("127.0.0.1:{port} inet n - n - - smtpd {options}\n");
    let auth = "-o smtpd_sasl_auth_enable=yes";
    let mut master = service(smtps, &format!("{auth} -o smtpd_tls_wrappermode=yes"));
    master += &service(submission, &format!("{auth} -o smtpd_tls_security_level=encrypt"));
    master += &service(plain, "-o smtpd_tls_security_level=none");
    let tls = format!("{auth} -o smtpd_tls_wrappermode=yes");
    master += &service(
        own_sender,
        &format!("{tls} -o smtpd_sender_restrictions=reject_sender_login_mismatch"),
    );
    master += &service(
        scram,
        &format!("{tls} -o smtpd_sasl_mechanism_filter=scram-sha-256"),
    );
    master += &service(cram, &format!("{tls} -o smtpd_sasl_mechanism_filter=cram-md5"));
    master += &service(xoauth2, &format!("{tls} -o smtpd_sasl_mechanism_filter=xoauth2"));
    master += "cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
virtual unix - n n - - virtual
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
";
    fs::write(folder.join("postfix/main.cf"), main).unwrap();
    fs::write(folder.join("postfix/master.cf"), master).unwrap();
}

fn free_ports<const COUNT: usize>() -> [u16; COUNT] {
    let listeners = [(); COUNT].map(|()| TcpListener::bind("127.0.0.1:0").unwrap());
    listeners.map(|listener| listener.local_addr().unwrap().port())
}

fn wait(what: &str, ready: impl Fn() -> bool) {
    let deadline = Instant::now() + Duration::from_secs(20);
    while !ready() {
        assert!(Instant::now() < deadline, "waited for {what}");
        std::thread::sleep(Duration::from_millis(50));
    }
}

fn sh(line: &str) {
    let _ = Command::new("sh")
        .args(["-c", line])
        .stdin(Stdio::null())
        .status();
}
