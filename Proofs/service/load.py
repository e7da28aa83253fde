"""Shops, payers and doubled callbacks around one desk, and a record of everything that the desk has acknowledged."""

import collections
import hashlib
import itertools
import random
import threading
import time

from client import Client, CutOff, Refused, Unanswered
from payer import messages, pay, sealed
from worker import Finding

SHOPS = 12
DEADLINE = "2099-01-01T00:00:00.000Z"
# A request that was sent so many seconds before the desk was told to stop must have been taken up.
UNDER_WAY = 0.05
# A request that a kill cut short is taken to be running for so many seconds; under its key comes 409 until then.
RUNNING = 185
JUST_CREATED = (200, 201)

Attempt = collections.namedtuple("Attempt", "order gateway method amount")
Message = collections.namedtuple("Message", "attempt body")
Question = collections.namedtuple("Question", "path content key not_before")


def is_left_alone(path, content, answer):
    """A gateway that has failed too often, or asked for it, is called no more for a while, and whoever wants to pay there is told so."""
    return path.endswith("/attempts") and content["gateway"] == "kryptogo" and answer.status in (429, 502, 503)


class Record:
    """What was acknowledged, and what was asked for without an answer."""

    def __init__(self):
        self.lock = threading.Lock()
        self.orders = {}  # id: the acknowledged order
        self.attempts = {}  # number: Attempt
        self.callbacks = {}  # digest of what was sealed: Message
        self.open_questions = []  # Question: requests that had no answer
        self.fresh = []  # ids of orders about which something was acknowledged in the present life
        self.counts = collections.Counter()
        self.findings = []

    def count(self, name):
        with self.lock:
            self.counts[name] += 1

    def order(self, answer):
        order = answer.json()
        with self.lock:
            self.orders[order["id"]] = order
            self.fresh.append(order["id"])

    def attempt(self, order, answer):
        attempt = answer.json()
        with self.lock:
            self.attempts[attempt["number"]] = Attempt(order, attempt["gateway"], attempt["method"], attempt["amount"]["value"])
            self.fresh.append(order)
        return attempt

    def callback(self, attempt, body):
        kept = sealed(body)
        with self.lock:
            self.counts["callbacks acknowledged"] += 1
            self.callbacks[hashlib.sha256(kept).hexdigest()] = Message(attempt, kept)


class Load:
    """One life's load. It ends when the desk does."""

    def __init__(self, desk, simulator, record, name, seed):
        self.desk, self.simulator, self.record, self.name = desk, simulator, record, name
        self.ending = threading.Event()
        self.ended_at = None
        self.pause = 0  # seconds in which a shop sells nothing, after each sale
        self.is_gentle = False  # the end is announced: what was under way is answered, and no answer is cut off
        self.threads = [
            threading.Thread(target=self.shop, args=(number, random.Random(f"{seed} {name} {number}"))) for number in range(SHOPS)]
        record.fresh = []
        now = time.monotonic()
        self.questions = [question for question in record.open_questions if question.not_before <= now]
        record.open_questions = [question for question in record.open_questions if question.not_before > now]

    def start(self):
        for thread in self.threads:
            thread.start()

    def end(self):
        """From here on the desk may leave requests without an answer."""
        self.ended_at = time.monotonic()
        self.ending.set()

    def join(self):
        for thread in self.threads:
            thread.join()
        if self.record.findings:
            raise Finding(self.record.findings[0])

    def shop(self, number, chance):
        client, gateway = self.desk.client(), Client(self.simulator.port)
        try:
            for question in self.questions[number::SHOPS]:
                self.ask_again(client, question)
            for count in itertools.count():
                self.sell(client, gateway, f"{self.name}-{number}-{count}", chance)
                if self.pause:
                    self.ending.wait(self.pause)
        except Unanswered as error:
            if not self.ending.is_set():
                self.record.findings.append(f"a request had no answer while nobody had stopped the desk: {error}")
            elif self.is_gentle and isinstance(error, CutOff):
                self.record.findings.append(f"half an answer was sent: {error}")
            elif self.is_gentle and not isinstance(error, Refused) and client.sent_at and client.sent_at < self.ended_at - UNDER_WAY:
                self.record.findings.append(f"a request under way was dropped, sent {self.ended_at - client.sent_at:.3f} s before the end")
        except Finding as finding:
            self.record.findings.append(str(finding))
        finally:
            client.close()
            gateway.close()

    def post(self, client, path, content, key):
        """Whatever has no answer is asked again in the next life, under the same key."""
        try:
            answer = client.post(path, content, key)
        except Unanswered:
            self.record.count("requests without an answer")
            self.keep(Question(path, content, key, 0))
            raise
        if answer.status == 503 and self.ending.is_set():
            raise Refused("it stops")
        if answer.status not in JUST_CREATED and not is_left_alone(path, content, answer):
            raise Finding(f"{path} {content}: {answer}")
        return answer

    def keep(self, question):
        with self.record.lock:
            self.record.open_questions.append(question)

    def ask_again(self, client, question):
        try:
            answer = client.post(question.path, question.content, question.key)
        except Unanswered:
            self.keep(question)
            raise
        self.record.count(f"asked again: {answer.status}")
        if answer.status == 409:
            self.keep(question._replace(not_before=time.monotonic() + RUNNING))
        elif is_left_alone(question.path, question.content, answer):
            return
        elif answer.status not in JUST_CREATED:
            raise Finding(f"asked again, {question}: {answer}")
        elif question.path.endswith("/attempts"):
            self.record.attempt(question.path.split("/")[3], answer)
        else:
            self.record.order(answer)

    def sell(self, client, gateway, order, chance):
        """One order: opened, mostly paid, and told of more than once."""
        amount = str(chance.randint(100, 9_999))
        content = {"id": order, "due": {"value": amount, "currency": "TWD"}, "deadline": DEADLINE, "description": f"Tea {order}"}
        self.record.order(self.post(client, "/v1/orders", content, f"order-{order}"))
        way = chance.choices(["none", "card", "atm", "stablecoin"], [4, 10, 4, 3])[0]
        if way == "none":
            return
        choice = {"gateway": "kryptogo" if way == "stablecoin" else "payuni", "method": way}
        path = f"/v1/orders/{order}/attempts"
        answer = self.post(client, path, choice, f"attempt-{order}")
        if answer.status not in JUST_CREATED:
            return self.record.count("intents not asked for")
        attempt = self.record.attempt(order, answer)
        number = attempt["number"]
        if way == "stablecoin":
            self.record.count(f"intents {attempt['outcome']}")
            if attempt["outcome"] == "started":
                self.simulator.control("act", {"intent": number, "action": "pay"}, gateway)
        else:
            pay(self.simulator, gateway, attempt, way)
            self.tell_again(client, gateway, number)
        if chance.random() < 0.3:
            self.ask_now(client, order)

    def ask_now(self, client, order):
        """The merchant has the gateways asked; these may fail, and the desk may find that they were asked enough."""
        answer = client.post(f"/v1/orders/{order}/sync")
        self.record.count(f"asked at once: {answer.status}")
        if answer.status not in (200, 429, 502) and not (answer.status == 503 and self.ending.is_set()):
            raise Finding(f"asked at once: {answer}")

    def tell_again(self, client, gateway, number):
        """The gateway's own messages once more, byte for byte, as if its first delivery had not been heard."""
        for message in messages(gateway, number, self.ending.is_set):
            body = message["body"].encode()
            if message.get("status") == 200:
                self.record.callback(number, body)
            for _ in range(2):
                answer = client.post_form("/callbacks/payuni", body)
                if answer.status == 200:
                    self.record.callback(number, body)
                elif not (answer.status == 503 and self.ending.is_set()):
                    raise Finding(f"a genuine callback was refused: {answer}")
