#!/usr/bin/env python3
# Copyright 2026 The Adduce Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Limits of the system itself: a largest file size, a folder that may not be written, clocks that are wrong."""

import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
import unittest

import durability_case
from durability_case import Place, main


def limit_size(n):
    def limit():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (n, n))
    return limit


def unshare():
    """The words that give a command mounts of its own."""
    return ["unshare", "--mount"] if os.geteuid() == 0 else ["unshare", "--map-root-user", "--mount"]


def can_mount():
    with tempfile.TemporaryDirectory() as folder:
        return subprocess.run([*unshare(), "mount", "-t", "tmpfs", "adduce-test", folder],
                              capture_output=True).returncode == 0


def become_nobody():
    if os.geteuid() == 0:
        os.setgid(65534)
        os.setuid(65534)


class Limits(unittest.TestCase):
    def save_limited(self, place, limit):
        return subprocess.run([durability_case.ADDUCE_CLI, "retag", place.article, place.claim, "--note", "new",
                               "--coder", "mira"], env=place.environment, preexec_fn=limit,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def test_size(self):
        """As on a full disk: what is longer than the limit is cut off."""
        place = Place("plain")
        size = len(place.read())
        place.remove()
        tally = {"old": 0, "new": 0}
        for n in list(range(0, size + 200, 97)) + [size - 1, size, size + 1]:
            place = Place("plain")
            process = self.save_limited(place, limit_size(n))
            state = place.state()
            self.assertIn(state, tally, n)
            self.assertEqual(process.returncode, 0 if state == "new" else 2, process.stderr)
            self.assertEqual(place.complaints(), [])
            tally[state] += 1
            self.assertEqual(place.save()[0], 0)
            self.assertEqual(place.state(), "new")
            place.remove()
        print(f"# size: {tally}")
        self.assertGreater(tally["old"], 0)

    def save_on_full_disk(self, free):
        place = Place("plain")
        self.addCleanup(place.remove)
        script = os.path.join(os.path.dirname(os.path.abspath(__file__)), "full_disk.py")
        process = subprocess.run([*unshare(), sys.executable, "-B", script, durability_case.ADDUCE_CLI, place.corpus,
                                  place.claim, str(free)], env=place.environment, capture_output=True, text=True)
        self.assertEqual(process.returncode, 0, process.stderr)
        return place.old.decode(), json.loads(process.stdout)

    def test_full_disk(self):
        """A file system without room: the old file stands, what was done is in the journal, and room is enough."""
        if not can_mount():
            print("# full disk: nothing may be mounted here; a largest size (test_size) and errors stand for it")
            return
        tally = {"old": 0, "new": 0}
        for free in (0, 1, 4096, 8192, 16384, 65536):
            old, answer = self.save_on_full_disk(free)
            full, again = answer["full"], answer["again"]
            saved = full["status"] == 0
            self.assertEqual(saved, '"new"' in full["content"], full)
            if not saved:
                self.assertEqual(full["content"], old)
                self.assertIn("the disk is full", full["error"])
            self.assertEqual(full["litter"], [])
            self.assertEqual((again["status"], '"new"' in again["content"], again["litter"]), (0, True, []), again)
            tally["new" if saved else "old"] += 1
        print(f"# full disk: {tally}")
        self.assertGreater(tally["old"], 0)
        self.assertGreater(tally["new"], 0)

    def test_protected_folder(self):
        place = Place("plain")
        self.addCleanup(place.remove)
        for folder, folders, files in os.walk(place.top):
            for name in folders + files:
                os.chmod(os.path.join(folder, name), 0o777)
        os.chmod(place.top, 0o777)
        os.chmod(place.corpus, 0o555)
        before = place.read()
        process = self.save_limited(place, become_nobody)
        self.assertEqual(process.returncode, 2)
        self.assertIn(b"could not be saved", process.stderr)
        self.assertEqual(place.read(), before)
        os.chmod(place.corpus, 0o777)
        self.assertEqual(self.save_limited(place, become_nobody).returncode, 0)
        self.assertEqual(place.state(), "new")


class Clocks(unittest.TestCase):
    """The same work under clocks that are ten years off either way, or go back all the time, comes to the same."""

    def work(self, *clocks):
        place = Place("plain")
        self.addCleanup(place.remove)
        turn = {"next": 0}

        def run(*words):
            turn["next"] += 1
            shim = {"clock": clocks[turn["next"] % len(clocks)]} if clocks else {}
            status, out, err = place.run(*words, **shim)
            self.assertEqual(status, 0, err)
            return out.strip()

        claim = run("annotate", place.article, "--span", "4-7", "--note", "a")
        run("retag", place.article, claim, "--note", "b")
        copy = place.read()
        run("retag", place.article, claim, "--note", "c", "--certainty", "low")
        gone = run("annotate", place.article, "--span", "8-13", "--note", "d")
        run("remove", place.article, gone)
        run("status", place.article, "done")
        with open(os.path.join(place.corpus, "a.txt.mira.claims-PC.json"), "wb") as file:
            file.write(copy)
        shim = {"clock": clocks[0]} if clocks else {}
        status, out, err = place.run_plain("merge", "--conflicts", place.corpus, **shim)
        self.assertEqual(status, 0, out + err)
        versions = json.loads(place.run("history", place.article, "--json", **shim)[1])["versions"]
        return self.strip(json.loads(place.read())), [version["version"] for version in versions]

    def strip(self, document):
        """Without times and what is made of them."""
        if isinstance(document, dict):
            return {name: self.strip(value) for name, value in document.items()
                    if name not in ("id", "created", "modified")}
        return [self.strip(value) for value in document] if isinstance(document, list) else document

    def test_clocks(self):
        years = 10 * 365 * 24 * 3600
        expected = self.work()
        wrong = (["-%d" % years], [str(years)], ["-%d" % years, str(years)], ["back"])
        for clocks in wrong:
            self.assertEqual(self.work(*clocks), expected, clocks)
        print(f"# clocks: {len(wrong)} that are ten years off, jump, or go back: equal but for the times")


if __name__ == "__main__":
    main()
