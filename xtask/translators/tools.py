"""What the tools of translators make of our texts: whether they read the same, change nothing that nobody edited, and take and give back
what `fromline locales export` writes.

python tools.py LOCALES FROMLINE PARSERS.mjs PACKAGES SCHEMA   (PACKAGES: the folder with @fluent/syntax and @fluent/bundle, SCHEMA: OASIS's
schema of XLIFF 2.0; "" if it is not there)
"""

import csv
import glob
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

import polib
from fluent.syntax import ast, parse, serialize
from lxml import etree
from moz.l10n.model import Entry
from moz.l10n.resource import parse_resource, serialize_resource
from translate.storage.fluent import FluentFile
from translate.storage.pypo import pofile
from translate.storage.xliff2 import Xliff2File

LOCALES, FROMLINE, PARSERS, PACKAGES, SCHEMA = sys.argv[1:6]
FILES = sorted(glob.glob(f"{LOCALES}/*/*.ftl"))
LANGUAGES = [os.path.basename(os.path.dirname(path)) for path in glob.glob(f"{LOCALES}/*/shell.ftl")]
TRANSLATIONS = sorted(set(LANGUAGES) - {"en"})


def read(path):
    with open(path, encoding="utf-8", newline="") as file:
        return file.read()


def write(path, text):
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(text)


def blank(text):
    """Blank lines within a text may have blanks or not: it is the same text."""
    return re.sub(r"(?m)^[ ]+$", "", text)


def changed_lines(before, after):
    """Lines that only one of two texts has."""
    before, after = blank(before).split("\n"), blank(after).split("\n")
    return [line for line in before if line not in after], [line for line in after if line not in before]


# Patterns in a common form.


def joined(elements):
    all = []
    for element in elements:
        if isinstance(element, str) and all and isinstance(all[-1], str):
            all[-1] += element
        else:
            all.append(element)
    return all


def common(pattern):
    return joined(
        element.value if isinstance(element, ast.TextElement) else expression(element.expression)
        for element in pattern.elements
    )


def expression(node):
    if isinstance(node, ast.StringLiteral):
        return ["string", node.parse()["value"]]
    if isinstance(node, ast.VariableReference):
        return ["variable", node.id.name]
    if isinstance(node, ast.MessageReference):
        return ["message", node.id.name]
    if isinstance(node, ast.TermReference):
        return ["term", node.id.name]
    if isinstance(node, ast.SelectExpression):
        variants = [[getattr(one.key, "name", None) or one.key.value, common(one.value)] for one in node.variants]
        star = [one.default for one in node.variants].index(True)
        return ["select", expression(node.selector), variants, star]
    raise AssertionError(f"an unexpected {node}")


def messages(text):
    entries = [entry for entry in parse(text).body if isinstance(entry, (ast.Message, ast.Term))]
    id = lambda entry: ("-" if isinstance(entry, ast.Term) else "") + entry.id.name
    return {id(entry): common(entry.value) for entry in entries}


def cell(text):
    """A text of a table, which is a pattern without its indentation."""
    source = "x =\n" + "".join(f"    {line}\n" for line in text.split("\n")) if "\n" in text else f"x = {text}\n"
    return messages(source)["x"]


def run(*arguments):
    done = subprocess.run(arguments, capture_output=True, text=True)
    assert done.returncode == 0, f"{arguments}: {done.stdout}{done.stderr}"
    return done.stdout


class Copy:
    """A copy of our texts, and a folder for files."""

    def __enter__(self):
        self.folder = tempfile.mkdtemp()
        self.locales = f"{self.folder}/locales"
        shutil.copytree(LOCALES, self.locales)
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.folder)

    def exported(self, language, end):
        path = f"{self.folder}/{language}.{end}"
        run(FROMLINE, "locales", "export", language, path, self.locales)
        return path

    def imported(self, language, path):
        """What else is said, and the lines that have changed, by file."""
        said = run(FROMLINE, "locales", "import", language, path, self.locales)
        changes = {}
        for file in sorted(glob.glob(f"{self.locales}/{language}/*.ftl")):
            ours = f"{LOCALES}/{language}/{os.path.basename(file)}"
            if read(file) != (read(ours) if os.path.exists(ours) else ""):
                changes[os.path.basename(file)] = changed_lines(read(ours), read(file))
        return said, changes


# The tests.


def test_fluent_syntax_saves_what_it_read():
    for path in FILES:
        assert serialize(parse(read(path))) == read(path), path


def test_moz_l10n_saves_what_it_read():
    for path in FILES:
        assert "".join(serialize_resource(parse_resource(path))) == read(path), path


def test_translate_toolkit_saves_what_it_read_but_for_blanks_in_blank_lines():
    for path in FILES:
        saved = bytes(FluentFile.parsefile(path)).decode()
        assert blank(saved) == blank(read(path)), path


def test_an_edit_with_moz_l10n_changes_one_message():
    for path in FILES:
        resource = parse_resource(path)
        entries = [entry for section in resource.sections for entry in section.entries if isinstance(entry, Entry)]
        plain = [entry for entry in entries if isinstance(entry.value, list) or hasattr(entry.value, "pattern")]
        plain[0].value.pattern = ["Edited"]
        removed, added = changed_lines(read(path), "".join(serialize_resource(resource)))
        assert added == [f"{plain[0].id[0]} = Edited"], (path, removed, added)


def test_an_edit_with_translate_toolkit_changes_one_message():
    for path in FILES:
        store = FluentFile.parsefile(path)
        unit = next(unit for unit in store.units if unit.istranslatable() and "\n" not in unit.target)
        # As Weblate does.
        unit.target = "Edited"
        unit.source = unit.target
        removed, added = changed_lines(read(path), bytes(store).decode())
        assert added == [f"{unit.getid()} = Edited"] and len(removed) == 1, (path, removed, added)


def test_four_parsers_read_the_same():
    ours = {path: messages(read(path)) for path in FILES}
    assert sum(map(len, ours.values())) > 3_000
    with Copy() as copy:
        for language in TRANSLATIONS:
            # Written by fluent-syntax, the parser of the product.
            with open(copy.exported(language, "csv"), encoding="utf-8-sig", newline="") as file:
                rows = list(csv.DictReader(file))
            for column, of in (("translation", language), ("English", "en")):
                files = [path for path in FILES if f"/{of}/" in path]
                known = {id: pattern for path in files for id, pattern in ours[path].items()}
                for row in rows:
                    id, _, form = row["id"].partition("[")
                    pattern = known[id]
                    if form:
                        variants = dict(pattern[0][2])
                        form = form.strip("*]")
                        pattern = variants.get(form, pattern[0][2][pattern[0][3]][1])
                    assert cell(row[column]) == pattern, row["id"]
                if of != "en":
                    assert {row["id"].partition("[")[0] for row in rows} == set(known)
    if not PACKAGES:
        print("SKIPPED: @fluent/syntax and @fluent/bundle: npm is not there")
        return
    theirs = json.loads(run("node", PARSERS, PACKAGES, *FILES))
    for path in FILES:
        assert theirs[path]["syntax"] == ours[path], path
        assert theirs[path]["bundle"] == ours[path], path
        assert theirs[path]["saved"], path


def test_programs_for_gettext_read_and_save_po():
    with Copy() as copy:
        for language in [*TRANSLATIONS, "de"]:
            path = copy.exported(language, "po")
            entries = polib.pofile(path)
            assert len(entries) > 1_000 and sum(bool(entry.msgid_plural) for entry in entries) > 40
            assert language == "de" or not entries.untranslated_entries()
            saved = f"{copy.folder}/saved.po"
            entries.save(saved)
            assert copy.imported(language, saved) == ("0 files changed\n", {}), "polib"
            store = pofile.parsefile(path)
            store.savefile(saved)
            assert copy.imported(language, saved) == ("0 files changed\n", {}), "translate-toolkit"
            if not shutil.which("msgfmt"):
                continue
            run("msgfmt", "--check", "--output-file", "/dev/null", path)
            assert run("msgcat", "--no-wrap", path) == read(path)
            write(saved, run("msgcat", path))
            assert copy.imported(language, saved) == ("0 files changed\n", {}), "msgcat"
    if not shutil.which("msgfmt"):
        print("SKIPPED: GNU gettext; to install: apt-get install -y gettext")


def test_an_edit_of_po_changes_one_message():
    with Copy() as copy:
        path = copy.exported("pl", "po")
        entries = polib.pofile(path)
        by_id = {entry.msgctxt: entry for entry in entries}
        by_id["shell-sign-out"].msgstr = "Wyjdź"
        by_id["policy-off-users"].msgstr_plural[1] = "{ $count } osoby"
        by_id["shell-leave-go"].tcomment = "not-wrong: stop - a button"
        by_id["shell-leave-stay"].msgstr = "Zgaduję"
        by_id["shell-leave-stay"].flags.append("fuzzy")
        entries.save(path)
        said, changes = copy.imported("pl", path)
        assert "1 not taken, because they are marked as fuzzy: shell-leave-stay" in said
        assert {file: set(added) for file, (_, added) in changes.items()} == {
            "policy.ftl": {"        [few] { $count } osoby"},
            "shell.ftl": {"shell-sign-out = Wyjdź", "# not-wrong: stop - a button"},
        }, changes


def test_programs_for_xliff_read_and_save_it():
    schema = None
    if SCHEMA:
        # Its import names a file beside it.
        document = etree.parse(SCHEMA)
        for found in document.iter("{*}import"):
            found.set("schemaLocation", os.path.join(os.path.dirname(SCHEMA), "xml.xsd"))
        schema = etree.XMLSchema(document)
    else:
        print("SKIPPED: the schema of XLIFF: apt-get download php-symfony-translation")
    with Copy() as copy:
        for language in [*TRANSLATIONS, "de"]:
            path = copy.exported(language, "xlf")
            if schema:
                schema.assertValid(etree.parse(path))
            store = Xliff2File.parsefile(path)
            assert len(store.units) > 1_000
            saved = f"{copy.folder}/saved.xlf"
            store.savefile(saved)
            assert read(saved) == read(path), "translate-toolkit"
            assert copy.imported(language, saved) == ("0 files changed\n", {})


def test_an_edit_of_xliff_changes_one_message():
    with Copy() as copy:
        path = copy.exported("de", "xlf")
        store = Xliff2File.parsefile(path)
        for unit in store.units:
            if unit.getid().startswith("shell-sign-out:"):
                unit.target = "Abmelden & fertig"
            if unit.getid().startswith("policy-off-users:"):
                unit.rich_target = unit.rich_source
        store.savefile(path)
        said = run(FROMLINE, "locales", "import", "de", path, copy.locales)
        assert said.endswith("2 files changed\n"), said
        assert read(f"{copy.locales}/de/shell.ftl") == "shell-sign-out = Abmelden & fertig\n"
        english = messages(read(f"{LOCALES}/en/policy.ftl"))["policy-off-users"]
        assert messages(read(f"{copy.locales}/de/policy.ftl")) == {"policy-off-users": english}


def main():
    passed, failed = 0, []
    for name, test in list(globals().items()):
        if not name.startswith("test_"):
            continue
        try:
            test()
            passed += 1
            print(f"test {name[5:]} ... ok", flush=True)
        except Exception as problem:  # The others are run all the same.
            failed.append(name)
            print(f"test {name[5:]} ... FAILED: {type(problem).__name__}: {problem}", flush=True)
    result = "FAILED" if failed else "ok"
    print(f"test result: {result}. {passed} passed; {len(failed)} failed; 0 ignored")
    sys.exit(1 if failed else 0)


main()
