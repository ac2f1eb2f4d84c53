#!/usr/bin/env python3
# Copyright 2026 The Adduce Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The arrows of DESIGN.md, read off the #include lines.

Core never includes the toolkit; print, which draws on paper, has Pango and cairo but no GTK; inside core a folder
includes only those below it, and exchange the features import and export, which it joins; ICU stays in core/text,
SQLite in core/index and the reader of databases, json-glib in core; print, window and command line include adduce.h and
their own files only, window and command line adduce-print.h as well.
"""

import posixpath
import re

from lint import line_of, main, mask_c

TOOLKIT = re.compile(r"^(gtk|gdk|gsk|pango|cairo|adwaita|gtksourceview)\b")
LAYERS = ["text", "model", "store", "edit"]
FEATURES = ["analysis", "import", "export", "index", "search", "suggest", "agree", "network", "team"]
# What joins features: it may include these of them, and none of them includes it.
JOINS = {"exchange": ["import", "export"]}
DRAWING = re.compile(r"^(pango|cairo)\b")
# The reader of another program's database, which is one of SQLite.
DATABASES = "src/core/exchange/adduce-foreign-dna.c"
GENERATED = {"config.h", "adduce-resources.h", "adduce-lexicons.h"}

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"\n]+)[>"]', re.M)


def includes(tree, path):
    text = mask_c(tree.read(path), strings=False)
    for match in INCLUDE.finditer(text):
        yield line_of(text, match.start()), match.group(1) == '"', match.group(2)


def check_core(tree, path):
    parts = path.split("/")
    folder = parts[2] if len(parts) > 3 else None
    known = LAYERS + FEATURES + list(JOINS)
    if folder is not None and folder not in known:
        yield f"{path}: folder {folder} has no place in the list of check-layers.py"
        return
    for line, quoted, name in includes(tree, path):
        where = f"{path}:{line}: includes {name}"
        if TOOLKIT.match(name):
            yield f"{where}: the core knows no toolkit"
        if name.startswith("unicode/") and folder != "text":
            yield f"{where}: ICU is used in core/text only"
        if name == "sqlite3.h" and folder != "index" and path != DATABASES:
            yield f"{where}: SQLite is used in core/index only"
        if not quoted or name in GENERATED or folder is None:
            continue
        if name == "adduce.h":
            yield f"{where}: the umbrella is for readers of the core"
            continue
        target = name.split("/")[0] if "/" in name else None
        if target is None:
            if not tree.exists(f"src/core/{name}") and not tree.exists(f"src/core/{folder}/{name}"):
                yield f"{where}: a file of another folder is written with its folder"
        elif target not in known:
            yield f"{where}: not a folder of the core"
        elif target == folder:
            continue
        elif target in JOINS.get(folder, []):
            continue
        elif target in FEATURES or target in JOINS:
            yield f"{where}: nothing below knows a feature, and no feature another"
        elif folder in LAYERS and LAYERS.index(target) > LAYERS.index(folder):
            yield f"{where}: {folder} is below {target}"


def check_reader(tree, path, layer):
    for line, quoted, name in includes(tree, path):
        where = f"{path}:{line}: includes {name}"
        if name.startswith("json-glib"):
            yield f"{where}: formats are the core's"
        if name.startswith("unicode/"):
            yield f"{where}: ICU is used in core/text only"
        if name == "sqlite3.h":
            yield f"{where}: SQLite is used in core/index only"
        if layer == "cli" and TOOLKIT.match(name):
            yield f"{where}: the command line has no toolkit"
        if layer == "print" and TOOLKIT.match(name) and not DRAWING.match(name):
            yield f"{where}: paper needs no toolkit"
        if not quoted or name in GENERATED or name == "adduce.h":
            continue
        if layer != "print" and name == "adduce-print.h":
            continue
        own = posixpath.normpath(posixpath.join(posixpath.dirname(path), name))
        if not (own.startswith(f"src/{layer}/") and tree.exists(own)):
            yield f"{where}: only adduce.h and files of src/{layer} may be included"


def check(tree):
    for path in tree.paths(".c", ".h", under="src"):
        if path.startswith("src/core/"):
            if path != "src/core/adduce.h":
                yield from check_core(tree, path)
        elif path.startswith("src/app/"):
            yield from check_reader(tree, path, "app")
        elif path.startswith("src/print/"):
            yield from check_reader(tree, path, "print")
        elif path.startswith("src/cli/"):
            yield from check_reader(tree, path, "cli")
        else:
            yield f"{path}: belongs to neither core, print, app nor cli"
    for path in tree.paths(".c", ".h", under="tests"):
        for line, _, name in includes(tree, path):
            if TOOLKIT.match(name) and path.startswith(("tests/core/", "tests/cli/")):
                yield f"{path}:{line}: includes {name}: tests of the core have no toolkit"


GOOD = {
    "src/core/adduce.h": '#include "text/adduce-text.h"\n',
    "src/core/adduce-error.h": "",
    "src/core/text/adduce-text.c": '#include "config.h"\n#include <unicode/ubrk.h>\n'
                                   '#include "adduce-text.h"\n#include "adduce-error.h"\n',
    "src/core/text/adduce-text.h": "#include <gio/gio.h>\n/* #include <gtk/gtk.h> */\n",
    "src/core/index/adduce-index.c": "#include <sqlite3.h>\n",
    "src/core/exchange/adduce-foreign-dna.c": "#include <sqlite3.h>\n",
    "src/core/edit/adduce-session.c": '#include "store/adduce-x.h"\n#include "text/adduce-text.h"\n',
    "src/core/export/adduce-export.c": '#include "edit/adduce-session.h"\n'
                                       '#include "export/adduce-export.h"\n',
    "src/core/exchange/adduce-foreign.c": '#include "import/adduce-import.h"\n#include "export/adduce-export.h"\n',
    "src/app/main.c": '#include <adwaita.h>\n#include "config.h"\n#include "adduce.h"\n#include "a.h"\n',
    "src/app/a.h": "",
    "src/print/adduce-print.h": '#include <cairo.h>\n#include "adduce.h"\n',
    "src/print/a.c": '#include <pango/pangocairo.h>\n#include "adduce-print.h"\n',
    "src/cli/main.c": '#include "adduce.h"\n#include "adduce-cli.h"\n#include "adduce-print.h"\n',
    "src/cli/adduce-cli.h": "",
    "tests/app/test-a.c": "#include <gtk/gtk.h>\n",
}

BAD = [
    ({"src/core/text/b.c": "\n#include <gtk/gtk.h>\n"}, "src/core/text/b.c:2: includes gtk/gtk.h"),
    ({"src/core/text/b.c": "# include <gdk-pixbuf/x.h>\n"}, "knows no toolkit"),
    ({"src/core/text/b.c": "#include <adwaita.h>\n"}, "knows no toolkit"),
    ({"src/core/text/b.c": "#include <gtksourceview/gtksource.h>\n"}, "knows no toolkit"),
    ({"src/core/store/b.c": "#include <unicode/uchar.h>\n"}, "ICU"),
    ({"src/core/store/b.c": "#include <sqlite3.h>\n"}, "SQLite"),
    ({"src/core/exchange/b.c": "#include <sqlite3.h>\n"}, "SQLite"),
    ({"src/app/b.c": "#include <sqlite3.h>\n"}, "SQLite"),
    ({"src/core/text/b.c": '#include "model/adduce-claim.h"\n'}, "text is below model"),
    ({"src/core/model/b.c": '#include "edit/adduce-session.h"\n'}, "model is below edit"),
    ({"src/core/edit/b.c": '#include "export/adduce-export.h"\n'}, "knows a feature"),
    ({"src/core/export/b.c": '#include "analysis/adduce-stats.h"\n'}, "no feature another"),
    ({"src/core/exchange/b.c": '#include "analysis/adduce-stats.h"\n'}, "no feature another"),
    ({"src/core/import/b.c": '#include "exchange/adduce-foreign.h"\n'}, "no feature another"),
    ({"src/core/text/b.c": '#include "adduce.h"\n'}, "umbrella"),
    ({"src/core/model/b.c": '#include "adduce-text.h"\n'}, "with its folder"),
    ({"src/core/misc/b.c": ""}, "has no place"),
    ({"src/app/b.c": '#include "text/adduce-text.h"\n'}, "only adduce.h"),
    ({"src/app/b.c": '#include "../core/text/adduce-text.h"\n'}, "only adduce.h"),
    ({"src/app/b.c": '#include "adduce-cli.h"\n'}, "only adduce.h"),
    ({"src/app/b.c": "#include <json-glib/json-glib.h>\n"}, "formats are the core's"),
    ({"src/print/b.c": "#include <gtk/gtk.h>\n"}, "needs no toolkit"),
    ({"src/print/b.c": '#include "model/adduce-claim.h"\n'}, "only adduce.h"),
    ({"src/core/text/b.c": "#include <cairo.h>\n"}, "knows no toolkit"),
    ({"src/cli/b.c": '#include "adduce-print-private.h"\n'}, "only adduce.h"),
    ({"src/cli/b.c": "#include <json-glib/json-glib.h>\n"}, "formats are the core's"),
    ({"src/cli/b.c": "#include <gtk/gtk.h>\n"}, "has no toolkit"),
    ({"src/cli/b.c": "#include <unicode/uchar.h>\n"}, "ICU"),
    ({"src/other/b.c": ""}, "neither core, print, app nor cli"),
    ({"tests/core/test-b.c": "#include <gtk/gtk.h>\n"}, "tests of the core"),
]

if __name__ == "__main__":
    main(check, GOOD, BAD)
