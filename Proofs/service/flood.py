"""Somebody floods the callbacks with forgeries: messages with a wrong hash, forms of our own reflected, unsigned words
about intents that nobody made.

What is proven: a flood causes not one question to a gateway and stores not one row, although the forgeries name an open order's own
number; the order stays open, memory stays bounded, and honest money gets through during the flood and after it.

It fails when the counting relay in front of the gateways sees a connection or a byte during the flood, when any table of the database
has more or other rows, when a forgery is answered otherwise than it should be, or when the honest order is late.

The desk asks about an open attempt by itself, twenty seconds after its start. So the flood comes in waves that are shorter, each
against an order of its own.
"""

import random
import socket
import sqlite3
import statistics
import threading
import time

from client import Client, request
from desk import Desk, Simulator, free_port
from load import DEADLINE, pay
from worker import Finding, Place, memory_folder

SENDERS = 4
PIPELINED = 16
WAVE = 12.0  # seconds
HONEST = 2.0  # seconds in which honest money must be known, in a flood or not
GROWTH = 64  # megabytes
FORM = ["Content-Type: application/x-www-form-urlencoded"]
JSON = ["Content-Type: application/json"]


class Relay:
    """Stands before the gateways and counts what comes from the desk."""

    def __init__(self, target):
        self.target, self.connections, self.chunks = target, 0, 0
        self.port = free_port()
        self.listener = socket.create_server(("127.0.0.1", self.port))
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            inner, _ = self.listener.accept()
            self.connections += 1
            outer = socket.create_connection(("127.0.0.1", self.target))
            threading.Thread(target=self.pump, args=(inner, outer, True), daemon=True).start()
            threading.Thread(target=self.pump, args=(outer, inner, False), daemon=True).start()

    def pump(self, source, target, counts):
        try:
            while data := source.recv(65536):
                self.chunks += counts
                target.sendall(data)
            target.shutdown(socket.SHUT_WR)
        except OSError:
            pass

    def seen(self):
        return self.connections, self.chunks


def forgeries(chance, body, attempt):
    """Requests without end, each with the status that must answer it. `body` is a genuine message about another order."""
    genuine = dict(pair.split("=", 1) for pair in body.split("&"))
    number = attempt["number"]
    own = dict(attempt["instructions"]["fields"])
    while True:
        forged = dict(genuine, HashInfo=f"{chance.getrandbits(256):064X}")
        kind = chance.randrange(3)
        if kind == 0:  # the known number where anybody can write it, and a made-up text
            forged |= {"MerTradeNo": number, "EncryptInfo": f"{chance.getrandbits(4096):01024x}"}
        elif kind == 1:  # what the payer's browser was given to post: sealed by us, with the known number in it, and a right hash
            forged = own | {"Status": "SUCCESS"}
        yield 400, request("POST", "/callbacks/payuni", "&".join(map("=".join, forged.items())).encode(), FORM)
        intent = f"{chance.getrandbits(128):032x}"
        text = f'{{"payment_intent_id":"{intent}","status":"success","fiat_amount":"300","order_data":{{"order_id":"{number}"}}}}'
        yield 200, request("POST", f"/callbacks/kryptogo/{chance.getrandbits(256):064x}", text.encode(), JSON)


class Wave:
    """Some senders, each on one connection, many requests ahead of the answers."""

    def __init__(self, port, count, body, attempt, seed):
        self.port, self.sent, self.wrong = port, [0] * SENDERS, []
        self.until = time.monotonic() + WAVE
        self.stop = threading.Event()
        self.threads = [
            threading.Thread(target=self.send, args=(index, count // SENDERS, forgeries(random.Random(f"{seed} {index}"), body, attempt)))
            for index in range(SENDERS)]
        for thread in self.threads:
            thread.start()

    def send(self, index, count, forged):
        client = Client(self.port)
        try:
            client.send(request("GET", "/healthz"))
            while self.sent[index] < count and time.monotonic() < self.until and not self.stop.is_set():
                batch = [next(forged) for _ in range(min(PIPELINED, count - self.sent[index]))]
                client.socket.sendall(b"".join(data for _, data in batch))
                for status, _ in batch:
                    answer = client.read()
                    if answer.status != status:
                        raise Finding(f"a forgery was answered with {answer}, not {status}")
                self.sent[index] += len(batch)
        except Exception as error:
            self.wrong.append(f"{type(error).__name__}: {error}")
        finally:
            client.close()

    def join(self):
        for thread in self.threads:
            thread.join()
        if self.wrong:
            raise Finding(self.wrong[0])
        return sum(self.sent)


def rows(store):
    """How many rows each table has, and the newest version of every order."""
    database = sqlite3.connect(f"file:{store}?mode=ro", uri=True)
    try:
        tables = [row[0] for row in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")]
        counts = {table: database.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables}
        return counts, database.execute("SELECT id, status, sequence, recorded, applied FROM orders").fetchall()
    finally:
        database.close()


def begin(client, name):
    terms = {"id": name, "due": {"value": "300", "currency": "TWD"}, "deadline": DEADLINE, "description": "Tea"}
    answer = client.post("/v1/orders", terms)
    started = client.post(f"/v1/orders/{name}/attempts", {"gateway": "payuni", "method": "card"})
    if [answer.status, started.status] != [201, 201]:
        raise Finding(f"an honest order was refused: {answer}, {started}")
    return started.json()


def sell(desk, simulator, gateway, name, attempt=None):
    """An honest order, or the rest of one; returns how many seconds after its payment the desk knew of it."""
    client = desk.client()
    attempt = attempt or begin(client, name)
    pay(simulator, gateway, attempt, "card")
    begun = time.monotonic()
    while client.get(f"/v1/orders/{name}").json()["status"] != "paid":
        if time.monotonic() > begun + HONEST:
            raise Finding(f"honest money was not known after {HONEST} s")
        time.sleep(0.01)
    client.close()
    return time.monotonic() - begun


def message(gateway, number):
    for entry in gateway.get(f"/control/messages?attempt={number}").json()["messages"]:
        if entry["kind"] == "notify":
            return entry["body"]
    raise Finding("the gateway sent no message")


def quiet(store):
    """Waits until the desk has confirmed by a question what it was told: from then on it has nothing to ask."""
    begun = time.monotonic()
    while time.monotonic() < begun + 40:
        database = sqlite3.connect(f"file:{store}?mode=ro", uri=True)
        soon = database.execute("SELECT count(*) FROM work WHERE available < (unixepoch() + 15) * 1000").fetchone()[0]
        database.close()
        if not soon:
            return
        time.sleep(0.1)
    raise Finding("the desk does not come to rest")


def prove(binary, count, seed, amid_flood=lambda desk, simulator: None):
    with Place(memory_folder()) as place, Simulator(binary, place) as simulator:
        relay = Relay(simulator.port)
        with Desk(binary, place, relay.port) as desk:
            gateway = Client(simulator.port)
            first = begin(desk.client(), "first")
            alone = [sell(desk, simulator, gateway, "first", first)] + [sell(desk, simulator, gateway, f"alone-{n}") for n in range(4)]
            quiet(place.store)
            if relay.seen() == (0, 0):
                raise Finding("the relay sees nothing, not even the questions that confirm a payment")
            body = message(gateway, first["number"])
            before, sent, wave, within = desk.resident(), 0, 0, []
            forged_seconds = 0.0
            while sent < count:
                quiet(place.store)
                attempt = begin(desk.client(), f"open-{wave}")
                time.sleep(0.1)
                seen, stored, begun = relay.seen(), rows(place.store), time.monotonic()
                flood = Wave(desk.port, count - sent, body, attempt, f"{seed} {wave}")
                amid_flood(desk, simulator)
                sent += flood.join()
                forged_seconds += time.monotonic() - begun
                if relay.seen() != seen:
                    raise Finding(f"a flood led to questions: {seen} connections and chunks before it, {relay.seen()} after")
                if rows(place.store) != stored:
                    raise Finding(f"a flood left something: {stored} before it, {rows(place.store)} after")
                within.append(sell(desk, simulator, gateway, f"open-{wave}", attempt))
                wave += 1
            amid = during(desk, simulator, gateway, body, seed)
            after = desk.resident()
    if after[1] > before[1] + GROWTH:
        raise Finding(f"memory grew from {before[1]:.0f} to {after[1]:.0f} MB")
    print(f"  {sent} forgeries in {wave} waves, {sent / forged_seconds:.0f} a second: 0 questions to the gateways, 0 rows stored,"
          " the orders they named still open")
    print(f"  honest money was known after {statistics.median(alone) * 1000:.0f} ms without a flood,"
          f" {statistics.median(amid) * 1000:.0f} ms ({max(amid) * 1000:.0f} at most) amid one, {max(within) * 1000:.0f} at most after one")
    print(f"  resident {before[0]:.0f} MB before, {after[0]:.0f} after, {after[1]:.0f} at most")


def during(desk, simulator, gateway, body, seed):
    """Honest orders while a flood goes on without a pause."""
    flood = Wave(desk.port, 10_000_000, body, begin(desk.client(), "named"), f"{seed} amid")
    try:
        return [sell(desk, simulator, gateway, f"amid-{number}") for number in range(10)]
    finally:
        flood.stop.set()
        flood.join()
