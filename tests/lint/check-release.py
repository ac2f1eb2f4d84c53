#!/usr/bin/env python3
# Copyright 2026 The Adduce Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One version everywhere, and a Flatpak that asks for no more than it needs.

The version of meson.build is the newest in the metainfo and in NEWS, that of the manual pages, the tag of
the Flatpak manifest and of the links to screenshots; a screenshot linked to is in the tree.
"""

import json
import re
import xml.etree.ElementTree as ET

from lint import main

FINISH_ARGS = {"--share=ipc", "--socket=fallback-x11", "--socket=wayland", "--device=dri"}


def check_manifest(tree, path, version):
    manifest = json.loads(tree.read(path))
    if path != f"flatpak/{manifest.get('id')}.json":
        yield f"{path}: the id is {manifest.get('id')}"
    for argument in sorted(set(manifest["finish-args"]) ^ FINISH_ARGS):
        yield f"{path}: finish-args: {argument} is missing or too much"
    module = manifest["modules"][-1]
    if not module.get("run-tests"):
        yield f"{path}: does not run the tests"
    for source in module["sources"]:
        if source.get("type") != "git" or not source.get("url", "").startswith("https://"):
            yield f"{path}: the source is not git over https"
        if source.get("tag") != f"v{version}":
            yield f"{path}: the tag is {source.get('tag')}, not v{version}"


def check_metainfo(tree, path, version):
    root = ET.fromstring(tree.read(path))
    releases = [release.get("version") for release in root.iter("release")]
    if not releases or releases[0] != version:
        yield f"{path}: the newest release is not {version}"
    for image in root.iter("image"):
        match = re.search(r"/v([^/]+)/(data/screenshots/[^/]+)$", image.text or "")
        if match is None or match.group(1) != version:
            yield f"{path}: {image.text} is not of v{version}"
        elif not tree.exists(match.group(2)):
            yield f"{path}: {match.group(2)} does not exist"


def check(tree):
    match = re.search(r"\bversion: '([^']+)'", tree.read("meson.build"))
    if match is None:
        yield "meson.build: no version"
        return
    version = match.group(1)
    if not tree.read("NEWS").startswith(f"Adduce {version}\n"):
        yield f"NEWS: does not begin with Adduce {version}"
    for path in tree.paths(".1", under="data/man"):
        if f'"Adduce {version}"' not in tree.read(path):
            yield f"{path}: is not of version {version}"
    for path in tree.paths(".metainfo.xml.in", under="data"):
        yield from check_metainfo(tree, path, version)
    manifests = tree.paths(".json", under="flatpak")
    if not manifests:
        yield "flatpak: no manifest"
    for path in manifests:
        yield from check_manifest(tree, path, version)


METAINFO = ('<component><screenshots><image>https://x/v1.2/data/screenshots/a.png</image></screenshots>'
            '<releases><release version="1.2"/><release version="1.1"/></releases></component>')
MANIFEST = json.dumps({"id": "a.b.C", "finish-args": sorted(FINISH_ARGS), "modules": [
    {"run-tests": True, "sources": [{"type": "git", "url": "https://x", "tag": "v1.2"}]}]})
GOOD = {"meson.build": "project('x', 'c', version: '1.2')\n", "NEWS": "Adduce 1.2\n", "flatpak/a.b.C.json": MANIFEST,
        "data/x.metainfo.xml.in": METAINFO, "data/screenshots/a.png": "",
        "data/man/x.1": '.TH X 1 "2026-01-01" "Adduce 1.2" "User Commands"\n'}

BAD = [
    ({"meson.build": "project('x', 'c', version: '1.3')\n"}, "NEWS: does not begin with Adduce 1.3"),
    ({"meson.build": "project('x', 'c', version: '1.3')\n"}, "data/man/x.1: is not of version 1.3"),
    ({"meson.build": "project('x', 'c', version: '1.3')\n"}, "the newest release is not 1.3"),
    ({"meson.build": "project('x', 'c', version: '1.3')\n"}, "the tag is v1.2, not v1.3"),
    ({"data/screenshots/a.png": None}, "data/screenshots/a.png does not exist"),
    ({"data/x.metainfo.xml.in": METAINFO.replace("/v1.2/", "/main/")}, "is not of v1.2"),
    ({"flatpak/a.b.C.json": MANIFEST.replace("--device=dri", "--filesystem=home")}, "--filesystem=home"),
    ({"flatpak/a.b.C.json": MANIFEST.replace("https://", "http://")}, "not git over https"),
    ({"flatpak/a.b.C.json": MANIFEST.replace("true", "false")}, "does not run the tests"),
    ({"flatpak/a.b.C.json": None}, "no manifest"),
]

if __name__ == "__main__":
    main(check, GOOD, BAD)
