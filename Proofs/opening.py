"""Opening: killed in the middle of a migration, a schema of tomorrow, a second process on the same file."""

import random
import signal
import sqlite3
import time

from disk import Disk, read_log
from worker import Finding, Place, memory_folder


def prove(worker, stride, takeovers):
    migrations(worker, stride)
    newer(worker)
    takeover(worker, takeovers)


def schema(place):
    connection = sqlite3.connect(place.store)
    try:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        return version, connection.execute("SELECT type, name, sql FROM sqlite_schema ORDER BY name").fetchall()
    finally:
        connection.close()


def opens(worker, place, whole, what):
    worker.check(place)
    if schema(place) != whole:
        raise Finding(f"{what}: the schema is not whole after the next start")


def migrations(worker, stride):
    """Killed before, amid and after every call that the making of a new file takes; and the power cut at every one."""
    with Place(memory_folder()) as place:
        worker.run("check", place, environment=place.environment(log=True))
        whole, records = schema(place), read_log(place.log)
    killed = 0
    for moment in ("before", "amid", "after"):
        for number in range(1, 10_000, stride):
            with Place(memory_folder()) as place:
                code, _ = worker.run("check", place, environment=place.environment(kill=f"any:{number}:{moment}"))
                opens(worker, place, whole, f"killed {moment} call {number}")
                if code != -signal.SIGKILL:
                    break
                killed += 1
    chance = random.Random(1)
    cuts = 0
    for end in range(0, len(records) + 1, stride):
        disk = Disk(chance)
        for record in records[:end]:
            disk.replay(record)
        with Place(memory_folder()) as image:
            image.put(disk.cut(), [])
            opens(worker, image, whole, f"power cut after call {end}")
        cuts += 1
    if not killed:
        raise Finding("nothing was killed in a migration")
    print(f"  {killed} kills and {cuts} power cuts while the schema was made: whole after the next start each time")


def newer(worker):
    with Place(memory_folder()) as place:
        worker.check(place)
        connection = sqlite3.connect(place.store)
        connection.execute("PRAGMA user_version = 99")
        connection.close()
        before = schema(place)
        code, text = worker.run("check", place)
        if code != 3 or "newer_schema" not in text or schema(place) != before:
            raise Finding(f"a newer schema was not refused and left alone: {text.strip()}")
    print("  a newer schema is refused and left as it was")


def takeover(worker, times):
    waited = []
    for _ in range(times):
        with Place(memory_folder()) as place:
            waited.append(take_over(worker, place))
            worker.check(place)
    if max(waited) > 5:
        raise Finding(f"the standby took {max(waited):.1f} s")
    print(f"  {times} times the standby took over, after {max(waited) * 1000:.0f} ms at most; a second one is refused")


def take_over(worker, place):
    """Kills the first of two; returns how many seconds the second needed."""
    first = worker.start("hold", place, "refuse")
    second = None
    try:
        expect(first, "serving")
        code, text = worker.run("hold", place, "refuse")
        if code != 3 or "in_use" not in text:
            raise Finding(f"a second process was not refused: {text.strip()}")
        second = worker.start("hold", place, "standby")
        time.sleep(0.2)
        if second.poll() is not None:
            raise Finding(f"the standby did not wait: {second.communicate()[0].strip()}")
        first.kill()
        killed = time.monotonic()
        expect(second, "serving")
        waited = time.monotonic() - killed
        time.sleep(0.05)
        return waited
    finally:
        for process in filter(None, [first, second]):
            process.kill()
            process.communicate()


def expect(process, line):
    said = process.stdout.readline().strip()
    if said != line:
        raise Finding(f"expected “{line}”, heard “{said}”")
