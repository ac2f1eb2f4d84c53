#!/usr/bin/env python3
# Copyright 2026 The Adduce Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Claims out of other programs' files: what the program's own exports bring back, whole and by hand."""

import json
import os
import shutil
import unittest

from cli_case import CODEBOOK, main
from exchange_case import ExchangeCase

# What is no part of a claim, or the corpus's.
APART = {"article_id", "codebook_version", "anchor"}
TIMES = {"created", "modified", "revision"}
STATUS = {"article_status", "article_values", "article_value_labels"}


class ForeignCase(ExchangeCase):
    maxDiff = 2000

    def fresh(self, with_articles=True):
        """Another corpus, with the articles and the codebook, but no claims."""
        self.n_fresh = getattr(self, "n_fresh", 0) + 1
        folder = os.path.join(self.top, f"fresh-{self.n_fresh}")
        os.mkdir(folder)
        shutil.copy(self.path("codebook.json"), folder)
        for name in self.texts if with_articles else ():
            os.makedirs(os.path.dirname(os.path.join(folder, name)), exist_ok=True)
            shutil.copy(self.path(name), os.path.join(folder, name))
        return folder

    def rows(self, folder):
        out, _ = self.run_cli("export", folder, "--format", "jsonl", "--output", "-")
        return [json.loads(line) for line in out.splitlines()]

    def take(self, folder, *words, problems=0):
        """Brings files in; @problems: how many sentences that has."""
        process = self.start("import", folder, *words, "--json")
        out, err = process.communicate(timeout=60)
        self.assertEqual(err, b"")
        result = json.loads(out)
        self.assertEqual(len(result["problems"]), problems, result["problems"])
        self.assertEqual(process.returncode, 1 if problems else 0)
        return result

    def assert_same_rows(self, mine, theirs, apart=()):
        strip = lambda row: {key: value for key, value in row.items() if key not in APART | set(apart)}
        mine = {row["claim_id"]: strip(row) for row in mine}
        theirs = {row["claim_id"]: strip(row) for row in theirs}
        self.assertEqual(set(mine), set(theirs))
        for claim in mine:
            self.assertEqual(mine[claim], theirs[claim])


class FieldsCase(ForeignCase):
    def test_fields(self):
        """What a mapping is chosen by: how many claims have a field, its values, words that have it."""
        self.write("brat/a.txt", "Levy stays\n\nThe council voted on it.\n")
        self.write("brat/a.ann", "T1\tClaim 12 23\tThe council\nA1\tPosition T1 PRO\n"
                                 "T2\tClaim 0 10\tLevy stays\nA2\tPosition T2 CON\n"
                                 "T3\tClaim 5 10\tstays\nA3\tPosition T3 CON\nA4\tSource T3 Council\n")
        result = self.take(self.fresh(), self.path("brat"), "--coder", "bert", "--dry-run")
        fields = {field["field"]: field for field in result["fields"]}
        self.assertEqual(fields["Position"]["claims"], 3)
        self.assertEqual(fields["Position"]["values"], [{"value": "PRO", "n": 1}, {"value": "CON", "n": 2}])
        self.assertEqual(fields["Position"]["example"], "The council")
        self.assertEqual(fields["Source"]["claims"], 1)
        self.assertEqual(fields["Source"]["example"], "stays")
        self.assertEqual((result["matched_articles"], result["matched_by_text"], result["new_articles"]), (0, 0, 1))
        there = self.fresh()
        for name in ("a.txt", "other.txt"):
            shutil.copy(self.path("brat/a.txt"), os.path.join(there, name))
        result = self.take(there, self.path("brat"), "--coder", "bert", "--dry-run")
        self.assertEqual((result["matched_articles"], result["matched_by_text"]), (1, 1))
        with open(os.path.join(there, "a.txt"), "a", encoding="utf-8") as file:
            file.write("One more line.\n")
        os.remove(os.path.join(there, "other.txt"))
        result = self.take(there, self.path("brat"), "--coder", "bert", "--dry-run")
        self.assertEqual((result["matched_articles"], result["matched_by_text"]), (1, 0))


class HardCase(ForeignCase):
    """A corpus that is hard, also in variables of one's own."""

    def setUp(self):
        super().setUp()
        book = json.loads(json.dumps(CODEBOOK))
        book["variables"] += [
            {"id": "frame", "label": "Frame", "type": "several", "values": [
                {"id": "economy", "label": "Economy; or money"}, {"id": "morality", "label": "Morality"}]},
            {"id": "weight", "label": "Weight", "type": "number", "values": []},
            {"id": "aside", "label": "Aside", "type": "text", "values": []},
            {"id": "place", "label": "Place", "type": "entity", "entities": "place", "values": []},
            {"id": "genre", "label": "Genre", "type": "one", "scope": "article", "values": [
                {"id": "report", "label": "Report"}]}]
        self.write("codebook.json", json.dumps(book))
        self.make_hard_corpus()
        ferry = self.path("world/2031-03-04-ferry.txt")
        self.run_cli("retag", ferry, self.three, "--set", "frame=economy", "--set", "frame=morality", "--set",
                     "weight=2.5", "--set", "aside=so; \"they\" | say, at 5 o'clock", "--set", "place=Old Town",
                     "--coder", "mira")
        self.run_cli("annotate", ferry, "--set", "genre=report", "--coder", "mira")
        self.run_cli("status", ferry, "done", "--coder", "mira")

    def bring_back(self, format, *words):
        path = self.export(format, again=False)
        folder = self.fresh()
        return self.take(folder, path, *words), folder


class RoundTrip(HardCase):
    """What one export has, a fresh corpus with the same articles has after it is brought in."""

    def test_jsonl(self):
        result, folder = self.bring_back("jsonl")
        self.assertEqual(result["came_in"], len(self.known))
        self.assert_same_rows(self.rows(self.corpus), self.rows(folder))
        again = self.take(folder, os.path.join(self.top, "out-1-jsonl"))
        self.assertEqual((again["came_in"], again["known"]), (0, len(self.known)))
        self.run_cli("check", folder)

    def test_w3c(self):
        result, folder = self.bring_back("w3c")
        self.assert_same_rows(self.rows(self.corpus), self.rows(folder))

    def trim_edges(self, rows, losses):
        """As the losses say, white space at the ends is not written."""
        for row in rows:
            if row["claim_id"] in losses.get("edges", ()):
                text, (start, end) = row["text"][0], row["spans"][0]
                row["spans"] = [[start + len(text) - len(text.lstrip()), end - len(text) + len(text.rstrip())]]
                row["text"] = [text.strip()]

    def test_brat(self):
        """Times and what is said of the article are not in it, and line ends of a note are blanks."""
        result, folder = self.bring_back("brat")
        mine = self.rows(self.corpus)
        losses = self.losses(os.path.join(self.top, "out-1-brat"))
        self.assertEqual(set(losses), {"article-values", "breaks", "edges", "times"})
        for row in mine:
            if row["claim_id"] in losses["breaks"]:
                row["note"] = row["note"].replace("\n", " ").replace("\t", " ")
        self.trim_edges(mine, losses)
        self.assert_same_rows(mine, self.rows(folder), TIMES | STATUS)

    def test_webanno(self):
        """Of variables of one's own only the codes are in it."""
        result, folder = self.bring_back("webanno")
        mine = self.rows(self.corpus)
        losses = self.losses(os.path.join(self.top, "out-1-webanno"))
        self.trim_edges(mine, losses)
        self.assert_same_rows(mine, self.rows(folder), TIMES | STATUS | {"value_labels"})

    def test_uima(self):
        for format in ("uima-xmi", "cas-json"):
            result, folder = self.bring_back(format)
            self.assertEqual(result["came_in"], len(self.known))
            self.assert_same_rows(self.rows(self.corpus), self.rows(folder), {"value_labels"})

    def test_tables(self):
        """What is said of an article whose variable is the article's stands in each row of it."""
        for format in ("csv", "tsv", "xlsx"):
            result, folder = self.bring_back(format)
            self.assert_same_rows(self.rows(self.corpus), self.rows(folder))

    def test_conll(self):
        """Of claims that overlap the longest is in it, with its stance; pieces are claims of their own."""
        result, folder = self.bring_back("conll")
        losses = self.losses(os.path.join(self.top, "out-1-conll"))
        written = [row for row in self.rows(self.corpus) if row["claim_id"] not in losses["overlap"]]
        cut = set(losses["pieces"]) | set(losses.get("tokens", ())) | set(losses.get("edges", ()))
        plain = lambda rows: sorted((row["path"], row["coder"], row["text"][0].strip(), row["stance"] or "")
                                    for row in rows)
        mine = plain(row for row in written if row["claim_id"] not in cut)
        theirs = plain(self.rows(folder))
        self.assertEqual([row for row in mine if row not in theirs], [])
        pieces = [(row["path"], row["coder"], words, row["stance"] or "") for row in written
                  if row["claim_id"] in losses["pieces"] for words in row["text"]]
        self.assertEqual([row for row in pieces if row not in theirs], [])

    def test_check(self):
        """`export --check` finds nothing wrong with what is right."""
        formats = [format["format"] for format in self.run_json("formats")["formats"] if format["write"]]
        self.assertGreater(len(formats), 23)
        for format in formats:
            with self.subTest(format):
                self.export(format, "--check", again=False)
        for format in ("html", "md", "docx", "pdf"):
            with self.subTest(format + " by speaker"):
                self.export(format, "--check", "--text", "quotes", "--label", "speaker", "--pseudonyms", again=False)
        self.export("jsonl", "--check", "--coder", "mira", "--where", "stance is oppose", again=False)
        self.export("csv", "--check", "--pseudonyms", "--text", "offsets", again=False)
        self.export("w3c", "--check", "--text", "offsets", again=False)

    def test_convert(self):
        """Through two formats and back: the same claims as before."""
        first = self.export("jsonl", again=False)
        xmi, back = os.path.join(self.top, "xmi"), os.path.join(self.top, "back.jsonl")
        self.run_cli("convert", "--to", "uima-xmi", "--articles", self.corpus, first, xmi)
        self.run_cli("convert", "--from", "uima-xmi", "--to", "jsonl", xmi, back)
        with open(back, encoding="utf-8") as file:
            theirs = [json.loads(line) for line in file]
        self.assert_same_rows(self.rows(self.corpus), theirs, {"value_labels", "values", "article_values",
                                                               "article_value_labels", "stance_number",
                                                               "stance_label", "evidence_labels"})


if __name__ == "__main__":
    main()
