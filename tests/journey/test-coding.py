#!/usr/bin/env python3
# Copyright 2026 The Adduce Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""An article coded twice on the real program: by the keyboard alone, then by the mouse alone.

test-coding.py ADDUCE CORPUS. What was coded is read from the disk. The places are counted by Python in the
article's text, the speakers are those that other coders have found in the sample corpus.
"""

import glob
import json
import os
import shutil
import subprocess
import sys
import tempfile

from desktop import Atspi, Lost, Program, describe, press, wait_for, write

ARTICLE = "regional/2031-04-15-dunmarrow-council.txt"
# Without a compositor GTK has a border of so many pixels, which the accessible places leave out.
BORDER = 5


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

    # The mouse

    def point(self, offset):
        """Where the character is on the screen."""
        box = Atspi.Text.get_character_extents(self.node().get_text_iface(), offset, Atspi.CoordType.WINDOW)
        return box.x + BORDER, box.y + box.height // 2 + BORDER

    def show(self, offset):
        """Turns the wheel until the character is well in view."""
        for _ in range(60):
            _, y = self.point(offset)
            if 120 < y < 420:
                return
            self.move(600, 400)
            self.button(5 if y >= 420 else 4)
        raise Lost(f"character {offset} does not come into view")

    def move(self, x, y):
        subprocess.run(["xdotool", "mousemove", "--sync", str(x), str(y)], check=True)

    def button(self, number, *modifiers):
        for modifier in modifiers:
            subprocess.run(["xdotool", "keydown", modifier], check=True)
        subprocess.run(["xdotool", "click", str(number)], check=True)
        for modifier in modifiers:
            subprocess.run(["xdotool", "keyup", modifier], check=True)

    def drag(self, start, end):
        """From a point to another, by way of one between them."""
        self.move(*start)
        subprocess.run(["xdotool", "mousedown", "1"], check=True)
        self.move((start[0] + end[0]) // 2, (start[1] + end[1]) // 2)
        self.move(*end)
        subprocess.run(["xdotool", "mouseup", "1"], check=True)

    def drag_over(self, words):
        start = self.text.index(words)
        self.show(start)
        # Into the first and the last word: the ends snap.
        self.drag(self.point(start + 1), self.point(start + len(words) - 1))

    def find_button(self, name, right_of=0, left_of=10000):
        for node in self.app.nodes():
            if node.get_name() != name and not (node.get_name() or "").startswith(f"{name},"):
                continue
            component = node.get_component_iface()
            states = node.get_state_set()
            if component is None or not states.contains(Atspi.StateType.SHOWING):
                continue
            box = component.get_extents(Atspi.CoordType.WINDOW)
            if box.width > 0 and right_of <= box.x < left_of:
                return box
        return None

    def click(self, name, right_of=310, left_of=900):
        """Clicks what has that name; by itself in the pane of the article."""
        box = wait_for(f"“{name}” to click", lambda: self.find_button(name, right_of, left_of))
        self.move(box.x + box.width // 2 + BORDER, box.y + box.height // 2 + BORDER)
        self.button(1)

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


PEOPLE = "a district of 31,000 people could not expect everything a city had"
LOSE = "lose friends tonight"


def by_mouse(c):
    """Steps of a coder who has one hand on the mouse and a cup in the other."""
    def opens():
        c.open()
        c.click(next(node.get_name() for node in c.app.nodes()
                     if node.get_role() == Atspi.Role.LIST_ITEM and "hospital closure" in (node.get_name() or "")),
                0, 300)
        c.wait_open()

    def drags_and_clicks():
        c.drag_over(PEOPLE)
        # Four clicks: stance, evidence, speaker, issue.
        c.click("Opposes")
        c.wait_claim(PEOPLE, stance=["Opposes"])
        c.click("Value or principle")
        c.click("Edda Morn")
        c.click(ISSUE)
        c.wait_claim(PEOPLE, stance=["Opposes"], evidence=["Value or principle"], speaker=["Edda Morn"],
                     issue=[ISSUE])

    def drags_the_end():
        """The knob of the end is below the last letter."""
        end = c.text.index(PEOPLE) + len(PEOPLE)
        city = c.text.index("everything a city had") + len("everything") - 2
        box = Atspi.Text.get_character_extents(c.node().get_text_iface(), end - 1, Atspi.CoordType.WINDOW)
        c.move(700, 130)
        c.button(1)  # away from the bubble, onto no claim of one's own
        c.show(end)
        c.move(*c.point(c.text.index(PEOPLE) + 5))
        c.button(1)
        box = Atspi.Text.get_character_extents(c.node().get_text_iface(), end - 1, Atspi.CoordType.WINDOW)
        c.drag((box.x + box.width + BORDER, box.y + box.height + BORDER + 4), c.point(city))
        c.wait_claim("a district of 31,000 people could not expect everything", stance=["Opposes"],
                     evidence=["Value or principle"], speaker=["Edda Morn"], issue=[ISSUE])

    def undoes_by_button():
        c.click("Undo", 0, 300)
        c.wait_claim(PEOPLE, stance=["Opposes"], evidence=["Value or principle"], speaker=["Edda Morn"],
                     issue=[ISSUE])

    def double_click_selects_a_word():
        c.move(600, 400)
        start = c.text.index(LOSE)
        c.show(start)
        c.move(*c.point(start + 7))
        subprocess.run(["xdotool", "click", "--repeat", "2", "--delay", "60", "1"], check=True)
        c.wait_selected("friends")
        c.click("Conditional or mixed")
        c.wait_claim("friends", stance=["Conditional or mixed"])

    def removes_by_menu():
        c.move(*c.point(c.text.index(LOSE) + 7))
        c.button(3)
        c.click("Remove Claim", 0, 10000)
        c.wait_no_claim("friends")

    def is_done():
        c.close()

    return [opens, drags_and_clicks, drags_the_end, undoes_by_button, double_click_selects_a_word, removes_by_menu,
            is_done]


def main(adduce, corpus):
    courses = [(c, make(c)) for c, make in ((Coding(adduce, corpus, "nora"), by_keyboard),
                                            (Coding(adduce, corpus, "olaf"), by_mouse))]
    print(f"1..{sum(len(steps) for _, steps in courses)}", flush=True)
    number = 0
    for c, steps in courses:
        try:
            for step in steps:
                number += 1
                name = f"{c.nickname} {step.__name__.replace('_', ' ')}"
                try:
                    step()
                except (AssertionError, Lost, subprocess.CalledProcessError, StopIteration) as error:
                    print(f"not ok {number} - {name}")
                    for line in [f"{type(error).__name__}: {error}", *c.app.complaints(), *describe(c.app)]:
                        print(f"# {line}")
                    return 1
                print(f"ok {number} - {name}", flush=True)
        finally:
            c.app.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
