#!/usr/bin/env python3
# Copyright 2026 The Adduce Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""UIMA XMI, by Apache UIMA itself; apart from the others, as Java is not where a Flatpak is built."""

import base64
import os
import subprocess

from cli_case import main
from nlp_case import NlpCase, utf16

UIMA = "/usr/share/java/uimaj-core.jar"


class Uima(NlpCase):
    def test_xmi(self):
        """Apache UIMA itself loads it, strictly, and finds the words."""
        if not os.path.exists(UIMA):
            self.fail("install libuima-core-java and default-jdk-headless")
        path = self.export("uima-xmi")
        files = [os.path.join(path, stem + ".xmi") for stem, _, _ in self.stems()]
        reader = os.path.join(os.path.dirname(os.path.abspath(__file__)), "ReadXmi.java")
        done = subprocess.run(["java", "-cp", UIMA, reader, os.path.join(path, "TypeSystem.xml"), *files],
                              capture_output=True, text=True, timeout=120)
        self.assertEqual(done.returncode, 0, done.stderr)
        decode = lambda word: base64.b64decode(word).decode()
        claims, text, articles = {}, None, set()
        for line in done.stdout.splitlines():
            kind, start, end, words, *features = line.split("\t")
            features = dict(feature.split("=", 1) for feature in features)
            if kind == "Article":
                text = decode(words)
                articles.add((decode(features["path"]), decode(features["coder"])))
                self.assertEqual(text, self.texts[decode(features["path"])])
            elif kind == "Claim":
                one = {name: [decode(word) for word in value.split(",")] if name.endswith("s") or name == "evidence"
                       else decode(value) for name, value in features.items() if name not in ("pieces", "stance")}
                one["stance"] = decode(features["stance"]) if "stance" in features else None
                pieces = features["pieces"].split(",") if "pieces" in features else [f"{start}-{end}"]
                one["words"] = [utf16(text, *map(int, piece.split("-"))) for piece in pieces]
                self.assertEqual(decode(words), one["words"][0])
                claims[one["claimId"]] = one
        self.assertEqual(articles, {(article, coder) for _, article, coder in self.stems()})
        self.check_uima(claims)
        self.assertEqual(self.losses(path), {})


if __name__ == "__main__":
    main()
