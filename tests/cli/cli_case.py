# Copyright 2026 The Adduce Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of the command line share: a scratch corpus, own folders, one way to run it.

Runs as `test-NAME.py PATH-OF-ADDUCE-CLI [unittest's arguments]`.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "served"))
from served import Server  # noqa: E402: it is beside, not below

ADDUCE_CLI = None

CONTEXT = ["http://www.w3.org/ns/anno.jsonld",
           {"claims": "https://adduce.github.io/ns/claims#", "status": "claims:status",
            "codebookVersion": "claims:codebookVersion"}]

CODEBOOK = {
    "schemaVersion": "1.0", "id": "urn:uuid:019a0000-0000-7000-8000-00000000c0de", "version": 7,
    "title": "Small",
    "variables": [
        {"id": "stance", "label": "Stance", "type": "one", "values": [
            {"id": "support", "label": "Supports", "number": 1},
            {"id": "oppose", "label": "Opposes", "number": -1},
            {"id": "unclear", "label": "Unclear"}]},
        {"id": "evidence", "label": "Evidence", "type": "several", "values": [
            {"id": "study", "label": "Study"}, {"id": "official", "label": "Official"},
            {"id": "none", "label": "None"}]}]}


def main():
    global ADDUCE_CLI
    ADDUCE_CLI = os.path.abspath(sys.argv.pop(1))
    unittest.main(verbosity=2)


def uuid(number):
    return f"urn:uuid:019a0000-0000-7000-8000-{number:012x}"


def annotation(number, text, start, end, source, exact=None, body=()):
    """One annotation of a sidecar, as data/schemas/claims-1.schema.json wants it."""
    exact = text[start:end] if exact is None else exact
    return {
        "id": uuid(number), "type": "Annotation", "motivation": "classifying",
        "created": "2031-03-04T10:15:00Z", "modified": "2031-03-04T10:15:00Z", "revision": 1,
        "target": [{"type": "SpecificResource", "source": source, "selector": [
            {"type": "TextPositionSelector", "start": start, "end": end},
            {"type": "TextQuoteSelector", "exact": exact, "prefix": text[max(0, start - 32):start],
             "suffix": text[end:end + 32]}]}],
        "body": list(body)}


def classified(dimension, code, label):
    return {"type": "TextualBody", "purpose": "classifying", "dimension": dimension, "code": code,
            "value": label}


def sidecar(nickname, source, text, items, **members):
    document = {
        "@context": CONTEXT, "id": uuid(0xf11e), "type": "AnnotationPage", "schemaVersion": "1.0",
        "creator": {"id": uuid(sum(nickname.encode())), "type": "Person", "nickname": nickname},
        "created": "2031-03-01T08:00:00Z",
        "article": {"source": source, "format": "text/plain", "length": len(text),
                    "textDigest": "sha256:" + hashlib.sha256(text.encode()).hexdigest(),
                    "extractor": "plain-1"},
        "items": list(items)}
    document.update(members)
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


class CliCase(unittest.TestCase):
    """Each test has a corpus at self.corpus, and a home of its own where nobody was asked for a name."""

    def setUp(self):
        self.top = tempfile.mkdtemp(prefix="adduce-cli-")
        self.addCleanup(self.remove_top)
        self.corpus = os.path.join(self.top, "corpus")
        os.mkdir(self.corpus)
        self.environment = dict(os.environ, HOME=self.top, LC_ALL="C.UTF-8")
        for name in ("DATA_HOME", "CONFIG_HOME", "CACHE_HOME", "RUNTIME_DIR"):
            folder = os.path.join(self.top, name.lower())
            os.mkdir(folder, 0o700)
            self.environment["XDG_" + name] = folder

    def remove_top(self):
        # Before they are looked into: a plain user cannot, where a test has closed them.
        os.chmod(self.top, 0o700)
        for folder, folders, _ in os.walk(os.fsencode(self.top)):
            for name in folders:
                if not os.path.islink(os.path.join(folder, name)):
                    os.chmod(os.path.join(folder, name), 0o700)
        shutil.rmtree(os.fsencode(self.top))

    def path(self, name):
        """Of a file of the corpus; bytes for a name of bytes."""
        if isinstance(name, bytes):
            return os.path.join(os.fsencode(self.corpus), name)
        return os.path.join(self.corpus, name)

    def write(self, name, contents):
        path = self.path(name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(contents if isinstance(contents, bytes) else contents.encode())
        return path

    def read(self, name):
        with open(self.path(name), "rb") as file:
            return file.read()

    def write_codebook(self):
        self.write("codebook.json", json.dumps(CODEBOOK))

    def snapshot(self):
        """Every file of the corpus with its bytes, to see that nothing was changed."""
        found = {}
        for folder, _, names in os.walk(os.fsencode(self.corpus)):
            for name in names:
                path = os.path.join(folder, name)
                if os.path.isfile(path) and not os.path.islink(path):
                    with open(path, "rb") as file:
                        found[path] = file.read()
                else:
                    found[path] = None
        return found

    def start(self, *words, **options):
        environment = options.pop("env", self.environment)
        counts = environment.get("LLVM_PROFILE_FILE")
        if counts and ("preexec_fn" in options or "user" in options):
            # Where room or rights are taken away, a build that counts its branches can't write what it counted, and
            # says so among the program's own sentences. Another user may write files of its own (tools/coverage).
            counts = os.path.join(os.path.dirname(counts), "user-%m.profraw") if "user" in options else "/dev/null"
            environment = dict(environment, LLVM_PROFILE_FILE=counts)
        return subprocess.Popen([options.pop("program", ADDUCE_CLI), *words], stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, env=environment, **options)

    def can_be_served(self, options):
        """A sanitizer's program takes long to start; its options are read then, and where and as whom it runs."""
        environment = options.get("env", self.environment)
        return ("ADDUCE_SERVED_CLI" in os.environ and options.keys() <= {"env"} and type(self).start == CliCase.start
                and environment.get("ASAN_OPTIONS") == os.environ.get("ASAN_OPTIONS"))

    def run_plainly(self, words, seconds, options):
        """(status, stdout, stderr)"""
        if self.can_be_served(options):
            server = Server.get(os.environ["ADDUCE_SERVED_CLI"])
            return server.run(words, options.get("env", self.environment), name=ADDUCE_CLI, seconds=seconds)
        process = self.start(*words, **options)
        try:
            out, err = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired as error:
            process.kill()
            process.communicate()
            raise TimeoutError from error
        return process.returncode, out, err

    def run_cli(self, *words, status=0, seconds=60, **options):
        """Runs, checks the exit status, and returns (stdout, stderr) as text; fails after so many seconds."""
        try:
            found, out, err = self.run_plainly(words, seconds, options)
        except TimeoutError:
            self.fail(f"{words} hangs")
        err = err.decode("utf-8")
        self.assertEqual(found, status, f"{words}: {err}")
        for line in err.splitlines():
            self.assertTrue(line.startswith("adduce-cli: "), line)
        return out.decode("utf-8"), err

    def run_json(self, *words, status=0, **options):
        out, _ = self.run_cli(*words, "--json", status=status, **options)
        return json.loads(out)

    def annotate(self, article, span, *words, coder="mira"):
        """Makes a claim and returns its id."""
        out, err = self.run_cli("annotate", self.path(article), "--span", span, "--coder", coder, *words)
        self.assertEqual(err, "")
        self.assertRegex(out, r"\Aurn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\n\Z")
        return out.strip()

    def claims(self, article):
        return self.run_json("show", self.path(article))["claims"]
