#!/usr/bin/env python3
# Copyright 2026 The Adduce Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""make-sample-sidecars.py ADDUCE-CLI: how the coded part of the sample corpus came to be.

Reads data/sample-coding/coding.jsonl, finds each quote in the annotation text, and has adduce-cli
annotate a copy of the sample corpus, as the two invented coders. The sidecars and the codebook that this
makes replace those in data/sample-corpus. Ids and times are new with each run: the committed files are
the truth, and this script is for the day when the corpus or the format changes.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
CORPUS = os.path.join(TOP, "data", "sample-corpus")
CODING = os.path.join(TOP, "data", "sample-coding", "coding.jsonl")
CODEBOOK = os.path.join(TOP, "data", "codebooks", "default.json")

CODERS = {
    "mira": ("urn:uuid:0199c1d2-5a00-7c1e-8f43-6b1d2e3f4a51", "Mira Sample"),
    "jonas": ("urn:uuid:0199c1d2-5a00-7d90-a2b6-0c9e8d7f6a52", "Jonas Sample"),
}
# Both have finished what they coded, but for one article each.
IN_PROGRESS = {
    ("mira", "opinion/2031-03-11-seld-institute-who-pays.txt"),
    ("jonas", "world/2031-03-25-ustye-paromy-i-plotina.txt"),
}


def annotation_text(path):
    with open(path, "rb") as file:
        text = file.read().decode("utf-8").removeprefix("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def find_spans(text, claim):
    """The spans of the pieces; the first is the given occurrence, each other the next one after."""
    spans = []
    start = -1
    for _ in range(claim["occurrence"]):
        start = text.find(claim["quotes"][0], start + 1)
        if start < 0:
            raise ValueError(f"not found in {claim['article']}: {claim['quotes'][0]!r}")
    for number, quote in enumerate(claim["quotes"]):
        if number > 0:
            start = text.find(quote, spans[-1][1])
            if start < 0:
                raise ValueError(f"not found in {claim['article']}: {quote!r}")
        spans.append((start, start + len(quote)))
    return spans


def annotate_arguments(article, claim):
    spans = find_spans(annotation_text(article), claim)
    arguments = ["annotate", article, "--span", ",".join(f"{start}-{end}" for start, end in spans)]
    for option, values in (("--speaker", claim["speakers"]), ("--issue", claim["issues"]),
                           ("--evidence", claim["evidence"])):
        for value in values:
            arguments += [option, value]
    for option in ("stance", "note", "certainty"):
        if claim[option] is not None:
            arguments += [f"--{option}", claim[option]]
    return arguments


def environment(folder, coder):
    """A home of the coder's own, in which Adduce knows who codes."""
    home = os.path.join(folder, coder)
    config = os.path.join(home, ".config", "adduce")
    os.makedirs(config, exist_ok=True)
    identity, name = CODERS[coder]
    with open(os.path.join(config, "coder.ini"), "w", encoding="utf-8") as file:
        file.write(f"[Coder]\nid={identity}\nname={name}\nnickname={coder}\n")
    kept = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
    return {**kept, "HOME": home, "XDG_CONFIG_HOME": os.path.join(home, ".config"),
            "ADDUCE_DATA_DIR": os.path.join(TOP, "data"), "LC_ALL": "C.UTF-8"}


def sidecars(folder):
    for path, _, names in os.walk(folder):
        for name in names:
            if name.endswith(".claims.json") or name == "codebook.json":
                yield os.path.join(path, name)


def main(cli):
    with open(CODING, encoding="utf-8") as file:
        claims = [json.loads(line) for line in file]
    with tempfile.TemporaryDirectory() as folder:
        corpus = os.path.join(folder, "corpus")
        shutil.copytree(CORPUS, corpus)
        for path in list(sidecars(corpus)):
            os.remove(path)
        shutil.copy(CODEBOOK, os.path.join(corpus, "codebook.json"))
        homes = {coder: environment(folder, coder) for coder in CODERS}

        for claim in claims:
            article = os.path.join(corpus, claim["article"])
            subprocess.run([cli, *annotate_arguments(article, claim)], check=True,
                           env=homes[claim["coder"]], stdout=subprocess.DEVNULL)
        for coder, path in sorted({(claim["coder"], claim["article"]) for claim in claims}):
            if (coder, path) not in IN_PROGRESS:
                subprocess.run([cli, "status", os.path.join(corpus, path), "done"], check=True,
                               env=homes[coder])
        subprocess.run([cli, "check", corpus], check=True, env=homes["mira"])

        for path in list(sidecars(CORPUS)):
            os.remove(path)
        for path in sidecars(corpus):
            shutil.copyfile(path, os.path.join(CORPUS, os.path.relpath(path, corpus)))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(os.path.abspath(sys.argv[1]))
