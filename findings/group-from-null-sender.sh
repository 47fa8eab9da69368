#!/usr/bin/env bash
# A From that is an empty group goes out with the null sender, as if the mail were a bounce.
#
# RFC 6854 allows group syntax in From, also of an empty group: `From: Nobody:;`. A library that makes MAIL FROM of From finds no
# address in it. smtplib (Python 3.11) and nodemailer 10.6.1 then send `MAIL FROM:<>`, which RFC 5321 section 4.5.5 keeps for
# notifications: nobody is told when such a mail cannot be delivered, and no automatic answer comes. aiosmtplib 5.1.3 does the
# same with Python's older class of messages, and with the newer one says that a message with From has none.
# msmtp 1.8.23 (Debian, `--read-envelope-from`) is the one that says what is missing.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check aiosmtpd==1.4.6 aiosmtplib==5.1.3
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$folder" nodemailer@10.6.1 > /dev/null
(cd "$folder" && apt-get download -qq msmtp=1.8.23-1 2> /dev/null && dpkg-deb -x ./*.deb unpacked)
cat > "$folder/send.js" <<'NODE'
const transport = require("nodemailer").createTransport({ host: "127.0.0.1", port: Number(process.argv[2]), ignoreTLS: true });
transport.sendMail({ from: "Nobody:;", to: "r@recipient.example", text: "x" }).catch(error => console.log(error.message));
NODE
cat > "$folder/try.py" <<'PYTHON'
import asyncio, pathlib, smtplib, socket, subprocess, sys
from email.message import EmailMessage, Message
from aiosmtpd.controller import Controller
import aiosmtplib

folder = pathlib.Path(sys.argv[1])


class Sink:
    arrived = []

    async def handle_MAIL(self, server, session, envelope, address, options):
        envelope.mail_from = address
        self.arrived.append(f"MAIL FROM:{address}")
        return "250 OK"


controller = Controller(Sink(), hostname="127.0.0.1", port=0)
# Port 0 means any: the controller itself cannot ask for that.
with socket.socket() as free:
    free.bind(("127.0.0.1", 0))
    controller.port = free.getsockname()[1]
controller.start()
address = ("127.0.0.1", controller.port)


def message(kind):
    made = kind()
    made["From"] = "Nobody:;"
    made["To"] = "r@recipient.example"
    made.set_payload("x")
    return made


def by_smtplib(kind):
    with smtplib.SMTP(*address) as client:
        client.send_message(message(kind))


def by_aiosmtplib(kind):
    asyncio.run(aiosmtplib.send(message(kind), hostname=address[0], port=address[1], start_tls=False))


def by_program(*arguments):
    run = subprocess.run(arguments, input=message(Message).as_string(), capture_output=True, text=True)
    if run.returncode:
        raise ValueError(run.stderr.split(": ")[-1].strip())


def see(name, send, *arguments):
    Sink.arrived.clear()
    try:
        send(*arguments)
        print(f"{name}:", *Sink.arrived)
    except ValueError as refusal:
        print(f"{name}: {refusal}")


see("smtplib, EmailMessage", by_smtplib, EmailMessage)
see("smtplib, Message", by_smtplib, Message)
see("aiosmtplib, EmailMessage", by_aiosmtplib, EmailMessage)
see("aiosmtplib, Message", by_aiosmtplib, Message)
see("nodemailer", by_program, "node", folder / "send.js", str(address[1]))
see("msmtp", by_program, folder / "unpacked/usr/bin/msmtp", "--file=/dev/null", "--host=127.0.0.1", f"--port={address[1]}",
    "--read-envelope-from", "--read-recipients")
controller.stop()
PYTHON
seen=$("$folder/venv/bin/python" -W ignore "$folder/try.py" "$folder")
echo "$seen"
expected='smtplib, EmailMessage: MAIL FROM:<>
smtplib, Message: MAIL FROM:<>
aiosmtplib, EmailMessage: No From header provided in message
aiosmtplib, Message: MAIL FROM:<>
nodemailer: MAIL FROM:<>
msmtp: envelope-from address is missing'
[ "$seen" = "$expected" ] || { echo "an empty group in From is treated otherwise now"; exit 1; }
