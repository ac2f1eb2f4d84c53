#!/usr/bin/env python3
# Copyright 2026 The Adduce Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Workbooks as openpyxl reads them: cell by cell what CSV has, typed."""

import csv
import datetime
import io

import openpyxl
from openpyxl.utils.escape import unescape

from cli_case import main
from exchange_case import ExchangeCase

NUMBERS = {"stance_number", "revision", "codebook_version"}
TIMES = {"created", "modified"}


class Xlsx(ExchangeCase):
    def setUp(self):
        super().setUp()
        self.make_hard_corpus()

    def read(self, path):
        """Sheet → rows of values."""
        with open(path, "rb") as file:
            book = openpyxl.load_workbook(io.BytesIO(file.read()))
        return {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book}

    def test_claims(self):
        self.add_article("nasty.txt", "=1+1 \x01 _x0041_ +x @y <&>\n")
        self.claim("nasty.txt", "=1+1", note="=HYPERLINK(\"x\")")
        self.claim("nasty.txt", "\x01 _x0041_", note="bell \x07 and\nline")
        path = self.export("xlsx")
        head, *rows = self.read(path)["claims"]
        out, _ = self.run_cli("export", self.corpus, "-f", "csv", "-o", "-")
        plain = list(csv.DictReader(io.StringIO(out, newline=""), strict=True))
        self.assertEqual(head, list(plain[0]))
        self.assertEqual(len(rows), len(plain))
        for row, expected in zip(rows, plain):
            for name, value in zip(head, row):
                if name in NUMBERS:
                    self.assertEqual(value, int(expected[name]) if expected[name] else None)
                elif name in TIMES:
                    self.assertEqual(value, datetime.datetime.strptime(expected[name], "%Y-%m-%dT%H:%M:%SZ"))
                else:
                    self.assertEqual(unescape(value) if value is not None else "", expected[name], name)
        self.assertEqual(self.losses(path), {})

    def test_other_sheets(self):
        sheets = self.read(self.export("xlsx"))
        self.assertEqual(list(sheets), ["claims", "articles", "speakers", "codebook"])
        articles = [dict(zip(sheets["articles"][0], row)) for row in sheets["articles"][1:]]
        counts = {(row["path"], row["coder"]): row["claims"] for row in articles}
        for (path, coder), number in counts.items():
            self.assertEqual(number, sum((known["article"], known["coder"]) == (path, coder)
                                         for known in self.known.values()))
        self.assertEqual(sum(counts.values()), len(self.known))
        self.assertEqual({row[1] for row in sheets["speakers"][1:]},
                         {name for known in self.known.values() for name in known["speaker"]})
        self.assertIn(["stance", "Stance", "oppose", "Opposes", None, -1], sheets["codebook"])

    def test_too_long(self):
        """A cell holds 32,767 units of UTF-16; what is cut is named."""
        text = "a" * 32765 + "\U0001f600" + "b\n"
        self.add_article("long.txt", text)
        fits = self.claim("long.txt", (0, 32766))
        cut = self.claim("long.txt", (0, 32767))
        path = self.export("xlsx")
        rows = {row[4]: row[6] for row in self.read(path)["claims"]}
        self.assertEqual(rows[fits], text[:32766])
        self.assertEqual(rows[cut], text[:32766])
        self.assertEqual(self.losses(path), {"cut": [cut]})


if __name__ == "__main__":
    main()
