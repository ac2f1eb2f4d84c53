#!/usr/bin/env python3
# Copyright 2026 The Adduce Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Datasets as other programs read them: CSV and TSV by Python's csv, JSON Lines by its json."""

import csv
import hashlib
import io
import json
import os
import stat
import subprocess

import cli_case
from cli_case import CliCase, annotation, classified, main, sidecar, uuid

COLUMNS = ["article_id", "path", "title", "coder", "claim_id", "spans", "text", "speakers", "speaker_codes",
           "issues", "issue_codes", "stance", "stance_label", "stance_number", "evidence",
           "evidence_labels", "certainty", "note", "created", "modified", "revision", "codebook_version",
           "article_status", "anchor", "article_date", "article_outlet"]

NASTY = [
    'plain', '"', '""', 'say "no"', 'a,b', 'a;b', 'a\tb', 'line\nfeed', 'two\n\nlines', ' lead',
    'trail ', '\ttab', '=1+1', '+1', '-1', '@SUM(A1)', "=cmd|' /C calc'!A0", '＝1', '＋1', '－1', '＠x',
    '=HYPERLINK("http://x.invalid","y")', "'quoted'", 'NA', 'None', 'null', '0012', '1e5', 'é', 'e\u0301',
    '🙂', 'שלום', '\u2028', '\u00a0', '\\n', 'x' * 5000, '\u202eabc', '#REF!', '%', '\x01\x1f\x7f',
]


class Datasets(CliCase):
    def setUp(self):
        super().setUp()
        self.write_codebook()

    def export(self, name, *words, status=0):
        """Exports into a file beside the corpus and returns its bytes."""
        output = os.path.join(self.top, "out-" + name)
        out, _ = self.run_cli("export", self.corpus, "--format", name, "--output", output, *words,
                              status=status)
        self.assertEqual(out, "")
        with open(output, "rb") as file:
            return file.read()

    def rows(self, *words, **options):
        text = self.export("csv", *words, **options).decode("utf-8-sig")
        return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))

    def json_rows(self, *words, **options):
        lines = self.export("jsonl", *words, **options).decode().split("\n")
        self.assertEqual(lines.pop(), "")
        return [json.loads(line) for line in lines]

    def test_round_trip(self):
        """Whatever stands in a claim comes out of the files exactly."""
        text = "Head\n\n" + "\n|\n".join(NASTY) + "\n"
        self.write("n.txt", text)
        at = 6
        items = []
        for number, word in enumerate(NASTY, 1):
            note = {"type": "TextualBody", "purpose": "commenting", "value": word}
            items.append(annotation(number, text, at, at + len(word), "n.txt", body=[note]))
            at += len(word) + 3
        self.write("n.txt.mira.claims.json", sidecar("mira", "n.txt", text, items))

        rows = self.rows()
        self.assertEqual(list(rows[0]), COLUMNS)
        self.assertEqual([row["text"] for row in rows], NASTY)
        self.assertEqual([row["note"] for row in rows], NASTY)
        for row in rows:
            start, end = map(int, row["spans"].split("-"))
            self.assertEqual(text[start:end], row["text"])

        tsv = self.export("tsv").decode()
        self.assertEqual(list(csv.DictReader(io.StringIO(tsv, newline=""), delimiter="\t", strict=True)), rows)
        lines = self.json_rows()
        self.assertEqual([line["text"] for line in lines], [[word] for word in NASTY])
        self.assertEqual([line["note"] for line in lines], NASTY)
        self.assertEqual([list(line) for line in lines], [COLUMNS] * len(NASTY))

        safe = self.rows("--safe")
        for word, row in zip(NASTY, safe):
            formula = word[0] in "=+-@\t\r\n＝＋－＠"
            self.assertEqual(row["text"], "'" + word if formula else word)
            self.assertEqual(row["note"], row["text"])
        self.assertEqual([row["spans"] for row in safe], [row["spans"] for row in rows])

    def test_rfc_4180(self):
        """The bytes: CR LF, quotation marks only where needed, doubled inside."""
        self.write("a.txt", 'He said "no, never".\nEnd')
        self.annotate("a.txt", "0-20", "--speaker", 'A "B" C', "--issue", "one, two")
        lines = self.export("csv").decode().split("\r\n")
        self.assertEqual(lines[0], ",".join(COLUMNS))
        self.assertIn(',0-20,"He said ""no, never"".","A ""B"" C",', lines[1])
        self.assertIn(',"one, two",', lines[1])
        self.assertEqual(lines[2:], [""])
        self.assertFalse(self.export("csv").startswith(b"\xef\xbb\xbf"))
        self.assertEqual(self.export("csv", "--bom"), b"\xef\xbb\xbf" + self.export("csv"))

    def test_values(self):
        """Each column, by hand."""
        text = "The dam. It is late.\n"
        body = [{"type": "TextualBody", "purpose": "identifying", "dimension": "speaker", "code": "ann",
                 "value": "Ann"},
                classified("stance", "oppose", "was against"), classified("evidence", "study", "Paper"),
                classified("evidence", "rumour", "Rumour"), classified("certainty", "medium", "Medium")]
        first = annotation(1, text, 0, 7, "d.txt", body=body)
        first["target"] += annotation(1, text, 9, 19, "d.txt")["target"]
        first.update(revision=4, codebookVersion=3, modified="2031-04-01T00:00:01Z")
        self.write("sub/d.txt", text)
        self.write("sub/d.txt.mira.claims.json",
                   sidecar("mira", "d.txt", text, [first], status="done"))
        (row,) = self.rows()
        self.assertEqual(row, {
            "article_id": hashlib.sha256(b"sub/d.txt").hexdigest()[:16], "path": "sub/d.txt",
            "title": "The dam. It is late.", "coder": "mira", "claim_id": uuid(1), "spans": "0-7,9-19",
            "text": "The dam … It is late", "speakers": "Ann", "speaker_codes": "ann", "issues": "",
            "issue_codes": "", "stance": "oppose", "stance_label": "Opposes", "stance_number": "-1",
            "evidence": "study; rumour", "evidence_labels": "Study; Rumour", "certainty": "medium",
            "note": "", "created": "2031-03-04T10:15:00Z", "modified": "2031-04-01T00:00:01Z",
            "revision": "4", "codebook_version": "3", "article_status": "done", "anchor": "ok",
            "article_date": "", "article_outlet": ""})
        (line,) = self.json_rows()
        self.assertEqual({name: line[name] for name in ("spans", "text", "stance_number", "evidence",
                                                        "issues", "note", "revision")},
                         {"spans": [[0, 7], [9, 19]], "text": ["The dam", "It is late"],
                          "stance_number": -1, "evidence": ["study", "rumour"], "issues": [],
                          "note": None, "revision": 4})

    def test_when_and_where(self):
        """What is known of when and where an article appeared is in each of its rows, and of others nothing."""
        self.write("a.txt", "one two three\n")
        self.write("2031-04-05-b.txt", "four\n")
        for article, span in (("a.txt", "0-3"), ("a.txt", "4-7"), ("2031-04-05-b.txt", "0-4")):
            self.annotate(article, span)
        self.run_cli("metadata", self.path("a.txt"), "set", "date=2031-03", "outlet==Ketta, Daily")
        self.assertEqual([(row["path"], row["article_date"], row["article_outlet"]) for row in self.rows("--safe")],
                         [("2031-04-05-b.txt", "2031-04-05", ""), ("a.txt", "2031-03", "'=Ketta, Daily"),
                          ("a.txt", "2031-03", "'=Ketta, Daily")])
        self.assertEqual([(row["article_date"], row["article_outlet"]) for row in self.json_rows()],
                         [("2031-04-05", None)] + 2 * [("2031-03", "=Ketta, Daily")])

    def test_wide(self):
        self.write("a.txt", "one two three\n")
        self.annotate("a.txt", "0-3", "--evidence", "none", "--evidence", "study")
        self.annotate("a.txt", "4-7")
        rows = self.rows("--wide")
        self.assertEqual(list(rows[0]),
                         COLUMNS[:-2] + ["evidence_study", "evidence_official", "evidence_none"] + COLUMNS[-2:])
        self.assertEqual([[row["evidence_" + code] for code in ("study", "official", "none")] for row in rows],
                         [["1", "0", "1"], ["0", "0", "0"]])

    def test_changed_article(self):
        self.write("a.txt", "Old words here.\n")
        self.annotate("a.txt", "4-9")
        self.write("a.txt", "New text here.\n")
        (row,) = self.rows(status=1)
        self.assertEqual((row["text"], row["spans"], row["anchor"]), ("words", "4-9", "changed"))

    def test_coders_and_order(self):
        for name in ("b.txt", "a/z.txt", "a.txt"):
            self.write(name, "Some words to mark.\n")
            for coder in ("zoe", "an", "mira"):
                self.annotate(name, "5-10", coder=coder)
                self.annotate(name, "0-4", coder=coder)
        key = [(row["path"], row["coder"], row["spans"]) for row in self.rows()]
        self.assertEqual(key, [(path, coder, spans) for path in ("a.txt", "a/z.txt", "b.txt")
                               for coder in ("an", "mira", "zoe") for spans in ("0-4", "5-10")])
        some = [(row["path"], row["coder"]) for row in self.rows("--coder", "zoe", "--coder", "an")]
        self.assertEqual(some, [(path, coder) for path in ("a.txt", "a/z.txt", "b.txt")
                                for coder in ("an", "an", "zoe", "zoe")])
        self.assertEqual(self.export("csv"), self.export("csv"))
        _, err = self.run_cli("export", self.corpus, "--format", "csv", "--output", "-", "--coder", "nobody",
                              status=1)
        self.assertIn("“nobody”", err)

    def test_standard_output(self):
        self.write("a.txt", "Some words.\n")
        self.annotate("a.txt", "0-4")
        out, err = self.run_cli("export", self.corpus, "--format", "csv", "--output", "-")
        self.assertEqual((out, err), (self.export("csv").decode(), ""))
        process = self.start("export", self.corpus, "--format", "csv", "--output", "/dev/full")
        self.assertIn("/dev/full", process.communicate(timeout=60)[1].decode())
        self.assertEqual(process.returncode, 2)

    def test_full_standard_output(self):
        self.write("a.txt", "Some words.\n")
        self.annotate("a.txt", "0-4")
        for words in (["list", self.corpus], ["show", self.path("a.txt"), "--json"],
                      ["export", self.corpus, "--format", "csv", "--output", "-"]):
            with open("/dev/full", "wb") as full:
                done = subprocess.run([cli_case.ADDUCE_CLI, *words], stdout=full, stderr=subprocess.PIPE,
                                      env=self.environment, timeout=60, check=False)
            self.assertEqual(done.returncode, 2)
            self.assertTrue(done.stderr.startswith(b"adduce-cli: "), done.stderr)

    def test_json(self):
        self.write("a.txt", "Some words.\n")
        self.annotate("a.txt", "0-4")
        self.write("a.txt.jonas.claims.json", "{")
        output = os.path.join(self.top, "out.tsv")
        shown = self.run_json("export", self.corpus, "--format", "tsv", "--output", output, status=1)
        (problem,) = shown.pop("problems")
        self.assertIn("a.txt.jonas.claims.json", problem)
        self.assertEqual(shown, {"folder": self.corpus, "output": output, "format": "tsv", "articles": 1,
                                 "claims": 1, "losses": [], "losses_file": None})

    def test_refused(self):
        self.write("a.txt", "Some words.\n")
        self.annotate("a.txt", "0-4")
        before = self.snapshot()
        output = os.path.join(self.top, "out")
        for words, expect in (
                (["--output", output], "--format"), (["--format", "csv"], "--output"),
                (["--format", "sav", "--output", output], "csv, tsv, jsonl"),
                (["--format", "jsonl", "--output", output, "--wide"], "--wide"),
                (["--format", "csv", "--output", "-", "--json"], "--json"),
                (["--format", "csv", "--output", self.path("a.txt")], "a.txt: "),
                (["--format", "csv", "--output", self.path("a.txt.mira.claims.json")], "claims.json: "),
                (["--format", "csv", "--output", self.path("new.md")], "new.md: "),
                (["--format", "csv", "--output", self.corpus], "corpus: "),
                (["--format", "csv", "--output", os.path.join(self.top, "no", "x.csv")], "x.csv: ")):
            with self.subTest(words=words):
                _, err = self.run_cli("export", self.corpus, *words, status=2)
                self.assertIn(expect, err)
        self.assertEqual(self.snapshot(), before)
        self.assertFalse(os.path.exists(output))

    def test_replaced_whole(self):
        """A failure leaves the old file; success keeps its mode and leaves nothing beside it."""
        self.write("a.txt", "Some words.\n")
        self.annotate("a.txt", "0-4")
        folder = os.path.join(self.top, "results")
        os.mkdir(folder)
        output = os.path.join(folder, "data.csv")
        with open(output, "w", encoding="utf-8") as file:
            file.write("old")
        os.chmod(output, 0o640)
        self.run_cli("export", os.path.join(self.top, "none"), "--format", "csv", "--output", output, status=2)
        with open(output, encoding="utf-8") as file:
            self.assertEqual(file.read(), "old")
        self.run_cli("export", self.corpus, "--format", "csv", "--output", output)
        self.assertEqual(stat.S_IMODE(os.stat(output).st_mode), 0o640)
        self.assertEqual(os.listdir(folder), ["data.csv"])

    def test_names(self):
        for name in (b"new\nline.txt", b"tab\there.txt", b"not\xffutf8.txt", b'quo"te,.txt'):
            path = self.write(name, "Some words.\n")
            out, _ = self.run_cli("annotate", path, "--span", "0-4", "--coder", "mira")
            self.assertRegex(out, r"\Aurn:uuid:")
        self.assertEqual([row["path"] for row in self.rows()],
                         ["new\nline.txt", "not\ufffdutf8.txt", 'quo"te,.txt', "tab\there.txt"])
        self.assertEqual(len({row["article_id"] for row in self.rows()}), 4)

    def test_empty(self):
        self.write("a.txt", "Some words.\n")
        self.assertEqual(self.export("csv").decode(), ",".join(COLUMNS) + "\r\n")
        self.assertEqual(self.export("jsonl"), b"")


if __name__ == "__main__":
    main()
