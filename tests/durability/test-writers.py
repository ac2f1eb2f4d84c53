#!/usr/bin/env python3
# Copyright 2026 The Adduce Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Four writers make claims in one file, with the real program, at the same time: none is lost."""

import concurrent.futures
import json
import unittest

from durability_case import Place, main

WRITERS = 4


class Writers(unittest.TestCase):
    def write(self, rename, additions):
        place = Place("plain", rename)
        self.addCleanup(place.remove)
        ids = {place.claim}

        def work(writer):
            made = []
            for i in range(additions):
                status, out, err = place.run("annotate", place.article, "--span", "8-13", "--note", f"{writer}-{i}")
                assert status == 0, err
                made.append(out.strip())
            return made

        with concurrent.futures.ThreadPoolExecutor(max_workers=WRITERS) as pool:
            for made in pool.map(work, range(WRITERS)):
                ids.update(made)
        found = {item["id"] for item in json.loads(place.read())["items"]}
        print(f"# {'rename' if rename else 'exchange'}: {len(found & ids) - 1} of {WRITERS * additions}")
        self.assertEqual(len(ids), WRITERS * additions + 1)
        self.assertEqual(found, ids)
        self.assertEqual(place.complaints(), [])

    def test_exchange(self):
        self.write(False, 150)

    def test_rename(self):
        self.write(True, 40)


if __name__ == "__main__":
    main()
