#!/usr/bin/env python3
# Copyright 2026 The Adduce Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fifty thousand claims: JSON of more than two million values, out and in again."""

import json
import os

from cli_case import annotation, classified, main, sidecar, uuid
from exchange_case import ExchangeCase

ARTICLES, CLAIMS = 100, 400
WORDS = "barrage harbour ferry council minister levy toll estuary guild island".split()


def count_values(value):
    if isinstance(value, dict):
        return 1 + sum(map(count_values, value.values()))
    return 1 + sum(map(count_values, value)) if isinstance(value, list) else 1


class Many(ExchangeCase):
    def setUp(self):
        super().setUp()
        for i in range(ARTICLES):
            text = "\n".join(f"{WORDS[k % 10]} {k} of {i}" for k in range(CLAIMS)) + "\n"
            name, claims, place = f"article-{i:03}.txt", [], 0
            for k, line in enumerate(text.splitlines()):
                body = [classified("speaker", f"speaker-{k % 7}", f"Speaker {k % 7}"),
                        classified("issue", f"issue-{k % 5}", f"Issue {k % 5}"),
                        classified("stance", "oppose" if k % 2 else "support", "Opposes" if k % 2 else "Supports"),
                        classified("evidence", "study", "Study")]
                claims.append(annotation(i * CLAIMS + k + 1, text, place, place + len(line), name, body=body))
                place += len(line) + 1
            self.write(name, text)
            self.write(name + ".mira.claims.json", sidecar("mira", name, text, claims, id=uuid(0xf11e0000 + i)))

    def test_w3c(self):
        """One file of all is written, read back and found equal; and comes in as one more coder's."""
        path = os.path.join(self.top, "many.jsonld")
        result = self.run_json("export", self.corpus, "--format", "w3c", "--output", path, "--check", seconds=900)
        self.assertEqual((result["claims"], result["problems"]), (ARTICLES * CLAIMS, []))
        with open(path, encoding="utf-8") as file:
            self.assertGreater(count_values(json.load(file)), 2000000)
        out, _ = self.run_cli("import", self.corpus, path, "--coder", "zoe", "--dry-run", seconds=900)
        self.assertIn(f"{ARTICLES * CLAIMS} claims, ", out)
        self.assertIn(" 0 lost; 0 articles are new, 100 were there", out)


if __name__ == "__main__":
    main()
