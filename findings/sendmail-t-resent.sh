#!/usr/bin/env bash
# Three of Debian's small sendmails send a resent mail to its first recipients, and never to the new one.
#
# RFC 5322 section 3.6.6: who hands a message on puts Resent-From and Resent-To in front, and leaves From, To and Cc as they were.
# `sendmail -t` then takes the recipients from the Resent- fields alone: msmtp 1.8.23 does so here. dma 0.13, ssmtp 2.64 and esmtp 1.2
# take To and Cc, with exit code 0: those who had the mail get it once more, and the person it was handed on to gets nothing. ssmtp
# (with FromLineOverride=YES) and esmtp put the first author into MAIL FROM as well, though `-f` names the one who hands on. The
# manuals of dma and ssmtp name To, Cc and Bcc, and say nothing of Resent-.
#
# Root is needed: dma reads its configuration from /etc/dma alone, and finds it in a root of its own.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
chmod 755 "$folder"
(cd "$folder" && apt-get download -qq dma=0.13-1+b1 ssmtp=2.64-11 esmtp=1.2-18+b1 libesmtp6=1.1.0-3.1~deb12u1 msmtp=1.8.23-1 2> /dev/null
    for package in ./*.deb; do dpkg-deb -x "$package" unpacked; done)
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check aiosmtpd==1.4.6
mkdir -p "$folder"/root/{usr,lib,lib64,bin,dev,etc/dma,var/spool/dma}
chmod 777 "$folder/root/var/spool/dma"
cp "$folder/unpacked/usr/sbin/dma" "$folder/root/dma"
cp /etc/passwd /etc/group "$folder/root/etc"
echo "127.0.0.1 localhost" > "$folder/root/etc/hosts"
touch "$folder/root/etc/aliases"
cat > "$folder/try.py" <<'PYTHON'
import os, pathlib, socket, subprocess, sys, time
from aiosmtpd.controller import Controller

folder = pathlib.Path(sys.argv[1])
MESSAGE = """Resent-From: hander@office.example
Resent-To: new@recipient.example
Resent-Date: Sun, 29 Nov 2026 06:00:00 +0000
Resent-Message-ID: <2@office.example>
From: author@sender.example
To: old@recipient.example
Cc: copy@recipient.example
Date: Sat, 28 Nov 2026 06:00:00 +0000
Message-ID: <1@sender.example>
Subject: x

x
"""


class Sink:
    arrived = []

    async def handle_DATA(self, server, session, envelope):
        self.arrived += [(envelope.mail_from, recipient) for recipient in envelope.rcpt_tos]
        return "250 OK"


controller = Controller(Sink(), hostname="127.0.0.1", port=0)
# Port 0 means any: the controller itself cannot ask for that.
with socket.socket() as free:
    free.bind(("127.0.0.1", 0))
    controller.port = free.getsockname()[1]
controller.start()
port = controller.port


def configuration(name, text):
    path = folder / name
    path.write_text(text)
    path.chmod(0o600)
    return path


configuration("root/etc/dma/dma.conf", f"SMARTHOST 127.0.0.1\nPORT {port}\nMAILNAME office.example\n").chmod(0o644)
ssmtp = configuration("ssmtp.conf", f"mailhub=127.0.0.1:{port}\nhostname=office.example\nFromLineOverride=YES\n")
esmtp = configuration("esmtprc", f"hostname=127.0.0.1:{port}\nstarttls=disabled\n")
libraries = os.pathsep.join({str(file.parent) for file in folder.glob("unpacked/usr/lib/**/libesmtp.so*")})
programs = {
    "msmtp": [folder / "unpacked/usr/bin/msmtp", "--file=/dev/null", "--host=127.0.0.1", f"--port={port}"],
    "dma": ["chroot", folder / "root", "/dma", "-D"],
    "ssmtp": [folder / "unpacked/usr/sbin/ssmtp", "-C", ssmtp],
    "esmtp": ["env", f"LD_LIBRARY_PATH={libraries}", folder / "unpacked/usr/bin/esmtp", "-C", esmtp],
}
for name, program in programs.items():
    Sink.arrived.clear()
    run = subprocess.run([*program, "-f", "hander@office.example", "-t"], input=MESSAGE, text=True)
    # All but msmtp take two recipients, and dma sends two mails, which may still be on their way.
    deadline = time.time() + 20
    while len(Sink.arrived) < (1 if name == "msmtp" else 2) and time.time() < deadline:
        time.sleep(0.1)
    senders = sorted({sender for sender, _ in Sink.arrived})
    print(name, run.returncode, "| MAIL FROM", *senders, "| RCPT TO", *sorted(recipient for _, recipient in Sink.arrived))
controller.stop()
PYTHON
world='for part in usr lib lib64 bin dev; do mount --rbind "/$part" "$0/root/$part"; done; exec "$0/venv/bin/python" -W ignore "$0/try.py" "$0"'
seen=$(unshare --mount sh -ec "$world" "$folder")
echo "$seen"
expected='msmtp 0 | MAIL FROM hander@office.example | RCPT TO new@recipient.example
dma 0 | MAIL FROM hander@office.example | RCPT TO copy@recipient.example old@recipient.example
ssmtp 0 | MAIL FROM author@sender.example | RCPT TO copy@recipient.example old@recipient.example
esmtp 0 | MAIL FROM author@sender.example | RCPT TO copy@recipient.example old@recipient.example'
[ "$seen" = "$expected" ] || { echo "a resent mail goes elsewhere now"; exit 1; }
