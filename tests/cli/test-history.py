#!/usr/bin/env python3
# Copyright 2026 The Adduce Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Versions that are kept, restoring them, and plans for repairs."""

import os
import shutil

from cli_case import CliCase, main

TEXT = "One two three four five six seven.\n"
NAME = "a.txt.mira.claims.json"


class HistoryCase(CliCase):
    def setUp(self):
        super().setUp()
        self.write_codebook()
        self.article = self.write("a.txt", TEXT)
        self.one = self.annotate("a.txt", "0-3", "--note", "first")
        self.good = self.read(NAME)
        self.retag("second")
        self.two = self.annotate("a.txt", "4-7")

    def retag(self, note):
        self.run_cli("retag", self.article, self.one, "--note", note, "--coder", "mira")

    def history(self, *words, **options):
        return self.run_json("history", self.article, "--coder", "mira", *words, **options)

    def notes(self):
        return {claim["claim_id"]: claim["note"] for claim in self.claims("a.txt")}


class History(HistoryCase):
    def test_list(self):
        versions = self.history()["versions"]
        self.assertEqual([(version["version"], version["claims"]) for version in versions], [(3, 2), (2, 1), (1, 1)])
        out, err = self.run_cli("history", self.article, "--coder", "mira")
        self.assertEqual((len(out.splitlines()), err), (3, ""))

    def test_show(self):
        changes = self.history("--show", "1")["changes"]
        self.assertEqual([(change["claim_id"], change["what"]) for change in changes],
                         [(self.one, "note: first → second"), (self.two, "added")])
        self.assertEqual(self.history("--show", "3")["changes"], [])

    def test_restore(self):
        changes = self.history("--restore", "1")["changes"]
        self.assertEqual([(change["claim_id"], change["what"]) for change in changes],
                         [(self.one, "note: second → first"), (self.two, "removed")])
        self.assertEqual(self.notes(), {self.one: "first"})
        # A new version, and what was there is one too.
        self.assertEqual([version["version"] for version in self.history()["versions"]], [4, 3, 2, 1])
        self.history("--restore", "3")
        self.assertEqual(self.notes(), {self.one: "second", self.two: None})
        self.assertEqual(self.run_cli("check", self.corpus)[1], "")

    def test_restore_other_text(self):
        """The article was changed since: the claims stand where their words are now, and wait."""
        self.write("a.txt", "Zero. " + TEXT)
        self.history("--restore", "1")
        shown = self.run_json("reanchor", self.article, "--coder", "mira", "--accept", "moved")
        (claim,) = shown["articles"][0]["claims"]
        self.assertEqual((claim["note"], claim["spans"]), ("first", [[6, 9]]))

    def test_damaged(self):
        self.write(NAME, self.good[:200])
        plan = self.run_json("check", self.corpus, "--repair-plan", status=1)["repairs"]
        (repair,) = plan
        self.assertIn("history", repair["command"])
        self.assertIn("--restore 3", repair["command"])
        _, err = self.run_cli("history", self.article, "--coder", "mira", "--restore", "3")
        self.assertIn("claims.json", err)  # that the file can't be read is said
        self.assertEqual(self.notes(), {self.one: "second", self.two: None})
        self.assertEqual(self.read(NAME + ".damaged"), self.good[:200])
        self.assertEqual(self.run_json("check", self.corpus, "--repair-plan")["repairs"], [])

    def test_gone(self):
        os.unlink(self.path(NAME))
        self.run_cli("history", self.article, "--coder", "mira", status=1)
        self.run_cli("history", self.article, "--coder", "mira", "--restore", "3")
        self.assertEqual(self.notes(), {self.one: "second", self.two: None})

    def test_refused(self):
        before = self.snapshot()
        for words in (["--show", "9"], ["--restore", "9"], ["--show", "x"], ["--show", "1", "--restore", "1"]):
            self.run_cli("history", self.article, "--coder", "mira", *words, status=2)
        self.run_cli("history", self.article, status=2)
        self.run_cli("history", self.article, "--coder", "../x", status=2)
        self.assertEqual(self.snapshot(), before)


class RepairPlan(HistoryCase):
    def plan(self, status=1):
        before = self.snapshot()
        repairs = self.run_json("check", self.corpus, "--repair-plan", status=status)["repairs"]
        self.assertEqual(self.snapshot(), before)
        return [(os.path.basename(repair["path"]), repair["command"]) for repair in repairs]

    def test_nothing(self):
        self.assertEqual(self.plan(status=0), [])

    def test_each(self):
        self.write("a.txt", "Zero. " + TEXT)
        self.assertEqual(self.plan(), [(NAME, f"adduce-cli reanchor {self.article} --coder mira")])
        self.run_cli("reanchor", self.article, "--coder", "mira", status=1)
        self.run_cli("reanchor", self.article, "--coder", "mira", "--accept", "moved")
        self.assertEqual(self.plan(status=0), [])

        self.write("a.txt.mira.claims-DESKTOP-1.json", self.good)
        self.assertEqual(self.plan(), [(NAME, f"adduce-cli merge --conflicts {self.article}")])
        os.unlink(self.path("a.txt.mira.claims-DESKTOP-1.json"))

        os.rename(self.path("a.txt"), self.path("b.txt"))
        self.assertEqual(self.plan(), [(NAME, None)])

    def test_no_version(self):
        shutil.rmtree(os.path.join(self.environment["XDG_DATA_HOME"], "adduce", "history"))
        self.write(NAME, "")
        self.assertEqual(self.plan(), [(NAME, None)])


if __name__ == "__main__":
    main()
