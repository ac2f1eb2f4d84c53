#!/usr/bin/env python3
# Copyright 2026 The Adduce Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""No file over 1000 lines, no function over 100.

A file over 600 lines says why in its head comment ("over 600 lines because …"); so does a function
over 60, in the head comment, by name ("NAME is over 60 lines because …"), or in the comment right
above it. The functions that fill a class in (…_class_init) are exempt; so are tables, also those inside a
function, whose lines do not count.
"""

import re

from lint import head_comment, main, mask_c

FILE_SOFT, FILE_HARD = 600, 1000
FUNCTION_SOFT, FUNCTION_HARD = 60, 100


def functions(text):
    """(name, first line, lines, comment above) of each function; braces of its body in column 0."""
    masked = mask_c(text)
    lines = masked.split("\n")
    original = text.split("\n")
    start = None
    for number, line in enumerate(lines):
        if line.startswith("{") and start is None:
            start = number
        elif line.startswith("}") and start is not None:
            name, first = _name_before(lines, start)
            if name is not None:
                length = number - first + 1 - _table_lines(lines[start:number])
                yield name, first + 1, length, _comment_before(original, first)
            start = None


def _table_lines(body):
    """How many of these lines are the rows of tables (initialisers of several lines)."""
    count, depth = 0, 0
    for line in body:
        if depth > 0:
            count += 1
        if depth > 0 or re.search(r"\]\s*=\s*(\{.*)?$", line):
            depth += line.count("{") - line.count("}")
    return count


def _name_before(lines, brace):
    """The name of the function whose body begins at that line, and the line its declarator begins."""
    first = brace - 1
    while first >= 0 and not re.match(r"[A-Za-z_]", lines[first]):
        if lines[first].strip().endswith((";", "}")):
            return None, None
        first -= 1
    declarator = " ".join(lines[first:brace]).strip() if first >= 0 else ""
    match = re.match(r"(?:.*?[\s*])?([A-Za-z_]\w*)\s*\(.*\)$", declarator)
    return (match.group(1), first) if match else (None, None)


def _comment_before(lines, first):
    end = first - 1
    while end >= 0 and lines[end].strip() and not lines[end].strip().endswith("*/"):
        end -= 1
    if end < 0 or not lines[end].strip().endswith("*/"):
        return ""
    start = end
    while start > 0 and "/*" not in lines[start]:
        start -= 1
    return "\n".join(lines[start:end + 1])


def flat(comment):
    return re.sub(r"\s+", " ", comment.replace("*", " "))


def check(tree):
    for path in tree.paths(".c", ".h", under="src") + tree.paths(".c", ".h", under="tests"):
        text = tree.read(path)
        head = flat(head_comment(text))
        count = text.count("\n")
        if count > FILE_HARD:
            yield f"{path}: {count} lines, more than {FILE_HARD}"
        elif count > FILE_SOFT and f"over {FILE_SOFT} lines because" not in head:
            yield (f"{path}: {count} lines: divide it, or say in the head comment why it is "
                   f"\"over {FILE_SOFT} lines because …\"")
        for name, line, length, comment in functions(text):
            if name.endswith("_class_init"):
                continue
            if length > FUNCTION_HARD:
                yield f"{path}:{line}: {name} has {length} lines, more than {FUNCTION_HARD}"
            elif length > FUNCTION_SOFT:
                reason = f"over {FUNCTION_SOFT} lines because"
                if reason not in flat(comment) and f"{name} is {reason}" not in head:
                    yield (f"{path}:{line}: {name} has {length} lines: divide it, or say above it why "
                           f"it is \"{reason} …\"")
    for path in tree.paths(".py", ".sh"):
        if path.startswith("tests/data/foreign/"):  # others' files, unchanged
            continue
        count = tree.read(path).count("\n")
        if count > FILE_HARD:
            yield f"{path}: {count} lines, more than {FILE_HARD}"


def function(name, length, comment=""):
    """A function of that many lines from its name to its closing brace."""
    return f"{comment}static void\n{name} (int a,\n  int b)\n{{\n" + "  x ();\n" * (length - 4) + "}\n\n"


def with_head(extra, body):
    return f"/* Copyright\n * What it is for; it is\n * {extra}.\n */\n" + body


GOOD = {
    "src/core/text/a.c": function("adduce_a", 60) + function("adduce_b_class_init", 140)
                         + "static const T table[] =\n{\n" + "  { 1 },\n" * 200 + "};\n"
                         + "static void\ntest (void)\n{\n  static const T rows[] = {\n"
                         + "    { 1, { 2 } },\n" * 80 + "  };\n" + "  x ();\n" * 20 + "}\n\n"
                         + function("adduce_c", 80, "/* It is over 60 lines\n * because of x. */\n"),
    "src/core/text/b.c": with_head("over 600 lines because of this", "int x;\n" * 700),
    "src/core/text/c.c": with_head("more: adduce_d is over 60\n * lines because of this",
                                   "int x;\n\n" + function("adduce_d", 100)),
    "src/core/text/d.c": "int x;\n" * 600,
}

BAD = [
    ({"src/core/text/a.c": "int x;\n" * 1001}, "src/core/text/a.c: 1001 lines"),
    ({"src/core/text/b.c": with_head("long", "int x;\n" * 700)}, "over 600 lines because"),
    ({"src/core/text/b.c": with_head("over 600 lines because of this", "int x;\n" * 1000)},
     "more than 1000"),
    ({"src/app/e.c": "int y;\n" + function("adduce_e", 101, "/* over 60 lines because x */\n")},
     "src/app/e.c:4: adduce_e has 101 lines, more than 100"),
    ({"src/app/e.c": function("adduce_e", 61)}, "src/app/e.c:2: adduce_e has 61 lines"),
    ({"src/app/e.c": function("adduce_e", 61, "/* quick */\n")}, "adduce_e has 61 lines"),
    ({"src/app/e.c": 'gboolean\nadduce_e (void)\n{\n  if (a)\n    {\n' + '  x ("}");\n' * 60 + "    }\n}\n"},
     "adduce_e has 66 lines"),
    ({"tests/core/e.c": function("test_e", 61)}, "test_e has 61 lines"),
    ({"tests/core/e.c": "void\ntest_e (void)\n{\n  T rows[] = {\n    { 1 },\n  };\n" + "  x ();\n" * 60 + "}\n"},
     "test_e has 64 lines"),
    ({"src/core/text/c.c": with_head("more: adduce_x is over 60 lines because of this",
                                     "int x;\n\n" + function("adduce_d", 100))}, "adduce_d has 100 lines"),
    ({"tools/a.py": "#\n" * 1001, "tests/data/foreign/b.py": "#\n" * 2000}, "tools/a.py: 1001 lines"),
]

if __name__ == "__main__":
    main(check, GOOD, BAD)
