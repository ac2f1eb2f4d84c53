# Copyright 2026 The Adduce Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A program that waits with its libraries loaded and runs as often as it is asked to (fork-server.c)."""

import os
import select
import signal
import struct
import subprocess
import tempfile
import threading


class Server:
    of_thread = threading.local()

    def __init__(self, program, preloaded=None):
        self.program = program
        self.folder = tempfile.TemporaryDirectory(prefix="adduce-served-")
        environment = dict(os.environ, FORK_SERVER="1")
        if preloaded:
            environment["LD_PRELOAD"] = preloaded
        self.process = subprocess.Popen([program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment,
                                        start_new_session=True)

    @classmethod
    def get(cls, program, preloaded=None):
        """The thread's own."""
        servers = cls.of_thread.__dict__
        if program not in servers:
            servers[program] = cls(program, preloaded)
        return servers[program]

    def __del__(self):
        self.process.stdin.close()
        self.process.stdout.close()
        self.process.wait()
        self.folder.cleanup()

    def read(self, name):
        with open(name, "rb") as file:
            return file.read()

    def run(self, words, environment, name=None, seconds=120):
        """Returns (status, stdout, stderr); a status below 0: killed. name: what the program is to think it is called.

        TimeoutError after so many seconds; the server is of no use then.
        """
        out, err = (os.path.join(self.folder.name, name) for name in ("out", "err"))
        strings = [out, err, str(len(words) + 1), name or self.program, *words,
                   *(f"{name}={value}" for name, value in environment.items())]
        request = b"".join(os.fsencode(string) + b"\0" for string in strings)
        self.process.stdin.write(struct.pack("=I", len(request)) + request)
        self.process.stdin.flush()
        if not select.select([self.process.stdout], [], [], seconds)[0]:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.of_thread.__dict__.pop(self.program, None)
            raise TimeoutError(f"no answer: {words}")
        status, = struct.unpack("=i", self.process.stdout.read(4))
        return os.waitstatus_to_exitcode(status), self.read(out), self.read(err)
