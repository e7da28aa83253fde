"""Calls to the disk fail, one in each life: the first, the next after a stride, and so on until there is no such call any more."""

import concurrent.futures
import itertools
import os
import random

import power
from disk import read_log
from worker import Finding, Place, memory_folder

# Which kind of call fails, with what, and how many in a row; 0: for ever from then on.
FAULTS = [
    ("write", "EIO", 1), ("write", "EIO", 3), ("write", "ENOSPC", 1), ("write", "ENOSPC", 0),
    ("sync", "EIO", 1), ("sync", "EIO", 3), ("sync", "ENOSPC", 1), ("sync", "EIO", 0),
    ("read", "EIO", 1), ("read", "EIO", 0),
    ("open", "EMFILE", 1), ("open", "EACCES", 1), ("open", "EIO", 0),
    ("truncate", "EIO", 1), ("lock", "EIO", 1), ("lock", "ENOLCK", 3),
    ("map", "ENOMEM", 1), ("unlink", "EIO", 1),
    ("any", "EIO", 2),
]


def one(worker, fault, number, orders):
    """One life of the script with one fault. Returns whether the fault came to pass, and how many refusals there were."""
    kind, error, count = fault
    chance = random.Random(f"{kind} {error} {count} {number}")
    with Place(memory_folder()) as place:
        try:
            code, text = worker.run(
                "script", place, orders, environment=place.environment(log=True, fail=f"{kind}:{number}:{error}:{count}"))
            records = read_log(place.log)
            failed = [index for index, record in enumerate(records) if record.kind == "F"]
            if code and count:
                raise Finding(f"it gave up after faults that had passed: {text.strip()[-300:]}")
            trusted_after_failed_sync(records)
            worker.check(place)
            if failed:
                power.at(worker, records, chance.randint(failed[0], len(records)), chance)
        except Finding as finding:
            raise Finding(f"{kind} {number} failing with {error} ×{count or '∞'}: {finding}") from None
        return bool(failed), text.count("refused")


def trusted_after_failed_sync(records):
    """After a sync of the log failed, nothing may be confirmed before a good one, and the next write needs a file opened anew."""
    failed, opened = False, True
    for record in records:
        if record.name.endswith("-wal"):
            if record.kind == "S":
                failed = record.error != 0
                opened = opened and not failed
            elif record.kind in "OC":
                opened = True
            elif record.kind == "W" and not opened:
                raise Finding("written through a connection whose sync had failed")
        if record.kind == "A" and failed:
            raise Finding(f"confirmed although the sync before had failed: {record.data.decode().strip()}")


def sweep(worker, fault, orders, stride, pool):
    """Every n of the stride until none fires; returns how many fired and how many refusals they caused."""
    fired, refusals = 0, 0
    numbers = itertools.count(1, stride)
    while True:
        batch = list(itertools.islice(numbers, 2 * (os.cpu_count() or 1)))
        for did_fire, refused in pool.map(lambda number: one(worker, fault, number, orders), batch):
            if not did_fire:
                return fired, refusals
            fired += 1
            refusals += refused


def prove(worker, orders, stride):
    total = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for fault in FAULTS:
            fired, refusals = sweep(worker, fault, orders, stride, pool)
            kind, error, count = fault
            if not fired:
                raise Finding(f"no {kind} ever failed with {error}: what it leads to was not tried")
            total += fired
            print(f"  {kind:9}{error:7} {'for ever' if not count else f'{count} in a row':11} {fired:5} places, {refusals:6} refusals")
    print(f"  {total} faults" + (f", every {stride}th place" if stride > 1 else ", every place there is"))
