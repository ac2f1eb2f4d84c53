#!/usr/bin/env python3
# Copyright 2026 The Adduce Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""check-hardening.py PROGRAM...: programs are built so that a mistake in them is hard to make use of.

What the linker and the compiler leave in a program (readelf): it can lie anywhere in memory, what is relocated can't
be written afterwards, no stack can be executed, stacks are guarded, and calls that copy are checked for length.
The example that must be found wanting is a program that is compiled here without any of it.
"""

import os
import re
import subprocess
import sys
import tempfile

EXAMPLE = "#include <string.h>\nint main (int n, char **v) { char b[8]; strcpy (b, v[0]); return b[n]; }\n"


def readelf(option, program):
    return subprocess.run(["readelf", "-W", option, program], check=True, capture_output=True, text=True).stdout


def find_wants(program):
    headers, dynamic, symbols = (readelf(option, program) for option in ("-l", "-d", "--dyn-syms"))
    stack = re.search(r"GNU_STACK.*", headers)
    wants = {
        "lies at a fixed place": "Elf file type is DYN" not in headers,
        "can change what was relocated": "GNU_RELRO" not in headers or not re.search(r"BIND_NOW|FLAGS.*NOW", dynamic),
        "can execute its stack": stack is None or "RWE" in stack.group(),
        "does not guard its stack": "__stack_chk_fail" not in symbols,
        "does not check lengths": not re.search(r"__(mem|str|f?printf|v?snprintf|read|fd)\w*_chk", symbols),
    }
    return [want for want, is_so in wants.items() if is_so]


def self_test():
    with tempfile.TemporaryDirectory() as folder:
        source, program = os.path.join(folder, "a.c"), os.path.join(folder, "a")
        with open(source, "w", encoding="utf-8") as file:
            file.write(EXAMPLE)
        subprocess.run(["gcc", "-w", "-O0", "-no-pie", "-fno-stack-protector", "-U_FORTIFY_SOURCE", "-z", "norelro",
                        "-z", "execstack", "-o", program, source], check=True)
        return len(find_wants(program)) == 5


def main():
    if not self_test():
        print("self-test: a program without any of it was not found wanting")
        return 1
    wants = [f"{program} {want}" for program in sys.argv[1:] for want in find_wants(program)]
    print("\n".join(wants))
    return 1 if wants else 0


if __name__ == "__main__":
    sys.exit(main())
