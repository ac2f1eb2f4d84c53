#!/usr/bin/env python3
# Copyright 2026 The Adduce Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""REFI-QDA projects by the standard's own schema, and everything in them found again."""

import os
import re
import subprocess
import xml.etree.ElementTree
import zipfile

from cli_case import main
from exchange_case import FOREIGN, ExchangeCase

QDE = "{urn:QDA-XML:project:1.0}"


class Refi(ExchangeCase):
    def setUp(self):
        super().setUp()
        self.make_hard_corpus()
        self.output = self.export("qdpx")

    def open(self):
        archive = zipfile.ZipFile(self.output)
        self.addCleanup(archive.close)
        self.assertIsNone(archive.testzip())
        return archive, xml.etree.ElementTree.fromstring(archive.read("project.qde"))

    def test_schema(self):
        archive, _ = self.open()
        name = os.path.join(self.top, "project.qde")
        with open(name, "wb") as file:
            file.write(archive.read("project.qde"))
        done = subprocess.run(["xmllint", "--noout", "--schema", os.path.join(FOREIGN, "refi", "Project.xsd"), name],
                              capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_container(self):
        """Plain headers, nothing of this computer, capitals, every internal path there and no other."""
        archive, project = self.open()
        with open(self.output, "rb") as file:
            data = file.read()
        for info in archive.infolist():
            self.assertEqual(info.flag_bits, 0x800, "no data descriptor")
            self.assertEqual(info.date_time[:3], (1980, 1, 1))
            self.assertEqual(int.from_bytes(data[info.header_offset + 18:info.header_offset + 22], "little"),
                             info.compress_size)
        qde = archive.read("project.qde").decode()
        self.assertNotIn("basePath", qde)
        self.assertNotIn(self.top, qde)
        paths = [source.get("plainTextPath") for source in project.iter(f"{QDE}TextSource")]
        self.assertEqual({"sources/" + path.removeprefix("internal://") for path in paths} | {"project.qde"},
                         set(archive.namelist()))
        guids = re.findall(r' guid="([^"]*)"', qde)
        self.assertEqual(len(guids), len(set(guids)))
        for guid in re.findall(r'(?:guid|GUID|User)="([^"]*)"', qde):
            self.assertRegex(guid, r"\A[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}\Z")
        for target in re.findall(r'(?:targetGUID|originGUID|creatingUser)="([^"]*)"', qde):
            self.assertIn(target, guids)

    def test_content(self):
        """Every selection equals its name; pieces are found by their links, values by the codes' parents."""
        archive, project = self.open()
        codes, users = {}, {user.get("guid"): user.get("name") for user in project.iter(f"{QDE}User")}
        for parent in project.find(f"{QDE}CodeBook/{QDE}Codes"):
            self.assertEqual(parent.get("isCodable"), "false")
            for code in parent:
                codes[code.get("guid")] = (parent.get("name"), code.get("name"))
        first = {link.get("targetGUID"): link.get("originGUID") for link in project.iter(f"{QDE}Link")}
        variables = {one.get("guid"): one.get("name") for one in project.iter(f"{QDE}Variable")}
        found, values = {}, {}
        for source in project.iter(f"{QDE}TextSource"):
            text = archive.read("sources/" + source.get("plainTextPath").removeprefix("internal://")).decode()
            self.assertEqual(text, self.texts[source.get("name")])
            values[source.get("name")] = {
                variables[one.find(f"{QDE}VariableRef").get("targetGUID")]: one.find(f"{QDE}TextValue").text
                for one in source.iter(f"{QDE}VariableValue")}
            for selection in source.iter(f"{QDE}PlainTextSelection"):
                span = int(selection.get("startPosition")), int(selection.get("endPosition"))
                self.assertEqual(text[slice(*span)][:100], selection.get("name"))
                coded = tuple(codes[one.find(f"{QDE}CodeRef").get("targetGUID")]
                              for one in selection.iter(f"{QDE}Coding"))
                guid = selection.get("guid")
                if guid in first:
                    found[first[guid]][1].append(span)
                    self.assertEqual(found[first[guid]][2], coded)
                else:
                    found[guid] = (source.get("name"), [span], coded, users[selection.get("creatingUser")],
                                   selection.findtext(f"{QDE}Description"))
        labels = {"support": "Supports", "oppose": "Opposes", "unclear": "Unclear", "study": "Study", "none": "None",
                  "official": "Official"}
        expected = [
            (known["article"], known["spans"],
             tuple([("SPEAKER", one) for one in known["speaker"]] + [("ISSUE", one) for one in known["issue"]]
                   + [("STANCE", labels.get(known["stance"]))] * bool(known["stance"])
                   + [("EVIDENCE", labels[one]) for one in known["evidence"]]
                   + [("CERTAINTY", (known["certainty"] or "").capitalize())] * bool(known["certainty"])),
             known["coder"], known["note"]) for known in self.known.values()]
        self.assertEqual(sorted(found.values(), key=repr), sorted(expected, key=repr))
        self.assertEqual(values["world/2031-03-04-ferry.txt"],
                         {"title": "Ferry toll doubles \U0001f6a2", "date": "2031-03-04",
                          "status (mira)": "in-progress", "status (jonas)": "in-progress"})
        self.assertEqual(self.losses(self.output), {})


if __name__ == "__main__":
    main()
