#!/usr/bin/env python3
# Copyright 2026 The Adduce Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""An article coded on the real program by the keyboard alone.

test-coding.py ADDUCE CORPUS. What was coded is read from the disk. The places are counted by Python in the
article's text, the speakers are those that other coders have found in the sample corpus. The mouse has its
course in tests/app/test-mouse-course.c, where the places of buttons are known without asking around.
"""

import glob
import json
import os
import shutil
import subprocess
import sys
import tempfile

from desktop import Atspi, Lost, Program, press, run, wait_for, write

ARTICLE = "regional/2031-04-15-dunmarrow-council.txt"


class Coding:
    """The article on the screen, and the sidecar on the disk."""

    def __init__(self, adduce, corpus, nickname):
        self.app = Program(adduce, f"adduce-{nickname}")
        self.nickname = nickname
        self.folder = os.path.join(tempfile.mkdtemp(dir=os.environ["HOME"]), "Corpus")
        shutil.copytree(corpus, self.folder)
        self.article = os.path.join(self.folder, ARTICLE)
        self.sidecar = f"{self.article}.{nickname}.claims.json"
        with open(self.article, encoding="utf-8") as file:
            self.text = file.read()

    def become(self):
        """The coder whom the program finds."""
        config = os.path.join(os.environ["XDG_CONFIG_HOME"], "adduce")
        os.makedirs(config, exist_ok=True)
        with open(os.path.join(config, "coder.ini"), "w", encoding="utf-8") as file:
            file.write(f"[Coder]\nid=urn:uuid:019a3c52-7d10-7b84-9e6f-2c81d05fa3b0\nnickname={self.nickname}\n"
                       f"name={self.nickname.title()} Test\n")

    def open(self):
        self.become()
        # Only the one article is in the folder, so that going to it is one key, or one click.
        for path in glob.glob(os.path.join(self.folder, "**", "*"), recursive=True):
            if os.path.isfile(path) and not path.startswith(self.article) and not path.endswith("codebook.json"):
                os.remove(path)
        self.app.start(self.folder)
        window = subprocess.run(["xdotool", "search", "--onlyvisible", "--class", "adduce"], check=True,
                                capture_output=True, text=True).stdout.split()[-1]
        subprocess.run(["xdotool", "windowmove", window, "0", "0", "windowsize", window, "100%", "100%"], check=True)
        self.app.wait_shown(os.path.basename(ARTICLE))

    def node(self):
        return self.app.find(role=Atspi.Role.TEXT, name="Article text")

    def wait_open(self):
        wait_for("the article", lambda: "Council notebook" in Atspi.Text.get_text(self.node().get_text_iface(), 0, -1))

    def wait_focus(self):
        wait_for("the focus on the article",
                 lambda: self.node().get_state_set().contains(Atspi.StateType.FOCUSED))

    def selection(self):
        text = self.node().get_text_iface()
        if Atspi.Text.get_n_selections(text) == 0:
            return ""
        chosen = Atspi.Text.get_selection(text, 0)
        return self.text[chosen.start_offset:chosen.end_offset]

    def wait_selected(self, words):
        try:
            wait_for("the selection", lambda: self.selection() == words)
        except Lost as error:
            raise Lost(f"“{self.selection()}” is selected, not “{words}”") from error

    # What is on the disk

    def claims(self):
        """{(words, …): {dimension: [labels or codes]}} of the sidecar."""
        if not os.path.exists(self.sidecar):
            return {}
        with open(self.sidecar, encoding="utf-8") as file:
            items = json.load(file)["items"]
        found = {}
        for item in items:
            words = []
            for target in item["target"]:
                position, quote = target["selector"]
                assert self.text[position["start"]:position["end"]] == quote["exact"], target
                words.append(quote["exact"])
            codes = {}
            for body in item["body"]:
                codes.setdefault(body.get("dimension", "note"), []).append(body["value"])
            found[tuple(words)] = codes
        return found

    def wait_claim(self, *words, **codes):
        """Until the disk has that claim, and it has just those values."""
        try:
            wait_for("the disk", lambda: self.claims().get(words) == codes)
        except Lost as error:
            raise Lost(f"the disk has {self.claims()}, not {words}: {codes}") from error

    def wait_no_claim(self, *words):
        wait_for(f"{words} to go from the disk", lambda: words not in self.claims())

    def close(self):
        press("ctrl+q")
        wait_for("the program to end", lambda: self.app.process.poll() is not None)
        assert self.app.complaints() == [], self.app.complaints()


FIRST = "the ambulance station at the foot of the pass had been without a night crew on eleven nights in March"
NINETEEN = "I was on the table in nineteen minutes,"
OVER_THE_HILL = "If I had been driven over the hill I would not be asking this question."
ISSUE = "The Dunmarrow emergency department should stay open"


def by_keyboard(c):
    """Steps of a coder who never touches the mouse."""
    def opens():
        c.open()
        press("ctrl+Page_Down")
        c.wait_open()
        press("ctrl+2")
        c.wait_focus()

    def finds_and_codes():
        press("slash")
        wait_for("the find bar", lambda: not c.node().get_state_set().contains(Atspi.StateType.FOCUSED))
        write(FIRST)
        press("Return")
        c.wait_selected(FIRST)
        c.wait_focus()
        # Five keys and the letters of a name: stance, evidence, speaker, issue.
        press("1", "w", "space")
        wait_for("the popover", lambda: not c.node().get_state_set().contains(Atspi.StateType.FOCUSED))
        write("str")
        press("Return", "Return")
        c.wait_focus()
        c.wait_claim(FIRST, stance=["Supports"], evidence=["Eyewitness"], speaker=["Olwen Strake"], issue=[ISSUE])

    def codes_a_quotation():
        press("slash")
        write("nineteen")
        press("Return")
        c.wait_selected("nineteen")
        c.wait_focus()
        press("apostrophe")
        c.wait_selected(NINETEEN)
        # Three keys: the last speaker and issue are repeated.
        press("1", "a", "comma")
        c.wait_claim(NINETEEN, stance=["Supports"], evidence=["Individual case"], speaker=["Olwen Strake"],
                     issue=[ISSUE])

    def adds_the_rest_of_it():
        press("slash")
        write("If I had been driven")
        press("Return")
        c.wait_focus()
        press("apostrophe")
        c.wait_selected(OVER_THE_HILL)
        press("shift+Return")
        c.wait_claim(NINETEEN, OVER_THE_HILL, stance=["Supports"], evidence=["Individual case"],
                     speaker=["Olwen Strake"], issue=[ISSUE])

    def selects_a_sentence():
        press("slash")
        write("A voice from the window")
        press("Return")
        c.wait_focus()
        # Word, then sentence; window managers have keys of their own with arrows.
        press("Right", "plus", "plus")
        c.wait_selected("A voice from the window asked who had refused the scanner.")
        press("period")
        c.wait_claim("A voice from the window asked who had refused the scanner.", stance=["Supports"],
                     evidence=["Individual case"], speaker=["Olwen Strake"], issue=[ISSUE])

    def moves_its_end():
        # The full stop is let go first, then a word.
        press("braceright", "braceright")
        c.wait_claim("A voice from the window asked who had refused the", stance=["Supports"],
                     evidence=["Individual case"], speaker=["Olwen Strake"], issue=[ISSUE])
        press("ctrl+z", "ctrl+z", "ctrl+z")
        c.wait_no_claim("A voice from the window asked who had refused the")

    def goes_back_and_retags():
        # Others' claims out of the way.
        press("ctrl+alt+o", "alt+Up")
        wait_for("the claim before", lambda: "nineteen" in (c.node().get_description() or ""))
        press("2")
        c.wait_claim(NINETEEN, OVER_THE_HILL, stance=["Opposes"], evidence=["Individual case"],
                     speaker=["Olwen Strake"], issue=[ISSUE])

    def is_done():
        press("ctrl+alt+d")
        c.app.wait_shown("Done")
        c.close()

    return [opens, finds_and_codes, codes_a_quotation, adds_the_rest_of_it, selects_a_sentence, moves_its_end,
            goes_back_and_retags, is_done]


def main(adduce, corpus):
    c = Coding(adduce, corpus, "nora")
    return run(c.app, by_keyboard(c))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
