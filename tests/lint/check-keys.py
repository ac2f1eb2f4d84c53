#!/usr/bin/env python3
# Copyright 2026 The Adduce Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The table of keys is whole: each row has a group, a title of its own and keys that no other row and no
value of a codebook has; each action of a menu or a button has a row; no tooltip writes a key itself."""

import json
import re
import xml.etree.ElementTree as ET

from lint import line_of, main, mask_c

ROW = re.compile(r'\{\s*"([^"]+)",\s*"([^"]*)",\s*(\w+),\s*N_\s*\("((?:[^"\\]|\\.)*)"\),\s*(TRUE|FALSE)')
GROUP = re.compile(r'^#define (\w+) N_ ?\("', re.M)
GROUPS = re.compile(r"groups\[\] = \{([^}]*)\}")
IN_MENU = re.compile(r'\bg_menu_(?:append|insert|item_new)\s*\([^;]*?"((?:win|app|view|article)\.[^"]+)"\s*\)')
KEY_IN_TOOLTIP = re.compile(r"\((?:[^()]*\+)?(?:Ctrl|Shift|Alt|Enter|Return|Escape|Esc|Delete|Space|F\d+|[A-Z])\)|"
                            r"\((?:Ctrl|Shift|Alt)\+[^()]*\)")
# What GTK has keys for itself, what needs a place on the screen, or what only a button can mean.
WITHOUT_ROW = {
    "article.copy",
    "window.close",
}
# Keys of one field, which are no actions.
OWN_KEYS = {"ui/adduce-ui-find-bar.ui"}
# Characters as X names them.
NAMES = {
    "space": " ", "exclam": "!", "quotedbl": '"', "numbersign": "#", "dollar": "$", "percent": "%",
    "ampersand": "&", "apostrophe": "'", "parenleft": "(", "parenright": ")", "asterisk": "*", "plus": "+",
    "comma": ",", "minus": "-", "period": ".", "slash": "/", "colon": ":", "semicolon": ";", "less": "<",
    "equal": "=", "greater": ">", "question": "?", "at": "@", "bracketleft": "[", "backslash": "\\",
    "bracketright": "]", "asciicircum": "^", "underscore": "_", "grave": "`", "braceleft": "{", "bar": "|",
    "braceright": "}", "asciitilde": "~",
}


def normal(accelerator):
    """The key with its modifiers in order; letters in lower case."""
    modifiers = sorted(re.findall(r"<(\w+)>", accelerator))
    key = re.sub(r"<\w+>", "", accelerator)
    return "".join(f"<{m}>" for m in modifiers) + (key.lower() if len(key) == 1 else key)


def check_table(path, text, codes):
    groups = set(GROUP.findall(text))
    shown = set(re.findall(r"\w+", (GROUPS.search(text) or [None, ""])[1]))
    keys, rows, titles = {}, set(), {}
    for action, accelerators, group, title, bare in ROW.findall(text):
        where = f"{path}: {action}"
        if group not in groups or group not in shown:
            yield f"{where}: its group {group} is not shown"
        if not title.strip():
            yield f"{where}: it has no title"
        if titles.setdefault(title, action) != action:
            yield f"{where}: {titles[title]} has the title “{title}” too"
        if (action, bare) in rows:
            yield f"{where}: it has two rows that work in the same place"
        rows.add((action, bare))
        for accelerator in accelerators.split():
            key = normal(accelerator)
            if keys.setdefault(key, action) != action:
                yield f"{where}: {accelerator} belongs to {keys[key]} already"
            bare_key = key.replace("<Shift>", "")
            character = NAMES.get(bare_key, bare_key)
            if bare == "TRUE" and character in codes:
                yield f"{where}: {accelerator} is the key of a value in {codes[character]}"


def uses(tree):
    """Actions in menus and of buttons, with their targets."""
    for path in tree.paths(".ui", under="ui"):
        try:
            root = ET.fromstring(tree.read(path))
        except ET.ParseError:
            continue  # another check says so
        for element in root.iter():
            values = {c.get("name"): (c.text or "").strip() for c in element
                      if c.tag in ("property", "attribute")}
            action = values.get("action-name") or (values.get("action") if "." in values.get("action", "") else None)
            target = values.get("action-target") or values.get("target")
            if action:
                target = target.strip("'\"") if target else None
                yield path, action if target is None else f"{action}::{target}"
    for path in tree.paths(".c", under="src/app"):
        text = mask_c(tree.read(path), strings=False)
        for match in IN_MENU.finditer(text):
            yield f"{path}:{line_of(text, match.start())}", match.group(1)


def check(tree):
    codes = {}
    for path in tree.paths(".json", under="data/codebooks"):
        for variable in json.loads(tree.read(path)).get("variables", []):
            for value in variable.get("values", []):
                if value.get("key"):
                    codes[value["key"].lower()] = path
    with_row = set()
    for path in tree.paths("accels.c", under="src/app"):
        text = tree.read(path)
        with_row |= {row[0] for row in ROW.findall(text)}
        yield from check_table(path, text, codes)
    for where, action in uses(tree):
        if action not in with_row and action not in WITHOUT_ROW:
            yield f"{where}: {action} has no row in the table of keys"
    for path in tree.paths(".ui", under="ui"):
        text = tree.read(path)
        for match in re.finditer(r'<property name="tooltip-(?:text|markup)"[^>]*>([^<]*)<', text):
            if path not in OWN_KEYS and KEY_IN_TOOLTIP.search(match.group(1)):
                yield f"{path}:{line_of(text, match.start())}: the key belongs into the table of keys"


TABLE = ('#define CODING N_ ("Coding")\n#define MOVING N_ ("Moving")\n'
         '{ "win.undo", "<Control>z", CODING, N_("Undo"), FALSE },\n'
         '{ "win.undo", "q", CODING, N_("Undo in the article"), TRUE },\n'
         '{ "win.sort::path", "<Control>1", MOVING, N_("Sort"), FALSE },\n'
         '{ "win.next", "h <Shift>h plus", MOVING, N_("Next"), TRUE, TRUE },\n'
         'groups[] = { CODING, MOVING, NULL };')
BOOK = '{"variables": [{"values": [{"key": "s"}, {"key": "1"}, {"key": "?"}, {}]}]}'
UI = ('<interface><menu id="m"><item><attribute name="action">win.undo</attribute></item>'
      '<item><attribute name="action">win.sort</attribute><attribute name="target">path</attribute></item></menu>'
      '<object class="GtkButton"><property name="action-name">win.undo</property>'
      '<property name="tooltip-text" translatable="yes">Undo (all of it)</property></object></interface>')
GOOD = {"src/app/accels.c": TABLE, "data/codebooks/a.json": BOOK, "ui/a.ui": UI,
        "src/app/a.c": 'g_menu_append (menu, _("Undo"), "win.undo");'}

BAD = [
    ({"src/app/accels.c": TABLE.replace("CODING, N_(\"Undo\")", "OTHER, N_(\"Undo\")")}, "its group OTHER"),
    ({"src/app/accels.c": TABLE.replace("{ CODING, MOVING", "{ CODING")}, "its group MOVING is not shown"),
    ({"src/app/accels.c": TABLE.replace('N_("Sort")', 'N_("")')}, "win.sort::path: it has no title"),
    ({"src/app/accels.c": TABLE.replace('N_("Next")', 'N_("Sort")')}, "has the title “Sort” too"),
    ({"src/app/accels.c": TABLE.replace('"q", CODING, N_("Undo in the article"), TRUE',
                                        '"<Alt>q", CODING, N_("Undo in the article"), FALSE')}, "two rows"),
    ({"src/app/accels.c": TABLE.replace('"q"', '"<Control>1"')}, "<Control>1 belongs to win.undo already"),
    ({"src/app/accels.c": TABLE.replace('"q"', '"S"')}, "S is the key of a value in data/codebooks/a.json"),
    ({"src/app/accels.c": TABLE.replace('"q"', '"<Shift>s"')}, "is the key of a value"),
    ({"src/app/accels.c": TABLE.replace('"q"', '"question"')}, "question is the key of a value"),
    ({"ui/a.ui": UI.replace("win.undo</attribute>", "win.redo</attribute>")}, "ui/a.ui: win.redo has no row"),
    ({"ui/a.ui": UI.replace(">path<", ">title<")}, "win.sort::title has no row"),
    ({"ui/a.ui": UI.replace("(all of it)", "(Shift+Enter)")}, "ui/a.ui:1: the key belongs"),
    ({"ui/a.ui": UI.replace("(all of it)", "(F9)")}, "the key belongs"),
    ({"ui/a.ui": UI.replace("(all of it)", "(Ctrl+Page Down)")}, "the key belongs"),
    ({"src/app/a.c": 'g_menu_append (menu, _("Redo"), "win.redo");'}, "src/app/a.c:1: win.redo has no row"),
]

if __name__ == "__main__":
    main(check, GOOD, BAD)
