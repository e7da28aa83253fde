"""Breaks what each proof is about, once in every way given here, and sees that the proof finds it.

A check that cannot fail proves nothing. Here rows that were acknowledged are deleted or changed between two lives of the desk, it is
killed where it should be stopped, and asked where nobody should ask; each time the proof must end with a finding that names the deed.
"""

import contextlib
import os
import pathlib
import shutil
import signal
import sqlite3
import threading
import time

import deaf
import flood
import killing
import slow
import soak
import starting
import stopping
import synced
import unheard
from worker import Finding, Place


def change(statement):
    """Changes the database of a desk that is down, by one statement. Returns whether there was something to change."""
    def deed(place, record=None):
        with contextlib.closing(sqlite3.connect(place.store)) as database, database:
            return database.execute(statement).rowcount > 0
    return deed


def forget(name):
    """Deletes the one of that name that was acknowledged last, with all that hangs on it."""
    hanging = {
        "orders": ["DELETE FROM gateway_numbers WHERE attempt_row IN (SELECT row FROM attempts WHERE order_row = {row})"]
                  + [f"DELETE FROM {table} WHERE order_row = {{row}}"
                     for table in ("order_texts", "attempts", "evidence", "events", "work")],
        "attempts": ["DELETE FROM gateway_numbers WHERE attempt_row = {row}"],
        "evidence": [],
    }[name]
    column = {"orders": "id", "attempts": "number", "evidence": "json_extract(statement, '$.digest')"}[name]

    def deed(place, record):
        last = list({"orders": record.orders, "attempts": record.attempts, "evidence": record.callbacks}[name])[-1]
        with contextlib.closing(sqlite3.connect(place.store)) as database, database:
            row = database.execute(f"SELECT max(row) FROM {name} WHERE {column} = ?", [last]).fetchone()[0]
            for statement in [*hanging, f"DELETE FROM {name} WHERE row = {{row}}"]:
                database.execute(statement.format(row=row))
        return True
    return deed


SOME_ORDER = "(SELECT max(order_row) FROM events WHERE name = 'order.paid')"
DATABASE = {
    "an acknowledged order is gone": (forget("orders"), "lost: order"),
    "an acknowledged attempt is gone": (forget("attempts"), "and is None"),
    "an acknowledged callback is gone": (forget("evidence"), "not stored as it came: callback"),
    "an order's amount is another": (change("UPDATE orders SET amount = amount + 1"), "not what was acknowledged"),
    "a callback's body is another": (change("UPDATE evidence SET body = x'00' WHERE body IS NOT NULL"), "not stored as it came"),
    "an event is gone": (change(f"DELETE FROM events WHERE sequence = 1 AND order_row = {SOME_ORDER}"), "numbered"),
    "an event is told twice": (change(
        "INSERT INTO events (order_row, sequence, at, name, body) SELECT order_row, sequence + 1, at, name, body FROM events"
        f" WHERE name = 'order.paid' AND order_row = {SOME_ORDER}"), "numbered"),
    "an event is told twice, and counted": (lambda place, record: all([change(statement)(place) for statement in (
        "INSERT INTO events (order_row, sequence, at, name, body) SELECT order_row, sequence + 1, at, name, body FROM events e"
        f" WHERE order_row = {SOME_ORDER} AND sequence = (SELECT max(sequence) FROM events WHERE order_row = e.order_row)",
        f"UPDATE orders SET sequence = sequence + 1 WHERE row = {SOME_ORDER}")]), "doubled"),
    "a callback is stored twice": (lambda place, record: all([change(statement)(place) for statement in (
        "INSERT INTO evidence (order_row, position, key, attempt, gateway_number, statement, body)"
        " SELECT order_row, recorded + 1, key, attempt, gateway_number, statement, body FROM evidence"
        " JOIN orders ON orders.row = order_row"
        f" WHERE key LIKE '[\"sealedCallback%' AND order_row = {SOME_ORDER} LIMIT 1",
        f"UPDATE orders SET recorded = recorded + 1, applied = applied + 1 WHERE row = {SOME_ORDER}")]), "stored twice"),
    "an order is paid without money, at last": (change(
        "UPDATE orders SET status = 'paid' WHERE recorded = 0 AND row = (SELECT max(row) FROM orders WHERE recorded = 0)"), "expected"),
    "a paid order is open, at last": (change(f"UPDATE orders SET status = 'open' WHERE row = {SOME_ORDER}"), "is open"),
}


CYCLES = 3


def once(deed, is_last=False):
    """The deed at its first chance, or after the last of all ends; the desk mends a status by itself when it hears of the order."""
    calls, done = [], []

    def perform(place, record):
        calls.append(None)
        if not done and record.callbacks and (not is_last or len(calls) > CYCLES):
            done.extend([deed] if deed(place, record) else [])
    return perform


def kill(desk):
    desk.process.kill()
    return desk.terminate(stopping.GRACE + 1)


def hang(desk):
    """It does nothing at all for two seconds."""
    os.kill(desk.process.pid, signal.SIGSTOP)
    threading.Timer(2, os.kill, (desk.process.pid, signal.SIGCONT)).start()


def ask(desk, simulator):
    desk.client().post("/v1/orders/first/sync")


def open_order(desk, simulator):
    flood.begin(desk.client(), "somebody")


def leaking(megabytes, descriptors):
    """What a desk would show that keeps so much more each time it is looked at."""
    looks = []

    def amid(desk):
        looks.append(None)
        if len(looks) == 1:
            resident, opened = desk.resident, desk.descriptors
            desk.resident = lambda: [size + megabytes * len(looks) for size in resident()]
            desk.descriptors = lambda: opened() + descriptors * len(looks)
    return amid


def lazy(binary, place):
    """The same program, half a second late."""
    script = pathlib.Path(place.folder) / "lazy"
    script.write_text(f'#!/bin/sh\nsleep 0.5\nexec "{binary}" "$@"\n')
    script.chmod(0o755)
    return str(script)


def touchy(binary):
    """The same program, which ends when a line of its log is not taken."""
    with Place() as place:
        script = pathlib.Path(place.folder) / "touchy"
        script.write_text(f'#!/bin/sh\necho begun >&2 || exit 1\nexec "{binary}" "$@"\n')
        script.chmod(0o755)
        unheard.prove(str(script))


def late(binary):
    with Place() as place:
        starting.prove(lazy(binary, place), 3, 10)


POLITE = {"an idle client": (slow.GET, slow.HEAD, b"")}
BREAKING = {
    "killing": {
        what: (lambda binary, deed=once(deed, "at last" in what): killing.prove(binary, CYCLES, 1, deed), word)
        for what, (deed, word) in DATABASE.items()},
    "stopping": {
        "an acknowledged order is gone": (lambda binary: stopping.prove(binary, CYCLES, 1, once(forget("orders"))), "lost: order"),
        "it is killed instead": (lambda binary: stopping.prove(binary, 3, 1, stop=kill), "stopped with -9"),
    },
    "flood": {
        "somebody asks a gateway": (lambda binary: flood.prove(binary, 500, 1, ask), "led to questions"),
        "something is stored": (lambda binary: flood.prove(binary, 500, 1, open_order), "left something"),
    },
    "slow": {
        "it does nothing for two seconds": (lambda binary: slow.prove(binary, 12, amid=hang), "not served in its time"),
        "connections that are not closed": (lambda binary: slow.prove(binary, 12, POLITE), "open for longer"),
        "answers that are taken": (lambda binary: slow.prove(binary, 12, reader=deaf.Attentive), "not held up"),
    },
    "start": {
        "an acknowledged order is gone": (lambda binary: starting.prove(
            binary, 3, 10, change("DELETE FROM orders WHERE row = (SELECT max(row) FROM orders)")), "not there"),
        "it is late": (late, "in the median"),
    },
    "soak": {
        "memory that is kept": (lambda binary: soak.prove(binary, 6, 1, leaking(1, 0)), "memory grows"),
        "descriptors that are kept": (lambda binary: soak.prove(binary, 6, 1, leaking(0, 1)), "descriptors stay open"),
    },
    "unheard": {
        "it ends when its log is not taken": (touchy, "ended by itself"),
        "its log is taken": (lambda binary: unheard.prove(binary, {"a log": unheard.taken}), "no line was lost"),
    },
    "synced": {"forged traces": (lambda binary: found_by_itself(), "as it should")},
}


def found_by_itself():
    synced.check_the_judge()
    raise Finding("the judge refuses each forged trace, as it should")


def run(binary, name):
    """Fails when a deed was not found."""
    missed = 0
    for what, (proof, word) in BREAKING[name].items():
        begun = time.monotonic()
        try:
            with open(os.devnull, "w") as nowhere, contextlib.redirect_stdout(nowhere):
                proof(binary)
            said = None
        except Finding as finding:
            said = str(finding)
            kept = said.rpartition("kept in ")[2]
            if kept.startswith("/") and "paydesk-proof-" in kept:
                shutil.rmtree(kept, ignore_errors=True)
        is_found = said is not None and word in said
        missed += not is_found
        words = (said or "nothing was said").partition("; kept in ")[0][:110]
        print(f"  {'found' if is_found else 'MISSED'}: {what}; {time.monotonic() - begun:.0f} s; {words}", flush=True)
    if missed:
        raise Finding(f"{missed} of them were not found")
