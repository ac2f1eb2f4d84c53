#!/usr/bin/env python3
# Copyright 2026 The Adduce Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""JSON that is shipped is JSON, and fits its schema where there is one.

Codebooks against codebook-1.schema.json, the sidecars of the sample corpus against claims-1.schema.json and
metadata of its articles against meta-1.schema.json, with python3-jsonschema; a sidecar's digest and quotes
also against its article. The sample corpus has the default codebook, byte for byte.
"""

import hashlib
import json
import os
import re
import sys

import jsonschema

from lint import Tree, main

SCHEMAS = {"claims": "data/schemas/claims-1.schema.json",
           "codebook": "data/schemas/codebook-1.schema.json",
           "meta": "data/schemas/meta-1.schema.json",
           "register": "data/schemas/register-1.schema.json"}
DEFAULT_CODEBOOK = "data/codebooks/default.json"
SAMPLE_CODEBOOK = "data/sample-corpus/codebook.json"
SOURCE = os.path.abspath(sys.argv[1]) if len(sys.argv) > 1 else "."


def unique(pairs):
    names = [name for name, _ in pairs]
    if len(names) != len(set(names)):
        raise ValueError(f"a member twice in {sorted(names)}")
    return dict(pairs)


def schema_of(path):
    if path.startswith("data/codebooks/") or path.endswith("/codebook.json"):
        return "codebook"
    if path.endswith(".meta.json"):
        return "meta"
    if path.endswith(("/speakers.json", "/issues.json", ".register.json")):
        return "register"
    return "claims" if path.endswith(".claims.json") else None


def annotation_text(data):
    text = data.decode("utf-8").removeprefix("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def check_quotes(tree, path, page):
    """Every selector's positions against its quote, counted in code points of the annotation text."""
    article = re.sub(r"\.[a-z0-9-]+\.claims\.json$", "", path)
    if not tree.exists(article):
        yield f"{path}: there is no {article}"
        return
    with open(os.path.join(tree.root, article), "rb") as file:
        text = annotation_text(file.read())
    digest = "sha256:" + hashlib.sha256(text.encode("utf-8")).hexdigest()
    if (page["article"]["textDigest"], page["article"]["length"]) != (digest, len(text)):
        yield f"{path}: length or digest are of another text"
    for item in page["items"]:
        for target in item["target"]:
            chosen = {selector["type"]: selector for selector in target["selector"]}
            position, quote = chosen["TextPositionSelector"], chosen["TextQuoteSelector"]
            start, end = position["start"], position["end"]
            if text[start:end] != quote["exact"]:
                yield f"{path}: {item['id']}: {start}–{end} is not “{quote['exact']}”"
            if not text[:start].endswith(quote.get("prefix", "")) \
                    or not text[end:].startswith(quote.get("suffix", "")):
                yield f"{path}: {item['id']}: prefix or suffix do not fit"


def check(tree):
    own = Tree(SOURCE)
    validators = {}
    for name, path in SCHEMAS.items():
        schema = json.loads(own.read(path))
        kind = jsonschema.validators.validator_for(schema)
        kind.check_schema(schema)
        validators[name] = kind(schema)
    for path in tree.paths(".json", under="data") + tree.paths(".json", under="flatpak"):
        try:
            value = json.loads(tree.read(path), object_pairs_hook=unique)
        except ValueError as error:
            yield f"{path}: {error}"
            continue
        name = schema_of(path)
        problems = list(validators[name].iter_errors(value)) if name else []
        for error in problems:
            yield f"{path}: {error.json_path}: {error.message[:200]}"
        if name == "claims" and not problems:
            yield from check_quotes(tree, path, value)
    if tree.exists(SAMPLE_CODEBOOK) and tree.read(SAMPLE_CODEBOOK) != tree.read(DEFAULT_CODEBOOK):
        yield f"{SAMPLE_CODEBOOK}: is not {DEFAULT_CODEBOOK}"


def example(path):
    with open(os.path.join(SOURCE, path), encoding="utf-8", newline="") as file:
        return file.read()


CODEBOOK = example(DEFAULT_CODEBOOK)
ARTICLE = "data/sample-corpus/2031-03-04-northwire-barrage.txt"
SIDECAR = f"{ARTICLE}.mira.claims.json"
CLAIMS = example(SIDECAR)
META = "data/sample-corpus/a.txt.meta.json"
ZONES = '{"schemaVersion": "1.0", "zones": [{"kind": "boilerplate", "start": 0, "end": 4, "quote": "Home"}]}'
SPEAKERS = "data/sample-corpus/speakers.json"
REGISTER = '{"schemaVersion": "1.0", "register": "speaker", "entries": [{"id": "a", "revision": 1, "name": "A"}]}'
GOOD = {SPEAKERS: REGISTER, DEFAULT_CODEBOOK: CODEBOOK, SAMPLE_CODEBOOK: CODEBOOK, "flatpak/a.json": "{}",
        ARTICLE: example(ARTICLE), SIDECAR: CLAIMS, META: ZONES}
BAD = [
    ({DEFAULT_CODEBOOK: CODEBOOK[:-3]}, f"{DEFAULT_CODEBOOK}: "),
    ({DEFAULT_CODEBOOK: CODEBOOK.replace('"label"', '"lable"', 1)}, f"{DEFAULT_CODEBOOK}: $"),
    ({SAMPLE_CODEBOOK: CODEBOOK + " "}, f"{SAMPLE_CODEBOOK}: is not"),
    ({"flatpak/a.json": '{"a": 1, "a": 2}'}, "a member twice"),
    ({"data/sample-corpus/a.txt.x.claims.json": "{}"}, "a.txt.x.claims.json: $"),
    ({SIDECAR: CLAIMS.replace('"revision": 1', '"revision": 0', 1)}, f"{SIDECAR}: $.items[0].revision"),
    ({SIDECAR: CLAIMS.replace('"exact": "', '"exact": "x', 1)}, "is not “x"),
    ({SIDECAR: re.sub(r'"prefix": "', '"prefix": "x', CLAIMS, count=1)}, "prefix or suffix do not fit"),
    ({ARTICLE: "x" + GOOD[ARTICLE]}, "of another text"),
    ({META: ZONES.replace('"end"', '"stop"')}, f"{META}: $.zones[0]"),
    ({SPEAKERS: REGISTER.replace('"A"', '""')}, f"{SPEAKERS}: $.entries[0].name"),
    ({ARTICLE: None}, f"there is no {ARTICLE}"),
]

if __name__ == "__main__":
    main(check, GOOD, BAD)
