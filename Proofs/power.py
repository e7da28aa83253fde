"""The power goes while 64 callers are served; everything confirmed before must be on the disk."""

import random
import signal
import time

from disk import Disk, read_log
from worker import Finding, Place, memory_folder


def prove(worker, cuts, seed, lives=4, megabytes=6):
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


def cut(worker, records, chance):
    """Cuts at a place where it hurts: after a confirmation, often one of the first of a life. Returns how many were confirmed."""
    confirmations = [index for index, record in enumerate(records) if record.kind == "A"]
    begins = [index for index, record in enumerate(records) if record.kind == "P"]
    early = [index for begin in begins for index in [i for i in confirmations if i > begin][:3]]
    candidates = chance.choice([confirmations, early, range(len(records))])
    end = chance.choice(candidates) + 1
    disk = Disk(chance)
    for record in records[:end]:
        disk.replay(record)
    with Place(memory_folder()) as image:
        image.put(disk.cut(), disk.confirmed)
        worker.check(image)
    return len(disk.confirmed)
