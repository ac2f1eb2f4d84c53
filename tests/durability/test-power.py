#!/usr/bin/env python3
# Copyright 2026 The Adduce Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The power fails after each call of a save: in every state that the disk may be in, the file is the old or the new.

The calls of the real program are recorded. What was written since the last sync of a file may be there, in part, as
zeros, or not at all; what was done in a folder since its last sync may have happened or not, each by itself, in any
combination. After "Saved" only the new version may come out.
"""

import itertools
import os
import unittest

from durability_case import Place, main

O_CREAT = os.O_CREAT


class Disk:
    """One folder: its names, what of them is safe, and what a file has that is not safe yet."""

    def __init__(self, files):
        self.safe_names = {name: ("old", name) for name in files}  # name → inode
        self.names = dict(self.safe_names)
        self.pending = []  # what was done in the folder since its sync: {name: inode or None}
        self.size = {inode: len(contents) for inode, contents in
                     ((("old", name), contents) for name, contents in files.items())}
        self.safe_size = dict(self.size)

    def create(self, name):
        inode = ("new", name)
        self.names[name] = inode
        self.size[inode] = 0
        self.safe_size[inode] = 0
        self.pending.append({name: inode})
        return inode

    def rename(self, source, target, exchange):
        one, other = self.names[source], self.names.get(target)
        self.names[target] = one
        if exchange:
            self.names[source] = other
        else:
            del self.names[source]
        self.pending.append({target: one, source: other if exchange else None})

    def unlink(self, name):
        del self.names[name]
        self.pending.append({name: None})

    def sync_folder(self):
        self.safe_names, self.pending = dict(self.names), []

    def states(self, name, contents):
        """Everything that the name may be after a power cut: bytes, or None."""
        for n in range(len(self.pending) + 1):
            for chosen in itertools.combinations(self.pending, n):
                names = dict(self.safe_names)
                for change in chosen:
                    names.update(change)
                inode = names.get(name)
                if inode is None:
                    yield None
                    continue
                whole = contents[inode][:self.size[inode]]
                yield whole
                if self.safe_size[inode] != self.size[inode]:
                    safe = contents[inode][:self.safe_size[inode]]
                    lost = len(whole) - len(safe)
                    yield safe
                    yield safe + whole[len(safe):len(safe) + lost // 2]
                    yield safe + bytes(lost)


class Power(unittest.TestCase):
    def replay(self, kind, rename):
        place = Place(kind, rename)
        self.addCleanup(place.remove)
        log = os.path.join(place.top, "trace")
        status, _, err = place.save(trace=log)
        self.assertEqual(status, 0, err)
        name, folder = os.path.basename(place.path), place.corpus
        if kind == "symlink":
            name, folder = os.path.basename(place.other), place.top
        new = place.read()
        files = {} if place.old is None else {name: place.old}
        contents = {("old", name): place.old}
        disk, open_files, folders = Disk(files), {}, set()
        cuts = states = 0
        with open(log) as lines:
            for line in lines:
                word, *arguments = line.rstrip("\n").split("\t")
                result = int(arguments[-1])
                if result < 0:
                    continue
                saved = self.apply(disk, word, arguments, result, folder, open_files, folders, contents, new)
                cuts += 1
                for found in disk.states(name, contents):
                    states += 1
                    self.assertIn(found, (place.old, new), f"after {line}")
        # The program said so at its end.
        for found in disk.states(name, contents):
            self.assertEqual(found, new)
        self.assertTrue(saved or cuts)
        return cuts, states

    def apply(self, disk, word, arguments, result, folder, open_files, folders, contents, new):
        def local(where, path):
            """The name, if it is one of the folder's."""
            if os.path.isabs(path):
                return os.path.basename(path) if os.path.dirname(path) == folder else None
            return path if where in folders else None

        if word == "open":
            where, path, flags = int(arguments[0]), arguments[1], int(arguments[2])
            open_files.pop(result, None)
            folders.discard(result)
            if path == folder:
                folders.add(result)
            name = local(where, path)
            if name is None:
                return False
            if flags & O_CREAT and name not in disk.names:
                contents[disk.create(name)] = new
            open_files[result] = disk.names.get(name)
        elif word == "write" and int(arguments[0]) in open_files:
            inode = open_files[int(arguments[0])]
            disk.size[inode] += result
        elif word == "sync" and int(arguments[0]) in open_files:
            inode = open_files[int(arguments[0])]
            disk.safe_size[inode] = disk.size[inode]
        elif word == "sync" and int(arguments[0]) in folders:
            disk.sync_folder()
            return True
        elif word == "close":
            open_files.pop(int(arguments[0]), None)
            folders.discard(int(arguments[0]))
        elif word == "rename":
            where = int(arguments[0])
            source, target = local(where, arguments[1]), local(where, arguments[2])
            if source is not None and target is not None:
                disk.rename(source, target, int(arguments[3]) & 2 != 0)
        elif word == "unlink":
            name = local(int(arguments[0]), arguments[1])
            if name is not None:
                disk.unlink(name)
        return False

    def test_power(self):
        for rename in (False, True):
            for kind in ("new", "plain", "symlink", "hardlink"):
                cuts, states = self.replay(kind, rename)
                self.assertGreater(states, cuts)
                print(f"# {kind}{' renamed' if rename else ''}: cut after each of {cuts} calls, {states} states, "
                      "0 damaged", flush=True)

    def test_the_model(self):
        """A save without any sync, and one that writes in place, are found to be unsafe."""
        contents = {("old", "a"): b"old", ("new", "t"): b"newer"}
        disk = Disk({"a": b"old"})
        inode = disk.create("t")
        disk.size[inode] = 5
        disk.rename("t", "a", False)
        found = set(disk.states("a", contents))
        self.assertIn(b"", found)
        self.assertIn(b"\0" * 5, found)
        disk.safe_size[inode] = 5
        self.assertEqual(set(disk.states("a", contents)), {b"old", b"newer"})
        disk.sync_folder()
        self.assertEqual(set(disk.states("a", contents)), {b"newer"})


if __name__ == "__main__":
    main()
