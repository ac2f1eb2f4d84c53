#!/usr/bin/env python3
# Copyright 2026 The Adduce Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Looking at every file of a corpus changes nothing: no byte, no time, no name."""

import os
import shutil
import subprocess
import unittest

import durability_case
from durability_case import Place, main


class Looking(unittest.TestCase):
    def snapshot(self, corpus):
        found = {}
        for folder, folders, files in os.walk(corpus):
            for name in folders + files:
                path = os.path.join(folder, name)
                info = os.lstat(path)
                contents = None
                if os.path.isfile(path):
                    with open(path, "rb") as file:
                        contents = file.read()
                found[path] = (info.st_mtime_ns, info.st_ctime_ns, info.st_ino, info.st_size, contents)
        return found

    def test_looking(self):
        place = Place("plain")
        self.addCleanup(place.remove)
        corpus = os.path.join(place.top, "sample")
        shutil.copytree(os.path.join(os.environ["ADDUCE_DATA_DIR"], "sample-corpus"), corpus)
        articles = [path for path in self.snapshot(corpus) if path.endswith((".txt", ".md"))]
        self.assertGreater(len(articles), 10)
        before = self.snapshot(corpus)
        runs = [["list", corpus], ["stats", corpus], ["check", corpus], ["check", corpus, "--repair-plan"],
                ["todo", corpus], ["find", corpus, "the"], ["reanchor", corpus, "--dry-run"], ["recover", corpus],
                ["merge", "--conflicts", corpus],
                ["export", corpus, "--format", "csv", "--output", os.path.join(place.top, "out.csv")]]
        for article in articles:
            runs += [["show", article], ["units", article], ["zones", article], ["history", article, "--coder", "mira"],
                     ["reanchor", article, "--coder", "mira"],
                     ["print", article, "--output", os.path.join(place.top, "out.pdf")]]
        for words in runs:
            process = subprocess.run([durability_case.ADDUCE_CLI, *words], env=place.environment,
                                     stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
            self.assertIn(process.returncode, (0, 1), (words, process.stderr))
        self.assertEqual(self.snapshot(corpus), before)
        print(f"# {len(runs)} looks at {len(before)} files: nothing has changed")


if __name__ == "__main__":
    main()
