#!/usr/bin/env python3
# Copyright 2026 The Adduce Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Calls that the house does without, each with the reason."""

import re

from lint import line_of, main, mask_c

# (folders, pattern, reason); strings and comments are blanked before matching.
CALLS = [
    (("src/", "tests/"), r"\b(strcpy|strcat|sprintf|vsprintf|gets|stpcpy|strtok)\s*\(",
     "writes without a bound"),
    (("src/", "tests/"), r"\bg_file_(replace_contents\w*|set_contents\w*)\s*\(|\bg_file_replace\w*\s*\(",
     "a full disk or a crash destroys the file: use adduce_durable"),
    (("src/",), r"\b(atoi|atol|atof|strtol|strtod)\s*\(", "gives no error: use g_ascii_string_to_…"),
    (("src/",), r"\bsystem\s*\(|\bpopen\s*\(", "runs a shell"),
    (("src/core/",), r"\b(gtk|gdk|gsk|adw|gtk_source|pango)_\w+", "the core knows no toolkit"),
    (("src/core/",), r"\b(g_print|g_printerr|printf|puts|fprintf|g_message|g_warning|g_critical|g_error)"
                     r"\s*\(", "the core prints nothing: give a GError"),
    (("src/core/", "src/cli/"), r"\bg_assert(_\w+)?\s*\(",
     "what comes from outside is answered with a GError"),
    (("src/app/",), r"\bGtkComboBox\w*|\bGtkTree(View|Model|Store)\w*|\bGtkListStore\b|"
                    r"\bGtkEntryCompletion\b|\bGtkInfoBar\b|\bGtkStyleContext\b|\bGtkDialog\b|"
                    r"\bGtkMessageDialog\b|\bgtk_(combo_box|tree_view|entry_completion|info_bar|"
                    r"style_context|dialog|message_dialog|file_chooser_dialog)_\w+",
     "deprecated in newer GTK"),
    (("src/app/",), r"\bgtk_widget_(translate_coordinates|get_allocated_\w+|get_allocation)\b|"
                    r"\bgtk_css_provider_load_from_data\b|\bgtk_show_uri\w*", "deprecated in newer GTK"),
    (("src/app/",), r"\bAdw(Flap|Leaflet|Squeezer)\b|\badw_(flap|leaflet|squeezer)_\w+",
     "deprecated in newer libadwaita"),
    (("src/app/",), r"\bgtk_source_search_context_\w+|\bgtk_source_file_\w+",
     "highlights crash GTK 4.8 under a screen reader, loaders shift offsets"),
]

# The same inside literals: properties that are set by name.
LITERALS = [
    (("src/app/",), r'"(foreground|foreground-rgba|foreground-set)"',
     "a text tag with a foreground crashes GTK 4.8 under a screen reader"),
]

# Where the one owner of a call lives.
OWNERS = {
    "src/app/adduce-ui-reading.c": (r"gtk_style_context_add_provider_for_display$",  # not deprecated
                                    r"gtk_css_provider_load_from_data$"),
    "tests/": (r"\bg_file_set_contents",),
}

THREADED = re.compile(r"\bg_task_run_in_thread\s*\(\s*(\w+)")

UI_CLASSES = re.compile(
    r'class="(GtkComboBox\w*|GtkTreeView|GtkListStore|GtkTreeStore|GtkEntryCompletion|GtkInfoBar|'
    r'GtkDialog|GtkMessageDialog|AdwFlap|AdwLeaflet|AdwSqueezer|AdwBanner|AdwToolbarView|'
    r'AdwSwitchRow|AdwSpinRow|AdwNavigation\w*|AdwOverlaySplitView|AdwBreakpoint)"')


def is_owner(path, call):
    return any(path.startswith(folder) and any(re.match(pattern, call) for pattern in patterns)
               for folder, patterns in OWNERS.items())


def kept_by_worker(masked):
    """Where a worker gets a task with a source object: it may be the last to let go of it, in its own thread."""
    for run in THREADED.finditer(masked):
        made = re.findall(r"\b%s\s*=\s*g_task_new\s*\(\s*(\w+)" % re.escape(run.group(1)), masked[:run.start()])
        if made and made[-1] != "NULL":
            yield run.start()


def check(tree):
    for path in tree.paths(".c", ".h", under="src") + tree.paths(".c", ".h", under="tests"):
        text = tree.read(path)
        for rules, masked in ((CALLS, mask_c(text)), (LITERALS, mask_c(text, strings=False))):
            for folders, pattern, reason in rules:
                if not path.startswith(folders):
                    continue
                for match in re.finditer(pattern, masked):
                    call = match.group(0).rstrip(" (")
                    if not is_owner(path, call):
                        yield f"{path}:{line_of(masked, match.start())}: {call}: {reason}"
        if path.startswith("src/"):
            for start in kept_by_worker(mask_c(text)):
                yield (f"{path}:{line_of(text, start)}: g_task_run_in_thread: the worker may be the last to let go of "
                       "the source object: give NULL, and the object to the callback")
    for path in tree.paths(".ui", under="ui"):
        text = tree.read(path)
        for match in UI_CLASSES.finditer(text):
            yield (f"{path}:{line_of(text, match.start())}: {match.group(1)}: "
                   "deprecated in newer GTK, or newer than Debian 12")


GOOD = {
    "src/core/text/a.c": '/* strcpy (a, b); gtk_init (); */ x = "sprintf (a)"; g_snprintf (a);\n'
                         "my_strcpy (a); g_strlcpy (a); g_debug (1); snprintf (x);\n",
    "src/app/a.c": "gtk_init (); g_assert (a);\n",
    "src/core/edit/a.c": "GTask *outer = g_task_new (self, c, f, d);\n"
                         "task = g_task_new (NULL, c, f, outer);\ng_task_run_in_thread (task, t);\n",
    "src/cli/a.c": "g_print (1);\n",
    "tests/core/a.c": "g_file_set_contents (a); g_assert_true (x);\n",
    "ui/a.ui": '<object class="GtkButton"/>',
}

BAD = [
    ({"src/core/text/b.c": "\nstrcpy (a, b);"}, "src/core/text/b.c:2: strcpy"),
    ({"src/core/text/b.c": "strcat (a, b);"}, "strcat"),
    ({"src/cli/b.c": "sprintf (a, b);"}, "sprintf"),
    ({"src/app/b.c": "vsprintf(a, b);"}, "vsprintf"),
    ({"tests/core/b.c": "gets (a);"}, "gets"),
    ({"src/core/store/b.c": "g_file_replace_contents (a);"}, "g_file_replace_contents"),
    ({"src/core/store/b.c": "g_file_replace_async (a);"}, "g_file_replace_async"),
    ({"src/core/store/b.c": "g_file_set_contents_full (a);"}, "g_file_set_contents_full"),
    ({"tests/core/b.c": "g_file_replace_contents (a);"}, "g_file_replace_contents"),
    ({"src/core/text/b.c": "g_assert (a);"}, "g_assert"),
    ({"src/core/text/b.c": "g_assert_cmpint (a);"}, "g_assert_cmpint"),
    ({"src/core/text/b.c": "gtk_init ();"}, "gtk_init"),
    ({"src/core/text/b.c": "g_warning (a);"}, "g_warning"),
    ({"src/app/b.c": "gtk_combo_box_new ();"}, "gtk_combo_box_new"),
    ({"src/app/b.c": "GtkTreeView *v;"}, "GtkTreeView"),
    ({"src/app/b.c": "gtk_widget_get_allocated_width (v);"}, "gtk_widget_get_allocated_width"),
    ({"src/app/b.c": 'x (t, "foreground", c);'}, "foreground"),
    ({"src/app/b.c": "adw_leaflet_new ();"}, "adw_leaflet_new"),
    ({"src/core/edit/b.c": "task = g_task_new (NULL, c, f, d);\ng_task_run_in_thread (task, t);\n"
                           "g_autoptr (GTask) task = g_task_new (self, c, f, d);\ng_task_run_in_thread (task, t);"},
     "src/core/edit/b.c:4: g_task_run_in_thread"),
    ({"ui/b.ui": '\n<object class="GtkComboBoxText"/>'}, "ui/b.ui:2: GtkComboBoxText"),
    ({"ui/b.ui": '<object class="AdwBanner"/>'}, "AdwBanner"),
]

if __name__ == "__main__":
    main(check, GOOD, BAD)
