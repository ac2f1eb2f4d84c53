#!/usr/bin/env python3
# Copyright 2026 The Adduce Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Copies that synchronising programs leave of what is known of an article: joined by field, nothing chosen."""

import json
import os

from cli_case import CliCase, main

NAME = "a.txt.meta.json"
COPIES = ("a.txt.meta.sync-conflict-20310304-101500-ABCDEFG.json",
          "a.txt.meta (conflicted copy 2031-03-04 101500).json",
          "a.txt.meta (Anna's conflicted copy 2031-03-04).json",
          "a.txt.meta-DESKTOP-AB12CD3.json",
          "a.txt.meta.Conflict.json")
ONE = {"kind": "boilerplate", "start": 0, "end": 3, "quote": "One"}
TWO = {"kind": "question", "start": 4, "end": 7, "quote": "two"}


class MergeMeta(CliCase):
    def setUp(self):
        super().setUp()
        self.write_codebook()
        self.article = self.write("a.txt", "One two three four five.\n")

    def put(self, name, fields=None, custom=None, version="1.1", **members):
        page = {"schemaVersion": version}
        if fields is not None:
            page["fields"] = {key: value if isinstance(value, dict) else {"value": value}
                              for key, value in fields.items()}
        if custom is not None:
            page["custom"] = custom
        page.update(members)
        self.write(name, json.dumps(page))

    def page(self):
        return json.loads(self.read(NAME))

    def conflicts(self, status=0):
        return self.run_json("merge", "--conflicts", self.corpus, status=status)["metadata"]

    def there(self, name):
        return os.path.exists(self.path(name))

    def test_joined(self):
        """Each program's copies: what only one side has comes in, and the copy goes, but for Resilio's."""
        for copy in COPIES:
            self.put(NAME, {"title": "Barrage", "date": "2031-03-04"}, {"Page": "3"})
            self.put(copy, {"title": "Barrage", "author": "Ada Lind"}, {"Desk": "city"})
            (joined,) = self.conflicts()
            self.assertEqual((joined["identical"], joined["problem"], joined["contested"]), (False, None, []))
            self.assertEqual([(one["name"], one["before"], one["after"]) for one in joined["changes"]],
                             [("author", None, "Ada Lind"), ("Desk", None, "city")])
            self.assertEqual(self.page(), {
                "schemaVersion": "1.1", "custom": {"Page": "3", "Desk": "city"},
                "fields": {"title": {"value": "Barrage"}, "date": {"value": "2031-03-04"},
                           "author": {"value": "Ada Lind"}}})
            self.assertEqual(self.there(copy), ".Conflict" in copy)
            if self.there(copy):
                (again,) = self.conflicts()
                self.assertEqual((again["identical"], again["removed"]), (True, False))
                os.unlink(self.path(copy))
            self.assertEqual(self.conflicts(), [])

    def test_contested(self):
        """Both have a value: the file's stays, the copy is there, and it is said; the rest comes in all the same."""
        self.put(NAME, {"date": "2031-03-04", "title": "Barrage"}, {"Page": "3"})
        self.put(COPIES[0], {"date": "2031-03-05", "author": "Ada Lind"}, {"Page": "4"})
        (joined,) = self.conflicts(status=1)
        self.assertEqual([one["name"] for one in joined["changes"]], ["author"])
        self.assertEqual([(one["name"], one["before"], one["after"]) for one in joined["contested"]],
                         [("date", "2031-03-04", "2031-03-05"), ("Page", "3", "4")])
        self.assertFalse(joined["removed"])
        self.assertEqual(self.page()["fields"]["date"], {"value": "2031-03-04"})
        self.assertEqual(self.page()["fields"]["author"], {"value": "Ada Lind"})
        _, err = self.run_cli("merge", "--conflicts", self.article, status=1)
        self.assertIn("date is “2031-03-04” here and “2031-03-05” in the copy", err)
        self.assertIn("Page is “3” here and “4” in the copy", err)
        out, _ = self.run_cli("check", self.corpus, "--repair-plan", status=1)
        self.assertIn("--conflicts", out)
        # Once it is settled the copy says nothing new.
        self.run_cli("metadata", self.article, "set", "date=2031-03-05", "Page=4")
        (joined,) = self.conflicts()
        self.assertTrue(joined["identical"] and joined["removed"])
        self.run_cli("check", self.corpus, "--repair-plan")

    def test_guessed(self):
        """What somebody gave takes the place of a guess, on either side; two guesses are asked of."""
        guess = {"value": "2031", "guess": True, "passage": "in 2031"}
        self.put(NAME, {"date": guess, "author": "Ada Lind"})
        self.put(COPIES[0], {"date": "2031-03-04", "author": {"value": "A. Lind", "guess": True}})
        (joined,) = self.conflicts()
        self.assertEqual([(one["name"], one["before"], one["after"]) for one in joined["changes"]],
                         [("date", "2031", "2031-03-04")])
        self.assertEqual(self.page()["fields"], {"date": {"value": "2031-03-04"}, "author": {"value": "Ada Lind"}})
        self.assertFalse(self.there(COPIES[0]))
        self.put(NAME, {"date": guess})
        self.put(COPIES[0], {"date": dict(guess, value="2030")})
        (joined,) = self.conflicts(status=1)
        self.assertEqual([one["name"] for one in joined["contested"]], ["date"])
        # A guess that somebody confirmed is no other value.
        self.put(COPIES[0], {"date": "2031"})
        (joined,) = self.conflicts()
        self.assertEqual((joined["identical"], joined["changes"]), (False, []))
        self.assertEqual(self.page()["fields"]["date"], {"value": "2031"})

    def test_marks(self):
        """Marks of both are there; other members too, and those that differ are asked of."""
        self.put(NAME, zones=[ONE], version="1.0", source="a.html")
        self.put(COPIES[1], zones=[ONE, TWO], version="1.1", importer="web")
        (joined,) = self.conflicts()
        self.assertEqual([(one["name"], one["after"]) for one in joined["changes"]],
                         [("zones", "two"), ("importer", "web")])
        self.assertEqual(self.page(), {"schemaVersion": "1.1", "zones": [ONE, TWO], "source": "a.html",
                                       "importer": "web"})
        self.put(COPIES[1], source="b.html")
        (joined,) = self.conflicts(status=1)
        self.assertEqual([one["name"] for one in joined["contested"]], ["source"])
        self.assertEqual(self.page()["source"], "a.html")

    def test_only_a_copy(self):
        self.put(COPIES[3], {"title": "Barrage"}, zones=[ONE])
        out, err = self.run_cli("merge", "--conflicts", self.corpus)
        self.assertEqual(err, "")
        self.assertIn("joined; removed", out)
        self.assertIn("  title\tBarrage\n", out)
        self.assertEqual(self.page(), {"schemaVersion": "1.1", "fields": {"title": {"value": "Barrage"}},
                                       "zones": [ONE]})
        self.assertFalse(self.there(COPIES[3]))

    def test_left_alone(self):
        """A copy that can't be understood, or is of a later Adduce, or a file that can't: nothing is touched."""
        self.put(NAME, {"title": "Barrage"})
        self.write(COPIES[0], b"{")
        self.put(COPIES[1], {"title": "Barrage"}, version="9.0")
        self.write("b.txt", "One.\n")
        self.write("b.txt.meta.json", b"[")
        self.put("b.txt.meta.Conflict.json", {"title": "Weir"})
        before = self.snapshot()
        found = self.conflicts(status=1)
        self.assertEqual(len(found), 3)
        self.assertTrue(all(joined["problem"] and not joined["removed"] for joined in found))
        self.assertEqual(self.snapshot(), before)

    def test_not_kept(self):
        """Where what was in a copy can't be kept it stays."""
        self.put(NAME, {"title": "Barrage"})
        self.put(COPIES[0], {"author": "Ada Lind"})
        self.environment["XDG_DATA_HOME"] = self.write("no-folder", "")
        (joined,) = self.conflicts()
        self.assertFalse(joined["removed"])
        self.assertTrue(self.there(COPIES[0]))
        self.assertIn("author", self.page()["fields"])

    def test_below(self):
        """In folders below, and of one article only that one's."""
        os.mkdir(self.path("deep"))
        self.write("deep/b.txt", "One.\n")
        for name in ("deep/b.txt.meta.Conflict.json", COPIES[0]):
            self.put(name, {"title": "Barrage"})
        found = self.run_json("merge", "--conflicts", self.article)["metadata"]
        self.assertEqual([os.path.basename(joined["path"]) for joined in found], [COPIES[0]])
        self.assertEqual([os.path.basename(joined["path"]) for joined in self.conflicts()],
                         ["b.txt.meta.Conflict.json"])


if __name__ == "__main__":
    main()
