#!/usr/bin/env bash
# Exim's `control = submission` makes an address that does not exist of a login that is an address.
#
# Exim's specification ("Submission mode for non-local messages") builds a sender from the authenticated id and a domain. An id that
# has a domain of its own becomes a quoted local part: "login@partner.example"@host. Exim 4.96 puts that in MAIL FROM, where
# returned mail goes, and in a Sender field that replaces the client's own; with `submission/sender_retain` it does neither.
#
# Debian's package is unpacked, not installed. Root is needed: Exim gives up its rights to a user of its own, which is known in a
# mount namespace alone.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
chmod 755 "$folder"
(cd "$folder" && apt-get download -qq exim4-daemon-light=4.96-15+deb12u11 2> /dev/null && dpkg-deb -x ./*.deb unpacked)
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check aiosmtpd==1.4.6
cat > "$folder/try.py" <<'PYTHON'
import pathlib, smtplib, socket, subprocess, sys, time
from aiosmtpd.controller import Controller

folder, control = pathlib.Path(sys.argv[1]), sys.argv[2]


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Sink:
    arrived = []

    async def handle_DATA(self, server, session, envelope):
        self.arrived.append((envelope.mail_from, envelope.content.decode()))
        return "250 OK"


sink, exim = free_port(), free_port()
controller = Controller(Sink(), hostname="127.0.0.1", port=sink)
controller.start()
spool = folder / f"spool-{exim}"
spool.mkdir()
spool.chmod(0o777)
configuration = folder / f"exim-{exim}.conf"
configuration.write_text(f"""
primary_hostname = mx.partner.example
exim_path = {folder}/unpacked/usr/sbin/exim4
exim_user = Debian-exim
exim_group = Debian-exim
keep_environment =
spool_directory = {spool}
log_file_path = {spool}/%slog
local_interfaces = 127.0.0.1
daemon_smtp_ports = {exim}
tls_advertise_hosts =
acl_smtp_rcpt = check
acl_smtp_data = accept_all
begin acl
check:
  accept authenticated = *
         control = {control}
accept_all:
  accept
begin routers
all:
  driver = manualroute
  route_list = * 127.0.0.1::{sink}
  self = send
  transport = smtp
begin transports
smtp:
  driver = smtp
  hosts_avoid_tls = *
begin authenticators
plain:
  driver = plaintext
  public_name = PLAIN
  server_prompts = :
  server_condition = yes
  server_set_id = $auth2
""")
program = folder / "unpacked/usr/sbin/exim4"
server = subprocess.Popen([program, "-C", configuration, "-bdf", "-q1s"], stderr=subprocess.DEVNULL)
try:
    for _ in range(100):
        try:
            client = smtplib.SMTP("127.0.0.1", exim, timeout=10)
            break
        except ConnectionRefusedError:
            time.sleep(0.1)
    client.ehlo()
    client.login("login@partner.example", "password")
    message = "From: Alias <alias@partner.example>\r\nSender: alias@partner.example\r\nTo: reader@recipient.example\r\n\r\nx\r\n"
    client.sendmail("alias@partner.example", ["reader@recipient.example"], message)
    client.quit()
    deadline = time.time() + 20
    while not Sink.arrived and time.time() < deadline:
        time.sleep(0.1)
    sender, content = Sink.arrived[0]
    fields = [line for line in content.splitlines() if line.startswith(("From:", "Sender:"))]
    print(control, "|", sender, "|", " | ".join(sorted(fields)))
finally:
    server.kill()
    controller.stop()
PYTHON
(cat /etc/passwd; echo "Debian-exim:x:59999:59999::/nonexistent:/bin/false") > "$folder/passwd"
(cat /etc/group; echo "Debian-exim:x:59999:") > "$folder/group"
known='mount --bind "$0/passwd" /etc/passwd; mount --bind "$0/group" /etc/group; exec "$0/venv/bin/python" -W ignore "$0/try.py" "$0" "$1"'
seen=$(for control in submission submission/sender_retain; do
    unshare --mount sh -ec "$known" "$folder" "$control"
done)
echo "$seen"
expected='submission | "login@partner.example"@mx.partner.example | From: Alias <alias@partner.example> | Sender: "login@partner.example"@mx.partner.example
submission/sender_retain | alias@partner.example | From: Alias <alias@partner.example> | Sender: alias@partner.example'
[ "$seen" = "$expected" ] || { echo "Exim 4.96 behaves otherwise now"; exit 1; }
