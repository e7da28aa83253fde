"""The power goes while 64 callers are served; everything confirmed before must be on the disk."""

import itertools
import random
import signal
import time

from disk import Disk, read_log, trim_log
from worker import Finding, Place, memory_folder


def prove(worker, cuts, seed, stride, lives=4, megabytes=6):
    killed_before_the_sync(worker, seed, stride)
    chance = random.Random(seed)
    done, confirmed, recordings = 0, 0, 0
    while done < cuts:
        recording_seed = chance.randrange(1 << 30)
        with Place(memory_folder()) as place:
            record(worker, place, random.Random(recording_seed), lives, megabytes << 20)
            recordings += 1
            records = read_log(place.log)
            for number in range(min(cuts - done, 25)):
                try:
                    confirmed += cut(worker, records, random.Random(recording_seed + number))
                except Finding as finding:
                    raise Finding(f"recording {recording_seed}, cut {number}: {finding}") from None
                done += 1
    print(f"  seed {seed}: {done} power cuts in {recordings} recordings of {lives} lives each, {confirmed} confirmations held")


def killed_before_the_sync(worker, seed, stride):
    """Killed between a write and its sync, for every sync there is. The next life finds the write and is asked the same again; what
    it then confirms must be on the disk, although it had nothing to write."""
    chance = random.Random(seed)
    cuts = 0
    for number in itertools.count(1, stride):
        with Place(memory_folder()) as place:
            environment = place.environment(log=True, kill=f"sync:{number}:before")
            code, _ = worker.run("script", place, 2, environment=environment)
            if code != -signal.SIGKILL:
                break
            code, text = worker.run("script", place, 2, environment=place.environment(log=True))
            if code:
                raise Finding(f"it does not go on after a kill at sync {number}: {text.strip()[-300:]}")
            records = read_log(place.log)
            begin = [index for index, record in enumerate(records) if record.kind == "P"][1]
            before = sum(record.kind == "A" for record in records[:begin])
            again = [index for index, record in enumerate(records) if record.kind == "A" and index > begin]
            # The confirmation that was under way, and its neighbours.
            for end in again[max(before - 1, 0) : before + 2]:
                try:
                    at(worker, records, end + 1, chance)
                except Finding as finding:
                    raise Finding(f"killed before sync {number}: {finding}") from None
                cuts += 1
    if not cuts:
        raise Finding("nothing was ever killed before a sync")
    print(f"  {cuts} power cuts after a life that was killed between a write and its sync")


def record(worker, place, chance, lives, size):
    """Several lives of one store, each killed: at a sync, amid a write, or from outside."""
    for life in range(lives):
        faults = {}
        manner = chance.choice(["sync", "sync", "sync", "write", "outside"])
        if manner != "outside":
            faults["kill"] = f"{manner}:{chance.randint(1, 40 if manner == 'sync' else 600)}:{'before' if manner == 'sync' else 'amid'}"
        begin = place.acks.stat().st_size if place.acks.exists() else 0
        process = worker.start("load", place, 64, begin, environment=place.environment(log=True, **faults))
        limit = size * (life + 1) / lives
        while process.poll() is None and (not place.log.exists() or place.log.stat().st_size < limit):
            time.sleep(0.005)
        process.kill()
        text = process.communicate()[0]
        if process.returncode != -signal.SIGKILL:
            raise Finding(f"the worker ended by itself with {process.returncode}: {text.strip()[-600:]}")
        trim_log(place.log)


def cut(worker, records, chance):
    """Cuts at a place where it hurts: after a confirmation, often one of the first of a life. Returns how many were confirmed."""
    confirmations = [index for index, record in enumerate(records) if record.kind == "A"]
    begins = [index for index, record in enumerate(records) if record.kind == "P"]
    early = [index for begin in begins for index in [i for i in confirmations if i > begin][:3]]
    candidates = chance.choice([confirmations, early, range(len(records))])
    return at(worker, records, chance.choice(candidates) + 1, chance)


def at(worker, records, end, chance):
    disk = Disk(chance)
    for record in records[:end]:
        disk.replay(record)
    with Place(memory_folder()) as image:
        image.put(disk.cut(), disk.confirmed)
        worker.check(image)
    return len(disk.confirmed)
