#!/usr/bin/env python3
# Copyright 2026 The Adduce Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""units: what a text is made of."""

from cli_case import CliCase, main

# "Tides" 0-5; the paragraph from 8 on; “ at 15 and ” at 37
TEXT = "Tides 🙂\nShe said “build ‘it’ now. Or go.” So.\n\nQ: Why?\nA: No.\nQ: Then?\nA: Yes.\n"


class Units(CliCase):
    def setUp(self):
        super().setUp()
        self.article = self.write("a.txt", TEXT)

    def spans(self, *words):
        """The words of the text in the span of each unit are its words."""
        shown = self.run_json("units", self.article, *words)
        self.assertEqual(shown["path"], self.article)
        for unit in shown["units"]:
            start, end = unit["span"]
            self.assertEqual(unit["text"], TEXT[start:end])
        return shown["kind"], [unit["text"] for unit in shown["units"]]

    def test_sentences(self):
        expected = ["Tides 🙂", "She said “build ‘it’ now.", "Or go.”", "So.",
                    "Q: Why?", "A: No.", "Q: Then?", "A: Yes."]
        self.assertEqual(self.spans(), ("sentences", expected))
        self.assertEqual(self.spans("--sentences"), ("sentences", expected))
        out, _ = self.run_cli("units", self.article)
        self.assertEqual(out.splitlines()[:2], ["0-7\tTides 🙂", "8-33\tShe said “build ‘it’ now."])

    def test_quotations(self):
        self.assertEqual(self.spans("--quotations"), ("quotations", ["build ‘it’ now. Or go.", "it"]))
        outer, inner = self.run_json("units", self.article, "-q")["units"]
        self.assertEqual({name: outer[name] for name in ("span", "outer", "depth", "closed", "continues")},
                         {"span": [18, 40], "outer": [17, 41], "depth": 0, "closed": True, "continues": False})
        self.assertEqual(inner["depth"], 1)
        self.assertEqual(self.run_cli("units", self.article, "-q")[0],
                         "18-40\tbuild ‘it’ now. Or go.\n25-27\t  it\n")

    def test_turns(self):
        shown = self.run_json("units", self.article, "--turns")
        self.assertEqual([(unit["kind"], unit["speaker"]) for unit in shown["units"]],
                         [("question", None), ("answer", None)] * 2)
        self.write("b.txt", "Lux: Why?\nOst: No.\nLux: Then?\nOst: Yes.\n")
        shown = self.run_json("units", self.path("b.txt"), "--turns")
        self.assertEqual([unit["speaker"] for unit in shown["units"]], ["Lux", "Ost"] * 2)
        self.assertEqual(self.run_cli("units", self.path("b.txt"), "-t", "--at", "2")[0],
                         "0-9\tquestion\tLux: Why?\n")

    def test_at(self):
        self.assertEqual(self.spans("--at", "20")[1], ["She said “build ‘it’ now."])
        self.assertEqual(self.spans("--quotations", "--at", "25")[1], ["build ‘it’ now. Or go.", "it"])
        self.assertEqual(self.spans("--quotations", "--at", "9")[1], [])
        self.assertEqual(self.spans("--at", "7")[1], [])
        self.assertEqual(self.spans("--at", "99999999999")[1], [])

    def test_wrong(self):
        _, err = self.run_cli("units", self.article, "--turns", "--sentences", status=2)
        self.assertIn("--sentences", err)
        self.run_cli("units", self.path("none.txt"), status=2)
        self.run_cli("units", self.corpus, status=2)
        self.run_cli("units", self.article, "--at", "x", status=2)


if __name__ == "__main__":
    main()
