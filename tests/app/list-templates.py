#!/usr/bin/env python3
# Copyright 2026 The Adduce Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the table of .ui files that test-templates.c walks through.

list-templates.py GRESOURCE-XML OUTPUT: every .ui file of the resource, with the function that gives
the type of its template class (found by the rule of the house: ui/adduce-ui-NAME.ui is the template
of the class whose functions begin with adduce_ui_NAME). The function is NULL for a template of GTK's
own (GtkListItem, for a factory), the class too where the file is no template.
"""

import os
import sys
import xml.etree.ElementTree as ET


def main(resource_xml, output):
    prefix = None
    rows = []
    functions = []
    for resource in ET.parse(resource_xml).getroot().iter("gresource"):
        prefix = resource.get("prefix")
        for entry in resource.iter("file"):
            if not entry.text.endswith(".ui"):
                continue
            path = os.path.join(os.path.dirname(resource_xml), entry.text)
            name = os.path.splitext(os.path.basename(entry.text))[0]
            template = ET.parse(path).getroot().find("template")
            alias = entry.get("alias", entry.text)
            if template is None:
                rows.append(f'  {{ "{prefix}/{alias}", NULL, NULL }},')
            elif template.get("class").startswith("Gtk"):
                rows.append(f'  {{ "{prefix}/{alias}", "{template.get("class")}", NULL }},')
            else:
                function = name.replace("-", "_") + "_get_type"
                functions.append(f"GType {function} (void);")
                rows.append(f'  {{ "{prefix}/{alias}", "{template.get("class")}", {function} }},')
    with open(output, "w", encoding="utf-8") as out:
        out.write("/* Made by list-templates.py. */\n")
        out.write("\n".join(functions))
        out.write("\n\nstatic const TemplateFile template_files[] = {\n")
        out.write("\n".join(rows))
        out.write("\n  { NULL, NULL, NULL },\n};\n")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
