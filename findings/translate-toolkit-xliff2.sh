#!/usr/bin/env bash
# translate-toolkit's reader of XLIFF 2.0 shows texts without their inline codes, and writes an attribute that OASIS's schema forbids.
#
# `source` of a text with `<ph equiv="{ $n }"/>` is the words alone: a translation made of it has lost the value, and nothing says so
# (`rich_source` has the code). With a translation that has the code the segment gets `xml:space`, which XLIFF 2.0 allows on source
# and target but not on segment (schema of 2014, as Debian's php-symfony-translation ships it).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check translate-toolkit==3.20.4 lxml==6.1.3
(cd "$folder" && apt-get -qq download php-symfony-translation 2> /dev/null && dpkg-deb -x ./*.deb .)
cat > "$folder/try.py" <<'PYTHON'
import sys

from lxml import etree
from translate.storage.xliff2 import Xliff2File

FILE = """<?xml version="1.0" encoding="UTF-8"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en" trgLang="de">
  <file id="f"><unit id="u">
    <originalData><data id="d1">{ $n }</data></originalData>
    <segment id="s1"><source xml:space="preserve"><ph id="1" dataRef="d1" equiv="{ $n }"/> files</source></segment>
  </unit></file>
</xliff>
"""
folder = sys.argv[1] + "/usr/share/php/Symfony/Component/Translation/Resources/schemas/"
document = etree.parse(folder + "xliff-core-2.0.xsd")
for found in document.iter("{*}import"):
    found.set("schemaLocation", folder + "xml.xsd")
schema = etree.XMLSchema(document)

store = Xliff2File.parsestring(FILE.encode())
print("as it was:", schema.validate(etree.fromstring(bytes(store))))
unit = store.units[0]
print("source:", repr(unit.source))
unit.target = unit.source.replace("files", "Dateien")
print("with words:", schema.validate(etree.fromstring(bytes(store))), bytes(store).decode().split("<target>")[1].split("</")[0])
unit.rich_target = unit.rich_source
saved = etree.fromstring(bytes(store))
print("with the code:", schema.validate(saved), [dict(segment.attrib) for segment in saved.iter("{*}segment")])
PYTHON
seen=$("$folder/venv/bin/python" "$folder/try.py" "$folder")
echo "$seen"
expected="as it was: True
source: ' files'
with words: True  Dateien
with the code: False [{'id': 's1', '{http://www.w3.org/XML/1998/namespace}space': 'preserve'}]"
[ "$seen" = "$expected" ] || { echo "translate-toolkit behaves otherwise now"; exit 1; }
