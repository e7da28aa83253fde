"""The desk works for a long time: shops, payers and doubled callbacks, without a pause.

What is proven: its memory does not grow with what it has done, its descriptors stay as many as they were, no request fails, and in the
end everything acknowledged is there and every order is paid, once, exactly where the gateways' ledger says so.

It fails when a line through the memory it held, from a third of the time on, rises by more than the goal's megabyte for a million
acknowledgements and by more than an allocator's unrest, when descriptors stay open, or when anything acknowledged is missing.
"""

import time

from desk import Desk, Simulator
from judge import Judge
from lives import settle
from load import Load, Record
from worker import Finding, Place, memory_folder

RISE = 1.0  # megabytes for a million acknowledgements
UNREST = 3.0  # megabytes that come and go, however long it takes
DESCRIPTORS = 4
# So that a gateway is not asked about more than the desk's own measure lets it ask, which is ten a second: else a backlog would grow.
PAUSE = 0.2
STOP = 6


def prove(binary, seconds, seed, amid=lambda desk: None):
    record, samples = Record(), []
    with Place(memory_folder()) as place, Simulator(binary, place) as simulator, Desk(binary, place, simulator.port) as desk:
        load = Load(desk, simulator, record, "K", seed)
        load.is_gentle, load.pause = True, PAUSE
        load.start()
        begun = time.monotonic()
        while time.monotonic() < begun + seconds and not record.findings:
            time.sleep(min(1, seconds / 60))
            amid(desk)
            samples.append((acknowledged(record), desk.resident()[0], desk.descriptors()))
        taken = time.monotonic() - begun
        load.end()
        desk.terminate(STOP)
        load.join()
        judge = Judge(place, record)
        judge.look()
        desk.start()
        settle(desk, simulator)
        desk.terminate(STOP)
        judge.look()
        paid, orders = judge.money(simulator.ledger())
    steady = samples[len(samples) // 3:]
    done, rise = steady[-1][0] - steady[0][0], slope([sample[:2] for sample in steady])
    open_before, open_after = (sorted(sample[2] for sample in part)[len(part) // 2] for part in (steady[:10], steady[-10:]))
    print(f"  seed {seed}: {taken:.0f} s, {acknowledged(record)} acknowledgements, {acknowledged(record) / taken:.0f} a second; paid at the"
          f" gateways: {paid} of {orders} orders, at the desk the same, each once")
    print(f"  resident {steady[0][1]:.1f} MB after a third, {steady[-1][1]:.1f} in the end, {max(sample[1] for sample in samples):.1f} at most;"
          f" the line rises by {rise * done:.1f} MB in {done} acknowledgements; descriptors {open_before} and {open_after}")
    if rise * done > UNREST + RISE * done / 1e6:
        raise Finding(f"memory grows: {rise * 1e6:.1f} MB for a million acknowledgements")
    if open_after > open_before + DESCRIPTORS:
        raise Finding(f"descriptors stay open: {open_before} before, {open_after} in the end")


def acknowledged(record):
    return len(record.orders) + len(record.attempts) + record.counts["callbacks acknowledged"]


def slope(points):
    """Of the straight line that lies nearest to all of them."""
    middle = [sum(values) / len(points) for values in zip(*points)]
    spread = sum((x - middle[0]) ** 2 for x, _ in points)
    return sum((x - middle[0]) * (y - middle[1]) for x, y in points) / spread if spread else 0.0
