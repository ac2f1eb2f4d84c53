#!/usr/bin/env python3
# Copyright 2026 The Adduce Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""po/POTFILES names exactly the files that hold text for translators, sorted.

"check-potfiles.py SOURCE --write" brings the list up to date.
"""

import os
import re
import sys

from lint import Tree, main, mask_c

MARKER = re.compile(r"(?<![\w>.])(_|N_|C_|NC_|gettext|ngettext|d?gettext|g_dgettext|g_dngettext|"
                    r"g_dpgettext2?|g_strip_context)\s*\(")
TRANSLATABLE = re.compile(r"""translatable=["'](yes|true|1)["']""")
I18N = re.compile(r"#\s*include\s*<glib/gi18n(-lib)?\.h>")
POTFILES = "po/POTFILES"


def has_text(tree, path):
    if path.endswith((".c", ".h")):
        return MARKER.search(mask_c(tree.read(path))) is not None
    if path.endswith(".ui"):
        return TRANSLATABLE.search(tree.read(path)) is not None
    return True


def wanted(tree):
    paths = (tree.paths(".c", ".h", under="src") + tree.paths(".ui", under="ui")
             + tree.paths(".desktop.in", ".metainfo.xml.in", ".gschema.xml", under="data"))
    return sorted(path for path in paths if has_text(tree, path))


def check(tree):
    listed = [line for line in tree.read(POTFILES).split("\n") if line and not line.startswith("#")]
    expected = wanted(tree)
    for path in expected:
        if path not in listed:
            yield f"{POTFILES}: {path} is missing"
    for path in listed:
        if path not in expected:
            yield f"{POTFILES}: {path} has no text for translators"
    if listed != sorted(set(listed)):
        yield f"{POTFILES}: not sorted, or a line twice"
    for path in expected:
        if not path.endswith((".c", ".h")):
            continue
        include = I18N.search(tree.read(path))
        library = path.startswith("src/core/")
        if include is None or (library and include.group(1) is None):
            header = "gi18n-lib.h" if library else "gi18n.h"
            yield f"{path}: has text for translators but does not include <glib/{header}>"


def write(tree):
    comments = [line for line in tree.read(POTFILES).split("\n") if line.startswith("#")]
    with open(os.path.join(tree.root, POTFILES), "w", encoding="utf-8") as file:
        file.write("".join(line + "\n" for line in comments + wanted(tree)))


GOOD = {
    "po/POTFILES": "# comment\ndata/x.desktop.in\ndata/x.gschema.xml\ndata/x.metainfo.xml.in\n"
                   "src/core/a.c\nui/a.ui\n",
    "data/x.desktop.in": "", "data/x.gschema.xml": "", "data/x.metainfo.xml.in": "",
    "src/core/a.c": '#include <glib/gi18n-lib.h>\nx = _("hello");\n',
    "src/core/b.c": '/* _("no") */ x = "_(no)"; y = my_ (1); z = a->_ (2);\n',
    "ui/a.ui": '<property translatable="yes">x</property>',
    "ui/b.ui": "<property>x</property>",
}

BAD = [
    ({"src/app/c.c": '#include <glib/gi18n-lib.h>\nx = _("hello");'}, "src/app/c.c is missing"),
    ({"src/app/c.c": 'x = ngettext ("%d", "%d", 1);'}, "src/app/c.c is missing"),
    ({"src/app/c.c": 'x = { "a", N_("b") };'}, "src/app/c.c is missing"),
    ({"ui/c.ui": '<x translatable="yes">x</x>'}, "ui/c.ui is missing"),
    ({"data/y.gschema.xml": ""}, "data/y.gschema.xml is missing"),
    ({"src/core/a.c": "int x;"}, "src/core/a.c has no text"),
    ({"src/core/a.c": None}, "src/core/a.c has no text"),
    ({"po/POTFILES": "data/x.gschema.xml\ndata/x.desktop.in\ndata/x.metainfo.xml.in\n"
                     "src/core/a.c\nui/a.ui\n"}, "not sorted"),
    ({"src/core/a.c": '#include <glib/gi18n.h>\nx = _("hello");\n'}, "gi18n-lib.h"),
    ({"src/core/a.c": 'x = _("hello");\n'}, "gi18n-lib.h"),
    ({"src/app/a.c": 'x = _("hello");\n'}, "gi18n.h"),
]

if __name__ == "__main__":
    if sys.argv[2:] == ["--write"]:
        write(Tree(sys.argv[1]))
    else:
        main(check, GOOD, BAD)
