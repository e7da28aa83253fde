"""In the kernel's own record of system calls, a finished sync that followed its write stands before every confirmation."""

import re
import shutil
import subprocess

from worker import Finding, Place, memory_folder, not_run

BEGUN = re.compile(r"^(\d+) +(\w+)\((\d+)<([^>]*)>(.*)$")
RESUMED = re.compile(r"^(\d+) +<\.\.\. (\w+) resumed>(.*)$")
RESULT = re.compile(r"= (-?\d+)[^=]*$")
DIGEST = re.compile(r"\b[0-9a-f]{64}\b")


def prove(worker, confirmations):
    if not shutil.which("strace"):
        return not_run("strace is not installed")
    with Place(memory_folder()) as place:
        trace = place.folder / "trace"
        orders = confirmations // (64 * 3) + 1
        strace = ["strace", "-f", "-y", "-s", "5000", "-e", "trace=pwrite64,fdatasync,fsync,write", "-o", trace]
        done = subprocess.run([*strace, *worker.command("load", place, 64, 0, orders)], capture_output=True, text=True, timeout=300)
        if done.returncode:
            raise Finding(f"the traced worker ended with {done.returncode}: {done.stdout.strip()[-300:]}")
        judged, syncs = judge(trace.open(errors="replace"), str(place.acks))
    if judged < confirmations:
        raise Finding(f"only {judged} confirmations were made")
    print(f"  {judged} confirmations under 64 callers, each after its own write was synced; {syncs} syncs, {judged / max(syncs, 1):.1f} for each")


def judge(lines, acks):
    """Walks through the calls in the order they began and ended in. Returns how many confirmations and how many syncs there were."""
    written = {}  # digest: number of the line at whose end its newest first write to the log had returned
    synced = -1  # number of the line at which the newest sync that ended well had begun
    under_way = {}  # thread: (call, path, rest, line)
    judged, syncs = 0, 0
    for number, line in enumerate(lines):
        begun, resumed = BEGUN.match(line), RESUMED.match(line)
        if begun:
            thread, call, _, path, rest = begun.groups()
            if path == acks:
                for digest in DIGEST.findall(rest) if rest.startswith(', "evidence') else []:
                    judged += 1
                    if digest not in written or synced <= written[digest]:
                        raise Finding(f"confirmed before it was synced: {digest}")
            if "<unfinished" in rest:
                under_way[thread] = (call, path, rest, number)
                continue
            begin = number
        elif resumed and resumed[1] in under_way:
            thread, _, end = resumed.groups()
            call, path, rest, begin = under_way.pop(thread)
            rest += end
        else:
            continue
        result = RESULT.search(rest)
        if not path.endswith("-wal") or not result:
            continue
        if call == "pwrite64" and int(result[1]) > 0:
            for digest in DIGEST.findall(rest):
                written.setdefault(digest, number)
        elif call in ("fdatasync", "fsync") and result[1] == "0":
            synced = max(synced, begin)
            syncs += 1
    return judged, syncs
