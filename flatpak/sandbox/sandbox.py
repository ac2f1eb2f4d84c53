# Copyright 2026 The Adduce Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The installed Flatpak as a program of a journey, with real keys under X11 and under Wayland.

Runs in the session that ./session makes. The file chooser is mock-chooser.py; see there.
"""

import json
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "..", "tests", "journey"))

import desktop  # noqa: E402
from desktop import WAYLAND, Atspi, children, wait_for  # noqa: E402

APP = "io.github.adduce.Adduce"
PORTALS = "/usr/share/xdg-desktop-portal/portals"


def hold_keyboard():
    """Under Wayland each wtype is a keyboard that comes and goes; programs need one that stays."""
    if WAYLAND:
        subprocess.Popen(["wtype", "-s", "600000", "-k", "Shift_L"])


def take_picture(path):
    subprocess.run(["grim", path] if WAYLAND else ["import", "-window", "root", path], check=True)


def set_desktop(schema, key, value):
    """What the desktop prefers; the program hears of it by the portal."""
    subprocess.run(["gsettings", "set", schema, key, value], check=True)


def run(*command, grant=None, check=True):
    """What a command says inside the sandbox; @grant: a folder that it may use."""
    arguments = ["flatpak", "run", f"--command={command[0]}"] + ([f"--filesystem={grant}"] if grant else [])
    return subprocess.run([*arguments, APP, *command[1:]], check=check, capture_output=True, text=True)


class Chooser:
    """The desktop's file chooser, which chooses what it is told to."""

    def __init__(self):
        self.folder = tempfile.mkdtemp()
        self.calls = os.path.join(self.folder, "calls.jsonl")
        self.choose({})
        with open(os.path.join(self.folder, "mock.portal"), "w", encoding="utf-8") as file:
            file.write("[portal]\nDBusName=org.freedesktop.impl.portal.desktop.mock\n"
                       "Interfaces=org.freedesktop.impl.portal.FileChooser;\nUseIn=mock\n")
        with open(os.path.join(PORTALS, "gtk.portal"), encoding="utf-8") as file:
            others = file.read().replace("org.freedesktop.impl.portal.FileChooser;", "")
        with open(os.path.join(self.folder, "gtk.portal"), "w", encoding="utf-8") as file:
            file.write(others.replace("UseIn=gnome", "UseIn=mock"))
        environment = {**os.environ, "XDG_DESKTOP_PORTAL_DIR": self.folder, "XDG_CURRENT_DESKTOP": "mock"}
        subprocess.Popen(["/usr/bin/python3", os.path.join(HERE, "mock-chooser.py"), self.answers, self.calls])
        wait_for("the file chooser", lambda: self.is_owned("org.freedesktop.impl.portal.desktop.mock"))
        with open(os.path.join(self.folder, "portal.log"), "w", encoding="utf-8") as log:
            subprocess.Popen(["/usr/libexec/xdg-desktop-portal", "-r"], env=environment, stdout=log, stderr=log)
        wait_for("the portal", lambda: self.is_owned("org.freedesktop.portal.Desktop"))

    @property
    def answers(self):
        return os.path.join(self.folder, "answers.json")

    @staticmethod
    def is_owned(name):
        answer = subprocess.run(
            ["gdbus", "call", "--session", "-d", "org.freedesktop.DBus", "-o", "/org/freedesktop/DBus",
             "-m", "org.freedesktop.DBus.NameHasOwner", name], check=True, capture_output=True, text=True)
        return "true" in answer.stdout

    def choose(self, answers):
        with open(self.answers, "w", encoding="utf-8") as file:
            json.dump(answers, file)

    def read_calls(self):
        if not os.path.exists(self.calls):
            return []
        with open(self.calls, encoding="utf-8") as file:
            return [json.loads(line) for line in file]


class Sandboxed(desktop.Program):
    """Found by its name: its process's number is another one outside."""

    def __init__(self):
        super().__init__("flatpak", "adduce")

    def start(self, *arguments):
        super().start("run", APP, *arguments)

    def application(self):
        if self.process.poll() is not None:
            raise desktop.Lost(f"{self.name} ended by itself: {self.process.returncode}")
        for application in children(Atspi.get_desktop(0)):
            if application.get_name() in (self.name, APP):
                application.set_cache_mask(Atspi.Cache.NONE)
                return application
        return None

    def kill(self):
        subprocess.run(["flatpak", "kill", APP], check=True)
        self.process.wait()
        wait_for("the sandbox to end", lambda: subprocess.run(
            ["flatpak", "ps"], check=True, capture_output=True, text=True).stdout.strip() == "")

    def stop(self):
        if self.process is not None and self.process.poll() is None:
            self.kill()
