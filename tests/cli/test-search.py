#!/usr/bin/env python3
# Copyright 2026 The Adduce Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Searching a corpus from the command line, held against a reading of the same queries by Python."""

import csv
import io
import json
import os
import random
import re
import unicodedata

from cli_case import CliCase, main

VOCABULARY = ["levy", "levies", "lever", "ferry", "paromu", "паром", "Tide", "tidal", "NOVÁK", "novak", "東京", "2031"]


def fold(text):
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()


def tokens(text):
    """(folded, start, end): Han letters are alone."""
    return [(fold(m.group()), m.start(), m.end()) for m in re.finditer(r"[一-龥]|(?:(?![一-龥])[^\W_])+", text)]


class Oracle:
    """Reads a query that was made as a tree: (operator, part …)."""

    def __init__(self, text):
        self.tokens = tokens(text)

    def places(self, phrase, prefix):
        words = [token[0] for token in tokens(phrase)]
        found = []
        for i in range(len(self.tokens) - len(words) + 1):
            here = [token[0] for token in self.tokens[i:i + len(words)]]
            if here[:-1] == words[:-1] and (here[-1].startswith(words[-1]) if prefix else here[-1] == words[-1]):
                found.append((i, i + len(words)))
        return found

    def near(self, node):
        """Places of two phrases that are near each other; at most n words between."""
        _, distance, a, b = node
        first, second = self.places(a[1], a[2]), self.places(b[1], b[2])
        pairs = [(x, y) for x in first for y in second
                 if (y[0] - x[1] if y[0] >= x[0] else x[0] - y[1]) <= distance]
        return sorted({x for x, _ in pairs} | {y for _, y in pairs})

    def matches(self, node):
        kind = node[0]
        if kind == "words":
            return bool(self.places(node[1], node[2]))
        if kind == "near":
            return bool(self.near(node))
        if kind == "NOT":
            return not self.matches(node[1])
        return (all if kind == "AND" else any)(self.matches(child) for child in node[1:])

    def hits(self, node):
        kind = node[0]
        if kind == "words":
            return self.places(node[1], node[2])
        if kind == "near":
            return self.near(node)
        if kind == "NOT":
            return []
        return [place for child in node[1:] for place in self.hits(child)]

    def spans(self, node):
        """In order, without overlaps, the longer first."""
        spans = sorted({(self.tokens[a][1], self.tokens[b - 1][2]) for a, b in self.hits(node)},
                       key=lambda span: (span[0], -span[1]))
        kept = []
        for span in spans:
            if not kept or span[0] >= kept[-1][1]:
                kept.append(span)
        return kept


def write(node):
    kind = node[0]
    if kind == "words":
        text = f'"{node[1]}"' if " " in node[1] or node[1] in ("AND", "OR", "NOT") else node[1]
        return text + ("*" if node[2] else "")
    if kind == "near":
        return f"{write(node[2])} NEAR/{node[1]} {write(node[3])}"
    if kind == "NOT":
        return f"NOT ({write(node[1])})"
    return "(" + f" {kind} ".join(write(child) for child in node[1:]) + ")"


def make_words(chance):
    if chance.random() < 0.25:
        return ("words", " ".join(chance.choice(VOCABULARY) for _ in range(2)), chance.random() < 0.2)
    word = chance.choice(VOCABULARY)
    return ("words", word[:3] if chance.random() < 0.3 else word, chance.random() < 0.4)


def make_query(chance, depth=3):
    kind = chance.choice(["words", "words", "near", "NOT", "AND", "OR"]) if depth > 0 else "words"
    if kind == "words":
        return make_words(chance)
    if kind == "near":
        return ("near", chance.randrange(4), make_words(chance), make_words(chance))
    if kind == "NOT":
        return ("NOT", make_query(chance, depth - 1))
    return (kind, *(make_query(chance, depth - 1) for _ in range(chance.randrange(2, 4))))


class Search(CliCase):
    def found(self, query, *words):
        return [article["path"] for article in self.run_json("search", self.corpus, query, *words)["articles"]]

    def hits(self, query, *words):
        hits = self.run_json("search", self.corpus, query, "--kwic", *words)["hits"]
        return [(hit["path"], hit["start"], hit["end"]) for hit in hits]

    def test_chance(self):
        chance = random.Random(20311204)
        texts = {}
        for number in range(30):
            words = [chance.choice(VOCABULARY) for _ in range(chance.randrange(1, 14))]
            gaps = [chance.choice([" ", ", ", ".\n\n", " — ", " 🙂 "]) for _ in words]
            texts[f"{number:02}.txt"] = "".join(word + gap for word, gap in zip(words, gaps))
        for name, text in texts.items():
            self.write(name, text)
        n_found = 0
        for _ in range(150):
            query = make_query(chance)
            oracles = {name: Oracle(text) for name, text in texts.items()}
            articles = [name for name in texts if oracles[name].matches(query)]
            n_found += 0 < len(articles) < len(texts)
            self.assertEqual(self.found(write(query)), articles, write(query))
            wanted = [(name, start, end) for name in articles for start, end in oracles[name].spans(query)]
            self.assertEqual(self.hits(write(query)), wanted, write(query))
        self.assertGreater(n_found, 60)

    def test_expressions(self):
        text = "Levy, levies and LEVYING.\nThe levy/tax ends: levy\n"
        self.write("a.txt", text)
        self.write("b.txt", "levy only")
        for expression in (r"lev(y|ies)\b", r"^the", r"levy$", r"levy/tax", r"\bl\w+y\b"):
            wanted = [("a.txt", m.start(), m.end()) for m in re.finditer(expression, text, re.I | re.M)]
            query = "/" + expression.replace("/", r"\/") + "/ AND ends"
            ends = text.index("ends")
            wanted.append(("a.txt", ends, ends + len("ends")))
            self.assertEqual(self.hits(query), sorted(wanted, key=lambda hit: hit[1]), query)

    def test_slow_expression(self):
        for number in range(5):
            self.write(f"{number}.txt", "a" * 60 + "!")
        _, err = self.run_cli("search", self.corpus, "/(a+)+$/", status=2)
        self.assertIn("takes too long", err)

    def test_output(self):
        self.write("a 2031-03-04.txt", "Old ferry, new ferry.\n")
        self.write("sub/b.txt", "The ferry\tstops = here\n")
        self.write("sub/b.txt.meta.json", json.dumps(
            {"schemaVersion": "1.0", "fields": {"outlet": {"value": "=Ketta"}, "date": {"value": "2030"}}}))
        out, err = self.run_cli("search", self.corpus, "ferry")
        self.assertEqual(err, "")
        self.assertEqual([line.split("\t") for line in out.splitlines()],
                         [["a 2031-03-04.txt", "2", "2031-03-04", "", "Old ferry, new ferry.",
                           "Old ⟦ferry⟧, new ferry. "],
                          ["sub/b.txt", "1", "2030", "=Ketta", "The ferry stops = here", "The ⟦ferry⟧ stops = here "]])
        out, _ = self.run_cli("search", self.corpus, "ferry", "--kwic", "--context", "5", "--sort", "right")
        self.assertEqual([line.split("\t")[1:] for line in out.splitlines()],
                         [["15-20", " new ⟦ferry⟧. "], ["4-9", "Old ⟦ferry⟧, new"], ["4-9", "The ⟦ferry⟧ stop"]])
        rows = list(csv.DictReader(io.StringIO(self.run_cli("search", self.corpus, "ferry", "--kwic", "--csv", "--safe",
                                                            "--sort", "date")[0])))
        self.assertEqual([(row["path"], row["date"], row["start"], row["hit"]) for row in rows],
                         [("sub/b.txt", "2030", "4", "ferry"), ("a 2031-03-04.txt", "2031-03-04", "4", "ferry"),
                          ("a 2031-03-04.txt", "2031-03-04", "15", "ferry")])
        self.assertEqual(rows[0]["outlet"], "'=Ketta")
        rows = list(csv.DictReader(io.StringIO(self.run_cli("search", self.corpus, "ferry", "--format", "tsv", "--sort",
                                                            "hits", "--limit", "1")[0]), delimiter="\t"))
        self.assertEqual([(row["path"], row["hits"]) for row in rows], [("a 2031-03-04.txt", "2")])

    def test_claims(self):
        self.write_codebook()
        self.write("a.txt", "The levy stays. It is fair.\n")
        self.write("b.txt", "No levy. A levy?\n")
        out, err = self.run_cli("search", self.corpus, "levy", "--claim", "sentence", "--coder", "mira",
                                "--issue", "Levy", "--stance", "support")
        self.assertEqual(err, "")
        self.assertEqual(len(out.splitlines()), 3)
        claims = self.claims("a.txt") + self.claims("b.txt")
        self.assertEqual(["".join(claim["text"]) for claim in claims], ["The levy stays.", "No levy.", "A levy?"])
        self.assertEqual([(claim["issues"], claim["stance"]) for claim in claims], [(["Levy"], "support")] * 3)
        # They are found by what they are coded as, and are not made twice.
        self.assertEqual(self.hits("issue:levy stance:support"), [("a.txt", 0, 15), ("b.txt", 0, 8), ("b.txt", 9, 16)])
        again = self.run_json("search", self.corpus, "levy", "--claim", "sentence", "--coder", "mira")
        self.assertEqual((again["claims"], again["known"]), ([], 3))

    def test_claims_refused(self):
        self.write("a.txt", "The levy stays.\n")
        before = self.snapshot()
        _, err = self.run_cli("search", self.corpus, "levy", "--claim", "hit", "--coder", "mira", "--stance", "nowhere",
                              status=2)
        self.assertIn("nowhere", err)
        self.run_cli("search", self.corpus, "levy", "--claim", "hit", status=2)
        self.run_cli("search", self.corpus, "levy", "--stance", "support", status=2)
        self.assertEqual(self.snapshot(), before)

    def test_merged_names(self):
        self.write_codebook()
        self.write("a.txt", "One claim here.\n")
        self.annotate("a.txt", "0-3", "--speaker", "M. Kovač")
        self.annotate("a.txt", "4-9", "--speaker", "Mira Kovač")
        self.run_cli("speakers", self.corpus, "merge", "Mira Kovač", "M. Kovač")
        self.assertEqual(self.hits('speaker:"mira kovac"'), [("a.txt", 0, 3), ("a.txt", 4, 9)])
        self.assertEqual(self.hits('speaker:"m kovac"'), [("a.txt", 0, 3)])

    def test_wrong(self):
        self.write("a.txt", "x")
        for words in (["(", ], ["x", "--sort", "left"], ["x", "--kwic", "--sort", "hits"], ["x", "--format", "xml"],
                      ["x", "--claim", "all"], ["x", "--context", "5000"], ["x", "--limit", "-1"]):
            self.run_cli("search", self.corpus, *words, status=2)
        self.run_cli("search", os.path.join(self.corpus, "nowhere"), "x", status=2)

    def test_problems(self):
        self.write("a.txt", "levy")
        self.write("bad.txt", b"\xff\xfe\x00")
        out, err = self.run_cli("search", self.corpus, "levy", status=1)
        self.assertIn("bad.txt", err)
        self.assertTrue(out.startswith("a.txt\t1\t"))


if __name__ == "__main__":
    main()
