#!/usr/bin/env python3
# Copyright 2026 The Adduce Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Data sets as a whole: Hugging Face's rules, TEI by a grammar and by its words, the counts of a methods section."""

import collections
import csv
import hashlib
import json
import os
import re
import subprocess
import xml.etree.ElementTree

from cli_case import main
from exchange_case import ExchangeCase

TEI = "{http://www.tei-c.org/ns/1.0}"
ID = "{http://www.w3.org/XML/1998/namespace}id"


def type_of(value):
    """What a column's type would be: lists of objects must have the same keys."""
    if isinstance(value, list):
        kinds = [type_of(one) for one in value]
        assert all(fits(kind, kinds[0]) for kind in kinds), value
        return ("list", kinds[0] if kinds else None)
    if isinstance(value, dict):
        return ("struct", tuple((name, type_of(one)) for name, one in value.items()))
    return type(value).__name__


def fits(one, other):
    """Whether two types are one; an empty list is a list of anything."""
    if one is None or other is None or one == other:
        return True
    if not (isinstance(one, tuple) and isinstance(other, tuple) and one[0] == other[0]):
        return False
    if one[0] == "list":
        return fits(one[1], other[1])
    return len(one[1]) == len(other[1]) and all(a == c and fits(b, d) for (a, b), (c, d) in zip(one[1], other[1]))


class HuggingFace(ExchangeCase):
    def setUp(self):
        super().setUp()
        self.make_hard_corpus()
        for number in range(40):  # enough for every split; each text twice, as news is
            self.add_article(f"copies/{number}-{number % 20}.txt", f"Story {number % 20}. It ends.\n")
            self.claim(f"copies/{number}-{number % 20}.txt", "It ends", stance="support")

    def views(self, path):
        """View → split → rows, by the card alone."""
        with open(os.path.join(path, "README.md"), encoding="utf-8") as file:
            card = file.read()
        head = card.split("---\n")[1]
        self.assertIn('pretty_name: "corpus"\n', head)
        views, view, split = collections.OrderedDict(), None, None
        for line in head.splitlines():
            for name, value in re.findall(r"^(?:- | {2}- | {4})(config_name|split|path): (\S+)$", line):
                if name == "config_name":
                    view = views.setdefault(value, {})
                elif name == "split":
                    split = value
                else:
                    with open(os.path.join(path, value), encoding="utf-8", newline="\n") as file:
                        view[split] = [json.loads(row) for row in file]
        listed = {f"data/{name}/{split}.jsonl" for name, splits in views.items() for split in splits}
        found = {name for name in self.bytes_of(path) if name != "README.md"}
        self.assertEqual(listed, found)
        return views

    def test_rules(self):
        """Every key in every row, one type a column, no row without an article, no text in two splits."""
        path = self.export("huggingface")
        views = self.views(path)
        self.assertEqual(list(views), ["tokens", "claims", "extraction"])
        for name, splits in views.items():
            self.assertEqual(list(splits), ["train", "validation", "test"])
            rows = [row for split in splits.values() for row in split]
            for row in rows:
                self.assertEqual(list(row), list(rows[0]))
                for column in row:
                    self.assertTrue(fits(type_of(row[column]), type_of(rows[0][column])), (name, column))
                    self.assertIsNotNone(row[column])
        where = collections.defaultdict(set)
        for splits in views.values():
            for split, rows in splits.items():
                for row in rows:
                    where[row["text_sha256"]].add(split)
                    text = self.texts[row["path"]]
                    self.assertEqual(row["text_sha256"], hashlib.sha256(text.encode()).hexdigest())
        self.assertEqual({len(splits) for splits in where.values()}, {1})
        self.assertEqual(self.losses(path), {})

    def test_content(self):
        views = self.views(self.export("huggingface"))
        rows = {row["claim_id"]: row for split in views["claims"].values() for row in split}
        self.assertEqual(set(rows), set(self.known))
        inside = {claim["claim_id"]: (claim, row["text"]) for split in views["extraction"].values() for row in split
                  for claim in row["claims"]}
        self.assertEqual(set(inside), set(self.known))
        for claim, known in self.known.items():
            row = rows[claim]
            self.assertEqual([inside[claim][1][span["start"]:span["end"]] for span in row["spans"]], known["text"])
            self.assertEqual({name: row[name] for name in inside[claim][0]}, inside[claim][0])
            self.assertEqual((row["speakers"], row["issues"], row["evidence"], row["coder"]),
                             (known["speaker"], known["issue"], known["evidence"], known["coder"]))
            self.assertEqual((row["stance"], row["certainty"], row["note"]),
                             (known["stance"] or "", known["certainty"] or "", known["note"] or ""))
        for split in views["tokens"].values():
            for row in split:
                text = self.texts[row["path"]][row["start"]:row["end"]]
                self.assertEqual("".join(row["tokens"]), "".join(text.split()))
                self.assertEqual(len(row["tokens"]), len(row["tags"]))
                for tag in row["tags"]:
                    self.assertRegex(tag, r"\A(O|[BI]-(support|oppose|unclear|claim))\Z")

    def test_without_texts(self):
        """Quotes are there or not; what no claim has is in neither."""
        for mode, quoted in (("quotes", True), ("offsets", False)):
            path = self.export("huggingface", "--text", mode)
            self.assertEqual(list(self.views(path)), ["claims"])
            words = b"".join(self.bytes_of(path).values()).decode()
            self.assertEqual("First paragraph of three." in words, quoted)
            self.assertNotIn("they said", words)


class Shards(ExchangeCase):
    def setUp(self):
        super().setUp()
        self.make_hard_corpus()
        for number in range(30):
            self.add_article(f"{number}.txt", "A story. It ends.\n")
            self.claim(f"{number}.txt", "It ends", "A story", stance="oppose" if number % 2 else None)

    def test_shards(self):
        """The rows of CSV, typed as schema.json says, an article in one file only."""
        for words, most in (((), 4), (("--shards", "7"), 7), (("--shards", "1"), 1)):
            path = self.export("parquet-ready", *words)
            with open(os.path.join(path, "schema.json"), encoding="utf-8") as file:
                columns = json.load(file)["columns"]
            rows, where = {}, collections.defaultdict(set)
            names = sorted(os.listdir(os.path.join(path, "claims")))
            self.assertLessEqual(len(names), most)
            self.assertGreater(len(names), most // 2)
            for name in names:
                with open(os.path.join(path, "claims", name), encoding="utf-8", newline="\n") as file:
                    for line in file:
                        row = json.loads(line)
                        rows[row["claim_id"]] = row
                        where[row["path"]].add(name)
            self.assertEqual({len(one) for one in where.values()}, {1})
            out, _ = self.run_cli("export", self.corpus, "-f", "csv", "-o", "-")
            plain = list(csv.DictReader(out.splitlines(keepends=True), strict=True))
            self.assertEqual(set(rows), {row["claim_id"] for row in plain})
            for expected in plain:
                row = rows[expected["claim_id"]]
                self.assertEqual(list(row), [column["name"] for column in columns])
                for column in columns:
                    value, cell = row[column["name"]], expected[column["name"]]
                    if column["type"] == "number":
                        self.assertEqual(value, int(cell) if cell else None)
                    else:
                        self.assertEqual(value, cell)
        self.run_cli("export", self.corpus, "-f", "csv", "-o", "-", "--shards", "2", status=2)
        self.run_cli("export", self.corpus, "-f", "parquet-ready", "-o", "x", "--shards", "1001", status=2)


class Tei(ExchangeCase):
    def setUp(self):
        super().setUp()
        self.make_hard_corpus()

    def values(self, structure):
        found = {}
        for feature in structure:
            (value,) = feature
            kind = value.tag.removeprefix(TEI)
            found[feature.get("name")] = value.get("value") if kind == "symbol" else (
                (value.text or "") if kind == "string" else [one.text for one in value])
        return found

    def read(self, root):
        """The text, and the places of the anchors in it."""
        text, places = "", {}
        for number, paragraph in enumerate(root.find(f"{TEI}text/{TEI}body")):
            text += ("\n" if number else "") + (paragraph.text or "")
            for anchor in paragraph:
                places[anchor.get(ID)] = len(text)
                text += anchor.tail or ""
        return text, places

    def test_tei(self):
        path = self.export("tei")
        grammar = os.path.join(os.path.dirname(os.path.abspath(__file__)), "tei-part.rng")
        seen = {}
        for article, text in self.texts.items():
            name = os.path.join(path, article.removesuffix(".txt") + ".xml")
            done = subprocess.run(["xmllint", "--noout", "--relaxng", grammar, name], capture_output=True, text=True)
            self.assertEqual(done.returncode, 0, done.stderr)
            root = xml.etree.ElementTree.parse(name).getroot()
            words, places = self.read(root)
            self.assertEqual(words, text)
            structures = {one.get(ID): self.values(one) for one in root.iter(f"{TEI}fs")}
            coders = {one.get(ID): one.text for one in root.iter(f"{TEI}name")}
            for group in root.iter(f"{TEI}spanGrp"):
                for span in group:
                    one = structures[span.get("ana")[1:]]
                    one["coder"] = coders[group.get("resp")[1:]]
                    one.setdefault("pieces", []).append(
                        (places[span.get("from")[1:]], places[span.get("to")[1:]]))
                    seen[one["id"]] = one
        self.assertEqual(set(seen), set(self.known))
        for claim, known in self.known.items():
            one = seen[claim]
            self.assertEqual(one["pieces"], known["spans"])
            self.assertEqual(one["coder"], known["coder"])
            for name in ("speaker", "issue", "evidence"):
                self.assertEqual(one.get(name, []), known[name])
            for name in ("stance", "certainty", "note"):
                self.assertEqual(one.get(name), known[name])
        self.assertEqual(self.losses(path), {})


class Methods(ExchangeCase):
    def test_counts(self):
        """A corpus small enough to count by hand."""
        self.add_article("2031-01-05-a.txt", "One two three four.\n")
        self.add_article("2031-02-07-b_c.txt", "Five six.\n")
        self.add_article("empty.txt", "Nobody coded this.\n")
        self.claim("2031-01-05-a.txt", "One", stance="support", evidence=["study", "official"])
        self.claim("2031-01-05-a.txt", "two", stance="oppose")
        self.claim("2031-01-05-a.txt", "three", stance="oppose", coder="jonas")
        self.claim("2031-02-07-b_c.txt", "Five")
        self.run_cli("status", self.path("2031-01-05-a.txt"), "done", "--coder", "jonas")
        path = self.export("methods")
        with open(os.path.join(path, "methods.md"), encoding="utf-8") as file:
            page = file.read()
        self.assertTrue(page.startswith(
            "Articles coded in the corpus “corpus”: 2; claims: 4; coders: 2. Those whose date is known appeared from "
            "2031-01-05 to 2031-02-07. The codebook was “Small”, version 7. Articles coded by two or more coders: 1. "
            "Codings that were finished: 1 of 3. Claims in these that another coder has, too: 0 of 3; two claims count "
            "as the same where more than half of the characters of either are in both. So there is no claim on which "
            "agreement could be computed. Coded and counted with Adduce "), page)
        self.assertIn("\n| Stance | Number |\n|---|---:|\n| Opposes | 2 |\n| Supports | 1 |\n| Unset | 1 |\n", page)
        with open(os.path.join(path, "counts.csv"), encoding="utf-8", newline="") as file:
            rows = [tuple(row.values()) for row in csv.DictReader(file, strict=True)]
        self.assertEqual(rows, [
            ("Stance", "Opposes", "2"), ("Stance", "Supports", "1"), ("Stance", "Unset", "1"),
            ("Evidence", "Official", "1"), ("Evidence", "Study", "1"), ("Evidence", "Unset", "3"),
            ("Claims by coder", "jonas", "1"), ("Claims by coder", "mira", "3"),
            ("Articles by coder", "jonas", "1"), ("Articles by coder", "mira", "2"),
            ("Articles by outlet", "Unknown", "2")])
        with open(os.path.join(path, "methods.tex"), encoding="utf-8") as file:
            self.assertIn("Opposes & 2 \\\\\n", file.read())
        self.assertEqual(self.losses(path), {})
        path = self.export("methods", "--from", "2031-02")
        with open(os.path.join(path, "methods.md"), encoding="utf-8") as file:
            self.assertIn("The figures are of a selection: only articles from 2031-02 on.", file.read())

    def read_agreement(self, path):
        with open(os.path.join(path, "agreement.csv"), encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file, strict=True))
        return {row.pop("variable"): tuple(row.values()) for row in rows}

    def test_agreement(self):
        """Two coders of ten claims: the stances are case A of Krippendorff (2011), whose alpha is .095 and whose
        observers agree six times of ten; evidence by hand: a set is the same in any order, unset is missing."""
        words = "alpha bravo charlie delta echo foxtrot golf hotel india juliett kilo".split()
        self.add_article("a.txt", " ".join(words) + ".\n")
        self.add_article("only-mira.txt", "Nobody else read this.\n")
        stances = {"0": "support", "1": "oppose"}
        evidence = {0: (["study", "official"], ["official", "study"]), 1: (["study"], []), 2: ([], [])}
        for nth, (meg, owen) in enumerate(zip("0100000010", "1110010000")):
            first, second = evidence.get(nth, ([], []))
            self.claim("a.txt", words[nth], stance=stances[meg], evidence=first)
            self.claim("a.txt", words[nth], stance=stances[owen], evidence=second, coder="jonas")
        self.claim("a.txt", "kilo", stance="support")
        self.claim("only-mira.txt", "Nobody", stance="support")
        path = self.export("methods")
        self.assertEqual(self.read_agreement(path), {
            "Stance": ("10", "20", "60.0", "0.095"), "Evidence": ("1", "2", "100.0", "")})
        with open(os.path.join(path, "methods.md"), encoding="utf-8") as file:
            page = file.read()
        self.assertIn("Claims in these that another coder has, too: 20 of 21; ", page)
        self.assertIn("\n| Agreement on | Units | Values | Percent | Alpha |\n|---|---:|---:|---:|---:|\n"
                      "| Stance | 10 | 20 | 60.0 | 0.095 |\n| Evidence | 1 | 2 | 100.0 | – |\n", page)
        with open(os.path.join(path, "methods.tex"), encoding="utf-8") as file:
            self.assertIn("Stance & 10 & 20 & 60.0 & 0.095 \\\\\n", file.read())
        path = self.export("methods", "--coder", "mira")
        self.assertEqual(self.read_agreement(path), {})
        with open(os.path.join(path, "methods.md"), encoding="utf-8") as file:
            self.assertIn("No article was coded by two or more coders, so nothing can be said of their agreement.",
                          file.read())


if __name__ == "__main__":
    main()
