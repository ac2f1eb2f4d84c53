#!/usr/bin/env python3
# Copyright 2026 The Adduce Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a killed run left comes in, also where the run that brings it in is killed, or the disk is full then."""

import errno
import functools
import json
import os
import unittest

from durability_case import TEXT, Place, main, run_all


@functools.cache
def find_journalled(kind):
    """The number of the call before which the file itself is opened for writing: what is journalled is synced then."""
    place = Place(kind)
    names = place.list_calls()
    place.remove()
    return names.index("fdatasync") + 2


def leave_journal(place):
    """A change that is in the journal only."""
    status, _, _ = place.save(at=find_journalled(place.kind), do="kill")
    assert status < 0 and place.state() == "old", place.state()


def recover_spoilt(arguments):
    """The journal's change must be there after the next recovery, whatever stopped the first."""
    number, how = arguments
    place = Place("plain")
    leave_journal(place)
    status, _, err = recover(place, at=number, do=how)
    wrong = place.complaints()
    if place.state() not in ("old", "new"):
        wrong.append(place.state())
    status, _, err = recover(place)
    if status != 0 or place.state() != "new":
        wrong.append(f"{status} {place.state()} {err}")
    place.remove()
    return wrong


def recover(place, **shim):
    return place.run_plain("recover", place.corpus, **shim)


class Recover(unittest.TestCase):
    def test_recover(self):
        place = Place("plain")
        self.addCleanup(place.remove)
        leave_journal(place)
        status, out, _ = place.run_plain("check", place.corpus, "--repair-plan")
        self.assertEqual(status, 1)
        self.assertIn("adduce-cli recover", out)
        status, out, err = recover(place)
        self.assertEqual((status, err), (0, ""))
        self.assertIn("note: old → new", out)
        self.assertEqual(place.state(), "new")
        self.assertEqual(recover(place)[1], "Nothing was left to recover.\n")
        self.assertEqual(place.run_plain("check", place.corpus, "--repair-plan")[:2], (0, ""))

    def place_of(self, place, note):
        """(words, status of the anchor) of the claim with the note."""
        for item in json.loads(place.read())["items"]:
            if any(body["value"] == note for body in item["body"]):
                return item["target"][0]["selector"][1]["exact"], item.get("anchor", {}).get("status")
        return None

    def change_article(self, place):
        with open(place.article, "w") as file:
            file.write("Zero. " + TEXT)

    def test_article_changed(self):
        """What a killed run left comes in also where the article was changed since; where it stands is asked."""
        place = Place("plain")
        self.addCleanup(place.remove)
        leave_journal(place)
        self.change_article(place)
        status, out, err = recover(place)
        self.assertEqual((status, err), (0, ""))
        self.assertIn("note: old → new", out)
        self.assertIn("1 claim waits for you to say where it stands", out)
        self.assertEqual(self.place_of(place, "new"), ("One", "moved"))
        self.assertEqual(recover(place)[1], "Nothing was left to recover.\n")
        self.assertEqual(place.run("reanchor", place.article, "--accept", "moved")[0], 0)
        self.assertEqual(self.place_of(place, "new"), ("One", None))

    def test_article_changed_unsaved(self):
        """The same where no file was ever written: only the journal knows of the old text."""
        place = Place("new")
        self.addCleanup(place.remove)
        leave_journal(place)
        self.assertIsNone(place.read())
        self.change_article(place)
        status, out, err = recover(place)
        self.assertEqual((status, err), (0, ""))
        self.assertEqual(self.place_of(place, "new"), ("two", "moved"))
        self.assertEqual(recover(place)[1], "Nothing was left to recover.\n")

    def test_article_changed_elsewhere(self):
        """The same where another computer has found the claims again in the new text already."""
        place = Place("plain")
        self.addCleanup(place.remove)
        leave_journal(place)
        self.change_article(place)
        other = dict(place.environment, XDG_DATA_HOME=os.path.join(place.top, "another-computer"))
        place.environment, own = other, place.environment
        self.assertEqual(place.run("reanchor", place.article, "--accept", "moved")[0], 0)
        self.assertEqual(self.place_of(place, "old"), ("One", None))
        made = place.run("annotate", place.article, "--span", "0-4", "--note", "more")
        self.assertEqual(made[0], 0, made)
        place.environment = own
        status, out, err = recover(place)
        self.assertEqual((status, err), (0, ""), out)
        items = json.loads(place.read())["items"]
        self.assertEqual(len(items), 2)
        self.assertIsNotNone(self.place_of(place, "more"))
        # Both computers have changed the claim: both versions are there, and it is asked.
        both = next(item for item in items if "conflict" in item)
        notes = [body["value"] for version in [both, *both["conflict"]] for body in version["body"]]
        self.assertEqual(sorted(notes), ["new", "old"])
        self.assertEqual(recover(place)[1], "Nothing was left to recover.\n")

    def change_elsewhere(self, *words):
        """A killed run's change is in the journal; then the same claim is changed on another computer."""
        place = Place("plain")
        self.addCleanup(place.remove)
        leave_journal(place)
        own = place.environment
        place.environment = dict(own, XDG_DATA_HOME=os.path.join(place.top, "another-computer"))
        for options in words:
            changed = place.run(options[0], place.article, place.claim, *options[1:])
            self.assertEqual(changed[0], 0, changed)
        place.environment = own
        return place

    def versions(self, place):
        """The notes and stances of the claim as it is shown, and of what waits beside it; None for a removal."""
        (item,) = json.loads(place.read())["items"]
        found = []
        for version in [item, *item.get("conflict", [])]:
            bodies = version.get("body")
            found.append(None if bodies is None else sorted(
                body.get("value", body.get("code")) for body in bodies))
        return found

    def test_changed_elsewhere(self):
        """Both changed the note: neither is lost, whichever has the larger revision, and it is said."""
        for times in (1, 2):
            with self.subTest(times=times):
                place = self.change_elsewhere(*[("retag", "--note", note) for note in ("other", "third")[:times]])
                status, out, err = recover(place)
                self.assertEqual((status, err), (0, ""), out)
                self.assertIn("both sides changed it: to be settled", out)
                found = self.versions(place)
                self.assertEqual(sorted(found), [["new"], ["other" if times == 1 else "third"]])
                status, out, err = place.run_plain("check", place.corpus)
                self.assertEqual(status, 1)
                self.assertIn(place.claim, err)
                self.assertEqual(recover(place)[1], "Nothing was left to recover.\n")

    def test_other_field_changed_elsewhere(self):
        """Different fields: both changes are in the claim, and nothing is to be asked."""
        place = self.change_elsewhere(("retag", "--stance", "oppose"))
        status, out, err = recover(place)
        self.assertEqual((status, err), (0, ""), out)
        self.assertEqual(self.versions(place), [["Opposes", "new"]])
        self.assertEqual(recover(place)[1], "Nothing was left to recover.\n")

    def test_removed_elsewhere(self):
        place = self.change_elsewhere(("remove",))
        status, out, err = recover(place)
        self.assertEqual((status, err), (0, ""), out)
        self.assertEqual(self.versions(place), [["new"], None])
        self.assertEqual(recover(place)[1], "Nothing was left to recover.\n")

    def list_calls(self):
        place = Place("plain")
        self.addCleanup(place.remove)
        leave_journal(place)
        log = place.top + "/recover-calls"
        self.assertEqual(recover(place, log=log)[0], 0)
        return place.read(log).decode().split()

    def test_killed_while_recovering(self):
        calls = self.list_calls()
        points = [(number, "kill") for number in range(1, len(calls) + 1)]
        wrong = [found for found in run_all(recover_spoilt, points) if found]
        print(f"# killed at {len(points)} points of a recovery: {len(wrong)} wrong")
        self.assertEqual(wrong, [])

    def test_full_while_recovering(self):
        calls = self.list_calls()
        points = [(number, str(errno.ENOSPC)) for number, call in enumerate(calls, 1)
                  if call in ("write", "open", "openat", "fsync", "mkdir", "link")]
        self.assertGreater(len(points), 0)
        wrong = [found for found in run_all(recover_spoilt, points) if found]
        print(f"# full at {len(points)} points of a recovery: {len(wrong)} wrong")
        self.assertEqual(wrong, [])


if __name__ == "__main__":
    main()
