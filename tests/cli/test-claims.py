#!/usr/bin/env python3
# Copyright 2026 The Adduce Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""claims and crosstab: the claims of a whole corpus, read back with Python's own csv and json."""

import csv
import io
import json
from collections import Counter

from cli_case import CliCase, annotation, classified, main, sidecar

TEXT = "The mayor backs the levy.\n\nThe guild, =angry, says \"no\".\n"

# (nickname, article, start, end, speakers, stance, evidence)
CLAIMS = [
    ("anna", "2031-03-04-wire.txt", 0, 25, ["Mayor"], "support", ["study"]),
    ("anna", "2031-03-04-wire.txt", 27, 56, ["Guild", "Mayor"], "oppose", ["official", "study"]),
    ("jonas", "2031-03-04-wire.txt", 0, 25, ["Mayor"], None, []),
    ("anna", "sub/b.txt", 0, 25, ["Guild"], "support", []),
    ("anna", "sub/b.txt", 27, 56, [], "unclear", ["none"]),
]


class Claims(CliCase):
    def setUp(self):
        super().setUp()
        self.write_codebook()
        files = {}
        for number, (nickname, article, start, end, speakers, stance, evidence) in enumerate(CLAIMS):
            body = [dict(classified("speaker", name.lower(), name), purpose="identifying") for name in speakers]
            body += [classified("stance", stance, stance.title())] if stance else []
            body += [classified("evidence", kind, kind) for kind in evidence]
            name = article.split("/")[-1]
            item = annotation(number + 1, TEXT, start, end, name, body=body)
            files.setdefault((article, nickname), []).append(item)
        for (article, nickname), items in files.items():
            self.write(article, TEXT)
            self.write(f"{article}.{nickname}.claims.json", sidecar(nickname, article.split("/")[-1], TEXT, items))

    def rows(self, *words, status=0):
        out, _ = self.run_cli("claims", self.corpus, "--format", "csv", *words, status=status)
        return list(csv.DictReader(io.StringIO(out, newline="")))

    def test_columns(self):
        rows = self.rows("--columns", "article,date,quote,speaker,stance,evidence,coder")
        self.assertEqual(len(rows), 5)
        self.assertEqual(rows[1], {
            "article": "The mayor backs the levy.", "date": "2031-03-04", "quote": "The guild, =angry, says \"no\".",
            "speaker": "Guild; Mayor", "stance": "Opposes", "evidence": "Official; Study", "coder": "anna"})
        self.assertEqual(rows[4]["speaker"], "")
        self.assertEqual([row["coder"] for row in rows], ["anna", "anna", "jonas", "anna", "anna"])

    def test_where(self):
        for where, expected in [
                ("stance is oppose", [1]), ("stance unset", [2]), ("speaker is guild", [1, 3]),
                ("date from 2031-01-01 to 2031-06-30 and evidence any", [0, 1]), ("date unset", [3, 4]),
                ("text angry", [1, 4]), ("coder is jonas or speaker unset", [2, 4]), ("violations", [])]:
            rows = self.rows("--where", where, "--columns", "id")
            self.assertEqual([int(row["id"][-2:]) - 1 for row in rows], expected, where)

    def test_sort(self):
        rows = self.rows("--columns", "id", "--sort", "stance")
        self.assertEqual([int(row["id"][-2:]) - 1 for row in rows], [0, 3, 1, 4, 2])
        rows = self.rows("--columns", "id", "--sort", "stance", "--reverse")
        self.assertEqual([int(row["id"][-2:]) - 1 for row in rows], [4, 1, 0, 3, 2])

    def test_formats(self):
        out, _ = self.run_cli("claims", self.corpus, "--format", "jsonl", "--columns", "speaker,stance,place")
        lines = [json.loads(line) for line in out.splitlines()]
        self.assertEqual(lines[1], {"speaker": ["guild", "mayor"], "stance": "oppose", "place": "27-56"})
        self.assertEqual(lines[2]["stance"], None)
        document = self.run_json("claims", self.corpus, "--where", "speaker is guild", "--columns", "coder")
        self.assertEqual((document["count"], document["claims"]), (2, [{"coder": "anna"}] * 2))
        out, _ = self.run_cli("claims", self.corpus, "--format", "text", "--where", "speaker is guild and date any")
        self.assertEqual(out,
                         "“The guild, =angry, says \"no\".” (Guild, Mayor, in: The mayor backs the levy., "
                         "2031-03-04)\n")
        out, _ = self.run_cli("claims", self.corpus, "--columns", "speaker,coder", "--where", "stance is support")
        self.assertEqual(out.splitlines(), ["Speaker  Coder", "Mayor    anna", "Guild    anna", "2 claims"])

    def test_group(self):
        out, _ = self.run_cli("claims", self.corpus, "--group", "speaker", "--format", "csv")
        self.assertEqual(list(csv.reader(io.StringIO(out, newline=""))), [
            ["code", "label", "claims", "articles", "first", "last"],
            ["guild", "Guild", "2", "2", "2031-03-04", "2031-03-04"],
            ["mayor", "Mayor", "3", "1", "2031-03-04", "2031-03-04"],
            ["", "(unset)", "1", "1", "", ""]])

    def test_crosstab(self):
        out, _ = self.run_cli("crosstab", self.corpus, "--rows", "speaker", "--columns", "stance", "--format", "csv")
        # Counted by Python from the table above.
        pairs = Counter((speaker, stance or "") for _, _, _, _, speakers, stance, _ in CLAIMS
                        for speaker in (speakers or [""]))
        rows = list(csv.reader(io.StringIO(out, newline="")))
        self.assertEqual(rows[0], ["Speaker / Stance", "Supports", "Opposes", "Unclear", "Unset", "Total"])
        for row, name in zip(rows[1:], ["Guild", "Mayor", ""]):
            counts = [pairs[name, code] for code in ("support", "oppose", "unclear", "")]
            self.assertEqual(row, [name or "Unset", *map(str, counts), str(sum(counts))])
        self.assertEqual(rows[4], ["Total", "2", "2", "1", "1", "6"])
        out, _ = self.run_cli("crosstab", self.corpus, "--rows", "speaker", "--columns", "stance", "--shares", "row",
                              "--format", "tsv", "--where", "speaker is guild")
        self.assertEqual(out.splitlines()[1], "Guild\t0.5000\t0.5000\t1.0000")
        document = self.run_json("crosstab", self.corpus, "--rows", "coder", "--columns", "stance")
        self.assertIn({"row": "jonas", "column": None, "count": 1, "row_share": "1.0000", "column_share": "1.0000",
                       "total_share": "0.2000"}, document["cells"])

    def test_wrong(self):
        for words, message in [
                (["claims", self.corpus, "--where", "stance opose"], "--where: character 8: “opose”"),
                (["claims", self.corpus, "--columns", "quote,who"], "--columns: there is no field “who”"),
                (["claims", self.corpus, "--sort", "who"], "--sort: there is no field"),
                (["claims", self.corpus, "--format", "xls"], "there is no such format"),
                (["crosstab", self.corpus, "--rows", "stance"], "--columns FIELD"),
                (["crosstab", self.corpus, "--rows", "stance", "--columns", "coder", "--shares", "x"],
                 "no such shares"),
                (["claims", self.path("nowhere")], "nowhere")]:
            _, err = self.run_cli(*words, status=2)
            self.assertIn(message, err)

    def test_damaged(self):
        self.write("sub/b.txt.anna.claims.json", "{")
        out, err = self.run_cli("claims", self.corpus, "--format", "csv", "--columns", "id", status=1)
        self.assertEqual(len(out.splitlines()), 4)
        self.assertIn("b.txt.anna.claims.json", err)

    def test_nothing_is_written(self):
        before = self.snapshot()
        self.rows()
        self.run_cli("crosstab", self.corpus, "--rows", "stance", "--columns", "coder")
        self.assertEqual(self.snapshot(), before)


if __name__ == "__main__":
    main()
