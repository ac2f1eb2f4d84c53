#!/usr/bin/env python3
# Copyright 2026 The Adduce Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Claims out of files of annotation tools and of REFI-QDA: what the program's own exports bring back, and other
programs' files brought into a corpus."""

import importlib
import json
import os
import sqlite3
import unittest

from cli_case import main
from exchange_case import FOREIGN

foreign = importlib.import_module("test-foreign")


class RoundTrip(foreign.HardCase):
    """The hard corpus, through each format and into a fresh one with its articles."""

    def by_words(self, rows, *keys):
        """What is said of the words of each piece: for formats that have no pieces or no ids."""
        return sorted((row["path"], row["coder"], words.strip(), *(json.dumps(row[key]) for key in keys))
                      for row in rows for words in row["text"])

    def test_label_studio(self):
        result, folder = self.bring_back("label-studio")
        losses = self.losses(os.path.join(self.top, "out-1-label-studio"))
        self.assertEqual(set(losses), {"times"})
        self.assert_same_rows(self.rows(self.corpus), self.rows(folder), foreign.TIMES | {"article_status"})

    def test_qdpx(self):
        """A claim's id is not in it, but all else."""
        result, folder = self.bring_back("qdpx")
        self.assertEqual(self.losses(os.path.join(self.top, "out-1-qdpx")), {})
        self.assertEqual(result["came_in"], len(self.known))
        strip = lambda rows: sorted(
            json.dumps({key: value for key, value in row.items()
                        if key not in foreign.APART | {"claim_id", "revision"}}, sort_keys=True) for row in rows)
        self.assertEqual(strip(self.rows(self.corpus)), strip(self.rows(folder)))

    def test_labels(self):
        """One label a claim: its stance. Nothing says that pieces belong together but in Prodigy, which has whole
        tokens."""
        for number, name in enumerate(("doccano", "labelbuddy", "prodigy"), 1):
            result, folder = self.bring_back(name, "--mapping", self.write_mapping())
            losses = self.losses(os.path.join(self.top, f"out-{number}-{name}"))
            mine = [row for row in self.rows(self.corpus) if row["claim_id"] not in losses.get("tokens", ())]
            theirs = self.by_words(self.rows(folder), "stance")
            self.assertEqual(result["lost"] + result["changed"] + result["moved"], 0)
            if name == "prodigy":
                self.assertEqual(len(losses["tokens"]), 4)
                self.assertEqual(result["came_in"], len(self.known))
                self.assertEqual([row for row in self.by_words(mine, "stance") if row not in theirs], [])
            else:
                self.assertNotIn("tokens", losses)
                self.assertEqual(result["came_in"], len(self.known) + 1)
                self.assertEqual(self.by_words(mine, "stance"), theirs)
            notes = {row["note"] for row in self.rows(folder)}
            self.assertEqual(any(note and note.startswith("a note") for note in notes), name == "labelbuddy")

    def write_mapping(self):
        path = os.path.join(self.top, "mapping.json")
        with open(path, "w", encoding="utf-8") as file:
            json.dump({"type": "adduce-mapping", "version": 1,
                       "fields": [{"field": "label", "variable": "stance"}]}, file)
        return path


class Others(foreign.ForeignCase):
    """Files that other programs wrote, and one database made as DNA makes it."""

    def fresh_with(self, *names, words=()):
        folder = self.fresh(with_articles=False)
        paths = [os.path.join(FOREIGN, name) for name in names]
        return self.take(folder, *paths, *words), self.rows(folder)

    def test_samples(self):
        """Counted in the files."""
        for name, articles, claims, problems in (
                ("doccano/export_sequence_labeling.jsonl", 3, 4, 0),
                ("doccano/export_relation_extraction.jsonl", 1, 4, 0),
                ("label-studio/relation_extraction_template_example.json", 1, 4, 0),
                ("prodigy/news_headlines_ner_first25.jsonl", 25, 27, 0),
                ("labelbuddy/exported_docs.json", 2, 3, 0),
                ("mae/miller.xml", 1, 5, 1)):
            folder = self.fresh(with_articles=False)
            result = self.take(folder, os.path.join(FOREIGN, name), "--coder", "ann", problems=problems)
            self.assertEqual((result["new_articles"], result["came_in"], result["placed"]), (articles, claims, claims),
                             name)
            self.run_cli("check", folder)

    def test_refi(self):
        """The same eight claims, however they are counted; other line ends are no other text."""
        seen = []
        for name in sorted(os.listdir(os.path.join(FOREIGN, "refi"))):
            if not name.endswith(".qdpx"):
                continue
            result, rows = self.fresh_with("refi/" + name)
            self.assertEqual((result["came_in"], result["placed"]), (8, 8))
            seen.append([(row["path"], row["spans"], row["text"], row["coder"], row["speakers"], row["stance"],
                          row["evidence_labels"], row["note"]) for row in rows])
        self.assertEqual(len(seen), 3)
        self.assertEqual(seen[0], seen[1])
        self.assertEqual(seen[0], seen[2])
        self.assertIn(("Article 1.txt", [[194, 208]], ["pure guesswork"], "ben", ["Trade association"], "oppose",
                       ["assertion"], "nested in c2"), seen[0])

    def test_second_coder(self):
        """Onto articles that are there already, with claims of somebody else."""
        folder = self.fresh(with_articles=False)
        path = os.path.join(FOREIGN, "doccano", "export_sequence_labeling.jsonl")
        self.assertEqual(self.take(folder, path, "--coder", "ann")["new_articles"], 3)
        result = self.take(folder, path, "--coder", "ben")
        self.assertEqual((result["new_articles"], result["matched_articles"], result["came_in"]), (0, 3, 4))
        self.assertEqual({row["coder"] for row in self.rows(folder)}, {"ann", "ben"})

    def test_dna(self):
        path = os.path.join(self.top, "a.dna")
        database = sqlite3.connect(path)
        with open(os.path.join(os.path.dirname(FOREIGN), "exchange", "dna.sql"), encoding="utf-8") as file:
            database.executescript(file.read())
        database.close()
        before = self.bytes_of(path)
        folder = self.fresh(with_articles=False)
        result = self.take(folder, path)
        self.assertEqual(self.bytes_of(path), before)
        self.assertEqual(os.listdir(os.path.dirname(path)).count("a.dna-journal"), 0)
        row, = self.rows(folder)
        self.assertEqual((row["text"], row["speakers"], row["issues"], row["stance"], row["coder"]),
                         (["No tax"], ["Ines"], ["Tax"], "oppose", "ann"))
        self.assertEqual(row["values"], {"organization": ["town-hall"]})
        out, _ = self.run_cli("speakers", folder, "--json")
        self.assertIn("Mayor", out)


if __name__ == "__main__":
    main()
