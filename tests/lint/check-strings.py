#!/usr/bin/env python3
# Copyright 2026 The Adduce Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every text for translators reaches them, and a translation would be taken.

xgettext reads the files of po/POTFILES without a word of warning; each file gives at least one text;
each literal in a call such as _("…") is found; a made-up translation of all of them passes
msgfmt --check (formats and shortcuts fit).
"""

import ast
import os
import re
import shutil
import subprocess
import tempfile

from lint import line_of, main, mask_c

KEYWORDS = ["_", "N_", "C_:1c,2", "NC_:1c,2", "g_dcgettext:2", "g_dngettext:2,3", "g_dpgettext2:2c,3",
            "ngettext:1,2"]
CALL = re.compile(r'(?<![\w>.])(?:_|N_)\s*\(\s*((?:"(?:\\.|[^"\\\n])*"\s*)+)')
LITERAL = re.compile(r'"(?:\\.|[^"\\\n])*"')


def run(command, folder, text=None):
    """Output, and what went wrong (also what was only warned of)."""
    answer = subprocess.run(command, cwd=folder, input=text, capture_output=True, text=True,
                            env={**os.environ, "LC_ALL": "C.UTF-8"}, check=False)
    complaint = answer.stderr.strip()
    if answer.returncode != 0 and not complaint:
        complaint = f"{command[0]} failed"
    return answer.stdout, complaint


def extract(tree, path, *more):
    return run(["xgettext", "--from-code=UTF-8", "--add-comments=translators", "--output=-",
                *[f"--keyword={keyword}" for keyword in KEYWORDS], *more, path], tree.root)


def message_ids(catalogue):
    found = set()
    for block in re.findall(r'^msgid(?:_plural)? ((?:"[^\n]*"\n?)+)', catalogue, re.M):
        found.add("".join(ast.literal_eval(literal) for literal in LITERAL.findall(block)))
    return found


def check(tree):
    paths = [line for line in tree.read("po/POTFILES").split("\n") if line and line[0] != "#"]
    for path in paths:
        if not tree.exists(path):
            yield f"po/POTFILES: {path} does not exist"
            continue
        catalogue, complaint = extract(tree, path)
        if complaint:
            yield f"{path}: xgettext says: {complaint}"
        found = message_ids(catalogue)
        if not found - {""}:
            yield f"{path}: no text was found in it"
        if path.endswith(".c"):
            text = mask_c(tree.read(path), strings=False)
            for match in CALL.finditer(text):
                literal = "".join(ast.literal_eval(part) for part in LITERAL.findall(match.group(1)))
                if literal not in found:
                    yield f"{path}:{line_of(text, match.start())}: not found by xgettext: {literal!r}"
    paths = [path for path in paths if tree.exists(path)]
    if paths and shutil.which("msgfmt"):
        yield from check_translation(tree, paths)


def check_translation(tree, paths):
    """Translates every text into itself, in brackets, and has it checked."""
    with tempfile.TemporaryDirectory() as folder:
        run(["xgettext", "--from-code=UTF-8", f"--output={folder}/a.pot", "--package-name=adduce",
             "--package-version=1", *[f"--keyword={keyword}" for keyword in KEYWORDS], *paths], tree.root)
        steps = [
            ["msginit", "--no-translator", "--locale=en_GB", "--input=a.pot", "--output=a.po"],
            ["msgfilter", "--input=a.po", "--output-file=b.po", "--keep-header",
             "sed", "-e", r"s/\(.*\)/\1 \xc2\xbb/;s/^/\xc2\xab /"],
            ["msgfmt", "--check", "--output-file=b.mo", "b.po"],
        ]
        for step in steps:
            _, complaint = run(step, folder)
            complaint = re.sub(r"^Created a\.po\.$", "", complaint).strip()
            if complaint:
                yield f"{step[0]} says: {complaint}"
                return


HEAD = '#include <glib/gi18n-lib.h>\n'
GOOD = {
    "po/POTFILES": "# x\nsrc/a.c\nui/a.ui\n",
    "src/a.c": HEAD + 'x = _("Hello %s " "and more"); y = ngettext ("%u day", "%u days", n);\n',
    "ui/a.ui": '<?xml version="1.0" encoding="UTF-8"?>\n<interface><object class="GtkLabel">'
               '<property name="label" translatable="yes">Open…</property></object></interface>\n',
}

BAD = [
    ({"src/a.c": HEAD + "int x;"}, "src/a.c: no text"),
    ({"src/a.c": None}, "src/a.c does not exist"),
    ({"src/a.c": HEAD + 'x = _("open);\n'}, "src/a.c: xgettext says"),
    ({"ui/a.ui": GOOD["ui/a.ui"].replace("</object>", "")}, "ui/a.ui: xgettext says"),
    ({"src/a.c": HEAD + 'x = _("Hello %s"); /* xgettext:no-c-format */\n'
                        '/* xgettext: c-format */ y = ngettext ("%s day", "%d days", n);\n'}, "says:"),
]

if __name__ == "__main__":
    main(check, GOOD, BAD)
