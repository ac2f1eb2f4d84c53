#!/usr/bin/env python3
# Copyright 2026 The Adduce Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the .ui files and the window's code owe to people: names for screen readers, translatable text.

A control without words of its own has an accessible label (or is labelled by another widget), an icon
button also a tooltip. Text that is shown is marked for translation.
"""

import re
import xml.etree.ElementTree as ET

from lint import line_of, main, mask_c

BUTTONS = {"GtkButton", "GtkToggleButton", "GtkMenuButton"}
CONTROLS = {"GtkEntry", "GtkSearchEntry", "GtkText", "GtkTextView", "GtkSourceView", "GtkDropDown",
            "GtkListView", "GtkListBox", "GtkGridView", "GtkColumnView", "GtkSwitch", "GtkScale",
            "GtkSpinButton", "GtkProgressBar", "GtkLevelBar", "GtkPasswordEntry"}
TEXT = {"label", "title", "subtitle", "tooltip-text", "placeholder-text", "description", "heading",
        "body", "text", "help-text", "value-text"}
LABEL_CALL = "gtk_accessible_update_(?:property|relation)"
TOOLTIP_CALL = "(?:gtk_widget_set_tooltip|adduce_ui_(?:key_)?tip_set)"
FUNCTION = re.compile(r"^(\w+) \([^{;]*\)\n\{(.*?)^\}", re.M | re.S)
LETTERS = re.compile(r"[^\W\d_]{2,}")
SHOWN_IN_C = re.compile(
    r"\b(gtk_label_new|gtk_label_set_(?:label|text|markup)|gtk_button_new_with_label|"
    r"gtk_button_set_label|gtk_button_new_with_mnemonic|gtk_widget_set_tooltip_text|"
    r"gtk_window_set_title|adw_toast_new|adw_\w+_set_(?:title|subtitle|description|heading|body)|"
    r"gtk_editable_set_placeholder|g_menu_append|g_menu_item_new)\s*\((?:[^;()]*,)?\s*"
    r'"([^"\n]*)"')


def properties(element):
    return {p.get("name"): (p.text or "").strip() for p in element.findall("property")}


def accessible(element):
    part = element.find("accessibility")
    if part is None:
        return False
    return any(child.get("name") in ("label", "labelled-by") for child in part)


def has_words(element):
    own = properties(element)
    if own.get("label"):
        return True
    inside = [child for child in element.iter("object") if child is not element]
    return any(child.get("class") in ("GtkLabel", "AdwButtonContent", "GtkInscription")
               for child in inside)


def labelled_elsewhere(root, element):
    own = element.get("id")
    return own is not None and any(
        p.get("name") in ("mnemonic-widget", "activatable-widget") and (p.text or "").strip() == own
        for p in root.iter("property"))


def set_in_code(tree, path, element, call):
    """Whether the template's class gives its child what the call gives."""
    own = element.get("id")
    stem = path.rpartition("/")[2][:-3]
    for source in tree.paths(".c", under="src/app") if own else []:
        if source.startswith(f"src/app/{stem}"):
            text = mask_c(tree.read(source))
            # Helpers that make the call for the widget they are given count as well.
            helpers = [name for name, body in FUNCTION.findall(text) if re.search(rf"\b{call}\w*\s*\(", body)]
            calls = "|".join([rf"{call}\w*", *helpers])
            if re.search(rf"\b(?:{calls})\s*\([^;]*->{own}\b", text):
                return True
    return False


def check_element(tree, path, root, element):
    kind = element.get("class")
    name = element.get("id") or "without id"
    own = properties(element)
    if kind in BUTTONS and not has_words(element):
        if not accessible(element) and not set_in_code(tree, path, element, LABEL_CALL):
            yield f"{path}: {kind} {name} has neither words nor an accessible label"
        if "tooltip-text" not in own and "tooltip-markup" not in own \
                and not set_in_code(tree, path, element, TOOLTIP_CALL):
            yield f"{path}: {kind} {name} has neither words nor a tooltip"
    if kind in CONTROLS and not accessible(element) and not labelled_elsewhere(root, element) \
            and not set_in_code(tree, path, element, LABEL_CALL):
        yield f"{path}: {kind} {name} has no accessible label"


def check(tree):
    for path in tree.paths(".ui", under="ui"):
        try:
            root = ET.fromstring(tree.read(path))
        except ET.ParseError as error:
            yield f"{path}: {error}"
            continue
        for element in root.iter("object"):
            yield from check_element(tree, path, root, element)
        for element in root.iter():
            if element.tag in ("property", "attribute") and element.get("name") in TEXT:
                text = (element.text or "").strip()
                if LETTERS.search(text) and element.get("translatable") is None \
                        and element.get("bind-source") is None and len(element) == 0:
                    yield f"{path}: “{text}” is not marked for translation"
    for path in tree.paths(".c", under="src/app"):
        text = mask_c(tree.read(path), strings=False)
        for match in SHOWN_IN_C.finditer(text):
            if LETTERS.search(re.sub(r"%[a-z]+", "", match.group(2))):
                yield (f"{path}:{line_of(text, match.start())}: “{match.group(2)}” is not marked for "
                       "translation")


def ui(inner):
    return {"ui/a.ui": f"<interface>{inner}</interface>"}


def obj(kind, inner="", name="a"):
    return f'<object class="{kind}" id="{name}">{inner}</object>'


NAMED = '<accessibility><property name="label" translatable="yes">Undo</property></accessibility>'
TIP = '<property name="tooltip-text" translatable="yes">Undo</property>'
ICON = '<property name="icon-name">x</property>'
GOOD = {
    **ui(obj("GtkButton", ICON + NAMED + TIP) + obj("GtkEntry", NAMED)
         + obj("GtkButton", '<property name="label" translatable="yes">Go</property>')
         + obj("GtkButton", "<child>" + obj("AdwButtonContent") + "</child>")
         + obj("GtkEntry", name="e") + obj("GtkLabel", '<property name="mnemonic-widget">e</property>')
         + obj("GtkLabel", '<property name="label">—</property><property name="title"><lookup name="x"/>'
                           "</property>")),
    "ui/b.ui": f"<interface>{obj('GtkButton', ICON, 'x')}</interface>",
    "src/app/b-code.c": "static void\nhelp (GtkWidget *w)\n{\n  gtk_widget_set_tooltip_text (w, y);\n}\n"
                        "help (self->x, 1);\n"
                        "gtk_accessible_update_property (GTK_ACCESSIBLE (self->x), y);\n",
    "src/app/a.c": 'gtk_label_new (_("Hello")); gtk_label_new (""); gtk_label_set_label (l, "%u");\n'
                   '/* gtk_label_new ("Hello") */',
}

BAD = [
    (ui(obj("GtkButton", ICON + TIP)), "ui/a.ui: GtkButton a has neither words nor an accessible label"),
    (ui(obj("GtkMenuButton", ICON + NAMED)), "neither words nor a tooltip"),
    ({"src/app/b-code.c": "gtk_widget_set_tooltip_text (self->y, x);"},
     "ui/b.ui: GtkButton x has neither words nor an"),
    ({"src/app/b-code.c": "gtk_widget_set_tooltip_text (self->y, x);"},
     "ui/b.ui: GtkButton x has neither words nor a t"),
    (ui(obj("GtkEntry")), "GtkEntry a has no accessible label"),
    (ui(obj("GtkListView", TIP)), "GtkListView a has no accessible label"),
    (ui(obj("GtkLabel", '<property name="label">Hello</property>')), "“Hello” is not marked"),
    (ui('<menu><item><attribute name="label">Open</attribute></item></menu>'), "“Open” is not marked"),
    ({"src/app/b.c": 'gtk_label_new ("Hello");'}, "src/app/b.c:1: “Hello”"),
    ({"src/app/b.c": 'gtk_label_set_label (self->label,\n  "Hello %u");'}, "“Hello %u”"),
    ({"src/app/b.c": 'adw_toast_new ("Gone");'}, "“Gone”"),
]

if __name__ == "__main__":
    main(check, GOOD, BAD)
