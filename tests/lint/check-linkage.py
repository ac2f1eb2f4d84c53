#!/usr/bin/env python3
# Copyright 2026 The Adduce Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""check-linkage.py CLI [APP]: the command line needs no library of the toolkit at run time.

APP, the window's program, is the example that has to be found. What draws on paper, cairo, is linked with
libX11 on most systems; that alone needs no screen and is let pass unless the program asks for it itself.
"""

import re
import subprocess
import sys

TOOLKIT = re.compile(r"^\s*(lib(?:gtk|gdk|gsk|adwaita|gtksourceview|wayland)[-.\w]*)", re.M)
NEEDED = re.compile(r"NEEDED\s+\[?(lib(?:X11|Xext|wayland)[-.\w]*)")


def toolkit_libraries(program):
    answer = subprocess.run(["ldd", program], check=True, capture_output=True, text=True)
    direct = subprocess.run(["objdump", "-p", program], check=True, capture_output=True, text=True)
    return sorted(set(TOOLKIT.findall(answer.stdout)) | set(NEEDED.findall(direct.stdout)))


def main():
    if len(sys.argv) > 2 and not toolkit_libraries(sys.argv[2]):
        print(f"self-test: no toolkit found in {sys.argv[2]}")
        return 1
    found = toolkit_libraries(sys.argv[1])
    for name in found:
        print(f"{sys.argv[1]} is linked with {name}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
