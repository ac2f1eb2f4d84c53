#!/usr/bin/env python3
# Copyright 2026 The Adduce Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every error at every system call of a save: nothing is damaged, what is said is true, and trying again works."""

import errno
import unittest

from durability_case import Place, main, run_all

ERRORS = ("EACCES", "ENOSPC", "EIO", "EDQUOT", "EROFS", "EMFILE", "EXDEV", "EPERM", "ESTALE")


def spoil(arguments):
    """(status, state, what is wrong)"""
    kind, rename, number, how, call = arguments
    place = Place(kind, rename)
    status, _, err = place.save(at=number, do=how)
    state, wrong = place.state(), place.complaints()
    if state not in ("old", "new"):
        wrong.append(state)
    if status not in (0, 2):
        wrong.append(f"status {status}")
    if status == 0 and state != "new":
        wrong.append("said to be saved, but is not")
    if status == 2 and state == "new":
        wrong.append("said not to be saved, but is")
    if status == 2 and not err.startswith("adduce-cli: "):
        wrong.append(f"no sentence: {err}")
    status_again, _, err = place.save()
    if status_again != 0 or place.read().count(b'"new"') < 1:
        wrong.append(f"trying again: {status_again} {err}")
    place.remove()
    return status, state, wrong


def last(calls, name):
    """The number of the last call of that name: the claims' file is the last that changes places."""
    return len(calls) - calls[::-1].index(name)


class Errors(unittest.TestCase):
    def spoil_all(self, name, kind, rename, hows, choose=lambda call: True):
        place = Place(kind, rename)
        calls = place.list_calls()
        place.remove()
        points = [(kind, rename, number, how, call) for number, call in enumerate(calls, 1) if choose(call)
                  for how in hows(call)]
        self.assertGreater(len(points), 0)
        tally = {"refused": 0, "saved all the same": 0}
        wrong_ones = []
        for point, (status, _, wrong) in zip(points, run_all(spoil, points)):
            if wrong:
                wrong_ones.append((point[2:], wrong))
            tally["refused" if status else "saved all the same"] += 1
        print(f"# {name:22} {len(points):4} errors: {tally['refused']} refused, "
              f"{tally['saved all the same']} saved all the same, {len(wrong_ones)} wrong", flush=True)
        self.assertEqual(wrong_ones, [])

    def test_each_error(self):
        """Every error at every call."""
        def hows(call):
            return [getattr(errno, name) for name in ERRORS]

        for rename in (False, True):
            self.spoil_all("plain" + (" renamed" if rename else ""), "plain", rename, hows)

    def test_all_after(self):
        """The disk stays full, or gone: every call of the name fails from there on."""
        changing = ("open", "openat", "write", "fsync", "fdatasync", "renameat2", "ftruncate", "fchmod")
        self.spoil_all("from there on", "plain", False,
                       lambda call: ["all:%d" % code for code in (errno.ENOSPC, errno.EIO)],
                       lambda call: call in changing)

    def test_interrupted(self):
        self.spoil_all("EINTR", "plain", False, lambda call: [errno.EINTR],
                       lambda call: call in ("open", "openat", "write", "read", "fsync", "fdatasync", "flock"))

    def test_short(self):
        self.spoil_all("short", "plain", False, lambda call: ["short"], lambda call: call in ("write", "read"))

    def test_rename_that_lies(self):
        for rename in (False, True):
            self.spoil_all("rename that lies", "plain", rename, lambda call: ["lie"],
                           lambda call: call in ("rename", "renameat2"))

    def test_unsupported(self):
        """A file system that can't exchange two names says so in one of several ways: then they are renamed. One that
        can't confirm folders is no reason for a warning; nor is a file that is closed in spite of a signal."""
        place = Place("plain")
        calls = place.list_calls()
        place.remove()
        swap = last(calls, "renameat2")
        last_sync = last(calls, "fsync")
        cases = [("swap", swap, code) for code in (errno.EINVAL, errno.ENOSYS, errno.EPERM, errno.ENOTSUP)]
        cases += [("sync of the folder", last_sync, code) for code in (errno.EINVAL, errno.EBADF, errno.EINTR)]
        cases += [("close", number, errno.EINTR) for number, call in enumerate(calls, 1) if call == "close"]
        for name, number, code in cases:
            with self.subTest(name=name, number=number, code=code):
                place = Place("plain")
                status, _, err = place.save(at=number, do=code)
                self.assertEqual((status, err, place.state(), place.complaints()), (0, "", "new", []))
                place.remove()

    def test_gone_in_between(self):
        """The file goes just before the names change places; what was made is what there is then."""
        place = Place("plain")
        swap = last(place.list_calls(), "renameat2")
        place.remove()
        place = Place("plain")
        status, _, err = place.save(at=swap, do=errno.ENOENT)
        self.assertEqual((status, err, place.state(), place.complaints()), (0, "", "new", []))
        place.remove()


if __name__ == "__main__":
    main()
