#!/usr/bin/env python3
# Copyright 2026 The Adduce Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Joining versions of a file of claims: two files, with git, and what synchronising programs leave."""

import json
import os
import shutil
import subprocess

import cli_case
from cli_case import CliCase, main

TEXT = "One two three four five six seven.\n"
NAME = "a.txt.mira.claims.json"


class MergeCase(CliCase):
    def setUp(self):
        super().setUp()
        self.write_codebook()
        self.article = self.write("a.txt", TEXT)
        self.one = self.annotate("a.txt", "0-3", "--note", "one")
        self.two = self.annotate("a.txt", "4-7", "--note", "two")
        self.base = self.read(NAME)

    def retag(self, claim, note):
        self.run_cli("retag", self.article, claim, "--note", note, "--coder", "mira")

    def version(self, *changes):
        """What the file becomes from the base by these changes: (claim, note), or (None, span)."""
        self.write(NAME, self.base)
        for claim, what in changes:
            if claim is None:
                self.annotate("a.txt", what)
            elif what is None:
                self.run_cli("remove", self.article, claim, "--coder", "mira")
            else:
                self.retag(claim, what)
        return self.read(NAME)

    def notes(self, document=None):
        items = json.loads(document or self.read(NAME))["items"]
        return {item["id"]: [body["value"] for body in item["body"] if body["purpose"] == "commenting"]
                for item in items}


class Merge(MergeCase):
    def merge(self, a, b, base=None, status=0):
        for name, contents in (("A", a), ("B", b), ("C", base)):
            if contents is not None:
                self.write(name, contents)
        words = ["--base", self.path("C")] if base is not None else []
        shown = self.run_json("merge", self.path("A"), self.path("B"), *words, "--output", self.path("D"),
                              status=status)
        return shown, self.read("D")

    def test_both_changed(self):
        mine, theirs = self.version((self.one, "mine")), self.version((self.two, "theirs"), (None, "8-13"))
        shown, merged = self.merge(mine, theirs, self.base)
        self.assertEqual([(change["change"], change["fields"], change["what"]) for change in shown["changes"]],
                         [("changed", ["note"], "note: two → theirs"), ("added", [], "added")])
        notes = self.notes(merged)
        self.assertEqual((notes[self.one], notes[self.two], len(notes)), (["mine"], ["theirs"], 3))
        # Whose side is whose makes no difference.
        self.assertEqual(self.merge(theirs, mine, self.base)[1], merged)
        self.assertEqual(self.merge(merged, theirs, self.base)[1], merged)

    def test_same_claim(self):
        mine, theirs = self.version((self.one, "mine"), (self.one, "mine again")), self.version((self.one, "theirs"))
        shown, merged = self.merge(theirs, mine, self.base, status=1)
        (change,) = shown["changes"]
        self.assertTrue(change["contested"])
        self.assertEqual([lost["note"] for lost in change["lost"]], ["theirs"])
        self.assertEqual(self.notes(merged)[self.one], ["mine again"])

    def test_removed(self):
        mine, theirs = self.version((self.one, None)), self.version((self.two, "theirs"))
        _, merged = self.merge(mine, theirs, self.base)
        self.assertEqual(self.notes(merged), {self.two: ["theirs"]})

    def test_empty_base(self):
        """Git has an empty file for none."""
        self.assertEqual(self.merge(self.base, self.base, "")[1], self.base)

    def test_refused(self):
        other = self.base.replace(b'"nickname": "mira"', b'"nickname": "zoe"')
        text = self.base.replace(b'"textDigest": "sha256:', b'"textDigest": "sha256:' + b"0" * 8)
        text = text.replace(b"0" * 8 + self.base.split(b'"textDigest": "sha256:')[1][:64],
                            b"0" * 8 + self.base.split(b'"textDigest": "sha256:')[1][8:64])
        for b, expected in ((other, "zoe"), (text, "another version"), (b"", "empty"), (b"{", "line 1")):
            self.write("A", self.base)
            self.write("B", b)
            _, err = self.run_cli("merge", self.path("A"), self.path("B"), "--output", self.path("A"), status=2)
            self.assertIn(expected, err)
            self.assertEqual(self.read("A"), self.base)
        article = self.base.replace(b'"source": "a.txt"', b'"source": "b.txt"')
        for a, b, base, output, expected in (
                (self.base, article, None, "A", "another article"), (b"{", self.base, None, "A", "line 1"),
                (self.base, self.base, "missing", "A", "missing"), (self.base, self.base, "bad", "A", "line 1"),
                (self.base, self.base, None, "nowhere/D", "nowhere")):
            self.write("A", a)
            self.write("B", b)
            self.write("bad", b"[")
            words = ["--base", self.path(base)] if base else []
            _, err = self.run_cli("merge", self.path("A"), self.path("B"), *words, "--output", self.path(output),
                                  status=2)
            self.assertIn(expected, err)
            self.assertEqual(self.read("A"), a)
        self.run_cli("merge", self.path("A"), "--output", self.path("D"), status=2)
        self.run_cli("merge", self.path("A"), self.path("A"), status=2)
        self.run_cli("merge", self.path("A"), self.path("A"), "--conflicts", status=2)

    def test_too_many(self):
        """Two files with as many claims as a file may have: together too many, and nothing is written."""
        document = json.loads(self.base)
        item = document["items"][0]

        def claims(first):
            return [dict(item, id="urn:uuid:019b0c6e-5a00-7000-8000-%012x" % number)
                    for number in range(first, first + 20000)]

        for name, first in (("A", 0), ("B", 20000)):
            self.write(name, json.dumps(dict(document, items=claims(first))))
        _, err = self.run_cli("merge", self.path("A"), self.path("B"), "--output", self.path("D"), status=2)
        self.assertIn("claims", err)
        self.assertFalse(os.path.exists(self.path("D")))


class Git(MergeCase):
    """The two lines of docs/cli.md, with the real git."""

    def git(self, *words, status=0):
        environment = dict(self.environment, GIT_CONFIG_NOSYSTEM="1", GIT_AUTHOR_NAME="a", GIT_AUTHOR_EMAIL="a@b",
                           GIT_COMMITTER_NAME="a", GIT_COMMITTER_EMAIL="a@b")
        process = subprocess.run(["git", "-C", self.corpus, *words], env=environment, stdout=subprocess.PIPE,
                                 stderr=subprocess.STDOUT)
        self.assertEqual(process.returncode, status, process.stdout.decode())

    def setUp(self):
        super().setUp()
        self.git("init", "-q", "-b", "main")
        self.write(".gitattributes", "*.claims.json merge=claims\n")
        self.git("config", "merge.claims.driver", f"{cli_case.ADDUCE_CLI} merge --base %O --output %A %A %B")
        self.git("add", ".")
        self.git("commit", "-q", "-m", "base")

    def branches(self, mine, theirs, status=0):
        self.git("checkout", "-q", "-b", "theirs")
        self.write(NAME, theirs)
        self.git("commit", "-q", "-a", "-m", "theirs")
        self.git("checkout", "-q", "main")
        self.write(NAME, mine)
        self.git("commit", "-q", "-a", "-m", "mine")
        self.git("merge", "-q", "-m", "both", "theirs", status=status)

    def test_clean(self):
        # Beside each other, where git itself sees a conflict.
        mine, theirs = self.version((None, "8-13"), (self.one, "mine")), self.version((None, "14-18"), (self.two, "x"))
        self.branches(mine, theirs)
        notes = self.notes()
        self.assertEqual((len(notes), notes[self.one], notes[self.two]), (4, ["mine"], ["x"]))
        self.git("diff", "--quiet", "HEAD")
        self.assertEqual(self.run_cli("check", self.corpus)[1], "")

    def test_conflict(self):
        self.branches(self.version((self.one, "mine")), self.version((self.one, "theirs")), status=1)
        self.assertIn("conflict", self.read(NAME).decode())  # the member that has the other version
        self.assertEqual(self.notes()[self.two], ["two"])
        problems = self.run_cli("check", self.corpus, status=1)[1]  # and the file is one
        self.assertIn("waits to be settled", problems)
        self.assertEqual(problems.count("\n"), 1)
        self.git("add", NAME)
        self.git("commit", "-q", "-m", "both")


class Conflicts(MergeCase):
    COPIES = ("a.txt.mira.claims.sync-conflict-20310304-101500-ABCDEFG.json",
              "a.txt.mira.claims (conflicted copy 2031-03-04 101500).json",
              "a.txt.mira.claims (Anna's conflicted copy 2031-03-04).json",
              "a.txt.mira.claims-DESKTOP-AB12CD3.json",
              "a.txt.mira.claims.Conflict.json")

    def conflicts(self, status=0):
        return self.run_json("merge", "--conflicts", self.corpus, status=status)["copies"]

    def test_joined(self):
        for copy in self.COPIES:
            theirs = self.version((self.two, "theirs"), (None, "8-13"))
            self.write(NAME, self.version((self.one, "mine")))
            self.write(copy, theirs)
            (joined,) = self.conflicts()
            self.assertEqual((joined["identical"], joined["problem"]), (False, None))
            self.assertEqual([change["what"] for change in joined["changes"]], ["note: two → theirs", "added"])
            notes = self.notes()
            self.assertEqual((notes[self.one], notes[self.two], len(notes)), (["mine"], ["theirs"], 3))
            # Of Resilio's the file itself would go on the other computers.
            self.assertEqual(os.path.exists(self.path(copy)), ".Conflict" in copy)
            if ".Conflict" in copy:
                (again,) = self.conflicts()
                self.assertEqual((again["identical"], again["removed"], again["changes"]), (True, False, []))
                os.unlink(self.path(copy))
            self.assertEqual(self.conflicts(), [])

    def test_identical(self):
        self.write(self.COPIES[0], self.base)
        out, err = self.run_cli("merge", "--conflicts", self.article)
        self.assertEqual(err, "")
        self.assertIn("nothing new in it; removed", out)
        self.assertEqual(self.read(NAME), self.base)
        self.assertFalse(os.path.exists(self.path(self.COPIES[0])))

    def test_contested(self):
        self.write(self.COPIES[1], self.version((self.one, "theirs")))
        self.write(NAME, self.version((self.one, "mine")))
        (joined,) = self.conflicts(status=1)
        (change,) = joined["changes"]
        self.assertTrue(change["contested"])
        kept = {change["text"]} and {lost["note"] for lost in change["lost"]} | set(self.notes()[self.one])
        self.assertEqual(kept, {"mine", "theirs"})

    def test_one_sided(self):
        """What this file once was is older than what it is, so nothing of it is lost by leaving it."""
        self.retag(self.one, "a")
        theirs = self.read(NAME)
        self.retag(self.one, "b")
        self.run_cli("remove", self.article, self.two, "--coder", "mira")
        self.write(self.COPIES[0], theirs)
        (joined,) = self.conflicts()
        self.assertTrue(joined["identical"])
        self.assertEqual(self.notes(), {self.one: ["b"]})

    def test_replaced_in_between(self):
        """Another program put another version in the file's place; a later revision of that is no later than ours."""
        self.retag(self.one, "ours")
        ours = self.read(NAME)
        environment = self.environment
        self.environment = dict(environment, XDG_DATA_HOME=os.path.join(self.top, "elsewhere"))
        theirs = self.version((self.one, "theirs"))
        self.environment = environment
        self.write(NAME, theirs)
        self.retag(self.one, "theirs again")
        self.write(self.COPIES[0], ours)
        (joined,) = self.conflicts(status=1)
        self.assertEqual([lost["note"] for change in joined["changes"] for lost in change["lost"]], ["ours"])

    def test_different_fields(self):
        """Two fields of one claim, each changed on one side."""
        self.environment["XDG_DATA_HOME"], here = (os.path.join(self.top, "elsewhere"),
                                                   self.environment["XDG_DATA_HOME"])
        theirs = self.version((self.one, "theirs"))
        self.environment["XDG_DATA_HOME"] = here
        self.write(NAME, self.base)
        self.run_cli("retag", self.article, self.one, "--stance", "support", "--coder", "mira")
        self.write(self.COPIES[0], theirs)
        (joined,) = self.conflicts()
        self.assertEqual([change["what"] for change in joined["changes"]], ["note: one → theirs"])
        claim = {claim["claim_id"]: claim for claim in self.claims("a.txt")}[self.one]
        self.assertEqual((claim["note"], claim["stance"]), ("theirs", "support"))

    def test_changed_and_removed(self):
        """Removed there after two changes, changed here once: it is not known that they saw ours."""
        self.environment["XDG_DATA_HOME"], here = (os.path.join(self.top, "elsewhere"),
                                                   self.environment["XDG_DATA_HOME"])
        theirs = self.version((self.one, "x"), (self.one, "y"), (self.one, None))
        self.environment["XDG_DATA_HOME"] = here
        self.write(NAME, self.version((self.one, "ours")))
        self.write(self.COPIES[0], theirs)
        (joined,) = self.conflicts(status=1)
        self.assertTrue(joined["changes"][0]["contested"])
        self.assertEqual(self.notes()[self.one], ["ours"])

    def test_status(self):
        """Of the status the further one is taken, whoever has it."""
        for mine, theirs in (("done", "in-progress"), ("in-progress", "done")):
            both = []
            for status in (mine, theirs):
                self.write(NAME, self.base)
                self.run_cli("status", self.article, status, "--coder", "mira")
                both.append(self.read(NAME))
            self.write(NAME, both[0])
            self.write(self.COPIES[0], both[1])
            self.conflicts()
            self.assertEqual(json.loads(self.read(NAME))["status"], "done")

    def test_left_alone(self):
        copies = [(self.COPIES[0], b"{"), (self.COPIES[1], b""),
                  (self.COPIES[2], self.base.replace(b'"nickname": "mira"', b'"nickname": "zoe"'))]
        for name, contents in copies:
            self.write(name, contents)
        before = self.snapshot()
        self.assertTrue(all(joined["problem"] and not joined["removed"] for joined in self.conflicts(status=1)))
        self.assertEqual(self.snapshot(), before)

    def test_file_damaged(self):
        """The file itself can't be read: nothing is joined into it, and no copy goes."""
        self.write(self.COPIES[0], self.base)
        self.write(NAME, b"{")
        (joined,) = self.conflicts(status=1)
        self.assertIn("line 1", joined["problem"])
        self.assertEqual((self.read(NAME), self.read(self.COPIES[0])), (b"{", self.base))

    def test_not_kept(self):
        """Where no version of a copy can be kept it stays."""
        self.write(self.COPIES[0], self.version((self.two, "theirs")))
        self.write(NAME, self.version((self.one, "mine")))
        self.environment["XDG_DATA_HOME"] = self.write("no-folder", "")
        (joined,) = self.conflicts()
        self.assertFalse(joined["removed"])
        self.assertTrue(os.path.exists(self.path(self.COPIES[0])))
        self.assertIn(["theirs"], self.notes().values())

    def test_only_a_copy(self):
        os.rename(self.path(NAME), self.path(self.COPIES[0]))
        (joined,) = self.conflicts()
        self.assertTrue(joined["removed"])
        self.assertEqual(self.read(NAME), self.base)

    def test_kept(self):
        """What the copy was is among the versions."""
        theirs = self.version((self.one, "theirs"))
        self.write(NAME, self.version((self.one, "mine"), (self.one, "mine again")))
        self.write(self.COPIES[0], theirs)
        self.conflicts(status=1)
        versions = self.run_json("history", self.article, "--coder", "mira")["versions"]
        shown = [self.run_json("history", self.article, "--coder", "mira", "--show", str(version["version"]))
                 for version in versions]
        self.assertIn("note: theirs → mine again",
                      [change["what"] for one in shown for change in one["changes"]])


if __name__ == "__main__":
    shutil.which("git") or exit("git is needed")
    main()
