# Copyright 2026 The Adduce Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a journey needs: the program as a process, real keys, and the accessibility tree.

Runs under ../xrun.sh with a window manager, or in a session of ../../flatpak/sandbox. Everything waits for a
condition with a deadline, nothing for a time. The tree is read without a cache, so what is found is what is there now.
"""

import os
import re
import signal
import subprocess
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

DEADLINE = 30
WAYLAND = "WAYLAND_DISPLAY" in os.environ
MODIFIERS = ("ctrl", "shift", "alt")
# In the SDK of a Flatpak, on the bus of ../xrun.sh, GTK looks for a portal that is not there.
IN_SANDBOX = os.path.exists("/.flatpak-info")
# What GTK from 4.18 on and libadwaita warn of themselves; ../app/quiet-gtk.c says how that is known. The label is the
# heading of an AdwMessageDialog: the tests of widgets look which it is.
OWN_WARNINGS = re.compile(r"gdk_frame_timings_(submitted\(\) called on submitted frame|throttling_hint: runtime check)"
                          r"|Broken accounting of active state for widget"
                          r"|Trying to measure GtkLabel 0x[0-9a-f]+ for width of \d+, but it needs at least \d+"
                          + (r"|Unable to retrieve the Flatpak portal version" if IN_SANDBOX else ""))


class Lost(Exception):
    """What was waited for did not come."""


def wait_for(what, condition, seconds=DEADLINE):
    """The first true value of condition(), which may fail while the program is busy."""
    end = time.monotonic() + seconds
    while True:
        try:
            value = condition()
        except GLib.Error:
            value = None
        if value:
            return value
        if time.monotonic() > end:
            raise Lost(f"waited {seconds} s in vain for {what}")
        time.sleep(0.05)


def children(node):
    for index in range(node.get_child_count()):
        child = node.get_child_at_index(index)
        if child is not None:
            yield child


def walk(node, depth=0):
    """Every node below, the node itself first; what is hidden is left out."""
    yield node
    if depth < 60:
        for child in children(node):
            try:
                if child.get_state_set().contains(Atspi.StateType.VISIBLE):
                    yield from walk(child, depth + 1)
            except GLib.Error:
                continue


def text_of(node):
    """The text that a node holds; "" for nodes without any."""
    interface = node.get_text_iface()
    if interface is None:
        return ""
    return Atspi.Text.get_text(interface, 0, Atspi.Text.get_character_count(interface))


class Program:
    """A program with a window, started by the journey."""

    def __init__(self, command, name):
        self.command = command
        self.name = name
        self.process = None
        self.log = None

    def start(self, *arguments):
        environment = {**os.environ, "GTK_A11Y": "atspi"}
        environment.pop("G_DEBUG", None)
        self.log = open(os.path.join(os.environ["HOME"], f"{self.name}.log"), "a+", encoding="utf-8")
        self.process = subprocess.Popen([self.command, *arguments], env=environment,
                                        stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log)
        wait_for(f"the window of {self.name}", self.window)

    def application(self):
        if self.process.poll() is not None:
            raise Lost(f"{self.name} ended by itself: {self.process.returncode}")
        for application in children(Atspi.get_desktop(0)):
            if application.get_process_id() == self.process.pid:
                application.set_cache_mask(Atspi.Cache.NONE)
                return application
        return None

    def window(self):
        application = self.application()
        return application is not None and next(children(application), None)

    def nodes(self):
        application = self.application()
        if application is not None:
            yield from walk(application)

    def find(self, role=None, name=None, text=None):
        """The first node with that role, that name, and that in its text; None if there is none."""
        for node in self.nodes():
            if role is not None and node.get_role() != role:
                continue
            if name is not None and node.get_name() != name:
                continue
            if text is not None and text not in text_of(node):
                continue
            return node
        return None

    def shows(self, words):
        """Whether the words are anywhere in the window: as a name or within a text."""
        return any(words in (node.get_name() or "") or words in (node.get_description() or "")
                   or words in text_of(node) for node in self.nodes())

    def wait_shown(self, words):
        wait_for(f"“{words}” in the window", lambda: self.shows(words))

    def wait_gone(self, words):
        wait_for(f"“{words}” to go from the window", lambda: not self.shows(words))

    def is_active(self):
        """Whether the main window has the keyboard; false while a dialog of its own has it."""
        window = self.window()
        return window is not None and window.get_state_set().contains(Atspi.StateType.ACTIVE)

    def wait_active(self, active=True):
        wait_for("the main window to get the keyboard" if active else "a dialog to get the keyboard",
                 lambda: self.is_active() == active)

    def kill(self):
        """As the worst crash does."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self):
        if self.process is not None and self.process.poll() is None:
            self.process.kill()
            self.process.wait()

    def complaints(self):
        """Lines of the log in which GLib or GTK warns, but not of itself."""
        self.log.flush()
        self.log.seek(0)
        return [line.strip() for line in self.log
                if ("WARNING" in line or "CRITICAL" in line) and not OWN_WARNINGS.search(line)]


def press(*keys):
    """Real keys, one after the other: "ctrl+z", "Return", "e"."""
    if WAYLAND:
        for key in keys:
            parts = key.split("+")
            held = [part for part in parts if part in MODIFIERS]
            arguments = [word for part in held for word in ("-M", part)] + ["-k", parts[-1]]
            subprocess.run(["wtype", "-d", "20", *arguments, *[word for part in held for word in ("-m", part)]],
                           check=True)
        return
    subprocess.run(["xdotool", "key", "--clearmodifiers", "--delay", "20", *keys], check=True)


def write(text):
    typist = ["wtype", "-d", "20"] if WAYLAND else ["xdotool", "type", "--clearmodifiers", "--delay", "20"]
    subprocess.run([*typist, "--", text], check=True)


def describe(program):
    """The tree as indented lines, for the log of a journey that failed."""
    lines = []

    def add(node, depth):
        text = text_of(node)
        states = node.get_state_set()
        focused = " FOCUSED" if states.contains(Atspi.StateType.FOCUSED) else ""
        lines.append(f"{'  ' * depth}{node.get_role_name()} {node.get_name()!r} {text[:60]!r}{focused}")
        for child in children(node):
            if child.get_state_set().contains(Atspi.StateType.VISIBLE):
                add(child, depth + 1)

    try:
        application = program.application()
        if application is not None:
            add(application, 0)
    except (GLib.Error, Lost) as error:
        lines.append(str(error))
    return lines


def write_coder():
    """The program knows who codes: anna."""
    folder = os.path.join(os.environ.get("XDG_CONFIG_HOME", os.path.expanduser("~/.config")), "adduce")
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, "coder.ini"), "w", encoding="utf-8") as file:
        file.write("[Coder]\nid=urn:uuid:019a0000-0000-7000-8000-000000000001\nnickname=anna\nname=Anna Lind\n")


def run(program, steps):
    """The steps of a journey as TAP, until one fails; the status to exit with."""
    print(f"1..{len(steps)}", flush=True)
    try:
        for number, step in enumerate(steps, 1):
            name = step.__name__.replace("_", " ")
            try:
                step()
            except (AssertionError, Lost, subprocess.CalledProcessError) as error:
                print(f"not ok {number} - {name}")
                for line in [f"{type(error).__name__}: {error}", *program.complaints(), *describe(program)]:
                    print(f"# {line}")
                return 1
            print(f"ok {number} - {name}", flush=True)
    finally:
        program.stop()
    return 0
