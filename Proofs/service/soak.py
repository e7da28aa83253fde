"""The desk works for a long time: shops, payers and doubled callbacks, without a pause.

What is proven: its memory does not grow with what it has done, its descriptors stay as many as they were, no request fails, and in the
end everything acknowledged is there and every order is paid, once, exactly where the gateways' ledger says so.

It fails when the memory it holds in the end is more than after a third of the time by more than the goal's megabyte for a million
acknowledgements, an allocator's unrest and page caches: the writer's, in a run so short that it fills meanwhile, and those of connections
to the file that were opened meanwhile, of which there are a few at most; when descriptors stay open beside theirs; or when anything acknowledged is missing.
"""

import statistics
import time

from desk import Desk, Simulator
from judge import Judge
from lives import settle
from load import Load, Record
from worker import Finding, Place, memory_folder

RISE = 1.0  # megabytes for a million acknowledgements
UNREST = 3.0  # megabytes that come and go, however long it takes
PAGES = 2.2  # megabytes of a connection's page cache
WRITERS_PAGES = 16.0  # megabytes of the writer's page cache, which is full
FULL = 10_000  # after so many acknowledgements
FILES = 2  # descriptors of a connection: the file and its log
DESCRIPTORS = 16  # connections to gateways come and go
MOST_CONNECTIONS = 13  # the writer, six readers of single orders and five of lists, and one that is just being opened
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
            samples.append((acknowledged(record), desk.resident()[0], desk.descriptors(), desk.connections()))
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
    before, after = (
        [statistics.median(sample[place] for sample in part) for place in range(4)]
        for part in (steady[:max(len(steady) // 10, 1)], steady[-max(len(steady) // 10, 1):]))
    done, grown, left, connections = (late - early for early, late in zip(before, after))
    print(f"  seed {seed}: {taken:.0f} s, {acknowledged(record)} acknowledgements, {acknowledged(record) / taken:.0f} a second; paid at the"
          f" gateways: {paid} of {orders} orders, at the desk the same, each once")
    print(f"  resident {before[1]:.1f} MB after a third, {after[1]:.1f} in the end; descriptors {before[2]:.0f} and {after[2]:.0f}, connections"
          f" to the file {before[3]:.0f} and {after[3]:.0f}; {done:.0f} acknowledgements in between")
    caches = PAGES * connections + (WRITERS_PAGES if before[0] < FULL else 0)
    if grown > UNREST + caches + RISE * done / 1e6:
        raise Finding(f"memory grows by {grown:.1f} MB in {done:.0f} acknowledgements")
    if left > DESCRIPTORS + FILES * connections or after[3] > MOST_CONNECTIONS:
        raise Finding(f"descriptors stay open: {before[2]:.0f} before, {after[2]:.0f} in the end")


def acknowledged(record):
    return len(record.orders) + len(record.attempts) + record.counts["callbacks acknowledged"]
