"""The disk fills up at every byte, turns read-only, or is locked by somebody else."""

import random
import sqlite3
import subprocess
import time

from worker import Finding, Place, memory_folder, not_run


def prove(worker, steps, locked, seed):
    quota(worker, steps, random.Random(seed))
    small_disk(worker, steps)
    shut(worker)
    read_only_folder(worker)
    foreign_lock(worker, locked)


def resumes(worker, place, what, full_text):
    """After a life that ended for want of room: what it confirmed is there, and with room it goes on to the end."""
    # Before there is room for the first commit the database knows only of an input/output error.
    if "done" not in full_text and "full" not in full_text and "refused open unavailable" not in full_text:
        raise Finding(f"{what}: refused, but not as full: {full_text.strip()[-300:]}")
    try:
        worker.check(place)
        code, text = worker.run("script", place, 2)
        if code or "refused" in text:
            raise Finding(f"it does not go on when there is room: {text.strip()[-300:]}")
        worker.check(place)
    except Finding as finding:
        raise Finding(f"{what}: {finding}") from None


def quota(worker, steps, chance):
    """Room for n bytes and not one more, from nothing to enough."""
    enough = room(worker)
    full = 0
    for step in range(steps):
        limit = enough * step * 11 // (steps * 10) + chance.randint(0, enough // steps)
        with Place(memory_folder()) as place:
            code, text = worker.run("script", place, 2, environment=place.environment(quota=limit))
            full += code == 3
            resumes(worker, place, f"room for {limit} bytes", text)
    if not 0 < full < steps:
        raise Finding(f"of {steps} disks {full} were too small: the sizes are badly chosen")
    print(f"  {steps} disks with room for 0 to {enough * 11 // 10} bytes, {full} of them too small: refused as full, nothing lost, went on with room")


def room(worker):
    """So much is enough. What a life leaves is less than what it needs: at its end the log is brought into the file."""
    size = 65_536
    while True:
        with Place(memory_folder()) as place:
            code, _ = worker.run("script", place, 2, environment=place.environment(quota=size))
        if not code:
            return size
        size = size * 5 // 4


def mount(*arguments):
    return subprocess.run(["mount", *map(str, arguments)], capture_output=True).returncode == 0


def small_disk(worker, steps):
    """The same on real file systems in memory, growing by a page."""
    full, tried = 0, 0
    for pages in range(8, 8 + 16 * steps, max(1, 480 // steps)):
        with Place() as place:
            if not mount("-t", "tmpfs", "-o", f"size={pages * 4}k", "tmpfs", place.disk):
                return not_run("no real small disk: this process may not mount one")
            try:
                code, text = worker.run("script", place, 2)
                full += code == 3
                tried += 1
                mount("-o", "remount,size=64m", place.disk)
                resumes(worker, place, f"a disk of {pages} pages", text)
            finally:
                subprocess.run(["umount", "-l", place.disk])
            if not code:
                break
    if not full or code:
        raise Finding(f"of {tried} disks in memory {full} were too small: the sizes are badly chosen")
    print(f"  {tried} real disks in memory, {full} of them too small: the same")


def taken_by_opening(worker, kind, error):
    """How many of these calls an opening makes after an orderly end."""
    for at in range(1, 100):
        with Place(memory_folder()) as place:
            worker.run("script", place, 2)
            _, text = worker.run("endure", place, 1, environment=place.environment(fail=f"{kind}:{at}:{error}:0"))
        if "refused open" not in text:
            return at - 1
    raise Finding(f"opening needs a hundred calls: {kind}")


def shut(worker):
    """Writing or syncing fails for ever from some moment on: refused with a reason, and reading goes on."""
    for kind, error, codes in [
        ("write", "EROFS", ("unavailable", "read_only")), ("write", "EIO", ("unavailable",)), ("sync", "EIO", ("unavailable",)),
        ("write", "ENOSPC", ("full",)),
    ]:
        taken = taken_by_opening(worker, kind, error)
        for number in (1, 3, 8):
            at = taken + (12 * number if kind == "write" else number)
            with Place(memory_folder()) as place:
                worker.run("script", place, 2)
                _, text = worker.run("endure", place, 12, environment=place.environment(fail=f"{kind}:{at}:{error}:0"))
                refused = [line for line in text.splitlines() if line.startswith("refused")]
                if not refused or not all("read ok" in line and line.split()[2].rstrip(";") in codes for line in refused):
                    raise Finding(f"{kind} fails with {error} for ever: {text.strip()[-400:]}")
                worker.check(place)
    print("  writes or syncs that fail for ever: every append refused, every read answered")


def read_only_folder(worker):
    with Place() as place:
        if not mount("-t", "tmpfs", "-o", "size=8m", "tmpfs", place.disk):
            return not_run("no read-only disk: this process may not mount one")
        try:
            worker.run("script", place, 2)
            mount("-o", "remount,ro", place.disk)
            code, text = worker.run("check", place)
        finally:
            subprocess.run(["umount", "-l", place.disk])
        if code != 3 or "read_only" not in text:
            raise Finding(f"a read-only disk was not refused at the start: {text.strip()}")
    print("  a read-only disk is refused at the start")


def foreign_lock(worker, seconds):
    """Somebody else holds the write lock for a while, in the middle of service."""
    with Place(memory_folder()) as place:
        worker.run("script", place, 2)
        foreign = sqlite3.connect(place.store, isolation_level=None, timeout=10)
        process = worker.start("endure", place, 1_000_000)
        wait_for(place, place.acks.stat().st_size + 1)
        foreign.execute("BEGIN IMMEDIATE")
        time.sleep(seconds)
        foreign.execute("ROLLBACK")
        wait_for(place, place.acks.stat().st_size + 1)
        process.kill()
        text = process.communicate()[0]
        foreign.close()
        lines = text.splitlines()
        refused = [line for line in lines if line.startswith("refused")]
        if not refused or any("busy" not in line for line in refused):
            raise Finding(f"locked by another: {text.strip()[-400:]}")
        worker.check(place)
    print(f"  locked by another process for {seconds} s: {len(refused)} refusals as busy, then on")


def wait_for(place, size):
    """Until so much is confirmed."""
    begun = time.monotonic()
    while place.acks.stat().st_size < size:
        if time.monotonic() > begun + 20:
            raise Finding("nothing is confirmed any more")
        time.sleep(0.005)
