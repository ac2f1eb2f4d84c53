#!/usr/bin/env python3
# Copyright 2026 The Adduce Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The verbs of the command line, on healthy articles."""

import fcntl
import json
import os
import pty
import struct
import subprocess
import termios

import cli_case
from cli_case import CODEBOOK, CliCase, main

VERBS = {"list": 1, "lists": 1, "show": 1, "stats": 1, "check": 1, "todo": 1, "annotate": 1, "retag": 2, "span": 2,
         "split": 2, "join": 3, "duplicate": 2, "remove": 2, "status": 1, "export": 1, "find": 2, "units": 1,
         "zones": 1, "suggest": 1}

# "Tides" 0-5, the emoji 6-7, "rise" 8-12, "build" 22-27, the first full stop 34-35; 40 in all
TEXT = "Tides 🙂 rise\n\nWe say: build it now. No.\n"


class Usage(CliCase):
    def test_help(self):
        out, _ = self.run_cli("--help")
        for verb in VERBS:
            self.assertIn(f"\n  {verb} ", out)
            help_out, _ = self.run_cli(verb, "--help")
            self.assertTrue(help_out.startswith(f"Usage:\n  adduce-cli {verb} [OPTION"), help_out)
            self.assertIn("--json", help_out)
            self.assertEqual(self.run_cli("help", verb)[0], help_out)
        self.assertEqual(self.run_cli("help")[0], out)

    def test_version(self):
        out, _ = self.run_cli("--version")
        self.assertRegex(out, r"\Aadduce-cli \d+\.\d+\.\d+\n\Z")

    def test_nothing(self):
        out, err = subprocess.Popen([cli_case.ADDUCE_CLI], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                    env=self.environment).communicate()
        self.assertEqual(out, b"")
        self.assertTrue(err.startswith(b"Usage: "))

    def test_unknown_verb(self):
        for typed, meant in (("anotate", "annotate"), ("lst", "list"), ("exprot", "export"),
                             ("stat", "stats"), ("rmove", "remove")):
            _, err = self.run_cli(typed, status=2)
            self.assertIn(f"“{meant}”", err)
        for typed in ("frobnicate", "", "x"):
            _, err = self.run_cli(typed, status=2)
            self.assertIn("--help", err)
        self.run_cli("help", "anotate", status=2)

    def test_wrong_words(self):
        self.write("a.txt", TEXT)
        for verb, count in VERBS.items():
            _, err = self.run_cli(verb, *["x"] * (count - 1), status=2)
            self.assertIn(f"adduce-cli: {verb}: ", err)
            self.run_cli(verb, *["x"] * (count + 2), status=2)
            _, err = self.run_cli(verb, *["x"] * count, "--frobnicate", status=2)
            self.assertIn("--frobnicate", err)

    def test_no_toolkit(self):
        out = subprocess.run(["ldd", cli_case.ADDUCE_CLI], stdout=subprocess.PIPE, check=True).stdout.decode()
        self.assertIn("libglib-2.0", out)
        for name in ("gtk", "gdk", "adwaita", "gtksource"):
            self.assertNotIn(name, out)


class Coding(CliCase):
    def setUp(self):
        super().setUp()
        self.write_codebook()
        self.write("a.txt", TEXT)

    def test_annotate(self):
        claim_id = self.annotate(
            "a.txt", "22-27,34-35", "--speaker", "Joram Pell", "--speaker", "  Ångström,  Ö. ",
            "--issue", "It should be built", "--stance", "oppose", "--evidence", "study",
            "--evidence", "official", "--certainty", "high", "--note", "=1+1\n“quoted”")
        (claim,) = self.claims("a.txt")
        self.assertRegex(claim.pop("created"), r"\A\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ\Z")
        self.assertRegex(claim.pop("modified"), r"\A\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ\Z")
        self.assertEqual(claim, {
            "coder": "mira", "claim_id": claim_id, "spans": [[22, 27], [34, 35]],
            "text": ["build", "."], "speakers": ["Joram Pell", "Ångström, Ö."],
            "speaker_codes": ["joram-pell", "angstrom-o"], "issues": ["It should be built"],
            "issue_codes": ["it-should-be-built"], "stance": "oppose", "stance_label": "Opposes",
            "stance_number": -1, "evidence": ["study", "official"],
            "evidence_labels": ["Study", "Official"], "certainty": "high", "note": "=1+1\n“quoted”",
            "revision": 1, "codebook_version": 7, "anchor": "ok"})
        self.assertEqual(os.listdir(self.corpus).count("a.txt.mira.claims.json"), 1)
        self.assertEqual(self.read("a.txt").decode(), TEXT)

    def test_annotate_nothing_but_span(self):
        shown = self.run_json("annotate", self.path("a.txt"), "--span", "6-7", "--coder", "mira")
        self.assertEqual(shown["path"], self.path("a.txt"))
        self.assertEqual(shown["text"], ["🙂"])
        for name in ("stance", "stance_label", "stance_number", "certainty", "note"):
            self.assertIsNone(shown[name])
        for name in ("speakers", "speaker_codes", "issues", "issue_codes", "evidence", "evidence_labels"):
            self.assertEqual(shown[name], [])

    def test_relative_path(self):
        os.mkdir(self.path("sub"))
        self.run_cli("annotate", "../a.txt", "--span", "0-5", "--coder", "mira", cwd=self.path("sub"))
        self.assertEqual(self.claims("a.txt")[0]["text"], ["Tides"])
        self.assertEqual(os.listdir(self.path("sub")), [])

    def test_latin1_locale_does_not_matter(self):
        self.environment["LC_ALL"] = "C"
        self.annotate("a.txt", "0-5", "--speaker", "Ångström")
        self.assertEqual(self.claims("a.txt")[0]["speakers"], ["Ångström"])

    def refuse(self, *words, expect):
        before = self.snapshot()
        out, err = self.run_cli(*words, status=2)
        self.assertEqual(out, "")
        self.assertEqual(len(err.splitlines()), 1)
        for part in expect:
            self.assertIn(part, err)
        self.assertEqual(self.snapshot(), before)

    def test_refused(self):
        article = self.path("a.txt")
        length = str(len(TEXT))
        self.assertEqual(length, "40")
        for span, expect in (("0-41", ["41", "40"]), ("40-41", ["40"]), ("9-9", []), ("9-3", []),
                             ("3", []), ("a-b", []), ("", []), ("1-2,", []), ("-1-2", []),
                             ("1-99999999999", []), ("0-5,30-50", ["50", "40"])):
            with self.subTest(span=span):
                self.refuse("annotate", article, f"--span={span}", "--coder", "mira",
                            expect=["a.txt: ", *expect])
        common = ("annotate", article, "--span", "0-5", "--coder", "mira")
        self.refuse(*common, "--stance", "maybe", expect=["“maybe”", "support, oppose, unclear"])
        self.refuse(*common, "--stance", "Oppose", expect=["“Oppose”"])
        self.refuse(*common, "--evidence", "study", "--evidence", "rumour",
                    expect=["“rumour”", "study, official, none"])
        self.refuse(*common, "--certainty", "very", expect=["“very”", "low, medium, high"])
        self.refuse(*common, "--note", b"caf\xe9", expect=["UTF-8"])
        self.refuse("annotate", article, "--coder", "mira", expect=["--span"])
        self.refuse("annotate", article, "--span", "0-5", expect=["--coder"])
        for nickname in ("Mira", "mira!", "-mira", "", "a" * 33, "mi.ra", "../mira"):
            self.refuse("annotate", article, "--span", "0-5", "--coder", nickname, expect=["a.txt: "])
        self.refuse("annotate", self.path("none.txt"), "--span", "0-5", "--coder", "mira",
                    expect=["none.txt: "])
        self.refuse("annotate", self.path("codebook.json"), "--span", "0-5", "--coder", "mira",
                    expect=[".txt, .text or .md"])
        self.refuse("annotate", self.corpus, "--span", "0-5", "--coder", "mira", expect=["corpus: "])

    def test_retag(self):
        claim_id = self.annotate("a.txt", "0-5", "--speaker", "A", "--speaker", "B", "--issue", "I",
                                 "--stance", "support", "--evidence", "study", "--certainty", "low",
                                 "--note", "n")
        self.annotate("a.txt", "0-5", coder="jonas")
        article = self.path("a.txt")

        def retag(*words):
            out, err = self.run_cli("retag", article, claim_id, "--coder", "mira", *words)
            self.assertEqual((out, err), ("", ""))
            (claim,) = [claim for claim in self.claims("a.txt") if claim["coder"] == "mira"]
            self.assertEqual(claim["claim_id"], claim_id)
            return claim

        claim = retag("--stance", "oppose")
        self.assertEqual((claim["stance"], claim["revision"]), ("oppose", 2))
        self.assertEqual((claim["speakers"], claim["note"], claim["spans"]), (["A", "B"], "n", [[0, 5]]))
        self.assertEqual(retag("--stance", "oppose")["revision"], 2)  # nothing new
        self.assertEqual(retag("--speaker", "C")["speakers"], ["C"])
        self.assertEqual(retag("--span", "8-12")["text"], ["rise"])
        claim = retag("--stance", "", "--speaker", "", "--issue", "", "--evidence", "", "--certainty", "",
                      "--note", "")
        self.assertEqual([claim[name] for name in ("stance", "certainty", "note")], [None] * 3)
        self.assertEqual([claim[name] for name in ("speakers", "issues", "evidence")], [[]] * 3)
        self.assertEqual(claim["spans"], [[8, 12]])
        shown = self.run_json("retag", article, claim_id, "--coder", "mira", "--evidence", "none")
        self.assertEqual((shown["evidence"], shown["revision"]), (["none"], 6))

    def test_which_claim(self):
        self.write("a.txt.mira.claims.json", cli_case.sidecar("mira", "a.txt", TEXT, [
            cli_case.annotation(0xabc001, TEXT, 0, 5, "a.txt"),
            cli_case.annotation(0xabc002, TEXT, 8, 12, "a.txt")]))
        self.write("a.txt.jonas.claims.json", cli_case.sidecar("jonas", "a.txt", TEXT, [
            cli_case.annotation(0xddd, TEXT, 0, 5, "a.txt")]))
        article = self.path("a.txt")
        whole = "019a0000-0000-7000-8000-000000abc00"
        for name in ("urn:uuid:" + whole + "1", whole + "1", (whole + "1").upper()):
            self.run_cli("retag", article, name, "--coder", "mira", "--note", name)
            notes = {claim["claim_id"]: claim["note"] for claim in self.claims("a.txt")}
            self.assertEqual(notes[cli_case.uuid(0xabc001)], name)
        self.refuse("retag", article, whole, "--note", "x", "--coder", "mira", expect=["2 claims"])
        self.refuse("retag", article, "019a0000", "--note", "x", "--coder", "mira", expect=["2 claims"])
        self.refuse("retag", article, "019a000", "--note", "x", "--coder", "mira", expect=["8"])
        self.refuse("retag", article, "deadbeef", "--note", "x", "--coder", "mira", expect=["“mira”"])
        self.refuse("retag", article, cli_case.uuid(0xddd), "--note", "x", "--coder", "mira",
                    expect=["“jonas”", "--coder jonas"])
        self.refuse("retag", article, whole + "1", "--coder", "mira", expect=["nothing to change"])
        self.refuse("retag", article, whole + "1", "--stance", "maybe", "--coder", "mira",
                    expect=["support, oppose, unclear"])
        self.refuse("remove", article, cli_case.uuid(0xddd), "--coder", "mira", expect=["“jonas”"])
        self.run_cli("remove", article, "019a0000-0", "--coder", "jonas")
        self.assertEqual([claim["coder"] for claim in self.claims("a.txt")], ["mira", "mira"])

    def test_remove(self):
        first = self.annotate("a.txt", "0-5")
        second = self.annotate("a.txt", "8-12")
        shown = self.run_json("remove", self.path("a.txt"), first, "--coder", "mira")
        self.assertEqual(shown, {"path": self.path("a.txt"), "coder": "mira", "claim_id": first})
        self.assertEqual([claim["claim_id"] for claim in self.claims("a.txt")], [second])
        self.refuse("remove", self.path("a.txt"), first, "--coder", "mira", expect=[first])
        kept = json.loads(self.read("a.txt.mira.claims.json"))
        self.assertEqual([(item["id"], item["revision"]) for item in kept["removed"]], [(first, 2)])

    def test_status(self):
        article = self.path("a.txt")
        self.assertEqual(self.run_cli("status", article, "--coder", "mira")[0], "new\n")
        self.assertNotIn("a.txt.mira.claims.json", os.listdir(self.corpus))
        self.annotate("a.txt", "0-5")
        self.assertEqual(self.run_cli("status", article, "--coder", "mira")[0], "in-progress\n")
        for status in ("done", "new", "in-progress", "done"):
            self.assertEqual(self.run_cli("status", article, status, "--coder", "mira")[0], "")
            self.assertEqual(self.run_json("status", article, "--coder", "mira"),
                             {"path": article, "coder": "mira", "article_status": status})
        self.assertEqual(self.run_cli("status", article, "--coder", "jonas")[0], "new\n")
        self.refuse("status", article, "finished", "--coder", "mira", expect=["new, in-progress, done"])
        self.refuse("status", article, expect=["--coder"])

    def test_coder_of_this_computer(self):
        folder = os.path.join(self.environment["XDG_CONFIG_HOME"], "adduce")
        os.mkdir(folder)
        with open(os.path.join(folder, "coder.ini"), "w", encoding="utf-8") as file:
            file.write(f"[Coder]\nid={cli_case.uuid(77)}\nnickname=anna\nname=Anna Lindqvist\n")
        self.run_cli("annotate", self.path("a.txt"), "--span", "0-5")
        self.run_cli("annotate", self.path("a.txt"), "--span", "8-12", "--coder", "anna")
        self.run_cli("annotate", self.path("a.txt"), "--span", "0-5", "--coder", "zoe")
        own = json.loads(self.read("a.txt.anna.claims.json"))
        self.assertEqual((own["creator"]["id"], own["creator"]["name"]), (cli_case.uuid(77), "Anna Lindqvist"))
        self.assertEqual(len(own["items"]), 2)
        other = json.loads(self.read("a.txt.zoe.claims.json"))
        self.assertNotEqual(other["creator"]["id"], cli_case.uuid(77))
        self.run_cli("annotate", self.path("a.txt"), "--span", "8-12", "--coder", "zoe")
        again = json.loads(self.read("a.txt.zoe.claims.json"))
        self.assertEqual(again["creator"], other["creator"])  # a file keeps its coder's id
        self.assertEqual(self.run_cli("status", self.path("a.txt"))[0], "in-progress\n")

    def test_codebook_above(self):
        self.write("deep/er/b.txt", TEXT)
        self.refuse("annotate", self.path("deep/er/b.txt"), "--span", "0-5", "--coder", "mira",
                    "--stance", "conditional", expect=["support, oppose, unclear"])
        os.unlink(self.path("codebook.json"))
        self.annotate("deep/er/b.txt", "0-5", "--stance", "conditional")  # of the default codebook
        self.assertEqual(self.claims("deep/er/b.txt")[0]["stance"], "conditional")

    def test_broken_codebook(self):
        self.annotate("a.txt", "0-5", "--stance", "oppose")
        self.write("codebook.json", '{"schemaVersion": "1.0",\n "id": }')
        out, err = self.run_cli("annotate", self.path("a.txt"), "--span", "8-12", "--stance", "oppose",
                                "--coder", "mira")
        self.assertRegex(out, r"\Aurn:uuid:")
        self.assertIn("codebook.json", err)
        self.assertIn("2", err)  # the line
        self.run_cli("show", self.path("a.txt"), status=1)
        _, err = self.run_cli("check", self.corpus, status=1)
        self.assertIn("codebook.json: ", err)

    def test_two_writers(self):
        """Two processes at a time make 20 claims each; none is lost."""
        ids = []
        for i in range(20):
            both = [self.start("annotate", self.path("a.txt"), "--span", f"{i}-{i + 1 + k}", "--coder",
                               "mira", "--note", f"{k}-{i}") for k in range(2)]
            for process in both:
                out, err = process.communicate(timeout=60)
                self.assertEqual((process.returncode, err), (0, b""))
                ids.append(out.decode().strip())
        claims = self.claims("a.txt")
        self.assertEqual(sorted(claim["claim_id"] for claim in claims), sorted(ids))
        self.assertEqual({claim["note"] for claim in claims},
                         {f"{k}-{i}" for k in range(2) for i in range(20)})
        self.assertEqual(sorted(os.listdir(self.corpus)),
                         ["a.txt", "a.txt.mira.claims.json", "codebook.json"])
        self.run_cli("check", self.corpus)

    def test_many_writers(self):
        """All at once, of two coders, together with a removal and a change."""
        first = self.annotate("a.txt", "0-1")
        second = self.annotate("a.txt", "1-2")
        article = self.path("a.txt")
        running = [self.start("annotate", article, "--span", f"{i}-{i + 1}", "--coder",
                              ("mira", "jonas")[i % 2]) for i in range(4, 16)]
        running.append(self.start("remove", article, first, "--coder", "mira"))
        running.append(self.start("retag", article, second, "--stance", "oppose", "--coder", "mira"))
        for process in running:
            _, err = process.communicate(timeout=120)
            self.assertEqual((process.returncode, err), (0, b""))
        claims = self.claims("a.txt")
        self.assertEqual(len(claims), 13)
        self.assertNotIn(first, [claim["claim_id"] for claim in claims])
        self.assertEqual([claim["stance"] for claim in claims if claim["claim_id"] == second], ["oppose"])


class Looking(CliCase):
    def setUp(self):
        super().setUp()
        self.write_codebook()
        self.write("b.txt", TEXT)
        self.write("a/c.md", "A title that reads well\n\nwords\n")
        self.write("a-b.text", "Another title \x1b[31mred\x07 and\ttab\n\nwords\n")
        self.write("ignored.html", "<p>no</p>")
        self.write(".hidden.txt", "no")
        self.write(".git/x.txt", "no")
        self.annotate("b.txt", "0-5", "--speaker", "Ann", "--stance", "support", "--evidence", "study",
                      "--evidence", "none")
        self.annotate("b.txt", "8-12", "--speaker", "Ann", "--speaker", "Bo", "--issue", "I am right",
                      "--stance", "oppose", "--evidence", "study")
        self.annotate("b.txt", "0-12", coder="jonas")
        self.run_cli("status", self.path("a/c.md"), "done", "--coder", "mira")

    def test_list(self):
        out, err = self.run_cli("list", self.corpus, "--coder", "mira")
        self.assertEqual(err, "")
        rows = [line.split("\t") for line in out.split("\n")[:-1]]
        self.assertEqual([row[:3] for row in rows], [
            ["new", "0", "a-b.text"], ["done", "0", "a/c.md"], ["in-progress", "3", "b.txt"]])
        self.assertEqual([row[3:] for row in rows[1:]], [["A title that reads well"], ["Tides 🙂 rise"]])
        # whatever is made of a title with control characters, none gets to the terminal
        (title,) = rows[0][3:]
        self.assertTrue(title.startswith("Another title "))
        self.assertTrue(title.isprintable(), title)
        again, _ = self.run_cli("list", self.corpus + "/", "--coder", "mira")  # now from the cache
        self.assertEqual(again, out)
        self.annotate("a/c.md", "0-1")
        self.assertIn("done\t1\ta/c.md", self.run_cli("list", self.corpus, "--coder", "mira")[0])

    def test_list_json(self):
        shown = self.run_json("list", self.corpus, "--coder", "mira")
        self.assertEqual(shown["folder"], self.corpus)
        self.assertIsNone(shown["problem"])
        self.assertIsNone(shown["codebook_problem"])
        self.assertEqual([article["path"] for article in shown["articles"]], ["a-b.text", "a/c.md", "b.txt"])
        self.assertEqual(shown["articles"][2], {
            "path": "b.txt", "title": "Tides 🙂 rise", "article_status": "in-progress", "claims": 3,
            "own_claims": 2, "coders": 2, "problem": None, "date": None, "outlet": None, "language": None})

    def test_list_on_a_terminal(self):
        leader, follower = pty.openpty()
        fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 200, 0, 0))
        process = subprocess.Popen([cli_case.ADDUCE_CLI, "list", self.corpus, "--coder", "mira"],
                                   stdout=follower, env=self.environment)
        process.wait(timeout=60)
        os.close(follower)
        out = b""
        try:
            while chunk := os.read(leader, 4096):
                out += chunk
        except OSError:  # what Linux says at the end
            pass
        os.close(leader)
        lines = out.decode().replace("\r\n", "\n").splitlines()
        self.assertEqual(process.returncode, 0)
        self.assertEqual(lines[1:], ["done             0  a/c.md    A title that reads well",
                                     "in-progress      3  b.txt     Tides 🙂 rise"])
        self.assertTrue(lines[0].startswith("new              0  a-b.text  Another title "), lines[0])
        self.assertTrue(lines[0].isprintable(), lines[0])

    def test_show(self):
        out, err = self.run_cli("show", self.path("b.txt"))
        self.assertEqual(err, "")
        self.assertIn("   1  ⟦2 ⟦1 Tides 1⟧ 🙂 ⟦3 rise 3⟧ 2⟧\n", out)
        self.assertIn("   3  We say: build it now. No.\n", out)
        self.assertIn("mira: In progress, 2 claims\n", out)
        self.assertIn("jonas: In progress, 1 claim\n", out)
        self.assertIn("stance     Opposes [oppose]\n", out)
        self.assertIn("issue      I am right\n", out)
        out, _ = self.run_cli("show", self.path("a-b.text"))
        self.assertIn("   1  Another title ␛[31mred␇ and\ttab\n", out)
        self.assertNotIn("\x1b", out)
        self.assertNotIn("\x07", out)

    def test_show_json(self):
        shown = self.run_json("show", self.path("b.txt"))
        self.assertEqual(shown["text"], TEXT)
        self.assertEqual(shown["text_length"], 40)
        self.assertEqual(shown["title"], "Tides 🙂 rise")
        self.assertEqual(shown["problems"], [])
        self.assertEqual([(c["coder"], c["article_status"], c["claims"]) for c in shown["coders"]],
                         [("jonas", "in-progress", 1), ("mira", "in-progress", 2)])
        self.assertEqual([claim["spans"] for claim in shown["claims"]], [[[0, 5]], [[0, 12]], [[8, 12]]])
        for claim in shown["claims"]:
            self.assertEqual(claim["text"], [TEXT[start:end] for start, end in claim["spans"]])

    def find(self, *options):
        shown = self.run_json("show", self.path("b.txt"), *options)
        return [claim["spans"][0] for claim in shown["claims"]]

    def test_show_some(self):
        # in text order: mira's 0-5, jonas's 0-12 with nothing set, mira's 8-12
        for options, expected in (
                ("--speaker ann", [[0, 5], [8, 12]]), ("--speaker Bo", [[8, 12]]), ("--speaker Nobody", []),
                ("--stance support --stance oppose", [[0, 5], [8, 12]]), ("--stance support --speaker Bo", []),
                ("--evidence none", [[0, 5]]), ("--coder jonas", [[0, 12]]),
                ("--incomplete", [[0, 5], [0, 12]]), ("--noted", []), ("--text TIDES", [[0, 5], [0, 12]]),
                ("--text right", [[8, 12]]), ("--sort speaker", [[0, 5], [8, 12], [0, 12]])):
            with self.subTest(options=options):
                self.assertEqual(self.find(*options.split()), expected)
        self.assertEqual(self.find("--stance", ""), [[0, 12]])
        self.assertEqual(self.find("--text", "rise bo"), [[8, 12]])

    def test_show_some_text(self):
        out, err = self.run_cli("show", self.path("b.txt"), "--speaker", "Bo")
        self.assertEqual(err, "")
        # a claim keeps its number; only what was asked for is marked
        self.assertIn("   1  Tides 🙂 ⟦3 rise 3⟧\n", out)
        self.assertIn("\n   3  8-12  mira  ", out)
        self.assertNotIn("  0-5  ", out)

    def test_show_some_badly(self):
        for options, words in ((("--stance", "suport"), "support, oppose, unclear"),
                               (("--sort", "size"), "text, modified, created, speaker")):
            with self.subTest(options=options):
                out, err = self.run_cli("show", self.path("b.txt"), *options, status=2)
                self.assertEqual(out, "")
                self.assertIn(words, err)

    def test_stats(self):
        shown = self.run_json("stats", self.corpus)
        self.assertEqual(
            [shown[name] for name in ("articles", "new", "in_progress", "done", "unreadable", "claims")],
            [3, 1, 1, 1, 0, 3])

        def table(name):
            return [(row["code"], row["count"]) for row in shown[name]]

        self.assertEqual(table("coders"), [("mira", 2), ("jonas", 1)])
        self.assertEqual(table("speakers")[0], ("ann", 2))
        self.assertCountEqual(table("speakers"), [("ann", 2), ("bo", 1), (None, 1)])
        self.assertCountEqual(table("issues"), [("i-am-right", 1), (None, 2)])
        self.assertCountEqual(table("stance"), [("support", 1), ("oppose", 1), (None, 1)])
        self.assertCountEqual(table("evidence"), [("study", 2), ("none", 1), (None, 1)])
        out, _ = self.run_cli("stats", self.corpus)
        self.assertIn("       3  claims\n", out)
        self.assertIn("       2  Ann  [ann]\n", out)
        self.assertIn("       2  (unset)\n", out)

    def test_check(self):
        self.assertEqual(self.run_cli("check", self.corpus), ("No problems were found.\n", ""))
        self.assertEqual(self.run_json("check", self.corpus), {"folder": self.corpus, "problems": []})

    def test_nothing_is_changed(self):
        before = self.snapshot()
        for words in (["list", self.corpus], ["show", self.path("b.txt")], ["stats", self.corpus],
                      ["check", self.corpus], ["units", self.path("b.txt")],
                      ["export", self.corpus, "--format", "csv", "--output", "-"]):
            self.run_cli(*words)
        self.assertEqual(self.snapshot(), before)


if __name__ == "__main__":
    main()
