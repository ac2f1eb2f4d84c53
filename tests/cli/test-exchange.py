#!/usr/bin/env python3
# Copyright 2026 The Adduce Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Exporting to other programs: which claims, where to, what is said to be lost; W3C and brat by their own judges."""

import collections
import fcntl
import importlib.util
import json
import os
import re
import unittest
import zipfile

from cli_case import main
from exchange_case import FOREIGN, ExchangeCase


class Options(ExchangeCase):
    def rows(self, *words, status=0):
        out, _ = self.run_cli("export", self.corpus, "--format", "jsonl", "--output", "-", *words, status=status)
        return [json.loads(line) for line in out.splitlines()]

    def setUp(self):
        super().setUp()
        self.make_hard_corpus()

    def test_which(self):
        """Coders, status, dates and expressions, alone and together."""
        ids = lambda rows: {row["claim_id"] for row in rows}
        known = self.known
        self.assertEqual(ids(self.rows()), set(known))
        self.assertEqual(ids(self.rows("--coder", "jonas")), {c for c in known if known[c]["coder"] == "jonas"})
        self.run_cli("status", self.path("crlf.txt"), "done", "--coder", "mira")
        done = {c for c in known if known[c]["article"] == "crlf.txt" and known[c]["coder"] == "mira"}
        self.assertEqual(ids(self.rows("--status", "done")), done)
        self.assertEqual(ids(self.rows("--status", "in-progress")), set(known) - done)
        oppose = {c for c in known if known[c]["stance"] == "oppose"}
        self.assertEqual(ids(self.rows("--where", "stance is oppose")), oppose)
        self.assertEqual(ids(self.rows("--where", "stance is oppose", "--status", "done")), oppose & done)

    def test_dates(self):
        """An article without a date is in no time, and that is said."""
        ferry = {c for c in self.known if self.known[c]["article"] != "crlf.txt"}
        for words, expected in ((("--from", "2031"), ferry), (("--from", "2031-03-04"), ferry),
                                (("--from", "2031-03-05"), set()), (("--to", "2031-03-04"), ferry),
                                (("--to", "2031-02"), set()), (("--from", "2031-03", "--to", "2031-03"), ferry),
                                (("--to", "2030"), set())):
            rows = self.rows(*words, status=1)
            self.assertEqual({row["claim_id"] for row in rows}, expected, words)
        _, err = self.run_cli("export", self.corpus, "-f", "csv", "-o", "-", "--from", "2031", status=1)
        self.assertIn("of 1 article it is not known when it appeared", err)
        for bad in ("2031-13", "yesterday", "2031-02-30"):
            self.run_cli("export", self.corpus, "-f", "csv", "-o", "-", "--from", bad, status=2)

    def test_pseudonyms(self):
        names = {row["claim_id"]: row["coder"] for row in self.rows("--pseudonyms")}
        self.assertEqual(names, {c: {"jonas": "coder-1", "mira": "coder-2"}[known["coder"]]
                                 for c, known in self.known.items()})
        for format in self.written_formats():
            path = self.export(format["format"], "--pseudonyms", again=False)
            for name, data in self.bytes_of(path).items():
                self.assertNotIn(b"jonas", data, f"{format['format']} {name}")
                self.assertNotIn("jonas", name)

    def test_pseudonyms_in_notes(self):
        """A note that names a coder is left as it stands, which is said; a longer word is no name."""
        for note in ("Against JONAS: no.", "(mira)", "Jonasson and Miramar", "nobody"):
            self.claim("crlf.txt", "Last", note=note)
        self.claim("crlf.txt", "Last", coder="jonas", note="mira's, jonas's and mira's")
        out, err = self.run_cli("export", self.corpus, "-f", "csv", "-o", "-", "--pseudonyms", status=1)
        self.assertIn("3 notes name a coder; they are written as they stand", err)
        self.assertIn("Against JONAS: no.", out)
        _, err = self.run_cli("export", self.corpus, "-f", "csv", "-o", "-", "--pseudonyms", "--coder", "jonas",
                              status=1)
        self.assertIn("1 note names a coder; it is written as it stands", err)
        self.assertEqual(self.run_cli("export", self.corpus, "-f", "csv", "-o", "-")[1], "")

    def written_formats(self):
        return [format for format in json.loads(self.run_cli("formats", "--json")[0])["formats"] if format["write"]]

    def test_text(self):
        """Without the words, only places and the text's digest are left."""
        import hashlib
        for row in self.rows("--text", "offsets"):
            known = self.known[row["claim_id"]]
            self.assertEqual(row["text"], [])
            self.assertEqual(row["spans"], [list(span) for span in known["spans"]])
            self.assertEqual(row["text_sha256"], hashlib.sha256(self.texts[known["article"]].encode()).hexdigest())
        out, _ = self.run_cli("export", self.corpus, "-f", "csv", "-o", "-", "--text", "offsets")
        self.assertNotIn("\U0001f468", out)
        out, _ = self.run_cli("export", self.corpus, "-f", "w3c", "-o", "-", "--text", "offsets")
        self.assertNotIn("\U0001f468", out)
        self.assertNotIn("TextQuoteSelector", out)
        self.run_cli("export", self.corpus, "-f", "csv", "-o", "-", "--text", "full", status=2)
        self.run_cli("export", self.corpus, "-f", "brat", "-o", os.path.join(self.top, "x"), "--text", "quotes",
                     status=2)
        self.assertFalse(os.path.exists(os.path.join(self.top, "x")))

    def test_dry_run(self):
        """Says what the run then says, and writes nothing."""
        before, top = self.snapshot(), set(os.listdir(self.top))
        for format in self.written_formats():
            name = format["format"]
            dry = self.run_json("export", self.corpus, "--format", name, "--dry-run")
            self.assertEqual(set(os.listdir(self.top)), top)
            path = os.path.join(self.top, "wet-" + name)
            wet = self.run_json("export", self.corpus, "--format", name, "--output", path)
            self.assertEqual(dry["losses"], wet["losses"])
            self.assertEqual(dry["claims"], wet["claims"])
            listed = self.losses(path)
            self.assertEqual({loss["loss"]: loss["claims"] for loss in wet["losses"]},
                             {kind: len(claims) for kind, claims in listed.items()})
            self.assertEqual(wet["losses_file"], path + ".losses.csv" if listed else None)
            top = set(os.listdir(self.top))
        self.assertEqual(self.snapshot(), before)

    def preview(self, *words, status=0):
        result = self.run_json("export", self.corpus, "--preview", *words, status=status)
        return result["preview"], result

    def test_preview(self):
        """Of every format the first claims of the real thing, how many there are and what is lost; nothing is left."""
        before, top = self.snapshot(), set(os.listdir(self.top))
        for format in self.written_formats():
            text, result = self.preview("--format", format["format"])
            dry = self.run_json("export", self.corpus, "--format", format["format"], "--dry-run")
            self.assertEqual([result[key] for key in ("claims", "losses", "output")],
                             [dry[key] for key in ("claims", "losses", "output")])
            self.assertGreater(text.count("\n"), 1, format["format"])
            self.assertLessEqual(result["preview_claims"], result["claims"])
        self.assertEqual(self.snapshot(), before)
        self.assertEqual(set(os.listdir(self.top)), top)

    def test_preview_words(self):
        """It is the beginning of what is then written; of an archive what another program finds in it."""
        for _ in range(30):
            self.claim("crlf.txt", "Another line", coder="newcomer", stance="support")
        for name in ("csv", "tsv", "jsonl"):
            whole, _ = self.run_cli("export", self.corpus, "-f", name, "-o", "-")
            text, result = self.preview("-f", name, "--where", "coder is newcomer")
            self.assertEqual((result["preview_claims"], result["claims"]), (10, 30))
            rows = [line for line in whole.splitlines() if line.startswith("article_id") or "newcomer" in line]
            self.assertEqual(text.splitlines(), rows[:10 + (name != "jsonl")])
        cells, _ = self.preview("-f", "xlsx", "--where", "coder is newcomer")
        self.assertEqual([line.split("\t")[3] for line in cells.splitlines()], ["coder"] + 10 * ["newcomer"])
        self.assertIn("Another line, \U0001f600 smiling.", self.preview("-f", "docx", "--text", "full")[0])
        text, _ = self.preview("-f", "qdpx", "--coder", "newcomer")
        with zipfile.ZipFile(self.export("qdpx", "--coder", "newcomer")) as archive:
            for name in archive.namelist():
                self.assertIn(name + " (", text)
        text, _ = self.preview("-f", "brat")
        self.assertIn("── mira/crlf.txt ──\nOne line.\nAnother line, \U0001f600 smiling.\n", text)
        out, _ = self.run_cli("export", self.corpus, "-f", "csv", "--preview", "--coder", "newcomer")
        self.assertEqual(out.splitlines()[-1], "(made of 10 of 30 claims)")

    def test_preview_none(self):
        """No claims, a folder that is not there, an expression that is wrong."""
        text, result = self.preview("-f", "csv", "--where", "coder is nobody-at-all")
        self.assertEqual((text.count("\n"), result["claims"], result["preview_claims"]), (1, 0, 0))
        _, err = self.run_cli("export", os.path.join(self.top, "none"), "-f", "csv", "--preview", status=2)
        self.assertIn("none", err)
        _, err = self.run_cli("export", self.corpus, "-f", "csv", "--preview", "--where", "stance is", status=2)
        self.assertIn("--where: ", err)

    def test_moved(self):
        """A claim whose words are gone is not written to a wrong place."""
        self.write("crlf.txt", "Something else altogether.")
        gone = {c for c in self.known if self.known[c]["article"] == "crlf.txt"}
        path = self.export("brat")
        self.assertEqual(set(self.losses(path)["moved"]), gone)
        path = self.export("w3c")
        self.assertEqual(set(self.losses(path)["moved"]), gone)

    def test_old_losses(self):
        """Those of an earlier result go with it; another file of that name stays."""
        path = os.path.join(self.top, "out")
        with open(path + ".losses.csv", "w", encoding="utf-8", newline="") as file:
            file.write("loss,claim_id,path\r\nnote,x,y\r\n")
        self.run_cli("export", self.corpus, "-f", "csv", "-o", path)
        self.assertFalse(os.path.exists(path + ".losses.csv"))
        with open(path + ".losses.csv", "w", encoding="utf-8") as file:
            file.write("mine")
        self.run_cli("export", self.corpus, "-f", "csv", "-o", path)
        self.assertTrue(os.path.exists(path + ".losses.csv"))


class Folders(ExchangeCase):
    def setUp(self):
        super().setUp()
        self.make_hard_corpus()

    def test_left(self):
        """What a killed run left beside the place goes; not what another run fills, nor what is somebody's own."""
        names = {name: os.path.join(self.top, name) for name in (".out.aaaaaa", ".out.bbbbbb", ".out.cccccc",
                                                                 ".outer.aaaaaa", ".out.aaaaaaa")}
        for name, path in names.items():
            os.makedirs(os.path.join(path, "mira"))
            if name != ".out.cccccc":
                open(os.path.join(path, ".adduce-export"), "wb").close()
        with open(os.path.join(names[".out.bbbbbb"], ".adduce-export"), "wb") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            self.run_cli("export", self.corpus, "-f", "brat", "-o", os.path.join(self.top, "out"))
        left = [name for name in names if os.path.exists(names[name])]
        self.assertEqual(left, [".out.bbbbbb", ".out.cccccc", ".outer.aaaaaa", ".out.aaaaaaa"])
        self.assertNotIn(".adduce-export", os.listdir(os.path.join(self.top, "out")))

    def run_brat(self, path, **options):
        return self.run_cli("export", self.corpus, "--format", "brat", "--output", path, **options)

    def test_place(self):
        empty = os.path.join(self.top, "empty")
        os.mkdir(empty)
        self.run_brat(empty + "/")
        full = self.bytes_of(empty)
        _, err = self.run_brat(empty, status=2)
        self.assertIn("there is something of that name already", err)
        self.assertEqual(self.bytes_of(empty), full)
        _, err = self.run_brat(self.path("out"), status=2)
        self.assertIn("lies in the corpus", err)
        self.assertFalse(os.path.exists(self.path("out")))
        _, err = self.run_brat(os.path.join(self.top, "no", "such"), status=2)
        self.assertIn("can’t be written", err)
        _, err = self.run_cli("export", self.corpus, "-f", "brat", "-o", "-", status=2)
        self.assertIn("can’t go through a pipe", err)
        self.assertEqual([name for name in os.listdir(self.top) if name.startswith(".")], [])

    def test_nothing_half(self):
        """Where the disk is full, nothing is left."""
        import resource
        limit = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
        path = os.path.join(self.top, "out")
        process = self.start("export", self.corpus, "-f", "brat", "-o", path, preexec_fn=limit)
        process.communicate(timeout=60)
        self.assertNotEqual(process.returncode, 0)
        self.assertFalse(os.path.exists(path))


class Registry(ExchangeCase):
    def test_matrix(self):
        """docs/formats.md has the table that the registry makes."""
        top = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
        tables, _ = self.run_cli("formats", "--markdown")
        with open(os.path.join(top, "docs", "formats.md"), encoding="utf-8") as file:
            page = file.read()
        for table in tables.removesuffix("\n").split("\n\n"):
            self.assertIn("\n\n" + table + "\n\n", page)
        formats = self.run_json("formats")["formats"]
        for format in formats:
            self.assertIn(f"\n## `{format['format']}`\n", page)
        listed, _ = self.run_cli("formats")
        self.assertEqual([line.split()[0] for line in listed.splitlines()], [f["format"] for f in formats])

    def test_unknown(self):
        _, err = self.run_cli("export", self.corpus, "--format", "nvivo", "--output", "-", status=2)
        self.assertIn("there is no such format; there are: csv, tsv, jsonl", err)


class W3c(ExchangeCase):
    def setUp(self):
        super().setUp()
        self.make_hard_corpus()

    def judge(self, document, test):
        """The schemas of one of the W3C's tests, whose references are relative to their names alone."""
        import jsonschema
        folder = os.path.join(FOREIGN, "w3c")
        store = {}
        for name in os.listdir(os.path.join(folder, "definitions")):
            with open(os.path.join(folder, "definitions", name), encoding="utf-8") as file:
                store[name] = json.load(file)
        with open(os.path.join(folder, test), encoding="utf-8") as file:
            assertions = re.findall(r'"((?:annotations|collections)/\S+\.json)"', file.read())
        self.assertGreater(len(assertions), 5)
        for name in assertions:
            with open(os.path.join(folder, name), encoding="utf-8") as file:
                schema = json.load(file)
            resolver = jsonschema.RefResolver(schema["id"], schema, store=store)
            valid = jsonschema.Draft4Validator(schema, resolver=resolver).is_valid(document)
            self.assertEqual(valid, schema["expectedResult"] == "valid", f"{name}: {schema['errorMessage']}")

    def test_schemas(self):
        with open(self.export("w3c"), encoding="utf-8") as file:
            collection = json.load(file)
        self.judge(collection, "collectionMusts.test")
        self.judge(collection, "pageMusts.test")
        items = collection["first"]["items"]
        self.assertEqual(collection["total"], len(items))
        for item in items:
            self.judge(dict(item, **{"@context": "http://www.w3.org/ns/anno.jsonld"}), "annotationMusts.test")
        with self.assertRaises(AssertionError):
            self.judge(dict(items[0], target=[]), "annotationMusts.test")

    def test_all_is_there(self):
        path = self.export("w3c")
        self.assertEqual(self.losses(path), {})
        with open(path, encoding="utf-8") as file:
            items = {item["id"]: item for item in json.load(file)["first"]["items"]}
        self.assertEqual(set(items), set(self.known))
        for claim, known in self.known.items():
            item, text = items[claim], self.texts[known["article"]]
            bodies = collections.defaultdict(list)
            for body in item.get("body", []):
                bodies[body.get("dimension", body["purpose"])].append(body)
            for place, span in zip(item["target"], known["spans"], strict=True):
                position, quote = place["selector"]
                self.assertEqual((position["start"], position["end"]), span)
                self.assertEqual(quote["exact"], text[span[0]:span[1]])
                self.assertTrue(text[:span[0]].endswith(quote["prefix"]))
                self.assertTrue(text[span[1]:].startswith(quote["suffix"]))
                self.assertEqual(place["source"], known["article"])
            self.assertEqual(item["creator"]["nickname"], known["coder"])
            self.assertEqual([body["value"] for body in bodies["speaker"]], known["speaker"])
            self.assertEqual([body["value"] for body in bodies["issue"]], known["issue"])
            self.assertEqual([body["code"] for body in bodies["evidence"]], known["evidence"])
            self.assertEqual([body["code"] for body in bodies["stance"]], [known["stance"]] if known["stance"] else [])
            self.assertEqual([body["code"] for body in bodies["certainty"]],
                             [known["certainty"]] if known["certainty"] else [])
            self.assertEqual([body["value"] for body in bodies["commenting"]], [known["note"]] if known["note"] else [])


class Brat(ExchangeCase):
    def setUp(self):
        super().setUp()
        self.make_hard_corpus()
        spec = importlib.util.spec_from_file_location("brat_annotation", os.path.join(FOREIGN, "brat", "annotation.py"))
        self.brat = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(self.brat)

    def parse(self, folder, stem):
        with open(os.path.join(folder, stem + ".txt"), encoding="utf-8", newline="") as file:
            text = file.read()
        with open(os.path.join(folder, stem + ".ann"), encoding="utf-8", newline="") as file:
            source = file.read()
        return text, self.brat.TextAnnotations(text=text, source=source, read_only=True)

    def test_read_by_brat(self):
        """brat's own parser takes every line, and finds all that was coded."""
        path = self.export("brat")
        seen = set()
        for coder in ("mira", "jonas"):
            for article, text in self.texts.items():
                words, parsed = self.parse(os.path.join(path, coder), article.removesuffix(".txt"))
                self.assertEqual(words, text)
                self.assertEqual(parsed.failed_lines, [])
                self.assertEqual(parsed.messages.messages.errors, [])
                seen |= self.check(parsed, text, coder)
        self.assertEqual(seen, set(self.known))
        losses = self.losses(path)
        self.assertEqual(set(losses), {"times", "breaks", "edges"})
        self.assertEqual(losses["edges"], [c for c, known in self.known.items()
                                           if any(words != words.strip() for words in known["text"])])
        self.assertEqual(losses["breaks"], [c for c, known in self.known.items() if known["note"]])

    def check(self, parsed, text, coder):
        notes, values = {}, collections.defaultdict(lambda: collections.defaultdict(list))
        for note in parsed.get_oneline_comments():
            notes[note.target, note.type] = note.get_text()
        for attribute in parsed.get_attributes():
            values[attribute.target][attribute.type].append(attribute.value)
        seen = set()
        for claim in parsed.get_textbounds():
            known = self.known[notes[claim.id, "ClaimId"]]
            seen.add(notes[claim.id, "ClaimId"])
            self.assertEqual(known["coder"], coder)
            covered = [at for start, end in claim.spans for at in range(start, end)]
            asked = [at for start, end in known["spans"] for at in range(start, end)]
            self.assertEqual([text[at] for at in sorted(set(asked) - set(covered)) if not text[at].isspace()], [])
            self.assertEqual(set(covered) - set(asked), set())
            self.assertFalse(any(text[at] in "\n\t" for at in covered))
            of = values[claim.id]
            self.assertEqual(of["Stance"], [known["stance"]] if known["stance"] else [])
            self.assertEqual(of["Evidence"], known["evidence"])
            self.assertEqual(of["Certainty"], [known["certainty"]] if known["certainty"] else [])
            self.assertEqual(len(of["Speaker"]), len(known["speaker"]))
            if known["note"]:
                self.assertEqual(notes[claim.id, "AnnotatorNotes"], known["note"].replace("\n", " ").replace("\t", " "))
        return seen

    def test_pieces_at_line_ends(self):
        """Two pieces with the end of a line between them read as one that goes on behind it, which is said."""
        self.add_article("lines.txt", "One, and \n\n two; three\tfour.\nFive six.\n")
        parted = [self.claim("lines.txt", "three", "four."), self.claim("lines.txt", "and", "two;", "three"),
                  self.claim("lines.txt", "four.", "Five")]
        self.claim("lines.txt", "One,", "two")
        self.claim("lines.txt", "Five", "six")
        path = self.export("brat", "--check")
        self.assertEqual(sorted(self.losses(path)["gap"]), sorted(parted))

    def test_configuration(self):
        """Every value that a line has is allowed by annotation.conf, and codes.csv has its name."""
        path = self.export("brat")
        with open(os.path.join(path, "annotation.conf"), encoding="utf-8") as file:
            conf = file.read()
        self.assertEqual(re.findall(r"^\[(\w+)\]$", conf, re.M), ["entities", "relations", "events", "attributes"])
        allowed = {name: set(values.split("|"))
                   for name, values in re.findall(r"^(\S+)\tArg:Claim, Value:(.*)$", conf, re.M)}
        used = collections.defaultdict(set)
        for name, data in self.bytes_of(path).items():
            if name.endswith(".ann"):
                for attribute, value in re.findall(r"^A\d+\t(\S+) T\d+ (.*)$", data.decode(), re.M):
                    used[attribute].add(value)
        self.assertEqual(allowed, used)
        with open(os.path.join(path, "codes.csv"), encoding="utf-8", newline="") as file:
            import csv
            names = {row["label"] for row in csv.DictReader(file, strict=True) if row["attribute"] == "Speaker"}
        self.assertEqual(names, {name for known in self.known.values() for name in known["speaker"]})


if __name__ == "__main__":
    main()
