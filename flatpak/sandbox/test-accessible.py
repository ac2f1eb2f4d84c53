#!/usr/bin/env python3
# Copyright 2026 The Adduce Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-accessible.py: an article read and tagged in the sandbox by keys and what a screen reader gets alone.

The steps are those of ../../tests/journey/test-accessibility.py, with a folder that the portal grants. GTK announces
here (it can from 4.14 on), so that all that is told must also be heard on the bus of assistive technologies.
"""

import importlib
import os
import sys

from sandbox import APP, Chooser, Sandboxed, hold_keyboard
from desktop import Atspi, GLib, press, wait_for

accessibility = importlib.import_module("test-accessibility")


class Accessible(accessibility.Journey):
    def __init__(self):
        # Where the program of the sandbox looks for who codes.
        os.environ["XDG_CONFIG_HOME"] = os.path.expanduser(f"~/.var/app/{APP}/config")
        self.heard = []
        super().__init__(Sandboxed(), "flatpak", "run", "--filesystem=home", "--command=adduce-cli", APP)
        del os.environ["XDG_CONFIG_HOME"]
        self.chooser = Chooser()
        hold_keyboard()
        self.listener = Atspi.EventListener.new(lambda event: self.heard.append(event.any_data))
        self.listener.register("object:announcement")

    def start(self):
        self.chooser.choose({"OpenFile": [self.folder]})
        self.app.start()
        self.app.wait_shown("Open Folder")
        press("ctrl+o")
        self.app.wait_shown(os.path.basename(self.folder))

    def wait_told(self, *words, without=()):
        super().wait_told(*words, without=without)

        def heard():
            while GLib.MainContext.default().iteration(False):
                pass
            return any(words[0] in str(text).translate({0x2068: None, 0x2069: None}) for text in self.heard)
        wait_for(f"“{words[0]}” to be announced", heard, 10)
        self.heard.clear()


if __name__ == "__main__":
    sys.exit(Accessible().run())
