"""A client that asks and never reads what it is answered, as the server's kernel sees it.

When the server closes such a connection nobody who does not read hears of it, so it is looked up in the kernel's table: a socket that
no process holds any more has no inode there, or no row.
"""

import pathlib
import socket
import time

from client import request
from worker import Finding

# Answers of fifty kilobytes. Fewer than the server lets wait on one connection; the kernel takes some megabytes before it is full.
ASKED = 20
LONG = request("GET", "/openapi.yaml")
MOST = 12


class Deaf:
    """Held up as soon as it is made."""

    kind = "answers not taken"

    def __init__(self, port, deadline):
        self.deadline = deadline
        self.socket = socket.socket()
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        self.socket.connect(("127.0.0.1", port))
        self.ports = (port, self.socket.getsockname()[1])
        self.lasted = None
        queued = 0
        for _ in range(MOST):
            self.socket.sendall(LONG * ASKED)
            self.opened = time.monotonic()
            before, queued = queued, self.settled()
            if before and queued < before + ASKED * 25_000:
                return
        raise Finding(f"after {MOST * ASKED} long answers the server is not held up: nothing was proven")

    def settled(self):
        """How many bytes wait to be taken, when they get no more."""
        last = -1
        while (queued := self.row()[0]) != last:
            last = queued
            self.listen()
            time.sleep(0.2)
        return queued

    def listen(self):
        """It does not."""

    def look(self):
        if self.lasted is None and not self.row()[1]:
            self.lasted = time.monotonic() - self.opened
            self.socket.close()

    def row(self):
        """Bytes queued on the server's side, and whether a process holds that side."""
        for line in pathlib.Path("/proc/net/tcp").read_text().splitlines()[1:]:
            fields = line.split()
            if tuple(int(address.partition(":")[2], 16) for address in fields[1:3]) == self.ports:
                return int(fields[4].partition(":")[0], 16), fields[9] != "0"
        return 0, False


class Attentive(Deaf):
    """One that takes its answers, to see that it is not mistaken for one that does not."""

    def listen(self):
        self.socket.setblocking(False)
        try:
            while self.socket.recv(1 << 20):
                pass
        except BlockingIOError:
            pass
        self.socket.setblocking(True)
