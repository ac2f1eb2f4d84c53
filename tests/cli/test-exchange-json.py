#!/usr/bin/env python3
# Copyright 2026 The Adduce Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""doccano, Label Studio, Prodigy and labelbuddy: schemas written from their documentation, places counted anew here."""

import collections
import hashlib
import json
import os
import xml.etree.ElementTree

import jsonschema

from cli_case import main
from exchange_case import ExchangeCase

NUMBER, STRING = {"type": "integer", "minimum": 0}, {"type": "string"}


def object_of(**members):
    return {"type": "object", "required": list(members), "properties": members, "additionalProperties": False}


def list_of(item, **more):
    return {"type": "array", "items": item, **more}


SOURCE = {name: STRING for name in ("path", "article_id", "title", "date", "outlet")}
LAYER = {**SOURCE, "coder": STRING, "article_status": STRING}

DOCCANO = object_of(text=STRING, label=list_of({"type": "array", "prefixItems": [NUMBER, NUMBER, STRING], "minItems": 3,
                                                "maxItems": 3}), **LAYER)

PRODIGY = object_of(
    text=STRING, meta=object_of(**LAYER), answer={"enum": ["accept", "reject", "ignore"]},
    tokens=list_of(object_of(text={"type": "string", "pattern": "^\\S+$"}, start=NUMBER, end=NUMBER, id=NUMBER,
                             ws={"type": "boolean"})),
    spans=list_of(object_of(start=NUMBER, end=NUMBER, token_start=NUMBER, token_end=NUMBER, label=STRING,
                            claim_id=STRING)),
    _view_id={"enum": ["spans_manual"]}, _session_id=STRING, _annotator_id=STRING)

ANNOTATION = object_of(start_char=NUMBER, end_char=NUMBER, start_byte=NUMBER, end_byte=NUMBER, label_name=STRING,
                       extra_data=STRING)
ANNOTATION["required"].remove("extra_data")
LABELBUDDY = object_of(text=STRING, utf8_text_md5_checksum={"type": "string", "pattern": "^[0-9a-f]{32}$"},
                       list_title=STRING, metadata=object_of(**LAYER), annotations=list_of(ANNOTATION))

RESULT = {"oneOf": [
    object_of(id=STRING, from_name={"const": "label"}, to_name={"const": "text"}, type={"const": "labels"},
              value=object_of(start=NUMBER, end=NUMBER, text=STRING, labels=list_of(STRING, minItems=1))),
    object_of(id=STRING, from_name=STRING, to_name={"const": "text"}, type={"const": "choices"},
              value=object_of(start=NUMBER, end=NUMBER, choices=list_of(STRING, minItems=1))),
    object_of(id=STRING, from_name=STRING, to_name={"const": "text"}, type={"const": "textarea"},
              value=object_of(start=NUMBER, end=NUMBER, text=list_of(STRING, minItems=1))),
    object_of(type={"const": "relation"}, from_id=STRING, to_id=STRING, direction=STRING,
              labels=list_of(STRING))]}
TASKS = list_of(object_of(data=object_of(text=STRING, **SOURCE),
                          annotations=list_of(object_of(result=list_of(RESULT)), minItems=1)))


class Json(ExchangeCase):
    def setUp(self):
        super().setUp()
        self.make_hard_corpus()

    def lines(self, path, schema):
        with open(path, encoding="utf-8", newline="\n") as file:
            rows = [json.loads(line) for line in file]
        for row in rows:
            jsonschema.validate(row, schema)
        return rows

    def of(self, path, coder):
        """The claims of a row, in the order of the text."""
        claims = [known for known in self.known.values() if known["article"] == path and known["coder"] == coder]
        return claims

    def pieces(self, path, coder):
        """(words, stance or "claim") of each piece, in any order."""
        return sorted((words, known["stance"] or "claim") for known in self.of(path, coder) for words in known["text"])

    def expect_losses(self, path, *others):
        losses, known = self.losses(path), self.known
        self.assertEqual(set(losses), {"times", "facets", "certainty", *others})
        self.assertEqual(set(losses["facets"]),
                         {c for c in known if known[c]["speaker"] or known[c]["issue"] or known[c]["evidence"]})
        self.assertEqual(set(losses["certainty"]), {c for c in known if known[c]["certainty"]})
        self.assertEqual(set(losses["times"]), set(known))
        if "pieces" in others:
            self.assertEqual(losses["pieces"], [self.apart])
        if "note" in others:
            self.assertEqual(set(losses["note"]), {c for c in known if known[c]["note"]})
        return losses

    def test_doccano(self):
        """Places count UTF-16: cut out of that encoding they are the words."""
        path = self.export("doccano")
        for row in self.lines(path, DOCCANO):
            self.assertEqual(row["text"], self.texts[row["path"]])
            units = row["text"].encode("utf-16-le")
            found = sorted((units[2 * a:2 * b].decode("utf-16-le"), label) for a, b, label in row["label"])
            self.assertEqual(found, self.pieces(row["path"], row["coder"]))
        self.expect_losses(path, "pieces", "note")

    def test_prodigy(self):
        path = self.export("prodigy")
        widened = set()
        for row in self.lines(path, PRODIGY):
            text, tokens, meta = row["text"], row["tokens"], row["meta"]
            self.assertEqual(text, self.texts[meta["path"]])
            self.assertEqual([token["id"] for token in tokens], list(range(len(tokens))))
            behind = 0
            for token in tokens:
                self.assertEqual(text[token["start"]:token["end"]], token["text"])
                self.assertEqual(token["ws"], text[token["end"]:token["end"] + 1] == " ")
                self.assertEqual("".join(text[behind:token["start"]].split()), "")
                behind = token["end"]
            for span in row["spans"]:
                known = self.known[span["claim_id"]]
                self.assertEqual(tokens[span["token_start"]]["start"], span["start"])
                self.assertEqual(tokens[span["token_end"]]["end"], span["end"])
                near = [(a, b) for a, b in known["spans"] if span["start"] < b and a < span["end"]]
                self.assertEqual(len(near), 1)
                words = text[near[0][0]:near[0][1]]
                if text[span["start"]:span["end"]] != words.strip():
                    self.assertIn(words.strip(), text[span["start"]:span["end"]])
                    widened.add(span["claim_id"])
                self.assertEqual(span["label"], known["stance"] or "claim")
        losses = self.expect_losses(path, "note", "tokens", "edges")
        self.assertEqual(set(losses["tokens"]), widened)
        self.assertEqual(set(losses["edges"]), {c for c, known in self.known.items()
                                                if any(words != words.strip() for words in known["text"])})

    def test_labelbuddy(self):
        path = self.export("labelbuddy")
        self.assertEqual(set(os.listdir(path)), {"documents-jonas.jsonl", "documents-mira.jsonl", "labels.json"})
        labels = set()
        for coder in ("jonas", "mira"):
            for row in self.lines(os.path.join(path, f"documents-{coder}.jsonl"), LABELBUDDY):
                data = row["text"].encode()
                self.assertEqual(row["utf8_text_md5_checksum"], hashlib.md5(data).hexdigest())
                found = []
                for one in row["annotations"]:
                    words = row["text"][one["start_char"]:one["end_char"]]
                    self.assertEqual(data[one["start_byte"]:one["end_byte"]].decode(), words)
                    found.append((words, one["label_name"]))
                    labels.add(one["label_name"])
                self.assertEqual(sorted(found), self.pieces(row["metadata"]["path"], coder))
        with open(os.path.join(path, "labels.json"), encoding="utf-8") as file:
            self.assertEqual({label["name"] for label in json.load(file)}, labels)
        self.expect_losses(path, "pieces")

    def test_label_studio(self):
        path = self.export("label-studio")
        with open(os.path.join(path, "tasks.json"), encoding="utf-8") as file:
            tasks = json.load(file)
        jsonschema.validate(tasks, TASKS)
        view = xml.etree.ElementTree.parse(os.path.join(path, "config.xml")).getroot()
        controls = {element.get("name"): element.tag for element in view if element.get("name")}
        allowed = {element.get("name"): {choice.get("value") for choice in element} for element in view}
        kinds = {"labels": "Labels", "choices": "Choices", "textarea": "TextArea"}
        seen = {}
        for task in tasks:
            text = task["data"]["text"]
            for annotation in task["annotations"]:
                joined = collections.defaultdict(list)
                for result in annotation["result"]:
                    if result["type"] == "relation":
                        seen[result["from_id"]]["pieces"].append(joined[result["to_id"]][0])
                        continue
                    value, name = result["value"], result["from_name"]
                    words = text[value["start"]:value["end"]]
                    self.assertEqual(controls[name], kinds[result["type"]])
                    if result["type"] == "labels":
                        self.assertEqual(value["text"], words)
                        joined[result["id"]].append(words)
                        if result["id"] in self.known:
                            seen[result["id"]] = {"pieces": [words]}
                    else:
                        values = value["choices" if result["type"] == "choices" else "text"]
                        seen[result["id"]][name] = values
                        if result["type"] == "choices":
                            self.assertLessEqual(set(values), allowed[name])
        for claim, known in self.known.items():
            one = seen.pop(claim)
            self.assertEqual(one.pop("pieces"), known["text"])
            self.assertEqual(one.pop("coder"), [known["coder"]])
            for name in ("speaker", "issue", "evidence"):
                self.assertEqual(one.pop(name, []), known[name])
            for name in ("stance", "certainty", "note"):
                self.assertEqual(one.pop(name, [None]), [known[name]])
            self.assertEqual(one, {})
        self.assertEqual(seen, {})
        self.assertEqual(set(self.losses(path)), {"times"})

    def test_label(self):
        """Which variable is the label is a choice; of several values the first, and that is said."""
        labels = lambda path: {label for row in self.lines(path, DOCCANO) for _, _, label in row["label"]}
        self.assertEqual(labels(self.export("doccano")), {"support", "oppose", "unclear", "claim"})
        path = self.export("doccano", "--label", "evidence")
        self.assertEqual(labels(path), {"study", "none", "claim"})
        self.assertEqual([self.known[c]["evidence"] for c in self.losses(path)["several"]], [["study", "official"]])
        path = os.path.join(self.top, "joined")
        self.run_cli("export", self.corpus, "-f", "doccano", "-o", path, "--label", "joined")
        self.assertEqual(labels(path), {"support", "oppose", "unclear", "claim", "study+official", "support+none"})
        self.run_cli("export", self.corpus, "-f", "doccano", "-o", path, "--label", "colour", status=2)
        self.run_cli("export", self.corpus, "-f", "csv", "-o", path, "--label", "stance", status=2)


if __name__ == "__main__":
    main()
