#!/usr/bin/env python3
# Copyright 2026 The Adduce Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every action that a menu, a button, a key or C code names exists, and no key is given twice."""

import re

from lint import line_of, main, mask_c

# What the toolkit defines itself.
BUILT_IN = re.compile(r"^(window|clipboard|selection|text|menu|list|scroll|default|link|misc|"
                      r"open-link|page|textsearch)\.|^win\.show-help-overlay$")
NAME = r"([a-z][a-z0-9]*\.[a-z][a-z0-9-]*)"
UI_USE = re.compile(r'<(?:property|attribute) name="(?:action|action-name|detailed-action-name)">'
                    + NAME + r"(?:::[^<]*|\([^<]*)?<")
C_USE = re.compile('"' + NAME + r'(?:::[^"\n]*|\([^"\n]*)?"')
INSTALLED = re.compile(r'\bgtk_widget_class_install_(?:property_)?action\s*\(\s*\w+\s*,\s*"([^"]+)"')
ENTRY = re.compile(r'\{\s*(?:\.name\s*=\s*)?"([a-z][a-z0-9-]*)"\s*,')
NEW = re.compile(r'\bg_(?:simple|property)_action_new(?:_stateful)?\s*\(\s*"([^"]+)"')
CREATED = re.compile(r"\bg_settings_create_action\s*\(")
KEY = re.compile(r'<key name="([^"]+)"')
INSERTED = re.compile(r'\bgtk_widget_insert_action_group\s*\([^;]*?,\s*"([a-z]+)"')
ACCEL_ROW = re.compile(r'\{\s*"' + NAME + r'(?:::[^"]*)?"\s*,\s*"([^"]+)"[^{}]*?\b(TRUE|FALSE)\b[^{}]*\}')


def definitions(tree):
    """Full names (prefix.name), bare names of action entries, and the prefixes in use."""
    full, bare, prefixes = set(), set(), {"win", "app"}
    for path in tree.paths(".c", under="src/app"):
        text = mask_c(tree.read(path), strings=False)
        full |= set(INSTALLED.findall(text))
        for pattern in (ENTRY, NEW):
            bare |= set(pattern.findall(text))
        if CREATED.search(text):
            keys = {key for schema in tree.paths(".gschema.xml", under="data")
                    for key in KEY.findall(tree.read(schema))}
            bare |= keys & set(re.findall(r'"([a-z][a-z0-9-]*)"', text))
        prefixes |= set(INSERTED.findall(text))
    prefixes |= {name.partition(".")[0] for name in full}
    return full, bare, prefixes


def uses(tree, prefixes):
    for path in tree.paths(".ui", under="ui"):
        text = tree.read(path)
        for match in UI_USE.finditer(text):
            yield f"{path}:{line_of(text, match.start())}", match.group(1)
    for path in tree.paths(".c", under="src/app"):
        text = mask_c(tree.read(path), strings=False)
        for match in C_USE.finditer(text):
            if match.group(1).partition(".")[0] in prefixes:
                yield f"{path}:{line_of(text, match.start())}", match.group(1)


def check(tree):
    full, bare, prefixes = definitions(tree)
    for where, action in uses(tree, prefixes):
        if not (BUILT_IN.match(action) or action in full or action.partition(".")[2] in bare):
            yield f"{where}: there is no action {action}"
    for path in tree.paths("accels.c", under="src/app"):
        seen = {}
        for action, keys, in_view in ACCEL_ROW.findall(tree.read(path)):
            for key in keys.split():
                other = seen.setdefault((key, in_view), action)
                if other != action:
                    yield f"{path}: {key} is given to {other} and to {action}"


UI = ('<property name="action-name">win.undo</property>\n<attribute name="action">app.quit</attribute>\n'
      '<property name="action-name">win.sort::path</property>\n'
      '<property name="action-name">window.close</property>\n<property name="action">view.zoom</property>')
C = ('static const GActionEntry e[] = { { "undo", undo_cb, NULL }, { .name = "sort", } };\n'
     'g_simple_action_new ("quit", NULL); gtk_widget_class_install_action (k, "view.zoom", NULL, z);\n'
     'x = "win.undo"; y = "file.c"; /* "win.no" */')
ACCELS = '{ "win.undo", "<Control>z", G, N_("U"), FALSE },\n{ "app.quit", "<Control>q", G, N_("Q"), FALSE },'
SCHEMA = '<key name="show-list" type="b"/><key name="width" type="i"/>'
KEYS = 'names[] = { "show-list" }; g_settings_create_action (s, names[i]); x = "win.show-list";'
GOOD = {"ui/a.ui": UI, "src/app/a.c": C, "src/app/accels.c": ACCELS, "src/app/b.c": KEYS,
        "data/x.gschema.xml": SCHEMA}

BAD = [
    ({"ui/b.ui": '\n<property name="action-name">win.udno</property>'}, "ui/b.ui:2: there is no action win.udno"),
    ({"ui/b.ui": '<attribute name="action">app.prefs</attribute>'}, "app.prefs"),
    ({"ui/b.ui": '<property name="action-name">win.order::path</property>'}, "win.order"),
    ({"ui/b.ui": '<property name="action-name">view.zoom-out</property>'}, "view.zoom-out"),
    ({"src/app/b.c": 'gtk_widget_activate_action (w, "win.nothing", NULL);'}, "win.nothing"),
    ({"src/app/b.c": 'f ("view.nothing(1)");'}, "view.nothing"),
    ({"src/app/c.c": 'x = "win.width";'}, "win.width"),
    ({"src/app/accels.c": ACCELS.replace("win.undo", "win.redo")}, "win.redo"),
    ({"src/app/accels.c": ACCELS.replace("<Control>q", "F1 <Control>z")}, "<Control>z is given to win.undo and"),
]

if __name__ == "__main__":
    main(check, GOOD, BAD)
