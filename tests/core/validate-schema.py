#!/usr/bin/env python3
# Copyright 2026 The Adduce Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the core writes, seen by others: the published schema and Python's json module.

    validate-schema.py WRITE-SIDECARS SCHEMAS TEST-DATA

Every sidecar must fit the schema, have no member twice, and be byte for byte what Python writes of it
(two spaces, raw UTF-8). Written by Python in another way (one line, everything escaped), the core must
read the same from it. The schema itself is tried on files that it must refuse.
"""

import copy
import json
import os
import subprocess
import sys
import tempfile
import unittest

import jsonschema

PROGRAM, SCHEMAS, DATA = (os.path.abspath(path) for path in sys.argv[1:4])


def no_twins(pairs):
    names = [name for name, _ in pairs]
    if len(names) != len(set(names)):
        raise ValueError(f"a member twice in {names}")
    return dict(pairs)


def read(path):
    with open(path, "rb") as file:
        data = file.read()
    return data, json.loads(data.decode("utf-8"), object_pairs_hook=no_twins)


def read_back(path):
    return subprocess.run([PROGRAM, "--read", path], check=True, stdout=subprocess.PIPE).stdout


def validator(name):
    _, schema = read(os.path.join(SCHEMAS, name))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


class Written(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.scratch = tempfile.TemporaryDirectory()
        cls.folder = os.path.join(cls.scratch.name, "sidecars")
        os.mkdir(cls.folder)
        subprocess.run([PROGRAM, cls.folder], check=True)
        cls.paths = [os.path.join(cls.folder, name) for name in sorted(os.listdir(cls.folder))]
        cls.validator = validator("claims-1.schema.json")

    @classmethod
    def tearDownClass(cls):
        cls.scratch.cleanup()

    def test_shapes(self):
        """The files have what they are there for."""
        self.assertGreaterEqual(len(self.paths), 90)
        everything = "".join(open(path, encoding="utf-8").read() for path in self.paths)
        for words in ('"status": "done"', '"removed": [', '"conflict": [', '"codebook": {', "\\u0001", "🧾",
                      '"dimension": "frame"', '"dimension": "remark"', '"dimension": "certainty"',
                      '"purpose": "commenting"', '"codebookVersion": 2'):
            self.assertIn(words, everything)
        pages = [read(path)[1] for path in self.paths]
        waiting = [version for page in pages for item in page["items"] for version in item.get("conflict", [])]
        self.assertGreater(len([version for version in waiting if "type" in version]), 10)
        self.assertGreater(len([version for version in waiting if "type" not in version]), 10)
        self.assertGreater(len([page for page in pages if "conflict" in page.get("articleValues", {})]), 2)

    def test_minor_version(self):
        """1.1 brought what is said of the article, and claims that are said to be lost; all else is 1.0."""
        lost = 0
        for path in self.paths:
            _, page = read(path)
            confirmed = any(item.get("anchor", {}).get("confirmed") for item in page["items"])
            self.assertEqual(page["schemaVersion"], "1.1" if confirmed or "articleValues" in page else "1.0", path)
            if confirmed:
                self.assertEqual(page["@context"][1]["confirmed"], "claims:confirmed")
            lost += confirmed
        self.assertEqual(lost, 1)

    def test_schema(self):
        for path in self.paths:
            _, page = read(path)
            problems = [f"{list(error.path)}: {error.message}" for error in self.validator.iter_errors(page)]
            self.assertEqual(problems, [], path)

    def test_canonical(self):
        for path in self.paths:
            data, page = read(path)
            python = json.dumps(page, indent=2, ensure_ascii=False) + "\n"
            self.assertEqual(data.decode("utf-8"), python, path)

    def test_read_from_python(self):
        other = os.path.join(self.scratch.name, "other.json")
        for path in self.paths:
            data, page = read(path)
            with open(other, "w", encoding="ascii") as file:
                json.dump(page, file)
            self.assertEqual(read_back(other), data, path)

    def test_examples(self):
        for name in ("ferry-toll.txt.anna.claims.json", "least.json", "unknown-members.json"):
            data, page = read(os.path.join(DATA, "sidecar", name))
            self.assertEqual(read_back(os.path.join(DATA, "sidecar", name)), data)
            if name != "unknown-members.json":  # it has bodies of kinds that may come one day
                self.assertTrue(self.validator.is_valid(page))


class Conflicts(unittest.TestCase):
    """The schema takes a list of other versions, and nothing else."""

    def setUp(self):
        _, self.page = read(os.path.join(DATA, "sidecar", "ferry-toll.txt.anna.claims.json"))
        self.item = self.page["items"][0]
        self.version = copy.deepcopy(self.item)
        for target in self.version["target"]:
            del target["source"]
        self.validator = validator("claims-1.schema.json")

    def is_valid(self, conflict):
        self.item["conflict"] = conflict
        return self.validator.is_valid(self.page)

    def test_conflicts(self):
        removed = {"id": self.item["id"], "revision": 3, "modified": "2031-03-05T09:15:00Z"}
        self.assertTrue(self.is_valid([self.version]))
        self.assertTrue(self.is_valid([self.version, removed]))
        self.assertTrue(self.is_valid([removed]))
        for bad in ([], {}, [dict(self.version, revision=0)], [dict(self.version, body={})], ["removed"],
                    [{"id": self.item["id"]}], [dict(self.version, conflict=[removed])],
                    [dict(removed, revision="3")]):
            self.assertFalse(self.is_valid(bad), bad)

    def test_confirmed(self):
        self.item["anchor"] = {"status": "orphan", "textDigest": self.page["article"]["textDigest"],
                               "target": [{"selector": self.item["target"][0]["selector"]}], "confirmed": True}
        self.assertTrue(self.validator.is_valid(self.page))
        self.item["anchor"]["confirmed"] = "yes"
        self.assertFalse(self.validator.is_valid(self.page))


class Refused(unittest.TestCase):
    """A schema that takes everything would pass all of the above."""

    CHANGES = [
        lambda page: page.pop("items"),
        lambda page: page.update(type="Annotation"),
        lambda page: page.update(schemaVersion="2.0"),
        lambda page: page.update(status="half"),
        lambda page: page["creator"].update(nickname="Anna L"),
        lambda page: page["article"].update(source="../a.txt"),
        lambda page: page["article"].update(textDigest="sha256:0"),
        lambda page: page["items"][0].update(revision=0),
        lambda page: page["items"][0].update(codebookVersion=0),
        lambda page: page["items"][0].update(target=[]),
        lambda page: page["items"][0].pop("body"),
        lambda page: page["items"][0]["target"][0]["selector"].reverse(),
        lambda page: page["items"][0]["body"][0].update(purpose="classifying"),
        lambda page: page["items"][0]["body"][0].update(code="Ilsa Brandt"),
        lambda page: page["items"][0]["body"][5].update(code="quite"),
        lambda page: page["removed"][0].pop("revision"),
        lambda page: page["items"][0]["body"][0].pop("code"),
    ]

    def test_changes(self):
        check = validator("claims-1.schema.json")
        _, page = read(os.path.join(DATA, "sidecar", "ferry-toll.txt.anna.claims.json"))
        for number, change in enumerate(self.CHANGES):
            changed = copy.deepcopy(page)
            change(changed)
            self.assertFalse(check.is_valid(changed), f"change {number}")

    def test_reader_refuses_the_same(self):
        _, page = read(os.path.join(DATA, "sidecar", "ferry-toll.txt.anna.claims.json"))
        for number, change in enumerate(self.CHANGES):
            if number in (12, 14):  # purposes and certainties of later versions are kept as they are
                continue
            changed = copy.deepcopy(page)
            change(changed)
            with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
                json.dump(changed, file)
                file.flush()
                result = subprocess.run([PROGRAM, "--read", file.name], stdout=subprocess.PIPE,
                                        stderr=subprocess.PIPE, check=False)
            self.assertEqual(result.returncode, 1, f"change {number}: {result.stderr}")
            self.assertIn(b": line 1: ", result.stderr)


class Codebooks(unittest.TestCase):
    """Old files and new ones fit the schema, are written as it says, and lose nothing."""

    @classmethod
    def setUpClass(cls):
        cls.validator = validator("codebook-1.schema.json")
        folder = os.path.join(SCHEMAS, "..", "codebooks")
        cls.paths = [os.path.join(folder, name) for name in sorted(os.listdir(folder)) if name.endswith(".json")]
        cls.paths.append(os.path.join(DATA, "codebook", "everything.json"))

    def write(self, path):
        return subprocess.run([PROGRAM, "--codebook", path], check=True, stdout=subprocess.PIPE).stdout

    def test_written(self):
        self.assertGreaterEqual(len(self.paths), 3)
        for path in self.paths:
            data, book = read(path)
            written = self.write(path).decode("utf-8")
            again = json.loads(written, object_pairs_hook=no_twins)
            for which in (book, again):
                problems = [f"{list(error.path)}: {error.message}" for error in self.validator.iter_errors(which)]
                self.assertEqual(problems, [], path)
            self.assertEqual(written, json.dumps(again, indent=2, ensure_ascii=False) + "\n", path)
            for variable in book["variables"]:
                for value in variable["values"]:
                    value.setdefault("pattern", "solid")
            book["schemaVersion"] = again["schemaVersion"]
            self.assertEqual(again, book, path)

    def test_canonical(self):
        """The example has every member and unknown ones at every place, in the order of the writer."""
        path = self.paths[-1]
        data, _ = read(path)
        self.assertEqual(self.write(path), data)

    CHANGES = [
        lambda book: book["variables"][0].update(type="ranking"),
        lambda book: book["variables"][0].update(scope="corpus"),
        lambda book: book["variables"][0].update(retired=1),
        lambda book: book["variables"][0].update(register="Speakers"),
        lambda book: book["variables"][0]["values"][0].update(revision=0),
        lambda book: book["variables"][0]["values"][0].update(parent=""),
        lambda book: book["variables"][0]["values"][0].update(mergedInto=3),
        lambda book: book["constraints"][0].update(kind="never"),
        lambda book: book["constraints"][0].update(id="1"),
        lambda book: book["constraints"][2].pop("with"),
        lambda book: book["constraints"][0].pop("variable"),
        lambda book: book["history"][0].update(version=0),
        lambda book: book["history"][0].update(time="yesterday"),
        lambda book: book["history"][0].pop("act"),
        lambda book: book["history"][0].update(claims=-1),
    ]

    def test_refused(self):
        """By the schema and by the reader, each with its line."""
        _, book = read(self.paths[-1])
        for number, change in enumerate(self.CHANGES):
            changed = copy.deepcopy(book)
            change(changed)
            self.assertFalse(self.validator.is_valid(changed), f"change {number}")
            with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
                json.dump(changed, file, indent=1)
                file.flush()
                result = subprocess.run([PROGRAM, "--codebook", file.name], stdout=subprocess.PIPE,
                                        stderr=subprocess.PIPE, check=False)
            self.assertEqual(result.returncode, 1, f"change {number}")
            self.assertRegex(result.stderr, rb"^line \d+: ", f"change {number}")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
