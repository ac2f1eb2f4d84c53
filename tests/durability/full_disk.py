# Copyright 2026 The Adduce Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A save on a file system that is really full: a small tmpfs in a mount namespace of its own.

Runs as `unshare --mount python3 full_disk.py ADDUCE_CLI CORPUS CLAIM FREE`: puts the corpus on a tmpfs, leaves FREE
bytes of it, saves, makes room, and saves again. Prints what came of it as JSON.
"""

import json
import os
import shutil
import subprocess
import sys

SIZE = 512 * 1024
BLOCK = 4096


def fill(path, free):
    """Leaves room for the blocks that FREE bytes take."""
    with open(path, "wb") as file:
        space = os.statvfs(path)
        file.write(b"\0" * max(0, space.f_bavail * space.f_bsize - -(-free // BLOCK) * BLOCK))


def main():
    cli, corpus, claim, free = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
    kept = corpus + ".kept"
    shutil.copytree(corpus, kept)
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SIZE},mode=777", "adduce-test", corpus], check=True)
    for name in os.listdir(kept):
        shutil.copy2(os.path.join(kept, name), corpus)
    filler = os.path.join(corpus, "filler")
    fill(filler, free)

    def save():
        process = subprocess.run([cli, "retag", os.path.join(corpus, "a.txt"), claim, "--note", "new",
                                  "--coder", "mira"], capture_output=True, text=True)
        with open(os.path.join(corpus, "a.txt.mira.claims.json"), encoding="utf-8") as file:
            return {"status": process.returncode, "error": process.stderr, "content": file.read(),
                    "litter": sorted(set(os.listdir(corpus)) - set(os.listdir(kept)) - {"filler"})}

    full = save()
    os.unlink(filler)
    json.dump({"full": full, "again": save()}, sys.stdout)


if __name__ == "__main__":
    main()
