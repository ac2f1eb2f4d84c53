#!/usr/bin/env python3
# Copyright 2026 The Adduce Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""count-executions.py TESTLOG STATUS: how much the targets of tests/fuzz tried, as one line; exits with STATUS.

A target that did not say how much it tried is an error, whatever the status.
"""

import json
import re
import sys

EXECUTED = re.compile(r"^stat::number_of_executed_units:\s*(\d+)$", re.MULTILINE)

FEW = 10  # targets that are named one by one


def main():
    executed, failed, names = [], [], []
    with open(sys.argv[1], encoding="utf-8") as file:
        for line in file:
            test = json.loads(line)
            names.append(test["name"].split("fuzz-", 1)[-1])
            found = EXECUTED.search(test.get("stdout") or "")
            if found:
                executed.append(int(found.group(1)))
            if test["result"] != "OK" or not found:
                failed.append(test["name"])
    which = f" ({', '.join(sorted(names))})" if len(names) <= FEW else ""
    print(f"{len(executed)} targets{which}, {sum(executed):,} executions (the fewest {min(executed, default=0):,}), "
          f"{len(failed)} failed{': ' if failed else ''}{', '.join(failed)}")
    sys.exit(int(sys.argv[2]) or bool(failed))


main()
