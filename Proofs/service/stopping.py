"""The desk is told to stop (SIGTERM) under load, again and again.

What is proven: it exits with 0 within its grace of five seconds; requests under way are answered, and answered whole, and those
that come too late get no answer at all; everything that was acknowledged is there when it is dead and is answered after the next start.

It fails when the exit code is another, when it takes longer, when half an answer goes out, when a
request under way is dropped, or when something acknowledged is missing.
"""

import random
import statistics
import time

from desk import Desk, Simulator
from judge import Judge
from killing import settle
from load import Load, Record
from worker import Finding, Place, memory_folder

GRACE = 5


def stop(desk):
    return desk.terminate(GRACE + 1)


def prove(binary, cycles, seed, after_stop=lambda place, record: None, stop=stop):
    chance = random.Random(seed)
    record, stops = Record(), []
    with Place(memory_folder()) as place, Simulator(binary, place) as simulator:
        judge = Judge(place, record)
        desk = Desk(binary, place, simulator.port)
        try:
            for cycle in range(cycles):
                desk.start()
                judge.answers(desk)
                load = Load(desk, simulator, record, f"S{cycle}", seed)
                load.is_gentle = True
                load.start()
                time.sleep(chance.uniform(0.1, 0.7))
                load.end()
                stops.append(stop(desk))
                load.join()
                after_stop(place, record)
                judge.look()
            desk.start()
            judge.answers(desk)
            settle(desk, simulator)
            stops.append(stop(desk))
            after_stop(place, record)
            judge.look()
            paid, orders = judge.money(simulator.ledger())
        finally:
            desk.end()
    if not record.callbacks or not paid:
        raise Finding("nothing was ever paid")
    if max(stops) > GRACE:
        raise Finding(f"it took {max(stops):.1f} s to stop")
    print(f"  seed {seed}: {cycles} times stopped under load, exit code 0 after {statistics.median(stops) * 1000:.0f} ms,"
          f" {max(stops) * 1000:.0f} at most")
    print(f"  {len(record.orders)} orders, {len(record.attempts)} attempts, {record.counts['callbacks acknowledged']} callbacks"
          f" acknowledged: all there; {record.counts['requests without an answer']} requests had no answer, none had half of one")
    print(f"  paid at the gateways: {paid} of {orders} orders, at the desk the same, each once")
