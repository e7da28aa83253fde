"""Somebody floods the callbacks with forgeries: messages with a wrong hash, forms of our own reflected, unsigned words
about intents that nobody made.

What is proven: a flood causes not one question to a gateway and stores not one row, although the forgeries name an open order's own
number; the order stays open, memory stays bounded, and honest money gets through during the flood and after it.

It fails when the counting relay in front of the gateways sees a connection or a byte during the flood, when any table of the database
has more or other rows, when a forgery is answered otherwise than it should be, or when the honest order is late.

The desk asks about an open attempt by itself, twenty seconds after its start. So the flood comes in waves that are shorter, each
against an order of its own.
"""

import sqlite3
import statistics
import time

from client import Client
from desk import Desk, Simulator
from forging import Wave
from load import DEADLINE
from payer import messages, pay
from relay import Relay
from worker import Finding, Place, memory_folder

HONEST = 2.0  # seconds in which honest money must be known, in a flood or not
GROWTH = 64  # megabytes


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
            body = messages(gateway, first["number"])[0]["body"]
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
