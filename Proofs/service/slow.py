"""Slow clients hold connections: one header byte a second, half a body, nothing at all, nothing more after an answer, a second
request letter by letter, or answers that nobody takes.

What is proven: while they hold hundreds of connections an honest client is served in its time; each slow one is closed within its
deadline (ten seconds for a first request's head, fifteen for its body, sixty from an answer to the whole of the next head, thirty
for taking what is sent); their descriptors come back.

It fails when an honest request takes long or is refused, when a slow connection outlives its deadline or is closed before it could
have been honest, or when descriptors stay open.
"""

import selectors
import socket
import statistics
import time

from deaf import Deaf
from desk import Desk
from load import DEADLINE
from worker import Finding, Place, memory_folder

HEAD, BODY, IDLE, TAKE = 10, 15, 60, 30  # seconds, as in ServiceLimits
SLACK = 2
HONEST = 1.0
GROWTH = 32  # megabytes
READERS = 2

# How each kind begins, when it must be over, and what it sends each second until then.
POST = b"POST /callbacks/payuni HTTP/1.1\r\nHost: 127.0.0.1\r\n"
GET = b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
BEGINNINGS = {
    "nothing": (b"", HEAD, b""),
    "header by header": (POST + b"X-Slow: ", HEAD, b"a"),
    "half a body": (POST + b"Content-Length: 4000\r\n\r\nStatus=SUCCESS&EncryptInfo=", BODY, b"a"),
    "nothing more": (GET, IDLE, b""),
    "a second head": (GET + POST + b"X-Slow: ", IDLE, b"a"),
}


class Slow:
    """One connection of one kind; knows when it was opened and when it was closed."""

    def __init__(self, port, kind, beginning, deadline, drop):
        self.kind, self.deadline, self.drop = kind, deadline, drop
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.setblocking(False)
        self.socket.send(beginning)
        self.opened = time.monotonic()
        self.lasted = None

    def drip(self):
        if self.drop and self.lasted is None:
            try:
                self.socket.send(self.drop)
            except OSError:
                self.end()

    def heard(self):
        """The desk says something or closes; whatever it says, it must close."""
        try:
            if not self.socket.recv(4096):
                self.end()
        except BlockingIOError:
            pass
        except OSError:
            self.end()

    def end(self):
        if self.lasted is None:
            self.lasted = time.monotonic() - self.opened
            self.socket.close()


def prove(binary, connections, beginnings=BEGINNINGS, amid=lambda desk: None, reader=Deaf):
    with Place(memory_folder()) as place, Desk(binary, place, 9) as desk:
        honest = desk.client()
        quiet = statistics.median(serve(honest, f"quiet-{number}") for number in range(50))
        descriptors, memory = desk.descriptors(), desk.resident()
        kinds = [(kind, *rest) for kind, rest in beginnings.items()]
        deaf = [reader(desk.port, TAKE) for _ in range(READERS)]
        slow = [Slow(desk.port, *kinds[number % len(kinds)]) for number in range(connections)]
        amid(desk)
        watch = selectors.DefaultSelector()
        for one in slow:
            watch.register(one.socket, selectors.EVENT_READ, one)
        taken, most, begun, last_drip = [], 0, time.monotonic(), time.monotonic()
        end = max(one.opened + one.deadline for one in slow + deaf) + SLACK
        while any(one.lasted is None for one in slow + deaf) and time.monotonic() < end:
            # The last of them are waited for in peace: tens of thousands of orders would be another proof.
            for key, _ in watch.select(0.02 if time.monotonic() < begun + BODY + SLACK else 0.25):
                key.data.heard()
                if key.data.lasted is not None:
                    watch.unregister(key.fileobj)
            if time.monotonic() > last_drip + 1:
                last_drip = time.monotonic()
                for one in slow:
                    one.drip()
            for one in deaf:
                one.look()
            taken.append(serve(honest, f"order-{len(taken)}"))
            most = max(most, desk.descriptors() - descriptors)
        judge(slow, deaf, most, connections)
        time.sleep(0.5)
        left, now = desk.descriptors() - descriptors, desk.resident()
    if left > 2:
        raise Finding(f"{left} descriptors did not come back")
    if now[1] > memory[0] + GROWTH:
        raise Finding(f"memory grew from {memory[0]:.0f} to {now[1]:.0f} MB")
    lasted = {kind: [one.lasted for one in slow + deaf if one.kind == kind] for kind in [*beginnings, reader.kind]}
    print(f"  {connections} slow connections, {most} descriptors held at once, {max(left, 0)} left; closed after: "
          + ", ".join(f"{kind} {min(times):.1f} to {max(times):.1f} s" for kind, times in lasted.items()))
    print(f"  {len(taken)} honest requests meanwhile: {statistics.median(taken) * 1000:.1f} ms, {max(taken) * 1000:.0f} at most;"
          f" {quiet * 1000:.1f} ms before; resident {memory[0]:.0f} MB before, {now[1]:.0f} at most")


def judge(slow, deaf, most, connections):
    if most < connections * 0.9:
        raise Finding(f"only {most} of {connections} connections were held at once: nothing was proven")
    for one in slow + deaf:
        if one.lasted is None:
            raise Finding(f"“{one.kind}” was open for longer than {one.deadline} s")
        if not one.deadline - SLACK <= one.lasted <= one.deadline + SLACK:
            raise Finding(f"“{one.kind}” was closed after {one.lasted:.1f} s, not {one.deadline}")


def serve(client, name):
    """An honest order; returns how many seconds it took."""
    begun = time.monotonic()
    terms = {"id": name, "due": {"value": "300", "currency": "TWD"}, "deadline": DEADLINE, "description": "Tea"}
    answer = client.post("/v1/orders", terms)
    taken = time.monotonic() - begun
    if answer.status != 201 or taken > HONEST:
        raise Finding(f"an honest client was not served in its time: {answer} after {taken:.2f} s")
    return taken
