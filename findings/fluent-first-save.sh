#!/usr/bin/env bash
# Three libraries of Fluent save the same valid file in three ways, although nobody has edited it.
#
# fluent.syntax (Project Fluent's own) writes a blank line within a text with the indentation of the text, translate-toolkit, on which
# Weblate stands, without. moz.l10n, on which Pontoon stands, writes as fluent.syntax, but moves a choice in the middle of a text to
# its outside: each form then has all words of the text. So no layout of a text with a blank line is the same to all, and a choice
# in the middle is rewritten at the first save.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check fluent.syntax==0.19.0 translate-toolkit==3.20.4 moz.l10n==0.15.0
cat > "$folder/try.py" <<'PYTHON'
from fluent.syntax import parse, serialize
from moz.l10n.formats import Format
from moz.l10n.resource import parse_resource, serialize_resource
from translate.storage.fluent import FluentFile

MAIL = "mail =\n    Hello,\n    \n    bye\n"
WAIT = "wait =\n    Wait { $n ->\n        [one] one day\n       *[other] { $n } days\n    }.\n"

for source in (MAIL, WAIT):
    saved = {
        "fluent.syntax": serialize(parse(source)),
        "translate-toolkit": bytes(FluentFile.parsestring(source.encode())).decode(),
        "moz.l10n": "".join(serialize_resource(parse_resource(Format.fluent, source))),
    }
    for library, text in saved.items():
        print(f"{library}: {'as it was' if text == source else repr(text)}")
PYTHON
seen=$("$folder/venv/bin/python" "$folder/try.py")
echo "$seen"
expected="fluent.syntax: as it was
translate-toolkit: 'mail =\\n    Hello,\\n\\n    bye\\n'
moz.l10n: as it was
fluent.syntax: as it was
translate-toolkit: as it was
moz.l10n: 'wait =\\n    { \$n ->\\n        [one] Wait one day.\\n       *[other] Wait { \$n } days.\\n    }\\n'"
[ "$seen" = "$expected" ] || { echo "they behave otherwise now"; exit 1; }
