"""In the kernel's own record of system calls, every acknowledgement follows a finished sync of the change that it acknowledges.

What is proven: before the first byte of each 200 or 201 that acknowledges an order, an attempt or a callback is written to its socket,
an fdatasync of the write-ahead log has returned that began after the last page of that change's transaction was written.

It fails when one acknowledgement comes too early, when nothing was acknowledged, or when the judge lets one of its own forged traces
pass: each run gives it an acknowledgement before the sync, a sync that failed, a sync that began too early, a transaction without its
last page, and the real trace without its syncs.
"""

import hashlib
import re
import shutil
import threading
import time

from client import Client
from desk import Desk, Simulator
from load import DEADLINE
from payer import messages, pay, sealed
from worker import Finding, Place, memory_folder, not_run

CALLS = "read,recvfrom,recvmsg,write,writev,sendto,sendmsg,pwrite64,fdatasync,fsync"
SHOPS = 8
BEGUN = re.compile(r"^(\d+) +(\w+)\((\d+<[^>]*>)(.*)$")
RESUMED = re.compile(r"^(\d+) +<\.\.\. (\w+) resumed>(.*)$")
RESULT = re.compile(r"= (-?\d+)[^=]*$")
TEXT = re.compile(r'"((?:[^"\\]+|\\.)*)"')
# What can be recognised in a page: names of orders, numbers of attempts, digests of callbacks.
MARK = re.compile(r"synced-[0-9a-f]{16}|01[0-9A-HJKMNP-TV-Z]{20}|[0-9a-f]{64}")


def text(rest):
    return "".join(TEXT.findall(rest)).encode("latin-1", "replace").decode("unicode_escape")


class Judge:
    def __init__(self):
        self.kept = {}  # mark: number of the line at whose end its transaction had been written
        self.synced = -1  # number of the line at which the newest sync that ended well had begun
        self.writing = []  # marks of the transaction under way
        self.is_commit = False  # the page that comes next is the last of its transaction
        self.requests = {}  # socket: what was read from it since the last answer
        self.judged = {"orders": 0, "attempts": 0, "callbacks": 0}
        self.syncs = 0

    def walk(self, lines):
        under_way = {}
        for number, line in enumerate(lines):
            begun, resumed = BEGUN.match(line), RESUMED.match(line)
            if begun:
                thread, call, file, rest = begun.groups()
                if "socket:" in file and call in ("write", "writev", "sendto", "sendmsg"):
                    self.answer(file, text(rest))
                if "<unfinished" in rest:
                    under_way[thread] = (call, file, rest, number)
                    continue
                begin = number
            elif resumed and resumed[1] in under_way:
                call, file, rest, begin = under_way.pop(resumed[1])
                rest += resumed[3]
            else:
                continue
            result = RESULT.search(rest[-80:])
            if result:
                self.ended(call, file, rest, int(result[1]), begin, number)
        return self

    def ended(self, call, file, rest, result, begin, end):
        if "socket:" in file and call in ("read", "recvfrom", "recvmsg") and result > 0:
            self.requests[file] = self.requests.get(file, "") + text(rest)
        elif file.endswith("-wal>") and call == "pwrite64" and result > 0:
            content = text(rest)
            if result == 24:  # a frame's head; it names the size of the database in the last frame of a transaction only
                self.is_commit = content[4:8] != "\0\0\0\0"
                return
            self.writing += MARK.findall(content)
            if self.is_commit:
                for mark in self.writing:
                    self.kept.setdefault(mark, end)
                self.writing, self.is_commit = [], False
        elif file.endswith("-wal>") and call in ("fdatasync", "fsync") and result == 0:
            self.synced = max(self.synced, begin)
            self.syncs += 1

    def answer(self, file, content):
        if not content.startswith("HTTP/1.1 "):
            return
        head, _, body = self.requests.pop(file, "").partition("\r\n\r\n")
        if content[9:12] not in ("200", "201") or not head.startswith("POST "):
            return
        path = head.split()[1]
        if path == "/v1/orders":
            self.acknowledged("orders", re.search(r'"id": ?"([^"]+)"', body)[1])
        elif path.endswith("/attempts"):
            self.acknowledged("attempts", re.search(r'"number": ?"([^"]+)"', content)[1])
        elif path == "/callbacks/payuni":
            self.acknowledged("callbacks", hashlib.sha256(sealed(body.encode("latin-1"))).hexdigest())

    def acknowledged(self, kind, mark):
        self.judged[kind] += 1
        if self.synced <= self.kept.get(mark, self.synced):
            raise Finding(f"acknowledged before it was synced, one of the {kind}: {mark}")


def refuses(lines):
    try:
        Judge().walk(lines)
    except Finding:
        return True
    return False


def check_the_judge():
    """A made-up trace of one order, right; and in every way in which it could be wrong."""
    read = '9 read(5<socket:[1]>, "POST /v1/orders HTTP/1.1\\r\\n\\r\\n{\\"id\\":\\"synced-0123456789abcdef\\"}", 2048) = 60'
    head = '8 pwrite64(6</d/o-wal>, "\\0\\0\\0\\1\\0\\0\\0\\0aaaaaaaaaaaaaaaa", 24, 32) = 24'
    page = '8 pwrite64(6</d/o-wal>, "\\r\\0synced-0123456789abcdef\\17", 4096, 56) = 4096'
    last_head, last_page = head.replace("\\1\\0\\0\\0\\0a", "\\2\\0\\0\\0\\2a"), page.replace("synced", "")
    sync, failed = "8 fdatasync(6</d/o-wal>) = 0", "8 fdatasync(6</d/o-wal>) = -1 EIO (Input/output error)"
    early, late = "7 fdatasync(6</d/o-wal> <unfinished ...>", "7 <... fdatasync resumed>) = 0"
    answer = '9 writev(5<socket:[1]>, [{iov_base="HTTP/1.1 201 Created\\r\\n\\r\\n", iov_len=20}], 1) = 20'
    written = [read, head, page, last_head, last_page]
    if refuses([*written, sync, answer]) or Judge().walk([*written, sync, answer]).judged["orders"] != 1:
        raise Finding("the judge refuses a right trace")
    for what, lines in {
        "an acknowledgement before the sync": [*written, answer, sync],
        "no sync": [*written, answer],
        "a sync that failed": [*written, failed, answer],
        "a sync that began before the last page": [read, head, page, last_head, early, last_page, late, answer],
        "a transaction without its last page": [read, head, page, sync, answer],
        "nothing written": [read, sync, answer],
    }.items():
        if not refuses(lines):
            raise Finding(f"the judge lets pass: {what}")


def prove(binary, orders):
    check_the_judge()
    if not shutil.which("strace"):
        return not_run("strace is not installed")
    with Place(memory_folder()) as place, Simulator(binary, place) as simulator:
        trace = place.folder / "trace"
        desk = Desk(binary, place, simulator.port)
        try:
            desk.start(["strace", "-D", "-f", "-y", "-s", "6000", "-e", f"trace={CALLS}", "-o", str(trace)])
            shop(desk, simulator, orders)
            desk.terminate(30)
            time.sleep(1)  # the tracer writes its last lines
        finally:
            desk.end()
        lines = trace.read_text(encoding="latin-1").splitlines()
    judge = Judge().walk(lines)
    if judge.judged["orders"] < orders or judge.judged["attempts"] < orders or judge.judged["callbacks"] < 2 * orders:
        raise Finding(f"too little was acknowledged: {judge.judged}")
    if not refuses([line for line in lines if "fdatasync(" not in line]):
        raise Finding("the judge lets the real trace pass without its syncs")
    total = sum(judge.judged.values())
    print(f"  {total} acknowledgements ({', '.join(f'{count} {kind}' for kind, count in judge.judged.items())}), each after its own"
          f" transaction was synced; {judge.syncs} syncs, {judge.syncs / total:.1f} for each; the judge refused 7 forged traces")


def shop(desk, simulator, orders):
    def some(share):
        client, gateway = desk.client(), Client(simulator.port)
        try:
            for number in range(share, orders, SHOPS):
                sell(client, gateway, simulator, number)
        except Exception as error:
            wrong.append(error)

    wrong = []
    threads = [threading.Thread(target=some, args=(share,)) for share in range(SHOPS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if wrong:
        raise Finding(f"the shops were not served: {wrong[0]}")


def sell(client, gateway, simulator, number):
    """An order, an attempt, a payment; and the gateway's message once more. Keys have nothing of the marks in them."""
    name = f"synced-{hashlib.sha256(str(number).encode()).hexdigest()[:16]}"
    key = f"key {number}".replace(" ", "-") if number % 2 else None
    terms = {"id": name, "due": {"value": "300", "currency": "TWD"}, "deadline": DEADLINE, "description": "Tea"}
    opened = client.post("/v1/orders", terms, key)
    started = client.post(f"/v1/orders/{name}/attempts", {"gateway": "payuni", "method": "card"}, key and f"attempt-{key}")
    if [opened.status, started.status] != [201, 201]:
        raise Finding(f"{opened}, {started}")
    attempt = started.json()
    pay(simulator, gateway, attempt, "card")
    again = client.post_form("/callbacks/payuni", messages(gateway, attempt["number"])[0]["body"].encode())
    if again.status != 200:
        raise Finding(f"a genuine message was refused: {again}")
