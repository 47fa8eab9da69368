"""What some programs need beside texts and tables; goes before accessible.py, whose functions it uses."""


def documents(node, into):
    """All table rows of web pages, as lists of their cells' texts; a paragraph "label: text" is one, too."""
    for child in children(node):
        role = child.get_role_name()
        if role == "table row":
            into.append([flat(cell) for cell in children(child)])
        elif role == "section" and ": " in (line := flat(child)):
            label, _, value = line.partition(": ")
            into.append([label + ":", value])
        elif role not in PASSED_OVER:
            documents(child, into)
    return into


def flat(node):
    """The text of a part of a web page; one such character stands there for each link."""
    inner = iter(children(node))
    whole = text(node)
    return "".join(flat(next(inner)) if letter == "\ufffc" else letter for letter in whole)


def place(node):
    """Where it is: the line first, so that places sort as one reads."""
    extents = Atspi.Component.get_extents(node, Atspi.CoordType.SCREEN)
    return extents.y, extents.x


def listed(node, into):
    """All lines that list items side by side, such as addresses: what stands before them, and each item's words."""
    for child in children(node):
        if not showing(child) or child.get_role_name() in PASSED_OVER:
            continue
        parts = sorted((part for part in children(child) if showing(part)), key=place)
        lists = [part for part in parts if part.get_role_name() == "table" and is_list(part)]
        if lists:
            labels = (part for part in parts if part.get_role_name() == "label")
            before = (text(label) for label in labels if place(label)[1] < place(lists[0])[1])
            items = sorted((item for item in children(lists[0]) if showing(item)), key=place)
            into.append((place(child), ["".join(before), *(words(item) for item in items)]))
        else:
            listed(child, into)
    return into


def is_list(node):
    return any(child.get_role_name() == "list item" for child in children(node))


def words(node):
    """All labels in the order of the screen."""
    found = []

    def gather(node):
        for child in children(node):
            if showing(child):
                if child.get_role_name() == "label":
                    found.append(child)
                gather(child)

    gather(node)
    return " ".join(text(label) for label in sorted(found, key=lambda label: place(label)[1]))


def lines(node):
    return [line for _, line in sorted(listed(node, []))]


def cells(node):
    """The cells of the first table whose rows are drawn without accessible text."""
    for child in children(node):
        if showing(child) and child.get_role_name() not in PASSED_OVER:
            found = [cell for cell in children(child) if cell.get_role_name() == "table cell"]
            if found := found or cells(child):
                return found
    return []


def focus(node, number):
    """Moves to a cell as the arrow keys would; tells how many there are."""
    found = cells(node)
    if number < len(found):
        Atspi.Component.grab_focus(found[number])
    return len(found)


def check(node, words):
    """Toggles the menu item that has this name."""
    for child in children(node):
        if child.get_role_name() == "check menu item" and child.get_name() == words:
            return child.do_action(0)
        if child.get_role_name() not in PASSED_OVER[1:] and check(child, words):
            return True
    return False


def items(node, into):
    """The texts of all cells of trees whose cells are not those of a table, seen or scrolled out of view."""
    for child in children(node):
        if child.get_role_name() == "table cell":
            into.append(child.get_name())
        elif child.get_role_name() not in PASSED_OVER:
            items(child, into)
    return into


BLOCKS = ("section", "table row header", "table cell")


def pairs(node, into):
    """Two blocks of a web page beside each other, as the words of each: a label and what stands behind it."""
    for child in children(node):
        blocks = children(child)
        if len(blocks) == 2 and all(block.get_role_name() in BLOCKS for block in blocks):
            into.append([written(block) for block in blocks])
        if child.get_role_name() not in PASSED_OVER:
            pairs(child, into)
    return into


def written(node):
    """All text of a part of a web page whose labels have names alone."""
    inner = children(node)
    return "".join(map(written, inner)) if inner else node.get_name()


def key(symbol):
    """Presses a key in whatever window has the focus."""
    return Atspi.generate_keyboard_event(symbol, None, Atspi.KeySynthType.SYM)


MORE = {
    "documents": lambda node, _: documents(node, []),
    "lines": lambda node, _: lines(node),
    "focus": lambda node, number: focus(node, int(number)),
    "check": check,
    "items": lambda node, _: items(node, []),
    "pairs": lambda node, _: pairs(node, []),
    "key": lambda _, symbol: key(int(symbol)),
}
