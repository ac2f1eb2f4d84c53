#!/usr/bin/env python3
# Copyright 2026 The Adduce Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is offered for a part of a name, from the command line."""

import json

from cli_case import CODEBOOK, CliCase, main


class Suggest(CliCase):
    def setUp(self):
        super().setUp()
        self.write_codebook()
        self.article = self.write("a.txt", "The ferry must stay free, said she.\n")
        self.write("b.txt", "The ferry must stay free, said he.\n")
        self.annotate("a.txt", "4-9", "--speaker", "Mira Kovač", "--issue", "The ferry should stay free")
        self.annotate("a.txt", "10-14", "--speaker", "Joram Pell")
        self.annotate("a.txt", "15-19", "--speaker", "Mira Kovač")
        for start in (4, 10, 15):
            self.annotate("b.txt", f"{start}-{start + 4}", "--speaker", "Миронов")
        self.annotate("b.txt", "20-24", "--speaker", "Pavel Kos", "--issue", "The toll should go")

    def labels(self, option, typed):
        found = self.run_json("suggest", self.article, option, typed)["suggestions"]
        return [(item["label"], item["source"], item["uses"]) for item in found]

    def test_order(self):
        # the article's before the corpus', though that is used more often; last those that every corpus has
        self.assertEqual(self.labels("--speaker", ""), [
            ("Mira Kovač", "article", 2), ("Joram Pell", "article", 1), ("Миронов", "corpus", 3),
            ("Pavel Kos", "corpus", 1), ("Article author", "corpus", 0), ("Unnamed source", "corpus", 0)])
        self.assertEqual(self.labels("--speaker", "mir"), [("Mira Kovač", "article", 2), ("Миронов", "corpus", 3)])
        self.assertEqual(self.labels("--speaker", "KO"), [("Mira Kovač", "article", 2), ("Pavel Kos", "corpus", 1)])
        self.assertEqual(self.labels("--speaker", "пелл"), [("Joram Pell", "article", 1)])
        self.assertEqual(self.labels("--issue", "should"), [
            ("The ferry should stay free", "article", 1), ("The toll should go", "corpus", 1)])
        self.assertEqual(self.labels("--issue", "harbour"), [])

    def test_text(self):
        out, err = self.run_cli("suggest", self.article, "--speaker", "p")
        self.assertEqual(out, "article\t1\tJoram Pell\ncorpus\t1\tPavel Kos\n")
        self.assertEqual(err, "")

    def test_own_variable(self):
        """Names that were only typed are offered, and those of the register; of all variables that share one."""
        book = dict(CODEBOOK, schemaVersion="1.1")
        book["variables"] = book["variables"] + [
            {"id": "party", "label": "Party", "definition": "D", "type": "entity", "values": []},
            {"id": "ally", "label": "Ally", "definition": "D", "type": "entity", "register": "party", "values": []},
            {"id": "addressee", "label": "To", "definition": "D", "type": "entity", "register": "speakers",
             "values": []}]
        self.write("codebook.json", json.dumps(book))
        self.annotate("a.txt", "20-24", "--set", "party=The Greens")
        self.annotate("b.txt", "25-29", "--set", "party=The Greens", "--set", "ally=Greenland First")
        self.annotate("b.txt", "30-34", "--set", "addressee=Anna Green")
        greens = [("The Greens", "corpus", 2), ("Greenland First", "corpus", 1)]
        for _ in range(2):  # read, and from the cache
            self.assertEqual(self.labels("--variable", "party=green"), greens)
            self.assertEqual(self.labels("--variable", "ally=green"), greens)
            self.assertEqual(self.labels("--speaker", "green"), [("Anna Green", "corpus", 1)])
        self.assertEqual(self.labels("--variable", "addressee=mira"), [("Mira Kovač", "corpus", 2)])
        self.run_cli("register", self.corpus, "party", "add", "Grey Panthers")
        self.assertIn(("Grey Panthers", "corpus", 0), self.labels("--variable", "party=gre"))
        self.run_cli("suggest", self.article, "--variable", "stance=a", status=2)

    def test_usage(self):
        self.run_cli("suggest", self.article, status=2)
        self.run_cli("suggest", self.article, "--speaker", "a", "--issue", "b", status=2)
        self.run_cli("suggest", self.path("none.txt"), "--speaker", "a", status=2)


if __name__ == "__main__":
    main()
