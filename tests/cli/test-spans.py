#!/usr/bin/env python3
# Copyright 2026 The Adduce Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Moving, splitting and joining claims from the command line, and what is left to do."""

import os

from cli_case import CliCase, main

# "ferry" 4-9, "must" 10-14, "stay" 15-19, "free" 20-24, "said" 26-30, "she" 31-34; 36 in all
TEXT = "The ferry must stay free, said she.\n"


class SpanCase(CliCase):
    def setUp(self):
        super().setUp()
        self.write_codebook()
        self.article = self.write("a.txt", TEXT)

    def run_on(self, verb, *words, **options):
        return self.run_cli(verb, self.article, *words, "--coder", "mira", **options)

    def spans(self):
        """All claims of mira's, in text order."""
        return [claim["spans"] for claim in self.claims("a.txt") if claim["coder"] == "mira"]

    def refuse(self, verb, *words, expect):
        before = self.snapshot()
        out, err = self.run_on(verb, *words, status=2)
        self.assertEqual(out, "")
        self.assertEqual(len(err.splitlines()), 1)
        self.assertIn(expect, err)
        self.assertEqual(self.snapshot(), before)


class Span(SpanCase):
    def test_ends(self):
        claim = self.annotate("a.txt", "10-19")
        for words, expected in (
                (["--grow-start", "word"], [[4, 19]]),
                (["--shrink-start", "word"], [[10, 19]]),
                (["--grow-end", "word"], [[10, 24]]),
                (["--grow-end", "character"], [[10, 25]]),
                (["--shrink-end", "word"], [[10, 24]]),
                (["--shrink-end", "character", "--grow-start", "character"], [[9, 23]]),
                (["--start", "4", "--end", "9"], [[4, 9]]),
                (["--start", "4", "--grow-end", "word"], [[4, 14]])):
            self.assertEqual(self.run_on("span", claim, *words), ("", ""))
            self.assertEqual(self.spans(), [expected], words)

    def test_pieces(self):
        claim = self.annotate("a.txt", "0-3,10-14,20-24")
        self.run_on("span", claim, "--grow-end", "word")  # of the last piece
        self.assertEqual(self.spans(), [[[0, 3], [10, 14], [20, 30]]])
        self.run_on("span", claim, "--grow-end", "word", "--at", "12")
        self.assertEqual(self.spans(), [[[0, 3], [10, 19], [20, 30]]])
        self.run_on("span", claim, "--grow-end", "word", "--at", "17")  # meets the next
        self.assertEqual(self.spans(), [[[0, 3], [10, 30]]])
        self.run_on("span", claim, "--remove-piece", "--at", "1")
        self.assertEqual(self.spans(), [[[10, 30]]])
        self.refuse("span", claim, "--remove-piece", expect="only one piece")

    def test_json(self):
        claim = self.annotate("a.txt", "10-14", "--note", "n")
        shown = self.run_json("span", self.article, claim, "--end", "24", "--coder", "mira")
        self.assertEqual((shown["claim_id"], shown["spans"], shown["text"], shown["note"], shown["revision"]),
                         (claim, [[10, 24]], ["must stay free"], "n", 2))

    def test_refused(self):
        claim = self.annotate("a.txt", "0-3")
        self.refuse("span", claim, expect="nothing to change")
        self.refuse("span", claim, "--grow-start", "word", expect="beyond the article")
        self.refuse("span", claim, "--shrink-end", "word", expect="Nothing would be left")
        self.refuse("span", claim, "--grow-end", "sentence", expect="word, character")
        self.refuse("span", claim, "--end", "x", expect="“x”")
        self.refuse("span", claim, "--end", "-1", expect="“-1”")
        self.refuse("span", claim, "--end", "99", expect="36")
        self.refuse("span", claim, "--start", "3", expect="Nothing would be left")
        self.refuse("span", claim, "--at", "x", "--grow-end", "word", expect="“x”")
        self.refuse("span", "deadbeef", "--end", "5", expect="“mira”")


class SplitAndJoin(SpanCase):
    TAGS = ("--speaker", "A", "--issue", "I", "--stance", "support", "--evidence", "study", "--certainty", "low")

    def test_split(self):
        claim = self.annotate("a.txt", "4-24", *self.TAGS, "--note", "n")
        out, err = self.run_on("split", claim, "--at", "15")
        self.assertEqual(err, "")
        first, second = self.claims("a.txt")
        self.assertEqual((first["claim_id"], second["claim_id"]), (claim, out.strip()))
        self.assertEqual((first["spans"], second["spans"]), ([[4, 14]], [[15, 24]]))
        self.assertEqual((first["note"], second["note"]), ("n", None))
        for name in ("speakers", "issues", "stance", "evidence", "certainty"):
            self.assertEqual(first[name], second[name])

        shown = self.run_json("split", self.article, claim, "--at", "10", "--coder", "mira")
        self.assertEqual([part["spans"] for part in shown["claims"]], [[[4, 9]], [[10, 14]]])
        self.refuse("split", claim, "--at", "4", expect="between the words")
        self.refuse("split", claim, expect="--at")
        self.refuse("split", claim, "--at", "x", expect="“x”")

    def test_join(self):
        one = self.annotate("a.txt", "20-24", *self.TAGS, "--note", "late")
        two = self.annotate("a.txt", "4-9", "--speaker", "B", "--stance", "support", "--evidence", "official")
        out, err = self.run_on("join", two, one)
        self.assertEqual((out.strip(), err), (one, ""))
        (claim,) = self.claims("a.txt")
        self.assertEqual((claim["claim_id"], claim["spans"]), (one, [[4, 9], [20, 24]]))
        self.assertEqual((claim["speakers"], claim["issues"], claim["evidence"]),
                         (["B", "A"], ["I"], ["official", "study"]))
        self.assertEqual((claim["stance"], claim["certainty"], claim["note"]), ("support", "low", "late"))
        self.refuse("join", one, one, expect="at least two")

    def test_join_different(self):
        one = self.annotate("a.txt", "20-24", "--stance", "support")
        two = self.annotate("a.txt", "4-9", "--stance", "oppose")
        out, err = self.run_on("join", one, two, status=1)
        self.assertEqual(out.strip(), one)
        self.assertIn("stances differed", err)
        self.assertIsNone(self.claims("a.txt")[0]["stance"])

    def test_duplicate(self):
        one = self.annotate("a.txt", "4-9,20-24", *self.TAGS)
        out, _ = self.run_on("duplicate", one)
        first, second = sorted(self.claims("a.txt"), key=lambda claim: claim["claim_id"] != one)
        self.assertEqual(second["claim_id"], out.strip())
        self.assertEqual(first["spans"], second["spans"])
        self.assertEqual((second["speakers"], second["stance"], second["revision"]), ([], None, 1))
        self.run_on("span", one, "--shrink-end", "character")
        self.assertEqual(sorted(self.spans()), [[[4, 9], [20, 23]], [[4, 9], [20, 24]]])


class RetagSeveral(SpanCase):
    def test_all_or_none(self):
        ids = [self.annotate("a.txt", span) for span in ("0-3", "4-9", "10-14")]
        self.assertEqual(self.run_on("retag", *ids[:2], "--stance", "oppose", "--speaker", "C"), ("", ""))
        self.assertEqual([claim["stance"] for claim in self.claims("a.txt")], ["oppose", "oppose", None])
        shown = self.run_json("retag", self.article, *ids, "--note", "n", "--coder", "mira")
        self.assertEqual([claim["claim_id"] for claim in shown["claims"]], ids)
        self.assertEqual([claim["note"] for claim in shown["claims"]], ["n"] * 3)
        self.refuse("retag", *ids, "--span", "0-3", expect="one claim")
        self.refuse("retag", ids[0], "deadbeef", "--note", "x", expect="“mira”")
        self.refuse("retag", *ids, "--stance", "maybe", expect="support, oppose, unclear")


class Todo(SpanCase):
    FULL = ("--speaker", "A", "--issue", "I", "--stance", "support", "--evidence", "study")

    def todo(self, what, *words, status=0):
        return self.run_json("todo", what, *words, status=status)["articles"]

    def test_article(self):
        self.annotate("a.txt", "0-3", *self.FULL)
        unset = self.annotate("a.txt", "4-9", "--issue", "I", "--evidence", "none")
        (article,) = self.todo(self.article, "--coder", "mira")
        self.assertEqual((article["path"], article["coder"], article["article_status"], article["own_claims"]),
                         (self.article, "mira", "in-progress", 2))
        (claim,) = article["claims"]
        self.assertEqual((claim["claim_id"], claim["unset"], claim["violations"]), (unset, ["speaker", "stance"], []))
        out, _ = self.run_cli("todo", self.article, "--coder", "mira")
        self.assertEqual(out, f"in-progress\t1/2\tmira\t{self.article}\n\t{unset}\t4-9\tno speaker, no stance\n")

    def test_rules(self):
        one = self.annotate("a.txt", "0-3", *self.FULL)
        two = self.annotate("a.txt", "0-3", *self.FULL, "--note", "again")
        self.write("codebook.json", self.read("codebook.json").decode().replace('"study"', '"paper"'))
        (article,) = self.todo(self.article, "--coder", "mira")
        self.assertEqual({claim["claim_id"]: [item["rule"] for item in claim["violations"]]
                          for claim in article["claims"]},
                         {one: ["unknown-value", "coded-twice"], two: ["unknown-value", "coded-twice"]})

    def test_corpus(self):
        self.write("b.txt", TEXT)
        self.write("sub/c.txt", TEXT)
        self.annotate("a.txt", "0-3", *self.FULL)
        self.run_cli("status", self.article, "done", "--coder", "mira")
        self.annotate("b.txt", "0-3")
        self.run_cli("status", self.path("b.txt"), "done", "--coder", "mira")
        before = self.snapshot()
        found = [(article["path"], article["article_status"], len(article["claims"]))
                 for article in self.todo(self.corpus, "--coder", "mira")]
        self.assertEqual(found, [("b.txt", "done", 1), (os.path.join("sub", "c.txt"), "new", 0)])
        self.assertEqual(len(self.todo(self.corpus, "--coder", "zoe")), 3)
        found = [(article["path"], article["coder"]) for article in self.todo(self.corpus)]
        self.assertEqual(found, [("b.txt", "mira"), ("sub/c.txt", None)])
        self.assertEqual(self.snapshot(), before)

    def test_unreadable(self):
        self.write("a.txt.mira.claims.json", "{")
        (article,) = self.todo(self.corpus, "--coder", "mira", status=1)
        self.assertIn("line", article["problem"])
        self.run_cli("todo", self.path("none.txt"), status=2)
        self.run_cli("todo", self.path("none"), status=2)


if __name__ == "__main__":
    main()
