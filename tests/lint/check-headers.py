#!/usr/bin/env python3
# Copyright 2026 The Adduce Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How a source file begins and ends: copyright, licence, what it is for; no tabs, no stray blanks, no line
over 120 columns (100 is the rule, but for what reads worse when broken).

Headers of C begin with #pragma once. Every C file is named in the meson.build beside it.
"""

import re

from lint import main

ENDINGS = (".c", ".h", ".py", ".sh", ".ui", ".css", "meson.build", ".gresource.xml", ".gschema.xml",
           ".metainfo.xml.in", ".desktop.in", ".1")
FOLDERS = ("src", "ui", "tests", "tools", "data", "po", "flatpak")
WIDTH = 120
COPYRIGHT = re.compile(r"Copyright 20\d\d(-20\d\d)? The Adduce Authors")
LICENCE = re.compile(r"SPDX-License-Identifier: (GPL-3\.0-or-later|CC0-1\.0)")
PURPOSE = re.compile(r"\A/\* Copyright[^\n]*\n \* SPDX[^\n]*\n \*\n \* \S")


def is_source(path):
    if path.startswith(("data/sample-corpus/", "tests/data/")):
        return False
    return path.endswith(ENDINGS) and (path.startswith(tuple(f + "/" for f in FOLDERS)) or "/" not in path)


def check_form(path, text):
    head = "\n".join(text.split("\n")[:6])
    if not COPYRIGHT.search(head):
        yield f"{path}: does not begin with the copyright line"
    if not LICENCE.search(head):
        yield f"{path}: does not begin with an SPDX licence line"
    if path.endswith((".c", ".h")) and not PURPOSE.match(text):
        yield f"{path}: the head comment does not say what the file is for"
    if path.endswith(".h") and "\n#pragma once\n" not in text:
        yield f"{path}: no #pragma once"
    if not text.endswith("\n") or text.endswith("\n\n"):
        yield f"{path}: does not end in one newline"
    for number, line in enumerate(text.split("\n"), 1):
        if "\t" in line:
            yield f"{path}:{number}: a tab"
        if line != line.rstrip():
            yield f"{path}:{number}: blanks at the end of the line"
        if len(line) > WIDTH and path.endswith((".c", ".h", ".py")):
            yield f"{path}:{number}: {len(line)} columns"
        if "\r" in line:
            yield f"{path}:{number}: a carriage return"


def is_built(tree, path):
    """Whether a meson.build beside a C file, or in a folder above it, names it."""
    folder, _, file = path.rpartition("/")
    stem = file[:-2]
    names = {file, stem, *(stem.removeprefix(prefix) for prefix in ("test-", "bench-", "fuzz-"))}
    while folder:
        build = tree.read(f"{folder}/meson.build")
        literals = {literal.rpartition("/")[2] for literal in re.findall(r"'([^'\n]*)'", build)}
        if literals & names:
            return True
        folder = folder.rpartition("/")[0]
    return False


def check(tree):
    for path in tree.paths():
        if is_source(path):
            yield from check_form(path, tree.read(path))
    for path in tree.paths(".c", under="src") + tree.paths(".c", under="tests"):
        if not is_built(tree, path) and not path.startswith("tests/manual/"):
            yield f"{path}: no meson.build names it"


C_HEAD = "/* Copyright 2026 The Adduce Authors\n * SPDX-License-Identifier: GPL-3.0-or-later\n *\n * X. */\n"
S_HEAD = "# Copyright 2026 The Adduce Authors\n# SPDX-License-Identifier: GPL-3.0-or-later\n"
GOOD = {
    "src/core/a.c": C_HEAD,
    "src/core/a.h": C_HEAD + "#pragma once\n",
    "src/core/meson.build": S_HEAD + "files('a.c')\n",
    "src/core/text/b.c": C_HEAD,
    "src/core/text/meson.build": S_HEAD + "files('b.c')\n",
    "tests/core/test-a.c": C_HEAD,
    "tests/core/meson.build": S_HEAD + "tests = [\n  'a',\n]\n",
    "data/sample-corpus/a.py": "\t\r\n",
}

BAD = [
    ({"tools/b.py": "#\n"}, "tools/b.py: does not begin with the copyright line"),
    ({"src/core/a.c": "/* Copyright 2026 The Adduce Authors */\n"}, "SPDX licence line"),
    ({"src/core/a.c": C_HEAD.replace(" *\n * X.", "")}, "what the file is for"),
    ({"src/core/a.h": C_HEAD}, "#pragma once"),
    ({"src/core/a.c": C_HEAD + "x"}, "one newline"),
    ({"src/core/a.c": C_HEAD + "\n"}, "one newline"),
    ({"src/core/a.c": C_HEAD + "\tx\n"}, "src/core/a.c:5: a tab"),
    ({"src/core/a.c": C_HEAD + "x" * 121 + "\n"}, "src/core/a.c:5: 121 columns"),
    ({"src/core/a.c": C_HEAD + "x \n"}, "src/core/a.c:5: blanks"),
    ({"src/core/a.c": C_HEAD.replace("\n", "\r\n")}, "carriage return"),
    ({"ui/a.ui": "<interface/>\n"}, "ui/a.ui: does not begin"),
    ({"src/core/c.c": C_HEAD}, "src/core/c.c: no meson.build names it"),
    ({"tests/core/test-b.c": C_HEAD}, "tests/core/test-b.c: no meson.build names it"),
]

if __name__ == "__main__":
    main(check, GOOD, BAD)
