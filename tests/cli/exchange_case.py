# Copyright 2026 The Adduce Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A corpus that is hard on exchange formats, coded by the program itself, and what is known of its claims."""

import csv
import os

from cli_case import CliCase

FOREIGN = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "data", "foreign")

PLAIN = (
    "Ferry toll doubles \U0001f6a2\n\n"
    "The family \U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466 of e\u0301toile said \"no, never; "
    "it's|done\", they said.\n"
    "\u202bقال الوزير\u202c \u2067إن السد\u2069 آمن.\n\n"
    "First paragraph of three.\n\nSecond, with\ttab and a \\ backslash [brackets] {braces}.\n\nThird & <last>.\n"
    "We will pay, the minister went on, when the time comes.\nEnd.\n")

CRLF = "\ufeffOne line.\r\nAnother line, \U0001f600 smiling.\r\nLast line without end"


def as_annotation_text(text):
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


class ExchangeCase(CliCase):
    """self.known: claim id → what was asked for when it was made."""

    def setUp(self):
        super().setUp()
        self.write_codebook()
        self.known = {}
        self.texts = {}

    def add_article(self, name, text):
        self.write(name, text)
        self.texts[name] = as_annotation_text(text)

    def find(self, name, words, nth=0):
        text, at = self.texts[name], -1
        for _ in range(nth + 1):
            at = text.index(words, at + 1)
        return at, at + len(words)

    def claim(self, name, *pieces, coder="mira", speaker=(), issue=(), stance=None, evidence=(), certainty=None,
              note=None):
        """@pieces: words of the text, or (start, end)."""
        spans = [piece if isinstance(piece, tuple) else self.find(name, piece) for piece in pieces]
        words = []
        for option, values in (("--speaker", speaker), ("--issue", issue), ("--evidence", evidence)):
            for value in values:
                words += [option, value]
        for option, value in (("--stance", stance), ("--certainty", certainty), ("--note", note)):
            if value is not None:
                words += [option, value]
        claim = self.annotate(name, ",".join(f"{a}-{b}" for a, b in spans), *words, coder=coder)
        self.known[claim] = {
            "article": name, "spans": spans, "coder": coder, "speaker": list(speaker), "issue": list(issue),
            "stance": stance, "evidence": list(evidence), "certainty": certainty, "note": note,
            "text": [self.texts[name][a:b] for a, b in spans]}
        return claim

    def make_hard_corpus(self):
        self.add_article("world/2031-03-04-ferry.txt", PLAIN)
        self.add_article("crlf.txt", CRLF)
        ferry = "world/2031-03-04-ferry.txt"
        self.emoji = self.claim(ferry, "\U0001f6a2", speaker=["Ann \"B\" C|D; E"], stance="support")
        self.claim(ferry, "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466 of e\u0301toile",
                   evidence=["study", "official"], certainty="high")
        self.claim(ferry, "\"no, never; it's|done\"", speaker=["Ann", "Bob"], issue=["Tolls, \"all\" of them"],
                   stance="oppose", note="a note\nwith lines\tand a tab, \"quotes\" | ; , \U0001f600")
        self.claim(ferry, "\u202bقال الوزير\u202c", speaker=["الوزير"], stance="unclear")
        start, end = self.find(ferry, "First")[0], self.find(ferry, "<last>.")[1]
        self.three = self.claim(ferry, (start, end), stance="support", evidence=["none"])
        self.apart = self.claim(ferry, "We will pay,", "when the time comes", stance="support", speaker=["Minister"])
        for depth in range(5):
            self.claim(ferry, (start + depth, start + 40 - depth), stance="oppose" if depth % 2 else "support")
        self.twins = [self.claim(ferry, "End", issue=[f"Issue {n}"]) for n in (1, 2)]
        self.claim(ferry, "End.", coder="jonas", stance="oppose")
        self.claim("crlf.txt", "Another line, \U0001f600 smiling.\nLast", speaker=["Zoë"], stance="oppose")
        self.claim("crlf.txt", "\U0001f600")
        self.bare = self.claim("crlf.txt", "without end", coder="jonas")

    def export(self, name, *words, status=0, again=True):
        """Exports into a file or folder beside the corpus and returns its path; twice, as bytes must be the same."""
        self.n_exports = getattr(self, "n_exports", 0) + 1
        output = os.path.join(self.top, f"out-{self.n_exports}-{name}")
        for number in range(2 if again else 1):
            path = output + ("" if number == 0 else "-again")
            self.run_cli("export", self.corpus, "--format", name, "--output", path, *words, status=status)
        if again:
            self.assertEqual(self.bytes_of(output), self.bytes_of(output + "-again"))
        return output

    def bytes_of(self, path):
        if os.path.isfile(path):
            with open(path, "rb") as file:
                return {"": file.read()}
        found = {}
        for folder, _, names in os.walk(path):
            for name in names:
                with open(os.path.join(folder, name), "rb") as file:
                    found[os.path.relpath(os.path.join(folder, name), path)] = file.read()
        self.assertTrue(found, f"{path} is empty")
        return found

    def losses(self, path):
        """Kind of loss → ids of claims, from the file beside the result."""
        found = {}
        if not os.path.exists(path + ".losses.csv"):
            return found
        with open(path + ".losses.csv", encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, strict=True):
                self.assertEqual(self.known[row["claim_id"]]["article"], row["path"])
                found.setdefault(row["loss"], []).append(row["claim_id"])
        return found
