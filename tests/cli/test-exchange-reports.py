#!/usr/bin/env python3
# Copyright 2026 The Adduce Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reports for readers and lists for statistics: HTML and CSV by Python's readers, Markdown against a page by hand,
PDF by poppler."""

import collections
import csv
import html.parser
import subprocess
import xml.etree.ElementTree
import zipfile

from cli_case import main
from exchange_case import ExchangeCase


class Page(html.parser.HTMLParser):
    """Paragraphs of each article, which characters are marked, and the list of claims."""

    def __init__(self):
        super().__init__()
        self.articles, self.headings, self.claims = [], [], []
        self.stack, self.text, self.marked, self.fact = [], None, None, None

    def handle_starttag(self, tag, attributes):
        self.stack.append(tag)
        if tag == "article":
            self.articles.append([])
        elif tag == "p" and ("class", "meta") not in attributes and self.articles:
            self.articles[-1].append(["", set()])
        elif tag in ("li", "div"):
            if tag == "li" or ("class", "claim") in attributes:
                self.claims.append({"quote": "", "facts": collections.OrderedDict(), "under": self.headings[-1]})
        elif tag == "h2":
            self.headings.append("")
        elif tag == "dt":
            self.fact = ""
        if tag in ("meta",):
            self.stack.pop()

    def handle_endtag(self, tag):
        assert self.stack.pop() == tag, tag

    def handle_data(self, data):
        inside = set(self.stack)
        if "sup" in inside or "style" in inside:
            return
        if "h2" in inside:
            self.headings[-1] += data
        elif "q" in inside:
            self.claims[-1]["quote"] += data
        elif "dt" in inside:
            self.fact += data
        elif "dd" in inside:
            facts = self.claims[-1]["facts"]
            facts[self.fact] = facts.get(self.fact, "") + data
        elif "p" in inside and "article" in inside and self.articles[-1]:
            paragraph = self.articles[-1][-1]
            if "mark" in inside:
                paragraph[1] |= set(range(len(paragraph[0]), len(paragraph[0]) + len(data)))
            paragraph[0] += data


class Reports(ExchangeCase):
    def setUp(self):
        super().setUp()
        self.make_hard_corpus()

    def read(self, path):
        with open(path, encoding="utf-8", newline="") as file:
            return file.read()

    def parse(self, *words):
        page = Page()
        path = self.export("html", *words)
        page.feed(self.read(path))
        page.close()
        self.assertEqual(page.stack, [])
        self.assertEqual(set(self.losses(path)), {"times"})
        return page

    def check_facts(self, facts, known):
        stances = {"support": "Supports", "oppose": "Opposes", "unclear": "Unclear"}
        kinds = {"study": "Study", "official": "Official", "none": "None"}
        expected = {"Speaker": "; ".join(known["speaker"]), "Issue": "; ".join(known["issue"]),
                    "Stance": stances.get(known["stance"]), "Note": known["note"], "Coder": known["coder"],
                    "Evidence": "; ".join(kinds[code] for code in known["evidence"]),
                    "Certainty": (known["certainty"] or "").capitalize()}
        self.assertEqual(facts, {name: value for name, value in expected.items() if value})

    def test_html_articles(self):
        """Every word is there, just those of claims are marked, and each claim is listed with all that is known."""
        page = self.parse()
        for paragraphs, (name, text) in zip(page.articles, sorted(self.texts.items()), strict=True):
            lines, at = [], 0
            for line in text.split("\n"):
                if line:
                    lines.append((line, at))
                at += len(line) + 1
            paragraphs = [paragraph for paragraph in paragraphs if paragraph[0]]
            self.assertEqual([words for words, _ in paragraphs], [line for line, _ in lines])
            covered = {at for known in self.known.values() if known["article"] == name
                       for start, end in known["spans"] for at in range(start, end)}
            for (words, marked), (line, start) in zip(paragraphs, lines):
                self.assertEqual({start + at for at in marked},
                                 covered & set(range(start, start + len(line))))
        known = sorted(self.known.values(), key=lambda one: (one["article"], one["spans"][0]))
        self.assertEqual(len(page.claims), len(known))
        quotes = collections.defaultdict(list)
        for claim in page.claims:
            quotes[claim["quote"]].append(claim["facts"])
        for one in known:
            of = quotes[" … ".join(one["text"])]
            self.assertTrue(of)
            if len(of) == 1:
                self.check_facts(of[0], one)

    def test_html_groups(self):
        """A claim stands under each of its speakers; without the articles nothing but quotes is there."""
        page = self.parse("--text", "quotes", "--label", "speaker")
        self.assertEqual(page.articles, [])
        found = sorted((claim["under"], claim["quote"]) for claim in page.claims)
        expected = sorted((speaker, " … ".join(known["text"])) for known in self.known.values()
                          for speaker in known["speaker"] or ["Unset"])
        self.assertEqual(found, expected)

    def test_dna(self):
        path = self.export("dna-csv")
        rows = list(csv.DictReader(self.read(path).splitlines(keepends=True), delimiter=";", strict=True))
        self.assertEqual([row["statement_id"] for row in rows], [str(n) for n in range(1, len(rows) + 1)])
        self.assertEqual(list(rows[0])[:16], [
            "statement_id", "time", "person", "organization", "concept", "agreement", "start_position",
            "stop_position", "text", "coder", "document_id", "document_title", "document_author", "document_source",
            "document_section", "document_type"])
        pairs = collections.defaultdict(set)
        for row in rows:
            known = self.known[row["claim_id"]]
            text = self.texts[known["article"]]
            start, stop = known["spans"][0][0], known["spans"][-1][1]
            units = text.encode("utf-16-le")[2 * int(row["start_position"]):2 * int(row["stop_position"])]
            self.assertEqual(units.decode("utf-16-le"), text[start:stop])
            self.assertEqual(row["text"], text[start:stop])
            self.assertEqual(row["agreement"], {"support": "1", "oppose": "0"}.get(known["stance"], ""))
            self.assertEqual(row["coder_name"], known["coder"])
            self.assertEqual(row["time"], "2031-03-04 00:00:00" if "2031" in known["article"] else "")
            self.assertEqual(row["note"], known["note"] or "")
            pairs[row["claim_id"]].add((row["person"], row["concept"]))
        self.assertEqual(pairs, {claim: {(speaker, issue) for speaker in known["speaker"] or [""]
                                         for issue in known["issue"] or [""]} for claim, known in self.known.items()})
        losses = self.losses(path)
        self.assertEqual((set(losses), losses["gap"]), ({"gap", "times"}, [self.apart]))


class Document(ExchangeCase):
    """DOCX: what a word processor shows, read from its paragraphs."""

    W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

    def setUp(self):
        super().setUp()
        self.make_hard_corpus()

    def read(self, path):
        """(style, words, marked words) of each paragraph."""
        with zipfile.ZipFile(path) as archive:
            self.assertIsNone(archive.testzip())
            body = xml.etree.ElementTree.fromstring(archive.read("word/document.xml"))[0]
            styles = xml.etree.ElementTree.fromstring(archive.read("word/styles.xml"))
        known = {one.get(self.W + "styleId") for one in styles.iter(self.W + "style")}
        found = []
        for paragraph in body.iter(self.W + "p"):
            style = paragraph.find(f"{self.W}pPr/{self.W}pStyle")
            name = style.get(self.W + "val") if style is not None else None
            self.assertIn(name, known | {None})
            words, marked = "", ""
            for run in paragraph.iter(self.W + "r"):
                if run.find(f"{self.W}rPr/{self.W}vertAlign") is not None:
                    continue
                parts = [{self.W + "tab": "\t", self.W + "br": "\n"}.get(one.tag, one.text) for one in run[1:]]
                words += "".join(parts)
                marked += "".join(parts) if run.find(f"{self.W}rPr/{self.W}u") is not None else ""
            found.append((name, words, marked))
        return found

    def test_articles(self):
        path = self.export("docx")
        paragraphs = self.read(path)
        for name, text in self.texts.items():
            lines = text.split("\n")
            plain = [(words, marked) for style, words, marked in paragraphs if style is None]
            start = [words for words, _ in plain].index(lines[0])
            self.assertEqual([words for words, _ in plain[start:start + len(lines)]], lines)
            covered = sorted({at for known in self.known.values() if known["article"] == name
                              for span in known["spans"] for at in range(*span)})
            self.assertEqual("".join(marked for _, marked in plain[start:start + len(lines)]),
                             "".join(text[at] for at in covered if text[at] != "\n"))
        claims = [words for style, words, _ in paragraphs if style == "Claim"]
        self.assertEqual(len(claims), len(self.known))
        quotes = collections.Counter(words.split("  ", 1)[1] for words in claims)
        self.assertEqual(quotes, collections.Counter(" … ".join(known["text"]) for known in self.known.values()))
        notes = [words for style, words, _ in paragraphs if style == "Fact" and words.startswith("Note:")]
        self.assertEqual(notes, ["Note:\t" + known["note"] for known in self.known.values() if known["note"]])
        self.assertEqual(set(self.losses(path)), {"times"})

    def test_groups(self):
        paragraphs = self.read(self.export("docx", "--text", "quotes", "--label", "issue"))
        self.assertEqual([words for style, words, _ in paragraphs if style == "Heading2"],
                         sorted({issue for known in self.known.values() for issue in known["issue"] or ["Unset"]}))
        self.assertEqual([words for style, words, _ in paragraphs if style is None], [])


class Pages(ExchangeCase):
    """PDF, as poppler reads it."""

    def words(self, path, *options):
        out = subprocess.run(["pdftotext", "-raw", *options, path, "-"], check=True, capture_output=True, text=True)
        return " ".join(out.stdout.split())

    def facts(self, path):
        out = subprocess.run(["pdfinfo", path], check=True, capture_output=True, text=True).stdout
        return dict((part.strip() for part in line.split(":", 1)) for line in out.splitlines())

    def test_articles(self):
        """Marks are colours and numbers, so that the words stand as in the article; each page has its number."""
        lines = [f"Sentence number {n} of a long report about the ferry." for n in range(300)]
        self.add_article("long.txt", "A <long> & dry report\n\n" + "\n".join(lines) + "\n")
        self.claim("long.txt", lines[3], speaker=["Ann & Bob"], stance="oppose", note="a <note>")
        self.claim("long.txt", lines[250], coder="jonas", issue=["Tolls"])
        path = self.export("pdf")
        facts = self.facts(path)
        self.assertEqual((facts["Title"], facts["Page size"]), ("corpus", "595 x 842 pts (A4)"))
        n_pages = int(facts["Pages"])
        self.assertGreater(n_pages, 5)
        pages = [self.words(path, "-f", str(n), "-l", str(n)) for n in range(1, n_pages + 1)]
        self.assertEqual([page.split(" ")[-1] for page in pages], [str(n) for n in range(1, n_pages + 1)])
        whole = " ".join(page.rsplit(" ", 1)[0] for page in pages)
        # the reader guesses blanks from distances, and not always alike in a heading
        head = "corpus A <long> & dry report long.txt A <long> & dry report " + lines[0]
        self.assertTrue(whole.replace(" ", "").startswith(head.replace(" ", "")))
        body = whole[:whole.index("1 " + lines[3])] if "1 " + lines[3] in whole else whole
        # a number stands at the end of its claim, a thin space from it
        text = " ".join(lines).replace(lines[3], lines[3] + "1").replace(lines[250], lines[250] + "2")
        self.assertIn(text, body.replace("ferry. 1 ", "ferry.1 ").replace("ferry. 2 ", "ferry.2 "))
        listed = whole[len(body):]
        self.assertEqual(listed, f"1 {lines[3]} Speaker: Ann & Bob Stance: Opposes Note: a <note> Coder: mira "
                                 f"2 {lines[250]} Issue: Tolls Coder: jonas")

    def test_groups(self):
        """Under the values of a variable, each claim with its source; nothing of the article but the claims' words."""
        self.make_hard_corpus()
        path = self.export("pdf", "--text", "quotes", "--label", "stance")
        words = self.words(path)
        self.assertTrue(words.startswith("corpus Claims by: Stance "))
        places = [words.index(heading) for heading in ("Opposes", "Supports", "Unclear", "Unset")]
        self.assertEqual(places, sorted(places))
        self.assertEqual(words.count("Coder:"), len(self.known))
        self.assertNotIn("the minister went on", words)
        self.assertEqual(set(self.losses(path)), {"times"})

    def test_nothing(self):
        self.assertEqual(self.facts(self.export("pdf"))["Pages"], "1")


class Markdown(ExchangeCase):
    def test_page(self):
        """Written by hand: brackets around claims, a list below, nothing taken for markup."""
        self.add_article("a.txt", "Head *line*\n\n1. The _dam_ is late, he said, and dear.\n# no head\n")
        self.claim("a.txt", "The _dam_ is late,", "and dear", speaker=["A*B"], stance="oppose")
        self.claim("a.txt", "# no head", coder="jonas", note="two\nlines")
        path = self.export("md")
        with open(path, encoding="utf-8") as file:
            self.assertEqual(file.read(), """\
# corpus

## Head \\*line\\*

a.txt

Head \\*line\\*

1\\. **[1** The \\_dam\\_ is late, he said, and dear **1]**.

**[2** \\# no head **2]**

1. The \\_dam\\_ is late, … and dear
    - *Speaker:* A\\*B
    - *Stance:* Opposes
    - *Coder:* mira
2. \\# no head
    - *Note:* two lines
    - *Coder:* jonas

""")


if __name__ == "__main__":
    main()
