#!/usr/bin/env python3
# Copyright 2026 The Adduce Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""README, manual page and docs/cli.md know every verb of the command line; links lead somewhere."""

import posixpath
import re
import urllib.parse

from lint import line_of, main, mask_c

VERB = re.compile(r'\bconst AdduceCliVerb adduce_cli_\w+\s*=\s*\{\s*(?:\.name\s*=\s*)?"([a-z][a-z-]*)"')
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)|^\[[^\]]+\]:\s*(\S+)|<img[^>]*\bsrc=\"([^\"]+)\"", re.M)
PLACES = ("README.md", "docs/cli.md", "data/man/adduce-cli.1")


def verbs(tree):
    """Each file of a verb defines its AdduceCliVerb, whose first member is the name."""
    return [verb for path in tree.paths(".c", under="src/cli")
            for verb in VERB.findall(mask_c(tree.read(path), strings=False))]


def anchors(text):
    """What GitHub makes of the headings of a page."""
    found = set()
    for heading in re.findall(r"^#{1,6} +(.+?) *$", text, re.M):
        plain = re.sub(r"[^\w\- ]", "", heading.replace("`", "").lower())
        found.add(plain.replace(" ", "-"))
    return found


def check_links(tree, path):
    text = tree.read(path)
    for match in LINK.finditer(text):
        target = next(group for group in match.groups() if group)
        if re.match(r"[a-z]+:", target):
            continue
        file, _, anchor = urllib.parse.unquote(target).partition("#")
        full = posixpath.normpath(posixpath.join(posixpath.dirname(path), file)) if file else path
        where = f"{path}:{line_of(text, match.start())}: {target}"
        if not tree.exists(full):
            yield f"{where} does not exist"
        elif anchor and full.endswith(".md") and anchor not in anchors(tree.read(full)):
            yield f"{where}: no such heading"


def check(tree):
    known = verbs(tree)
    if not known:
        yield "src/cli: no verb found"
    for place in PLACES:
        text = tree.read(place).replace("\\-", "-")
        if not text:
            yield f"{place} does not exist"
            continue
        for verb in known:
            if not re.search(rf"(?<![\w-]){re.escape(verb)}(?![\w-])", text):
                yield f"{place}: does not mention the verb {verb}"
    for path in tree.paths(".md"):
        yield from check_links(tree, path)


GOOD = {
    "src/cli/list.c": 'const AdduceCliVerb adduce_cli_list = {\n  "list", run };\n',
    "src/cli/check.c": 'const AdduceCliVerb adduce_cli_check = {\n  .name = "check", run };\n',
    "README.md": "# A page\nlist, check: see [the manual](docs/cli.md#the-verbs) and [above](#a-page), "
                 "[net](https://example.org/)\n<img src=\"a.png\">\n",
    "docs/cli.md": "## The `verbs`\nlist check\n",
    "data/man/adduce-cli.1": ".B list\n.B check\n",
    "a.png": "",
}

BAD = [
    ({"src/cli/x.c": 'const AdduceCliVerb adduce_cli_x = { "re-tag" };'},
     "README.md: does not mention the verb re-tag"),
    ({"docs/cli.md": "## The verbs\nlist checks\n"}, "docs/cli.md: does not mention the verb check"),
    ({"data/man/adduce-cli.1": None}, "data/man/adduce-cli.1 does not exist"),
    ({"src/cli/list.c": None, "src/cli/check.c": "int main;"}, "no verb found"),
    ({"a.png": None}, "a.png does not exist"),
    ({"docs/cli.md": "list check\n"}, "README.md:2: docs/cli.md#the-verbs: no such heading"),
    ({"docs/x.md": "[x](../no.md)"}, "docs/x.md:1: ../no.md does not exist"),
]

if __name__ == "__main__":
    main(check, GOOD, BAD)
