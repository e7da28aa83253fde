#!/usr/bin/env python3
"""Measures the running service over HTTP against nginx and against a C program over the same SQLite, and holds the ratios against
their floors.

Every round runs every contender once; a ratio is taken inside its round, and the median of the rounds counts. Genuine notifies, sealed
beforehand, are posted about orders that are known, each once; how many of them the file holds afterwards is counted. Ends with 1 when a
floor is missed.
"""

import argparse
import contextlib
import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time

import desk
from gateway import CountingGateway
from load import Desk, Nginx, idle_connections, one_by_one, wrk
from run import BUILD, HERE, show, spread
from verdict import Verdicts

CONNECTIONS = 64
CALLS = 32
DELAY = 0.05
# Questions that began a second apart arrive a little closer: seconds by which a question may be late on its way.
JITTER = 0.05


class Bench:
    """The programs, and the files that every measurement begins with a copy of."""

    def __init__(self, options, memory, disk):
        self.options, self.memory, self.disk = options, memory, disk
        built = desk.build(options.store)
        self.limit, self.store = built["c"], built["store"]
        self.paydesk = pathlib.Path(options.paydesk) if options.paydesk else self.build()
        self.notifies = memory / "notifies"
        self.filled = {}
        with open(self.notifies, "wb") as file:
            subprocess.run([self.store, "notifies", HERE / "Data", str(options.orders), str(options.orders)], check=True, stdout=file)

    @staticmethod
    def build():
        swift = desk.RELEASE + ["--product", "paydesk"]
        subprocess.run(swift, check=True, stdout=sys.stderr)
        where = subprocess.run(swift + ["--show-bin-path"], check=True, capture_output=True, text=True).stdout.strip()
        return pathlib.Path(where) / "paydesk"

    def file(self, folder, orders, waiting=0):
        """A new copy of a file with so many orders."""
        kept = self.memory / f"filled-{orders}-{waiting}.sqlite"
        if not kept.exists():
            subprocess.run([self.store, "fill", kept, str(orders), str(waiting)], check=True)
            # What still stands in the log would not be copied.
            asked_in(kept, "PRAGMA wal_checkpoint(TRUNCATE)")
        copy = folder / f"orders-{time.monotonic_ns()}.sqlite"
        shutil.copyfile(kept, copy)
        with open(copy, "rb") as file:
            os.fsync(file.fileno())
        return copy

    def serve(self, database, **more):
        return Desk(lambda port: [self.paydesk, "serve"], database, **more)

    def ingest_limit(self, folder, group):
        return desk.output(self.limit, "ingest", folder, self.options.orders, group, self.options.seconds)

    def notify(self, service, connections, seconds=None, **more):
        return wrk(service.port, "notify.lua", connections, seconds or self.options.seconds, NOTIFIES=self.notifies, **more)

    def read(self, port, connections, orders):
        return wrk(port, "read.lua", connections, self.options.seconds, ORDERS=orders)


def forget(database):
    for end in ("", "-wal", "-shm", ".lock", ".log"):
        pathlib.Path(str(database) + end).unlink(missing_ok=True)


def hold(database, answers):
    """Whatever was acknowledged must be there."""
    stored = asked_in(database, "SELECT COUNT(*) FROM evidence WHERE body IS NOT NULL")
    if stored < answers:
        raise SystemExit(f"{answers} notifies were acknowledged and {stored} are stored")


class Figures(dict):
    def add(self, name, value):
        self.setdefault(name, []).append(value)


# MARK: Rounds


def in_memory(bench, figures, nginx):
    """P6 and P7, and the limits beside them."""
    orders = bench.options.orders
    figures.add("C ingest", bench.ingest_limit(bench.memory, 64)[0])
    if nginx:
        figures.add("nginx", bench.read(nginx.port, CONNECTIONS, orders).rate)
    database = bench.file(bench.memory, orders)
    with bench.serve(database) as service:
        figures.add("read", bench.read(service.port, CONNECTIONS, orders).rate)
        answers = bench.notify(service, CONNECTIONS)
        figures.add("ingest", answers.rate)
        figures.add("ingest p50", answers.p50)
        figures.add("ingest p99", answers.p99)
    hold(database, answers.count)
    forget(database)


def on_disk(bench, figures):
    """P6c."""
    _, p50, p99 = bench.ingest_limit(bench.disk, 1)
    figures.add("C commit p50", p50)
    figures.add("C commit p99", p99)
    database = bench.file(bench.disk, bench.options.orders)
    with bench.serve(database) as service:
        count, p50, p99 = one_by_one(service.port, bench.notifies.read_bytes().split(), bench.options.seconds)
        figures.add("one connection p50", p50)
        figures.add("one connection p99", p99)
    hold(database, count)
    forget(database)


def growth(bench, figures):
    """P8 by HTTP, and the start of P12."""
    for name, orders in (("small", bench.options.small), ("large", bench.options.large)):
        database = bench.file(bench.memory, orders)
        with bench.serve(database) as service:
            figures.add(f"start {name}", service.seconds_to_ready * 1e3)
            answers = bench.read(service.port, 1, orders)
            figures.add(f"read {name} p50", answers.p50)
            figures.add(f"read {name} rate", answers.rate)
        forget(database)


def footprint(bench, figures):
    """The rest of P12."""
    database = bench.file(bench.memory, bench.options.small)
    with bench.serve(database) as service:
        time.sleep(2)
        idle = service.kilobytes()
        figures.add("idle RSS", idle / 1024)
        connections = idle_connections(service.port, bench.options.idle)
        figures.add("connection", (service.kilobytes() - idle) / bench.options.idle)
        for connection in connections:
            connection.close()
    forget(database)


def counted(bench, figures):
    """P6b: the syncs of the service, counted by the kernel."""
    for name, connections in (("acks in a sync", CONNECTIONS), ("syncs for an ack", 1)):
        database, trace = bench.file(bench.disk, bench.options.orders), bench.disk / "syncs"
        before = ["strace", "-f", "--seccomp-bpf", "-qq", "-e", "trace=fdatasync,fsync", "-o", trace]
        with bench.serve(database, before=before) as service:
            started = len(trace.read_text().splitlines())
            answers = bench.notify(service, connections)
            syncs = sum("sync(" in line for line in trace.read_text().splitlines()[started:])
        hold(database, answers.count)
        figures.add(name, answers.count / syncs if connections > 1 else syncs / answers.count)
        forget(database)


def reconciling(bench, figures):
    """P9 and P9b: with this many questions at once, by the library's own settings, which the command line does not have."""
    waiting, orders, rate = bench.options.waiting, bench.options.orders, 1_000

    def server(database, rate):
        return lambda port: [bench.store, "serve", database, port, CALLS, rate]

    database = bench.file(bench.memory, orders)
    with Desk(server(database, rate), database) as service:
        quiet = bench.notify(service, 8, 5, PAUSE=20)
        figures.add("quiet p99", quiet.p99)
        figures.add("quiet RSS", service.kilobytes("VmHWM") / 1024)
    forget(database)

    database, gateway = bench.file(bench.memory, orders, waiting), CountingGateway(DELAY)
    with Desk(server(database, rate), database, gateway_port=gateway.port) as service:
        busy = bench.notify(service, 8, 5, PAUSE=20, FIRST=orders // 2)
        until_asked(gateway, waiting, database)
        figures.add("busy p99", busy.p99)
        figures.add("busy RSS", service.kilobytes("VmHWM") / 1024)
    gateway.stop()
    figures.add("wall", gateway.seconds / (waiting * DELAY / CALLS))
    figures.add("repeated", gateway.repeated)
    figures.add("paid", paid(database, waiting))
    forget(database)


def paced(bench, figures):
    """P9's rate: with a limit that bites."""
    waiting, rate = 1_000, 200
    database, gateway = bench.file(bench.memory, 0, waiting), CountingGateway(DELAY)
    with Desk(lambda port: [bench.store, "serve", database, port, CALLS, rate], database, gateway_port=gateway.port):
        until_asked(gateway, waiting, database)
    gateway.stop()
    figures.add("pace", gateway.most_within(1 - JITTER) / rate)
    figures.add("pace, whole second", gateway.most_within(1) / rate)
    forget(database)


def until_asked(gateway, count, database):
    end = time.monotonic() + 120
    while len(gateway.asked) < count or gateway.under_way:
        if time.monotonic() > end:
            failures = asked_in(database, "SELECT SUM(failures) FROM work WHERE kind = 'check'")
            raise SystemExit(f"{len(gateway.asked)} of {count} orders were asked about in two minutes; {failures} questions failed")
        time.sleep(0.05)
    # What the last answers say is still being stored.
    time.sleep(1)


def asked_in(database, question):
    file = sqlite3.connect(database)
    with contextlib.closing(file):
        return file.execute(question).fetchone()[0]


def paid(database, waiting):
    return asked_in(database, "SELECT COUNT(*) FROM orders WHERE id LIKE 'wait-%' AND status = 'paid'") / waiting


# MARK: Verdicts


def pairs(figures, first, second):
    return [left / right for left, right in zip(figures[first], figures[second])]


def verdicts(figures, options):
    held = Verdicts()
    held.judge("P6", "notifies acknowledged and applied : C, 64 in a commit", pairs(figures, "ingest", "C ingest"), 0.30, 0.45, True)
    if "acks in a sync" in figures:
        held.judge("P6b", f"acks in a sync, {CONNECTIONS} connections", figures["acks in a sync"], 8, 24, True)
        held.judge("P6b", "syncs for an ack, 1 connection", figures["syncs for an ack"], 1, 1, True)
    else:
        held.leave("P6b", "acks in a sync", "strace is not installed")
    limits = figures["C commit p50"]
    held.judge(
        "P6c", "p50 : 1.5 C commits + 200 µs, 1 connection",
        [mine / (1.5 * limit + 200) for mine, limit in zip(figures["one connection p50"], limits)], 1, 1,
        aimed=[mine / (1.2 * limit + 100) for mine, limit in zip(figures["one connection p50"], limits)])
    held.judge("P6c", "p99 : C commit's p99", pairs(figures, "one connection p99", "C commit p99"), 3, 3)
    held.leave("P6d", "p50 with group commit : without", "it cannot be turned off, and a lone caller waits for nobody")
    if "nginx" in figures:
        held.judge("P7", "orders read : nginx", pairs(figures, "read", "nginx"), 0.30, 0.5, True)
    else:
        held.leave("P7", "orders read : nginx", "nginx is not installed")
    large = f"{options.large:,} orders : {options.small:,}"
    held.judge("P8", f"p50 of a read by HTTP, {large}", pairs(figures, "read large p50", "read small p50"), 1.3, 1.15)
    held.judge("P9", f"time : {options.waiting:,} × {DELAY * 1e3:g} ms ÷ {CALLS}", figures["wall"], 1.25, 1.1)
    held.judge("P9", "questions put twice", figures["repeated"], 0, 0)
    held.judge("P9", "orders found paid", figures["paid"], 1, 1, True)
    held.judge("P9", f"most questions within {1 - JITTER:g} s : a second's", figures["pace"], 1, 1)
    held.judge("P9", "MB more than quiet", [busy - quiet for busy, quiet in zip(figures["busy RSS"], figures["quiet RSS"])], 20, 20)
    held.judge("P9b", "p99 of a notify, busy : quiet", pairs(figures, "busy p99", "quiet p99"), 2, 1.3)
    held.judge("P12", "idle, MB", figures["idle RSS"], 48, 24)
    held.judge("P12", "an idle connection, kB", figures["connection"], 8, 4)
    held.judge("P12", f"start to ready, {options.large:,} orders, ms", figures["start large"], 300, 100)
    held.show()
    return held.missed


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--paydesk", help="a release build of the command line; built here when not named")
    parser.add_argument("--store", help="a release build of desk-bench; built here when not named")
    parser.add_argument("--rounds", type=int, default=7, help="interleaved rounds; 7 is the least that counts")
    parser.add_argument("--seconds", type=int, default=1, help="time for each work in each round")
    parser.add_argument("--orders", type=int, default=30_000, help="orders to be paid in each file; each is paid once")
    parser.add_argument("--small", type=int, default=1_000, help="orders in the smaller file of the growth")
    parser.add_argument("--large", type=int, default=100_000, help="orders in the larger file; a release takes 1000000")
    parser.add_argument("--waiting", type=int, default=10_000, help="orders to be asked about")
    parser.add_argument("--idle", type=int, default=1_000, help="idle connections")
    parser.add_argument("--few", type=int, default=3, help="rounds of what is counted rather than timed, and of reconciling")
    parser.add_argument("--memory", default="/dev/shm", help="a folder in memory")
    parser.add_argument("--disk", default=BUILD, help="a folder on a disk")
    options = parser.parse_args()
    if not shutil.which("wrk"):
        print("wrk is not installed: without it nothing of this can be measured", file=sys.stderr)
        return 1
    figures = Figures()
    BUILD.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="paydesk-bench-", dir=options.memory) as memory, \
            tempfile.TemporaryDirectory(prefix="paydesk-bench-", dir=options.disk) as disk:
        measure(Bench(options, pathlib.Path(memory), pathlib.Path(disk)), figures)
    show(["figure", "median", "least", "most"], [[name, *spread(values, "{:,.2f}")] for name, values in figures.items()])
    missed = verdicts(figures, options)
    print(f"{options.rounds} rounds of {options.seconds} s, {options.few} of what is counted and of reconciling")
    if missed:
        print(f"{missed} floor(s) missed", file=sys.stderr)
    return 1 if missed else 0


def measure(bench, figures):
    options = bench.options
    with bench.serve(database := bench.file(bench.memory, options.orders)) as service:
        answer = service.get("/v1/orders/order-000000000000")[1]
    forget(database)
    nginx = Nginx(bench.memory, answer) if Nginx.is_installed() else None
    try:
        works = [lambda: in_memory(bench, figures, nginx), lambda: on_disk(bench, figures), lambda: growth(bench, figures)]
        for number in range(options.rounds):
            for work in works[number % 3:] + works[: number % 3]:
                work()
            print(f"round {number + 1} of {options.rounds}", file=sys.stderr)
    finally:
        if nginx:
            nginx.__exit__()
    for number in range(options.few):
        if shutil.which("strace"):
            counted(bench, figures)
        footprint(bench, figures)
        paced(bench, figures)
        reconciling(bench, figures)
        print(f"count {number + 1} of {options.few}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
