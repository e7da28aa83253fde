"""The desk starts in a moment on a database that has been in use, whether it was stopped before or killed.

What is proven: from the start of the process to the first 200 of /readyz, which tries a write, 300 ms pass in the median; and after
each start the newest order is there.

It fails when the median is longer, when a start does not succeed, or when the order is missing.
"""

import statistics
import threading

from desk import Desk
from load import DEADLINE
from worker import Finding, Place, memory_folder

LIMIT = 0.3
FILLERS = 8


def prove(binary, starts, orders, after_end=lambda place: None):
    taken = {"stopped": [], "killed": []}
    with Place(memory_folder()) as place:
        desk = Desk(binary, place, 9)
        try:
            desk.start()
            fill(desk, orders)
            for number in range(starts):
                how = "killed" if number % 2 else "stopped"
                create(desk.client(), f"last-{number}")
                if how == "killed":
                    desk.kill()
                else:
                    desk.terminate(6)
                after_end(place)
                taken[how].append(desk.start())
                if desk.client().get(f"/v1/orders/last-{number}").status != 200:
                    raise Finding(f"{how} after order last-{number} was acknowledged, and it is not there")
        finally:
            desk.end()
    everything = taken["stopped"] + taken["killed"]
    median = statistics.median(everything)
    if median > LIMIT:
        raise Finding(f"ready after {median * 1000:.0f} ms in the median of {starts} starts, more than {LIMIT * 1000:.0f}")
    parts = ", ".join(f"{statistics.median(times) * 1000:.0f} ms after it was {how}" for how, times in taken.items())
    print(f"  {starts} starts on {orders} orders: ready after {median * 1000:.0f} ms in the median, {max(everything) * 1000:.0f} at most;"
          f" {parts}")


def fill(desk, orders):
    def some(share):
        client = desk.client()
        try:
            for number in range(share, orders, FILLERS):
                create(client, f"order-{number}")
        except Exception as error:
            wrong.append(error)

    wrong = []
    threads = [threading.Thread(target=some, args=(share,)) for share in range(FILLERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if wrong:
        raise Finding(f"the database could not be filled: {wrong[0]}")


def create(client, name):
    terms = {"id": name, "due": {"value": "300", "currency": "TWD"}, "deadline": DEADLINE, "description": "Tea"}
    answer = client.post("/v1/orders", terms)
    if answer.status != 201:
        raise Finding(f"an order was refused: {answer}")
