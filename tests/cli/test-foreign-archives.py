#!/usr/bin/env python3
# Copyright 2026 The Adduce Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Coding in archives: packed folders of other programs, projects of INCEpTION, and what is meant to do harm."""

import io
import json
import os
import tarfile
import zipfile

from cli_case import main
from exchange_case import FOREIGN, ExchangeCase

ANN = b"T1\tClaim 12 23\tThe council\nA1\tStance T1 support\n"
TXT = b"Levy stays\n\nThe council voted on it.\n"


def pack(*members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return out.getvalue()


def sample(*names):
    with open(os.path.join(FOREIGN, *names), "rb") as file:
        return file.read()


class Archives(ExchangeCase):
    def put(self, name, data):
        path = os.path.join(self.top, name)
        with open(path, "wb") as file:
            file.write(data)
        return path

    def take(self, path, *words, status=0):
        """(claims by (article, coder), problems), into a new folder."""
        folder = os.path.join(self.top, "new-" + os.path.basename(path))
        result = self.run_json("import", folder, path, "--dry-run", *words, status=status)
        found = {}
        for claim in result["claims"]:
            found.setdefault((claim["path"], claim["coder"]), []).append(claim["text"])
        return found, result["problems"]

    def refuse(self, name, data, message):
        path = self.put(name, data)
        _, err = self.run_cli("import", self.corpus, path, "--coder", "zed", "--format", "brat", status=2)
        self.assertIn(message, err)
        self.assertIn(name, err)

    def test_brat(self):
        """A folder of brat, packed as it is, with its folder, as tar, and in an archive of archives: all the same."""
        files = [("a.txt", TXT), ("a.ann", ANN), ("annotation.conf", b"[entities]\nClaim\n")]
        inside = [("work/" + name, data) for name, data in files]
        tar = io.BytesIO()
        with tarfile.open(fileobj=tar, mode="w:gz") as archive:
            for name, data in files:
                info = tarfile.TarInfo("./" + name)
                info.size = len(data)
                archive.addfile(info, io.BytesIO(data))
        litter = [("__MACOSX/._a.ann", b"\0\1"), (".DS_Store", b"x")]
        for name, data in (("plain.zip", pack(*files, *litter)), ("work.zip", pack(*inside)),
                           ("some.tar.gz", tar.getvalue()), ("outer.zip", pack(("inner.zip", pack(*files))))):
            self.assertEqual(self.take(self.put(name, data), "--coder", "bert"),
                             ({("a.txt", "bert"): ["The council"]}, []), name)

    def test_own(self):
        """What Adduce wrote as a folder comes out of its ZIP whole, with its coders, and beside other files."""
        self.make_hard_corpus()
        for format in ("brat", "webanno", "cas-json", "uima-xmi"):
            path = self.export(format)
            data = [(os.path.relpath(os.path.join(folder, name), path), name, folder)
                    for folder, _, names in os.walk(path) for name in names]
            members = []
            for name, base, folder in data:
                with open(os.path.join(folder, base), "rb") as file:
                    members.append((name, file.read()))
            whole, _ = self.take(path)
            packed, _ = self.take(self.put(format + ".zip", pack(*members)))
            wrapped, _ = self.take(self.put("x-" + format + ".zip", pack(*[("out/" + n, d) for n, d in members])))
            self.assertEqual(sum(map(len, whole.values())), len(self.known), format)
            self.assertEqual(packed, whole, format)
            self.assertEqual(wrapped, whole, format)

    def test_inception(self):
        """A project: the place of a file says which document it is of and who coded; the rest is told, not read."""
        tsv = sample("webanno", "testSimpleSlotFeature.tsv")
        cas = sample("cas-json", "casWithTextAndAnnotations.json")
        xmi = pack(("ben.xmi", sample("webanno", "testSimpleSlotFeature.xmi")), ("TypeSystem.xml", b"<x/>"))
        members = [("exportedproject1234.json", b"{}"), ("source/d.txt", b"x"), ("annotation_ser/d.txt/ann.ser", b"\0"),
                   ("annotation/d.txt/INITIAL_CAS.tsv", tsv), ("annotation/d.txt/ann.tsv", tsv),
                   ("annotation/d.txt/ben.zip", xmi), ("curation/e.txt/CURATION_USER.json", cas)]
        single, _ = self.take(self.put("one.tsv", tsv), "--coder", "ann")
        words = list(single.values())[0]
        for prefix in ("", "/"):
            path = self.put("project.zip", pack(*[(prefix + n, d) for n, d in members]))
            found, problems = self.take(path, status=1)
            self.assertEqual(found[("d.txt", "ann")], words)
            self.assertEqual(sorted(found[("d.txt", "ben")]), sorted(words))
            self.assertIn("e.txt", {path for path, _ in found})
            self.assertEqual({coder for _, coder in found}, {"ann", "ben", "curation-user"})
            self.assertIn("project.zip: of a project of INCEpTION the annotations and curations are read; 4 other "
                          "files were passed over", problems)
        self.refuse("bare.zip", pack(*members[:3]), "export it with a format besides")

    def test_meanings(self):
        """Of a REFI-QDA project the definitions and colours of codes, also of those that nothing is coded with. Of a
        value that the codebook has only a definition that it lacks comes in, which is said."""
        code = '<Code guid="{guid}" name="{name}" isCodable="true" color="{color}">{text}</Code>'
        frames = [("11111111-0000-4000-8000-000000000001", "Costs", "#3584E4", "<Description>Who pays.</Description>"),
                  ("11111111-0000-4000-8000-000000000002", "Nature", "#33d17a", ""),
                  ("11111111-0000-4000-8000-000000000003", "Never Used", "#F70", "<Description> Rare </Description>")]
        codes = "".join(code.format(guid=g, name=n, color=c, text=t) for g, n, c, t in frames)
        stance = code.format(guid="11111111-0000-4000-8000-000000000004", name="Supports", color="#000000",
                             text="<Description>Another meaning.</Description>")
        selection = ('<PlainTextSelection guid="22222222-0000-4000-8000-00000000000{n}" name="The council" '
                     'startPosition="12" endPosition="23" creatingUser="33333333-0000-4000-8000-000000000001">'
                     '<Coding guid="44444444-0000-4000-8000-00000000000{n}" '
                     'creatingUser="33333333-0000-4000-8000-000000000001"><CodeRef targetGUID="{code}"/></Coding>'
                     '</PlainTextSelection>')
        used = (frames[0][0], frames[1][0], "11111111-0000-4000-8000-000000000004")
        source = "".join(selection.format(n=n + 1, code=guid) for n, guid in enumerate(used))
        project = ('<?xml version="1.0" encoding="utf-8"?><Project xmlns="urn:QDA-XML:project:1.0" name="p">'
                   '<Users><User guid="33333333-0000-4000-8000-000000000001" name="ann"/></Users><CodeBook><Codes>'
                   '<Code guid="11111111-0000-4000-8000-00000000000a" name="Frame" isCodable="false">' + codes +
                   "</Code>"
                   '<Code guid="11111111-0000-4000-8000-00000000000b" name="Stance" isCodable="false">' + stance +
                   "</Code></Codes></CodeBook><Sources><TextSource name=\"a\" "
                   'guid="55555555-0000-4000-8000-000000000001" plainTextPath="internal://a.txt">' + source +
                   "</TextSource></Sources></Project>")
        path = self.put("p.qdpx", pack(("project.qde", project), ("sources/a.txt", TXT)))
        before = json.loads(self.read("codebook.json"))
        out, _ = self.run_cli("import", self.corpus, path)
        self.assertIn("1 value of “Frame” that no claim has", out)
        book = json.loads(self.read("codebook.json"))
        values = {v["label"]: (v.get("definition"), v.get("color", "").lower())
                  for variable in book["variables"] if variable["label"] == "Frame" for v in variable["values"]}
        self.assertEqual(values, {"Costs": ("Who pays.", "#3584e4"), "Nature": (None, "#33d17a"),
                                  "Never Used": ("Rare", "#ff7700")})
        self.assertIn("the definition of the value “Supports” of “Stance”", out)
        for old, new in zip(before["variables"], book["variables"]):
            for value in old["values"]:
                value["pattern"] = "solid"
                if value["label"] == "Supports":
                    value.update(definition="Another meaning.", revision=1)
            self.assertEqual(old["values"], new["values"])
        self.run_cli("import", self.corpus, path)
        self.assertEqual(json.loads(self.read("codebook.json")), book)

    def make_tree(self, *nested, coded):
        """A project with codes below "Area"; @nested: (name, description, those below); @coded: paths of names."""
        guids, source = {}, ""

        def write(codes, above):
            text = ""
            for name, description, below in codes:
                path = f"{above}/{name}" if above else name
                guids[path] = f"11111111-0000-4000-8000-{len(guids):012x}"
                inside = (f"<Description>{description}</Description>" if description else "") + write(below, path)
                text += f'<Code guid="{guids[path]}" name="{name}" isCodable="true">{inside}</Code>'
            return text

        codes = write(nested, "")
        for n, path in enumerate(coded):
            source += (f'<PlainTextSelection guid="22222222-0000-4000-8000-00000000000{n}" name="The council" '
                       f'startPosition="{12 + n}" endPosition="23"><Coding guid="44444444-0000-4000-8000-00000000000'
                       f'{n}"><CodeRef targetGUID="{guids[path]}"/></Coding></PlainTextSelection>')
        project = ('<?xml version="1.0" encoding="utf-8"?><Project xmlns="urn:QDA-XML:project:1.0" name="p">'
                   '<CodeBook><Codes><Code guid="11111111-0000-4000-8000-aaaaaaaaaaaa" name="Area" '
                   f'isCodable="false">{codes}</Code></Codes></CodeBook><Sources><TextSource name="a" '
                   'guid="55555555-0000-4000-8000-000000000001" plainTextPath="internal://a.txt">'
                   f"{source}</TextSource></Sources></Project>")
        return self.put("p.qdpx", pack(("project.qde", project), ("sources/a.txt", TXT)))

    def values_of(self, label):
        book = json.loads(self.read("codebook.json"))
        return {value["id"]: value for variable in book["variables"] if variable["label"] == label
                for value in variable["values"]}

    def coded_areas(self):
        out, _ = self.run_cli("export", self.corpus, "-f", "jsonl", "-o", "-")
        return sorted(row["values"]["area"][0] for row in map(json.loads, out.splitlines()))

    def test_tree(self):
        """Codes below codes become values below values, also two of one name; again they are the same ones."""
        path = self.make_tree(("Money", None, [("Tax", "What the state takes.", [("Income", None, [])]),
                                               ("Levy", None, [])]),
                              ("Work", None, [("Tax", None, [])]),
                              coded=("Money/Tax/Income", "Work/Tax", "Money"))
        self.run_cli("import", self.corpus, path, "--coder", "bert")
        values = self.values_of("Area")

        def path_of(value):
            one = values[value]
            return (path_of(one["parent"]) + "/" if "parent" in one else "") + one["label"]

        self.assertEqual(sorted(map(path_of, values)), ["Money", "Money/Levy", "Money/Tax", "Money/Tax/Income", "Work",
                                                        "Work/Tax"])
        (tax,) = (one for value, one in values.items() if path_of(value) == "Money/Tax")
        self.assertEqual(tax["definition"], "What the state takes.")
        self.assertEqual(sorted(map(path_of, self.coded_areas())), ["Money", "Money/Tax/Income", "Work/Tax"])
        self.run_cli("import", self.corpus, path, "--coder", "bert")
        self.assertEqual(self.values_of("Area"), values)

    def test_tree_known(self):
        """A value of that name below the same one is taken, whatever its id; its definition is taken where there is
        none, and that is said."""
        book = json.loads(self.read("codebook.json"))
        book["variables"].append({"id": "area", "label": "Area", "type": "one", "values": [
            {"id": "cash", "label": "Money"},
            {"id": "impost", "label": "Tax", "parent": "cash"},
            {"id": "due", "label": "Levy", "parent": "cash", "definition": "Ours."}]})
        self.write("codebook.json", json.dumps(book))
        path = self.make_tree(("Money", None, [("Tax", "What the state takes.", []), ("Levy", "Theirs.", [])]),
                              coded=("Money/Tax", "Money/Levy"))
        out, _ = self.run_cli("import", self.corpus, path, "--coder", "bert")
        self.assertIn("the definition of the value “Tax” of “Area”", out)
        self.assertNotIn("“Levy”", out)
        values = self.values_of("Area")
        self.assertEqual({value: (one["label"], one.get("parent"), one.get("definition"))
                          for value, one in values.items()}, {
            "cash": ("Money", None, None), "impost": ("Tax", "cash", "What the state takes."),
            "due": ("Levy", "cash", "Ours.")})
        self.assertEqual(self.coded_areas(), ["due", "impost"])

    def test_again(self):
        """What was removed comes back when that is asked for, as a later version of the claim."""
        path = self.put("a.zip", pack(("a.txt", TXT), ("a.ann", ANN)))
        words = ("import", self.corpus, path, "--coder", "bert")
        claim = self.run_json(*words)["claims"][0]["claim_id"]
        self.run_cli("remove", self.path("a.txt"), claim, "--coder", "bert")
        result = self.run_json(*words, status=1)
        self.assertEqual(result["came_in"], 0)
        self.assertIn("it was not brought back", " ".join(result["problems"]))
        result = self.run_json(*words, "--again")
        self.assertEqual((result["came_in"], result["claims"][0]["claim_id"]), (1, claim))
        out, _ = self.run_cli("export", self.corpus, "-f", "jsonl", "-o", "-")
        row = json.loads(out)
        self.assertEqual((row["claim_id"], row["revision"], row["text"]), (claim, 3, ["The council"]))

    def test_same_text(self):
        """Two documents of one text are one new article, with the claims of both, and that is said."""
        path = self.put("a.zip", pack(("a.txt", TXT), ("a.ann", ANN), ("b.txt", TXT),
                                      ("b.ann", b"T1\tClaim 0 10\tLevy stays\n")))
        would = self.run_json("import", self.corpus, path, "--coder", "bert", "--dry-run", status=1)
        self.assertEqual({claim["path"] for claim in would["claims"]}, {"a.txt"})
        result = self.run_json("import", self.corpus, path, "--coder", "bert", status=1)
        self.assertEqual((result["came_in"], result["new_articles"]), (2, 1))
        self.assertEqual((would["came_in"], would["new_articles"], would["problems"]),
                         (2, 1, result["problems"]))
        self.assertIn("“b.txt” has the same text as “a.txt”; its claims came to that article",
                      " ".join(result["problems"]))
        out, _ = self.run_cli("export", self.corpus, "-f", "jsonl", "-o", "-")
        self.assertEqual({(row["path"], row["text"][0]) for row in map(json.loads, out.splitlines())},
                         {("a.txt", "The council"), ("a.txt", "Levy stays")})

    def test_hostile(self):
        bomb = pack(("a.ann", b" " * (100 * 1024 * 1024)))
        self.refuse("bomb.zip", bomb, "200 times its size")
        self.refuse("outer.zip", pack(("inner.zip", bomb)), "200 times its size")
        deep = pack(("a.ann", ANN), ("a.txt", TXT))
        for i in range(3):
            deep = pack((f"{i}.zip", deep))
        self.refuse("deep.zip", deep, "nested more than three deep")
        whole = pack(("a.txt", TXT), ("a.ann", ANN))
        self.refuse("cut.zip", whole[:len(whole) // 3], "damaged")
        self.refuse("empty.zip", pack(), "the archive is empty")
        self.refuse("other.zip", pack(("x.bin", b"\0\1\2")), "nothing in it is in one of the formats")
        self.refuse("bad.zip", pack(("a.txt", TXT), ("a.ann", b"T1\tClaim 12 x\tThe\n")), "a.ann: line 1")

    def test_names(self):
        """Names that lead out of the folder lead nowhere."""
        folder = os.path.join(self.top, "in", "new")
        os.makedirs(folder)
        before = set(os.listdir(self.top)) | {"evil.zip"}
        path = self.put("evil.zip", pack(("../../a.txt", TXT), ("../../a.ann", ANN), ("/tmp/b.txt", TXT + b"b"),
                                         ("/tmp/b.ann", ANN)))
        self.run_cli("import", folder, path, "--coder", "bert", "--format", "brat")
        self.assertEqual(set(os.listdir(self.top)), before)
        self.assertEqual(os.listdir(os.path.join(self.top, "in")), ["new"])
        self.assertTrue(os.path.exists(os.path.join(folder, "a.txt")))
        self.assertTrue(os.path.exists(os.path.join(folder, "tmp", "b.txt")))


if __name__ == "__main__":
    main()
