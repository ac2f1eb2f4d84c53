#!/usr/bin/env python3
# Copyright 2026 The Adduce Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where claims of other programs stand in articles, and what their fields become; worked by hand."""

import json
import os
import shutil
import unittest

from cli_case import CliCase, main

TEXT = ("The \U0001f6a2 sails at ten, \U0001f600 she said.\r\nNobody will pay the toll.\r\n"
        "All of it is e\u0301toile.\r\n")
PLAIN = TEXT.replace("\r\n", "\n")


class PlaceCase(CliCase):
    def setUp(self):
        super().setUp()
        self.write_codebook()
        self.write("levy.txt", TEXT)

    def line(self, start, end, words, **more):
        self.n_lines = getattr(self, "n_lines", 0) + 1
        return json.dumps({"path": "levy.txt", "coder": "zed", "claim_id": f"c{self.n_lines}", "spans": [[start, end]],
                           "text": [words] if words else [], **more}) + "\n"

    def take(self, lines, *words, status=0):
        self.write("../in.jsonl", "".join(lines))
        process = self.start("import", self.corpus, os.path.join(self.top, "in.jsonl"), "--json", *words)
        out, err = process.communicate(timeout=60)
        self.assertEqual((process.returncode, err), (status, b""))
        return json.loads(out)

    def rows(self, status=0):
        out, _ = self.run_cli("export", self.corpus, "--format", "jsonl", "--output", "-", status=status)
        return [json.loads(line) for line in out.splitlines()]


class Units(PlaceCase):
    WORDS = ("sails at ten", "she said", "Nobody will pay", "étoile".replace("é", "e\u0301"))

    def count(self, measure, text):
        """The lines of claims on the words, with places by a way of counting."""
        return [self.line(measure(text[:text.index(words)]), measure(text[:text.index(words) + len(words)]), words)
                for words in self.WORDS]

    def test_ways(self):
        """Code points, UTF-16 and bytes, of the file with CR LF and of the text with LF."""
        ways = {"code points": len, "UTF-16": lambda text: len(text.encode("utf-16-le")) // 2,
                "bytes": lambda text: len(text.encode())}
        for name, measure in ways.items():
            for text in (PLAIN, TEXT):
                with self.subTest(name, crlf=text is TEXT):
                    result = self.take(self.count(measure, text), "--dry-run",
                                       status=0 if (name, text) == ("code points", PLAIN) else 1)
                    self.assertEqual([row["state"] for row in result["claims"]], ["placed"] * 4)
                    self.assertEqual([row["text"] for row in result["claims"]], list(self.WORDS))
                    self.assertEqual([row["spans"] for row in result["claims"]],
                                     [f"{PLAIN.index(w)}-{PLAIN.index(w) + len(w)}" for w in self.WORDS])
                    if result["problems"]:
                        self.assertIn("in.jsonl: its places are counted otherwise", result["problems"][0])

    def test_inside_a_character(self):
        """The middle of a pair of surrogates is no place: the words say where it is."""
        result = self.take([self.line(5, 6, "\U0001f6a2"), self.line(4, 5, "\U0001f6a2")])
        self.assertEqual([row["spans"] for row in result["claims"]], ["4-5", "4-5"])
        self.assertEqual([row["state"] for row in result["claims"]], ["moved", "placed"])


class Anchors(PlaceCase):
    def test_states(self):
        start = PLAIN.index("Nobody")
        result = self.take([
            self.line(start, start + 6, "Nobody"), self.line(0, 6, "Nobody"), self.line(start, start + 6, None),
            self.line(0, 25, "Nobody would pay the tolls"), self.line(0, 9, "Words that are not there at all"),
            self.line(5000, 5009, None)], status=1)
        self.assertEqual([row["state"] for row in result["claims"]],
                         ["placed", "moved", "unchecked", "changed", "lost", "lost"])
        self.assertEqual([row["text"] for row in result["claims"]][:3], ["Nobody", "Nobody", "Nobody"])
        self.assertIn(result["claims"][3]["text"], ("Nobody will pay the toll", "Nobody will pay the toll."))
        self.assertEqual([result[state] for state in ("placed", "moved", "unchecked", "changed", "lost")],
                         [1, 1, 1, 1, 2])
        for part, sentence in zip(("line 3: nothing tells the words", "line 4: “Nobody would pay the tolls” is not in",
                                   "line 5: “Words that are not there at all” was not found", "line 6: “5000–5009”"),
                                  result["problems"]):
            self.assertIn(part, sentence)
        anchors = sorted((row["anchor"], row["text"]) for row in self.rows(status=1))
        self.assertEqual(anchors[:2], [("changed", [result["claims"][3]["text"]]),
                                       ("changed", ["Words that are not there at all"])])
        self.assertEqual(anchors[2:], [("ok", ["Nobody"])] * 3)
        _, err = self.run_cli("check", self.corpus, status=1)
        self.assertIn("“Words that are not there at all”", err)
        self.assertIn("its words were not found again for sure", err)
        self.assertEqual(len(err.splitlines()), 2)
        out, _ = self.run_cli("reanchor", self.corpus, "--dry-run", status=1)
        self.assertIn("Words that are not there at all", out)
        self.assertEqual([line.split("\t")[0] for line in out.splitlines()][:2], ["orphan", "changed"])

    def test_other_text(self):
        """An article of the same name with other words: what is there is carried over, the rest said."""
        os.makedirs(os.path.join(self.top, "brat"))
        text = "A new headline\n" + PLAIN.replace("Nobody will pay the toll.", "The fee stays.")
        places = [(PLAIN.index(w), PLAIN.index(w) + len(w), w) for w in ("sails at ten", "Nobody will pay the toll")]
        self.write("../brat/levy.txt", PLAIN)
        self.write("../brat/levy.ann", "".join(f"T{i + 1}\tX {a} {b}\t{w}\n" for i, (a, b, w) in enumerate(places)))
        self.write("levy.txt", text)
        process = self.start("import", self.corpus, os.path.join(self.top, "brat"), "--coder", "zed", "--json")
        result = json.loads(process.communicate(timeout=60)[0])
        self.assertEqual((result["new_articles"], result["matched_articles"]), (0, 1))
        first = result["claims"][0]
        self.assertEqual((first["text"], first["state"], first["spans"]),
                         ("sails at ten", "moved", f"{text.index('sails')}-{text.index('sails') + 12}"))
        self.assertIn(result["claims"][1]["state"], ("changed", "lost"))
        self.assertEqual(len(result["problems"]), 1)

    def test_no_article(self):
        """Without article and text nothing comes in, and the claims are counted."""
        os.remove(self.path("levy.txt"))
        result = self.take([self.line(0, 3, "The"), self.line(4, 5, "x")], status=1)
        self.assertEqual(result["lost"], 2)
        self.assertIn("there is no article “levy.txt” in the folder, and the file does not have its text; its 2 claims",
                      result["problems"][0])

    def test_known(self):
        """A claim that was changed or removed here stays so."""
        uuid = "urn:uuid:01900000-0000-7000-8000-000000000001"
        line = self.line(0, 3, "The").replace('"c1"', f'"{uuid}"')
        self.take([line])
        self.run_cli("retag", self.path("levy.txt"), uuid, "--stance", "oppose", "--coder", "zed")
        result = self.take([line], status=1)
        self.assertIn("line 1: the claim is there already, and is another now", result["problems"][0])
        self.assertEqual(self.rows()[0]["stance"], "oppose")
        self.run_cli("remove", self.path("levy.txt"), uuid, "--coder", "zed")
        result = self.take([line], status=1)
        self.assertIn("line 1: the claim was there and has been removed", result["problems"][0])
        self.assertEqual(self.rows(), [])

    def test_damaged_sidecar(self):
        """A file of claims that can't be read is left alone."""
        self.take([self.line(0, 3, "The")])
        sidecar = self.path("levy.txt.zed.claims.json")
        with open(sidecar, "r+", encoding="utf-8") as file:
            file.truncate(100)
        before = self.snapshot()
        result = self.take([self.line(4, 5, None), self.line(4, 5, None, coder="yan")], status=1)
        self.assertIn("levy.txt.zed.claims.json", result["problems"][0])
        self.assertIn("The claims by zed in it were left out", result["problems"][0])
        self.assertEqual([row["claim_id"] is None for row in result["claims"]], [True, False])
        after = self.snapshot()
        self.assertEqual({name: after[name] for name in before}, before)

    def test_stale_sidecar(self):
        """Onto claims about an older text nothing is put."""
        self.take([self.line(0, 3, "The")])
        self.write("levy.txt", "Before. " + TEXT)
        result = self.take([self.line(4, 5, None)], status=1)
        self.assertIn("levy.txt was changed since zed coded it", result["problems"][0])
        self.assertEqual(result["came_in"], 0)

    def test_renamed(self):
        """What was brought in, then changed and renamed, is said, and does not come twice."""
        os.makedirs(os.path.join(self.top, "brat"))
        self.write("../brat/toll.txt", "The toll stays.\n")
        self.write("../brat/toll.ann", "T1\tX 0 8\tThe toll\n")
        words = ("import", self.corpus, os.path.join(self.top, "brat"), "--coder", "zed")
        self.run_cli(*words)
        for name in os.listdir(self.corpus):
            if name.startswith("toll.txt"):
                os.rename(self.path(name), self.path(name.replace("toll", "other")))
        self.write("other.txt", "The toll goes.\n")
        _, err = self.run_cli(*words, status=1)
        self.assertIn("“toll.txt” was brought in before, but no article has its text or name any more", err)
        self.assertEqual(sorted(name for name in os.listdir(self.corpus) if name.endswith(".txt")),
                         ["levy.txt", "other.txt"])


class Fields(PlaceCase):
    def brat(self, lines):
        shutil.rmtree(os.path.join(self.top, "brat"), ignore_errors=True)
        os.makedirs(os.path.join(self.top, "brat"))
        self.write("../brat/levy.txt", PLAIN)
        self.write("../brat/levy.ann", lines)
        return os.path.join(self.top, "brat")

    LINES = ("T1\tPRO 0 3\tThe\nT2\tCON 6 11\tsails\nT3\tClaim 12 14\tat\n"
             "A1\tSource T1 Ann Lee\nA2\tTopic T1 The ferry\nA3\tgrounds T2 study\nA4\tConfidence T2 HIGH\n"
             "A5\tWeight T1 2.50\nA6\tWeight T2 -1\nA7\tSeen T1 2031-03-04\nA8\tUrgent T3\nA9\tFrame T1 Money\n"
             "A10\tFrame T2 Law\nA11\tRating T3 perhaps\n#1\tRemark T1 \tone\n#2\tAnnotatorNotes T2\ttwo\n")

    def test_guess(self):
        """Names tell the facets; what is known to no variable becomes one, of the kind that its values are."""
        self.run_cli("import", self.corpus, self.brat(self.LINES), "--coder", "zed")
        rows = self.rows()
        self.assertEqual([row["speakers"] for row in rows], [["Ann Lee"], [], []])
        self.assertEqual([row["issues"] for row in rows], [["The ferry"], [], []])
        self.assertEqual([row["evidence"] for row in rows], [[], ["study"], []])
        self.assertEqual([row["certainty"] for row in rows], [None, "high", None])
        self.assertEqual([row["note"] for row in rows], [None, "two", None])
        self.assertEqual(rows[0]["values"], {"label": ["pro"], "weight": ["2.5"], "seen": ["2031-03-04"],
                                             "frame": ["money"], "remark": ["one"]})
        self.assertEqual(rows[1]["values"], {"label": ["con"], "weight": ["-1"], "frame": ["law"]})
        self.assertEqual(rows[2]["values"], {"urgent": ["yes"], "rating": ["perhaps"]})
        book = json.loads(self.read("codebook.json"))
        kinds = {variable["id"]: variable["type"] for variable in book["variables"]}
        self.assertEqual({key: kinds[key] for key in ("label", "weight", "seen", "urgent", "frame")},
                         {"label": "one", "weight": "number", "seen": "date", "urgent": "boolean", "frame": "one"})
        speakers = json.loads(self.read("speakers.json"))
        self.assertIn("Ann Lee", json.dumps(speakers))

    def test_mapping(self):
        """Saved, changed, given back: labels are stances, a field is left out, another is the note."""
        path = os.path.join(self.top, "map.json")
        self.run_cli("import", self.corpus, self.brat(self.LINES), "--coder", "zed", "--dry-run", "--save-mapping",
                     path)
        self.assertEqual(self.rows(), [])
        with open(path, encoding="utf-8") as file:
            mapping = json.load(file)
        fields = {rule["field"]: rule for rule in mapping["fields"]}
        expected = {"Source": "speaker", "Topic": "issue", "grounds": "evidence", "Confidence": "certainty",
                    "Weight": "weight"}
        self.assertEqual({key: fields[key]["variable"] for key in expected}, expected)
        fields["label"].update(variable="stance", values={"PRO": "support", "CON": "Opposes", "Claim": ""})
        fields["Weight"]["variable"] = None
        fields["Rating"]["variable"] = "note"
        with open(path, "w", encoding="utf-8") as file:
            json.dump(mapping, file)
        _, err = self.run_cli("import", self.corpus, self.brat(self.LINES), "--coder", "zed", "--mapping", path,
                              status=1)
        self.assertIn("The field “Weight” was left out, as the mapping says", err)
        rows = self.rows()
        self.assertEqual([row["stance"] for row in rows], ["support", "oppose", None])
        self.assertEqual(rows[2]["note"], "perhaps")
        self.assertNotIn("label", [variable["id"] for variable in json.loads(self.read("codebook.json"))["variables"]])

    def test_label_is_stance(self):
        """Labels that are all stances of the codebook are stances; one that it does not have is added to it."""
        self.run_cli("import", self.corpus, self.brat("T1\tsupport 0 3\tThe\nT2\tOpposes 6 11\tsails\n"), "--coder",
                     "zed")
        self.assertEqual([row["stance"] for row in self.rows()], ["support", "oppose"])
        self.run_cli("import", self.corpus,
                     self.brat("T1\tX 12 14\tat\nA1\tStance T1 half-hearted\n"), "--coder", "yan")
        self.assertIn("half-hearted", [row["stance"] for row in self.rows()])
        stances = json.loads(self.read("codebook.json"))["variables"][0]["values"]
        self.assertEqual([value["id"] for value in stances], ["support", "oppose", "unclear", "half-hearted"])

    def test_too_much(self):
        """What a variable can't take is in the note."""
        lines = "T1\tX 0 3\tThe\nA1\tStance T1 support\nA2\tStance T1 oppose\nA3\tConfidence T1 maybe\n"
        self.run_cli("import", self.corpus, self.brat(lines), "--coder", "zed")
        row = self.rows()[0]
        self.assertEqual((row["stance"], row["certainty"]), ("support", None))
        self.assertEqual(sorted(row["note"].splitlines()), ["Confidence: maybe", "Stance: oppose"])

    def test_bad_mapping(self):
        for text, part in (('{"type": "x"}', "line 1: this is no mapping"), ("[", "line 1"),
                           ('{"type": "adduce-mapping", "version": 2, "fields": []}', "later version"),
                           ('{"type": "adduce-mapping", "version": 1,\n"fields": [{"field": "a"}]}',
                            "line 2: “field” and “variable” must both be there"),
                           ('{"type": "adduce-mapping", "version": 1,\n"fields": [{"field": "a", "variable": "A b"}]}',
                            "line 2: “variable” is the id of a variable")):
            self.write("../map.json", text)
            _, err = self.run_cli("import", self.corpus, self.brat("T1\tX 0 3\tThe\n"), "--coder", "zed", "--mapping",
                                  os.path.join(self.top, "map.json"), status=2)
            self.assertIn("map.json: ", err)
            self.assertIn(part, err)

    def test_options(self):
        _, err = self.run_cli("import", self.corpus, self.brat(self.LINES), "--coder", "A b", status=2)
        self.assertIn("“A b” can’t be a nickname", err)
        _, err = self.run_cli("import", self.corpus, self.brat(self.LINES), status=2)
        self.assertIn("levy.txt does not say who coded; say it with --coder NICKNAME", err)
        _, err = self.run_cli("import", self.corpus, self.path("levy.txt"), "--coder", "zed", status=2)
        self.assertIn("--coder and --save-mapping are for files that hold claims", err)


if __name__ == "__main__":
    main()
