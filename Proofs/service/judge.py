"""Holds what a desk has stored against what it has acknowledged, and against the gateways' own ledger."""

import collections
import contextlib
import json
import shutil
import sqlite3

import load
from worker import Finding, sound


class Judge:
    def __init__(self, place, record):
        self.place = place
        self.record = record

    @contextlib.contextmanager
    def copied(self):
        """The database as the dead desk left it. A copy: to open a file is to repair it, and that is the next life's own task."""
        folder = self.place.folder / "copy"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        for file in self.place.disk.glob(self.place.store.name + "*"):
            shutil.copy(file, folder)
        connection = sqlite3.connect(folder / self.place.store.name)
        try:
            yield connection, folder / self.place.store.name
        finally:
            connection.close()

    def look(self):
        with self.copied() as (database, path):
            problems = sound(path)
            if problems:
                raise Finding(f"the file is damaged: {problems}")
            self.orders(database)
            self.attempts(database)
            self.callbacks(database)
            self.numbering(database)
            self.doubles(database)

    def orders(self, database):
        stored = {row[0]: row[1:] for row in database.execute(
            "SELECT id, amount, currency, attachment, token FROM orders JOIN order_texts ON order_row = orders.row")}
        for name, order in self.record.orders.items():
            if name not in stored:
                raise Finding(f"acknowledged and lost: order {name}")
            amount, currency, attachment, token = stored[name]
            if [amount, currency] != [order["due"]["value"], order["due"]["currency"]] or not order["checkoutURL"].endswith(token):
                raise Finding(f"order {name} is not what was acknowledged: {stored[name]}")
            if json.loads(attachment)["description"] != order["terms"]["description"]:
                raise Finding(f"order {name} has another description: {attachment}")

    def attempts(self, database):
        stored = {row[0]: load.Attempt(*row[1:]) for row in database.execute(
            "SELECT number, id, gateway, method, attempts.amount FROM attempts JOIN orders ON orders.row = order_row")}
        for number, attempt in self.record.attempts.items():
            if stored.get(number) != attempt:
                raise Finding(f"attempt {number} was acknowledged as {attempt} and is {stored.get(number)}")

    def callbacks(self, database):
        stored = {}
        for digest, attempt, body in database.execute(
                "SELECT json_extract(statement, '$.digest'), attempt, body FROM evidence"
                " WHERE json_extract(statement, '$.verification') = 'sealedCallback'"):
            if digest in stored:
                raise Finding(f"one callback was stored twice: {digest} of {attempt}")
            stored[digest] = load.Message(attempt, bytes(body))
        for digest, message in self.record.callbacks.items():
            if stored.get(digest) != message:
                raise Finding(f"acknowledged and not stored as it came: callback {digest} of attempt {message.attempt}")

    @staticmethod
    def numbering(database):
        """Events are 1, 2, 3 … to the order's sequence; what was recorded is 1, 2, 3 … to its count."""
        for what, rows in {
            "events": "SELECT order_row, sequence AS place FROM events",
            "positions": "SELECT order_row, position AS place FROM evidence UNION ALL SELECT order_row, position FROM attempts",
        }.items():
            last = "sequence" if what == "events" else "recorded"
            broken = database.execute(
                f"SELECT id, {last}, count(place), count(DISTINCT place), ifnull(max(place), 0), ifnull(min(place), 1) FROM orders"
                f" LEFT JOIN ({rows}) ON order_row = orders.row GROUP BY orders.row"
                f" HAVING count(place) <> {last} OR count(DISTINCT place) <> {last} OR ifnull(max(place), 0) <> {last}"
                " OR ifnull(min(place), 1) <> 1").fetchone()
            if broken:
                raise Finding(f"{what} are not numbered without gaps: {broken}")

    @staticmethod
    def doubles(database):
        for what, query in {
            "event order.paid": "SELECT order_row, count(*) FROM events WHERE name = 'order.paid' GROUP BY 1 HAVING count(*) > 1",
            "state in two events": "SELECT order_row, count(*) FROM events GROUP BY order_row, json_remove(body, '$.sequence', '$.at',"
                                   " '$.snapshot.sequence') HAVING count(*) > 1",
            "attempt of one request": "SELECT attachment, count(*) FROM attempts GROUP BY 1 HAVING count(*) > 1",
            "evidence": "SELECT key, count(*) FROM evidence WHERE key NOT LIKE '[\"query\"%' GROUP BY order_row, key HAVING count(*) > 1",
        }.items():
            double = database.execute(query).fetchone()
            if double:
                raise Finding(f"{what}, doubled: {double}")

    def answers(self, desk):
        """What was acknowledged in the last life is what the next one answers."""
        client = desk.client()
        started = {}
        for number, attempt in self.record.attempts.items():
            started.setdefault(attempt.order, set()).add(number)
        for name in set(self.record.fresh):
            answer = client.get(f"/v1/orders/{name}")
            if answer.status != 200:
                raise Finding(f"acknowledged and lost: order {name}: {answer}")
            order = answer.json()
            for field in ("id", "due", "deadline", "terms", "createdAt", "policies", "checkoutURL"):
                if name in self.record.orders and order[field] != self.record.orders[name][field]:
                    raise Finding(f"order {name} has another {field}: {order[field]}")
            if not started.get(name, set()) <= {attempt["number"] for attempt in order["attempts"]}:
                raise Finding(f"acknowledged and lost: an attempt of order {name}")
        client.close()

    def money(self, ledger):
        """Every order that the ledger says is paid is paid once, for what it asked; no other is. Returns how many, and of how many."""
        begun = collections.Counter(entry["attempt"] for entry in ledger)
        if twice := [number for number, count in begun.items() if count > 1]:
            raise Finding(f"begun more than once at a gateway: {twice[:5]}")
        truth = {entry["attempt"] for entry in ledger if entry["isPaid"]}
        with self.copied() as (database, _):
            owners = dict(database.execute("SELECT number, id FROM attempts JOIN orders ON orders.row = order_row"))
            if truth - set(owners):
                raise Finding(f"paid, and the desk knows of no attempt: {sorted(truth - set(owners))[:5]}")
            should = {owners[number] for number in truth}
            rows = database.execute(
                "SELECT id, status, recorded = applied, json_extract(snapshot, '$.received.value'), amount, snapshot,"
                " (SELECT count(*) FROM events WHERE order_row = orders.row AND name = 'order.paid')"
                " FROM orders JOIN order_texts ON order_row = orders.row").fetchall()
        for name, status, is_applied, received, amount, snapshot, told in rows:
            expected = ("paid", amount, 1) if name in should else ("open", "0", 0)
            if (status, received, told) != expected or not is_applied:
                raise Finding(f"order {name} is {status}, {received} received, told {told} times, expected {expected}: {snapshot}")
        return len(should), len(rows)
