#!/usr/bin/env python3
# Copyright 2026 The Adduce Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""mock-chooser.py ANSWERS.json CALLS.jsonl: a file chooser of the desktop that answers by itself.

A backend of the portal, named org.freedesktop.impl.portal.desktop.mock. The real frontend and the real document
portal are in front of it, so that what a program in a sandbox gets is what it gets from a person's choice.
ANSWERS.json says what is chosen, by method: {"OpenFile": ["/home/anna/articles"]}; a method without an answer is
cancelled. Each call is a line of CALLS.jsonl.
"""

import json
import sys
from pathlib import Path

import gi
from gi.repository import Gio, GLib

METHODS = ("OpenFile", "SaveFile", "SaveFiles")
ARGUMENTS = "".join(f"<arg type='{kind}' direction='{way}'/>" for kind, way in
                    (("o", "in"), ("s", "in"), ("s", "in"), ("s", "in"), ("a{sv}", "in"), ("u", "out"),
                     ("a{sv}", "out")))
INTERFACE = ("<node><interface name='org.freedesktop.impl.portal.FileChooser'>"
             + "".join(f"<method name='{method}'>{ARGUMENTS}</method>" for method in METHODS) + "</interface></node>")
CANCELLED = GLib.Variant("(ua{sv})", (1, {}))


def main(answers, calls):
    def called(_bus, _sender, _path, _interface, method, parameters, invocation):
        _handle, app, _parent, title, _options = parameters.unpack()
        with open(calls, "a", encoding="utf-8") as file:
            file.write(json.dumps({"method": method, "app": app, "title": title}) + "\n")
        chosen = json.loads(Path(answers).read_text(encoding="utf-8")).get(method)
        result = CANCELLED
        if chosen:
            uris = GLib.Variant("as", [Path(path).as_uri() for path in chosen])
            result = GLib.Variant("(ua{sv})", (0, {"uris": uris, "writable": GLib.Variant("b", True)}))
        invocation.return_value(result)

    def connected(bus, _name):
        interface = Gio.DBusNodeInfo.new_for_xml(INTERFACE).interfaces[0]
        bus.register_object("/org/freedesktop/portal/desktop", interface, called, None, None)

    Gio.bus_own_name(Gio.BusType.SESSION, "org.freedesktop.impl.portal.desktop.mock", Gio.BusNameOwnerFlags.NONE,
                     connected, None, lambda *_: sys.exit("mock-chooser.py: the name is taken"))
    GLib.MainLoop().run()


if __name__ == "__main__":
    gi.require_version("Gio", "2.0")
    main(*sys.argv[1:])
