"""The desk is killed under load, again and again, and started anew on the same database.

What is proven: every order, attempt and callback that was acknowledged with 2xx is there after each kill, as it was acknowledged; a
callback that comes twice or more is stored once; events are numbered without gaps and no state is told twice; and in the end an order
is paid, once, exactly where the gateways' ledger says so. Requests that a kill left without an answer are made again under the same
key, and lead to one attempt, not two.

It fails when an acknowledged row is missing or differs, when anything is doubled, or when the desk does not come up again. Callbacks
that the gateway did not get acknowledged come again only when its clock moves on, so in the end it is moved on.
"""

import random
import statistics
import time

from desk import Desk, Simulator
from judge import Judge
from load import Load, Record
from worker import Finding, Place, memory_folder

# A sealed message that was stored is applied by the desk itself, and one that was not stored comes again: nobody needs to ask. A question
# to KryptoGO that a killed desk had taken up comes again later than a proof can wait; there the merchant asks, after so many seconds.
OWN_TIME = 2
PATIENCE = 60


def prove(binary, cycles, seed, after_kill=lambda place, record: None):
    chance = random.Random(seed)
    record, starts = Record(), []
    with Place(memory_folder()) as place, Simulator(binary, place) as simulator:
        judge = Judge(place, record)
        simulator.control("faults", {"messages": [{"fault": "double", "kind": "notify", "times": 1_000_000}]})
        desk = Desk(binary, place, simulator.port)
        try:
            for cycle in range(cycles):
                starts.append(desk.start())
                judge.answers(desk)
                load = Load(desk, simulator, record, f"L{cycle}", seed)
                load.start()
                time.sleep(chance.uniform(0.05, 0.7))
                load.end()
                desk.kill()
                load.join()
                after_kill(place, record)
                judge.look()
            starts.append(desk.start())
            judge.answers(desk)
            synced = settle(desk, simulator)
            desk.kill()
            after_kill(place, record)
            judge.look()
            paid, orders = judge.money(simulator.ledger())
        finally:
            desk.end()
    if not record.callbacks or not paid:
        raise Finding("nothing was ever paid")
    report(seed, cycles, record, paid, orders, synced, starts)


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


def report(seed, cycles, record, paid, orders, synced, starts):
    again = {name: count for name, count in record.counts.items() if name.startswith("asked again")}
    print(f"  seed {seed}: {cycles} times killed; {len(record.orders)} orders, {len(record.attempts)} attempts and"
          f" {record.counts['callbacks acknowledged']} callbacks ({len(record.callbacks)} different) acknowledged: all there, none twice")
    print(f"  {record.counts['requests without an answer']} requests had no answer; {again}")
    print(f"  paid at the gateways: {paid} of {orders} orders, at the desk the same, each once; about {synced} of them it was asked")
    print(f"  ready after {statistics.median(starts) * 1000:.0f} ms, {max(starts) * 1000:.0f} at most")
