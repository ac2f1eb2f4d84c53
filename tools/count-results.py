#!/usr/bin/env python3
# Copyright 2026 The Adduce Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""count-results.py TESTLOG.json...: adds up what meson says of each test.

The last line is "N passed, N failed". A test that was skipped, or a log that is missing or empty, is a
failure: nothing is to go unnoticed.
"""

import json
import os
import sys


def main(logs):
    passed, failed = 0, []
    for path in logs:
        folder = path.split(os.sep)[-3] if path.count(os.sep) >= 2 else path
        try:
            with open(path, encoding="utf-8") as file:
                tests = [json.loads(line) for line in file if line.strip()]
        except FileNotFoundError:
            tests = []
        if not tests:
            failed.append(f"{folder}: no test ran")
        for test in tests:
            if test["result"] == "OK":
                passed += 1
            else:
                failed.append(f"{folder}: {test['name']}: {test['result']}")
    for line in failed:
        print(line)
    print(f"{passed} passed, {len(failed)} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
