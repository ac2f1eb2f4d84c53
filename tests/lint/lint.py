# Copyright 2026 The Adduce Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the checks in this folder share: reading the tree, and proving that a check can fail.

A check is a script with a function check(tree) that returns or yields problems as text, and ends in
main(check, good=…, bad=…). good is a small tree ({path: text}) in which it must find nothing; bad is
a list of (changes to that tree, part of the problem that must be found). Both are tried on each run
before the real tree is: a check that stopped seeing its bad example fails.
"""

import os
import re
import sys
import tempfile

SKIPPED_FOLDERS = {".git", "__pycache__", ".flatpak-builder"}


class Tree:
    """A source tree; paths are relative to its top, with slashes."""

    def __init__(self, root):
        self.root = root
        self._paths = None

    def paths(self, *endings, under=""):
        """The files whose names end so, in a folder (all of them without endings), sorted."""
        if self._paths is None:
            self._paths = sorted(self._walk())
        under = under and under.rstrip("/") + "/"
        return [p for p in self._paths
                if p.startswith(under) and (not endings or p.endswith(endings))]

    def _walk(self):
        for folder, names, files in os.walk(self.root):
            names[:] = [n for n in names if n not in SKIPPED_FOLDERS
                        and not (n.startswith(("build", "_build")) and folder == self.root)]
            for name in files:
                yield os.path.relpath(os.path.join(folder, name), self.root).replace(os.sep, "/")

    def exists(self, path):
        return os.path.exists(os.path.join(self.root, path))

    def read(self, path):
        """The text of a file; "" if it is gone since the tree was listed."""
        try:
            with open(os.path.join(self.root, path), encoding="utf-8", newline="") as file:
                return file.read()
        except FileNotFoundError:
            return ""


_TOKEN = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.S)


def mask_c(text, strings=True):
    """C source with comments blanked, and with strings=True the insides of literals too; same lines."""

    def blank(match):
        token = match.group(0)
        if token[0] == "/":
            return re.sub(r"[^\n]", " ", token)
        if not strings:
            return token
        return token[0] + " " * (len(token) - 2) + token[-1]

    return _TOKEN.sub(blank, text)


def line_of(text, position):
    return text.count("\n", 0, position) + 1


def head_comment(text):
    """The comment a C file begins with, or ""."""
    match = re.match(r"\s*/\*.*?\*/", text, re.S)
    return match.group(0) if match else ""


def _try(check, files):
    with tempfile.TemporaryDirectory() as root:
        for path, text in files.items():
            if text is None:
                continue
            full = os.path.join(root, path)
            os.makedirs(os.path.dirname(full), exist_ok=True)
            with open(full, "w", encoding="utf-8", newline="") as file:
                file.write(text)
        return list(check(Tree(root)))


def self_test(check, good, bad):
    """What is wrong with the check itself."""
    for problem in _try(check, good):
        yield f"self-test: found in the good example: {problem}"
    for changes, expected in bad:
        problems = _try(check, {**good, **changes})
        if not any(expected in problem for problem in problems):
            yield f"self-test: not found: {expected!r}; found instead: {problems}"


def main(check, good, bad):
    problems = list(self_test(check, good, bad))
    if not problems:
        problems = list(check(Tree(sys.argv[1])))
    for problem in problems:
        print(problem)
    print(f"{len(bad) + 1} examples tried, {len(problems)} problems")
    sys.exit(1 if problems else 0)
