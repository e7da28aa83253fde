"""A store is killed under the load of 64 callers, again and again, and started anew on the same file."""

import random
import signal
import statistics
import time

from worker import Finding, Place, memory_folder

# The file grows with every life; a new one begins after so many.
LIVES_OF_A_FILE = 200


def prove(worker, cycles, seed):
    chance = random.Random(seed)
    ready, confirmations = [], 0
    for begin in range(0, cycles, LIVES_OF_A_FILE):
        with Place(memory_folder()) as place:
            for _ in range(min(LIVES_OF_A_FILE, cycles - begin)):
                ready += live(worker, place, chance)
            worker.check(place)
            confirmations += place.acks.read_bytes().count(b"\n")
    if not confirmations:
        raise Finding("nothing was ever confirmed")
    print(f"  seed {seed}: {cycles} times killed, {confirmations} confirmations held, nothing doubled")
    print(f"  ready after {statistics.median(ready):.0f} ms, {max(ready):.0f} at most, in {len(ready)} lives that came so far")


def live(worker, place, chance):
    """One life: what the last one confirmed is compared and sent again, then served; killed at any time."""
    begin = place.acks.stat().st_size if place.acks.exists() else 0
    last = place.folder / "begin"
    offset = int(last.read_text()) if last.exists() else 0
    process = worker.start("load", place, 64, offset)
    time.sleep(chance.uniform(0.01, 0.3))
    process.kill()
    text = process.communicate()[0]
    if process.returncode != -signal.SIGKILL:
        raise Finding(f"the worker ended by itself with {process.returncode}: {text.strip()[-600:]}")
    # A life that was cut down before it had compared leaves its duty to the next.
    if "checked" in text:
        last.write_text(str(begin))
    return [float(line.split()[1]) for line in text.splitlines() if line.startswith("ready")]
