"""Forged callbacks, and senders who do not wait for answers."""

import random
import threading
import time

from client import Client, request
from worker import Finding

SENDERS = 4
PIPELINED = 16
LONGEST = 12.0  # seconds: shorter than it takes until the desk asks about an open attempt by itself
FORM = ["Content-Type: application/x-www-form-urlencoded"]
JSON = ["Content-Type: application/json"]


def forgeries(chance, body, attempt):
    """Requests without end, each with the status that must answer it. `body` is a genuine message about another order."""
    genuine = dict(pair.split("=", 1) for pair in body.split("&"))
    number = attempt["number"]
    own = dict(attempt["instructions"]["fields"])
    while True:
        forged = dict(genuine, HashInfo=f"{chance.getrandbits(256):064X}")
        kind = chance.randrange(3)
        if kind == 0:  # the known number where anybody can write it, and a made-up text
            forged |= {"MerTradeNo": number, "EncryptInfo": f"{chance.getrandbits(4096):01024x}"}
        elif kind == 1:  # what the payer's browser was given to post: sealed by us, with the known number in it, and a right hash
            forged = own | {"Status": "SUCCESS"}
        yield 400, request("POST", "/callbacks/payuni", "&".join(map("=".join, forged.items())).encode(), FORM)
        intent = f"{chance.getrandbits(128):032x}"
        text = f'{{"payment_intent_id":"{intent}","status":"success","fiat_amount":"300","order_data":{{"order_id":"{number}"}}}}'
        yield 200, request("POST", f"/callbacks/kryptogo/{chance.getrandbits(256):064x}", text.encode(), JSON)


class Wave:
    """Some senders, each on one connection, many requests ahead of the answers."""

    def __init__(self, port, count, body, attempt, seed):
        self.port, self.sent, self.wrong = port, [0] * SENDERS, []
        self.until = time.monotonic() + LONGEST
        self.stop = threading.Event()
        self.threads = [
            threading.Thread(target=self.send, args=(index, count // SENDERS, forgeries(random.Random(f"{seed} {index}"), body, attempt)))
            for index in range(SENDERS)]
        for thread in self.threads:
            thread.start()

    def send(self, index, count, forged):
        client = Client(self.port)
        try:
            client.send(request("GET", "/healthz"))
            while self.sent[index] < count and time.monotonic() < self.until and not self.stop.is_set():
                batch = [next(forged) for _ in range(min(PIPELINED, count - self.sent[index]))]
                client.socket.sendall(b"".join(data for _, data in batch))
                for status, _ in batch:
                    answer = client.read()
                    if answer.status != status:
                        raise Finding(f"a forgery was answered with {answer}, not {status}")
                self.sent[index] += len(batch)
        except Exception as error:
            self.wrong.append(f"{type(error).__name__}: {error}")
        finally:
            client.close()

    def join(self):
        for thread in self.threads:
            thread.join()
        if self.wrong:
            raise Finding(self.wrong[0])
        return sum(self.sent)
