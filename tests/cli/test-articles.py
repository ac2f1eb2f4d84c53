#!/usr/bin/env python3
# Copyright 2026 The Adduce Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which articles are meant: expressions, samples, lists, coders' shares."""

import hashlib
import json
import os

from cli_case import CliCase, main


def meta(fields=None, **members):
    document = {"schemaVersion": "1.1"}
    if fields is not None:
        document["fields"] = {name: value if isinstance(value, dict) else {"value": value}
                              for name, value in fields.items()}
    document.update(members)
    return json.dumps(document, ensure_ascii=False)


def drawn(seed, paths, number):
    """As docs/articles.md says that a sample is drawn."""
    return sorted(paths, key=lambda path: hashlib.sha256(f"{seed}\n{path}".encode()).hexdigest())[:number]


class Articles(CliCase):
    def setUp(self):
        super().setUp()
        self.write("one.txt", "Harbour levy rises\n\nThe council voted.\n")
        self.write("one.txt.meta.json", meta({"outlet": "Ketta Daily", "date": "2031-03-04", "language": "en-GB",
                                              "authors": "Ana Kovač"}))
        self.write("2031-05-01-two.txt", "Ferry stops\n\nNobody sails.\n")
        self.write("2031-05-01-two.txt.meta.json", meta({"outlet": "Küste am Morgen", "language": "de"}))
        self.write("three.txt", "Tides\n\nHigh water.\n")
        self.write("three.txt.meta.json", meta({"outlet": {"value": "ketta daily", "guess": True, "passage": "© K"},
                                                "date": "2031-03"},
                                               custom={"LOAD": "x"}, **{"import": {
                                                   "file": "originals/x", "digest": "sha256:" + "0" * 64, "start": 0,
                                                   "end": 1, "number": 1, "state": "doubtful"}}))
        self.write("four.txt", "Untold\n\nNothing is known.\n")
        self.write("five.txt", "Broken\n\nIts metadata is not JSON.\n")
        self.write("five.txt.meta.json", "{")

    def check(self, where, *expected):
        out, _ = self.run_cli("list", self.corpus, "--paths", "--where", where,
                              status=1 if "five.txt" in expected else 0)
        self.assertEqual(out.split(), sorted(expected), where)

    def test_fields(self):
        self.check("outlet is \"Ketta Daily\"", "one.txt", "three.txt")
        self.check("outlet contains kuste", "2031-05-01-two.txt")
        self.check("outlet is-not \"ketta daily\"", "2031-05-01-two.txt", "four.txt", "five.txt")
        self.check("language is en", "one.txt")
        self.check("language is en, de", "one.txt", "2031-05-01-two.txt")
        self.check("language is en-US")
        self.check("text \"HARBOUR ketta\"", "one.txt")

    def test_dates(self):
        self.check("date is 2031-03", "one.txt", "three.txt")
        self.check("date is 2031-03-04", "one.txt", "three.txt")  # March is all that is known of one
        self.check("date is 2031-03-05", "three.txt")
        self.check("date from 2031-04", "2031-05-01-two.txt")
        self.check("date from 2031-03-04 to 2031-03-04", "one.txt", "three.txt")
        self.check("date to 2031", "one.txt", "three.txt", "2031-05-01-two.txt")
        self.check("date to 2030")

    def test_things(self):
        self.check("has date", "one.txt", "three.txt", "2031-05-01-two.txt")
        self.check("lacks date", "four.txt", "five.txt")
        self.check("has outlet, authors", "one.txt")
        self.check("lacks outlet, date", "four.txt", "five.txt")
        self.check("has guesses", "three.txt")
        self.check("has doubts and has own-fields", "three.txt")
        self.check("has problems", "five.txt")
        self.check("has claims")
        self.annotate("one.txt", "0-7", coder="mira")
        self.check("has claims", "one.txt")
        out, _ = self.run_cli("list", self.corpus, "--paths", "--where", "has own-claims", "--coder", "jonas")
        self.assertEqual(out, "")

    def test_status(self):
        self.run_cli("status", self.path("one.txt"), "done", "--coder", "mira")
        self.annotate("three.txt", "0-5", coder="mira")
        for status, paths in (("done", ["one.txt"]), ("in-progress", ["three.txt"]),
                              ("new", ["2031-05-01-two.txt", "five.txt", "four.txt"])):
            out, _ = self.run_cli("list", self.corpus, "--paths", "--coder", "mira", "--where", "status is " + status,
                                  status=1 if status == "new" else 0)
            self.assertEqual(out.split(), paths)

    def test_twins(self):
        story = "The ferry between the two towns stops running on the first of May, the company said on Monday.\n" * 3
        self.write("wire-a.txt", story)
        self.write("wire-b.txt", story)
        self.check("has twins", "wire-a.txt", "wire-b.txt")
        self.check("has repeats", "wire-b.txt")
        self.check("lacks repeats and text wire", "wire-a.txt")

    def test_wrong_expressions(self):
        for where, place in (("outlet", "“is”"), ("outlet is", "a value"), ("date is soon", "a date"),
                             ("has money", "character 5"), ("status is lost", "in-progress"),
                             ("has date or has claims", "“and”"), ("size is 3", "“status”"), ("text \"\"", "no words"),
                             ("outlet is \"x", "character 11"), ("has date,", "what an article may have"),
                             ("date from 2031-02-30", "a date")):
            out, err = self.run_cli("list", self.corpus, "--where", where, status=2)
            self.assertEqual(out, "")
            self.assertIn(place, err, where)

    def test_date_of_metadata_changes(self):
        self.check("has authors", "one.txt")  # and the cache knows it
        os.utime(self.path("one.txt.meta.json"), (1, 1))
        self.run_cli("list", self.corpus, status=1)
        self.write("one.txt.meta.json", meta({"outlet": "Other"}))
        self.check("has authors")
        os.remove(self.path("one.txt.meta.json"))
        self.check("outlet is Other")
        self.check("text levy and lacks date", "one.txt")

    def test_count_of_dates(self):
        out, _ = self.run_cli("list", self.corpus, "--dates", status=1)
        # three days would do for one and two, but of three only the month is known, of three dates in all
        days = [line.split("\t") for line in out.splitlines()]
        self.assertEqual(days[0], ["2031-03-04", "1"])
        self.assertEqual(days[-3:], [["2031-05-01", "1"], ["less exact", "1"], ["undated", "2"]])
        self.assertEqual(len(days), 28 + 30 + 1 + 2)  # 4 to 31 March, April, 1 May
        self.write("2031-12-24-six.txt", "Six\n\nWords.\n")
        out, _ = self.run_cli("list", self.corpus, "--dates", status=1)
        self.assertEqual(out, "2031-03\t2\n2031-04\t0\n2031-05\t1\n" + "".join(
            f"2031-{month:02}\t0\n" for month in range(6, 12)) + "2031-12\t1\nundated\t2\n")
        self.write("2010-01-01-seven.txt", "Seven\n\nWords.\n")
        out, _ = self.run_cli("list", self.corpus, "--dates", status=1)
        self.assertEqual(out, "2010\t1\n" + "".join(f"{year}\t0\n" for year in range(2011, 2031))
                         + "2031\t4\nundated\t2\n")

    def test_json(self):
        shown = {article["path"]: article for article in self.run_json("list", self.corpus, status=1)["articles"]}
        self.assertEqual([shown["one.txt"][name] for name in ("date", "outlet", "language")],
                         ["2031-03-04", "Ketta Daily", "en-GB"])
        self.assertEqual([shown["2031-05-01-two.txt"][name] for name in ("date", "outlet", "language")],
                         ["2031-05-01", "Küste am Morgen", "de"])
        self.assertEqual([shown["four.txt"][name] for name in ("date", "outlet", "language")], [None] * 3)
        self.assertIn("five.txt.meta.json", shown["five.txt"]["problem"])


class Samples(CliCase):
    def setUp(self):
        super().setUp()
        self.paths = [f"a{number:03}.txt" for number in range(60)]
        for path in self.paths:
            self.write(path, f"Title {path}\n\nWords.\n")

    def test_sample(self):
        for seed in ("1", "7", "größer"):
            out, _ = self.run_cli("list", self.corpus, "--paths", "--sample", "10", "--seed", seed)
            self.assertEqual(out.split(), sorted(drawn(seed, self.paths, 10)))
        out, _ = self.run_cli("list", self.corpus, "--paths", "--sample", "5")
        self.assertEqual(out.split(), sorted(drawn("1", self.paths, 5)))
        self.assertEqual(len(self.run_cli("list", self.corpus, "--paths", "--sample", "500")[0].split()), 60)
        self.run_cli("list", self.corpus, "--sample", "-3", status=2)

    def test_sample_of_those_that_fit(self):
        some = [path for path in self.paths if "a00" in path]
        out, _ = self.run_cli("list", self.corpus, "--paths", "--where", "text a00", "--sample", "4", "--seed", "x")
        self.assertEqual(out.split(), sorted(drawn("x", some, 4)))

    def test_assign(self):
        out, _ = self.run_cli("lists", self.corpus, "assign", "Round 1", "--coders", "anna,ben,cem", "--common", "2",
                              "--sample", "20", "--seed", "s")
        order = drawn("s", self.paths, 20)
        expected = {"anna": order[:2] + order[2::3], "ben": order[:2] + order[3::3], "cem": order[:2] + order[4::3]}
        shares = {}
        for line in out.splitlines():
            coder, path = line.split("\t")
            shares.setdefault(coder, []).append(path)
        self.assertEqual(shares, expected)
        lists = self.run_json("lists", self.corpus)["lists"]
        self.assertEqual([(entry["name"], entry["coder"], entry["articles"]) for entry in lists],
                         [(f"Round 1: {coder}", coder, expected[coder]) for coder in ("anna", "ben", "cem")])
        out, _ = self.run_cli("list", self.corpus, "--in", "round 1: BEN", "--paths")
        self.assertEqual(out.split(), sorted(expected["ben"]))
        for words in (["--coders", "anna,anna"], ["--coders", "Anna"], [], ["--coders", "a,b", "--common", "-1"]):
            self.run_cli("lists", self.corpus, "assign", "Round 2", *words, status=2)
        self.assertEqual(len(self.run_json("lists", self.corpus)["lists"]), 3)


class Lists(CliCase):
    def setUp(self):
        super().setUp()
        for name in ("a.txt", "b.txt", "c.txt"):
            self.write(name, f"Title of {name}\n\nWords.\n")

    def lists(self):
        return json.loads(self.read("lists.json"))

    def test_save_and_use(self):
        self.assertEqual(self.run_cli("lists", self.corpus)[0], "")
        self.run_cli("lists", self.corpus, "save", "To do", "--where", "STATUS is  new and has  date,outlet")
        self.run_cli("lists", self.corpus, "save", "Some", "--sample", "2", "--seed", "k", "--coder", "mira")
        self.assertEqual(self.lists(), {"schemaVersion": "1.0", "lists": [
            {"name": "To do", "where": "status is new and has date and has outlet"},
            {"name": "Some", "sample": 2, "seed": "k", "coder": "mira"}]})
        self.assertEqual(self.run_cli("list", self.corpus, "--paths", "--in", "to DO")[0], "")
        self.assertEqual(self.run_cli("list", self.corpus, "--paths", "--in", "Some")[0].split(),
                         sorted(drawn("k", ["a.txt", "b.txt", "c.txt"], 2)))
        self.assertEqual(self.run_cli("list", self.corpus, "--paths", "--in", "Some", "--where", "text b")[0].split(),
                         ["b.txt"])
        self.assertIn("sample of 2, seed k", self.run_cli("lists", self.corpus)[0])

    def test_same_name_replaces(self):
        self.write("lists.json", json.dumps({"schemaVersion": "1.3", "later": [1, {"x": None}], "lists": [
            {"name": "One", "where": "has date", "colour": "red"}, {"name": "Two", "note": {"a": True}}]}))
        self.run_cli("lists", self.corpus, "save", "ONE", "--where", "lacks date")
        self.assertEqual(self.lists(), {"schemaVersion": "1.3", "later": [1, {"x": None}], "lists": [
            {"name": "ONE", "where": "lacks date", "colour": "red"}, {"name": "Two", "note": {"a": True}}]})
        self.run_cli("lists", self.corpus, "remove", "two")
        self.assertEqual([entry["name"] for entry in self.lists()["lists"]], ["ONE"])
        before = self.read("lists.json")
        _, err = self.run_cli("lists", self.corpus, "remove", "two", status=2)
        self.assertIn("“two”", err)
        self.assertEqual(self.read("lists.json"), before)

    def test_bad_files(self):
        for text in ("{", "[]", "{\"schemaVersion\": \"2.0\", \"lists\": []}", "{\"schemaVersion\": \"1.0\"}",
                     "{\"schemaVersion\": \"1.0\", \"lists\": [3]}",
                     "{\"schemaVersion\": \"1.0\", \"lists\": [{\"name\": \" \"}]}",
                     "{\"schemaVersion\": \"1.0\", \"lists\": [{\"name\": \"a\", \"articles\": [1]}]}"):
            self.write("lists.json", text)
            _, err = self.run_cli("lists", self.corpus, status=2)
            self.assertIn("lists.json", err)
            if "[3]" not in text and "articles" not in text and "\" \"" not in text:
                self.run_cli("lists", self.corpus, "save", "x", status=2)
                self.assertEqual(self.read("lists.json").decode(), text)
            self.run_cli("list", self.corpus)  # goes on without

    def test_bad_names(self):
        for name in ("", "  ", "x" * 201, "a\tb"):
            self.run_cli("lists", self.corpus, "save", name, status=2)
        self.assertFalse(os.path.exists(self.path("lists.json")))
        self.run_cli("list", self.corpus, "--in", "nowhere", status=2)

    def test_schema(self):
        try:
            import jsonschema
        except ImportError:
            self.fail("python3-jsonschema is missing")
        self.run_cli("lists", self.corpus, "save", "To do", "--where", "has date", "--sample", "2")
        self.run_cli("lists", self.corpus, "assign", "R", "--coders", "ann,bo")
        top = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "data", "schemas")
        with open(os.path.join(top, "lists-1.schema.json"), encoding="utf-8") as file:
            jsonschema.validate(self.lists(), json.load(file))


if __name__ == "__main__":
    main()
