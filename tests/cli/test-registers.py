#!/usr/bin/env python3
# Copyright 2026 The Adduce Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""`speakers` and `issues`: the registers of a corpus, held against Python's json, csv and jsonschema.

    test-registers.py ADDUCE-CLI

What a file holds is read by others than its writer; what is imported was written by others than its reader.
"""

import collections
import csv
import io
import json
import os
import subprocess

import jsonschema

from cli_case import CliCase, annotation, classified, main, sidecar

SCHEMA = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "data", "schemas",
                      "register-1.schema.json")
LIBREOFFICE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "data", "libreoffice")
Result = collections.namedtuple("Result", "stdout stderr")
TEXT = "The mayor wants the bridge. Kovač does not. Lukashenko laughs.\n"


def speaker(code, label):
    return {"type": "TextualBody", "purpose": "identifying", "dimension": "speaker", "code": code, "value": label}


class Registers(CliCase):
    def setUp(self):
        super().setUp()
        self.write_codebook()
        with open(SCHEMA, encoding="utf-8") as file:
            self.validator = jsonschema.Draft202012Validator(json.load(file))

    def write_article(self, name, coder, *claims):
        """Claims of one coder: lists of bodies."""
        self.write(name, TEXT)
        items = [annotation(self.number(), TEXT, 4 * i, 4 * i + 3, name, body=body)
                 for i, body in enumerate(claims)]
        self.write(f"{name}.{coder}.claims.json", sidecar(coder, name, TEXT, items))

    def number(self):
        self.count = getattr(self, "count", 0) + 1
        return self.count

    def fill(self):
        self.write_article("2031-03-04-a.txt", "anna",
                           [speaker("mira-kovac", "Mira Kovač"), classified("stance", "support", "Supports")],
                           [speaker("the-mayor", "The mayor"), classified("stance", "oppose", "Opposes")])
        self.write_article("2031-05-06-b.txt", "anna",
                           [speaker("mira-kovac", "Mira Kovač"), classified("stance", "oppose", "Opposes")],
                           [speaker("m-kovac", "M. Kovač")])
        self.write_article("c.txt", "ben", [speaker("the-mayor", "The mayor")])

    def register(self, name="speakers.json"):
        """The file: fits the schema, and is what Python writes of it."""
        data = self.read(name)
        document = json.loads(data)
        self.assertEqual([error.message for error in self.validator.iter_errors(document)], [])
        self.assertEqual(data.decode(), json.dumps(document, indent=2, ensure_ascii=False) + "\n")
        return document

    def entries(self):
        return {entry["id"]: entry for entry in self.register()["entries"]}

    def test_own(self):
        """The register of an entity variable of one's own; one that uses the register of speakers."""
        book = json.loads(self.read("codebook.json"))
        book["schemaVersion"] = "1.1"
        book["variables"] += [{"id": "addressee", "label": "Addressee", "type": "entity", "values": []},
                              {"id": "ally", "label": "Ally", "type": "entity", "register": "speakers", "values": []}]
        self.write("codebook.json", json.dumps(book))
        for article, coder, place, names in (("a.txt", "anna", "0-3", ("addressee=The council", "ally=Mira Kovač")),
                                             ("a.txt", "anna", "4-9", ("addressee=Town council",)),
                                             ("b.txt", "ben", "0-3", ("addressee=Town council", "ally=M. Kovač"))):
            if not os.path.exists(self.path(article)):
                self.write(article, TEXT)
            sets = [word for name in names for word in ("--set", name)]
            self.run_cli("annotate", self.path(article), "--coder", coder, "--span", place, "--stance", "support",
                         *sets)
        own = ("register", self.corpus, "addressee")
        document = self.run_json(*own)
        self.assertEqual([(entry["id"], entry["claims"]) for entry in document["entries"]],
                         [("the-council", 1), ("town-council", 2)])
        before = {name: self.read(name) for name in ("a.txt.anna.claims.json", "b.txt.ben.claims.json")}
        self.run_cli(*own, "merge", "The council", "Town council")
        self.assertEqual({name: self.read(name) for name in before}, before)
        file = self.register("addressee.register.json")
        self.assertEqual(file["register"], "addressee")
        self.assertEqual({entry["id"]: entry.get("mergedInto") for entry in file["entries"]},
                         {"the-council": None, "town-council": "the-council"})
        document = self.run_json(*own)
        self.assertEqual([(entry["id"], entry["claims"]) for entry in document["entries"]], [("the-council", 3)])
        self.run_cli(*own, "rename", "The council", "Council of Ketta")
        self.run_cli("speakers", self.corpus, "merge", "Mira Kovač", "M. Kovač")

        # what it means now is found, counted and exported
        out, _ = self.run_cli("claims", self.corpus, "--where", 'addressee is "Council of Ketta"', "--columns",
                              "addressee,ally", "--format", "csv")
        self.assertEqual(sorted(out.split("\r\n")[1:]),
                         ["", "Council of Ketta,", "Council of Ketta,Mira Kovač", "Council of Ketta,Mira Kovač"])
        for asked in ("town-council", '"Town council"', "the-council"):
            out, _ = self.run_cli("claims", self.corpus, "--where", f"addressee is {asked}", "--columns", "addressee",
                                  "--format", "csv")
            self.assertEqual(out.count("Council of Ketta"), 3, asked)
        target = os.path.join(self.top, "out.csv")
        self.run_cli("export", self.corpus, "--format", "csv", "--output", target)
        with open(target, encoding="utf-8", newline="") as table:
            rows = list(csv.DictReader(table))
        self.assertEqual([(row["var_addressee"], row["var_addressee_labels"], row["var_ally"]) for row in rows],
                         [("the-council", "Council of Ketta", "mira-kovac"), ("the-council", "Council of Ketta", ""),
                          ("the-council", "Council of Ketta", "mira-kovac")])

        # split changes the claims' own variable and nothing else
        self.run_cli(*own, "split", "the-council", "Second council", "--article", "b.txt")
        claim = json.loads(self.read("b.txt.ben.claims.json"))["items"][0]
        self.assertEqual([(body["dimension"], body["code"]) for body in claim["body"]],
                         [("stance", "support"), ("addressee", "second-council"), ("ally", "m-kovac")])
        self.assertEqual(self.read("a.txt.anna.claims.json"), before["a.txt.anna.claims.json"])
        _, err = self.run_cli("register", self.corpus, "stance", status=2)
        self.assertIn("there are: addressee", err)

    def test_check(self):
        """What leads nowhere or round in a circle, and a file that can't be read, are named with their file."""
        self.fill()
        self.run_cli("check", self.corpus)
        book = json.loads(self.read("codebook.json"))
        book["schemaVersion"] = "1.1"
        book["variables"].append({"id": "addressee", "label": "Addressee", "type": "entity", "values": []})
        self.write("codebook.json", json.dumps(book))

        def entry(ident, **more):
            return dict({"id": ident, "revision": 1, "name": ident.title()}, **more)

        self.write("speakers.json", json.dumps({
            "schemaVersion": "1.0", "register": "speaker",
            "entries": [entry("ann", mergedInto="nobody"), entry("bo", mergedInto="cy"), entry("cy", mergedInto="bo"),
                        entry("dee", parent="lost")]}))
        self.write("addressee.register.json", "{ \"schemaVersion\": \"1.0\",\n  \"register\" }")
        before = self.snapshot()
        _, err = self.run_cli("check", self.corpus, status=1)
        lines = [line.split(": ", 2)[1:] for line in err.splitlines()]
        self.assertEqual([name for name, _ in lines], ["addressee.register.json"] + ["speakers.json"] * 4)
        self.assertIn("line 2", lines[0][1])
        for words in ("“Ann” was merged into “nobody”, which is not there", "“Bo” was merged into “cy” and that",
                      "“Cy” was merged into “bo” and that", "“Dee” stands below “lost”"):
            self.assertEqual(sum(words in line for _, line in lines), 1, words)
        self.assertEqual(self.snapshot(), before)

    def list(self, *more):
        document = self.run_json("speakers", self.corpus, "list", *more)
        return {entry["id"]: entry for entry in document["entries"]}

    def do(self, *words, status=0):
        return Result(*self.run_cli("speakers", self.corpus, *words, status=status))

    def test_list(self):
        """What the claims say, counted by hand."""
        self.fill()
        before = self.snapshot()
        rows = self.list()
        self.assertEqual(self.snapshot(), before)
        self.assertEqual(set(rows), {"mira-kovac", "the-mayor", "m-kovac", "article-author", "unnamed-source"})
        mira = rows["mira-kovac"]
        self.assertEqual((mira["claims"], mira["articles"], mira["first"], mira["last"]),
                         (2, 2, "2031-03-04", "2031-05-06"))
        self.assertEqual(mira["stances"], {"support": 1, "oppose": 1})
        self.assertEqual(rows["the-mayor"]["stances"], {"oppose": 1, "unset": 1})
        self.assertEqual((rows["the-mayor"]["first"], rows["the-mayor"]["last"]), ("2031-03-04", "2031-03-04"))
        self.assertEqual(rows["article-author"]["claims"], 0)
        self.assertEqual(set(self.list("--text", "ковач")), {"mira-kovac", "m-kovac"})

    def test_merge(self):
        """One small file is written; the claims, other coders' too, stay byte for byte."""
        self.fill()
        before = self.snapshot()
        shown = self.do("merge", "Mira Kovač", "M. Kovač", "the-mayor", "--dry-run").stdout
        self.assertEqual(self.snapshot(), before)
        done = self.do("merge", "Mira Kovač", "M. Kovač", "the-mayor").stdout
        self.assertEqual(done, shown)
        self.assertIn("Mira Kovač: other name: The mayor", done)
        self.assertIn("1 claim of “M. Kovač” is now one of “Mira Kovač”\n", done)
        self.assertIn("2 claims of “The mayor” are now of “Mira Kovač”\n", done)
        after = self.snapshot()
        self.assertEqual(set(after) - set(before), {os.fsencode(self.path("speakers.json"))})
        self.assertEqual({name: after[name] for name in before}, before)

        entries = self.entries()
        self.assertEqual(entries["the-mayor"]["mergedInto"], "mira-kovac")
        self.assertEqual(entries["mira-kovac"]["aliases"], ["M. Kovač", "The mayor"])
        rows = self.list()
        self.assertEqual(rows["mira-kovac"]["claims"], 5)
        self.assertNotIn("the-mayor", rows)
        self.assertEqual(rows["mira-kovac"]["stances"], {"support": 1, "oppose": 2, "unset": 2})
        self.assertIn("the-mayor", self.list("--merged"))

        self.do("unmerge", "the-mayor")
        self.assertEqual(self.list()["the-mayor"]["claims"], 2)
        self.do("merge", "mira-kovac", "the-mayor")
        self.do("unmerge", "The mayor")
        self.assertEqual(self.list()["the-mayor"]["claims"], 2)

    def test_shown(self):
        """`show`, `stats` and `print` say what a speaker is called now; the claims stay as they were coded."""
        self.fill()
        article = self.path("2031-05-06-b.txt")
        before = self.read("2031-05-06-b.txt.anna.claims.json")
        self.do("merge", "mira-kovac", "m-kovac", "the-mayor")
        self.do("rename", "mira-kovac", "Mira Kovač-Lund")
        claims = self.run_json("show", article)["claims"]
        self.assertEqual([(claim["speakers"], claim["speaker_codes"]) for claim in claims],
                         [(["Mira Kovač-Lund"], ["mira-kovac"])] * 2)
        self.assertEqual(self.run_cli("show", article)[0].count("Mira Kovač-Lund"), 2)
        self.assertEqual(self.run_json("stats", self.corpus)["speakers"],
                         [{"code": "mira-kovac", "label": "Mira Kovač-Lund", "count": 5}])
        self.run_cli("print", article, "--output", self.path("out.pdf"))
        printed = subprocess.run(["pdftotext", "-raw", self.path("out.pdf"), "-"], check=True, capture_output=True,
                                 text=True).stdout
        self.assertEqual("".join(printed.split()).count("MiraKovač-Lund"), 2)
        self.assertNotIn("M. Kovač", printed)
        self.assertEqual(self.read("2031-05-06-b.txt.anna.claims.json"), before)

        self.write("speakers.json", "{")
        for words in (["show", article], ["stats", self.corpus], ["print", article, "--output", self.path("out.pdf")]):
            self.assertIn("speakers.json", self.run_cli(*words, status=1)[1])

    def test_rename_and_set(self):
        self.fill()
        self.do("rename", "mira-kovac", "Mira Kovač-Lund")
        self.do("define", "Office")
        self.do("set", "Kovač-Lund, Mira", status=2)
        self.do("set", "mira-kovac", "--kind", "person", "--set", "office=Mayor [..2031-04]", "--set",
                "office=Minister [2031-05..]", "--set", "party=Greens|Reds [2031-05-01..2032]", "--note", "quick",
                "--wikidata", "Q1", "--alias", "Kovač")
        entry = self.entries()["mira-kovac"]
        self.assertEqual(entry["aliases"], ["Mira Kovač", "Kovač"])
        self.assertEqual(entry["values"], [
            {"attribute": "office", "value": "Mayor", "to": "2031-04"},
            {"attribute": "office", "value": "Minister", "from": "2031-05"},
            {"attribute": "party", "value": "Greens"},
            {"attribute": "party", "value": "Reds", "from": "2031-05-01", "to": "2032"}])
        self.assertEqual((entry["kind"], entry["note"], entry["wikidata"]), ("person", "quick", "Q1"))
        self.assertEqual(self.list()["mira-kovac"]["claims"], 2)
        self.do("set", "mira-kovac", "--set", "party=", "--kind", "", "--no-alias", "Kovač")
        entry = self.entries()["mira-kovac"]
        self.assertNotIn("kind", entry)
        self.assertEqual([value["attribute"] for value in entry["values"]], ["office", "office"])
        self.assertIn("no attribute", self.do("set", "mira-kovac", "--set", "mood=good", status=2).stderr)
        self.assertIn("no kind", self.do("set", "mira-kovac", "--kind", "choir", status=2).stderr)
        self.assertIn("neither", self.do("show", "Nobody", status=2).stderr)
        self.assertIn("Office: Mayor [..2031-04]",
                      self.do("show", "Mira Kovač").stdout)

    def test_delete(self):
        self.fill()
        self.assertIn("--replacement", self.do("delete", "the-mayor", status=2).stderr)
        self.do("delete", "the-mayor", "--replacement", "mira-kovac")
        self.assertEqual(self.list()["mira-kovac"]["claims"], 4)
        self.assertNotIn("aliases", self.entries()["mira-kovac"])
        self.do("add", "Nobody", "--kind", "person")
        self.do("delete", "Nobody")
        self.assertEqual(self.register()["removed"], [{"id": "nobody", "revision": 2}])

    def test_split(self):
        """By article and by claim; the claims of others in the same files stay."""
        self.fill()
        self.do("merge", "mira-kovac", "the-mayor")
        untouched = self.read("2031-03-04-a.txt.anna.claims.json")
        self.do("split", "mira-kovac", "The mayor", "--article", "c.txt", status=2)
        self.do("split", "mira-kovac", "Ana Horvat", "--article", "nothing.txt", status=2)
        self.assertEqual(self.do("split", "mira-kovac", "Ana Horvat", "--article", "c.txt").stdout, "1 claim\n")
        rows = self.list()
        self.assertEqual((rows["mira-kovac"]["claims"], rows["ana-horvat"]["claims"]), (3, 1))
        self.assertEqual(self.read("2031-03-04-a.txt.anna.claims.json"), untouched)
        claim = json.loads(untouched)["items"][0]["id"]
        self.do("split", "mira-kovac", "Ana Horvat", "--claim", claim)
        rows = self.list()
        self.assertEqual((rows["mira-kovac"]["claims"], rows["ana-horvat"]["claims"]), (2, 2))
        items = json.loads(self.read("2031-03-04-a.txt.anna.claims.json"))["items"]
        self.assertEqual([body["code"] for item in items for body in item["body"] if body["dimension"] == "speaker"],
                         ["ana-horvat", "the-mayor"])

    def test_duplicates(self):
        self.fill()
        pairs = self.run_json("speakers", self.corpus, "duplicates")["duplicates"]
        self.assertEqual([(pair["one"], pair["other"], pair["why"]) for pair in pairs],
                         [("m-kovac", "mira-kovac", "initials")])
        self.do("reject", "mira-kovac", "m-kovac")
        self.assertEqual(self.register()["distinct"], [["m-kovac", "mira-kovac"]])
        self.assertEqual(self.do("duplicates").stdout, "")
        self.do("unreject", "m-kovac", "mira-kovac")
        self.assertEqual(self.do("duplicates").stdout, "initials\tm-kovac\tmira-kovac\tM. Kovač\tMira Kovač\n")

    def test_claims_and_crosstab(self):
        """What was merged is shown, counted and found as what it is now."""
        self.fill()
        self.do("merge", "mira-kovac", "the-mayor")
        out, _ = self.run_cli("claims", self.corpus, "--group", "speaker", "--format", "csv")
        counts = {row[1]: row[2] for row in csv.reader(io.StringIO(out))}
        self.assertEqual((counts["Mira Kovač"], counts["M. Kovač"]), ("4", "1"))
        self.assertNotIn("The mayor", counts)
        out, _ = self.run_cli("claims", self.corpus, "--where", 'speaker is "Mira Kovač"', "--columns", "speaker",
                              "--format", "csv")
        self.assertEqual(len(list(csv.reader(io.StringIO(out)))), 1 + 4)

    def test_export(self):
        """Datasets have what a code means now, and what held on the day of the article."""
        self.fill()
        self.do("merge", "mira-kovac", "the-mayor")
        self.do("set", "mira-kovac", "--kind", "person", "--set", "party=Greens|Reds [2031-05..]")
        path = os.path.join(self.top, "claims.csv")
        self.run_cli("export", self.corpus, "--format", "csv", "--output", path)
        with open(path, encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file, strict=True))
        self.assertEqual([(row["path"], row["speakers"], row["speaker_codes"], row["speaker_kind"],
                           row["speaker_party"]) for row in rows],
                         [("2031-03-04-a.txt", "Mira Kovač", "mira-kovac", "person", "Greens"),
                          ("2031-03-04-a.txt", "Mira Kovač", "mira-kovac", "person", "Greens"),
                          ("2031-05-06-b.txt", "Mira Kovač", "mira-kovac", "person", "Reds"),
                          ("2031-05-06-b.txt", "M. Kovač", "m-kovac", "", ""),
                          ("c.txt", "Mira Kovač", "mira-kovac", "person", "Greens")])
        self.assertEqual({row["revision"] for row in rows}, {"1"})
        path = os.path.join(self.top, "claims.jsonl")
        self.run_cli("export", self.corpus, "--format", "jsonl", "--output", path)
        with open(path, encoding="utf-8") as file:
            third = [json.loads(line) for line in file][2]
        self.assertEqual(third["speaker_attributes"], [{"kind": "person", "party": "Reds"}])

    def test_issues(self):
        """A tree; no speakers are brought along."""
        self.assertEqual(self.run_cli("issues", self.corpus), ("", ""))
        for words in (["add", "Transport"], ["add", "A bridge should be built"],
                      ["set", "A bridge should be built", "--parent", "Transport"]):
            self.run_cli("issues", self.corpus, *words)
        document = self.register("issues.json")
        self.assertEqual(document["register"], "issue")
        self.assertEqual(document["entries"][0]["parent"], "transport")
        _, err = self.run_cli("issues", self.corpus, "set", "Transport", "--parent", "A bridge should be built",
                              status=2)
        self.assertIn("can’t stand below", err)

    def test_libreoffice(self):
        """What LibreOffice wrote of our table is read without a change (see the README beside it)."""
        with open(os.path.join(LIBREOFFICE, "speakers.json"), encoding="utf-8") as file:
            before = file.read()
        self.write("speakers.json", before)
        out, err = self.run_cli("speakers", self.corpus, "import", os.path.join(LIBREOFFICE, "speakers.csv"))
        self.assertEqual((out, err), ("", ""))
        self.assertEqual(self.read("speakers.json").decode(), before)

    def test_round_trip(self):
        """Out, through Python's csv as a spreadsheet would, and in: nothing has changed."""
        self.fill()
        self.do("define", "Office, held")
        self.do("set", "mira-kovac", "--set", "office-held=a, \"b\"\\|c [2031..2032-01]|plain", "--alias",
                "K|o;v\\a[č]", "--note", "two\nlines, \"quoted\"", "--kind", "person", "--set", "country=", "--viaf",
                "000123")
        self.do("merge", "mira-kovac", "m-kovac")
        before = self.read("speakers.json")
        path = os.path.join(self.top, "speakers.csv")
        self.do("export", path, "--merged")
        with open(path, encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file, strict=True))
        mira = [row for row in rows if row["id"] == "mira-kovac"][0]
        # the mark keeps a spreadsheet from taking off the zeros
        self.assertEqual((mira["name"], mira["note"], mira["viaf"]),
                         ("Mira Kovač", "two\nlines, \"quoted\"", "'000123"))
        self.assertEqual((mira["claims"], mira["first"], mira["last"]), ("3", "2031-03-04", "2031-05-06"))
        self.assertEqual(mira["Office, held"], "plain|a, \"b\"\\|c [2031..2032-01]")
        with open(path, "w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, rows[0].keys(), quoting=csv.QUOTE_ALL)
            writer.writeheader()
            writer.writerows(rows)
        self.do("import", path)
        entries = {entry["id"]: entry for entry in json.loads(before)["entries"]}
        after = self.entries()
        for entry in entries:
            self.assertEqual(after[entry], entries[entry])
        # what only claims have is now in the register, under its name
        self.assertEqual(after["the-mayor"], {"id": "the-mayor", "revision": 1, "name": "The mayor"})

        # a cell that was changed there
        mira["note"], mira["party"] = "other", "Greens [2031..]"
        with open(path, "w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, rows[0].keys(), delimiter=";")
            writer.writeheader()
            writer.writerow(mira)
        self.do("import", path, status=1)  # says that the note was another
        entry = self.entries()["mira-kovac"]
        self.assertEqual((entry["note"], entry["values"][-1]),
                         ("other", {"attribute": "party", "value": "Greens", "from": "2031"}))

    FOREIGN = [["Label", "Type", "Alias", "Notes", "Organization"],
               ["Ангела Меркель", "государство", "Меркель; А. Меркель", "канцлер", "ХДС"],
               ["Лукашенко", "государство", "", "", ""]]

    def test_dry_import(self):
        """Each entry that comes in is named with all that is said of it, before it comes in and while it does."""
        path = os.path.join(self.top, "new.csv")
        with open(path, "w", encoding="utf-8") as file:
            file.write("name,kind,aliases,Party\nAnna Pell,person,A. Pell,Greens\nPort Authority,,,\n")
        expected = ("Anna Pell: comes into the register\nAnna Pell: Kind: Person\nAnna Pell: other name: A. Pell\n"
                    "Anna Pell: Party: Greens\nPort Authority: comes into the register\n")
        before = self.snapshot()
        self.assertEqual(self.do("import", path, "--dry-run").stdout, expected)
        self.assertEqual(self.snapshot(), before)
        self.assertEqual(self.do("import", path).stdout, expected)
        self.assertLessEqual({"anna-pell", "port-authority"}, set(self.list()))
        self.do("set", "anna-pell", "--parent", "Port Authority")
        self.assertIn("\nParent: Port Authority\n", self.do("show", "anna-pell").stdout)

    def import_bytes(self, name, data, *more, status=0):
        path = os.path.join(self.top, name)
        with open(path, "wb") as file:
            file.write(data)
        result = self.do("import", path, *more, status=status)
        return result

    def test_encodings(self):
        """Tables of another program, as Windows and spreadsheets save them."""
        western = [["Name", "Country"], ["Jürgen Weiß", "Österreich"], ["Élodie Dupré", "France"]]
        for number, (rows, encoding, delimiter, mark) in enumerate([
                (self.FOREIGN, "utf-8", ",", b""), (self.FOREIGN, "utf-8-sig", ";", b""),
                (self.FOREIGN, "utf-16", "\t", b""), (self.FOREIGN, "utf-16-le", ",", b""),
                (self.FOREIGN, "utf-16-be", ";", b"\xfe\xff"), (self.FOREIGN, "cp1251", ";", b""),
                (western, "cp1252", ",", b""), (western, "cp1252", "\t", b""), (western, "utf-16-le", "\t", b"")]):
            with self.subTest(encoding=encoding, delimiter=delimiter):
                if os.path.exists(self.path("speakers.json")):
                    os.remove(self.path("speakers.json"))
                text = io.StringIO(newline="")
                csv.writer(text, delimiter=delimiter).writerows(rows)
                self.import_bytes(f"{number}.csv", mark + text.getvalue().encode(encoding))
                found = {entry["name"]: entry for entry in self.entries().values()}
                self.assertEqual(set(found), {row[0] for row in rows[1:]})
                if rows is self.FOREIGN:
                    merkel = found["Ангела Меркель"]
                    self.assertEqual(merkel["aliases"], ["Меркель", "А. Меркель"])
                    self.assertEqual(merkel["note"], "канцлер")
                    self.assertEqual(merkel["values"], [{"attribute": "actor-type", "value": "государство"},
                                                        {"attribute": "organisation", "value": "ХДС"}])

    def test_fifty_columns(self):
        """What we have no field for becomes an attribute of one's own; empty columns don't."""
        names = ["Entity"] + [f"Field {i}" for i in range(48)] + ["Empty"]
        rows = [names, ["Anna Lund"] + [f"v{i}" for i in range(48)] + [""], ["", "x"] + [""] * 48,
                ["Anna Lund", "other"] + [""] * 48]
        text = io.StringIO(newline="")
        csv.writer(text).writerows(rows)
        result = self.import_bytes("many.csv", text.getvalue().encode(), "--map", "Field 3=party", "--map",
                                   "Field 4=-", status=1)
        self.assertIn("line 3", result.stderr)
        self.assertIn("line 4", result.stderr)
        document = self.register()
        self.assertEqual(len(document["attributes"]), 46)
        values = {value["attribute"]: value["value"] for value in document["entries"][0]["values"]}
        self.assertEqual((values["field-0"], values["field-47"], values["party"]), ("other", "v47", "v3"))
        self.assertNotIn("field-4", values)

    def test_bad_tables(self):
        for data, words in ((b"", "no column"), (b"a,b\n1,2\n", "no column"), (b'name\n"open', "line 2"),
                            (b"\xff\xfe\x00\xd8", "encoding"), (b"name," + b"x," * 3000, "columns")):
            with self.subTest(data=data[:20]):
                self.assertIn(words, self.import_bytes("bad.csv", data, status=2).stderr)
        self.assertFalse(os.path.exists(self.path("speakers.json")))

    def test_broken_register(self):
        """Said with file and line; left alone."""
        self.write("speakers.json", '{\n  "schemaVersion": "1.0",\n  "register": "speaker",\n  "entries": {}\n}\n')
        before = self.snapshot()
        for words in (["list"], ["add", "Anna"], ["merge", "a", "b"]):
            result = self.do(*words, status=2)
            self.assertIn("speakers.json: line 4", result.stderr)
        self.assertEqual(self.snapshot(), before)

    def test_copy(self):
        """A synchronising program's copy, changed on another computer."""
        self.do("add", "Mira Kovač")
        copy = os.path.join(self.top, "copy.json")
        self.do("export", copy)
        document = json.loads(self.read("speakers.json"))
        document["entries"][0].update(name="Mira Kovač-Lund", revision=5)
        with open(copy, "w", encoding="utf-8") as file:
            json.dump(document, file)
        result = self.do("import", copy, status=1)
        self.assertIn("both changed the name", result.stderr)
        entry = self.entries()["mira-kovac"]
        self.assertEqual((entry["name"], entry["aliases"]), ("Mira Kovač-Lund", ["Mira Kovač"]))

    def test_usage(self):
        self.assertIn("there are: list", self.do("dance", status=2).stderr)
        self.assertIn("wants: NAME OTHER", self.do("merge", "a", status=2).stderr)


if __name__ == "__main__":
    main()
