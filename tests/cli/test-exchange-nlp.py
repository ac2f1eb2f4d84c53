#!/usr/bin/env python3
# Copyright 2026 The Adduce Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""WebAnno TSV and CAS JSON by readers written here from their specifications, CoNLL by NLTK."""

import collections
import json
import os
import re
import xml.etree.ElementTree

from cli_case import main
from nlp_case import NlpCase, utf16


class Nlp(NlpCase):
    def test_xmi_controls(self):
        """What XML can't write becomes a blank of the same width, and that is said."""
        self.add_article("controls.txt", "One \x01 two \x1f three\n")
        claim = self.claim("controls.txt", "two \x1f three", speaker=["x"])
        self.claim("controls.txt", "One", note="bell \x07")
        path = self.export("uima-xmi")
        sofa = xml.etree.ElementTree.parse(os.path.join(path, "mira/controls.xmi")).getroot().find(
            "{http:///uima/cas.ecore}Sofa")
        self.assertEqual(sofa.get("sofaString"), "One   two   three\n")
        losses = self.losses(path)
        self.assertEqual({self.known[c]["text"][0] for c in losses["controls"]}, {"One", "two \x1f three"})
        self.assertIn(claim, losses["controls"])

    def test_cas_json(self):
        path = self.export("cas-json")
        claims = {}
        for stem, article, _ in self.stems():
            with open(os.path.join(path, stem + ".json"), encoding="utf-8") as file:
                cas = json.load(file)
            self.assertEqual(list(cas), ["%TYPES", "%FEATURE_STRUCTURES", "%VIEWS"])
            structures = {one["%ID"]: one for one in cas["%FEATURE_STRUCTURES"]}
            self.assertEqual(len(structures), len(cas["%FEATURE_STRUCTURES"]))
            view = cas["%VIEWS"]["_InitialView"]
            text = structures[view["%SOFA"]]["sofaString"]
            self.assertEqual(text, self.texts[article])
            annotations = {number for number, one in structures.items() if "begin" in one}
            self.assertEqual(set(view["%MEMBERS"]), annotations)
            for one in structures.values():
                self.check_structure(cas["%TYPES"], structures, one)
                if one["%TYPE"] != "io.github.adduce.Claim":
                    continue
                found = {name.lstrip("@"): structures[value]["%ELEMENTS"] if name[0] == "@" else value
                         for name, value in one.items() if name != "@sofa"}
                pieces = [structures[number] for number in found["pieces"]] if "pieces" in found else [one]
                found["words"] = [utf16(text, piece["begin"], piece["end"]) for piece in pieces]
                claims[one["claimId"]] = found
        self.check_uima(claims)
        self.assertEqual(self.losses(path), {})

    def check_structure(self, types, structures, one):
        """Features are those of the type; references lead to what the type says."""
        self.assertEqual(list(one)[:2], ["%ID", "%TYPE"])
        features = types.get(one["%TYPE"])
        for name in list(one)[2:] if features else ():
            if name in ("@sofa", "begin", "end"):
                continue
            wanted = features[name.lstrip("@")]["%RANGE"]
            if name[0] != "@":
                self.assertEqual(wanted, "uima.cas.String")
                continue
            target = structures[one[name]]
            self.assertEqual(target["%TYPE"], "uima.cas.StringArray" if wanted == "uima.cas.String[]"
                             else "uima.cas.FSArray")

    def read_webanno(self, path):
        """Places of the rows, and the annotations: (values by column, [places])."""
        with open(path, encoding="utf-8", newline="\n") as file:
            lines = file.read().split("\n")
        self.assertEqual(lines[0], "#FORMAT=WebAnno TSV 3.3")
        columns = lines[1].removeprefix("#T_SP=webanno.custom.Claim|").split("|")
        self.assertEqual(lines[2:4], ["", ""])
        sentences, rows, annotations, alone = [], [], collections.OrderedDict(), 0
        for line in lines[4:]:
            if line.startswith("#Text="):
                sentences.append(re.sub(r"\\(.)", lambda m: {"t": "\t", "n": "\n"}.get(m[1], m[1]), line[6:]))
            elif line:
                unit, place, word, *cells, last = line.split("\t")
                self.assertEqual((len(cells), last), (len(columns), ""))
                self.assertEqual(int(unit.split("-")[0]), len(sentences))
                start, end = map(int, place.split("-"))
                rows.append((unit, start, end, word))
                for column, cell in zip(columns, cells):
                    for number, value in enumerate(re.split(r"(?<!\\)\|", cell) if cell != "_" else ()):
                        value, ident = re.fullmatch(r"(.*?)(?:(?<!\\)\[(\d+)\])?", value, re.S).groups()
                        self.assertTrue(number == 0 or ident is not None)
                        key = ident or (unit, number)
                        values, places = annotations.setdefault(key, ({}, []))
                        plain = None if value == "*" else re.sub(
                            r"\\(->|.)", lambda m: {"t": "\t", "n": "\n"}.get(m[1], m[1]), value)
                        self.assertEqual(values.setdefault(column, plain), plain)
                        if column == columns[0]:
                            places.append((start, end))
        return sentences, rows, annotations

    def test_webanno(self):
        path = self.export("webanno")
        found = collections.defaultdict(list)
        for stem, article, coder in self.stems():
            text = self.texts[article]
            sentences, rows, annotations = self.read_webanno(os.path.join(path, stem + ".tsv"))
            self.assertEqual("".join("".join(sentences).split()), "".join(text.split()))
            for unit, start, end, word in rows:
                self.assertEqual(utf16(text, start, end), word, unit)
            for values, places in annotations.values():
                found[values["ClaimId"]].append((values, utf16(text, places[0][0], places[-1][1])))
                self.assertEqual(coder, self.known[values["ClaimId"]]["coder"])
        self.assertEqual(set(found), set(self.known))
        join = lambda values: "; ".join(value.replace(";", ";;") for value in values) or None
        for claim, known in self.known.items():
            self.assertEqual([words for _, words in found[claim]], [words.strip() for words in known["text"]])
            for values, _ in found[claim]:
                self.assertEqual(values["Speaker"], join(known["speaker"]))
                self.assertEqual(values["Issue"], join(known["issue"]))
                self.assertEqual(values["Evidence"], join(known["evidence"]))
                self.assertEqual((values["Stance"], values["Certainty"], values["Note"]),
                                 (known["stance"], known["certainty"], known["note"]))
        self.assertEqual(set(self.losses(path)), {"times", "edges", "spaces"})
        self.assertEqual(self.losses(path)["edges"], [c for c, known in self.known.items()
                                                      if any(words != words.strip() for words in known["text"])])
        # no sentence of it but the last of a line has another behind it
        self.assertCountEqual(self.losses(path)["spaces"], [c for c, known in self.known.items()
                                                            if any("\n" in words.strip() for words in known["text"])])

    def test_webanno_blank_piece(self):
        """A piece of white space alone is said to be missing, also where others have words."""
        self.add_article("blank.txt", "One word. And\tmore words.\n")
        tab = self.texts["blank.txt"].index("\t")
        claim = self.claim("blank.txt", "One", (tab, tab + 1))
        self.assertEqual(self.losses(self.export("webanno"))["edges"].count(claim), 1)

    def test_conll(self):
        """NLTK reads it; the tags are those of the longest claims."""
        from nltk.corpus.reader import ConllCorpusReader
        for words, kinds, begin in (((), ("words", "pos", "ignore", "chunk"), "BI"),
                                    (("--columns", "2", "--scheme", "bioes"), ("words", "chunk"), "BIES")):
            path = self.export("conll", *words)
            lost = set(self.losses(path).get("overlap", ()))
            for coder in ("jonas", "mira"):
                reader = ConllCorpusReader(path, [coder + ".conll"], [kind for kind in kinds])
                column = kinds.index("chunk")
                sentences = [[(row[0], row[column]) for row in grid] for grid in reader._grids()]
                with open(os.path.join(path, coder + ".tokens.jsonl"), encoding="utf-8") as file:
                    twins = [json.loads(line) for line in file]
                plain = [sentence for sentence in sentences if sentence]  # it drops -DOCSTART- itself
                self.assertEqual(plain, [[(token["text"], token["tag"]) for token in twin["tokens"]] for twin in twins])
                self.check_tags(twins, coder, begin, lost)
        self.assertIn(self.twins[1], lost)
        self.assertEqual(len(set(self.twins) & lost), 1)

    def check_tags(self, twins, coder, begin, lost):
        tagged = collections.defaultdict(set)
        for twin in twins:
            text = self.texts[twin["path"]]
            for token in twin["tokens"]:
                self.assertEqual(text[token["start"]:token["end"]], token["text"])
                self.assertRegex(token["text"], r"\A\S+\Z")
                if token["tag"] != "O":
                    self.assertIn(token["tag"][0], begin)
                    tagged[twin["path"]] |= {(at, token["tag"][2:]) for at in range(token["start"], token["end"])}
        for path in {known["article"] for known in self.known.values()}:
            text, expected = self.texts[path], {}
            for claim, known in self.known.items():
                if known["article"] == path and known["coder"] == coder and claim not in lost:
                    for start, end in known["spans"]:
                        for at in range(start, end):
                            if not text[at].isspace():
                                self.assertNotIn(at, expected)
                                expected[at] = known["stance"] or "claim"
            self.assertLessEqual(set(expected.items()), tagged[path])
            wider = {at for at, _ in tagged[path]} - set(expected)
            self.assertTrue(all(re.match(r"\S", text[at]) for at in wider))


if __name__ == "__main__":
    main()
