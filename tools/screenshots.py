#!/usr/bin/env python3
# Copyright 2026 The Adduce Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""screenshots.py ADDUCE CORPUS SCENE PICTURE: the window in one of the scenes below; see screenshots.sh."""

import json
import os
import shutil
import subprocess
import sys
import tempfile

from desktop import Program, press, wait_for

ARTICLE = "2031-03-04-northwire-barrage.txt"
WORDS = "The figure of 4.8 billion"
BORDER = 5   # what GTK draws around a window where nothing composes shadows
RADIUS = 12
ROOM = 32    # for the shadow


def become(sidecar):
    """The coder of a sidecar that comes with the sample corpus."""
    with open(sidecar, encoding="utf-8") as file:
        coder = json.load(file)["creator"]
    folder = os.path.join(os.environ["XDG_CONFIG_HOME"], "adduce")
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, "coder.ini"), "w", encoding="utf-8") as file:
        file.write(f"[Coder]\nid={coder['id']}\nnickname={coder['nickname']}\nname={coder['name']}\n")


def run(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def active_window():
    """Its number; None for a moment while the keyboard goes to another."""
    found = subprocess.run(["xdotool", "getactivewindow"], check=False, capture_output=True, text=True)
    return found.stdout.strip() if found.returncode == 0 else None


def fill_screen(but=None):
    """The window that has the keyboard, if it is another than that one; the mouse goes where it points at nothing."""
    window = wait_for("a window", lambda: (found := active_window()) != but and found)
    run("xdotool", "windowmove", window, "0", "0", "windowsize", window, "100%", "100%")
    run("xdotool", "mousemove", "500", "645")
    return window


def is_still(picture):
    """Whether two pictures in a row are the same."""
    before = b""
    if os.path.exists(picture):
        with open(picture, "rb") as file:
            before = file.read()
    run("import", "-window", "root", "-strip", picture)
    with open(picture, "rb") as file:
        return file.read() == before


def finish(raw, picture):
    """Round corners, and a shadow as GNOME's windows have it."""
    width, height = (int(n) - 2 * BORDER for n in run("identify", "-format", "%w %h", raw).split())
    run("convert", raw, "-shave", f"{BORDER}x{BORDER}", "-alpha", "set",
        "(", "-size", f"{width}x{height}", "xc:none", "-fill", "white", "-draw",
        f"roundrectangle 0,0 {width - 1},{height - 1} {RADIUS},{RADIUS}", ")",
        "-compose", "DstIn", "-composite", "-compose", "Over",
        "(", "+clone", "-background", "black", "-shadow", "45x10+0+6", ")", "+swap",
        "-background", "none", "-layers", "merge", "+repage",
        "-gravity", "center", "-extent", f"{width + 2 * ROOM}x{height + 2 * ROOM}",
        "-strip", "-define", "png:compression-level=9", f"PNG32:{picture}")


def show_window(app, _window):
    press(*["alt+Down"] * 3)
    app.wait_shown("Supports")


def show_tagging(app, _window):
    press("alt+Down", "alt+Down", "alt+Down", "space")
    app.wait_shown("Enter goes on to the issue")


def show_colors(app, _window):
    press("alt+3", *["alt+Down"] * 3, "ctrl+b")
    app.wait_shown("Ilse Tavander")


def show_print(app, window):
    press("ctrl+shift+p")
    app.wait_shown("2 pages")
    fill_screen(window)


def show_keys(app, window):
    press("ctrl+alt+k")
    app.wait_shown("Make the selection a claim")
    fill_screen(window)


def show_codebook(app, _window):
    press("ctrl+8")
    app.wait_shown("One of a list")
    press(*["Down"] * 4)
    app.wait_shown("When not to use it")


def show_claims(app, _window):
    press("ctrl+5")
    app.wait_shown("117 claims")
    press("ctrl+alt+r", "Down")


def show_speakers(app, _window):
    press("ctrl+6")
    app.wait_shown("29 speakers")
    press(*["Down"] * 12)
    app.wait_shown("Ilse Tavander")


SCENES = {"window": show_window, "tagging": show_tagging, "colors": show_colors, "print": show_print,
          "keys": show_keys, "codebook": show_codebook, "claims": show_claims, "speakers": show_speakers}


def main(adduce, corpus, scene, picture):
    become(os.path.join(corpus, f"{ARTICLE}.mira.claims.json"))
    app = Program(adduce, "adduce")
    with tempfile.TemporaryDirectory() as folder:
        # The name of the folder is in the title.
        copy = shutil.copytree(corpus, os.path.join(folder, "Wester Sarn 2031"))
        raw = os.path.join(folder, "raw.png")
        try:
            app.start(copy)
            window = fill_screen()
            app.wait_shown(ARTICLE)
            press("ctrl+Page_Down")
            app.wait_shown(WORDS)
            press("ctrl+2", "ctrl+Home")
            SCENES[scene](app, window)
            wait_for("the picture to stand still", lambda: is_still(raw))
            finish(raw, picture)
        finally:
            app.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])
