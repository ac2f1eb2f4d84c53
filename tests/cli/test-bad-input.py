#!/usr/bin/env python3
# Copyright 2026 The Adduce Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Bad input: each gives a sentence and an exit status, nothing is overwritten, the healthy articles work."""

import json
import os
import resource
import shutil
import signal
import unittest

import cli_case
from cli_case import CliCase, annotation, classified, main, sidecar, uuid

TEXT = "Some words to mark.\n"
NOBODY = 65534


class BadInput(CliCase):
    def setUp(self):
        super().setUp()
        self.write_codebook()
        self.write("ok.txt", TEXT)
        self.healthy = self.annotate("ok.txt", "0-4")

    def check_healthy(self, corpus=None):
        """The healthy article is listed, shown and exported, whatever else there is."""
        corpus = self.corpus if corpus is None else corpus
        out, _ = self.run_any("list", corpus)
        self.assertIn("\t1\tok.txt\tSome words to mark.\n", out)
        self.assertIn(self.healthy, self.run_cli("show", os.path.join(corpus, "ok.txt"))[0])
        out, _ = self.run_any("export", corpus, "--format", "csv", "--output", "-")
        self.assertIn(self.healthy, out)

    def run_any(self, *words, **options):
        """Runs where 0 and 1 are both right: the sentence is looked at elsewhere."""
        process = self.start(*words, **options)
        out, err = process.communicate(timeout=60)
        self.assertIn(process.returncode, (0, 1), err)
        return out.decode(), err.decode()

    def check_says(self, *parts, corpus=None):
        """One line of `check` has all the parts; the same is in its JSON."""
        corpus = self.corpus if corpus is None else corpus
        _, err = self.run_cli("check", corpus, status=1)
        self.assertTrue(any(all(part in line for part in parts) for line in err.splitlines()), err)
        problems = self.run_json("check", corpus, status=1)["problems"]
        self.assertTrue(any(all(part in f"{problem['path']}: {problem['message']}" for part in parts)
                            for problem in problems), problems)

    def refuses(self, name, *parts, show=2):
        """annotate and show say what is wrong, and change nothing."""
        before = self.snapshot()
        path = self.path(name)
        for words, status in ((["annotate", path, "--span", "0-1", "--coder", "mira"], 2),
                              (["retag", path, uuid(1), "--note", "x", "--coder", "mira"], 2),
                              (["remove", path, uuid(1), "--coder", "mira"], 2),
                              (["status", path, "done", "--coder", "mira"], 2), (["show", path], show)):
            _, err = self.run_cli(*words, status=status)
            for part in parts:
                self.assertIn(part, err)
        self.assertEqual(self.snapshot(), before)


class Folders(BadInput):
    def test_empty_folder(self):
        empty = os.path.join(self.top, "empty")
        os.mkdir(empty)
        _, err = self.run_cli("check", empty, status=1)
        self.assertIn("empty: ", err)
        self.assertIn("no articles", err)
        (problem,) = self.run_json("check", empty, status=1)["problems"]
        self.assertIsNone(problem["path"])
        _, err = self.run_cli("list", empty, status=1)
        self.assertIn("empty", err)
        self.assertEqual(self.run_json("stats", empty)["articles"], 0)
        out, _ = self.run_cli("export", empty, "--format", "csv", "--output", "-")
        self.assertEqual(out.count("\r\n"), 1)
        self.assertEqual(os.listdir(empty), [])

    def test_no_folder(self):
        self.write("file", "x")
        for folder in (os.path.join(self.top, "gone"), self.path("file"), self.path("ok.txt"), ""):
            for words in (["list", folder], ["stats", folder], ["check", folder],
                          ["export", folder, "--format", "csv", "--output", "-"]):
                out, err = self.run_cli(*words, status=2)
                self.assertEqual(out, "")
                self.assertEqual(len(err.splitlines()), 1, err)
        _, err = self.run_cli("annotate", os.path.join(self.top, "gone", "a.txt"), "--span", "0-1",
                              "--coder", "mira", status=2)
        self.assertIn("a.txt: ", err)

    def test_folder_called_article(self):
        os.mkdir(self.path("x.txt"))
        self.write("x.txt/inside.txt", TEXT)
        self.check_says("x.txt: ", "folder")
        self.refuses("x.txt", "x.txt: ")
        self.check_healthy()

    def test_pipe_called_article(self):
        os.mkfifo(self.path("x.txt"))
        self.check_says("x.txt: ")
        self.refuses("x.txt", "x.txt: ")
        self.check_healthy()
        os.rename(self.path("x.txt"), self.path("ok.txt.zoe.claims.json"))
        self.check_says("ok.txt.zoe.claims.json: ")
        _, err = self.run_cli("annotate", self.path("ok.txt"), "--span", "0-1", "--coder", "zoe", status=2)
        self.assertIn("zoe", err)

    def test_loops(self):
        os.symlink(self.corpus, self.path("loop"))
        os.symlink("x.txt", self.path("x.txt"))
        os.symlink("nowhere.txt", self.path("dangling.txt"))
        self.check_says("x.txt: ")
        self.check_says("dangling.txt: ")
        self.refuses("x.txt", "x.txt: ")
        self.check_healthy()
        self.assertEqual(self.run_any("list", self.corpus)[0].count("ok.txt"), 1)

    def test_link_to_an_article(self):
        os.mkdir(self.path("sub"))
        os.symlink("../ok.txt", self.path("sub/link.txt"))
        self.annotate("sub/link.txt", "5-10")
        self.assertEqual(self.claims("sub/link.txt")[0]["text"], ["words"])
        self.assertEqual(len(self.claims("ok.txt")), 1)
        self.check_healthy()

    def test_names(self):
        for number, name in enumerate((b"new\nline.txt", b"not\xffutf8.txt", b"esc\x1b[31m.md",
                                       "\u202eturned.txt".encode(), b"-dash.txt", b"%41.txt", b"a#b?.txt")):
            path = self.write(name, TEXT)
            before = self.run_cli("annotate", path, "--span", "0-4", "--coder", "mira")[0].strip()
            shown = self.run_json("show", path)
            self.assertEqual([claim["claim_id"] for claim in shown["claims"]], [before])
            _, err = self.run_cli("annotate", path, "--span", "0-99", "--coder", "mira", status=2)
            self.assertEqual(len(err.splitlines()), 1)
            for sign in ("\x1b", "\u202e"):
                self.assertNotIn(sign, err)
            self.assertEqual(len(self.run_any("list", self.corpus)[0].splitlines()), number + 2)
        self.run_cli("check", self.corpus)
        out, _ = self.run_any("list", self.corpus)
        for sign in ("\x1b", "\u202e"):
            self.assertNotIn(sign, out)


class Texts(BadInput):
    def test_not_text(self):
        for contents, word in ((b"a\0b\n", "NUL"), (b"caf\xe9\n", "UTF-8"), (("x\n" * 9).encode("utf-16"), "UTF-16"),
                               (b"\xed\xa0\x80", "UTF-8"), (b"\xc0\x80", "UTF-8")):
            with self.subTest(contents=contents[:9]):
                self.write("bad.txt", contents)
                self.check_says("bad.txt: ", word)
                self.refuses("bad.txt", "bad.txt: ", word)
                self.check_healthy()
                self.assertEqual(self.run_any("list", self.corpus)[1].count("bad.txt"), 1)
        # claims from before it was damaged are named, not dropped in silence
        self.write("bad.txt", TEXT)
        self.annotate("bad.txt", "0-4")
        self.write("bad.txt", b"caf\xe9\n")
        _, err = self.run_cli("export", self.corpus, "--format", "csv", "--output", "-", status=1)
        self.assertIn("bad.txt: ", err)
        self.check_healthy()

    def test_large(self):
        with open(self.path("large.txt"), "wb") as file:
            file.truncate(50_000_000)
        self.check_says("large.txt: ")
        self.refuses("large.txt", "large.txt: ")
        self.write("large.txt", b"word " * 10_000_000)
        self.check_says("large.txt: ", "50")
        self.refuses("large.txt", "large.txt: ")
        self.check_healthy()

    def test_endless_line(self):
        """Is an article like others; the window shows it broken."""
        self.write("line.txt", "word " * 1_000_000)
        self.write("marks.txt", "e" + "\u0301" * 50_000 + "\n")
        self.run_cli("check", self.corpus)
        self.annotate("line.txt", "4999995-4999999")
        self.annotate("marks.txt", "0-50001")
        self.assertEqual(self.claims("line.txt")[0]["text"], ["word"])
        self.assertEqual(self.claims("marks.txt")[0]["text"], ["e" + "\u0301" * 50_000])
        self.check_healthy()

    def test_more_than_a_file_can_keep(self):
        """What the reader would refuse is not written in the first place."""
        self.write("line.txt", "word " * 20_000)
        before = self.snapshot()
        for words in (["--span", "0-65537"], ["--span", "0-4", "--note", "x" * 65537],
                      ["--span", "0-4", "--speaker", "x" * 65537],
                      ["--span", "0-4", *[word for i in range(65) for word in ("--issue", f"i{i}")]]):
            _, err = self.run_cli("annotate", self.path("line.txt"), *words, "--coder", "mira", status=2)
            self.assertIn("line.txt: ", err)
        self.assertEqual(self.snapshot(), before)
        self.annotate("line.txt", "0-65536", "--note", "x" * 65536,
                      *[word for i in range(63) for word in ("--issue", f"i{i}")])
        self.assertEqual([len(claim["issues"]) for claim in self.claims("line.txt")], [63])

    def test_line_ends(self):
        """CR LF, a lone CR and a mark at the beginning do not count."""
        self.write("ends.txt", b"\xef\xbb\xbfone\r\ntwo\rthree\n\r\nfour")
        shown = self.run_json("show", self.path("ends.txt"))
        self.assertEqual(shown["text"], "one\ntwo\nthree\n\nfour")
        self.annotate("ends.txt", "4-7")
        self.annotate("ends.txt", "15-19")
        self.assertEqual([claim["text"] for claim in self.claims("ends.txt")], [["two"], ["four"]])
        self.run_cli("check", self.corpus)
        # and may change without harm
        self.write("ends.txt", b"one\ntwo\nthree\n\nfour")
        self.run_cli("check", self.corpus)
        self.check_healthy()

    def test_zero_bytes(self):
        self.write("zero.txt", b"")
        self.assertEqual(self.run_json("show", self.path("zero.txt"))["text"], "")
        _, err = self.run_cli("annotate", self.path("zero.txt"), "--span", "0-1", "--coder", "mira", status=2)
        self.assertIn("zero.txt: ", err)
        self.assertIn("\t0\tzero.txt\t", self.run_any("list", self.corpus)[0])
        self.check_healthy()


class Sidecars(BadInput):
    def setUp(self):
        super().setUp()
        self.write("a.txt", TEXT)
        self.other = self.annotate("a.txt", "5-10", coder="jonas")
        self.whole = sidecar("mira", "a.txt", TEXT, [annotation(1, TEXT, 0, 4, "a.txt")])

    def check_damaged(self, contents, *parts):
        """One coder's file can't be used: it is left alone, and the other's claims are there."""
        name = "a.txt.mira.claims.json"
        self.write(name, contents)
        self.check_says(name + ": ", *parts)
        before = self.snapshot()
        out, err = self.run_cli("show", self.path("a.txt"), status=1)
        self.assertIn(self.other, out)
        self.assertIn("mira", err)
        for words in (["annotate", "--span", "0-1"], ["retag", uuid(1), "--note", "x"], ["remove", uuid(1)],
                      ["status", "done"]):
            _, err = self.run_cli(words[0], self.path("a.txt"), *words[1:], "--coder", "mira", status=2)
            self.assertIn("a.txt", err)
        self.assertEqual(self.snapshot(), before)
        out, err = self.run_cli("export", self.corpus, "--format", "csv", "--output", "-", status=1)
        self.assertIn(self.other, out)
        self.assertIn(name, err)
        self.annotate_as_other()
        self.assertEqual(self.read(name), contents if isinstance(contents, bytes) else contents.encode())
        self.check_healthy()

    def annotate_as_other(self):
        """The other coder goes on working; what is wrong is mentioned, but is not hers."""
        out, _ = self.run_cli("annotate", self.path("a.txt"), "--span", "5-6", "--coder", "jonas")
        self.run_cli("remove", self.path("a.txt"), out.strip(), "--coder", "jonas")

    def test_truncated(self):
        for part in (1, 100, len(self.whole) // 2, len(self.whole) - 3):
            with self.subTest(part=part):
                self.check_damaged(self.whole[:part])

    def test_empty(self):
        self.check_damaged("")
        self.check_damaged("\n")

    def test_not_json(self):
        for contents in ("not json", "[1,]", "{'a': 1}", self.whole + "{}", self.whole.replace('"1.0"', "01"),
                         b"\xff\xfe", b"\0" * 100, "\ufeff" + self.whole, "null", "[]", "{}", '"x"'):
            with self.subTest(contents=contents[:9]):
                self.check_damaged(contents)

    def test_deep(self):
        self.check_damaged("[" * 200_000)
        self.check_damaged('{"a":' * 200_000)
        self.check_damaged("[" * 200_000 + "]" * 200_000)
        self.check_damaged(self.whole.replace('"items": [', '"x": ' + "[" * 100_000 + "]" * 100_000
                                              + ', "items": ['))

    def test_duplicates(self):
        self.check_damaged(self.whole.replace('"type": "AnnotationPage"',
                                              '"type": "AnnotationPage", "type": "AnnotationPage"'))
        document = json.loads(self.whole)
        document["items"] *= 2
        self.check_damaged(json.dumps(document))

    def test_spans_that_are_none(self):
        for start, end in ((4, 0), (3, 3), (-1, 2), (0, 2 ** 31)):
            with self.subTest(start=start, end=end):
                document = json.loads(self.whole)
                document["items"][0]["target"][0]["selector"][0].update(start=start, end=end)
                self.check_damaged(json.dumps(document))

    def test_higher_version(self):
        self.check_damaged(self.whole.replace('"1.0"', '"2.0"'), "2.0")

    def test_other_text(self):
        other = sidecar("mira", "a.txt", "Another text.\n", [annotation(1, "Another text.\n", 0, 7, "a.txt")])
        self.write("a.txt.mira.claims.json", other)
        self.check_says("a.txt.mira.claims.json: ")
        before = self.snapshot()
        out, err = self.run_cli("show", self.path("a.txt"), status=1)
        self.assertIn("Another", out)  # the words that were coded
        self.assertIn("a.txt.mira.claims.json: ", err)
        for words in (["annotate", "--span", "0-1"], ["retag", uuid(1), "--note", "x"], ["remove", uuid(1)],
                      ["status", "done"]):
            _, err = self.run_cli(words[0], self.path("a.txt"), *words[1:], "--coder", "mira", status=2)
            self.assertIn("a.txt", err)
        self.assertEqual(self.snapshot(), before)
        self.annotate_as_other()
        self.check_healthy()

    def check_odd(self, item, *parts):
        """A claim that does not fit is told, and kept as it is when others are written."""
        name = "a.txt.mira.claims.json"
        self.write(name, sidecar("mira", "a.txt", TEXT, [item]))
        self.check_says(name + ": ", *parts)
        shown = self.run_json("show", self.path("a.txt"), status=1)
        self.assertIn(uuid(1), [claim["claim_id"] for claim in shown["claims"]])
        before = self.read(name)
        process = self.start("annotate", self.path("a.txt"), "--span", "11-13", "--coder", "mira")
        out, err = process.communicate(timeout=60)
        self.assertIn(process.returncode, (0, 2), err)
        if process.returncode == 2:
            self.assertEqual(self.read(name), before)
            self.assertNotEqual(err, b"")
        else:
            items = json.loads(self.read(name))["items"]
            self.assertIn(item, items)
            self.assertIn(out.decode().strip(), [kept["id"] for kept in items])
        self.check_healthy()

    def test_span_outside(self):
        self.check_odd(annotation(1, TEXT, 15, 99, "a.txt", exact="rk.\n"), "99")
        self.check_odd(annotation(1, TEXT, 500, 510, "a.txt", exact="ten letter"), "510")

    def test_other_words(self):
        self.check_odd(annotation(1, TEXT, 0, 4, "a.txt", exact="Same"))

    def test_unknown_codes(self):
        self.check_odd(annotation(1, TEXT, 0, 4, "a.txt", body=[classified("stance", "maybe", "Maybe")]), "maybe")
        self.check_odd(annotation(1, TEXT, 0, 4, "a.txt", body=[classified("evidence", "rumour", "Rumour")]),
                       "rumour")
        # what is there already may stay while something else is changed
        self.run_cli("retag", self.path("a.txt"), uuid(1), "--note", "seen", "--coder", "mira")
        (claim,) = [claim for claim in self.run_json("show", self.path("a.txt"), status=1)["claims"]
                    if claim["claim_id"] == uuid(1)]
        self.assertEqual((claim["evidence"], claim["note"]), (["rumour"], "seen"))

    def test_without_an_article(self):
        self.write("gone.txt.mira.claims.json", self.whole.replace("a.txt", "gone.txt"))
        self.check_says("gone.txt.mira.claims.json: ")
        _, err = self.run_cli("export", self.corpus, "--format", "csv", "--output", "-", status=1)
        self.assertIn("gone.txt.mira.claims.json: ", err)
        self.check_healthy()


class Disk(BadInput):
    """What can't be written leaves everything as it was, also for the next run."""

    def setUp(self):
        super().setUp()
        for number in range(20):
            self.annotate("ok.txt", f"{number}-{number + 1}", "--note", "n" * 500)
        self.ids = [claim["claim_id"] for claim in self.claims("ok.txt")]

    def check_unharmed(self, before):
        self.assertEqual(self.snapshot(), before)
        self.assertEqual([claim["claim_id"] for claim in self.claims("ok.txt")], self.ids)
        again = self.annotate("ok.txt", "0-9")
        self.assertCountEqual([claim["claim_id"] for claim in self.claims("ok.txt")], self.ids + [again])
        self.run_cli("check", self.corpus)

    def test_full(self):
        """A file may not grow over a limit: first nothing can be written, then only small files."""
        for limit in (0, 100, 8192):
            def full(limit=limit):
                signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
                resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

            with self.subTest(limit=limit):
                self.ids = [claim["claim_id"] for claim in self.claims("ok.txt")]
                before = self.snapshot()
                for words in (["annotate", "--span", "0-3"], ["retag", self.healthy, "--note", "x"],
                              ["remove", self.healthy], ["status", "done"]):
                    _, err = self.run_cli(words[0], self.path("ok.txt"), *words[1:], "--coder", "mira",
                                          status=2, preexec_fn=full)
                    self.assertIn("ok.txt", err)
                self.check_unharmed(before)

    def test_full_for_claims_from_elsewhere(self):
        """The claims of a file come in, or none of them: those written before there was no more room are taken back."""
        for name, n_claims in (("a", 1), ("b", 200)):
            self.write(f"brat/{name}.txt", f"Text {name} " + "word " * n_claims)
            self.write(f"brat/{name}.ann", "".join(f"T{n}\tClaim {7 + 5 * n} {11 + 5 * n}\tword\n"
                                                   for n in range(n_claims)))

        def full():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (40000, 40000))

        folder = os.path.join(self.top, "new")
        words = ("import", folder, self.path("brat"), "--coder", "bert")
        _, err = self.run_cli(*words, status=2, preexec_fn=full)
        self.assertIn("b.txt.bert.claims.json", err)
        self.assertIn("No claim came in; those that were written before were taken back", err)

        def count(name):
            out, _ = self.run_cli("show", os.path.join(folder, name), "--coder", "bert", "--json")
            return len(json.loads(out)["claims"])

        self.assertEqual(count("a.txt"), 0)
        self.run_cli(*words, "--again")
        self.assertEqual((count("a.txt"), count("b.txt")), (1, 200))

    def test_full_for_a_dataset(self):
        output = os.path.join(self.top, "data.csv")
        with open(output, "w", encoding="utf-8") as file:
            file.write("old")

        def full():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))

        _, err = self.run_cli("export", self.corpus, "--format", "csv", "--output", output, status=2,
                              preexec_fn=full)
        self.assertIn("data.csv: ", err)
        with open(output, encoding="utf-8") as file:
            self.assertEqual(file.read(), "old")
        self.assertEqual([name for name in os.listdir(self.top) if "data.csv" in name], ["data.csv"])


class AsNobody(BadInput):
    """Root may do everything, so its tests run as nobody where the tests run as root."""

    groups = []

    def setUp(self):
        super().setUp()
        self.program = os.path.join(self.top, "adduce-cli")
        shutil.copy(cli_case.ADDUCE_CLI, self.program)
        shutil.copytree(os.path.join(os.environ["ADDUCE_DATA_DIR"], "codebooks"),
                        os.path.join(self.top, "data", "codebooks"))
        self.environment["ADDUCE_DATA_DIR"] = os.path.join(self.top, "data")
        self.give_away()

    def give_away(self):
        if os.geteuid() == 0:
            for folder, _, names in os.walk(self.top):
                os.chown(folder, NOBODY, NOBODY)
                for name in names:
                    os.chown(os.path.join(folder, name), NOBODY, NOBODY)

    def start(self, *words, **options):
        if os.geteuid() == 0 and hasattr(self, "program"):
            options.update(user=NOBODY, group=NOBODY, extra_groups=self.groups, program=self.program)
        return super().start(*words, **options)


class Permission(AsNobody):
    """What the user may not read or write."""

    def test_twins_in_a_read_only_folder(self):
        """A twin in a folder that takes nothing: no claim is carried to any, and a sentence names the file."""
        text = " ".join(f"Sentence number {n} tells of harbour {n * 7}." for n in range(30)) + "\n"
        for name in ("one.txt", "another.txt", "sub/closed.txt"):
            self.write(name, text)
        self.give_away()
        self.annotate("one.txt", "0-8")
        os.chmod(self.path("sub"), 0o500)
        before = self.snapshot()
        _, err = self.run_cli("twins", self.corpus, "carry", "--coder", "mira", status=2)
        self.assertIn("closed.txt", err)
        self.assertEqual(self.snapshot(), before)
        os.chmod(self.path("sub"), 0o700)
        self.run_cli("twins", self.corpus, "carry", "--coder", "mira")
        self.assertEqual([len(self.claims(name)) for name in ("another.txt", "sub/closed.txt")], [1, 1])

    def test_read_only_folder(self):
        os.chmod(self.corpus, 0o500)
        before = self.snapshot()
        for words in (["annotate", "--span", "0-3"], ["retag", self.healthy, "--note", "x"],
                      ["remove", self.healthy], ["status", "done"]):
            _, err = self.run_cli(words[0], self.path("ok.txt"), *words[1:], "--coder", "mira", status=2)
            self.assertIn("ok.txt", err)
        self.assertEqual(self.snapshot(), before)
        self.check_healthy()
        os.chmod(self.corpus, 0o700)
        self.assertEqual([claim["claim_id"] for claim in self.claims("ok.txt")], [self.healthy])
        second = self.annotate("ok.txt", "5-9")
        self.assertEqual([claim["claim_id"] for claim in self.claims("ok.txt")], [self.healthy, second])

    def test_metadata_in_a_read_only_folder(self):
        """Neither metadata nor lists are written; each says so once, and works when it can."""
        os.chmod(self.corpus, 0o500)
        before = self.snapshot()
        commands = (["metadata", self.path("ok.txt"), "set", "outlet=Ketta"],
                    ["lists", self.corpus, "save", "New ones", "--where", "status is new"])
        for words in commands:
            _, err = self.run_cli(*words, status=2)
            self.assertIn("ok.txt" if words[0] == "metadata" else "lists.json", err)
        self.assertEqual(self.snapshot(), before)
        os.chmod(self.corpus, 0o700)
        for words in commands:
            self.run_cli(*words)
        fields = self.run_json("metadata", self.path("ok.txt"))["articles"][0]["fields"]
        self.assertEqual([field["value"] for field in fields], ["Ketta"])
        self.assertEqual(len(self.run_json("lists", self.corpus)["lists"]), 1)

    def test_folders(self):
        self.write("sub/inner.txt", TEXT)
        self.write("sub/inner.txt.mira.claims.json", sidecar("mira", "inner.txt", TEXT, []))
        self.give_away()
        os.chmod(self.path("sub"), 0)
        self.check_says("sub")
        _, err = self.run_cli("export", self.corpus, "--format", "csv", "--output", "-", status=1)
        self.assertIn("sub", err)
        self.check_healthy()
        os.chmod(self.corpus, 0)
        for words in (["list", self.corpus], ["stats", self.corpus], ["check", self.corpus],
                      ["export", self.corpus, "--format", "csv", "--output", "-"],
                      ["show", self.path("ok.txt")],
                      ["annotate", self.path("ok.txt"), "--span", "0-1", "--coder", "mira"]):
            _, err = self.run_cli(*words, status=2)
            self.assertEqual(len(err.splitlines()), 1)

    def test_files(self):
        self.write("shut.txt", TEXT)
        self.write("ok.txt.zoe.claims.json", sidecar("zoe", "ok.txt", TEXT, []))
        self.give_away()
        os.chmod(self.path("shut.txt"), 0)
        os.chmod(self.path("ok.txt.zoe.claims.json"), 0)
        self.check_says("shut.txt: ")
        self.check_says("ok.txt.zoe.claims.json: ")
        _, err = self.run_cli("annotate", self.path("shut.txt"), "--span", "0-1", "--coder", "mira", status=2)
        self.assertIn("shut.txt: ", err)
        _, err = self.run_cli("annotate", self.path("ok.txt"), "--span", "0-1", "--coder", "zoe", status=2)
        self.assertIn("zoe", err)
        out, err = self.run_cli("export", self.corpus, "--format", "csv", "--output", "-", status=1)
        self.assertIn(self.healthy, out)
        self.assertIn("ok.txt.zoe.claims.json", err)

    def test_copy_into_a_closed_folder(self):
        copy = "ok.txt.mira.claims.sync-conflict-20310304-101500-ABCDEFG.json"
        os.rename(self.path("ok.txt.mira.claims.json"), self.path(copy))
        self.annotate("ok.txt", "5-9")
        self.give_away()
        os.chmod(self.corpus, 0o500)
        before = self.snapshot()
        _, err = self.run_cli("merge", "--conflicts", self.corpus, status=1)
        self.assertIn("could not be saved", err)
        self.assertEqual(self.snapshot(), before)
        os.chmod(self.corpus, 0o700)
        os.chmod(self.path(copy), 0)
        _, err = self.run_cli("merge", "--conflicts", self.corpus, status=1)
        self.assertIn(copy, err)

    def test_output(self):
        folder = os.path.join(self.top, "results")
        os.mkdir(folder, 0o500)
        self.give_away()
        _, err = self.run_cli("export", self.corpus, "--format", "csv", "--output",
                              os.path.join(folder, "x.csv"), status=2)
        self.assertIn("x.csv: ", err)
        self.assertEqual(os.listdir(folder), [])


@unittest.skipUnless(os.geteuid() == 0, "only root can make files that are another's")
class Others(AsNobody):
    """What lies in the corpus is another's."""

    def test_owner(self):
        """The new file is another's who saves it: nobody may read or write it who could not before."""
        sidecar = self.path("ok.txt.mira.claims.json")
        shared = 100  # the group "users"
        for groups, group, folder_group, expected in ((
                # group, may the group be kept, and so: are its rights
                [], 0, NOBODY, 0o666), ([shared], shared, NOBODY, 0o676), ([], shared, shared, 0o676)):
            self.groups = []
            self.give_away()
            os.chown(self.corpus, NOBODY, folder_group)
            os.chmod(self.corpus, 0o2755 if folder_group == shared else 0o755)
            os.chown(sidecar, 0, group)
            os.chmod(sidecar, 0o676)
            self.groups = groups
            self.run_cli("status", self.path("ok.txt"), "done" if folder_group == NOBODY else "in-progress",
                         "--coder", "mira")
            self.run_cli("retag", self.path("ok.txt"), self.healthy, "--note", f"{group} {folder_group}", "--coder",
                         "mira")
            info = os.stat(sidecar)
            self.assertEqual((oct(info.st_mode & 0o777), info.st_uid), (oct(expected), NOBODY))

    def test_copy_that_stays(self):
        """A copy that may be read, but not removed."""
        copy = "ok.txt.mira.claims.sync-conflict-20310304-101500-ABCDEFG.json"
        self.write(copy, self.read("ok.txt.mira.claims.json"))
        self.annotate("ok.txt", "5-9")
        os.chown(self.corpus, 0, 0)
        os.chown(self.path(copy), 0, 0)
        os.chmod(self.corpus, 0o1777)
        out, _ = self.run_cli("merge", "--conflicts", self.corpus)
        self.assertIn("nothing new in it; left there", out)
        self.assertTrue(os.path.exists(self.path(copy)))


if __name__ == "__main__":
    main()
