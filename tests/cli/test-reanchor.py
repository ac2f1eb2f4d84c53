#!/usr/bin/env python3
# Copyright 2026 The Adduce Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Articles that were changed under their claims."""

import json
import os

from cli_case import CliCase, main

TEXT = ("The council met on Tuesday.\n\nThe mayor said that the ferry must stay free for all who live here, "
        "and she meant it.\n\nA councillor asked who would pay.\n\n"
        "Nobody in the room answered that question before the recess.\n")
FREE = "the ferry must stay free for all who live here"
PAY = "A councillor asked who would pay."
NOBODY = "Nobody in the room answered that question before the recess."


class Reanchor(CliCase):
    def setUp(self):
        super().setUp()
        self.write_codebook()
        self.article = self.write("a.txt", TEXT)
        self.ids = {words: self.claim(words) for words in (FREE, PAY, NOBODY)}

    def claim(self, words, text=TEXT, **options):
        start = text.index(words)
        return self.annotate("a.txt", f"{start}-{start + len(words)}", "--stance", "support")

    def change(self, text):
        self.write("a.txt", text)
        return text

    def reanchor(self, *words, status=0):
        shown = self.run_json("reanchor", self.article, "--coder", "mira", *words, status=status)
        found = {claim["claim_id"]: claim for article in shown["articles"] for claim in article["claims"]}
        return {name: found.get(id) for name, id in self.ids.items()}

    def outcomes(self, *words, **options):
        return {name: claim and (claim["outcome"], claim["waits"])
                for name, claim in self.reanchor(*words, **options).items()}

    def items(self):
        return {item["id"]: item for item in json.loads(self.read("a.txt.mira.claims.json"))["items"]}

    def anchor(self, words):
        return self.items()[self.ids[words]].get("anchor")

    def place(self, words):
        selector = self.items()[self.ids[words]]["target"][0]["selector"]
        return selector[0]["start"], selector[0]["end"], selector[1]["exact"]

    def test_unchanged(self):
        before = self.snapshot()
        self.assertEqual(self.run_cli("reanchor", self.article, "--coder", "mira"), ("", ""))
        self.assertEqual(self.snapshot(), before)

    def test_moved(self):
        text = self.change("NEWS\n\n" + TEXT)
        before = self.snapshot()
        waiting = dict.fromkeys(self.ids, ("moved", True))
        self.assertEqual(self.outcomes("--dry-run", status=1), waiting)
        self.assertEqual(self.snapshot(), before)

        # They stand at their new place, and where they were waits.
        old = self.place(PAY)
        self.assertEqual(self.outcomes(status=1), waiting)
        self.assertEqual(self.place(PAY), (text.index(PAY), text.index(PAY) + len(PAY), PAY))
        anchor = self.anchor(PAY)
        self.assertEqual(anchor["status"], "moved")
        position, quote = anchor["target"][0]["selector"]
        self.assertEqual((position["start"], position["end"], quote["exact"]), old)

        # Again: nothing. Then accepted.
        before = self.snapshot()
        self.assertEqual(self.outcomes(status=1), waiting)
        self.assertEqual(self.snapshot(), before)
        self.assertEqual(self.outcomes("--accept", "moved"), dict.fromkeys(self.ids, ("moved", False)))
        self.assertIsNone(self.anchor(PAY))
        self.assertEqual(self.run_cli("check", self.corpus)[1], "")
        self.annotate("a.txt", "0-4")  # it can be coded again

    def test_accept_at_once(self):
        self.change("NEWS\n\n" + TEXT)
        self.assertEqual(self.outcomes("--accept", "moved"), dict.fromkeys(self.ids, ("moved", False)))
        self.assertEqual(self.run_cli("check", self.corpus)[1], "")

    def test_all_outcomes(self):
        text = self.change(TEXT.replace("stay free for all who", "stay cheap for those who").replace(PAY + "\n\n", ""))
        self.assertEqual(self.outcomes(status=1),
                         {FREE: ("changed", True), PAY: ("orphan", True), NOBODY: ("moved", True)})
        new = "the ferry must stay cheap for those who live here"
        self.assertEqual(self.place(FREE), (text.index(new), text.index(new) + len(new), new))
        self.assertEqual(self.place(PAY)[2], PAY)  # kept

        # What is not confirmed is no fact: not in the dataset, and a problem.
        shown = {claim["claim_id"]: claim["anchor"]
                 for claim in self.run_json("show", self.article, status=1)["claims"]}
        self.assertEqual({words: shown[id] for words, id in self.ids.items()},
                         {FREE: "changed", PAY: "changed", NOBODY: "ok"})
        out, _ = self.run_cli("export", self.corpus, "--format", "jsonl", "--output", "-", status=1)
        rows = [json.loads(line) for line in out.splitlines()]
        self.assertEqual({row["claim_id"]: (row["text"], row["anchor"]) for row in rows},
                         {self.ids[FREE]: ([new], "changed"), self.ids[PAY]: ([PAY], "changed"),
                          self.ids[NOBODY]: ([NOBODY], "ok")})
        _, err = self.run_cli("check", self.corpus, status=1)
        self.assertIn("not found again", err)
        self.assertIn("wait to be confirmed", err)

        self.assertEqual(self.outcomes("--accept", "all", status=1),
                         {FREE: ("changed", False), PAY: ("orphan", True), NOBODY: ("moved", False)})
        self.assertIsNone(self.anchor(FREE))
        self.assertEqual(self.outcomes(status=1)[PAY], ("orphan", True))

        # The sentence comes back: so does the claim.
        self.change(TEXT)
        self.assertEqual(self.outcomes("--accept", "all")[PAY], ("same", False))
        self.assertEqual(self.place(PAY)[:2], (TEXT.index(PAY), TEXT.index(PAY) + len(PAY)))

    def test_back_again(self):
        """What was not accepted is forgotten when the text is again what it was."""
        before = self.items()
        self.change(TEXT.replace("stay free", "stay cheap"))
        self.outcomes(status=1)
        self.change(TEXT)
        self.assertEqual(self.outcomes(), dict.fromkeys(self.ids, ("same", False)))
        for id, item in self.items().items():
            self.assertEqual(item["target"], before[id]["target"])
            self.assertNotIn("anchor", item)

    def test_step_by_step(self):
        """Each time the words are looked for that were coded, not those that were proposed."""
        self.change(TEXT.replace("ferry must stay free", "ferry must be free"))
        self.outcomes(status=1)
        self.change(TEXT.replace("ferry must stay free", "boat must be free"))
        self.outcomes(status=1)
        selector = self.anchor(FREE)["target"][0]["selector"]
        self.assertEqual(selector[1]["exact"], FREE)

    def test_ambiguous(self):
        self.change(TEXT + "\n" + TEXT)
        found = self.outcomes(status=1)
        self.assertEqual(found[PAY], ("ambiguous", True))
        self.assertEqual(self.outcomes("--accept", "all", status=1)[PAY], ("ambiguous", True))

    def test_corpus(self):
        os.mkdir(self.path("sub"))
        self.write("sub/b.txt", TEXT)
        self.annotate("sub/b.txt", "0-11")
        self.change("NEWS\n\n" + TEXT)
        self.write("sub/b.txt", "NEWS\n\n" + TEXT)
        out, err = self.run_cli("reanchor", self.corpus, "--coder", "mira", status=1)
        self.assertEqual(err, "")
        self.assertEqual([line.split("\t")[0] for line in out.splitlines()], ["moved"] * 4 + ["# moved", "# waits"])
        self.assertEqual(out.splitlines()[-1], "# waits\t4")
        out, _ = self.run_cli("reanchor", self.corpus, "--coder", "mira", "--accept", "moved")
        self.assertEqual(out.splitlines()[-1], "# moved\t4")

    def test_with_old_text(self):
        """The text is kept when it is coded, so that words that stand there twice are told apart."""
        text = self.change("Yes, we will. No. " * 8)
        os.remove(self.path("a.txt.mira.claims.json"))
        self.ids = {"yes": self.annotate("a.txt", "54-66")}  # the fourth
        self.change("So: " + text)
        self.assertEqual(self.outcomes("--accept", "moved"), {"yes": ("moved", False)})
        self.assertEqual(self.place("yes")[0], 58)

    def test_article_values(self):
        """What is said of the article as a whole has no place: it stays as it is, whatever becomes of the text."""
        page = json.loads(self.read("a.txt.mira.claims.json"))
        said = {"id": "urn:uuid:019b0c6e-5a00-7000-8000-0000000000aa", "type": "Annotation",
                "motivation": "classifying", "created": "2031-03-04T09:15:00Z", "modified": "2031-03-05T09:15:00Z",
                "revision": 4, "target": "a.txt",
                "body": [{"type": "TextualBody", "purpose": "classifying", "dimension": "paper", "value": "Page 3"}]}
        page.update(schemaVersion="1.1", articleValues=said)
        self.write("a.txt.mira.claims.json", json.dumps(page))
        for text, outcome in (("NEWS\n\n" + TEXT, "moved"), ("All of it is gone.\n", "orphan"), (TEXT, "moved")):
            self.change(text)
            self.assertEqual(self.outcomes("--accept", "all", status=1 if outcome == "orphan" else 0),
                             dict.fromkeys(self.ids, (outcome, outcome == "orphan")))
            after = json.loads(self.read("a.txt.mira.claims.json"))
            self.assertEqual((after["articleValues"], after["schemaVersion"]), (said, "1.1"))

    def test_refused(self):
        before = self.snapshot()
        for words, expected in ((["--accept", "none"], "moved"), ([], "--coder")):
            _, err = self.run_cli("reanchor", self.article, *words, status=2)
            self.assertIn(expected, err)
        self.run_cli("reanchor", self.path("no.txt"), "--coder", "mira", status=2)
        self.write("a.txt.zoe.claims.json", "{")
        self.run_cli("reanchor", self.article, "--coder", "zoe", status=1)
        self.assertEqual(self.read("a.txt.zoe.claims.json"), b"{")
        os.remove(self.path("a.txt.zoe.claims.json"))
        self.assertEqual(self.snapshot(), before)


if __name__ == "__main__":
    main()
