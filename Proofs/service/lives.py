"""One desk's many lives under load, each ended from outside, and what every one of them left behind."""

import collections
import random
import time

from desk import Desk, Simulator
from judge import Judge
from load import Load, Record
from trouble import trouble
from worker import Finding, Place, memory_folder

# A sealed message that was stored is applied by the desk itself, and one that was not stored comes again: nobody needs to ask. A question
# to KryptoGO that a desk had taken up, or that failed, comes again later than a proof can wait; there the merchant asks, after so many
# seconds.
OWN_TIME = 2
PATIENCE = 60

Outcome = collections.namedtuple("Outcome", "record starts paid orders asked met")


def live(binary, cycles, seed, name, end, shortest, is_gentle=False, after_end=lambda place, record: None):
    """Lives until `end(desk)`, so many times; then once more, untroubled, until desk and gateways agree on the money."""
    chance = random.Random(seed)
    record, starts, met = Record(), [], 0
    with Place(memory_folder()) as place, Simulator(binary, place) as simulator:
        judge = Judge(place, record)
        desk = Desk(binary, place, simulator.port)
        try:
            for cycle in range(cycles):
                planned = simulator.go_wrong(trouble(chance))
                starts.append(desk.start())
                judge.answers(desk)
                load = Load(desk, simulator, record, f"{name}{cycle}", seed)
                load.is_gentle = is_gentle
                load.start()
                time.sleep(chance.uniform(shortest, 0.7))
                load.end()
                end(desk)
                load.join()
                met += planned - simulator.trouble_left()
                after_end(place, record)
                judge.look()
            simulator.go_wrong([])
            starts.append(desk.start())
            judge.answers(desk)
            asked = settle(desk, simulator)
            end(desk)
            after_end(place, record)
            judge.look()
            paid, orders = judge.money(simulator.ledger())
        finally:
            desk.end()
    if not record.callbacks or not paid:
        raise Finding("nothing was ever paid")
    return Outcome(record, starts, paid, orders, asked, met)


def settle(desk, simulator):
    """The gateways send again what was not acknowledged, until the desk knows of all their money. Returns about how many it was asked."""
    for seconds in (61, 301, 1801, 1):
        simulator.control("clock", {"advanceSeconds": seconds})
        simulator.control("settle")
    client = desk.client()
    truth = {entry["attempt"] for entry in simulator.ledger() if entry["isPaid"]}
    begun = time.monotonic()
    asked = set()
    while True:
        late, behind = [], []
        for order in unpaid(client):
            numbers = {attempt["number"] for attempt in order["attempts"]}
            if truth & numbers:
                late.append(order)
            elif numbers != {attempt["number"] for attempt in order["snapshot"]["attempts"]}:
                behind.append(order["id"])
        if not late and not behind:
            return len(asked)
        if time.monotonic() > begun + PATIENCE:
            raise Finding(f"paid at the gateway and not at the desk: {[order['id'] for order in late[:5]]}; behind: {behind[:5]}")
        for order in late if time.monotonic() > begun + OWN_TIME else []:
            if all(attempt["gateway"] == "kryptogo" for attempt in order["attempts"]):
                client.post(f"/v1/orders/{order['id']}/sync")
                asked.add(order["id"])
        time.sleep(0.2)


def unpaid(client):
    """Every order that is not paid, with its attempts."""
    cursor = ""
    while cursor is not None:
        page = client.get(f"/v1/orders?limit=500{cursor}").json()
        for order in page["orders"]:
            if order["status"] != "paid":
                yield client.get(f"/v1/orders/{order['id']}").json()
        cursor = f"&cursor={page['next']}" if "next" in page else None
