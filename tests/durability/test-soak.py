#!/usr/bin/env python3
# Copyright 2026 The Adduce Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Random changes with kills in between: at the end the file is what a model of it says.

A killed change may have happened or not; which, the file says once what the run left was recovered. All else must
be as the model has it. One test makes each change with a run of its own, as scripts do; the other makes many in a
session, as the window does, and kills that about every two hundred. `meson test --setup=long` makes far more changes.
"""

import json
import os
import random
import subprocess
import unittest

import durability_case
from durability_case import Place, main

LONG = bool(os.environ.get("ADDUCE_LONG"))
CHANGES = 5000 if LONG else 150
EDITS = 100000 if LONG else 10000


class Soak(unittest.TestCase):
    def setUp(self):
        self.place = Place("plain")
        self.addCleanup(self.place.remove)
        self.random = random.Random(20310304)
        self.model = {self.place.claim: "old"}
        self.kills = self.kept = 0

    def read(self):
        return {item["id"]: next((body["value"] for body in item["body"] if body["purpose"] == "commenting"), None)
                for item in json.loads(self.place.read())["items"]}

    def choose(self, number):
        """(words, what the model becomes: (id or None for a new one, note or None for gone))"""
        article, ids = self.place.article, sorted(self.model)
        what = self.random.random()
        if what < 0.3 or not ids:
            return ["annotate", article, "--span", "0-3", "--note", f"n{number}"], (None, f"n{number}")
        one = self.random.choice(ids)
        if what < 0.4 and len(ids) > 5:
            return ["remove", article, one], (one, None)
        return ["retag", article, one, "--note", f"n{number}"], (one, f"n{number}")

    def apply(self, model, change, found):
        """The model with the change; a new claim's id is the one that is there now."""
        model = dict(model)
        claim, note = change
        if claim is None:
            claim = next((id for id, its_note in found.items() if its_note == note), "none")
        if note is None:
            model.pop(claim)
        else:
            model[claim] = note
        return model

    def test_soak(self):
        for number in range(CHANGES):
            words, change = self.choose(number)
            shim = {}
            if self.random.random() < 0.3:
                shim = {"at": self.random.randrange(1, 90), "do": self.random.choice(["kill", "torn"])}
            status, _, err = self.place.run(*words, **shim)
            if status < 0:
                self.kills += 1
                self.assertEqual(self.place.run_plain("recover", self.place.corpus)[0], 0)
            else:
                self.assertEqual(status, 0, err)
            found = self.read()
            changed = self.apply(self.model, change, found)
            if status < 0 and found == self.model:
                continue
            self.kept += status < 0
            self.assertEqual(found, changed, f"change {number}, {words}, {shim}")
            self.model = changed
        print(f"# {CHANGES} changes, {self.kills} killed, of which {self.kept} happened: the model equals the disk")
        self.assertGreater(self.kills, 0)
        self.assertGreater(self.kept, 0)

    def edit(self, seed, **shim):
        """(status, what was done, what had begun): changes as (id, note); a note that is None: removed."""
        environment = dict(self.place.environment, LD_PRELOAD=durability_case.SHIM,
                           **{"SHIM_" + name.upper(): str(value) for name, value in shim.items()})
        process = subprocess.run([os.path.join(os.path.dirname(durability_case.SHIM), "soak-editor"),
                                  self.place.article, str(seed), "400"], env=environment, capture_output=True,
                                 text=True, timeout=120)
        done, begun = [], None
        for line in process.stdout.splitlines():
            words = line.split(" ")
            if words[0] == "begin":
                begun = (words[1], None if words[2] == "-" else words[2])
            else:
                done.append(begun)
                begun = None
        self.assertIn(process.returncode, (0, -9), process.stderr)
        return process.returncode, done, begun

    def take(self, change):
        claim, note = change
        if note is None:
            self.model.pop(claim, None)
        else:
            self.model[claim] = note

    def test_sessions(self):
        edits = sessions = 0
        while edits < EDITS:
            sessions += 1
            status, done, begun = self.edit(self.random.getrandbits(32), at=self.random.randrange(1, 450),
                                            do=self.random.choice(["kill", "kill", "torn"]))
            edits += len(done)
            self.kills += status < 0
            for change in done:
                self.take(change)
            before = dict(self.model)
            if begun is not None:
                self.take(begun)
            self.assertEqual(self.place.run_plain("recover", self.place.corpus)[0], 0)
            found = self.read()
            self.assertIn(found, (before, self.model), f"session {sessions}")
            self.model = found
        print(f"# {edits} changes in {sessions} sessions, {self.kills} of them killed, one kill every "
              f"{edits // self.kills} changes: the model equals the disk each time")
        self.assertGreater(self.kills, sessions // 2)


if __name__ == "__main__":
    main()
