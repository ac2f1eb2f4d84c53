#!/usr/bin/env python3
# Copyright 2026 The Adduce Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""`adduce-cli codebook`, and values of one's own variables from the command line to the dataset."""

import csv
import io
import json
import os
import pathlib
import re
import subprocess
import unittest

import cli_case
from cli_case import CliCase, main

HERE = os.path.dirname(os.path.abspath(__file__))
XSD = os.path.join(HERE, "..", "data", "codebook", "refi-qda-codebook.xsd")
TEXT = "Fares, like tides, rise.\n"
PRESETS = ["default", "dna-binary", "five-point", "fnc-1", "news-basic", "optional", "political-claims",
           "rumoureval", "semeval"]


def variable(ident, kind, values=(), **members):
    return {"id": ident, "label": ident.capitalize(), "type": kind, "definition": "D",
            "values": [{"id": value, "label": value.capitalize(), "definition": "D"} for value in values], **members}


class CodebookCase(CliCase):
    def setUp(self):
        super().setUp()
        self.write("a.txt", TEXT)

    def write_own(self, **members):
        book = dict(cli_case.CODEBOOK, schemaVersion="1.1", **members)
        book["variables"] = book["variables"] + [
            variable("frame", "several", ["cost", "law"]), variable("weight", "number"), variable("denied", "boolean"),
            variable("since", "date"), variable("remark", "text"), variable("addressee", "entity"),
            variable("paper", "text", scope="article")]
        self.write("codebook.json", json.dumps(book))

    def codebook(self, *words, **options):
        return self.run_cli("codebook", self.corpus, *words, **options)

    def load(self):
        return json.loads(self.read("codebook.json"))

    def values(self, ident):
        return [(value["id"], value.get("retired", False))
                for entry in self.load()["variables"] if entry["id"] == ident for value in entry["values"]]


class Own(CodebookCase):
    def annotate(self, *words, **options):
        return self.run_cli("annotate", self.path("a.txt"), "--coder", "mira", "--span", "0-5", *words, **options)

    def test_set(self):
        self.write_own()
        out, _ = self.annotate("--json", "--set", "frame=law", "--set", "frame=Cost", "--set", "weight=007.50",
                               "--set", "denied=No", "--set", "since=2031-03", "--set", "remark= Said, “twice”. ",
                               "--set", "addressee=The  Council", "--set", "stance=support")
        claim = json.loads(out)
        self.assertEqual(claim["values"], {"addressee": ["the-council"], "denied": ["no"], "frame": ["law", "cost"],
                                           "remark": ["Said, “twice”."], "since": ["2031-03"], "weight": ["7.5"]})
        self.assertEqual(claim["value_labels"]["frame"], ["Law", "Cost"])
        self.assertEqual(claim["stance"], "support")
        self.assertEqual(claim["codebook_version"], 7)
        out, _ = self.run_cli("retag", self.path("a.txt"), claim["claim_id"], "--coder", "mira", "--json",
                              "--set", "frame=", "--set", "denied=yes")
        self.assertEqual(json.loads(out)["values"], {"addressee": ["the-council"], "denied": ["yes"],
                                                     "remark": ["Said, “twice”."], "since": ["2031-03"],
                                                     "weight": ["7.5"]})

    def test_refused(self):
        self.write_own()
        before = self.snapshot()
        for word, message in (("frame=money", "which has: cost, law"), ("weight=many", "a number such as"),
                              ("denied=perhaps", "yes or no"), ("since=1.2.2031", "a date as"),
                              ("tone=harsh", "no variable “tone”"), ("frame", "is not VARIABLE=VALUE"),
                              ("remark= ", "a text")):
            _, err = self.annotate("--set", word, status=2)
            self.assertIn(message, err, word)
        _, err = self.annotate("--set", "weight=1", "--set", "weight=2", status=2)
        self.assertIn("takes one value, but 2 were given", err)
        self.assertEqual(self.snapshot(), before)

    def test_built_in(self):
        """Speaker and issue are in the codebook where one takes them: rules can be about them, fields are none more."""
        self.write_own()
        self.annotate("--speaker", "Mira Toll", "--speaker", "Jon Ash", "--stance", "support")
        fields = self.run_cli("claims", self.corpus, "--columns", "none", status=2)[1]
        self.codebook("apply", "optional", "--variable", "speaker", "--variable", "issue", status=1)
        book = self.load()
        book["constraints"] = [
            {"id": "urn:uuid:019b0c6e-0000-7000-8000-00000000beef", "kind": "at-most-one", "variable": "speaker"},
            {"id": "urn:uuid:019b0c6e-0000-7000-8000-00000000bef0", "kind": "required", "variable": "issue"}]
        self.write("codebook.json", json.dumps(book))
        out, _ = self.run_cli("claims", self.corpus, "--columns", "speaker,problems", "--format", "csv")
        self.assertIn("Mira Toll; Jon Ash", out)
        self.assertIn("“Speaker”", out)
        self.assertIn("“Issue” is required", out)
        self.assertEqual(self.run_cli("claims", self.corpus, "--columns", "none", status=2)[1], fields)

    def test_article(self):
        """A value of the article as a whole: without a claim, with one, and beside a change of one."""
        self.write_own(constraints=[
            {"id": "urn:uuid:019b0c6e-0000-7000-8000-00000000beef", "kind": "required", "variable": "paper"}])
        status = ("status", self.path("a.txt"), "--coder", "mira", "--json")
        self.run_cli("status", self.path("a.txt"), "done", "--coder", "mira")
        out, _ = self.run_cli("todo", self.corpus, "--coder", "mira")
        self.assertIn("\t-\t-\t“Paper” is required\n", out)
        out, _ = self.run_cli("annotate", self.path("a.txt"), "--coder", "mira", "--json", "--set", "paper=Front page")
        said = json.loads(out)
        self.assertEqual((said["article_values"], said["article_value_labels"]),
                         ({"paper": ["Front page"]}, {"paper": ["Front page"]}))
        self.assertNotIn("claim_id", said)
        file = json.loads(self.read("a.txt.mira.claims.json"))
        self.assertEqual((file["schemaVersion"], file["items"], file["articleValues"]["target"]), ("1.1", [], "a.txt"))
        self.assertEqual(file["articleValues"]["body"],
                         [{"type": "TextualBody", "purpose": "classifying", "dimension": "paper",
                           "value": "Front page"}])
        out, _ = self.run_cli("todo", self.corpus, "--coder", "mira")
        self.assertEqual(out, "")

        out, _ = self.annotate("--json", "--set", "paper=Page 3", "--set", "weight=2")
        claim = json.loads(out)
        self.assertEqual(claim["values"], {"weight": ["2"]})
        self.assertEqual(json.loads(self.run_cli(*status)[0])["article_values"], {"paper": ["Page 3"]})
        self.run_cli("retag", self.path("a.txt"), claim["claim_id"], "--coder", "mira", "--set", "paper=",
                     "--set", "weight=3")
        self.assertNotIn("article_values", json.loads(self.run_cli(*status)[0]))
        _, err = self.run_cli("check", self.corpus, status=1)
        self.assertIn("the article: “Paper” is required", err)

        self.annotate("--set", "paper=Back")
        out, _ = self.run_cli("show", self.path("a.txt"))
        self.assertRegex(out, r"mira: Done, 2 claims\n +Paper +Back\n")
        self.assertRegex(out, r"\n +Weight +3\n")
        out, _ = self.run_cli("claims", self.corpus, "--where", "paper contains back", "--columns", "paper,weight",
                              "--format", "csv")
        self.assertEqual(sorted(out.split("\r\n")[1:]), ["", "Back,", "Back,3"])

    def test_article_refused(self):
        self.write_own()
        before = self.snapshot()
        _, err = self.run_cli("annotate", self.path("a.txt"), "--coder", "mira", "--set", "paper=x", "--set",
                              "weight=1", status=2)
        self.assertIn("--span", err)
        _, err = self.run_cli("annotate", self.path("a.txt"), "--coder", "mira", "--set", "paper= ", status=2)
        self.assertIn("a text", err)
        self.assertEqual(self.snapshot(), before)

    def test_dataset(self):
        self.write_own()
        self.annotate("--set", "frame=law", "--set", "frame=cost", "--set", "weight=2", "--set", "remark==1+1")
        self.annotate("--stance", "support")
        book = self.load()
        frame = [entry for entry in book["variables"] if entry["id"] == "frame"][0]
        frame["values"].append({"id": "price", "label": "Price"})
        frame["values"][0]["mergedInto"] = "price"
        book["variables"][0]["values"][0]["mergedInto"] = "oppose"
        self.write("codebook.json", json.dumps(book))
        for asked, n_found in (("cost", 1), ("price", 1), ("law", 1), ("Cost", 1), ("money", 0)):
            out, _ = self.run_cli("claims", self.corpus, "--where", f"frame is {asked}", "--columns", "frame",
                                  "--format", "csv")
            self.assertEqual(out.count("Law; Price"), n_found, asked)
        target = os.path.join(self.top, "out.csv")
        self.run_cli("export", self.corpus, "--format", "csv", "--output", target, "--safe")
        with open(target, encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        self.assertEqual(list(rows[0])[list(rows[0]).index("anchor") + 1:],
                         ["var_frame", "var_frame_labels", "var_weight", "var_denied", "var_since", "var_remark",
                          "var_addressee", "var_addressee_labels", "var_paper", "article_date", "article_outlet"])
        coded = [row for row in rows if row["var_frame"]][0]
        self.assertEqual((coded["var_frame"], coded["var_frame_labels"]), ("law; price", "Law; Price"))
        self.assertEqual((coded["var_weight"], coded["var_remark"], coded["var_denied"]), ("2", "'=1+1", ""))
        other = [row for row in rows if not row["var_frame"]][0]
        self.assertEqual((other["stance"], other["stance_label"], other["stance_number"]), ("oppose", "Opposes", "-1"))
        out, _ = self.run_cli("stats", self.corpus, "--json")
        self.assertEqual([(count["code"], count["label"], count["count"]) for count in json.loads(out)["stance"]],
                         [("oppose", "Opposes", 1), (None, None, 1)])
        target = os.path.join(self.top, "out.jsonl")
        self.run_cli("export", self.corpus, "--format", "jsonl", "--output", target)
        with open(target, encoding="utf-8") as file:
            lines = [json.loads(line) for line in file]
        self.assertEqual([line.get("values") for line in lines if "values" in line],
                         [{"frame": ["law", "price"], "remark": ["=1+1"], "weight": ["2"]}])

    def test_rules(self):
        self.write_own(constraints=[{"id": cli_case.uuid(1), "kind": "required", "variable": "frame",
                                     "when": {"variable": "stance", "value": "support"}}])
        self.annotate("--stance", "support")
        self.annotate("--stance", "oppose")
        out, _ = self.run_cli("todo", self.corpus, "--json")
        rules = [violation for claim in json.loads(out)["articles"][0]["claims"] for violation in claim["violations"]]
        self.assertEqual([rule["rule"] for rule in rules], ["required"])
        self.assertEqual(rules[0]["message"], "“Frame” is required where “Stance” is “Supports”")
        _, err = self.run_cli("check", self.corpus, status=1)
        self.assertEqual(err.count("“Frame” is required where “Stance” is “Supports”"), 1)


class Verb(CodebookCase):
    def test_usage(self):
        for words in (["show", "more"], ["export"], ["apply"], ["dance"]):
            self.codebook(*words, status=2)
        _, err = self.codebook("apply", "nonesuch", status=2)
        self.assertIn("there are: " + ", ".join(PRESETS), err)
        self.codebook("apply", "../codebooks/default", status=2)
        _, err = self.run_cli("codebook", os.path.join(self.top, "none"), "show", status=2)
        self.assertIn("none", err)
        self.assertEqual(list(self.snapshot()), [os.fsencode(self.path("a.txt"))])

    def test_show(self):
        self.write_codebook()
        out, _ = self.codebook("show")
        self.assertEqual(out.splitlines()[:4], ["Small\tversion 7", "stance\tStance\tone", "  support\tSupports",
                                                "  oppose\tOpposes"])
        out, _ = self.codebook("show", "--json")
        self.assertEqual(json.loads(out)["version"], 7)

    def test_apply(self):
        """Every preset on an empty corpus; what it leaves out is gone, and can be mixed."""
        for preset in PRESETS:
            self.codebook("apply", preset, "--coder", "mira")
            self.codebook("check")
        self.codebook("apply", "dna-binary")
        self.assertEqual(self.values("stance"), [("agreement", False), ("disagreement", False)])
        self.codebook("apply", "news-basic", "--variable", "evidence")
        self.assertEqual(len(self.values("evidence")), 9)
        self.assertEqual(len(self.values("stance")), 2)
        _, err = self.codebook("apply", "semeval", "--variable", "frame", status=2)
        self.assertIn("“SemEval stance” has no variable “frame”", err)

    def test_apply_later(self):
        """Once coding has begun nothing is taken from claims, and one is warned."""
        self.write_codebook()
        self.run_cli("annotate", self.path("a.txt"), "--coder", "mira", "--span", "0-5", "--stance", "unclear")
        _, err = self.codebook("apply", "dna-binary", "--coder", "jonas", status=1)
        self.assertIn("coding has begun: 1 claim was coded", err)
        self.assertEqual(self.values("stance"), [("agreement", False), ("disagreement", False), ("support", True),
                                                 ("oppose", True), ("unclear", True)])
        out, _ = self.codebook("history", "--json")
        history = json.loads(out)["history"]
        self.assertEqual({(entry["from"], entry["version"], entry["coder"]) for entry in history}, {(7, 8, "jonas")})
        retired = [entry for entry in history if entry["act"] == "retire"]
        self.assertEqual([(entry["value"], entry["claims"]) for entry in retired],
                         [("support", 0), ("oppose", 0), ("unclear", 1)])
        out, _ = self.codebook("review", "--json", status=1)
        claims = json.loads(out)["claims"]
        self.assertEqual([(claim["path"], claim["coder"], claim["codebook_version"]) for claim in claims],
                         [("a.txt", "mira", 7)])
        self.assertIn("unclear", [change["value"] for change in claims[0]["changes"]])
        out, _ = self.codebook("review", status=1)
        self.assertIn("“Unclear” of “Stance” was retired", out)
        claim = claims[0]["claim_id"]
        self.run_cli("retag", self.path("a.txt"), claim, "--coder", "mira", "--reviewed")
        self.codebook("review")
        out, _ = self.run_cli("show", self.path("a.txt"), "--json")
        self.assertEqual([(found["stance"], found["codebook_version"]) for found in json.loads(out)["claims"]],
                         [("unclear", 8)])

    def test_check(self):
        self.write_codebook()
        out, _ = self.codebook("check", status=1)
        self.assertIn("stance\tdefinition\t“Stance” has no definition", out)
        out, _ = self.codebook("check", "--json", status=1)
        self.assertEqual({hint["kind"] for hint in json.loads(out)["hints"]}, {"definition"})

    def test_broken(self):
        """Nothing is written over what can't be understood."""
        self.write("codebook.json", '{"schemaVersion": "1.1"\n')
        before = self.snapshot()
        for words in (["show"], ["check"], ["history"], ["review"], ["apply", "default"]):
            _, err = self.codebook(*words, status=2)
            self.assertRegex(err, r"^adduce-cli: \S*codebook\.json: line \d+")
        self.assertEqual(self.snapshot(), before)

    def test_round_trips(self):
        for preset in PRESETS:
            self.codebook("apply", preset)
        shown, _ = self.codebook("show")
        for suffix in ("json", "qdc", "csv"):
            target = os.path.join(self.top, "book." + suffix)
            self.codebook("export", target)
            again = os.path.join(self.top, "again-" + suffix)
            os.mkdir(again)
            if suffix == "qdc":  # ids are known again where the codebook has them; labels come from the file
                book = self.load()
                for value in (value for entry in book["variables"] for value in entry["values"]):
                    value["label"] = "Other " + value["id"]
                with open(os.path.join(again, "codebook.json"), "w", encoding="utf-8") as file:
                    json.dump(book, file)
            else:
                self.run_cli("codebook", again, "apply", "dna-binary")
            self.run_cli("codebook", again, "import", target)
            out, _ = self.run_cli("codebook", again, "show")
            lines = {line for line in shown.splitlines()[1:] if "“" not in line}
            if suffix == "qdc":  # has no place for what a variable is about
                lines.discard("alignment\tAlignment of the article\tone article")
            self.assertEqual(lines - set(out.splitlines()), set(), suffix)

    def test_qdc_is_valid(self):
        """By the schema of REFI-QDA (MIT licence; its source is named in it)."""
        for preset in PRESETS:
            self.codebook("apply", preset)
            target = os.path.join(self.top, "book.qdc")
            self.codebook("export", target)
            result = subprocess.run(["xmllint", "--noout", "--nonet", "--schema", XSD, target], check=False,
                                    stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            self.assertEqual(result.returncode, 0, result.stderr)
        with open(target, encoding="utf-8") as file:
            broken = file.read().replace('isCodable="true"', 'isCodable="perhaps"')
        with open(target, "w", encoding="utf-8") as file:
            file.write(broken)
        result = subprocess.run(["xmllint", "--noout", "--nonet", "--schema", XSD, target], check=False,
                                stderr=subprocess.PIPE)
        self.assertNotEqual(result.returncode, 0)

    def test_csv_for_others(self):
        """Python's reader sees every value with its texts."""
        self.codebook("apply", "default")
        target = os.path.join(self.top, "book.csv")
        self.codebook("export", target)
        with open(target, encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        for entry in self.load()["variables"]:
            found = {row["id"]: row for row in rows if row["variable"] == entry["id"]}
            self.assertEqual(found[""]["label"], entry["label"])
            self.assertEqual(found[""]["definition"], entry["definition"])
            for value in entry["values"]:
                for member in ("label", "definition", "use", "avoid", "example", "color", "pattern", "literature"):
                    self.assertEqual(found[value["id"]][member], value.get(member, ""))

    def test_import_again(self):
        """A table that was edited elsewhere: changed, added and left out."""
        self.write_codebook()
        target = os.path.join(self.top, "book.csv")
        self.codebook("export", target)
        with open(target, encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        rows = [row for row in rows if row["id"] != "oppose"]
        for row in rows:
            if row["id"] == "support":
                row["label"] = "In favour"
        rows.append({"variable": "stance", "label": "Split"})
        out = io.StringIO()
        writer = csv.DictWriter(out, rows[0].keys(), delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
        with open(target, "w", encoding="utf-8", newline="") as file:
            file.write(out.getvalue())
        self.codebook("import", target, "--coder", "mira")
        self.assertEqual([value for value, _ in self.values("stance")], ["support", "unclear", "split", "oppose"])
        history, _ = self.codebook("history")
        self.assertIn("mira\t“Supports” of “Stance” is now called “In favour”", history)
        before = self.snapshot()
        self.codebook("import", target)
        self.assertEqual(self.snapshot(), before)

    def test_review_article(self):
        """What was said of an article before a change is listed, until it is said that it stays."""
        self.write_own()
        self.run_cli("annotate", self.path("a.txt"), "--coder", "mira", "--set", "paper=Ketta Daily")
        self.codebook("review")
        table = os.path.join(self.top, "book.csv")
        pathlib.Path(table).write_text("variable,type,scope,label,definition\n"
                                       "paper,text,article,Paper,Which one it is\n")
        self.codebook("import", table, "--coder", "jonas")
        out, _ = self.codebook("review", "--json", status=1)
        found = json.loads(out)["claims"]
        self.assertEqual([(entry["path"], entry["coder"], entry["changes"][0]["variable"]) for entry in found],
                         [("a.txt", "mira", "paper")])
        about = json.loads(self.read("a.txt.mira.claims.json"))["articleValues"]["id"]
        self.assertEqual(found[0]["claim_id"], about)
        self.run_cli("retag", self.path("a.txt"), about, "--coder", "mira", "--reviewed")
        self.codebook("review")
        after = json.loads(self.read("a.txt.mira.claims.json"))["articleValues"]
        self.assertEqual([body["value"] for body in after["body"]], ["Ketta Daily"])

    def test_libreoffice(self):
        """What LibreOffice wrote of our table is read without a change (see the README beside it)."""
        folder = os.path.join(HERE, "..", "data", "libreoffice")
        with open(os.path.join(folder, "codebook.json"), encoding="utf-8") as file:
            before = file.read()
        self.write("codebook.json", before)
        self.codebook("import", os.path.join(folder, "codebook.csv"))
        self.assertEqual(self.read("codebook.json").decode(), before)

    def test_pages(self):
        self.codebook("apply", "five-point")
        html, pdf = (os.path.join(self.top, "book." + suffix) for suffix in ("html", "pdf"))
        self.codebook("export", html)
        self.codebook("export", pdf, "--paper", "letter")
        with open(html, encoding="utf-8") as file:
            page = file.read()
        text = subprocess.run(["pdftotext", "-layout", pdf, "-"], check=True, stdout=subprocess.PIPE).stdout.decode()
        info = subprocess.run(["pdfinfo", pdf], check=True, stdout=subprocess.PIPE).stdout.decode()
        self.assertIn("612 x 792 pts (letter)", info)
        for entry in self.load()["variables"]:
            for value in entry["values"]:
                self.assertIn(f"<h3>{value['label']}</h3>", page)
                self.assertIn(f"{value['label']} ({value['id']})", text)
                words = re.sub(r"\s+", " ", text)
                self.assertIn(" ".join(value["definition"].split()[:4]), words)
        self.codebook("export", pdf, "--paper", "napkin", status=2)
        self.codebook("export", os.path.join(self.top, "book.docx"), status=2)


if __name__ == "__main__":
    main()
