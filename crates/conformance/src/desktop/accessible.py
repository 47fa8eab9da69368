"""Reads what a program's windows show from its accessibility tree, and presses its menu items.

Commands come one to a line on the standard input, answers go as one line of JSON each to the standard output.
The one argument is the application's name in the tree.
"""

import json
import sys

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

# Where words stand; other roles only hold these together.
SPEAKING = ("label", "text")
# Their many items would take longer to read than all the rest, and no message is in them.
PASSED_OVER = ("menu bar", "tool bar", "tree table")


def application():
    desktop = Atspi.get_desktop(0)
    desktop.clear_cache()
    for child in children(desktop):
        if child.get_name() == sys.argv[1]:
            child.clear_cache()
            return child
    return None


def children(node):
    found = (node.get_child_at_index(i) for i in range(node.get_child_count()))
    return [child for child in found if child is not None]


def showing(node):
    return node.get_state_set().contains(Atspi.StateType.SHOWING)


def text(node):
    return Atspi.Text.get_text(node, 0, -1) if "Text" in node.get_interfaces() else node.get_name()


def texts(node, into):
    """All texts that show, in the order of the tree."""
    for child in children(node):
        if showing(child) and child.get_role_name() not in PASSED_OVER:
            if child.get_role_name() in SPEAKING:
                into.append(text(child))
            texts(child, into)
    return into


def tables(node, into):
    """All tables that show, cell by cell."""
    for child in children(node):
        if not showing(child):
            continue
        if child.get_role_name() == "tree table":
            rows, columns = Atspi.Table.get_n_rows(child), Atspi.Table.get_n_columns(child)
            into.append([[cell(child, row, column) for column in range(columns)] for row in range(rows)])
        elif child.get_role_name() not in PASSED_OVER:
            tables(child, into)
    return into


def cell(table, row, column):
    node = Atspi.Table.get_accessible_at(table, row, column)
    # A cell with an icon beside its text has both as children.
    return text(node) or "".join(text(child) for child in children(node))


def press(node, key):
    """Activates the first menu item whose keyboard shortcut is `key`; that needs no words of any language."""
    for child in children(node):
        if "Action" in child.get_interfaces() and child.get_role_name().endswith("menu item"):
            if child.get_key_binding(0).rpartition(";")[2] == key:
                return child.do_action(0)
        # Nested menus are everywhere but in what is passed over beside the menu bar.
        if child.get_role_name() not in PASSED_OVER[1:] and press(child, key):
            return True
    return False


def answer(command, argument):
    node = application()
    if node is None:
        return None
    if command == "press":
        return press(node, argument)
    if command in MORE:
        return MORE[command](node, argument)
    return {"texts": texts, "tables": tables}[command](node, [])


for line in sys.stdin:
    while GLib.MainContext.default().iteration(False):
        pass
    command, _, argument = line.rstrip("\n").partition(" ")
    try:
        result = answer(command, argument)
    except GLib.Error:
        # A widget went away while it was being read; whoever waits asks again.
        result = None
    print(json.dumps(result), flush=True)
