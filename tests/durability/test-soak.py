#!/usr/bin/env python3
# Copyright 2026 The Adduce Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Random changes with kills in between: at the end the file is what a model of it says.

A killed change may have happened or not; which, the file says once what the run left was recovered. All else must
be as the model has it. `meson test --setup=long` makes far more changes.
"""

import json
import os
import random
import unittest

from durability_case import Place, main

CHANGES = 20000 if os.environ.get("ADDUCE_LONG") else 150


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


if __name__ == "__main__":
    main()
