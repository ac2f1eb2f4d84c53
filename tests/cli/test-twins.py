# Copyright 2026 The Adduce Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Twins: how two differ, and claims carried over from one to the others; places worked out with str.index."""

import json
import os
import sys
import unittest

sys.path.insert(0, os.path.dirname(__file__))
from cli_case import CliCase, annotation, classified, main, sidecar, uuid

CLOSE = "The ferry line said on Monday that it would close the northern route after forty years."
BLAME = "Its director blamed the price of fuel and a shortage of trained crew on the island."
PROTEST = "Two mayors protested and asked the ministry to pay for one more winter of crossings."
FILLER = " ".join(f"Sentence number {n} tells of harbour {n * 7} and of boat {n * 3}." for n in range(40))

FIRST = f"Ferry to close\n\n{CLOSE} {BLAME}\n\n{FILLER}\n\n{PROTEST}\n"
# Another paper: a title of its own, a line before, one word of the second claim another, the third claim cut.
SECOND = f"Island loses boat\n\nFrom our correspondent.\n\n{CLOSE} {BLAME.replace('trained', 'skilled')}\n\n{FILLER}\n"
OTHER = "Bread\n\n" + " ".join(f"Loaf {n} was baked at hour {n} in oven {n * 5}." for n in range(40)) + "\n"
SUPPORT = classified("stance", "support", "Supports")


class Twins(CliCase):
    def setUp(self):
        super().setUp()
        self.write_codebook()
        self.write("a.txt", FIRST)
        self.write("b.txt", SECOND)
        self.write("other.txt", OTHER)

    def code(self, name="a.txt", text=FIRST, words=(CLOSE, BLAME, PROTEST), first=1):
        items = [annotation(first + i, text, text.index(w), text.index(w) + len(w), name, body=[SUPPORT])
                 for i, w in enumerate(words)]
        self.write(f"{name}.mira.claims.json", sidecar("mira", name, text, items))

    def read_claims(self, name):
        with open(self.path(f"{name}.mira.claims.json"), encoding="utf-8") as file:
            return json.load(file)

    def carry(self, *arguments, status=0):
        out, _ = self.run_cli("twins", self.corpus, "carry", *arguments, "--coder", "mira", "--json", status=status)
        return json.loads(out)

    def places(self, document):
        return [(t["selector"][0]["start"], t["selector"][0]["end"], t["selector"][1]["exact"])
                for item in document["items"] for t in item["target"]]

    def test_carry(self):
        self.code()
        before = self.read("a.txt.mira.claims.json")
        said = self.carry(status=1)
        self.assertEqual([(c["outcome"], c["from"], c["to"], c["waits"]) for c in said["claims"]],
                         [("placed", "a.txt", "b.txt", False), ("like", "a.txt", "b.txt", True),
                          ("lost", "a.txt", "b.txt", False)])
        self.assertEqual(self.read("a.txt.mira.claims.json"), before)
        made = self.read_claims("b.txt")
        like = BLAME.replace("trained", "skilled")
        self.assertEqual(self.places(made),
                         [(SECOND.index(w), SECOND.index(w) + len(w), w) for w in (CLOSE, like)])
        self.assertEqual([item["id"] for item in made["items"]], [c["carried"] for c in said["claims"][:2]])
        self.assertEqual([item["carriedFrom"] for item in made["items"]],
                         [{"id": uuid(1), "article": "a.txt"}, {"id": uuid(2), "article": "a.txt"}])
        self.assertEqual([item["body"] for item in made["items"]], [[SUPPORT], [SUPPORT]])
        self.assertEqual([item["revision"] for item in made["items"]], [1, 1])
        self.assertNotIn("anchor", made["items"][0])
        self.assertEqual(made["items"][1]["anchor"]["status"], "changed")
        self.assertEqual(made["schemaVersion"], "1.2")
        self.assertEqual(made["@context"][1]["carriedFrom"], "claims:carriedFrom")
        _, err = self.run_cli("check", self.corpus, status=1)
        self.assertEqual([line.endswith("wait to be confirmed") for line in err.splitlines()], [True])

        # Again: nothing twice.
        after = self.read("b.txt.mira.claims.json")
        said = self.carry(status=1)
        self.assertEqual([c["outcome"] for c in said["claims"]], ["known", "known", "lost"])
        self.assertEqual(self.read("b.txt.mira.claims.json"), after)
        # And not back.
        said = self.carry("b.txt", status=1)
        self.assertEqual([c["outcome"] for c in said["claims"]], ["known", "unsettled"])
        self.assertEqual(self.read("a.txt.mira.claims.json"), before)

    def test_carried_on(self):
        """From b, which has it from a, to c, which has it from a: the same claim."""
        self.write("c.txt", SECOND.replace("Island loses boat", "Boats"))
        self.code(words=(CLOSE,))
        self.assertEqual([c["outcome"] for c in self.carry("a.txt")["claims"]], ["placed", "placed"])
        self.assertEqual({c["outcome"] for c in self.carry("b.txt")["claims"]}, {"known"})
        self.assertEqual(len(self.read_claims("c.txt")["items"]), 1)
        os.remove(self.path("c.txt.mira.claims.json"))
        self.carry("b.txt")
        self.assertEqual(self.read_claims("c.txt")["items"][0]["carriedFrom"], {"id": uuid(1), "article": "a.txt"})

    def test_accept(self):
        self.code(words=(BLAME,))
        said = self.carry("--accept", "all")
        self.assertEqual([(c["outcome"], c["waits"]) for c in said["claims"]], [("like", False)])
        self.assertNotIn("anchor", self.read_claims("b.txt")["items"][0])

    def test_dry_run(self):
        self.code(words=(CLOSE,))
        before = self.snapshot()
        said = self.carry("--dry-run")
        self.assertEqual([(c["outcome"], c["carried"]) for c in said["claims"]], [("placed", None)])
        self.assertEqual(self.snapshot(), before)

    def test_what_is_there_stays(self):
        """A claim on the very words that one is to be carried to, coded otherwise; and a file of another coder."""
        self.code(words=(CLOSE,))
        self.code("b.txt", SECOND, words=(CLOSE,), first=9)
        before = self.snapshot()
        said = self.carry("a.txt")
        self.assertEqual([c["outcome"] for c in said["claims"]], ["taken"])
        self.assertEqual(self.snapshot(), before)
        # Of two that are coded the coder says which.
        said = self.carry(status=1)
        self.assertEqual(said["claims"], [])
        self.assertEqual(len(said["problems"]), 1)
        self.assertIn("a.txt", said["problems"][0])
        self.assertIn("b.txt", said["problems"][0])
        _, err = self.run_cli("twins", self.corpus, "carry", "a.txt", "b.txt", "--coder", "mira", status=2)
        self.assertIn("a.txt and b.txt are twins", err)
        self.assertEqual(self.snapshot(), before)

    def test_ambiguous(self):
        """The words twice, between the same neighbours."""
        self.write("b.txt", SECOND.replace(CLOSE, f"{CLOSE} {BLAME} {CLOSE} {BLAME} {CLOSE}"))
        self.code(words=(CLOSE,))
        said = self.carry(status=1)
        self.assertEqual([c["outcome"] for c in said["claims"]], ["ambiguous"])
        self.assertFalse(os.path.exists(self.path("b.txt.mira.claims.json")))

    def test_changed_under_its_claims(self):
        self.code(words=(CLOSE,))
        self.code("b.txt", SECOND + "More.\n", words=(FILLER,), first=9)
        before = self.snapshot()
        said = self.carry("a.txt", status=1)
        self.assertIn("b.txt", said["problems"][0])
        self.assertIn("reanchor", said["problems"][0])
        self.assertEqual(self.snapshot(), before)

    def test_named_without_twin(self):
        for name in ("other.txt", "nowhere.txt"):
            _, err = self.run_cli("twins", self.corpus, "carry", name, "--coder", "mira", status=2)
            self.assertIn(name, err)

    def test_diff(self):
        said = self.run_json("twins", self.corpus, "diff", "a.txt", "b.txt")
        for side, text in (("first", FIRST), ("second", SECOND)):
            for part in said[side]:
                self.assertEqual(text[part["start"]:part["end"]], part["text"])
        self.assertEqual([p["text"].strip(".\n") for p in said["first"]][-2:], ["trained", PROTEST.strip(".")])
        self.assertEqual([p["text"] for p in said["second"]][-1:], ["skilled"])
        # What both have is what is left when these are taken out.
        rest = []
        for side, text in (("first", FIRST), ("second", SECOND)):
            for part in reversed(said[side]):
                text = text[:part["start"]] + " " + text[part["end"]:]
            rest.append("".join(text.split()))
        self.assertEqual(*rest)

    def test_usage(self):
        for arguments in (["diff", "a.txt"], ["copy"], ["--dry-run"], ["carry", "--accept", "moved"]):
            self.run_cli("twins", self.corpus, *arguments, status=2)


if __name__ == "__main__":
    main()
