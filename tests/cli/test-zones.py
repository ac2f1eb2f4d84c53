#!/usr/bin/env python3
# Copyright 2026 The Adduce Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Zones from the command line, and what is written of them against the published schema."""

import json
import os

import jsonschema

from cli_case import CliCase, main

SCHEMA = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../data/schemas/meta-1.schema.json")
TEXT = "Home 🙂 News\n\nThe levy stays.\nAll rights reserved\n"


class Zones(CliCase):
    def test_mark(self):
        path = self.write("a.txt", TEXT)
        self.assertEqual(self.run_cli("zones", path), ("", ""))
        self.run_cli("zones", path, "--boilerplate", "1")
        out, _ = self.run_cli("zones", path, "--boilerplate", "3")
        self.assertEqual(out, "boilerplate\t0-11\t¶1\tHome 🙂 News\nboilerplate\t29-48\t¶3\tAll rights reserved\n")
        stored = json.loads(self.read("a.txt.meta.json"))["zones"]
        self.assertEqual([TEXT[zone["start"]:zone["end"]] for zone in stored], [zone["quote"] for zone in stored])

        shown = self.run_json("zones", path, "--plain", "1")
        self.assertEqual(shown["zones"], [{"kind": "boilerplate", "start": 29, "end": 48, "paragraph": 3,
                                           "text": "All rights reserved"}])
        self.assertEqual(shown["lost"], 0)
        self.assertEqual(self.read("a.txt").decode(), TEXT)

    def test_schema(self):
        """What is written fits; what the schema refuses is refused by the reader, and what it takes is taken."""
        with open(SCHEMA, encoding="utf-8") as file:
            schema = json.load(file)
        jsonschema.Draft202012Validator.check_schema(schema)
        validator = jsonschema.Draft202012Validator(schema)
        path = self.write("a.txt", TEXT)
        self.run_cli("zones", path, "--boilerplate", "1")
        self.run_cli("zones", path, "--boilerplate", "3")
        page = json.loads(self.read("a.txt.meta.json"))
        self.assertEqual([error.message for error in validator.iter_errors(page)], [])

        zone = page["zones"][0]
        for other in ({"schemaVersion": "1.7", "title": "Levy"}, {**page, "zones": []},
                      {**page, "zones": [{**zone, "kind": "advert", "by": "me"}]}):
            self.assertTrue(validator.is_valid(other), other)
            self.write("a.txt.meta.json", json.dumps(other))
            self.run_cli("zones", path)
        for other in ([], {}, {**page, "schemaVersion": "2.0"}, {**page, "schemaVersion": 1}, {**page, "zones": {}},
                      {**page, "zones": [1]}, {**page, "zones": [{**zone, "start": -1}]},
                      {**page, "zones": [{**zone, "end": 0}]}, {**page, "zones": [{**zone, "end": "9"}]},
                      {**page, "zones": [{**zone, "kind": 3}]}, {**page, "zones": [{**zone, "quote": None}]},
                      *({**page, "zones": [{name: zone[name] for name in zone if name != gone}]} for gone in zone)):
            self.assertFalse(validator.is_valid(other), other)
            self.write("a.txt.meta.json", json.dumps(other))
            self.run_cli("zones", path, status=2)

    def test_export_without(self):
        """Left out is what stands in boilerplate as a whole, and it is listed; a word outside, and it stays."""
        path = self.write("a.txt", TEXT)
        self.run_cli("zones", path, "--boilerplate", "1")
        self.run_cli("zones", path, "--boilerplate", "3")
        inside = self.annotate("a.txt", "29-39")
        across = self.annotate("a.txt", "23-32")
        body = self.annotate("a.txt", "13-28")
        output = os.path.join(self.top, "claims.csv")
        self.run_cli("export", self.corpus, "--format", "csv", "--output", output)
        with open(output, encoding="utf-8") as file:
            whole = file.read()
        said = self.run_json("export", self.corpus, "--format", "csv", "--output", output, "--without-boilerplate")
        with open(output, encoding="utf-8") as file:
            without = file.read()
        self.assertEqual([claim in whole for claim in (inside, across, body)], [True, True, True])
        self.assertEqual([claim in without for claim in (inside, across, body)], [False, True, True])
        self.assertEqual(said["claims"], 2)
        self.assertEqual([(loss["loss"], loss["claims"]) for loss in said["losses"]], [("boilerplate", 1)])
        with open(said["losses_file"], encoding="utf-8") as file:
            self.assertIn(f"boilerplate,{inside},a.txt", file.read())

        # Zones that can't be read leave nothing out, and that is said.
        self.write("a.txt.meta.json", "{}")
        said = self.run_json("export", self.corpus, "--format", "csv", "--output", output, "--without-boilerplate",
                             status=1)
        self.assertEqual(said["claims"], 3)
        self.assertEqual(sum("no claim is left out" in problem for problem in said["problems"]), 1)

    def test_lost(self):
        path = self.write("a.txt", TEXT)
        self.run_cli("zones", path, "--boilerplate", "1")
        self.write("a.txt", "Another text\n")
        out, err = self.run_cli("zones", path, status=1)
        self.assertEqual(out, "")
        self.assertIn("1 zone", err)

    def test_wrong(self):
        path = self.write("a.txt", TEXT)
        before = self.snapshot()
        for number in ("4", "-1", "99999999"):
            _, err = self.run_cli("zones", path, "--boilerplate", number, status=2)
            self.assertIn("the last one is 3", err)
        self.assertEqual(self.snapshot(), before)
        self.write("a.txt.meta.json", "[]")
        self.run_cli("zones", path, status=2)


if __name__ == "__main__":
    main()
