#!/usr/bin/env python3
# Copyright 2026 The Adduce Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Claims out of files that other programs wrote (tests/data/foreign); what comes of them was read off them by hand."""

import hashlib
import json
import os
import shutil
import unittest

from cli_case import CliCase, main
from exchange_case import FOREIGN


class SampleCase(CliCase):
    def take(self, *names, problems=0, coder="zed", words=()):
        """Brings files in; @problems: words that each of its sentences has, in their order."""
        paths = [os.path.join(FOREIGN, name) for name in names]
        process = self.start("import", self.corpus, *paths, "--coder", coder, "--json", *words)
        out, err = process.communicate(timeout=60)
        self.assertEqual(err, b"")
        result = json.loads(out)
        expected = problems or ()
        self.assertEqual(len(result["problems"]), len(expected), result["problems"])
        for sentence, part in zip(result["problems"], expected):
            self.assertIn(part, sentence)
        if result["new_articles"] + result["matched_articles"] > 0:
            self.run_cli("check", self.corpus)
        return result

    def refuse(self, name, *parts):
        before = self.snapshot()
        _, err = self.run_cli("import", self.corpus, os.path.join(FOREIGN, name), "--coder", "zed", status=2)
        for part in parts:
            self.assertIn(part, err)
        self.assertEqual(self.snapshot(), before)

    def rows(self, status=0):
        out, _ = self.run_cli("export", self.corpus, "--format", "jsonl", "--output", "-", status=status)
        return [json.loads(line) for line in out.splitlines()]

    def words(self, path=None):
        return [" … ".join(row["text"]) for row in self.rows() if path is None or row["path"] == path]

    def by_words(self):
        found = {}
        for row in self.rows():
            found.setdefault(" … ".join(row["text"]), row)
        return found


class Named(SampleCase):
    """Several files named at once, as a shell does for a pattern."""

    def put(self, name, text):
        path = os.path.join(self.top, "from", name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        return path

    def test_of_a_folder(self):
        """Settings and texts are known for what they are, with or without the name of the format; others are named."""
        paths = [self.put("annotation.conf", "[entities]\nClaim\n"), self.put("a.txt", "No more tolls.\n"),
                 self.put("a.ann", "T1\tClaim 0 13\tNo more tolls\n"), self.put("readme", "Ours.\n")]
        for words in ((), ("--format", "brat")):
            result = self.run_json("import", self.corpus, *paths[:3], "--coder", "zed", "--dry-run", *words)
            self.assertEqual(result["problems"], [])
            self.assertEqual([row["text"] for row in result["claims"]], ["No more tolls"])
        result = self.take(*paths, problems=("readme: nothing of it was read",))
        self.assertEqual((result["came_in"], result["new_articles"]), (1, 1))
        self.assertEqual([row["path"] for row in self.rows()], ["a.txt"])
        before = self.snapshot()
        _, err = self.run_cli("import", self.corpus, paths[1], paths[3], "--coder", "zed", "--format", "w3c", status=2)
        self.assertIn("readme: line 1", err)
        self.assertEqual(self.snapshot(), before)

    def test_documents_of_annotations(self):
        """labelbuddy's documents in one file, its annotations in another."""
        text = "Tolls double.\n"
        documents = self.put("docs.jsonl", json.dumps({"text": text}) + "\n"
                             + json.dumps({"text": "Other.\n", "list_title": "other"}) + "\n")
        annotations = self.put("annotations.json", json.dumps([
            {"utf8_text_md5_checksum": hashlib.md5(text.encode()).hexdigest(),
             "annotations": [{"label_name": "toll", "start_char": 0, "end_char": 5}]}]))
        result = self.take(documents, annotations)
        self.assertEqual([row["text"] for row in result["claims"]], ["Tolls"])

    def test_codebook(self):
        """A codebook of REFI-QDA is no article, and holds no claims: what brings it in is named."""
        book = self.put("book.qdc", '<?xml version="1.0" encoding="utf-8"?>\n'
                        '<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="x"><Codes/></CodeBook>\n')
        before = self.snapshot()
        for words in ((), ("--articles",), ("--format", "qdpx"), ("--dry-run",)):
            _, err = self.run_cli("import", self.corpus, book, *words, status=2)
            if "qdpx" not in words:
                self.assertIn("adduce-cli codebook DIR import FILE", err)
        self.assertEqual(self.snapshot(), before)


class Brat(SampleCase):
    def test_discontinuous(self):
        """The emoji before it counts one; a piece ends where the line does."""
        self.take("brat/samples/synthetic-discontinuous.ann")
        rows = self.rows()
        self.assertEqual([row["spans"] for row in rows], [[[3, 4]], [[10, 13], [15, 18]], [[15, 21]]])
        self.assertEqual([row["text"] for row in rows], [["\U0001f60a"], ["Bob", "Yes"], ["Yes\nIt"]])
        bob = rows[1]
        self.assertEqual((bob["speakers"], bob["stance"], bob["note"]), (["Bob Smith"], "support", "free text note"))
        self.assertNotIn("label", bob.get("values", {}))

    def test_news(self):
        result = self.take("brat/samples")
        counts = {}
        for row in self.rows():
            counts[row["path"]] = counts.get(row["path"], 0) + 1
        self.assertEqual(counts, {
            "060-relation_annotation.txt": 10, "080-event-annotation.txt": 21, "100-attribute_annotation.txt": 26,
            "110-note_annotation.txt": 14, "synthetic-discontinuous.txt": 3})
        self.assertEqual((result["new_articles"], result["placed"]), (5, 74))
        rows = {(row["path"][:3], tuple(row["spans"][0])): row for row in self.rows()}
        self.assertEqual(rows["060", (139, 154)]["value_labels"]["located"], ["Arg2: England"])
        self.assertEqual(rows["060", (483, 497)]["value_labels"]["alias"], ["Jo Rowling", "J. K. Rowling"])
        self.assertEqual(rows["080", (382, 388)]["value_labels"]["merge-org"],
                         ["Org-Arg: Amazon; Org-Arg2: Apple; Org-Arg3: Google; Org-Arg4: Facebook"])
        self.assertEqual(rows["100", (626, 632)]["certainty"], "high")
        self.assertEqual(rows["100", (531, 536)]["certainty"], "low")
        self.assertEqual(rows["100", (506, 513)]["note"], "Confidence: Neutral")
        self.assertEqual(rows["110", (412, 421)]["note"], "Should fictional places be annotated?")

    def test_again(self):
        """The same files change nothing, and the claims of another coder stand beside them."""
        self.take("brat/samples")
        before = self.snapshot()
        again = self.take("brat/samples")
        self.assertEqual((again["came_in"], again["known"], again["matched_articles"]), (0, 74, 5))
        self.assertEqual(self.snapshot(), before)
        other = self.take("brat/samples", coder="yan")
        self.assertEqual((other["came_in"], other["matched_articles"]), (74, 5))
        self.assertEqual(len(self.rows()), 148)

    def test_damaged(self):
        self.write("x.txt", "One two.\n")
        for line, part in (("T1\tClaim x y\tOne", "line 1: its places can’t be read"),
                           ("T1\tClaim 0 3\tOne\n!", None), ("hello", "line 1: no annotation of brat begins"),
                           ("T1\tClaim", "line 1: a text-bound annotation needs")):
            self.write("x.ann", line + "\n")
            _, err = self.run_cli("import", self.corpus, self.path("x.ann"), "--coder", "zed", "--dry-run",
                                  status=2 if part else 1)
            self.assertIn(part or "“One !” is not in the article like this", err)


class Convert(SampleCase):
    def test_without_texts(self):
        """brat has the texts, W3C does not: on the way back they are asked for."""
        there, back = os.path.join(self.top, "there.jsonld"), os.path.join(self.top, "back")
        out, _ = self.run_cli("convert", "--to", "w3c", "--coder", "zed", os.path.join(FOREIGN, "brat/samples"), there)
        self.assertEqual(out, "74 claims were written\n")
        _, err = self.run_cli("convert", "--to", "brat", there, back, status=1)
        self.assertIn("no article “060-relation_annotation.txt” in the folder", err)
        self.assertIn("its 10 claims were left out", err)
        self.assertIn("--articles names a folder that has them", err)
        texts = os.path.join(self.top, "texts")
        shutil.copytree(os.path.join(FOREIGN, "brat/samples"), texts)
        self.run_cli("convert", "--to", "brat", "--articles", texts, there, back + "-2")
        with open(back + "-2/zed/synthetic-discontinuous.ann", encoding="utf-8") as file:
            lines = file.read().splitlines()
        self.assertEqual([line for line in lines if line.startswith("T")],
                         ["T1\tClaim 3 4\t\U0001f60a", "T2\tClaim 10 13;15 18\tBob Yes",
                          "T3\tClaim 15 18;19 21\tYes It"])
        self.assertEqual(sorted(os.listdir(texts)), sorted(os.listdir(os.path.join(FOREIGN, "brat/samples"))))

    def test_refused(self):
        for words, part in ((("--to", "nvivo"), "--to: there is no such format"), ((), "something is missing: --to"),
                            (("--from", "html", "--to", "csv"), "--from: this format can’t be read"),
                            (("--to", "csv", "--label", "stance"), "--label is for formats")):
            _, err = self.run_cli("convert", *words, os.path.join(FOREIGN, "brat/samples"), self.top + "/x", status=2)
            self.assertIn(part, err)


class WebAnno(SampleCase):
    CASES = sorted(name[:-4] for name in os.listdir(os.path.join(FOREIGN, "webanno")) if name.endswith(".tsv"))

    def claims(self, path):
        """Words and places of each claim with words, without white space at the end, which a TSV can't hold."""
        out, _ = self.run_cli("import", os.path.join(self.top, "none"), path, "--coder", "zed", "--json", "--dry-run",
                              status=None)
        return sorted((row["text"].rstrip(), row["spans"].split("-")[0]) for row in json.loads(out)["claims"]
                      if row["state"] != "lost")

    def run_cli(self, *words, status=0, **options):
        if status is not None:
            return super().run_cli(*words, status=status, **options)
        process = self.start(*words, **options)
        out, err = process.communicate(timeout=60)
        self.assertIn(process.returncode, (0, 1), err)
        return out.decode(), err.decode()

    def test_golden(self):
        """INCEpTION’s own pairs: a TSV and the XMI of the same annotations."""
        self.assertEqual(len(self.CASES), 15)
        for case in self.CASES:
            path = os.path.join(FOREIGN, "webanno", case)
            with self.subTest(case):
                self.assertEqual(self.claims(path + ".tsv"), self.claims(path + ".xmi"))

    def test_older(self):
        """WebAnno TSV 2 is named as such, with its line, and not taken for a table of articles."""
        path = os.path.join(self.top, "old.tsv")
        with open(path, "w", encoding="utf-8") as file:
            file.write(" # a.b.POS | PosValue\n#id=1\n#text=The quick fox\n1-1\tThe\tB-DT\t\n1-2\tquick\tO\t\n\n")
        for words in ((), ("--coder", "zed"), ("--format", "webanno", "--coder", "zed")):
            _, err = self.run_cli("import", self.corpus, path, *words, status=2)
            self.assertIn("old.tsv: line 1: it is WebAnno TSV 1 or 2", err)

    def test_special_values(self):
        """Escapes of a value: the characters of the format itself."""
        self.take("webanno/testTokenBoundedSpanWithSpecialSymbolsValue.tsv",
                  "webanno/testTokenBoundedSpanWithSpecialSymbolsValue.xmi")
        values = [[words for labels in row["value_labels"].values() for words in labels
                   if words not in ("Span", "NamedEntity")] for row in self.rows()]
        self.assertEqual(len(values), 10)
        self.assertEqual(values[:5], values[5:])
        self.assertEqual(values[0], ["#*'\"`´\t:;{}|[ ]()\\§$%?=&_"])

    def test_damaged(self):
        head = "#FORMAT=WebAnno TSV 3.3\n#T_SP=a.b.C|v\n\n\n#Text=One\n"
        for row, part in (("1-1\t0-x\tOne\t_\t\n", "line 6: the places of a row"),
                          ("1-1\n", "line 6: a row needs a number"),
                          ("1-1\t90000000-90000003\tOne\t_\t\n", "line 6: the places do not fit")):
            self.write("x.tsv", head + row)
            _, err = self.run_cli("import", self.corpus, self.path("x.tsv"), "--coder", "zed", status=2)
            self.assertIn("x.tsv: " + part, err)


class Uima(SampleCase):
    def test_emoji(self):
        """Places count UTF-16: a face with skin, joiner and sign is one annotation of seven units."""
        self.take("cas-json/casWithEmojiUnicodeTextAndAnnotations.json")
        self.assertEqual(self.words(), ["\U0001f973", "This", "\U0001f473\U0001f3fb\u200d\u2640\ufe0f", "is",
                                        "\u2706", "a", "\U0001f9d4\U0001f3fe\u200d\u2642\ufe0f", "test", "\U0001f47b"])

    def test_chinese(self):
        self.take("cas-json/casWithTraditionalChineseTextAndAnnotations.json")
        self.assertEqual(self.words(), ["這", "是", "一個", "測試"])

    def test_slots(self):
        """A feature that refers to others; tokens and sentences are no claims; the Sofa may stand last."""
        self.take("cas-json/cassis-tsv3-testSimpleSlotFeature.json", "cas-json/cassis-casWithBadSofaFsOrder.json")
        self.assertEqual(self.words(), ["This", "is", "a"])

    def test_no_text(self):
        self.take("cas-json/emptyCas.json", problems=["emptyCas.json: no structure uima.cas.Sofa has a “sofaString”"])

    def test_inception(self):
        """Of INCEpTION’s file the named entities; what has no words is said."""
        self.take("xmi/cas_with_smileys.xmi", problems=["holds no words, as a claim must"] * 4)
        for row in self.rows():
            self.assertEqual(row["path"], "huggingface.txt")
            self.assertEqual(row["value_labels"]["label"], ["NamedEntity"])
        self.assertEqual(len(self.rows()), 5)

    def test_damaged(self):
        self.write("x.xmi", '<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore">\n<cas:')
        _, err = self.run_cli("import", self.corpus, self.path("x.xmi"), "--coder", "zed", status=2)
        self.assertIn("x.xmi: line 2: this is not XML", err)
        self.write("x.json", '{"%TYPES": {},\n"%FEATURE_STRUCTURES": [\n{"%ID": 1}]}')
        _, err = self.run_cli("import", self.corpus, self.path("x.json"), "--coder", "zed", status=2)
        self.assertIn("x.json: line 3: a structure needs a “%TYPE”", err)


class Conll(SampleCase):
    def test_doccano(self):
        self.take("doccano/import_example.conll")
        self.assertEqual([(row["text"], row["value_labels"]["label"]) for row in self.rows()],
                         [(["JAPAN"], ["LOC"]), (["Nadim Ladki"], ["PER"])])

    def test_trailing(self):
        self.take("doccano/import_labeling.trailing.conll")
        self.assertEqual(self.words(), ["JAPAN", "CHINA"])

    def test_invalid(self):
        self.refuse("doccano/import_labeling.invalid.conll", "import_labeling.invalid.conll: line 1: the last column")

    def test_schemes(self):
        """IOB1, where B- parts neighbours only, IOB2, IOBES and BILOU say the same."""
        words = "Ann Bo Cy said so to Di".split()
        schemes = {"iob1": "I-P B-P I-P O O O I-P", "iob2": "B-P B-P I-P O O O B-P", "bioes": "S-P B-P E-P O O O S-P",
                   "bio": "U-P B-P L-P O O O U-P"}
        for scheme, tags in schemes.items():
            ending = {"iob1": "iob"}.get(scheme, scheme)
            self.write(f"{scheme}.{ending}", "".join(f"{w} x {t}\n" for w, t in zip(words, tags.split())))
            out, _ = self.run_cli("import", self.corpus, self.path(f"{scheme}.{ending}"), "--coder", "zed", "--json",
                                  "--dry-run")
            self.assertEqual([row["text"] for row in json.loads(out)["claims"]], ["Ann", "Bo Cy", "Di"], scheme)

    def test_onto_article(self):
        """Blanks between tokens are no part of the article’s own text."""
        self.write("levy.txt", "“No,” said\nAnn Bo. (Yes!)\n")
        self.write("levy.conll", "“ O\nNo O\n, O\n” O\nsaid O\nAnn B-P\nBo I-P\n. O\n\n( O\nYes B-Q\n! I-Q\n) O\n")
        out, _ = self.run_cli("import", self.corpus, self.path("levy.conll"), "--coder", "zed", "--json")
        self.assertEqual(json.loads(out)["matched_articles"], 1)
        self.assertEqual([(row["path"], row["text"]) for row in self.rows()],
                         [("levy.txt", ["Ann Bo"]), ("levy.txt", ["Yes!"])])


class Recogito(SampleCase):
    def test_quotes(self):
        """Places of another edition: the words are found by themselves, once the article is there."""
        text = ("Ulysses had escaped death in battle or by shipwreck had got safely home, and wanted to marry him. But "
                "as years went by, there came a time when the gods settled it.\n")
        self.write("1727-h.txt", text)
        process = self.start("import", self.corpus, os.path.join(FOREIGN, "recogito/annotations.w3c.json"), "--coder",
                             "zed", "--json")
        result = json.loads(process.communicate(timeout=60)[0])
        states = [row["state"] for row in result["claims"]]
        self.assertEqual(states, ["moved", "moved", "lost", "lost", "lost"])
        rows = {row["anchor"]: [] for row in self.rows(status=1)}
        for row in self.rows(status=1):
            rows[row["anchor"]].append(row["text"][0])
        self.assertEqual(rows["ok"], ["death in battle or by shipwreck",
                                      "im. But as years went by, there came a time when"])
        self.assertEqual([words[:24] for words in rows["changed"]], ["Now Neptune had gone off"])
        self.assertEqual(len(result["problems"]), 2)
        self.assertIn("Now Neptune had gone off", result["problems"][0] + result["problems"][1])
        self.assertIn("there is no article “www.gutenberg.org” in the folder", "".join(result["problems"]))

    def test_coder(self):
        """Who made it stands in the file; without one nothing comes in."""
        self.write("a.txt", "One two.\n")
        annotation = {"@context": "http://www.w3.org/ns/anno.jsonld", "type": "Annotation", "id": "x",
                      "creator": {"name": "Anna Lindqvist"}, "body": {"purpose": "tagging", "value": "hope"},
                      "target": {"source": "a.txt", "selector": {"type": "TextQuoteSelector", "exact": "two"}}}
        self.write("a.json", json.dumps(annotation))
        self.run_cli("import", self.corpus, self.path("a.json"))
        self.assertEqual([(row["coder"], row["text"]) for row in self.rows()], [("anna-lindqvist", ["two"])])
        page = {"@context": annotation["@context"], "type": "AnnotationPage", "creator": {"nickname": "bo"},
                "items": [dict(annotation, creator=None)]}
        self.write("page.json", json.dumps(page))
        self.run_cli("import", self.corpus, self.path("page.json"))
        self.assertEqual([row["coder"] for row in self.rows()], ["anna-lindqvist", "bo"])
        del annotation["creator"]
        self.write("a.json", json.dumps(annotation))
        _, err = self.run_cli("import", self.corpus, self.path("a.json"), status=2)
        self.assertIn("a.json does not say who coded; say it with --coder NICKNAME", err)


if __name__ == "__main__":
    main()
