#!/usr/bin/env python3
# Copyright 2026 The Adduce Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""count-branches.py COVERAGE-JSON TOP: branches taken in each folder of the core; of what keeps work, each that wasn't.

Each condition is two branches: true and false. Those that GLib's own macros make are left out: g_return_… guards
against our own mistakes, and whatever g_autoptr, g_clear_… and g_assert do. So are conditions that the compiler knows.

Of what keeps work, those that nothing can take are named in unreachable-branches, with the reason; they don't count.
Where one was taken all the same, or is not there any more, the list is wrong and this fails.
"""

import json
import os
import re
import sys

KEEPERS = {
    "save": ("store/adduce-durable", "store/adduce-lock", "store/adduce-sidecar-save"),
    "gate": ("store/adduce-json-gate",),
    "writer": ("store/adduce-json-writer", "store/adduce-json-text"),
    "merge": ("store/adduce-sidecar-merge", "store/adduce-sidecar-join"),
    "anchor": ("text/adduce-anchor", "text/adduce-approx", "text/adduce-token-diff", "store/adduce-reanchor",
               "store/adduce-claim-anchor"),
}
MACRO = re.compile(r"^\s*(g_return_|g_assert|g_clear_|g_autoptr|g_autofree|g_debug|g_warning|G_DEFINE)")


def cut(lines, line, column, end_line, end_column):
    """The words of a condition, on one line."""
    parts = lines[line - 1:end_line]
    parts[-1] = parts[-1].encode()[:end_column - 1].decode(errors="replace")
    parts[0] = parts[0].encode()[column - 1:].decode(errors="replace")
    return " ".join(" ".join(parts).split())


def branches(file, lines):
    """(line, column, words, "true" or "false", taken): each branch of a file once."""
    found = {}
    for line, column, end_line, end_column, if_true, if_false, *_ in file["branches"]:
        if MACRO.match(lines[line - 1]):
            continue
        words = cut(lines, line, column, end_line, end_column)
        for which, count in (("true", if_true), ("false", if_false)):
            key = (line, column, words, which)
            found[key] = found.get(key, 0) + count
    return [(*key, count > 0) for key, count in sorted(found.items())]


def read_unreachable(path):
    """{(file, "true" or "false", words): reason}: `FILE never true: WORDS`, under a line `# REASON`."""
    found, reason = {}, None
    with open(path, encoding="utf-8") as file:
        for line in file.read().splitlines():
            entry = re.fullmatch(r"(\S+) never (true|false): (.+)", line)
            if entry and reason:
                found[entry.groups()] = reason
            elif line.startswith("# "):
                reason = line[2:]
            elif line:
                sys.exit(f"count-branches: {path}: {line}")
    return found


def share(taken):
    return f"{sum(taken):6} of {len(taken):6} branches {100 * sum(taken) / max(1, len(taken)):6.1f} %"


def main():
    top = os.path.join(os.path.realpath(sys.argv[2]), "src", "core")
    with open(sys.argv[1], encoding="utf-8") as data:
        files = json.load(data)["data"][0]["files"]
    found = {}
    for file in files:
        path = os.path.realpath(file["filename"])
        if path.startswith(top + os.sep) and path.endswith(".c"):
            with open(path, encoding="utf-8") as source:
                lines = source.read().splitlines()
            found[os.path.relpath(path, top)] = (branches(file, lines), lines)

    folders = {}
    for path, (taken, _) in found.items():
        folders.setdefault(os.path.dirname(path) or ".", []).extend(entry[-1] for entry in taken)
    for folder, taken in sorted(folders.items()):
        print(f"{'core/' + folder:16} {share(taken)}")
    print(f"{'core':16} {share([one for taken in folders.values() for one in taken])}\n")

    unreachable = read_unreachable(os.path.join(sys.argv[2], "tools", "unreachable-branches"))
    wrong = set(unreachable)
    for name, prefixes in KEEPERS.items():
        mine = {path: entry for path, entry in sorted(found.items()) if path[:-2].startswith(prefixes)}
        counted, missing = [], []
        for path, (taken, _) in mine.items():
            for line, column, words, which, was_taken in taken:
                key = (path, which, words)
                if not was_taken and key in unreachable:
                    wrong.discard(key)
                    continue
                counted.append(was_taken)
                if not was_taken:
                    missing.append(f"  {path}:{line}:{column} never {which}: {words}")
        print(f"{name:16} {share(counted)}")
        print("\n".join(missing), end="\n" if missing else "")
    for path, which, words in sorted(wrong):
        print(f"unreachable-branches: taken, or not there any more: {path} never {which}: {words}")
    sys.exit(1 if wrong else 0)


main()
