#!/usr/bin/env python3
# Copyright 2026 The Adduce Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-sandbox.py [PICTURES]: a coder's first minutes in the sandbox, with a folder that the portal granted.

Runs in the session that ./session makes, with the Flatpak installed. The steps build on each other; a step that
fails ends the journey. Pictures are made of the main steps where a folder is given.
"""

import glob
import json
import os
import subprocess
import sys
import tempfile

from sandbox import APP, Chooser, Sandboxed, hold_keyboard, run, set_desktop, take_picture
from desktop import WAYLAND, Atspi, Lost, describe, press, wait_for, write

FERRY = "The ferry must stay free, said Mira Tarn.\n\nNobody on the island wants a toll.\n"
CLAIM = "The ferry must stay free"
OTHER = "Piet Harrow"
NOTE = "Seen by somebody outside"


class Journey:
    def __init__(self, pictures):
        self.pictures = pictures
        self.app = Sandboxed()
        self.chooser = Chooser()
        hold_keyboard()
        self.folder = os.path.expanduser(f"~/Wester Sarn {os.environ['XDG_SESSION_TYPE']}")
        os.makedirs(self.folder)
        self.article = os.path.join(self.folder, "ferry.txt")
        for path, text in ((self.article, FERRY), (os.path.join(self.folder, "harbour.txt"), "The harbour closes.\n"),
                           (os.path.expanduser("~/secret.txt"), "secret\n")):
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)

    def picture(self, name):
        if self.pictures:
            take_picture(os.path.join(self.pictures, f"{name}-{'wayland' if WAYLAND else 'x11'}.png"))

    @staticmethod
    def measure_picture(what):
        """What ImageMagick prints of the screen: "%[fx:mean]", "%#"."""
        with tempfile.NamedTemporaryFile(suffix=".png") as file:
            take_picture(file.name)
            return subprocess.run(["convert", file.name, "-format", what, "info:"], check=True, capture_output=True,
                                  text=True).stdout

    def brightness(self):
        return float(self.measure_picture("%[fx:mean]"))

    def sidecar(self):
        return glob.glob(glob.escape(self.article) + ".*.claims.json")

    def claims(self):
        paths = self.sidecar()
        if not paths:
            return []
        with open(paths[0], encoding="utf-8") as file:
            return json.load(file)["items"]

    def codes(self):
        return {body["dimension"]: body["code"] for claim in self.claims() for body in claim["body"] if "code" in body}

    def article_node(self):
        return self.app.find(role=Atspi.Role.TEXT, text="Nobody on the island")

    def open_article(self):
        self.app.wait_shown("harbour.txt")
        press("ctrl+Page_Down")
        self.app.wait_shown("Nobody on the island")
        press("ctrl+2")
        wait_for("the focus on the article",
                 lambda: self.article_node().get_state_set().contains(Atspi.StateType.FOCUSED))

    # The steps

    def sees_neither_home_nor_network(self):
        assert run("cat", os.path.expanduser("~/secret.txt"), check=False).returncode != 0
        seen = run("ls", "-A", os.path.expanduser("~"), check=False).stdout.split()
        assert all(name.startswith(".") for name in seen), seen
        links = run("cat", "/proc/net/dev").stdout.splitlines()[2:]
        assert [link.split(":")[0].strip() for link in links] == ["lo"], links
        assert run("touch", "/app/x", check=False).returncode != 0
        assert run("touch", "/usr/x", check=False).returncode != 0

    def runs_the_command_line(self):
        listed = run("adduce-cli", "list", self.folder, grant=self.folder).stdout
        assert "ferry.txt" in listed and "harbour.txt" in listed, listed
        assert run("adduce-cli", "list", self.folder, check=False).returncode != 0

    def chooses_a_folder(self):
        self.chooser.choose({"OpenFile": [self.folder]})
        self.app.start()
        self.app.wait_shown("Open Folder")
        self.picture("welcome")
        press("ctrl+o")
        self.app.wait_shown("Who Codes?")
        call, = self.chooser.read_calls()
        assert (call["method"], call["app"]) == ("OpenFile", APP), call

    def says_the_name(self):
        self.app.wait_active(False)
        press("ctrl+a")
        write("Anna Lind")
        self.app.wait_shown("anna-lind")
        press("Return")
        self.app.wait_gone("Who Codes?")
        self.app.wait_active()
        self.app.wait_shown("harbour.txt")

    def shows_names_for_paths(self):
        self.app.wait_shown(os.path.basename(self.folder))
        assert not self.app.shows("/run/"), "a path of the portal is shown"

    def codes_a_claim(self):
        self.open_article()
        press("ctrl+Home", *["shift+ctrl+Right"] * 5)

        def selected():
            chosen = Atspi.Text.get_selection(self.article_node().get_text_iface(), 0)
            return (chosen.start_offset, chosen.end_offset) == (0, len(CLAIM))
        wait_for("five words to be selected", selected)
        press("Return")
        wait_for("a claim on the disk", lambda: len(self.claims()) == 1)
        press("1", "e")
        wait_for("tags on the disk", lambda: self.codes() == {"stance": "support", "evidence": "expert"})
        self.app.wait_shown("Saved")
        self.picture("coded")

    def leaves_no_litter(self):
        names = sorted(os.listdir(self.folder))
        assert names == ["codebook.json", "ferry.txt", "ferry.txt.anna-lind.claims.json", "harbour.txt"], names

    def change_outside(self):
        """As an editor or a synchronising program does: another file, and a rename; the revision stays."""
        path, = self.sidecar()
        with open(path, encoding="utf-8") as file:
            changed = json.load(file)
        changed["items"][0]["body"].append({"type": "TextualBody", "purpose": "commenting", "value": NOTE})
        with open(path + ".new", "w", encoding="utf-8") as file:
            json.dump(changed, file)
        os.rename(path + ".new", path)

    def takes_in_what_was_written_outside(self):
        """By other paths than the portal's, so that no monitor hears of it: a claim of another program's, and a note on
        the claim that is being changed here. The next save must lose none of it, and all of it is shown."""
        run("adduce-cli", "annotate", self.article, "--span", "43-76", "--speaker", OTHER, grant=self.folder)
        assert len(self.claims()) == 2, self.claims()
        self.change_outside()
        press("s")
        wait_for("all on the disk",
                 lambda: all(words in json.dumps(self.claims()) for words in (OTHER, NOTE, "statistics")))
        assert len(self.claims()) == 2, self.claims()
        assert not any("conflict" in claim for claim in self.claims()), self.claims()
        self.app.wait_shown(OTHER)
        self.app.wait_shown(NOTE)

    def keeps_the_grant(self):
        """After a restart the folder can be opened without choosing it again, and has what both wrote."""
        self.app.kill()
        self.app.start()
        self.app.wait_shown(os.path.basename(self.folder))
        assert not self.app.shows("/run/"), "a path of the portal is shown"
        self.app.wait_active()

        def focused():
            row = self.app.find(role=Atspi.Role.LIST_ITEM, name=os.path.basename(self.folder))
            if row.get_state_set().contains(Atspi.StateType.FOCUSED):
                return True
            press("Tab")
            return False
        wait_for("the focus on the folder", focused)
        press("Return")
        self.open_article()
        press("F7")
        self.app.wait_shown("Supports")
        self.app.wait_shown("Statistics")
        self.app.wait_shown(OTHER)
        self.app.wait_shown(NOTE)
        assert len(self.chooser.read_calls()) == 1, self.chooser.read_calls()
        self.picture("again")

    def follows_the_desktop(self):
        """What the desktop prefers comes through the portal; pictures are for people."""
        set_desktop("org.gnome.desktop.interface", "cursor-blink", "false")
        light = self.brightness()
        set_desktop("org.gnome.desktop.interface", "color-scheme", "prefer-dark")
        wait_for("the window to be dark", lambda: self.brightness() < light / 2)
        self.picture("dark")
        dark = self.measure_picture("%#")
        set_desktop("org.gnome.desktop.a11y.interface", "high-contrast", "true")
        wait_for("more contrast in the dark", lambda: self.measure_picture("%#") != dark)
        self.picture("dark-contrast")
        set_desktop("org.gnome.desktop.interface", "color-scheme", "default")
        wait_for("the window to be light", lambda: self.brightness() > light / 2)
        self.picture("contrast")
        set_desktop("org.gnome.desktop.a11y.interface", "high-contrast", "false")

    def closes(self):
        press("ctrl+q")
        wait_for("the program to end", lambda: self.app.process.poll() is not None)
        assert self.app.complaints() == [], self.app.complaints()

    STEPS = [sees_neither_home_nor_network, runs_the_command_line, chooses_a_folder, says_the_name,
             shows_names_for_paths, codes_a_claim, leaves_no_litter, takes_in_what_was_written_outside,
             keeps_the_grant, follows_the_desktop, closes]


def main(pictures=None):
    journey = Journey(pictures)
    print(f"1..{len(Journey.STEPS)}", flush=True)
    try:
        for number, step in enumerate(Journey.STEPS, 1):
            name = step.__name__.replace("_", " ")
            try:
                step(journey)
            except (AssertionError, Lost, subprocess.CalledProcessError) as error:
                print(f"not ok {number} - {name}")
                started = journey.app.process is not None
                seen = [*journey.app.complaints(), *describe(journey.app)] if started else []
                for line in [f"{type(error).__name__}: {error}", *seen]:
                    print(f"# {line}")
                journey.picture("failed")
                return 1
            print(f"ok {number} - {name}", flush=True)
    finally:
        journey.app.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
