#!/usr/bin/env python3
# Copyright 2026 The Adduce Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding from the command line, held against Python's own finding."""

import re
import time

from cli_case import CliCase, main

A = "Levy to stay\n\nThe levy stays, said Novák.\nA LEVYING of levies 🙂 follows: the levy.\n"
B = "Паром и паром\n"


class Find(CliCase):
    def setUp(self):
        super().setUp()
        self.write("a.txt", A)
        self.write("deeper/b.md", B)

    def places(self, *words, status=0):
        found = self.run_json("find", *words, status=status)
        return [(hit["path"], hit["start"], hit["end"]) for hit in found["hits"]]

    def expected(self, expression, flags=re.IGNORECASE):
        return [(self.path("a.txt"), match.start(), match.end()) for match in re.finditer(expression, A, flags)]

    def test_words(self):
        a = self.path("a.txt")
        self.assertEqual(self.places(a, "levy"), self.expected("levy"))
        self.assertEqual(self.places(a, "levy", "--case"), self.expected("levy", 0))
        self.assertEqual(self.places(a, "levy", "--word"), self.expected(r"\blevy\b"))
        self.assertEqual(self.places(a, "novak", "--no-accents"), self.expected("Novák"))
        self.assertEqual(self.places(a, "novak"), [])
        self.assertEqual(self.places(a, "."), self.expected(r"\."))

    def test_expressions(self):
        a = self.path("a.txt")
        for expression in (r"lev(y|ies)\b", r"^the", r"\.$", r"🙂 \w+", r"x*"):
            wanted = [hit for hit in self.expected(expression, re.IGNORECASE | re.MULTILINE) if hit[1] < hit[2]]
            self.assertEqual(self.places(a, expression, "-r"), wanted, expression)

    def test_corpus(self):
        hits = self.run_json("find", self.corpus, "паром", "--word")["hits"]
        self.assertEqual([(hit["path"], hit["start"], hit["paragraph"], hit["text"]) for hit in hits],
                         [("deeper/b.md", 0, 1, "Паром"), ("deeper/b.md", 8, 1, "паром")])

    def test_lines(self):
        out, err = self.run_cli("find", self.path("a.txt"), "levy", "--word")
        self.assertEqual(err, "")
        lines = [line.split("\t") for line in out.splitlines()]
        self.assertEqual([line[1:3] for line in lines], [["0-4", "¶1"], ["18-22", "¶2"], ["77-81", "¶3"]])
        self.assertEqual(lines[1][3], "The ⟦levy⟧ stays, said Novák.")

    def test_wrong(self):
        _, err = self.run_cli("find", self.path("a.txt"), "a(b", "-r", status=2)
        self.assertIn("round bracket", err)
        self.run_cli("find", self.path("a.txt"), "", status=2)
        self.run_cli("find", self.path("nowhere.txt"), "x", status=2)

    def test_problems(self):
        self.write("c.txt", b"\xff\xfe\x00")
        _, err = self.run_cli("find", self.corpus, "levy", status=1)
        self.assertIn("c.txt", err)
        found = self.run_json("find", self.corpus, "levy", status=1)
        self.assertEqual([problem["path"] for problem in found["problems"]], ["c.txt"])
        self.assertEqual(len(found["hits"]), 4)

    def test_catastrophe(self):
        self.write("d.txt", "a" * 60 + "!")
        start = time.monotonic()
        _, err = self.run_cli("find", self.path("d.txt"), "(a+)+$", "-r", status=2)
        self.assertLess(time.monotonic() - start, 50)
        self.assertIn("too long", err)


if __name__ == "__main__":
    main()
