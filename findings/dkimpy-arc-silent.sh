#!/usr/bin/env bash
# dkimpy seals nothing, and says nothing, where Authentication-Results is spelled in another valid way.
#
# `arc_sign` collects the Authentication-Results fields of its own server and returns the three fields of an ARC set. dkimpy 1.1.8
# compares the field's name letter by letter, although the case of its letters means nothing (RFC 5322 section 1.2.2). It reads the
# value by authres 1.2.0, which takes no quoted authserv-id, although that is a MIME value, token or quoted string (RFC 8601 section
# 2.2). In both cases the answer is an empty list, as for a message without any results: no exception, no warning. Whoever puts the
# list in front of the message forwards it unsealed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check dkimpy==1.1.8 authres==1.2.0
openssl genrsa -traditional -out "$folder/key.pem" 2048 2> /dev/null
cat > "$folder/try.py" <<'PYTHON'
import pathlib, sys
import authres, dkim

key = pathlib.Path(sys.argv[1]).read_bytes()
MESSAGE = "{}\r\nFrom: a@sender.example\r\nTo: b@mx.example\r\nSubject: x\r\nDate: Sun, 29 Nov 2026 06:00:00 +0000\r\n\r\nx\r\n"
for field in (
    "Authentication-Results: mx.example; spf=pass smtp.mailfrom=a@sender.example",
    "Authentication-results: mx.example; spf=pass smtp.mailfrom=a@sender.example",
    'Authentication-Results: "mx.example"; spf=pass smtp.mailfrom=a@sender.example',
):
    sealed = dkim.arc_sign(MESSAGE.format(field).encode(), b"s", b"mx.example", key, b"mx.example")
    print(field.partition(";")[0], "->", [line.partition(b":")[0].decode() for line in sealed])
try:
    print("authres:", authres.AuthenticationResultsHeader.parse(field).authserv_id)
except authres.SyntaxError as refusal:
    print("authres:", str(refusal).partition(" at:")[0])
PYTHON
seen=$("$folder/venv/bin/python" -W error "$folder/try.py" "$folder/key.pem" 2>&1)
echo "$seen"
expected='Authentication-Results: mx.example -> ['"'ARC-Seal', 'ARC-Message-Signature', 'ARC-Authentication-Results'"']
Authentication-results: mx.example -> []
Authentication-Results: "mx.example" -> []
authres: Syntax error: Expected authserv-id'
[ "$seen" = "$expected" ] || { echo "dkimpy 1.1.8 behaves otherwise now"; exit 1; }
