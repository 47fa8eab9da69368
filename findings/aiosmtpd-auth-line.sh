#!/usr/bin/env bash
# aiosmtpd takes a password as a continuation that it refuses as an initial response.
#
# RFC 4954 section 4: a command with an initial response is limited to 512 octets, and a client whose response is longer sends
# AUTH without one and waits for the empty 334. aiosmtpd 1.4.6 keeps to the limit, and answers the long line with 500, which reads
# as if AUTH were unknown; the same response as a continuation, which is as long, is taken with 235.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check aiosmtpd==1.4.6
cat > "$folder/try.py" <<'PYTHON'
import base64, socket
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Debugging
from aiosmtpd.smtp import AuthResult

PASSWORD = b"x" * 400


def authenticate(server, session, envelope, mechanism, login):
    return AuthResult(success=login.password == PASSWORD, handled=False)


controller = Controller(Debugging(), hostname="127.0.0.1", port=0, authenticator=authenticate, auth_require_tls=False)
# Port 0 means any: the controller itself cannot ask for that.
with socket.socket() as free:
    free.bind(("127.0.0.1", 0))
    controller.port = free.getsockname()[1]
controller.start()


def talk(*lines):
    replies = []
    with socket.create_connection(("127.0.0.1", controller.port), timeout=10) as connection:
        stream = connection.makefile("rwb")
        stream.readline()
        for line in (b"EHLO client.example",) + lines:
            stream.write(line + b"\r\n")
            stream.flush()
            reply = stream.readline()
            while reply[3:4] == b"-":
                reply = stream.readline()
            replies.append(reply.decode().strip())
    return replies[1:]


response = base64.b64encode(b"\0user\0" + PASSWORD)
print("initial response:", talk(b"AUTH PLAIN " + response))
print("continuation:", talk(b"AUTH PLAIN", response))
controller.stop()
PYTHON
seen=$("$folder/venv/bin/python" "$folder/try.py")
echo "$seen"
expected="initial response: ['500 Command line too long']
continuation: ['334', '235 2.7.0 Authentication successful']"
[ "$seen" = "$expected" ] || { echo "aiosmtpd 1.4.6 behaves otherwise now"; exit 1; }
