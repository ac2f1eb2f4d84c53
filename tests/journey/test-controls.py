#!/usr/bin/env python3
# Copyright 2026 The Adduce Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every control of every page, popover and dialog has a name.

test-controls.py ADDUCE ADDUCE-CLI. Each place is opened as a user would, by its keys or by the button that opens
it, and closed by Escape. What is there is read from the accessibility tree, as a screen reader does.
"""

import os
import subprocess
import sys
import tempfile

from desktop import Atspi, GLib, Program, press, run, wait_for, walk, write_coder

ARTICLE = "The ferry must stay free, said Mira Tarn.\n\nNobody on the island wants a toll.\n"
CLAIMS = [("0-24", "--speaker", "Mira Tarn", "--issue", "Ferries should be free", "--stance", "support",
           "--note", "See the speech."),
          ("43-76", "--speaker", "Piet Harrow")]

CONTROLS = {getattr(Atspi.Role, name) for name in (
    "CHECK_BOX", "CHECK_MENU_ITEM", "COMBO_BOX", "ENTRY", "LINK", "MENU_ITEM", "PAGE_TAB", "PASSWORD_TEXT",
    "PUSH_BUTTON", "RADIO_BUTTON", "RADIO_MENU_ITEM", "SLIDER", "SPIN_BUTTON", "TEXT", "TOGGLE_BUTTON")}
ROWS = {Atspi.Role.LIST_ITEM, Atspi.Role.TABLE_ROW}

# What it is, the keys that open it, words that are to be seen then.
DIALOGS = [
    ("preferences", ["ctrl+comma"], "Reading"),
    ("keys", ["ctrl+alt+k"], "Find an action or a key"),
    ("coder", ["ctrl+alt+c"], "Nickname"),
    ("export", ["ctrl+e"], "Make Formulas Harmless"),
    ("shortcuts", ["ctrl+question"], "Undo"),
    ("about", ["ctrl+F1"], "GNU General Public License"),
]
TEXT = ["ctrl+2", "ctrl+Home"]
PARTS = [
    ("main menu", ["F10"], "Preferences"),
    ("palette", ["ctrl+k"], "Find a command by its name"),
    ("find bar", ["ctrl+f"], "Ignore accents"),
    ("paragraph bar", ["ctrl+l"], "Paragraph"),
    ("speaker popover", [*TEXT, "Right", "space"], "Piet Harrow"),
    ("claim card", [*TEXT, "Right", "ctrl+i"], "See the speech."),
    ("filter of claims", ["ctrl+shift+l"], "Filter the claims by words"),
    ("article filter", ["ctrl+shift+f"], "Filter"),
]
BUTTONS = ["Status of the article", "Order of the claims", "Filter by speaker, evidence, issue or coder"]


def has_name(node):
    name = node.get_name()
    # The name of a class is what GTK makes of a control without any.
    return bool(name) and not name.startswith(("Gtk", "Adw", "AdduceUi"))


def is_named(node):
    if has_name(node):
        return True
    if any(relation.get_relation_type() == Atspi.RelationType.LABELLED_BY and relation.get_n_targets() > 0
           for relation in node.get_relation_set()):
        return True
    # A row is told by what stands in it.
    return node.get_role() in ROWS and any(has_name(below) for below in walk(node) if below is not node)


def place_of(node):
    """Where a control is, outermost first, for who has to find it."""
    names = []
    while node is not None and len(names) < 8:
        names.append(f"{node.get_role_name()} “{node.get_name()}”")
        node = node.get_parent()
    return " in ".join(names)


class Journey:
    def __init__(self, adduce, cli):
        self.app = Program(adduce, "adduce")
        self.folder = tempfile.mkdtemp(dir=os.environ["HOME"])
        self.counts = {}
        article = os.path.join(self.folder, "ferry.txt")
        with open(article, "w", encoding="utf-8") as file:
            file.write(ARTICLE)
        write_coder()
        for span, *tags in CLAIMS:
            subprocess.run([cli, "annotate", article, "--span", span, *tags], check=True,
                           stdout=subprocess.DEVNULL)

    def controls(self):
        found = []
        for node in self.app.nodes():
            try:
                if node.get_role() in CONTROLS | ROWS:
                    found.append(node)
            except GLib.Error:
                continue  # it is gone
        return found

    def check(self, what, more_than=0):
        """That all that can be used here has a name."""
        controls = self.controls()
        nameless = [place_of(node) for node in controls if not is_named(node)]
        self.counts[what] = len(controls)
        print(f"# {what}: {len(controls)} controls", flush=True)
        assert not nameless, f"{what}: {len(nameless)} without a name: " + "; ".join(nameless)
        assert len(controls) > more_than, f"{what}: only {len(controls)} controls"

    # The steps

    def names_the_welcome_page(self):
        self.app.start()
        self.app.wait_active()
        self.app.wait_shown("Open")
        self.check("welcome page", 2)
        press("ctrl+q")
        wait_for("the program to end", lambda: self.app.process.poll() is not None)

    def names_the_window(self):
        self.app.start(self.folder)
        self.app.wait_active()
        self.app.wait_shown("ferry.txt")
        press("ctrl+Page_Down")
        self.app.wait_shown("Nobody on the island")
        press(*TEXT, "Right")
        self.app.wait_shown("Ferries should be free")
        self.check("window", 20)

    def names_what_opens_over_it(self):
        before = self.counts["window"]
        for what, keys, words in PARTS:
            press(*keys)
            self.app.wait_shown(words)
            self.check(what, 0 if what == "palette" else before - 1)
            press("Escape", "Escape")

    def names_what_buttons_open(self):
        for name in BUTTONS:
            press("Escape")
            button = wait_for(f"the button “{name}”", lambda: self.find_button(name))
            n = len(self.controls())
            button.do_action(0)
            wait_for(f"what “{name}” opens", lambda: len(self.controls()) > n)
            self.check(name, n)
            press("Escape")
            wait_for("it to close", lambda: len(self.controls()) <= n)

    def find_button(self, name):
        for node in self.app.nodes():
            if node.get_name() != name:
                continue
            for below in walk(node):
                if below.get_interfaces().count("Action") > 0 and below.get_n_actions() > 0:
                    return below
        return None

    def names_the_dialogs(self):
        for what, keys, words in DIALOGS:
            press(*keys)
            self.app.wait_active(False)
            self.app.wait_shown(words)
            self.check(what)
            wait_for(f"{what} to close", self.close_dialog)

    def close_dialog(self):
        """Whether it is gone; what is open in it goes before it does."""
        if not self.app.is_active():
            press("Escape")
        return self.app.is_active()

    def closes(self):
        press("ctrl+q")
        wait_for("the program to end", lambda: self.app.process.poll() is not None)
        assert self.app.complaints() == [], self.app.complaints()

    STEPS = [names_the_welcome_page, names_the_window, names_what_opens_over_it, names_what_buttons_open,
             names_the_dialogs, closes]


def main(adduce, cli):
    journey = Journey(adduce, cli)
    return run(journey.app, [getattr(journey, step.__name__) for step in Journey.STEPS])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
