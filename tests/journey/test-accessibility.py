#!/usr/bin/env python3
# Copyright 2026 The Adduce Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a screen reader gets while somebody reads and tags with real keys.

test-accessibility.py ADDUCE ADDUCE-CLI; in a Flatpak ../../flatpak/sandbox/test-accessible.py runs the same steps.
What the caret enters, what is cycled through and what is tagged must be in the description of the text, which screen
readers say when it changes; and every control that the Tab key comes to must have a name.
"""

import os
import subprocess
import sys
import tempfile

from desktop import Atspi, GLib, Lost, Program, press, run, wait_for, write_coder

FERRY = "The ferry must stay free, said Mira Tarn.\n\nNobody on the island wants a toll.\n"
#        0         10        20        30        40
# “The ferry must stay free” 0-24, “ferry” 4-9, “ferry must” 4-14, “Nobody … toll” 43-76
CLAIMS = [("0-24", "--speaker", "Mira Tarn", "--issue", "Ferries should be free", "--stance", "support"),
          ("4-9", "--evidence", "expert"), ("4-14",), ("43-76", "--speaker", "Piet Harrow")]
TABS = 120


class Journey:
    def __init__(self, app, *cli):
        self.app = app
        self.folder = tempfile.mkdtemp(dir=os.environ["HOME"])
        for name, text in (("ferry.txt", FERRY), ("harbour.txt", "The harbour closes.\n")):
            with open(os.path.join(self.folder, name), "w", encoding="utf-8") as file:
                file.write(text)
        write_coder()
        for span, *tags in CLAIMS:
            subprocess.run([*cli, "annotate", os.path.join(self.folder, "ferry.txt"), "--span", span, *tags],
                           check=True, stdout=subprocess.DEVNULL)
        self.text = None

    # What is told

    def wait_told(self, *words, without=()):
        """Until the description of the text has all the words."""
        def told():
            description = self.text.get_description() or ""
            plain = description.translate({0x2068: None, 0x2069: None})
            return all(part in plain for part in words) and not any(part in plain for part in without)
        try:
            wait_for("words to be told", told, 10)
        except Lost as error:
            raise Lost(f"told “{self.text.get_description()}”, without {words}") from error

    # The steps

    def start(self):
        self.app.start(self.folder)

    def opens_an_article(self):
        self.start()
        self.app.wait_active()
        self.app.wait_shown("ferry.txt")
        press("ctrl+Page_Down")
        self.app.wait_shown("Nobody on the island")
        press("ctrl+2")

        def focused():
            self.text = self.app.find(role=Atspi.Role.TEXT, text="Nobody on the island")
            return self.text is not None and self.text.get_state_set().contains(Atspi.StateType.FOCUSED)
        wait_for("the focus on the article", focused)
        assert self.text.get_name() == "Article text", self.text.get_name()

    def tells_the_claim_that_the_caret_enters(self):
        press("ctrl+End", "Up", "ctrl+Right")
        self.wait_told("“Nobody on the island wants a toll”", "Piet Harrow", "No issue yet", "No stance yet",
                       without=["claims here"])
        press("ctrl+Home")
        self.wait_told("“The ferry must stay free”", "Mira Tarn", "Ferries should be free", "Supports",
                       "No evidence yet", without=["Nobody"])

    def tells_each_of_the_claims_at_the_caret(self):
        press("ctrl+Right", "Right")
        press("F7")
        self.wait_told("Claim “ferry”", "Expert", "1 of 3 claims here")
        press("F7")
        self.wait_told("Claim “ferry must”", "No speaker yet", "2 of 3 claims here", without=["Expert"])
        press("F7")
        self.wait_told("Claim “The ferry must stay free”", "3 of 3 claims here")
        press("shift+F7")
        self.wait_told("Claim “ferry must”", "2 of 3 claims here")

    def tells_what_was_done(self):
        press("2")
        self.wait_told("Stance: Opposes", "Claim “ferry must”", "2 of 3 claims here")
        press("s")
        self.wait_told("Evidence: Statistics", "Claim “ferry must”", without=["Stance:"])
        press("2")
        self.wait_told("Stance: unset", "No stance yet")
        press("bracketright")
        self.wait_told("Words: ferry must stay", "Claim “ferry must stay”")
        press("ctrl+z")
        self.wait_told("Words: ferry must", without=["stay"])

    def tells_what_has_no_words_on_the_screen(self):
        press("F8")
        self.wait_told("Claim “Nobody on the island wants a toll”")
        press("F8")
        self.wait_told("Went on from the beginning", "Claim “The ferry must stay free”")
        press("ctrl+F8")
        self.wait_told("break no rule")
        press("alt+BackSpace")
        self.wait_told("Claim “Nobody on the island wants a toll”")
        press("Delete")
        self.wait_told("Claim removed", without=["Nobody"])
        press("ctrl+z")
        self.wait_told("Claim “Nobody on the island wants a toll”")

    def tells_of_saves_that_fail(self):
        sidecar = os.path.join(self.folder, "ferry.txt.anna.claims.json")
        os.unlink(sidecar)
        os.mkdir(sidecar)
        press("3")
        self.wait_told("Could not save:")
        os.rmdir(sidecar)
        press("ctrl+s")
        wait_for("the file", lambda: os.path.isfile(sidecar))

    def focusable(self):
        return [node for node in self.app.nodes()
                if node.get_state_set().contains(Atspi.StateType.FOCUSABLE)]

    def names_every_control(self):
        """Goes round the window by Tab; GTK 4.8 does not tell of entries that they have the focus."""
        nodes = self.focusable()
        met = []
        for _ in range(TABS):
            press("Tab")
            now = self.find_focused(nodes)
            if now is None:
                nodes = self.focusable()
                now = self.find_focused(nodes)
            if now is not None:
                met.append((now.get_role_name(), now.get_name()))
            if now is not None and now.get_name() == "Article text":
                break
        assert met and met[-1][1] == "Article text", f"Tab does not come back: {met[-5:]}"
        assert len(met) > 30, met
        # A class's name is what GTK makes of a control without any.
        nameless = [entry for entry in met if not entry[1] or entry[1].startswith(("Gtk", "Adw", "AdduceUi"))]
        assert not nameless, nameless

    @staticmethod
    def find_focused(nodes):
        for node in nodes:
            try:
                if node.get_state_set().contains(Atspi.StateType.FOCUSED):
                    return node
            except GLib.Error:
                continue  # it is gone
        return None

    def names_entries_too(self):
        """What has the focus without telling it."""
        controls = [(node.get_role_name(), node.get_name()) for node in self.focusable()
                    if node.get_role() in (Atspi.Role.ENTRY, Atspi.Role.TEXT, Atspi.Role.PUSH_BUTTON,
                                           Atspi.Role.COMBO_BOX, Atspi.Role.CHECK_BOX)]
        assert {"entry", "text", "push button"} <= {role for role, _ in controls}, controls
        nameless = [entry for entry in controls if not entry[1] or entry[1].startswith(("Gtk", "Adw", "AdduceUi"))]
        assert not nameless, nameless

    def closes(self):
        press("ctrl+q")
        wait_for("the program to end", lambda: self.app.process.poll() is not None)
        assert self.app.complaints() == [], self.app.complaints()

    STEPS = [opens_an_article, tells_the_claim_that_the_caret_enters, tells_each_of_the_claims_at_the_caret,
             tells_what_was_done, tells_what_has_no_words_on_the_screen, tells_of_saves_that_fail,
             names_every_control, names_entries_too, closes]

    def run(self):
        return run(self.app, [getattr(self, step.__name__) for step in self.STEPS])


def main(adduce, cli):
    return Journey(Program(adduce, "adduce"), cli).run()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
