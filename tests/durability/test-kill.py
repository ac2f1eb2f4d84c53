#!/usr/bin/env python3
# Copyright 2026 The Adduce Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The program is killed before every system call of a save, and in the middle of every write."""

import unittest

from durability_case import Place, kinds, main, run_all


def kill(arguments):
    """What is left: (state, complaints, state after the next run)."""
    kind, rename, number, how = arguments
    place = Place(kind, rename)
    status, _, _ = place.save(at=number, do=how)
    state, wrong = place.state(), place.complaints()
    if status >= 0 and how == "kill":
        wrong.append(f"not killed: {status}")
    if status == 0 and state != "new":
        wrong.append("said to be saved")
    # Whoever comes next sees what was journalled, and can go on.
    status, _, err = place.run("retag" if place.claim else "annotate", place.article,
                               *([place.claim] if place.claim else ["--span", "4-7"]), "--note", "new")
    if status != 0:
        wrong.append(f"the next run fails: {err}")
    notes = place.read().count(b'"new"')
    if notes not in ((1,) if place.claim else (1, 2)):
        wrong.append(f"{notes} notes after the next run")
    place.remove()
    return state, wrong


class Kill(unittest.TestCase):
    def kill_at_each(self, how, choose):
        total = {"points": 0, "old": 0, "new": 0, "damaged": 0}
        for name, kind, rename in kinds():
            place = Place(kind, rename)
            calls = place.list_calls()
            place.remove()
            points = [number for number, call in enumerate(calls, 1) if choose(call)]
            results = run_all(kill, [(kind, rename, number, how) for number in points])
            tally = {"old": 0, "new": 0, "damaged": 0}
            for number, (state, wrong) in zip(points, results):
                self.assertEqual(wrong, [], f"{name}, {how} at {number}, {calls[number - 1]}")
                tally[state if state in tally else "damaged"] += 1
                self.assertIn(state, ("old", "new"), f"{name}, {how} at {number}, {calls[number - 1]}")
            print(f"# {how:5} {name:18} {len(points):4} points: {tally['old']:4} old, {tally['new']:3} new, "
                  f"{tally['damaged']} damaged", flush=True)
            total["points"] += len(points)
            for state, n in tally.items():
                total[state] += n
            # Both happen, else nothing was tried.
            self.assertGreater(tally["old"], 0, name)
            if how == "kill":
                self.assertGreater(tally["new"], 0, name)
        print(f"# {how}: {total['points']} points: {total['old']} old, {total['new']} new, {total['damaged']} damaged")

    def test_before_each_call(self):
        # A call that only looks changes nothing: to be killed before it is to be killed before the next that does.
        looks = ("read", "stat", "lstat", "fstat", "fstatat", "faccessat")
        self.kill_at_each("kill", lambda call: call not in looks)

    def test_inside_each_write(self):
        self.kill_at_each("torn", lambda call: call == "write")


if __name__ == "__main__":
    main()
