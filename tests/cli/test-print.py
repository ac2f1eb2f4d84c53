#!/usr/bin/env python3
# Copyright 2026 The Adduce Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""print: what is on the pages, as poppler reads them."""

import collections
import os
import re
import shutil
import subprocess
import xml.etree.ElementTree as ET

from cli_case import CliCase, main

SAMPLE = os.path.join(os.environ["ADDUCE_DATA_DIR"], "sample-corpus")
A4 = (595.28, 841.89)
A5 = (419.53, 595.28)
MARGIN = 42.5  # 15 mm
TOLERANCE = 1.5


def pages_of(pdf):
    """For each page its size and its words with their boxes: [(width, height, [(word, x1, y1, x2, y2)])]."""
    shown = subprocess.run(["pdftotext", "-bbox", pdf, "-"], check=True, capture_output=True, text=True).stdout
    # Characters that XML can't have stand for glyphs without a meaning.
    root = ET.fromstring(re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", shown))
    pages = []
    for page in root.iter("{http://www.w3.org/1999/xhtml}page"):
        words = [(word.text or "", *(float(word.get(name)) for name in ("xMin", "yMin", "xMax", "yMax")))
                 for word in page]
        pages.append((float(page.get("width")), float(page.get("height")), words))
    return pages


def text_of(pdf):
    """The pages' text in the order in which it was drawn."""
    return subprocess.run(["pdftotext", "-raw", pdf, "-"], check=True, capture_output=True, text=True).stdout


def squeeze(text):
    return re.sub(r"\s+", "", text)


class Print(CliCase):
    def setUp(self):
        super().setUp()
        self.sample = os.path.join(self.corpus, "sample")
        shutil.copytree(SAMPLE, self.sample)
        self.pdf = self.path("out.pdf")
        if "ASAN_OPTIONS" in self.environment:
            # To know what cairo forgets (tests/lsan.supp) one must get past it, slowly: it has no frame pointers.
            self.environment["ASAN_OPTIONS"] += ":fast_unwind_on_malloc=0:malloc_context_size=16"

    def print(self, article, *options, claims=None):
        shown = self.run_json("print", os.path.join(self.sample, article), "--output", self.pdf, *options)
        pages = pages_of(self.pdf)
        self.assertEqual(shown["pages"], len(pages))
        if claims is not None:
            self.assertEqual(shown["claims"], claims)
        return pages

    def check_pages(self, pages, size, title):
        for number, (width, height, words) in enumerate(pages, 1):
            self.assertAlmostEqual(width, size[0], delta=0.1)
            self.assertAlmostEqual(height, size[1], delta=0.1)
            for word, left, top, right, bottom in words:
                self.assertGreaterEqual(left, MARGIN - TOLERANCE, word)
                self.assertLessEqual(right, width - MARGIN + TOLERANCE, word)
                self.assertGreaterEqual(top, MARGIN - 4, word)
                self.assertLessEqual(bottom, height - MARGIN + 4, word)
            head = " ".join(word for word, _, top, _, _ in words if top < MARGIN + 12)
            self.assertIn(f"Page {number} of {len(pages)}", head)
            self.assertTrue(head.startswith(title), head)

    def check_claims(self, article):
        """Each claim has its note, which says who, how and on what."""
        claims = self.run_json("show", os.path.join(self.sample, article))["claims"]
        printed = squeeze(text_of(self.pdf))
        for number, claim in enumerate(claims, 1):
            self.assertIn(squeeze(f"{number} {', '.join(claim['speakers'])}"), printed)
            for words in (*claim["issues"], claim["stance_label"] or "no stance", claim["note"] or ""):
                self.assertIn(squeeze(words), printed)

    def test_article(self):
        article = "2031-03-04-northwire-barrage.txt"
        pages = self.print(article, claims=17)
        self.check_pages(pages, A4, "Hallan barrage to cost 6.1 billion crowns")
        self.check_claims(article)
        # Nothing of the article is lost, whatever the pages add.
        with open(os.path.join(self.sample, article), encoding="utf-8") as file:
            wanted = collections.Counter(file.read().split())
        there = collections.Counter(word for _, _, words in pages for word, *_ in words)
        self.assertEqual(wanted - there, collections.Counter())

    def test_every_article(self):
        """Whatever the language, the paper and the number of claims."""
        for article in (row["path"] for row in self.run_json("list", self.sample)["articles"]):
            with self.subTest(article):
                pages = self.print(article, "--paper", "A5")
                self.assertAlmostEqual(pages[0][0], A5[0], delta=0.1)
                self.check_claims(article)

    def test_coder(self):
        article = "2031-03-04-northwire-barrage.txt"
        claims = self.run_json("show", os.path.join(self.sample, article))["claims"]
        own = sum(claim["coder"] == "jonas" for claim in claims)
        self.assertGreater(own, 0)
        self.print(article, "--coder", "jonas", claims=own)
        text = text_of(self.pdf)
        self.assertIn("Coder: jonas", text)
        self.assertNotIn("mira", text)

    def legend(self, page):
        """The words at the foot that explain the colours."""
        _, height, words = page
        line = sorted((left, word) for word, left, top, _, bottom in words
                      if height - MARGIN - 20.5 < top and bottom < height - MARGIN - 9)
        return " ".join(word for _, word in line)

    def test_colours(self):
        """Each page explains the colours of its own claims, and what has one meaning has one colour."""
        article = "regional/2031-04-15-dunmarrow-council.txt"
        pages = self.print(article)
        self.assertEqual(self.legend(pages[0]), "Stance S Supports O Opposes")
        pages = self.print(article, "--color-by", "speaker")
        self.assertEqual(self.legend(pages[0]), "Speaker RI Rosa Imber JO J. Orrel DP D. Pask")
        shown = self.run_json("show", os.path.join(self.sample, article))["claims"]
        told = " ".join(self.legend(page) for page in pages)
        for claim in shown:
            self.assertIn(claim["speakers"][0], told)
        pages = self.print(article, "--color-by", "coder")
        self.assertEqual(self.legend(pages[0]), "Coder Jo jonas Mi mira")
        self.assertEqual(len(self.fills()), len({claim["coder"] for claim in shown}))
        self.run_cli("print", os.path.join(self.sample, article), "--output", self.pdf, "--color-by", "mood", status=2)

    def fills(self):
        """The colours of the first page in which words are highlighted: the only ones that are translucent."""
        svg = self.path("page.svg")
        subprocess.run(["pdftocairo", "-svg", "-f", "1", "-l", "1", self.pdf, svg], check=True)
        with open(svg, encoding="utf-8") as file:
            return set(re.findall(r'fill[:=]"?(rgb\([^)]*\))"?;? ?fill-opacity[:=]"?0\.', file.read()))

    def test_more_notes_than_room(self):
        """What the text's pages have no room for follows on others, in order."""
        words = "The toll must go and nobody was surprised at all. " * 20
        article = self.write("sample/dense.txt", words)
        for number in range(60):
            self.run_cli("annotate", article, "--coder", "zoe", "--span", f"{number * 10}-{number * 10 + 30}",
                         "--speaker", f"Speaker{number}", "--note", "Said more than once, and at length. " * 3)
        pages = self.print("dense.txt", claims=60)
        self.check_pages(pages, A4, "The toll must go")
        self.assertGreater(len(pages), 2)
        order = [int(found) for found in re.findall(r"Speaker(\d+)", text_of(self.pdf))]
        self.assertEqual(order, list(range(60)))
        # Only the first page has text.
        self.assertNotIn("surprised", [word for word, *_ in pages[1][2] if not word.startswith("Page")][20:])

    def test_long_note(self):
        """A note that is longer than a page goes on with the next."""
        article = self.write("sample/long.txt", "The toll must go.")
        note = " ".join(f"word{number}" for number in range(1500))
        self.run_cli("annotate", article, "--coder", "zoe", "--span", "0-17", "--note", note)
        pages = self.print("long.txt", claims=1)
        self.check_pages(pages, A4, "The toll must go")
        there = [word for _, _, words in pages for word, *_ in words if word.startswith("word")]
        self.assertEqual(len(there), 1500)
        self.assertEqual(set(there), set(note.split()))

    def test_changed_words(self):
        """A claim whose words are gone is on no others, and said to be so."""
        article = self.write("sample/gone.txt", "The toll must go.\n")
        self.run_cli("annotate", article, "--coder", "zoe", "--span", "0-16", "--speaker", "Ida Ek")
        self.write("sample/gone.txt", "Now the toll may stay, for a while at least.\n")
        self.run_cli("print", article, "--output", self.pdf, status=0)
        self.assertIn("not in the article any more", re.sub(r"\s+", " ", text_of(self.pdf)))

    def test_odd_texts(self):
        for text in ("", "\n\n\n", "x" * 30000, "\u202etext\u202c\n" * 3, "word " * 20000):
            self.write("sample/odd.txt", text)
            pages = self.print("odd.txt", claims=0)
            for _, _, words in pages:
                for word, left, _, right, _ in words:
                    self.assertGreaterEqual(left, MARGIN - TOLERANCE, word)
                    self.assertLessEqual(right, A4[0] - MARGIN + TOLERANCE, word)

    def test_wrong(self):
        article = os.path.join(self.sample, "2031-03-04-northwire-barrage.txt")
        self.run_cli("print", article, status=2)
        self.run_cli("print", article, "--output", self.pdf, "--paper", "a0", status=2)
        self.run_cli("print", article, "--output", self.pdf, "--size", "99", status=2)
        self.run_cli("print", self.path("none.txt"), "--output", self.pdf, status=2)
        self.run_cli("print", article, "--output", os.path.join(self.corpus, "no", "x.pdf"), status=2)
        self.assertFalse(os.path.exists(self.pdf))


if __name__ == "__main__":
    main()
