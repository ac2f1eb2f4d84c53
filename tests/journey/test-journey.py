#!/usr/bin/env python3
# Copyright 2026 The Adduce Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A coder's first hour, with real keys on the real program, seen through the accessibility tree.

test-journey.py ADDUCE ADDUCE-CLI. The steps build on each other; a step that fails ends the journey with a
picture of the tree.
"""

import glob
import json
import os
import subprocess
import sys
import tempfile

from desktop import Atspi, Lost, Program, press, run, wait_for, write

FERRY = "The ferry must stay free, said Mira Tarn.\n\nNobody on the island wants a toll.\n"
HARBOUR = "Harbour to close\n\nThe harbour will close in May, officials said.\n"
# “The ferry must stay free” is five words and 24 characters, at the very beginning.
CLAIM = "The ferry must stay free"
# “Nobody on the island wants a toll” follows 41 characters, the full stop included, and two line ends.
SECOND = "Nobody on the island wants a toll"
SECOND_SPAN = "43-76"


class Journey:
    def __init__(self, adduce, cli):
        self.app = Program(adduce, "adduce")
        self.cli = cli
        self.folder = tempfile.mkdtemp(dir=os.environ["HOME"])
        self.article = os.path.join(self.folder, "ferry.txt")
        with open(self.article, "w", encoding="utf-8") as file:
            file.write(FERRY)
        with open(os.path.join(self.folder, "harbour.txt"), "w", encoding="utf-8") as file:
            file.write(HARBOUR)

    # What is on the disk

    def claims(self):
        """The claims of the sidecar, or [] while there is none."""
        paths = glob.glob(self.article + ".*.claims.json")
        if not paths:
            return []
        with open(paths[0], encoding="utf-8") as file:
            return json.load(file)["items"]

    def codes(self, number=0):
        """{dimension: [codes]} of one claim of the sidecar."""
        found = {}
        claims = self.claims()
        for body in claims[number]["body"] if number < len(claims) else []:
            found.setdefault(body.get("dimension", "note"), []).append(body.get("code", body["value"]))
        return found

    def wait_codes(self, expected):
        try:
            wait_for("the disk", lambda: self.codes() == expected)
        except Lost as error:
            raise Lost(f"the disk has {self.codes()}, not {expected}") from error

    def run_cli(self, *arguments):
        return subprocess.run([self.cli, *arguments], check=True, capture_output=True, text=True).stdout

    # The steps

    def asks_the_name(self):
        self.app.start(self.folder)
        self.app.wait_shown("Who Codes?")
        self.app.wait_active(False)
        press("ctrl+a")
        write("Anna Lind")
        self.app.wait_shown("anna-lind")
        press("Return")
        self.app.wait_gone("Who Codes?")
        self.app.wait_active()

    def lists_the_articles(self):
        self.app.wait_shown("ferry.txt")
        self.app.wait_shown("harbour.txt")

    def opens_an_article(self):
        self.open_article()

    def open_article(self):
        self.app.wait_shown("ferry.txt")
        press("ctrl+Page_Down")
        self.app.wait_shown("Nobody on the island")
        press("ctrl+2")
        wait_for("the focus on the article", self.has_focus)

    def has_focus(self):
        return self.article_node().get_state_set().contains(Atspi.StateType.FOCUSED)

    def article_node(self):
        return self.app.find(role=Atspi.Role.TEXT, text="Nobody on the island")

    def selects_by_words(self):
        press("ctrl+Home", *["shift+ctrl+Right"] * 5)

        def selected():
            text = self.article_node().get_text_iface()
            chosen = Atspi.Text.get_selection(text, 0)
            return (chosen.start_offset, chosen.end_offset) == (0, len(CLAIM))
        wait_for("five words to be selected", selected)

    def makes_a_claim(self):
        press("Return")
        self.wait_codes({})
        wait_for("a claim on the disk", lambda: len(self.claims()) == 1)
        target, = self.claims()[0]["target"]
        position, quote = target["selector"]
        assert (position["start"], position["end"]) == (0, 24), position
        assert quote["exact"] == CLAIM, quote
        self.app.wait_shown("Anna Lind" if self.app.shows("Anna Lind") else CLAIM)

    def tags_by_bare_keys(self):
        press("1", "e")
        self.wait_codes({"stance": ["support"], "evidence": ["expert"]})
        self.app.wait_shown("Supports")
        self.app.wait_shown("Expert")

    def types_the_speaker(self):
        press("F2")
        # GTK 4.8 does not tell that an entry has the focus; that the article has lost it is told.
        wait_for("the article to give the keyboard away", lambda: not self.has_focus())
        write("Mira Tarn")
        press("Return")
        self.wait_codes({"speaker": ["mira-tarn"], "stance": ["support"], "evidence": ["expert"]})
        press("ctrl+2")

    def undoes_and_redoes(self):
        wait_for("the focus on the article", self.has_focus)
        press("ctrl+z")
        self.wait_codes({"stance": ["support"], "evidence": ["expert"]})
        press("ctrl+z", "ctrl+z")
        self.wait_codes({})
        press("ctrl+shift+z", "ctrl+shift+z", "ctrl+shift+z")
        self.wait_codes({"speaker": ["mira-tarn"], "stance": ["support"], "evidence": ["expert"]})

    def says_saved(self):
        self.app.wait_shown("Saved")

    def wait_row(self, words):
        """Until the row of the first claim says so."""
        wait_for(f"“{words}” in the list of claims", lambda: any(
            CLAIM in (node.get_name() or "") and words in node.get_name() for node in self.app.nodes()))

    def survives_a_kill(self):
        before = self.claims()
        self.app.kill()
        self.app.start(self.folder)
        self.open_article()
        self.app.wait_shown("Supports")
        self.app.wait_shown("Mira Tarn")
        assert self.claims() == before, "the file changed by opening"

    def survives_a_kill_before_saving(self):
        """What is on the screen when the program dies is there again, saved or not."""
        press("ctrl+Home", "3")
        self.wait_row("Conditional")
        self.app.kill()
        self.app.start(self.folder)
        self.open_article()
        self.wait_row("Conditional")
        self.wait_codes({"speaker": ["mira-tarn"], "stance": ["conditional"], "evidence": ["expert"]})

    def shows_what_the_command_line_adds(self):
        identity = self.run_cli("annotate", self.article, "--span", SECOND_SPAN, "--speaker", "Piet Harrow",
                                "--stance", "oppose").strip()
        assert identity.startswith("urn:uuid:"), identity
        self.app.wait_shown("Piet Harrow")
        self.app.wait_shown("Opposes")
        quotes = [item["target"][0]["selector"][1]["exact"] for item in self.claims()]
        assert quotes == [CLAIM, SECOND], quotes

    def keeps_both_when_both_write(self):
        press("ctrl+Home", "s")
        self.wait_codes({"speaker": ["mira-tarn"], "stance": ["conditional"], "evidence": ["expert", "statistics"]})
        assert self.codes(1) == {"speaker": ["piet-harrow"], "stance": ["oppose"]}, self.codes(1)
        report = subprocess.run([self.cli, "check", self.folder], capture_output=True, text=True, check=False)
        assert report.returncode == 0, report.stderr

    def closes_by_key(self):
        press("ctrl+q")
        wait_for("the program to end", lambda: self.app.process.poll() is not None)
        assert self.app.process.returncode == 0, self.app.process.returncode
        assert self.app.complaints() == [], self.app.complaints()

    STEPS = [asks_the_name, lists_the_articles, opens_an_article, selects_by_words, makes_a_claim,
             tags_by_bare_keys, types_the_speaker, undoes_and_redoes, says_saved, survives_a_kill,
             survives_a_kill_before_saving, shows_what_the_command_line_adds, keeps_both_when_both_write,
             closes_by_key]


def main(adduce, cli):
    journey = Journey(adduce, cli)
    return run(journey.app, [getattr(journey, step.__name__) for step in Journey.STEPS])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
