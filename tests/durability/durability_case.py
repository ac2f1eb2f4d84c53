# Copyright 2026 The Adduce Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of durability share: one save of the real program, under a shim that stops or spoils it.

Runs as `test-NAME.py ADDUCE_CLI SHIM`.
"""

import atexit
import concurrent.futures
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "served"))
from served import Server  # noqa: E402: it is beside, not below

ADDUCE_CLI = SHIM = None
TEXT = "One two three four five six seven.\n"
LITTER = re.compile(rb"^\..+\.[0-9A-Za-z]{6}\.tmp$")


def main():
    global ADDUCE_CLI, SHIM
    ADDUCE_CLI, SHIM = (os.path.abspath(sys.argv.pop(1)) for _ in range(2))
    unittest.main(verbosity=2)


class Place:
    """A corpus and a home of their own in which one claim gets another note.

    kind: `new` (there is no file yet), `plain`, `symlink`, `hardlink`, `owner`; rename: without exchanging.
    """

    NAME = "a.txt.mira.claims.json"
    of_thread = threading.local()

    def __init__(self, kind, rename=False):
        made = self.of_thread.__dict__.setdefault((kind, rename), {})
        if made and not os.path.exists(made["top"]):
            self.__dict__.update(made, environment=dict(made["environment"]))
            self.lay_out()
            return
        self.make(kind, rename)
        if not made:
            # The path is in what the program keeps, so that the copy is of use there only.
            self.copy = tempfile.mkdtemp(prefix="adduce-durability-")
            atexit.register(shutil.rmtree, self.copy)
            shutil.copytree(self.top, self.copy, symlinks=True, dirs_exist_ok=True)
            made.update(self.__dict__)

    def lay_out(self):
        """What was made once for the thread stands there again, as it was."""
        shutil.copytree(self.copy, self.top, symlinks=True)
        if self.kind == "hardlink":
            os.unlink(self.other)
            os.link(self.path, self.other)
        elif self.kind == "owner":
            os.chown(self.path, 65534, 65534)

    def make(self, kind, rename):
        self.kind = kind
        self.top = tempfile.mkdtemp(prefix="adduce-durability-")
        self.corpus = os.path.join(self.top, "corpus")
        os.mkdir(self.corpus)
        self.environment = dict(os.environ, HOME=self.top, LC_ALL="C.UTF-8")
        for name in ("DATA_HOME", "CONFIG_HOME", "CACHE_HOME", "RUNTIME_DIR"):
            folder = os.path.join(self.top, name.lower())
            os.mkdir(folder, 0o700)
            self.environment["XDG_" + name] = folder
        if rename:
            self.environment["ADDUCE_FORCE_RENAME"] = "1"
        self.article = os.path.join(self.corpus, "a.txt")
        self.path = os.path.join(self.corpus, self.NAME)
        self.other = None  # the second name of a hard link, or what a link leads to
        with open(self.article, "w") as file:
            file.write(TEXT)
        self.claim = None
        if kind != "new":
            self.claim = self.run("annotate", self.article, "--span", "0-3", "--note", "old")[1].strip()
        self.run("status", self.article, "in-progress") if kind == "new" else None
        if kind == "new":
            os.unlink(self.path)
        self.make_kind()
        self.old = self.read()

    def make_kind(self):
        self.other = os.path.join(self.top, "elsewhere.json")
        if self.kind == "symlink":
            os.rename(self.path, self.other)
            os.symlink(self.other, self.path)
        elif self.kind == "hardlink":
            os.link(self.path, self.other)
        elif self.kind == "owner":
            os.chown(self.path, 65534, 65534)

    def remove(self):
        shutil.rmtree(self.top)

    def read(self, path=None):
        try:
            with open(path or self.path, "rb") as file:
                return file.read()
        except FileNotFoundError:
            return None

    def run(self, *words, **shim):
        return self.run_plain(*words, "--coder", "mira", **shim)

    def run_plain(self, *words, **shim):
        """Returns (status, stdout, stderr); a status below 0: killed."""
        environment = dict(self.environment)
        environment.update({"SHIM_" + name.upper(): str(value) for name, value in shim.items()})
        status, out, err = Server.get(ADDUCE_CLI, SHIM).run(words, environment)
        return status, out.decode(), err.decode()

    def save(self, **shim):
        """The save that is watched."""
        if self.claim is None:
            return self.run("annotate", self.article, "--span", "4-7", "--note", "new", **shim)
        return self.run("retag", self.article, self.claim, "--note", "new", **shim)

    def list_calls(self):
        log = os.path.join(self.top, "calls")
        status, _, err = self.save(log=log)
        assert status == 0, err
        return self.read(log).decode().split()

    def state(self):
        """`old`, `new`, or what is wrong."""
        found = self.read()
        if found == self.old:
            return "old"
        try:
            document = json.loads(found)
            notes = [body["value"] for item in document["items"] for body in item["body"]
                     if body["purpose"] == "commenting"]
        except (TypeError, ValueError, KeyError) as error:
            return f"damaged: {error}"
        expected = json.loads(self.old) if self.old else None
        # What was refused is taken back: the old note, or no claim, as a further change.
        taken_back = notes == (["old"] if expected else [])
        if notes != ["new"] and not taken_back:
            return f"damaged: {notes}"
        if expected is not None:
            for one in (document, expected):
                for item in one["items"]:
                    del item["modified"], item["revision"], item["body"]
            if document != expected:
                return "damaged: something else has changed"
        return "old" if taken_back else "new"

    def is_claims(self, path):
        return "items" in json.loads(self.read(path))

    def complaints(self):
        """What else must hold, whatever happened."""
        wrong = []
        if self.kind == "symlink" and (not os.path.islink(self.path) or self.read(self.other) is None):
            wrong.append("the link is gone")
        if self.kind == "hardlink" and self.read(self.other) != self.old:
            wrong.append("the other name has changed")
        if self.read(self.article) != TEXT.encode():
            wrong.append("the article has changed")
        for name in os.listdir(os.fsencode(self.corpus)):
            # Where it could not be seen what came out of an exchange, that is kept under a name that people see.
            kept = b" (conflicted copy " in name and self.is_claims(os.path.join(os.fsencode(self.corpus), name))
            if name not in (b"a.txt", self.NAME.encode(), b"codebook.json") and not LITTER.match(name) and not kept:
                wrong.append(f"litter: {name}")
        return wrong


def kinds():
    """(name, kind, rename) of everything that a save may meet; another owner where we may give files away."""
    found = [(kind + (" renamed" if rename else ""), kind, rename) for rename in (False, True)
             for kind in ("new", "plain", "symlink", "hardlink")]
    if os.geteuid() == 0:
        found += [("owner", "owner", False), ("owner renamed", "owner", True)]
    return found


def run_all(function, items):
    """Four at a time: a save waits for the disk most of the time."""
    with concurrent.futures.ThreadPoolExecutor(max_workers=4) as pool:
        return list(pool.map(function, items))
