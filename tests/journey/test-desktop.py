#!/usr/bin/env python3
# Copyright 2026 The Adduce Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The program in a desktop's session: one process, a window a corpus, and no logout while something is not saved.

test-desktop.py ADDUCE SAMPLE-CORPUS. The session manager is one of our own, on the same bus, which keeps what it is
asked for.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import threading

from desktop import Atspi, Lost, Program, children, describe, press, wait_for
from gi.repository import Gio, GLib

MANAGER = """<node>
<interface name='org.gnome.SessionManager'>
  <method name='RegisterClient'><arg type='s' direction='in'/><arg type='s' direction='in'/>
    <arg type='o' direction='out'/></method>
  <method name='UnregisterClient'><arg type='o' direction='in'/></method>
  <method name='Inhibit'><arg type='s' direction='in'/><arg type='u' direction='in'/><arg type='s' direction='in'/>
    <arg type='u' direction='in'/><arg type='u' direction='out'/></method>
  <method name='Uninhibit'><arg type='u' direction='in'/></method>
  <property name='SessionIsActive' type='b' access='read'/>
</interface>
<interface name='org.gnome.SessionManager.ClientPrivate'>
  <method name='EndSessionResponse'><arg type='b' direction='in'/><arg type='s' direction='in'/></method>
  <signal name='QueryEndSession'><arg type='u'/></signal>
</interface></node>"""
CLIENT = "/org/gnome/SessionManager/Client1"
APPLICATION = "io.github.adduce.Adduce"
LOGOUT = 1


class SessionManager:
    """Answers in a thread of its own, as the program waits for its answers."""

    def __init__(self):
        self.inhibited = {}   # cookie: reason
        self.ever = []        # (flags, reason)
        self.clients = {}     # id: its name on the bus; the accessibility bus registers too
        self.responses = []   # names on the bus of those who let the session end
        self.context = GLib.MainContext.new()
        self.ready = threading.Event()
        threading.Thread(target=self.run, daemon=True).start()
        self.ready.wait(10)

    def run(self):
        self.context.push_thread_default()
        self.bus = Gio.DBusConnection.new_for_address_sync(
            os.environ["DBUS_SESSION_BUS_ADDRESS"],
            Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION, None, None)
        manager, client = Gio.DBusNodeInfo.new_for_xml(MANAGER).interfaces
        self.bus.register_object("/org/gnome/SessionManager", manager, self.call, self.get, None)
        self.bus.register_object(CLIENT, client, self.call, None, None)
        self.bus.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "RequestName",
                           GLib.Variant("(su)", ("org.gnome.SessionManager", 0)), None, Gio.DBusCallFlags.NONE, -1,
                           None)
        self.ready.set()
        GLib.MainLoop.new(self.context, False).run()

    def get(self, *_):
        return GLib.Variant("b", True)

    def call(self, _bus, sender, _path, _interface, method, parameters, invocation):
        arguments = parameters.unpack()
        answer = None
        if method == "RegisterClient":
            self.clients[arguments[0]] = sender
            answer = GLib.Variant("(o)", (CLIENT,))
        elif method == "Inhibit":
            _, _, reason, flags = arguments
            self.ever.append((flags, reason))
            self.inhibited[len(self.ever)] = reason
            answer = GLib.Variant("(u)", (len(self.ever),))
        elif method == "Uninhibit":
            self.inhibited.pop(arguments[0], None)
        elif method == "EndSessionResponse":
            self.responses += [sender] if arguments[0] else []
        invocation.return_value(answer)

    def query_end(self):
        self.bus.emit_signal(None, CLIENT, "org.gnome.SessionManager.ClientPrivate", "QueryEndSession",
                             GLib.Variant("(u)", (0,)))


class Journey:
    def __init__(self, adduce, sample):
        self.manager = SessionManager()
        self.app = Program(adduce, "adduce")
        home = tempfile.mkdtemp(dir=os.environ["HOME"])
        self.first, self.second = os.path.join(home, "First"), os.path.join(home, "Second")
        self.link = os.path.join(home, "link")
        shutil.copytree(sample, self.first)
        os.mkdir(self.second)
        os.symlink(self.first, self.link)
        with open(os.path.join(self.second, "ferry.txt"), "w", encoding="utf-8") as file:
            file.write("The ferry must stay free, said Mira Tarn.\n")
        folder = os.path.join(os.environ["XDG_CONFIG_HOME"], "adduce")
        os.makedirs(folder)
        with open(os.path.join(folder, "coder.ini"), "w", encoding="utf-8") as file:
            file.write("[Coder]\nid=urn:uuid:019a0000-0000-7000-8000-0000000000aa\nnickname=zoe\nname=Zoë Ek\n")

    def windows(self):
        """{name of a window: whether it has the keyboard}"""
        return {window.get_name(): window.get_state_set().contains(Atspi.StateType.ACTIVE)
                for window in children(self.app.application())}

    def call(self, *arguments):
        """The program once more, as from a terminal; it hands over to the one that runs."""
        subprocess.run([self.app.command, *arguments], check=True, timeout=20, stdin=subprocess.DEVNULL)

    def wait_windows(self, names, active):
        wait_for(f"the windows {names}, {active} with the keyboard",
                 lambda: (shown := self.windows()) and sorted(shown) == sorted(names) and shown[active])

    # The steps

    def opens_a_folder(self):
        self.app.start(self.first)
        self.wait_windows(["First – Adduce"], "First – Adduce")
        wait_for("the program at the session manager", lambda: APPLICATION in self.manager.clients)

    def opens_another_in_the_same_process(self):
        self.call(self.second)
        self.wait_windows(["First – Adduce", "Second – Adduce"], "Second – Adduce")
        self.app.wait_shown("ferry.txt")

    def presents_the_window_that_has_it(self):
        self.call(self.first)
        self.wait_windows(["First – Adduce", "Second – Adduce"], "First – Adduce")
        self.call(self.second + "/../Second/")
        self.wait_windows(["First – Adduce", "Second – Adduce"], "Second – Adduce")
        self.call(os.path.join(self.first, "2031-03-04-northwire-barrage.txt"))
        self.wait_windows(["First – Adduce", "Second – Adduce"], "First – Adduce")
        self.call(self.second)
        self.wait_windows(["First – Adduce", "Second – Adduce"], "Second – Adduce")
        self.call(self.link)
        self.wait_windows(["First – Adduce", "Second – Adduce"], "First – Adduce")

    def opens_a_window_without_a_folder(self):
        self.call("--new-window")
        self.wait_windows(["First – Adduce", "Second – Adduce", "Adduce"], "Adduce")
        press("ctrl+w")
        wait_for("the window to go", lambda: len(self.windows()) == 2)

    def holds_up_the_logout(self):
        """From the change until it is on the disk."""
        self.call(self.second)
        self.wait_windows(["First – Adduce", "Second – Adduce"], "Second – Adduce")
        assert self.manager.ever == [], self.manager.ever
        press("ctrl+Page_Down")
        self.app.wait_shown("The ferry must stay free")
        press("ctrl+2", "ctrl+Home", "shift+ctrl+Right", "Return")
        wait_for("the logout to be held up", lambda: self.manager.ever)
        assert self.manager.ever == [(LOGOUT, "Some claims are not saved yet")], self.manager.ever
        wait_for("the claim on the disk", self.is_saved)
        wait_for("the logout to be free", lambda: not self.manager.inhibited)

    def is_saved(self):
        return os.path.exists(os.path.join(self.second, "ferry.txt.zoe.claims.json"))

    def lets_the_session_end(self):
        self.manager.query_end()
        wait_for("an answer", lambda: self.manager.clients[APPLICATION] in self.manager.responses)

    def ends(self):
        press("ctrl+q")
        wait_for("the program to end", lambda: self.app.process.poll() is not None)
        assert self.app.process.returncode == 0, self.app.process.returncode
        assert self.app.complaints() == [], self.app.complaints()

    def run(self):
        steps = [self.opens_a_folder, self.opens_another_in_the_same_process, self.presents_the_window_that_has_it,
                 self.opens_a_window_without_a_folder, self.holds_up_the_logout, self.lets_the_session_end, self.ends]
        print(f"1..{len(steps)}", flush=True)
        try:
            for number, step in enumerate(steps, 1):
                try:
                    step()
                except (Lost, AssertionError, subprocess.SubprocessError, OSError) as error:
                    print(f"not ok {number} {step.__name__}\n# {error}", flush=True)
                    for line in describe(self.app):
                        print(f"# {line}", flush=True)
                    return 1
                print(f"ok {number} {step.__name__}", flush=True)
        finally:
            self.app.stop()
        return 0


if __name__ == "__main__":
    sys.exit(Journey(sys.argv[1], sys.argv[2]).run())
