#!/usr/bin/env python3
# Copyright 2026 The Adduce Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""screenshots.py ADDUCE CORPUS PICTURE: the window with an article and a claim in focus; see screenshots.sh."""

import json
import os
import shutil
import subprocess
import sys
import tempfile

from desktop import Program, press, wait_for

ARTICLE = "2031-03-04-northwire-barrage.txt"
WORDS = "The figure of 4.8 billion"


def become(sidecar):
    """The coder of a sidecar that comes with the sample corpus."""
    with open(sidecar, encoding="utf-8") as file:
        coder = json.load(file)["creator"]
    folder = os.path.join(os.environ["XDG_CONFIG_HOME"], "adduce")
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, "coder.ini"), "w", encoding="utf-8") as file:
        file.write(f"[Coder]\nid={coder['id']}\nnickname={coder['nickname']}\nname={coder['name']}\n")


def fill_screen():
    window = subprocess.run(["xdotool", "search", "--onlyvisible", "--class", "adduce"], check=True,
                            capture_output=True, text=True).stdout.split()[-1]
    subprocess.run(["xdotool", "windowmove", window, "0", "0", "windowsize", window, "100%", "100%"],
                   check=True)
    subprocess.run(["xdotool", "mousemove", "640", "799"], check=True)


def is_still(picture):
    """Whether two pictures in a row are the same."""
    before = b""
    if os.path.exists(picture):
        with open(picture, "rb") as file:
            before = file.read()
    subprocess.run(["import", "-window", "root", "-strip", picture], check=True)
    with open(picture, "rb") as file:
        return file.read() == before


def main(adduce, corpus, picture):
    become(os.path.join(corpus, f"{ARTICLE}.mira.claims.json"))
    app = Program(adduce, "adduce")
    with tempfile.TemporaryDirectory() as folder:
        # The name of the folder is in the title.
        copy = shutil.copytree(corpus, os.path.join(folder, "Wester Sarn 2031"))
        try:
            app.start(copy)
            fill_screen()
            app.wait_shown(ARTICLE)
            press("ctrl+Page_Down")
            app.wait_shown(WORDS)
            press("ctrl+2", "ctrl+Home", "alt+Down", "alt+Down")
            app.wait_shown("Supports")
            wait_for("the picture to stand still", lambda: is_still(picture))
        finally:
            app.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])
