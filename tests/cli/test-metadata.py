#!/usr/bin/env python3
# Copyright 2026 The Adduce Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is known of articles: shown, set, confirmed, guessed, as a table and back."""

import csv
import io
import json
import os
import subprocess

import cli_case
from cli_case import CliCase, main

STORY = ("By Ana Kovač\n\nHarbour levy rises\n\nKETTA. Mar 4, 2031 (Northwire) - The council voted on Tuesday to raise "
         "the levy.\n\nNobody objected, said the mayor.\n\nPublished on March 4, 2031\n")


class Metadata(CliCase):
    def setUp(self):
        super().setUp()
        self.write("a.txt", STORY)
        self.write("sub/2031-05-06-b.txt", "Ferry stops\n\nNobody sails today, as the wind is too strong.\n")

    def meta(self, name):
        return json.loads(self.read(name + ".meta.json"))

    def show(self, name):
        return {field["name"]: field for field in
                self.run_json("metadata", self.path(name))["articles"][0]["fields"]}

    def test_set_and_unset(self):
        self.run_cli("metadata", self.path("a.txt"), "set", "outlet=The  Ketta\tDaily ", "date=2031-03",
                     "language=German", "Desk no=7")
        self.assertEqual(self.meta("a.txt"), {"schemaVersion": "1.1", "fields": {
            "outlet": {"value": "The Ketta Daily"}, "date": {"value": "2031-03"}, "language": {"value": "de"}},
            "custom": {"Desk no": "7"}})
        out, _ = self.run_cli("metadata", self.path("a.txt"))
        self.assertEqual(out, "outlet\tThe Ketta Daily\t\t\ndate\t2031-03\t\t\nlanguage\tde\t\t\nDesk no\t7\t\t\n")
        self.run_cli("metadata", self.path("a.txt"), "set", "date=", "Desk no=")
        self.assertEqual(self.meta("a.txt"), {"schemaVersion": "1.1", "fields": {
            "outlet": {"value": "The Ketta Daily"}, "language": {"value": "de"}}, "custom": {}})

    def test_nothing_to_do_writes_nothing(self):
        self.write("a.txt.meta.json", '{ "fields": {"outlet":{"value":"K"}}, "schemaVersion":"1.0" }')
        before = self.read("a.txt.meta.json")
        out, _ = self.run_cli("metadata", self.path("a.txt"), "set", "outlet=K", "date=")
        self.assertIn("0 articles", out)
        self.assertEqual(self.read("a.txt.meta.json"), before)

    def test_what_is_not_known_stays(self):
        document = {"schemaVersion": "1.0", "zones": [{"kind": "boilerplate", "start": 0, "end": 2, "quote": "By"}],
                    "later": {"x": [1, None]}, "fields": {
                        "outlet": {"value": "K", "raw": "K.", "more": True}, "mood": {"value": "grim"}},
                    "custom": {"LOAD-DATE": "March 5", "A:B": "1"},
                    "import": {"file": "originals/x", "digest": "sha256:" + "0" * 64, "start": 0, "end": 1, "number": 1,
                               "state": "ok"}}
        self.write("a.txt.meta.json", json.dumps(document))
        self.run_cli("metadata", self.path("a.txt"), "set", "outlet=New", "page=3", "mood=fine", "LOAD-DATE=April")
        document["schemaVersion"] = "1.1"
        document["fields"]["outlet"] = {"value": "New", "more": True}
        document["fields"]["page"] = {"value": "3"}
        document["fields"]["mood"] = {"value": "fine"}
        document["custom"]["LOAD-DATE"] = "April"
        self.assertEqual(self.meta("a.txt"), document)

    def test_refused(self):
        for word, reason in (("date=4.3.2031", "YYYY-MM-DD"), ("date=2031-02-30", "no date"),
                             ("language=Klingonish!", "code"), ("outlet", "FIELD=VALUE"), ("=x", "FIELD=VALUE"),
                             ("3rd=x", "can’t be called"), ("a/b=x", "can’t be called")):
            _, err = self.run_cli("metadata", self.path("a.txt"), "set", "outlet=K", word, status=2)
            self.assertIn(reason, err)
        self.assertFalse(os.path.exists(self.path("a.txt.meta.json")))
        self.run_cli("metadata", self.path("none.txt"), status=2)
        self.run_cli("metadata", self.path("a.txt"), "forget", status=2)

    def test_damaged_files_are_left_alone(self):
        for text in ("{", '{"schemaVersion": "2.0"}', '{"schemaVersion": "1.1", "fields": []}',
                     '{"schemaVersion": "1.1", "custom": 3}'):
            self.write("a.txt.meta.json", text)
            _, err = self.run_cli("metadata", self.path("a.txt"), "set", "outlet=K", status=2)
            self.assertIn("a.txt.meta.json", err)
            self.assertEqual(self.read("a.txt.meta.json").decode(), text)
            out, _ = self.run_cli("metadata", self.corpus, "set", f"outlet={len(text)}", status=1)
            self.assertIn("1 article ", out)
            self.assertEqual(self.read("a.txt.meta.json").decode(), text)

    def test_guess_and_confirm(self):
        self.run_cli("metadata", self.path("a.txt"), "set", "authors=Somebody Else")
        self.run_cli("metadata", self.corpus, "guess")
        known = self.show("a.txt")
        self.assertEqual((known["authors"]["value"], known["authors"]["guess"]), ("Somebody Else", False))
        self.assertEqual((known["date"]["value"], known["date"]["guess"]), ("2031-03-04", True))
        self.assertIn(known["date"]["passage"], STORY)
        self.assertEqual(known["outlet"]["value"], "Northwire")
        other = self.show("sub/2031-05-06-b.txt")
        self.assertEqual((other["date"]["value"], other["date"]["passage"]), ("2031-05-06", "2031-05-06-b.txt"))
        out, _ = self.run_cli("list", self.corpus, "--paths", "--where", "has guesses and outlet is northwire")
        self.assertEqual(out, "a.txt\n")

        self.run_cli("metadata", self.path("a.txt"), "confirm", "date")
        known = self.show("a.txt")
        self.assertFalse(known["date"]["guess"])
        self.assertIn(known["date"]["passage"], STORY)  # where it came from can still be seen
        self.assertTrue(known["outlet"]["guess"])
        self.run_cli("metadata", self.corpus, "confirm")
        self.assertEqual(self.run_cli("list", self.corpus, "--paths", "--where", "has guesses")[0], "")
        before = self.read("a.txt.meta.json")
        self.run_cli("metadata", self.corpus, "guess")
        self.assertEqual(self.read("a.txt.meta.json"), before)

    def test_where(self):
        self.run_cli("metadata", self.corpus, "set", "genre=letter", "--where", "text ferry")
        self.assertEqual(self.show("sub/2031-05-06-b.txt")["genre"]["value"], "letter")
        self.assertFalse(os.path.exists(self.path("a.txt.meta.json")))

    def export(self, *words):
        return self.run_cli("metadata", self.corpus, "export", *words)[0]

    def test_table(self):
        self.run_cli("metadata", self.path("a.txt"), "set", "outlet=A, \"B\"", "date=2031-03-04", "page=007",
                     "Desk no=x")
        self.run_cli("metadata", self.corpus, "guess", "--where", "text ferry")
        rows = list(csv.reader(io.StringIO(self.export().lstrip("\ufeff"))))
        self.assertEqual(rows[0], ["path", "headline", "outlet", "date", "page", "Desk no", "guesses"])
        self.assertEqual(rows[1], ["a.txt", "", "A, \"B\"", "2031-03-04", "'007", "x", ""])
        self.assertEqual(rows[2], ["sub/2031-05-06-b.txt", "Ferry stops", "", "2031-05-06", "", "", "headline; date"])
        everything = self.export("--all-fields").lstrip("\ufeff")
        self.assertEqual(len(next(csv.reader(io.StringIO(everything)))), 1 + 23 + 1 + 1)

        # there and back again changes nothing, and a guess stays one until its cell is changed
        table = self.write("../table.csv", self.export())
        files = ("a.txt.meta.json", "sub/2031-05-06-b.txt.meta.json")
        before = [self.read(name) for name in files]
        out, _ = self.run_cli("metadata", self.corpus, "import", table)
        self.assertEqual(out, "0 fields of 0 articles changed\n")
        self.assertEqual([self.read(name) for name in files], before)
        table = self.write("../table.csv", self.export().replace("Ferry stops", "Ferry stops again"))
        self.run_cli("metadata", self.corpus, "import", table)
        known = self.show("sub/2031-05-06-b.txt")
        self.assertEqual((known["headline"]["value"], known["headline"].get("guess", False), known["date"]["guess"]),
                         ("Ferry stops again", False, True))

    def test_table_of_another_program(self):
        self.run_cli("metadata", self.path("a.txt"), "set", "outlet=Old", "page=1")
        table = self.write("../table.csv", "Path;Outlet;Sprache;LANGUAGE;guesses\na.txt;Neu;x;French;date\n"
                                           "none.txt;1;2;3;\na.txt;Again;;;\nsub/2031-05-06-b.txt;;y;;\n")
        out, err = self.run_cli("metadata", self.corpus, "import", table, status=1)
        self.assertIn("line 3", err)
        self.assertIn("none.txt", err)
        self.assertIn("line 4", err)
        known = self.show("a.txt")
        self.assertEqual({name: field["value"] for name, field in known.items()},
                         {"outlet": "Neu", "page": "1", "language": "fr", "Sprache": "x"})
        self.assertEqual(self.show("sub/2031-05-06-b.txt")["Sprache"]["value"], "y")
        table = self.write("../table.csv", "path,outlet,page\na.txt,,2\n")
        self.run_cli("metadata", self.corpus, "import", table, "--clear")
        self.assertNotIn("outlet", self.show("a.txt"))

    def test_bad_tables(self):
        for text, reason in (("outlet\nK\n", "path"), ("path,outlet,Outlet\na.txt,1,2\n", "twice"),
                             ("path,a/b\na.txt,1\n", "no name of a field"), ("path,\"x\na.txt,1\n", "line 1"),
                             ("", "path")):
            table = self.write("../table.csv", text)
            _, err = self.run_cli("metadata", self.corpus, "import", table, status=2)
            self.assertIn(reason, err)
        table = self.write("../table.csv", "path,date\na.txt,soon\nsub/2031-05-06-b.txt,2031\n")
        _, err = self.run_cli("metadata", self.corpus, "import", table, status=1)
        self.assertIn("a.txt: “soon”", err)
        self.assertEqual(self.show("sub/2031-05-06-b.txt")["date"]["value"], "2031")

    def test_many_at_once(self):
        names = [f"own{number}" for number in range(8)]
        running = [subprocess.Popen([cli_case.ADDUCE_CLI, "metadata", self.path("a.txt"), "set", f"{name}=yes"],
                                    env=self.environment, stdout=subprocess.DEVNULL) for name in names]
        for process in running:
            self.assertEqual(process.wait(timeout=60), 0)
        self.assertEqual(self.meta("a.txt")["custom"], {name: "yes" for name in self.meta("a.txt")["custom"]})
        self.assertEqual(sorted(self.meta("a.txt")["custom"]), names)


if __name__ == "__main__":
    main()
