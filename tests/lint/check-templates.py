#!/usr/bin/env python3
# Copyright 2026 The Adduce Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Templates and their classes agree, and every file of ui/ is in the resources.

ui/adduce-ui-NAME.ui is the template of the class in src/app/adduce-ui-NAME.c: children and callbacks
that the class binds exist in the template, handlers and ids of the template are bound by the class.
"""

import re
import xml.etree.ElementTree as ET

from lint import main, mask_c

BIND_CHILD = re.compile(r"\bgtk_widget_class_bind_template_child(?:_internal)?(?:_private)?\s*\("
                        r"\s*\w+\s*,\s*\w+\s*,\s*(\w+)\s*\)")
BIND_CHILD_FULL = re.compile(r'\bgtk_widget_class_bind_template_child_full\s*\(\s*\w+\s*,\s*"([^"]+)"')
BIND_CALLBACK = re.compile(r"\bgtk_widget_class_bind_template_callback\s*\(\s*\w+\s*,\s*(\w+)\s*\)")
BIND_CALLBACK_FULL = re.compile(
    r'\bgtk_widget_class_bind_template_callback_full\s*\(\s*\w+\s*,\s*"([^"]+)"')
RESOURCE = re.compile(r'"(?:resource://)?(/io/github/adduce/Adduce/[^"]+\.[a-z]+)"')
PREFIX = "/io/github/adduce/Adduce/"


def camel(name):
    return "".join(part.capitalize() for part in name.split("-"))


def resources(tree):
    """Resource path → (source path, preprocess) as the resource list has them."""
    found = {}
    for path in tree.paths(".gresource.xml", under="data"):
        for resource in ET.fromstring(tree.read(path)).iter("gresource"):
            for entry in resource.iter("file"):
                source = entry.text.removeprefix("../") if entry.text.startswith("../") \
                    else "data/" + entry.text
                key = resource.get("prefix").rstrip("/") + "/" + entry.get("alias", entry.text)
                found[key] = (source, entry.get("preprocess"))
    return found


def check_resources(tree, table):
    sources = {source: preprocess for source, preprocess in table.values()}
    for path in tree.paths(under="ui"):
        if path not in sources:
            yield f"{path}: not in the resource list of data/"
        elif path.endswith(".ui") and sources[path] != "xml-stripblanks":
            yield f"{path}: blanks are not stripped (preprocess=\"xml-stripblanks\")"
    for source in sources:
        if not tree.exists(source):
            yield f"{source}: in the resource list, but does not exist"
    for path in tree.paths(".c", under="src/app") + tree.paths(".ui", under="ui"):
        text = tree.read(path)
        literals = set(RESOURCE.findall(mask_c(text, strings=False) if path.endswith(".c") else text))
        literals |= set(re.findall(r">(/io/github/adduce/Adduce/[^<\s]+\.[a-z]+)<", text))
        for literal in sorted(literals):
            if literal not in table:
                yield f"{path}: {literal} is not among the resources"


def check_template(tree, path, root, template):
    name = path.rpartition("/")[2][:-3]
    if template.get("class") != camel(name):
        yield f"{path}: the class is {template.get('class')}, the file's name asks for {camel(name)}"
    source = f"src/app/{name}.c"
    if not tree.exists(source):
        yield f"{path}: there is no {source}"
        return
    text = mask_c(tree.read(source), strings=False)
    if f'"{PREFIX}ui/{name}.ui"' not in text:
        yield f"{source}: does not load ui/{name}.ui"
    ids = {element.get("id") for element in root.iter() if element.get("id")}
    bound = set(BIND_CHILD.findall(text)) | set(BIND_CHILD_FULL.findall(text))
    for child in sorted(bound - ids):
        yield f"{source}: binds the child {child}, which {path} does not have"
    callbacks = set(BIND_CALLBACK.findall(text)) | set(BIND_CALLBACK_FULL.findall(text))
    handlers = {signal.get("handler") for signal in root.iter("signal")}
    handlers |= {closure.get("function") for closure in root.iter("closure")}
    for handler in sorted(handlers - callbacks):
        yield f"{path}: {handler} is not bound in {source}"
    for callback in sorted(callbacks - handlers):
        yield f"{source}: binds the callback {callback}, which {path} does not use"
    used = {(element.text or "").strip() for element in root.iter()
            if element.tag in ("property", "lookup", "constant", "relation", "widget")}
    used |= {element.get("name") for element in root.iter("widget")}
    used |= {element.get("object") for element in root.iter("signal")}
    used |= {word for text_of in used.copy() if text_of for word in text_of.split()}
    for unused in sorted(ids - bound - used):
        yield f"{path}: the id {unused} is used by nothing"


def check(tree):
    yield from check_resources(tree, resources(tree))
    for path in tree.paths(".ui", under="ui"):
        try:
            root = ET.fromstring(tree.read(path))
        except ET.ParseError as error:
            yield f"{path}: {error}"
            continue
        template = root.find("template")
        if template is not None and not template.get("class").startswith(("Gtk", "Adw")):
            yield from check_template(tree, path, root, template)
    for path in tree.paths(".c", under="src/app"):
        for name in re.findall(r'set_template_from_resource\s*\([^;]*?/ui/([^"/]+)\.ui"', tree.read(path)):
            if path != f"src/app/{name}.c":
                yield f"{path}: loads the template of src/app/{name}.c"


UI = ('<interface><template class="AdduceUiBox" parent="GtkBox"><child>'
      '<object class="GtkButton" id="b"><property name="x">menu</property>'
      '<signal name="clicked" handler="hit_cb"/></object></child></template><menu id="menu"/></interface>')
C = ('gtk_widget_class_set_template_from_resource (k, "/io/github/adduce/Adduce/ui/adduce-ui-box.ui");\n'
     'gtk_widget_class_bind_template_child (k, AdduceUiBox, b);\n'
     'gtk_widget_class_bind_template_callback (k, hit_cb);\n')
XML = ('<gresources><gresource prefix="/io/github/adduce/Adduce">'
       '<file alias="ui/adduce-ui-box.ui" preprocess="xml-stripblanks">../ui/adduce-ui-box.ui</file>'
       '<file alias="style.css">../ui/style.css</file></gresource></gresources>')
GOOD = {"ui/adduce-ui-box.ui": UI, "ui/style.css": "", "src/app/adduce-ui-box.c": C,
        "data/x.gresource.xml": XML}

BAD = [
    ({"ui/adduce-ui-box.ui": UI.replace("</menu>", "").replace("</interface>", "")}, "ui/adduce-ui-box.ui: "),
    ({"ui/other.ui": "<interface/>"}, "ui/other.ui: not in the resource list"),
    ({"ui/style.css": None}, "ui/style.css: in the resource list, but does not exist"),
    ({"data/x.gresource.xml": XML.replace(' preprocess="xml-stripblanks"', "")}, "blanks are not stripped"),
    ({"src/app/adduce-ui-box.c": None}, "there is no src/app/adduce-ui-box.c"),
    ({"src/app/adduce-ui-box.c": C.replace("box.ui", "bax.ui")}, "does not load ui/adduce-ui-box.ui"),
    ({"src/app/adduce-ui-box.c": C.replace("box.ui", "bax.ui")}, "is not among the resources"),
    ({"src/app/adduce-ui-box.c": C.replace("Box, b)", "Box, button)")}, "binds the child button"),
    ({"src/app/adduce-ui-box.c": C.replace("hit_cb", "hut_cb")}, "hit_cb is not bound"),
    ({"src/app/adduce-ui-box.c": C.replace("hit_cb", "hut_cb")}, "binds the callback hut_cb"),
    ({"src/app/adduce-ui-box.c": C.replace("bind_template_child", "nothing")}, "the id b is used by nothing"),
    ({"ui/adduce-ui-box.ui": UI.replace("AdduceUiBox", "AdduceBox")}, "asks for AdduceUiBox"),
    ({"src/app/x.c": C}, "src/app/x.c: loads the template of"),
    ({"ui/adduce-ui-box.ui": UI.replace(">menu<", ">/io/github/adduce/Adduce/ui/no.ui<")},
     "no.ui is not among the resources"),
]

if __name__ == "__main__":
    main(check, GOOD, BAD)
